"""Learn what ``pipeline/intake/page/weights.json`` says: ``python -m bench.page_weights [--pages N] [--rounds N]``.

The truth of generated pages names what each line is; of the real pages beside the checkout, where they are, only where
stories begin.  A line may be true of several states (what the truth leaves open); the likelihood sums over them.  Found
by gradient ascent (Adam: Kingma, Ba 2015) on the penalised log-likelihood of whole pages.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from bench.page_chain import Array, Lesson, Lessons
from bench.page_prior import PRIOR, prior_emission, prior_moves
from bench.page_variety import made_over
from bench.raw_pages import RawPage, raw_pages
from bench.raw_pages.pages_1998 import pages_1998
from bench.raw_pages.town import Copy
from bench.raw_pages.truth import FURNITURE
from pipeline.intake.page import reading
from pipeline.intake.page.features import Features, features_of
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
SHORT_FORMS = {Form.VERSE, Form.STANZA, Form.ROW, Form.FLUSH}
PENALTY = 0.02
STEP = 0.05
REAL_WEIGHT = 3.0
SELDOM = 4


def lesson_of(page: RawPage, weight: float = 1.0, *, starts_only: bool = False) -> Lesson:
    """What a page teaches."""
    lines = lines_of(page.text)
    stream, jumps = reading.stream_of(lines, margin_of(lines))
    looks = [look_of(line) for line in stream]
    features = features_of(stream, looks, vocabulary_of(stream), jumps)
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


def _states(  # noqa: PLR0911 - one answer a field
    page: RawPage, field: str, story: int, size: int, *, first: bool, bodied: bool
) -> frozenset[State]:
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
        return frozenset({S.PICTURE} if bodied else {S.GAP_PICTURE})
    if kind != "paragraphs":
        return frozenset(State)
    form = page.stories[story].form(int(number))
    if form in SHORT_FORMS and size <= 40:  # noqa: PLR2004
        return frozenset({S.SHORT})
    if form is Form.SUBHEAD:
        return frozenset({S.SUBHEAD})
    if form is Form.SIGNED:
        return frozenset({S.CLOSING})
    return frozenset({S.BODY} if bodied else {S.BRIEF} if first else {S.LEAD})


def learn(lessons: Sequence[Lesson], rounds: int) -> dict[str, object]:
    """The weights as ``weights.json`` holds them."""
    seen: dict[str, int] = {}
    for lesson in lessons:
        for found in lesson.features:
            for name, value in found.items():
                seen[name] = seen.get(name, 0) + (value != 0)
    names = sorted({*PRIOR, *(name for name, times in seen.items() if times >= SELDOM)})
    batch = Lessons(lessons, {name: k for k, name in enumerate(names)})
    size = len(State)
    shapes = [(len(names), size), (size, size), (size,), (size,)]
    prior = [
        prior_emission({name: k for k, name in enumerate(names)}),
        prior_moves(),
        *(np.zeros(shape) for shape in shapes[2:]),
    ]
    values = [own.copy() for own in prior]
    speed = [np.zeros(shape) for shape in shapes]
    spread = [np.zeros(shape) for shape in shapes]
    for turn in range(1, rounds + 1):
        likelihood, gradients = batch.gradients(*values)
        rate = STEP * min(1.0, 4 * (1 - turn / (rounds + 1)))
        for k, gradient in enumerate(gradients):
            pull = gradient - PENALTY * (values[k] - prior[k])
            speed[k] += 0.1 * (pull - speed[k])
            spread[k] += 0.01 * (pull * pull - spread[k])
            values[k] += rate * (speed[k] / (1 - 0.9**turn)) / (np.sqrt(spread[k] / (1 - 0.99**turn)) + 1e-8)
        if turn % 20 == 0:
            print(f"round {turn}: log-likelihood a line {likelihood:.4f}", flush=True)
    emission, moves, first, last = (np.round(value, 2) for value in values)
    return {
        "states": [state.name for state in State],
        "first": first.tolist(),
        "last": last.tolist(),
        "moves": {state.name: moves[state].tolist() for state in State},
        "emission": {name: emission[k].tolist() for k, name in enumerate(names) if np.abs(emission[k]).max() >= 0.05},  # noqa: PLR2004
    }


def lessons_of(pages: Iterable[RawPage], real: Iterable[RawPage]) -> list[Lesson]:
    """Generated pages teach every line, real ones where stories begin."""
    varied = [made_over(page, k) if k % 2 else page for k, page in enumerate(pages)]
    return [*(lesson_of(page) for page in varied), *(lesson_of(page, REAL_WEIGHT, starts_only=True) for page in real)]


def main() -> None:
    reader = argparse.ArgumentParser(prog="python -m bench.page_weights")
    reader.add_argument("--pages", type=int, default=240)
    reader.add_argument("--seed", type=int, default=50_000, help="far from the pages that bench.parsing scores")
    reader.add_argument("--rounds", type=int, default=200)
    reader.add_argument(
        "--real", type=Path, action="append", default=[], help="a folder of *.raw.txt and *.gold.json; may be given again"
    )
    said = reader.parse_args(sys.argv[1:])
    real = [page for folder in said.real for page in pages_1998(folder)]
    found = learn(lessons_of(raw_pages(said.pages, said.seed, Copy.TAUGHT), real), said.rounds)
    TARGET.write_text(
        json.dumps(found, ensure_ascii=False, indent=None).replace("], ", "],\n").replace("{", "{\n") + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
