"""Every character is in the face its stylesheet gives it, as a browser would resolve the two."""

from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET

import cssselect2  # type: ignore[import-untyped]
import pytest
import tinycss2  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont

from pipeline.ebook.book import make_epub
from pipeline.model import Issue
from pipeline.settings.layout import Layout, load_layout
from tests.ebook.opened import documents_of, files_of


def style_of(book: bytes) -> tuple[dict[str, str], cssselect2.Matcher]:
    """Families to files, and the rules that choose a family."""
    families, rules = {}, cssselect2.Matcher()
    css = files_of(book)["EPUB/style.css"].decode("utf-8")
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        values = {d.name: d.value for d in tinycss2.parse_blocks_contents(rule.content) if d.type == "declaration"}
        if "font-family" not in values:
            continue
        names = [token.value for token in values["font-family"] if token.type == "string"]
        if rule.type == "at-rule":
            families[names[0]] = next(t.arguments[0].value for t in values["src"] if t.type == "function")
            continue
        for selector in cssselect2.compile_selector_list(rule.prelude):
            rules.add_selector(selector, names)
    return families, rules


def text_by_family(book: bytes) -> dict[str, set[str]]:
    """The first family of each piece of text, inherited where no rule matches."""
    families, rules = style_of(book)
    shown: dict[str, set[str]] = {name: set() for name in families}

    def walk(element: ET.Element, wrapped: cssselect2.ElementWrapper, inherited: list[str]) -> None:
        matches = sorted(rules.match(wrapped))
        names = matches[-1][3] if matches else inherited
        first = next(name for name in names if name in families)
        shown[first] |= set(element.text or "")
        for child, wrapped_child in zip(element, wrapped.iter_children(), strict=True):
            walk(child, wrapped_child, names)
            shown[first] |= set(child.tail or "")

    for document in documents_of(book).values():
        walk(document, cssselect2.ElementWrapper.from_html_root(document), [])
    return shown


@pytest.mark.parametrize("name", ["broadsheet", "tabloid", "bulletin"])
def test_each_face_holds_every_character_it_sets(edition: Issue, broadsheet: Layout, name: str) -> None:
    book = make_epub(edition, load_layout(name, broadsheet.fonts_folder), None, {})
    files, (families, _) = files_of(book), style_of(book)
    shown = text_by_family(book)
    assert len(shown["body"]) > 500
    assert len(shown["headline"]) > 50
    for family, characters in shown.items():
        cmap = TTFont(BytesIO(files[f"EPUB/{families[family]}"])).getBestCmap()
        assert {c for c in characters if not c.isspace() and ord(c) not in cmap} == set(), family


def test_faces_are_cut_and_keep_their_licence(edition: Issue, broadsheet: Layout) -> None:
    files = {
        name: data for name, data in files_of(make_epub(edition, broadsheet, None, {})).items() if "/fonts/" in name
    }
    assert 0 < sum(map(len, files.values())) < 550_000
    for data in files.values():
        font = TTFont(BytesIO(data))
        assert "Open Font License" in (font["name"].getDebugName(13) or "")
        assert "locl" not in {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}


def test_faces_used_by_no_text_are_left_out(issue: Issue, broadsheet: Layout) -> None:
    families, _ = style_of(make_epub(replace(issue, pages=issue.pages[1:]), broadsheet, None, {}))
    assert "furniture" in families
    assert "deck" not in families
