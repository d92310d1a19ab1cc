"""Which reader reads a source: raw pages, Markdown stories, or an issue folder; and the issue put together."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.decode import read_text
from pipeline.intake.markdown import FiledStory, read_story
from pipeline.intake.page_text import read_page
from pipeline.intake.pictures import with_sizes
from pipeline.model import Finding, Issue, Page, Story
from pipeline.settings.values import PageSettings, Settings

__all__ = ["read"]


def read(sources: Sequence[Path], settings: Settings) -> Issue:
    """Read an issue.

    Args:
        sources: one raw page (``.txt``), several (a page each, in order), Markdown stories, or one issue folder.
            In a folder ``stories/*.md`` are the truth where they exist, else ``copy/*.txt`` is parsed.
        settings: the resolved settings of this source.

    Raises:
        SourceError: nothing to read, or something that cannot be read, with file and line.
    """
    if len(sources) == 1 and sources[0].is_dir():
        return _read_folder(sources[0], settings)
    for source in sources:
        if source.is_dir():
            raise _refused(source, "文件夹只能单独给出", "a folder must be given alone")
        if source.suffix.lower() not in (".txt", ".md", ".markdown", ""):
            raise _refused(source, f"不认识的稿件格式 {source.suffix}", f"unknown copy format {source.suffix}")
    if all(source.suffix.lower() in (".md", ".markdown") for source in sources):
        return _from_stories([(source, source.name) for source in sources], settings)
    return _from_pages([(source, source.name) for source in sources], settings)


def _read_folder(folder: Path, settings: Settings) -> Issue:
    stories = sorted((folder / "stories").glob("*.md"))
    pages = sorted((folder / "copy").glob("*.txt"))
    if stories:
        return _with_declared(_from_stories([(path, f"stories/{path.name}") for path in stories], settings), settings)
    if pages:
        return _with_declared(_from_pages([(path, f"copy/{path.name}") for path in pages], settings), settings)
    raise SourceError(
        Say(zh="文件夹里没有稿件。", en="The folder holds no copy."),
        where=Where(str(folder)),
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


def _from_pages(files: list[tuple[Path, str]], settings: Settings) -> Issue:
    pages: list[Page] = []
    findings: list[Finding] = []
    for number, (path, name) in enumerate(files, start=1):
        text = read_text(path, name)
        known = _page_settings(settings, number)
        page, found = read_page(text.text, name, number, known.name)
        if not page.stories:
            raise _refused(path, "没有读出稿件", "no story was found in it")
        furniture = (*page.furniture, *known.furniture)
        ads = known.advertisements
        own = replace(page, editors=known.editors, sections=known.sections)
        pages.append(replace(own, furniture=furniture, advertisements=ads))
        findings += [*text.findings, *found]
    return _issue(pages, findings, settings)


def _from_stories(files: list[tuple[Path, str]], settings: Settings) -> Issue:
    filed: list[FiledStory] = []
    findings: list[Finding] = []
    for order, (path, name) in enumerate(files, start=1):
        text = read_text(path, name)
        filed.append(read_story(text.text, name, order))
        findings += text.findings
    ids = [item.story.id for item in filed]
    twice = sorted({story_id for story_id in ids if ids.count(story_id) > 1})
    if twice:
        story = next(item.story for item in filed if item.story.id == twice[0])
        raise SourceError(
            Say(zh=f"有两篇稿件的 id 都是 {twice[0]}。", en=f"Two stories have the id {twice[0]}."),
            where=Where(story.source_file),
        )
    numbers = sorted({item.page for item in filed if item.page is not None})
    pages = [_page([item.story for item in filed if item.page == n], _page_settings(settings, n)) for n in numbers]
    unplaced = _page([item.story for item in filed if item.page is None], PageSettings(0))
    issue = _issue(pages, findings, settings)
    return replace(issue, unplaced=with_sizes(unplaced, settings.root).stories)


def _page(stories: list[Story], known: PageSettings) -> Page:
    ordered = tuple(sorted(stories, key=lambda story: (story.rank, story.id)))
    return Page(known.number, ordered, known.furniture, known.name, known.editors, known.sections, known.advertisements)


def _page_settings(settings: Settings, number: int) -> PageSettings:
    return next((page for page in settings.issue.pages if page.number == number), PageSettings(number))


def _issue(pages: list[Page], findings: list[Finding], settings: Settings) -> Issue:
    issue = settings.issue
    sized = tuple(with_sizes(page, settings.root) for page in pages)
    return Issue(settings.paper.paper, sized, issue.date, issue.issue_number, tuple(findings))


def _refused(source: Path, zh: str, en: str) -> SourceError:
    return SourceError(Say(zh=f"读不了：{zh}。", en=f"Cannot read this: {en}."), where=Where(source.name))
