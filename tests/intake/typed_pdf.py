"""Tiny PDF files typed out by hand: lines of type and rules at given places, as another paper's system may make them.

The Chinese font is not embedded and is named with its CMap (ISO 32000-2, 9.7.5.2), from which the text comes back.
"""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Box", "Type", "typed_pdf"]


DESCENDANT = (
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>"
)
DESCRIPTOR = (
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
    " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
)


@dataclass(frozen=True)
class Type:
    """A line of type: left edge and baseline in points from the top left; ``latin`` in Helvetica."""

    x: float
    y: float
    size: float
    text: str
    latin: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Box:
    """A rule or box filled in black."""

    x: float
    y: float
    width: float
    height: float


def typed_pdf(
    pages: Sequence[Sequence[Type | Box]], width: float = 400, height: float = 600, extra: str = "", repeat: int = 1
) -> bytes:
    """A PDF file.

    Args:
        pages: what stands on each.
        width: of a page in points.
        height: of a page in points.
        extra: further entries of each page, ``/Rotate 90``.
        repeat: how many times each page is named in the page tree.
    """
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        DESCENDANT,
        DESCRIPTOR,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for page in pages:
        content = "\n".join(_drawn(item, height) for item in page)
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {len(objects)} 0 R {extra}"
            " /Resources << /Font << /S 3 0 R /H 6 0 R >> >> >>"
        )
        kids += [f"{len(objects)} 0 R"] * repeat
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def _drawn(item: Type | Box, height: float) -> str:
    if isinstance(item, Box):
        return f"{item.x} {height - item.y - item.height} {item.width} {item.height} re f"
    shown = f"({item.text})" if item.latin else f"<{item.text.encode('utf-16-be').hex()}>"
    font, mode = ("H" if item.latin else "S"), (3 if item.hidden else 0)
    return f"BT /{font} {item.size} Tf {mode} Tr 1 0 0 1 {item.x} {height - item.y} Tm {shown} Tj ET"
