"""The best reading of a whole page, and how sure it is: Viterbi and forward-backward over the states of its lines.

A linear chain of states (a conditional random field: Lafferty, McCallum, Pereira 2001): ``network`` says how strongly a
line speaks for a state, and how willingly one state follows another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.intake.page.features import Features
from pipeline.intake.page.network import Network
from pipeline.intake.page.states import ROLES, STARTS, State

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

__all__ = ["Reading", "read_states"]


HEADS = sorted({*STARTS, *ROLES})
FORBIDDEN = -50.0


@dataclass(frozen=True, slots=True)
class Reading:
    """``states``: the best state of each line; ``starts``: how likely a story begins there; ``sure``: of each state."""

    states: tuple[State, ...]
    starts: tuple[float, ...]
    sure: tuple[tuple[float, ...], ...]


def read_states(features: Sequence[Features], texts: Sequence[str], own: Network, rows: frozenset[int]) -> Reading:
    """Choose the states of all lines at once; ``rows``: lines that are text, or an advertisement's."""
    scores = own.scores(features, texts)
    for place in rows:
        advertised = features[place].get("ad cue") or features[place].get("advertised in the run")
        scores[place, HEADS if advertised else (*HEADS, State.FURNITURE)] += FORBIDDEN
    path = _best(scores, own)
    sure = _sure(scores, own)
    starts = sure[:, [int(state) for state in STARTS]].sum(axis=1)
    return Reading(tuple(State(k) for k in path), tuple(starts.tolist()), tuple(map(tuple, sure.tolist())))


def _best(scores: "Array", own: Network) -> list[int]:
    best = own.first + scores[0]
    back = []
    for line in scores[1:]:
        reached = best[:, None] + own.moves
        back.append(reached.argmax(axis=0))
        best = reached.max(axis=0) + line
    at = int((best + own.last).argmax())
    path = [at]
    for choice in reversed(back):
        at = int(choice[at])
        path.append(at)
    return path[::-1]


def _sure(scores: "Array", own: Network) -> "Array":
    """The share of each state at each line, over all readings: sums are scaled line by line (Rabiner 1989, V.A)."""
    import numpy as np

    moves = np.exp(own.moves)
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    count = len(scores)
    forward, backward = np.empty_like(shares), np.empty_like(shares)
    forward[0] = np.exp(own.first) * shares[0]
    forward[0] /= forward[0].sum()
    for k in range(1, count):
        forward[k] = (forward[k - 1] @ moves) * shares[k]
        forward[k] /= forward[k].sum()
    backward[-1] = np.exp(own.last)
    for k in range(count - 1, 0, -1):
        backward[k - 1] = moves @ (shares[k] * backward[k])
        backward[k - 1] /= backward[k - 1].sum()
    sure = forward * backward
    result: Array = sure / sure.sum(axis=1, keepdims=True)
    return result
