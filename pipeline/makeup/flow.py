"""A flow layout needs no make-up: its plan names layout and grid, and leaves the pages to the renderer."""

from pipeline.model import Issue, Plan
from pipeline.settings.layout import Layout

__all__ = ["flow_plan"]


def flow_plan(_issue: Issue, layout: Layout) -> Plan:
    """A plan without pages."""
    grid = layout.grids[0]
    return Plan(layout.name, grid.name, grid.rows, grid.columns, grid.leading_pt, ())
