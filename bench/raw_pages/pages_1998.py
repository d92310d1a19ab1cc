"""Pages with article and paragraph boundaries (``*.raw.txt``, ``*.gold.json``) held against a reader.

The gold is ``articles`` of ``paragraphs``, headline first, without names for what they are: boundaries, lines and joins
can be scored, fields cannot; ``heads_of`` counts the first lines that were seen to be a head.  No paragraph of these
pages is cut, so every join said is false.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from bench.raw_pages.reading import Reading, squeezed
from bench.raw_pages.truth import Owner, RawPage
from pipeline.model import Story

__all__ = ["FOLDER", "heads_of", "pages_1998"]

DISPLAY = frozenset({"column_head", "kicker", "headline"})
FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "pages-1998"


def pages_1998(folder: Path = FOLDER) -> Iterator[RawPage]:
    """The pages as if they had been generated, in order of name; none where the folder is absent."""
    for path in sorted(folder.glob("*.gold.json")):
        said = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".raw.txt")).read_text(encoding="utf-8")
        yield _page(path.name.split(".", maxsplit=1)[0], text, [own["paragraphs"] for own in said["articles"]])


def heads_of(page: RawPage, reading: Reading) -> tuple[int, int]:
    """How many first lines of articles were read as display (column head, kicker, headline), and of how many."""
    kinds = [{owner.kind for owner in reading.owners[line - 1]} for line in page.starts]
    return sum(bool(own & DISPLAY) for own in kinds), len(kinds)


def _page(name: str, text: str, articles: list[list[str]]) -> RawPage:
    lines = text.split("\n")
    owners: list[tuple[Owner, ...]] = [() for _ in lines]
    at = 0
    own: list[list[int]] = [[] for _ in articles]
    for index, paragraphs in enumerate(articles):
        for k, paragraph in enumerate(paragraphs):
            while squeezed(lines[at]) != squeezed(paragraph):
                at += 1
            owners[at] = (Owner(index, f"paragraphs.{k}"),)
            own[index].append(at + 1)
            at += 1
    stories = tuple(
        Story(f"s{k + 1:02}", k + 1, (), tuple(paragraphs), source_lines=tuple(own[k]))
        for k, paragraphs in enumerate(articles)
    )
    return RawPage(
        seed=0, profile=name, number=int(name[-2:]), name=name, text=text, stories=stories, furniture=(),
        owners=tuple(owners), joins=(), kinds=("article",) * len(stories),
    )  # fmt: skip
