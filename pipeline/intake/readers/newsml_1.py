"""NewsML 1.0 to 1.2 (IPTC), which news agencies still send: see ``pipeline.intake.newsml_components``."""

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.intake.newsml_components import NewsMLFile, read_items
from pipeline.intake.wire_pictures import Pictures
from pipeline.intake.xml_tree import Addresses, read_xml, root_name
from pipeline.intake.xml_values import XmlFile
from pipeline.settings.values import Limits

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME = Say(zh="NewsML 1", en="NewsML 1")
SUFFIXES = (".xml", ".newsml")


def recognises(copy: CopyFile) -> bool:
    """Whether the root element is ``NewsML``."""
    return root_name(copy.data)[1] == "NewsML"


def read(copy: CopyFile, limits: Limits) -> Filing:
    """A story for every text, in the order of the file.

    Raises:
        SourceError: not well formed, beyond a limit, or without a text or a picture; with the line.
    """
    root, decoded = read_xml(copy.data, copy.name, limits)
    cleaning = Cleaning(copy.name)
    pictures = Pictures(copy, limits)
    file = NewsMLFile(copy, XmlFile(copy.name, cleaning, Addresses()), pictures)
    items = read_items(root, file)
    if not items:
        raise SourceError(
            Say(zh="这份 NewsML 里没有稿件。", en="This NewsML holds no copy."),
            where=Where(copy.name, root.sourceline),
            remedy=Say(zh="请对方把稿件放进文件里再发。", en="Have it sent with the texts inside it."),
        )
    filed = [item.filed() for item in items]
    told = (finding for _, own in filed for finding in own)
    findings = (*decoded.findings, *cleaning.findings(), *told)
    return Filing(stories=tuple(story for story, _ in filed), pictures=tuple(pictures.taken), findings=findings)
