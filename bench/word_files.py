"""A Word file of two hundred pages to measure the reading of, made of the seed page's sentences in a fixed order.

Runs are cut as Word cuts them after a day's editing: four a paragraph, each with fonts and language of its own.
"""

import io
import zipfile
from pathlib import Path

from bench.copy_text import seed_sentences

__all__ = ["write_word_file"]

PARAGRAPHS = 2500
CHARACTERS = 80
TABLE_EVERY = 250
RUNS = 4
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
LOOK = (
    '<w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312" w:hAnsi="Times New Roman"/>{bold}'
    '<w:sz w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
)


def write_word_file(path: Path) -> int:
    """Write the file; answers its characters."""
    sentences = seed_sentences()
    blocks, total, at = [_paragraph("两百页长文", heading=True)], 0, 0
    for number in range(PARAGRAPHS):
        text = ""
        while len(text) < CHARACTERS:
            text += sentences[at % len(sentences)]
            at += 1
        text = text[:CHARACTERS]
        blocks.append(_paragraph(text))
        total += len(text)
        if number % TABLE_EVERY == 0:
            blocks.append(_table())
    document = f'<w:document xmlns:w="{W}"><w:body>{"".join(blocks)}</w:body></w:document>'
    relations = (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>'
    )
    types = f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", document)):
            archive.writestr(name, data)
    path.write_bytes(made.getvalue())
    return total


def _paragraph(text: str, *, heading: bool = False) -> str:
    size = -(-len(text) // RUNS)
    look = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>' if heading else '<w:pPr><w:ind w:firstLine="420"/></w:pPr>'
    runs = "".join(
        f'<w:r w:rsidRPr="00A4{number:04}">{LOOK.format(bold="<w:b/>" if number == 1 else "")}'
        f'<w:t xml:space="preserve">{text[number * size : (number + 1) * size]}</w:t></w:r>'
        for number in range(RUNS)
    )
    return f'<w:p w:rsidR="00A41234">{look}{runs}</w:p>'


def _table() -> str:
    cells = "".join(
        f"<w:tc><w:tcPr/>{_paragraph(text)}</w:tc>" for text in ("项目名称", "建设规模", "总投资额", "完成时间")
    )
    return f"<w:tbl>{f'<w:tr>{cells}</w:tr>' * 20}</w:tbl>"
