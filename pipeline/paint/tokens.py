"""The layout's numbers as CSS custom properties: the grid, the type, the inks.

Press colours are ``device-cmyk()`` (CSS Color 5, 6), so no RGB enters the file; proofs show their likeness.
"""

from pipeline.settings.layout import Grid, Layout
from pipeline.units import mm_to_pt

__all__ = ["css_tokens", "points"]


def points(length_pt: float) -> str:
    """A length for CSS, to a thousandth of a point."""
    return f"{round(length_pt, 3):g}pt"


def css_tokens(layout: Layout, grid: Grid, *, press: bool) -> str:
    """The ``:root`` rule every stylesheet of the layout builds on."""
    em = grid.body_pt
    lines = [
        f"--columns: {grid.columns};",
        f"--measure: {points(grid.measure_em * em)};",
        f"--gutter: {points(grid.gutter_em * em)};",
        f"--pitch: {points((grid.measure_em + grid.gutter_em) * em)};",
        f"--body: {points(em)};",
        f"--leading: {points(grid.leading_pt)};",
        f"--rows: {grid.rows};",
        f"--text-width: {points(grid.width_em * em)};",
        f"--text-depth: {points(grid.rows * grid.leading_pt)};",
        f"--trim-width: {points(mm_to_pt(layout.trim_width_mm))};",
        f"--trim-height: {points(mm_to_pt(layout.trim_height_mm))};",
        f"--bleed: {points(mm_to_pt(layout.bleed_mm))};",
        f"--top-margin: {points(mm_to_pt(layout.top_margin_mm))};",
        f"--side-margin: {points(layout.side_margin_pt(grid))};",
        f"--masthead-rows: {grid.masthead_rows};",
        f"--folio-rows: {grid.folio_rows};",
    ]
    lines += [f'--face-{face.role}: "{face.family}";' for face in layout.faces]
    for ink in layout.inks:
        cyan, magenta, yellow, black = ink.cmyk
        cmyk = f"device-cmyk({cyan:g} {magenta:g} {yellow:g} {black:g})"
        red, green, blue = ink.rgb
        lines.append(f"--ink-{ink.name}: {cmyk if press else f'rgb({red} {green} {blue})'};")
    return ":root {\n  " + "\n  ".join(lines) + "\n}\n"
