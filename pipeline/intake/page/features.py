"""What is measured of every line for the choice of its state: its shape, its neighbours, the words it shares.

Each feature has a name in ``weights.npz``, which says how strongly it speaks for or against each state.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.intake.page.affinity import Affinity, affinity_of
from pipeline.intake.page.blocks import blocks_of, is_display
from pipeline.intake.page.display import words_of_display
from pipeline.intake.page.fits import add_fits
from pipeline.intake.page.groups import add_groups
from pipeline.intake.page.heads import add_heads
from pipeline.intake.page.jumps import JumpText, comes_from
from pipeline.intake.page.legs import fullness, lines_at, measure_of
from pipeline.intake.page.lines import Line
from pipeline.intake.page.look import Look
from pipeline.intake.page.paragraphs import add_paragraphs
from pipeline.intake.page.picture_credits import credit_at, leading_credit
from pipeline.intake.page.shapes import AD_CUE, SENTENCE_END
from pipeline.intake.page.vocabulary import Vocabulary
from pipeline.intake.page.words import word_across

__all__ = ["Features", "features_of"]

SIZES = (
    (3, "1-3"),
    (5, "4-5"),
    (8, "6-8"),
    (12, "9-12"),
    (18, "13-18"),
    (26, "19-26"),
    (34, "27-34"),
    (46, "35-46"),
    (80, "47-80"),
)
LONG = 46
SHORT = 30
LONGEST_TAIL = 8
RATIOS = ((1.5, "far longer"), (1.1, "longer"), (0.9, "like"), (0.6, "shorter"), (-1.0, "far shorter"))
LEAST_RUN, LONG_RUN = 4, 7
TWINS_APART = range(2, 13)
LONGEST_SUBHEAD = 24
FIELD_NAME_TIMES = 3
LONGEST_CREDITED = 60
TAKEN_FROM = re.compile(r"[（(](?P<all>[以]?上?均)?[据據][^（()）]{2,16}[）)]$")
MARKS = (
    "lead", "byline", "names", "pen_name", "signs", "caption", "credit", "credit_tail", "closing", "closing_tail",
    "dated", "picture_head", "numbered", "item", "standing", "salutation", "quoted", "dashed", "stop", "loud", "comma",
    "colon",
)  # fmt: skip
NEIGHBOURS = (
    "lead", "byline", "credit", "caption", "closing", "closing_tail", "dated", "names", "salutation", "picture_head",
    "colon", "stop",
)  # fmt: skip
BESIDE = (
    "kicker end", "dashed", "column name", "slogan", "clauses", "standing", "in brackets", "known column",
    "like a column",
)  # fmt: skip


Features = dict[str, float]


def features_of(
    lines: Sequence[Line], looks: Sequence[Look], vocabulary: Vocabulary, jumps: Sequence[JumpText]
) -> list[Features]:
    """The features of every line; one that is not named is 0."""
    affinity = affinity_of(looks, vocabulary)
    own = [_own(line, look) for line, look in zip(lines, looks, strict=True)]
    _context(lines, looks, own)
    _series(lines, looks, own)
    _heads(looks, own)
    _lengths(lines, looks, affinity, own)
    _cuts(lines, looks, own)
    _words(looks, affinity, own)
    add_groups(lines, looks, vocabulary, own)
    blocks = blocks_of(looks, vocabulary)
    add_heads(blocks, looks, vocabulary, own)
    add_fits(blocks, looks, vocabulary, own)
    add_paragraphs(lines, looks, blocks, vocabulary, own)
    for k, value in enumerate(_other_source(lines, looks)):
        if value:
            own[k][f"other source {value}"] = 1.0
    for jump in jumps:
        if not comes_from(jump.text) and jump.at + 1 < len(lines):
            own[jump.at + 1]["jumped away"] = 1.0
        elif comes_from(jump.text):
            own[jump.at]["jumped here"] = 1.0
    return own


def _size(look: Look) -> str:
    return next((name for bound, name in SIZES if look.size <= bound), "81-")


def _own(line: Line, look: Look) -> Features:
    text = line.plain
    found = {"any": 1.0, f"size {_size(look)}": 1.0, "display": look.display / 5}
    found |= {name: 1.0 for name in MARKS if getattr(look, name)}
    if not (look.stop or look.loud):
        found["no stop"] = 1.0
        if not (look.caption or look.credit or look.credit_tail):
            found["no word of a picture"] = 1.0
        if look.size > LONG:
            found["long without stop"] = 1.0
    if look.size <= LONG:
        found["commas"] = min(text.count("，"), 3) / 2
        found["inner stops"] = min(look.inner, 2) / 2
    if look.size <= SHORT:
        found |= {name: 1.0 for name, said in words_of_display(text).items() if said}
    found |= _credited(text, look)
    if line.set_right:
        found["set right"] = 1.0
    if AD_CUE.search(text[:120]):
        found["ad cue"] = 1.0
    if line.room is not None and line.room > 0 and len(line.numbers) > 1:
        found["printed lines"] = 1.0
    return found


def _credited(text: str, look: Look) -> Features:
    """Whether a line is, ends or begins like the words on who made a picture."""
    start = credit_at(text[-LONGEST_CREDITED:])
    if start is not None:
        return {"credit shape" if start == 0 and look.size <= SHORT else "credit shape at the end": 1.0}
    return {"credit shape at the beginning": 1.0} if leading_credit(text) is not None else {}


def _context(lines: Sequence[Line], looks: Sequence[Look], own: list[Features]) -> None:
    gaps = sorted(line.gap for line in lines[1:]) or [0]
    usual = gaps[len(gaps) // 2]
    indents = (
        sum(line.indented for line, look in zip(lines, looks, strict=True) if look.size > LONG) * 4 > len(lines) // 2
    )
    for k, line in enumerate(lines):
        mine = own[k]
        if k and line.gap != usual:
            mine["gap wider" if line.gap > usual else "gap narrower"] = 1.0
        if indents:
            mine["indented" if line.indented else "not indented"] = 1.0
        for name, at in (("above", k - 1), ("below", k + 1)):
            if not 0 <= at < len(lines):
                mine[f"{name}: edge"] = 1.0
                continue
            other = looks[at]
            mine |= {f"{name}: {mark}": 1.0 for mark in NEIGHBOURS if getattr(other, mark)}
            mine[f"{name}: {'long' if other.size > LONG else 'middling' if other.size > SHORT else 'short'}"] = 1.0
        if k and _breaks_off(lines[k - 1], looks[k - 1], LONG):
            mine["above: broken off"] = 1.0
        if k and looks[k - 1].stop:
            mine |= {
                f"{name} after a stop": 1.0
                for name in ("organisation", "office", "signs", "names", "pen_name")
                if mine.get(name)
            }
        if k + 2 < len(lines):
            mine |= {f"second below: {mark}": 1.0 for mark in ("lead", "byline") if getattr(looks[k + 2], mark)}
            mine["second below: long"] = float(looks[k + 2].size > LONG)


def _heads(looks: Sequence[Look], own: list[Features]) -> None:
    """How many display lines stand together above and below, and whether a body follows them at all."""
    display = [is_display(look) for look in looks]
    below = 0
    for k in range(len(looks) - 1, -1, -1):
        own[k][f"display below {min(below, 3)}"] = float(display[k])
        below = below + 1 if display[k] else 0
        if below and k + below == len(looks) and below <= LONGEST_TAIL:
            own[k]["tail"] = 1.0
    for k in range(len(looks) - 1, 0, -1):
        advertised = own[k].get("ad cue", 0.0) or own[k].get("advertised in the run", 0.0)
        if advertised and display[k] and display[k - 1]:
            own[k - 1]["advertised in the run"] = 1.0
    above = 0
    for k in range(len(looks)):
        own[k][f"display above {min(above, 3)}"] = float(display[k])
        above = above + 1 if display[k] else 0


def _lengths(lines: Sequence[Line], looks: Sequence[Look], affinity: Affinity, own: list[Features]) -> None:
    """A display line beside another: which is longer, which is said again in the body."""
    display = [is_display(look) for look in looks]
    for k in range(len(lines)):
        for name, at in (("above", k - 1), ("below", k + 1)):
            if not display[k] or not 0 <= at < len(lines) or not display[at]:
                continue
            ratio = looks[k].size / max(looks[at].size, 1)
            said = next(name for bound, name in RATIOS if ratio > bound)
            own[k][f"{said} than {name}"] = 1.0
            own[k][f"said below more than {name}"] = affinity.related[k][0] - affinity.related[at][0]
            own[k][f"{name}: display"] = 1.0
            for mark in BESIDE:
                if own[at].get(mark):
                    own[k][f"{name}: {mark}"] = 1.0


def _series(lines: Sequence[Line], looks: Sequence[Look], own: list[Features]) -> None:
    """Short lines that stand together, subheads of one build, names of entries, rows of a table."""
    _runs(looks, own)
    short = [
        k
        for k, look in enumerate(looks)
        if look.size <= LONGEST_SUBHEAD and not (look.stop or look.byline or look.credit)
    ]
    for a, b in pairwise(short):
        same = (looks[a].numbered and looks[b].numbered) or (looks[a].quoted and looks[b].quoted)
        if b - a in TWINS_APART and (same or lines[a].plain[:3] == lines[b].plain[:3]):
            own[a]["twin"] = own[b]["twin"] = 1.0
    begun = Counter(lines[k].plain[:2] for k in short)
    for k in short:
        if begun[lines[k].plain[:2]] >= FIELD_NAME_TIMES:
            own[k]["name of an entry"] = 1.0
    for k, look in enumerate(looks):
        if look.cells and any(0 <= j < len(looks) and looks[j].cells == look.cells for j in (k - 1, k + 1)):
            own[k]["row"] = 1.0


def _runs(looks: Sequence[Look], own: list[Features]) -> None:
    start = 0
    for k in range(len(looks) + 1):
        if k < len(looks) and looks[k].size <= SHORT and not (looks[k].caption or looks[k].credit):
            continue
        run = k - start
        for j in range(start, k) if run >= LEAST_RUN else ():
            own[j]["in a run"] = 1.0 if run < LONG_RUN else 2.0
            own[j]["place in run"] = float(j - start > 1)
        start = k + 1


def _cuts(lines: Sequence[Line], looks: Sequence[Look], own: list[Features]) -> None:
    """Whether a line without a closing mark is full at the measure of the page's legs, or breaks inside a word."""
    broken = [(line.text, 2) for line, look in zip(lines, looks, strict=True) if _breaks_off(line, look, LONG)]
    measure = measure_of([*broken, *((text, 0) for text, _ in broken)], most_cuts_full=0.5)
    for k, (line, look) in enumerate(zip(lines, looks, strict=True)):
        if look.size > LONG or not _breaks_off(line, look, 0) or k + 1 == len(lines):
            continue
        if word_across(line.text[-3:], lines[k + 1].text[:3]):
            own[k]["word goes on below"] = 1.0
        if measure is not None:
            full = any(fullness(lines_at(line.text, measure, indent)[1]) for indent in (0, 2))
            own[k]["full line" if full else "line not full"] = 1.0
    if measure is None and not broken:
        return
    for found in own:
        found["page is cut"] = 1.0


def _breaks_off(line: Line, look: Look, least: int) -> bool:
    return look.size > least and SENTENCE_END.search(line.text[-6:]) is None and not (look.closing_tail or look.colon)


def _words(looks: Sequence[Look], affinity: Affinity, own: list[Features]) -> None:
    for k, look in enumerate(looks):
        news = affinity.news[k]
        own[k]["news" if news > 0 else "old"] = abs(news)
        for name, at in (("above", k - 1), ("below", k + 1)):
            if 0 <= at < len(looks):
                own[k][f"news {name}"] = max(affinity.news[at], 0.0)
        if look.size > LONG:
            own[k]["news of a paragraph" if news > 0 else "old of a paragraph"] = abs(news)
        else:
            below, above = affinity.related[k]
            own[k]["said below"], own[k]["said above"] = below, above


def _other_source(lines: Sequence[Line], looks: Sequence[Look]) -> list[str]:
    """Between 新华社…电 and （据新华社） a story has begun: a story names one source."""
    found = [""] * len(lines)
    sourced: int | None = None
    for k, look in enumerate(looks):
        if look.lead or (look.byline and not look.closing):
            sourced = k
        elif sourced is not None and look.size > SHORT:
            source = TAKEN_FROM.search(lines[k].plain[-24:])
            if source is not None:
                for j in range(sourced + 2, k + 1):
                    found[j] = "of several" if source["all"] else "of one"
                sourced = None
        elif look.picture_head:
            sourced = None
    return found
