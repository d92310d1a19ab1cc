"""What a line can be, as part of the stream of a page."""

from enum import IntEnum

__all__ = ["STARTS", "State"]


class State(IntEnum):
    """What a line is."""

    OPENING = 0
    """The first display line of a story."""
    DISPLAY = 1
    """A further display line of the same head."""
    BYLINE = 2
    """署名 between headline and body."""
    GAP_PICTURE = 3
    """Caption or credit between headline and body."""
    LEAD = 4
    """The first paragraph of a story whose head stands above."""
    BRIEF = 5
    """The first paragraph of a story without a head above it."""
    BODY = 6
    """A further paragraph."""
    SUBHEAD = 7
    """小标题."""
    PICTURE = 8
    """Caption or credit after some body."""
    CLOSING = 9
    """Signature, source or date that closes a story."""
    SHORT = 10
    """A line of verse, a row, a salutation."""
    FURNITURE = 11
    """口号, a line of an advertisement, a column head that comes late."""


STARTS = (State.OPENING, State.BRIEF)
