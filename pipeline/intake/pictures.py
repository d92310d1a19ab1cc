"""The pictures of an issue looked at: each decoded once, its size, focus and words taken into the issue.

A picture's own caption and credit are offered in findings where the story gives none; they are used only where
``paper.toml`` says so.  Its own focus is used: a crop is ours to choose, a caption is not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.errors import Where
from pipeline.intake.picture.findings import absent, file_findings, unprofiled, word_findings
from pipeline.intake.picture.look import Look, look_at
from pipeline.intake.picture.named import NamedPicture, named_picture
from pipeline.intake.picture.profile import Profile
from pipeline.model import Advertisement, Credit, Finding, Issue, Page, Picture, Story
from pipeline.settings.values import Settings

__all__ = ["with_pictures"]


def with_pictures(issue: Issue, settings: Settings, incoming: Mapping[str, bytes]) -> Issue:
    """The issue with all its pictures looked at, and what is to be said of them.

    Args:
        issue: the issue as read.
        settings: where its folder is, what pictures may ask for, what becomes of their words.
        incoming: the pictures that came inside the copy, by their names.

    Raises:
        SourceError: a picture cannot be decoded, is larger than allowed, or lies outside the folder; with its name and
            the file that names it.
    """
    desk = _Desk(settings, incoming)
    pages = tuple(desk.page(page) for page in issue.pages)
    unplaced = tuple(desk.story(story, None) for story in issue.unplaced)
    if desk.without_profile:
        desk.findings.append(unprofiled(tuple(desk.without_profile), next(iter(desk.without_profile.values()))))
    return replace(issue, pages=pages, unplaced=unplaced, findings=(*issue.findings, *desk.findings))


@dataclass(slots=True)
class _Desk:
    """One run over an issue: a file that is named twice is looked at once."""

    settings: Settings
    incoming: Mapping[str, bytes]
    looks: dict[str, Look] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    without_profile: dict[str, Where] = field(default_factory=dict)

    def page(self, page: Page) -> Page:
        stories = tuple(self.story(story, page.number) for story in page.stories)
        advertisements = tuple(self._advertisement(own, page.number) for own in page.advertisements)
        return replace(page, stories=stories, advertisements=advertisements)

    def story(self, story: Story, page: int | None) -> Story:
        if not story.pictures:
            return story
        where = Where(story.source_file, next(iter(story.source_lines), None), page)
        return replace(story, pictures=tuple(self._picture(own, where, story.id) for own in story.pictures))

    def _picture(self, picture: Picture, where: Where, story: str) -> Picture:
        if picture.file is None:
            return picture
        found = self._look(picture.file, where, story)
        if found is None:
            return replace(picture, size_px=None)
        named, seen = found
        used = self.settings.paper.intake.picture_words == "use"
        self.findings += word_findings(picture, seen, where, story, used=used)
        picture = replace(picture, file=named.name, size_px=seen.size_px, focus=picture.focus or seen.focus)
        return _with_words(picture, seen) if used else picture

    def _advertisement(self, own: Advertisement, page: int) -> Advertisement:
        found = None if own.file is None else self._look(own.file, Where("issue.toml", page=page), None)
        if found is None:
            return replace(own, size_px=None)
        return replace(own, file=found[0].name, size_px=found[1].size_px)

    def _look(self, file: str, where: Where, story: str | None) -> tuple[NamedPicture, Look] | None:
        named = named_picture(file, where, self.settings.root, self.incoming)
        if named is None:
            self.findings.append(absent(file, where, story))
            return None
        if named.name not in self.looks:
            seen = look_at(named, self.settings.paper.intake)
            self.looks[named.name] = seen
            self.findings += file_findings(named.name, seen, where, story)
            if seen.profile is Profile.NONE:
                self.without_profile[named.name] = where
        return named, self.looks[named.name]


def _with_words(picture: Picture, seen: Look) -> Picture:
    """With the words of its file where the story has none."""
    if not picture.caption:
        picture = replace(picture, caption=seen.words.caption)
    if not picture.credit_text and picture.credit is None and seen.words.credits:
        creator = seen.words.creator
        made_by = Credit(None, creator) if creator else None
        picture = replace(picture, credit=made_by, credit_text=seen.words.credits[0])
    return picture
