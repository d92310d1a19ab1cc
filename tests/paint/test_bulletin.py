"""A bulletin page as a second reader finds it: nothing on anything else, nothing outside its column, one line grid."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from pipeline.build import Request, build
from pipeline.press.reading import PageText, TextRun, read_pages
from pipeline.settings.layout import Grid, load_layout
from pipeline.typography.rules import line_rules
from pipeline.units import mm_to_pt

ROOT = Path(__file__).resolve().parents[2]
LAYOUT = load_layout("bulletin", ROOT)
GRID: Grid = LAYOUT.grids[0]
EM, LEADING = GRID.body_pt, GRID.leading_pt
LEFT, TOP = LAYOUT.side_margin_pt(GRID), mm_to_pt(LAYOUT.top_margin_mm)
ABOVE, BELOW = 0.82, 0.1
"""How far the ink of Chinese type reaches from its baseline, in em."""


@dataclass(frozen=True)
class Line:
    """Runs on one baseline, each beginning where the one before ended."""

    text: str
    size_pt: float
    left: float
    right: float
    baseline: float

    def is_on(self, other: "Line") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.baseline + BELOW * self.size_pt, other.baseline + BELOW * other.size_pt) - max(
            self.baseline - ABOVE * self.size_pt, other.baseline - ABOVE * other.size_pt
        )
        return across > 0.5 and down > 0.1


def lines_of(page: PageText) -> list[Line]:
    lines: list[list[TextRun]] = []
    for run in (run for run in page.runs if run.text.strip()):
        last = lines[-1][-1] if lines else None
        if (
            last is not None
            and abs(last.y_pt - run.y_pt) < 0.05
            and -0.6 * EM < run.x_pt - last.end_x_pt < GRID.gutter_em * EM / 2
        ):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [Line("".join(run.text for run in own), own[0].size_pt, *printed(own), own[0].y_pt) for own in lines]


def printed(runs: list[TextRun]) -> tuple[float, float]:
    """Where the ink of a line begins and ends: a mark at either end may be half blank."""
    first, last, rules = runs[0], runs[-1], line_rules()
    left = first.x_pt + (first.size_pt / 2 if first.text[0] in rules.no_line_end else 0.0)
    return left, last.end_x_pt - (last.size_pt / 2 if last.text[-1] in rules.no_line_start else 0.0)


def faults(pages: tuple[PageText, ...]) -> list[str]:
    """What a reader would object to, in words."""
    return [
        f"{number}: {fault}"
        for number, page in enumerate(pages, start=1)
        for fault in (*overlaps(page), *strays(page, GRID.masthead_rows if number == 1 else 0))
    ]


def overlaps(page: PageText) -> Iterator[str]:
    lines = sorted(lines_of(page), key=lambda line: line.baseline)
    for n, line in enumerate(lines):
        near = (other for other in lines[n + 1 :] if other.baseline - line.baseline < 3 * LEADING)
        yield from (f"{line.text} on {other.text}" for other in near if line.is_on(other))
    for line in lines:
        for image in page.images:
            frame = image.frame
            assert frame is not None
            across = min(line.right, frame.right_pt) - max(line.left, frame.x_pt)
            down = min(line.baseline, frame.bottom_pt) - max(line.baseline - ABOVE * line.size_pt, frame.y_pt)
            if across > 0.5 and down > 0.1:
                yield f"{line.text} on a picture"


def strays(page: PageText, masthead_rows: int) -> Iterator[str]:
    columns = [LEFT + GRID.column_x_em(n) * EM for n in range(GRID.columns)]
    for line in lines_of(page):
        if not LEFT - 0.2 <= line.left < line.right <= LEFT + GRID.width_em * EM + 0.2:
            yield f"{line.text} outside the text area"
        if not TOP - 2 * LEADING < line.baseline < TOP + GRID.rows * LEADING:
            yield f"{line.text} above or below the text area"
        in_column = line.size_pt < EM + 0.01 and line.baseline > TOP + masthead_rows * LEADING
        own = max((left for left in columns if left <= line.left + 0.2), default=LEFT)
        if in_column and line.right > own + GRID.measure_em * EM + 0.2:
            yield f"{line.text} outside its column"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[PageText, ...]:
    out = tmp_path_factory.mktemp("bulletin")
    built = build(Request((ROOT / "seeds" / "sample-weekly",), out, "bulletin", formats=("press",)))
    assert built.held is None
    return read_pages((built.folder / "press.pdf").read_bytes())


def test_nothing_overlaps_and_nothing_leaves_its_column(sample: tuple[PageText, ...]) -> None:
    assert sum(len(lines_of(page)) for page in sample) > 1500
    assert sum(len(page.images) for page in sample) == 17
    assert faults(sample) == []


def test_all_body_lines_stand_on_one_grid(sample: tuple[PageText, ...]) -> None:
    depth = GRID.masthead_rows * LEADING
    body = [
        line
        for number, page in enumerate(sample, start=1)
        for line in lines_of(page)
        if abs(line.size_pt - EM) < 0.01 and line.baseline > TOP + (depth if number == 1 else 0)
    ]
    offsets = [((line.baseline - TOP) / LEADING) % 1 for line in body]
    assert len(offsets) > 1200
    middle = sorted(offsets)[len(offsets) // 2]
    assert [line.text for line, offset in zip(body, offsets, strict=True) if abs(offset - middle) > 0.004] == []


def test_every_page_but_the_first_has_a_running_head(sample: tuple[PageText, ...]) -> None:
    heads = ["".join(run.text for run in page.runs if run.y_pt < TOP) for page in sample]
    assert heads[0] == ""
    for number, head in enumerate(heads[1:], start=2):
        assert head.replace("　", "").endswith(f"澄川周报2024年6月14日{number}")
    assert heads[-1].startswith("画刊")


@pytest.fixture
def hard_issue(tmp_path: Path) -> Path:
    """Texts longer than any room, a quote, boxes, a picture too tall and one that has not come in."""
    (tmp_path / "stories").mkdir()
    (tmp_path / "pictures").mkdir()
    Image.new("RGB", (300, 2400), (90, 120, 90)).save(tmp_path / "pictures" / "tall.jpg")
    (tmp_path / "paper.toml").write_text('id = "hard"\ntitle = "临河报"\nlayout = "bulletin"\n', encoding="utf-8")
    (tmp_path / "issue.toml").write_text("date = 2024-05-08\n", encoding="utf-8")
    long = "临河县三个乡镇联合治理河道并公布今后五年的资金安排与验收办法"
    text = "河水清了，岸上的人多了，过去没人肯住的老码头如今一间屋也租不到。\n\n" * 12
    for number, more in enumerate(
        (f"quote: 岸上的人多了\nkicker: [{long * 2}]\ndeck: [{long * 2}]", "box: rule", "box: tint", "box: fancy")
    ):
        pictures = (
            f"pictures:\n  - {{file: tall.jpg, caption: {long * 3}, credit_text: 江一川 摄}}\n" if number < 2 else ""
        )
        story = (
            f"---\npage: 1\nrank: {number + 1}\nheadline: [{long * (3 - number % 3)}]\n{more}\n{pictures}---\n\n{text}"
        )
        (tmp_path / "stories" / f"1-{number}.md").write_text(story, encoding="utf-8")
    poem = ">\n".join(f"> 船到对岸第{n}回\n> 岸上的人多了\n> 灯亮了\n" for n in range(9))
    (tmp_path / "stories" / "1-9.md").write_text(f"---\npage: 1\nrank: 9\nheadline: [渡口]\n---\n\n{poem}", "utf-8")
    return tmp_path


def test_what_is_too_long_is_broken_and_never_overset(hard_issue: Path, tmp_path: Path) -> None:
    built = build(Request((hard_issue,), tmp_path / "dist", formats=("press", "proof")))
    assert built.held is None, built.held
    pages = read_pages((built.folder / "press.pdf").read_bytes())
    assert faults(pages) == []
    text = "".join(page.text for page in pages)
    assert text.count("岸上的人多了") == 4 * 12 + 1 + 9
    assert [len(page.images) for page in pages[:2]] == [1, 1]
    # The proof's pages are those of the press, its findings after them.
    proof = read_pages((built.folder / "proof.pdf").read_bytes())
    assert ["".join(page.text.split())[-40:] for page in proof[1 : len(pages)]] == [
        "".join(page.text.split())[-40:] for page in pages[1:]
    ]
