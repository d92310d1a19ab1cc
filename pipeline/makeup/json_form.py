"""The make-up as JSON, schema ``banmian/plan/1``: every module with its place, every page with its metrics."""

from collections.abc import Sequence

from pipeline.model import Module, Plan, PlannedPage
from pipeline.settings.values import Order

__all__ = ["orders_to_json", "plan_to_json"]

Json = dict[str, object]


def plan_to_json(plan: Plan, orders: Sequence[Order] = ()) -> Json:
    """The whole plan; rows count from 0 at the top of the text area.

    ``orders`` are the editor's: a plan obeys all of them, or there is none.
    """
    return {
        "schema": "banmian/plan/1",
        "layout": plan.layout,
        "grid": plan.grid,
        "columns": plan.columns,
        "rows": plan.rows,
        "leading_pt": round(plan.leading_pt, 3),
        "pages": [_page(page) for page in plan.pages],
        "jumps": [{"story": j.story, "from": j.from_page, "to": j.to_page, "kept": j.kept} for j in plan.jumps],
        **({"orders_obeyed": orders_to_json(orders)} if orders else {}),
    }


def orders_to_json(orders: Sequence[Order]) -> list[Json]:
    """Each order as ``issue.toml`` has it."""
    keys = ("story", "page", "rank", "columns", "pin", "never", "after")
    return [{key: getattr(order, key) for key in keys if getattr(order, key) is not None} for order in orders]


def _page(page: PlannedPage) -> Json:
    return {
        "number": page.number,
        "first_row": page.first_row,
        "ladder": list(page.ladder),
        "metrics": dict(page.metrics),
        "modules": [_module(module) for module in page.modules],
        "furniture": [
            {
                "furniture": piece.furniture,
                "in_ear": piece.in_ear,
                "column": piece.column,
                "row": piece.row,
                "columns": piece.columns,
                "rows": piece.rows,
            }
            for piece in page.furniture
        ],
        "advertisements": [
            {
                "advertisement": own.advertisement,
                "in_ear": own.in_ear,
                "column": own.column,
                "row": own.row,
                "columns": own.columns,
                "rows": own.rows,
            }
            for own in page.advertisements
        ],
    }


def _module(module: Module) -> Json:
    return {
        "story": module.story,
        "column": module.column,
        "row": module.row,
        "columns": module.columns,
        "rows": module.rows,
        "boxed": module.boxed,
        "box": module.box or None,
        "quote": None if module.quote is None else {"row": module.quote.row, "rows": module.quote.rows},
        "kind": module.kind,
        "hole": None
        if module.hole is None
        else {"columns": module.hole.columns, "rows": module.hole.rows, "left": module.hole.left},
        "measure_em": round(module.measure_em, 4),
        "headline_pt": module.head.headline_pt,
        "headline": [line.text for line in module.head.lines if line.part == "headline"],
        "head_rows": module.head.rows,
        "head_padding": round(module.head.padding, 3),
        "legs": [{"row": leg.row, "lines": leg.last_line - leg.first_line} for leg in module.legs],
        "pictures": [
            {
                "row": p.row,
                "rows": p.rows,
                "width_em": round(p.width_em, 3),
                "ppi": None if p.ppi is None else round(p.ppi),
            }
            for p in module.pictures
        ],
        "slack_rows": module.slack_rows,
    }
