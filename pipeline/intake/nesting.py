"""Spans of one paragraph so that each stands inside another or beside it: the only way markers can say them."""

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import Span, Style

__all__ = ["nested"]


def nested(spans: Sequence[Span], length: int) -> tuple[Span, ...]:
    """The same words set apart the same way, in order, the outer first, none crossing another.

    A style that crosses the edge of other words is parted there; a reading never is, for it belongs to its words as a
    whole.  Of two readings that share characters the first keeps them.

    Args:
        spans: those of one paragraph, of two on the same words the outer first.
        length: of the paragraph, in characters.
    """
    readings = _readings(spans, length)
    apart = list(readings.values())
    starts = [reading.start for reading in apart]
    waiting = [(reading.start, -reading.end, order, reading) for order, reading in readings.items()]
    for order, span in enumerate(spans):
        if span.style is not Style.RUBY:
            own = replace(span, end=min(span.end, length), reading=None)
            pieces = _parted(own, starts, apart)
            waiting += [(piece.start, -piece.end, order, piece) for piece in pieces]
    heapq.heapify(waiting)
    answer: list[Span] = []
    around: list[int] = []
    while waiting:
        _, _, order, span = heapq.heappop(waiting)
        while around and around[-1] <= span.start:
            around.pop()
        if around and around[-1] < span.end:
            rest = replace(span, start=around[-1])
            heapq.heappush(waiting, (rest.start, -rest.end, order, rest))
            span = replace(span, end=around[-1])
        around.append(span.end)
        answer.append(span)
    return tuple(answer)


def _readings(spans: Sequence[Span], length: int) -> dict[int, Span]:
    """The readings in order by their place among the spans, none sharing a character with another."""
    readings: dict[int, Span] = {}
    at = 0
    named = [(span.start, order, span) for order, span in enumerate(spans) if span.style is Style.RUBY]
    for start, order, span in sorted(named, key=lambda one: one[:2]):
        own = replace(span, start=max(start, at), end=min(span.end, length), reading=span.reading or "")
        if own.start < own.end:
            readings[order] = own
            at = own.end
    return readings


def _parted(span: Span, starts: Sequence[int], readings: Sequence[Span]) -> Iterator[Span]:
    """A style parted where it would cross the edge of a reading: the one it begins in, and the one it ends in.

    ``readings`` are in order and apart; ``starts`` is where each begins.
    """
    edges = []
    first, last = bisect_right(starts, span.start) - 1, bisect_left(starts, span.end) - 1
    if first >= 0 and readings[first].start < span.start < readings[first].end < span.end:
        edges.append(readings[first].end)
    if last >= 0 and span.start < readings[last].start < span.end < readings[last].end:
        edges.append(readings[last].start)
    at = span.start
    for edge in (*dict.fromkeys(edges), span.end):
        if at < edge:
            yield replace(span, start=at, end=edge)
            at = edge
