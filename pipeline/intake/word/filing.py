"""A story of a Word file put together: fields, body, pictures and notes, each with its origin."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.errors import Say, Where
from pipeline.intake.bylines import dateline_of, lead_bylines
from pipeline.intake.caption_credit import parted_credit
from pipeline.intake.headless import no_headline
from pipeline.intake.lead import lead_of
from pipeline.intake.word import kinds
from pipeline.intake.word.bodies import BodyParagraph, body_paragraphs, closing
from pipeline.intake.word.byline_lines import people_of
from pipeline.intake.word.captions import Figure
from pipeline.intake.word.flow import Paragraph
from pipeline.intake.word.heads import Head, HeadLine, head_of
from pipeline.intake.word.lines import Line, with_notes
from pipeline.intake.word.notes import note_sign
from pipeline.intake.word.noticed import Noticed
from pipeline.intake.word.openings import Section, is_byline_paragraph
from pipeline.model import Byline, Credit, Form, Origin, Picture, Span, Story, Style

__all__ = ["filed_story"]


@dataclass(slots=True)
class _Maker:
    """A story in the making: its origins in order, and the notes met so far."""

    story: str
    notes: dict[str, tuple[Line, ...]]
    noticed: Noticed
    origins: list[Origin] = field(default_factory=list)
    signs: dict[str, str] = field(default_factory=dict)

    def origin(self, name: str, place: str) -> None:
        self.origins.append(Origin(name, (), place))

    def line(self, line: Line) -> Line:
        for _, key in line.notes:
            if key not in self.signs:
                self.signs[key] = note_sign(len(self.signs) + 1)
        return with_notes(line, self.signs) if line.notes else line

    def lines(self, name: str, lines: Sequence[HeadLine]) -> tuple[str, ...]:
        """A display field: plain text, an origin each."""
        made = []
        for number, one in enumerate(lines):
            self.origin(f"{name}.{number}", one.place)
            made.append(self.plain(one.line, one.place))
        return tuple(made)

    def plain(self, line: Line, place: str) -> str:
        """A line for a field that holds no readings."""
        for mark in line.marks:
            if mark.style is Style.RUBY:
                self.noticed.gather(kinds.RUBY_LOST, place, f"{line.text[mark.start : mark.end]}({mark.reading})")
        return self.line(line).text


def filed_story(
    section: Section, story: str, body: int, notes: dict[str, tuple[Line, ...]], noticed: Noticed, name: str
) -> Story:
    """One story.

    Args:
        section: its paragraphs and figures.
        story: its id.
        body: the size of body text in half-points.
        notes: the paragraphs of every note, by key.
        noticed: where it is said what was open.
        name: the file of copy.
    """
    maker = _Maker(story, notes, noticed)
    head = head_of(section, body, story, noticed)
    text, signature, jump = closing([*head.rest, *(one for one in section.body if isinstance(one, Paragraph))])
    if signature is not None and not is_byline_paragraph(signature):
        _say_signature(signature, story, noticed)
    display = {key: maker.lines(key, getattr(head, key)) for key in ("column_head", "kicker", "headline", "deck")}
    if not head.headline:
        _say_no_headline(section, story, noticed)
    read = body_paragraphs(text, story, noticed)
    lead = lead_of([one.line.text for one in read], [one.form for one in read])
    bylines, signed = _bylines(maker, head, lead, signature)
    figures = [one for one in section.body if isinstance(one, Figure)]
    pictures = tuple(_picture(maker, number, figure) for number, figure in enumerate(figures))
    made = [maker.line(one.line) for one in read]
    for number, one in enumerate(read):
        maker.origin(f"paragraphs.{number}", one.place)
    if jump is not None:
        maker.origin("jump", jump.place)
    for paragraph in _notes(maker, len(read)):
        read.append(paragraph)
        made.append(paragraph.line)
    forms = tuple(one.form for one in read)
    return Story(
        story,
        0,
        display["headline"],
        tuple(line.text for line in made),
        display["column_head"],
        display["kicker"],
        display["deck"],
        dateline_of(lead),
        bylines,
        signed,
        pictures,
        jump.text if jump is not None else None,
        name,
        forms=() if all(form is Form.PROSE for form in forms) else forms,
        spans=_spans(made),
        origins=tuple(maker.origins),
    )


def _bylines(maker: _Maker, head: Head, lead: str, signature: Paragraph | None) -> tuple[tuple[Byline, ...], str]:
    """The people, and the byline's own words, which print sets below the body."""
    lines = [(maker.plain(one.line, one.place), one.place) for one in head.bylines]
    if signature is not None:
        lines += [(maker.plain(line, signature.place), signature.place) for line in signature.lines]
    bylines = list(lead_bylines(lead))
    for text, place in lines:
        for byline in people_of(text):
            maker.origin(f"bylines.{len(bylines)}", place)
            bylines.append(byline)
    for _, place in lines:
        maker.origin("signature", place)
    return tuple(bylines), " ".join(text for text, _ in lines)


def _picture(maker: _Maker, number: int, figure: Figure) -> Picture:
    words: list[str] = []
    credit_text, credit = "", None
    for paragraph in figure.caption:
        text = paragraph.label + " ".join(maker.plain(line, paragraph.place) for line in paragraph.lines)
        caption, said, made_by = parted_credit(text)
        if made_by is not None and credit is None:
            credit_text, credit = said, made_by
            text = caption
        if text:
            words.append(text)
            maker.origin(f"pictures.{number}.caption", paragraph.place)
        if made_by is not None and said == credit_text:
            maker.origin(f"pictures.{number}.credit_text", paragraph.place)
    if figure.picture is not None:
        maker.origin(f"pictures.{number}.file", figure.picture.place)
    made: Credit | None = credit
    return Picture(figure.picture.file if figure.picture else None, " ".join(words), made, credit_text)


def _notes(maker: _Maker, number: int) -> list[BodyParagraph]:
    """The notes at the end of the story: 注①, and each further paragraph of a note by itself."""
    paragraphs: list[BodyParagraph] = []
    for key, sign in list(maker.signs.items()):
        maker.noticed.gather(kinds.NOTE, key)
        # A note that two stories call stands with the first.
        lines = maker.notes.pop(key, ()) or (Line(""),)
        for place, line in enumerate(lines):
            maker.origin(f"paragraphs.{number + len(paragraphs)}", key)
            head = "" if place else f"注{sign}"
            marks = tuple(
                type(mark)(mark.start + len(head), mark.end + len(head), mark.style, mark.reading)
                for mark in line.marks
            )
            paragraphs.append(BodyParagraph(Line(head + line.text, marks), Form.PROSE, key))
    return paragraphs


def _spans(lines: Sequence[Line]) -> tuple[Span, ...]:
    return tuple(
        Span(number, mark.start, mark.end, mark.style, mark.reading)
        for number, line in enumerate(lines)
        for mark in sorted(line.marks, key=lambda mark: (mark.start, -mark.end, mark.style.value))
    )


def _say_signature(paragraph: Paragraph, story: str, noticed: Noticed) -> None:
    noticed.say(
        "intake-word-signature",
        paragraph.place,
        Say(
            zh=f"“{paragraph.text}”在篇末靠右，读作署名。",
            en=f"“{paragraph.text}” stands right at the end and was read as the signature.",
        ),
        story=story,
        alternatives=("signed", "prose"),
        confidence=0.8,
    )


def _say_no_headline(section: Section, story: str, noticed: Noticed) -> None:
    first = next((one for one in section.body if isinstance(one, Paragraph)), None)
    noticed.said.append(no_headline(Where(noticed.name, box=first.place if first is not None else ""), story))
