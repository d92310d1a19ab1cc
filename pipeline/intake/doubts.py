"""What the text of a page leaves open, said as findings with the other readings; and how alike lines are."""

import re
from collections.abc import Sequence

from pipeline.errors import Say, Where
from pipeline.intake.blocks import Block
from pipeline.model import Finding, Severity

__all__ = [
    "early_column_head",
    "furniture",
    "late_column_head",
    "likeness",
    "looks_like_slogan",
    "no_headline",
    "picture_place",
    "story_id",
]

SLOGAN_OPENING = re.compile(
    r"^(?:奋进|贯彻|落实|学习|聚焦|喜迎|建功|践行|弘扬|牢记|深入|推动|决胜|走进|新春走基层|奋力)"
)
LONGEST_SLOGAN = 24


def story_id(index: int, page: int = 1) -> str:
    """The id of the story at ``index`` (from 0) of a page: stable, safe as a file name."""
    return f"p{page:02}-s{index + 1:02}"


def looks_like_slogan(text: str) -> bool:
    """Whether a display line looks like a column head: clauses of equal length, or a slogan's opening."""
    clauses = text.split()
    parallel = len(clauses) > 1 and len({len(clause) for clause in clauses}) == 1 and len(clauses[0]) <= 8  # noqa: PLR2004
    return len(text) <= LONGEST_SLOGAN and (parallel or bool(SLOGAN_OPENING.match(text)))


def likeness(text: str, other: str) -> tuple[int, int]:
    """How much a line has in common with a story: longest shared run, and shared pairs of characters."""
    best = 0
    for start in range(len(text)):
        while start + best < len(text) and text[start : start + best + 1] in other:
            best += 1
    return best, sum(text[k : k + 2] in other for k in range(len(text) - 1))


def _finding(
    code: str,
    block: Block,
    name: str,
    story: str | None,
    zh: str,
    en: str,
    alternatives: tuple[str, ...],
    confidence: float | None,
    severity: Severity = Severity.WARNING,
) -> Finding:
    remedy = Say(
        zh="在稿件文件夹里核对，改正后再排。", en="Settle it in the issue folder (banmian parse) and build again."
    )
    return Finding(code, severity, Where(name, block.line), Say(zh=zh, en=en), remedy, story, alternatives, confidence)


def early_column_head(group: Sequence[Block], name: str, story: str) -> Finding:
    """A line above kicker and headline was read as the story's column head."""
    text = " / ".join(block.text for block in group)
    return _finding(
        "intake-column-head", group[0], name, story,
        f"“{text}”读作本篇栏题，也可能是口号。", f"“{text}” was read as a column head; it may be a slogan.",
        ("furniture", "kicker"), 0.7,
    )  # fmt: skip


def late_column_head(group: Sequence[Block], name: str, story: str) -> Finding:
    """Lines after the last story were read as the column head of one."""
    text = " / ".join(block.text for block in group)
    return _finding(
        "intake-late-column-head", group[0], name, story,
        f"“{text}”在稿件之后，读作 {story} 的栏题，也可能是口号。",
        f"“{text}” comes after the stories; it was read as the column head of {story}, and may be a slogan.",
        ("furniture",), 0.75,
    )  # fmt: skip


def furniture(group: Sequence[Block], name: str, nearest: str, shared: int) -> Finding:
    """Lines after the last story were read as furniture."""
    text = " / ".join(block.text for block in group)
    return _finding(
        "intake-furniture", group[0], name, None,
        f"“{text}”读作口号，也可能是 {nearest} 的栏题。",
        f"“{text}” was read as a slogan; it may be the column head of {nearest}.",
        (f"column_head of {nearest}",), 0.9 if shared < 3 else 0.7,  # noqa: PLR2004
    )  # fmt: skip


def picture_place(block: Block, name: str, story: str, rank: int) -> Finding:
    """A caption stands between stories' display lines and bodies: whose picture is it?"""
    others = tuple(story_id(k - 1, int(story[1:3])) for k in (rank - 1, rank + 1) if k >= 1)
    return _finding(
        "intake-caption-place", block, name, story,
        f"图片说明“{block.text}”归给了 {story}，也可能属于相邻稿件。",
        f"The caption “{block.text}” was given to {story}; it may belong to a neighbour.",
        others, 0.7,
    )  # fmt: skip


def no_headline(line: int | None, name: str, story: str) -> Finding:
    """A story has no headline."""
    return Finding(
        "intake-no-headline",
        Severity.WARNING,
        Where(name, line),
        Say(zh="这篇稿件没有标题。", en="This story has no headline."),
        Say(zh="请补标题。", en="Give it a headline."),
        story,
    )
