"""The issue folder: read again it is the same issue; what a person edits changes that and nothing else."""

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pipeline.build import Request, parse
from pipeline.editions import Checked
from pipeline.errors import CannotWriteError, ExitCode, SourceError
from pipeline.intake.copy_file import FiledStory, Filing, IncomingPicture
from pipeline.intake.folder import write_folder
from pipeline.intake.json_form import issue_to_json
from pipeline.intake.numbering import numbered, with_own_pictures
from pipeline.intake.origins_file import origins_of, origins_text, with_origins
from pipeline.model import Issue, Origin, Picture, Story

ROOT = Path(__file__).resolve().parents[2]
PAPER = """\
# 本报的设置
id = "xicheng"
title = "溪城报"
publisher = "溪城报社"
cn_number = "CN00-0000"
language = "zh-CN"
layout = "broadsheet"   # 大报
grid = "6x15"

[checks]
fail_on = "warning"
[composition]
level = "gb"
hanging = true
digits = "half"
[epub]
ruby = "rare"
[makeup]
briefs = "简讯"
jumps = false
effort = 2
seconds = 5.0
[intake]
most_bytes = 1000000
most_unpacked_bytes = 2000000
most_pixels = 3000000
most_seconds = 40.0
deepest = 30
tracked_changes = "accept"
"""
ISSUE = """\
# 本期
date = 2024-06-14
issue_number = "总第8期"

[[page]]
number = 1
name = "要闻"
editors = ["甲", "乙"]
sections = ["要闻", "本地"]

[[page.furniture]]
kind = "slogan"
text = ["一江两岸", "三分钟"]
filler = true

[[page.advertisement]]
file = "pictures/ad.png"
place = "bottom-right"
columns = 2
height_mm = 60.5

[[page]]
number = 4
name = "副刊"

[[decision]]
action = "omit"
story = "p01-s01"
picture = 1
editions = ["press"]
reason = "没有图"

[[order]]
story = "p01-s02"
page = 1
columns = 2
pin = "top-left"

[[waive]]
code = "checks-emoji"
reason = "读者来信"
story = "p01-s01"
until = 2030-01-01
"""
OUTSIDE = {"file": "../a.png", "caption": "", "credit": None, "credit_text": ""}
PAGE = """\
溪城新桥通车
市民步行过江只要三分钟
本报讯（记者甲乙）4日上午，溪城新桥正式通车。两岸居民早早来到桥头，等着走第一趟。这座桥修了三年。
桥长三百二十米，双向四车道，两侧是人行道。设计单位说，桥面可以抗百年一遇的大风。
江边书屋开门
本报讯（记者丙丁）江边书屋昨天开门，免费借书，每天开到晚上九点。书屋有藏书八千册，一半是孩子的书。
书屋由旧粮站改成，屋顶保留了原来的木梁。管理员说，冬天会供应热茶，欢迎老人来坐。
"""


def png() -> bytes:
    """A picture."""
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(file, "PNG")
    return file.getvalue()


def parsed(*sources: Path) -> Checked:
    return parse(Request(sources))


def written(target: Path, *sources: Path) -> Checked:
    """A source parsed into a folder."""
    before = parsed(*sources)
    write_folder(before.issue, before.settings, sources, target, before.incoming)
    return before


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def renamed(issue: Issue, old: str, new: str) -> Issue:
    def file(name: str) -> str:
        return new if name == old else name

    pages = tuple(
        replace(
            page,
            stories=tuple(replace(story, source_file=file(story.source_file)) for story in page.stories),
            furniture=tuple(replace(piece, source_file=file(piece.source_file)) for piece in page.furniture),
            margin=tuple(replace(piece, source_file=file(piece.source_file)) for piece in page.margin),
        )
        for page in issue.pages
    )
    findings = tuple(replace(own, where=replace(own.where, file=file(own.where.file))) for own in issue.findings)
    return replace(issue, pages=pages, findings=findings)


def same(one: Issue, other: Issue) -> None:
    """Equal in everything; findings in any order."""
    assert replace(one, findings=()) == replace(other, findings=())
    assert sorted(map(repr, one.findings)) == sorted(map(repr, other.findings))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """An issue folder that says everything a folder can say."""
    folder = tmp_path / "desk"
    for name in ("copy", "pictures", "layouts"):
        (folder / name).mkdir(parents=True)
    (folder / "paper.toml").write_text(PAPER, encoding="utf-8")
    (folder / "issue.toml").write_text(ISSUE, encoding="utf-8")
    (folder / "people.toml").write_text("# 名单\n", encoding="utf-8")
    (folder / "copy" / "page one.txt").write_text(PAGE, encoding="utf-8")
    (folder / "copy" / "two.md").write_text(
        "---\nid: own\npage: 2\nheadline: 一\npictures:\n- file: a.png\n---\n\n正文。\n", encoding="utf-8"
    )
    (folder / "copy" / "three.md").write_text("# 没有版的\n\n正文一句。\n", encoding="utf-8")
    (folder / "pictures" / "a.png").write_bytes(png())
    shutil.copytree(ROOT / "layouts" / "broadsheet", folder / "layouts" / "own")
    return folder


def test_a_folder_of_copy_reads_back_the_same(desk: Path, tmp_path: Path) -> None:
    before = written(tmp_path / "again", desk)
    after = parsed(tmp_path / "again")
    same(before.issue, after.issue)
    assert before.settings.paper == after.settings.paper
    known = {page.number: page for page in before.settings.issue.pages}
    for page in after.settings.issue.pages:
        if page.number in known:
            own = tuple(piece for piece in page.furniture if piece.source_file == "issue.toml")
            assert replace(page, furniture=own) == known[page.number]
    assert replace(after.settings.issue, pages=()) == replace(before.settings.issue, pages=())
    assert len(before.issue.pages) == 3
    kept = files(desk)
    got = files(tmp_path / "again")
    assert {name: got[name] for name in kept if name != "issue.toml"} == {
        name: data for name, data in kept.items() if name != "issue.toml"
    }
    assert got["issue.toml"].decode().startswith("# 本期\n")


def test_the_seed_reads_back_the_same_again_and_again(seed_folder: Path, tmp_path: Path) -> None:
    before = written(tmp_path / "one", seed_folder)
    written(tmp_path / "two", tmp_path / "one")
    same(before.issue, parsed(tmp_path / "one").issue)
    same(before.issue, parsed(tmp_path / "two").issue)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert any(finding.alternatives for finding in before.issue.findings)


def test_a_folder_of_stories_is_copied_as_it_is(tmp_path: Path) -> None:
    source = ROOT / "seeds" / "sample-weekly"
    before = written(tmp_path / "again", source)
    same(before.issue, parsed(tmp_path / "again").issue)
    for name in ("paper.toml", "issue.toml", "stories/5-02.md"):
        assert (tmp_path / "again" / name).read_bytes() == (source / name).read_bytes()


def test_raw_files_read_back_the_same_but_for_the_names_of_the_copy(tmp_path: Path) -> None:
    page, story = tmp_path / "一版.TXT", tmp_path / "来信.md"
    page.write_text(PAGE, encoding="utf-8")
    story.write_text(
        "---\nheadline: 信\npictures:\n- file: p.png\n---\n\n{.flush} 编辑同志：\n\n正文。\n", encoding="utf-8"
    )
    (tmp_path / "p.png").write_bytes(png())
    before = written(tmp_path / "out", page, story)
    expected = renamed(renamed(before.issue, "一版.TXT", "copy/01.txt"), "来信.md", "copy/02.md")
    same(expected, parsed(tmp_path / "out").issue)
    assert (tmp_path / "out" / "copy" / "01.txt").read_bytes() == page.read_bytes()
    assert (tmp_path / "out" / "p.png").read_bytes() == png()
    shutil.rmtree(tmp_path / "out" / "stories")
    again = parsed(tmp_path / "out").issue
    assert [story.paragraphs for story in again.pages[0].stories] == [
        s.paragraphs for s in before.issue.pages[0].stories
    ]
    assert again.pages[0].furniture == expected.pages[0].furniture


def test_two_files_of_one_name_stay_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.md").write_text(f"# 题{name}\n\n正文。\n", encoding="utf-8")
    before = written(tmp_path / "out", tmp_path / "a" / "1.md", tmp_path / "b" / "1.md")
    assert [story.source_file for story in before.issue.pages[0].stories] == ["a/1.md", "b/1.md"]
    assert [s.source_file for s in parsed(tmp_path / "out").issue.pages[0].stories] == ["copy/01.md", "copy/02.md"]


def test_date_and_layout_of_the_command_line_are_written_down(desk: Path, tmp_path: Path) -> None:
    import datetime

    request = Request((desk,), layout="own", date=datetime.date(2025, 1, 2))
    before = parse(request)
    write_folder(before.issue, before.settings, [desk], tmp_path / "out", before.incoming)
    after = parsed(tmp_path / "out").settings
    assert (after.paper.layout, after.paper.grid, after.issue.date) == ("own", None, datetime.date(2025, 1, 2))
    assert "# 大报" in (tmp_path / "out" / "paper.toml").read_text(encoding="utf-8")


def changed(before: Issue, after: Issue) -> set[str]:
    """The ids of the stories that are not the same."""
    one, two = ({s.id: s for page in issue.pages for s in page.stories} for issue in (before, after))
    return {story_id for story_id in one.keys() | two.keys() if one.get(story_id) != two.get(story_id)}


EDITS: dict[str, tuple[Callable[[str], str], set[str]]] = {
    "headline": (lambda text: text.replace("江边书屋开门", "江边书屋开门迎客"), {"p01-s02"}),
    "paragraph": (lambda text: text.replace("藏书八千册", "藏书九千册"), {"p01-s02"}),
    "windows": (lambda text: text.replace("\n", "\r\n"), set()),
    "mark": (lambda text: "\ufeff" + text, set()),
    "spaces": (lambda text: text.replace("。\n", "。  \n").replace("page: 1\n", "page: 1   \n"), set()),
    "tabs": (lambda text: text.replace("page: 1", "page:\t1").replace("\n\n", "\n\t\n"), set()),
    "end": (lambda text: text + "\n\n\n", set()),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_changes_its_story_and_no_other(tmp_path: Path, edit: str) -> None:
    (tmp_path / "1.txt").write_text(PAGE, encoding="utf-8")
    written(tmp_path / "out", tmp_path / "1.txt")
    before = parsed(tmp_path / "out").issue
    path = tmp_path / "out" / "stories" / "01-02-p01-s02.md"
    text = path.read_text(encoding="utf-8")
    change, ids = EDITS[edit]
    assert change(text) != text
    path.write_bytes(change(text).encode("utf-8"))
    after = parsed(tmp_path / "out").issue
    assert changed(before, after) == ids
    assert before.pages[0].furniture == after.pages[0].furniture
    assert len(after.findings) == len(before.findings)


def test_files_may_be_renamed_taken_away_and_added(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(PAGE, encoding="utf-8")
    written(tmp_path / "out", tmp_path / "1.txt")
    before = parsed(tmp_path / "out").issue
    stories = tmp_path / "out" / "stories"
    (stories / "01-02-p01-s02.md").rename(stories / "书屋.md")
    assert changed(before, parsed(tmp_path / "out").issue) == set()
    (stories / "new.md").write_text("正文，没有文件头。\n", encoding="utf-8")
    assert len(changed(before, parsed(tmp_path / "out").issue)) == 1
    (stories / "new.md").unlink()
    (stories / "书屋.md").unlink()
    assert changed(before, parsed(tmp_path / "out").issue) == {"p01-s02"}


def test_the_thread_to_the_copy_outlives_edits() -> None:
    origins = (Origin("headline.0", (1,)), Origin("paragraphs.0", (2, 3)), Origin("paragraphs.1", (4,), "w:p 4"))
    story = Story("s", 1, ("题",), ("甲段。", "乙段。"), origins=origins)
    known = origins_of(origins_text([story], ["copy/01.txt"])).stories["s"]
    bare = replace(story, origins=())
    assert with_origins(bare, known) == story
    without = replace(bare, pictures=(Picture(None, ""),), origins=(Origin("pictures.0.file", (), "w:p 2"),))
    again = origins_of(origins_text([without], [])).stories["s"]
    assert with_origins(replace(without, origins=()), again) == without
    assert with_origins(replace(bare, paragraphs=("改了。", "乙段。")), known).origins == origins
    assert with_origins(replace(bare, paragraphs=("新的。", "甲段。", "乙段。")), known).origins == (
        Origin("headline.0", (1,)),
        Origin("paragraphs.1", (2, 3)),
        Origin("paragraphs.2", (4,), "w:p 4"),
    )
    assert with_origins(replace(bare, paragraphs=("另一段。",)), known).origins == (Origin("headline.0", (1,)),)


def test_copy_that_comes_after_the_stories_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(PAGE, encoding="utf-8")
    written(tmp_path / "out", tmp_path / "1.txt")
    (tmp_path / "out" / "copy" / ".DS_Store").write_bytes(b"junk")
    assert "intake-copy-not-read" not in {own.code for own in parsed(tmp_path / "out").issue.findings}
    (tmp_path / "out" / "copy" / "晚到.txt").write_text(PAGE, encoding="utf-8")
    late = [own for own in parsed(tmp_path / "out").issue.findings if own.code == "intake-copy-not-read"]
    assert [own.where.file for own in late] == ["copy/晚到.txt"]


def test_a_broken_thread_is_said_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(PAGE, encoding="utf-8")
    written(tmp_path / "out", tmp_path / "1.txt")
    (tmp_path / "out" / "origins.json").write_text("{", encoding="utf-8")
    assert "intake-origins-unreadable" in {own.code for own in parsed(tmp_path / "out").issue.findings}


def test_a_desks_folder_of_loose_files_is_read_in_order_of_name(tmp_path: Path) -> None:
    today = tmp_path / "今天的稿子"
    (today / "旧").mkdir(parents=True)
    for name in ("10 篮球.md", "2 书屋.md", "旧/9.md"):
        (today / name).write_text(f"# {name}\n\n正文。\n", encoding="utf-8")
    for name in (".DS_Store", "Thumbs.db", "~$稿.docx", "2 书屋.md~"):
        (today / name).write_bytes(b"\x00junk")
    (today / "图.jpg").write_bytes(b"picture")
    (today / "附件.rar").write_bytes(b"Rar!")
    issue = parsed(today).issue
    assert [story.source_file for story in issue.pages[0].stories] == ["2 书屋.md", "10 篮球.md"]
    assert [(own.code, own.where.file) for own in issue.findings] == [
        ("intake-unknown-file", "附件.rar"),
        ("intake-picture-unused", "图.jpg"),
    ]
    written(tmp_path / "out", today)
    assert sorted(path.name for path in (tmp_path / "out" / "copy").iterdir()) == ["01.md", "02.md"]


def test_unknown_files_in_copy_are_named_and_kept(desk: Path, tmp_path: Path) -> None:
    (desk / "copy" / "稿.wps").write_bytes(b"\xd0\xcf\x11\xe0")
    before = written(tmp_path / "out", desk)
    assert "copy/稿.wps" in {own.where.file for own in before.issue.findings if own.code == "intake-unknown-file"}
    assert (tmp_path / "out" / "copy" / "稿.wps").read_bytes() == b"\xd0\xcf\x11\xe0"
    again = parsed(tmp_path / "out").issue
    assert sorted(own.code for own in again.findings) == sorted(own.code for own in before.issue.findings)


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(CannotWriteError, match="not empty"):
        written(tmp_path / "out", tmp_path / "1.txt")
    assert files(tmp_path / "out") == {"mine.txt": b"x"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.txt", "out"]


def test_what_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(CannotWriteError) as refused:
        written(tmp_path / "file" / "out", tmp_path / "1.txt")
    assert refused.value.exit_code is ExitCode.CANNOT_WRITE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.txt", "file"]


def test_a_written_folder_is_for_everyone_to_read(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(PAGE, encoding="utf-8")
    written(tmp_path / "out", tmp_path / "1.txt")
    for path in (tmp_path / "out", *(tmp_path / "out").rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644)


def test_a_link_out_of_the_folder_is_not_followed(desk: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (desk / "pictures" / "b.png").symlink_to(tmp_path / "secret")
    written(tmp_path / "out", desk)
    assert not (tmp_path / "out" / "pictures" / "b.png").exists()


def test_stories_of_many_files_get_ids_and_ranks_of_their_own() -> None:
    def filed(page: int | None, story_id: str, rank: int) -> FiledStory:
        return FiledStory(page, Story(story_id, rank, ("题",), ("文",)))

    stories = [
        filed(1, "s03", 3),
        filed(1, "urn:a:b/新 1", 0),
        filed(1, "", 0),
        filed(None, "", 0),
        filed(1, "urn:a:b/1", 0),
    ]
    assert [(item.story.id, item.story.rank) for item in numbered(stories, [])] == [
        ("s03", 3), ("urn-a-b-1", 2), ("s03-2", 4), ("s04", 4), ("urn-a-b-1-2", 5),
    ]  # fmt: skip


def test_two_pictures_of_one_name_are_both_kept(tmp_path: Path) -> None:
    def filing(story_id: str, data: bytes) -> Filing:
        story = Story(story_id, 1, ("题",), (), pictures=(Picture("pictures/1.jpg", ""),))
        return Filing(stories=(FiledStory(1, story),), pictures=(IncomingPicture("pictures/1.jpg", data),))

    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "1.jpg").write_bytes(b"own")
    apart = with_own_pictures([filing("a", b"one"), filing("b", b"two"), filing("c", b"one")], tmp_path)
    names = [item.stories[0].story.pictures[0].file for item in apart]
    assert names == ["pictures/1-2.jpg", "pictures/1-3.jpg", "pictures/1-2.jpg"]
    assert [item.pictures[0].file for item in apart] == names


def test_one_id_on_two_stories_is_refused_with_both_files(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("---\nid: x\n---\n\n正文。\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"a\.md and b\.md"):
        parsed(tmp_path / "a.md", tmp_path / "b.md")


def test_the_json_of_a_folder_points_into_the_copy(desk: Path, tmp_path: Path) -> None:
    written(tmp_path / "out", desk)
    assert issue_to_json(parsed(tmp_path / "out").issue) == issue_to_json(parsed(desk).issue)


def test_an_issue_as_json_reads_back_the_same(desk: Path, tmp_path: Path) -> None:
    said = issue_to_json(parsed(desk).issue)
    (tmp_path / "ci").mkdir()
    shutil.copytree(desk / "pictures", tmp_path / "ci" / "pictures")
    (tmp_path / "ci" / "issue.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    again = parsed(tmp_path / "ci" / "issue.json")
    assert issue_to_json(again.issue) == said
    assert (again.settings.paper.paper.id, str(again.settings.issue.date)) == ("xicheng", "2024-06-14")
    written(tmp_path / "out", tmp_path / "ci" / "issue.json")
    same(again.issue, parsed(tmp_path / "out").issue)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda said: said["pages"][0]["stories"][0].update(headlin=[]), "/pages/0/stories/0/headlin"),
        (lambda said: said["pages"][0]["stories"][0].update(forms=["row"]), "as many forms"),
        (lambda said: said["pages"][0]["stories"][0].update(signature="\x07"), "control character"),
        (lambda said: said["paper"].update(id="../x"), "id"),
        (lambda said: said["pages"][1]["stories"][-1].update(pictures=[OUTSIDE]), "not inside"),
        (lambda said: said.update(schema="banmian/issue/2"), "/schema"),
    ],
)
def test_an_issue_as_json_that_is_none_is_refused(
    desk: Path, tmp_path: Path, change: Callable[[dict[str, Any]], None], word: str
) -> None:
    said: dict[str, Any] = issue_to_json(parsed(desk).issue)
    change(said)
    (tmp_path / "issue.json").write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(SourceError, match=word):
        parsed(tmp_path / "issue.json")
