"""Copy in every state it comes in: encodings, damage, mutations; nothing is lost or misread as markup."""

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.build import Request, parse
from pipeline.errors import SourceError
from pipeline.intake.bylines import dateline_of, is_byline, lead_bylines, parse_bylines
from pipeline.intake.folder import write_folder
from pipeline.intake.page.reading import read_page
from pipeline.model import Byline, Dateline, Page


def all_text(page: Page) -> str:
    parts = [line for piece in page.furniture for line in piece.text]
    for story in page.stories:
        parts += [*story.column_head, *story.kicker, *story.headline, *story.deck, *story.paragraphs]
        parts += [story.signature, story.jump or ""]
        parts += [part for picture in story.pictures for part in (picture.caption, picture.credit_text)]
    return "".join(parts)


def test_mutated_pages_lose_no_character(seed_folder: Path) -> None:
    lines = (seed_folder / "copy" / "01.txt").read_text(encoding="utf-8").split("\n")
    chance = random.Random(20230105)
    for _ in range(150):
        mutated = list(lines)
        for _ in range(chance.randrange(1, 12)):
            at = chance.randrange(len(mutated))
            action = chance.randrange(5)
            if action == 0:
                del mutated[at]
            elif action == 1:
                chance.shuffle(mutated)
            elif action == 2:
                mutated.insert(
                    at, chance.choice(("<b>{{x}}</b>", "图为现场。", "（记者张三）", "下转第2版", "：", "。"))
                )
            elif action == 3:
                mutated[at] = mutated[at][: len(mutated[at]) // 2]
            else:
                mutated[at] = mutated[at] + mutated[at - 1]
        text = "\n".join(mutated)
        page, _ = read_page(text, "x.txt", 1)
        wanted = Counter(character for character in text if not character.isspace())
        assert Counter(character for character in all_text(page) if not character.isspace()) == wanted


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_are_read(issue_copy: Path, encoding: str) -> None:
    before = parse(Request((issue_copy,)))
    path = issue_copy / "copy" / "01.txt"
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    after = parse(Request((issue_copy,)))
    assert after.issue.pages == before.issue.pages
    told = [finding.code for finding in after.findings if finding.code == "intake-encoding"]
    assert bool(told) == (encoding not in ("utf-8", "utf-8-sig"))


TRADITIONAL = (
    "渡口票價漲了幾回\n　　查縣誌和老票據，一共調過五次。去年又漲了一回，孩子以紅線為準。\n　　渡船如今早晚開。\n"
)


@pytest.mark.parametrize("encoding", ["big5", "gbk"])
def test_traditional_text_is_read_in_either_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TRADITIONAL.encode(encoding))
    checked = parse(Request((path,)))
    assert checked.issue.pages[0].stories[0].paragraphs[-1] == "渡船如今早晚開。"
    assert "intake-encoding" in {finding.code for finding in checked.findings}


def test_a_null_character_in_plain_text_makes_no_other_encoding_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"The ferry\n\nThe old ferry at the eastern gate\0 has run for sixty-six years.\n" * 2)
    text = "".join(parse(Request((path,))).issue.pages[0].stories[0].paragraphs)
    assert "eastern gate has run" in text


PAGE = "{head}\n　　查县志和老票据，一共调过五次。去年又涨了一回，孩子以红线为准。\n　　渡船如今早晚开，{head}。\n"


def test_form_feeds_part_a_text_into_pages(tmp_path: Path) -> None:
    """As pdftotext writes them: one after each page, and one alone for a page without text."""
    path = tmp_path / "issue.txt"
    one, two = PAGE.format(head="渡口票价涨了几回"), PAGE.format(head="早稻长势喜人")
    path.write_text(f"{one}\f\f{two}\f", encoding="utf-8")
    checked = parse(Request((path,)))
    assert [page.number for page in checked.issue.pages] == [1, 3]
    assert [page.stories[0].headline for page in checked.issue.pages] == [("渡口票价涨了几回",), ("早稻长势喜人",)]
    assert [page.stories[0].source_lines[0] for page in checked.issue.pages] == [1, 4]
    assert "2 pages" in next(f.message.en for f in checked.findings if f.code == "intake-page-breaks")


def test_one_page_with_its_form_feed_is_one_page(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE.format(head="渡口票价涨了几回") + "\f", encoding="utf-8")
    checked = parse(Request((path,)))
    assert len(checked.issue.pages) == 1
    assert "intake-page-breaks" not in {finding.code for finding in checked.findings}


def test_a_page_too_long_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "issue.txt"
    path.write_text(PAGE.format(head="渡口票价涨了几回") + "\f" + "字\n" * 8001, encoding="utf-8")
    with pytest.raises(SourceError, match="8001 lines") as refused:
        parse(Request((path,)))
    assert (refused.value.where.line, refused.value.where.page) == (4, 2)
    assert "form feed" in str(refused.value.remedy)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
        (b"\x00\x01\x02" * 50, "binary"),
        ("好".encode() + b"\xff\xfe\xff\xff\xfd", "UTF-16, GB 18030 or Big5"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_file(tmp_path: Path, data: bytes, word: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError) as refused:
        parse(Request((path,)))
    assert refused.value.where.file == "page.txt"
    assert word in refused.value.message.en


@pytest.mark.parametrize(
    ("sentence", "kept", "code"),
    [
        ("坏\x07字。", "坏字。", "intake-control-character"),
        ("零\u200b宽\u202e反\u2066向\ufeff。", "零宽反向。", "intake-invisible-character"),
        ("软\u00ad连字符。", "软连字符。", "intake-invisible-character"),
        ("Cafe\u0301与café。", "Café与café。", "intake-decomposed-letter"),
        ("カ\u3099与Nguye\u0302\u0303n。", "ガ与Nguyễn。", "intake-decomposed-letter"),
        ("\u1112\u1161\u11ab国。", "한国。", "intake-decomposed-letter"),
        ("辻󠄀葛\U000e0100城。", "辻󠄀葛\U000e0100城。", None),
        ("一家👨\u200d👩\u200d👧三口。", "一家👨\u200d👩\u200d👧三口。", None),
        ("兼容字\uf900不变，\ue000也在。", "兼容字\uf900不变，\ue000也在。", None),
    ],
)
def test_what_was_changed_is_said_with_its_line(tmp_path: Path, sentence: str, kept: str, code: str | None) -> None:
    path = tmp_path / "page.md"
    path.write_text(f"# 标题\n\n正文一句。\n\n{sentence}\n", encoding="utf-8")
    issue = parse(Request((path,))).issue
    assert issue.pages[0].stories[0].paragraphs[-1] == kept
    found = [(finding.code, finding.where.line) for finding in issue.findings if finding.code.startswith("intake-")]
    assert ((code, 5) in found) if code else not found


def test_a_lone_surrogate_is_refused_not_crashed_upon(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"\xff\xfe" + "标题\n".encode("utf-16-le") + b"\x00\xd8" + "后".encode("utf-16-le"))
    with pytest.raises(SourceError, match="damaged utf-16"):
        parse(Request((path,)))


def test_a_line_of_two_hundred_thousand_characters_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("# 标题\n\n" + "长" * 200_000 + "。\n", encoding="utf-8")
    assert len(parse(Request((path,))).issue.pages[0].stories[0].paragraphs[0]) == 200_001


def test_a_folder_without_copy_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no copy"):
        parse(Request((tmp_path,)))


def test_an_issue_folder_reads_back_the_same(seed_folder: Path, tmp_path: Path) -> None:
    parsed = parse(Request((seed_folder,)))
    target = tmp_path / "folder"
    write_folder(parsed.issue, parsed.settings, [seed_folder], target)
    assert (target / "copy" / "01.txt").read_bytes() == (seed_folder / "copy" / "01.txt").read_bytes()
    again = parse(Request((target,)))

    def plain(page: Page) -> Page:
        """Without the links to where things stood."""
        stories = tuple(replace(story, source_file="", source_lines=(), origins=()) for story in page.stories)
        furniture = tuple(replace(piece, source_file="", source_lines=()) for piece in page.furniture)
        return replace(page, stories=stories, furniture=furniture)

    assert [plain(page) for page in again.issue.pages] == [plain(page) for page in parsed.issue.pages]
    assert again.issue.date == parsed.issue.date
    assert again.settings.issue.decisions == parsed.settings.issue.decisions


def test_an_edited_story_keeps_everything_else(seed_folder: Path, tmp_path: Path) -> None:
    parsed = parse(Request((seed_folder,)))
    target = tmp_path / "folder"
    write_folder(parsed.issue, parsed.settings, [seed_folder], target)
    story = target / "stories" / "01-03-p01-s03.md"
    story.write_text(story.read_text(encoding="utf-8").replace("吴女士是湖北人", "吴女士是湖南人"), encoding="utf-8")
    again = parse(Request((target,))).issue.pages[0]
    assert again.stories[2].paragraphs[1].startswith("吴女士是湖南人")
    assert again.stories[1].paragraphs == parsed.issue.pages[0].stories[1].paragraphs


@pytest.mark.parametrize("file", ["../../etc/passwd", "/etc/passwd", "C:\\x.jpg"])
def test_a_picture_outside_the_folder_is_refused(tmp_path: Path, file: str) -> None:
    (tmp_path / "stories").mkdir()
    text = f"---\nheadline: 标题\npictures:\n- file: '{file}'\n---\n\n正文。\n"
    (tmp_path / "stories" / "a.md").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match="not inside"):
        parse(Request((tmp_path,)))


@pytest.mark.parametrize(
    ("front", "line"), [("headlin: 标题", 2), ("rank: 1\nrank2: 3", 3), ("headline: [a", None), ("rank: x", 2)]
)
def test_front_matter_is_refused_with_its_line(tmp_path: Path, front: str, line: int | None) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\n{front}\n---\n\n正文。\n", encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        parse(Request((path,)))
    if line is not None:
        assert refused.value.where.line == line


def test_bylines_and_datelines() -> None:
    assert parse_bylines("通讯员朱阳阳 余建波 融媒体记者吴青青") == (
        Byline("通讯员", "朱阳阳"),
        Byline("通讯员", "余建波"),
        Byline("融媒体记者", "吴青青"),
    )
    assert not is_byline("奋进新征程 建功新时代")
    assert is_byline("（张三）")
    assert dateline_of("新华社北京1月5日电（记者李明）今天") == Dateline("新华社北京1月5日电", "北京", "1月5日")
    assert lead_bylines("本报讯（融媒体记者张颖）4日，我市") == (Byline("融媒体记者", "张颖"),)
    assert dateline_of("会上，有关部门汇报。") is None
