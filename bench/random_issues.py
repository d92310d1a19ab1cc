"""Random issues made up, and what came of them.  ``python -m bench.random_issues ISSUES FOLDER [--thin]``.

FOLDER holds pages with article and paragraph boundaries (``*.gold.json``: ``articles`` of ``paragraphs``, the first
its headline); to these come the stories of the sample weekly.  An issue has 1 to 16 pages; a page is drawn as an editor
fills one: at most twelve stories until the text takes about four fifths of it, one picture, the longer ones likelier to
rank high.  With ``--thin`` short stories are not exchanged for longer ones where twelve do not fill the page: many
pages then have half the copy they need.  Seeded by the number of the issue.
"""

import json
import os
import re
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from random import Random

from pipeline.build import Request, parse
from pipeline.errors import CopyDoesNotFitError
from pipeline.makeup.issue import make_up
from pipeline.model import Issue, Page, Paper, Picture, PlannedPage, Story
from pipeline.settings.layout import Grid, Layout, load_layout
from pipeline.typography.composer import Composer
from pipeline.typography.faces import Faces, load_faces

SAMPLE = Path(__file__).resolve().parent.parent / "seeds" / "sample-weekly"
GRID = "7x13"
MOST_PAGES = 16
HALF_WIDTH = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
FILL = (0.72, 0.82)
PICTURE_LINES = 60
HEADLINE = (5, 30)
MOST_STORIES = 12
# Less than so much of a column may stay without text.
ENOUGH = 0.3


@cache
def _copy(folder: Path) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Headline and paragraphs of every article."""
    found = []
    for path in sorted(folder.glob("*.gold.json")):
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            first, *paragraphs = (text.translate(HALF_WIDTH) for text in article["paragraphs"])
            headline = re.sub(r"[（(].*?[）)]", "", first)[: HEADLINE[1]]
            if paragraphs and len(headline) >= HEADLINE[0]:
                found.append((headline, tuple(paragraphs)))
    return (*found, *_sample_copy())


def _sample_copy() -> list[tuple[str, tuple[str, ...]]]:
    """The stories of the sample weekly that are prose."""
    issue = parse(Request((SAMPLE,))).issue
    stories = [story for page in issue.pages for story in page.stories if not story.forms and not story.upright]
    return [(" ".join(story.headline), story.paragraphs) for story in stories if story.headline and story.paragraphs]


@cache
def _setting() -> tuple[Layout, Grid, Faces]:
    layout = load_layout("broadsheet", Path())
    faces = load_faces(layout.fonts_folder, {face.role: (face.file, face.family) for face in layout.faces})
    return layout, next(grid for grid in layout.grids if grid.name == GRID), faces


def _lines(article: tuple[str, tuple[str, ...]], grid: Grid) -> float:
    """About how many lines of body type an article takes."""
    return sum((len(text) + 2) / (grid.measure_em * 0.97) + 0.5 for text in article[1])


def _chosen(chance: Random, folder: Path, grid: Grid, *, thin: bool) -> list[tuple[str, tuple[str, ...]]]:
    """The articles of a page."""
    articles = _copy(folder)
    room = grid.columns * (grid.rows - grid.folio_rows) * chance.uniform(*FILL) - PICTURE_LINES
    waiting: list[tuple[str, tuple[str, ...]]] = []
    chosen: list[tuple[str, tuple[str, ...]]] = []
    for article in chance.sample(articles, len(articles)):
        lines = _lines(article, grid)
        if lines <= room and len(chosen) < MOST_STORIES:
            chosen.append(article)
            room -= lines
        else:
            waiting.append(article)
    while not thin and room > ENOUGH * grid.rows:
        # The shortest gives way to one that fills what is left better.
        shortest = min(chosen, key=lambda own: _lines(own, grid))
        room += _lines(shortest, grid)
        better = next(own for own in waiting if _lines(shortest, grid) < _lines(own, grid) <= room)
        chosen[chosen.index(shortest)] = better
        waiting.remove(better)
        room -= _lines(better, grid)
    return chosen


def _page(number: int, chance: Random, folder: Path, grid: Grid, *, thin: bool = False) -> Page:
    chosen = _chosen(chance, folder, grid, thin=thin)
    weights = [sum(map(len, own[1])) * chance.uniform(0.6, 1.4) for own in chosen]
    order = sorted(range(len(chosen)), key=lambda k: -weights[k])
    stories = tuple(
        Story(
            f"p{number:02}-s{rank:02}",
            rank,
            (chosen[k][0],),
            chosen[k][1],
            pictures=(Picture(None, "图为活动现场。"),) if rank == 1 else (),
        )
        for rank, k in enumerate(order, start=1)
    )
    return Page(number, stories)


def made_up(seed: int, folder: Path, *, thin: bool = False) -> tuple[int, list[PlannedPage], float, str]:
    """Issue number ``seed``: its pages' number, their plans, CPU seconds, and why there are none."""
    layout, grid, faces = _setting()
    chance = Random(seed)  # noqa: S311 - to draw copy
    count = chance.randint(1, MOST_PAGES)
    issue = Issue(Paper("t"), tuple(_page(number, chance, folder, grid, thin=thin) for number in range(1, count + 1)))
    started = time.process_time()
    try:
        plan = make_up(issue, layout, Composer(faces, fallbacks=layout.fallback_faces), GRID).plan
    except CopyDoesNotFitError as error:
        return count, [], time.process_time() - started, error.message.en
    return count, list(plan.pages), time.process_time() - started, ""


def _one(task: tuple[int, Path, bool]) -> tuple[int, list[PlannedPage], float, str]:
    seed, folder, thin = task
    return made_up(seed, folder, thin=thin)


def main(issues: int, folder: Path, *, thin: bool = False) -> None:
    """Print the figures of all pages."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        done = list(pool.map(_one, [(seed, folder, thin) for seed in range(issues)], chunksize=1))
    pages = [page for _, own, _, _ in done for page in own]
    figures = [dict(page.metrics) for page in pages]

    def mean(name: str) -> float:
        return round(statistics.mean(own[name] for own in figures), 3)

    total = sum(count for count, *_ in done)
    gutters = [max(own["gutter_across"], own["gutter_down"]) for own in figures]
    said = {
        "issues": issues,
        "pages": total,
        "pages_not_made_up": total - len(pages),
        "reasons": [why for *_, why in done if why],
        "exact": sum(not page.ladder for page in pages) / total,
        "slack_1": sum(page.ladder == ("slack-1",) for page in pages),
        "lower_rungs": sorted({rung for page in pages for rung in page.ladder} - {"slack-1"}),
        "overset_lines": sum(own["overset_lines"] for own in figures),
        "uncovered_or_twice": sum(own["uncovered_cells"] + own["covered_twice"] for own in figures),
        "collisions": mean("collisions"),
        "collisions_boxed": mean("collisions_boxed"),
        "collisions_on_front_pages": sum(
            own["collisions"] + own["collisions_boxed"]
            for page, own in zip(pages, figures, strict=True)
            if page.number == 1
        ),
        "gutters_short": round(sum(gutter <= 0.65 for gutter in gutters) / len(gutters), 3),  # noqa: PLR2004
        "inversion_share": mean("inversion_share"),
        "size_inversions": mean("size_inversions"),
        "rank_size_rho": mean("rank_size_rho"),
        "rank_area_rho": mean("rank_area_rho"),
        "worst_padding": max(own["padding"] for own in figures),
        "picture_share": mean("picture_share"),
        "lines_over_3_percent": mean("lines_over_3_percent"),
        "lines_over_8_percent": mean("lines_over_8_percent"),
        "seconds_a_page_median": round(statistics.median(spent / count for count, _, spent, _ in done), 3),
        "seconds_a_page_worst": round(max(spent / count for count, _, spent, _ in done), 3),
    }
    sys.stdout.write(json.dumps(said, indent=1) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), thin="--thin" in sys.argv)
