"""Names of files as messages, findings and the issue may hold them."""

__all__ = ["printable"]

# The longest that a file system has (POSIX NAME_MAX, in characters of one byte).
LONGEST = 255


def printable(name: str) -> str:
    """A name on one line: control characters and bytes that are no UTF-8 as escapes, and not endless."""
    shown = "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii") for letter in name
    )
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
