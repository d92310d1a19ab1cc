"""The figures of a page drawn by hand, in numbers, and what spoils them."""

from dataclasses import replace

import pytest

from pipeline.press.figures.page_figures import page_figures
from pipeline.press.figures.pieces import pieces_of
from pipeline.press.reading import PageText
from pipeline.units import Rect
from tests.press.drawn_page import body, declared, moved, painted, run, shifted, without


def test_the_page_in_numbers() -> None:
    figures = page_figures(declared(), painted())
    assert figures == {
        "stories": 4,
        "overset_lines": 0,
        "uncovered_cells": 0,
        "covered_twice": 0,
        "slack_rows": 0,
        # A's head and D's share rows 2 and 3; B's and C's rows 10 and 11, but C is boxed.
        "collisions": 1,
        "collisions_boxed": 1,
        # At row 10 B and C begin side by side: 2 of 4 columns.
        "gutter_across": 0.5,
        # Nothing crosses the left edge of column 3 from row 2 to 19: 18 of 20 rows.
        "gutter_down": 0.9,
        # D, at the top, is met before B and C.
        "order_inversions": 2,
        # C (14 pt) ranks above D (15 pt).
        "size_inversions": 1,
        "inversion_share": 0.333,
        # Places by size A 4, B 3, C 1, D 2: 1 - 6 (0 + 0 + 1 + 1) / (4 · 15).
        "rank_size_rho": 0.8,
        # Cells A 19 + 8 + 8, B 11, C 11, D 19: places 4, 1.5, 1.5, 3; 1.5 / √(5 · 4.5).
        "rank_area_rho": 0.316,
        # Air is 12.75 pt.  A: 1 - (24 + 12.75) / 45; B: 1 - 28.75 / 30; C: 1 - 26.75 / 30; D: 1 - 27.75 / 30.
        "padding": 0.183,
        "padding_mean": 0.102,
        # 100 × 85.5 of 430 × 19 · 15.
        "picture_share": 0.07,
        # All lines but the last of each story.
        "full_lines": 22 + 7 + 7 + 8,
        "lines_over_1_percent": 0,
        "lines_over_3_percent": 0,
        "lines_over_5_percent": 0,
        "lines_over_8_percent": 0,
        "lines_off_grid": 0,
    }


def changed(page: PageText) -> dict[str, float]:
    """The figures that are not those of the good page."""
    good = page_figures(declared(), painted())
    return {name: value for name, value in page_figures(declared(), page).items() if value != good[name]}


@pytest.mark.parametrize(("story", "line"), [("A", 7), ("D", 8), ("B", 3)])
def test_a_line_removed_is_overset_and_leaves_its_row_empty(story: str, line: int) -> None:
    found = changed(without(painted(), body(story)[10 * line : 10 * line + 10]))
    assert (found["overset_lines"], found["slack_rows"]) == (1, 1)
    assert {"uncovered_cells", "covered_twice", "collisions"}.isdisjoint(found)


def test_a_first_line_removed_widens_the_band_above_it() -> None:
    found = changed(without(painted(), body("B")[:10]))
    assert found["overset_lines"] == 1
    # 1 - 28.75 / 45 in place of 1 - 28.75 / 30.
    assert found["padding"] == 0.361


def test_a_line_moved_off_the_grid_is_counted() -> None:
    assert changed(moved(painted(), body("A")[70:80], 1.0)) == {"lines_off_grid": 1}


def test_a_line_moved_onto_the_next_covers_it() -> None:
    assert changed(moved(painted(), body("D")[40:50], 15.0)) == {"covered_twice": 1}


def test_a_line_painted_twice_is_nobodys() -> None:
    page = painted()
    again = next(one for one in page.runs if one.text.startswith(body("C")[:10]))
    assert changed(replace(page, runs=(*page.runs, again))) == {"covered_twice": 1}


def test_a_picture_that_slid_down_lies_on_lines_and_leaves_a_hole_above() -> None:
    # Its rows 7 to 12 in place of 4 to 9: on the lines of rows 11 and 12; the head's band is 5 rows deep.
    found = changed(shifted(painted(), 0.0, 45.0))
    assert found["covered_twice"] == 2
    assert found["padding"] == pytest.approx(1 - 27.75 / 75, abs=0.001)


def test_a_picture_that_slid_sideways_lies_on_others_and_leaves_its_place_white() -> None:
    found = changed(shifted(painted(), -110.0, 0.0))
    # Lines of A in rows 5 to 8 of column 2; it also stands over cells of A and C.
    assert found["covered_twice"] >= 4
    # Rows 4 to 10 of column 3.
    assert found["uncovered_cells"] == 7


def test_a_story_that_is_not_there_is_slack_of_the_one_above() -> None:
    page = painted()
    kept = tuple(one for one in page.runs if one.text != "窑火" and one.text[0] not in body("C"))
    found = changed(replace(page, runs=kept, fills=page.fills[1:]))
    assert (found["stories"], found["overset_lines"]) == (3, 8)
    # A's leg in column 2 ends with row 8; the page's last row is 19.
    assert found["slack_rows"] == 11


def test_without_its_box_a_collision_is_hard() -> None:
    page = painted()
    assert changed(replace(page, fills=page.fills[1:])) == {"collisions": 2, "collisions_boxed": 0}


def test_a_border_is_a_box_as_a_tint_is() -> None:
    page = painted()
    assert changed(replace(page, fills=page.fills[1:], rings=page.fills[:1])) == {}


def test_words_of_the_body_painted_again_are_a_quote_in_their_leg() -> None:
    # Lines 4 to 8 of A's first leg move down by two rows, its last two away; between them stands the quote.
    page, told = painted(), declared()
    text, size = body("A")[:6], 15.0
    own = [body("A")[10 * n : 10 * n + 10] for n in range(23)]
    kept = page
    for line in reversed(own[4:13]):
        kept = moved(kept, line, 30.0)
    kept = without(without(kept, own[13]), own[14])
    # The copy is two lines shorter, and the quote two rows deep: rows 9 and 10.
    quote = run(text, size, 50.0, 30.0 + 15.0 * 9.5 + 0.88 * size)
    rules = (Rect(50.0, 30.0 + 15.0 * 9.2, 100.0, 1.8), Rect(50.0, 30.0 + 15.0 * 10.8, 100.0, 0.5))
    shorter = replace(told.stories[0], paragraphs=("".join(own[:13] + own[15:]),), quote=text)
    read = page_figures(
        replace(told, stories=(shorter, *told.stories[1:])),
        replace(kept, runs=(*kept.runs, quote), fills=(*kept.fills, *rules)),
    )
    good = page_figures(told, page)
    assert {name: value for name, value in read.items() if value != good[name]} == {"full_lines": 42}


def test_a_leg_that_begins_below_the_one_at_its_left_is_another() -> None:
    # A's third leg, in rows 5 to 8, two rows below the last of its second one: rows 11 to 14, over C and its box.
    page = painted()
    for n in range(19, 23):
        page = moved(page, body("A")[10 * n : 10 * n + 10], 90.0)
    found = changed(page)
    assert found["covered_twice"] > 0
    # Rows 5 to 9 of column 2 are white: taken for one leg with the second, it would cover them.
    assert found["uncovered_cells"] == 5


def test_heads_of_the_same_words_go_each_to_its_own_story() -> None:
    page, told = painted(), declared()
    runs = [replace(one, text="早稻", glyph_texts=("早", "稻")) if one.text == "窑火" else one for one in page.runs]
    stories = tuple(replace(story, headline="早稻") if story.headline == "窑火" else story for story in told.stories)
    read = page_figures(replace(told, stories=stories), replace(page, runs=tuple(runs)))
    assert read == page_figures(told, page)


def test_loose_lines_are_shares_of_the_full_ones() -> None:
    page = painted()
    spread = [
        replace(one, offsets=tuple(1050.0 * n for n in range(10))) if one.text.startswith(body("A")[:10]) else one
        for one in page.runs
    ]
    # Tracked by 5 % of an em.
    seen = {f"lines_over_{percent}_percent": round(1 / 44, 4) for percent in (1, 3)}
    assert changed(replace(page, runs=tuple(spread))) == seen


def test_an_empty_page_has_no_story() -> None:
    figures = page_figures(declared(), PageText(()))
    assert (figures["stories"], figures["overset_lines"], figures["rank_size_rho"]) == (0, 48, 1)
    # 4 columns of rows 2 to 19 and the white row below.
    assert figures["uncovered_cells"] == 4 * 19


def test_type_that_runs_down_is_one_piece_and_lines_of_one_character_are_not() -> None:
    solid = [run(text, 20.0, 100.0, 100.0 + 20.0 * n) for n, text in enumerate("早稻插秧")]
    apart = [run(text, 20.0, 300.0, 100.0 + 24.0 * n) for n, text in enumerate("窑火")]
    pieces = pieces_of(PageText((*solid, *apart)))
    assert [(piece.text, piece.down) for piece in pieces] == [("早稻插秧", True), ("窑", False), ("火", False)]
    # From the top of the first em to the foot of the last: 4 · 20.
    assert (pieces[0].box.y_pt, pieces[0].box.height_pt) == pytest.approx((100 - 17.6, 80))


def test_a_raised_figure_belongs_to_its_line() -> None:
    runs = (run("面积", 10.0, 0.0, 50.0), run("2", 6.0, 20.0, 46.5), run("平方", 10.0, 26.0, 50.0))
    assert [piece.text for piece in pieces_of(PageText(runs))] == ["面积2平方"]


def test_marks_and_space_between_two_kinds_keep_a_line_that_runs_down_together() -> None:
    # Two halved marks share a cell; a quarter em stands before the last character.
    tops = (0.0, 20.0, 40.0, 40.0, 60.0, 85.0)
    runs = [run(text, 20.0, 100.0, 100.0 + top) for text, top in zip("津门。《天津", tops, strict=True)]
    assert [piece.text for piece in pieces_of(PageText(tuple(runs)))] == ["津门。《天津"]
