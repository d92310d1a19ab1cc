"""Text wires in the format of IPTC 7901, one message or several after each other: see ``pipeline.intake.text_wire``."""

from pipeline.errors import Say
from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.intake.text_wire import is_text_wire, read_text_wire
from pipeline.settings.values import Limits

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME = Say(zh="IPTC 7901", en="IPTC 7901")
SUFFIXES = (".iptc", ".txt", ".dat", ".7901", "")


def recognises(copy: CopyFile) -> bool:
    """Whether the file opens with SOH and a message header, and a text begins with STX."""
    return is_text_wire(copy.data)


def read(copy: CopyFile, _limits: Limits) -> Filing:
    """One story a message.

    Raises:
        SourceError: it is no text, or a message breaks off; with the line.
    """
    return read_text_wire(copy)
