"""Pictures inside a Word file: which can be printed, and what they are called from now on.

A picture's name is ``pictures/01-2.jpg``: the number of its file of copy, its own number, and the ending of what its
bytes are; the names in the archive are never used.  What lies outside the file is not opened.  One that is damaged, or
of a kind that cannot be printed, is left out with a finding, its caption staying with the story: the text is what the
desk needs first.  One that breaks a limit refuses the file.
"""

from dataclasses import dataclass, field

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.copy_file import IncomingPicture
from pipeline.intake.picture.look import look_at
from pipeline.intake.picture.named import NamedPicture, PictureLimitError, RefusedPictureError
from pipeline.intake.word.noticed import Noticed
from pipeline.intake.word.package import Package
from pipeline.settings.picture_formats import format_of

__all__ = ["Media", "WordPicture"]

# [MS-WMF] 2.3.2.3 and 2.3.2.2; metafiles packed with gzip, as Office writes them.
DRAWN = ((b"\xd7\xcd\xc6\x9a", "WMF"), (b"\x01\x00\x09\x00", "WMF"), (b"\x1f\x8b", "EMZ/WMZ"))
SVG_WITHIN = 1_000
LONGEST_ADDRESS = 500
REPLACE = Say(
    zh="另存为 JPEG 或 PNG，放进 pictures/ 并在稿件里写上 file。",
    en="Save it as JPEG or PNG, put it into pictures/ and name it as the picture's file.",
)


@dataclass(frozen=True, slots=True)
class WordPicture:
    """A picture where it stands; ``file`` is None where it cannot be printed."""

    file: str | None
    place: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a picture is not printed."""

    zh: str
    en: str
    code: str


MISSING = Reason("不在文件里", "is not in the file", "intake-word-picture-missing")
DAMAGED = "intake-word-picture-damaged"
UNPACKED = Reason("在压缩包里已损坏，没有用", "is damaged in the archive and was left out", DAMAGED)


@dataclass(slots=True)
class Media:
    """The pictures of one file as they come in."""

    number: int
    package: Package
    noticed: Noticed
    incoming: list[IncomingPicture] = field(default_factory=list)
    known: "dict[str, str | Reason]" = field(default_factory=dict)

    def picture(self, part: str, relation_id: str, place: str, *, cropped: bool = False) -> WordPicture:
        """The picture that ``relation_id`` of ``part`` points to.

        Raises:
            SourceError: it breaks a limit.
        """
        relation = self.package.relations(part).get(relation_id)
        if relation is None:
            return self._none(place, MISSING.zh, MISSING.en, MISSING.code)
        if relation.external:
            return self.linked(relation.target, place)
        if relation.target not in self.known:
            self.known[relation.target] = self._come_in(relation.target)
        known = self.known[relation.target]
        if isinstance(known, Reason):
            return self._none(place, known.zh, known.en, known.code)
        if cropped:
            self._cropped(place)
        return WordPicture(known, place)

    def _come_in(self, part: str) -> "str | Reason":
        """The name of a part's picture from now on, or why there is none."""
        try:
            data = self.package.data(part)
        except SourceError:
            return UNPACKED
        if data is None:
            return MISSING
        suffix, name = _kind(data)
        if not suffix:
            zh = f"是 {name}，印不出来" if name else "格式不认识，印不出来"
            en = f"is {name}, which cannot be printed" if name else "is of an unknown format and cannot be printed"
            return Reason(zh, en, "intake-word-picture-format")
        file = f"pictures/{self.number:02}-{len(self.incoming) + 1}{suffix}"
        try:
            look_at(NamedPicture(file, Where(self.package.name, box=part), data), self.package.limits)
        except PictureLimitError:
            raise
        except RefusedPictureError as error:
            zh, en = f"没有用：{error.why.zh}", f"was left out: {error.why.en}"
            return Reason(zh, en, DAMAGED)
        self.incoming.append(IncomingPicture(file, data))
        return file

    def linked(self, address: str, place: str) -> WordPicture:
        """A picture that the file only points to; it is not opened."""
        address = address if len(address) <= LONGEST_ADDRESS else f"{address[:LONGEST_ADDRESS]}…"
        return self._none(
            place, f"只是一个链接，没有打开：{address}", f"is only a link, which was not opened: {address}",
            "intake-word-picture-linked",
        )  # fmt: skip

    def _none(self, place: str, zh: str, en: str, code: str) -> WordPicture:
        self.noticed.say(code, place, Say(zh=f"这里的图片{zh}。", en=f"The picture here {en}."), remedy=REPLACE)
        return WordPicture(None, place)

    def _cropped(self, place: str) -> None:
        self.noticed.say(
            "intake-word-picture-cropped",
            place,
            Say(
                zh="这里的图片在 Word 里裁过或转过；用的是整幅原图。",
                en="The picture here was cropped or turned in Word; the whole original is used.",
            ),
            remedy=Say(zh="要裁掉的部分请先裁好再放进来。", en="Crop it for good before it is put in."),
        )


def _kind(data: bytes) -> tuple[str, str]:
    """The ending of a picture that can be printed, or nothing and the name of what it is, if known."""
    printed = format_of(data)
    if printed is not None:
        return printed.suffixes[0], ""
    # [MS-EMF] 2.3.4.2: the header's record type, and its signature at byte 40.
    if data.startswith(b"\x01\x00\x00\x00") and data[40:44] == b" EMF":
        return "", "EMF"
    if b"<svg" in data[:SVG_WITHIN].lower():
        return "", "SVG"
    return "", next((name for start, name in DRAWN if data.startswith(start)), "")
