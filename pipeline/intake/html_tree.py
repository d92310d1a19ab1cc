"""HTML from anybody's hands to an lxml tree: the one home of HTML parsing.

No network; character references are decoded once; the limits are those of ``pipeline.intake.xml_tree``.  The encoding
of a page is found as the HTML Standard finds it (13.2.3.2): a byte order mark, else what a ``meta`` in the first 1024
bytes declares, else by trial.
"""

import re
from typing import TYPE_CHECKING

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.decode import Decoded, decoded
from pipeline.intake.xml_tree import DEEPEST_EVER, refuse_long_text, refuse_too_many_tags, too_deep
from pipeline.settings.values import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["read_html"]

PRESCANNED = 1024
META = re.compile(rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([A-Za-z0-9._-]+)""", re.IGNORECASE)


def read_html(data: bytes | str, name: str, limits: Limits) -> tuple["Element", Decoded]:
    """The ``html`` element of a page or of a fragment, and its characters with what was noticed in decoding.

    Args:
        data: the page, or a fragment of one; bytes in the encoding it declares.
        name: how messages call the file.
        limits: how deep elements may stand inside each other.

    Raises:
        SourceError: in no encoding we know, nothing in it, or beyond a limit; with the line.
    """
    from lxml import etree

    found = META.search(data[:PRESCANNED]) if isinstance(data, bytes) else None
    declared = found.group(1).decode("ascii") if found else None
    read = Decoded(data, ()) if isinstance(data, str) else decoded(data, name, declared)
    refuse_too_many_tags(read.text, name)
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    # A NUL would end the text for the parser; a lone surrogate is no character.
    clean = re.sub("[\x00\ud800-\udfff]", "\ufffd", read.text).encode()
    refuse_long_text(clean, name)
    try:
        root = etree.fromstring(clean, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(
            Say(zh=f"不是可读的 HTML：{error.msg}", en=f"This HTML cannot be read: {error.msg}"),
            where=Where(name, error.lineno or None),
        ) from error
    if root is not None:
        _refuse_depth(root, name, min(limits.deepest, DEEPEST_EVER))
    broken_off = next((own for own in parser.error_log if own.level == etree.ErrorLevels.FATAL), None)
    if broken_off is not None:
        said = broken_off.message.strip()
        raise SourceError(
            Say(zh=f"HTML 只能读到这里：{said}", en=f"The HTML can be read no further: {said}"),
            where=Where(name, broken_off.line or None),
            remedy=Say(zh="只存稿件所在的网页。", en="Save the page of the article alone."),
        )
    if root is None:
        raise SourceError(Say(zh="HTML 里没有内容。", en="The HTML holds nothing."), where=Where(name))
    return root, read


def _refuse_depth(root: "Element", name: str, deepest: int) -> None:
    from lxml import etree

    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > deepest:
            raise too_deep(name, element.sourceline, deepest)
