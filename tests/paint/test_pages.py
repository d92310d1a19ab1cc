"""The painted page: what a second reader finds in the finished PDF."""

import subprocess
from collections import Counter
from itertools import pairwise

import pytest

from pipeline.press.reading import PageText, TextRun, read_pages
from pipeline.typography.rules import line_rules

NO_LINE_START, NO_LINE_END = line_rules().no_line_start, line_rules().no_line_end

BODY_PT = 10.5
LEADING_PT = 14.5
SIDE_PT = (390 / 25.4 * 72 - 95 * BODY_PT) / 2
TOP_PT = 19 / 25.4 * 72


@pytest.fixture(scope="module")
def page(seed) -> PageText:  # type: ignore[no-untyped-def]  # noqa: ANN001 - the built seed
    return read_pages(seed.data("press.pdf"))[0]


def body_lines(page: PageText) -> list[list[TextRun]]:
    """Runs of body size joined to lines: same baseline, following each other in paint order."""
    lines: list[list[TextRun]] = []
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
    assert len(lines) > 220
    offsets = {round(((line[0].y_pt - TOP_PT) / LEADING_PT) % 1, 3) for line in lines}
    # WeasyPrint writes six decimals; all baselines fall into one class of the leading.
    assert max(offsets) - min(offsets) <= 0.002


def legs(page: PageText) -> list[list[list[TextRun]]]:
    """Lines that follow each other downwards at one left edge, an indent aside, are a leg."""
    found: list[list[list[TextRun]]] = []
    for line in body_lines(page):
        above = found[-1][-1][0] if found else None
        if above is not None and line[0].y_pt > above.y_pt and abs(line[0].x_pt - above.x_pt) < 3 * BODY_PT:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def test_full_lines_end_flush(page: PageText) -> None:
    """At least 99.5 % of full lines within 0.2 pt.

    A line is full when the next of its leg goes on without an indent; the leg's edge is where most of its
    lines end.  A closing mark at the edge may stand half-width: its advance in the file is a whole em.
    """
    full = flush = 0
    for leg in legs(page):
        left = Counter(round(line[0].x_pt, 1) for line in leg).most_common(1)[0][0]
        edge = Counter(round(line[-1].end_x_pt, 1) for line in leg).most_common(1)[0][0]
        for line, after in pairwise(leg):
            if after[0].x_pt - left > 1.5 * BODY_PT:
                continue
            end, half = line[-1].end_x_pt, line[-1].text[-1] in NO_LINE_START
            full += 1
            flush += abs(end - edge) <= 0.2 or (half and abs(end - BODY_PT / 2 - edge) <= 0.2)
    assert full > 180
    assert flush / full >= 0.995


def test_no_banned_line_start_or_end(page: PageText) -> None:
    for line in body_lines(page):
        text = "".join(run.text for run in line).strip()
        assert text[0] not in NO_LINE_START, text
        assert text[-1] not in NO_LINE_END, text


def test_a_second_reader_finds_every_character(seed) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
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
