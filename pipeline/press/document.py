"""A PDF opened for inspection: its pages, their content as read back, and what each rule may ask."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, PasswordError, Pdf, PdfError, Stream

from pipeline.errors import Say, SourceError, Where
from pipeline.press.composition import PageComposition, compose_report
from pipeline.press.reading import PageText, read_pages

__all__ = ["Fault", "InspectedPdf", "open_for_inspection"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found: the page (from 1, None for the whole file) and the sentence."""

    page: int | None
    message: Say


@dataclass(frozen=True)
class InspectedPdf:
    """The document and its text as read back."""

    pdf: Pdf
    texts: tuple[PageText, ...]

    @cached_property
    def composition(self) -> tuple[PageComposition, ...]:
        """How the body type of each page is composed."""
        return tuple(compose_report(text, number) for number, text in enumerate(self.texts, start=1))

    def fonts(self) -> Iterator[tuple[int, Object]]:
        """Every font of every page's resources, with the page's number."""
        for number, page in enumerate(self.pdf.pages, start=1):
            fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
            for name in sorted(fonts.keys()):
                yield number, fonts[name]

    def contents(self) -> Iterator[tuple[int, bytes]]:
        """Every page's content, and that of its forms, with the page's number."""
        for number, page in enumerate(self.pdf.pages, start=1):
            contents = page.obj.get("/Contents")
            streams = list(contents) if isinstance(contents, Array) else [contents]
            for stream in streams:
                if isinstance(stream, Stream):
                    yield number, stream.read_bytes()
            for form in self._forms(page.obj.get("/Resources", Dictionary()), 0):
                yield number, form.read_bytes()

    def images(self) -> Iterator[tuple[int, str, Stream]]:
        """Every image of every page's resources."""
        for number, page in enumerate(self.pdf.pages, start=1):
            objects = page.obj.get("/Resources", Dictionary()).get("/XObject", Dictionary())
            for name in sorted(objects.keys()):
                found = objects[name]
                if isinstance(found, Stream) and found.get("/Subtype") == Name.Image:
                    yield number, name, found

    def _forms(self, resources: Object, depth: int) -> Iterator[Stream]:
        objects = resources.get("/XObject", Dictionary())
        for name in sorted(objects.keys()) if depth < 8 else []:  # noqa: PLR2004 - forms nest no deeper in practice
            found = objects[name]
            if isinstance(found, Stream) and found.get("/Subtype") == Name.Form:
                yield found
                yield from self._forms(found.get("/Resources", Dictionary()), depth + 1)


def open_for_inspection(
    path: Path, data: bytes | None = None, texts: tuple[PageText, ...] | None = None
) -> InspectedPdf:
    """Open a PDF: the file, or ``data`` that is not a file yet and is called ``path``; ``texts`` if read before.

    Raises:
        SourceError: not there, not a PDF, encrypted or damaged.
    """
    try:
        data = path.read_bytes() if data is None else data
        pdf = Pdf.open(io.BytesIO(data))
        return InspectedPdf(pdf, read_pages(data) if texts is None else texts)
    except PasswordError as error:
        raise _refused(path, "PDF 加了密", "the PDF is encrypted") from error
    except PdfError as error:
        # The library calls what it read by an address in memory; the file's own name stands before the message.
        what = str(error).rsplit(">: ", maxsplit=1)[-1]
        raise _refused(path, f"不是完好的 PDF（{what}）", f"not a sound PDF ({what})") from error
    except OSError as error:
        raise _refused(path, f"打不开：{error.strerror}", f"cannot be opened: {error.strerror}") from error


def _refused(path: Path, zh: str, en: str) -> SourceError:
    return SourceError(Say(zh=f"{zh}。", en=f"{en}."), where=Where(str(path)))
