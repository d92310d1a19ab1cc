"""An issue as a folder a person can edit; reading it again gives the same issue.

``copy/`` keeps what came in, byte for byte.  The folder is made beside its place and renamed in whole.
"""

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.errors import CannotWriteError, Say, Where
from pipeline.intake.markdown import story_markdown
from pipeline.model import Issue, Page, Story
from pipeline.settings.values import Settings

__all__ = ["write_folder"]


def write_folder(
    issue: Issue, settings: Settings, sources: Sequence[Path], target: Path, incoming: Mapping[str, bytes] | None = None
) -> None:
    """Write the issue folder.

    Args:
        issue: the parsed issue.
        settings: what it was read with.
        sources: the files it was read from, kept under ``copy/``.
        target: the folder to make; it must not exist or be empty.
        incoming: the pictures that came inside the copy, by their names in the folder.

    Raises:
        CannotWriteError: the target holds something, or cannot be written.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CannotWriteError(
            Say(zh="目标文件夹不是空的。", en="The target folder is not empty."),
            where=Where(str(target)),
            remedy=Say(zh="换一个文件夹，免得盖掉改过的稿件。", en="Choose another, so that no edited copy is lost."),
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        _fill(work, issue, settings, sources)
        for name, data in (incoming or {}).items():
            (work / name).write_bytes(data)
        work.chmod(0o755)
        if target.exists():
            target.rmdir()
        work.rename(target)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _fill(work: Path, issue: Issue, settings: Settings, sources: Sequence[Path]) -> None:
    (work / "paper.toml").write_text(_paper_toml(issue, settings), encoding="utf-8")
    (work / "issue.toml").write_text(_issue_toml(issue, settings), encoding="utf-8")
    for folder in ("copy", "stories", "pictures"):
        (work / folder).mkdir()
    for number, source in enumerate(_copy_files(sources), start=1):
        shutil.copyfile(source, work / "copy" / f"{number:02}{source.suffix.lower() or '.txt'}")
    for page in issue.pages:
        for story in page.stories:
            text = story_markdown(story, page.number)
            (work / "stories" / _file_name(page, story)).write_text(text, encoding="utf-8")


def _copy_files(sources: Sequence[Path]) -> list[Path]:
    if len(sources) == 1 and sources[0].is_dir():
        return sorted(path for path in (sources[0] / "copy").glob("*") if path.is_file())
    return list(sources)


def _file_name(page: Page, story: Story) -> str:
    return f"{page.number:02}-{story.rank:02}-{story.id}.md"


def _text(value: str) -> str:
    """A TOML basic string; JSON's escapes are TOML's (TOML 1.0, String)."""
    return json.dumps(value, ensure_ascii=False)


def _pairs(pairs: Sequence[tuple[str, str | None]]) -> list[str]:
    return [f"{key} = {_text(value)}" for key, value in pairs if value]


def _paper_toml(issue: Issue, settings: Settings) -> str:
    paper = issue.paper
    lines = _pairs(
        (
            ("id", paper.id),
            ("title", paper.title),
            ("publisher", paper.publisher),
            ("cn_number", paper.cn_number),
            ("language", paper.language),
            ("layout", settings.paper.layout),
            ("grid", settings.paper.grid),
        )
    )
    if settings.paper.fail_on != "error":
        lines += ["", "[checks]", f"fail_on = {_text(settings.paper.fail_on)}"]
    return "\n".join(lines) + "\n"


def _issue_toml(issue: Issue, settings: Settings) -> str:
    lines = [f"date = {issue.date.isoformat()}"] if issue.date else ["# date = 2023-01-05"]
    lines += _pairs((("issue_number", issue.issue_number),))
    for page in issue.pages:
        lines += ["", "[[page]]", f"number = {page.number}", *_pairs((("name", page.name),))]
        if page.editors:
            lines.append(f"editors = [{', '.join(_text(name) for name in page.editors)}]")
        if page.sections:
            lines.append(f"sections = [{', '.join(_text(name) for name in page.sections)}]")
        for piece in page.furniture:
            text = ", ".join(_text(line) for line in piece.text)
            lines += ["", "[[page.furniture]]", f"kind = {_text(piece.kind)}", f"text = [{text}]"]
            lines += ["filler = true"] if piece.filler else []
        for own in page.advertisements:
            lines += ["", "[[page.advertisement]]", *_pairs((("file", own.file), ("place", own.place)))]
            size = (("columns", own.columns), ("rows", own.rows), ("height_mm", own.height_mm))
            lines += [f"{key} = {value:g}" for key, value in size if value]
    for decision in settings.issue.decisions:
        editions = ", ".join(_text(edition) for edition in decision.editions)
        lines += ["", "[[decision]]", f"action = {_text(decision.action)}", f"story = {_text(decision.story)}"]
        lines += [f"picture = {decision.picture}", f"editions = [{editions}]", f"reason = {_text(decision.reason)}"]
    for order in settings.issue.orders:
        said = [(key, getattr(order, key)) for key in ("page", "rank", "columns", "pin", "never", "after")]
        lines += ["", "[[order]]", f"story = {_text(order.story)}"]
        lines += [
            f"{key} = {_text(value) if isinstance(value, str) else value}" for key, value in said if value is not None
        ]
    for waiver in settings.issue.waivers:
        lines += ["", "[[waive]]", f"code = {_text(waiver.code)}", f"reason = {_text(waiver.reason)}"]
        lines += _pairs((("story", waiver.story),))
        lines += [f"until = {waiver.until.isoformat()}"] if waiver.until else []
    return "\n".join(lines) + "\n"
