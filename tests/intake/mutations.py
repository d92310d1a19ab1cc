"""A seeded hand that damages copy: bits turned, parts cut, doubled, moved, nested, poisoned; values and tags exchanged.

XML, JSON and the parts of a Word file are also changed inside their grammar, for what is not well-formed is refused
before a reader sees it.
"""

import json
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from lxml import etree

__all__ = ["mutated"]

HOSTILE = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80", b"\x1b[31m", b"\x85",
    "\u202e\u2066\u200b\ufeff".encode(), "\ufffe\uffff".encode(), "\U000e0041".encode(), "a\u0301\u0301".encode(),
    b"\r", b"\r\n\r", b"\x0c", b"\t", b"---\n", b"\n---\n", b"&amp;", b"&lol;", b"&#0;", b"&#xD800;", b"&#x10FFFF;",
    b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>', b"<![CDATA[", b"]]>", b"<!--", b"<script>",
    b'<img src="file:///etc/passwd">', b'<img src="../../x.jpg">', b'<xi:include href="file:///etc/passwd"/>',
    b"{{x}}", b"{% x %}", b"${x}", b"{.signed} ", b"{a|b", b"[x]{.kai", b"**", b"~", b"^", b"`", b"> ", b"- ", b"| a |",
    b'"', b"\\", b"\\ud800", b"1e999999", b"9" * 400, b"-0", b"NaN", b"null", b"[[", b"{{", b"*a", b"&a ",
    b"!!python/x ", b"?", b"<<: ", b"\x01", b"\x02", b"\x03", b"\x04",
    "（下转第2版）".encode(), "图为".encode(), "：".encode(), "　".encode(), "🧑‍🚀".encode(),
)  # fmt: skip
NESTED = ((b"[", b"]"), (b'{"a":', b"}"), (b"<p>", b"</p>"), (b"<b>", b""), (b"> ", b""), (b"- ", b""), (b"(", b")"))
ENCODINGS = ("utf-16", "utf-16-be", "gb18030", "utf-8-sig", "utf-32", "big5", "latin-1")
VALUES: tuple[object, ...] = (
    None, True, 0, -1, 10**30, 1e308, "", " ", "x", "\ud800", "\x00\x1b[31m", "../../etc/passwd", "/etc/passwd",
    "http://example.invalid/a.jpg", "file:///etc/passwd", "2024-02-30", "9999-12-31T25:61:61+99:99", [], {}, [[]],
    [{}], {"a": {}}, ["x", 1], "<p>x", "<p><b>x</p></b>", "x\n\n\ny", "长" * 3_000,
)  # fmt: skip
WORDS = tuple(value for value in VALUES if isinstance(value, str) and value.isprintable())

KEYS = ("", "x\x7f\x1b[31m", "body_", "headline_", "description_", "/", "~", "__class__", "长" * 500, "Byline")

Mutation = Callable[[random.Random, bytes], bytes]


def mutated(chance: random.Random, whole: bytes) -> bytes:
    """A sample changed once to three times; text is mostly mended to UTF-8, for what is none is refused at once."""
    data = whole
    for _ in range(chance.choice((1, 1, 2, 3))):
        data = chance.choice(MUTATIONS)(chance, data or b"?")
    if whole.isascii() or chance.random() < 0.1 or b"\x00" in whole:
        return data
    return data.decode("utf-8", "ignore").encode()


def flipped(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 9)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut_off(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def cut_out(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:start] + data[end:]


def doubled(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:end] + data[start:end] * chance.randrange(1, 6) + data[end:]


def moved(chance: random.Random, data: bytes) -> bytes:
    start, middle, end = sorted(chance.randrange(len(data)) for _ in range(3))
    return data[:start] + data[middle:end] + data[start:middle] + data[end:]


def poisoned(chance: random.Random, data: bytes) -> bytes:
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(HOSTILE) * chance.choice((1, 1, 1, 40)) + data[at:]
    return data


def nested(chance: random.Random, data: bytes) -> bytes:
    before, after = chance.choice(NESTED)
    at, deep = chance.randrange(len(data) + 1), chance.choice((30, 300, 3000))
    return data[:at] + before * deep + after * deep + data[at:]


def recoded(chance: random.Random, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "ignore")


def inside_its_grammar(chance: random.Random, data: bytes) -> bytes:
    """XML stays XML, JSON stays JSON, and a package stays a package; other text has two of its lines exchanged."""
    if data.startswith(b"PK\x03\x04"):
        return _repacked(chance, data)
    try:
        return _json_changed(chance, data)
    except (ValueError, RecursionError):
        pass
    try:
        return _xml_changed(chance, data)
    except etree.XMLSyntaxError:
        lines = data.split(b"\n")
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
        return b"\n".join(lines)


MUTATIONS: tuple[Mutation, ...] = (
    flipped, cut_off, cut_out, doubled, moved, poisoned, poisoned, nested, recoded,
    inside_its_grammar, inside_its_grammar, inside_its_grammar, inside_its_grammar,
)  # fmt: skip


def _repacked(chance: random.Random, data: bytes) -> bytes:
    """One part of a package changed, dropped or called otherwise."""
    out = BytesIO()
    try:
        with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(out, "w") as changed:
            names = package.namelist()
            # The text is where a reader has most to do.
            chosen = chance.choice([*names, *[name for name in names if name.endswith(("document.xml", ".rels"))] * 4])
            action = chance.choice(("drop", "rename", "change", "change", "change", "change"))
            for name in names:
                part = package.read(name)
                if name != chosen or action == "change":
                    changed.writestr(name, inside_its_grammar(chance, part) if name == chosen else part)
                elif action == "rename":
                    changed.writestr(chance.choice(("../x.xml", "/x.xml", name.upper(), "word/x.xml")), part)
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError, zlib.error):
        return flipped(chance, data)
    return out.getvalue()


def _json_changed(chance: random.Random, data: bytes) -> bytes:
    said = json.loads(data)
    places = list(_json_places(said))
    if not places:
        raise ValueError(data)
    for _ in range(chance.randrange(1, 4)):
        holder, key = chance.choice(places)
        if isinstance(holder, list):
            holder[int(key)] = chance.choice(VALUES)
        elif chance.random() < 0.2:
            holder.pop(str(key), None)
        elif chance.random() < 0.2:
            holder[chance.choice(KEYS)] = holder.get(str(key))
        else:
            holder[str(key)] = chance.choice(VALUES)
    return json.dumps(said).encode()


def _json_places(said: object) -> Iterator[tuple[dict[str, object] | list[object], str | int]]:
    if isinstance(said, dict | list):
        for key, value in list(said.items() if isinstance(said, dict) else enumerate(said)):
            yield said, key
            yield from _json_places(value)


def _xml_changed(chance: random.Random, data: bytes) -> bytes:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for _ in range(chance.randrange(1, 5)):
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        one, other = chance.choice(elements), chance.choice(elements)
        action = chance.randrange(7)
        if action == 0 and one is not root:
            one.getparent().remove(one)
        elif action == 1 and one is not root:
            one.addnext(etree.fromstring(etree.tostring(one, with_tail=False)))
        elif action == 2 and one is not root and one not in (other, *other.iterancestors()):
            other.append(one)
        elif action == 3:
            one.tag = other.tag
        elif action == 4:
            one.text = chance.choice(WORDS)
        elif action == 5 and one.attrib:
            one.set(chance.choice(list(one.attrib)), chance.choice(WORDS))
        elif action == 6:
            one.tail = (one.tail or "") + chance.choice(WORDS)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
