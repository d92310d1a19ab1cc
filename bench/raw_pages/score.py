"""How far a reading is from the truth, in counts that add up over pages.

* boundaries: the first line of a story.  A false one is *said* and not *true*; recall is right / true.
* lines: B-cubed over the lines with text, a story being one cluster and all furniture another; the mean, over lines, of
  the share of the line's read cluster that truly belongs with it (precision), and of its true cluster that was read
  with it (recall).  Stories whose legs come in turn count here, line by line.
* joins: pairs of lines, the second going on with a paragraph that the first broke off.  Left out here and among the
  paragraphs: ``silent`` pairs, where a leg ends with a sentence and nothing in the text tells a reader, man or machine.
* fields: a field of a true story is right where the story read from most of its lines has the same text under the same
  name.  White space and brackets around a name are not compared.  Display lines of one kind are one field.
* either: fields of heads that are not right, but one of the answers that print leaves open (``open_heads``), where a
  finding asks about the head.
* paragraphs: the share of true paragraphs that are exactly a paragraph of that story.
* decisions: for each line what it follows in its story (nothing: a boundary), and what it is; for each line of a body
  whether it goes on with the paragraph above.  An error is *confident* where no finding at the line, at its
  neighbours or at another line of the same field has a confidence of 0.9 or less.  Who doubts everything is never wrong
  with confidence: ``doubted`` lines and ``findings`` say what the doubt costs the person who reads them.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from bench.raw_pages.field_texts import field_texts
from bench.raw_pages.open_heads import asked_otherwise
from bench.raw_pages.reading import Reading, squeezed
from bench.raw_pages.truth import FURNITURE, Owner, RawPage
from pipeline.model import Finding, Form, Story

__all__ = ["SURE", "Count", "Score", "errors_of", "score"]

SURE = 0.9


@dataclass(slots=True)
class Count:
    """Right, said by the reader, true."""

    right: int = 0
    said: int = 0
    true: int = 0

    def add(self, other: "Count") -> None:
        """Add another page's."""
        self.right += other.right
        self.said += other.said
        self.true += other.true

    @property
    def precision(self) -> float:
        """Of what was said."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """Of what is true."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.said + self.true
        return 2 * self.right / both if both else 1.0


@dataclass(slots=True)
class Score:
    """The counts of one page, or of several added up."""

    pages: int = 0
    failed: int = 0
    lines: int = 0
    silent: int = 0
    either: int = 0
    boundaries: Count = field(default_factory=Count)
    joins: Count = field(default_factory=Count)
    together_precision: float = 0.0
    together_recall: float = 0.0
    fields: dict[str, Count] = field(default_factory=dict)
    paragraphs: Count = field(default_factory=Count)
    forms: Count = field(default_factory=Count)
    decisions: int = 0
    errors: int = 0
    confident: int = 0
    findings: int = 0
    doubted: int = 0
    calibration: dict[str, list[tuple[float, bool]]] = field(default_factory=dict)

    def add(self, other: "Score") -> None:
        """Add another page's."""
        for name in ("pages", "failed", "lines", "silent", "either", "together_precision", "together_recall",
                     "decisions", "errors", "confident", "findings", "doubted"):  # fmt: skip
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("boundaries", "joins", "paragraphs", "forms"):
            getattr(self, name).add(getattr(other, name))
        for kind, count in other.fields.items():
            self.fields.setdefault(kind, Count()).add(count)
        for code, own in other.calibration.items():
            self.calibration.setdefault(code, []).extend(own)

    @property
    def all_fields(self) -> Count:
        """The fields of every kind together, paragraphs apart."""
        total = Count()
        for count in self.fields.values():
            total.add(count)
        return total

    @property
    def fields_either(self) -> float:
        """The share of fields that are right, or one of several answers that print leaves open and a finding asks."""
        every = self.all_fields
        return (every.right + self.either) / every.true if every.true else 1.0

    @property
    def together_f1(self) -> float:
        """The harmonic mean of both B-cubed figures."""
        both = self.together_precision + self.together_recall
        return 2 * self.together_precision * self.together_recall / both / self.lines if both else 1.0

    @property
    def confident_share(self) -> float:
        """Confident errors of all decisions."""
        return self.confident / self.decisions if self.decisions else 0.0


def score(page: RawPage, reading: Reading) -> Score:
    """Hold one reading against its page."""
    own = Score(pages=1, failed=bool(reading.failed))
    true_starts = set(page.starts)
    own.boundaries = Count(len(true_starts & reading.starts), len(reading.starts), len(true_starts))
    true_joins, said_joins = set(page.joins) - page.silent, set(reading.joins) - page.silent
    own.joins = Count(len(true_joins & said_joins), len(said_joins), len(true_joins))
    own.silent = len(page.silent)
    _together(page, reading, own)
    pairs = _matched(page, reading)
    for index, story in enumerate(page.stories):
        read = reading.page.stories[pairs[index]] if index in pairs else None
        _fields(index, story, read, page, own)
        if index in pairs:
            own.either += asked_otherwise(index, pairs[index], page, reading, frozenset(_lines_of(reading.findings)))
    for k, story in enumerate(reading.page.stories):
        if k not in pairs.values():
            for kind in field_texts(story):
                own.fields.setdefault(kind, Count()).said += 1
            own.paragraphs.said += len(story.paragraphs)
    _decisions(page, reading, own)
    return own


def _clusters(owners: tuple[tuple[Owner, ...], ...]) -> dict[int, int]:
    """The story of each line with text."""
    return {line: own[0].story for line, own in enumerate(owners, start=1) if own}


def _together(page: RawPage, reading: Reading, own: Score) -> None:
    true, said = _clusters(page.owners), _clusters(reading.owners)
    lines = [line for line in true if line in said]
    pairs = Counter((true[line], said[line]) for line in lines)
    true_sizes, said_sizes = Counter(true[line] for line in lines), Counter(said[line] for line in lines)
    own.lines = len(lines)
    own.together_precision = sum(n * n / said_sizes[read] for (_, read), n in pairs.items())
    own.together_recall = sum(n * n / true_sizes[real] for (real, _), n in pairs.items())


def _matched(page: RawPage, reading: Reading) -> dict[int, int]:
    """True story → the story read from most of its lines, each used once, the closest pairs first."""
    shared = Counter[tuple[int, int]]()
    for true, said in zip(page.owners, reading.owners, strict=False):
        shared.update({(a.story, b.story) for a in true for b in said if FURNITURE not in (a.story, b.story)})
    pairs: dict[int, int] = {}
    for (index, k), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if index not in pairs and k not in pairs.values():
            pairs[index] = k
    return pairs


def _fields(index: int, story: Story, read: Story | None, page: RawPage, own: Score) -> None:
    true, said = field_texts(story), field_texts(read) if read is not None else {}
    skipped = {field for at, field in page.unscored if at == index}
    if "bylines" in skipped:
        skipped.add("dateline")
    for kind in sorted((true.keys() | said.keys()) - skipped):
        here, there = Counter(true.get(kind, ())), Counter(said.get(kind, ()))
        count = Count((here & there).total(), there.total(), here.total())
        own.fields.setdefault(kind, Count()).add(count)
    ours = Counter(_certain(index, story, page))
    theirs = Counter(squeezed(text) for text in read.paragraphs) if read is not None else Counter[str]()
    own.paragraphs.add(Count((ours & theirs).total(), theirs.total(), ours.total()))
    _forms(story, read, own)


def _certain(index: int, story: Story, page: RawPage) -> list[str]:
    """The paragraphs whose ends the text shows."""
    hidden = {owner for pair in page.silent for line in pair for owner in page.owners[line - 1]}
    return [squeezed(text) for k, text in enumerate(story.paragraphs) if Owner(index, f"paragraphs.{k}") not in hidden]


def _forms(story: Story, read: Story | None, own: Score) -> None:
    ours = Counter((squeezed(text), story.form(k)) for k, text in enumerate(story.paragraphs))
    theirs = Counter[tuple[str, Form]]()
    if read is not None:
        theirs.update((squeezed(text), read.form(k)) for k, text in enumerate(read.paragraphs))
    own.forms.add(Count((ours & theirs).total(), theirs.total(), ours.total()))


def _follows(owners: tuple[tuple[Owner, ...], ...]) -> dict[int, int]:
    """Each line with text → the line before it in its story, 0 for the first; furniture follows nothing: -1."""
    last: dict[int, int] = {}
    follows = {}
    for line, own in enumerate(owners, start=1):
        if own:
            story = own[0].story
            follows[line] = -1 if story == FURNITURE else last.get(story, 0)
            last[story] = line
    return follows


def _kinds(own: tuple[Owner, ...]) -> set[str]:
    return {"furniture" if owner.story == FURNITURE else owner.kind for owner in own}


def errors_of(page: RawPage, reading: Reading) -> dict[int, tuple[str, ...]]:
    """The wrong decisions at each line: ``story``, ``kind``, ``join``."""
    true, said = _follows(page.owners), _follows(reading.owners)
    joins = (set(page.joins) ^ set(reading.joins)) - page.silent
    at = Counter(second for _, second in joins)
    wrong = {}
    for line in true:
        here = []
        if true[line] != said.get(line):
            here.append("story")
        if _kinds(page.owners[line - 1]) != _kinds(reading.owners[line - 1]):
            here.append("kind")
        if at[line]:
            here.append("join")
        if here:
            wrong[line] = tuple(here)
    return wrong


def _decisions(page: RawPage, reading: Reading, own: Score) -> None:
    wrong = errors_of(page, reading)
    bodies = sum(any(owner.kind == "paragraphs" for owner in line) for line in page.owners)
    own.decisions = 2 * sum(bool(line) for line in page.owners) + bodies
    own.errors = sum(map(len, wrong.values()))
    doubted = _doubted(reading)
    own.findings = len(reading.findings)
    own.doubted = len(doubted)
    own.confident = sum(len(kinds) for line, kinds in wrong.items() if line not in doubted)
    for finding in reading.findings:
        if finding.confidence is not None and finding.where.line is not None:
            right = finding.where.line not in wrong
            own.calibration.setdefault(finding.code, []).append((finding.confidence, right))


def _doubted(reading: Reading) -> set[int]:
    """Lines a finding of little confidence speaks of."""
    with_text = [line for line, own in enumerate(reading.owners, start=1) if own]
    place: Mapping[int, int] = {line: k for k, line in enumerate(with_text)}
    fields: dict[Owner, list[int]] = {}
    for line in with_text:
        for owner in reading.owners[line - 1]:
            if owner.story != FURNITURE:
                fields.setdefault(owner, []).append(line)
    doubted: set[int] = set()
    for line in _lines_of(reading.findings):
        if line in place:
            doubted.update(with_text[max(place[line] - 1, 0) : place[line] + 2])
            for owner in reading.owners[line - 1]:
                doubted.update(fields.get(owner, ()))
    return doubted


def _lines_of(findings: tuple[Finding, ...]) -> list[int]:
    return [
        finding.where.line
        for finding in findings
        if finding.where.line is not None and (finding.confidence is None or finding.confidence <= SURE)
    ]
