"""The best reading of a whole page, and how sure it is: Viterbi and forward-backward over the states of its lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.intake.page.evidence import Evidence
from pipeline.intake.page.look import Look
from pipeline.intake.page.states import NEVER, STARTS, TRANSITIONS, State

__all__ = ["Reading", "read_states"]

# The scores are bolder than the truth; divided by so much they say how often they are right.
TEMPERATURE = 1.0
FIRST = {State.OPENING: 0.0, State.BRIEF: -1.5, State.FURNITURE: -2.0, State.GAP_PICTURE: -2.5, State.SHORT: -6.0}
LAST = {State.OPENING: -5.0, State.DISPLAY: -5.0, State.BYLINE: -6.0, State.SUBHEAD: -6.0, State.GAP_PICTURE: -0.5}
AFTER_BODY = (State.LEAD, State.BRIEF, State.BODY, State.SHORT, State.PICTURE, State.CLOSING)


@dataclass(frozen=True, slots=True)
class Reading:
    """``states``: the best state of each line; ``starts``: how likely a story begins there; ``sure``: of each state."""

    states: tuple[State, ...]
    starts: tuple[float, ...]
    sure: tuple[tuple[float, ...], ...]


def read_states(looks: Sequence[Look], evidence: Evidence) -> Reading:
    """Choose the states of all lines at once."""
    import numpy as np

    size, count = len(State), len(looks)
    moves = np.full((size, size), NEVER)
    for before, after in TRANSITIONS.items():
        for state, score in after.items():
            moves[before, state] = score
    scores = np.array(evidence.lines)
    steps = [_step(np, moves, k, looks, evidence) for k in range(1, count)]
    first = np.array([FIRST.get(state, NEVER) for state in State]) + scores[0]
    last = np.array([LAST.get(state, 0.0) for state in State])

    best, back = first, []
    for k in range(1, count):
        reached = best[:, None] + steps[k - 1]
        back.append(reached.argmax(axis=0))
        best = reached.max(axis=0) + scores[k]
    at = int((best + last).argmax())
    path = [at]
    for choice in reversed(back):
        at = int(choice[at])
        path.append(at)
    path.reverse()

    def summed(values, axis):
        top = values.max(axis=axis, keepdims=True)
        return (top + np.log(np.exp(values - top).sum(axis=axis, keepdims=True))).squeeze(axis)

    forward = [first / TEMPERATURE]
    for k in range(1, count):
        forward.append(summed(forward[-1][:, None] + steps[k - 1] / TEMPERATURE, 0) + scores[k] / TEMPERATURE)
    backward = [last / TEMPERATURE]
    for k in range(count - 1, 0, -1):
        backward.append(summed(steps[k - 1] / TEMPERATURE + (scores[k] / TEMPERATURE + backward[-1])[None, :], 1))
    backward.reverse()
    joint = np.array(forward) + np.array(backward)
    sure = np.exp(joint - summed(joint, 1)[:, None])
    starts = sure[:, list(STARTS)].sum(axis=1)
    return Reading(tuple(State(k) for k in path), tuple(starts.tolist()), tuple(map(tuple, sure.tolist())))


def _step(np, moves, k: int, looks: Sequence[Look], evidence: Evidence):
    """The moves into line ``k``, with what the lines around say of a new story."""
    step = moves.copy()
    news = evidence.news[k]
    before = looks[k - 1]
    ended = 0.0
    if before.closing_tail:
        ended += 1.8
    if before.display < -4 and not (before.stop or before.loud or before.closing_tail or before.credit_tail):
        ended -= 1.5
    for state in AFTER_BODY:
        step[state, State.OPENING] += news + ended
        step[state, State.BRIEF] += news + ended
        step[state, State.SUBHEAD] -= 0.7 * news + ended
        if state != State.BRIEF and not looks[k].lead:
            step[state, State.BRIEF] -= 3.7 - evidence.foreign[k]
        if state != State.CLOSING:
            step[state, State.BODY] -= 0.4 * max(ended, 0.0)
    step[State.FURNITURE, State.OPENING] += news
    return step
