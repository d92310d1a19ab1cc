"""Pictures that a wire names: those that lie beside the copy are taken in, of the others the words stay.

A file is opened only inside the folder the copy lies in, links followed; an address on the net, an absolute path or a
way out of the folder is an address and nothing more.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote

from pipeline.errors import Where
from pipeline.intake import wire_findings
from pipeline.intake.bylines import credit_of
from pipeline.intake.caption_credit import parted_credit
from pipeline.intake.copy_file import CopyFile, IncomingPicture
from pipeline.intake.found_pictures import FoundPicture
from pipeline.intake.wire_item import Told, WireItem
from pipeline.model import Credit, Picture
from pipeline.settings.picture_formats import PICTURE_SUFFIXES
from pipeline.settings.values import Limits

__all__ = ["Pictures"]

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(slots=True)
class Pictures:
    """The pictures of one file of copy; ``taken`` are those that came with it, each once."""

    copy: CopyFile
    limits: Limits
    taken: list[IncomingPicture] = field(default_factory=list)
    _known: dict[Path, str] = field(default_factory=dict)

    def add(
        self,
        item: WireItem,
        addresses: Sequence[str],
        caption: Told | None = None,
        credit: Told | None = None,
        made_by: Credit | None = None,
        at: Told | None = None,
    ) -> None:
        """A picture of an item.

        Args:
            item: what it belongs to.
            addresses: of its renditions, the best first.
            caption: its words.
            credit: its credit as it is to be printed.
            made_by: who made it, where the format tells that apart.
            at: where the picture is named.
        """
        file = next((name for address in addresses if (name := self._take(address)) is not None), None)
        if file is None:
            line = at.lines[0] if at is not None and at.lines else item.line
            item.findings.append(wire_findings.picture_elsewhere(Where(self.copy.name, line), item.id, addresses))
        if caption is not None and (credit is None or not credit.text):
            before, ending, named = parted_credit(caption.text)
            if before and named is not None:
                caption, credit = replace(caption, text=before), replace(caption, text=ending)
        said = [(name, told) for name, told in (("caption", caption), ("credit_text", credit)) if told and told.text]
        origins = [told.origin(name) for name, told in said]
        if file is not None and at is not None:
            origins.insert(0, at.origin("file"))
        words = {name: told.text for name, told in said}
        credit_text = words.get("credit_text", "")
        picture = Picture(file, words.get("caption", ""), made_by or credit_of(credit_text), credit_text)
        item.pictures.append((picture, tuple(origins)))

    def add_found(self, item: WireItem, found: Sequence[FoundPicture]) -> None:
        """Pictures that stand among blocks of text; what is neither picture nor words of one is told."""
        known = {own.caption for own, _ in item.pictures if own.caption}
        for picture in found:
            if not any((picture.src, picture.caption, picture.credit, picture.alternate)):
                continue
            lines = () if picture.line is None else (picture.line,)
            place = Told("", lines, picture.place)
            if picture.kind != "picture":
                item.tell(picture.kind, f"{picture.src} {picture.caption} {picture.credit}")
                continue
            if picture.caption in known:
                item.tell("picture", picture.src)
                continue
            known |= {picture.caption} - {""}
            if picture.alternate and picture.alternate != picture.caption:
                item.tell("alternate text", picture.alternate)
            caption, credit = (Told(text, lines, picture.place) for text in (picture.caption, picture.credit))
            self.add(item, (picture.src, *picture.others), caption, credit, at=place)

    def _take(self, address: str) -> str | None:
        path = self._beside(address)
        if path is None:
            return None
        if path not in self._known:
            number = len(self.taken) + 1
            name = f"pictures/{self.copy.number:02}-{number}{path.suffix.lower()}"
            self.taken.append(IncomingPicture(name, path.read_bytes()))
            self._known[path] = name
        return self._known[path]

    def _beside(self, address: str) -> Path | None:
        """The file of a relative address, if it is a picture inside the folder of the copy."""
        if not address or SCHEME.match(address) or address[0] in "/\\" or "\\" in address:
            return None
        folder = self.copy.folder.resolve()
        for name in dict.fromkeys((address, unquote(address.partition("?")[0].partition("#")[0]))):
            try:
                path = (folder / name).resolve()
                inside = path.is_relative_to(folder) and path.is_file()
                if inside and path.suffix.lower() in PICTURE_SUFFIXES and path.stat().st_size <= self.limits.most_bytes:
                    return path
            except (OSError, ValueError, RuntimeError):  # too long, a null character, a loop of links
                continue
        return None
