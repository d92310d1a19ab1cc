"""The reader of composition, on the seed's press page and on lines made up by hand."""

import io

import pytest

from pipeline.press.composition import compose_report, composition_json
from pipeline.press.reading import PageText, TextRun, read_pages


def line(text: str, y: float, x: float = 0.0, step: float = 1000.0, font: str = "ABCDEF+Song") -> TextRun:
    offsets = tuple(step * n for n in range(len(text)))
    advances = (1000.0,) * len(text)
    codes = tuple(range(1, len(text) + 1))
    end = x + (offsets[-1] + 1000) / 100
    return TextRun(text, font, 10.0, x, y, end, codes, "0 0 0 1 k", tuple(text), offsets, advances)


def leg(*texts: str) -> PageText:
    return PageText(tuple(line(text, 15.0 * n) for n, text in enumerate(texts)))


GOOD = ("春眠不觉晓处处闻啼鸟", "夜来风雨声花落知多少", "白日依山尽黄河入海流", "欲穷千里目更上一层楼")


def test_the_seed_page_is_well_composed(seed) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    page = compose_report(read_pages(seed.data("press.pdf"))[0], 1)
    assert page.lines > 200
    assert page.body_pt == pytest.approx(10.5, abs=0.01)
    assert (page.off_grid, page.banned_starts, page.banned_ends, page.lone_last, page.missing_glyphs) == (
        (),
        (),
        (),
        (),
        0,
    )
    assert len(page.ragged) <= 0.005 * page.full_lines
    assert len(page.beyond(30)) <= 0.017 * page.full_lines
    assert page.beyond(80) == ()


def test_plain_lines_are_good() -> None:
    page = compose_report(leg(*GOOD), 1)
    assert (page.lines, page.full_lines, page.ragged, page.off_grid) == (4, 3, (), ())
    assert [fault.amount for fault in page.tracks] == [0, 0, 0]


def test_a_banned_start_and_end_are_named_with_their_line() -> None:
    page = compose_report(leg(GOOD[0], "，来风雨声花落知多少", "白日依山尽黄河入海（", GOOD[3]), 1)
    assert [fault.text for fault in page.banned_starts] == ["，来风雨声花落知多少"]
    assert [fault.text for fault in page.banned_ends] == ["白日依山尽黄河入海（"]


def test_a_halved_mark_at_the_edge_is_flush_and_half_an_em_without_one_is_not() -> None:
    runs = [line(text, 15.0 * n) for n, text in enumerate((*GOOD, *GOOD))]
    runs[1] = line("夜来风雨声花落知多，", 15.0, x=5.0)
    assert compose_report(PageText(tuple(runs)), 1).ragged == ()
    runs[1] = line("夜来风雨声花落知多少", 15.0, x=5.0)
    assert [fault.amount for fault in compose_report(PageText(tuple(runs)), 1).ragged] == [pytest.approx(5.0)]


def test_tracking_is_read_between_han() -> None:
    runs = [line(text, 15.0 * n) for n, text in enumerate(GOOD)]
    runs[1] = line("夜来风雨声花落知多"[:9], 15.0, step=1125.0)
    page = compose_report(PageText(tuple(runs)), 1)
    assert [round(fault.amount) for fault in page.beyond(80)] == [125]
    assert page.ragged == ()


def test_an_address_may_go_on_with_the_mark_that_divides_it() -> None:
    page = compose_report(leg(GOOD[0], ".com是网站的名字在这里", "?又一行从标点开始不可以", GOOD[3]), 1)
    assert [fault.text for fault in page.banned_starts] == ["?又一行从标点开始不可以"]


def test_a_line_ended_on_purpose_is_not_ragged_and_one_cut_short_is() -> None:
    rows = leg(*GOOD, "项目数量", "甲镇一百", "乙镇二百", *GOOD)
    assert compose_report(rows, 1).ragged == ()
    # One character short: the next line's first would have found room, but nobody ends a line so near its edge.
    cut = compose_report(leg(*GOOD, "床前明月光疑是地上", *GOOD), 1)
    assert [(fault.text, round(fault.amount)) for fault in cut.ragged] == [("床前明月光疑是地上", 10)]
    # Three short, because a word of the next line had no room: a program that cannot part it.
    word = compose_report(leg(*GOOD, "床前明月光疑是", "wwww是地上霜啊", *GOOD), 1)
    assert [fault.text for fault in word.ragged][:1] == ["床前明月光疑是"]


def test_each_band_of_legs_has_its_grid_and_neighbours_share_theirs() -> None:
    def at(x: float, y: float) -> list[TextRun]:
        return [line(text, y + 15.0 * n, x) for n, text in enumerate(GOOD)]

    below = compose_report(PageText((*at(0.0, 0.0), *at(0.0, 107.0))), 1)
    assert below.off_grid == ()
    beside = compose_report(PageText((*at(0.0, 0.0), *at(0.0, 60.0), *at(120.0, 2.0))), 1)
    assert [round(fault.amount, 2) for fault in beside.off_grid] == [2.0] * 4


def test_a_character_of_another_face_is_counted() -> None:
    parts = (line("夜来风", 15.0), line("雨", 15.0, x=30.0, font="X+Rare"), line("声花落知多少", 15.0, x=40.0))
    page = compose_report(PageText((line(GOOD[0], 0.0), *parts, line(GOOD[2], 30.0))), 1)
    assert page.fallbacks == (("雨", "Rare"),)


def test_a_page_without_body_type_has_nothing_to_say() -> None:
    turned = TextRun(
        "竖排", "F", 10.0, 0, 0, 0, (1, 2), "", ("竖", "排"), (0.0, 1000.0), (1000.0, 1000.0), upright=True
    )
    for page in (PageText(()), PageText((turned,)), PageText((line("just latin", 0.0),))):
        report = compose_report(page, 1)
        assert (report.lines, report.full_lines) == (0, 0)
        assert composition_json((report,)) == []


def test_text_that_is_turned_is_read_as_upright() -> None:
    from pikepdf import Dictionary, Name, Pdf

    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(F1=font))
    pdf.pages[0].obj.Contents = pdf.make_stream(
        b"BT /F1 10 Tf 0 -1 1 0 50 50 Tm (turned) Tj 1 0 0 1 9 9 Tm (not) Tj ET"
    )
    out = io.BytesIO()
    pdf.save(out)
    runs = read_pages(out.getvalue())[0].runs
    assert [(run.text, run.upright, round(run.size_pt)) for run in runs] == [("turned", True, 10), ("not", False, 10)]
