"""``paper.toml`` and ``issue.toml`` of a folder that is written: what a person gave, with only what is new put in.

The given text passes through as it is, comments and keys of every kind included.  A value that differs from it (a date
or layout of the command line, furniture and page names read from the copy) is set in its place.
"""

import dataclasses
import tomllib
from collections.abc import Callable, MutableMapping, Sequence
from typing import Any, TypeVar

import tomlkit
from tomlkit.items import AoT, Table

from pipeline.errors import DefectError, Say, Where
from pipeline.model import Advertisement, Furniture, Issue, Page
from pipeline.model.line_numbers import place_text
from pipeline.settings.toml_files import IssueFile, PaperFile
from pipeline.settings.values import IssueSettings, PageSettings, PaperSettings, Settings

__all__ = ["issue_text", "paper_text"]

NO_DATE = "# date = 2023-01-05\n"
Said = TypeVar("Said")
PAPER_KEYS = ("id", "title", "publisher", "cn_number", "language")


def paper_text(given: str, settings: Settings, issue: Issue) -> str:
    """``paper.toml``: the text it was read from, empty where there was none, as these settings have it."""
    wanted = dataclasses.replace(settings.paper, paper=issue.paper)
    return _proved("paper.toml", given, wanted, _paper_of, _set_paper)


def issue_text(given: str, settings: Settings, issue: Issue) -> str:
    """``issue.toml``: the text it was read from, empty where there was none, as settings and issue have it."""
    named = {page.number: page for page in settings.issue.pages}
    read = {page.number: _page_settings(page) for page in issue.pages}
    # A page that only its stories name is named by them again.
    pages = [read.get(number, page) for number, page in named.items()]
    pages += [page for number, page in read.items() if number not in named and page != PageSettings(number)]
    wanted = dataclasses.replace(settings.issue, date=issue.date, issue_number=issue.issue_number, pages=tuple(pages))
    text = _proved("issue.toml", given, wanted, _issue_of, _set_issue)
    return text if wanted.date is not None or given else NO_DATE + text


def _proved(
    name: str,
    given: str,
    wanted: Said,
    read: Callable[[str], Said],
    put: Callable[[tomlkit.TOMLDocument, Said, Said], None],
) -> str:
    """The given text where it says what is wanted, else with that put in; what it then says is looked at."""
    for text in (given, ""):
        known = read(text)
        if known == wanted:
            return text
        document = tomlkit.parse(text)
        put(document, known, wanted)
        written = tomlkit.dumps(document)
        if read(written) == wanted:
            return written
    raise DefectError(
        Say(zh=f"{name} 写不成读到的样子。", en=f"{name} cannot be written as it was read."), where=Where(name)
    )


def _paper_of(text: str) -> PaperSettings:
    return PaperFile.model_validate(tomllib.loads(text)).to_settings()


def _issue_of(text: str) -> IssueSettings:
    return IssueFile.model_validate(tomllib.loads(text)).to_settings()


def _set_paper(document: tomlkit.TOMLDocument, known: PaperSettings, wanted: PaperSettings) -> None:
    for key in PAPER_KEYS:
        _put(document, key, getattr(known.paper, key), getattr(wanted.paper, key))
    for key in ("layout", "grid"):
        _put(document, key, getattr(known, key), getattr(wanted, key))
    _put_in(document, "checks", "fail_on", known.fail_on, wanted.fail_on)
    _put_in(document, "epub", "ruby", known.ruby, wanted.ruby)
    for own in dataclasses.fields(wanted):
        value = getattr(wanted, own.name)
        if own.name != "paper" and dataclasses.is_dataclass(value):
            for part in dataclasses.fields(value):
                before = getattr(getattr(known, own.name), part.name)
                _put_in(document, own.name, part.name, before, getattr(value, part.name))


def _set_issue(document: tomlkit.TOMLDocument, known: IssueSettings, wanted: IssueSettings) -> None:
    _put(document, "date", known.date, wanted.date)
    _put(document, "issue_number", known.issue_number, wanted.issue_number)
    for key, values in (("decision", wanted.decisions), ("order", wanted.orders), ("waive", wanted.waivers)):
        if getattr(known, {"decision": "decisions", "order": "orders", "waive": "waivers"}[key]) != values:
            document.pop(key, None)
            if values:
                document.append(key, _tables([_plain(value) for value in values]))
    if known.pages == wanted.pages:
        return
    tables: AoT = document.setdefault("page", tomlkit.aot())
    by_number = {int(table["number"]): table for table in tables}
    before = {page.number: page for page in known.pages}
    for page in wanted.pages:
        if page.number not in by_number:
            table = tomlkit.table()
            table["number"] = page.number
            by_number[page.number] = table
            tables.append(table)
        _set_page(by_number[page.number], before.get(page.number, PageSettings(page.number)), page)


def _set_page(table: Table, known: PageSettings, wanted: PageSettings) -> None:
    _put(table, "name", known.name, wanted.name)
    for key in ("editors", "sections"):
        _put(table, key, list(getattr(known, key)), list(getattr(wanted, key)))
    for key, before, pieces in (
        ("furniture", known.furniture, [_furniture(piece) for piece in wanted.furniture]),
        ("margin", known.margin, [_furniture(piece) for piece in wanted.margin]),
        ("advertisement", known.advertisements, [_advertisement(own) for own in wanted.advertisements]),
    ):
        if before != getattr(wanted, "advertisements" if key == "advertisement" else key):
            table.pop(key, None)
            if pieces:
                table.append(key, _tables(pieces))


def _furniture(piece: Furniture) -> dict[str, object]:
    own = piece.source_file not in ("", "issue.toml")
    return {
        "kind": piece.kind,
        "text": list(piece.text),
        **({"filler": True} if piece.filler else {}),
        **({"source": place_text(piece.source_file, piece.source_lines)} if own else {}),
    }


def _advertisement(own: Advertisement) -> dict[str, object]:
    said = {"file": own.file, "place": own.place}
    size = {"columns": own.columns, "rows": own.rows, "height_mm": own.height_mm}
    return {key: value for key, value in (said | size).items() if value}


def _page_settings(page: Page) -> PageSettings:
    furniture, margin = (
        tuple(dataclasses.replace(piece, source_file=piece.source_file or "issue.toml") for piece in pieces)
        for pieces in (page.furniture, page.margin)
    )
    advertisements = tuple(dataclasses.replace(own, size_px=None) for own in page.advertisements)
    return PageSettings(page.number, page.name, page.editors, furniture, page.sections, advertisements, margin)


def _plain(value: Any) -> dict[str, object]:  # noqa: ANN401 - any frozen value of the settings
    said = {own.name: getattr(value, own.name) for own in dataclasses.fields(value)}
    return {key: list(own) if isinstance(own, tuple) else own for key, own in said.items() if own is not None}


def _tables(rows: Sequence[dict[str, object]]) -> AoT:
    tables = tomlkit.aot()
    for row in rows:
        table = tomlkit.table()
        table.update(row)
        tables.append(table)
    return tables


def _put_in(document: tomlkit.TOMLDocument, table: str, key: str, known: object, wanted: object) -> None:
    if known != wanted:
        _put(document.setdefault(table, tomlkit.table()), key, known, wanted)


def _put(table: MutableMapping[str, Any], key: str, known: object, wanted: object) -> None:
    """Set a value that is not the known one; what is None stands for no key."""
    if known == wanted:
        return
    if wanted is None or wanted == []:
        table.pop(key, None)
    else:
        table[key] = wanted
