"""The issue put together from its files of copy, each read by the reader of its format."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import Say, Where
from pipeline.intake import doubts_file, origins_file
from pipeline.intake.copy_file import FiledStory, Filing, load_copy
from pipeline.intake.names import told_plainly
from pipeline.intake.numbering import numbered, refuse_one_id_twice, with_own_pictures
from pipeline.intake.origins_file import OriginsFile
from pipeline.intake.pictures import with_pictures
from pipeline.intake.registry import reader_of
from pipeline.intake.sources import Kind, SourceFiles, is_junk, source_files
from pipeline.intake.unused_pictures import unused_pictures
from pipeline.model import Finding, Issue, Page, Severity, Story
from pipeline.settings.values import PageSettings, Settings

__all__ = ["TakenIn", "take_in"]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The issue, and the pictures that came inside its copy, by their names."""

    issue: Issue
    pictures: Mapping[str, bytes]


def take_in(sources: Sequence[Path], settings: Settings) -> TakenIn:
    """Read an issue.

    Args:
        sources: files of copy of any format (a raw page each, or stories), in order, or one folder.  In an issue folder
            ``stories/*.md`` are the truth where they exist, else what lies in ``copy/`` is read; of any other folder
            its files.
        settings: the resolved settings of this source.

    Raises:
        SourceError: nothing to read, or something that cannot be read, with file and line.
    """
    source = source_files(sources)
    taken = _from_files(source, settings)
    if source.kind is Kind.STORIES:
        taken = replace(taken, issue=_with_thread(taken.issue, settings.root))
    if source.kind is not Kind.FILES:
        taken = replace(taken, issue=_with_declared(taken.issue, settings))
    unused = unused_pictures(source.pictures, taken.issue, taken.pictures, settings.root)
    taken = replace(taken, issue=replace(taken.issue, findings=(*taken.issue.findings, *unused)))
    # A doubt that was written down and found again is one.
    return replace(taken, issue=replace(taken.issue, findings=tuple(dict.fromkeys(taken.issue.findings))))


def _with_declared(issue: Issue, settings: Settings) -> Issue:
    """The issue of a whole folder: a page that ``issue.toml`` names is one of its pages, copy or none."""
    numbers = {page.number for page in issue.pages}
    empty = (_page([], page) for page in settings.issue.pages if page.number not in numbers)
    return replace(issue, pages=tuple(sorted((*issue.pages, *empty), key=lambda page: page.number)))


def _with_thread(issue: Issue, root: Path) -> Issue:
    """The issue of a folder of stories with what joins it to its copy: origins, and doubts that no story is about."""
    findings = list(issue.findings)
    doubts = root / doubts_file.FILE
    if doubts.is_file():
        open_still = doubts_file.doubts_of(doubts.read_text(encoding="utf-8-sig"))
        findings += [own for own in open_still if not (own.code == "intake-date-offered" and issue.date is not None)]
    try:
        path = root / origins_file.FILE
        known = origins_file.origins_of(path.read_text(encoding="utf-8")) if path.is_file() else OriginsFile()
    except ValueError:
        known = OriginsFile()
        findings.append(_thread_lost())
    if known.copy is not None:
        inside = sorted(path.name for path in (root / "copy").glob("*") if path.is_file() and not is_junk(path))
        findings += [_came_later(f"copy/{name}") for name in inside if f"copy/{name}" not in known.copy]
    pages = tuple(replace(page, stories=_traced(page.stories, known)) for page in issue.pages)
    return replace(issue, pages=pages, unplaced=_traced(issue.unplaced, known), findings=tuple(findings))


def _traced(stories: Sequence[Story], known: OriginsFile) -> tuple[Story, ...]:
    return tuple(origins_file.with_origins(story, known.stories.get(story.id, ())) for story in stories)


def _from_files(source: SourceFiles, settings: Settings) -> TakenIn:
    filings = with_own_pictures(_read(source, settings), settings.root)
    whole = [page for filing in filings for page in filing.pages]
    in_pages = [story for page in whole for story in page.stories]
    filed = numbered(_by_urgency([story for filing in filings for story in filing.stories]), in_pages)
    refuse_one_id_twice([*in_pages, *(item.story for item in filed)])
    pages = _pages(whole, filed, settings)
    unplaced = _page([item.story for item in filed if item.page is None], PageSettings(0))
    pictures = {picture.file: picture.data for filing in filings for picture in filing.pictures}
    findings = [*source.findings, *(told_plainly(own) for filing in filings for own in filing.findings)]
    findings += [_date_offered(filing) for filing in filings if filing.date and settings.issue.date is None][:1]
    issue = Issue(
        settings.paper.paper,
        tuple(pages),
        settings.issue.date,
        settings.issue.issue_number,
        tuple(findings),
        unplaced.stories,
    )
    return TakenIn(with_pictures(issue, settings, pictures), pictures)


def _read(source: SourceFiles, settings: Settings) -> list[Filing]:
    limits = settings.paper.intake
    filings: list[Filing] = []
    next_page = 1
    for number, (path, name) in enumerate(source.files, start=1):
        known = _page_settings(settings, next_page)
        # Furniture that was read from this very file is read from it again.
        own = replace(
            known,
            furniture=tuple(piece for piece in known.furniture if piece.source_file != name),
            margin=tuple(piece for piece in known.margin if piece.source_file != name),
        )
        copy = load_copy(path, name, number, own, limits.most_bytes)
        filing = reader_of(copy).read(copy, limits)
        filings.append(filing)
        next_page = max((next_page, *(page.number + 1 for page in filing.pages)))
    return filings


def _by_urgency(filed: list[FiledStory]) -> list[FiledStory]:
    """Stories of wires by urgency, each in a place that a story of a wire had; all others where they were."""
    urgent = iter(sorted((item for item in filed if item.urgency), key=lambda item: item.urgency))
    return [next(urgent) if item.urgency else item for item in filed]


def _pages(whole: list[Page], filed: list[FiledStory], settings: Settings) -> list[Page]:
    """Pages that came whole, each with the stories filed for it, and those that stories alone make up."""
    numbers = sorted({*(page.number for page in whole), *(item.page for item in filed if item.page is not None)})
    pages = []
    for number in numbers:
        stories = [item.story for item in filed if item.page == number]
        own = [page for page in whole if page.number == number]
        if not own:
            pages.append(_page(stories, _page_settings(settings, number)))
            continue
        first, *others = own
        later = [*(story for page in others for story in page.stories), *stories]
        after = (replace(story, rank=len(first.stories) + k) for k, story in enumerate(later, start=1))
        furniture = [piece for page in others for piece in page.furniture if piece not in first.furniture]
        margin = [piece for page in others for piece in page.margin if piece not in first.margin]
        pages.append(
            replace(
                first,
                stories=(*first.stories, *after),
                furniture=(*first.furniture, *furniture),
                margin=(*first.margin, *margin),
            )
        )
    return pages


def _date_offered(filing: Filing) -> Finding:
    stories = (*(story for page in filing.pages for story in page.stories), *(item.story for item in filing.stories))
    first = next((story.source_file for story in stories), "")
    day = filing.date.isoformat() if filing.date else ""
    return Finding(
        "intake-date-offered",
        Severity.NOTE,
        Where(first, filing.date_line),
        Say(zh=f"来稿上的日期是 {day}；本期日期还没有定。", en=f"The copy is dated {day}; the issue has no date yet."),
        Say(zh=f"如果就是这一天，用 --date {day}。", en=f"If that is its day, give --date {day}."),
        alternatives=(day,),
    )


def _came_later(name: str) -> Finding:
    return Finding(
        "intake-copy-not-read",
        Severity.WARNING,
        Where(name),
        Say(
            zh=f"{name} 是写出 stories/ 以后才放进来的，没有读。",
            en=f"{name} came after stories/ was written; it was not read.",
        ),
        Say(
            zh=f"单独读它（banmian parse {name} -o 另一个文件夹），再把稿件放进 stories/。",
            en=f"Read it by itself (banmian parse {name} -o ANOTHER) and put its stories into stories/.",
        ),
    )


def _thread_lost() -> Finding:
    return Finding(
        "intake-origins-unreadable",
        Severity.NOTE,
        Where(origins_file.FILE),
        Say(
            zh=f"{origins_file.FILE} 读不了：不知道各字段出自来稿哪一行。",
            en=f"{origins_file.FILE} cannot be read: where fields came from is not known.",
        ),
        Say(
            zh="不影响排版；要找回就重新读稿。", en="Pages are not touched by it; read the copy again to have it back."
        ),
    )


def _page(stories: list[Story], known: PageSettings) -> Page:
    ordered = tuple(sorted(stories, key=lambda story: (story.rank, story.id)))
    return Page(
        known.number,
        ordered,
        known.furniture,
        known.name,
        known.editors,
        known.sections,
        known.advertisements,
        known.margin,
    )


def _page_settings(settings: Settings, number: int) -> PageSettings:
    return next((page for page in settings.issue.pages if page.number == number), PageSettings(number))
