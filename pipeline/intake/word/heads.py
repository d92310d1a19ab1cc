"""The head of a story told apart (column head, kicker, headline, deck, byline): by styles, then by size and place."""

from dataclasses import dataclass, field

from pipeline.errors import Say
from pipeline.intake.bylines import dateline_of
from pipeline.intake.word.byline_lines import people_of
from pipeline.intake.word.flow import Paragraph
from pipeline.intake.word.lines import Line
from pipeline.intake.word.noticed import Noticed
from pipeline.intake.word.openings import Section, is_byline_paragraph, is_column
from pipeline.intake.word.styles import Role

__all__ = ["Head", "HeadLine", "head_of"]

LONGEST_NAME = 4
MOST_DECKS = 2
DASH = ("——", "—", "―")
LEADS_ON = ("：", ":", "——")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A display line with its place."""

    line: Line
    place: str

    @property
    def text(self) -> str:
        """Its words."""
        return self.line.text


@dataclass(slots=True)
class Head:
    """A head's lines by what they are.  ``rest`` are paragraphs that turned out to be of the body."""

    column_head: list[HeadLine] = field(default_factory=list)
    kicker: list[HeadLine] = field(default_factory=list)
    headline: list[HeadLine] = field(default_factory=list)
    deck: list[HeadLine] = field(default_factory=list)
    bylines: list[HeadLine] = field(default_factory=list)
    rest: list[Paragraph] = field(default_factory=list)


def head_of(section: Section, body: int, story: str, noticed: Noticed) -> Head:
    """Tell the lines of a head apart.

    Args:
        section: the story's paragraphs.
        body: the size of body text in half-points.
        story: the story's id, for findings.
        noticed: where every decision that is not from a style is said.
    """
    head = Head()
    lines = _without_roles(section, head, body, story, noticed)
    main = _headline(section, lines)
    if not main:
        return head
    first, last = main[0], main[-1]
    loose = _loose(section, lines, last, body)
    plainly = _is_plainly_headed(section, lines, main, body)
    for number, paragraph in enumerate(lines):
        own = _lines(paragraph)
        if number < first:
            head.kicker += own
            _say(paragraph, story, noticed, Say(zh="引题", en="a kicker"), ("headline", "column_head"), 0.8)
        elif number <= last:
            head.headline += own
        elif _is_subhead(paragraph, section) or number in loose:
            head.rest.append(paragraph)
        else:
            head.deck += own
            if plainly and number == last + 1 and paragraph.text.startswith(DASH):
                continue
            sure = 0.85 if paragraph.text.startswith(DASH) else 0.75
            _say(paragraph, story, noticed, Say(zh="副题", en="a deck"), ("headline", "subhead"), sure)
    if section.top is None and head.headline and not plainly:
        _say(lines[first], story, noticed, Say(zh="标题", en="a headline"), ("subhead",), section.confidence or 0.8)
    _part_one_look(head, lines, main, story, noticed)
    return head


def _without_roles(section: Section, head: Head, body: int, story: str, noticed: Noticed) -> list[Paragraph]:
    """Take out the lines whose style or words say what they are; the others are told by size and place."""
    lines: list[Paragraph] = []
    kept = {Role.KICKER: head.kicker, Role.DECK: head.deck, Role.COLUMN: head.column_head, Role.BYLINE: head.bylines}
    if section.top is Role.HEADING:
        # A title above several headlines names what they have in common.
        kept[Role.TITLE] = head.column_head
    for paragraph in section.head:
        own = kept.get(paragraph.style.role)
        if own is not None:
            own += _lines(paragraph)
        elif paragraph.style.role is Role.BODY and is_column(paragraph.text):
            head.column_head += _lines(paragraph)
            _say(paragraph, story, noticed, Say(zh="栏题", en="a column head"), ("kicker",), 0.85)
        elif is_byline_paragraph(paragraph):
            head.bylines += _lines(paragraph)
            if paragraph.style.role is not Role.BYLINE and people_of(paragraph.text)[0].role is None:
                _say(paragraph, story, noticed, Say(zh="署名", en="a byline"), ("deck",), 0.85)
        elif lines and not head.bylines and paragraph.style.role is Role.BODY and _is_names(paragraph, body):
            head.bylines += _lines(paragraph)
            _say(paragraph, story, noticed, Say(zh="署名", en="a byline"), ("deck",), 0.7)
        else:
            lines.append(paragraph)
    return lines


def _is_plainly_headed(section: Section, lines: list[Paragraph], main: list[int], body: int) -> bool:
    """Whether the headline is one that nobody takes for another thing.

    It is larger than the text, bold or in the middle, and what follows is a byline that names a role or a text that
    opens as news does (本报讯): more than 0.9 sure, so that nothing is said of it.
    """
    if section.top is not None or section.plain or not main:
        return False
    stands_out = all(lines[k].half_points > body and (lines[k].bold or lines[k].align == "center") for k in main)
    first = next((one for one in section.body if isinstance(one, Paragraph)), None)
    news = first is not None and dateline_of(first.text) is not None
    signed = any(is_byline_paragraph(one) and any(own.role for own in people_of(one.text)) for one in section.head)
    return stands_out and (news or signed)


def _is_names(paragraph: Paragraph, body: int) -> bool:
    """Names alone below a headline, in the middle or right, no larger than the body."""
    people = people_of(paragraph.text)
    names = bool(people) and all(len(one.name) <= LONGEST_NAME for one in people)
    return names and paragraph.half_points <= body and paragraph.align in ("center", "right")


def _headline(section: Section, lines: list[Paragraph]) -> list[int]:
    """Which lines are the headline: those of its style, else the largest; of one size the bold ones."""
    if section.top is not None:
        return [
            number
            for number, one in enumerate(lines)
            if one.style.role is section.top and one.style.level == section.level
        ]
    if section.plain:
        return _first_plain(lines)
    largest = max((one.half_points for one in lines), default=0)
    found = [number for number, one in enumerate(lines) if one.half_points == largest]
    bold = [number for number in found if lines[number].bold]
    return bold or found


def _first_plain(lines: list[Paragraph]) -> list[int]:
    """Where nothing is formatted: the first line, or the second below one that leads on to it."""
    if len(lines) > 1 and lines[0].text.endswith(LEADS_ON):
        return [1]
    return [0] if lines else []


def _loose(section: Section, lines: list[Paragraph], last: int, body: int) -> set[int]:
    """Lines below the headline that look like the body's: text where nothing is formatted, or the lines of a poem."""
    plain = {
        number
        for number, one in enumerate(lines)
        if number > last and one.style.role is Role.BODY and not one.text.startswith(DASH)
        if not one.bold and one.half_points <= body
    }
    return plain if section.plain or len(plain) > MOST_DECKS else set()


def _is_subhead(paragraph: Paragraph, section: Section) -> bool:
    """A heading of a lower level right below the headline is the first subhead."""
    lower = paragraph.style.role is Role.HEADING and section.top is not None
    return lower and not paragraph.text.startswith(DASH)


def _part_one_look(head: Head, lines: list[Paragraph], main: list[int], story: str, noticed: Noticed) -> None:
    """Lines that all look like the headline: what leads on is a kicker, what follows a dash a deck."""
    if len(head.headline) > 1 and head.headline[0].text.endswith(LEADS_ON) and not head.kicker:
        head.kicker.append(head.headline.pop(0))
        _say(lines[main[0]], story, noticed, Say(zh="引题", en="a kicker"), ("headline",), 0.8)
    while len(head.headline) > 1 and head.headline[-1].text.startswith(DASH):
        head.deck.insert(0, head.headline.pop())
        _say(lines[main[-1]], story, noticed, Say(zh="副题", en="a deck"), ("headline",), 0.85)


def _lines(paragraph: Paragraph) -> list[HeadLine]:
    lines = list(paragraph.lines)
    if paragraph.label and lines:
        lines[0] = Line(paragraph.label + lines[0].text)
    return [HeadLine(line, paragraph.place) for line in lines if line.text]


def _say(paragraph: Paragraph, story: str, noticed: Noticed, role: Say, others: tuple[str, ...], sure: float) -> None:
    text = paragraph.text
    noticed.say(
        "intake-word-head",
        paragraph.place,
        Say(zh=f"“{text}”没有用样式，读作{role.zh}。", en=f"“{text}” was read as {role.en}; no style says so."),
        story=story,
        alternatives=others,
        confidence=sure,
    )
