"""The best reading of a whole page, and how sure it is: Viterbi and forward-backward over the states of its lines.

A linear chain of states (a conditional random field: Lafferty, McCallum, Pereira 2001) whose weights, in
``weights.json``, were learned by ``bench.page_weights``: how strongly a feature speaks for a state, how willingly one
state follows another, and a hidden layer that hears a line together with the lines beside it (Collobert and others
2011, 3.3).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.intake.page.features import Features
from pipeline.intake.page.states import STARTS, State

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
    Single = np.ndarray[tuple[int, ...], np.dtype[np.float32]]

__all__ = ["BESIDE", "Reading", "Weights", "read_states", "weights", "weights_of"]

WEIGHTS = Path(__file__).with_name("weights.json")
BESIDE = (-2, -1, 1, 2)
"""How far away the lines are that the hidden layer hears together with a line."""
INNER_UNIT = 0.01


@dataclass(frozen=True, slots=True)
class Weights:
    """``moves``: from state (row) to state; ``first``, ``last``: at a page's ends.

    ``table`` has a row a feature: what it says of each state, then of each hidden unit of its own line and of the lines
    ``BESIDE`` it; ``outer``: states by hidden unit.
    """

    features: dict[str, int]
    table: "Single"
    outer: "Single"
    moves: "Array"
    first: "Array"
    last: "Array"


@dataclass(frozen=True, slots=True)
class Reading:
    """``states``: the best state of each line; ``starts``: how likely a story begins there; ``sure``: of each state."""

    states: tuple[State, ...]
    starts: tuple[float, ...]
    sure: tuple[tuple[float, ...], ...]


@cache
def weights() -> Weights:
    """The weights of the package."""
    return weights_of(json.loads(WEIGHTS.read_text(encoding="utf-8")))


def weights_of(said: dict[str, Any]) -> Weights:
    """The weights as a file of weights holds them."""
    import numpy as np

    names = list(said["emission"])
    inner: Single = np.array([said["inner"][name] for name in names], dtype=np.float32) * np.float32(INNER_UNIT)
    emission: Single = np.array([said["emission"][name] for name in names], dtype=np.float32)
    return Weights(
        {name: k for k, name in enumerate(names)},
        np.concatenate([emission, inner.reshape(len(names), -1)], axis=1),
        np.array(said["outer"], dtype=np.float32),
        np.array([said["moves"][state.name] for state in State]),
        np.array(said["first"]),
        np.array(said["last"]),
    )


def read_states(features: Sequence[Features], own: Weights) -> Reading:
    """Choose the states of all lines at once."""
    scores = _scores(features, own)
    path = _best(scores, own)
    sure = _sure(scores, own)
    starts = sure[:, [int(state) for state in STARTS]].sum(axis=1)
    return Reading(tuple(State(k) for k in path), tuple(starts.tolist()), tuple(map(tuple, sure.tolist())))


def _scores(features: Sequence[Features], own: Weights) -> "Array":
    """What every line's own features and the hidden layer say of each state."""
    import numpy as np

    count, hidden = len(features), own.outer.shape[0]
    said = np.zeros((count, own.table.shape[1]), dtype=np.float32)
    for k, found in enumerate(features):
        known = [(own.features[name], value) for name, value in found.items() if value and name in own.features]
        if known:
            places, values = zip(*known, strict=True)
            said[k] = np.array(values, dtype=np.float32) @ own.table[list(places)]
    states = len(State)
    heard = said[:, states : states + hidden].copy()
    for n, away in enumerate(BESIDE, start=1):
        # Line k hears line k + away.
        first, last = max(-away, 0), count - max(away, 0)
        if first < last:
            start = states + n * hidden
            heard[first:last] += said[first + away : last + away, start : start + hidden]
    result: Array = said[:, :states].astype(float) + np.tanh(heard) @ own.outer
    return result


def _best(scores: "Array", own: Weights) -> list[int]:
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


def _sure(scores: "Array", own: Weights) -> "Array":
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
