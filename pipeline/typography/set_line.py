"""A line as it is set: its glyphs with their places, and what was done to bring it to its measure."""

from dataclasses import dataclass

from pipeline.typography.faces import MILLI_EM, Face

__all__ = ["SOFT_HYPHEN", "GlyphRun", "SetLine", "blank_line"]

# What a hyphen stands for that composition added at a line's end: it is no part of the copy.
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face on one baseline.

    ``x_milli_em`` is the origin of the first; ``steps_milli_em[n]`` leads from the origin of glyph n to
    that of glyph n + 1; ``texts[n]`` is what glyph n stands for.  ``size_milli_em`` and ``rise_milli_em`` are
    those of a superscript: 1000 and 0 for all other type.  In an upright line x counts downwards, and
    ``crosses_milli_em[n]`` is the origin of glyph n from the line's left edge; ``turned``: the baseline runs down.
    """

    face: Face
    x_milli_em: int
    glyph_ids: tuple[int, ...]
    texts: tuple[str, ...]
    steps_milli_em: tuple[int, ...]
    size_milli_em: int = MILLI_EM
    rise_milli_em: int = 0
    crosses_milli_em: tuple[int, ...] = ()
    turned: bool = False


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line.  ``width_milli_em`` is where its last cell ends; ``track`` what each gap got, on average.

    ``overfull_milli_em``: by how much it stands out of its measure, beyond a mark that hangs; ``broken_rule``: it
    ends where the rules forbid, because nothing else could be done.  ``means`` says how it came to its measure:
    ``squeezed``, ``gaps``, ``loose``, ``tight``, ``hanging``, ``hyphen``, ``broken``.
    """

    runs: tuple[GlyphRun, ...]
    text: str
    width_milli_em: int
    full: bool
    track_milli_em: float = 0.0
    starts_paragraph: bool = False
    ends_paragraph: bool = False
    overfull_milli_em: int = 0
    broken_rule: bool = False
    means: tuple[str, ...] = ()


def blank_line() -> SetLine:
    """A line of white, as goes before a stanza."""
    return SetLine((), "", 0, full=False)
