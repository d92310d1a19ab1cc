"""A doubt as it is written beside what it is about; ``doubt_shape`` makes a finding of it again."""

from pipeline.model import Finding, Severity
from pipeline.model.line_numbers import place_text

__all__ = ["doubt_entry"]


def doubt_entry(finding: Finding, *, beside: bool) -> dict[str, object]:
    """A finding as an entry; ``beside`` its story, whose id it then needs not say."""
    where = finding.where
    lines = () if where.line is None else (where.line,)
    said: list[tuple[str, object]] = [
        ("code", finding.code),
        ("message", finding.message.zh),
        ("message_en", finding.message.en),
        ("alternatives", list(finding.alternatives)),
        ("at", place_text(where.file, lines)),
        ("page", where.page),
        ("box", where.box),
        ("story", None if beside else finding.story),
        ("severity", None if finding.severity is Severity.WARNING else finding.severity.value),
        ("confidence", finding.confidence),
        ("remedy", finding.remedy.zh),
        ("remedy_en", finding.remedy.en),
    ]
    return {key: value for key, value in said if value not in (None, "", []) or key.startswith("message")}
