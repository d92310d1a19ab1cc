"""What ``proof --show`` draws over the body type: baselines, how each line came to its measure, how loose it is.

Nothing of it counts as text of the page: labels are marked as standing for nothing (ActualText, ISO 32000-2,
14.9.4).
"""

from collections.abc import Sequence
from typing import Any

from pipeline.paint.view_models import PaintedLeg
from pipeline.settings.layout import Layout
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM
from pipeline.typography.set_line import SetLine
from pipeline.units import pt_to_px

__all__ = ["LABEL_ROOM_EM", "SHOWN", "draw_grid_and_heat", "label_room_em", "labels", "line_labels"]

SHOWN = ("grid", "breaks", "spacing")
GRID_RGB = (0.25, 0.75, 0.95)
GRID_PX = 0.25
LOOSE_RGB, TIGHT_RGB = (1.0, 0.25, 0.2), (0.2, 0.4, 1.0)
# At 8 % of an em the colour is full: there any eye sees it.
FULL_HEAT_MILLI_EM = 80.0
LIGHTEST = 0.05
HEAT_DEPTH = 1.12
# The gutter beside a line, for its label, in em: a painted piece is cut off at its box.
LABEL_ROOM_EM = 0.95
# One character a means, in the order in which a line gives way.
MEANS = (
    ("squeezed", "挤"),
    ("gaps", "隙"),
    ("loose", "疏"),
    ("tight", "密"),
    ("hanging", "悬"),
    ("hyphen", "连"),
    ("broken", "破"),
)


def labels(line: SetLine) -> str:
    """What was done to a line, a character each."""
    return "".join(label for means, label in MEANS if means in line.means)


def label_room_em(show: tuple[str, ...]) -> float:
    """How much wider a painted leg is where labels stand beside its lines."""
    return LABEL_ROOM_EM if "breaks" in show else 0.0


def line_labels(
    lines: Sequence[SetLine], show: tuple[str, ...], layout: Layout, composer: Composer
) -> tuple[SetLine | None, ...]:
    """The labels of lines where a proof shows how they were broken."""
    if "breaks" not in show:
        return ()
    said = [labels(line) for line in lines]
    return tuple(composer.display(text, layout.hei_face) if text else None for text in said)


def draw_grid_and_heat(stream: Any, leg: PaintedLeg) -> None:  # noqa: ANN401 - WeasyPrint's own, untyped
    """Draw below the type; the origin is the box's top-left corner, y downwards, in CSS pixels."""
    size, pitch, width = pt_to_px(leg.size_pt), pt_to_px(leg.pitch_pt), pt_to_px(leg.width_pt)
    baseline = pt_to_px(leg.baseline_pt)
    stream.push_state()
    for line in leg.lines:
        if "spacing" in leg.show and line.full and line.track_milli_em:
            heat = min(1.0, LIGHTEST + abs(line.track_milli_em) / FULL_HEAT_MILLI_EM)
            full = LOOSE_RGB if line.track_milli_em > 0 else TIGHT_RGB
            stream.set_color_rgb(*(1 - heat * (1 - part) * 0.7 for part in full))
            stream.rectangle(0, baseline - 0.93 * size, line.width_milli_em / MILLI_EM * size, HEAT_DEPTH * size)
            stream.fill()
        if "grid" in leg.show:
            stream.set_color_rgb(*GRID_RGB)
            stream.rectangle(0, baseline, width, GRID_PX)
            stream.fill()
        baseline += pitch
    stream.pop_state()
