"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom 1.0 (RFC 4287): see ``pipeline.intake.web.feed``."""

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.intake.wire_pictures import Pictures
from pipeline.intake.xml_tree import read_xml, root_name
from pipeline.settings.values import Limits

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME = Say(zh="RSS 或 Atom", en="RSS or Atom")
SUFFIXES = (".rss", ".atom", ".xml")
ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RSS_IN_RDF = (b"http://purl.org/rss/1.0/", b"http://my.netscape.com/rdf/simple/0.9/")
LOOKED_AT = 65_536


def recognises(copy: CopyFile) -> bool:
    """Whether the root element is ``rss``, Atom's ``feed`` or ``entry``, or RDF that declares RSS."""
    space, name = root_name(copy.data)
    if name == "RDF":
        return space == RDF and any(rss in copy.data[:LOOKED_AT] for rss in RSS_IN_RDF)
    return name == "rss" or (name in ("feed", "entry") and space in ATOM)


def read(copy: CopyFile, limits: Limits) -> Filing:
    """Every entry as a story, in the order of the feed.

    Raises:
        SourceError: not well-formed, beyond a limit, or without entries.
    """
    from pipeline.intake.web.feed import FeedFile, read_feed

    root, decoded = read_xml(copy.data, copy.name, limits)
    cleaning = Cleaning(copy.name)
    pictures = Pictures(copy, limits)
    items = read_feed(root, FeedFile(copy.name, cleaning, limits, pictures), f"f{copy.number:02}")
    if not items:
        raise SourceError(
            Say(zh="这个 feed 里没有条目。", en="The feed has no entries."),
            where=Where(copy.name),
            remedy=Say(zh="请核对文件是否完整。", en="See whether the file is whole."),
        )
    filed = [item.filed() for item in items]
    findings = [finding for _, told in filed for finding in told]
    stories = tuple(story for story, _ in filed)
    return Filing((), stories, tuple(pictures.taken), (*decoded.findings, *cleaning.findings(), *findings))
