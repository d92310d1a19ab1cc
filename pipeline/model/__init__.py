"""The frozen values that travel: ``Issue``, ``Finding``, ``Plan``."""

from pipeline.model.finding import Finding, Severity
from pipeline.model.issue import (
    SCHEMA,
    Byline,
    Credit,
    Dateline,
    Form,
    Furniture,
    Issue,
    Page,
    Paper,
    Picture,
    Span,
    Story,
    Style,
)
from pipeline.model.passage import Passage
from pipeline.model.plan import (
    Furnished,
    HeadLine,
    HeadPlan,
    Hole,
    Leg,
    Module,
    PicturePlan,
    Plan,
    PlannedPage,
)

__all__ = [
    "SCHEMA",
    "Byline",
    "Credit",
    "Dateline",
    "Finding",
    "Form",
    "Furnished",
    "Furniture",
    "HeadLine",
    "HeadPlan",
    "Hole",
    "Issue",
    "Leg",
    "Module",
    "Page",
    "Paper",
    "Passage",
    "Picture",
    "PicturePlan",
    "Plan",
    "PlannedPage",
    "Severity",
    "Span",
    "Story",
    "Style",
]
