"""Footnotes, endnotes, comments, headers and footers: the parts of a Word file beside its body."""

from typing import TYPE_CHECKING

from pipeline.intake.word import kinds
from pipeline.intake.word.changes import settle_changes
from pipeline.intake.word.flow import Flow
from pipeline.intake.word.inline import Inline
from pipeline.intake.word.lines import Line, joined
from pipeline.intake.word.names import W, attribute
from pipeline.intake.word.number_forms import written_number
from pipeline.intake.word.numbering import Numbering
from pipeline.intake.word.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["MOST_CIRCLED", "note_sign", "read_notes", "say_what_stands_beside"]

MOST_CIRCLED = 50
NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")


def note_sign(number: int) -> str:
    """The mark of a note of a story, counted from 1: ①, in brackets after fifty."""
    return written_number(number, "decimalEnclosedCircle") if number <= MOST_CIRCLED else f"[{number}]"


def read_notes(package: Package, like: Inline) -> dict[str, tuple[Line, ...]]:
    """The paragraphs of every footnote and endnote by their keys (``footnote 2``), each one line."""
    notes: dict[str, tuple[Line, ...]] = {}
    for kind in ("footnote", "endnote"):
        part = package.first(f"{kind}s")
        tree = package.tree(part) if part else None
        if tree is None:
            continue
        settle_changes(tree, package.limits.tracked_changes, {}, like.noticed)
        inline = Inline(part, like.styles, like.media, like.noticed, like.cleaning)
        flow = Flow(inline, Numbering(), {})
        for note in tree.findall(W + kind):
            if attribute(note, "type") not in NO_NOTES:
                read = [paragraph for paragraph in flow.paragraphs(note) if paragraph.lines]
                notes[f"{kind} {attribute(note, 'id')}"] = tuple(joined(one.lines, " ") for one in read)
    return notes


def say_what_stands_beside(package: Package, inline: Inline) -> None:
    """Name comments, headers and footers, none of which are printed."""
    part = package.first("comments")
    tree = package.tree(part) if part else None
    for comment in () if tree is None else tree.findall(W + "comment"):
        place = inline.commented.get(attribute(comment, "id"), "")
        inline.noticed.gather(kinds.COMMENT, place, _words(comment))
    beside = {
        one.target
        for one in package.relations(package.main).values()
        if one.kind in ("header", "footer") and not one.external
    }
    for part in sorted(beside):
        words = _words(package.tree(part))
        if words:
            inline.noticed.gather(kinds.HEADER, "", words)


def _words(element: "Element | None") -> str:
    if element is None:
        return ""
    paragraphs = ("".join(text.text or "" for text in one.iter(W + "t")) for one in element.iter(W + "p"))
    return " ".join(words.strip() for words in paragraphs if words.strip())
