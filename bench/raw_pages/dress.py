"""How a paper prints who wrote a story, where from, and whose picture it is."""

import re
from dataclasses import replace
from random import Random

from bench.raw_pages.noise import Noise, happens
from bench.raw_pages.town import Town
from pipeline.intake.page.people import is_name
from pipeline.model import Byline, Dateline, Picture, Story

__all__ = ["author_line", "pictured", "reported", "without_lead"]

LEAD = re.compile(r"^本报讯（[^）]*）")
DAY = re.compile(r"^(?:\d{1,2}月)?\d{1,2}日")
REPORTER_ROLES = ("记者", "本报记者", "融媒体记者", "全媒体记者", "见习记者")
SIGNED = (
    "{role} {names}",
    "（{role} {names}）",
    "（{names}）",
    "□ {role} {names}",
    "{role} {names} 文/图",
    "{role} {names} 报道",
    "（{role}{names}）",
    "{role}：{names}",
    "文/图 {role} {names}",
    "●{role} {names}",
    "□{role} {names}",
    "{unit} {role} {names}",
    "{role} {names} 整理",
)
CLASSES = ("一（1）班", "三（2）班", "四（6）班", "六年级（3）班", "高一（12）班", "2022级1班", "大班")
BLANKS = (" ", " ", "　")
SPACED = 0.25
"""Of a signature: its names of two characters are set with a blank inside."""


def without_lead(paragraph: str) -> str:
    """A paragraph of the sample weekly without 本报讯 and its names."""
    return LEAD.sub("", paragraph)


def reported(story: Story, noise: Noise, chance: Random, town: Town) -> Story:
    """A news story with its reporters named: in the lead, on a line before the body, or at the end."""
    names = [byline.name for byline in story.bylines] or chance.sample(town.of("editors"), 1)
    role = chance.choice(REPORTER_ROLES)
    bylines = [Byline(role, name) for name in names]
    if happens(chance, 0.25):
        helper = chance.choice([name for name in town.of("editors") if name not in names])
        bylines.append(Byline("通讯员", helper))
    if happens(chance, noise.wire):
        return _wired(story, bylines, chance, town)
    if happens(chance, noise.byline_apart):
        return _apart(story, bylines, chance, town)
    return _local(story, bylines, chance)


def _names(bylines: list[Byline], chance: Random) -> str:
    """记者张三、李四 通讯员王五, in one of the ways it is printed."""
    after_role, between = chance.choice((("", "、"), (" ", " "), ("", " "), (" ", "、")))
    text, role = "", None
    for byline in bylines:
        if byline.role != role:
            text += (" " if text else "") + f"{byline.role}{after_role}{byline.name}"
        else:
            text += between + byline.name
        role = byline.role
    return text


def _led(story: Story, lead: str, dateline: Dateline, bylines: tuple[Byline, ...]) -> Story:
    first = lead + story.paragraphs[0]
    return replace(story, paragraphs=(first, *story.paragraphs[1:]), dateline=dateline, bylines=bylines, signature="")


def _spaced(name: str, blank: str) -> str:
    return blank.join(name) if len(name) == 2 else name  # noqa: PLR2004 - only short names are spread


def _local(story: Story, bylines: list[Byline], chance: Random) -> Story:
    found = DAY.match(story.paragraphs[0])
    dateline = Dateline("本报讯", None, found.group() if found else None)
    names = _names(bylines, chance)
    lead = chance.choice((f"本报讯（{names}）", f"本报讯（{names}）", f"本报讯（{names}）", f"本报讯 {names}报道："))
    return _led(story, lead, dateline, tuple(bylines))


def _wired(story: Story, bylines: list[Byline], chance: Random, town: Town) -> Story:
    day = f"6月{chance.randint(10, 14)}日"
    names = _names(bylines, chance)
    place = chance.choice(town.of("places"))
    text = chance.choice((f"本报{place}{day}电", f"本报{place}{day}讯"))
    if happens(chance, 0.3):
        return _led(story, f"{text} {names}报道：", Dateline(text, place, day), tuple(bylines))
    return _led(story, f"{text}（{names}）", Dateline(text, place, day), tuple(bylines))


def _apart(story: Story, bylines: list[Byline], chance: Random, town: Town) -> Story:
    """No lead: a line of its own names the writers; ``order`` puts it before the body or after it."""
    role = bylines[0].role or ""
    own = [byline for byline in bylines if byline.role == role]
    if len(bylines) > len(own) or (len(own) > 1 and happens(chance, 0.3)):
        # 记者 张三 通讯员 李四, or the role before each name.
        between = chance.choice(("", " "))
        signature = " ".join(f"{byline.role}{between}{byline.name}" for byline in bylines)
        return replace(story, dateline=None, bylines=tuple(bylines), signature=signature)
    form = chance.choice(SIGNED)
    blank = chance.choice(BLANKS) if happens(chance, SPACED) else ""
    names = chance.choice((" ", "、")).join(_spaced(byline.name, blank) for byline in own)
    signature = form.format(role=role, names=names, unit=chance.choice(town.of("units")))
    said = tuple(own) if "{role}" in form else tuple(Byline(None, byline.name) for byline in own)
    return replace(story, dateline=None, bylines=said, signature=signature)


def author_line(story: Story, chance: Random, town: Town) -> Story:
    """An essay, a poem or a comment with its author on a line of its own."""
    name = story.bylines[0].name if story.bylines else chance.choice(town.of("writers"))
    unit, place = chance.choice(town.of("units")), chance.choice(town.of("places"))
    blank = chance.choice(BLANKS) if happens(chance, SPACED) else ""
    shown = _spaced(name, blank)
    plain = (shown, f"□ {shown}", f"■ {shown}", f"文/{name}", f"作者：{name}", f"（{name}）", f"●{shown}", f"◎ {shown}")
    gap = chance.choice(BLANKS)
    who = chance.choice(("读者", "家长", "退休教师", "货车司机", "农民"))
    told = (
        f"{unit}{gap}{shown}", f"{place}镇{gap}{shown}", f"{place}小学{chance.choice(CLASSES)}{gap}{shown}",
        f"{place}镇{place}村{gap}{shown}", f"{who}{gap}{shown}",
        f"{place}小学{gap}{shown}（{chance.randint(6, 13)}岁）",
    )  # fmt: skip
    # What one signs with tells a surname from a pen name; who has none signs alone.
    signature = chance.choice(told) if is_name(name) and happens(chance, 0.35) else chance.choice(plain)
    role = "作者" if signature.startswith("作者") else None
    if happens(chance, 0.2) and not signature.startswith("（"):
        signature += chance.choice(town.of("credentials")).format(unit=chance.choice(town.of("units")))
    return replace(story, bylines=(Byline(role, name),), signature=signature)


def pictured(picture: Picture, noise: Noise, chance: Random, town: Town) -> tuple[Picture, bool]:
    """A picture's words in one of the ways they are printed, and whether the credit is glued to the caption."""
    name = picture.credit.name if picture.credit is not None else chance.choice(town.of("editors"))
    caption = picture.caption
    if not caption.startswith("图"):
        caption = chance.choice(("图为", "", "▲", "上图：", "▼", "图为", "右图：")) + caption
    role = chance.choice(("", "本报记者 ", "记者 ", "通讯员 "))
    glued = happens(chance, noise.credit_glued)
    plain = (f"{role}{name} 摄", f"{role}{name}摄", f"{role}{name}/摄", f"{role}{name} 摄影报道")
    credit = chance.choice((*plain, f"（{role}{name} 摄）", f"（{role}{name}摄）"))
    return replace(picture, file=None, caption=caption, credit_text=credit, credit=None, size_px=None), glued
