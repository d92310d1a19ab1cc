"""A Word file in, its stories and pictures out: the steps one after another."""

from typing import TYPE_CHECKING

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.copy_file import CopyFile, FiledStory, Filing
from pipeline.intake.word import kinds
from pipeline.intake.word.captions import body_half_points, with_figures
from pipeline.intake.word.changes import settle_changes
from pipeline.intake.word.filing import filed_story
from pipeline.intake.word.flow import Flow, Paragraph
from pipeline.intake.word.inline import Inline
from pipeline.intake.word.lines import Line
from pipeline.intake.word.media import Media
from pipeline.intake.word.names import W
from pipeline.intake.word.notes import read_notes, say_what_stands_beside
from pipeline.intake.word.noticed import Noticed
from pipeline.intake.word.numbering import read_numbering
from pipeline.intake.word.openings import parted
from pipeline.intake.word.package import Package, open_package
from pipeline.intake.word.styles import read_styles
from pipeline.settings.values import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["read_word"]

# Two thousand pages; what takes seconds to read is not a newspaper's copy.
MOST_PARAGRAPHS = 25_000
MOST_PICTURES = 2_000


def read_word(copy: CopyFile, limits: Limits) -> Filing:
    """The stories of a Word file, in order, none with a page.

    Raises:
        SourceError: it cannot be read, holds no text, or has open changes that ``limits`` refuse.
    """
    package = open_package(copy, limits)
    noticed = Noticed(copy.name)
    cleaning = Cleaning(copy.name)
    media = Media(copy.number, package, noticed)
    paragraphs, notes = _paragraphs(package, media, noticed, cleaning)
    if not paragraphs:
        raise SourceError(
            Say(zh="读不了：文件里没有文字。", en="Cannot read this: there is no text in it."),
            where=Where(copy.name),
            remedy=Say(
                zh="页眉页脚、批注、图表、图片里的字不读：请把正文写进文件再存。",
                en="Words in headers, notes, charts and pictures are not read: put the text into the document itself.",
            ),
        )
    if "word/vbaproject.bin" in package.entries:
        noticed.gather(kinds.MACROS, "")
    if sum(len(paragraph.pictures) for paragraph in paragraphs) > MOST_PICTURES:
        raise SourceError(
            Say(
                zh=f"读不了：图片超过 {MOST_PICTURES} 幅。",
                en=f"Cannot read this: there are more than {MOST_PICTURES} pictures.",
            ),
            where=Where(copy.name),
            remedy=Say(zh="拆成几份。", en="Part it."),
        )
    body = body_half_points(paragraphs)
    sections = parted(with_figures(paragraphs, body, noticed), body, noticed)
    single = len(sections) == 1
    stories = []
    for number, section in enumerate(sections, start=1):
        story_id = f"w{copy.number:02}" if single else f"w{copy.number:02}-{number:02}"
        stories.append(FiledStory(None, filed_story(section, story_id, body, notes, noticed, copy.name)))
    return Filing((), tuple(stories), tuple(media.incoming), (*cleaning.findings(), *noticed.findings()))


def _paragraphs(
    package: Package, media: Media, noticed: Noticed, cleaning: Cleaning
) -> tuple[list[Paragraph], dict[str, tuple[Line, ...]]]:
    """The paragraphs of the document, and those of its notes."""
    document = package.tree(package.main)
    # There should be one; a program that writes several means one after another, as Word reads them.
    bodies = [] if document is None else document.findall(W + "body")
    if document is None or not bodies:
        raise SourceError(
            Say(zh="读不了：文件里没有 Word 正文。", en="Cannot read this: it has no body of a Word document."),
            where=Where(package.name, box=package.main),
            remedy=Say(zh="请重新另存为 .docx。", en="Save it as .docx anew."),
        )
    numbers: dict[Element, int] = {one: number for number, one in enumerate(document.iter(W + "p"), start=1)}
    if len(numbers) > MOST_PARAGRAPHS:
        raise SourceError(
            Say(
                zh=f"读不了：有 {len(numbers)} 段，超过 {MOST_PARAGRAPHS} 段。",
                en=f"Cannot read this: {len(numbers)} paragraphs; the limit is {MOST_PARAGRAPHS}.",
            ),
            where=Where(package.name, box=package.main),
            remedy=Say(zh="拆成几份。", en="Part it."),
        )
    settle_changes(document, package.limits.tracked_changes, numbers, noticed)
    styles = read_styles(_tree_of(package, "styles"))
    inline = Inline(package.main, styles, media, noticed, cleaning)
    flow = Flow(inline, read_numbering(_tree_of(package, "numbering")), numbers)
    paragraphs = [paragraph for body in bodies for paragraph in flow.paragraphs(body)]
    notes = read_notes(package, inline)
    say_what_stands_beside(package, inline)
    return paragraphs, notes


def _tree_of(package: Package, kind: str) -> "Element | None":
    part = package.first(kind)
    return package.tree(part) if part else None
