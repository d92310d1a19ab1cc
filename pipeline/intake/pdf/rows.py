"""Characters → rows: those on one baseline, each once."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from pipeline.intake.pdf.glyphs import Glyph

__all__ = ["BASELINE_EM", "CLOSING", "OPENING", "SAME_SIZE", "left_of", "once", "right_of", "rows_of"]

BASELINE_EM = 0.12
RAISED = 0.75
WIDE_EM = 0.8
# Half of such a sign's square is white, which a line's edge or a neighbour may have taken away.
CLOSING = frozenset("，。、；：！？）》〉」』】〕”’．")
OPENING = frozenset("（《〈「『【〔“‘")
SAME_SIZE = 0.06


def left_of(glyph: Glyph) -> float:
    """Where the ink's half of a character starts."""
    wide = glyph.x1 - glyph.x0 > WIDE_EM * glyph.face.size
    return glyph.x0 + 0.5 * glyph.face.size if glyph.text in OPENING and wide else glyph.x0


def right_of(glyph: Glyph) -> float:
    """Where the ink's half of a character ends."""
    wide = glyph.x1 - glyph.x0 > WIDE_EM * glyph.face.size
    return glyph.x0 + 0.5 * glyph.face.size if glyph.text in CLOSING and wide else glyph.x1


def once(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], str]:
    """Shadows and outlines made by drawing a character again, a little aside, are one character."""
    kept: list[Glyph] = []
    doubled: list[str] = []
    seen: dict[tuple[str, int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        near = 0.12 * glyph.face.size
        cell = (glyph.text, round(glyph.x0 / glyph.face.size), round(glyph.y / glyph.face.size))
        others = (
            other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other in seen.get((cell[0], cell[1] + dx, cell[2] + dy), ())
        )
        same = any(
            abs(other.x0 - glyph.x0) <= near
            and abs(other.y - glyph.y) <= near
            and abs(other.face.size - glyph.face.size) <= SAME_SIZE * glyph.face.size
            for other in others
        )
        if same:
            doubled.append(glyph.text)
        else:
            seen[cell].append(glyph)
            kept.append(glyph)
    return kept, "".join(doubled)


def rows_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters on one baseline, from the left; small ones raised or lowered stay with the large one before them."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda own: (own.y, own.x0)):
        if rows and glyph.y - rows[-1][0].y <= BASELINE_EM * min(glyph.face.size, rows[-1][0].face.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    for row in rows:
        row.sort(key=left_of)
    return _with_raised(rows)


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    starts = [row[0].y for row in rows]
    moved: dict[int, list[Glyph]] = defaultdict(list)
    for number, row in enumerate(rows):
        stay = []
        for glyph in row:
            size = glyph.face.size
            low, high = bisect_left(starts, glyph.y - size), bisect_left(starts, glyph.y + size)
            near = (other for other in range(low, min(high, len(rows))) if other != number)
            home = next((other for other in near if _is_raised(glyph, rows[other])), None)
            if home is None:
                stay.append(glyph)
            else:
                moved[home].append(glyph)
        rows[number] = stay
    for number, extra in moved.items():
        rows[number] = sorted([*rows[number], *extra], key=left_of)
    return [row for row in rows if row]


def _is_raised(glyph: Glyph, row: list[Glyph]) -> bool:
    """Whether a small character follows close on a larger one of the row."""
    at = bisect_left(row, glyph.x0, key=left_of)
    before = row[at - 1] if at else None
    return (
        before is not None
        and glyph.face.size <= RAISED * before.face.size
        and -0.3 * before.face.size <= glyph.x0 - before.x1 <= 0.15 * before.face.size
        and -0.6 * before.face.size <= glyph.y - before.y <= 0.3 * before.face.size
        and not before.text.isspace()
    )
