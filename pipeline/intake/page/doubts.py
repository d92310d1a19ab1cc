"""What the text of a page leaves open, said as findings: what else a line could be, best first, and how sure we are.

``asking`` says which of them are worth asking; a person settles each by one look at one line.
"""

from collections.abc import Sequence

from pipeline.errors import Say, Where
from pipeline.intake.page.joins import Join
from pipeline.intake.page.lines import Line
from pipeline.intake.page.loose import Settled
from pipeline.intake.page.story import story_id
from pipeline.model import Finding, Severity, Story

__all__ = [
    "SURE",
    "breaks_off",
    "column_head",
    "editors",
    "join",
    "jump",
    "kind",
    "loose",
    "margin",
    "mended",
    "picture_place",
    "start",
]

SURE = 0.9
LONGEST_QUOTE = 24
NAMES = {
    "COLUMN_HEAD": ("栏题", "a column head"),
    "KICKER": ("引题", "a kicker"),
    "HEADLINE": ("主题", "a headline"),
    "DECK": ("副题", "a deck"),
    "BYLINE": ("署名", "a byline"),
    "BODY": ("正文", "body text"),
    "SUBHEAD": ("小标题", "a subhead"),
    "PICTURE": ("图片说明", "a caption"),
    "CLOSING": ("署名或落款", "a signature"),
    "SHORT": ("诗行或表格", "verse or a row"),
    "FURNITURE": ("口号", "a slogan"),
}


def _quoted(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:12]}…{text[-8:]}"


def _finding(
    code: str,
    line: int,
    name: str,
    story: str | None,
    said: tuple[str, str],
    alternatives: tuple[str, ...],
    confidence: float | None,
    severity: Severity = Severity.WARNING,
) -> Finding:
    remedy = Say(
        zh="在稿件文件夹里核对，改正后再排。", en="Settle it in the issue folder (banmian parse) and build again."
    )
    kept = None if confidence is None else round(min(max(confidence, 0.01), 0.99), 2)
    return Finding(code, severity, Where(name, line), Say(zh=said[0], en=said[1]), remedy, story, alternatives, kept)


def start(
    line: Line, name: str, story: str, before: str | None, confidence: float, *, begins: bool, opens: str = ""
) -> Finding:
    """A story was begun at a line, or not, and it may be otherwise; ``opens`` is what it would begin with."""
    text = _quoted(line.text)
    if begins:
        said = (
            f"从“{text}”起读作新的一篇 {story}，也可能接着上一篇。",
            f"{story} was begun at “{text}”; it may go on with the one before.",
        )
        others: tuple[str, ...] = (f"goes on with {before}",) if before else ("furniture",)
    else:
        said = (
            f"“{text}”读作 {story} 的内容，也可能是新的一篇的开头。",
            f"“{text}” was read as part of {story}; it may begin another story.",
        )
        others = (f"begins a story with {NAMES[opens][1]}" if opens else "begins a story",)
    return _finding("intake-story-start", line.number, name, story, said, others, confidence)


def kind(
    line: Line, name: str, story: str | None, chosen: str, other: str, confidence: float, lines: int = 1
) -> Finding:
    """A line was read as one kind and may be another; ``lines`` neighbours are in the same doubt."""
    text = _quoted(line.text)
    more = (f"（前后共 {lines} 行）", f" ({lines} lines here)") if lines > 1 else ("", "")
    said = (
        f"“{text}”{more[0]}读作{NAMES[chosen][0]}，也可能是{NAMES[other][0]}。",
        f"“{text}”{more[1]} was read as {NAMES[chosen][1]}; it may be {NAMES[other][1]}.",
    )
    return _finding("intake-line-kind", line.number, name, story, said, (NAMES[other][1],), confidence)


def join(own: Join, name: str, story: str) -> Finding:
    """Two lines were made one paragraph, or left two, and it may be otherwise."""
    before, after = own.first.text[-8:], own.second.text[:8]
    verb = ("接成一段", "joined") if own.joined else ("分作两段", "left apart")
    other = ("apart",) if own.joined else ("joined",)
    said = (f"“…{before}”与“{after}…”{verb[0]}，请核对。", f"“…{before}” and “{after}…” were {verb[1]}; look again.")
    return _finding("intake-join", own.second.number, name, story, said, other, own.confidence)


def column_head(lines: Sequence[Line], name: str, story: str, confidence: float) -> Finding:
    """A line above kicker and headline was read as the story's column head."""
    text = " / ".join(line.text for line in lines)
    return _finding(
        "intake-column-head", lines[0].number, name, story,
        (f"“{text}”读作本篇栏题，也可能是口号。", f"“{text}” was read as a column head; it may be a slogan."),
        ("furniture", "kicker"), confidence,
    )  # fmt: skip


def loose(piece: Settled, name: str, page: int) -> Finding:
    """Display lines away from any body: read as the column head of a story, or as furniture."""
    text = " / ".join(line.text for line in piece.lines)
    nearest = story_id(piece.nearest, page) if piece.nearest is not None else None
    first = piece.lines[0].number
    if piece.draft is not None:
        return _finding(
            "intake-late-column-head", first, name, nearest,
            (f"“{text}”在稿件之后，读作 {nearest} 的栏题，也可能是口号。",
             f"“{text}” comes after the stories; it was read as the column head of {nearest}, and may be a slogan."),
            ("furniture",), min(0.4 + 0.05 * piece.shared, 0.9),
        )  # fmt: skip
    advert = piece.kind == "advertisement"
    zh, en = ("广告", "an advertisement") if advert else ("口号", "a slogan")
    other = f"column_head of {nearest}" if nearest else "a headline"
    return _finding(
        "intake-furniture", first, name, None,
        (f"“{text}”读作{zh}，也可能是{nearest or '某篇'}的栏题。", f"“{text}” was read as {en}; it may be {other}."),
        (other,), 0.9 if piece.shared < 3 or advert else 0.7,  # noqa: PLR2004
    )  # fmt: skip


def margin(kind_of: str, lines: Sequence[Line], name: str) -> Finding:
    """Text of masthead, folio or editors was kept apart: print sets its own."""
    text = " / ".join(line.text for line in lines)
    zh = {"masthead": "报头", "folio": "报眉", "editors": "编辑署名"}[kind_of]
    said = (f"“{text}”读作{zh}，不排进版面。", f"“{text}” was read as {kind_of}; it is not printed.")
    return _finding("intake-margin", lines[0].number, name, None, said, ("text of a story",), 0.97, Severity.NOTE)


def jump(text: str, line: int, name: str) -> Finding:
    """A jump line on a page without a story."""
    said = (f"“{text}”没有可归的稿件，不排进版面。", f"“{text}” belongs to no story of the page; it is not printed.")
    return _finding("intake-margin", line, name, None, said, ("text of a story",), 0.97, Severity.NOTE)


def editors(names: Sequence[str], line: Line, name: str, page: int) -> Finding:
    """The copy names the page's editors and issue.toml does not."""
    text = "、".join(names)
    said = (
        f"稿件上第 {page} 版的编辑是：{text}；本期还没有写明。",
        f"The copy names the editors of page {page}: {text}; the issue names none.",
    )
    remedy = Say(
        zh="如果无误，写进 issue.toml 的 editors。", en="If that is right, put them under editors in issue.toml."
    )
    return Finding(
        "intake-editors-offered",
        Severity.NOTE,
        Where(name, line.number),
        Say(zh=said[0], en=said[1]),
        remedy,
        None,
        tuple(names),
    )


def breaks_off(line: Line, name: str, story: str) -> Finding:
    """A story ends inside a sentence, and no jump line says where it goes on."""
    text = line.text[-10:]
    said = (
        f"{story} 到“…{text}”断了，没有转版说明。",
        f"{story} breaks off at “…{text}”, and no jump line says where it goes on.",
    )
    others = ("goes on elsewhere on the page", "goes on on another page")
    return _finding("intake-breaks-off", line.numbers[-1], name, story, said, others, None)


def mended(line: Line, name: str, confidence: float) -> Finding:
    """A line was given to a story that it does not stand beside."""
    text = _quoted(line.text)
    said = (
        f"“{text}”与所属的稿件不相连，按内容归类，请核对。",
        f"“{text}” stands apart from its story; it was given to it by what it says. Look again.",
    )
    return _finding("intake-parted-story", line.number, name, None, said, ("goes on with the line above",), confidence)


def picture_place(line: Line, name: str, story: Story, page: int, count: int) -> Finding:
    """A caption stands between stories' display lines and bodies: whose picture is it?"""
    others = tuple(story_id(k - 1, page) for k in (story.rank - 1, story.rank + 1) if 1 <= k <= count)
    text = _quoted(line.text)
    return _finding(
        "intake-caption-place", line.number, name, story.id,
        (f"图片说明“{text}”归给了 {story.id}，也可能属于相邻稿件。",
         f"The caption “{text}” was given to {story.id}; it may belong to a neighbour."),
        others or ("furniture",), 0.9,
    )  # fmt: skip
