"""Messages of IPTC Recommendation 7901 (revision 5, 1995), The Text Transmission Format, into stories.

A message is SOH, a header, STX, a text, ETX, what follows the text, EOT (ISO 646 transmission control).  The header's
first line is source and number of the message, priority, category, length in words, and words of the sender's own
(``abc0123 3 pl 210  opt``); the lines after it are the keyword line, which ends in a slash.  After ETX stands the
date-time group: day, hour and minute, month, year (``051030 Jan 23``).

The recommendation marks nothing inside the text.  So the first line is read as the headline where it is short and a
line that begins the body follows it, and a finding says so; lines in brackets before a dateline are bylines.  Agencies
that keep to it (dpa, ats) end the head in the sign ``=``; in it stand remarks of the desk (``1ST LEAD``), the headline
and ``By …``.  After the text they put a notebook, which is for the editor.  A priority orders stories as an urgency
does, 1 first.  Messages of ANPA 1312, which begin alike, are refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.bylines import is_byline
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.copy_file import CopyFile, FiledStory, Filing, story_id
from pipeline.intake.decode import decoded
from pipeline.intake.hypertext_builder import too_long
from pipeline.intake.wire_item import Told, WireItem
from pipeline.model import Finding, Severity

__all__ = ["is_text_wire", "read_text_wire"]

SOH, STX, ETX, EOT = "\x01", "\x02", "\x03", "\x04"
# NUL, SYN and DEL fill a line that waits.
HEAD_BYTES = re.compile(
    rb"\A(?:\xef\xbb\xbf)?[\x00\x16\x7f\r\n ]*\x01[A-Za-z]{2,12}[0-9]{1,6}[ \t]+[0-9A-Za-z][ \t]+"
    rb"[^\s\x00-\x1f]{1,8}[ \t\r\n]"
)
# A service level, a number and US stand before the selector (ANPA 89-3).
ANPA_BYTES = re.compile(rb"\A[\x00\x16\x7f\r\n ]*\x01[^\x01\x02\r\n]{0,20}\x1f[^\x02]{0,200}\x02")
FILL = str.maketrans("", "", "\x00\x16\x7f")
HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
HEAD = re.compile(
    r"\s*(?P<source>[A-Za-z]{2,12})(?P<number>[0-9]{1,6})[ \t]+(?P<priority>[0-9A-Za-z])[ \t]+(?P<category>\S{1,8})"
    r"(?:[ \t]+(?P<length>[0-9]{1,6}))?[ \t]*(?P<own>[^\n]*)"
)
DATE_TIME = re.compile(
    r"\b(?P<day>\d\d)(?P<time>\d{4})(?:Z|[ \t]+[A-Z]{3,4})?[ \t]+(?P<month>[^\W\d_]{3,4})\.?[ \t]+(?P<year>\d{2,4})\b"
)
NOT_PUBLIC = re.compile(
    r"not (?:intended )?for publication|nicht zur Ver[oö]ffentlichung|以下内容不供发表|不供刊用", re.IGNORECASE
)
NOTEBOOK = re.compile(r"^#+ *(?:dpa[ -]*)?(?:notebook|notizblock)\s*$", re.IGNORECASE | re.MULTILINE)
REMARK = re.compile(r"(?:\d(?:ST|ND|RD|TH) )?[A-Z][A-Z /-]{1,18}:?|\d(?:ST|ND|RD|TH) (?:LEAD|TAKE|ADD)")
CREDITED = re.compile(r"(?:by|von|par|por|di)\s+\S", re.IGNORECASE)
HEADLINE_LINES = 3
MARKED_LINES = 6
HEADLINE_AT_MOST = 80
MOST_LINES = 200_000
FIRST_WIDE = "\u2e80"
INDENT = (" ", "\t", "\u3000")


@dataclass(frozen=True, slots=True)
class _Message:
    """The parts of a message with the lines they begin at."""

    header: str
    header_line: int
    text: str
    text_line: int
    after: str


def is_text_wire(data: bytes) -> bool:
    """Whether bytes open with SOH and a message header, of IPTC 7901 or ANPA 1312, and go on to STX."""
    return (HEAD_BYTES.match(data) is not None and b"\x02" in data) or ANPA_BYTES.match(data) is not None


def read_text_wire(copy: CopyFile) -> Filing:
    """The stories of a file, one a message.

    Raises:
        SourceError: no text, a message of ANPA 1312, or one that has no STX or no ETX; with the line.
    """
    if ANPA_BYTES.match(copy.data) is not None:
        raise SourceError(
            Say(zh="这是 ANPA 1312 电文，不是 IPTC 7901。", en="This is a message of ANPA 1312, not of IPTC 7901."),
            where=Where(copy.name),
            remedy=Say(
                zh="请来稿方发 NITF、NewsML-G2 或 ninjs，或只存文字为 .txt。",
                en="Ask the agency for NITF, NewsML-G2 or ninjs, or save the words alone as .txt.",
            ),
        )
    read = decoded(copy.data, copy.name, _western(copy.data))
    text = read.text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    cleaning = Cleaning(copy.name)
    stories: list[FiledStory] = []
    told: list[Finding] = []
    for number, message in enumerate(_messages(text, copy.name), start=1):
        item = WireItem(copy.name, story_id(copy, number), message.header_line)
        _header(message, item, cleaning)
        _text(message, item, cleaning)
        _after(message, item, cleaning)
        filed, own = item.filed()
        stories.append(filed)
        told += own
    return Filing(stories=tuple(stories), findings=(*read.findings, *cleaning.findings(), *told))


def _western(data: bytes) -> str | None:
    """Latin-1 where it cannot be Chinese: bytes of GB 18030 come in twos and more, accents one by one."""
    runs = [len(found.group()) for found in HIGH_BYTES.finditer(data)]
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "iso-8859-1" if sum(length == 1 for length in runs) > len(runs) / 2 else None
    return None


def _messages(text: str, name: str) -> Iterator[_Message]:
    before, *wholes = text.split(SOH)
    line = before.count("\n") + 1
    for whole in wholes:
        header, stx, rest = whole.partition(STX)
        body, etx, after = rest.partition(ETX)
        if not stx or not etx:
            missing = "STX" if not stx else "ETX"
            raise SourceError(
                Say(zh=f"电文断在半路：没有 {missing}。", en=f"The message breaks off: it has no {missing}."),
                where=Where(name, line),
                remedy=Say(zh="请对方重发。", en="Have it sent again."),
            )
        text_line = line + header.count("\n")
        yield _Message(header, line, body.translate(FILL), text_line, after.partition(EOT)[0].translate(FILL))
        line += whole.count("\n")


def _header(message: _Message, item: WireItem, cleaning: Cleaning) -> None:
    line = message.header_line
    clean = cleaning.text(message.header, line)
    found = HEAD.match(clean)
    if found is None:
        item.tell("header", clean)
        return
    if found["priority"] in "123456789":
        item.urgency = int(found["priority"])
    item.section = Told(found["category"], (line,))
    for key in ("source", "number", "priority", "category", "length", "own"):
        item.tell(key, found[key] or "")
    for row in clean[found.end() :].split("\n"):
        item.tell("keywords", row.strip(" \t/"))


def _text(message: _Message, item: WireItem, cleaning: Cleaning) -> None:
    public, private = _parted(message.text)
    if private:
        item.notes.append(cleaning.text(private, None))
    clean = cleaning.text(public, message.text_line)
    if clean.count("\n") > MOST_LINES:
        raise too_long(item.name, message.text_line)
    rows = [(message.text_line + number, row.rstrip()) for number, row in enumerate(clean.split("\n"))]
    first = next((number for number, (_, row) in enumerate(rows) if row.strip()), len(rows))
    rows = rows[first:]
    _headline(rows, item)
    for block in _blocks(rows):
        words = _joined([row.strip(" \t\u3000") for _, row in block])
        told = Told(words, tuple(line for line, _ in block))
        if not item.paragraphs and is_byline(words):
            item.add_byline(told)
        else:
            item.add_paragraph(told)


def _parted(text: str) -> tuple[str, str]:
    """What is to be printed, and what the sender says is not, from the line that says so."""
    found = [sign.start() for sign in (NOT_PUBLIC.search(text), NOTEBOOK.search(text)) if sign is not None]
    if not found:
        return text, ""
    start = text.rfind("\n", 0, min(found)) + 1
    return text[:start], text[start:]


def _headline(rows: list[tuple[int, str]], item: WireItem) -> None:
    """The head up to a line that ends in the sign ``=``, else short first lines up to an empty or an indented one."""
    marked = next((number for number, (_, row) in enumerate(rows[:MARKED_LINES]) if row.endswith("=")), None)
    if marked is not None and not any(row.startswith(INDENT) for _, row in rows[1 : marked + 1]):
        head, rows[:] = rows[: marked + 1], rows[marked + 1 :]
        _marked_head([(line, text) for line, row in head if (text := _bare(row))], item)
        while rows and rows[0][1].endswith("=") and CREDITED.match(_bare(rows[0][1])):
            line, row = rows.pop(0)
            item.add_byline(Told(_bare(row), (line,)))
        return
    head = []
    while len(head) < HEADLINE_LINES and rows and rows[0][1].strip():
        if head and rows[0][1].startswith(INDENT):
            break
        head.append(rows.pop(0))
    words = [_bare(row) for _, row in head]
    followed = bool(rows) and any(row.strip() for _, row in rows)
    short = all(len(text) <= HEADLINE_AT_MOST and not text.endswith("。") for text in words)
    if not head or not followed or not short:
        rows[:0] = head
        return
    item.headline += [Told(text, (line,)) for (line, _), text in zip(head, words, strict=True)]
    item.findings.append(_read_as_headline(item, head[0][0], words[0]))


def _marked_head(head: list[tuple[int, str]], item: WireItem) -> None:
    """Remarks of the desk first, then the headline, then who wrote it."""
    while len(head) > 1 and CREDITED.match(head[-1][1]):
        line, text = head.pop()
        item.add_byline(Told(text, (line,)))
    while len(head) > 1 and REMARK.fullmatch(head[0][1]):
        item.signals.append(head.pop(0)[1])
    item.headline += [Told(text, (line,)) for line, text in head]


def _bare(row: str) -> str:
    return row.strip(" \t\u3000").removesuffix("=").rstrip()


def _blocks(rows: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Paragraphs: an empty line or an indented one begins another."""
    block: list[tuple[int, str]] = []
    for line, row in rows:
        if block and (not row.strip() or row.startswith(INDENT)):
            yield block
            block = []
        if row.strip():
            block.append((line, row))
    if block:
        yield block


def _joined(rows: list[str]) -> str:
    """Lines of one paragraph: they join with a space unless a Chinese character stands there; a hyphen stays."""
    text = rows[0]
    for row in rows[1:]:
        text += row if text[-1] >= FIRST_WIDE or row[:1] >= FIRST_WIDE else f" {row}"
    return text


def _after(message: _Message, item: WireItem, cleaning: Cleaning) -> None:
    clean = cleaning.text(message.after, None)
    found = DATE_TIME.search(clean)
    if found is not None:
        item.tell("date-time", found.group())
        clean = clean[: found.start()] + clean[found.end() :]
    item.tell("post-text", clean)


def _read_as_headline(item: WireItem, line: int, words: str) -> Finding:
    return Finding(
        "intake-first-line-headline",
        Severity.NOTE,
        Where(item.name, line),
        Say(zh=f"电文第一行“{words}”读作标题。", en=f"The first line, “{words}”, was read as the headline."),
        Say(zh="如是正文，请改。", en="Put it into the text if it belongs there."),
        item.id,
        ("paragraphs",),
        0.8,
    )
