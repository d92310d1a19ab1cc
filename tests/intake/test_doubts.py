"""What intake left open stands beside its story, and is a finding until a person has settled it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.build import Request, check, parse
from pipeline.errors import Say, SourceError, Where
from pipeline.intake.decode import text_of
from pipeline.intake.doubts_file import doubts_of, doubts_text
from pipeline.intake.folder import write_folder
from pipeline.intake.markdown import read_filed, story_markdown
from pipeline.intake.page.asking import Asked
from pipeline.intake.page.decoding import Reading
from pipeline.intake.page.lines import lines_of
from pipeline.intake.page.states import State
from pipeline.model import Finding, Severity, Story

TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Mn", "Lo")) | st.sampled_from("稿件“”：\"'\\#\n"), max_size=12
)
FINDINGS = st.builds(
    Finding,
    st.sampled_from(["intake-caption-place", "intake-join", "checks-x"]),
    st.sampled_from(list(Severity)),
    st.builds(
        Where,
        st.sampled_from(["", "copy/01.txt", "copy/a:3"]),
        st.none() | st.integers(1, 500),
        st.none() | st.integers(1, 99),
    ),
    st.builds(Say, TEXT, TEXT),
    st.builds(Say, TEXT, TEXT),
    st.just("p01-s01"),
    st.lists(TEXT, max_size=3).map(tuple),
    st.none() | st.floats(0, 1),
)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(findings=st.lists(FINDINGS, max_size=3))
def test_doubts_read_back_the_same(findings: list[Finding]) -> None:
    data = story_markdown(Story("p01-s01", 1, ("题",), ("文。",)), 1, findings).encode("utf-8")
    assert read_filed(text_of(data, "s.md").text, "s.md", 1)[1] == tuple(findings)
    apart = [replace(finding, story=None) for finding in findings]
    assert doubts_of(doubts_text(apart)) == tuple(apart)


@pytest.fixture
def folder(seed_folder: Path, tmp_path: Path) -> Path:
    before = parse(Request((seed_folder,)))
    write_folder(before.issue, before.settings, [seed_folder], tmp_path / "out", before.incoming)
    return tmp_path / "out"


def open_doubts(folder: Path) -> list[Finding]:
    return [finding for finding in parse(Request((folder,))).issue.findings if finding.code.startswith("intake-")]


def with_doubts(folder: Path) -> Path:
    return next(p for p in sorted((folder / "stories").iterdir()) if "doubts:" in p.read_text(encoding="utf-8"))


def test_open_doubts_are_told_by_check(folder: Path) -> None:
    told = {finding for finding in check(Request((folder,))).findings if finding.code.startswith("intake-")}
    assert set(open_doubts(folder)) <= told
    assert any(finding.alternatives and finding.confidence and finding.message.en for finding in told)


def test_a_doubt_that_is_deleted_is_settled(folder: Path) -> None:
    before = open_doubts(folder)
    path = with_doubts(folder)
    head, rest = path.read_text(encoding="utf-8").split("doubts:\n")
    path.write_text(head + "---\n" + rest.split("---\n", 1)[1], encoding="utf-8")
    assert 0 < len(open_doubts(folder)) < len(before)
    (folder / "doubts.toml").unlink(missing_ok=True)
    assert all(finding.story for finding in open_doubts(folder))


def test_a_doubt_that_is_marked_settled_is_silent(folder: Path) -> None:
    before = open_doubts(folder)
    path = with_doubts(folder)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("- code: ", "- settled: 读得对\n  code: ", 1), encoding="utf-8")
    assert len(open_doubts(folder)) == len(before) - 1


def test_a_date_that_was_set_is_no_doubt(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "a.md").write_text("# 题\n\n正文。\n", encoding="utf-8")
    say = Say(zh="甲", en="a")
    offered = Finding("intake-date-offered", Severity.NOTE, Where(), say, say, alternatives=("2024-06-14",))
    (tmp_path / "doubts.toml").write_text(doubts_text([offered]), encoding="utf-8")
    assert open_doubts(tmp_path) == [offered]
    (tmp_path / "issue.toml").write_text("date = 2024-06-14\n", encoding="utf-8")
    assert open_doubts(tmp_path) == []


@pytest.mark.parametrize("text", ["[[doubt", "[[doubt]]\ncode = 'x'\n", "[[doubts]]\n"])
def test_a_file_of_doubts_that_is_broken_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "a.md").write_text("# 题\n\n正文。\n", encoding="utf-8")
    (tmp_path / "doubts.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=r"doubts\.toml"):
        parse(Request((tmp_path,)))


@pytest.mark.parametrize(("state", "asked"), [(State.FURNITURE, False), (State.BODY, True)])
def test_a_line_of_no_story_is_not_asked_about_as_the_beginning_of_one(state: State, *, asked: bool) -> None:
    text = "渡口开通公交\n本报讯 东门渡口的公交线路开通，首日运送乘客六百余人次。\n文明出行\n线路将根据客流调整班次。\n"
    lines = lines_of(text)
    states = (State.OPEN_HEADLINE, State.LEAD, state, State.BODY)
    sure = tuple(tuple(0.9 if own is state else 0.1 / (len(State) - 1) for own in State) for state in states)
    reading = Reading(states, (1.0, 0.0, 0.4, 0.0), sure)
    found = Asked(lines, reading).lines([0], "a.txt", 1)
    assert [finding.where.line for finding in found if finding.code == "intake-story-start"] == [3] * asked
