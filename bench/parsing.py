"""What the reader of page text makes of generated pages.  ``python -m bench.parsing [--pages N] [--seed N]``.

The pages are of the half of the words nothing may be learnt from (``--taught`` takes the other, to see what was learnt
by heart); pages written by hand, kept apart from those that were learned from, follow.  ``--profile NAME`` takes pages
of one profile only; ``--show-errors [N]`` prints the N worst pages, the wrong lines each with what is true and what was
read.  ``bench.raw_pages.score`` says what each figure means.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.raw_pages import PROFILES, Copy, RawPage, raw_page, raw_pages
from bench.raw_pages.hand_made import HELD_OUT, hand_made_pages
from bench.raw_pages.pages_1998 import heads_of, pages_1998
from bench.raw_pages.reading import Reading, read
from bench.raw_pages.report import HEAD, calibration_lines, figure_lines, page_lines, row
from bench.raw_pages.score import Score, errors_of, score
from bench.raw_pages.town import printed_stories

__all__ = ["PROMISED", "Run", "figures", "run"]

PAGES_TIMED = 300
PROMISED: dict[str, tuple[float, Callable[[Score], float]]] = {
    "boundaries F1": (0.97, lambda own: own.boundaries.f1),
    "joins precision": (0.98, lambda own: own.joins.precision),
    "joins recall": (0.98, lambda own: own.joins.recall),
    "fields exact": (0.95, lambda own: own.all_fields.recall),
    "decisions right or doubted": (0.99, lambda own: 1 - own.confident_share),
}
"""What the reader is to reach on the default mix, each the least of a figure."""


@dataclass(frozen=True, slots=True)
class Run:
    """Pages read and scored: all of them together, each profile apart, and the CPU seconds of reading alone."""

    total: Score
    profiles: dict[str, Score]
    pages: tuple[tuple[RawPage, Reading], ...]
    cpu_s: float


def run(pages: Iterable[RawPage]) -> Run:
    """Read and score."""
    total, profiles, done, spent = Score(), dict[str, Score](), [], 0.0
    for page in pages:
        started = time.process_time()
        reading = read(page.text, page.name, page.number)
        spent += time.process_time() - started
        own = score(page, reading)
        total.add(own)
        profiles.setdefault(page.profile, Score()).add(own)
        done.append((page, reading))
    return Run(total, profiles, tuple(done), spent)


def figures(done: Run, name: str) -> None:
    """Print everything of one run."""
    print(f"{name}: {done.total.pages} pages")
    print(HEAD)
    for profile, own in sorted(done.profiles.items()):
        print(row(profile, own))
    print(row("all", done.total))
    for line in (*figure_lines(done.total), *calibration_lines(done.total)):
        print(line)
    a_page = done.cpu_s / max(done.total.pages, 1)
    print(f"  time         {a_page:.4f} CPU s a page, {a_page * PAGES_TIMED:.2f} for {PAGES_TIMED}")


def _by_hand() -> None:
    """The pages written by hand that nothing was learned from: papers of many manners."""
    done = run(hand_made_pages(HELD_OUT))
    print(f"Pages written by hand: {done.total.pages} pages")
    for line in figure_lines(done.total):
        print(line)


def _worst(done: Run, count: int) -> None:
    weighed = sorted(done.pages, key=lambda own: -sum(map(len, errors_of(*own).values())))
    for page, reading in weighed[:count]:
        for line in page_lines(page, reading):
            print(line)


def _real() -> None:
    """Boundaries, lines and joins of the pages of 1998, where they are beside the checkout."""
    pages = list(pages_1998())
    if not pages:
        return
    done = run(pages)
    heads, first_lines = (sum(own) for own in zip(*(heads_of(*own) for own in done.pages), strict=True))
    bounds, joins = done.total.boundaries, done.total.joins
    print(f"Pages of 1998: {len(pages)} pages")
    print(f"  boundaries   P {bounds.precision:.4f}  R {bounds.recall:.4f}  F1 {bounds.f1:.4f}  ({bounds.true} true)")
    print(f"  lines        B-cubed F1 {done.total.together_f1:.4f} over {done.total.lines} lines")
    print(f"  paragraphs   {joins.said} joined that are two; first lines read as a head: {heads} of {first_lines}")


def main() -> None:
    reader = argparse.ArgumentParser(prog="python -m bench.parsing")
    reader.add_argument("--pages", type=int, default=200)
    reader.add_argument("--seed", type=int, default=0)
    reader.add_argument("--profile", choices=sorted(PROFILES))
    reader.add_argument("--show-errors", type=int, nargs="?", const=5, default=0, metavar="N")
    reader.add_argument("--taught", action="store_true")
    reader.add_argument("--printed", type=Path, help="stories of real papers for most news (a JSON object a line)")
    said = reader.parse_args(sys.argv[1:])
    copy = Copy.TAUGHT if said.taught else Copy.HELD_OUT
    news = printed_stories(said.printed) if said.printed else ()
    if said.profile:
        pages = [raw_page(said.profile, said.seed + k, copy=copy, printed_news=news) for k in range(said.pages)]
    else:
        pages = list(raw_pages(said.pages, said.seed, copy, news))
    done = run(pages)
    figures(done, "Generated pages")
    for name, (least, figure) in PROMISED.items():
        reached = figure(done.total)
        print(f"  {name:28} {reached:.4f}  promised {least}{'' if reached >= least else '  NOT REACHED'}")
    _by_hand()
    _real()
    _worst(done, said.show_errors)


if __name__ == "__main__":
    main()
