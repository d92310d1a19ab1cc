"""The states of the reading: what a line can be, what may follow what, and how willingly.

Scores are log-odds by rule of the trade, not counts of a corpus: 0 is ordinary, -2 seldom, -4 rare, ``NEVER`` out of
the question.
"""

from enum import IntEnum

__all__ = ["NEVER", "STARTS", "TRANSITIONS", "State"]

NEVER = -1e9


class State(IntEnum):
    """What a line is, as part of the stream of a page."""

    OPENING = 0
    """The first display line of a story."""
    DISPLAY = 1
    """A further display line of the same head."""
    BYLINE = 2
    """署名 between headline and body."""
    GAP_PICTURE = 3
    """Caption or credit between headline and body."""
    LEAD = 4
    """The first paragraph after a head."""
    BRIEF = 5
    """The first paragraph of a story without a head."""
    BODY = 6
    """A further paragraph."""
    SUBHEAD = 7
    """小标题."""
    PICTURE = 8
    """Caption or credit after some body."""
    CLOSING = 9
    """Signature, source or date that closes a story."""
    SHORT = 10
    """A line of verse, a row, an entry of a list, a salutation."""
    FURNITURE = 11
    """口号: a line of its own."""


S = State
STARTS = (S.OPENING, S.BRIEF)
_AFTER_BODY = {
    S.BODY: 0.0, S.SUBHEAD: -2.4, S.PICTURE: -1.0, S.CLOSING: 0.0, S.SHORT: -3.2,
    S.OPENING: -0.8, S.BRIEF: -1.0, S.FURNITURE: -2.8,
}  # fmt: skip
_AFTER_HEAD = {
    S.DISPLAY: -0.9, S.BYLINE: 0.0, S.GAP_PICTURE: -0.7, S.LEAD: 0.0, S.SHORT: -1.5, S.SUBHEAD: -4.5,
    S.OPENING: -5.5, S.FURNITURE: -6.0, S.BRIEF: -6.0,
}  # fmt: skip
TRANSITIONS: dict[State, dict[State, float]] = {
    S.OPENING: _AFTER_HEAD,
    S.DISPLAY: _AFTER_HEAD,
    S.BYLINE: {
        S.LEAD: 0.3, S.BYLINE: -1.0, S.GAP_PICTURE: -0.7, S.SHORT: -1.5, S.DISPLAY: -2.5, S.OPENING: -6.0, S.SUBHEAD: -3.5,
    },
    S.GAP_PICTURE: {
        S.GAP_PICTURE: 0.0, S.LEAD: -0.3, S.BYLINE: -0.5, S.DISPLAY: -1.8, S.SHORT: -2.5, S.OPENING: -1.2,
        S.BRIEF: -2.0, S.FURNITURE: -3.5, S.CLOSING: -2.0, S.SUBHEAD: -4.5,
    },
    S.LEAD: _AFTER_BODY,
    S.BRIEF: {**_AFTER_BODY, S.BRIEF: 0.0, S.BODY: -0.5},
    S.BODY: _AFTER_BODY,
    S.SUBHEAD: {S.BODY: 0.3, S.SHORT: -1.0, S.PICTURE: -1.5, S.SUBHEAD: -3.5, S.BYLINE: -3.0, S.CLOSING: -6.0},
    S.PICTURE: {
        S.PICTURE: 0.0, S.BODY: -0.5, S.CLOSING: -0.5, S.SUBHEAD: -3.2, S.SHORT: -3.5, S.OPENING: -0.5, S.BRIEF: -1.0,
        S.FURNITURE: -2.8,
    },
    S.CLOSING: {
        S.CLOSING: -0.5, S.OPENING: 0.3, S.BRIEF: -0.5, S.FURNITURE: -2.0, S.PICTURE: -1.0, S.BODY: -3.5, S.SUBHEAD: -5.0,
        S.SHORT: -4.5,
    },
    S.SHORT: {
        S.SHORT: 0.3, S.BODY: -0.8, S.CLOSING: -0.3, S.SUBHEAD: -3.5, S.PICTURE: -1.5, S.OPENING: -1.5, S.BRIEF: -2.5,
        S.FURNITURE: -3.5,
    },
    S.FURNITURE: {S.FURNITURE: -0.2, S.OPENING: -0.3, S.BRIEF: -0.8, S.BODY: -3.0, S.PICTURE: -2.5, S.CLOSING: -3.0},
}  # fmt: skip
