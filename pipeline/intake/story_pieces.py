"""A story as pieces that can be moved: a display line, a paragraph, a picture, the signature, the jump line.

Each piece carries the places in the copy it came from, so wherever it goes its origins go too.  ``pieces_of`` and
``with_pieces`` are each other's inverse; bylines and dateline, which are understood from lead and signature, are
understood anew where those words changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.intake.bylines import dateline_of, lead_bylines, parse_bylines
from pipeline.intake.lead import lead_of
from pipeline.model import Byline, Form, Origin, Picture, Span, Story

__all__ = ["DISPLAY", "Piece", "pieces_of", "with_pieces"]

# In the order in which they stand above a text.
DISPLAY = ("column_head", "kicker", "headline", "deck")
FIELDS = (*DISPLAY, "paragraphs", "signature", "pictures", "jump")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a story.

    ``field`` is that of the story it stands in; ``origins`` name what came from where inside the piece: ``caption`` of
    a picture, nothing where the piece is one text.  ``spans`` count in the piece's own text, their paragraph being 0.
    """

    field: str
    text: str
    origins: tuple[Origin, ...] = ()
    form: Form = Form.PROSE
    spans: tuple[Span, ...] = ()
    picture: Picture | None = None

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the copy it came from, in order of reading; none where the copy has places and no lines."""
        return tuple(line for own in self.origins for line in own.lines)

    @property
    def first(self) -> int | None:
        """The first of its lines."""
        return min(self.lines, default=None)

    @property
    def places(self) -> frozenset[str]:
        """Its places in copy that has no lines."""
        return frozenset(own.place for own in self.origins if own.place)


def pieces_of(story: Story) -> tuple[Piece, ...]:
    """The pieces, field by field in the order of ``FIELDS``."""
    origins: dict[str, list[Origin]] = {}
    for own in story.origins:
        name, inside = _parted(own.field)
        origins.setdefault(name, []).append(replace(own, field=inside))
    spans: dict[int, list[Span]] = {}
    for span in story.spans:
        spans.setdefault(span.paragraph, []).append(replace(span, paragraph=0))
    pieces: list[Piece] = []
    for name in FIELDS:
        for number, (text, picture) in enumerate(_entries(story, name)):
            key = f"{name}.{number}" if name in (*DISPLAY, "paragraphs", "pictures") else name
            own_spans = tuple(spans.get(number, ())) if name == "paragraphs" else ()
            form = story.form(number) if name == "paragraphs" else Form.PROSE
            pieces.append(Piece(name, text, tuple(origins.get(key, ())), form, own_spans, picture))
    return tuple(pieces)


def with_pieces(story: Story, pieces: Sequence[Piece], people: Sequence[Byline] = ()) -> Story:
    """The story made of these pieces, in their order within each field.

    Args:
        story: what else the story is: its id, rank, ways of setting.
        pieces: all that it holds; of signatures and jump lines that are several one text is made.
        people: bylines of pieces that came from other stories.
    """
    by_field = {name: [piece for piece in pieces if piece.field == name] for name in FIELDS}
    paragraphs = tuple(piece.text for piece in by_field["paragraphs"])
    forms = tuple(piece.form for piece in by_field["paragraphs"])
    texts = {name: tuple(piece.text for piece in by_field[name]) for name in DISPLAY}
    made = replace(
        story,
        column_head=texts["column_head"],
        kicker=texts["kicker"],
        headline=texts["headline"],
        deck=texts["deck"],
        paragraphs=paragraphs,
        forms=() if all(form is Form.PROSE for form in forms) else forms,
        spans=tuple(
            replace(span, paragraph=number)
            for number, piece in enumerate(by_field["paragraphs"])
            for span in piece.spans
        ),
        signature=" ".join(piece.text for piece in by_field["signature"]),
        pictures=tuple(piece.picture for piece in by_field["pictures"] if piece.picture is not None),
        jump=" ".join(piece.text for piece in by_field["jump"]) or None,
        source_lines=_source_lines(story, pieces),
        origins=_origins(story, by_field),
    )
    return _understood(story, made, people)


def _entries(story: Story, name: str) -> list[tuple[str, Picture | None]]:
    if name == "pictures":
        return [(own.caption + own.credit_text, own) for own in story.pictures]
    value: tuple[str, ...] | str | None = getattr(story, name)
    if isinstance(value, tuple):
        return [(text, None) for text in value]
    return [(value, None)] if value else []


def _parted(name: str) -> tuple[str, str]:
    """The piece a field's name stands for, and what it names inside it: ``pictures.0.caption``."""
    parts = name.split(".")
    count = 2 if len(parts) > 1 and parts[1].isdecimal() else 1
    return ".".join(parts[:count]), ".".join(parts[count:])


def _origins(story: Story, by_field: dict[str, list[Piece]]) -> tuple[Origin, ...]:
    """The place of each field, in order of the copy where it has lines."""
    known = set(FIELDS)
    made = [own for own in story.origins if _parted(own.field)[0].partition(".")[0] not in known]
    for name in FIELDS:
        numbered = name in (*DISPLAY, "paragraphs", "pictures")
        for number, piece in enumerate(by_field[name]):
            key = f"{name}.{number}" if numbered else name
            made += [replace(own, field=f"{key}.{own.field}" if own.field else key) for own in piece.origins]
    if made and all(own.lines for own in made):
        made.sort(key=lambda own: own.lines)
    return tuple(made)


def _source_lines(story: Story, pieces: Sequence[Piece]) -> tuple[int, ...]:
    """The lines of the pieces, and those of the story that no piece of it ever named."""
    named = {line for piece in pieces_of(story) for line in piece.lines}
    own = (set(story.source_lines) - named) | {line for piece in pieces for line in piece.lines}
    return story.source_lines if own == set(story.source_lines) else tuple(sorted(own))


def _understood(before: Story, made: Story, people: Sequence[Byline]) -> Story:
    """With the people and the dateline of its own words, where the words they stand in changed."""
    if made.paragraphs == before.paragraphs and made.signature == before.signature and not people:
        return made
    lead = lead_of(made.paragraphs, made.forms)
    led_otherwise = lead != lead_of(before.paragraphs, before.forms)
    words, known = ("".join((*own.paragraphs, own.signature)) for own in (made, before))
    # One that a person put there without a word of it in the text stays.
    bylines = [own for own in before.bylines if own.name in words or own.name not in known]
    bylines += [own for own in people if own.name in words]
    found = (*(lead_bylines(lead) if led_otherwise else ()), *_signed(made, before))
    names = {own.name for own in bylines}
    unique = tuple(dict.fromkeys((*bylines, *(own for own in found if own.name not in names))))
    origins = made.origins
    if unique != before.bylines:
        origins = tuple(own for own in origins if not own.field.startswith("bylines."))
    dateline = dateline_of(lead) if led_otherwise else made.dateline
    return replace(made, bylines=unique, dateline=dateline, origins=origins)


def _signed(made: Story, before: Story) -> tuple[Byline, ...]:
    return parse_bylines(made.signature) if made.signature != before.signature else ()
