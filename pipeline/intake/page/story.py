"""A settled draft → a ``Story``: fields, bylines, forms, and the place every field came from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.intake.bylines import dateline_of, is_byline, is_name_list, lead_bylines, names_only, parse_bylines
from pipeline.intake.page.captions import PictureLines, pictures_of
from pipeline.intake.page.drafts import Draft
from pipeline.intake.page.forms import forms_of
from pipeline.intake.page.joins import Join, Paragraph, Setting, paragraphs_of
from pipeline.intake.page.jumps import JumpText
from pipeline.intake.page.lines import Line
from pipeline.intake.page.people import closed_up, is_name, is_unit, names_behind
from pipeline.intake.page.shapes import DATE_LINE, NOTICE_HEAD
from pipeline.intake.page.states import State
from pipeline.model import Byline, Form, Origin, Story

__all__ = ["Written", "story_id", "story_of"]

BEHIND = re.compile(r"[（(](?P<unit>[^（()）\d]{2,12})[）)]?$")
"""文 峰（营业所）: where from, behind the name."""
BEFORE = re.compile(r"^[（(][^（()）]{1,12}[）)]\s*")
"""（外一首） 顾逸庐: what stands before the name."""
CREDENTIALS = re.compile(
    r"[（(]\s*作者\s*(?:[：:]|[单單]位|[系為为是原]|[现現]|工作|分[别別]|[简簡]介)[^（()）]{4,60}[）)]?"
)
"""（作者系县农技站干部）: what the author is, no name."""
FROM = re.compile(r"[乡鄉镇鎮村街道市县縣区區校班院厂廠社部站队隊处處科系局会會师師员員委办辦台组組心]$")
NOBODY = re.compile(
    r"(?:村民|居民|乘客|[读讀]者|市民|[职職]工|全[体體]|[学學]生|家[长長]|群[众眾]|[综綜]合|供稿|先生|女士|[笔筆]名|[专專][场場])$"
)
NO_NAMES = frozenset({"待续", "未完", "未完待续", "连载", "下略", "节选", "选载", "转载", "有删节", "编者", "完"})
PEN_NAME = re.compile(r"^[\u3400-\u9fff]{2,4}$")
TAIL = re.compile(r"[（(]([^（()）]{2,40})[）)]$")
BRACKETED = re.compile(r"^[（(【].*[）)】]$")


@dataclass(frozen=True, slots=True)
class Written:
    """A story, the places where its lines met, and its pictures' lines."""

    story: Story
    joins: tuple[Join, ...]
    pictures: tuple[PictureLines, ...]


def story_id(index: int, page: int = 1) -> str:
    """The id of the story at ``index`` (from 0) of a page: stable, safe as a file name."""
    return f"p{page:02}-s{index + 1:02}"


def story_of(draft: Draft, rank: int, number: int, name: str, setting: Setting) -> Written:
    """Put a story together.

    Args:
        draft: its lines, the roles of its head settled.
        rank: from 1.
        number: the page's.
        name: the file's.
        setting: how the page is set.
    """
    signed, signature = _closing(draft)
    jumps = draft.jumps
    paragraphs, joins = paragraphs_of(draft.body, setting)
    paragraphs += [Paragraph(line.text, list(line.numbers), State.CLOSING, line.gap, line) for line in signed]
    forms = forms_of(paragraphs, len(signed))
    pictures = pictures_of(draft.pictures)
    roles = draft.roles
    signatures = [*draft.bylines, *signature]
    texts = tuple(paragraph.text for paragraph in paragraphs)
    story = Story(
        story_id(rank - 1, number),
        rank,
        _texts(roles["headline"]),
        texts,
        _texts(roles["column_head"]),
        _texts(roles["kicker"]),
        _texts(roles["deck"]),
        dateline_of(texts[0]) if texts else None,
        _bylines(texts, forms, signatures),
        " ".join(_texts(signatures)),
        tuple(own.picture for own in pictures),
        " ".join(jump.text for jump in jumps) or None,
        name,
        _numbers(draft, jumps),
        sum(paragraph.joins for paragraph in paragraphs),
        tuple(forms) if any(form is not Form.PROSE for form in forms) else (),
        origins=_origins(draft, paragraphs, signatures, pictures, jumps),
    )
    return Written(story, tuple(joins), tuple(pictures))


def _texts(lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(line.text for line in lines)


def _closing(draft: Draft) -> tuple[list[Line], list[Line]]:
    """Lines set right (who gives a notice, a letter's name and date) and lines of the signature."""
    noticed = any(NOTICE_HEAD.search(line.plain) for line in draft.roles["headline"])
    dated = noticed or any(DATE_LINE.match(line.plain) for line in draft.closing)
    signed: list[Line] = []
    signature: list[Line] = []
    for line in draft.closing:
        person = BRACKETED.match(line.text) or is_byline(line.text) or not dated
        (signature if person else signed).append(line)
    return signed, signature


def _bylines(texts: Sequence[str], forms: Sequence[Form], signatures: Sequence[Line]) -> tuple[Byline, ...]:
    bylines = list(lead_bylines(texts[0])) if texts else []
    for line in signatures:
        bylines += [own for own in _signed_by(line.text) if own not in bylines]
    if not bylines:
        prose = [text for text, form in zip(texts, forms, strict=True) if form is not Form.SIGNED]
        for k, text in enumerate(prose):
            found = TAIL.search(text)
            # Items are signed one by one; there only what is sure to be a name counts.
            if found is not None and (k == len(prose) - 1 or is_byline(found.group())):
                bylines += [own for own in _signed_by(found.group()) if own not in bylines]
    return tuple(bylines)


def _signed_by(text: str) -> tuple[Byline, ...]:
    """The people of a signature; what stands before a name is where he is from (西埠镇 常桂珍)."""
    text = CREDENTIALS.sub("", text)
    if not text.strip():
        return ()
    said = parse_bylines(text)
    if any(own.role is not None or own.unit is not None for own in said):
        return said
    bare = names_only(text)
    told = BEHIND.search(bare)
    words = closed_up((bare[: told.start()] if told is not None else BEFORE.sub("", bare)).split())
    unit = told["unit"] if told is not None else None
    found = names_behind(words, len(words))
    if found is None and _pen_named(words):
        found = words[0], (words[1],)
    if found is not None and found[0]:
        return tuple(Byline(None, name, found[0]) for name in found[1])
    if unit is None and (is_byline(text) or is_name_list(text)):
        return said
    if BRACKETED.match(text) and any(map(is_name, words)) and all(map(PEN_NAME.match, words)):
        return tuple(Byline(None, word) for word in words)
    one = words[0] if len(words) == 1 else ""
    person = PEN_NAME.match(one) and not (FROM.search(one) or NOBODY.search(one) or one in NO_NAMES)
    return (Byline(None, one, unit),) if person else ()


def _pen_named(words: Sequence[str]) -> bool:
    """Whether a signature is a unit and a pen name."""
    if len(words) != 2 or not is_unit(words[0]):  # noqa: PLR2004 - the two of them
        return False
    return PEN_NAME.match(words[1]) is not None and not (FROM.search(words[1]) or NOBODY.search(words[1]))


def _numbers(draft: Draft, jumps: Sequence[JumpText]) -> tuple[int, ...]:
    roles = [line for lines in draft.roles.values() for line in lines]
    own = [*roles, *draft.bylines, *draft.pictures, *draft.closing, *(line for line, _ in draft.body)]
    return tuple(sorted({number for line in own for number in line.numbers} | {jump.number for jump in jumps}))


def _origins(
    draft: Draft,
    paragraphs: Sequence[Paragraph],
    signatures: Sequence[Line],
    pictures: Sequence[PictureLines],
    jumps: Sequence[JumpText],
) -> tuple[Origin, ...]:
    """The place of each field, in order of the source."""
    places: list[tuple[str, tuple[int, ...]]] = []
    places += [(f"{field}.{k}", line.numbers) for field, lines in draft.roles.items() for k, line in enumerate(lines)]
    places += [(f"paragraphs.{k}", tuple(paragraph.numbers)) for k, paragraph in enumerate(paragraphs)]
    if signatures:
        places.append(("signature", tuple(number for line in signatures for number in line.numbers)))
    for k, own in enumerate(pictures):
        places += [(f"pictures.{k}.caption", own.caption)] if own.caption else []
        places += [(f"pictures.{k}.credit_text", own.credit)] if own.credit else []
    if jumps:
        places.append(("jump", tuple(jump.number for jump in jumps)))
    return tuple(Origin(field, lines) for field, lines in sorted(places, key=lambda place: place[1]))
