"""The other reading of a line of a story's head put in force: moved to another display field, or into the text.

For copy whose places are addresses and not lines (``w:p 3`` of a Word file): which field the line is in is known by the
place of the doubt.
"""

from dataclasses import replace

from pipeline.model import Finding, Form, Story

__all__ = ["DISPLAY", "head_moved"]

# In the order in which they stand above a text.
DISPLAY = ("column_head", "kicker", "headline", "deck")
SUBHEAD = "subhead"


def head_moved(story: Story, doubt: Finding, target: str) -> Story | None:
    """The story with the doubt's line in another place of its head, or as the first subhead of its text.

    Args:
        story: as it was read.
        doubt: its place is that of the line.
        target: a display field, or ``subhead``.

    Returns:
        None where the line is in no display field, or is all the headline there is: that would part or join stories.
    """
    name, numbers = _lines_of(story, doubt.where.box or "")
    lines: tuple[str, ...] = getattr(story, name) if name else ()
    if not numbers or max(numbers) >= len(lines) or target not in (*DISPLAY, SUBHEAD) or target == name:
        return None
    moved = tuple(text for number, text in enumerate(lines) if number in numbers)
    left = tuple(text for number, text in enumerate(lines) if number not in numbers)
    if name == "headline" and not left:
        return None
    without = _with_lines(story, name, left)
    if target == SUBHEAD:
        return _above_the_text(without, moved) if name in ("headline", "deck") else None
    before = DISPLAY.index(name) < DISPLAY.index(target)
    own: tuple[str, ...] = getattr(without, target)
    return _with_lines(without, target, (*moved, *own) if before else (*own, *moved))


def _lines_of(story: Story, place: str) -> tuple[str, frozenset[int]]:
    """The display field that holds the line of a place, and which of its entries come from there."""
    there = [own.field.partition(".") for own in story.origins if place and own.place == place]
    found = [(name, int(number)) for name, _, number in there if name in DISPLAY and number.isdecimal()]
    name = found[0][0] if found else ""
    return name, frozenset(number for own, number in found if own == name)


def _with_lines(story: Story, name: str, lines: tuple[str, ...]) -> Story:
    """The story with the lines of one display field."""
    heads = {own: lines if own == name else getattr(story, own) for own in DISPLAY}
    return replace(
        story,
        column_head=heads["column_head"],
        kicker=heads["kicker"],
        headline=heads["headline"],
        deck=heads["deck"],
    )


def _above_the_text(story: Story, lines: tuple[str, ...]) -> Story:
    count = len(lines)
    forms = (*(Form.SUBHEAD for _ in lines), *(story.form(number) for number in range(len(story.paragraphs))))
    spans = tuple(replace(span, paragraph=span.paragraph + count) for span in story.spans)
    return replace(story, paragraphs=(*lines, *story.paragraphs), forms=forms, spans=spans)
