"""Ways to spoil lines of body type in a finished PDF, by editing its content."""

import re
from collections.abc import Callable
from itertools import pairwise

from pikepdf import Array, Pdf

LINE = re.compile(rb"1 0 0 -1 (?P<x>[\d.]+) (?P<y>[\d.]+) Tm\n\[(?P<shown>[^\]]*)\] TJ\n")
HAN_LINE_CODES = 15


def code_of(pdf: Pdf, font: str, character: str) -> bytes:
    """The glyph code of a character, as four hexadecimal digits."""
    cmap: bytes = pdf.pages[0].obj.Resources.Font[font].ToUnicode.read_bytes()
    digits = character.encode("utf-16-be").hex().encode()
    found = re.search(rb"<([0-9a-fA-F]{4})> <" + digits + rb">", cmap)
    assert found is not None
    code: bytes = found.group(1)
    return code


def body_font(data: bytes) -> bytes:
    """The resource name of the font in which most lines are shown at the body's size."""
    names = re.findall(rb"(/\w+) 14 Tf", data)
    most: bytes = max(sorted(set(names)), key=names.count)
    return most


def edit(pdf: Pdf, change: Callable[[bytes], bytes]) -> None:
    page = pdf.pages[0].obj
    data = b"\n".join(stream.read_bytes() for stream in page.Contents)
    changed = change(data)
    assert changed != data
    page.Contents = Array([pdf.make_stream(changed)])


def full_han_lines(data: bytes) -> list[re.Match[bytes]]:
    """Lines of nothing but whole cells, inside a paragraph: the line after goes on at the left edge."""
    lines = list(LINE.finditer(data))
    return [
        line
        for line, after in pairwise(lines)
        if line["x"] == after["x"] == b"0"
        and line.end() == after.start()
        and re.fullmatch(rb"<[0-9a-f]{%d}>" % (4 * HAN_LINE_CODES), line["shown"])
    ]


def replace_shown(data: bytes, line: re.Match[bytes], shown: bytes) -> bytes:
    return data[: line.start("shown")] + shown + data[line.end("shown") :]


def off_the_grid(pdf: Pdf) -> None:
    def change(data: bytes) -> bytes:
        line = full_han_lines(data)[0]
        lower = b"%.4f" % (float(line["y"]) + 1)
        return data[: line.start("y")] + lower + data[line.end("y") :]

    edit(pdf, change)


def off_the_edge(pdf: Pdf) -> None:
    def change(data: bytes) -> bytes:
        line = full_han_lines(data)[0]
        return data[: line.start("x")] + b"2" + data[line.end("x") :]

    edit(pdf, change)


def mark_at_start(pdf: Pdf) -> None:
    def change(data: bytes) -> bytes:
        line = full_han_lines(data)[0]
        comma = code_of(pdf, body_font(data).decode(), "，")
        return replace_shown(data, line, b"<" + comma + line["shown"][5:])

    edit(pdf, change)


def mark_at_end(pdf: Pdf) -> None:
    def change(data: bytes) -> bytes:
        line = full_han_lines(data)[0]
        opening = code_of(pdf, body_font(data).decode(), "（")
        return replace_shown(data, line, line["shown"][:-5] + opening + b">")

    edit(pdf, change)


def spread(pdf: Pdf) -> None:
    def change(data: bytes) -> bytes:
        line = full_han_lines(data)[0]
        codes = re.findall(rb"[0-9a-f]{4}", line["shown"])
        kept = codes[:6] + codes[8:]
        step = -2000 / (len(kept) - 1)
        return replace_shown(data, line, b"<" + (b">%.3f<" % step).join(kept) + b">")

    edit(pdf, change)


def lone_character(pdf: Pdf) -> None:
    def change(data: bytes) -> bytes:
        lines = list(LINE.finditer(data))
        for line, after in pairwise(lines):
            # A paragraph's last line: the next one is indented.
            if line["x"] == b"0" and after["x"] == b"28" and line.end() == after.start():
                return replace_shown(data, line, line["shown"][:5] + b">")
        return data

    edit(pdf, change)


def other_face(pdf: Pdf) -> None:
    def change(data: bytes) -> bytes:
        body = body_font(data)
        other = next(name for name in re.findall(rb"(/\w+) 14 Tf", data) if name != body)
        strange = code_of(pdf, other.decode(), "记")
        line = full_han_lines(data)[0]
        shown = line["shown"]
        parts = b"%s>] TJ %s 14 Tf [<%s>] TJ %s 14 Tf [<%s" % (shown[:25], other, strange, body, shown[29:])
        return replace_shown(data, line, parts)

    edit(pdf, change)
