"""Painted lines matched to the copy: which story each piece belongs to, and what of the copy is nowhere painted.

Body type follows its story from line to line in the order of painting.  Where a line does not go on where the one
before ended, the place in the copy is taken from which this line and the next ones run on longest.  Heads and captions
are matched by their words; where two stories share them, the one whose body is painted next has them, else the one
whose head or body is nearest.
"""

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.press.figures.declared import DeclaredPage, DeclaredStory
from pipeline.press.figures.pieces import Piece
from pipeline.press.figures.quotes import quoted
from pipeline.units import Rect

__all__ = ["BodyLine", "Found", "HeadLine", "match"]

BODY_SIZE_SHARE = 0.02
LOOK_AHEAD = 6
# A piece that does not go on where the last ended must be so long to be looked for elsewhere.
LEAST_TO_SEARCH = 3


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A piece of body type: characters ``start`` to ``end`` (exclusive) of its story's body."""

    piece: Piece
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A display piece: the part of the head it is."""

    piece: Piece
    part: str

    @property
    def edges(self) -> tuple[float, float]:
        """Where its ink begins and ends across; of a mark at either end half the em the file gives it is blank."""
        box, half = self.piece.box, self.piece.size_pt / 2
        first, last = (unicodedata.category(mark).startswith("P") for mark in (self.piece.text[0], self.piece.text[-1]))
        if self.piece.down:
            return box.x_pt, box.right_pt
        return box.x_pt + half * first, box.right_pt - half * last


@dataclass(slots=True)
class Found:
    """What was found of a story."""

    story: DeclaredStory
    body: list[BodyLine] = field(default_factory=list)
    heads: list[HeadLine] = field(default_factory=list)
    captions: list[Piece] = field(default_factory=list)
    quote: tuple[Piece, ...] = ()

    @property
    def inside(self) -> tuple[Piece, ...]:
        """What is painted after its head."""
        return (*(line.piece for line in self.body), *self.captions, *self.quote)

    @property
    def missing(self) -> int:
        """Characters of the body that no piece holds."""
        return len(self.story.body) - sum(line.end - line.start for line in self.body)

    @property
    def hull(self) -> Rect | None:
        """The rectangle around the heads found, or, before there are any, around its body."""
        return _around(head.piece.box for head in self.heads) or _around(line.piece.box for line in self.body)


def match(page: DeclaredPage, pieces: Sequence[Piece]) -> tuple[tuple[Found, ...], tuple[Piece, ...]]:
    """Give every piece to its story.

    Returns:
        What was found of each story, in the order declared, and the pieces that are no story's.
    """
    found = tuple(Found(story) for story in page.stories)
    body = page.grid.body_pt
    # What stands above the stories is masthead or folio, whatever its size.
    head_pt = page.grid.top_pt + page.grid.first_row * page.grid.leading_pt
    type_of_body = [
        piece
        for piece in pieces
        if abs(piece.size_pt - body) <= BODY_SIZE_SHARE * body and piece.box.bottom_pt > head_pt
    ]
    own = _match_body(found, type_of_body)
    others = [piece for piece in pieces if id(piece) not in own]
    for one in found:
        one.quote = quoted(one.story.quote, others)
        others = [piece for piece in others if piece not in one.quote]
    taken = _match_words(found, others)
    for one in found:
        one.heads = _with_headline(one)
    return found, tuple(piece for piece in others if id(piece) not in taken)


def _match_body(found: tuple[Found, ...], pieces: Sequence[Piece]) -> frozenset[int]:
    texts = [one.story.body for one in found]
    at = [0] * len(found)
    current: int | None = None
    own = set()
    for n, piece in enumerate(pieces):
        if current is None or not texts[current].startswith(piece.text, at[current]):
            ahead = "".join(other.text for other in pieces[n : n + LOOK_AHEAD])
            place = _place_of(piece.text, ahead, texts, at, current)
            if place is None:
                continue
            current, at[current] = place
        start, at[current] = at[current], at[current] + len(piece.text)
        found[current].body.append(BodyLine(piece, start, at[current]))
        own.add(id(piece))
    return frozenset(own)


def _place_of(
    text: str, ahead: str, texts: Sequence[str], at: Sequence[int], current: int | None
) -> tuple[int, int] | None:
    """The story and the place in it from which the text and what follows it run on longest.

    Among equals it is the story that is under way, then the least that would be passed over.
    """
    places = [(k, place) for k, body in enumerate(texts) for place in _places(text, body, at[k])]
    return max(
        places,
        key=lambda own: (_reach(ahead, texts[own[0]], own[1]), (own[0] == current) - (own[1] - at[own[0]])),
        default=None,
    )


def _places(text: str, body: str, start: int) -> Iterator[int]:
    """Where the text stands in a body from ``start`` on; a short one only there."""
    place = body.find(text, start)
    while place >= 0 and (place == start or len(text) >= LEAST_TO_SEARCH):
        yield place
        place = body.find(text, place + 1)


def _reach(ahead: str, body: str, place: int) -> int:
    """How many characters two texts have in common from their starts."""
    pairs = zip(ahead, body[place : place + len(ahead)], strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(ahead), len(body) - place))


def _match_words(found: Sequence[Found], pieces: Sequence[Piece]) -> frozenset[int]:
    """Give pieces to the heads and captions that hold their words.

    Those that only one story can have come first; each story has each line as often as its copy has it.
    """
    taken: set[int] = set()
    used: Counter[tuple[int, str, str]] = Counter()
    open_offers = []
    for piece in pieces:
        offers = [(k, offer) for k, one in enumerate(found) if (offer := _part_of(one.story, piece.text)) is not None]
        if len(offers) == 1:
            k, (part, _) = offers[0]
            _give(found[k], piece, part)
            used[k, part, piece.text] += 1
            taken.add(id(piece))
        open_offers += [(piece, k, *offer) for k, offer in offers if len(offers) > 1]
    hulls = [one.hull for one in found]
    lines = sorted((line.piece.run, k) for k, one in enumerate(found) for line in one.body)
    near = [
        (_body_after(lines, piece.run) != k, _distance(piece.box, hulls[k]), n)
        for n, (piece, k, *_) in enumerate(open_offers)
    ]
    for *_, n in sorted(near):
        piece, k, part, times = open_offers[n]
        if id(piece) not in taken and used[k, part, piece.text] < times:
            _give(found[k], piece, part)
            used[k, part, piece.text] += 1
            taken.add(id(piece))
    return frozenset(taken)


def _body_after(lines: Sequence[tuple[int, int]], run: int) -> int | None:
    """The story whose body is painted next: head, pictures with their captions and legs follow one another."""
    at = bisect_left(lines, (run,))
    return lines[at][1] if at < len(lines) else None


def _give(one: Found, piece: Piece, part: str) -> None:
    if part == "caption":
        one.captions.append(piece)
    else:
        one.heads.append(HeadLine(piece, part))


def _with_headline(found: Found) -> list[HeadLine]:
    """Where the headline has the words of a kicker or column head, it is the larger of them."""
    heads, headline = found.heads, found.story.headline
    alike = [head for head in heads if head.piece.text in headline]
    if not headline or not alike or any(head.part == "headline" for head in heads):
        return heads
    largest = max(head.piece.size_pt for head in alike)
    return [
        HeadLine(head.piece, "headline") if head in alike and head.piece.size_pt == largest else head for head in heads
    ]


def _part_of(story: DeclaredStory, text: str) -> tuple[str, int] | None:
    """The part of a story that has the words, and how often; a whole line before a part of the headline."""
    small = (("column_head", story.column_head), ("kicker", story.kicker), ("deck", story.deck))
    for part, lines in small:
        if text in lines or text == "".join(lines):
            return part, max(1, lines.count(text))
    for part, lines in (("headline", (story.headline,)), ("caption", story.captions), *small):
        times = sum(line.count(text) for line in lines)
        if times:
            return part, times
    return None


def _distance(box: Rect, hull: Rect | None) -> float:
    """How far words are from a head or body; what is below them counts as nearer than what is above."""
    if hull is None:
        return float("inf")
    across = max(0.0, hull.x_pt - box.right_pt, box.x_pt - hull.right_pt)
    above, below = hull.y_pt - box.bottom_pt, box.y_pt - hull.bottom_pt
    return across + max(0.0, above, 2.0 * below)


def _around(boxes: Iterable[Rect]) -> Rect | None:
    own = list(boxes)
    if not own:
        return None
    left, top = min(box.x_pt for box in own), min(box.y_pt for box in own)
    return Rect(left, top, max(b.right_pt for b in own) - left, max(b.bottom_pt for b in own) - top)
