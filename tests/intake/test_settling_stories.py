"""``banmian settle`` on what page text leaves open: where a story begins, what a line of its head is, whose it is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from pipeline.build import Request, parse, settled
from pipeline.errors import PipelineError, Say, UsageError, Where
from pipeline.intake.alternatives import with_alternative
from pipeline.intake.folder import write_folder
from pipeline.intake.line_moves import Target, moved
from pipeline.intake.reading_names import named
from pipeline.intake.settling import Settled, open_doubts
from pipeline.intake.story_pieces import pieces_of, with_pieces
from pipeline.model import Byline, Dateline, Finding, Form, Issue, Origin, Picture, Severity, Story
from tests.intake.word_packages import package, paragraph

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT.parent / "shared" / "data" / "pages-1998").glob("*.raw.txt"))
COPY = """\
江畔新貌
新桥通车
两岸往来更近
本报讯（记者孙大田）今天，
新桥通车了。
桥长三百米。
图为通车现场。
（陆小舟摄）
早市开张
四十条船一早就到了。
卖到午后。
（何水生）
渡口旧事
老渡口停了。
"""
SAY = Say(zh="p01-s02 请核对", en="look at p01-s02")
BRIDGE = Story(
    "p01-s01",
    1,
    ("新桥通车",),
    ("本报讯（记者孙大田）今天，新桥通车了。", "桥长三百米。"),
    kicker=("江畔新貌",),
    deck=("两岸往来更近",),
    pictures=(Picture(None, "图为通车现场。", None, "（陆小舟摄）"),),
    source_file="1.txt",
    source_lines=(1, 2, 3, 4, 5, 6, 7, 8),
    dateline=Dateline("本报讯"),
    bylines=(Byline("记者", "孙大田"),),
    joins=1,
    origins=(
        Origin("kicker.0", (1,)),
        Origin("headline.0", (2,)),
        Origin("deck.0", (3,)),
        Origin("paragraphs.0", (4, 5)),
        Origin("paragraphs.1", (6,)),
        Origin("pictures.0.caption", (7,)),
        Origin("pictures.0.credit_text", (8,)),
    ),
)
MARKET = Story(
    "p01-s02",
    2,
    ("早市开张",),
    ("四十条船一早就到了。", "卖到午后。"),
    bylines=(Byline(None, "何水生"),),
    signature="（何水生）",
    source_file="1.txt",
    source_lines=(9, 10, 11, 12),
    origins=(
        Origin("headline.0", (9,)),
        Origin("paragraphs.0", (10,)),
        Origin("paragraphs.1", (11,)),
        Origin("signature", (12,)),
    ),
)
FERRY = Story(
    "p01-s03",
    3,
    ("渡口旧事",),
    ("老渡口停了。",),
    source_file="1.txt",
    source_lines=(13, 14),
    origins=(Origin("headline.0", (13,)), Origin("paragraphs.0", (14,))),
)


def doubt(code: str, line: int, story: str | None, *alternatives: str) -> Finding:
    return Finding(code, Severity.WARNING, Where("1.txt", line), SAY, SAY, story, alternatives, 0.7)


def folder_of(tmp_path: Path, doubts: Sequence[Finding], *stories: Story) -> Path:
    source = tmp_path / "1.txt"
    source.write_text(COPY, encoding="utf-8")
    read = parse(Request((source,)))
    page = replace(read.issue.pages[0], stories=stories or (BRIDGE, MARKET, FERRY), furniture=())
    write_folder(replace(read.issue, pages=(page,), findings=tuple(doubts)), read.settings, [source], tmp_path / "out")
    return tmp_path / "out"


def issue_of(folder: Path) -> Issue:
    return parse(Request((folder,))).issue


def stories_of(folder: Path) -> dict[str, Story]:
    return {story.id: story for story in issue_of(folder).pages[0].stories}


def characters(issue: Issue) -> Counter[str]:
    """Every character the pages hold, wherever it stands."""
    texts: list[str] = []
    for page in issue.pages:
        texts += [line for piece in (*page.furniture, *page.margin) for line in piece.text]
        for own in page.stories:
            texts += [*own.column_head, *own.kicker, *own.headline, *own.deck, *own.paragraphs]
            texts += [own.signature, own.jump or ""]
            texts += [text for picture in own.pictures for text in (picture.caption, picture.credit_text)]
    return Counter(character for text in texts for character in text if not character.isspace())


def source_lines(issue: Issue) -> set[tuple[str, int]]:
    stories = [story for page in issue.pages for story in page.stories]
    furniture = [piece for page in issue.pages for piece in page.furniture]
    own = [(story.source_file, story.source_lines) for story in stories]
    own += [(piece.source_file, piece.source_lines) for piece in furniture]
    return {(file, line) for file, lines in own for line in lines}


def copy_lines(folder: Path, name: str) -> list[str]:
    return (folder / name).read_text(encoding="utf-8").split("\n")


def assert_sound(folder: Path, before: Issue) -> None:
    """Nothing is lost, every line is somewhere, every piece comes from its lines, every doubt stands by its line."""
    after = issue_of(folder)
    assert characters(after) == characters(before)
    assert source_lines(after) == source_lines(before)
    for own in (story for page in after.pages for story in page.stories):
        copy = copy_lines(folder, own.source_file)
        for piece in pieces_of(own):
            there = "".join(copy[line - 1] for line in piece.lines)
            assert set("".join(piece.text.split())) <= set(there), (own.id, piece)
    stories = {story.id: story for page in after.pages for story in page.stories}
    for finding in (one.finding for one in open_doubts(folder)):
        if finding.story is not None and finding.where.line is not None:
            assert finding.where.line in stories[finding.story].source_lines, finding


def settle(folder: Path, number: int = 1, reading: int = 1) -> Settled:
    before = issue_of(folder)
    done = settled(Request((folder,)), number, reading)
    assert_sound(folder, before)
    return done


def test_a_story_is_taken_apart_into_pieces_and_put_together_again() -> None:
    for story in (BRIDGE, MARKET, FERRY):
        assert with_pieces(story, pieces_of(story)) == story


def test_a_story_goes_on_with_the_one_above(tmp_path: Path) -> None:
    doubts = [
        doubt("intake-story-start", 9, "p01-s02", "goes on with p01-s01"),
        doubt("intake-line-kind", 9, "p01-s02", "a kicker"),
        doubt("intake-line-kind", 11, "p01-s02", "a subhead"),
        doubt("intake-story-start", 13, "p01-s03", "goes on with p01-s02"),
        doubt("intake-breaks-off", 6, "p01-s01", "goes on elsewhere on the page"),
    ]
    folder = folder_of(tmp_path, doubts)
    number = next(n for n, own in enumerate(open_doubts(folder), 1) if own.finding.where.line == 9)
    done = settle(folder, number)
    stories = stories_of(folder)
    assert list(stories) == ["p01-s01", "p01-s03"]
    whole = stories["p01-s01"]
    assert whole.paragraphs == (*BRIDGE.paragraphs, "早市开张", *MARKET.paragraphs)
    assert whole.forms == (Form.PROSE, Form.PROSE, Form.SUBHEAD, Form.PROSE, Form.PROSE)
    assert (whole.headline, whole.kicker, whole.signature) == (("新桥通车",), ("江畔新貌",), "（何水生）")
    assert [own.name for own in whole.bylines] == ["孙大田", "何水生"]
    assert (whole.source_lines, whole.joins) == (tuple(range(1, 13)), 1)
    assert Origin("paragraphs.2", (9,)) in whole.origins
    assert [(own.code, own.where.line) for own in done.void] == [("intake-breaks-off", 6), ("intake-line-kind", 9)]
    left = {own.finding.where.line: own.finding for own in open_doubts(folder)}
    assert left[13].alternatives == ("goes on with p01-s01",)
    assert (left[11].story, left[11].message.zh) == ("p01-s01", "p01-s01 请核对")
    assert not (folder / "stories" / "01-02-p01-s02.md").exists()


def test_two_heads_before_any_text_become_one(tmp_path: Path) -> None:
    head = replace(
        BRIDGE, paragraphs=(), pictures=(), joins=0, source_lines=(1, 2, 3), origins=BRIDGE.origins[:3]
    )  # fmt: skip
    folder = folder_of(
        tmp_path, [doubt("intake-story-start", 9, "p01-s02", "goes on with p01-s01")], head, MARKET, FERRY
    )
    settle(folder)
    whole = stories_of(folder)["p01-s01"]
    assert whole.headline == ("新桥通车", "早市开张")
    assert (whole.kicker, whole.deck, whole.paragraphs) == (head.kicker, head.deck, MARKET.paragraphs)


def test_a_story_that_an_order_names_does_not_go(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, [doubt("intake-story-start", 9, "p01-s02", "goes on with p01-s01")])
    toml = folder / "issue.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + '\n[[order]]\nstory = "p01-s02"\nrank = 1\n', encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(UsageError, match=r"issue\.toml names it"):
        settled(Request((folder,)), 1, 1)
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_another_story_begins_at_a_paragraph(tmp_path: Path) -> None:
    doubts = [
        doubt("intake-story-start", 6, "p01-s01", "begins a story"),
        doubt("intake-caption-place", 7, "p01-s01", "p01-s02"),
        doubt("intake-join", 5, "p01-s01", "apart"),
        doubt("intake-story-start", 9, "p01-s02", "goes on with p01-s01"),
    ]
    folder = folder_of(tmp_path, doubts)
    later = folder / "stories" / "01-03-p01-s03.md"
    later.write_text(later.read_text(encoding="utf-8").replace("rank: 3\n", "rank: 3   # 末条\n"), encoding="utf-8")
    settle(folder, 1 + [own.finding.alternatives for own in open_doubts(folder)].index(("begins a story",)))
    stories = stories_of(folder)
    assert [(key, own.rank) for key, own in stories.items()] == [
        ("p01-s01", 1), ("p01-s01-2", 2), ("p01-s02", 3), ("p01-s03", 4),
    ]  # fmt: skip
    new = stories["p01-s01-2"]
    assert (new.headline, new.paragraphs, new.pictures) == ((), ("桥长三百米。",), BRIDGE.pictures)
    assert (new.source_lines, new.origins[0]) == ((6, 7, 8), Origin("paragraphs.0", (6,)))
    first = stories["p01-s01"]
    assert (first.paragraphs, first.pictures, first.deck) == (BRIDGE.paragraphs[:1], (), BRIDGE.deck)
    assert [own.name for own in first.bylines] == ["孙大田"]
    left = {(own.finding.code, own.finding.where.line): own.finding for own in open_doubts(folder)}
    assert left["intake-caption-place", 7].story == "p01-s01-2"
    assert left["intake-join", 5].story == "p01-s01"
    assert left["intake-story-start", 9].alternatives == ("goes on with p01-s01-2",)
    assert left["intake-no-headline", 6].story == "p01-s01-2"
    assert "rank: 4   # 末条\n" in later.read_text(encoding="utf-8")


def test_another_story_begins_inside_a_paragraph_that_was_joined(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, [doubt("intake-story-start", 5, "p01-s01", "begins a story")])
    settle(folder)
    stories = stories_of(folder)
    assert stories["p01-s01"].paragraphs == ("本报讯（记者孙大田）今天，",)
    assert stories["p01-s01-2"].paragraphs == ("新桥通车了。", "桥长三百米。")
    assert (stories["p01-s01"].joins, stories["p01-s01-2"].joins) == (0, 1)


@pytest.mark.parametrize("alternative", ["begins a story", "begins a story with a headline"])
def test_a_subhead_that_begins_a_story_is_its_headline(tmp_path: Path, alternative: str) -> None:
    story = replace(BRIDGE, forms=(Form.PROSE, Form.SUBHEAD))
    folder = folder_of(tmp_path, [doubt("intake-story-start", 6, "p01-s01", alternative)], story, MARKET, FERRY)
    settle(folder)
    new = stories_of(folder)["p01-s01-2"]
    assert (new.headline, new.paragraphs, new.pictures) == (("桥长三百米。",), (), BRIDGE.pictures)


def test_a_line_that_begins_a_story_may_be_the_kicker_of_the_one_below(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, [doubt("intake-story-start", 12, "p01-s02", "begins a story with a kicker")])
    settle(folder)
    stories = stories_of(folder)
    assert list(stories) == ["p01-s01", "p01-s02", "p01-s03"]
    assert (stories["p01-s02"].signature, stories["p01-s02"].bylines) == ("", ())
    assert (stories["p01-s03"].kicker, stories["p01-s03"].headline) == (("（何水生）",), ("渡口旧事",))


def test_a_headline_below_text_begins_a_story(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, [doubt("intake-line-kind", 6, "p01-s01", "a headline")])
    settle(folder)
    assert stories_of(folder)["p01-s01-2"].headline == ("桥长三百米。",)


def test_a_headline_right_above_a_story_is_its_headline(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, [doubt("intake-line-kind", 11, "p01-s02", "a headline")])
    settle(folder)
    stories = stories_of(folder)
    assert list(stories) == ["p01-s01", "p01-s02", "p01-s03"]
    assert stories["p01-s03"].headline == ("卖到午后。", "渡口旧事")


def test_a_headline_above_all_text_joins_the_head(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, [doubt("intake-line-kind", 10, "p01-s02", "a headline")])
    settle(folder)
    assert stories_of(folder)["p01-s02"].headline == ("早市开张", "四十条船一早就到了。")


@pytest.mark.parametrize(
    ("line", "alternative", "expected"),
    [
        (3, "a headline", {"headline": ("新桥通车", "两岸往来更近"), "deck": ()}),
        (3, "body text", {"deck": (), "paragraphs": ("两岸往来更近", *BRIDGE.paragraphs)}),
        (3, "a subhead", {"deck": (), "forms": (Form.SUBHEAD, Form.PROSE, Form.PROSE)}),
        (3, "a byline", {"deck": (), "signature": "两岸往来更近"}),
        (1, "a column head", {"column_head": ("江畔新貌",), "kicker": ()}),
        (1, "a headline", {"headline": ("江畔新貌", "新桥通车"), "kicker": ()}),
        (1, "a slogan", {"kicker": ()}),
        (6, "a caption", {"paragraphs": BRIDGE.paragraphs[:1]}),
        (6, "a signature", {"forms": (Form.PROSE, Form.SIGNED)}),
        (3, "a deck", {"deck": BRIDGE.deck}),
        (7, "body text", {"paragraphs": (*BRIDGE.paragraphs, "图为通车现场。")}),
    ],
)
def test_a_line_goes_to_another_field(tmp_path: Path, line: int, alternative: str, expected: dict[str, object]) -> None:
    folder = folder_of(tmp_path, [doubt("intake-line-kind", line, "p01-s01", alternative)])
    settle(folder)
    story = stories_of(folder)["p01-s01"]
    assert {key: getattr(story, key) for key in expected} == expected
    assert open_doubts(folder) == ()
    slogans = [piece.text for piece in issue_of(folder).pages[0].furniture]
    assert slogans == ([("江畔新貌",)] if alternative == "a slogan" else [])


def test_a_paragraph_that_is_a_caption_goes_before_the_caption_below_it(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, [doubt("intake-line-kind", 6, "p01-s01", "a caption")])
    settle(folder)
    captions = [own.caption for own in stories_of(folder)["p01-s01"].pictures]
    assert captions == ["桥长三百米。", "图为通车现场。"]


@pytest.mark.parametrize(
    ("line", "story", "alternative"),
    [
        (2, "p01-s01", "a kicker"),  # all the headline there is
        (1, "p01-s01", "body text"),  # a headline stands below it
        (6, "p01-s01", "a deck"),  # text stands above it
        (5, "p01-s01", "a caption"),  # the end of a paragraph that was joined
        (9, "p01-s02", "nothing known"),
    ],
)
def test_what_would_leave_no_head_is_left_to_a_person(tmp_path: Path, line: int, story: str, alternative: str) -> None:
    folder = folder_of(tmp_path, [doubt("intake-line-kind", line, story, alternative)])
    with pytest.raises(UsageError, match="edit the file"):
        settled(Request((folder,)), 1, 1)
    assert stories_of(folder) == stories_of(folder_of_same(tmp_path))


def folder_of_same(tmp_path: Path) -> Path:
    (tmp_path / "same").mkdir()
    return folder_of(tmp_path / "same", [])


def test_a_story_without_a_headline_is_told_and_given_one(tmp_path: Path) -> None:
    alone = replace(FERRY, headline=("渡口旧事",))
    doubts = [doubt("intake-line-kind", 13, "p01-s03", "body text")]
    folder = folder_of(tmp_path, doubts, BRIDGE, MARKET, alone)
    settle(folder)
    assert stories_of(folder)["p01-s03"].paragraphs == ("渡口旧事", "老渡口停了。")
    assert [own.finding.code for own in open_doubts(folder)] == ["intake-no-headline"]


def test_a_headline_that_is_found_ends_the_doubt_about_it(tmp_path: Path) -> None:
    bare = replace(
        FERRY, headline=(), paragraphs=("渡口旧事", "老渡口停了。"),
        origins=(Origin("paragraphs.0", (13,)), Origin("paragraphs.1", (14,))),
    )  # fmt: skip
    doubts = [
        doubt("intake-line-kind", 13, "p01-s03", "a headline"), doubt("intake-no-headline", 13, "p01-s03"),
    ]  # fmt: skip
    folder = folder_of(tmp_path, doubts, BRIDGE, MARKET, bare)
    assert [own.code for own in settle(folder).void] == ["intake-no-headline"]
    assert stories_of(folder)["p01-s03"].headline == ("渡口旧事",)


def test_a_line_given_to_a_story_by_its_words_goes_back_to_the_one_above(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, [doubt("intake-parted-story", 13, None, "goes on with the line above")])
    settle(folder)
    assert list(stories_of(folder)) == ["p01-s01", "p01-s02"]
    assert stories_of(folder)["p01-s02"].paragraphs == (*MARKET.paragraphs, "渡口旧事", "老渡口停了。")
    assert not (folder / "doubts.toml").exists()


def test_other_doubts_that_name_a_story_keep_what_a_person_wrote_beside_them(tmp_path: Path) -> None:
    doubts = [
        doubt("intake-story-start", 9, "p01-s02", "goes on with p01-s01"),
        doubt("intake-story-start", 13, "p01-s03", "goes on with p01-s02"),
        doubt("intake-furniture", 99, None, "column_head of p01-s02"),
    ]
    folder = folder_of(tmp_path, doubts)
    path = folder / "stories" / "01-03-p01-s03.md"
    path.write_text(path.read_text(encoding="utf-8").replace("rank: 3\n", "rank: 3   # 末条\n"), encoding="utf-8")
    settle(folder)
    assert "rank: 3   # 末条\n" in path.read_text(encoding="utf-8")
    assert [own.finding.alternatives for own in open_doubts(folder)] == [
        ("goes on with p01-s01",), ("column_head of p01-s01",),
    ]  # fmt: skip


def test_every_reading_of_page_text_has_a_chinese_name() -> None:
    for alternative in ("goes on with the line above", "begins a story with a kicker", "goes on on another page"):
        assert not any("a" <= letter <= "z" for letter in named(alternative).zh)


@pytest.mark.skipif(not PAGES, reason="the pages of 1998 are not here")
@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_reading_of_a_real_page_is_carried_out_or_changes_nothing(page: Path, tmp_path: Path) -> None:
    read = parse(Request((page,)))
    number = 0
    done = refused = 0
    while True:
        folder = tmp_path / str(number)
        write_folder(read.issue, read.settings, [page], folder)
        readings = [(n, k) for n, own in enumerate(open_doubts(folder), 1) for k in range(1, 9)
                    if k <= len(own.finding.alternatives)]  # fmt: skip
        if number >= len(readings):
            break
        n, k = readings[number]
        before, finding = issue_of(folder), open_doubts(folder)[n - 1].finding
        wanted = with_alternative(before, finding, finding.alternatives[k - 1], partial(copy_lines, folder))
        try:
            settle(folder, n, k)
            done += 1
        except PipelineError:
            assert issue_of(folder) == before
            refused += 1
        else:
            assert wanted is not None
            for own, other in zip(issue_of(folder).pages, wanted.pages, strict=True):
                assert own.stories == tuple(sorted(other.stories, key=lambda story: (story.rank, story.id)))
                assert own.furniture == other.furniture
        number += 1
    assert refused <= done // 10 + 1


def test_a_paragraph_of_a_word_file_takes_the_other_form(tmp_path: Path) -> None:
    source = tmp_path / "稿.docx"
    centred = '<w:jc w:val="center"/>'
    source.write_bytes(
        package(
            paragraph("新桥通车", "1") + paragraph("今天，新桥通车了。") + paragraph("两岸往来", properties=centred)
        )
    )
    read = parse(Request((source,)))
    write_folder(read.issue, read.settings, [source], tmp_path / "out", read.incoming)
    assert stories_of(tmp_path / "out")["w01"].forms == (Form.PROSE, Form.SUBHEAD)
    settled(Request((tmp_path / "out",)), 1, 1)
    story = stories_of(tmp_path / "out")["w01"]
    assert (story.paragraphs, story.forms) == (("今天，新桥通车了。", "两岸往来"), ())
    assert Origin("paragraphs.1", (), "w:p 3") in story.origins


def test_the_only_headline_as_a_deck_makes_a_headline_of_the_kicker() -> None:
    story = Story("p01-s01", 1, ("一枚蟹扣八分钱",), ("养蟹人给每只蟹系上蟹扣。",), kicker=("蟹扣背后的秘密",))
    pieces = pieces_of(story)
    at = next(k for k, own in enumerate(pieces) if own.field == "headline")
    changed = moved(pieces, [at], Target("deck"))
    assert changed is not None
    own = with_pieces(story, changed)
    assert (own.kicker, own.headline, own.deck) == ((), ("蟹扣背后的秘密",), ("一枚蟹扣八分钱",))
    assert own.paragraphs == story.paragraphs


def test_the_only_headline_of_a_head_stays_where_no_kicker_can_take_its_place() -> None:
    story = Story("p01-s01", 1, ("一枚蟹扣八分钱",), ("养蟹人给每只蟹系上蟹扣。",), column_head=("水乡纪事",))
    pieces = pieces_of(story)
    at = next(k for k, own in enumerate(pieces) if own.field == "headline")
    assert moved(pieces, [at], Target("deck")) is None
