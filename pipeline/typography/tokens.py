"""A token in a face: its glyphs, where they stand, what blank it carries, and what it is to its neighbours.

The same few thousand tokens make up all copy, so each is measured once a face and remembered.
"""

from dataclasses import dataclass
from itertools import accumulate

from pipeline.typography.faces import MILLI_EM, Face
from pipeline.typography.kinsoku import NO_LINE_START, OPENING, is_han_like, is_western

__all__ = ["QUARTER_EM", "Token", "TokenBook"]

QUARTER_EM = MILLI_EM // 4


@dataclass(frozen=True, slots=True)
class Token:
    """What is never broken inside, as it is set in one face.

    ``offsets_milli_em[n]`` is the origin of glyph n from the token's own; ``left`` and ``right`` are what may
    be taken off the advance ``width`` at a line's start and end.
    """

    face: Face
    text: str
    glyph_ids: tuple[int, ...]
    texts: tuple[str, ...]
    offsets_milli_em: tuple[int, ...]
    width: int
    left: int
    right: int
    is_space: bool
    is_western: bool
    is_han: bool


class TokenBook:
    """The tokens of one face, measured on first use."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._known: dict[str, Token] = {}

    def __getitem__(self, text: str) -> Token:
        """The token of some text."""
        token = self._known.get(text)
        if token is None:
            token = self._known[text] = _measure(self._face, text)
        return token


def _measure(face: Face, text: str) -> Token:
    if text.isspace():
        # A space vanishes at a line's end, like the blank half of a closing mark.
        space = (face.glyph_id(" "),)
        return Token(face, text, space, (" ",), (0,), QUARTER_EM, 0, QUARTER_EM, True, False, False)  # noqa: FBT003
    if is_western(text):
        shaped = face.shape(text)
        offsets = tuple(accumulate(shaped.advances_milli_em[:-1], initial=0))
        width = shaped.width_milli_em
        return Token(face, text, shaped.glyph_ids, shaped.texts, offsets, width, 0, 0, False, True, False)  # noqa: FBT003
    glyph_ids = tuple(face.glyph_id(character) for character in text)
    advances = [face.advance_milli_em(glyph_id) for glyph_id in glyph_ids]
    left = right = 0
    if text in OPENING or text in NO_LINE_START:
        blank = face.blank(text)
        left, right = blank.left_milli_em, blank.right_milli_em
    offsets = tuple(accumulate(advances[:-1], initial=0))
    han = is_han_like(text)
    return Token(face, text, glyph_ids, tuple(text), offsets, sum(advances), left, right, False, False, han)  # noqa: FBT003
