"""What of a source goes into the folder written from it as it is: pictures, layouts, further settings, copy."""

import os
from collections.abc import Iterator
from pathlib import Path

from pipeline.intake.sources import Kind, is_junk
from pipeline.model import Issue

__all__ = ["copied_files", "named_files"]

# Written anew, or read and written.
OWN_FILES = frozenset({"paper.toml", "issue.toml", "doubts.toml", "origins.json"})
FOLDERS = {
    Kind.STORIES: ("copy", "stories", "pictures", "layouts"),
    Kind.COPY: ("copy", "pictures", "layouts"),
    Kind.LOOSE: ("pictures", "layouts"),
    Kind.FILES: ("layouts",),
}


def copied_files(kind: Kind, root: Path) -> Iterator[tuple[str, Path]]:
    """Files by their names in the folder.

    Of an issue folder everything at its top as well; what lies beside loose copy lies there by chance.  A link that
    leads out of the folder is not followed.
    """
    whole = root.resolve()
    for folder in FOLDERS[kind]:
        for place, _, names in os.walk(root / folder):
            for path in sorted(Path(place) / name for name in names):
                if not is_junk(path) and path.resolve().is_relative_to(whole) and path.is_file():
                    yield path.relative_to(root).as_posix(), path
    at_top = sorted(root.iterdir()) if kind in (Kind.STORIES, Kind.COPY) else []
    again = {"doubts.toml", "origins.json"} if kind is Kind.STORIES else set()
    for path in at_top:
        wanted = path.name in again or path.name not in OWN_FILES
        if wanted and not is_junk(path) and path.is_file() and path.resolve().is_relative_to(whole):
            yield path.name, path


def named_files(issue: Issue, root: Path) -> dict[str, Path]:
    """The pictures that stories and advertisements name and that lie in the folder of the source."""
    whole = root.resolve()
    pages = issue.pages
    stories = [*(story for page in pages for story in page.stories), *issue.unplaced]
    names = [picture.file for story in stories for picture in story.pictures]
    names += [own.file for page in pages for own in page.advertisements]
    found = {name: (root / name) for name in names if name}
    return {n: path for n, path in found.items() if path.is_file() and path.resolve().is_relative_to(whole)}
