"""Pages of the generator: what they are made of is on them, and what is said of them is so."""

import re
from collections import Counter
from dataclasses import fields, replace
from random import Random

import pytest

from bench.parsing import PROMISED, run
from bench.raw_pages import PROFILES, Copy, Noise, RawPage, raw_page, raw_pages
from bench.raw_pages.characters import damaged
from bench.raw_pages.hand_made import HELD_OUT, hand_made_pages
from bench.raw_pages.reading import reading_of, squeezed
from bench.raw_pages.score import Count, Score, score
from bench.raw_pages.strips import legs_of, print_lines
from bench.raw_pages.town import town
from bench.raw_pages.truth import FURNITURE
from pipeline.errors import Say, Where
from pipeline.model import Finding, Page, Severity, Story

SEEDS = range(4)
PLAIN = Noise()


def texts(story: Story) -> dict[str, str]:
    rows = {"column_head": story.column_head, "kicker": story.kicker, "headline": story.headline, "deck": story.deck,
            "paragraphs": story.paragraphs}  # fmt: skip
    said = {f"{name}.{k}": text for name, own in rows.items() for k, text in enumerate(own)}
    for k, picture in enumerate(story.pictures):
        said |= {f"pictures.{k}.caption": picture.caption, f"pictures.{k}.credit_text": picture.credit_text}
    said |= {"signature": story.signature, "jump": story.jump or ""}
    return {name: squeezed(text) for name, text in said.items() if text}


def pages() -> list[RawPage]:
    return [raw_page(profile, seed) for profile in PROFILES for seed in SEEDS]


@pytest.mark.parametrize("profile", PROFILES)
def test_the_same_seed_makes_the_same_page_and_another_makes_another(profile: str) -> None:
    assert raw_page(profile, 3) == raw_page(profile, 3)
    assert raw_page(profile, 3).text != raw_page(profile, 4).text


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_page_holds_its_stories_and_furniture_and_nothing_else(profile: str, seed: int) -> None:
    page = raw_page(profile, seed)
    true = Counter("".join(text for story in page.stories for text in texts(story).values()))
    true += Counter(squeezed("".join(line for piece in page.furniture for line in piece.text)))
    assert Counter(squeezed(page.text)) == true


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_lines_of_a_field_are_its_text(profile: str, seed: int) -> None:
    page = raw_page(profile, seed)
    lines = page.text.splitlines()
    assert len(lines) == len(page.owners)
    for index, story in enumerate(page.stories):
        said = texts(story)
        assert {origin.field for origin in story.origins} == set(said)
        for origin in story.origins:
            own = [squeezed(lines[line - 1]) for line in origin.lines]
            glued = [len(page.owners[line - 1]) > 1 for line in origin.lines]
            assert said[origin.field] in "".join(own)
            assert any(glued) or said[origin.field] == "".join(own)
            assert all(index in {owner.story for owner in page.owners[line - 1]} for line in origin.lines)
    for piece in page.furniture:
        assert [lines[line - 1].strip() for line in piece.source_lines] == [line.rstrip() for line in piece.text]
        assert all(page.owners[line - 1][0].story == FURNITURE for line in piece.source_lines)


def test_every_line_with_text_has_an_owner_and_no_empty_one_has() -> None:
    for page in pages():
        for line, owners in zip(page.text.splitlines(), page.owners, strict=True):
            assert bool(line.strip()) == bool(owners)


def test_stories_are_in_the_order_of_their_first_lines() -> None:
    for page in pages():
        assert list(page.starts) == sorted(page.starts)


def test_joins_are_the_lines_of_a_paragraph_in_turn() -> None:
    for page in pages():
        true = {
            pair
            for story in page.stories
            for origin in story.origins
            if origin.field.startswith("paragraphs")
            for pair in zip(origin.lines, origin.lines[1:], strict=False)
        }
        assert set(page.joins) == true


def test_without_noise_a_paragraph_is_a_line_and_a_story_stands_by_itself() -> None:
    page = raw_page("plain", 1, PLAIN)
    assert not page.joins
    assert not page.furniture
    for story in page.stories:
        assert all(len(origin.lines) == 1 for origin in story.origins if origin.field != "signature")
    following = [line for story in page.stories for line in story.source_lines]
    assert following == sorted(following)


ALONE: dict[str, dict[str, object]] = {
    "cut": {"cut": 1.0, "depth": (9, 9)},
    "printed_lines": {"printed_lines": 1.0},
    "tight": {"tight": 1.0},
    "no_empty_line": {"no_empty_line": 1.0},
    "indent": {"indent": 1.0},
    "wrapped": {"wrapped": 1.0},
    "headline_early": {"headline_early": 1.0},
    "headline_late": {"headline_late": 1.0},
    "caption_in_gap": {"caption_in_gap": 1.0},
    "caption_first": {"caption_first": 1.0},
    "interleaved": {"interleaved": 1.0, "depth": (9, 9)},
    "jump": {"jump": 1.0},
    "folio": {"folio": 1.0},
    "furniture": {"furniture": (3, 3)},
    "confusions": {"confusions": 0.5},
    "marks_dropped": {"marks_dropped": 0.5},
    "widths": {"widths": 0.5},
    "spaces_lost": {"spaces_lost": 1.0},
}


@pytest.mark.parametrize("name", ALONE)
def test_a_parameter_alone_changes_pages(name: str) -> None:
    noise = replace(PLAIN, **ALONE[name])  # type: ignore[arg-type]
    changed = [raw_page("plain", seed, noise).text != raw_page("plain", seed, PLAIN).text for seed in range(6)]
    assert any(changed)


def test_every_parameter_is_used_by_some_profile() -> None:
    for field in fields(Noise):
        assert any(getattr(noise, field.name) != field.default for noise in PROFILES.values()), field.name


def test_legs_of_a_story_are_equally_deep() -> None:
    paragraphs = ("大桥全长一千二百八十六米。" * 9, "渡口不关闭，" * 11 + "保留两艘渡船。")
    legs = legs_of(0, paragraphs, (), measure=14, depth=9, cut=True, printed=True)
    depths = [len(leg) for leg in legs]
    assert len(depths) > 1
    assert set(depths[:-1]) == {max(depths)}
    assert "".join(strip.text for leg in legs for strip in leg) == "".join(paragraphs)
    assert max(len(strip.text) for leg in legs for strip in leg) <= 14 + 2


def test_pages_cut_inside_words_and_several_times_in_a_paragraph() -> None:
    cut = [origin for page in pages() for story in page.stories for origin in story.origins
           if origin.field.startswith("paragraphs") and not PROFILES[page.profile].printed_lines]  # fmt: skip
    assert max(len(origin.lines) for origin in cut) >= 3


def test_headlines_early_and_legs_in_turn_are_not_in_one_stretch() -> None:
    for noise in (replace(PLAIN, headline_early=1.0), replace(PLAIN, interleaved=1.0, depth=(9, 9))):
        page = raw_page("plain", 5, noise)
        assert any(
            later.source_lines[0] < earlier.source_lines[-1]
            for earlier, later in zip(page.stories, page.stories[1:], strict=False)
        )


def test_lines_of_print_keep_figures_whole_and_marks_in_their_places() -> None:
    text = "大桥全长1286米，主跨380米，“晚一班，果子就软一层”。设计时速60公里（试行）。"
    lines = print_lines(text, 8, 2)
    assert "".join(lines) == text
    for line in lines[1:]:
        assert line[0] not in "，。”）"
    assert any("1286" in line for line in lines)
    assert any("380" in line for line in lines)


def test_damage_is_none_at_zero_and_never_leaves_an_empty_text() -> None:
    assert damaged("曰子 1月10日。", PLAIN, Random(1)) == "曰子 1月10日。"
    wrecked = replace(PLAIN, marks_dropped=1.0, spaces_lost=1.0, confusions=1.0)
    assert damaged("，。", wrecked, Random(1)) == "，。"
    assert damaged("日 口", wrecked, Random(1)) == "曰囗"


@pytest.mark.parametrize("with_origins", [True, False])
@pytest.mark.parametrize("profile", PROFILES)
def test_the_truth_itself_scores_full_marks(profile: str, with_origins: bool) -> None:  # noqa: FBT001
    for seed in SEEDS:
        page = raw_page(profile, seed)
        stories = page.stories if with_origins else tuple(replace(story, origins=()) for story in page.stories)
        own = score(page, reading_of(page.text, Page(1, stories, page.furniture)))
        assert own.boundaries.f1 == own.joins.f1 == own.together_f1 == 1.0
        assert own.paragraphs.recall == own.forms.recall == 1.0
        assert all(count == Count(count.true, count.true, count.true) for count in own.fields.values())
        assert (own.errors, own.confident) == (0, 0)


def test_two_stories_read_as_one_cost_a_boundary_and_fields() -> None:
    page = raw_page("clean", 1)
    first, second, *rest = page.stories
    lines = tuple(sorted((*first.source_lines, *second.source_lines)))
    merged = replace(first, paragraphs=(*first.paragraphs, *second.paragraphs), source_lines=lines, origins=())
    own = score(page, reading_of(page.text, Page(1, (merged, *rest), page.furniture)))
    assert own.boundaries == Count(len(page.stories) - 1, len(page.stories) - 1, len(page.stories))
    assert own.fields["headline"].recall < 1.0
    assert own.together_recall == pytest.approx(own.lines)
    assert own.together_precision < own.lines
    assert own.confident == own.errors > 0


def test_an_error_a_finding_doubts_is_not_a_confident_one() -> None:
    page = raw_page("clean", 1)
    first = next(story for story in page.stories if story.headline and not story.kicker)
    wrong = replace(first, headline=(), kicker=first.headline, origins=())
    line = next(origin.lines[0] for origin in first.origins if origin.field.startswith("headline"))
    stories = tuple(wrong if story is first else story for story in page.stories)
    said = Say(zh="", en="")
    for confidence, confident in ((0.7, 0), (0.95, 1)):
        doubt = Finding("intake-kicker", Severity.WARNING, Where("", line), said, said, confidence=confidence)
        own = score(page, reading_of(page.text, Page(1, stories, page.furniture), (doubt,)))
        assert (own.errors, own.confident) == (1, confident)
        assert own.calibration["intake-kicker"] == [(confidence, False)]


def test_what_may_be_learnt_and_what_is_measured_share_no_words() -> None:
    taught, held_out = (
        {text for page in raw_pages(20, 0, copy) for story in page.stories for text in story.headline}
        for copy in (Copy.TAUGHT, Copy.HELD_OUT)
    )
    assert not {re.sub(r"\d+", "", text) for text in taught} & {re.sub(r"\d+", "", text) for text in held_out}


HEADS = ("columns", "opinion", "arts", "letters", "photo_columns", "brief_heads", "slogans", "subheads")
HEADS_OF_EVENTS = ("column_heads", "headlines", "kickers", "decks")


def heads(copy: Copy) -> set[str]:
    words = town(copy).words
    campaigns = (line for own in words["campaigns"] for line in own["text"])
    columns = (text for name in HEADS for text in words[name])
    return {
        *campaigns,
        *columns,
        *(text for own in words["events"] for name in HEADS_OF_EVENTS for text in own.get(name, ())),
    }


def test_no_head_that_is_measured_by_stands_among_those_taught() -> None:
    taught, held_out = heads(Copy.TAUGHT), heads(Copy.HELD_OUT)
    assert min(len(taught), len(held_out)) > 5000
    assert not taught & held_out


@pytest.fixture(scope="module")
def forty() -> Score:
    """Pages of words that nothing was learnt from."""
    return run(raw_pages(40, 0, Copy.HELD_OUT)).total


# What the reader reaches on these pages, a little below; what it is to reach stands in ``PROMISED``.
REACHED = {"boundaries F1": 0.97, "joins precision": 0.99, "joins recall": 0.99, "fields exact": 0.945,
           "decisions right or doubted": 0.995}  # fmt: skip


@pytest.mark.parametrize("name", REACHED)
def test_the_reader_keeps_what_it_reached(name: str, forty: Score) -> None:
    assert PROMISED[name][1](forty) >= REACHED[name]


def test_fields_that_are_wrong_are_mostly_open_in_print_and_asked_about(forty: Score) -> None:
    assert forty.fields_either >= 0.96


def test_a_page_asks_no_more_than_a_desk_can_settle(forty: Score) -> None:
    assert forty.findings <= 9 * forty.pages


@pytest.fixture(scope="module")
def by_hand() -> tuple[RawPage, ...]:
    """Pages of papers of many manners, written by hand, that nothing was learnt from."""
    return tuple(hand_made_pages(HELD_OUT))


def test_the_truth_of_a_page_written_by_hand_is_what_stands_on_it(by_hand: tuple[RawPage, ...]) -> None:
    for page in by_hand:
        true = Counter("".join(text for story in page.stories for text in texts(story).values()))
        true += Counter(squeezed("".join(line for piece in page.furniture for line in piece.text)))
        assert Counter(squeezed(page.text)) == true, page.name


def test_pages_written_by_hand_are_read_no_worse_than_before(by_hand: tuple[RawPage, ...]) -> None:
    total = run(by_hand).total
    assert total.failed == 0
    assert total.boundaries.f1 >= 0.9
    assert total.joins.f1 >= 0.94
    assert total.all_fields.recall >= 0.82
