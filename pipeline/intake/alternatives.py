"""The other reading of a doubt put in force: words moved from field to field, none lost and none made up.

Pure: an issue and a doubt give another issue, or None where the alternative is no mere moving of words and a person
edits the files.  Which field a doubt is about is known by its line in the copy, through the origins of its story.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.errors import Say
from pipeline.intake.head_alternatives import head_moved
from pipeline.model import Finding, Form, Furniture, Issue, Page, Picture, Span, Story

__all__ = ["named", "with_alternative"]

FORMS = {
    "body text": Form.PROSE,
    "a subhead": Form.SUBHEAD,
    "a signature": Form.SIGNED,
    "signed": Form.SIGNED,
    "prose": Form.PROSE,
    "verse or a row": Form.VERSE,
}
COLUMN_HEAD_OF = "column_head of "
GOES_ON_WITH = "goes on with "
NAMES = {
    "furniture": "报花、口号",
    "column_head": "栏题",
    "kicker": "引题",
    "headline": "主题",
    "deck": "副题",
    "subhead": "小标题",
    "joined": "接成一段",
    "apart": "分作两段",
    "begins a story": "从这里起是新的一篇",
    "text of a story": "稿件正文",
    "a headline": "主题",
    "a display line": "标题中的一行",
    "a byline": "署名",
    "a caption": "图片说明",
    "a slogan": "口号",
    "a brief": "短稿",
    "body text": "正文",
    "a subhead": "小标题",
    "a signature": "署名或落款",
    "signed": "落款",
    "prose": "正文",
    "paragraph": "正文",
    "verse or a row": "诗行或表格",
    "row": "表格",
}


def named(alternative: str) -> Say:
    """An alternative in both languages; one that is no word of intake's (an id, a date) is the same in both."""
    for opening, zh in ((COLUMN_HEAD_OF, "{} 的栏题"), (GOES_ON_WITH, "接着 {}")):
        if alternative.startswith(opening):
            return Say(zh=zh.format(alternative.removeprefix(opening)), en=alternative)
    return Say(zh=NAMES.get(alternative, alternative), en=alternative)


def with_alternative(
    issue: Issue, doubt: Finding, alternative: str, copy: Callable[[str], Sequence[str]]
) -> Issue | None:
    """The issue as the alternative reads it.

    Args:
        issue: of a folder of stories.
        doubt: one of its findings.
        alternative: one of the doubt's.
        copy: the lines of a file of copy, by its name; none if it is not there.
    """
    stories = {story.id: story for page in issue.pages for story in page.stories}
    stories |= {story.id: story for story in issue.unplaced}
    own = stories.get(doubt.story or "")
    changed: Mapping[str, Story] | None = None
    if doubt.code == "intake-furniture" and alternative.startswith(COLUMN_HEAD_OF):
        return _to_column_head(issue, doubt, stories.get(alternative.removeprefix(COLUMN_HEAD_OF)))
    if own is None:
        return None
    if doubt.code == "intake-caption-place" and alternative in stories:
        changed = _picture_to(own, stories[alternative], doubt)
    elif doubt.code in ("intake-column-head", "intake-late-column-head") and own.column_head:
        if alternative == "furniture":
            return _to_furniture(issue, own, doubt)
        if alternative == "kicker":
            changed = {own.id: replace(own, kicker=(*own.column_head, *own.kicker), column_head=())}
    elif doubt.code == "intake-join" and alternative in ("joined", "apart"):
        changed = _joined(own, doubt) if alternative == "joined" else _parted(own, doubt, copy(doubt.where.file))
    elif doubt.code == "intake-word-head":
        moved = head_moved(own, doubt, alternative)
        changed = None if moved is None else {own.id: moved}
    elif alternative in FORMS:
        changed = _formed(own, doubt, FORMS[alternative])
    return _with_stories(issue, changed) if changed is not None else None


def _with_stories(issue: Issue, changed: Mapping[str, Story]) -> Issue:
    def put(stories: Sequence[Story]) -> tuple[Story, ...]:
        return tuple(changed.get(story.id, story) for story in stories)

    pages = tuple(replace(page, stories=put(page.stories)) for page in issue.pages)
    return replace(issue, pages=pages, unplaced=put(issue.unplaced))


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
                head = replace(story, column_head=(*story.column_head, *piece.text))
                return _with_stories(_with_furniture(issue, page.number, left), {story.id: head})
    return None


def _to_furniture(issue: Issue, story: Story, doubt: Finding) -> Issue | None:
    """A story's column head as a slogan of its page."""
    page = next((page for page in issue.pages if any(own.id == story.id for own in page.stories)), None)
    if page is None:
        return None
    lines = sorted({line for own in story.origins if own.field.startswith("column_head.") for line in own.lines})
    first = () if doubt.where.line is None else (doubt.where.line,)
    piece = Furniture("slogan", story.column_head, doubt.where.file, tuple(lines) or first)
    apart = _with_furniture(issue, page.number, (*page.furniture, piece))
    return _with_stories(apart, {story.id: replace(story, column_head=())})


def _picture_to(story: Story, other: Story, doubt: Finding) -> dict[str, Story] | None:
    """The picture of a caption as that of another story."""
    number = _entry(story, doubt, "pictures")
    if number is None and len(story.pictures) == 1:
        number = 0
    if number is None or number >= len(story.pictures) or other.id == story.id:
        return None
    left: tuple[Picture, ...] = (*story.pictures[:number], *story.pictures[number + 1 :])
    return {
        story.id: replace(story, pictures=left),
        other.id: replace(other, pictures=(*other.pictures, story.pictures[number])),
    }


def _entry(story: Story, doubt: Finding, kind: str, *, first: bool = False) -> int | None:
    """The entry of a field that came from the doubt's line; ``first``: that begins with it."""
    for own in story.origins:
        name, _, rest = own.field.partition(".")
        number = rest.split(".")[0]
        there = own.lines[:1] if first else own.lines
        if name == kind and number.isdecimal() and doubt.where.line in there:
            return int(number)
    return None


def _joined(story: Story, doubt: Finding) -> dict[str, Story] | None:
    """Two paragraphs as one."""
    number = _entry(story, doubt, "paragraphs", first=True)
    if number is None or not 0 < number < len(story.paragraphs):
        return None
    before, text = story.paragraphs[number - 1 : number + 1]
    paragraphs = (*story.paragraphs[: number - 1], before + text, *story.paragraphs[number + 1 :])
    spans = tuple(_moved(span, number, len(before)) for span in story.spans)
    forms = (*story.forms[:number], *story.forms[number + 1 :])
    return {story.id: replace(story, paragraphs=paragraphs, spans=spans, forms=forms, joins=story.joins + 1)}


def _moved(span: Span, number: int, before: int) -> Span:
    if span.paragraph < number:
        return span
    shift = before if span.paragraph == number else 0
    return replace(span, paragraph=span.paragraph - 1, start=span.start + shift, end=span.end + shift)


def _parted(story: Story, doubt: Finding, lines: Sequence[str]) -> dict[str, Story] | None:
    """One paragraph as two, parted where the doubt's line of the copy begins."""
    number = _entry(story, doubt, "paragraphs")
    line = doubt.where.line or 0
    if number is None or not 0 < line <= len(lines):
        return None
    text, begins = story.paragraphs[number], lines[line - 1].strip()
    at = text.find(begins) if begins else -1
    if at <= 0 or text.find(begins, at + 1) >= 0:
        return None
    paragraphs = (*story.paragraphs[:number], text[:at], text[at:], *story.paragraphs[number + 1 :])
    spans = tuple(part for span in story.spans for part in _cut(span, number, at))
    forms = (*story.forms[: number + 1], *story.forms[number:]) if story.forms else ()
    joins = max(0, story.joins - 1)
    return {story.id: replace(story, paragraphs=paragraphs, spans=spans, forms=forms, joins=joins)}


def _cut(span: Span, number: int, at: int) -> list[Span]:
    if span.paragraph != number:
        return [span if span.paragraph < number else replace(span, paragraph=span.paragraph + 1)]
    edges = (span.start, at, span.end) if span.start < at < span.end else (span.start, span.end)
    return [
        replace(span, start=start, end=end)
        if start < at
        else replace(span, paragraph=number + 1, start=start - at, end=end - at)
        for start, end in pairwise(edges)
    ]


def _formed(story: Story, doubt: Finding, form: Form) -> dict[str, Story] | None:
    """A paragraph as one of another form."""
    number = _entry(story, doubt, "paragraphs", first=True)
    if number is None or number >= len(story.paragraphs):
        return None
    forms = [story.form(k) for k in range(len(story.paragraphs))]
    forms[number] = form
    plain = all(own is Form.PROSE for own in forms)
    return {story.id: replace(story, forms=() if plain else tuple(forms))}
