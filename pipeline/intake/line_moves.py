"""A line of copy moved to another field of its story, or out of it: every character goes along, and so do its origins.

Pure: pieces in, pieces out.  None is answered where a line is no whole piece by itself, or where moving it would leave
a head nobody could set; a person edits the file then.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.errors import Where
from pipeline.intake.caption_credit import parted_credit
from pipeline.intake.story_pieces import DISPLAY, Piece
from pipeline.model import Form, Origin, Picture, Span, Style

__all__ = ["Target", "cut_at", "located", "lone", "moved", "put"]

Pieces = tuple[Piece, ...]
SUCCESSORS = {"deck": ("kicker",), "paragraphs": ("kicker", "column_head")}
"""Where the only headline goes to: which lines may be the headline then, the first that there are."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a line goes: a field of a story, ``furniture`` of its page; ``form`` is that of a paragraph."""

    field: str
    form: Form = Form.PROSE


def located(pieces: Sequence[Piece], where: Where) -> list[int]:
    """Which pieces come from a place: one for a line, perhaps several for a paragraph of copy that has no lines.

    A jump line stands on the line of what it was taken off; that is what a line names.
    """
    if where.line is not None:
        there = [k for k, own in enumerate(pieces) if where.line in own.lines]
        return sorted(there, key=lambda k: (pieces[k].field == "jump", pieces[k].first != where.line))[:1]
    there = [k for k, own in enumerate(pieces) if where.box and where.box in own.places]
    return [k for k in there if pieces[k].field == pieces[there[0]].field]


def moved(pieces: Pieces, places: Sequence[int], target: Target) -> Pieces | None:
    """The pieces with some of them in another field of the same story.

    Args:
        pieces: of the story, as ``pieces_of`` gives them.
        places: which of them, all of one field.
        target: the field they go to.
    """
    taken = [pieces[k] for k in places]
    left = tuple(own for k, own in enumerate(pieces) if k not in places)
    field = taken[0].field if taken else ""
    if not taken or any(own.field == "jump" for own in taken):
        return None
    if field == target.field == "paragraphs":
        return tuple(replace(own, form=target.form) if k in places else own for k, own in enumerate(pieces))
    if field == target.field:
        # A byline and a signature are one field.
        return pieces
    if field == "headline":
        left = _with_another_headline(left, target)
    if not _may_leave(field, taken, left, target):
        return None
    above = field in DISPLAY and (target.field not in DISPLAY or DISPLAY.index(field) < DISPLAY.index(target.field))
    for own in reversed(taken) if above else taken:
        left = put(left, _as(own, target), above=above)
    return left


def _with_another_headline(pieces: Pieces, target: Target) -> Pieces:
    """Where no headline is left, what stood beside it is one: kicker and headline become headline and deck."""
    fields = {own.field for own in pieces}
    heir = next((field for field in SUCCESSORS.get(target.field, ()) if field in fields), None)
    if "headline" in fields or heir is None:
        return pieces
    return tuple(_as(own, Target("headline")) if own.field == heir else own for own in pieces)


def put(pieces: Pieces, piece: Piece, *, above: bool = False) -> Pieces:
    """With a piece more, among those of its field in the order of the copy.

    Args:
        pieces: of a story.
        piece: the one that comes.
        above: where copy has no lines to tell, it comes before those of its field, else after them.
    """
    own = [k for k, other in enumerate(pieces) if other.field == piece.field]
    if piece.first is not None and all(pieces[k].first is not None for k in own):
        after = next((k for k in own if (pieces[k].first or 0) > piece.first), None)
    else:
        after = own[0] if own and above else None
    at = after if after is not None else (own[-1] + 1 if own else len(pieces))
    return (*pieces[:at], piece, *pieces[at:])


def lone(piece: Piece, where: Where, copy: Sequence[str], joins: int) -> tuple[Piece, Pieces] | None:
    """A line by itself, and what is left of the piece it was part of.

    Args:
        piece: the one that holds it.
        where: its place.
        copy: the lines of its file.
        joins: how many paragraphs of its story were put together; one of several lines may be such a one.

    Returns:
        None where the line cannot be told from what it was put together with.
    """
    if where.line is None or set(piece.lines) == {where.line}:
        return _whole(piece, copy), ()
    if piece.picture is not None:
        return _part_of_picture(piece, where.line)
    if piece.field == "signature":
        return _part_of_signature(piece, where.line, copy)
    if piece.field == "paragraphs" and (joins or piece.lines[0] != where.line):
        return None
    return piece, ()


def cut_at(piece: Piece, line: int, copy: Sequence[str]) -> tuple[Piece, Piece] | None:
    """A paragraph as two, the second beginning with a line of the copy; None where that is not to be found in it."""
    begins = copy[line - 1].strip() if 0 < line <= len(copy) else ""
    at = piece.text.find(begins) if begins else -1
    if at <= 0 or piece.text.find(begins, at + 1) >= 0:
        return None
    numbers = piece.lines
    turn = numbers.index(line) if line in numbers else 0
    first, second = (_of_lines(piece, part) for part in (numbers[:turn], numbers[turn:]))
    spans = [_cut(span, at) for span in piece.spans]
    return (
        replace(piece, text=piece.text[:at], origins=first, spans=tuple(s for a, _ in spans for s in a)),
        replace(piece, text=piece.text[at:], origins=second, spans=tuple(s for _, b in spans for s in b)),
    )


def _of_lines(piece: Piece, lines: tuple[int, ...]) -> tuple[Origin, ...]:
    return tuple(replace(own, lines=lines) for own in piece.origins[:1])


def _cut(span: Span, at: int) -> tuple[list[Span], list[Span]]:
    first = [replace(span, end=min(span.end, at))] if span.start < at else []
    second = [replace(span, start=max(span.start - at, 0), end=span.end - at)] if span.end > at else []
    return first, second


def _may_leave(field: str, taken: Sequence[Piece], left: Pieces, target: Target) -> bool:
    """Whether what is left is a story as before, and what goes can be said in the field it goes to."""
    readings = any(span.style is Style.RUBY for own in taken for span in own.spans)
    files = any(own.picture is not None and own.picture.file is not None for own in taken)
    if (readings and target.field != "paragraphs") or files:
        return False
    if target.field in DISPLAY and field not in DISPLAY:
        return _stands_above_text(taken, left)
    if field not in DISPLAY:
        # Without lines nobody knows between which paragraphs it stood.
        return target.field != "paragraphs" or all(own.first is not None for own in taken)
    head = [own for own in left if own.field in DISPLAY]
    if field == "headline" and not any(own.field == "headline" for own in head):
        # All the headline there is: without it the head would be none.
        return not head and target.field != "headline" and target.field not in DISPLAY and taken[0].first is not None
    return target.field != "paragraphs" or _is_last_of_head(field, taken, head)


def _stands_above_text(taken: Sequence[Piece], left: Pieces) -> bool:
    text = [own for own in left if own.field == "paragraphs"]
    if taken[0].first is None or any(own.first is None for own in text):
        return False
    return all((own.first or 0) > (taken[0].first or 0) for own in text)


def _is_last_of_head(field: str, taken: Sequence[Piece], head: Sequence[Piece]) -> bool:
    """What goes into the text stood right above it."""
    first = taken[0].first
    if first is None or any(own.first is None for own in head):
        return field in ("headline", "deck")
    return all((own.first or 0) < first for own in head)


def _as(piece: Piece, target: Target) -> Piece:
    plain = replace(piece, field=target.field, form=target.form, picture=None)
    plain = replace(plain, origins=tuple(dict.fromkeys(replace(own, field="") for own in piece.origins)))
    if target.field == "paragraphs":
        return plain
    if target.field != "pictures":
        return replace(plain, form=Form.PROSE, spans=())
    caption, ending, credit = parted_credit(piece.text)
    names = [name for name, text in (("caption", caption), ("credit_text", ending)) if text]
    origins = tuple(replace(own, field=name) for name in names for own in plain.origins)
    picture = Picture(None, caption, credit, ending)
    return replace(plain, form=Form.PROSE, spans=(), origins=origins, picture=picture)


def _whole(piece: Piece, copy: Sequence[str]) -> Piece:
    """A caption with the credit that stood on its line, as the copy has them."""
    if piece.picture is None or piece.first is None:
        return piece
    line = copy[piece.first - 1].strip() if 0 < piece.first <= len(copy) else ""
    same = "".join(line.split()) == "".join(piece.text.split())
    return replace(piece, text=line if same else piece.text)


def _part_of_picture(piece: Piece, line: int) -> tuple[Piece, Pieces] | None:
    """Caption or credit alone, where each has lines of its own."""
    named = {own.field for own in piece.origins if line in own.lines}
    if piece.picture is None or len(named) != 1 or not named <= {"caption", "credit_text"}:
        return None
    (name,) = named
    text = str(getattr(piece.picture, name))
    origins = tuple(own for own in piece.origins if own.field == name)
    if not any(own.field != name for own in piece.origins):
        return replace(piece, text=text), ()
    if name == "caption":
        picture, rest = replace(piece.picture, caption=""), piece.picture.credit_text
    else:
        picture, rest = replace(piece.picture, credit_text="", credit=None), piece.picture.caption
    others = tuple(own for own in piece.origins if own.field != name)
    return (
        replace(piece, text=text, origins=origins, picture=None),
        (replace(piece, text=rest, origins=others, picture=picture),),
    )


def _part_of_signature(piece: Piece, line: int, copy: Sequence[str]) -> tuple[Piece, Pieces] | None:
    """One line of a signature that was put together from several."""
    numbers = piece.lines
    texts = [copy[number - 1].strip() if number <= len(copy) else "" for number in numbers]
    if " ".join(texts) != piece.text:
        return None
    pieces = [Piece("signature", text, (Origin("", (number,)),)) for number, text in zip(numbers, texts, strict=True)]
    own = next(one for one in pieces if one.first == line)
    return own, tuple(one for one in pieces if one is not own)
