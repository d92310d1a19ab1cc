import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.ebook.book import make_epub
from pipeline.ebook.conservation import check
from pipeline.errors import EpubInvalidError, ExitCode
from pipeline.model import Issue, Page, Paper, Picture, Story
from pipeline.settings.layout import Layout
from tests.ebook.opened import changed

STORY = "EPUB/page-01-story-01.xhtml"
OPF = "EPUB/content.opf"


@pytest.fixture(scope="module")
def book(edition: Issue, broadsheet: Layout) -> bytes:
    return make_epub(edition, broadsheet, None, {})


def refusal(issue: Issue, book: bytes) -> EpubInvalidError:
    with pytest.raises(EpubInvalidError) as caught:
        check(issue, book)
    assert caught.value.exit_code is ExitCode.EPUB_INVALID
    return caught.value


def test_the_seed_is_all_there(edition: Issue, book: bytes) -> None:
    stories = edition.pages[0].stories
    paragraphs = sum(len("".join(p.split())) for story in stories for p in story.paragraphs)
    assert check(edition, book) > paragraphs > 3000


def test_everything_a_story_can_hold_is_all_there(issue: Issue, broadsheet: Layout, pictures: dict[str, bytes]) -> None:
    assert check(issue, make_epub(issue, broadsheet, None, pictures)) > 0


@pytest.mark.parametrize(
    ("before", "after", "around"),
    [
        ("会上，市委有关工委和", "会上，市有关工委和", "【委】"),  # removed
        ("会上，市委有关工委和", "会上，委市有关工委和", "【市】"),  # swapped
        ("会上，市委有关工委和", "会上，市委有关工委和了", "【各】"),  # invented
        ("</article>", "完</article>", "【】"),  # invented at the end
    ],
)
def test_one_character_is_enough(edition: Issue, book: bytes, before: str, after: str, around: str) -> None:
    error = refusal(edition, changed(book, STORY, lambda text: after.join(text.rsplit(before, 1))))
    assert around in error.message.zh
    assert "p01-s01" in error.message.zh
    assert (error.where.page, error.where.file, error.where.box) == (1, "copy/01.txt", "p01-s01")
    assert error.where.line == edition.pages[0].stories[0].source_lines[0]


def test_text_in_a_comment_or_outside_the_story_does_not_count(edition: Issue, book: bytes) -> None:
    refusal(edition, changed(book, STORY, lambda text: re.sub(r"(<p>)(.)", r"\1<!--\2-->", text, count=1)))
    outside = re.compile(r"(<p>.*?</p>)(.*)(</body>)", re.DOTALL)
    refusal(edition, changed(book, STORY, lambda text: outside.sub(r"\2\1\3", text)))


def test_a_lost_heading_a_lost_paragraph_and_a_doubled_one_are_seen(edition: Issue, book: bytes) -> None:
    def replaced(pattern: str, new: str) -> bytes:
        return changed(book, STORY, lambda text: re.sub(pattern, new, text, count=1, flags=re.DOTALL))

    refusal(edition, replaced(r"<h2.*?</h2>", ""))
    refusal(edition, replaced(r"<p>.*?</p>", ""))
    refusal(edition, replaced(r"(<p>.*?</p>)", r"\1\1"))


def test_paragraphs_out_of_order_are_seen(edition: Issue, book: bytes) -> None:
    swap = r"(<p>.*?</p>)\n(<p>.*?</p>)"
    refusal(edition, changed(book, STORY, lambda text: re.sub(swap, r"\2\n\1", text, count=1)))


def test_a_story_out_of_the_reading_order_is_seen(edition: Issue, book: bytes) -> None:
    first = '<itemref idref="file-page-01-story-01-xhtml"/>'
    assert "p01-s01" in refusal(edition, changed(book, OPF, lambda opf: opf.replace(first, ""))).message.en
    hidden = first.replace("/>", ' linear="no"/>')
    assert "p01-s01" in refusal(edition, changed(book, OPF, lambda opf: opf.replace(first, hidden))).message.en
    swap = r"(<itemref idref=\"file-page-01-story-01-xhtml\"/>)\s*(<itemref idref=\"file-page-01-story-02-xhtml\"/>)"
    assert "p01-s01" in refusal(edition, changed(book, OPF, lambda opf: re.sub(swap, r"\2\1", opf))).message.en
    refusal(edition, changed(book, OPF, lambda opf: opf.replace(first, first * 2)))


def test_lost_furniture_is_seen(edition: Issue, book: bytes) -> None:
    error = refusal(edition, changed(book, "EPUB/page-01.xhtml", lambda text: text.replace("全国文明城市", "")))
    assert "全" in error.message.zh
    assert error.where.box == "slogan"


def test_a_document_no_reader_could_open_is_refused(edition: Issue, book: bytes) -> None:
    error = refusal(edition, changed(book, STORY, lambda text: text.replace("</article>", "")))
    assert error.where.file == STORY
    refusal(edition, changed(book, OPF, lambda opf: opf.replace("page-01-story-01.xhtml", "elsewhere.xhtml", 1)))


PRINTABLE = st.characters(exclude_categories=("Cc", "Cs", "Cn"))
LINES = st.lists(st.text(PRINTABLE, min_size=1, max_size=12), max_size=2).map(tuple)
STORIES = st.builds(
    Story,
    id=st.just("s"),
    rank=st.integers(1, 9),
    headline=LINES,
    paragraphs=st.lists(st.text(PRINTABLE, max_size=30), max_size=3).map(tuple),
    column_head=LINES,
    kicker=LINES,
    deck=LINES,
    signature=st.text(PRINTABLE, max_size=8),
    pictures=st.lists(st.builds(Picture, st.none(), st.text(PRINTABLE, max_size=8)), max_size=2).map(tuple),
)


@given(stories=st.lists(STORIES, min_size=1, max_size=3))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_copy_says_is_in_the_book(broadsheet: Layout, stories: list[Story]) -> None:
    numbered = tuple(replace(story, id=f"s{number}") for number, story in enumerate(stories))
    issue = Issue(Paper("linjiang"), (Page(1, numbered),))
    check(issue, make_epub(issue, broadsheet, None, {}))
