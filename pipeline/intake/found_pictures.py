"""A picture among blocks of text: HTML's ``figure`` and ``img``, NITF's ``media``."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.intake.cleaning import Cleaning
from pipeline.intake.inline_text import InlineText
from pipeline.intake.xml_tree import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["FoundPicture", "flat_text", "is_picture", "picture_of"]

CREDIT_CLASS = re.compile(r"(?:^|[\s_-])(?:by-?line|credit|copyright|source|photographer|author)", re.IGNORECASE)
NITF_PICTURES = frozenset({"image", "photo", "graphic", "picture", ""})
# What the pages of news sites call the address of a picture that a script loads when it comes into view.
LATE = ("data-src", "data-original", "data-lazy-src", "data-original-src", "data-actualsrc")
LONGEST_DATA = 40
SIZE = re.compile(r"([0-9]{1,4})(?:px)?$")
SIGN_PX = 40
APART = frozenset({"p", "br", "div"})
# What a byline says of somebody, which many programs put without a space (NITF).
TITLES = frozenset({"byttl", "person"})
UNSEEN = frozenset({"script", "style", "noscript", "template", "iframe", "form"})


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A picture as the blocks have it.

    ``src`` is the address as written, ``others`` those of its other sizes; ``alternate`` what is said to whom the
    picture is not shown, which is no caption; ``after`` is how many paragraphs stand before it; ``line`` and ``place``
    say where it stands.
    """

    src: str
    caption: str = ""
    credit: str = ""
    alternate: str = ""
    others: tuple[str, ...] = ()
    kind: str = "picture"
    after: int = 0
    line: int | None = None
    place: str = ""


def is_picture(element: "Element") -> bool:
    """Whether an element is a picture with what belongs to it, and no table or quotation in a figure."""
    name = local_name(element)
    return name in ("img", "media") or (name == "figure" and any(local_name(e) == "img" for e in element.iter()))


def picture_of(element: "Element", cleaning: Cleaning, line: int | None) -> list[FoundPicture]:
    """The pictures of a ``figure``, an ``img`` or a ``media``; a caption for several goes with the first.

    Args:
        element: the element.
        cleaning: that of the file.
        line: of its words.
    """
    if local_name(element) == "media":
        return [_media(element, cleaning, line)]
    images = [each for each in element.iter() if local_name(each) == "img"]
    caption, credit = _words(element, cleaning, line) if local_name(element) == "figure" else ("", "")
    found = []
    for number, image in enumerate(images):
        words = (caption, credit) if number == 0 else ("", "")
        alternate = cleaning.text(image.get("alt", ""), line).strip()
        source, *others = _addresses(image)
        kind = "picture" if any(words) or not _is_sign(image) else "sign"
        found.append(FoundPicture(source, *words, alternate, tuple(others), kind))
    return found


def _addresses(image: "Element") -> tuple[str, ...]:
    """Where an ``img`` is: pages that load pictures late name them apart, and have a blank one meanwhile."""
    named = [image.get(name, "").strip() for name in ("src", *LATE)]
    files = [address for address in named if address and not address.startswith("data:")]
    inside = [f"{address[:LONGEST_DATA]}… ({len(address)})" for address in named if address.startswith("data:")]
    found = tuple(dict.fromkeys(files or inside)) or ("",)
    late = next((address for address in named[1:] if address in found), None)
    return found if late is None else (late, *(address for address in found if address != late))


def _is_sign(image: "Element") -> bool:
    """Whether a picture is as small as a letter or two: the sign at the end of a text, a button."""
    sizes = [SIZE.match(image.get(name, "").strip()) for name in ("width", "height")]
    return all(size is not None and int(size[1]) <= SIGN_PX for size in sizes)


def flat_text(element: "Element", cleaning: Cleaning, line: int | None, skip: frozenset[str] = UNSEEN) -> str:
    """All the words inside an element as one line of text, those in elements called ``skip`` left out."""
    from lxml import etree

    inline = InlineText()
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, each in walk:
        name = local_name(each)
        if event == "start":
            if each is not element and name in skip:
                walk.skip_subtree()
            elif isinstance(each.tag, str):
                beside = name in TITLES and inline.last.isascii() and inline.last.isalnum()
                inline.add(" " if beside or (name in APART and each is not element) else "")
                inline.add(cleaning.text(each.text or "", line))
        elif each is not element:
            inline.add(" " if name in APART else "")
            inline.add(cleaning.text(each.tail or "", line))
    return inline.take().text


def _media(element: "Element", cleaning: Cleaning, line: int | None) -> FoundPicture:
    """NITF 3.6 ``media``: media-reference, media-caption, media-producer."""
    references = [each for each in element if local_name(each) == "media-reference"]
    sources = [
        (each.get("source") or each.get("name") or each.get("data-location") or "").strip() for each in references
    ]
    captions = [flat_text(each, cleaning, line) for each in element if local_name(each) == "media-caption"]
    producers = [flat_text(each, cleaning, line) for each in element if local_name(each) == "media-producer"]
    alternate = next((text for each in references if (text := each.get("alternate-text", ""))), "")
    kind = element.get("media-type", "").strip().lower()
    return FoundPicture(
        next(iter(sources), ""),
        " ".join(filter(None, captions)),
        " ".join(filter(None, producers)),
        cleaning.text(alternate, line).strip(),
        tuple(sources[1:]),
        "picture" if kind in NITF_PICTURES else kind,
    )


def _words(figure: "Element", cleaning: Cleaning, line: int | None) -> tuple[str, str]:
    """Caption and credit of a figure: what a class or ``cite`` names as credit, and all the rest."""
    named = {each: None for each in figure.iter() if isinstance(each.tag, str) and _is_credit(each)}
    outer = [each for each in named if not any(up in named for up in each.iterancestors())]
    credit = " ".join(filter(None, (flat_text(each, cleaning, line) for each in outer)))
    inline = InlineText()
    _gather(figure, frozenset(outer), inline, cleaning, line)
    return inline.take().text, credit


def _is_credit(element: "Element") -> bool:
    return local_name(element) == "cite" or bool(CREDIT_CLASS.search(element.get("class", "")))


def _gather(
    figure: "Element", skip: frozenset["Element"], inline: InlineText, cleaning: Cleaning, line: int | None
) -> None:
    from lxml import etree

    walk = etree.iterwalk(figure, events=("start", "end"))
    for event, each in walk:
        if event == "start" and (each in skip or local_name(each) in UNSEEN):
            walk.skip_subtree()
        elif event == "start":
            inline.add(cleaning.text(each.text or "", line))
        elif each is not figure:
            inline.add(" " if local_name(each) in ("p", "br", "div", "figcaption") else "")
            inline.add(cleaning.text(each.tail or "", line))
