"""``banmian settle``: a doubt kept as it was read, or another reading put in force; no word is lost on the way."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.build import Request, parse, settled
from pipeline.errors import Say, UsageError, Where
from pipeline.intake.folder import write_folder
from pipeline.intake.json_form import issue_to_json
from pipeline.intake.reading_names import named
from pipeline.intake.settling import open_doubts
from pipeline.model import Finding, Form, Furniture, Issue, Origin, Picture, Severity, Span, Story, Style

COPY = "江畔花开\n新桥通车\n本报讯 今天，\n新桥通车了。\n第二段。\n图为现场。\n书屋开门\n书屋昨天开门。\n同心共建\n"
SAY = Say(zh="请核对", en="look")


def doubt(code: str, line: int, story: str | None, *alternatives: str) -> Finding:
    return Finding(code, Severity.WARNING, Where("1.txt", line), SAY, SAY, story, alternatives, 0.7)


DOUBTS = {
    "caption": doubt("intake-caption-place", 6, "p01-s01", "p01-s02"),
    "head": doubt("intake-column-head", 1, "p01-s01", "furniture", "kicker"),
    "slogan": doubt("intake-furniture", 9, None, "column_head of p01-s02"),
    "apart": doubt("intake-join", 4, "p01-s01", "apart"),
    "joined": doubt("intake-join", 5, "p01-s01", "joined"),
    "subhead": doubt("intake-line-kind", 5, "p01-s01", "a subhead"),
    "start": doubt("intake-story-start", 5, "p01-s01", "begins a story"),
    "below": doubt("intake-line-kind", 5, "p01-s01", "a deck"),
}
FIRST = Story(
    "p01-s01",
    1,
    ("新桥通车",),
    ("本报讯 今天，新桥通车了。", "第二段。"),
    ("江畔花开",),
    pictures=(Picture(None, "图为现场。"),),
    source_file="1.txt",
    source_lines=(1, 2, 3, 4, 5, 6),
    joins=1,
    spans=(Span(0, 5, 9, Style.BOLD), Span(1, 0, 2, Style.KAI)),
    origins=(
        Origin("column_head.0", (1,)),
        Origin("headline.0", (2,)),
        Origin("paragraphs.0", (3, 4)),
        Origin("paragraphs.1", (5,)),
        Origin("pictures.0.caption", (6,)),
    ),
)
SECOND = Story("p01-s02", 2, ("书屋开门",), ("书屋昨天开门。",), source_file="1.txt", source_lines=(7, 8))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "1.txt"
    source.write_text(COPY, encoding="utf-8")
    read = parse(Request((source,)))
    page = replace(
        read.issue.pages[0], stories=(FIRST, SECOND), furniture=(Furniture("slogan", ("同心共建",), "1.txt", (9,)),)
    )
    issue = replace(read.issue, pages=(page,), findings=tuple(DOUBTS.values()))
    write_folder(issue, read.settings, [source], tmp_path / "out")
    return tmp_path / "out"


def issue_of(folder: Path) -> Issue:
    return parse(Request((folder,))).issue


def number_of(folder: Path, name: str) -> int:
    wanted = DOUBTS[name]
    found = [own.finding for own in open_doubts(folder)]
    return 1 + next(
        k for k, own in enumerate(found) if (own.code, own.where.line) == (wanted.code, wanted.where.line)
        and own.alternatives == wanted.alternatives
    )  # fmt: skip


def words(issue: Issue) -> Counter[str]:
    """Every character that is printed."""
    page = issue.pages[0]
    said = [line for piece in page.furniture for line in piece.text]
    for story in page.stories:
        said += [*story.column_head, *story.kicker, *story.headline, *story.deck, *story.paragraphs, story.signature]
        said += [picture.caption for picture in story.pictures]
    return Counter("".join(said))


def test_doubts_are_listed_in_order_of_their_files(folder: Path) -> None:
    listed = open_doubts(folder)
    assert len(listed) == len(DOUBTS)
    assert [own.file for own in listed] == ["stories/01-01-p01-s01.md"] * 7 + ["doubts.toml"]


@pytest.mark.parametrize("name", DOUBTS)
def test_a_doubt_kept_as_it_was_read_changes_nothing_else(folder: Path, name: str) -> None:
    before = issue_of(folder)
    number = number_of(folder, name)
    gone = open_doubts(folder)[number - 1].finding
    done = settled(Request((folder,)), number, 0)
    after = issue_of(folder)
    assert len(done.files) == 1
    assert done.void == ()
    assert replace(after, findings=()) == replace(before, findings=())
    assert set(before.findings) - set(after.findings) == {gone}


def test_readings_are_named_in_both_languages() -> None:
    assert named("column_head of p01-s02") == Say(zh="p01-s02 的栏题", en="column_head of p01-s02")
    assert named("apart").zh == "分作两段"
    assert named("p01-s02") == Say(zh="p01-s02", en="p01-s02")


def test_all_doubts_may_be_settled(folder: Path) -> None:
    for _ in DOUBTS:
        settled(Request((folder,)), 1, 0)
    assert open_doubts(folder) == ()
    assert not (folder / "doubts.toml").exists()
    assert "doubts" not in (folder / "stories" / "01-01-p01-s01.md").read_text(encoding="utf-8")


def chosen(folder: Path, name: str, reading: int = 1, void: tuple[str, ...] = ()) -> Issue:
    """The issue when a doubt was settled; ``void`` are the others that went with it."""
    before = issue_of(folder)
    done = settled(Request((folder,)), number_of(folder, name), reading)
    after = issue_of(folder)
    assert words(after) == words(before)
    assert [(own.code, own.alternatives) for own in done.void] == [
        (DOUBTS[one].code, DOUBTS[one].alternatives) for one in void
    ]
    assert len(open_doubts(folder)) == len(DOUBTS) - 1 - len(void)
    return after


def test_a_caption_goes_to_the_other_story(folder: Path) -> None:
    one, two = chosen(folder, "caption").pages[0].stories
    assert (one.pictures, [picture.caption for picture in two.pictures]) == ((), ["图为现场。"])


def test_a_column_head_becomes_a_slogan(folder: Path) -> None:
    page = chosen(folder, "head").pages[0]
    assert page.stories[0].column_head == ()
    assert [(piece.text, piece.source_file, piece.source_lines) for piece in page.furniture] == [
        (("同心共建",), "copy/01.txt", (9,)),
        (("江畔花开",), "copy/01.txt", (1,)),
    ]


def test_a_column_head_becomes_a_kicker(folder: Path) -> None:
    story = chosen(folder, "head", 2).pages[0].stories[0]
    assert (story.column_head, story.kicker) == ((), ("江畔花开",))


def test_a_slogan_becomes_a_column_head(folder: Path) -> None:
    page = chosen(folder, "slogan").pages[0]
    assert (page.stories[1].column_head, page.furniture) == (("同心共建",), ())


def test_a_paragraph_is_parted_where_the_line_began(folder: Path) -> None:
    story = chosen(folder, "apart").pages[0].stories[0]
    assert story.paragraphs == ("本报讯 今天，", "新桥通车了。", "第二段。")
    assert story.spans == (
        Span(0, 5, 7, Style.BOLD), Span(1, 0, 2, Style.BOLD), Span(2, 0, 2, Style.KAI),
    )  # fmt: skip


def test_two_paragraphs_are_joined(folder: Path) -> None:
    story = chosen(folder, "joined").pages[0].stories[0]
    assert story.paragraphs == ("本报讯 今天，新桥通车了。第二段。",)
    assert story.spans == (Span(0, 5, 9, Style.BOLD), Span(0, 13, 15, Style.KAI))


def test_a_paragraph_becomes_a_subhead(folder: Path) -> None:
    story = chosen(folder, "subhead", void=("below",)).pages[0].stories[0]
    assert story.forms == (Form.PROSE, Form.SUBHEAD)
    assert story.origins == FIRST.origins


def test_what_is_more_than_moving_words_is_left_to_a_person(folder: Path) -> None:
    before = issue_to_json(issue_of(folder))
    with pytest.raises(UsageError, match="edit the file") as refused:
        settled(Request((folder,)), number_of(folder, "below"), 1)
    assert refused.value.where.file == "stories/01-01-p01-s01.md"
    assert issue_to_json(issue_of(folder)) == before


@pytest.mark.parametrize(("number", "reading"), [(0, 0), (99, 0), (1, 9), (1, -1)])
def test_a_number_that_is_not_there_is_refused(folder: Path, number: int, reading: int) -> None:
    with pytest.raises(UsageError):
        settled(Request((folder,)), number, reading)


def test_a_persons_own_words_in_the_file_stay(folder: Path) -> None:
    path = folder / "stories" / "01-01-p01-s01.md"
    text = path.read_text(encoding="utf-8").replace("rank: 1\n", "rank: 1   # 头条\n").replace("\n", "\r\n")
    path.write_bytes(text.encode("utf-8"))
    settled(Request((folder,)), 1, 0)
    after = path.read_bytes().decode("utf-8")
    assert "rank: 1   # 头条\r\n" in after
    assert set(after.split("\r\n")) <= set(text.split("\r\n"))
    assert len(open_doubts(folder)) == len(DOUBTS) - 1
