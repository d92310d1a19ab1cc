from pathlib import Path

from pipeline.makeup.coverage import find_missing_glyphs
from pipeline.model import Issue, Page, Paper, Severity, Story
from pipeline.settings.layout import Layout
from pipeline.typography.composer import Composer


def issue(text: str) -> Issue:
    story = Story("p01-s01", 1, ("标题",), (text,), source_file="copy/01.txt", source_lines=(3,))
    return Issue(Paper("test"), (Page(1, (story,)),))


def test_a_character_no_font_has_is_named_with_its_place(broadsheet: Layout, composer: Composer) -> None:
    found = find_missing_glyphs(issue("有一个𰻝字。"), broadsheet, composer.faces)
    assert [finding.code for finding in found] == ["typography-missing-glyph"]
    assert found[0].severity is Severity.ERROR
    assert (found[0].where.file, found[0].where.line) == ("copy/01.txt", 3)
    assert "U+30EDD" in found[0].message.en


def test_common_copy_is_covered(broadsheet: Layout, composer: Composer, seed_folder: Path) -> None:
    text = (seed_folder / "copy" / "01.txt").read_text(encoding="utf-8").replace("\n", "")
    assert find_missing_glyphs(issue(text), broadsheet, composer.faces) == ()
