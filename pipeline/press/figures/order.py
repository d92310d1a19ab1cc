"""The order of painting: whose turn it is at any place in it.

A story is painted whole before the next one: its head, its pictures with their captions, its legs, its quote.
"""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.press.figures.matching import Found

__all__ = ["turn_at"]


def turn_at(found: Sequence[Found], run: int) -> int | None:
    """The story (by its place among those found) that is being painted before run number ``run``.

    It is the one that goes on after it, unless what comes next is a head: with that another story begins.
    """
    turns = sorted(
        [(piece.run, k, False) for k, one in enumerate(found) for piece in one.inside]
        + [(head.piece.run, k, True) for k, one in enumerate(found) for head in one.heads]
    )
    at = bisect_left(turns, (run,))
    if at < len(turns) and not turns[at][2]:
        return turns[at][1]
    return turns[at - 1][1] if at else None
