"""Words that were left out, as a finding quotes them: whole, so that nothing is lost, unless they are a book."""

__all__ = ["MOST_QUOTED", "quoted"]

MOST_QUOTED = 20_000


def quoted(words: str) -> str:
    """The words; of more than ``MOST_QUOTED`` characters the first, and how many follow (``……+123``)."""
    more = len(words) - MOST_QUOTED
    return words if more <= 0 else f"{words[:MOST_QUOTED]}……+{more}"
