"""What print leaves open of a head when the sizes of type are gone: which answers count as well, and when."""

from dataclasses import replace

import pytest

from bench.raw_pages import raw_page
from bench.raw_pages.open_heads import answers
from bench.raw_pages.reading import reading_of
from bench.raw_pages.score import score
from pipeline.errors import Say, Where
from pipeline.model import Finding, Page, Severity


@pytest.mark.parametrize(
    ("lines", "others"),
    [
        ([("kicker", "修缮四年 昨起撤除围挡"), ("headline", "东门街排门板又装上了")],
         {("headline", "headline"), ("headline", "deck"), ("column_head", "headline")}),
        ([("kicker", "何益军在调研时强调："), ("headline", "强化科技引领")], set()),
        ([("headline", "九百岁的树病了"), ("deck", "——全县挂牌古树281株")], set()),
        ([("headline", "县医院西院区开诊")], set()),
    ],
)  # fmt: skip
def test_marks_tell_and_where_there_is_none_order_alone_is_kept(
    lines: list[tuple[str, str]], others: set[tuple[str, ...]]
) -> None:
    found = answers(lines)
    true = tuple(role for role, _ in lines)
    assert true in found
    assert others <= found
    assert bool(others) == (len(found) > 1)
    assert all("headline" in own for own in found)


def test_another_answer_counts_only_where_a_finding_asks() -> None:
    page = next(
        page
        for page in (raw_page("clean", seed) for seed in range(40))
        if any(s.kicker and not s.kicker[0].endswith(("：", "—")) and len(s.headline) == 1 for s in page.stories)
    )
    own = next(s for s in page.stories if s.kicker and not s.kicker[0].endswith(("：", "—")) and len(s.headline) == 1)
    moved = tuple(
        replace(origin, field="headline.0" if origin.field == "kicker.0" else "deck.0")
        if origin.field in ("kicker.0", "headline.0")
        else origin
        for origin in own.origins
    )
    other = replace(own, kicker=(), headline=own.kicker, deck=own.headline, origins=moved)
    stories = tuple(other if story is own else story for story in page.stories)
    line = next(origin.lines[0] for origin in own.origins if origin.field == "kicker.0")
    said = Say(zh="", en="")
    doubt = Finding("intake-line-kind", Severity.WARNING, Where("", line), said, said, confidence=0.5)
    silent, asked = (
        score(page, reading_of(page.text, Page(1, stories, page.furniture), findings)) for findings in ((), (doubt,))
    )
    assert silent.all_fields.recall == asked.all_fields.recall < 1.0
    assert silent.fields_either == silent.all_fields.recall
    assert asked.fields_either == 1.0
