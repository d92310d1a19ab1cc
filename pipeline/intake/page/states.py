"""What a line can be, as part of the stream of a page."""

from enum import IntEnum

__all__ = ["ROLES", "STARTS", "State"]


class State(IntEnum):
    """What a line is."""

    OPEN_COLUMN_HEAD = 0
    """栏题, the first line of a story."""
    OPEN_KICKER = 1
    """引题, the first line of a story."""
    OPEN_HEADLINE = 2
    """主题, the first line of a story."""
    COLUMN_HEAD = 3
    """A further line of a column head."""
    KICKER = 4
    """引题."""
    HEADLINE = 5
    """主题, or a further line of one."""
    DECK = 6
    """副题."""
    BYLINE = 7
    """署名 between headline and body."""
    GAP_PICTURE = 8
    """Caption or credit between headline and body."""
    LEAD = 9
    """The first paragraph of a story whose head stands above."""
    BRIEF = 10
    """The first paragraph of a story without a head above it."""
    BODY = 11
    """A further paragraph."""
    SUBHEAD = 12
    """小标题."""
    PICTURE = 13
    """Caption or credit after some body."""
    CLOSING = 14
    """Signature, source or date that closes a story."""
    SHORT = 15
    """A line of verse, a row, a salutation."""
    FURNITURE = 16
    """口号, a line of an advertisement, a column head that comes late."""
    OPEN_PICTURE = 17
    """Caption or credit, the first line of a story: of a picture that is news by itself, or before the head."""


STARTS = (State.OPEN_COLUMN_HEAD, State.OPEN_KICKER, State.OPEN_HEADLINE, State.BRIEF, State.OPEN_PICTURE)
ROLES = {
    State.OPEN_COLUMN_HEAD: "column_head",
    State.OPEN_KICKER: "kicker",
    State.OPEN_HEADLINE: "headline",
    State.COLUMN_HEAD: "column_head",
    State.KICKER: "kicker",
    State.HEADLINE: "headline",
    State.DECK: "deck",
}
"""The display states, and the field each is of."""
