"""Names of files and fields as messages, findings and the issue may hold them."""

import re
from dataclasses import replace

from pipeline.errors import Say
from pipeline.model import Finding

__all__ = ["escaped", "printable", "told_plainly"]

# The longest that a file system has (POSIX NAME_MAX, in characters of one byte).
LONGEST = 255
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """A text with control characters and lone surrogates as escapes: a terminal would obey them."""
    return CONTROL.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


def told_plainly(finding: Finding) -> Finding:
    """A finding whose words, which may quote the copy, can be printed anywhere."""
    message = Say(escaped(finding.message.zh), escaped(finding.message.en))
    return replace(finding, message=message, alternatives=tuple(map(escaped, finding.alternatives)))


def printable(name: str) -> str:
    """The name of a file: what cannot be seen in it as escapes, and not endless."""
    shown = "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii") for letter in name
    )
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
