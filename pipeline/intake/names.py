"""Names of files, and findings that quote the copy, as messages and the issue may hold them."""

from dataclasses import replace

from pipeline.errors import Say
from pipeline.intake import cleaning
from pipeline.model import Finding

__all__ = ["printable", "told_plainly"]

# The longest that a file system has (POSIX NAME_MAX, in characters of one byte).
LONGEST = 255


def told_plainly(finding: Finding) -> Finding:
    """A finding whose words can be printed anywhere, on a terminal as in JSON."""
    message = Say(cleaning.printable(finding.message.zh), cleaning.printable(finding.message.en))
    return replace(finding, message=message, alternatives=tuple(map(cleaning.printable, finding.alternatives)))


def printable(name: str) -> str:
    """The name of a file on one line: what cannot be seen in it as escapes, and not endless."""
    shown = "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii") for letter in name
    )
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
