"""Copy that cannot fit ends in exit 4 with numbers; copyfitting keeps single lines off leg ends."""

from pathlib import Path

import pytest

from pipeline.build import Request, plan
from pipeline.errors import CopyDoesNotFitError, ExitCode
from pipeline.makeup.copyfit import choose_line_counts


def write_issue(folder: Path, stories: int, characters: int) -> Path:
    (folder / "stories").mkdir(parents=True)
    (folder / "paper.toml").write_text('id = "t"\ntitle = "试刊"\n', encoding="utf-8")
    for rank in range(1, stories + 1):
        body = "\n\n".join(["春天到了，河边的柳树发了新芽，孩子们在岸上放风筝。" * 5] * max(1, characters // 125))
        text = f"---\nrank: {rank}\nheadline: 河边柳树发新芽 孩子岸上放风筝\n---\n\n{body}\n"
        (folder / "stories" / f"{rank:02}.md").write_text(text, encoding="utf-8")
    return folder


def test_ten_times_too_much_copy_is_refused_with_the_lines_over(tmp_path: Path) -> None:
    with pytest.raises(CopyDoesNotFitError) as refused:
        plan(Request((write_issue(tmp_path / "issue", 5, 9000),)))
    assert refused.value.exit_code is ExitCode.DOES_NOT_FIT
    assert refused.value.where.page == 1
    assert refused.value.remedy is not None


def test_a_tenth_of_the_copy_is_refused_with_the_lines_short(tmp_path: Path) -> None:
    with pytest.raises(CopyDoesNotFitError) as refused:
        plan(Request((write_issue(tmp_path / "issue", 3, 125),)))
    assert refused.value.lines_over < 0
    assert "short" in refused.value.message.en


@pytest.mark.parametrize("stories", [5, 6, 7])
def test_ordinary_pages_are_exact(tmp_path: Path, stories: int) -> None:
    made_up = plan(Request((write_issue(tmp_path / "issue", stories, 5600 // stories),)))
    metrics = dict(made_up.pages[0].metrics)
    assert metrics["slack_rows"] == 0
    assert metrics["collisions"] <= 1


def test_line_counts_avoid_a_single_line_at_a_leg_end() -> None:
    # Two paragraphs of 5 or 6 lines, 11 lines in all, a leg ending after line 6: 5 + 6 would leave one line of
    # the second paragraph at the leg's foot, 6 + 5 none.
    options = [{5: 0.0, 6: 1.0}, {5: 1.0, 6: 0.0}]
    assert choose_line_counts(options, 11, (6, 11)) == (6, 5)
    assert choose_line_counts(options, 12, (6, 12)) == (6, 6)
    assert choose_line_counts(options, 13, (6, 13)) is None
