"""Pull quotes: words of a body painted a second time, larger, in a leg that goes on below them."""

from collections.abc import Sequence

from pipeline.press.figures.pieces import Piece
from pipeline.units import Rect

__all__ = ["quoted", "rules_a_quote"]

SAME_SIZE_PT = 0.02
# A quote's two rules stand no farther from its type than so many of its own em.
FARTHEST_RULE_EM = 1.5


def quoted(quote: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The last pieces of one size, painted one after the other, that have a quote's words and nothing else."""
    for first in range(len(pieces) - 1, -1, -1) if quote else ():
        own, text = [], ""
        for piece in pieces[first:]:
            text += piece.text
            if abs(piece.size_pt - pieces[first].size_pt) > SAME_SIZE_PT or not quote.startswith(text):
                break
            own.append(piece)
            if text == quote:
                return tuple(own)
    return ()


def rules_a_quote(rule: Rect, quote: Sequence[Piece]) -> bool:
    """Whether a rule is one of the two that a quote stands between."""
    if not quote:
        return False
    reach = FARTHEST_RULE_EM * quote[0].size_pt
    top, bottom = min(piece.box.y_pt for piece in quote), max(piece.box.bottom_pt for piece in quote)
    left, right = min(piece.box.x_pt for piece in quote), max(piece.box.right_pt for piece in quote)
    return top - reach < rule.y_pt < bottom + reach and rule.x_pt < right and left < rule.right_pt
