"""字符守恒: what is printed is what was written, character by character, nothing lost, nothing invented.

Checked in every build, on the finished file: the characters read back from each page, white space aside,
must equal the passages the page owes, in the order they are painted.
"""

from collections.abc import Sequence

from pipeline.errors import CopyDoesNotFitError, Say, Where
from pipeline.model import Passage
from pipeline.press.reading import PageText

__all__ = ["check", "check_throughout"]

CONTEXT = 10


def check(expected: Sequence[Sequence[Passage]], pages: Sequence[PageText]) -> int:
    """Compare a finished PDF, read back, with what its pages owe.

    Returns:
        The number of characters compared.

    Raises:
        CopyDoesNotFitError: with the story, the page and the first character that differs.
    """
    if len(pages) != len(expected):
        raise CopyDoesNotFitError(
            Say(
                zh=f"应有 {len(expected)} 页，印出 {len(pages)} 页。",
                en=f"{len(expected)} pages are due, {len(pages)} were printed.",
            )
        )
    return sum(
        _check_page(number, passages, page.text)
        for number, (passages, page) in enumerate(zip(expected, pages, strict=True), start=1)
    )


def check_throughout(expected: Sequence[Passage], pages: Sequence[PageText]) -> int:
    """The same for a document whose pages break where they will: all passages against all pages."""
    return _check_page(1, expected, "".join(page.text for page in pages))


def _check_page(number: int, passages: Sequence[Passage], printed: str) -> int:
    owed = [_ink(passage.text) for passage in passages]
    wanted, found = "".join(owed), _ink(printed)
    if wanted == found:
        return len(wanted)
    at = next((k for k, (a, b) in enumerate(zip(wanted, found, strict=False)) if a != b), min(len(wanted), len(found)))
    passage = _owner(passages, owed, at)
    around = f"{wanted[max(0, at - CONTEXT) : at]}【{wanted[at : at + 1]}】{wanted[at + 1 : at + 1 + CONTEXT]}"
    instead = found[at : at + CONTEXT] or "∅"
    raise CopyDoesNotFitError(
        Say(
            zh=f"第 {number} 页的字符对不上：{passage.owner} 的“{around}”处印成了“{instead}”。",
            en=f"Page {number} does not hold its copy: {passage.owner} at “{around}” was printed “{instead}”.",
        ),
        where=Where(passage.where.file, passage.where.line, number),
        remedy=Say(zh="这一版没有付印；请报告这个缺陷。", en="The page was not released; please report this."),
    )


def _owner(passages: Sequence[Passage], owed: Sequence[str], at: int) -> Passage:
    for passage, text in zip(passages, owed, strict=True):
        at -= len(text)
        if at < 0:
            return passage
    return passages[-1]


def _ink(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "")
