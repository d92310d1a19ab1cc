"""Stories of every kind a paper prints, made from the invented town's copy."""

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from bench.raw_pages.dress import author_line, reported
from bench.raw_pages.made import Made, pick, plain
from bench.raw_pages.news import feature, news, seed
from bench.raw_pages.noise import Noise, happens
from bench.raw_pages.town import Town, sample_stories
from pipeline.model import Byline, Form, Picture, Story

__all__ = ["KINDS", "brief_group", "made"]

OF_THE_WEEKLY = 0.15
"""Of what is no news: it is the sample weekly's, not of ``town_2.toml``."""
END_SIGNATURE = re.compile(r"（(?P<role>本报记者|通讯员)(?P<name>[^（）]{2,4})）$")
NAMED = re.compile(r"(?!.*[位个的等])[\u3400-\u9fff]{2,4}$")
"""Who signs 一位准妈妈 or 几个同学 gives no name."""
VERSE = frozenset({Form.VERSE, Form.STANZA})


def _comment(_noise: Noise, chance: Random, town: Town) -> Made:
    said = chance.choice(town.words["comments"])
    head = (chance.choice(town.of("opinion")),)
    story = Story("comment", 1, (said["headline"],), tuple(said["paragraphs"]), column_head=head)
    return Made("comment", author_line(story, chance, town), byline_first=happens(chance, 0.6))


def _essay(_noise: Noise, chance: Random, town: Town) -> Made:
    if happens(chance, OF_THE_WEEKLY):
        story = pick(town, chance, lambda own: own.id.startswith("p06") and not own.forms and bool(own.bylines))
    else:
        said = chance.choice(town.words["essays"])
        story = Story("essay", 1, (said["headline"],), tuple(said["paragraphs"]))
    head = (chance.choice(town.of("arts")),) if happens(chance, 0.4) else ()
    story = replace(author_line(story, chance, town), column_head=head)
    return Made("essay", story, byline_first=happens(chance, 0.7))


def _poem(_noise: Noise, chance: Random, town: Town) -> Made:
    if not happens(chance, OF_THE_WEEKLY):
        said = chance.choice(town.words["poems"])
        verses = [
            (line, Form.STANZA if stanza and not k else Form.VERSE)
            for stanza, lines in enumerate(said["stanzas"])
            for k, line in enumerate(lines)
        ]
        story = Story(
            "poem", 1, (said["headline"],), tuple(line for line, _ in verses), forms=tuple(form for _, form in verses)
        )
        return Made("poem", author_line(story, chance, town), byline_first=True)
    return _poem_of_the_weekly(chance, town)


def _poem_of_the_weekly(chance: Random, town: Town) -> Made:
    story = author_line(next(plain(own) for own in sample_stories() if VERSE & set(own.forms)), chance, town)
    poems: list[list[int]] = []
    for k, form in enumerate(story.forms):
        if form is Form.SUBHEAD:
            poems.append([])
        if poems:
            poems[-1].append(k)
    own = chance.choice(poems[town.copy :: 2])
    lines = own[1:]
    return Made(
        "poem",
        replace(
            story,
            headline=(story.paragraphs[own[0]],),
            paragraphs=tuple(story.paragraphs[k] for k in lines),
            forms=tuple(story.forms[k] if n else Form.VERSE for n, k in enumerate(lines)),
            pictures=(),
        ),
        byline_first=True,
    )


def _letter(_noise: Noise, chance: Random, town: Town) -> Made:
    head = (chance.choice(town.of("letters")),) if happens(chance, 0.5) else ()
    if not happens(chance, OF_THE_WEEKLY):
        return Made("letter", replace(_invented_letter(chance.choice(town.words["letters_to_us"])), column_head=head))
    story = pick(town, chance, lambda own: own.id.startswith("p04") and own.form(0) is Form.FLUSH)
    name = story.signature.split(" ")[-1]
    bylines = (Byline(None, name),) if " " in story.signature else ()
    return Made("letter", replace(story, column_head=head, bylines=bylines))


def _invented_letter(said: dict[str, Any]) -> Story:
    """Greeting, text, who wrote and where; an answer of the paper or of an office below, where there is one."""
    paragraphs = (said["greeting"], *said["paragraphs"])
    forms = (Form.FLUSH, *(Form.PROSE,) * len(said["paragraphs"]))
    name = said["name"]
    return Story(
        "letter",
        1,
        (said["headline"],),
        paragraphs,
        deck=(said["deck"],) if "deck" in said else (),
        bylines=(Byline(None, name),) if NAMED.match(name) else (),
        signature=f"{said['place']} {name}".strip(),
        forms=forms,
    )


def _notice(_noise: Noise, chance: Random, town: Town) -> Made:
    said = chance.choice(town.words["notices"])
    flush = [said["flush"]] if said["flush"] else []
    paragraphs = (*flush, *said["paragraphs"], *said["signed"])
    forms = [Form.FLUSH] * len(flush) + [Form.PROSE] * len(said["paragraphs"]) + [Form.SIGNED] * len(said["signed"])
    return Made("notice", Story("notice", 1, (said["headline"],), paragraphs, forms=tuple(forms)))


def _table(_noise: Noise, chance: Random, town: Town) -> Made:
    said = chance.choice(town.words["tables"])
    gap = chance.choice(("\t", " ", "　"))
    rows = tuple(gap.join(cells) for cells in said["rows"])
    return Made("table", Story("table", 1, (said["headline"],), rows, forms=(Form.ROW,) * len(rows)))


def _list(_noise: Noise, chance: Random, town: Town) -> Made:
    said = chance.choice(town.words["lists"])
    names = [*town.of("editors"), *town.of("writers")]
    gap = chance.choice((" ", "、", "　"))
    style = chance.choice(("{}：", "{}（{}人）：", "{}"))
    paragraphs: list[str] = []
    for group in said["groups"]:
        own = chance.sample(names, chance.randint(3, 9))
        head = style.format(group, len(own))
        paragraphs += [head, gap.join(own)] if style == "{}" else [head + gap.join(own)]
    forms = (Form.SUBHEAD, Form.PROSE) * len(said["groups"]) if style == "{}" else ()
    return Made("list", Story("list", 1, (said["headline"],), tuple(paragraphs), forms=forms))


def _interview(noise: Noise, chance: Random, town: Town) -> Made:
    said = chance.choice(town.words["interviews"])
    asks, answers = chance.choice(
        (("记者：", f"{said['who']}："), ("问：", "答："), ("本报记者：", f"{said['who']}："))
    )
    paragraphs = [said["intro"]]
    for question, answer in said["pairs"]:
        paragraphs += [asks + question, answers + answer]
    story = Story("interview", 1, (said["headline"],), tuple(paragraphs), deck=(said["deck"],))
    signed = reported(story, replace(noise, wire=0.0, byline_apart=1.0), chance, town)
    return Made("interview", signed, byline_first=happens(chance, 0.8))


def _photo(_noise: Noise, chance: Random, town: Town) -> Made:
    head = (chance.choice(town.of("photo_columns")),) if happens(chance, 0.6) else ()
    if not happens(chance, OF_THE_WEEKLY):
        said = chance.choice(town.words["photos"])
        headline = (said["headline"],) if said["headline"] else ()
        own = Story("photo", 1, headline, (), column_head=head, pictures=(Picture(None, said["caption"]),))
        return Made("photo", own)
    story = pick(town, chance, lambda own: bool(own.pictures) and own.form(0) is Form.PROSE)
    bare = Story("photo", 1, story.headline, (), column_head=head, pictures=story.pictures[:1])
    return Made("photo", bare)


def brief_group(chance: Random, town: Town) -> list[Made]:
    """Briefs under one head: each a story with its headline, or one story of bulleted paragraphs."""
    head = chance.choice(town.of("brief_heads"))
    own = chance.sample([story for story in town.stories if story.brief], chance.randint(3, 6))
    if happens(chance, 0.3):
        bullet = chance.choice(town.of("bullets"))
        texts = tuple(bullet + END_SIGNATURE.sub("", story.paragraphs[0]) for story in own)
        return [Made("briefs", Story("briefs", 1, (head,), texts, forms=(Form.ITEM,) * len(texts)))]
    return [Made("brief", _brief(story, head if n == 0 else "")) for n, story in enumerate(own)]


def _brief(story: Story, head: str) -> Story:
    found = END_SIGNATURE.search(story.paragraphs[0])
    bylines = (Byline(found["role"], found["name"]),) if found is not None else ()
    return replace(plain(story), bylines=bylines, column_head=(head,) if head else ())


KINDS: dict[str, tuple[float, Callable[[Noise, Random, Town], Made]]] = {
    "news": (12.0, news),
    "seed": (0.25, seed),
    "feature": (0.3, feature),
    "comment": (0.8, _comment),
    "essay": (1.2, _essay),
    "poem": (0.5, _poem),
    "letter": (1.0, _letter),
    "notice": (0.6, _notice),
    "table": (0.4, _table),
    "list": (0.4, _list),
    "interview": (0.6, _interview),
    "photo": (1.0, _photo),
}
"""How often a kind is drawn, and its maker."""


def made(noise: Noise, chance: Random, town: Town) -> Made:
    """A story of a kind drawn by chance."""
    weights = [weight * (1 if kind in {"news", "seed"} else noise.variety) for kind, (weight, _) in KINDS.items()]
    kind = chance.choices(list(KINDS), weights)[0]
    return KINDS[kind][1](noise, chance, town)
