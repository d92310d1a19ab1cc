"""Preflight: every rule of ``rules/`` on a PDF, as findings.  Structural checks only; nothing is certified."""

import importlib
import pkgutil
from pathlib import Path

from pipeline.errors import Where
from pipeline.model import Finding
from pipeline.press import rules
from pipeline.press.document import InspectedPdf, open_for_inspection
from pipeline.press.reading import PageText

__all__ = ["findings_of", "inspect", "rule_names"]


def rule_names() -> tuple[str, ...]:
    """The rules' module names, in order."""
    return tuple(sorted(info.name for info in pkgutil.iter_modules(rules.__path__)))


def inspect(path: Path, data: bytes | None = None, texts: tuple[PageText, ...] | None = None) -> tuple[Finding, ...]:
    """What keeps a PDF from the press, in order of rule and page.

    ``data`` where it is not a file yet, ``texts`` where it was read back before.

    Raises:
        SourceError: it cannot be read as a PDF.
    """
    document = open_for_inspection(path, data, texts)
    try:
        return findings_of(document, path.name)
    finally:
        document.pdf.close()


def findings_of(document: InspectedPdf, name: str) -> tuple[Finding, ...]:
    """The same for a document that is open; ``name`` is what findings call it."""
    findings = []
    for rule_name in rule_names():
        rule = importlib.import_module(f"{rules.__name__}.{rule_name}")
        for fault in rule.check(document):
            where = Where(name, page=fault.page)
            findings.append(Finding(rule.CODE, rule.SEVERITY, where, fault.message, rule.REMEDY))
    return tuple(findings)
