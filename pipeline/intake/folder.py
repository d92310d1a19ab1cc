"""An issue as a folder a person can edit; reading it again gives the same issue.

``copy/`` keeps what came in, byte for byte; settings pass through as they were given; every doubt of intake stands
beside what it is about.  A folder whose ``stories/`` are written already is copied as it is.  The folder is made beside
its place and renamed in whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.intake import doubts_file, origins_file
from pipeline.intake.copied import copied_files, named_files
from pipeline.intake.markdown import story_markdown
from pipeline.intake.settings_text import issue_text, paper_text
from pipeline.intake.sources import Kind, SourceFiles, source_files
from pipeline.intake.whole_folder import put_in_place
from pipeline.model import Finding, Furniture, Issue, Page, Story
from pipeline.settings import settings_file
from pipeline.settings.values import Settings

__all__ = ["write_folder"]

# Settings besides paper.toml that may stand in a folder above.
SHARED = ("people.toml",)
# What is said of the files of pictures is said anew at every reading, of those that are there then.
OF_PICTURES = frozenset(
    f"intake-picture-{fact}"
    for fact in (
        "absent", "frames", "metadata", "no-profile", "profile-unfit", "reduced", "see-through", "suffix",
    )
)  # fmt: skip
Contents = dict[str, bytes | Path]


def write_folder(
    issue: Issue, settings: Settings, sources: Sequence[Path], target: Path, incoming: Mapping[str, bytes] | None = None
) -> None:
    """Write the issue folder.

    Args:
        issue: the parsed issue.
        settings: what it was read with.
        sources: the files it was read from, kept under ``copy/``, or the folder.
        target: the folder to make; it must not exist or be empty.
        incoming: the pictures that came inside the copy, by their names in the folder.

    Raises:
        CannotWriteError: the target holds something, or cannot be written.
        SourceError: a file of the source cannot be read.
    """
    source = source_files(sources)
    root = settings.root
    contents: Contents = dict(copied_files(source.kind, root))
    for name in SHARED:
        path = settings_file(root, name)
        contents |= {name: path} if path is not None else {}
    contents |= named_files(issue, root)
    contents["paper.toml"] = paper_text(_given(settings_file(root, "paper.toml")), settings, issue).encode("utf-8")
    if source.kind is Kind.STORIES:
        contents["issue.toml"] = issue_text(_given(root / "issue.toml"), settings, issue).encode("utf-8")
    else:
        contents |= _taken_apart(issue, settings, source)
        contents |= incoming or {}
    put_in_place(contents, target, ("copy", "stories", "pictures"))


def _taken_apart(issue: Issue, settings: Settings, source: SourceFiles) -> Contents:
    """Stories, doubts and origins of an issue that was read from copy, and the copy."""
    names = _copy_names(source)
    contents: Contents = {names[name]: path for path, name in source.files}
    kept = _renamed(issue, names)
    contents["issue.toml"] = issue_text(_given(settings.root / "issue.toml"), settings, kept).encode("utf-8")
    placed = [(page.number, story) for page in kept.pages for story in page.stories]
    placed += [(0, replace(story, floating=True)) for story in kept.unplaced]
    doubts = [finding for finding in kept.findings if finding.code not in OF_PICTURES]
    ids = {story.id for _, story in placed}
    taken: set[str] = set()
    for number, story in placed:
        own = [finding for finding in doubts if finding.story == story.id]
        contents[_file_name(number, story, taken)] = story_markdown(story, number, own).encode("utf-8")
    others = [finding for finding in doubts if finding.story not in ids]
    if others:
        contents[doubts_file.FILE] = doubts_file.doubts_text(others).encode("utf-8")
    stories = [story for _, story in placed]
    thread = origins_file.origins_text(stories, _all_copy(source, contents))
    contents[origins_file.FILE] = thread.encode("utf-8")
    return contents


def _given(path: Path | None) -> str:
    """A settings file as it was given; it was read before."""
    return path.read_bytes().decode("utf-8-sig") if path is not None and path.is_file() else ""


def _copy_names(source: SourceFiles) -> dict[str, str]:
    """What each file of copy is called in the folder: those of ``copy/`` as before, others by their order."""
    if source.kind is Kind.COPY:
        return {name: name for _, name in source.files}
    width = max(2, len(str(len(source.files))))
    return {
        name: f"copy/{number:0{width}}{path.suffix.lower() or '.txt'}"
        for number, (path, name) in enumerate(source.files, start=1)
    }


def _all_copy(source: SourceFiles, contents: Contents) -> list[str]:
    """Every file that will lie in ``copy/``, read or not."""
    lying = {name for name in contents if name.startswith("copy/")}
    if source.kind is Kind.COPY:
        lying |= {f"copy/{path.name}" for path in source.files[0][0].parent.iterdir() if path.is_file()}
    return sorted(lying)


def _renamed(issue: Issue, names: Mapping[str, str]) -> Issue:
    """The issue with its copy called as it is in the folder."""

    def file(name: str) -> str:
        return names.get(name, name)

    def story(own: Story) -> Story:
        return replace(own, source_file=file(own.source_file))

    def piece(own: Furniture) -> Furniture:
        return replace(own, source_file=file(own.source_file))

    def page(own: Page) -> Page:
        return replace(
            own,
            stories=tuple(map(story, own.stories)),
            furniture=tuple(map(piece, own.furniture)),
            margin=tuple(map(piece, own.margin)),
        )

    def finding(own: Finding) -> Finding:
        return replace(own, where=replace(own.where, file=file(own.where.file)))

    return replace(
        issue,
        pages=tuple(map(page, issue.pages)),
        unplaced=tuple(map(story, issue.unplaced)),
        findings=tuple(map(finding, issue.findings)),
    )


def _file_name(page: int, story: Story, taken: set[str]) -> str:
    """``stories/01-03-p01-s03.md``; the page of one that has none to itself is 00.  No two differ in case alone."""
    stem = f"{0 if story.floating else page:02}-{story.rank:02}-{story.id}"
    name = stem if stem.casefold() not in taken else f"{stem}-{len(taken)}"
    taken.add(name.casefold())
    return f"stories/{name}.md"
