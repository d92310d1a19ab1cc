"""What a picture says of itself in words: caption, maker, credit, rights.

From XMP (IPTC Photo Metadata Standard 2023.2: Description, Creator, Credit Line, Copyright Notice) and from the older
IPTC-IIM (version 4.2, record 2: datasets 120, 80, 110, 116).  Where both speak XMP is believed: it says its encoding.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.intake.cleaning import Cleaning
from pipeline.intake.decode_unmarked import unmarked
from pipeline.intake.picture import xmp

if TYPE_CHECKING:
    from lxml.etree import _Element
    from PIL.ImageFile import ImageFile

__all__ = ["PictureWords", "words_of"]

DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
CAPTION, BYLINE, CREDIT, RIGHTS = (2, 120), (2, 80), (2, 110), (2, 116)
BLANKS = re.compile(r"\s+")
# IPTC-IIM gives a caption 2,000 octets; what is longer is no caption.
LONGEST = 2_000
# Accented letters among the letters of a name or a sentence.
MOST_ACCENTED = 0.34


@dataclass(frozen=True, slots=True)
class PictureWords:
    """Single lines, empty where nothing is said."""

    caption: str = ""
    creator: str = ""
    credit: str = ""
    rights: str = ""

    @property
    def credits(self) -> tuple[str, ...]:
        """Whom to name under the picture, best first, each once."""
        return tuple(dict.fromkeys(said for said in (self.creator, self.credit, self.rights) if said))


def words_of(image: "ImageFile", packet: "_Element | None", name: str) -> PictureWords:
    """The words in a picture's metadata.

    Args:
        image: an opened picture.
        packet: its XMP.
        name: how messages call it.
    """
    older = _iim(image)
    newer = (
        PictureWords()
        if packet is None
        else PictureWords(
            xmp.value_of(packet, f"{DC}description"),
            "、".join(xmp.list_of(packet, f"{DC}creator")),
            xmp.value_of(packet, f"{PHOTOSHOP}Credit"),
            xmp.value_of(packet, f"{DC}rights"),
        )
    )
    return PictureWords(
        *(
            _line(getattr(newer, key), name) or _line(getattr(older, key), name)
            for key in ("caption", "creator", "credit", "rights")
        )
    )


def _iim(image: "ImageFile") -> PictureWords:
    from PIL.IptcImagePlugin import getiptcinfo

    from pipeline.intake.picture.opening import BROKEN

    try:
        records = getiptcinfo(image) or {}
    except BROKEN:
        return PictureWords()
    said = []
    for key in (CAPTION, BYLINE, CREDIT, RIGHTS):
        found = records.get(key, [])
        said.append("、".join(_decoded(entry) for entry in (found if isinstance(found, list) else [found])))
    return PictureWords(*said)


def _decoded(entry: object) -> str:
    """UTF-8, GB 18030 or Big5, whatever dataset 1:90 may claim, else the Latin of cameras; empty for any other."""
    if not isinstance(entry, bytes):
        return ""
    try:
        return entry.decode("utf-8")
    except UnicodeDecodeError:
        found = unmarked(entry)
    if found is not None:
        return found[0]
    if sum(byte >= 0x80 for byte in entry) > MOST_ACCENTED * len(entry):  # noqa: PLR2004 - no ASCII
        return ""
    return entry.decode("cp1252", "ignore")


def _line(said: str, name: str) -> str:
    """One line as copy would hold it; empty where it is none, or far too long."""
    if len(said) > LONGEST:
        return ""
    return BLANKS.sub(" ", Cleaning(name).text(said)).strip()
