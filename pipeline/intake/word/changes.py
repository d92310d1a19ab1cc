"""Tracked changes (ECMA-376 Part 1, 17.13.5): sent back, or all accepted or all rejected, before anything is read.

Changes to tables' and sections' own properties say nothing of the copy and are passed over.
"""

from typing import TYPE_CHECKING

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.names import printable
from pipeline.intake.word.names import W
from pipeline.intake.word.noticed import Kind, Noticed
from pipeline.model import Severity

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["settle_changes"]

KINDS = {
    "ins": Say(zh="插入", en="an insertion"),
    "del": Say(zh="删除", en="a deletion"),
    "moveFrom": Say(zh="移走", en="a move away"),
    "moveTo": Say(zh="移来", en="a move here"),
    "rPrChange": Say(zh="字符格式改动", en="a change of character format"),
    "pPrChange": Say(zh="段落格式改动", en="a change of paragraph format"),
    "numberingChange": Say(zh="编号改动", en="a change of numbering"),
    "cellIns": Say(zh="插入单元格", en="an inserted cell"),
    "cellDel": Say(zh="删除单元格", en="a deleted cell"),
}
SETTLED = Kind(
    "intake-word-tracked-changes",
    Severity.WARNING,
    "修订 {count} 处已按设定{texts}。",
    "Tracked changes were {texts} as paper.toml says, {count} in all.",
    Say(zh="请核对正文是不是定稿。", en="See that the text is the final one."),
)
MOST_QUOTED = 24
GONE = {"accept": ("del", "moveFrom"), "reject": ("ins", "moveTo")}
KEPT = {"accept": ("ins", "moveTo"), "reject": ("del", "moveFrom")}
CELLS = {"accept": "cellDel", "reject": "cellIns"}


def settle_changes(root: "Element", how: str, numbers: "dict[Element, int]", noticed: Noticed) -> None:
    """Settle every change in a part, in place.

    Args:
        root: the part.
        how: ``refuse``, ``accept`` or ``reject``.
        numbers: the numbers of its paragraphs, from 1.
        noticed: where it is said how many were settled.

    Raises:
        SourceError: there are changes, and they are to be refused; with the paragraph of the first.
    """
    changes = list(root.iter(*(W + name for name in KINDS)))
    if not changes:
        return
    if how == "refuse":
        raise _sent_back(changes[0], len(changes), numbers, noticed.name)
    word = Say(zh="接受", en="accepted") if how == "accept" else Say(zh="拒绝", en="rejected")
    kind = Kind(
        SETTLED.code, SETTLED.severity, SETTLED.zh.replace("{texts}", word.zh), SETTLED.en.replace("{texts}", word.en),
        SETTLED.remedy,
    )  # fmt: skip
    for change in changes:
        noticed.gather(kind, _place(change, numbers))
    if how == "reject":
        _old_formats(root)
    _rows_and_cells(root, how)
    _settle_text(root, how)


def _settle_text(root: "Element", how: str) -> None:
    """Take out what goes, unwrap what stays, and join the paragraphs whose marks went."""
    ended = [mark for mark in root.iter(*(W + name for name in GONE[how])) if _is_paragraph_mark(mark)]
    joined = [mark.getparent().getparent().getparent() for mark in ended]
    for change in list(root.iter(*(W + name for name in GONE[how]))):
        _remove(change)
    for change in list(root.iter(*(W + name for name in KEPT[how]))):
        _unwrap(change)
    for deleted, plain in (("delText", "t"), ("delInstrText", "instrText")):
        for text in root.iter(W + deleted):
            text.tag = W + plain
    _join(joined)


def _sent_back(first: "Element", count: int, numbers: "dict[Element, int]", name: str) -> SourceError:
    kind = KINDS[str(first.tag).removeprefix(W)]
    number = _number(first, numbers)
    at = Say(zh=f"第 {number} 段", en=f"in paragraph {number}") if number else Say(zh="注释中", en="in a note")
    words = printable("".join(one.text or "" for one in first.iter(W + "t", W + "delText"))[:MOST_QUOTED])
    quoted = Say(zh=f"“{words}”", en=f" “{words}”") if words else Say(zh="", en="")
    return SourceError(
        Say(
            zh=f"稿件还有 {count} 处修订没有定，第一处：{at.zh}{kind.zh}{quoted.zh}。",
            en=f"Tracked changes are open, {count} in all; the first is {kind.en}{quoted.en}, {at.en}.",
        ),
        where=Where(name, box=_place(first, numbers)),
        remedy=Say(
            zh="在 Word 的“审阅”里全部接受或拒绝；"
            '或在 paper.toml 的 [intake] 里设 tracked_changes = "accept"（或 "reject"）。',
            en='Accept or reject them in Word (Review), or set tracked_changes = "accept" (or "reject") under [intake] '
            "in paper.toml.",
        ),
    )


def _number(element: "Element", numbers: "dict[Element, int]") -> int:
    own = next((one for one in element.iterancestors(W + "p")), None)
    if own is None:
        own = next((one for one in element.iterancestors(W + "tr") for one in one.iter(W + "p")), None)
    if own is None:
        own = next(element.iter(W + "p"), None)
    return numbers.get(own, 0) if own is not None else 0


def _place(element: "Element", numbers: "dict[Element, int]") -> str:
    number = _number(element, numbers)
    return f"w:p {number}" if number else ""


def _is_paragraph_mark(change: "Element") -> bool:
    parent = change.getparent()
    above = parent.getparent() if parent is not None and parent.tag == W + "rPr" else None
    return above is not None and above.tag == W + "pPr"


def _old_formats(root: "Element") -> None:
    """Run and paragraph properties as they were before the change."""
    for name, whole in (("rPrChange", "rPr"), ("pPrChange", "pPr")):
        for change in list(root.iter(W + name)):
            now, before = change.getparent(), change.find(W + whole)
            if now is None or now.tag != W + whole:
                continue
            # What is not a property of the paragraph is kept: its mark's look, the section that ends here.
            apart = [one for one in now if one.tag in (W + "rPr", W + "sectPr", W + "ins", W + "del")]
            now[:] = [*(() if before is None else list(before)), *apart]


def _rows_and_cells(root: "Element", how: str) -> None:
    for mark in list(root.iter(*(W + name for name in GONE[how]))):
        properties = mark.getparent()
        if properties is not None and properties.tag == W + "trPr":
            _remove(properties.getparent())
    for mark in list(root.iter(W + CELLS[how])):
        cell = next(mark.iterancestors(W + "tc"), None)
        if cell is not None:
            _remove(cell)


def _remove(element: "Element") -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: "Element") -> None:
    """An element's children in its place."""
    if element.getparent() is not None:
        for child in list(element):
            element.addprevious(child)
        _remove(element)


def _join(joined: "list[Element]") -> None:
    """Without its mark a paragraph goes on in the next that keeps its own, and has that one's properties."""
    going = set(joined)
    carried: list[Element] = []
    for paragraph in joined:
        after, parent = paragraph.getnext(), paragraph.getparent()
        carried += [one for one in paragraph if one.tag != W + "pPr"]
        if parent is None or (after is not None and after in going):
            _remove(paragraph)
            continue
        kept = after if after is not None and after.tag == W + "p" else paragraph
        if kept is after:
            _remove(paragraph)
        own = kept.find(W + "pPr")
        at = 0 if own is None else 1
        kept[at:at] = carried
        carried = []
