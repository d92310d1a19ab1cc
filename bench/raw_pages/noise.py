"""How far a page as extracted is from its stories: sizes and probabilities, and the profiles made of them."""

from dataclasses import dataclass
from random import Random

__all__ = ["MIX", "PROFILES", "Noise", "happens"]


@dataclass(frozen=True, slots=True)
class Noise:
    """Pairs are least and most; the rest are probabilities, of a page, a story, a picture or a character as said."""

    characters: tuple[int, int] = (1800, 3600)
    """Copy on a page."""
    variety: float = 1.0
    """Weight of whatever is not news: poems, letters, notices, tables, interviews."""
    long: float = 0.2
    """Of a news story of the front pages: it is told at length, with what was said at a meeting."""
    run_together: float = 0.3
    """Of a paragraph of news: it goes on the one before without a new line, as long paragraphs do."""
    measure: tuple[int, int] = (13, 20)
    """Characters in a line of a leg."""
    depth: tuple[int, int] = (9, 30)
    """Lines of a leg, about: a story takes as many legs as make it so deep, all equally deep."""
    cut: float = 0.0
    """Of a page: paragraphs are cut where a leg ends."""
    printed_lines: float = 0.0
    """Of a page: every line of print is a line of its own."""
    tight: float = 0.0
    """Of a page: no empty line between paragraphs."""
    no_empty_line: float = 0.0
    """Of a page: no empty line at all."""
    indent: float = 0.0
    """Of a page: paragraphs keep the two full-width spaces they begin with."""
    wrapped: float = 0.0
    """Of a headline: printed on two or three lines."""
    decks_dashed: float = 0.4
    """Of a page: its paper prints every deck with a dash before it; else a deck is as it was written."""
    byline_apart: float = 0.3
    """Of a story: who wrote it stands on a line of its own."""
    wire: float = 0.0
    """Of a news story: it came from an agency or another place."""
    campaign: float = 0.0
    """Of a story: it runs under a campaign's column head."""
    late_column_head: float = 0.0
    """Of such a story, where its words name the campaign: the column head comes last on the page."""
    headline_early: float = 0.0
    """Of two neighbours: both headlines come before both bodies."""
    headline_late: float = 0.0
    """Of a story: its headline comes after its body."""
    caption_in_gap: float = 0.0
    """Of a picture: its lines stand between headline and body, not after the body."""
    caption_first: float = 0.0
    """Of a picture: its lines stand before the headline."""
    credit_glued: float = 0.5
    """Of a picture: caption and credit are one line."""
    interleaved: float = 0.0
    """Of two neighbours: their legs come in turn."""
    jump: float = 0.0
    """Of a page: a story goes on elsewhere, or began elsewhere."""
    jump_glued: float = 0.0
    """Of a jump line: it stands at the end of the text it breaks off."""
    folio: float = 0.0
    """Of a page: page number, date and editors are on it."""
    folio_glued: float = 0.0
    """Of a folio: its parts run together."""
    masthead: float = 0.0
    """Of a first page."""
    furniture: tuple[int, int] = (0, 0)
    """Slogans, advertisements, index boxes."""
    briefs: float = 0.3
    """Of a page: briefs under one head."""
    confusions: float = 0.0
    """Of a character that has a double (日 and 曰): it is taken for it."""
    marks_dropped: float = 0.0
    """Of a mark."""
    widths: float = 0.0
    """Of a figure, letter or mark: full-width for half-width, or the other way."""
    spaces_lost: float = 0.0
    """Of a space inside a line."""


PROFILES = {
    "clean": Noise(folio=0.2, campaign=0.1, caption_in_gap=0.3, variety=1.5),
    "county": Noise(
        characters=(2500, 4500),
        variety=0.3,
        long=0.4,
        run_together=0.6,
        measure=(12, 16),
        depth=(12, 30),
        cut=1.0,
        campaign=0.3,
        late_column_head=0.5,
        caption_in_gap=0.8,
        credit_glued=0.3,
        furniture=(0, 3),
        folio=0.2,
        jump=0.15,
        tight=0.1,
        wrapped=0.2,
        indent=0.1,
        byline_apart=0.3,
        briefs=0.15,
    ),
    "daily": Noise(
        decks_dashed=0.6,
        characters=(3500, 6500),
        variety=0.5,
        long=0.5,
        run_together=0.4,
        measure=(12, 17),
        depth=(12, 30),
        cut=0.8,
        campaign=0.2,
        late_column_head=0.2,
        caption_in_gap=0.5,
        furniture=(0, 2),
        folio=0.9,
        masthead=1.0,
        jump=0.5,
        jump_glued=0.3,
        tight=0.5,
        indent=0.6,
        wrapped=0.5,
        wire=0.4,
        byline_apart=0.4,
    ),
    "campus": Noise(
        characters=(2500, 5000),
        variety=1.5,
        cut=0.5,
        campaign=0.2,
        caption_in_gap=0.4,
        furniture=(0, 2),
        folio=0.8,
        folio_glued=0.4,
        masthead=0.7,
        tight=0.7,
        indent=0.7,
        wrapped=0.4,
        byline_apart=0.6,
        measure=(16, 24),
        jump=0.2,
    ),
    "scanned": Noise(
        characters=(1800, 4000),
        variety=0.6,
        long=0.3,
        run_together=0.4,
        measure=(11, 20),
        depth=(12, 40),
        cut=1.0,
        printed_lines=1.0,
        indent=0.7,
        tight=0.8,
        no_empty_line=0.3,
        wrapped=0.6,
        caption_in_gap=0.5,
        folio=0.8,
        folio_glued=0.3,
        furniture=(0, 2),
        confusions=0.03,
        marks_dropped=0.01,
        widths=0.02,
        spaces_lost=0.1,
    ),
    "hard": Noise(
        characters=(2500, 5000),
        long=0.4,
        run_together=0.4,
        depth=(9, 36),
        cut=1.0,
        printed_lines=0.3,
        tight=0.5,
        no_empty_line=0.3,
        indent=0.4,
        wrapped=0.6,
        campaign=0.3,
        late_column_head=0.6,
        headline_early=0.15,
        headline_late=0.1,
        caption_in_gap=0.6,
        caption_first=0.15,
        interleaved=0.15,
        jump=0.5,
        jump_glued=0.5,
        folio=0.8,
        folio_glued=0.6,
        masthead=0.6,
        furniture=(1, 4),
        confusions=0.01,
        marks_dropped=0.003,
        widths=0.01,
        spaces_lost=0.1,
        wire=0.2,
        byline_apart=0.5,
    ),
}
"""What extraction leaves: ``clean`` the page file of an e-paper, ``county`` a county paper's page as the seed is,
``daily`` a party daily, ``campus`` a school's or a works' paper, ``scanned`` printed lines read by machine,
``hard`` everything at once."""

MIX = ("county", "daily", "county", "campus", "clean", "daily", "scanned", "county", "campus", "hard")
"""The page of index ``k`` in a run of pages is of profile ``MIX[k % 10]``."""


def happens(chance: Random, probability: float) -> bool:
    """Draw whether something of this probability happens."""
    return chance.random() < probability
