"""Raw text of one newspaper page → a ``Page``: stories, furniture, and a finding wherever the text is open.

How such text is broken: a paragraph is cut where a column ends, inside a word or after a comma; captions
and credits stand in the gap of the picture, between headline and body; a column head may follow its story
at the very end; clauses of a headline are joined by spaces.  Rank is the order of appearance.  Every
character of the source is in some field; ``read_page`` proves it before it answers.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.errors import DefectError, Say, Where
from pipeline.intake import doubts
from pipeline.intake.blocks import Block, Form, blocks_of, is_open_ended
from pipeline.intake.bylines import credit_of, dateline_of, lead_bylines, parse_bylines
from pipeline.model import Finding, Furniture, Page, Picture, Story

__all__ = ["read_page"]

SLOGAN_LIKENESS = 2
SHORT_SLOGAN = 8
RELATED_CHARACTERS = 5


@dataclass(slots=True)
class _Draft:
    """A story while it is being put together."""

    column_head: list[Block] = field(default_factory=list)
    kicker: list[Block] = field(default_factory=list)
    headline: list[Block] = field(default_factory=list)
    deck: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    captions: list[Block] = field(default_factory=list)
    credits: list[Block] = field(default_factory=list)
    signature: list[Block] = field(default_factory=list)
    jump: Block | None = None

    @property
    def text(self) -> str:
        return "".join(block.text for block in (*self.headline, *self.kicker, *self.body))


def read_page(text: str, name: str, number: int, page_name: str | None = None) -> tuple[Page, tuple[Finding, ...]]:
    """Parse one page.

    Args:
        text: the page, its lines ended by newlines.
        name: how findings call the file.
        number: the page's number.
        page_name: its section name, where known.
    """
    blocks = blocks_of(text)
    drafts, tail = _stories(blocks)
    findings: list[Finding] = []
    furniture = _settle_tail(drafts, tail, name, findings)
    stories = tuple(_story(draft, rank, number, name, findings) for rank, draft in enumerate(drafts, start=1))
    pieces = tuple(_furniture(piece, name) for piece in furniture)
    page = Page(number, stories, pieces, page_name)
    _prove_nothing_lost(blocks, page, name)
    return page, tuple(findings)


def _stories(blocks: Sequence[Block]) -> tuple[list[_Draft], list[Block]]:
    """Cut the page at its display groups; what follows the last story's body is the tail."""
    drafts: list[_Draft] = []
    current: _Draft | None = None
    display: list[Block] = []
    waiting: list[Block] = []
    for block in blocks:
        if block.form is Form.DISPLAY:
            display.append(block)
        elif block.form in (Form.CAPTION, Form.CREDIT) and (display or current is None):
            waiting.append(block)
        elif block.form is Form.BODY:
            if display or current is None:
                current = _head(display)
                drafts.append(current)
                display = []
            for picture_line in waiting:
                _keep_picture_line(current, picture_line)
            waiting = []
            current.body.append(block)
        elif current is not None:
            _attach(current, block)
        else:
            display.append(block)
    if current is not None:
        for picture_line in waiting:
            _keep_picture_line(current, picture_line)
        return drafts, display
    return drafts, [*display, *waiting]


def _attach(draft: _Draft, block: Block) -> None:
    if block.form is Form.BYLINE:
        draft.signature.append(block)
    elif block.form is Form.JUMP and draft.jump is None:
        draft.jump = block
    elif block.form in (Form.CAPTION, Form.CREDIT):
        _keep_picture_line(draft, block)
    else:
        draft.body.append(block)


def _keep_picture_line(draft: _Draft, block: Block) -> None:
    (draft.captions if block.form is Form.CAPTION else draft.credits).append(block)


def _head(display: list[Block]) -> _Draft:
    """Tell column head, kicker, headline and deck apart in the display lines before a body."""
    draft = _Draft()
    lines = list(display)
    while len(lines) > 1 and doubts.looks_like_slogan(lines[0].text) and not lines[0].text.endswith(("：", ":")):
        draft.column_head.append(lines.pop(0))
    while len(lines) > 1 and lines[0].text.endswith(("：", ":", "——")):
        draft.kicker.append(lines.pop(0))
    if lines:
        draft.headline.append(lines.pop(0))
    while lines and lines[0].joined_above:
        draft.headline.append(lines.pop(0))
    draft.deck.extend(lines)
    return draft


def _settle_tail(drafts: list[_Draft], tail: list[Block], name: str, findings: list[Finding]) -> list[list[Block]]:
    """Late display lines: a column head that comes after its story, or furniture."""
    furniture: list[list[Block]] = []
    for group in _groups(tail):
        text = "".join(block.text for block in group)
        related = [(*doubts.likeness(text, draft.text), k) for k, draft in enumerate(drafts)]
        shared, _, nearest = max(related, default=(0, 0, -1))
        if nearest >= 0 and shared >= RELATED_CHARACTERS and not drafts[nearest].column_head:
            drafts[nearest].column_head.extend(group)
            findings.append(doubts.late_column_head(group, name, doubts.story_id(nearest)))
        else:
            furniture.append(group)
            if nearest >= 0:
                findings.append(doubts.furniture(group, name, doubts.story_id(nearest), shared))
    return furniture


def _groups(tail: list[Block]) -> list[list[Block]]:
    """Lines that stand together, or are short and of like length, are one piece."""
    groups: list[list[Block]] = []
    for block in tail:
        above = groups[-1][-1] if groups else None
        like = (
            above is not None
            and max(len(above.text), len(block.text)) <= SHORT_SLOGAN
            and abs(len(above.text) - len(block.text)) <= SLOGAN_LIKENESS
        )
        if (block.joined_above and above is not None) or like:
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _story(draft: _Draft, rank: int, number: int, name: str, findings: list[Finding]) -> Story:
    story_id = doubts.story_id(rank - 1, number)
    paragraphs, joins = _join(draft.body)
    first = paragraphs[0] if paragraphs else ""
    signature = " ".join(block.text for block in draft.signature)
    pictures = _pictures(draft, name, story_id, rank, findings)
    if draft.column_head and draft.headline and draft.column_head[0].line < draft.headline[0].line:
        findings.append(doubts.early_column_head(draft.column_head, name, story_id))
    if not draft.headline:
        findings.append(doubts.no_headline(draft.body[0].line, name, story_id))
    blocks = [
        *draft.column_head, *draft.kicker, *draft.headline, *draft.deck, *draft.captions, *draft.credits,
        *draft.body, *draft.signature,
    ]  # fmt: skip
    return Story(
        story_id,
        rank,
        _texts(draft.headline),
        paragraphs,
        _texts(draft.column_head),
        _texts(draft.kicker),
        _texts(draft.deck),
        dateline_of(first),
        (*lead_bylines(first), *parse_bylines(signature)),
        signature,
        pictures,
        draft.jump.text if draft.jump else None,
        name,
        tuple(sorted(block.line for block in blocks)),
        joins,
    )


def _texts(blocks: list[Block]) -> tuple[str, ...]:
    return tuple(block.text for block in blocks)


def _join(body: list[Block]) -> tuple[tuple[str, ...], int]:
    """Paragraphs cut by columns made whole: one that breaks off goes on in the next."""
    paragraphs: list[str] = []
    joins = 0
    for block in body:
        if paragraphs and is_open_ended(paragraphs[-1]):
            paragraphs[-1] += block.text
            joins += 1
        else:
            paragraphs.append(block.text)
    return tuple(paragraphs), joins


def _pictures(draft: _Draft, name: str, story_id: str, rank: int, findings: list[Finding]) -> tuple[Picture, ...]:
    pictures = []
    count = max(len(draft.captions), len(draft.credits))
    for k in range(count):
        caption = draft.captions[k] if k < len(draft.captions) else None
        credit = draft.credits[k] if k < len(draft.credits) else None
        credit_text = credit.text if credit else ""
        pictures.append(Picture(None, caption.text if caption else "", credit_of(credit_text), credit_text))
        block = caption or credit
        if block is not None:
            findings.append(doubts.picture_place(block, name, story_id, rank))
    return tuple(pictures)


def _furniture(group: list[Block], name: str) -> Furniture:
    return Furniture("slogan", _texts(group), name, tuple(block.line for block in group))


def _prove_nothing_lost(blocks: Sequence[Block], page: Page, name: str) -> None:
    source = Counter(character for block in blocks for character in block.text if not character.isspace())
    fields = Counter(character for text in _all_texts(page) for character in text if not character.isspace())
    lost, invented = source - fields, fields - source
    if lost or invented:
        some = "".join(sorted(lost + invented)[:10])
        raise DefectError(
            Say(zh=f"读稿时字符对不上：{some}", en=f"Characters went missing while reading the copy: {some}"),
            where=Where(name, page=page.number),
        )


def _all_texts(page: Page) -> list[str]:
    texts = [line for piece in page.furniture for line in piece.text]
    for story in page.stories:
        texts += [*story.column_head, *story.kicker, *story.headline, *story.deck, *story.paragraphs]
        texts += [story.signature, story.jump or ""]
        texts += [text for picture in story.pictures for text in (picture.caption, picture.credit_text)]
    return texts
