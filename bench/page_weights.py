"""Learn what ``pipeline/intake/page/weights.json`` says.

The weights of the package are those of ``python -m bench.page_weights --real FOLDER --printed FILE --rounds 120 --pages
1000 --printed-pages 500``.  FOLDER holds pages of a daily of January 1998, from a public corpus, odd days (145 pages,
``*.raw.txt`` and ``*.gold.json``); FILE holds stories of the same daily of 2020, January to October, with the parts of
their heads, from another (14,467, a JSON object a line).  None of their text is kept.  The even days and the last two
months are for measuring alone, as are the pages that ``bench.parsing`` makes and ``hand/held_out``.

The truth of generated pages names what each line is; that of real pages, only where stories begin.  A line may be true
of several states (what the truth leaves open); the likelihood sums over them.  Found by gradient ascent (Adam: Kingma,
Ba 2015) on the penalised log-likelihood of whole pages, several times over; the package takes the mean.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from bench.page_chain import Array, Lesson, Lessons
from bench.page_prior import PRIOR, prior_emission, prior_moves
from bench.page_variety import made_over
from bench.raw_pages import RawPage, raw_pages
from bench.raw_pages.hand_made import KIND, TAUGHT, hand_made_pages
from bench.raw_pages.pages_1998 import pages_1998
from bench.raw_pages.town import Copy, printed_stories
from bench.raw_pages.truth import FURNITURE
from pipeline.intake.page import reading
from pipeline.intake.page.decoding import BESIDE
from pipeline.intake.page.features import features_of
from pipeline.intake.page.lines import lines_of
from pipeline.intake.page.look import look_of
from pipeline.intake.page.margin import margin_of
from pipeline.intake.page.states import STARTS, State
from pipeline.intake.page.vocabulary import vocabulary_of
from pipeline.model import Form

__all__ = ["Lesson", "learn", "lesson_of"]

S = State
TARGET = Path(__file__).parents[1] / "pipeline" / "intake" / "page" / "weights.json"
FIRST = {"column_head": S.OPEN_COLUMN_HEAD, "kicker": S.OPEN_KICKER, "headline": S.OPEN_HEADLINE, "deck": S.DECK}
FURTHER = {"column_head": S.COLUMN_HEAD, "kicker": S.KICKER, "headline": S.HEADLINE, "deck": S.DECK}
LONGEST_OPEN = 26
SHORT_FORMS = {Form.VERSE, Form.STANZA, Form.ROW, Form.FLUSH}
# Of emission, inner, outer, moves, first, last: how strongly each is drawn back, and how far it goes in a round.
PENALTIES = (0.02, 0.04, 0.04, 0.02, 0.02, 0.02)
STEPS = (0.05, 0.01, 0.02, 0.05, 0.05, 0.05)
BEGUN_WITH = 0.1
HIDDEN, MEMBERS = 40, 2
REAL_WEIGHT, HAND_WEIGHT = 8.0, 4.0
SELDOM, SELDOM_WORD = 6, 30
"""What is seen less often is not learned: of features, and of words a line begins or ends with."""
WORD = ("begins ", "ends ")
LISTED = "known "
_SHARED: list[Lessons] = []
"""In a learner's process: what is learned from."""


def lesson_of(page: RawPage, weight: float = 1.0, *, starts_only: bool = False) -> Lesson:
    """What a page teaches."""
    lines = lines_of(page.text)
    stream, jumps = reading.stream_of(lines, margin_of(lines))
    looks = [look_of(line) for line in stream]
    features = features_of(stream, looks, vocabulary_of(stream), jumps)
    if page.seed % 2:
        # Half of the pages do without the lists of names, so that a name in no list is told as well.
        features = [{name: value for name, value in own.items() if LISTED not in name} for own in features]
    begun: set[int] = set()
    shown: set[int] = set()
    last = {k: max(story.source_lines) for k, story in enumerate(page.stories)}
    allowed = []
    for line, look in zip(stream, looks, strict=True):
        owners = page.owners[line.number - 1]
        if not owners:
            allowed.append(frozenset(State))
            continue
        story = owners[0].story
        first = story != FURNITURE and story not in begun
        begun.add(story)
        if starts_only:
            own = frozenset(STARTS) if first else frozenset(State) - frozenset(STARTS)
        else:
            own = _states(page, owners[0].field, story, look.size, first=first, bodied=story in shown)
            ends = line.numbers[-1] >= last.get(story, 0)
            if S.CLOSING in own and not ends and S.PICTURE not in own:
                own |= {S.CLOSING}
        if any(owner.kind == "paragraphs" for owner in owners):
            shown.add(story)
        allowed.append(own)
    return Lesson(features, allowed, weight)


def _states(page: RawPage, field: str, story: int, size: int, *, first: bool, bodied: bool) -> frozenset[State]:
    if story == FURNITURE:
        return frozenset({S.FURNITURE})
    kind, _, number = field.partition(".")
    if kind in FIRST:
        if first:
            return frozenset({FIRST[kind]})
        return frozenset({S.FURNITURE if bodied and kind == "column_head" else FURTHER[kind]})
    if kind == "signature":
        return frozenset({S.CLOSING} if bodied else {S.BYLINE})
    if kind == "pictures":
        return frozenset({S.OPEN_PICTURE if first else S.PICTURE if bodied else S.GAP_PICTURE})
    return frozenset(State) if kind != "paragraphs" else _text_states(page, int(number), story, size, first, bodied)


def _text_states(page: RawPage, number: int, story: int, size: int, first: bool, bodied: bool) -> frozenset[State]:  # noqa: FBT001 - one of a row of facts
    if first:
        return frozenset({S.BRIEF})
    form = page.stories[story].form(number)
    if page.profile == KIND and size <= LONGEST_OPEN:
        # Pages written by hand do not say which short lines are subheads, verses or entries.
        return frozenset({S.SHORT, S.SUBHEAD, S.BODY if bodied else S.LEAD})
    if form in SHORT_FORMS and size <= 40:  # noqa: PLR2004
        return frozenset({S.SHORT})
    if form is Form.SUBHEAD:
        return frozenset({S.SUBHEAD})
    if form is Form.SIGNED:
        return frozenset({S.CLOSING})
    return frozenset({S.BODY} if bodied else {S.LEAD})


def learn(lessons: Sequence[Lesson], rounds: int, members: int = MEMBERS) -> dict[str, object]:
    """The weights as ``weights.json`` holds them: the mean of several learners that differ in what they began with."""
    seen: dict[str, int] = {}
    for lesson in lessons:
        for found in lesson.features:
            for name, value in found.items():
                seen[name] = seen.get(name, 0) + (value != 0)
    often = {name for name, times in seen.items() if times >= (SELDOM_WORD if name.startswith(WORD) else SELDOM)}
    names = sorted({*PRIOR, *often})
    places = {name: k for k, name in enumerate(names)}
    shared = Lessons(lessons, places)
    # Forked, so that the lessons are not copied to every process.
    with ProcessPoolExecutor(os.cpu_count(), get_context("fork"), _share, (shared,)) as pool:
        learnt = list(pool.map(partial(_member, places, rounds), range(1, members + 1)))
    emission, moves, first, last = (_mean([own[k] for own in learnt]) for k in (0, 3, 4, 5))
    inner = np.concatenate([own[1] for own in learnt], axis=2)
    outer = np.concatenate([own[2] for own in learnt], axis=0) / members
    return {
        "states": [state.name for state in State],
        "first": first.tolist(),
        "last": last.tolist(),
        "moves": {state.name: moves[state].tolist() for state in State},
        "outer": np.round(outer, 3).tolist(),
        "emission": {name: emission[k].tolist() for k, name in enumerate(names)},
        "inner": {name: np.round(100 * inner[:, k]).astype(int).tolist() for k, name in enumerate(names)},
    }


def _mean(values: Sequence[Array]) -> Array:
    result: Array = np.round(np.stack(values).mean(axis=0), 2)
    return result


def _share(lessons: Lessons) -> None:
    _SHARED.append(lessons)


def _member(places: dict[str, int], rounds: int, seed: int) -> list[Array]:
    """Emission, inner, outer, moves, first and last of one learner."""
    batches = _SHARED[-1]
    chance = np.random.default_rng(seed)
    size, count = len(State), len(places)
    inner, outer = (1 + len(BESIDE), count, HIDDEN), (HIDDEN, size)
    prior = [prior_emission(places), np.zeros(inner), np.zeros(outer), prior_moves(), np.zeros(size), np.zeros(size)]
    values = [own.copy() for own in prior]
    values[1], values[2] = chance.normal(0, BEGUN_WITH, inner), chance.normal(0, BEGUN_WITH, outer)
    speed, spread = ([np.zeros_like(own) for own in values] for _ in range(2))
    for turn in range(1, rounds + 1):
        likelihood, gradients = batches.gradients(values, seed * 10_000 + turn)
        rate = min(1.0, 4 * (1 - turn / (rounds + 1)))
        for k, (gradient, penalty, step) in enumerate(zip(gradients, PENALTIES, STEPS, strict=True)):
            pull = gradient - penalty * (values[k] - prior[k])
            speed[k] += 0.1 * (pull - speed[k])
            spread[k] += 0.01 * (pull * pull - spread[k])
            values[k] += rate * step * (speed[k] / (1 - 0.9**turn)) / (np.sqrt(spread[k] / (1 - 0.99**turn)) + 1e-8)
        if turn % 50 == 0:
            print(f"learner {seed}, round {turn}: log-likelihood a line {likelihood:.4f}", flush=True)
    return values


def lessons_of(pages: Iterable[RawPage], real: Iterable[RawPage], by_hand: Iterable[RawPage]) -> list[Lesson]:
    """Generated pages and those written by hand teach every line, real ones where stories begin."""
    varied = [made_over(page, k) if k % 2 else page for k, page in enumerate(pages)]
    return [
        *(lesson_of(page) for page in varied),
        *(lesson_of(page, HAND_WEIGHT) for page in by_hand),
        *(lesson_of(page, REAL_WEIGHT, starts_only=True) for page in real),
    ]


def main() -> None:
    reader = argparse.ArgumentParser(prog="python -m bench.page_weights")
    reader.add_argument("--pages", type=int, default=400)
    reader.add_argument("--seed", type=int, default=50_000, help="far from the pages that bench.parsing scores")
    reader.add_argument("--printed", type=Path, help="stories of real papers for more pages (a JSON object a line)")
    reader.add_argument("--printed-pages", type=int, default=400)
    reader.add_argument(
        "--by-hand", type=Path, action="append", default=[], help="more sources of pages written by hand"
    )
    reader.add_argument("--rounds", type=int, default=120)
    reader.add_argument(
        "--real",
        type=Path,
        action="append",
        default=[],
        help="a folder of *.raw.txt and *.gold.json; may be given again",
    )
    said = reader.parse_args(sys.argv[1:])
    real = [page for folder in said.real for page in pages_1998(folder)]
    made = [*raw_pages(said.pages, said.seed, Copy.TAUGHT)]
    if said.printed:
        news = printed_stories(said.printed)
        made += raw_pages(said.printed_pages, said.seed + said.pages, Copy.TAUGHT, news)
    by_hand = [page for folder in (TAUGHT, *said.by_hand) for page in hand_made_pages(folder)]
    found = learn(lessons_of(made, real, by_hand), said.rounds)
    TARGET.write_text(_laid_out(found), encoding="utf-8")


def _laid_out(found: dict[str, object]) -> str:
    """JSON with one name a line."""
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return text.replace('],"', '],\n"').replace(':{"', ':{\n"').replace('},"', '},\n"') + "\n"


if __name__ == "__main__":
    main()
