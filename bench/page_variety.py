"""Generated pages made over in the manners of other papers, so that what is learned is no one paper's manner.

The lines stay, and with them the truth: figures go full-width, clause spaces are closed up, leads and quotation marks
change their style, briefs lose their headlines, a headline gains （图片）, agencies close what they sent.
"""

import re
from dataclasses import replace
from random import Random

from bench.raw_pages import RawPage
from bench.raw_pages.truth import Owner

__all__ = ["made_over"]

FULL = str.maketrans("0123456789", "０１２３４５６７８９")
HAN = str.maketrans("0123456789", "〇一二三四五六七八九")
LEAD = re.compile(r"^(\u3000*)本报讯\s?[（(]([^（()）]+)[）)]")
Owners = tuple[Owner, ...]
CLOSED_UP, FULL_WIDTH, OTHER_QUOTES, OTHER_LEAD = 0.5, 0.4, 0.2, 0.6
SPREAD, PICTURED, HEADLESS_BRIEFS, HEADLESS_NEWS = 0.3, 0.5, 0.7, 0.15
SHARE_OF_SOURCES = 0.06
SHORTEST_NEWS = 50
LEADS = (
    "本报讯 {0}报道：", "本报讯{0}报道：", "本报{1}{2}电{0}报道：", "本报{1}{2}讯（{0}）", "新华社{1}{2}电（{0}）",
    "据新华社{1}{2}电（{0}）",     "新华社{1}{2}电", "本报{1}{2}电", "【本报讯】（{0}）", "本报讯",
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
    close_up, full, quotes, lead = (
        chance.random() < share for share in (CLOSED_UP, FULL_WIDTH, OTHER_QUOTES, OTHER_LEAD)
    )
    blank_all = chance.random() < SPREAD
    style = chance.choice(LEADS)
    place, day = chance.choice(PLACES), chance.choice(DAYS)
    pictured = chance.random() < PICTURED
    briefs = {k for k, story in enumerate(page.stories) if story.brief}
    briefs = briefs if chance.random() < HEADLESS_BRIEFS else set()
    whole = {
        k
        for k, story in enumerate(page.stories)
        if _is_short_news(story.paragraphs) and chance.random() < HEADLESS_NEWS
    }
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
    return len(paragraphs) == 1 and len(paragraphs[0]) > SHORTEST_NEWS and LEAD.match(paragraphs[0]) is not None


def _sources(page: RawPage, lines: list[str], owners: list[Owners], briefs: set[int], chance: Random) -> None:
    """An agency's name after the last paragraph of some stories and of some runs of briefs."""
    ends: dict[int, int] = {}
    for k, own in enumerate(owners):
        if own and own[0].story >= 0 and own[0].kind == "paragraphs":
            ends[own[0].story] = k
    for story, k in ends.items():
        closes = (story in briefs and story + 1 not in briefs) or chance.random() < SHARE_OF_SOURCES
        if closes and lines[k].endswith("。") and page.kinds[story] in ("news", "brief"):
            lines[k] += chance.choice(SOURCES)


def _spread(lines: list[str], owners: list[Owners]) -> tuple[list[str], list[Owners]]:
    """One empty line between any two."""
    kept = [(line, own) for line, own in zip(lines, owners, strict=True) if line.strip()]
    nobody: Owners = ()
    return [x for line, _ in kept for x in (line.strip(" \u3000"), "")], [x for _, own in kept for x in (own, nobody)]
