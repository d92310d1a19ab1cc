"""Tokens in a face: their glyphs, what blank they carry, and what they are to their neighbours.

The same few thousand tokens make up all copy, so each is measured once a face and remembered; the figures
that line breaking asks for stand in columns (struct of arrays), indexed by the token's number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Literal

import numpy as np
import numpy.typing as npt

from pipeline.typography.cutting import TOKEN, Piece, pieces
from pipeline.typography.faces import MILLI_EM, Face, Faces
from pipeline.typography.rules import LineRules
from pipeline.typography.scripts import is_han_like, is_western

__all__ = ["Columns", "Ints", "Kind", "Script", "Token", "TokenTable"]

Ints = npt.NDArray[np.int64]
Script = Literal["", "superscript", "subscript"]
# Size and rise of raised and lowered figures, in thousandths of an em of the body.
SCRIPTS: dict[str, tuple[int, int]] = {"": (MILLI_EM, 0), "superscript": (600, 340), "subscript": (600, -140)}
QUARTER_EM = MILLI_EM // 4
# Inside a word, without a hyphen: only where the word is wider than the column.
LETTER_JOINT_COST = 1500
SIGNS = frozenset("+-−±")
# Half-width signs that are read with a number and owe Han the same quarter em.
LATIN_SIGNS = frozenset("%‰°$¥€£№#&@+=<>*")


class Kind:
    """What a token is, as its neighbours see it: bits of one number."""

    HAN = 1
    WESTERN = 2
    SPACE = 4
    GLUE = 8
    NO_LINE_START = 16
    NO_LINE_END = 32
    ENDS_IN_DIGIT = 64
    STARTS_WITH_DIGIT = 128
    SIGN = 256
    OWES_GAP = 512
    HALF_OPENING = 1024
    HALF_CLOSING = 2048
    HANGS = 4096


@dataclass(frozen=True, slots=True)
class Token:
    """What is never broken inside, as it is set in one face.

    ``offsets[n]`` is the origin of glyph n from the token's own; ``left`` and ``right`` are what may be taken off
    ``width`` at a line's start and end, ``tier`` which squeezing it gives way in.  ``size`` and ``rise``
    are those of a superscript.  All in thousandths of an em of the body.
    """

    face: Face
    text: str
    glyph_ids: tuple[int, ...]
    texts: tuple[str, ...]
    offsets: tuple[int, ...]
    width: int
    left: int
    right: int
    kind: int
    tier: int
    letters: int
    joint_cost: int
    hyphen: int
    size: int
    rise: int


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The figures of all tokens known, column by column; ``joint_cost`` is -1 where there is no joint after it.

    ``setting`` is equal where two tokens can stand in one run.  The columns of glyphs hold all glyphs of all tokens,
    those of token ``t`` from ``first_glyphs[t]`` on.
    """

    tokens: tuple[Token, ...]
    texts: tuple[str, ...]
    glyph_texts: tuple[str, ...]
    width: Ints
    left: Ints
    right: Ints
    kind: Ints
    tier: Ints
    letters: Ints
    length: Ints
    joint_cost: Ints
    hyphen: Ints
    setting: Ints
    glyph_counts: Ints
    first_glyphs: Ints
    glyph_ids: Ints
    glyph_offsets: Ints


class _Known(dict[str, tuple[int, ...]]):
    """The numbers of the pieces of each token of one face, measured when first asked for."""

    def __init__(self, table: "TokenTable", face: str, script: Script) -> None:
        super().__init__()
        self._table = table
        self._face = face
        self._script = script

    def __missing__(self, token: str) -> tuple[int, ...]:
        found = tuple(self._table.add(piece, self._face, self._script) for piece in pieces(token))
        self[token] = found
        return found


class TokenTable:
    """All tokens met so far, in all faces of a layout."""

    def __init__(self, faces: Faces, rules: LineRules, fallbacks: Sequence[str] = ()) -> None:
        """Start empty.

        Args:
            faces: the faces by role.
            rules: the marks of the language.
            fallbacks: roles tried in turn for a character that the wanted face lacks.
        """
        self.faces = faces
        self.rules = rules
        self._fallbacks = tuple(faces[key] for key in fallbacks if key in faces.by_key)
        self._tokens: list[Token] = []
        self._known: dict[tuple[str, Script], _Known] = {}
        self._settings: dict[tuple[str, int, int], int] = {}
        self._columns = Columns((), (), (), *[np.zeros(0, np.int64)] * 14)

    def cut(self, text: str, face: str, script: Script = "") -> list[int]:
        """The numbers of the tokens of ``text`` in a face, in order."""
        known = self._known.get((face, script))
        if known is None:
            known = self._known[face, script] = _Known(self, face, script)
        return list(chain.from_iterable(map(known.__getitem__, TOKEN.findall(text))))

    def cut_by_letter(self, text: str, face: str, script: Script = "") -> list[int]:
        """The same with every word parted into letters: for words wider than the measure itself."""
        numbers: list[int] = []
        for token in TOKEN.findall(text):
            parts = list(token) if is_western(token) and len(token) > 1 else [token]
            numbers += [self.add(Piece(part, LETTER_JOINT_COST), face, script) for part in parts[:-1]]
            numbers.append(self.add(Piece(parts[-1]), face, script))
        return numbers

    @property
    def columns(self) -> Columns:
        """The figures of all tokens met so far."""
        known = len(self._columns.tokens)
        if known != len(self._tokens):
            self._columns = self._extended(self._columns, self._tokens[known:])
        return self._columns

    def _extended(self, columns: Columns, fresh: list[Token]) -> Columns:
        rows = [
            (
                t.width,
                t.left,
                t.right,
                t.kind,
                t.tier,
                t.letters,
                len(t.text),
                t.joint_cost,
                t.hyphen,
                self._settings.setdefault((t.face.key, t.size, t.rise), len(self._settings)),
                len(t.glyph_ids),
            )
            for t in fresh
        ]
        own = np.array(rows, np.int64).T
        counts = own[-1]
        first = len(columns.glyph_ids) + np.cumsum(counts) - counts
        glyphs = np.array([glyph for t in fresh for glyph in t.glyph_ids], np.int64)
        offsets = np.array([offset for t in fresh for offset in t.offsets], np.int64)
        before = (
            columns.width,
            columns.left,
            columns.right,
            columns.kind,
            columns.tier,
            columns.letters,
            columns.length,
            columns.joint_cost,
            columns.hyphen,
            columns.setting,
            columns.glyph_counts,
            columns.first_glyphs,
            columns.glyph_ids,
            columns.glyph_offsets,
        )
        joined = [np.concatenate(pair) for pair in zip(before, (*own, first, glyphs, offsets), strict=True)]
        return Columns(
            (*columns.tokens, *fresh),
            (*columns.texts, *(t.text for t in fresh)),
            (*columns.glyph_texts, *(text for t in fresh for text in t.texts)),
            *joined,
        )

    def face_for(self, text: str, face: str) -> Face:
        """The face a token is set in: the wanted one, else the first fallback that has all its characters."""
        wanted = self.faces[face]
        if all(wanted.covers(character) for character in text):
            return wanted
        return next((other for other in self._fallbacks if all(other.covers(c) for c in text)), wanted)

    def add(self, piece: Piece, face: str, script: Script) -> int:
        """Measure a piece of a token and give it a number."""
        self._tokens.append(self._measure(piece, face, script))
        return len(self._tokens) - 1

    def _measure(self, piece: Piece, face_key: str, script: Script) -> Token:
        text = piece.text
        face = self.face_for(text, face_key)
        size, rise = SCRIPTS[script]
        kind = self._kind(text)
        left = right = hyphen = 0
        glyphs: tuple[int, ...] = (face.glyph_id(" "),)
        texts: tuple[str, ...] = (" ",)
        offsets: tuple[int, ...] = (0,)
        if kind & Kind.SPACE:
            # A space vanishes at a line's end, like the blank half of a closing mark.
            width = MILLI_EM * len(text) if text[0] == "\u3000" else QUARTER_EM
            right = width
        else:
            shaped = face.shape(text) if kind & Kind.WESTERN else face.cluster(text)
            glyphs, texts, width = shaped.glyph_ids, shaped.texts, shaped.width_milli_em
            origins = accumulate(shaped.advances_milli_em[:-1], initial=0)
            offsets = tuple(x + shift for x, shift in zip(origins, shaped.shifts_milli_em, strict=True))
            if text in self.rules.marks and not script:
                blank = face.blank(text)
                left, right = blank.left_milli_em, blank.right_milli_em
            if piece.hyphen:
                hyphen = face.advance_milli_em(face.glyph_id("-"))
        if script:
            width, hyphen = width * size // MILLI_EM, hyphen * size // MILLI_EM
            offsets = tuple(offset * size // MILLI_EM for offset in offsets)
        letters = 0 if kind & (Kind.NO_LINE_START | Kind.SPACE) else len(text)
        joint = -1 if piece.joint_cost is None else piece.joint_cost
        tier = self._tier(text)
        return Token(
            face, text, glyphs, texts, offsets, width, left, right, kind, tier, letters, joint, hyphen, size, rise
        )

    def _kind(self, text: str) -> int:
        rules = self.rules
        first, last = text[0], text[-1]
        if text.isspace():
            return Kind.SPACE | Kind.GLUE if "\u00a0" in text or "\u202f" in text else Kind.SPACE
        kind = 0
        for flag, holds in (
            (Kind.WESTERN, is_western(text)),
            (Kind.HAN, is_han_like(text)),
            (Kind.NO_LINE_START, first in rules.no_line_start),
            (Kind.NO_LINE_END, last in rules.no_line_end),
            (Kind.ENDS_IN_DIGIT, last.isdecimal()),
            (Kind.STARTS_WITH_DIGIT, first.isdecimal()),
            (Kind.SIGN, text in SIGNS),
            (Kind.OWES_GAP, is_western(text) or first in LATIN_SIGNS),
            (Kind.HALF_OPENING, text in "([{"),
            (Kind.HALF_CLOSING, text in ")]}"),
            (Kind.HANGS, text in rules.hanging),
        ):
            if holds:
                kind |= flag
        return kind

    def _tier(self, text: str) -> int:
        """Brackets give way first, pauses next, stops last (clreq, Procedures for ... Spacing Reduction)."""
        if text in self.rules.brackets:
            return 0
        return 2 if text in self.rules.stops else 1
