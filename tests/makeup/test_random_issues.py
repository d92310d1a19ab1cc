"""A few of the random issues of the bench: real stories, drawn onto pages as an editor would.

``python -m bench.random_issues`` makes up hundreds; the real pages they are drawn from do not come with the project.
"""

from pathlib import Path

import pytest

from bench.random_issues import made_up

PAGES = Path(__file__).resolve().parents[3] / "shared" / "data" / "pages-1998"


@pytest.mark.skipif(not PAGES.is_dir(), reason="the real pages are not at hand")
@pytest.mark.parametrize("seed", [2, 4, 31])
def test_random_issues_are_exact(seed: int) -> None:
    count, pages, _, why = made_up(seed, PAGES)
    assert why == ""
    assert len(pages) == count
    for page in pages:
        figures = dict(page.metrics)
        assert set(page.ladder) <= {"slack-1"}
        for name in ("overset_lines", "uncovered_cells", "covered_twice"):
            assert figures[name] == 0
        assert figures["padding"] <= 0.2
        lead = next(module for module in page.modules if module.story.endswith("-s01"))
        assert (lead.column, lead.row) == (0, page.first_row)
