from xml.etree import ElementTree as ET

from markupsafe import Markup

from pipeline.ebook.rare import no_reading
from pipeline.ebook.views import page_views
from pipeline.model import Issue
from pipeline.paint.templates import environment
from pipeline.settings.layout import Layout

HREFS = {"pictures/桥 1.tif": "1.jpeg", "pictures/other.jpg": "2.jpeg"}


def test_a_story_wears_the_words_of_the_trade_in_order(issue: Issue, broadsheet: Layout) -> None:
    view = page_views(issue, HREFS, no_reading)[0].stories[0]
    part = environment(*broadsheet.folders).get_template("parts/story.html.j2").module
    article = ET.fromstring(part.story(view))  # type: ignore[attr-defined]  # noqa: S314
    assert [e.get("class") for e in article.iter() if e.tag != "wbr" and e.get("class") not in ("line", "clause")] == [
        "story rank-1",
        "heads",
        "column-head",
        "kicker",
        "headline",
        "deck",
        "picture",
        None,  # img
        None,  # figcaption
        "caption",
        "credit",
        "picture",
        None,
        "body",
        None,
        None,
        "signature",
        "jump",
    ]
    assert [e.get("alt") for e in article.iter("img")] == ["大桥合龙现场。", "图片"]


def test_composed_lines_pass_and_plain_ones_are_escaped(broadsheet: Layout) -> None:
    part = environment(*broadsheet.folders).get_template("parts/story.html.j2").module
    painted = part.lines("p", "kicker", (Markup('<img src="leg:0"/>'), "<b>"))  # type: ignore[attr-defined]
    assert painted == (
        '<p class="kicker"><span class="line"><img src="leg:0"/></span> <span class="line">&lt;b&gt;</span></p>\n'
    )
