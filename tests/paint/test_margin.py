"""A proof's margin holds as many findings as it has room for, the gravest first, and says how many it leaves out."""

from pathlib import Path

from pipeline.build import Request, build
from pipeline.errors import Say, Where
from pipeline.model import Finding, Severity
from pipeline.paint.margin import findings_in_margin
from pipeline.press.reading import read_pages
from pipeline.settings.layout import Layout


def finding(number: int, severity: Severity, length: int = 30) -> Finding:
    said = Say(zh="字" * length, en="words")
    return Finding(f"checks-{number}", severity, Where("stories/01.md", number, 1), said, said)


def test_few_findings_stay_as_they_are_the_gravest_first(broadsheet: Layout) -> None:
    note, error = finding(1, Severity.NOTE), finding(2, Severity.ERROR)
    assert findings_in_margin((note, error), broadsheet) == (error, note)
    assert findings_in_margin((), broadsheet) == ()


def test_what_finds_no_room_is_counted(broadsheet: Layout) -> None:
    many = tuple(finding(number, Severity.NOTE, length=60) for number in range(60))
    shown = findings_in_margin((*many, finding(99, Severity.ERROR)), broadsheet)
    assert shown[0].code == "checks-99"
    left_out = 61 - (len(shown) - 1)
    assert shown[-1].message.zh == f"另有 {left_out} 条，见 report.json。"
    # 545 mm are 1,545 pt, less 20 for the title and 39 for the error (1 + 2 lines of 11 pt, and 6): 1,486 pt.
    # A note takes 1 + 4 lines: 61 pt, so 24 fit, and the line that counts the others (17 pt).
    assert len(shown) == 1 + 24 + 1
    assert len(findings_in_margin(tuple(finding(n, Severity.NOTE, length=1) for n in range(60)), broadsheet)) == 40


def test_a_proof_with_a_hundred_findings_is_proved(issue_copy: Path) -> None:
    page = issue_copy / "copy" / "01.txt"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("，", "，，"), encoding="utf-8")
    built = build(Request((issue_copy,), issue_copy / "dist", formats=("proof",)))
    assert len(built.checked.findings) > 100
    assert "见 report.json" in read_pages((built.folder / "proof.pdf").read_bytes())[0].text
