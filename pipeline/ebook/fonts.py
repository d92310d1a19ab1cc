"""The typefaces of an e-reader edition, cut to the characters each one sets.

A role of ``layout.toml`` becomes a font family of the book under the role's own name (``headline``,
``caption`` …), so print and EPUB wear the same faces.  The body face holds every character of the book and
stands behind the others in the stylesheet.  Layout features go, but those for halved and upright marks stay;
``locl`` is never wanted, the faces are Simplified Chinese by nature.  Names and licence stay in the files.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import uharfbuzz as hb

from pipeline.ebook.package import BookFile
from pipeline.ebook.views import PageView
from pipeline.errors import Say, ToolMissingError, Where
from pipeline.settings.layout import Layout

__all__ = ["Family", "families", "font_files"]

FEATURES = ("halt", "vhal", "vert", "kern", "mark", "mkmk", "ccmp")
NAMES = frozenset((0, 1, 2, 3, 4, 5, 6, 13, 14))  # OpenType name ids: copyright, names, licence and its address
ALWAYS = frozenset(range(0x20, 0x7F)) | {0x2026, 0x3002, 0xFF0C}


@dataclass(frozen=True, slots=True)
class Family:
    """A font family of the book: its name in the stylesheet, and the file in the book that holds it."""

    name: str
    href: str


def families(layout: Layout) -> tuple[Family, ...]:
    """A family a role, in the order of the roles."""
    hrefs = _hrefs(layout)
    return tuple(Family(role.replace("_", "-"), hrefs[face]) for role, face in _roles(layout).items())


def font_files(layout: Layout, pages: tuple[PageView, ...], documents: str) -> tuple[BookFile, ...]:
    """The fonts, cut.

    Args:
        layout: gives the faces of the roles, and the folder they lie in.
        pages: what the book shows.
        documents: the text of all documents, for the body face.

    Raises:
        ToolMissingError: a font file is not there or is no font.
    """
    texts = _texts(pages) | {"body": documents}
    wanted: dict[str, set[int]] = {}
    for role, face in _roles(layout).items():
        wanted.setdefault(face, set(ALWAYS)).update(map(ord, texts[role]))
    hrefs = _hrefs(layout)
    files = {face.role: face.file for face in layout.faces}
    cut = {face: _cut(layout, files[face], characters) for face, characters in wanted.items()}
    return tuple(BookFile(hrefs[face], f"font/{hrefs[face][-3:]}", data) for face, data in cut.items())


def _roles(layout: Layout) -> Mapping[str, str]:
    """Roles of the e-reader's stylesheet to the faces of the layout."""
    return {
        "body": layout.body_face,
        "headline": layout.headline_face,
        "kicker": layout.kicker_face,
        "deck": layout.deck_face,
        "column_head": layout.column_head_face,
        "caption": layout.caption_face,
        "furniture": layout.furniture_face,
    }


def _texts(pages: tuple[PageView, ...]) -> dict[str, str]:
    """What the stylesheet sets in each role; page titles and the names of stories in the contents are headlines."""
    stories = [story for page in pages for story in page.stories]
    shown = [line for page in pages for line in (page.title, *(story.title for story in page.stories))]
    captions = [picture.caption + picture.credit for story in stories for picture in story.pictures]
    return {
        "headline": "".join([*shown, *(line for story in stories for line in story.headline)]),
        "kicker": "".join(line for story in stories for line in story.kicker),
        "deck": "".join(line for story in stories for line in story.deck),
        "column_head": "".join(line for story in stories for line in story.column_head),
        "caption": "".join([*captions, *(story.signature + story.jump for story in stories)]),
        "furniture": "".join(line for page in pages for piece in page.furniture for line in piece.text),
    }


def _hrefs(layout: Layout) -> dict[str, str]:
    """Face to file in the book, by number: a face's own name may hold anything."""
    used = dict.fromkeys(_roles(layout).values())
    endings = {face.role: "ttf" if face.file.lower().endswith(".ttf") else "otf" for face in layout.faces}
    return {face: f"fonts/face-{number}.{endings[face]}" for number, face in enumerate(used, start=1)}


def _cut(layout: Layout, file: str, characters: set[int]) -> bytes:
    try:
        face = hb.Face(hb.Blob.from_file_path(str(layout.fonts_folder / file)))
        subset = hb.SubsetInput()
        subset.unicode_set.set(characters)
        subset.layout_feature_tag_set.set({int.from_bytes(tag.encode("ascii"), "big") for tag in FEATURES})
        subset.name_id_set.set(NAMES)
        subset.flags = hb.SubsetFlags.NO_HINTING
        return bytes(hb.subset(face, subset).blob.data)
    except (hb.HarfBuzzError, OSError, RuntimeError) as error:
        raise ToolMissingError(
            Say(zh=f"读不了字体文件 {file}。", en=f"The font file {file} cannot be read."),
            where=Where(file),
            remedy=Say(zh="恢复 fonts/ 里的字体再做。", en="Restore the typefaces in fonts/ and build again."),
        ) from error
