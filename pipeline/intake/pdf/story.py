"""A head with its legs and pictures → a ``Story`` with the place of each field."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.errors import SourceError, Where
from pipeline.intake.bylines import credit_of, dateline_of, lead_bylines, parse_bylines
from pipeline.intake.copy_file import IncomingPicture
from pipeline.intake.headless import no_headline
from pipeline.intake.page.story import story_id
from pipeline.intake.pdf.captions import caption_and_credit
from pipeline.intake.pdf.group import Group, Shown
from pipeline.intake.pdf.heads import Head
from pipeline.intake.pdf.paragraphs import Body, body_of
from pipeline.intake.pdf.shapes import Area
from pipeline.intake.pdf.telling import told
from pipeline.intake.picture.named import NamedPicture
from pipeline.intake.picture.opening import opened
from pipeline.model import Finding, Form, Origin, Picture, Story
from pipeline.settings.values import Limits

__all__ = ["Made", "story_of"]

SURE = 0.9
NEAR_PT = 30.0
JOINED_LINES = " "


@dataclass(frozen=True, slots=True)
class Made:
    """A story, what is open about it, the pictures taken out with it, how many hyphens were taken out of it."""

    story: Story
    findings: tuple[Finding, ...]
    pictures: tuple[IncomingPicture, ...]
    hyphens: int


def story_of(
    group: Group, groups: Sequence[Group], name: str, number: int, sheet: int, rank: int, stem: str, limits: Limits
) -> Made:
    """The story of a group.

    Args:
        group: head, legs and pictures.
        groups: all of the page, for those it might be mistaken for.
        name: how findings call the file.
        number: the page's number in the issue.
        sheet: the page's number in the file.
        rank: the story's.
        stem: what the names of its pictures start with.
        limits: how large a picture may be that is taken out.
    """
    own_id = story_id(rank - 1, number)
    where = Where(name, page=number)
    head, body = group.head, body_of(group.legs)
    headline = head.headline if head is not None else ()
    promoted = not headline and bool(body.paragraphs) and body.forms[0] in (Form.SUBHEAD, Form.BRIEF)
    if promoted:
        headline = (body.drop_first(),)
    pictures, taken, findings = _pictures(group.pictures, where, own_id, f"{stem}-{rank}", limits)
    first = body.paragraphs[0] if body.paragraphs else ""
    prose = all(form is Form.PROSE for form in body.forms)
    story = Story(
        own_id,
        rank,
        headline,
        tuple(body.paragraphs),
        head.column_head if head is not None else (),
        head.kicker if head is not None else (),
        head.deck if head is not None else (),
        dateline_of(first),
        (*lead_bylines(first), *parse_bylines(body.signature)),
        body.signature,
        pictures,
        (head.jump if head is not None else None) or body.jump,
        name,
        joins=body.joins,
        forms=() if prose else tuple(body.forms),
        spans=tuple(body.spans),
        upright=bool(group.legs) and group.legs[0].upright,
        origins=tuple(_origins(head, body, group.pictures, sheet)),
    )
    findings += _doubts(group, groups, story, body, where)
    return Made(story, tuple(findings), taken, len(body.hyphens))


def _doubts(group: Group, groups: Sequence[Group], story: Story, body: Body, where: Where) -> list[Finding]:
    title = JOINED_LINES.join(story.headline) or next(iter(story.paragraphs), "")[:12]
    findings = []
    if not story.headline:
        findings.append(no_headline(Where(where.file), story.id))
    if group.confidence < SURE:
        others = tuple(_title(other) for other in groups if other is not group and _is_near(group, other))
        findings.append(
            told(
                "intake-pdf-belongs", where, title,
                story=story.id, alternatives=others, confidence=group.confidence,
            )
        )  # fmt: skip
    if body.doubts:
        findings.append(told("intake-pdf-order", where, title, story=story.id, confidence=0.6))
    if story.column_head:
        text = JOINED_LINES.join(story.column_head)
        findings.append(
            told("intake-pdf-column-head", where, text, story=story.id, alternatives=("kicker",), confidence=0.8)
        )
    if body.hyphens:
        findings.append(told("intake-pdf-hyphen", where, JOINED_LINES.join(body.hyphens), story=story.id))
    return findings


def _title(group: Group) -> str:
    if group.head is not None:
        return JOINED_LINES.join(group.head.headline)
    return group.legs[0].rows[0].text if group.legs else ""


def _is_near(group: Group, other: Group) -> bool:
    return any(
        max(-leg.area.over(own.area), -leg.area.beside(own.area)) <= NEAR_PT for leg in group.legs for own in other.legs
    )


def _pictures(
    shown: Sequence[Shown], where: Where, story: str, stem: str, limits: Limits
) -> tuple[tuple[Picture, ...], tuple[IncomingPicture, ...], list[Finding]]:
    pictures, taken, findings = [], [], []
    for number, own in enumerate(shown, start=1):
        words = "".join(row.text for leg in own.captions for row in leg.rows)
        caption, credit = caption_and_credit(words)
        suffix = "png" if own.data.startswith(b"\x89PNG") else "jpg"
        named = NamedPicture(f"pictures/{stem}-{number}.{suffix}", where, own.data)
        file = named.name if _is_whole(named, limits) else None
        if file is not None:
            taken.append(IncomingPicture(file, own.data))
        else:
            about = f"{own.area.width:.0f} × {own.area.height:.0f} pt"
            findings.append(told("intake-pdf-picture", where, about, story=story))
        pictures.append(Picture(file, caption, credit_of(credit), credit))
    return tuple(pictures), tuple(taken), findings


def _is_whole(named: NamedPicture, limits: Limits) -> bool:
    """Whether there is a picture that can stand by itself."""
    if not named.source:
        return False
    try:
        with opened(named, limits):
            return True
    except SourceError:
        return False


def _origins(head: Head | None, body: Body, shown: Sequence[Shown], sheet: int) -> list[Origin]:
    origins = []
    if head is not None:
        counts: Counter[str] = Counter()
        for field, row in head.fields():
            origins.append(Origin(f"{field}.{counts[field]}", place=_place(sheet, row[0].x0, row[0].y0)))
            counts[field] += 1
    elif body.promoted is not None:
        origins.append(Origin("headline.0", place=_place(sheet, *body.promoted)))
    for number, places in enumerate(body.places):
        origins.append(Origin(f"paragraphs.{number}", place="; ".join(_place(sheet, *place) for place in places)))
    for number, own in enumerate(shown):
        area: Area = own.captions[0].area if own.captions else own.area
        origins.append(Origin(f"pictures.{number}.caption", place=_place(sheet, area.x0, area.y0)))
    return origins


def _place(sheet: int, x: float, y: float) -> str:
    return f"page {sheet}, {x:.1f} {y:.1f} pt"
