"""Eight real pages, where they lie beside the checkout: where articles begin, and no paragraph run together."""

import json
from pathlib import Path

import pytest

from pipeline.intake.page.reading import read_page

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "pages-1998"
PAGES = sorted(FOLDER.glob("*.raw.txt"))

pytestmark = pytest.mark.skipif(not PAGES, reason="the pages are not beside the checkout")


def starts_of(gold: Path, text: str) -> set[int]:
    """The line numbers at which articles begin."""
    filled = [number for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    articles = json.loads(gold.read_text(encoding="utf-8"))["articles"]
    counts = [len(article["paragraphs"]) for article in articles]
    return {filled[sum(counts[:k])] for k in range(len(counts))}


def test_articles_begin_where_the_gold_says() -> None:
    right = said = true = 0
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        page, _ = read_page(text, path.name, 1)
        ours = {min(story.source_lines) for story in page.stories}
        gold = starts_of(path.with_name(path.name.replace(".raw.txt", ".gold.json")), text)
        right, said, true = right + len(ours & gold), said + len(ours), true + len(gold)
    assert 2 * right / (said + true) >= 0.97


def test_whole_paragraphs_are_not_run_together() -> None:
    joined = lines = 0
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        page, _ = read_page(text, path.name, 1)
        lines += sum(bool(line.strip()) for line in text.split("\n"))
        joined += sum(
            len(origin.lines)
            for story in page.stories
            for origin in story.origins
            if origin.field.startswith("paragraphs") and len(origin.lines) > 1
        )
    assert 1 - joined / lines >= 0.97
