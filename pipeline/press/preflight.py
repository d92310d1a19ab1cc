"""Preflight: every rule of ``rules/`` on a PDF, as findings.  Structural checks only; nothing is certified."""

import importlib
import pkgutil
from pathlib import Path

from pipeline.errors import Where
from pipeline.model import Finding
from pipeline.press import rules
from pipeline.press.document import open_for_inspection
from pipeline.press.reading import PageText

__all__ = ["inspect", "rule_names"]


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
    findings = []
    for name in rule_names():
        rule = importlib.import_module(f"{rules.__name__}.{name}")
        for fault in rule.check(document):
            where = Where(path.name, page=fault.page)
            findings.append(Finding(rule.CODE, rule.SEVERITY, where, fault.message, rule.REMEDY))
    document.pdf.close()
    return tuple(findings)
