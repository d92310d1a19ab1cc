"""Blocks of a Markdown story: paragraphs, verse, lists, small tables, the parts of a letter.

Blocks are apart by an empty line.  ``### x`` is a subhead; ``- x`` and ``1. x`` are items; ``> x`` keeps its lines, as
do lines that end in two spaces or a backslash; ``| a | b |`` is a row, and an empty line parts two tables; a line
``![x](file)`` is a picture with its caption; ``{.signed} x`` says a form outright (also ``.flush .item .verse .stanza
.subhead .row .table .brief .prose``).  A bullet becomes the character •.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.intake.markdown_inline import kept_white, marked_text, read_inline
from pipeline.intake.markdown_links import unlinked
from pipeline.intake.nesting import nested
from pipeline.model import Form, Span, Story

__all__ = ["Body", "body_markdown", "read_body"]

BLANK = " \t\u3000"
SUBHEAD = re.compile(r"#{2,6}\s+(?P<text>.+?)\s*#*\Z")
BULLET = re.compile(r"[-*+]\s+(?P<text>\S.*)\Z")
NUMBERED = re.compile(r"[0-9]{1,3}[.)]\s+\S")
QUOTED = re.compile(r">\s?(?P<text>.*)\Z")
ROW = re.compile(r"\|(?P<cells>(?:[^\\]|\\.)*)\|\Z")
RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\Z")
# An upright stroke inside {囧|jiǒng} ends no cell.
CELL = re.compile(r"(?:\{[^{}|\\]{1,16}\|[^{}|\\]{1,48}\}|[^|\\]|\\.)*(?:\||\Z)")
DASHES = re.compile(r":?-+:?\Z")
TAB = r"\u{9}"
BACKSLASHED = re.compile(r"\\.")
OUTRIGHT = re.compile(r"\{\.(?P<form>prose|verse|stanza|item|subhead|row|table|flush|signed|brief)\}\s*(?P<text>.*)\Z")
PICTURE = re.compile(r"!\[(?P<words>[^\[\]]*)\]\(\s*<?(?P<file>[^<>()\s]+)>?(?:\s+\"[^\"]*\")?\s*\)\Z")
# What would be read as a block's marker at the head of a plain paragraph.
HEAD = re.compile(r"\A(?:[#>+-]|[0-9]{1,3}(?=[.)]))")


# The first line of a block that follows its like begins the next stanza, or the next table.
FURTHER = {(Form.VERSE, Form.VERSE): Form.STANZA, (Form.ROW, Form.ROW): Form.TABLE}


@dataclass(frozen=True, slots=True)
class Body:
    """What stands below the front matter.

    ``lines`` are the numbers of the lines that were read; ``pictures`` those the body names, each as written with the
    words of its caption and its line.
    """

    paragraphs: tuple[str, ...]
    forms: tuple[Form, ...]
    spans: tuple[Span, ...]
    lines: tuple[int, ...]
    title: str
    pictures: tuple[tuple[str, str, int], ...] = ()
    links: tuple[tuple[str, int], ...] = ()
    """What is not printed of links, each with its line."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    kept: bool


def read_body(body: str, first_line: int, *, take_title: bool) -> Body:
    """Read the body of a story.

    Args:
        body: the file's text below the front matter.
        first_line: the number of its first line.
        take_title: a first line ``# x`` is the headline.
    """
    bare = unlinked(body)
    links = tuple((link.told, first_line + link.line) for link in bare.links)
    blocks, lines, title = _blocks(bare.text, first_line, take_title=take_title)
    paragraphs: list[str] = []
    forms: list[Form] = []
    spans: list[Span] = []
    pictures: list[tuple[str, str, int]] = []
    for whole in blocks:
        named = [(line, found) for line in whole if (found := PICTURE.match(line.text))]
        pictures += [(found["file"], read_inline(found["words"]).text.strip(), line.number) for line, found in named]
        block = [line for line in whole if not PICTURE.match(line.text)]
        for place, (form, source) in enumerate(_forms(block)):
            marked = read_inline(source)
            if not marked.text.strip() and "\t" not in marked.text:
                continue
            if place == 0 and forms:
                form = FURTHER.get((form, _kind(forms[-1])), form)  # noqa: PLW2901 - clear by what it follows
            spans += [replace(span, paragraph=len(paragraphs)) for span in marked.spans]
            paragraphs.append(marked.text)
            forms.append(form)
    plain = all(form is Form.PROSE for form in forms)
    return Body(
        tuple(paragraphs), () if plain else tuple(forms), tuple(spans), tuple(lines), title, tuple(pictures), links
    )


def _blocks(body: str, first_line: int, *, take_title: bool) -> tuple[list[list[_Line]], list[int], str]:
    blocks: list[list[_Line]] = [[]]
    lines: list[int] = []
    title = ""
    for number, raw in enumerate(body.split("\n"), start=first_line):
        text = raw.strip(BLANK + "\r")
        if take_title and not title and not any(blocks) and text.startswith("# "):
            title = text[2:].strip()
            lines.append(number)
        elif text and text != ">":
            cut = len(text) - len(text.rstrip("\\"))
            blocks[-1].append(_Line(number, text, raw.endswith("  ") or cut % 2 == 1))
            lines.append(number)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block], lines, title


def _forms(block: list[_Line]) -> Iterator[tuple[Form, str]]:
    """The paragraphs of a block, still with their inline markers."""
    own_forms = [_own_form(line.text) for line in block]
    if len(block) > 1 and any(line.kept for line in block) and not any(own_forms):
        yield from ((Form.VERSE, _without_break(line)) for line in block)
        return
    pending: list[str] = []
    for line, own in zip(block, own_forms, strict=True):
        if own is None:
            pending.append(line.text)
            continue
        if pending:
            yield Form.PROSE, _joined(pending)
            pending = []
        form, text = own
        if text is not None:
            yield form, text
    if pending:
        yield Form.PROSE, _joined(pending)


def _without_break(line: _Line) -> str:
    return line.text.removesuffix("\\").rstrip(BLANK) if line.kept else line.text


def _own_form(text: str) -> tuple[Form, str | None] | None:
    """A line that is a paragraph by itself; no text for the rule below a table's head."""
    outright = OUTRIGHT.match(text)
    if outright:
        form = Form(outright["form"])
        return form, BACKSLASHED.sub(_tab, outright["text"]) if _kind(form) is Form.ROW else outright["text"]
    if RULE.match(text):
        return Form.ROW, None
    row = ROW.match(text)
    if row:
        cells = [cell.removesuffix("|").strip() for cell in CELL.findall(row["cells"])]
        return Form.ROW, "\t".join(cells[:-1] if cells[-1] == "" else cells)
    for pattern, form in ((SUBHEAD, Form.SUBHEAD), (QUOTED, Form.VERSE)):
        found = pattern.match(text)
        if found:
            return form, found["text"].strip(BLANK)
    bullet = BULLET.match(text)
    if bullet:
        return Form.ITEM, f"• {bullet['text']}"
    return (Form.ITEM, text) if NUMBERED.match(text) else None


def _tab(found: re.Match[str]) -> str:
    return TAB if found.group() == "\\t" else found.group()


def _joined(lines: Sequence[str]) -> str:
    """Lines of one paragraph: Han joins without a space, Latin with one."""
    text = lines[0]
    for line in lines[1:]:
        latin = text[-1].isascii() and text[-1].isalnum() and line[0].isascii() and line[0].isalnum()
        text += f" {line}" if latin else line
    return text


def body_markdown(story: Story) -> str:
    """A story's body as ``read_body`` reads it again."""
    blocks: list[str] = []
    before = Form.PROSE
    set_apart: dict[int, list[Span]] = {}
    for span in story.spans:
        set_apart.setdefault(span.paragraph, []).append(span)
    for number, text in enumerate(story.paragraphs):
        form = story.form(number)
        spans = nested(set_apart.get(number, ()), len(text))
        line = _written(form, marked_text(text, spans, in_row=_kind(form) is Form.ROW), after=_kind(before))
        if blocks and form in (Form.VERSE, Form.ROW) and form is _kind(before):
            blocks[-1] += f"\n{line}"
        else:
            blocks.append(line)
        before = form
    return "\n\n".join(blocks) + "\n"


def _kind(form: Form) -> Form:
    """What a line belongs to: a stanza to verse, a table's first row to rows."""
    return {Form.STANZA: Form.VERSE, Form.TABLE: Form.ROW}.get(form, form)


def _written(form: Form, source: str, *, after: Form) -> str:
    line = kept_white(source)
    if form is Form.PROSE:
        return HEAD.sub(_escaped_head, line, count=1)
    outright = f"{{.{form.value}}} {line}"
    if form in (Form.STANZA, Form.TABLE) and after is not _kind(form):
        return outright
    if _kind(form) is Form.VERSE:
        return f"> {line}"
    if _kind(form) is Form.ROW:
        return "| " + " | ".join(_cell(cell) for cell in source.split(TAB)) + " |"
    if form is Form.ITEM:
        return _item(line) or outright
    return f"### {line}" if form is Form.SUBHEAD and not line.endswith("#") else outright


def _item(line: str) -> str:
    """An item as one writes it; nothing for one that begins with another sign."""
    if line.startswith("• ") and line[2:3].strip():
        return f"- {line[2:]}"
    return line if NUMBERED.match(line) else ""


def _cell(source: str) -> str:
    """A cell's source; one of dashes alone would be the rule below a table's head."""
    return f"\\{source}" if DASHES.match(source) else kept_white(source)


def _escaped_head(found: re.Match[str]) -> str:
    marker = found.group()
    return f"{marker}\\" if marker[0].isdigit() else f"\\{marker}"
