"""Heads side by side: what answers a collision."""

from pipeline.makeup.score import Block, score_page


def block(rank: int, column: int, *, boxed: bool = False) -> Block:
    """Three columns wide and twenty rows deep, its head over all of them in rows 4 to 6."""
    return Block(rank, rank, column, 4, 3, 20, 4, 3, 3, 40.0 - rank, 0.0, can_be_boxed=rank > 1, boxed=boxed)


def test_a_tint_under_the_weaker_story_answers_a_collision() -> None:
    score = score_page([block(1, 0), block(2, 3)], 6, 4, 30)
    assert score.boxed == {1}
    assert (dict(score.metrics)["collisions"], dict(score.metrics)["collisions_boxed"]) == (0, 1)


def test_a_box_its_editor_asked_for_answers_it_and_needs_no_second_one() -> None:
    for asked in (0, 1):
        score = score_page([block(1, 0, boxed=asked == 0), block(2, 3, boxed=asked == 1)], 6, 4, 30)
        assert score.boxed == frozenset()
        assert (dict(score.metrics)["collisions"], dict(score.metrics)["collisions_boxed"]) == (0, 1)


def test_two_boxes_side_by_side_keep_no_heads_apart() -> None:
    score = score_page([block(1, 0, boxed=True), block(2, 3, boxed=True)], 6, 4, 30)
    assert score.boxed == frozenset()
    assert (dict(score.metrics)["collisions"], dict(score.metrics)["collisions_boxed"]) == (1, 0)
