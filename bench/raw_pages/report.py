"""The figures of a score in words, and the pages that went worst, line by line."""

from collections.abc import Iterator

from bench.raw_pages.reading import Reading
from bench.raw_pages.score import Score, errors_of
from bench.raw_pages.truth import FURNITURE, Owner, RawPage

__all__ = ["calibration_lines", "figure_lines", "page_lines", "row"]

BINS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))
HEAD = f"{'':10} {'pages':>5} {'bound.F1':>8} {'lines F1':>8} {'join P':>7} {'join R':>7} {'fields':>7} {'paras':>7} \
{'errors':>7} {'confident':>9}"


def row(name: str, score: Score) -> str:
    """One line of the table of profiles."""
    return (
        f"{name:10} {score.pages:5} {score.boundaries.f1:8.4f} {score.together_f1:8.4f} {score.joins.precision:7.4f} "
        f"{score.joins.recall:7.4f} {score.all_fields.recall:7.4f} {score.paragraphs.recall:7.4f} "
        f"{score.errors / max(score.decisions, 1):7.2%} {score.confident_share:9.2%}"
    )


def figure_lines(score: Score) -> Iterator[str]:
    """Every figure of a score, kind by kind."""
    for name, count in (("boundaries", score.boundaries), ("joins", score.joins)):
        yield (
            f"  {name:12} P {count.precision:.4f}  R {count.recall:.4f}  F1 {count.f1:.4f}"
            f"  ({count.right} right, {count.said} said, {count.true} true)"
        )
    yield f"  silent pairs {score.silent}, not counted"
    yield f"  lines        B-cubed F1 {score.together_f1:.4f} over {score.lines} lines"
    exact, formed = score.paragraphs.recall, score.forms.recall
    yield f"  paragraphs   exact {exact:.4f} of {score.paragraphs.true}, with form {formed:.4f}"
    every = score.all_fields
    yield f"  fields       exact {every.recall:.4f} of {every.true}, said rightly {every.precision:.4f} of {every.said}"
    either = f"{score.fields_either:.4f}"
    yield f"               or either answer, where print leaves a head open and a finding asks: {either}"
    for kind, count in sorted(score.fields.items()):
        said = f"said rightly {count.precision:.4f} of {count.said:5}"
        yield f"    {kind:12} right {count.recall:.4f} of {count.true:5}  {said}"
    yield (
        f"  decisions    {score.decisions}; wrong {score.errors / max(score.decisions, 1):.2%},"
        f" wrong without doubt {score.confident_share:.2%}; pages the reader failed at: {score.failed}"
    )
    a_page, lines = score.findings / max(score.pages, 1), score.doubted / max(score.lines, 1)
    yield f"  doubts       {a_page:.1f} findings a page; lines in doubt {lines:.2%}"


def calibration_lines(score: Score) -> Iterator[str]:
    """How often findings of some confidence are right: of all, and code by code."""
    everything = [pair for own in score.calibration.values() for pair in own]
    for least, most in BINS:
        own = [pair for pair in everything if least <= pair[0] < most]
        if own:
            claimed = sum(confidence for confidence, _ in own) / len(own)
            right = sum(good for _, good in own) / len(own)
            yield f"  claimed {claimed:.2f}  right {right:.2f}  of {len(own)}"
    for code, own in sorted(score.calibration.items()):
        claimed = sum(confidence for confidence, _ in own) / len(own)
        yield f"    {code:28} claimed {claimed:.2f}  right {sum(good for _, good in own) / len(own):.2f}  of {len(own)}"


def _whose(own: tuple[Owner, ...]) -> str:
    return "+".join(f"{'-' if owner.story == FURNITURE else owner.story + 1}:{owner.field}" for owner in own)


def page_lines(page: RawPage, reading: Reading, width: int = 46) -> Iterator[str]:
    """The lines that went wrong with a line before and after: what is true, what was read, findings."""
    wrong = errors_of(page, reading)
    found: dict[int, list[str]] = {}
    for finding in reading.findings:
        said = f"{finding.code} {finding.confidence if finding.confidence is not None else ''}".strip()
        found.setdefault(finding.where.line or 0, []).append(said)
    yield f"== {page.profile} {page.seed}: {sum(map(len, wrong.values()))} wrong decisions {reading.failed}"
    shown = {line + step for line in wrong for step in (-2, -1, 0, 1)}
    for line, text in enumerate(page.text.split("\n"), start=1):
        if line not in shown:
            continue
        short = text if len(text) <= width else f"{text[: width // 2]}…{text[1 - width // 2 :]}"
        said = f"true {_whose(page.owners[line - 1])}; read {_whose(reading.owners[line - 1])}" if line in wrong else ""
        yield f"{line:4} {'!' if line in wrong else ' '} {short}"
        if said:
            yield f"       {','.join(wrong[line])}: {said}  {'; '.join(found.get(line, []))}"
