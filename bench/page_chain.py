"""The likelihood of readings of whole pages and its slope by every weight: what ``bench.page_weights`` climbs.

Sums over all readings of a linear chain by forward-backward, scaled line by line (Rabiner 1989, V.A), for many pages
beside each other; pages of like length share a batch, so that little is padded.  A line's scores are those of its
features by themselves and those of a hidden layer over it and the lines beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from pipeline.intake.page.decoding import BESIDE
from pipeline.intake.page.features import Features
from pipeline.intake.page.states import State

__all__ = ["Array", "Lesson", "Lessons"]

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Single = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
BATCHES = 8
LEFT_OUT = 0.3
"""The share of features and of hidden units left out of every line in a round, so that none is leaned on alone
(dropout: Srivastava and others 2014)."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A page: features of its stream's lines, the states each may truly have, and how much the page counts."""

    features: list[Features]
    allowed: list[frozenset[State]]
    weight: float


class Lessons:
    """All pages, in batches of like length."""

    def __init__(self, lessons: Sequence[Lesson], names: dict[str, int]) -> None:
        ordered = sorted((own for own in lessons if own.features), key=lambda own: len(own.features))
        size = -(-len(ordered) // BATCHES)
        self._batches = [_Batch(ordered[k : k + size], names) for k in range(0, len(ordered), size)]
        self._lines = sum(len(own.features) * own.weight for own in ordered)

    def gradients(self, values: Sequence[Array], seed: int) -> tuple[float, list[Array]]:
        """The log-likelihood a line, and its slope by every weight: emission, inner, outer, moves, first, last."""
        chance = np.random.default_rng(seed)
        total, slopes = 0.0, [np.zeros_like(own) for own in values]
        for batch in self._batches:
            likelihood, parts = batch.gradients(values, chance)
            total += likelihood
            slopes = [own + part for own, part in zip(slopes, parts, strict=True)]
        return total / self._lines, [own / 100 for own in slopes]


class _Batch:
    """Pages beside each other, padded to the longest, so that one sweep serves them all."""

    def __init__(self, lessons: Sequence[Lesson], names: dict[str, int]) -> None:
        self.pages = len(lessons)
        self.depth = max(len(lesson.features) for lesson in lessons)
        self.weight = np.array([lesson.weight for lesson in lessons])
        size = len(State)
        self.live = np.zeros((self.depth, self.pages), dtype=bool)
        self.allowed = np.ones((self.depth, self.pages, size), dtype=bool)
        self.last = np.array([len(lesson.features) - 1 for lesson in lessons])
        rows, columns, values, at = [], [], [], []
        for page, lesson in enumerate(lessons):
            for k, found in enumerate(lesson.features):
                self.live[k, page] = True
                self.allowed[k, page] = [state in lesson.allowed[k] for state in State]
                at.append((k, page))
                for name, value in found.items():
                    if name in names and value:
                        rows.append(len(at) - 1)
                        columns.append(names[name])
                        values.append(value)
        shape = (len(at), len(names))
        self.found = csr_array((np.array(values, dtype=np.float32), (np.array(rows), np.array(columns))), shape=shape)
        self.at = np.array(at).T
        count = len(at)
        # The row of the line so far away on the same page; the row behind the last, which is 0, where there is none.
        self.beside = []
        for away in BESIDE:
            other = np.arange(count) + away
            there = (other >= 0) & (other < count)
            there[there] &= self.at[1][other[there]] == self.at[1][there]
            self.beside.append(np.where(there, other, count))

    def gradients(self, values: Sequence[Array], chance: np.random.Generator) -> tuple[float, list[Array]]:
        """The log-likelihood, and its slope by every weight."""
        emission, inner, outer = (own.astype(np.float32) for own in values[:3])
        moves, first, last = values[3:]
        found = self.found.copy()
        found.data *= _kept(found.data, chance)
        heard = found @ inner[0]
        for own, rows in zip(inner[1:], self.beside, strict=True):
            heard += _with_nothing(found @ own)[rows]
        said: Single = np.tanh(heard)
        kept = _kept(said, chance)
        scores = np.zeros((self.depth, self.pages, len(State)))
        scores[self.at[0], self.at[1]] = found @ emission + (said * kept) @ outer
        held = self._sums(np.where(self.allowed, scores, scores - 60.0), moves, first, last)
        free = self._sums(scores, moves, first, last)
        likelihood = float(((held[0] - free[0]) * self.weight).sum())
        difference = (held[1] - free[1]) * self.weight[None, :, None]
        by_line = difference[self.at[0], self.at[1]].astype(np.float32)
        back = (by_line @ outer.T) * kept * (1 - said * said)
        back_to = found.T.tocsr()
        slopes = [back_to @ back]
        for rows in self.beside:
            gathered = np.zeros((len(back) + 1, back.shape[1]), dtype=np.float32)
            gathered[rows] = back
            slopes.append(back_to @ gathered[:-1])
        ends = difference[self.last, np.arange(self.pages)]
        parts = [back_to @ by_line, np.stack(slopes), (said * kept).T @ by_line, held[2] - free[2]]
        return likelihood, [*(part.astype(float) for part in parts), difference[0].sum(axis=0), ends.sum(axis=0)]

    def _sums(self, scores: Array, moves: Array, first: Array, last: Array) -> tuple[Array, Array, Array]:
        """Log of the sum over all readings, share of each state at each line, expected moves."""
        step = np.exp(moves)
        top = scores.max(axis=2, keepdims=True)
        shares = np.exp(scores - top)
        forward, backward = np.zeros_like(shares), np.zeros_like(shares)
        total = np.zeros(self.pages)
        own = np.exp(first)[None, :] * shares[0]
        for k in range(self.depth):
            if k:
                own = (forward[k - 1] @ step) * shares[k]
            scale = own.sum(axis=1, keepdims=True)
            forward[k] = np.where(self.live[k][:, None], own / scale, forward[k - 1] if k else own)
            total += np.where(self.live[k], np.log(scale[:, 0]) + top[k, :, 0], 0.0)
        close = np.exp(last)[None, :]
        total += np.log((forward[-1] * close).sum(axis=1))
        moved = np.zeros_like(step)
        behind = np.repeat(close, self.pages, axis=0)
        behind /= behind.sum(axis=1, keepdims=True)
        for k in range(self.depth - 1, -1, -1):
            backward[k] = behind
            if k:
                ahead = shares[k] * behind
                back = ahead @ step.T
                counted = self.weight * self.live[k] / (forward[k - 1] * back).sum(axis=1)
                moved += forward[k - 1].T @ (ahead * counted[:, None])
                back /= back.sum(axis=1, keepdims=True)
                behind = np.where(self.live[k][:, None], back, behind)
        sure = forward * backward
        sure /= sure.sum(axis=2, keepdims=True)
        return total, sure * self.live[:, :, None], moved * step


def _kept(values: Single, chance: np.random.Generator) -> Single:
    """What each value is multiplied by: 0 where it is left out, and a little more than 1 elsewhere."""
    stays = chance.random(values.shape, dtype=np.float32) >= LEFT_OUT
    result: Single = stays.astype(np.float32) / np.float32(1 - LEFT_OUT)
    return result


def _with_nothing(values: Single) -> Single:
    result: Single = np.pad(values, ((0, 1), (0, 0)))
    return result
