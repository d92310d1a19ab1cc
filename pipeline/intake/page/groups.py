"""A run of display lines as a group: which is longest, which stand close together, what each says of the text below.

Kicker, headline and deck are told apart by what they are to each other; by itself a line may be any of them.
"""

from collections.abc import Sequence

from pipeline.intake.page.blocks import LONG, is_display
from pipeline.intake.page.lines import Line
from pipeline.intake.page.look import Look
from pipeline.intake.page.vocabulary import Vocabulary, pairs_of

__all__ = ["add_groups", "display_runs"]

LONGEST_GROUP = 8
LEAST_TWIN = 4
OPENING = 60
"""Characters of a text that say who, when and where."""
MOST_TEXTS = 6
MANY = 5
LEAST_WORD = 3

Features = dict[str, float]


def add_groups(lines: Sequence[Line], looks: Sequence[Look], vocabulary: Vocabulary, own: list[Features]) -> None:
    """Add what the groups say to the features of their lines."""
    dashed = any(look.dashed and is_display(look) for look in looks)
    for start, end in display_runs(looks):
        _lexical(lines, range(start, end), own)
        if end - start > LONGEST_GROUP:
            continue
        run = range(start, end)
        _sizes(looks, run, own)
        _gaps(lines, run, own)
        _said(lines, looks, vocabulary, run, own)
        for k in run:
            own[k][f"group of {min(len(run), MANY)}"] = 1.0
            own[k][f"group of {min(len(run), MANY)}, line {min(k - start, MANY)}"] = 1.0
            if dashed and not looks[k].dashed:
                own[k]["page dashes, not dashed"] = 1.0


def display_runs(looks: Sequence[Look]) -> list[tuple[int, int]]:
    """First line and line behind the last of every run of lines that may be display type."""
    runs: list[tuple[int, int]] = []
    for k, look in enumerate(looks):
        if not is_display(look):
            continue
        if runs and runs[-1][1] == k:
            runs[-1] = (runs[-1][0], k + 1)
        else:
            runs.append((k, k + 1))
    return runs


def _lexical(lines: Sequence[Line], run: range, own: list[Features]) -> None:
    for k in run:
        text = lines[k].plain
        if len(text) >= LEAST_WORD:
            own[k] |= {f"begins {text[:2]}": 1.0, f"ends {text[-2:]}": 1.0, f"ends {text[-1]}": 1.0}
        if "：" in text[1:-1]:
            own[k]["colon inside"] = 1.0
        if text[0].isdigit():
            own[k]["begins with a figure"] = 1.0
        if "“" in text or "《" in text:
            own[k]["quotes"] = 1.0
        if "、" in text:
            own[k]["enumerates"] = 1.0


def _sizes(looks: Sequence[Look], run: range, own: list[Features]) -> None:
    if len(run) == 1:
        return
    sizes = [looks[k].size for k in run]
    for k in run:
        if sizes.count(max(sizes)) == 1 and looks[k].size == max(sizes):
            own[k]["longest of its group"] = 1.0
        if sizes.count(min(sizes)) == 1 and looks[k].size == min(sizes):
            own[k]["shortest of its group"] = 1.0
        for name, other in (("above", k - 1), ("below", k + 1)):
            if other in run and looks[other].size == looks[k].size >= LEAST_TWIN:
                own[k][f"as long as {name}"] = 1.0


def _gaps(lines: Sequence[Line], run: range, own: list[Features]) -> None:
    inner = [lines[k].gap for k in run[1:]]
    if not inner or min(inner) == max(inner):
        return
    for k in run:
        above = "edge" if k == run[0] else "close" if lines[k].gap == min(inner) else "apart"
        below = "edge" if k == run[-1] else "close" if lines[k + 1].gap == min(inner) else "apart"
        own[k][f"{above} above, {below} below"] = 1.0


def _said(
    lines: Sequence[Line], looks: Sequence[Look], vocabulary: Vocabulary, run: range, own: list[Features]
) -> None:
    """How much of each line is said in the opening of the text below, and how much in the rest of it."""
    texts: list[str] = []
    for k in range(run[-1] + 1, min(run[-1] + 3 + MOST_TEXTS, len(lines))):
        if looks[k].size > LONG and not looks[k].caption:
            texts.append(lines[k].plain)
        elif texts and is_display(looks[k]):
            break
    if not texts:
        return
    opening = pairs_of(texts[0][: 2 * OPENING])
    rest = frozenset().union(pairs_of(texts[0][2 * OPENING :]), *(pairs_of(text) for text in texts[1:MOST_TEXTS]))
    shares = []
    for k in run:
        pairs = vocabulary.pairs[k]
        mass = vocabulary.mass(pairs)
        first, later = (vocabulary.common(pairs, side) / mass for side in (opening, rest))
        own[k] |= {"said in the opening": first, "said later": later}
        own[k]["said later only"] = max(later - first, 0.0)
        shares.append((first + later, k))
    if len(run) > 1:
        own[max(shares)[1]]["most said of its group"] = 1.0
        own[min(shares)[1]]["least said of its group"] = 1.0
