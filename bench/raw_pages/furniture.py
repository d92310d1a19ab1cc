"""What a page prints besides stories: masthead, folio, imprint, slogans, advertisements, an index of the issue."""

import datetime
from dataclasses import dataclass
from random import Random

from bench.raw_pages.made import Made
from bench.raw_pages.noise import Noise, happens
from bench.raw_pages.town import Town

__all__ = ["DATE", "Piece", "folio", "imprint", "index_box", "loose", "masthead"]

DATE = datetime.date(2024, 6, 14)
WEEKDAYS = "一二三四五六日"
NUMERALS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of furniture and its lines."""

    kind: str
    lines: tuple[str, ...]


def _date() -> tuple[str, str]:
    return f"{DATE.year}年{DATE.month}月{DATE.day}日", f"星期{WEEKDAYS[DATE.weekday()]}"


def folio(number: int, section: str, noise: Noise, chance: Random, town: Town) -> Piece:
    """报眉: page number, section, date, editors; on one line, on several, or run together."""
    day, weekday = _date()
    page = chance.choice((f"{number}版", f"第{number}版", f"{number:02}", f"第{NUMERALS[number]}版", str(number)))
    editor, designer, proof = chance.sample(town.of("editors"), 3)
    colon = "："
    credit = chance.choice(
        (
            [f"责任编辑{colon}{editor}", f"版式{colon}{designer}"],
            [f"责编{colon}{editor}", f"版式{colon}{designer}", f"校对{colon}{proof}"],
            [f"本版责编 {editor}", f"组版 {designer}"],
            [f"责任编辑 {editor}  版式设计 {designer}"],
            [f"编辑{colon}{editor}", "电话：6610016"],
            [f"值班总编 {proof}", f"责任编辑 {editor}", f"组版 {designer}"],
        )
    )
    parts = [page, section, day, weekday, *credit]
    if happens(chance, noise.folio_glued):
        return Piece("folio", ("".join(parts),))
    if happens(chance, 0.4):
        return Piece("folio", (f"{page} {section}", f"{day} {weekday}", " ".join(credit)))
    return Piece("folio", (" ".join(parts),))


def masthead(noise: Noise, chance: Random, town: Town) -> Piece:
    """报头: the title and what stands under it."""
    day, weekday = _date()
    title, pinyin, publisher = chance.choice(town.words["titles"])
    number = chance.randint(300, 9000)
    lines = [title, day, weekday, "农历甲辰年五月初九", f"第{number}期", "今日8版"]
    if happens(chance, noise.folio_glued):
        lines = [title, "".join(lines[1:])]
    elif happens(chance, 0.5):
        lines = [title, " ".join(lines[1:4]), " ".join(lines[4:])]
    lines.append(publisher)
    if happens(chance, 0.4):
        lines.insert(1, pinyin)
    if happens(chance, 0.5):
        lines.append("国内统一连续出版物号：CN 00-0000")
    if happens(chance, 0.3):
        lines.append("新闻热线：6610016")
    return Piece("masthead", tuple(lines))


def index_box(others: list[Made], chance: Random, town: Town) -> Piece:
    """导读: headlines of other pages and where they are."""
    form = chance.choice(("{} {}版", "{}……{}版", "▶{} 详见{}版", "{}（{}版）", "{}\t{}"))
    entries = [
        form.format(" ".join(own.story.headline), page)
        for page, own in zip((2, 3, 4, 5), others, strict=False)
        if own.story.headline
    ]
    return Piece("index", (chance.choice(town.of("index_heads")), *entries))


def imprint() -> Piece:
    """The line at the foot of a paper: address, telephones, price, printer."""
    return Piece(
        "imprint",
        ("社址：澄川县东门街12号 邮编：000000 办公室：6610016 广告部：6610018 每月定价：15元 印刷：澄川印刷厂",),
    )


def loose(chance: Random, town: Town) -> Piece:
    """A slogan or an advertisement."""
    if happens(chance, 0.6):
        return Piece("slogan", (chance.choice(town.of("slogans")),))
    return Piece("advertisement", tuple(chance.choice(town.words["advertisements"])["text"]))
