"""Drawings in a paragraph, of either age (DrawingML and VML): pictures, text boxes, WordArt, charts and diagrams."""

from typing import TYPE_CHECKING

from pipeline.intake.word import kinds
from pipeline.intake.word.media import Media, WordPicture
from pipeline.intake.word.names import CHART, DGM, MC, A, R, V, W, taken_branch
from pipeline.intake.word.noticed import Noticed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Drawings"]


class Drawings:
    """What hangs on the paragraph being read; ``take`` empties it."""

    def __init__(self, part: str, media: Media, noticed: Noticed) -> None:
        self._part = part
        self._media = media
        self._noticed = noticed
        self.pictures: list[WordPicture] = []
        self.boxes: list[Element] = []
        self.art: list[str] = []
        self._charts: dict[str, str] = {}

    @property
    def found(self) -> bool:
        """Whether anything hangs here."""
        return bool(self.pictures or self.boxes or self.art)

    def take(self) -> "tuple[tuple[WordPicture, ...], tuple[Element, ...], tuple[str, ...]]":
        """The pictures, the contents of text boxes, and the words of WordArt."""
        taken = tuple(self.pictures), tuple(self.boxes), tuple(self.art)
        self.pictures, self.boxes, self.art = [], [], []
        return taken

    def read(self, element: "Element", place: str) -> None:
        """Read a drawing; a text box's content is left for whoever reads paragraphs."""
        tag = element.tag
        if tag == W + "txbxContent":
            self.boxes.append(element)
            return
        if tag == MC + "AlternateContent":
            branch = taken_branch(element)
            if branch is not None:
                self.read(branch, place)
            return
        self._own(element, place)
        for child in element:
            if isinstance(child.tag, str):
                self.read(child, place)

    def _own(self, element: "Element", place: str) -> None:
        tag = element.tag
        if tag == A + "blip":
            self._blip(element, place)
        elif tag == V + "imagedata":
            own, address = element.get(R + "id"), element.get(R + "href") or element.get("src")
            if own or address:
                picture = self._media.picture(self._part, own, place) if own else self._media.linked(address, place)
                self.pictures.append(picture)
        elif tag == V + "textpath" and element.get("string"):
            self.art.append(str(element.get("string")))
        elif tag == CHART + "chart":
            self._chart(str(element.get(R + "id") or ""), place)
        elif tag == DGM + "relIds":
            self._chart(str(element.get(R + "dm") or ""), place)

    def _blip(self, element: "Element", place: str) -> None:
        own, link = element.get(R + "embed"), element.get(R + "link")
        # CT_BlipFillProperties (20.2.2.1): what is cut off is said right after the picture.
        cut = element.getnext()
        cropped = (
            cut is not None
            and cut.tag == A + "srcRect"
            and any(str(share).strip("-0") for share in cut.attrib.values())
        )
        if own or link:
            self.pictures.append(self._media.picture(self._part, str(own or link), place, cropped=cropped))

    def _chart(self, relation_id: str, place: str) -> None:
        package = self._media.package
        relation = package.relations(self._part).get(relation_id)
        part = "" if relation is None or relation.external else relation.target
        if part not in self._charts:
            tree = package.tree(part) if part else None
            texts = [] if tree is None else [text.text or "" for text in tree.iter(A + "t", CHART + "v")]
            self._charts[part] = " ".join(text for text in texts if text.strip())
        self._noticed.gather(kinds.CHART, place, self._charts[part])
