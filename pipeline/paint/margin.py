"""Which findings a proof's margin has room for: the gravest first, and at the end how many are left out."""

import math

from pipeline.errors import Say, Where
from pipeline.model import Finding, Severity
from pipeline.settings.layout import Layout
from pipeline.units import mm_to_pt

__all__ = ["findings_in_margin"]

# As base/print/proof.css sets them: 160 pt wide in 8 on 11 pt, 6 pt between, below a title of 20 pt.
LINE_PT, GAP_PT, TITLE_PT = 11, 6, 20
# Two em fewer than the 20 that fit: a line may end early before a mark or inside a word.
LINE_EM = 18
LATIN_EM = 0.65
# With the line that counts the others, as many as a document takes (``document.MOST_FINDINGS``).
MOST = 39


def findings_in_margin(findings: tuple[Finding, ...], layout: Layout) -> tuple[Finding, ...]:
    """The findings that fit beside the page, in order of severity; type past the sheet's end would vanish unseen.

    Args:
        findings: all of them.
        layout: whose trim height is the margin's depth.
    """
    ordered = sorted(findings, key=lambda finding: -finding.severity.weight)
    room = mm_to_pt(layout.trim_height_mm) - TITLE_PT
    fit = 0
    for finding in ordered[: MOST if len(ordered) > MOST + 1 else None]:
        room -= _depth_pt(finding)
        if room < (_depth_pt(_more(len(ordered))) if fit + 1 < len(ordered) else 0):
            break
        fit += 1
    left_out = len(ordered) - fit
    return (*ordered[:fit], *((_more(left_out),) if left_out else ()))


def _depth_pt(finding: Finding) -> float:
    lines = sum(math.ceil(_width_em(text) / LINE_EM) for text in (str(finding.where), finding.message.zh))
    return lines * LINE_PT + GAP_PT


def _width_em(text: str) -> float:
    return sum(LATIN_EM if character.isascii() else 1.0 for character in text)


def _more(count: int) -> Finding:
    said = Say(zh=f"另有 {count} 条，见 report.json。", en=f"{count} more in report.json.")
    look = Say(zh="看 report.json。", en="Look at report.json.")
    return Finding("proof-findings-left-out", Severity.NOTE, Where(), said, look)
