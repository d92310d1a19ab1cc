"""Word files put together at random: every character is in a field of some story, once, or quoted in a finding."""

import random
from collections import Counter
from itertools import count

from pipeline.intake.copy_file import Filing
from tests.intake.word_packages import NAMESPACES, package, paragraph, read_bytes, run

LOOKS = ("", "", "", "<w:b/>", '<w:sz w:val="44"/>', "<w:b/><w:sz w:val='32'/>", '<w:vertAlign w:val="superscript"/>')
PLACES = ("", "", "", '<w:jc w:val="center"/>', '<w:jc w:val="right"/>', '<w:numPr><w:numId w:val="1"/></w:numPr>')
STYLES = ("", "", "", "", "1", "2", "t", "y", "c", "own")
HIDDEN = "<w:vanish/>"
ENDS = ("。", "。", "。", "", "：", "，", "！")
OPENINGS = ("", "", "", "　　本报讯 ", "图为", "——", "【", "（记者 ", "下转第2版")
BREAKS = ("", "", "<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:tab/></w:r>")
NUMBERS = (
    f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
NOTES = (
    f'<w:footnotes {NAMESPACES}><w:footnote w:id="2"><w:p><w:r><w:t>NOTE</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def words(chance: random.Random, serial: "count[int]") -> str:
    """Text no other paragraph has: Han characters one after another."""
    length = chance.choice((2, 4, 6, 12, 30, 90))
    return "".join(chr(0x4E00 + next(serial) % 20_000) for _ in range(length)) + chance.choice(ENDS)


def random_paragraph(chance: random.Random, serial: "count[int]") -> str:
    inside = run(chance.choice(OPENINGS) + words(chance, serial), chance.choice(LOOKS))
    for _ in range(chance.randrange(3)):
        inside += chance.choice(BREAKS) + run(words(chance, serial), chance.choice((*LOOKS, HIDDEN)))
    return paragraph(inside, chance.choice(STYLES), chance.choice(PLACES))


def random_block(chance: random.Random, serial: "count[int]", depth: int = 0) -> str:
    kind = chance.randrange(12)
    if kind == 0:
        return "<w:p/>"
    if kind == 1 and depth < 2:
        rows = chance.randrange(1, 4)
        cells = chance.randrange(1, 4)
        row = (
            "<w:tr>"
            + "".join(f"<w:tc>{random_block(chance, serial, depth + 1)}</w:tc>" for _ in range(cells))
            + "</w:tr>"
            for _ in range(rows)
        )
        return f"<w:tbl>{''.join(row)}</w:tbl>"
    if kind == 2 and depth < 2:
        box = "".join(random_block(chance, serial, depth + 1) for _ in range(2))
        return paragraph(
            f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{box}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
            + run(words(chance, serial))
        )
    if kind == 3:
        return f"<w:sdt><w:sdtContent>{random_paragraph(chance, serial)}</w:sdtContent></w:sdt>"
    return random_paragraph(chance, serial)


def printed(filing: Filing) -> str:
    parts: list[str] = []
    for filed in filing.stories:
        story = filed.story
        parts += [*story.column_head, *story.kicker, *story.headline, *story.deck, *story.paragraphs]
        parts += [story.signature, story.jump or ""]
        parts += [text for picture in story.pictures for text in (picture.caption, picture.credit_text)]
    return "".join(parts)


def test_every_character_is_printed_once_or_quoted() -> None:
    for seed in range(250):
        chance = random.Random(seed)
        serial = count(chance.randrange(20_000))
        body = "".join(random_block(chance, serial) for _ in range(chance.randrange(1, 25))) + paragraph("末段。")
        filing = read_bytes(
            package(
                body.replace("<w:p/>", paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>'), 1),
                parts={"word/numbering.xml": NUMBERS, "word/footnotes.xml": NOTES},
                related={"rN": ("numbering", "numbering.xml"), "rF": ("footnotes", "footnotes.xml")},
            )
        )
        shown = Counter(printed(filing))
        quoted = "".join(one.message.zh for one in filing.findings if one.code == "intake-word-hidden-text")
        texts = "".join(piece.split("</w:t>")[0] for piece in body.split('<w:t xml:space="preserve">')[1:])
        for sign, times in Counter(texts).items():
            if not sign.isspace():
                assert shown[sign] >= times - quoted.count(sign), (seed, sign)
                if times == 1 and sign not in quoted and sign != "注":
                    assert shown[sign] == 1, (seed, sign)


def test_spans_lie_inside_their_paragraphs() -> None:
    for seed in range(60):
        chance = random.Random(seed)
        serial = count(0)
        body = "".join(random_block(chance, serial) for _ in range(12)) + paragraph("末段。")
        for filed in read_bytes(package(body)).stories:
            story = filed.story
            assert len(story.forms) in (0, len(story.paragraphs))
            for span in story.spans:
                assert 0 <= span.start < span.end <= len(story.paragraphs[span.paragraph])
            assert [(span.paragraph, span.start) for span in story.spans] == sorted(
                (span.paragraph, span.start) for span in story.spans
            )
            fields = {origin.field for origin in story.origins}
            assert {f"paragraphs.{number}" for number in range(len(story.paragraphs))} <= fields
            assert {f"headline.{number}" for number in range(len(story.headline))} <= fields
            assert all(origin.place for origin in story.origins)
