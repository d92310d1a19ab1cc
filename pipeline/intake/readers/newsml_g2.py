"""NewsML-G2 (IPTC) 2.x: items, packages and messages of them: see ``pipeline.intake.newsml_package``."""

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.intake.newsml_package import read_newsml
from pipeline.intake.xml_tree import root_name
from pipeline.settings.values import Limits

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME = Say(zh="NewsML-G2", en="NewsML-G2")
SUFFIXES = (".xml", ".newsml")
ROOTS = frozenset({"newsItem", "packageItem", "newsMessage", "contentSet"})
# Items of the standard that hold no copy: plans, vocabularies, events.
OTHERS = frozenset({"planningItem", "conceptItem", "knowledgeItem", "catalogItem"})


def recognises(copy: CopyFile) -> bool:
    """Whether the root element is one of NewsML-G2, of IPTC's namespace or of none."""
    space, name = root_name(copy.data)
    return name in ROOTS | OTHERS and (not space or space.startswith("http://iptc.org/std/nar/"))


def read(copy: CopyFile, limits: Limits) -> Filing:
    """The stories, in the order of the package where there is one.

    Raises:
        SourceError: not well formed, without copy, or beyond a limit; with the line.
    """
    _, name = root_name(copy.data)
    if name in OTHERS:
        raise SourceError(
            Say(
                zh=f"这是 NewsML-G2 的 {name}（计划、词表、事件），里面没有稿件。",
                en=f"This is a {name} of NewsML-G2, a plan or a vocabulary; there is no copy in it.",
            ),
            where=Where(copy.name),
            remedy=Say(zh="请来稿方发 newsItem 或 packageItem。", en="Ask for a newsItem or a packageItem."),
        )
    return read_newsml(copy, limits)
