"""One item of a news wire in the making: what its format says, put into the fields of a story.

What no field of an issue holds is told in findings, so that it does not vanish: usage terms, notes to the editor, an
embargo and a withdrawal each in one of its own, all else in one ``intake-metadata``.  An item's day is no day of issue.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.errors import Where
from pipeline.intake import wire_findings
from pipeline.intake.bylines import dateline_of, lead_bylines, parse_bylines
from pipeline.intake.copy_file import FiledStory
from pipeline.intake.headless import no_headline
from pipeline.intake.hypertext import Hypertext
from pipeline.intake.hypertext_builder import MOST_PARAGRAPHS, too_long
from pipeline.intake.wire_leads import foreign_bylines, foreign_dateline, is_credited, opens_with_place
from pipeline.model import Byline, Dateline, Finding, Form, Origin, Picture, Span, Story

__all__ = ["Said", "Told", "WireItem", "squeezed"]

# In a longer one every paragraph is looked for as a whole alone: a search for each inside all would take minutes.
LONGEST_SEARCHED = 200_000


@dataclass(frozen=True, slots=True)
class Told:
    """A text of the copy and the place it stands at; ``place`` is an XPath or a JSON pointer, empty if lines do."""

    text: str
    lines: tuple[int, ...] = ()
    place: str = ""

    def origin(self, name: str) -> Origin:
        """The place as that of a field."""
        return Origin(name, self.lines, self.place)


@dataclass(frozen=True, slots=True)
class Said:
    """Words that stand somewhere already, without their white space."""

    wholes: frozenset[str]
    run: str

    @classmethod
    def of(cls, told: Iterable[Told]) -> "Said":
        """Those of some texts, which one after the other may hold what another form of them holds in one."""
        texts = ["".join(each.text.split()) for each in told]
        run = "".join(texts)
        return cls(frozenset(texts), run if len(run) <= LONGEST_SEARCHED else "")

    def has(self, text: str) -> bool:
        """Whether a text is among them."""
        words = "".join(text.split())
        return words in self.wholes or words in self.run


@dataclass(slots=True)
class WireItem:
    """An item while it is being read.

    ``urgency`` counts from 1, the most urgent, to 9; 0 where the item has none.  ``status`` is the word of its format,
    ``usable`` or empty where it may be printed; ``embargo`` the time until when it may not be, empty where none is
    said.  ``title`` is what it is filed under, its headline where it has no other.  ``located`` and ``dated`` are the
    place and the day that its dateline names.  ``metadata`` are pairs of a field's name and what it says.
    """

    name: str
    id: str
    line: int | None = None
    column_head: list[Told] = field(default_factory=list)
    kicker: list[Told] = field(default_factory=list)
    headline: list[Told] = field(default_factory=list)
    title: Told | None = None
    deck: list[Told] = field(default_factory=list)
    bylines: list[tuple[Told, tuple[Byline, ...]]] = field(default_factory=list)
    dateline: Told | None = None
    located: Told | None = None
    dated: str = ""
    paragraphs: list[Told] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    summary: list[Told] = field(default_factory=list)
    pictures: list[tuple[Picture, tuple[Origin, ...]]] = field(default_factory=list)
    section: Told | None = None
    jump: Told | None = None
    urgency: int = 0
    status: str = ""
    embargo: str | None = None
    usage: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    signals: list[str] = field(default_factory=list)
    metadata: dict[tuple[str, str], None] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add_body(self, read: Hypertext) -> None:
        """Blocks of text after those there are."""
        start = len(self.paragraphs)
        for text, origin in zip(read.paragraphs, read.origins, strict=True):
            self.paragraphs.append(Told(text, origin.lines, origin.place))
        self.forms += read.forms or [Form.PROSE] * len(read.paragraphs)
        self.spans += [replace(span, paragraph=span.paragraph + start) for span in read.spans]
        self.findings += read.findings

    def add_paragraph(self, told: Told, form: Form = Form.PROSE) -> None:
        """A paragraph without anything set apart in it; none where it has no words.

        Raises:
            SourceError: there are more paragraphs than copy could have.
        """
        if not told.text.strip():
            return
        if len(self.paragraphs) >= MOST_PARAGRAPHS:
            raise too_long(self.name, told.lines[0] if told.lines else self.line)
        self.paragraphs.append(told)
        self.forms.append(form)

    def add_byline(self, told: Told, people: tuple[Byline, ...] = ()) -> None:
        """A byline, with the people it names where the format itself tells them apart."""
        if told.text:
            self.bylines.append((told, people or parse_bylines(told.text) or foreign_bylines(told.text)))

    def tell(self, name: str, value: str) -> None:
        """Something that no field holds."""
        said = squeezed(value)
        if said:
            self.metadata[name, said] = None

    def filed(self) -> tuple[FiledStory, tuple[Finding, ...]]:
        """The story, and all that is to be said of it."""
        for told in (self.column_head, self.kicker, self.headline, self.deck):
            told[:] = [own for own in told if own.text.strip()]
        said = {squeezed(told.text): told for told in self.headline}
        decks = {squeezed(told.text): told for told in reversed(self.deck)}
        self.deck = [told for text, told in reversed(decks.items()) if text not in said]
        self._settle_title()
        self._take_credit_first()
        self._settle_summary()
        self._drop_repeated_headline()
        self._put_dateline_first()
        plain = all(form is Form.PROSE for form in self.forms)
        lead = self.paragraphs[0].text if self.paragraphs else ""
        dateline = self._dateline(lead)
        people, signature = self._signed(lead)
        story = Story(
            self.id,
            0,
            _texts(self.headline),
            _texts(self.paragraphs),
            column_head=_texts(self.column_head),
            kicker=_texts(self.kicker),
            deck=_texts(self.deck),
            dateline=dateline,
            bylines=people,
            signature=signature,
            pictures=tuple(picture for picture, _ in self.pictures),
            source_file=self.name,
            forms=() if plain else tuple(self.forms),
            spans=tuple(sorted(self.spans, key=lambda span: (span.paragraph, span.start, -span.end))),
            section=self.section.text if self.section else "",
            jump=self.jump.text if self.jump else None,
        )
        origins = tuple(self._origins(story))
        lines = tuple(sorted({line for origin in origins for line in origin.lines}))
        story = replace(story, origins=origins, source_lines=lines)
        return FiledStory(None, story, self.urgency), self._told(story)

    def _settle_title(self) -> None:
        if not self.headline and self.title is not None and self.title.text.strip():
            self.headline.append(self.title)
            self.findings.append(wire_findings.title_as_headline(Where(self.name, self.line), self.id, self.title.text))

    def _settle_summary(self) -> None:
        """A summary is the body of an item that has no other."""
        if self.paragraphs or self.pictures:
            for told in self.summary:
                self.tell("summary", told.text)
        elif self.summary:
            for told in self.summary:
                self.add_paragraph(told)
            self.findings.append(wire_findings.summary_as_body(Where(self.name, self.line), self.id))

    def _drop_repeated_headline(self) -> None:
        """A first line that repeats the headline is the headline."""
        said = {squeezed(told.text) for told in self.headline} | {squeezed("".join(_texts(self.headline)))}
        if len(self.paragraphs) > 1 and squeezed(self.paragraphs[0].text) in said:
            self._take_first()

    def _is_credit_first(self, lead: str) -> bool:
        """Whether a byline stands in the text before the paragraph with the dateline."""
        return is_credited(lead) and len(self.paragraphs) > 1 and bool(foreign_dateline(self.paragraphs[1].text))

    def _take_credit_first(self) -> None:
        if not self.bylines and self.paragraphs and self._is_credit_first(self.paragraphs[0].text):
            self.add_byline(self._take_first())

    def _take_first(self) -> Told:
        """The first paragraph, which is one no longer."""
        self.forms.pop(0)
        kept = [span for span in self.spans if span.paragraph]
        self.spans = [replace(span, paragraph=span.paragraph - 1) for span in kept]
        return self.paragraphs.pop(0)

    def _put_dateline_first(self) -> None:
        """A dateline that the format keeps apart is printed where readers look for it: before the first words."""
        if self.dateline is None or not self.dateline.text:
            return
        first = self.paragraphs[0] if self.paragraphs else None
        if first is None:
            self.add_paragraph(self.dateline)
        elif first.text.startswith(self.dateline.text):
            return
        elif opens_with_place(first.text, self.dateline.text):
            self.tell("dateline", self.dateline.text)
            self.dateline = None
        else:
            shift = len(self.dateline.text) + 1
            lines = tuple(sorted({*self.dateline.lines, *first.lines}))
            self.paragraphs[0] = replace(first, text=f"{self.dateline.text} {first.text}", lines=lines)
            moved = (replace(s, start=s.start + shift, end=s.end + shift) for s in self.spans if s.paragraph == 0)
            self.spans = [*moved, *(span for span in self.spans if span.paragraph)]

    def _dateline(self, lead: str) -> Dateline | None:
        found = dateline_of(lead) or foreign_dateline(lead)
        if self._is_credit_first(lead):
            return None
        if self.dateline is not None and self.dateline.text:
            own = dateline_of(self.dateline.text) or foreign_dateline(self.dateline.text)
            place = self.located.text if self.located is not None else None
            return own or Dateline(self.dateline.text, place, self.dated or None)
        if found is None and self.located is not None and self.located.text:
            return Dateline(self.located.text, self.located.text)
        return found

    def _signed(self, lead: str) -> tuple[tuple[Byline, ...], str]:
        """Who wrote it, and the line that says so below the text unless the text itself begins with it."""
        people = tuple(person for _, own in self.bylines for person in own)
        signature = " ".join(told.text for told, _ in self.bylines if told.text not in lead)
        return people or lead_bylines(lead), signature

    def _origins(self, story: Story) -> Iterable[Origin]:
        for name in ("column_head", "kicker", "headline", "deck"):
            yield from (told.origin(f"{name}.{number}") for number, told in enumerate(getattr(self, name)))
        at = self.dateline or (self.located if story.dateline and story.dateline.text not in _first(story) else None)
        if story.dateline is not None and (at or self.paragraphs):
            yield (at or self.paragraphs[0]).origin("dateline")
        owners = [told for told, own in self.bylines for _ in own] or self.paragraphs[:1] * len(story.bylines)
        yield from (told.origin(f"bylines.{number}") for number, told in enumerate(owners))
        yield from (told.origin(f"paragraphs.{number}") for number, told in enumerate(self.paragraphs))
        if story.signature:
            yield self.bylines[0][0].origin("signature")
        for number, (_, origins) in enumerate(self.pictures):
            yield from (replace(origin, field=f"pictures.{number}.{origin.field}") for origin in origins)
        if self.section is not None:
            yield self.section.origin("section")
        if self.jump is not None:
            yield self.jump.origin("jump")

    def _told(self, story: Story) -> tuple[Finding, ...]:
        where = Where(self.name, self.line)
        told = list(self.findings)
        killed = [text for text in self.signals if wire_findings.withdraws(text)]
        refused = [self.status] if self.status not in ("", "usable") else killed
        told += [wire_findings.not_usable(where, self.id, text) for text in refused[:1]]
        if self.embargo is not None:
            told.append(wire_findings.embargoed(where, self.id, self.embargo))
        told += [wire_findings.usage(where, self.id, text) for text in dict.fromkeys(map(squeezed, self.usage)) if text]
        told += [wire_findings.note(where, self.id, text) for text in dict.fromkeys(map(squeezed, self.notes)) if text]
        for text in dict.fromkeys(filter(None, self.signals)):
            if wire_findings.is_of_newer(text):
                told.append(wire_findings.signal(where, self.id, text))
            else:
                self.tell("signal", text)
        if not story.paragraphs and not story.pictures:
            told.append(wire_findings.no_body(where, self.id))
        if not story.headline:
            told.append(no_headline(where, self.id))
        if self.metadata:
            told.append(wire_findings.metadata(where, self.id, tuple(self.metadata)))
        return tuple(wire_findings.of_story(finding, self.id) for finding in told)


def squeezed(text: str) -> str:
    """A text with its white space as single spaces."""
    return " ".join(text.split())


def _texts(told: Iterable[Told]) -> tuple[str, ...]:
    return tuple(each.text for each in told)


def _first(story: Story) -> str:
    return story.paragraphs[0] if story.paragraphs else ""
