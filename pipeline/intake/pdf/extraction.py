"""The pages of a PDF file as placed characters and shapes, read by an engine that is bounded in memory and time.

A page of a few bytes can ask PDFium for gigabytes: forms inside forms (ISO 32000-2, 8.10) are laid out each time they
are named, and patterns, fonts and cross-references have their like.
"""

from collections.abc import Mapping
from dataclasses import replace

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.bounded import Bounds, EngineError, Reason, run_bounded
from pipeline.intake.pdf.embedded import read_pictures
from pipeline.intake.pdf.glyphs import Sheet
from pipeline.intake.pdf.sheets import read_sheets
from pipeline.settings.values import Limits

__all__ = ["sheets_of"]

TRIES = 2
SECONDS_A_BYTE = 0.2 / 1_000_000
# What the densest honest page takes beside what its streams unpack to: its characters as objects, and PDFium's.
WORKING_BYTES = 60_000_000
# Characters with their places take some 70 bytes each; pictures come as they are in the file, some more than once.
ANSWER_BYTES, ANSWER_TIMES = 64_000_000, 8


def sheets_of(data: bytes, name: str, limits: Limits) -> tuple[Sheet, ...]:
    """The pages of a PDF file.

    Args:
        data: its bytes.
        name: how messages call it.
        limits: ``most_seconds`` and ``most_unpacked_bytes``.

    Raises:
        SourceError: as ``read_sheets``, or more work than ``limits`` allow, with the page where that is known.
    """
    bounds = Bounds(
        limits.most_seconds + len(data) * SECONDS_A_BYTE,
        limits.most_unpacked_bytes + WORKING_BYTES,
        ANSWER_BYTES + ANSWER_TIMES * len(data),
    )
    try:
        pieces = run_bounded(read_sheets, (data, name), bounds)
    except EngineError as error:
        # The first piece says that the file was opened; every other is a page.
        raise _refusal(error.reason, Where(name, page=error.pieces or None), limits) from error
    return _with_pictures(data, tuple(piece for piece in pieces if piece is not None), bounds)


def _with_pictures(data: bytes, sheets: tuple[Sheet, ...], bounds: Bounds) -> tuple[Sheet, ...]:
    """The pages with the pictures that have to be drawn anew, but for those that go beyond the bounds."""
    wanted = tuple((sheet.number, drawn.place) for sheet in sheets for drawn in sheet.shapes.pictures if not drawn.data)
    taken: list[bytes] = []
    # One that asks too much costs itself and no other; a second one, those that come after it.
    for _ in range(TRIES):
        if len(taken) == len(wanted):
            break
        try:
            taken += run_bounded(read_pictures, (data, wanted[len(taken) :]), bounds)
        except EngineError as error:
            taken += [piece for piece in error.answers if isinstance(piece, bytes)] + [b""]
    found = dict(zip(wanted, taken, strict=False))
    return tuple(_filled(sheet, found) for sheet in sheets)


def _filled(sheet: Sheet, found: Mapping[tuple[int, int], bytes]) -> Sheet:
    pictures = tuple(
        replace(drawn, data=drawn.data or found.get((sheet.number, drawn.place), b""))
        for drawn in sheet.shapes.pictures
    )
    return replace(sheet, shapes=replace(sheet.shapes, pictures=pictures))


def _refusal(reason: Reason, where: Where, limits: Limits) -> SourceError:
    if reason is Reason.TIME:
        seconds = f"{limits.most_seconds:g}"
        return SourceError(
            Say(zh=f"读这份 PDF 超过 {seconds} 秒。", en=f"Reading this PDF takes more than {seconds} seconds."),
            where=where,
            remedy=_raise("most_seconds"),
        )
    if reason is Reason.LENGTH:
        return SourceError(
            Say(
                zh="这份 PDF 里的字和图，远多于文件该有的。",
                en="Far more type and pictures come of it than its size allows.",
            ),
            where=where,
            remedy=Say(zh="请重新导出，或拆成几份。", en="Export it again, or part it."),
        )
    if reason is Reason.CRASH:
        return SourceError(
            Say(
                zh="读 PDF 的引擎在这里崩溃：文件已损坏，或要的内存太多。",
                en="The PDF engine crashed: damaged, or huge.",
            ),
            where=where,
            remedy=_raise("most_unpacked_bytes"),
        )
    most = limits.most_unpacked_bytes
    return SourceError(
        Say(
            zh=f"读这份 PDF 要的内存，超过展开 {most} 字节该要的。",
            en=f"Reading this PDF takes more memory than {most} bytes unpacked ever would.",
        ),
        where=where,
        remedy=_raise("most_unpacked_bytes"),
    )


def _raise(key: str) -> Say:
    return Say(
        zh=f"请重新导出，或拆成几份；真有需要就在 paper.toml 的 [intake] 里调高 {key}。",
        en=f"Export it again, or part it; if it must be, raise {key} under [intake] in paper.toml.",
    )
