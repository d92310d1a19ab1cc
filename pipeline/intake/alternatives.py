"""The other reading of a doubt put in force: words moved from field to field, none lost and none made up.

Pure: an issue and a doubt give another issue, or None where the alternative is no mere moving of words and a person
edits the files.  Which piece a doubt is about is known by its place in the copy, through the origins of its story.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pipeline.intake.line_moves import Target, cut_at, located, lone, moved
from pipeline.intake.reading_names import BEGINS, BEGINS_WITH, COLUMN_HEAD_OF, GOES_ON_WITH, LINE_ABOVE
from pipeline.intake.story_moves import given, headed, next_below, parted_at, put_together, ranked
from pipeline.intake.story_pieces import Piece, pieces_of, with_pieces
from pipeline.model import Finding, Form, Furniture, Issue, Origin, Page, Story

__all__ = ["stories_of", "with_alternative"]

Copy = Callable[[str], Sequence[str]]
TARGETS = {
    "a column head": Target("column_head"),
    "column_head": Target("column_head"),
    "a kicker": Target("kicker"),
    "kicker": Target("kicker"),
    "a headline": Target("headline"),
    "headline": Target("headline"),
    "a deck": Target("deck"),
    "deck": Target("deck"),
    "body text": Target("paragraphs"),
    "prose": Target("paragraphs"),
    "a subhead": Target("paragraphs", Form.SUBHEAD),
    "subhead": Target("paragraphs", Form.SUBHEAD),
    "verse or a row": Target("paragraphs", Form.VERSE),
    "signed": Target("paragraphs", Form.SIGNED),
    "a signature": Target("signature"),
    "a byline": Target("signature"),
    "a caption": Target("pictures"),
    "a slogan": Target("furniture"),
    "furniture": Target("furniture"),
}


def stories_of(issue: Issue) -> dict[str, Story]:
    """All stories by their ids."""
    placed = [story for page in issue.pages for story in page.stories]
    return {story.id: story for story in (*placed, *issue.unplaced)}


def with_alternative(issue: Issue, doubt: Finding, alternative: str, copy: Copy) -> Issue | None:
    """The issue as the alternative reads it.

    Args:
        issue: of a folder of stories.
        doubt: one of its findings.
        alternative: one of the doubt's.
        copy: the lines of a file of copy, by its name; none if it is not there.
    """
    stories = stories_of(issue)
    if doubt.code == "intake-furniture" and alternative.startswith(COLUMN_HEAD_OF):
        return _to_column_head(issue, doubt, stories.get(alternative.removeprefix(COLUMN_HEAD_OF)))
    own = stories.get(doubt.story or "") or _holding(stories, doubt)
    if own is None or doubt.where.file != own.source_file:
        return None
    if alternative == LINE_ABOVE:
        return _with_line_above(issue, own, doubt)
    if alternative.startswith(GOES_ON_WITH):
        return _merged(issue, stories.get(alternative.removeprefix(GOES_ON_WITH)), own)
    return _within(issue, own, doubt, alternative, copy)


def _within(issue: Issue, own: Story, doubt: Finding, alternative: str, copy: Copy) -> Issue | None:
    """The issue with a story read otherwise, a picture of it given away, or another begun in it."""
    if alternative == BEGINS or alternative.startswith(BEGINS_WITH):
        opens = TARGETS.get(alternative.removeprefix(BEGINS_WITH))
        return _begun(issue, own, doubt, copy, opens.field if opens is not None else "")
    if doubt.code == "intake-caption-place" and alternative in stories_of(issue):
        return _picture_to(issue, own, stories_of(issue)[alternative], doubt)
    if doubt.code == "intake-join":
        changed = _joined(own, doubt) if alternative == "joined" else _apart(own, doubt, copy(doubt.where.file))
        return _with_stories(issue, {own.id: changed}) if changed is not None else None
    return _otherwise(issue, own, doubt, alternative, copy)


def _otherwise(issue: Issue, own: Story, doubt: Finding, alternative: str, copy: Copy) -> Issue | None:
    """A line as what the alternative calls it."""
    target, pieces = TARGETS.get(alternative), pieces_of(own)
    places = _places(own, pieces, doubt)
    if target is None or not places:
        return None
    field = pieces[places[0]].field
    if target.field == "signature" and field == "paragraphs":
        target = Target("paragraphs", Form.SIGNED)
    if target.field == "headline" and field == "paragraphs" and places[0] and pieces[places[0] - 1].field == field:
        # Below text of the same story a headline is that of the next.
        return _begun(issue, own, doubt, copy, target.field)
    if not (field == target.field == "paragraphs") and len(places) == 1:
        alone = lone(pieces[places[0]], doubt.where, copy(doubt.where.file), own.joins)
        if alone is None:
            return None
        pieces = (*pieces[: places[0]], alone[0], *alone[1], *pieces[places[0] + 1 :])
    changed = moved(pieces, places, target)
    if changed is None:
        return None
    if target.field == "furniture":
        return _to_furniture(issue, own, [piece for piece in changed if piece.field == "furniture"], changed)
    return _with_stories(issue, {own.id: with_pieces(own, changed)})


def _places(own: Story, pieces: Sequence[Piece], doubt: Finding) -> list[int]:
    """The pieces a doubt is about: its line, or a column head with what stands with it."""
    places = located(pieces, doubt.where)
    if doubt.code not in ("intake-column-head", "intake-late-column-head"):
        return places
    heads = [k for k, piece in enumerate(pieces) if piece.field == "column_head"]
    if not places and len(own.column_head) == 1:
        return heads
    lines = sorted(piece.first for piece in pieces if piece.first is not None)
    run = places
    for k in heads:
        before, here = (pieces[n].first if n is not None else None for n in (run[-1] if run else None, k))
        follows = before in lines and here in lines and lines.index(here) == lines.index(before) + 1
        run = [*run, k] if follows else run
    return run if run and pieces[run[0]].field == "column_head" else []


def _holding(stories: Mapping[str, Story], doubt: Finding) -> Story | None:
    """The story that holds the line of a doubt which names none."""
    where = doubt.where
    holding = (own for own in stories.values() if own.source_file == where.file and where.line in own.source_lines)
    return next(holding, None) if doubt.story is None else None


def _with_stories(issue: Issue, changed: Mapping[str, Story | None]) -> Issue:
    """With stories in the place of those of their ids; one that is None goes."""

    def put(stories: Sequence[Story]) -> tuple[Story, ...]:
        made = (changed.get(story.id, story) for story in stories)
        return tuple(story for story in made if story is not None)

    pages = tuple(replace(page, stories=put(page.stories)) for page in issue.pages)
    return replace(issue, pages=pages, unplaced=put(issue.unplaced))


def _page_of(issue: Issue, story: Story) -> Page | None:
    return next((page for page in issue.pages if any(own.id == story.id for own in page.stories)), None)


def _with_furniture(issue: Issue, number: int, furniture: Sequence[Furniture]) -> Issue:
    def put(page: Page) -> Page:
        return replace(page, furniture=tuple(furniture)) if page.number == number else page

    return replace(issue, pages=tuple(map(put, issue.pages)))


def _to_column_head(issue: Issue, doubt: Finding, story: Story | None) -> Issue | None:
    """A piece of furniture as the column head of a story that has none."""
    where = doubt.where
    for page in issue.pages:
        for piece in page.furniture:
            if piece.source_file == where.file and where.line in piece.source_lines and story is not None:
                left = [other for other in page.furniture if other is not piece]
                numbers = piece.source_lines if len(piece.source_lines) == len(piece.text) else ()
                heads = [Piece("column_head", text, _of_line(numbers[k : k + 1])) for k, text in enumerate(piece.text)]
                head = with_pieces(story, (*pieces_of(story), *heads))
                return _with_stories(_with_furniture(issue, page.number, left), {story.id: head})
    return None


def _to_furniture(issue: Issue, story: Story, taken: Sequence[Piece], left: Sequence[Piece]) -> Issue | None:
    """Lines of a story as a slogan of its page."""
    page = _page_of(issue, story)
    if page is None:
        return None
    lines = tuple(sorted({line for piece in taken for line in piece.lines}))
    piece = Furniture("slogan", tuple(own.text for own in taken), story.source_file, lines)
    apart = _with_furniture(issue, page.number, (*page.furniture, piece))
    rest = [own for own in left if own.field != "furniture"]
    return _with_stories(apart, {story.id: with_pieces(story, rest) if rest else None})


def _picture_to(issue: Issue, story: Story, other: Story, doubt: Finding) -> Issue | None:
    """The picture of a caption as that of another story."""
    pieces = pieces_of(story)
    pictures = [k for k, own in enumerate(pieces) if own.field == "pictures"]
    places = [k for k in located(pieces, doubt.where) if k in pictures]
    if not places and len(pictures) == 1:
        places = pictures
    if not places or other.id == story.id:
        return None
    left = [own for k, own in enumerate(pieces) if k not in places]
    taken = [pieces[k] for k in places]
    return _with_stories(
        issue, {story.id: with_pieces(story, left), other.id: with_pieces(other, (*pieces_of(other), *taken))}
    )


def _merged(issue: Issue, first: Story | None, second: Story) -> Issue | None:
    """A story as the end of the one it goes on with."""
    whole = put_together(first, second) if first is not None and first.id != second.id else None
    if first is None or whole is None or _page_of(issue, first) != _page_of(issue, second):
        return None
    return _with_stories(issue, {first.id: whole, second.id: None})


def _begun(issue: Issue, own: Story, doubt: Finding, copy: Copy, opens: str) -> Issue | None:
    """Another story from a line on; ``opens`` is the display field of that line, if it is one."""
    parted = parted_at(own, doubt.where, copy(doubt.where.file), opens, stories_of(issue).keys())
    if parted is None:
        return None
    first, new = parted
    if not new.paragraphs and not new.pictures:
        # A head and nothing else is that of the story which begins right below it.
        page = _page_of(issue, own)
        below = None if page is None else next_below(page.stories, new)
        whole = None if below is None else headed(below, new)
        return None if whole is None else _with_stories(issue, {own.id: first, whole.id: whole})

    def put(stories: Sequence[Story]) -> tuple[Story, ...]:
        here = any(story.id == own.id for story in stories)
        return ranked([first if s.id == own.id else s for s in stories], own.id, new) if here else tuple(stories)

    pages = tuple(replace(page, stories=put(page.stories)) for page in issue.pages)
    return replace(issue, pages=pages, unplaced=put(issue.unplaced))


def _with_line_above(issue: Issue, own: Story, doubt: Finding) -> Issue | None:
    """A line, and what follows it at once, as part of the story that holds the line above."""
    line, page = doubt.where.line or 0, _page_of(issue, own)
    beside = [other for other in (page.stories if page else ()) if other.source_file == own.source_file]
    holders = {number: other for other in beside for number in other.source_lines}
    above = holders.get(max((number for number in holders if number < line), default=0))
    if above is None or above.id == own.id:
        return None
    others = [number for number, other in holders.items() if other.id != own.id]
    both = given(own, above, line, others)
    if both is None:
        return None
    left = both[0] if pieces_of(both[0]) else None
    return _with_stories(issue, {own.id: left, above.id: both[1]})


def _of_line(lines: Sequence[int]) -> tuple[Origin, ...]:
    return (Origin("", tuple(lines)),) if lines else ()


def _joined(story: Story, doubt: Finding) -> Story | None:
    """Two paragraphs as one."""
    pieces = pieces_of(story)
    at = next((k for k in located(pieces, doubt.where) if pieces[k].first == doubt.where.line), 0)
    first, second = pieces[at - 1 : at + 1] if at else (None, None)
    if first is None or second is None or first.field != "paragraphs" or second.field != "paragraphs":
        return None
    size = len(first.text)
    spans = (*first.spans, *(replace(s, start=s.start + size, end=s.end + size) for s in second.spans))
    lines = (*first.lines, *second.lines)
    whole = replace(first, text=first.text + second.text, spans=spans, origins=_of_line(lines))
    made = with_pieces(story, (*pieces[: at - 1], whole, *pieces[at + 1 :]))
    return replace(made, joins=story.joins + 1)


def _apart(story: Story, doubt: Finding, lines: Sequence[str]) -> Story | None:
    """One paragraph as two, parted where the doubt's line of the copy begins."""
    pieces = pieces_of(story)
    at = next((k for k in located(pieces, doubt.where) if pieces[k].field == "paragraphs"), None)
    halves = cut_at(pieces[at], doubt.where.line or 0, lines) if at is not None else None
    if halves is None or at is None:
        return None
    made = with_pieces(story, (*pieces[:at], *halves, *pieces[at + 1 :]))
    return replace(made, joins=max(0, story.joins - 1))
