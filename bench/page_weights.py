"""Learn what ``pipeline/intake/page/weights.npz`` says.

The weights of the package are those of ``python -m bench.page_weights --real FOLDER --printed FILE``.  FOLDER holds
pages of a daily of January 1998, from a public corpus: odd days, but for three of the pages that are measured by (142
pages, ``*.raw.txt`` and ``*.gold.json``).  FILE holds stories of the same daily of 2020, January to October, with the
parts of their heads, from another (14,467, a JSON object a line).  None of their text is kept: of characters, only
beside which others they stand.  The even days and the last two months are for measuring alone, as are the pages that
``bench.parsing`` makes and ``hand/held_out``.

The truth of generated pages names what each line is; that of real pages, only where stories begin.  A line may be true
of several states (what the truth leaves open); the likelihood sums over them.  Several networks are learned, each begun
differently (``bench.page_network``, which wants ``pip install jax optax``); the package hears them together.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from bench.page_characters import character_table
from bench.page_network import Array, Lesson, Start, learned
from bench.page_prior import PRIOR, prior_emission, prior_moves
from bench.page_variety import made_over
from bench.raw_pages import RawPage, raw_page
from bench.raw_pages.hand_made import KIND, TAUGHT, hand_made_pages
from bench.raw_pages.noise import MIX, PROFILES
from bench.raw_pages.pages_1998 import pages_1998
from bench.raw_pages.town import Copy, printed_stories, town
from bench.raw_pages.truth import FURNITURE
from pipeline.intake.page import reading
from pipeline.intake.page.features import features_of
from pipeline.intake.page.lines import lines_of
from pipeline.intake.page.look import look_of
from pipeline.intake.page.margin import margin_of
from pipeline.intake.page.network import KNOWN, Member
from pipeline.intake.page.states import STARTS, State
from pipeline.intake.page.vocabulary import vocabulary_of
from pipeline.model import Form, Story

__all__ = ["Lesson", "learn", "lesson_of"]

S = State
TARGET = Path(__file__).parents[1] / "pipeline" / "intake" / "page" / "weights.npz"
FIRST = {"column_head": S.OPEN_COLUMN_HEAD, "kicker": S.OPEN_KICKER, "headline": S.OPEN_HEADLINE, "deck": S.DECK}
FURTHER = {"column_head": S.COLUMN_HEAD, "kicker": S.KICKER, "headline": S.HEADLINE, "deck": S.DECK}
LONGEST_OPEN = 26
SHORT_FORMS = {Form.VERSE, Form.STANZA, Form.ROW, Form.FLUSH}
MEMBERS = 4
SPREAD_OF_MARKS = 0.15
REAL_WEIGHT, HAND_WEIGHT = 10.0, 4.0
REAL_TIMES = 2
"""Real pages are few: they come more than once a round."""
SELDOM, SELDOM_WORD = 6, 30
"""What is seen less often is not learned: of features, and of words a line begins or ends with."""
WORD = ("begins ", "ends ")
LISTED = "known "
HARDER = ("hard", "county", "scanned", "daily", "campus")
_SHARED: list[tuple[Any, ...]] = []
"""In another process: what it works on."""


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
    return Lesson(features, [line.text for line in stream], allowed, weight)


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


def learn(
    lessons: Sequence[Lesson], characters: tuple[str, Array], rounds: int, members: int = MEMBERS
) -> dict[str, Array]:
    """The arrays of ``weights.npz``: of several learners that differ in what they began with."""
    start = start_of(lessons, characters)
    # Forked, so that the lessons are not copied to every process.
    with ProcessPoolExecutor(os.cpu_count(), get_context("fork"), _share, (lessons, start)) as pool:
        return arrays_of(start, characters[0], list(pool.map(partial(_member, rounds), range(1, members + 1))))


def start_of(lessons: Sequence[Lesson], characters: tuple[str, Array]) -> Start:
    """What every learner starts from: the features that are seen often enough, and the characters."""
    seen: dict[str, int] = {}
    for lesson in lessons:
        for found in lesson.features:
            for name, value in found.items():
                seen[name] = seen.get(name, 0) + (value != 0)
    often = {name for name, times in seen.items() if times >= (SELDOM_WORD if name.startswith(WORD) else SELDOM)}
    places = {name: k for k, name in enumerate(sorted({*PRIOR, *often}))}
    codes = {character: k for k, character in enumerate(characters[0], start=KNOWN)}
    marks = np.random.default_rng(0).normal(0.0, SPREAD_OF_MARKS, (3, characters[1].shape[1]))
    none = np.zeros((KNOWN, characters[1].shape[1]))
    table = np.concatenate([none, characters[1], marks]).astype(np.float32)
    return Start(places, codes, table, prior_emission(places), prior_moves())


def arrays_of(start: Start, characters: str, learnt: Sequence[dict[str, Array]]) -> dict[str, Array]:
    """The arrays of ``weights.npz``; what the chain wants is the mean of the learners."""
    mean = {name: np.mean([own[name] for own in learnt], axis=0) for name in ("emission", "moves", "first", "last")}
    said = np.concatenate([mean["emission"], *(own["features"] for own in learnt)], axis=1)
    held = {"table": said, "characters": start.characters} | {name: mean[name] for name in ("moves", "first", "last")}
    for k, own in enumerate(learnt):
        held |= {f"member {k} {name}": own[name] for name in Member.__slots__}
    told = {
        "features": np.array(list(start.places)),
        "codes": np.array(characters),
        "members": np.array(len(learnt)),
    }
    return told | {name: value.astype(np.float16) for name, value in held.items()}


def _share(*own: Any) -> None:  # noqa: ANN401 - of either pool
    _SHARED.append(own)


def _member(rounds: int, seed: int) -> dict[str, Array]:
    lessons, start = _SHARED[-1]
    return learned(lessons, start, rounds, seed)


def lessons_of(
    made: range, printed: range, news: tuple[Story, ...], real: Iterable[RawPage], by_hand: Iterable[RawPage]
) -> list[Lesson]:
    """Generated pages and those written by hand teach every line, real ones where stories begin.

    Args:
        made: seeds of pages of invented news.
        printed: seeds of pages of printed news.
        news: stories of real papers.
        real: pages of which only the boundaries are known.
        by_hand: pages written by hand.
    """
    with ProcessPoolExecutor(os.cpu_count(), get_context("fork"), _share, (news,)) as pool:
        lessons = [
            *pool.map(_of_made, range(len(made)), made, chunksize=50),
            *pool.map(_of_printed, range(len(printed)), printed, chunksize=50),
        ]
    return [
        *lessons,
        *(lesson_of(page, HAND_WEIGHT) for page in by_hand),
        *(lesson_of(page, REAL_WEIGHT, starts_only=True) for page in real for _ in range(REAL_TIMES)),
    ]


def _of_made(k: int, seed: int) -> Lesson:
    """Of the usual mix and, so that they are seen often enough, pages on which heads and bodies stand apart."""
    turn = k % (len(MIX) + len(HARDER))
    if turn < len(MIX):
        return _varied(k, raw_page(MIX[turn], seed, copy=Copy.TAUGHT))
    profile = HARDER[turn - len(MIX)]
    apart = replace(PROFILES[profile], headline_early=0.25, headline_late=0.15, interleaved=0.1, caption_first=0.15)
    return _varied(k, raw_page(profile, seed, apart, Copy.TAUGHT))


def _of_printed(k: int, seed: int) -> Lesson:
    return _varied(k, raw_page(MIX[k % len(MIX)], seed, copy=Copy.TAUGHT, printed_news=_SHARED[-1][0]))


def _varied(k: int, page: RawPage) -> Lesson:
    return lesson_of(made_over(page, k) if k % 2 else page)


def texts_of(news: Iterable[Story], pages: Iterable[RawPage]) -> Iterator[str]:
    """What characters stand beside is learned from: the stories, the pages, the words of the taught half."""
    for story in news:
        yield from (*story.column_head, *story.kicker, *story.headline, *story.deck, *story.paragraphs)
    yield from (page.text for page in pages)
    yield from _words_in(town(Copy.TAUGHT).words)


def _words_in(said: Any) -> Iterator[str]:  # noqa: ANN401 - TOML
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict | list):
        for own in said.values() if isinstance(said, dict) else said:
            yield from _words_in(own)


def main() -> None:
    reader = argparse.ArgumentParser(prog="python -m bench.page_weights")
    reader.add_argument("--pages", type=int, default=4000)
    reader.add_argument("--seed", type=int, default=70_000, help="far from the pages that bench.parsing scores")
    reader.add_argument("--printed", type=Path, help="stories of real papers for more pages (a JSON object a line)")
    reader.add_argument("--printed-pages", type=int, default=800)
    reader.add_argument(
        "--by-hand", type=Path, action="append", default=[], help="more sources of pages written by hand"
    )
    reader.add_argument("--rounds", type=int, default=5)
    reader.add_argument("--members", type=int, default=MEMBERS)
    reader.add_argument(
        "--real",
        type=Path,
        action="append",
        default=[],
        help="a folder of *.raw.txt and *.gold.json; may be given again",
    )
    said = reader.parse_args(sys.argv[1:])
    real = [page for folder in said.real for page in pages_1998(folder)]
    if both := {page.name for page in real} & {page.name for page in pages_1998()}:
        reader.error(f"pages that are measured by are not learned from: {', '.join(sorted(both))}")
    news = printed_stories(said.printed) if said.printed else ()
    by_hand = [page for folder in (TAUGHT, *said.by_hand) for page in hand_made_pages(folder)]
    made = range(said.seed, said.seed + said.pages)
    printed = range(made.stop, made.stop + (said.printed_pages if news else 0))
    characters = character_table(texts_of(news, (*real, *by_hand)))
    lessons = lessons_of(made, printed, news, real, by_hand)
    found = learn(lessons, characters, said.rounds, said.members)
    with TARGET.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **found)


if __name__ == "__main__":
    main()
