"""The issue put together from its files of copy, each read by the reader of its format."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.copy_file import FiledStory, Filing, load_copy
from pipeline.intake.names import printable, told_plainly
from pipeline.intake.pictures import with_pictures
from pipeline.intake.registry import reader_of, suffixes
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
        sources: files of copy of any format (a raw page each, or stories), in order, or one issue folder.  In a folder
            ``stories/*.md`` are the truth where they exist, else what lies in ``copy/`` is read.
        settings: the resolved settings of this source.

    Raises:
        SourceError: nothing to read, or something that cannot be read, with file and line.
    """
    if len(sources) == 1 and sources[0].is_dir():
        taken = _from_files(_files_of(sources[0]), settings)
        return replace(taken, issue=_with_declared(taken.issue, settings))
    for source in sources:
        if source.is_dir():
            raise SourceError(
                Say(zh="读不了：文件夹只能单独给出。", en="Cannot read this: a folder must be given alone."),
                where=Where(printable(source.name)),
            )
    return _from_files([(source, source.name) for source in sources], settings)


def _files_of(folder: Path) -> list[tuple[Path, str]]:
    stories = sorted((folder / "stories").glob("*.md"))
    if stories:
        return [(path, f"stories/{path.name}") for path in stories]
    known = suffixes()
    inside = sorted((folder / "copy").glob("*"))
    copy = [(path, f"copy/{path.name}") for path in inside if path.suffix.lower() in known and path.is_file()]
    if copy:
        return copy
    raise SourceError(
        Say(zh="文件夹里没有稿件。", en="The folder holds no copy."),
        where=Where(printable(str(folder))),
        remedy=Say(
            zh="把各版文字放进 copy/01.txt …，或把稿件放进 stories/*.md。",
            en="Put the text of the pages into copy/01.txt …, or stories into stories/*.md.",
        ),
    )


def _with_declared(issue: Issue, settings: Settings) -> Issue:
    """The issue of a whole folder: a page that ``issue.toml`` names is one of its pages, copy or none."""
    numbers = {page.number for page in issue.pages}
    empty = (_page([], page) for page in settings.issue.pages if page.number not in numbers)
    return replace(issue, pages=tuple(sorted((*issue.pages, *empty), key=lambda page: page.number)))


def _from_files(files: list[tuple[Path, str]], settings: Settings) -> TakenIn:
    limits = settings.paper.intake
    filings: list[Filing] = []
    next_page = 1
    for number, (path, name) in enumerate(files, start=1):
        copy = load_copy(path, printable(name), number, _page_settings(settings, next_page), limits.most_bytes)
        filing = reader_of(copy).read(copy, limits)
        filings.append(filing)
        next_page = max((next_page, *(page.number + 1 for page in filing.pages)))
    whole = [page for filing in filings for page in filing.pages]
    filed = _numbered(_by_urgency([story for filing in filings for story in filing.stories]))
    _refuse_one_id_twice([*(story for page in whole for story in page.stories), *(item.story for item in filed)])
    pages = _pages(whole, filed, settings)
    unplaced = _page([item.story for item in filed if item.page is None], PageSettings(0))
    pictures = {picture.file: picture.data for filing in filings for picture in filing.pictures}
    findings = [told_plainly(finding) for filing in filings for finding in filing.findings]
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


def _pages(whole: list[Page], filed: list[FiledStory], settings: Settings) -> list[Page]:
    """Pages that came whole, each with the stories filed for it, and those that stories alone make up."""
    numbers = sorted({*(page.number for page in whole), *(item.page for item in filed if item.page is not None)})
    pages = []
    for number in numbers:
        stories = [item.story for item in filed if item.page == number]
        own = next((page for page in whole if page.number == number), None)
        if own is None:
            pages.append(_page(stories, _page_settings(settings, number)))
        else:
            after = (replace(story, rank=len(own.stories) + k) for k, story in enumerate(stories, start=1))
            pages.append(replace(own, stories=(*own.stories, *after)))
    return pages


def _by_urgency(filed: list[FiledStory]) -> list[FiledStory]:
    """Stories of wires by urgency, each in a place that a story of a wire had; all others where they were."""
    urgent = iter(sorted((item for item in filed if item.urgency), key=lambda item: item.urgency))
    return [next(urgent) if item.urgency else item for item in filed]


def _numbered(filed: list[FiledStory]) -> list[FiledStory]:
    """Stories with an id and a rank each, by the order they came in where they have none."""
    numbered = []
    for order, item in enumerate(filed, start=1):
        own_id = item.story.id or f"s{order:02}"
        numbered.append(replace(item, story=replace(item.story, id=own_id, rank=item.story.rank or order)))
    return numbered


def _refuse_one_id_twice(stories: list[Story]) -> None:
    ids = [story.id for story in stories]
    twice = sorted({story_id for story_id in ids if ids.count(story_id) > 1})
    if twice:
        story = next(story for story in stories if story.id == twice[0])
        raise SourceError(
            Say(zh=f"有两篇稿件的 id 都是 {twice[0]}。", en=f"Two stories have the id {twice[0]}."),
            where=Where(story.source_file),
        )


def _date_offered(filing: Filing) -> Finding:
    first = next((story.story.source_file for story in filing.stories), "")
    day = filing.date.isoformat() if filing.date else ""
    return Finding(
        "intake-date-offered",
        Severity.NOTE,
        Where(first),
        Say(zh=f"来稿上的日期是 {day}；本期日期还没有定。", en=f"The copy is dated {day}; the issue has no date yet."),
        Say(zh=f"如果就是这一天，用 --date {day}。", en=f"If that is its day, give --date {day}."),
        alternatives=(day,),
    )


def _page(stories: list[Story], known: PageSettings) -> Page:
    ordered = tuple(sorted(stories, key=lambda story: (story.rank, story.id)))
    return Page(known.number, ordered, known.furniture, known.name, known.editors, known.sections, known.advertisements)


def _page_settings(settings: Settings, number: int) -> PageSettings:
    return next((page for page in settings.issue.pages if page.number == number), PageSettings(number))
