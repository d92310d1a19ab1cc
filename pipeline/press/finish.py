"""A PDF as painted → a PDF built to PDF/X-4 (ISO 15930-7:2010).

What is done, by clause: page boxes (6.12), output intent with its profile (6.2.2), identification in XMP
(6.3), trapping key (6.13), no annotations in the page (6.15), version 1.6 (6.1).  Black type overprints
(OPM 1, ISO 32000-1, 8.6.7).  Nothing is certified: no open tool can.  Equal input gives equal bytes.
"""

import datetime
import io
import re
import uuid

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from pipeline.press.geometry import Identity, Sheet
from pipeline.press.marks import marks_content
from pipeline.press.profiles import output_profile

__all__ = ["finish"]

CONDITION = "CGATS TR 002"
CONDITION_NAME = "SNAP newsprint (coldset), CGATS/SNAP TR 002-2007"
FILL_COLOUR = re.compile(rb"(?<=\n)((?:[\d.]+ ){3}[\d.]+) scn(?=\n)")
NAMESPACE = uuid.UUID("6f4c6a1e-0d1c-5b5e-9b60-6f5b3f6f7a10")
UNDATED = datetime.date(2000, 1, 1)


def finish(pdf: bytes, sheet: Sheet, identity: Identity) -> bytes:
    """Make a painted PDF ready for the press.

    Args:
        pdf: pages whose MediaBox is the bleed, all colour CMYK.
        sheet: trim, bleed and slug.
        identity: what the file says of itself.
    """
    with Pdf.open(io.BytesIO(pdf)) as document:
        marks = document.make_stream(marks_content(sheet))
        all_inks = _all_inks(document)
        for page in document.pages:
            _finish_page(document, page, sheet, marks, all_inks)
        for key in ("/Outlines", "/Names", "/OpenAction", "/AA", "/AcroForm"):
            if key in document.Root:
                del document.Root[key]
        _output_intent(document)
        _identify(document, identity)
        out = io.BytesIO()
        document.save(
            out,
            force_version="1.6",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return out.getvalue()


def _finish_page(document: Pdf, page: pikepdf.Page, sheet: Sheet, marks: Stream, all_inks: Array) -> None:
    page.MediaBox = _box(sheet.media_box_pt())
    page.BleedBox = _box(sheet.bleed_box_pt())
    page.TrimBox = _box(sheet.trim_box_pt())
    for key in ("/CropBox", "/ArtBox", "/Annots", "/Tabs", "/AA"):
        if key in page.obj:
            del page.obj[key]
    resources = page.obj.Resources
    states = resources.get("/ExtGState", Dictionary())
    states["/BanmianOver"] = Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)
    states["/BanmianKnock"] = Dictionary(Type=Name.ExtGState, OP=False, op=False)
    resources["/ExtGState"] = states
    spaces = resources.get("/ColorSpace", Dictionary())
    spaces["/BanmianAll"] = all_inks
    resources["/ColorSpace"] = spaces
    content = b"\n".join(stream.read_bytes() for stream in _streams(page))
    offset = sheet.offset_pt
    content = b"q 1 0 0 1 %.4f %.4f cm\n" % (offset, offset) + FILL_COLOUR.sub(_with_overprint, content) + b"\nQ\n"
    page.Contents = Array([document.make_stream(content), marks])


def _with_overprint(found: re.Match[bytes]) -> bytes:
    """Black alone overprints what lies below it; any other colour knocks it out."""
    state = b"/BanmianOver" if [float(part) for part in found.group(1).split()] == [0, 0, 0, 1] else b"/BanmianKnock"
    return found.group() + b"\n" + state + b" gs"


def _streams(page: pikepdf.Page) -> list[Stream]:
    contents = page.Contents
    streams = list(contents) if isinstance(contents, Array) else [contents]
    return [stream for stream in streams if isinstance(stream, Stream)]


def _box(corners_pt: tuple[float, float, float, float]) -> Array:
    return Array([round(corner, 4) for corner in corners_pt])


def _all_inks(document: Pdf) -> Array:
    """Separation /All: full strength on every plate."""
    tint = document.make_stream(b"{ dup dup dup }")
    tint.FunctionType, tint.Domain = 4, Array([0, 1])
    tint.Range = Array([0, 1] * 4)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])


def _output_intent(document: Pdf) -> None:
    profile = document.make_stream(output_profile())
    profile.N = 4
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(CONDITION),
        OutputCondition=String(CONDITION_NAME),
        RegistryName=String("http://www.color.org"),
        Info=String(CONDITION_NAME),
        DestOutputProfile=profile,
    )
    document.Root.OutputIntents = Array([document.make_indirect(intent)])


def _identify(document: Pdf, identity: Identity) -> None:
    date = identity.date or UNDATED
    pdf_time, xmp_time = f"D:{date:%Y%m%d}000000Z", f"{date:%Y-%m-%d}T00:00:00Z"
    document_id = uuid.uuid5(NAMESPACE, identity.digest)
    maker = f"Banmian {identity.version}"
    document.docinfo = document.make_indirect(
        Dictionary(
            Title=String(identity.title),
            Creator=String(maker),
            Producer=String(maker),
            CreationDate=String(pdf_time),
            ModDate=String(pdf_time),
            Trapped=Name("/False"),
        )
    )
    xmp = _xmp(identity.title, maker, xmp_time, str(document_id))
    metadata = document.make_stream(xmp.encode("utf-8"))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    document.Root.Metadata = metadata


def _xmp(title: str, maker: str, time: str, document_id: str) -> str:
    from xml.sax.saxutils import escape

    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{time}</xmp:CreateDate><xmp:ModifyDate>{time}</xmp:ModifyDate><xmp:MetadataDate>{time}</xmp:MetadataDate>
<xmp:CreatorTool>{escape(maker)}</xmp:CreatorTool><pdf:Producer>{escape(maker)}</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>uuid:{document_id}</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
