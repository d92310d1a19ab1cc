"""PDF pages back to stories: our own pages give their copy again; pages of others, scans, and files that mean harm."""

import io
import shutil
import zlib
from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from pipeline.build import Request, build, parse
from pipeline.errors import SourceError
from pipeline.model import Form, Issue, Page, Story
from tests.intake.typed_pdf import Box, Type, typed_pdf

ROOT = Path(__file__).resolve().parents[2]
WEEKLY = ROOT / "seeds" / "sample-weekly"
PAGES = ("2", "6")


@pytest.fixture(scope="module")
def weekly(tmp_path_factory: pytest.TempPathFactory) -> tuple[Issue, Issue]:
    """Two pages of the invented weekly: as copy, and as read back from the press PDF made of it."""
    folder = tmp_path_factory.mktemp("weekly")
    (folder / "stories").mkdir()
    shutil.copytree(WEEKLY / "pictures", folder / "pictures")
    shutil.copy(WEEKLY / "paper.toml", folder)
    (folder / "issue.toml").write_text("date = 2024-06-14\n" + "".join(f"[[page]]\nnumber = {n}\n" for n in PAGES))
    for number in PAGES:
        for path in (WEEKLY / "stories").glob(f"{number}-*.md"):
            shutil.copy(path, folder / "stories")
    built = build(Request((folder,), folder / "dist", formats=("press",)))
    return parse(Request((folder,))).issue, parse(Request((built.folder / "press.pdf",))).issue


def read(tmp_path: Path, data: bytes) -> Issue:
    path = tmp_path / "page.pdf"
    path.write_bytes(data)
    return parse(Request((path,))).issue


def plain(texts: tuple[str, ...]) -> list[str]:
    return ["".join(text.split()) for text in texts]


def headline(story: Story) -> str:
    return "".join(plain(story.headline))


def told(issue: Issue, code: str) -> str:
    return " ".join(finding.message.en for finding in issue.findings if finding.code == code)


def test_every_headline_of_our_own_pages_comes_back_with_its_text(weekly: tuple[Issue, Issue]) -> None:
    copy, back = weekly
    found = {headline(story): story for page in back.pages for story in page.stories}
    for story in (story for page in copy.pages for story in page.stories if not story.brief):
        again = found[headline(story)]
        assert plain(again.paragraphs) == plain(story.paragraphs), story.headline
        assert (plain(again.kicker), plain(again.deck)) == (plain(story.kicker), plain(story.deck))


def test_captions_credits_and_signatures_come_back(weekly: tuple[Issue, Issue]) -> None:
    copy, back = weekly
    found = {headline(story): story for page in back.pages for story in page.stories}
    for story in (story for page in copy.pages for story in page.stories if not story.brief):
        again = found[headline(story)]
        assert again.signature == story.signature
        assert [(p.caption, p.credit_text) for p in again.pictures] == [
            (p.caption, p.credit_text) for p in story.pictures
        ]


def test_briefs_under_one_head_come_back_as_one_story_with_their_heads(weekly: tuple[Issue, Issue]) -> None:
    copy, back = weekly
    heads = {headline(story) for page in copy.pages for story in page.stories if story.brief}
    story = next(s for page in back.pages for s in page.stories if headline(s) == "一句话新闻")
    assert {p for p, form in zip(plain(story.paragraphs), story.forms, strict=True) if form is Form.BRIEF} == heads


def test_tables_verse_and_upright_text_keep_their_form(weekly: tuple[Issue, Issue]) -> None:
    stories = {headline(story): story for page in weekly[1].pages for story in page.stories}
    table = stories["过江公交这样坐"]
    assert [p for p, form in zip(table.paragraphs, table.forms, strict=True) if form is Form.ROW][
        1
    ] == "101路\t5:50\t20:30\t12分"
    poem = stories["六月的诗"]
    assert poem.form(1) is Form.VERSE
    assert stories["听雨"].upright


def test_the_folio_is_told_and_the_day_offered(weekly: tuple[Issue, Issue]) -> None:
    back = weekly[1]
    assert "澄川周报" in told(back, "intake-pdf-head")
    assert "2024-06-14" in told(back, "intake-date-offered")
    assert [page.number for page in back.pages] == [1, 2]


def test_every_paragraph_says_where_on_the_page_it_stands(weekly: tuple[Issue, Issue]) -> None:
    for page in weekly[1].pages:
        for story in page.stories:
            places = {origin.field: origin.place for origin in story.origins}
            for number in range(len(story.paragraphs)):
                assert places[f"paragraphs.{number}"].startswith(f"page {page.number}, ")


LEFT = ["　　查县志和老票据，一", "共调过五次。去年又涨", "　　自行车加收一半，孩", "子以红线为准。最后一"]
RIGHT = ["次在前年，此后没有再", "动。", "　　渡船如今早晚开。"]


def two_legs(gutter: float = 12) -> list[Type | Box]:
    page: list[Type | Box] = [Type(60, 60, 24, "渡口票价涨了几回")]
    page += [Type(40, 100 + 14 * k, 10, text) for k, text in enumerate(LEFT)]
    page += [Type(40 + 110 + gutter, 100 + 14 * k, 10, text) for k, text in enumerate(RIGHT)]
    return page


def test_a_page_without_rules_is_read_leg_by_leg(tmp_path: Path) -> None:
    (story,) = read(tmp_path, typed_pdf([two_legs()])).pages[0].stories
    assert story.headline == ("渡口票价涨了几回",)
    assert story.paragraphs == (
        "查县志和老票据，一共调过五次。去年又涨",
        "自行车加收一半，孩子以红线为准。最后一次在前年，此后没有再动。",
        "渡船如今早晚开。",
    )
    assert story.joins == 1


def test_two_stories_side_by_side_stay_apart(tmp_path: Path) -> None:
    page = [Type(50, 60, 18, "早稻长势好"), Type(230, 60, 18, "暴雨要来")]
    page += [Type(40, 90 + 14 * k, 10, text) for k, text in enumerate(LEFT)]
    page += [Type(220, 90 + 14 * k, 10, text) for k, text in enumerate(["　　县气象台发布消息，", "明后两天有雨。"])]
    one, two = read(tmp_path, typed_pdf([page])).pages[0].stories
    assert (one.headline, two.headline) == (("早稻长势好",), ("暴雨要来",))
    assert two.paragraphs == ("县气象台发布消息，明后两天有雨。",)


def test_words_divided_at_a_line_end_are_put_together_and_told(tmp_path: Path) -> None:
    page = [Type(40, 60, 20, "Ferry fares", latin=True)]
    lines = ["The old ferry at the eastern gate has run for sixty-six years and its fare", "went up five times, of"]
    page += [Type(40, 90, 10, "The ferry at the eastern gate has seen many passen-", latin=True)]
    page += [Type(40, 104, 10, f"gers since. {lines[1]}", latin=True), Type(40, 118, 10, "which one hurt.", latin=True)]
    issue = read(tmp_path, typed_pdf([page]))
    assert "many passengers since." in issue.pages[0].stories[0].paragraphs[0]
    assert "passen-gers" in told(issue, "intake-pdf-hyphen")


def test_a_turned_page_is_read_as_it_was_set(tmp_path: Path) -> None:
    turned = read(tmp_path, typed_pdf([two_legs()], extra="/Rotate 90"))
    assert turned.pages[0].stories[0].paragraphs[-1] == "渡船如今早晚开。"


def test_shadows_are_read_once_and_hidden_text_is_told(tmp_path: Path) -> None:
    page = two_legs()
    issue = read(tmp_path, typed_pdf([[*page, Type(60.5, 60.5, 24, "渡口票价涨了几回")]]))
    assert issue.pages[0].stories[0].headline == ("渡口票价涨了几回",)
    assert "渡口票价涨了几回" in told(issue, "intake-pdf-doubled")
    hidden = [Type(t.x, t.y, t.size, t.text, hidden=True) for t in page if isinstance(t, Type)]
    assert told(read(tmp_path, typed_pdf([hidden])), "intake-pdf-recognised")


def test_upright_marks_and_radicals_become_plain_ones(tmp_path: Path) -> None:
    page = [*two_legs(), Type(40, 156, 10, "　　⼀江春⽔︒")]
    issue = read(tmp_path, typed_pdf([page]))
    assert any("一江春水。" in paragraph for paragraph in issue.pages[0].stories[0].paragraphs)
    assert "⽔" in told(issue, "intake-pdf-normalised")


def test_pages_are_numbered_on(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(typed_pdf([two_legs(), two_legs()]))
    (tmp_path / "b.pdf").write_bytes(typed_pdf([two_legs()]))
    issue = parse(Request((tmp_path / "a.pdf", tmp_path / "b.pdf"))).issue
    assert [page.number for page in issue.pages] == [1, 2, 3]
    assert [story.id for page in issue.pages for story in page.stories] == ["p01-s01", "p02-s01", "p03-s01"]


def test_a_font_that_is_not_in_the_file_loses_no_character(tmp_path: Path) -> None:
    """PDFium gives out no lone character without a width, and one in a font that is nowhere to be had has none."""
    assert "丢" in all_text(read(tmp_path, typed_pdf([[*two_legs(), Type(40, 300, 10, "丢")]])).pages[0])


def all_text(page: Page) -> str:
    parts = [line for piece in page.furniture for line in piece.text]
    for story in page.stories:
        parts += [*story.column_head, *story.kicker, *story.headline, *story.deck, *story.paragraphs]
        parts += [story.signature, story.jump or "", *(p.caption + p.credit_text for p in story.pictures)]
    return "".join(parts)


def test_type_strewn_over_a_page_is_not_lost(tmp_path: Path) -> None:
    page: list[Type | Box] = [
        Type(20 + (k * 53) % 330, 40 + (k * 97) % 520, 7 + k % 9, f"散落的字{k}号") for k in range(60)
    ]
    issue = read(tmp_path, typed_pdf([page]))
    wanted = Counter("".join(item.text for item in page if isinstance(item, Type)))
    kept = Counter("".join(all_text(issue.pages[0]).split()))
    kept += Counter("".join((told(issue, "intake-pdf-head") + told(issue, "intake-pdf-outside")).split()))
    assert not wanted - kept


def bomb(filters: str, packed: bytes) -> bytes:
    """A page whose content unpacks to far more than it is."""
    head = f"4 0 obj\n<< /Length {len(packed)} /Filter {filters} >>\nstream\n".encode()
    return typed_pdf([two_legs()]).replace(b"4 0 obj\n", head + packed + b"\nendstream\nendobj\n4 0 obj\n", 1)


def encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(typed_pdf([two_legs()]))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (encrypted(), "password"),
        (typed_pdf([[Box(10, 10, 300, 300)]]), "scan"),
        (bomb("/FlateDecode", zlib.compress(bytes(201_000_000))), "unpacks to more"),
        (bomb("[/FlateDecode /FlateDecode]", b"x"), "packed twice"),
        (typed_pdf([two_legs()], repeat=201), "limit is 200"),
        (typed_pdf([two_legs()], width=1_000_000), "measures"),
        (typed_pdf([two_legs()], width=9.5), "measures"),
        (typed_pdf([[Type(40, 40 + 14 * k, 10, "\ue001\ue002\ue003\ue004") for k in range(9)]]), "no Unicode"),
        (b"%PDF-1.7\n" + b"garbage " * 100, "damaged"),
        (typed_pdf([two_legs()])[:400], "damaged"),
        (b"<html>" * 100, "is not"),
    ],
    ids=["password", "scan", "bomb", "twice", "pages", "huge", "tiny", "private", "garbage", "cut", "html"],
)
def test_what_cannot_be_read_is_refused_with_its_file(tmp_path: Path, data: bytes, word: str) -> None:
    with pytest.raises(SourceError) as refused:
        read(tmp_path, data)
    assert refused.value.where.file == "page.pdf"
    assert word in refused.value.message.en


def test_a_drawing_full_of_labels_is_refused(tmp_path: Path) -> None:
    labels = [Type(10 + (k % 40) * 70, 12 + (k // 40) * 70, 5 + (k % 2) * 4, "字号") for k in range(1600)]
    with pytest.raises(SourceError, match="scattered"):
        read(tmp_path, typed_pdf([labels], 3000, 3000))
