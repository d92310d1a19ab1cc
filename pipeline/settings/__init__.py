"""paper.toml + people.toml + issue.toml + layout.toml → ``Settings``: loaded, checked, resolved once, then frozen."""

import datetime
import difflib
import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.errors import Say, SourceError, Where
from pipeline.model.language import TRADITIONAL, chinese_script
from pipeline.settings.faults import fault
from pipeline.settings.issue_json import brought_along
from pipeline.settings.layout import load_layout
from pipeline.settings.people import People
from pipeline.settings.values import Settings

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

__all__ = ["load", "settings_file"]

PARENTS_SEARCHED = 3
MOST_BYTES = 1_000_000
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
File = TypeVar("File", bound="BaseModel")


def load(sources: Sequence[Path], *, layout: str | None = None, date: datetime.date | None = None) -> Settings:
    """Resolve the settings of a source.

    Args:
        sources: an issue folder, or raw pages and stories; the first decides where settings are looked for.
        layout: overrides ``paper.toml``.
        date: overrides ``issue.toml``.

    Raises:
        SourceError: a settings file cannot be read or says something unknown, with file and line.
        UsageError: there is no such layout.
    """
    from pipeline.settings.checks_file import PeopleFile
    from pipeline.settings.toml_files import IssueFile, PaperFile

    root = sources[0] if sources[0].is_dir() else sources[0].parent
    paper_file = _find(root, "paper.toml")
    own_paper, own_issue = brought_along(sources)
    paper = (_read(paper_file, PaperFile) if paper_file else _brought(PaperFile, own_paper, sources)).to_settings()
    issue_path = root / "issue.toml"
    read_issue = _read(issue_path, IssueFile) if issue_path.is_file() else _brought(IssueFile, own_issue, sources)
    issue = read_issue.to_settings()
    if layout is not None:
        paper = replace(paper, layout=layout, grid=None)
    if date is not None:
        issue = replace(issue, date=date)
    found = load_layout(paper.layout, root)
    if chinese_script(paper.paper.language) == TRADITIONAL:
        found = found.in_traditional()
    people_file = _find(root, "people.toml")
    people = _read(people_file, PeopleFile).to_value() if people_file else People()
    return Settings(paper, issue, found, root, people)


def settings_file(root: Path, name: str) -> Path | None:
    """A settings file of a source, ``paper.toml``: in its folder ``root`` or one not far above."""
    return _find(root, name)


def _find(root: Path, name: str) -> Path | None:
    folder = root.resolve()
    for candidate in (folder, *list(folder.parents)[:PARENTS_SEARCHED]):
        if (candidate / name).is_file():
            return candidate / name
    return None


def _brought(shape: type[File], said: dict[str, object], sources: Sequence[Path]) -> File:
    """What an issue read from JSON says of its own settings; nothing of another source."""
    from pydantic import ValidationError

    try:
        return shape.model_validate(said)
    except ValidationError as error:
        raise _refusal(sources[0], "", shape, error) from error


def _read(path: Path, shape: type[File]) -> File:
    from pydantic import ValidationError

    try:
        if path.stat().st_size > MOST_BYTES:
            raise SourceError(
                Say(zh=f"设置文件超过 {MOST_BYTES} 字节。", en=f"The settings file is over {MOST_BYTES} bytes."),
                where=Where(path.name),
            )
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            Say(zh=f"读不了设置文件：{error}", en=f"Cannot read the settings file: {error}"), where=Where(path.name)
        ) from error
    try:
        said = tomllib.loads(text)
        _refuse_control(said, path)
        return shape.model_validate(said)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise SourceError(
            Say(zh=f"不是合格的 TOML：{error}", en=f"Not valid TOML: {error}"),
            where=Where(path.name, int(line.group(1)) if line else None),
        ) from error
    except ValidationError as error:
        raise _refusal(path, text, shape, error) from error
    except (RecursionError, ValueError) as error:  # lists a thousand deep, numbers of thousands of digits
        raise SourceError(
            Say(zh="设置文件套得太深，或数字太长。", en="The settings file is too deep, or a number in it too long."),
            where=Where(path.name),
        ) from error


def _refuse_control(said: object, path: Path) -> None:
    """An escape can bring into a text what no page and no XML may hold."""
    if isinstance(said, dict):
        for key, value in said.items():
            _refuse_control(key, path)
            _refuse_control(value, path)
    elif isinstance(said, list):
        for value in said:
            _refuse_control(value, path)
    elif isinstance(said, str) and CONTROL.search(said):
        shown = said.encode("unicode_escape").decode("ascii")
        raise SourceError(
            Say(zh=f"设置里有控制字符：{shown}", en=f"A control character in the settings: {shown}"),
            where=Where(path.name),
            remedy=Say(zh="去掉这个字符。", en="Take the character out."),
        )


def _refusal(path: Path, text: str, shape: type[File], error: "ValidationError") -> SourceError:
    first = error.errors(include_url=False)[0]
    names = [str(part) for part in first["loc"] if not isinstance(part, int)]
    key, place = (names[-1] if names else ""), ".".join(str(part) for part in first["loc"])
    where = Where(path.name, _line_of(text, key))
    if first["type"] != "extra_forbidden":
        wrong = fault(first)
        return SourceError(
            Say(zh=f"{place} 的值不对：{wrong.zh}", en=f"{place}: {wrong.en}"),
            where=where,
        )
    near = difflib.get_close_matches(key, _keys(shape), n=1)
    hint_zh = f"是不是要写 {near[0]}？" if near else f"可用的键：{'、'.join(_keys(shape))}。"
    hint_en = f"Did you mean {near[0]}?" if near else f"Known keys: {', '.join(_keys(shape))}."
    return SourceError(
        Say(zh=f"不认识的键 {place}。", en=f"Unknown key {place}."), where=where, remedy=Say(zh=hint_zh, en=hint_en)
    )


def _keys(shape: type[File]) -> list[str]:
    """Every key the file may hold, those of its tables as well."""
    schema = shape.model_json_schema()
    keys = set(schema.get("properties", {}))
    for table in schema.get("$defs", {}).values():
        keys |= set(table.get("properties", {}))
    return sorted(keys)


def _line_of(text: str, key: str) -> int | None:
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(rf"\s*\[*\s*{re.escape(key)}\b", line):
            return number
    return None
