"""Stories that go on on another page: both halves in print, whole in the EPUB, no sentence broken."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.build import Request, build, plan
from pipeline.errors import CopyDoesNotFitError
from pipeline.makeup.jump import cuts_of, jumped
from pipeline.model import Form, Span, Story, Style
from pipeline.press.reading import read_pages
from tests.makeup.copy_for_pages import body, write_issue

TOO_MUCH = {1: [2900, 1000, 900, 800, 700, 500], 2: [1300, 1100, 900, 700, 500]}


def test_too_much_copy_on_one_page_goes_on_on_the_other(tmp_path: Path) -> None:
    folder = write_issue(tmp_path / "issue", TOO_MUCH)
    built = build(Request((folder,), tmp_path / "dist", formats=("press", "epub")))
    made_up = plan(Request((folder,)))
    (jump,) = made_up.jumps
    assert (jump.from_page, jump.to_page) == (1, 2)
    assert [page.ladder for page in made_up.pages] == [(), ()]
    first, second = (page.text for page in read_pages((built.folder / "press.pdf").read_bytes()))
    assert first.count("（下转第2版）") == 1
    assert second.count("上接第1版") == 1
    book = zipfile.ZipFile(io.BytesIO((built.folder / "issue.epub").read_bytes()))
    text = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert "下转" not in text
    assert "上接" not in text


def test_without_leave_to_jump_it_is_refused(tmp_path: Path) -> None:
    folder = write_issue(tmp_path / "issue", TOO_MUCH, settings='grid = "6x15"\n[makeup]\njumps = false\n')
    with pytest.raises(CopyDoesNotFitError) as refused:
        plan(Request((folder,)))
    assert refused.value.lines_over > 0


def test_both_sides_have_at_least_eight_lines(tmp_path: Path) -> None:
    made_up = plan(Request((write_issue(tmp_path / "issue", TOO_MUCH),)))
    halves = {m.story: sum(m.paragraph_lines) for page in made_up.pages for m in page.modules}
    jump = made_up.jumps[0].story
    assert min(halves[jump], halves[f"{jump}-jump"]) >= 8


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.integers(200, 900), st.integers(0, 40), st.data())
def test_the_halves_are_the_whole(length: int, seed: int, data: st.DataObject) -> None:
    paragraphs = tuple(body(length, seed).split("\n\n"))
    spans = tuple(
        Span(k, start, min(len(text), start + 30), Style.BOLD)
        for k, text in enumerate(paragraphs)
        for start in range(0, len(text), 40)
    )
    story = Story("s", 1, ("薄雾渡口头班船 竹篙轻点过江来",), paragraphs, spans=spans, signature="记者")
    cut = data.draw(st.sampled_from(list(cuts_of(story))))
    kept, rest = jumped(story, cut, 1, 3, 9)
    assert "".join(kept.paragraphs) + "".join(rest.paragraphs) == "".join(paragraphs)
    assert sum(map(len, kept.paragraphs)) == cut.kept
    assert kept.paragraphs[-1][-1] in "。！？”"
    assert (kept.signature, rest.signature) == ("", "记者")
    assert rest.form(0) is (Form.FLUSH if cut.offset else Form.PROSE)
    marked = [_marked(half) for half in (kept, rest)]
    assert "".join(marked) == _marked(story)


def _marked(story: Story) -> str:
    return "".join(story.paragraphs[span.paragraph][span.start : span.end] for span in story.spans)


def test_a_story_longer_than_a_page_goes_on_from_page_to_page(tmp_path: Path) -> None:
    # Some 1,100 lines; a page has room for about 400 beside its own stories.
    lengths = {
        1: [16500, 600, 500, 400, 300, 250],
        2: [800, 600, 400, 300],
        3: [800, 600, 500, 300],
        4: [900, 600, 400, 200],
    }
    folder = write_issue(tmp_path / "issue", lengths)
    built = build(Request((folder,), tmp_path / "dist", formats=("press", "epub")))
    made_up = plan(Request((folder,), tmp_path / "dist"))
    assert [(jump.from_page, jump.to_page) for jump in made_up.jumps] == [(1, 2), (2, 3), (3, 4)]
    halves = [sum(m.paragraph_lines) for page in made_up.pages for m in page.modules if m.story.startswith("p01-s01")]
    assert len(halves) == 4
    assert min(halves) >= 8
    text = [page.text for page in read_pages((built.folder / "press.pdf").read_bytes())]
    for number in (1, 2, 3):
        assert text[number - 1].count(f"（下转第{number + 1}版）") == 1
        assert text[number].count(f"上接第{number}版") == 1
    book = zipfile.ZipFile(io.BytesIO((built.folder / "issue.epub").read_bytes()))
    words = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert "下转" not in words
    assert "上接" not in words
