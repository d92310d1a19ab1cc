"""How fine each picture stands on the page: pixels an inch at its planned size, cropping included."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.errors import Say, Where
from pipeline.makeup.arrange import AIR_ABOVE_ROWS
from pipeline.model import Finding, Issue, Module, Picture, PicturePlan, Plan, Severity, Story
from pipeline.settings.layout import Grid, Layout
from pipeline.units import PT_PER_INCH

__all__ = ["coarse_pictures", "effective_ppi", "with_resolutions"]


def effective_ppi(picture: Picture, width_pt: float, height_pt: float) -> float | None:
    """Pixels an inch of a picture that fills a frame, its surplus cut off; None while its size is not known."""
    if picture.size_px is None:
        return None
    across, down = picture.size_px
    # It is as large as the side that needs most enlarging makes it.
    return min(across / width_pt, down / height_pt) * PT_PER_INCH


def coarse_pictures(plan: Plan, issue: Issue, layout: Layout) -> Iterator[Finding]:
    """A finding for each picture whose pixels will show at its planned size.

    Args:
        plan: with the resolution of its pictures.
        issue: the edition's issue, as it is printed.
        layout: whose ``least_ppi`` they are held against.
    """
    stories = {(page.number, story.id): story for page in issue.pages for story in page.stories}
    for page in plan.pages:
        for module in page.modules:
            story = stories[page.number, module.story]
            for own in module.pictures:
                if own.ppi is not None and own.ppi < layout.least_ppi:
                    yield _coarse(story.pictures[own.picture - 1].file or "", own.ppi, layout, story, page.number)


def _coarse(file: str, ppi: float, layout: Layout, story: Story, page: int) -> Finding:
    return Finding(
        "makeup-picture-coarse",
        Severity.WARNING,
        Where(story.source_file, page=page),
        Say(
            zh=f"图片 {file} 排成这样大只有 {ppi:.0f} ppi，不足 {layout.least_ppi:g}。",
            en=f"The picture {file} has {ppi:.0f} ppi at its planned size, less than {layout.least_ppi:g}.",
        ),
        Say(zh="换更大的图片。", en="Use a larger picture."),
        story.id,
    )


def with_resolutions(plan: Plan, issue: Issue, layout: Layout) -> Plan:
    """The plan with ``ppi`` at each of its pictures.

    Args:
        plan: made up from ``issue``.
        issue: the edition's issue, as it is printed.
        layout: the layout it was made up in.
    """
    grid = next((grid for grid in layout.grids if grid.name == plan.grid), None)
    if grid is None:
        return plan
    scaled = replace(grid, leading_pt=plan.leading_pt)
    stories = {(page.number, story.id): story for page in issue.pages for story in page.stories}
    pages = tuple(
        replace(
            page, modules=tuple(_resolved(own, stories.get((page.number, own.story)), scaled) for own in page.modules)
        )
        for page in plan.pages
    )
    return replace(plan, pages=pages)


def _resolved(module: Module, story: Story | None, grid: Grid) -> Module:
    if story is None or not module.pictures:
        return module
    return replace(
        module,
        pictures=tuple(replace(own, ppi=_ppi(own, story.pictures[own.picture - 1], grid)) for own in module.pictures),
    )


def _ppi(plan: PicturePlan, picture: Picture, grid: Grid) -> float | None:
    depth = (plan.rows - plan.caption_rows - AIR_ABOVE_ROWS) * grid.leading_pt
    return effective_ppi(picture, plan.width_em * grid.body_pt, depth)
