"""The painted page: what a second reader finds in the finished PDF."""

import subprocess
from pathlib import Path

import pytest

from pipeline.press.reading import PageText, read_pages
from pipeline.typography.kinsoku import NO_LINE_END, NO_LINE_START

BODY_PT = 10.5
LEADING_PT = 14.5
SIDE_PT = (390 / 25.4 * 72 - 95 * BODY_PT) / 2
TOP_PT = 19 / 25.4 * 72


@pytest.fixture(scope="module")
def page(seed) -> PageText:  # type: ignore[no-untyped-def]  # noqa: ANN001 - the built seed
    return read_pages(seed.data("press.pdf"))[0]


def body_lines(page: PageText) -> list[list]:  # type: ignore[type-arg]
    """Runs of body size joined to lines: same baseline, following each other in paint order."""
    lines: list[list] = []  # type: ignore[type-arg]
    for run in page.runs:
        if abs(run.size_pt - BODY_PT) > 0.01:
            continue
        if lines and abs(lines[-1][-1].y_pt - run.y_pt) < 0.01 and run.x_pt > lines[-1][-1].x_pt:
            lines[-1].append(run)
        else:
            lines.append([run])
    return lines


def test_one_baseline_grid(page: PageText) -> None:
    lines = body_lines(page)
    assert len(lines) > 250
    offsets = {round(((line[0].y_pt - TOP_PT) / LEADING_PT) % 1, 3) for line in lines}
    # WeasyPrint writes six decimals; all baselines fall into one class of the leading.
    assert max(offsets) - min(offsets) <= 0.002


def test_legs_begin_on_the_grid_and_full_lines_end_flush(page: PageText) -> None:
    lines = body_lines(page)
    # Full lines: those that another line of the same leg follows and that are not a paragraph's last.
    flush = full = 0
    edges: dict[int, float] = {}
    for line in lines:
        end = line[-1].end_x_pt
        last = line[-1].text[-1]
        # A closing mark at the edge may stand half-width: its advance in the file is still a whole em.
        ends = (end, end - BODY_PT / 2) if last in NO_LINE_START else (end,)
        key = round(line[0].x_pt - (2 * BODY_PT if abs((line[0].x_pt - SIDE_PT) % 1) > 9 else 0))
        edges[key] = max(edges.get(key, 0.0), min(ends))
        full += 1
        flush += any(abs(candidate - edge) <= 0.2 for candidate in ends for edge in right_edges(lines))
    paragraphs = 20
    assert flush >= full - paragraphs - 4


def right_edges(lines: list[list]) -> set[float]:  # type: ignore[type-arg]
    """The right edges of legs: where most lines end."""
    ends: dict[float, int] = {}
    for line in lines:
        value = round(line[-1].end_x_pt, 1)
        ends[value] = ends.get(value, 0) + 1
    return {value for value, count in ends.items() if count >= 8}


def test_no_banned_line_start_or_end(page: PageText) -> None:
    for line in body_lines(page):
        text = "".join(run.text for run in line).strip()
        assert text[0] not in NO_LINE_START, text
        assert text[-1] not in NO_LINE_END, text


def test_a_second_reader_finds_every_character(seed, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Poppler reads the same characters; it orders columns its own way, so they are compared as a heap."""
    read = subprocess.run(
        ["pdftotext", "-raw", str(seed.folder / "press.pdf"), "-"], check=True, capture_output=True
    ).stdout.decode("utf-8")
    ours = "".join(page.text for page in read_pages(seed.data("press.pdf")))
    assert sorted("".join(read.split())) == sorted("".join(ours.split()))


def test_press_has_no_colour_outside_the_inks(page: PageText) -> None:
    assert {run.colour.rsplit(" ", 1)[1] for run in page.runs} == {"scn"}
    assert {run.colour for run in page.runs if abs(run.size_pt - BODY_PT) < 0.01} == {"0 0 0 1 scn"}


def test_qpdf_finds_nothing(seed) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    for name in ("press.pdf", "proof.pdf"):
        subprocess.run(["qpdf", "--check", str(seed.folder / name)], check=True, capture_output=True)


def test_proof_pictures_are_there(seed) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    assert seed.data("proof-01.png").startswith(b"\x89PNG")
    text = "".join(page.text for page in read_pages(seed.data("proof.pdf")))
    assert text.startswith("大样")
    assert "图片未到" in text
    assert "图为会议现场。" in text
    assert "图片未到" not in "".join(page.text for page in read_pages(seed.data("press.pdf")))
