"""NITF 3.x (News Industry Text Format, IPTC): see ``pipeline.intake.nitf_document``."""

from pipeline.errors import Say
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.copy_file import CopyFile, Filing, story_id
from pipeline.intake.nitf_document import read_nitf
from pipeline.intake.wire_item import WireItem
from pipeline.intake.wire_pictures import Pictures
from pipeline.intake.xml_tree import Addresses, read_xml, root_name
from pipeline.intake.xml_values import XmlFile
from pipeline.settings.values import Limits

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME = Say(zh="NITF", en="NITF")
SUFFIXES = (".nitf", ".xml")


def recognises(copy: CopyFile) -> bool:
    """Whether the root element is ``nitf``, of IPTC's namespace or of none."""
    space, name = root_name(copy.data)
    return name == "nitf" and (not space or "iptc.org/std/NITF" in space)


def read(copy: CopyFile, limits: Limits) -> Filing:
    """One story.

    Raises:
        SourceError: not well formed, or beyond a limit; with the line.
    """
    root, decoded = read_xml(copy.data, copy.name, limits)
    cleaning = Cleaning(copy.name)
    pictures = Pictures(copy, limits)
    item = WireItem(copy.name, story_id(copy, 1), root.sourceline)
    dates = read_nitf(root, item, XmlFile(copy.name, cleaning, Addresses()), pictures)
    filed, told = item.filed()
    findings = (*decoded.findings, *cleaning.findings(), *told)
    return Filing((), (filed,), tuple(pictures.taken), findings, dates.publication)
