"""What the trade knows before any page is learned from: how features speak for states, and what follows what.

Log-odds by rule: 0 says nothing, 2 is usual, 5 is nearly certain.  Learning starts here and is drawn back to it, so
what the pages never show keeps its sense.
"""

import numpy as np

from pipeline.intake.page.states import State

__all__ = ["PRIOR", "prior_emission", "prior_moves"]

S = State
OPEN = (S.OPEN_COLUMN_HEAD, S.OPEN_KICKER, S.OPEN_HEADLINE)
FURTHER = (S.COLUMN_HEAD, S.KICKER, S.HEADLINE, S.DECK)
PICTURE = (S.GAP_PICTURE, S.PICTURE, S.OPEN_PICTURE)
TEXT = (S.LEAD, S.BRIEF, S.BODY)
SELDOM = -6.0

Said = tuple[tuple[State, ...] | State, float]

PRIOR: dict[str, tuple[Said, ...]] = {
    "any": ((S.BYLINE, -7.0), (PICTURE, -7.0), (S.CLOSING, -6.0), (S.SHORT, -2.0), (S.BRIEF, -3.0), (S.LEAD, -0.6)),
    "display": ((OPEN, 2.5), (FURTHER, 2.5), (S.SUBHEAD, 2.5), (S.FURNITURE, 2.5), (TEXT, -2.5)),
    "lead": ((S.LEAD, 3.5), (S.BRIEF, 3.0), (S.BODY, -5.0), ((*OPEN, *FURTHER, S.SHORT, S.SUBHEAD), -5.0)),
    "byline": ((S.BYLINE, 11.0), (S.CLOSING, 9.0), (OPEN, -5.0), (FURTHER, -5.0), (S.SUBHEAD, -5.0), (TEXT, -2.0)),
    "names": ((S.BYLINE, 9.0), (S.CLOSING, 6.0), (OPEN, -1.5), (FURTHER, -1.5)),
    "pen_name": ((S.BYLINE, 5.0), (S.CLOSING, 3.0)),
    "signs": ((S.CLOSING, 8.5), (S.BYLINE, 6.0)),
    "caption": ((PICTURE, 11.0), (OPEN, -1.0)),
    "credit": ((PICTURE, 12.0), (OPEN, -5.0), (FURTHER, -5.0), (TEXT, -3.0)),
    "credit_tail": ((PICTURE, 7.5),),
    "closing": ((S.CLOSING, 10.0), (S.BYLINE, 6.0), (OPEN, -4.0), (FURTHER, -5.0), (S.SUBHEAD, -5.0), (TEXT, -3.0)),
    "dated": ((S.CLOSING, 9.0), (OPEN, -5.0), (FURTHER, -5.0), (S.SUBHEAD, -5.0)),
    "picture_head": ((S.OPEN_HEADLINE, 4.0), (FURTHER, -2.0), (S.SUBHEAD, -4.0)),
    "numbered": ((S.SUBHEAD, 3.0), (OPEN, -3.0)),
    "item": ((S.BRIEF, -3.0),),
    "standing": ((S.OPEN_COLUMN_HEAD, 4.0), (S.OPEN_HEADLINE, 2.0), (S.SUBHEAD, -4.0)),
    "salutation": ((S.SHORT, 6.0), (OPEN, -2.5), (S.SUBHEAD, -3.0)),
    "quoted": ((S.SUBHEAD, 1.2),),
    "dashed": ((S.DECK, 3.0), (S.CLOSING, 3.5), (OPEN, -3.0)),
    "label": ((S.SUBHEAD, 2.5), (OPEN, -3.0)),
    "notice": ((S.OPEN_HEADLINE, 2.0), (S.SUBHEAD, -2.0)),
    "twin": ((S.SUBHEAD, 2.0), (OPEN, -1.2)),
    "name of an entry": ((OPEN, -3.0), (S.SHORT, 1.0), (S.BODY, 1.5)),
    "row": ((S.SHORT, 5.0),),
    "in a run": ((S.SHORT, 1.0),),
    "ad cue": ((S.FURNITURE, 3.5),),
    "in brackets": ((S.OPEN_COLUMN_HEAD, 3.0),),
    "set right": ((S.CLOSING, 5.0), (S.BYLINE, 3.0), (S.BODY, -2.0)),
    "organisation": ((S.CLOSING, 1.0),),
    "office after a stop": ((S.CLOSING, 5.5), (OPEN, -1.5)),
    "advertised in the run": ((S.FURNITURE, 3.0), (OPEN, -1.5)),
    "slogan words": ((S.FURNITURE, 3.0),),
    "no word of a picture": ((PICTURE, -3.0),),
    "organisation after a stop": ((S.CLOSING, 4.0),),
    "signs after a stop": ((S.CLOSING, 2.0),),
    "names after a stop": ((S.CLOSING, 2.0), (S.BYLINE, -3.0)),
    "pen_name after a stop": ((S.CLOSING, 1.5), (S.BYLINE, -3.0)),
    "longer than above": ((S.DECK, 0.5),),
    "far longer than above": ((S.DECK, 1.0),),
    "longer than below": ((S.OPEN_KICKER, 0.7),),
    "far longer than below": ((S.OPEN_KICKER, 1.0),),
    "deck opening": ((S.DECK, 1.0),),
    "list entry": ((S.BODY, 1.0), (S.SHORT, 1.0), (OPEN, -0.5)),
    "word goes on below": ((TEXT, 1.5),),
    "full line": ((TEXT, 0.5),),
    "line not full": ((TEXT, -1.0),),
    "slogan": ((S.FURNITURE, 1.2), (S.OPEN_COLUMN_HEAD, 1.5), (S.COLUMN_HEAD, 1.0)),
    "column name": ((S.OPEN_COLUMN_HEAD, 2.0),),
    "kicker end": ((S.OPEN_KICKER, 3.0), (S.KICKER, 3.0), (S.OPEN_HEADLINE, -1.0), (S.HEADLINE, -2.0), (S.DECK, -1.0)),
    "news": ((OPEN, 0.9), (S.BRIEF, 0.9), (S.SUBHEAD, -0.6)),
    "old": ((OPEN, -0.9), (S.BRIEF, -1.0), (S.SUBHEAD, 0.6)),
    "said below": ((S.OPEN_HEADLINE, 2.5), (S.FURNITURE, -2.0), (S.HEADLINE, 1.0)),
    "said above": ((OPEN, -1.0), (S.SUBHEAD, 1.0)),
    "above: closing_tail": ((OPEN, 1.8), (S.BRIEF, 1.8)),
    "above: broken off": ((OPEN, -1.5), (S.BRIEF, -2.5)),
    "above: caption": ((OPEN, -0.5),),
    "below: credit": ((PICTURE, 4.0),),
    "other source of one": ((S.BRIEF, 2.5),),
    "other source of several": ((S.BRIEF, 4.0),),
    "jumped away": ((OPEN, 2.0), (S.BRIEF, 2.0)),
    "jumped here": ((S.BRIEF, 3.0),),
    "no stop": ((TEXT, -0.3),),
    "below: lead": ((OPEN, 1.0), (FURTHER, 1.0), (S.SUBHEAD, -3.0)),
    "tail": ((S.FURNITURE, 3.0), (OPEN, -4.0), (FURTHER, -4.0), (S.SUBHEAD, -3.0)),
    "below: edge": ((OPEN, -4.0), (FURTHER, -4.0), (S.SUBHEAD, -4.0), (S.CLOSING, 1.0)),
    "above: edge": ((S.CLOSING, -5.0), (S.BODY, -3.0)),
}  # fmt: skip

_BODY = {
    S.BODY: 0.0, S.SUBHEAD: -2.4, S.PICTURE: -1.0, S.CLOSING: 0.0, S.SHORT: -2.5, S.BRIEF: -1.5, S.FURNITURE: -2.5,
    S.OPEN_HEADLINE: -0.8, S.OPEN_KICKER: -2.2, S.OPEN_COLUMN_HEAD: -2.2, S.OPEN_PICTURE: -3.0,
}  # fmt: skip
_HEAD = {
    S.BYLINE: 0.0, S.GAP_PICTURE: -0.7, S.LEAD: 0.0, S.SHORT: -1.5, S.HEADLINE: -1.6, S.DECK: -1.6,
    S.SUBHEAD: -4.5, S.OPEN_HEADLINE: -5.0,
}  # fmt: skip
_NEW = {
    S.OPEN_HEADLINE: -0.3, S.OPEN_KICKER: -1.7, S.OPEN_COLUMN_HEAD: -1.7, S.BRIEF: -1.0, S.FURNITURE: -2.0,
    S.OPEN_PICTURE: -2.0,
}  # fmt: skip
MOVES: dict[State, dict[State, float]] = {
    S.OPEN_COLUMN_HEAD: {S.HEADLINE: 0.0, S.KICKER: -1.0, S.COLUMN_HEAD: -1.5},
    S.COLUMN_HEAD: {S.HEADLINE: 0.0, S.KICKER: -1.0, S.COLUMN_HEAD: -2.0},
    S.OPEN_KICKER: {S.HEADLINE: 0.0, S.KICKER: -1.5},
    S.KICKER: {S.HEADLINE: 0.0, S.KICKER: -1.5},
    S.OPEN_HEADLINE: _HEAD,
    S.HEADLINE: _HEAD,
    S.DECK: {**_HEAD, S.HEADLINE: -6.0},
    S.BYLINE: {S.LEAD: 0.3, S.BYLINE: -1.0, S.GAP_PICTURE: -0.7, S.SHORT: -1.0, S.DECK: -3.0, S.SUBHEAD: -3.5},
    S.GAP_PICTURE: {S.GAP_PICTURE: 0.0, S.LEAD: -0.3, S.BYLINE: -0.5, S.SHORT: -2.5, S.DECK: -2.5, **_NEW},
    S.LEAD: _BODY,
    S.BRIEF: {**_BODY, S.BRIEF: 0.5},
    S.BODY: _BODY,
    S.SUBHEAD: {S.BODY: 0.3, S.SHORT: -1.0, S.PICTURE: -1.5, S.SUBHEAD: -3.5, S.BYLINE: -3.0},
    S.PICTURE: {S.PICTURE: 0.0, S.BODY: -0.5, S.CLOSING: -0.5, S.SUBHEAD: -3.2, S.SHORT: -3.5, **_NEW},
    S.CLOSING: {S.CLOSING: -0.5, S.PICTURE: -1.0, S.BODY: -3.5, S.SUBHEAD: -4.5, S.SHORT: -4.5, **_NEW},
    S.SHORT: {S.SHORT: 0.3, S.BODY: -0.8, S.CLOSING: -0.3, S.SUBHEAD: -3.0, S.PICTURE: -1.5, **_NEW},
    S.OPEN_PICTURE: {
        S.PICTURE: 0.0, S.KICKER: -1.5, S.HEADLINE: -0.5, S.COLUMN_HEAD: -1.5, S.BODY: -2.0, S.CLOSING: -1.0, **_NEW,
    },
    S.FURNITURE: {S.FURNITURE: 0.0, S.BODY: -3.0, S.PICTURE: -2.5, S.CLOSING: -3.0, **_NEW},
}  # fmt: skip


def prior_emission(names: dict[str, int]) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    """The prior of every feature that is named; 0 where the trade says nothing."""
    values = np.zeros((len(names), len(State)))
    for name, said in PRIOR.items():
        for states, value in said:
            if name in names:
                values[names[name], states if isinstance(states, State) else list(states)] += value
    return values


def prior_moves() -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    """From state (row) to state."""
    values = np.full((len(State), len(State)), SELDOM)
    for before, after in MOVES.items():
        for state, value in after.items():
            values[before, state] = value
    return values
