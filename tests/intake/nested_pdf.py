"""Small PDF files that ask for far more work than they look: forms that draw a form twice, and so on."""

__all__ = ["nested_pdf"]


def nested_pdf(levels: int, leaf: str, before: int = 0) -> bytes:
    """A PDF file of ``before`` plain pages and one that draws ``leaf`` two to the power of ``levels`` times.

    Args:
        levels: how many forms stand inside each other (ISO 32000-2, 8.10), each drawing the next one twice.
        leaf: the operators of the innermost.
        before: how many pages come first.
    """
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents {} 0 R /Resources << {} >> >>"
    with_font = "/Font << /H 3 0 R >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", font]
    kids = []
    objects.append(stream("", "BT /H 12 Tf 40 500 Td (A page that does no harm.) Tj ET"))
    for _ in range(before):
        objects.append(page.format(4, with_font))
        kids.append(len(objects))
    first = len(objects) + 3
    objects.append(stream("", "/F Do"))
    objects.append(page.format(first - 2, f"/XObject << /F {first} 0 R >>"))
    kids.append(len(objects))
    form = "/Type /XObject /Subtype /Form /BBox [0 0 400 600] /Resources"
    objects += [stream(f"{form} << /XObject << /F {first + at + 1} 0 R >> >>", "/F Do /F Do") for at in range(levels)]
    objects.append(stream(f"{form} << {with_font} >>", leaf))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def stream(entries: str, content: str) -> str:
    """A stream object with its dictionary."""
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"
