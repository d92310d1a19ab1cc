"""A picture too coarse for print even where it is smallest: across one column."""

from collections.abc import Iterator

from pipeline.errors import Say, Where
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings
from pipeline.units import PT_PER_INCH

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-picture-resolution"
SEVERITY = Severity.WARNING
REASON = "The desk can still ask for a better file while copy is read; after make-up it is too late."
SOURCE = "WAN-IFRA Newspaper Production Handbook; houses ask 170 to 200 ppi"


def check(issue: Issue, settings: Settings) -> Iterator[Finding]:
    """One finding a picture that has fewer pixels across than the narrowest column of the layout needs."""
    layout = settings.layout
    named = [grid for grid in layout.grids if grid.name == settings.paper.grid] or list(layout.grids)
    column_in = min(grid.measure_em * grid.body_pt for grid in named) / PT_PER_INCH
    for page in issue.pages:
        for story in page.stories:
            for picture in story.pictures:
                across = picture.size_px[0] if picture.size_px else None
                if across is None or across / column_in >= layout.least_ppi:
                    continue
                ppi, least = across / column_in, f"{layout.least_ppi:g}"
                yield Finding(
                    CODE,
                    SEVERITY,
                    Where(story.source_file, next(iter(story.source_lines), None), page.number),
                    Say(
                        zh=f"图片 {picture.file} 只有 {across} 像素宽，排一栏也只有 {ppi:.0f} ppi，低于 {least}。",
                        en=f"{picture.file}, {across} pixels wide, has {ppi:.0f} ppi across one column, not {least}.",
                    ),
                    Say(
                        zh=f"请换至少 {_needed(column_in, layout.least_ppi)} 像素宽的图片。",
                        en=f"Ask for one at least {_needed(column_in, layout.least_ppi)} pixels wide.",
                    ),
                    story.id,
                )


def _needed(column_in: float, least_ppi: float) -> int:
    return int(column_in * least_ppi) + 1
