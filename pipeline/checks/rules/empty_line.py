"""A display line, a caption or a paragraph in which nothing stands but marks."""

from collections.abc import Iterator

from pipeline.checks.lines import lines_of
from pipeline.errors import Say
from pipeline.model import Finding, Form, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-empty-line"
SEVERITY = Severity.WARNING
REASON = "An empty kicker takes a line of the page, and a line of marks is what is left of one that was lost."
SOURCE = "trade practice"

# Signs that part the pieces of a text, on a line of their own.
LAST_OF_PLANE_0 = 0xFFFF
ORNAMENTS = frozenset("*＊★☆※◆◇●○■□▲△—…·－-~～=＝")


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a line.  Asterisks and the like between parts of a text are meant."""
    for line in lines_of(issue):
        ink = "".join(line.text.split())
        if any(character.isalnum() for character in ink) or line.form is Form.ROW:
            continue
        if ink and (set(ink) <= ORNAMENTS or any(ord(character) > LAST_OF_PLANE_0 for character in ink)):
            continue
        yield line.finding(
            CODE,
            SEVERITY,
            Say(
                zh=f"{line.field} 这一行没有文字：“{line.text}”。",
                en=f"There are no words in {line.field}: “{line.text}”.",
            ),
            Say(zh="补上文字，或删去这一行。", en="Supply the words, or take the line out."),
        )
