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
from pipeline.typography.kinds import Kind, kind_of, tier_of
from pipeline.typography.rules import LineRules
from pipeline.typography.scripts import is_western
from pipeline.typography.upright import StoodToken, stand, upright_blank

__all__ = ["LETTER_JOINT_COST", "Columns", "Ints", "Mask", "Script", "Token", "TokenTable"]

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Script = Literal["", "superscript", "subscript"]
# Size and rise of raised and lowered figures, in thousandths of an em of the body.
SCRIPTS: dict[str, tuple[int, int]] = {"": (MILLI_EM, 0), "superscript": (600, 340), "subscript": (600, -140)}
QUARTER_EM = MILLI_EM // 4
# Inside a word, without a hyphen: only where the word is wider than the column.
LETTER_JOINT_COST = 1500


@dataclass(frozen=True, slots=True)
class Token:
    """What is never broken inside, as it is set in one face.

    ``offsets[n]`` is the origin of glyph n from the token's own; ``left`` and ``right`` are what may be taken off
    ``width`` at a line's start and end, ``tier`` which squeezing it gives way in.  ``size`` and ``rise``
    are those of a superscript.  In upright lines ``crosses`` are the origins from the line's left edge, and ``turned``
    says that the baseline runs down.  All in thousandths of an em of the body.
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
    crosses: tuple[int, ...] = ()
    turned: bool = False


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
    glyph_crosses: Ints
    """From the left edge of an upright line; 0 where lines run across."""
    glyph_ranks: Ints
    """How many letters of its word stand before a glyph; 0 in all that is no word."""
    inner_gaps: Ints
    """How many gaps there are between the letters of a word."""


def _ranks(token: Token) -> tuple[int, ...]:
    """How many letters of a word stand before each glyph; an accent stands where its letter does."""
    if not token.kind & Kind.WESTERN:
        return (0,) * len(token.texts)
    return tuple(max(rank - 1, 0) for rank in accumulate(bool(text) for text in token.texts))


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

    def __init__(self, faces: Faces, rules: LineRules, fallbacks: Sequence[str] = (), *, upright: bool = False) -> None:
        """Start empty.

        Args:
            faces: the faces by role.
            rules: the marks of the language.
            fallbacks: roles tried in turn for a character that the wanted face lacks.
            upright: lines run from top to bottom.
        """
        self.faces = faces
        self.rules = rules
        self.upright = upright
        self.fallbacks = tuple(fallbacks)
        self._fallbacks = tuple(faces[key] for key in fallbacks if key in faces.by_key)
        self._tokens: list[Token] = []
        self._known: dict[tuple[str, Script], _Known] = {}
        self._settings: dict[tuple[str, int, int, bool], int] = {}
        self._columns = Columns((), (), (), *[np.zeros(0, np.int64)] * 17)

    def cut(self, text: str, face: str, script: Script = "") -> list[int]:
        """The numbers of the tokens of ``text`` in a face, in order."""
        known = self._known.get((face, script))
        if known is None:
            known = self._known[face, script] = _Known(self, face, script)
        return list(chain.from_iterable(map(known.__getitem__, TOKEN.findall(text))))

    def cut_by_letter(self, text: str, face: str, script: Script, room: int) -> list[int]:
        """The same with every word parted into letters that has a piece wider than ``room``."""
        numbers: list[int] = []
        for token in TOKEN.findall(text):
            whole = self.cut(token, face, script)
            if not is_western(token) or max(self._tokens[number].width for number in whole) <= room:
                numbers += whole
                continue
            parts = list(token)
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
                self._settings.setdefault((t.face.key, t.size, t.rise, t.turned), len(self._settings)),
                len(t.glyph_ids),
            )
            for t in fresh
        ]
        own = np.array(rows, np.int64).T
        counts = own[-1]
        first = len(columns.glyph_ids) + np.cumsum(counts) - counts
        glyphs = np.array([glyph for t in fresh for glyph in t.glyph_ids], np.int64)
        offsets = np.array([offset for t in fresh for offset in t.offsets], np.int64)
        crosses = np.array([cross for t in fresh for cross in t.crosses or (0,) * len(t.offsets)], np.int64)
        ranks_of = [_ranks(t) for t in fresh]
        ranks = np.array([rank for own_ranks in ranks_of for rank in own_ranks], np.int64)
        inner = np.array([max(own_ranks) for own_ranks in ranks_of], np.int64)
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
            columns.glyph_crosses,
            columns.glyph_ranks,
            columns.inner_gaps,
        )
        added = (*own, first, glyphs, offsets, crosses, ranks, inner)
        joined = [np.concatenate(pair) for pair in zip(before, added, strict=True)]
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
        kind = kind_of(text, self.rules)
        stood = self._stood(face, text, kind)
        if stood.in_cell:
            kind = kind & ~(Kind.WESTERN | Kind.OWES_GAP) | Kind.HAN
        left = right = hyphen = 0
        if kind & Kind.SPACE:
            # A space vanishes at a line's end, like the blank half of a closing mark.
            right = stood.advance
        elif text in self.rules.marks and not script:
            blank = upright_blank(face, text) if self.upright else face.blank(text)
            left, right = blank.left_milli_em, blank.right_milli_em
        if piece.hyphen:
            hyphen = face.advance_milli_em(face.glyph_id("-"))
        size, rise = SCRIPTS[script]
        width, offsets, crosses = stood.advance, stood.alongs, stood.crosses
        if script:
            width, hyphen = width * size // MILLI_EM, hyphen * size // MILLI_EM
            offsets = tuple(offset * size // MILLI_EM for offset in offsets)
            crosses = tuple(cross * size // MILLI_EM for cross in crosses)
        is_mark = kind & Kind.NO_LINE_START and not kind & Kind.WESTERN
        letters = 0 if is_mark or kind & Kind.SPACE else len(text)
        return Token(
            face,
            text,
            stood.glyph_ids,
            stood.texts,
            offsets,
            width,
            left,
            right,
            kind,
            tier_of(text, self.rules),
            letters,
            -1 if piece.joint_cost is None else piece.joint_cost,
            hyphen,
            size * stood.size // MILLI_EM,
            rise,
            crosses if self.upright else (),
            stood.turned,
        )

    def _stood(self, face: Face, text: str, kind: int) -> StoodToken:
        """The token's glyphs where lines run as this table's do."""
        if kind & Kind.SPACE:
            width = MILLI_EM * len(text) if text[0] == "\u3000" else QUARTER_EM
            return StoodToken((face.glyph_id(" "),), (" ",), (0,), (0,), width)
        if self.upright:
            return stand(face, text)
        shaped = face.shape(text) if kind & Kind.WESTERN else face.cluster(text)
        origins = accumulate(shaped.advances_milli_em[:-1], initial=0)
        offsets = tuple(x + shift for x, shift in zip(origins, shaped.shifts_milli_em, strict=True))
        return StoodToken(shaped.glyph_ids, shaped.texts, offsets, (), shaped.width_milli_em)
