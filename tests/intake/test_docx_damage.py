"""Word files that are damaged, hostile or no Word files: refused with file and place, or read without harm."""

import io
import random
import re
import zipfile
from pathlib import Path

import pytest

from pipeline.build import Request, parse
from pipeline.errors import ExitCode, SourceError
from pipeline.settings.values import Limits
from tests.intake.word_packages import HEAD, NAMESPACES, found, package, paragraph, read_bytes, read_document, story_of

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
GOOD = package(paragraph("河口新桥通车", "1") + paragraph("新桥昨日通车。" * 40))


def with_entry(name: str, data: bytes = b"x") -> bytes:
    made = io.BytesIO(GOOD)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(name, data)
    return made.getvalue()


def with_document(document: str | bytes) -> bytes:
    return package("", whole="", parts={"word/document.xml": document})


def encrypted() -> bytes:
    """The flag of encryption set in every header (APPNOTE 4.4.4, bit 0)."""
    data = bytearray(GOOD)
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(magic, at + 4)
    return bytes(data)


def nested(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + paragraph("深。") + "</w:tc></w:tr></w:tbl>" * depth


ENTITIES = (
    '<!DOCTYPE w:document [<!ENTITY a "哈哈哈哈哈哈哈哈">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(8))
    + "]>"
)
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (OLD, "old binary .doc"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "password"),
        (encrypted(), "password"),
        (GOOD[: len(GOOD) // 2], "breaks off"),
        (GOOD[:-10], "breaks off"),
        (with_entry("../../evil.xml"), "leads out"),
        (with_entry("/etc/evil.xml"), "leads out"),
        (with_entry("word\\evil.xml"), "leads out"),
        (with_entry("C:/evil.xml"), "leads out"),
        (with_entry("WORD/document.xml"), "one name"),
        (with_document(f"{HEAD}<w:document {NAMESPACES}><w:body><w:p>"), "not well-formed"),
        (with_document(f"{HEAD}{ENTITIES}<w:document {NAMESPACES}><w:body>&h;</w:body></w:document>"), "DTD"),
        (with_document(f"{HEAD}{OUTSIDE}<w:document {NAMESPACES}><w:body>&a;</w:body></w:document>"), "DTD"),
        (with_document(f"{HEAD}{ENTITIES}<w:document/>".replace("UTF-8", "UTF-16").encode("utf-16")), "DTD"),
        (with_document("<html/>"), "no body"),
        (package(paragraph("")), "no text"),
        (package(nested(90)), "deep"),
        (package("".join(f"<w:p w:n='{n * 7919}'/>" for n in range(1_000_001))), "tags"),
        (package(f"<w:p {' '.join(f'a{n}=' + chr(39) + chr(39) for n in range(1_600_000))}/>"), "attributes"),
        (package(f"<w:p><w:r><w:t>{'哈' * 6_000_000}</w:t></w:r></w:p>"), "zip bomb"),
    ],
    ids=[
        "doc", "password", "zip-password", "half", "tail", "climbs", "absolute", "backslash", "drive", "twice",
        "broken-xml", "entities", "outside", "utf-16", "no-word", "empty", "deep", "tags", "attributes", "bomb",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_file(data: bytes, word: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_bytes(data)
    assert refused.value.where.file == "稿.docx"
    assert word in refused.value.message.en
    assert refused.value.exit_code is ExitCode.SOURCE


def test_more_than_may_be_unpacked_is_refused_before_it_is() -> None:
    with pytest.raises(SourceError) as refused:
        read_bytes(with_entry("word/media/a.bin", bytes(300_000)), Limits(most_unpacked_bytes=200_000))
    assert "the limit is 200000" in refused.value.message.en


def test_an_entry_that_declares_less_than_it_holds_is_refused() -> None:
    """A size that lies is caught by the sum over what was unpacked (CRC-32, APPNOTE 4.4.7)."""
    lying = bytearray(GOOD)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        entry = archive.getinfo("word/document.xml")
    at = lying.find(b"word/document.xml", lying.find(b"PK\x01\x02"))
    header = lying.rfind(b"PK\x01\x02", 0, at)
    lying[header + 24 : header + 28] = (entry.file_size // 2).to_bytes(4, "little")
    with pytest.raises(SourceError) as refused:
        read_bytes(bytes(lying))
    assert refused.value.where.box == "word/document.xml"


def test_too_many_entries_are_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(5_001):
            archive.writestr(f"word/{number}", b"")
    with pytest.raises(SourceError) as refused:
        read_bytes(made.getvalue())
    assert "5000 entries" in refused.value.message.en


def test_a_file_that_is_no_zip_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(b"{\\rtf1 not a zip}")
    with pytest.raises(SourceError) as refused:
        parse(Request((path,)))
    assert "is not a Word file" in refused.value.message.en


def test_macros_are_neither_run_nor_read() -> None:
    filing = read_document(paragraph("正文。"), parts={"word/vbaProject.bin": b"\x01"})
    assert story_of(filing).paragraphs == ("正文。",)
    assert found(filing, "intake-word-macros")


def test_another_document_inside_is_an_error_to_settle() -> None:
    filing = read_document(paragraph("正文。") + '<w:altChunk r:id="rA"/>', related={"rA": ("aFChunk", "a.html")})
    assert found(filing, "intake-word-embedded-document").severity == "error"


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = (
        f"<w:styles {NAMESPACES}>"
        "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='x'/><w:basedOn w:val='2'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='2'><w:name w:val='y'/><w:basedOn w:val='1'/></w:style></w:styles>"
    )
    filing = read_document(paragraph("正文在此。", "2"), parts={"word/styles.xml": styles})
    assert story_of(filing).paragraphs[-1] == "正文在此。"


def test_a_file_without_styles_or_relationships_is_read() -> None:
    filing = read_document(paragraph("正文在此。"), parts={"word/styles.xml": f"<w:styles {NAMESPACES}/>"})
    assert "正文在此。" in story_of(filing).paragraphs


def test_values_out_of_reason_do_no_harm() -> None:
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999"/>'
        f'<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1{"长" * 5000}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    first = f'<w:tc><w:tcPr><w:gridSpan w:val="99999999999"/></w:tcPr>{paragraph("甲")}</w:tc>'
    row = f'<w:trPr><w:gridBefore w:val="999999"/></w:trPr>{first}<w:tc>{paragraph("乙")}</w:tc>'
    numbered = '<w:numPr><w:ilvl w:val="²"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="٣"/>'
    wrong = '<w:r><w:rPr><w:sz w:val="-1"/></w:rPr><w:t>字</w:t><w:sym w:char="ZZ"/><w:sym w:char="110000"/></w:r>'
    filing = read_document(
        paragraph("项", properties=numbered) + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>" + paragraph(wrong),
        parts={"word/numbering.xml": numbering},
        related={"rN": ("numbering", "numbering.xml")},
    )
    story = story_of(filing)
    assert story.paragraphs[0].startswith("999999长")
    assert sum(map(len, story.paragraphs)) < 500


def test_a_long_chain_of_styles_ends() -> None:
    chain = "".join(
        f"<w:style w:type='paragraph' w:styleId='{n}'><w:name w:val='x{n}'/><w:basedOn w:val='{n + 1}'/></w:style>"
        for n in range(3000)
    )
    styles = f"<w:styles {NAMESPACES}>{chain}</w:styles>"
    assert read_document(paragraph("正文在此。", "0"), parts={"word/styles.xml": styles}).stories


def test_values_changed_at_random_are_refused_or_read_and_never_crash() -> None:
    values = ("", "-1", "0", "1", "²", "99999999999999999999", "true", "../x", "rP", "\u202e", "%9")
    chance = random.Random(20230106)
    field = '<w:fldChar w:fldCharType="begin"/><w:instrText>EQ</w:instrText><w:fldChar w:fldCharType="end"/>'
    body = (
        paragraph("河口新桥通车", "1")
        + paragraph("甲", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
        + paragraph("乙") + "</w:tc></w:tr></w:tbl>" + paragraph('<w:r><w:sym w:font="Symbol" w:char="F0B1"/></w:r>')
        + paragraph(f"<w:r>{field}</w:r>" + '<w:hyperlink r:id="rL"><w:r><w:t>丙</w:t></w:r></w:hyperlink>')
        + paragraph('<w:r><w:footnoteReference w:id="2"/><w:t>丁</w:t></w:r>')
    )  # fmt: skip
    names = sorted(set(re.findall(r'[\w:]+="[^"]*"', body)))
    stories = 0
    for _ in range(400):
        damaged = body
        for _ in range(3):
            old = chance.choice(names)
            name, _, _ = old.partition("=")
            damaged = damaged.replace(old, f'{name}="{chance.choice(values)}"')
        stories += len(read_bytes(package(damaged)).stories)
    assert stories >= 400


def test_damaged_bytes_are_refused_or_read_and_never_crash() -> None:
    chance = random.Random(20230105)
    files = []
    for _ in range(300):
        data = bytearray(GOOD)
        for _ in range(chance.randrange(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read_bytes(bytes(data))
        except SourceError as error:
            files.append(error.where.file)
    assert len(files) > 100
    assert set(files) == {"稿.docx"}
