"""Stories put together and parted: what ``goes on with`` and ``begins a story`` say, carried out.

Pure: stories in, stories out.  Pieces keep their places in the copy; what was a head in the middle of a text becomes
its subheads, and a subhead that begins a story its headline.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.errors import Where
from pipeline.intake.line_moves import cut_at, located, lone, put
from pipeline.intake.story_pieces import DISPLAY, Piece, pieces_of, with_pieces
from pipeline.model import Form, Story

__all__ = ["given", "headed", "next_below", "parted_at", "put_together", "ranked"]

# The head of a story that has no headline is its deck, or else the next of these.
INSTEAD = ("deck", "kicker", "column_head")
LONGEST_ID = 64


def put_together(first: Story, second: Story) -> Story | None:
    """The second story as the end of the first; None where they are set in different ways, or come from two files."""
    alike = first.source_file == second.source_file and first.upright == second.upright
    if not alike or second.box is not None or second.quote:
        return None
    whole = _with(first, sorted(pieces_of(second), key=lambda own: own.first or 0), second)
    return replace(whole, joins=first.joins + second.joins, section=first.section or second.section)


def given(story: Story, other: Story, line: int, beside: Collection[int]) -> tuple[Story, Story] | None:
    """A line and what follows it at once in its story, given to another story.

    Args:
        story: the one that holds it.
        other: the one that takes it.
        line: of the copy.
        beside: the lines of further stories; the first of them ends what is given.
    """
    pieces = pieces_of(story)
    end = min((number for number in beside if number > line), default=None)
    taken = [own for own in pieces if (own.first or 0) >= line and (end is None or (own.first or 0) < end)]
    if not any(line == own.first for own in taken) or story.source_file != other.source_file:
        return None
    left = [own for own in pieces if own not in taken]
    return with_pieces(story, left), _with(other, sorted(taken, key=lambda own: own.first or 0), story)


def headed(story: Story, head: Story) -> Story:
    """A story with the head above it, and all else that stands with that."""
    own = pieces_of(story)
    for piece in pieces_of(head):
        own = put(own, piece, above=True)
    return with_pieces(story, _with_headline(own), head.bylines)


def next_below(stories: Sequence[Story], head: Story) -> Story | None:
    """The story of a page that begins first below some lines, if it is of the same file and they stand above it all."""
    end = max(head.source_lines, default=0)
    same = [own for own in stories if own.source_file == head.source_file and own.source_lines[:1] > (end,)]
    return min(same, key=lambda own: own.source_lines[0], default=None)


def parted_at(
    story: Story, where: Where, copy: Sequence[str], opens: str, ids: Collection[str]
) -> tuple[Story, Story] | None:
    """A story as two, the second beginning at a line.

    Args:
        story: as it was read.
        where: the line.
        copy: the lines of its file.
        opens: the display field that the line then is, empty where it is what it was.
        ids: of all stories; the new one gets another, ``p01-s03-2``.

    Returns:
        None where nothing would be left of the first, or the line is not the beginning of anything.
    """
    line, pieces = where.line, pieces_of(story)
    at = next(iter(located(pieces, where)), None)
    if line is None or at is None:
        return None
    if pieces[at].field == "paragraphs" and pieces[at].first != line:
        halves = cut_at(pieces[at], line, copy)
        if halves is None:
            return None
        pieces, at = (*pieces[:at], *halves, *pieces[at + 1 :]), at + 1
    in_head = pieces[at].field in DISPLAY
    first: list[Piece] = []
    second: list[Piece] = []
    for k, own in enumerate(pieces):
        halves_of = _by_line(own, line, copy)
        if halves_of is None:
            return None
        if own.field == "paragraphs" and pieces[at].field == "paragraphs":
            (second if k >= at else first).append(own)
        elif own.field in DISPLAY and not in_head:
            # A head that comes late belongs to the text it speaks of.
            first.append(own)
        else:
            first += halves_of[0]
            second += halves_of[1]
    if not first or not second:
        return None
    second = [_opening(own, opens) if own.first == line and opens else own for own in second]
    begun = replace(story, id=_free(story.id, ids), box=None, quote="", brief=False, joins=0, bylines=())
    one = with_pieces(story, _with_headline(first))
    text = any(own.field in ("paragraphs", "pictures") for own in second)
    other = with_pieces(
        replace(begun, source_lines=(), origins=()), _with_headline(second) if text else second, story.bylines
    )
    joins = min(story.joins, sum(max(0, len(own.lines) - 1) for own in first if own.field == "paragraphs"))
    quote = one.quote if any(one.quote in text for text in one.paragraphs) else ""
    return replace(one, joins=joins, quote=quote), replace(other, joins=story.joins - joins)


def _opening(piece: Piece, field: str) -> Piece:
    """A line, whatever it was read as, as the first of a head; a picture stays one."""
    plain = piece.picture is None and piece.field != "jump"
    return replace(piece, field=field, form=Form.PROSE, spans=()) if plain else piece


def ranked(stories: Sequence[Story], after: str, new: Story) -> tuple[Story, ...]:
    """The stories with a new one right after another; those whose rank it takes go one down."""
    made: list[Story] = []
    for own in sorted(stories, key=lambda story: (story.rank, story.id)):
        moved_down = len(made) > 0 and any(one.id == new.id for one in made) and own.rank <= made[-1].rank
        made.append(replace(own, rank=made[-1].rank + 1) if moved_down else own)
        if own.id == after:
            made.append(replace(new, rank=made[-1].rank + 1))
    return tuple(made)


def _with(story: Story, pieces: Sequence[Piece], source: Story) -> Story:
    """A story with pieces of another: display lines below text of its own become subheads."""
    own = pieces_of(story)
    for piece in pieces:
        text = [one for one in own if one.field == "paragraphs"]
        above = any(one.first is None or piece.first is None or one.first < piece.first for one in text)
        subhead = piece.field in DISPLAY and above
        own = put(own, replace(piece, field="paragraphs", form=Form.SUBHEAD) if subhead else piece)
    return with_pieces(story, own, source.bylines)


def _by_line(piece: Piece, line: int, copy: Sequence[str]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
    """What of a piece stands before a line, and what behind it; what has no line closes the story and is behind."""
    if piece.first is None:
        return ((piece,), ()) if piece.field in DISPLAY or piece.field == "pictures" else ((), (piece,))
    if piece.field != "signature" or max(piece.lines) < line or piece.first >= line:
        return ((piece,), ()) if piece.first < line else ((), (piece,))
    alone = [lone(piece, Where(line=number), copy, 0) for number in piece.lines]
    if any(own is None for own in alone):
        return None
    parts = [own[0] for own in alone if own is not None]
    return tuple(own for own in parts if (own.first or 0) < line), tuple(
        own for own in parts if (own.first or 0) >= line
    )


def _with_headline(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A head without a headline has its next best as one; a text that begins with subheads has them."""
    if any(own.field == "headline" for own in pieces):
        return tuple(pieces)
    instead = next((name for name in INSTEAD if any(own.field == name for own in pieces)), "")
    if instead:
        return tuple(replace(own, field="headline") if own.field == instead else own for own in pieces)
    text = [own for own in pieces if own.field == "paragraphs"]
    heads = next((k for k, own in enumerate(text) if own.form is not Form.SUBHEAD), len(text))
    return tuple(
        replace(own, field="headline", form=Form.PROSE, spans=()) if any(own is one for one in text[:heads]) else own
        for own in pieces
    )


def _free(wanted: str, taken: Collection[str]) -> str:
    number = 2
    while (name := f"{wanted[: LONGEST_ID - 4]}-{number}") in taken:
        number += 1
    return name
