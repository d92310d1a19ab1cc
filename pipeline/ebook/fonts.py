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

__all__ = ["Family", "Fonts", "embed"]

FEATURES = ("halt", "vhal", "vert", "kern", "mark", "mkmk", "ccmp")
TAGS = frozenset(int.from_bytes(tag.encode("ascii"), "big") for tag in FEATURES)
NAMES = frozenset((0, 1, 2, 3, 4, 5, 6, 13, 14))  # OpenType name ids: copyright, names, licence and its address


@dataclass(frozen=True, slots=True)
class Family:
    """A font family of the book: its name in the stylesheet, and the file in the book that holds it."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Fonts:
    """The families of the stylesheet and the files behind them; several families may share a file."""

    families: tuple[Family, ...]
    files: tuple[BookFile, ...]


def embed(layout: Layout, title: str, pages: tuple[PageView, ...], documents: str) -> Fonts:
    """Cut the fonts of the roles that set something.

    Args:
        layout: gives the faces of the roles, and the folder they lie in.
        title: the book's.
        pages: what the book shows.
        documents: the text of all documents, for the body face.

    Raises:
        ToolMissingError: a font file is not there or is no font.
    """
    texts = {role: text for role, text in _texts(title, pages, documents).items() if text}
    faces = {role: _faces(layout)[role] for role in texts}
    sources = {face.role: face.file for face in layout.faces}
    hrefs = {
        # By number: a face's own name may hold anything.
        face: f"fonts/face-{number}.{'ttf' if sources[face].lower().endswith('.ttf') else 'otf'}"
        for number, face in enumerate(dict.fromkeys(faces.values()), start=1)
    }
    files = []
    for face, href in hrefs.items():
        characters = {ord(c) for role, text in texts.items() if faces[role] == face for c in text}
        files.append(BookFile(href, f"font/{href[-3:]}", _cut(layout, sources[face], characters)))
    return Fonts(tuple(Family(role, hrefs[face]) for role, face in faces.items()), tuple(files))


def _faces(layout: Layout) -> Mapping[str, str]:
    """Families of the e-reader's stylesheet to the faces of the layout."""
    return {
        "body": layout.body_face,
        "headline": layout.headline_face,
        "kicker": layout.kicker_face,
        "deck": layout.deck_face,
        "column-head": layout.column_head_face,
        "caption": layout.caption_face,
        "furniture": layout.furniture_face,
        "bold": layout.bold_face,
        "kai": layout.kai_face,
        "hei": layout.hei_face,
    }


def _texts(title: str, pages: tuple[PageView, ...], documents: str) -> dict[str, str]:
    """What the stylesheet sets in each family; the title of a story is its headline, or stands for one."""
    stories = [story for page in pages for story in page.stories]
    titles = [title, *(page.title for page in pages), *(story.title for story in stories)]
    captions = [picture.caption + picture.credit for story in stories for picture in story.pictures]
    return {
        "body": documents,
        "headline": "".join(titles),
        "kicker": "".join(line for story in stories for line in story.kicker),
        "deck": "".join(line for story in stories for line in story.deck),
        "column-head": "".join(line for story in stories for line in story.column_head),
        "caption": "".join([*captions, *(story.signature + story.jump for story in stories)]),
        "furniture": "".join(line for page in pages for piece in page.furniture for line in piece.text),
        **{role: "".join(story.set_apart[role] for story in stories) for role in ("bold", "kai", "hei")},
    }


def _cut(layout: Layout, file: str, characters: set[int]) -> bytes:
    try:
        face = hb.Face(hb.Blob.from_file_path(str(layout.fonts_folder / file)))
        subset = hb.SubsetInput()
        subset.unicode_set.update(characters)
        # These two come filled with HarfBuzz's own choice, and ``set`` would add to it.
        for kept, wanted in ((subset.layout_feature_tag_set, TAGS), (subset.name_id_set, NAMES)):
            kept.clear()
            kept.update(wanted)
        subset.flags = hb.SubsetFlags.NO_HINTING
        return bytes(hb.subset(face, subset).blob.data)
    except (hb.HarfBuzzError, RuntimeError) as error:
        raise ToolMissingError(
            Say(zh=f"读不了字体文件 {file}。", en=f"The font file {file} cannot be read."),
            where=Where(file),
            remedy=Say(zh="恢复 fonts/ 里的字体再做。", en="Restore the typefaces in fonts/ and build again."),
        ) from error
