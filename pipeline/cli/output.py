"""What the command prints: findings and messages on stderr, results on stdout."""

import json
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pipeline.errors import ExitCode, PipelineError, Say
from pipeline.intake.names import printable
from pipeline.makeup.json_form import orders_to_json

if TYPE_CHECKING:
    from pipeline.build import Built
    from pipeline.intake.settling import Doubt
    from pipeline.model import Finding, Issue, Plan
    from pipeline.settings.values import Order

__all__ = [
    "counted",
    "finding_text",
    "print_built",
    "print_doubts",
    "print_error",
    "print_findings",
    "print_held",
    "print_json",
    "print_plan",
    "print_usage",
    "print_void",
    "print_written",
]

SEVERITIES = {
    "note": Say(zh="提示", en="note"),
    "warning": Say(zh="注意", en="warning"),
    "error": Say(zh="错误", en="error"),
}


def counted(count: int, one: str, several: str = "") -> str:
    """A number with its English word: 1 page, 2 pages."""
    return f"{count} {one if count == 1 else several or one + 's'}"


def print_json(said: object) -> None:
    """JSON on standard output, the same everywhere."""
    sys.stdout.write(json.dumps(said, ensure_ascii=False, indent=1) + "\n")


def print_findings(findings: Sequence["Finding"], language: str, *, to_stdout: bool = False) -> None:
    """Findings one by one, the gravest first."""
    stream = sys.stdout if to_stdout else sys.stderr
    for finding in sorted(findings, key=lambda finding: -finding.severity.weight):
        stream.write(finding_text(finding, language))


def finding_text(finding: "Finding", language: str) -> str:
    """A finding as lines: how much it weighs, where, what; the other readings; what to do."""
    from pipeline.intake.reading_names import named

    name = SEVERITIES[finding.severity.value].in_language(language)
    place = f"{finding.where}  " if str(finding.where) else ""
    other = Say(zh="或", en="or").in_language(language)
    return "".join(
        (
            f"{name}  {place}[{finding.code}] {finding.message.in_language(language)}\n",
            *(f"      {other}: {named(reading).in_language(language)}\n" for reading in finding.alternatives),
            f"      → {finding.remedy.in_language(language)}\n",
        )
    )


def print_error(error: PipelineError, language: str) -> None:
    """What happened, where, what to do next."""
    place = f"{error.where}: " if str(error.where) else ""
    sys.stderr.write(f"banmian: {place}{error.message.in_language(language)}\n")
    if error.remedy is not None:
        sys.stderr.write(f"      → {error.remedy.in_language(language)}\n")


def print_held(error: PipelineError, language: str) -> None:
    """Why there is no press edition among the products."""
    said = Say(zh="没有付印版：", en="There is no press edition: ").in_language(language)
    sys.stderr.write(f"banmian: {said}\n")
    print_error(error, language)


def print_usage(error: Exception, language: str) -> int:
    """A misuse of the command's words, or a defect of ours; answers the exit code."""
    if isinstance(error, typer.Exit):
        return int(error.exit_code)
    if isinstance(error, typer.TyperException):
        from pipeline.cli.misuse import misuse

        said = misuse(error, sys.argv[1:]).in_language(language)
        sys.stderr.write(Say(zh="用法有误：", en="Usage: ").in_language(language) + said + "\n")
        sys.stderr.write(Say(zh="试试 banmian --help", en="Try banmian --help").in_language(language) + "\n")
        return ExitCode.USAGE
    said = Say(zh="这是程序的缺陷：", en="This is a defect of the program: ").in_language(language)
    sys.stderr.write(f"banmian: {said}{type(error).__name__}: {error}\n")
    if os.environ.get("BANMIAN_DEBUG"):
        traceback.print_exception(error)
    else:
        hint = Say(
            zh="      → 设 BANMIAN_DEBUG=1 再运行一次，把输出报告给我们。",
            en="      → Run again with BANMIAN_DEBUG=1 and report what it prints.",
        )
        sys.stderr.write(hint.in_language(language) + "\n")
    return ExitCode.DEFECT


def print_built(built: "Built", language: str) -> None:
    """What was made, and where."""
    issue = built.checked.issue
    stories = [story for page in issue.pages for story in page.stories]
    characters = sum(len("".join(story.paragraphs)) for story in stories)
    said = Say(
        zh=f"{len(issue.pages)} 版，{len(stories)} 篇稿件，{characters} 字，逐字核对无误。",
        en=f"{counted(len(issue.pages), 'page')}, {counted(len(stories), 'story', 'stories')}, "
        f"{counted(characters, 'character')}; every one accounted for.",
    )
    sys.stderr.write(said.in_language(language) + "\n")
    for name, size in built.files:
        sys.stdout.write(f"{built.folder / name}  {size:,}\n")


def print_written(issue: "Issue", folder: Path, language: str) -> None:
    """What an issue folder holds, and what to do with it."""
    from pipeline.intake.doubts_file import FILE
    from pipeline.intake.settling import open_doubts

    stories = sum(len(page.stories) for page in issue.pages) + len(issue.unplaced)
    doubts = len(open_doubts(folder)) if stories or (folder / FILE).is_file() else 0
    shown = printable(str(folder))
    said = Say(
        zh=f"写好 {shown}：{stories} 篇稿件，{doubts} 处没有把握。",
        en=f"Written: {shown}, {counted(stories, 'story', 'stories')}, {counted(doubts, 'doubt')}.",
    )
    sys.stderr.write(said.in_language(language) + "\n")
    if doubts:
        more = Say(zh=f"逐条了结：banmian settle {shown}", en=f"Settle them one by one: banmian settle {shown}")
        sys.stderr.write(f"      → {more.in_language(language)}\n")


def print_plan(plan: "Plan", orders: Sequence["Order"], language: str) -> None:
    """A plan for people: a line a module, what was given up for a page, then jumps and orders."""
    for page in plan.pages:
        metrics = "  ".join(f"{name} {value:g}" for name, value in page.metrics)
        sys.stdout.write(f"p{page.number}  {plan.layout} {plan.grid}  {metrics}\n")
        for rung in page.ladder:
            sys.stdout.write(f"  {Say(zh='让步', en='given up').in_language(language)}: {_rung(rung, language)}\n")
        for module in page.modules:
            sys.stdout.write(
                f"  {module.story}  columns {module.column}+{module.columns}  rows {module.row}+{module.rows}"
                f"  {module.head.headline_pt:g} pt\n"
            )
    for jump in plan.jumps:
        zh = f"{jump.story} 由第 {jump.from_page} 版转第 {jump.to_page} 版"
        en = f"{jump.story} jumps from page {jump.from_page} to page {jump.to_page}"
        sys.stdout.write(Say(zh=zh, en=en).in_language(language) + "\n")
    for order in orders_to_json(orders):
        said = ", ".join(f"{key} {value}" for key, value in order.items() if key != "story")
        obeyed = Say(zh=f"照办：{order['story']} {said}", en=f"obeyed: {order['story']} {said}")
        sys.stdout.write(obeyed.in_language(language) + "\n")


def _rung(name: str, language: str) -> str:
    """A rung of the ladder in words: ``slack-1``, ``headlines-88``, ``leading-0.97``."""
    kind, _, amount = name.partition("-")
    said = {
        "slack": Say(zh=f"每篇至多空 {amount} 行", en=f"up to {amount} empty lines a story"),
        "headlines": Say(zh=f"标题可小到 {amount}%", en=f"headlines down to {amount} %"),
        "leading": Say(zh=f"行距的 {amount} 倍", en=f"leading times {amount}"),
    }.get(kind)
    return name if said is None else said.in_language(language)


def print_doubts(doubts: Sequence["Doubt"], headlines: Mapping[str, str], language: str) -> None:
    """Open doubts with their numbers, and the readings one may choose; a story that is one by its headline."""
    from pipeline.intake.reading_names import named

    for number, doubt in enumerate(doubts, start=1):
        finding = doubt.finding
        sys.stdout.write(f"{number}  {doubt.file}  {finding.where}  [{finding.code}] ")
        sys.stdout.write(f"{finding.message.in_language(language)}\n")
        sys.stdout.write(f"      0: {Say(zh='照现在的读法', en='as it was read').in_language(language)}\n")
        for k, other in enumerate(finding.alternatives, start=1):
            headline = headlines.get(other.rsplit(" ", maxsplit=1)[-1], "")
            told = f" “{headline}”" if headline else ""
            sys.stdout.write(f"      {k}: {named(other).in_language(language)}{told}\n")
    if not doubts:
        sys.stdout.write(Say(zh="没有疑问。\n", en="There are no doubts.\n").in_language(language))


def print_void(void: Sequence["Finding"], language: str) -> None:
    """The doubts that went with the one that was settled."""
    gone = Say(zh="随之作废", en="void with it").in_language(language)
    for finding in void:
        sys.stderr.write(f"{gone}: {finding.where}  [{finding.code}] {finding.message.in_language(language)}\n")
