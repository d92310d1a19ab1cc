"""Generated pages made over in the manners of other papers, so that what is learned is no one paper's manner.

The lines stay, and with them the truth: figures go full-width, clause spaces are closed up, leads and quotation marks
change their style, briefs lose their headlines, a headline gains （图片）, agencies close what they sent.
"""

import re
from dataclasses import replace
from random import Random

from bench.raw_pages import RawPage

__all__ = ["made_over"]

FULL = str.maketrans("0123456789", "０１２３４５６７８９")
HAN = str.maketrans("0123456789", "〇一二三四五六七八九")
LEAD = re.compile(r"^(\u3000*)本报讯\s?[（(]([^（()）]+)[）)]")
LEADS = (
    "本报讯 {0}报道：", "本报讯{0}报道：", "本报{1}{2}电{0}报道：", "本报{1}{2}讯（{0}）", "新华社{1}{2}电（{0}）", "据新华社{1}{2}电（{0}）",
    "新华社{1}{2}电", "本报{1}{2}电", "【本报讯】（{0}）", "本报讯",
)  # fmt: skip
PLACES = ("北京", "上海", "省城", "罗马", "石家庄", "乌鲁木齐", "华盛顿")
DAYS = ("1月5日", "6月13日", "十二月三日", "一月二十三日")
SOURCES = ("（据新华社）", "（据新华社电）", "（新华社稿）", "（均据新华社）")
EDITORIAL = ("——编者", "本报编辑部", "本报记者部")
QUOTES = str.maketrans("“”‘’", "『』「」")


def made_over(page: RawPage, seed: int) -> RawPage:
    """The page in another paper's manner, by chance from ``seed``."""
    chance = Random(seed)  # noqa: S311 - to vary copy
    lines = page.text.split("\n")
    owners = [*page.owners, *((),) * (len(lines) - len(page.owners))]
    close_up, full, quotes, lead = (chance.random() < share for share in (0.5, 0.4, 0.2, 0.6))
    blank_all = chance.random() < 0.3
    style = chance.choice(LEADS)
    place, day = chance.choice(PLACES), chance.choice(DAYS)
    pictured = chance.random() < 0.5
    briefs = {k for k, story in enumerate(page.stories) if story.brief}
    briefs = briefs if chance.random() < 0.7 else set()  # noqa: PLR2004
    whole = {k for k, story in enumerate(page.stories) if _is_short_news(story.paragraphs) and chance.random() < 0.15}
    for k, own in enumerate(owners):
        if not own:
            continue
        kind, story = own[0].kind, own[0].story
        text = lines[k]
        head = kind in ("headline", "kicker", "deck", "column_head")
        if head and close_up:
            text = text.replace(" ", "")
        if kind == "headline" and pictured and page.kinds[story] == "photo":
            text += chance.choice(("（图片）", "（附图片１张）"))
        if head and (story in briefs or (story in whole and kind != "column_head")):
            text, owners[k] = "", ()
        if kind == "paragraphs" and lead:
            text = LEAD.sub(lambda found: found[1] + style.format(found[2], place, day), text)
        if full:
            text = text.translate(FULL)
        if quotes:
            text = text.translate(QUOTES)
        lines[k] = text
    _sources(page, lines, owners, briefs, chance)
    if blank_all:
        lines, owners = _spread(lines, owners)
    return replace(page, text="\n".join(lines), owners=tuple(owners))


def _is_short_news(paragraphs: tuple[str, ...]) -> bool:
    return len(paragraphs) == 1 and len(paragraphs[0]) > 50 and LEAD.match(paragraphs[0]) is not None  # noqa: PLR2004


def _sources(page, lines, owners, briefs, chance) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """An agency's name after the last paragraph of some stories and of some runs of briefs."""
    ends: dict[int, int] = {}
    for k, own in enumerate(owners):
        if own and own[0].story >= 0 and own[0].kind == "paragraphs":
            ends[own[0].story] = k
    for story, k in ends.items():
        closes = (story in briefs and story + 1 not in briefs) or chance.random() < 0.06  # noqa: PLR2004
        if closes and lines[k].endswith("。") and page.kinds[story] in ("news", "brief"):
            lines[k] += chance.choice(SOURCES)


def _spread(lines, owners):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """One empty line between any two."""
    kept = [(line, own) for line, own in zip(lines, owners, strict=True) if line.strip()]
    return [x for line, _ in kept for x in (line.strip(" \u3000"), "")], [x for _, own in kept for x in (own, ())]
