"""Display lines → heads: kicker, headline and deck that stand together, level or upright."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from pipeline.intake.line_shapes import JUMP
from pipeline.intake.pdf.legs import Leg
from pipeline.intake.pdf.line import Line
from pipeline.intake.pdf.rows import SAME_SIZE
from pipeline.intake.pdf.shapes import Area, Rule, hull

__all__ = ["Head", "heads_of"]

BESIDE_EM = 1.2
TOGETHER = 1.0
HEADLINE = 0.88
SLACK_PT = 2.0


@dataclass(frozen=True, slots=True)
class Head:
    """The display lines of one story in reading order; parts of a line are apart by a space."""

    rows: tuple[tuple[Line, ...], ...]
    upright: bool
    area: Area

    @property
    def size(self) -> float:
        """The largest size in it."""
        return max(row[0].size for row in self.rows)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, in order."""
        return tuple(line for row in self.rows for line in row)

    @property
    def jump(self) -> str | None:
        """A line that says where the story began, or goes on."""
        return next((text for text in _texts(self.rows) if JUMP.match(text)), None)

    def fields(self) -> list[tuple[str, tuple[Line, ...]]]:
        """Each row with the field it is: the headline is largest, ``column_head`` (栏题) in another ink than that."""
        rows = [row for row in self.rows if not JUMP.match(_text(row))] or list(self.rows)
        plain = [row for row in rows if not row[0].coloured] or rows
        size = max(row[0].size for row in plain)
        large = [number for number, row in enumerate(rows) if row in plain and row[0].size >= HEADLINE * size]
        first, last = large[0], large[-1]
        coloured = 0 if rows[first][0].coloured else sum(1 for _ in takewhile(lambda r: r[0].coloured, rows[:first]))
        names = ["column_head"] * coloured + ["kicker"] * (first - coloured)
        names += ["headline"] * (last - first + 1) + ["deck"] * (len(rows) - last - 1)
        return list(zip(names, rows, strict=True))

    def _of(self, field: str) -> tuple[str, ...]:
        return tuple(_text(row) for name, row in self.fields() if name == field)

    @property
    def column_head(self) -> tuple[str, ...]:
        """栏题."""
        return self._of("column_head")

    @property
    def kicker(self) -> tuple[str, ...]:
        """引题: what stands before the headline."""
        return self._of("kicker")

    @property
    def headline(self) -> tuple[str, ...]:
        """主题: the lines in the largest size."""
        return self._of("headline")

    @property
    def deck(self) -> tuple[str, ...]:
        """副题: what stands after it."""
        return self._of("deck")


def _text(row: Sequence[Line]) -> str:
    return " ".join(line.text for line in row)


def _texts(rows: Sequence[Sequence[Line]]) -> tuple[str, ...]:
    return tuple(_text(row) for row in rows)


def heads_of(
    display: Sequence[Line], legs: Sequence[Leg], rules: Sequence[Rule], pictures: Sequence[Area]
) -> tuple[Head, ...]:
    """The heads that the display lines of a page make, from the top and then from the left."""
    between = [leg.area for leg in legs] + list(pictures)
    level = _grouped(_level_rows([line for line in display if not line.upright], rules), rules, between)
    heads = [_head(sorted(group, key=lambda row: row[0].y0), upright=False) for group in level]
    upright = _grouped([(line,) for line in display if line.upright], rules, between)
    heads += [_head(sorted(group, key=lambda row: -row[0].x1), upright=True) for group in upright]
    return tuple(sorted(heads, key=lambda head: (head.area.y0, head.area.x0)))


def _head(rows: Sequence[tuple[Line, ...]], *, upright: bool) -> Head:
    return Head(tuple(rows), upright, hull(line.area for row in rows for line in row))


def _level_rows(lines: Sequence[Line], rules: Sequence[Rule]) -> list[tuple[Line, ...]]:
    """Lines on one baseline, of one size and close together, are one."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda own: (round(own.step), own.x0)):
        last = rows[-1][-1] if rows else None
        joined = (
            last is not None
            and abs(last.step - line.step) <= 0.15 * line.size
            and abs(last.size - line.size) <= SAME_SIZE * line.size
            and 0 <= line.x0 - last.x1 <= BESIDE_EM * line.size
            and not _is_ruled(last.area, line.area, rules)
        )
        if joined:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [tuple(row) for row in rows]


def _is_ruled(first: Area, second: Area, rules: Sequence[Rule]) -> bool:
    """Whether a rule stands between two areas, above each other or side by side."""
    top, bottom = sorted((first, second), key=lambda area: area.y0)
    left, right = sorted((first, second), key=lambda area: area.x0)
    for rule in rules:
        if rule.level:
            shared = min(rule.end, top.x1, bottom.x1) - max(rule.start, top.x0, bottom.x0)
            if top.y1 - SLACK_PT <= rule.at <= bottom.y0 + SLACK_PT and shared > 0:
                return True
        else:
            shared = min(rule.end, left.y1, right.y1) - max(rule.start, left.y0, right.y0)
            if left.x1 - SLACK_PT <= rule.at <= right.x0 + SLACK_PT and shared > 0:
                return True
    return False


def _grouped(
    rows: Sequence[tuple[Line, ...]], rules: Sequence[Rule], between: Sequence[Area]
) -> list[list[tuple[Line, ...]]]:
    groups: list[list[tuple[Line, ...]]] = []
    for row in rows:
        near = [group for group in groups if any(_stand_together(other, row, rules, between) for other in group)]
        merged = [row, *(other for group in near for other in group)]
        groups = [group for group in groups if all(group is not other for other in near)]
        groups.append(merged)
    return groups


def _stand_together(
    one: tuple[Line, ...], other: tuple[Line, ...], rules: Sequence[Rule], between: Sequence[Area]
) -> bool:
    first, second = hull(line.area for line in one), hull(line.area for line in other)
    reach = TOGETHER * max(one[0].size, other[0].size)
    shared, apart = first.over(second), -first.beside(second)
    if one[0].upright:
        shared, apart = first.beside(second), -first.over(second)
    if shared <= 0 or apart > reach or _is_ruled(first, second, rules):
        return False
    middle = hull((first, second))
    return not any(
        area.over(middle) > 0 and area.beside(middle) > 0 and _is_between(first, second, area, upright=one[0].upright)
        for area in between
    )


def _is_between(first: Area, second: Area, area: Area, *, upright: bool) -> bool:
    edges = sorted((a.x0, a.x1) if upright else (a.y0, a.y1) for a in (first, second))
    middle = (area.x0 + area.x1) / 2 if upright else (area.y0 + area.y1) / 2
    return any(low[1] <= middle <= high[0] for low, high in pairwise(edges))
