"""Word files for the tests, made of raw XML: what no writer's interface offers, damage and attacks included."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.intake.readers.docx import read
from pipeline.model import Finding, Story
from pipeline.settings.values import Limits, PageSettings

__all__ = ["found", "package", "paragraph", "read_bytes", "read_document", "run", "story_of"]

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
STYLES = (
    f"{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='21'/></w:rPr></w:rPrDefault>"
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="标题"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="引题"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="caption"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="本报大标题"/><w:basedOn w:val="t"/></w:style>'
    "</w:styles>"
)


def run(text: str, properties: str = "") -> str:
    """``w:r`` with one text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """``w:p``; content without markup becomes one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def package(
    body: str,
    parts: Mapping[str, bytes | str] | None = None,
    related: Mapping[str, tuple[str, str]] | None = None,
    *,
    whole: str = "",
) -> bytes:
    """A Word file.

    Args:
        body: what stands in ``w:body``.
        parts: further parts by name.
        related: by id, the kind and target of what the document points to; an address is outside.
        whole: the document's XML, in place of one around ``body``.
    """
    points = {"rStyles": ("styles", "styles.xml"), **(related or {})}
    targets = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for key, (kind, target) in points.items()
    )
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    document = whole or f"{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    content = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": (
            f'{HEAD}{relations}<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>"
        ),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": f"{HEAD}{relations}{targets}</Relationships>",
        "word/styles.xml": STYLES,
        **(parts or {}),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return made.getvalue()


def read_bytes(data: bytes, limits: Limits | None = None, name: str = "稿.docx") -> Filing:
    """What the reader makes of a file."""
    return read(CopyFile(name, data, 1, PageSettings(1), Path()), limits or Limits())


def read_document(body: str, **given: object) -> Filing:
    """What the reader makes of a document below a headline."""
    return read_bytes(package(paragraph("河口新桥通车", "1") + body, **given))  # type: ignore[arg-type]


def story_of(filing: Filing) -> Story:
    """The only story."""
    (filed,) = filing.stories
    return filed.story


def found(filing: Filing, code: str) -> Finding:
    """The only finding of a code."""
    (one,) = [finding for finding in filing.findings if finding.code == code]
    return one
