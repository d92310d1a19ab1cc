"""Where a field of a story came from: the thread from the printed word back to the copy."""

from dataclasses import dataclass

__all__ = ["Origin"]


@dataclass(frozen=True, slots=True)
class Origin:
    """The place of one field in its source.

    ``field`` names it as the JSON form does, entries counted from 0: ``headline.0``, ``paragraphs.12``,
    ``pictures.0.caption``, ``bylines.1``.  ``lines`` are line numbers from 1 where the source has lines, several where
    a paragraph was cut by columns.  ``place`` is the format's own address where it has a better one: an XPath, a JSON
    pointer (RFC 6901), ``w:p 12``, ``page 2, 104.5 220.0 pt``; empty otherwise.
    """

    field: str
    lines: tuple[int, ...] = ()
    place: str = ""
