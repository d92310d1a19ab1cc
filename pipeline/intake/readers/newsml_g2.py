"""NewsML-G2 (IPTC) 2.x: items, packages and messages of them: see ``pipeline.intake.newsml_package``."""

from pipeline.errors import Say
from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.intake.newsml_package import read_newsml
from pipeline.intake.xml_tree import root_name
from pipeline.settings.values import Limits

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME = Say(zh="NewsML-G2", en="NewsML-G2")
SUFFIXES = (".xml", ".newsml")
ROOTS = frozenset({"newsItem", "packageItem", "newsMessage", "contentSet"})


def recognises(copy: CopyFile) -> bool:
    """Whether the root element is one of NewsML-G2, of IPTC's namespace or of none."""
    space, name = root_name(copy.data)
    return name in ROOTS and (not space or space.startswith("http://iptc.org/std/nar/"))


def read(copy: CopyFile, limits: Limits) -> Filing:
    """The stories, in the order of the package where there is one.

    Raises:
        SourceError: not well formed, or beyond a limit; with the line.
    """
    return read_newsml(copy, limits)
