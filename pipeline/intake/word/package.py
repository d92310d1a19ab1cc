"""The package a Word file is (ECMA-376 Part 2): parts and relationships out of a zip, opened with distrust.

Nothing is written to disk, no entry's name is used as a path, and nothing outside the package is opened.  What is
refused before it is unpacked: encrypted and damaged archives, names with ``..`` or a backslash, two entries of one
name, more entries or bytes than copy has, and markup that unpacks to 250 times what it is packed in.
"""

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.copy_file import CopyFile
from pipeline.intake.xml_tree import read_xml
from pipeline.settings.values import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["OLD", "Package", "Relation", "open_package"]

# [MS-CFB] 2.2: what .doc of Word 97 is, and what a password makes of .docx ([MS-OFFCRYPTO] 1.3.2).
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
# A file of two hundred pages has 2,500 paragraphs and some 200,000 tags and attributes in a few MB of markup.
MOST_ENTRIES = 5_000
MOST_MARKUP_BYTES = 32_000_000
# The reader goes into every element by calls inside calls.
DEEPEST = 250
MOST_MARKS = 800_000
# Text with Word's own markup packs to between a tenth and a fiftieth; a bomb to a thousandth.
MOST_RATIO = 250
LEAST_SUSPECT_BYTES = 4_000_000
CENTRAL_ENTRY = b"PK\x01\x02"
WRONG_NAME = re.compile(r"(?:\A|[/\\])\.\.(?:[/\\]|\Z)|\A[/\\]|\\|:|[\x00-\x1f]")
# ISO/IEC 29500 strict has namespaces of its own for the same elements.
STRICT = {
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/chart": b"http://schemas.openxmlformats.org/drawingml/2006/chart",
    b"http://purl.oclc.org/ooxml/drawingml/diagram": b"http://schemas.openxmlformats.org/drawingml/2006/diagram",
}
AS_DOCX = Say(zh="用 Word 或 WPS 打开，另存为 .docx。", en="Open it in Word or WPS and save it as .docx.")
WITHOUT_PASSWORD = Say(zh="去掉密码，再存为 .docx。", en="Take the password off and save it as .docx.")
SEND_AGAIN = Say(zh="请对方重发，或重新另存为 .docx。", en="Have it sent again, or save it as .docx anew.")
NOT_COPY = Say(
    zh="这不像稿件，不读；请核对来源。", en="This is not like copy and is not read; see where it comes from."
)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to: ``kind`` is the last word of its type, ``target`` a part's name or an address outside."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Package:
    """An open package."""

    name: str
    limits: Limits
    archive: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    main: str = ""
    related: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def data(self, part: str) -> bytes | None:
        """The bytes of a part, None where it is not there (names match in any case: Part 2, 6.2.2.3).

        Raises:
            SourceError: it cannot be unpacked.
        """
        entry = self.entries.get(part.lower())
        if entry is None:
            return None
        try:
            return self.archive.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
            raise _refused(self.name, "压缩包已损坏", "the archive is damaged", SEND_AGAIN, part) from error

    def tree(self, part: str) -> "Element | None":
        """The root element of a part of markup.

        Raises:
            SourceError: it is not well formed, or beyond a limit; with the part's name.
        """
        entry = self.entries.get(part.lower())
        if entry is not None:
            _refuse_large_markup(self.name, entry)
        data = self.data(part)
        if data is None:
            return None
        if data.count(b"<") + data.count(b"=") > MOST_MARKS:
            raise _refused(self.name, "标签和属性过多", "too many tags and attributes", NOT_COPY, part)
        if b"purl.oclc.org/ooxml/" in data:
            for strict, same in STRICT.items():
                data = data.replace(b'="' + strict, b'="' + same)
        try:
            return read_xml(data, self.name, replace(self.limits, deepest=min(self.limits.deepest, DEEPEST)))[0]
        except SourceError as error:
            error.where = Where(self.name, error.where.line, box=part)
            raise

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by their ids (Part 2, 6.5)."""
        if part not in self.related:
            folder, _, file = part.rpartition("/")
            tree = self.tree(f"{folder}/_rels/{file}.rels".removeprefix("/"))
            found = () if tree is None else tree
            self.related[part] = {str(one.get("Id")): _relation(one, folder) for one in found if one.get("Target")}
        return self.related[part]

    def first(self, kind: str) -> str:
        """The part that the document points to as its ``kind`` (``styles``); empty where there is none."""
        inside = (one for one in self.relations(self.main).values() if one.kind == kind and not one.external)
        return next((one.target for one in inside), "")


def open_package(copy: CopyFile, limits: Limits) -> Package:
    """Open a Word file.

    Raises:
        SourceError: it is no Word file, or one that is not read; with what to do about it.
    """
    name = copy.name
    if copy.data.startswith(OLD):
        if ENCRYPTED_PACKAGE in copy.data:
            raise _refused(name, "文件加了密码", "the file has a password", WITHOUT_PASSWORD)
        raise _refused(name, "这是旧的二进制 .doc 格式", "this is the old binary .doc format", AS_DOCX)
    if copy.data.count(CENTRAL_ENTRY) > MOST_ENTRIES:
        raise _refused(name, f"压缩包里超过 {MOST_ENTRIES} 个文件", f"more than {MOST_ENTRIES} entries", NOT_COPY)
    try:
        archive = zipfile.ZipFile(io.BytesIO(copy.data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _refused(name, "压缩包不完整", "the archive breaks off or is damaged", SEND_AGAIN) from error
    package = Package(name, limits, archive, _entries(name, archive.infolist(), limits))
    package.main = _main(package)
    return package


def _entries(name: str, infos: list[zipfile.ZipInfo], limits: Limits) -> dict[str, zipfile.ZipInfo]:
    entries: dict[str, zipfile.ZipInfo] = {}
    unpacked = 0
    for info in infos:
        said = info.orig_filename
        if WRONG_NAME.search(said):
            raise _refused(
                name, "压缩包里有越界的路径", "an entry's name leads out of the archive", NOT_COPY, repr(said)
            )
        if info.flag_bits & 0x1:
            raise _refused(name, "压缩包加了密码", "the archive has a password", AS_DOCX, said)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _refused(name, "压缩方法不是 deflate", "it is packed by another method than deflate", AS_DOCX, said)
        if said.lower() in entries:
            raise _refused(name, "压缩包里有两个同名文件", "two entries have one name", NOT_COPY, said)
        entries[said.lower()] = info
        # What an entry declares is all that is ever unpacked of it: zipfile stops there and refuses what differs.
        unpacked += info.file_size
    if unpacked > limits.most_unpacked_bytes:
        raise _refused(
            name, f"解压后有 {unpacked} 字节，超过上限 {limits.most_unpacked_bytes}",
            f"it unpacks to {unpacked} bytes; the limit is {limits.most_unpacked_bytes}",
            Say(
                zh="缩小图片，或在 paper.toml 的 [intake] 里调高 most_unpacked_bytes。",
                en="Make its pictures smaller, or raise most_unpacked_bytes under [intake] in paper.toml.",
            ),
        )  # fmt: skip
    return entries


def _refuse_large_markup(name: str, entry: zipfile.ZipInfo) -> None:
    size = entry.file_size
    suspect = size > LEAST_SUSPECT_BYTES and size > MOST_RATIO * max(entry.compress_size, 1)
    if size > MOST_MARKUP_BYTES or suspect:
        raise _refused(
            name, f"解压后有 {size} 字节标记，像压缩炸弹", f"it unpacks to {size} bytes of markup, as a zip bomb does",
            NOT_COPY, entry.orig_filename,
        )  # fmt: skip


def _main(package: Package) -> str:
    """The part that is the document: what the package points to (Part 1, 11.3.10)."""
    kinds = package.relations("")
    main = next((one.target for one in kinds.values() if one.kind == "officeDocument"), "")
    if main.lower() not in package.entries:
        raise _refused(package.name, "压缩包里没有 Word 文档", "there is no Word document in the archive", SEND_AGAIN)
    return main


def _relation(element: "Element", folder: str) -> Relation:
    target = str(element.get("Target"))
    external = element.get("TargetMode") == "External"
    if not external:
        whole = unquote(target.partition("#")[0])
        # A name that climbs out of the package names no entry of it.
        target = posixpath.normpath(posixpath.join("/", folder, whole)).lstrip("/")
    return Relation(str(element.get("Type") or "").rpartition("/")[2], target, external)


def _refused(name: str, zh: str, en: str, remedy: Say, part: str = "") -> SourceError:
    return SourceError(
        Say(zh=f"读不了这份 Word 稿：{zh}。", en=f"This Word file cannot be read: {en}."),
        where=Where(name, box=part),
        remedy=remedy,
    )
