"""How well a finished page is composed, judged by the file alone.

Line starts and ends against GB/T 15834-2011 5.1 and clreq; right edges; one baseline grid; how far characters
stand apart; last lines; compressed marks; characters in another face than their line's.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.press.reading import PageText
from pipeline.press.setting import Glyph, Leg, Line, body_legs, is_han

__all__ = ["LineFault", "PageComposition", "compose_report", "composition_json"]

# Marks as GB/T 15834-2011 5.1 places them, and 破折号, 省略号 as clreq's strict handling does.
NO_START = frozenset("，。、；：？！．,;:?!）》〉”’」』】〕〗｝］)]}·・-－–～~／/—…⋯%％‰°℃℉")
NO_END = frozenset("（《〈“‘「『【〔〖｛［([{¥￥$＄€£№")
ENDING = frozenset("，。、；：？！．）》〉”’」』】〕〗｝］")
GRID_TOLERANCE_PT = 0.05
EDGE_TOLERANCE_PT = 0.2
INDENT_EM = 0.6
ENDS_SHORT_EM, PURPOSELY_SHORT_EM = 1.5, 1.9
QUARTER_EM = 0.25
# A web address goes on with the mark that divides it.
ADDRESS_START = re.compile(r"[.?#&=_%~+-][A-Za-z0-9]")
STOPS = frozenset("。！？”）…")
SET_RIGHT_EM = 3.0
VISIBLE_SHARE, LOOSE_SHARE = 30.0, 80.0
TIGHT_PAIR_EM = 0.75
LEAST_HAN_PAIRS = 2


@dataclass(frozen=True, slots=True)
class LineFault:
    """A line that breaks a rule: its text, the baseline's place on the page, by how much where that is a number."""

    text: str
    y_pt: float
    amount: float = 0.0


@dataclass(frozen=True, slots=True)
class PageComposition:
    """What was found on a page.

    ``tracks`` has, of each full line, what stands between its Han characters in thousandths of an em, with its
    text; ``fallbacks`` counts characters by the face they were set in instead of their line's.
    """

    page: int
    body_pt: float
    pitch_pt: float
    lines: int
    full_lines: int
    off_grid: tuple[LineFault, ...]
    ragged: tuple[LineFault, ...]
    banned_starts: tuple[LineFault, ...]
    banned_ends: tuple[LineFault, ...]
    tracks: tuple[LineFault, ...]
    lone_last: tuple[LineFault, ...]
    tight_pairs: int
    fallbacks: tuple[tuple[str, str], ...]
    missing_glyphs: int

    def beyond(self, milli_em: float) -> tuple[LineFault, ...]:
        """The full lines tracked by more than so much."""
        return tuple(fault for fault in self.tracks if abs(fault.amount) > milli_em)


def compose_report(page: PageText, number: int) -> PageComposition:
    """Judge one page."""
    legs = body_legs(page)
    lines = [line for leg in legs for line in leg.lines]
    pitch, off_grid = _grid(legs)
    ragged: list[LineFault] = []
    starts: list[LineFault] = []
    ends: list[LineFault] = []
    tracks: list[LineFault] = []
    lone: list[LineFault] = []
    full = 0
    for leg in legs:
        left, right = leg.left_pt, _right_edge(leg)
        for line, after in pairwise([*leg.lines, None]):
            assert line is not None  # noqa: S101 - only the last of the pairs ends in None
            em = line.size_pt
            indented = line.x_pt - left > INDENT_EM * em
            text = line.text.strip()
            if not indented and text[:1] in NO_START and not ADDRESS_START.match(text):
                starts.append(LineFault(text, line.y_pt))
            goes_on = after is not None and after.x_pt - left < INDENT_EM * em
            set_right = line.x_pt - left > SET_RIGHT_EM * em
            if not goes_on or set_right:
                letters = [glyph for glyph in line.glyphs if glyph.text.strip() and glyph.text not in NO_START]
                if after is not None and not indented and len(letters) == 1 and len(letters[0].text) == 1:
                    lone.append(LineFault(text, line.y_pt))
                continue
            miss = _miss(line, right)
            if miss > ENDS_SHORT_EM * em and (text[-1:] in STOPS or _ended_itself(line, after, miss)):
                # A paragraph's end, and a line set flush or a long signature after it; a row of a table, an item.
                continue
            full += 1
            if miss > EDGE_TOLERANCE_PT:
                ragged.append(LineFault(text, line.y_pt, miss))
            if text[-1:] in NO_END:
                ends.append(LineFault(text, line.y_pt))
            track = _track(line)
            if track is not None:
                tracks.append(LineFault(text, line.y_pt, track))
    return PageComposition(
        number,
        lines[0].size_pt if lines else 0.0,
        pitch,
        len(lines),
        full,
        off_grid,
        tuple(ragged),
        tuple(starts),
        tuple(ends),
        tuple(tracks),
        tuple(lone),
        sum(_tight_pairs(line) for line in lines),
        tuple(pair for line in lines for pair in _fallbacks(line)),
        sum(glyph.code == 0 for line in lines for glyph in line.glyphs),
    )


def _grid(legs: tuple[Leg, ...]) -> tuple[float, tuple[LineFault, ...]]:
    """The distance of baselines most legs keep, and the lines that stand off the grid of the legs beside them."""
    pitches = Counter(round(b.y_pt - a.y_pt, 2) for leg in legs for a, b in pairwise(leg.lines))
    if not pitches:
        return 0.0, ()
    near = max(pitches, key=lambda step: (pitches[step], -step))
    faults: list[LineFault] = []
    longest_pitch, most_lines = near, 0
    for band in _bands(legs):
        # The longest leg says it more exactly than two lines can.
        longest = max(band, key=lambda leg: (len(leg.lines), -leg.lines[0].y_pt))
        depth = longest.lines[-1].y_pt - longest.lines[0].y_pt
        pitch = depth / max(round(depth / near), 1)
        if len(longest.lines) > most_lines:
            longest_pitch, most_lines = pitch, len(longest.lines)
        for leg in band:
            for line in leg.lines:
                off = (line.y_pt - longest.lines[0].y_pt) / pitch
                miss = abs(off - round(off)) * pitch
                if miss > GRID_TOLERANCE_PT:
                    faults.append(LineFault(line.text, line.y_pt, miss))
    return longest_pitch, tuple(faults)


def _bands(legs: tuple[Leg, ...]) -> list[list[Leg]]:
    """Legs that stand beside each other, or beside others that do: an eye compares their baselines."""
    bands: list[list[Leg]] = []
    foot = float("-inf")
    for leg in sorted(legs, key=lambda leg: leg.lines[0].y_pt):
        if leg.lines[0].y_pt > foot:
            bands.append([])
        bands[-1].append(leg)
        foot = max(foot, leg.lines[-1].y_pt)
    return bands


def _ended_itself(line: Line, after: Line | None, miss: float) -> bool:
    """Whether a short line was ended on purpose: what the next begins with would have found room in it."""
    if after is None or miss < PURPOSELY_SHORT_EM * line.size_pt:
        return False
    count = 1
    while count < len(after.glyphs) and _holds_to(after.glyphs[count - 1], after.glyphs[count]):
        count += 1
    last = after.glyphs[count - 1]
    return last.x_pt + last.advance_pt - after.x_pt + QUARTER_EM * line.size_pt < miss


def _holds_to(before: Glyph, glyph: Glyph) -> bool:
    """Whether a line may not end between two glyphs, as far as this reader knows."""
    latin = before.text.isascii() and glyph.text.isascii() and bool(glyph.text.strip())
    return latin or glyph.text in NO_START or before.text in NO_END


def _miss(line: Line, right: float) -> float:
    """How far a full line ends from its leg's edge.

    A mark may give half its em or, where it is centred, a quarter; or it hangs by half of it.
    """
    given = (0.0, 0.25, 0.5, 1.0) if line.glyphs[-1].text in ENDING else (0.0,)
    return min(abs(line.end_pt - share * line.size_pt - right) for share in given)


def _right_edge(leg: Leg) -> float:
    """Where most lines end, those apart that end in a mark: it may be halved there, or stand whole."""
    plain = Counter(round(line.end_pt, 1) for line in leg.lines if line.glyphs[-1].text not in ENDING)
    if plain and max(plain.values()) > 1:
        return max(plain, key=lambda x: (plain[x], x))
    for line in leg.lines:
        if line.glyphs[-1].text in ENDING:
            plain.update(round(line.end_pt - share * line.size_pt, 1) for share in (0.0, 0.5))
    return max(plain, key=lambda x: (plain[x], -x))


def _track(line: Line) -> float | None:
    pairs = [(a, b) for a, b in pairwise(line.glyphs) if is_han(a.text) and is_han(b.text)]
    if len(pairs) < LEAST_HAN_PAIRS:
        return None
    return median((b.x_pt - a.x_pt - a.advance_pt) / line.size_pt * 1000 for a, b in pairs)


def _tight_pairs(line: Line) -> int:
    marks = ENDING | NO_END
    return sum(
        a.text in marks and b.text in marks and b.x_pt - a.x_pt < TIGHT_PAIR_EM * line.size_pt
        for a, b in pairwise(line.glyphs)
    )


def _fallbacks(line: Line) -> list[tuple[str, str]]:
    """Single Han characters in another face than their neighbours on both sides."""
    found = []
    for k in range(1, len(line.glyphs) - 1):
        before, glyph, after = line.glyphs[k - 1 : k + 2]
        if is_han(glyph.text) and glyph.font != before.font and before.font == after.font:
            found.append((glyph.text, glyph.font))
    return found


def composition_json(pages: tuple[PageComposition, ...]) -> list[dict[str, object]]:
    """The figures of each page that has body type, for a report."""
    return [
        {
            "page": page.page,
            "body_pt": round(page.body_pt, 3),
            "pitch_pt": round(page.pitch_pt, 3),
            "lines": page.lines,
            "full_lines": page.full_lines,
            "off_grid": len(page.off_grid),
            "ragged": len(page.ragged),
            "banned_starts": len(page.banned_starts),
            "banned_ends": len(page.banned_ends),
            "tracked_over_3_percent": len(page.beyond(VISIBLE_SHARE)),
            "tracked_over_8_percent": len(page.beyond(LOOSE_SHARE)),
            "worst_track_percent": round(max((abs(f.amount) for f in page.tracks), default=0.0) / 10, 1),
            "track_histogram": _histogram(page),
            "lone_last_lines": len(page.lone_last),
            "compressed_pairs": page.tight_pairs,
            "fallback_characters": len(page.fallbacks),
            "missing_glyphs": page.missing_glyphs,
        }
        for page in pages
        if page.lines
    ]


def _histogram(page: PageComposition) -> dict[str, int]:
    """Full lines by tracking, in steps of 1 % of an em."""
    steps = Counter(round(fault.amount / 10) for fault in page.tracks)
    return {str(step): steps[step] for step in sorted(steps)}
