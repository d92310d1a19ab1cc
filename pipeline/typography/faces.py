"""Typefaces as the composer sees them: glyph ids, advances and the blank halves of marks.

Numbers come from the font itself through HarfBuzz (``cmap``, ``hmtx``, GPOS ``halt``), scaled to
thousandths of an em.  A face without ``halt`` gets its blanks from the ink boxes of its glyphs.
"""

import itertools
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import uharfbuzz as hb

__all__ = ["HALF_EM", "MILLI_EM", "Blank", "Face", "Faces", "ShapedDown", "ShapedWord", "load_faces"]

MILLI_EM = 1000
HALF_EM = MILLI_EM // 2
# Marks, format characters and modifiers: they are shaped with the character they follow.
ATTACHED = frozenset({"Mn", "Mc", "Me", "Cf", "Sk"})
# Variation selectors and joiners ask for no glyph of their own (Unicode, Default_Ignorable_Code_Point).
WITHOUT_GLYPH = frozenset(map(chr, (0x00AD, 0x034F, 0x200C, 0x200D, 0x2060, *range(0xFE00, 0xFE10)))) | frozenset(
    map(chr, range(0xE0100, 0xE01F0))
)


@dataclass(frozen=True, slots=True)
class Blank:
    """The blank a full-width mark carries left and right of its ink, which composition may take away."""

    left_milli_em: int
    right_milli_em: int


@dataclass(frozen=True, slots=True)
class ShapedWord:
    """A shaped piece of text: glyphs with their kerned advances, and the text each glyph stands for.

    ``shifts_milli_em`` moves a glyph from where the advances put it, as an accent over its letter.
    """

    glyph_ids: tuple[int, ...]
    texts: tuple[str, ...]
    advances_milli_em: tuple[int, ...]
    shifts_milli_em: tuple[int, ...]

    @property
    def width_milli_em(self) -> int:
        """The word's whole advance."""
        return sum(self.advances_milli_em)


@dataclass(frozen=True, slots=True)
class ShapedDown:
    """A token shaped from top to bottom: ``positions`` are (advance down, shift right, shift up), in milli-em."""

    glyph_ids: tuple[int, ...]
    texts: tuple[str, ...]
    positions: tuple[tuple[int, int, int], ...]


@dataclass(slots=True)
class Face:
    """One font file.  ``key`` is its role in the layout (``song``), ``family`` its name for CSS."""

    key: str
    family: str
    path: Path
    _hb: hb.Font
    _scale: float
    _glyph_ids: dict[str, int] = field(default_factory=dict)
    _advances: dict[int, int] = field(default_factory=dict)
    _blanks: dict[str, Blank] = field(default_factory=dict)
    _words: dict[str, ShapedWord] = field(default_factory=dict)

    def glyph_id(self, character: str) -> int:
        """The glyph of one character by the font's own cmap; 0 when the font has none."""
        glyph_id = self._glyph_ids.get(character)
        if glyph_id is None:
            found = self._hb.get_nominal_glyph(ord(character))
            glyph_id = self._glyph_ids[character] = found or 0
        return glyph_id

    def advance_milli_em(self, glyph_id: int) -> int:
        """The unkerned advance of a glyph, as the PDF's width array gives it."""
        advance = self._advances.get(glyph_id)
        if advance is None:
            advance = round(self._hb.get_glyph_h_advance(glyph_id) * self._scale)
            self._advances[glyph_id] = advance
        return advance

    def blank(self, mark: str) -> Blank:
        """How much of a mark's cell may be taken away on either side."""
        blank = self._blanks.get(mark)
        if blank is None:
            blank = self._blanks[mark] = self._measure_blank(mark)
        return blank

    def shape(self, word: str) -> ShapedWord:
        """A run of Latin letters and digits with the font's own kerning, never with ligatures."""
        shaped = self._words.get(word)
        if shaped is None:
            shaped = self._words[word] = self._shape_word(word)
        return shaped

    def has(self, character: str) -> bool:
        """Whether the font has a glyph of its own for the character."""
        return self.glyph_id(character) != 0

    def covers(self, character: str) -> bool:
        """Whether the font can set the character: it has a glyph, or the character asks for none."""
        return self.has(character) or character.isspace() or character in WITHOUT_GLYPH

    def cluster(self, text: str) -> ShapedWord:
        """A character with what is attached to it, or a run of equal marks: no kerning, no ligatures."""
        if any(unicodedata.category(character) in ATTACHED for character in text[1:]):
            return self.shape(text)
        glyph_ids = tuple(self.glyph_id(character) for character in text)
        advances = tuple(map(self.advance_milli_em, glyph_ids))
        return ShapedWord(glyph_ids, tuple(text), advances, (0,) * len(glyph_ids))

    def shape_down(self, text: str, features: Mapping[str, bool]) -> ShapedDown:
        """A token as it stands in a line that runs down, with the OpenType features given."""
        buffer = self._shaped(text, "ttb", features)
        if not buffer.glyph_infos:
            return ShapedDown((self.glyph_id(" "),), (text,), ((0, 0, 0),))
        scale = self._scale
        return ShapedDown(
            tuple(info.codepoint for info in buffer.glyph_infos),
            _texts(text, [info.cluster for info in buffer.glyph_infos]),
            tuple(
                (round(-place.y_advance * scale), round(place.x_offset * scale), round(place.y_offset * scale))
                for place in buffer.glyph_positions
            ),
        )

    def _shaped(self, text: str, direction: str, features: Mapping[str, bool]) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        # Copy is set in the order it is written; there is no bidirectional setting.
        buffer.direction = direction
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(self._hb, buffer, dict(features))
        return buffer

    def _shape_word(self, word: str) -> ShapedWord:
        # A ligature would stand for two characters; one glyph a character keeps the text readable.
        buffer = self._shaped(word, "ltr", {"liga": False, "clig": False, "kern": True, "locl": False})
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if not infos:
            # Nothing but characters that ask for no glyph: they keep their place, without width.
            return ShapedWord((self.glyph_id(" "),), (word,), (0,), (0,))
        return ShapedWord(
            tuple(info.codepoint for info in infos),
            _texts(word, [info.cluster for info in infos]),
            tuple(round(position.x_advance * self._scale) for position in positions),
            tuple(round(position.x_offset * self._scale) for position in positions),
        )

    def _measure_blank(self, mark: str) -> Blank:
        glyph_id = self.glyph_id(mark)
        advance = self.advance_milli_em(glyph_id)
        if advance < MILLI_EM:
            return Blank(0, 0)
        buffer = hb.Buffer()
        buffer.add_str(mark)
        buffer.guess_segment_properties()
        hb.shape(self._hb, buffer, {"halt": True, "locl": False, "ccmp": False})
        position = buffer.glyph_positions[0]
        taken = advance - round(position.x_advance * self._scale)
        if taken <= 0:
            return self._blank_by_ink(glyph_id, advance)
        left = min(taken, max(0, -round(position.x_offset * self._scale)))
        return Blank(left, taken - left)

    def _blank_by_ink(self, glyph_id: int, advance: int) -> Blank:
        extents = self._hb.get_glyph_extents(glyph_id)
        if extents is None:
            return Blank(0, 0)
        left = extents.x_bearing * self._scale
        right = advance - left - extents.width * self._scale
        if left >= HALF_EM:
            return Blank(HALF_EM, 0)
        return Blank(0, HALF_EM) if right >= HALF_EM else Blank(0, 0)


def _texts(text: str, clusters: list[int]) -> tuple[str, ...]:
    """What each glyph stands for: of a cluster the first for its text, the others for nothing."""
    starts = [*clusters, len(text)]
    texts = []
    for number, (start, after) in enumerate(itertools.pairwise(starts)):
        first = number == 0 or starts[number - 1] != start
        end = next((other for other in starts[number + 1 :] if other != start), after)
        texts.append(text[start:end] if first else "")
    return tuple(texts)


@dataclass(frozen=True)
class Faces:
    """The faces of a layout by role."""

    by_key: Mapping[str, Face]

    def __getitem__(self, key: str) -> Face:
        """The face that plays the role ``key``."""
        return self.by_key[key]

    @cached_property
    def families(self) -> dict[str, str]:
        """Role to CSS family name."""
        return {key: face.family for key, face in self.by_key.items()}


def load_faces(fonts_root: Path, files: Mapping[str, tuple[str, str]]) -> Faces:
    """Open the fonts of a layout.

    Args:
        fonts_root: the folder the font files lie in.
        files: role to (file name, CSS family).

    Returns:
        The faces, opened but not yet measured; measuring happens glyph by glyph on demand.
    """
    faces = {}
    for key, (file_name, family) in files.items():
        path = fonts_root / file_name
        face = hb.Face(hb.Blob.from_file_path(str(path)))
        font = hb.Font(face)
        faces[key] = Face(key, family, path, font, MILLI_EM / face.upem)
    return Faces(faces)
