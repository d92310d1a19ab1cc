"""What is noticed while a Word file is read: said at once, or gathered and said once for the whole file."""

from dataclasses import dataclass, field

from pipeline.errors import Say, Where
from pipeline.model import Finding, Severity

__all__ = ["Kind", "Noticed"]

SETTLE = Say(zh="在稿件文件夹里核对，改正后再排。", en="Settle it in the issue folder (banmian parse) and build again.")


@dataclass(frozen=True, slots=True)
class Kind:
    """A finding that is made once a file: ``{count}`` places, ``{texts}`` all that was met there."""

    code: str
    severity: Severity
    zh: str
    en: str
    remedy: Say = SETTLE
    confidence: float | None = None


@dataclass(slots=True)
class Noticed:
    """The findings of one file.  A place is ``w:p 12``: the twelfth paragraph of the document, from 1."""

    name: str
    said: list[Finding] = field(default_factory=list)
    gathered: dict[Kind, list[tuple[str, str]]] = field(default_factory=dict)

    def say(
        self,
        code: str,
        place: str,
        message: Say,
        *,
        story: str | None = None,
        alternatives: tuple[str, ...] = (),
        confidence: float | None = None,
        severity: Severity = Severity.WARNING,
        remedy: Say = SETTLE,
    ) -> None:
        """One finding about one place."""
        where = Where(self.name, box=place)
        self.said.append(Finding(code, severity, where, message, remedy, story, alternatives, confidence))

    def gather(self, kind: Kind, place: str, text: str = "") -> None:
        """One more place of a kind."""
        self.gathered.setdefault(kind, []).append((place, text))

    def findings(self) -> tuple[Finding, ...]:
        """All of them, those about the whole file first."""
        return (*(self._gathered(kind) for kind in sorted(self.gathered, key=lambda kind: kind.code)), *self.said)

    def _gathered(self, kind: Kind) -> Finding:
        met = self.gathered[kind]
        texts = list(dict.fromkeys(text for _, text in met if text))
        zh = kind.zh.replace("{count}", str(len(met))).replace("{texts}", "".join(f"“{text}”" for text in texts))
        en = kind.en.replace("{count}", str(len(met))).replace("{texts}", " ".join(f"“{text}”" for text in texts))
        where = Where(self.name, box=met[0][0])
        return Finding(kind.code, kind.severity, where, Say(zh=zh, en=en), kind.remedy, confidence=kind.confidence)
