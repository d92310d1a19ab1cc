"""Pictures made for tests: small, of every kind, with the metadata that cameras and agencies write."""

import struct
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

ORIENTATION = 0x0112
# A stored picture of 60 × 40 whose upper left quarter is red, the rest white.
SIZE = (60, 40)
RED, WHITE = (220, 20, 30), (255, 255, 255)


def drawn(mode: str = "RGB", size: tuple[int, int] = SIZE) -> Image.Image:
    image = Image.new("RGB", size, WHITE)
    image.paste(RED, (0, 0, size[0] // 2, size[1] // 2))
    return image.convert(mode)


def encoded(image: Image.Image, kind: str, **more: Any) -> bytes:  # noqa: ANN401 - whatever the format takes
    import pillow_heif

    pillow_heif.register_heif_opener()
    out = BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def turned_by_exif(orientation: int, kind: str = "JPEG") -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    return encoded(drawn(), kind, exif=exif.tobytes(), **({"quality": 95} if kind == "JPEG" else {}))


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def with_iim(records: dict[int, bytes], jpeg: bytes) -> bytes:
    """A JPEG with an IPTC-IIM block in a Photoshop resource (APP13)."""
    block = b"".join(b"\x1c\x02" + bytes([key]) + struct.pack(">H", len(said)) + said for key, said in records.items())
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(block)) + block + b"\x00" * (len(block) % 2)
    segment = b"Photoshop 3.0\x00" + resource
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + jpeg[2:]


def xmp(inner: str) -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
        'xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" '
        'xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#" '
        f'xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#">{inner}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def regions(*areas: tuple[str, float, float, float, float], applied: tuple[int, int] | None = None) -> bytes:
    """XMP with regions: type, middle, width and depth as shares."""
    items = "".join(
        f'<rdf:li><rdf:Description mwg-rs:Type="{kind}"><mwg-rs:Area stArea:x="{x}" stArea:y="{y}" stArea:w="{w}" '
        f'stArea:h="{h}" stArea:unit="normalized"/></rdf:Description></rdf:li>'
        for kind, x, y, w, h in areas
    )
    size = "" if applied is None else f'<mwg-rs:AppliedToDimensions stDim:w="{applied[0]}" stDim:h="{applied[1]}"/>'
    return xmp(
        f'<mwg-rs:Regions rdf:parseType="Resource">{size}<mwg-rs:RegionList><rdf:Bag>{items}</rdf:Bag>'
        "</mwg-rs:RegionList></mwg-rs:Regions>"
    )
