"""Stories of every kind a paper prints, made from the invented town's copy."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from bench.raw_pages.dress import author_line, reported, without_lead
from bench.raw_pages.events import event
from bench.raw_pages.noise import Noise, happens
from bench.raw_pages.speech import speech
from bench.raw_pages.town import Town, seed_stories
from pipeline.model import Byline, Dateline, Form, Picture, Story

__all__ = ["KINDS", "Made", "brief_group", "made", "part_of_a_story"]

END_SIGNATURE = re.compile(r"（(?P<role>本报记者|通讯员)(?P<name>[^（）]{2,4})）$")
EVENTS = 0.65
"""Of news: it is invented here, not the sample weekly's."""
LEAST_PARTED = 4
"""Paragraphs of a story that has subheads."""
VERSE = frozenset({Form.VERSE, Form.STANZA})


@dataclass(frozen=True, slots=True)
class Made:
    """A story and what kind it is; ``byline_first``: its signature stands between headline and body."""

    kind: str
    story: Story
    byline_first: bool = False

    @property
    def opens_with_byline(self) -> bool:
        """Names in brackets close a story, never open it."""
        return self.byline_first and not self.story.signature.startswith(("（", "("))


def _plain(story: Story) -> Story:
    """Only what a page of text can show of a story of the sample weekly."""
    pictures = tuple(Picture(None, own.caption, own.credit) for own in story.pictures)
    return replace(
        story, pictures=pictures, spans=(), upright=False, box=None, quote="", section="", source_file="",
        source_lines=(), origins=(), dateline=None,
    )  # fmt: skip


def _pick(town: Town, chance: Random, fits: Callable[[Story], bool]) -> Story:
    return _plain(chance.choice([story for story in town.stories if fits(story)]))


def _is_news(story: Story) -> bool:
    text = story.paragraphs[0] if story.paragraphs else ""
    return text.startswith("本报讯") and not story.forms and not story.brief


def _recombined(story: Story, noise: Noise, chance: Random, town: Town) -> Story:
    """Some paragraphs left out, some run together, others of the same matter added: no two uses are alike."""
    first, *rest = (without_lead(text) for text in story.paragraphs)
    kept = [text for text in rest if happens(chance, 0.8)]
    if story.id.startswith(("p01", "p02")) and happens(chance, noise.long):
        matter = story.headline[0].split(maxsplit=1)[0]
        kept += [speech(matter, chance, town) for _ in range(chance.randint(2, 5))]
    paragraphs = [first]
    for text in kept:
        if happens(chance, noise.run_together):
            paragraphs[-1] += text
        else:
            paragraphs.append(text)
    return replace(story, paragraphs=tuple(paragraphs))


def _wire(said: dict[str, list[str]], chance: Random, town: Town) -> Made:
    names = chance.sample(town.of("writers"), 2)
    day = f"6月{chance.randint(11, 13)}日"
    lead, text = chance.choice(
        (
            (f"据新华社北京{day}电 ", f"据新华社北京{day}电"),
            (f"新华社北京{day}电 ", f"新华社北京{day}电"),
            (f"新华社北京{day}电　", f"新华社北京{day}电"),
            (f"新华社北京{day}电（记者{'、'.join(names)}）", f"新华社北京{day}电"),
        )
    )
    bylines = tuple(Byline("记者", name) for name in names if name in lead)
    first, *rest = said["paragraphs"]
    story = Story(
        "wire",
        1,
        (str(said["headline"]),),
        (lead + first, *rest),
        dateline=Dateline(text, "北京", day),
        bylines=bylines,
    )
    return Made("wire", story)


def _news(noise: Noise, chance: Random, town: Town) -> Made:
    if happens(chance, noise.wire / 2):
        return _wire(chance.choice(town.words["wires"]), chance, town)
    told = event(chance) if happens(chance, EVENTS) else _pick(town, chance, _is_news)
    story = reported(_recombined(told, noise, chance, town), noise, chance, town)
    story = _kicked(story, chance, town)
    if story.deck and happens(chance, 0.5):
        story = replace(story, deck=("——" + story.deck[0],))
    if len(story.paragraphs) >= LEAST_PARTED and happens(chance, noise.variety / 4):
        story = _parted(story, chance, town)
    return Made("news", story, byline_first=bool(story.signature) and happens(chance, 0.5))


def _parted(story: Story, chance: Random, town: Town) -> Story:
    """Two or three subheads between the paragraphs, sometimes numbered."""
    count = chance.choice((2, 3)) if len(story.paragraphs) > LEAST_PARTED else 2
    places = sorted(chance.sample(range(1, len(story.paragraphs)), count))
    heads = chance.sample(town.of("subheads"), count)
    numbered = happens(chance, 0.3)
    paragraphs, forms = list(story.paragraphs), [Form.PROSE] * len(story.paragraphs)
    for k in range(count - 1, -1, -1):
        paragraphs.insert(places[k], f"{'一二三'[k]}、{heads[k]}" if numbered else heads[k])
        forms.insert(places[k], Form.SUBHEAD)
    return replace(story, paragraphs=tuple(paragraphs), forms=tuple(forms))


def _kicked(story: Story, chance: Random, town: Town) -> Story:
    """Kickers as they are printed: with a dash, or one that says who spoke, or where."""
    if story.kicker:
        return replace(story, kicker=(story.kicker[0] + "——",)) if happens(chance, 0.3) else story
    said = "".join(story.paragraphs)
    if ("要求，要" in said or "强调，要" in said) and happens(chance, 0.4):
        where = f"{chance.choice(town.of('leaders'))}在调研{chance.choice(town.of('visits'))}时"
        return replace(story, kicker=(where + chance.choice(("强调：", "强调", "要求：", "指出：")),))
    places = [place for place in town.of("places") if place in said and not any(place in h for h in story.headline)]
    return replace(story, kicker=(f"{places[0]}：",)) if places and happens(chance, 0.15) else story


def _seed(_noise: Noise, chance: Random, _town: Town) -> Made:
    return Made("news", chance.choice(seed_stories()))


def _feature(noise: Noise, chance: Random, town: Town) -> Made:
    story = _pick(town, chance, lambda own: own.id.startswith(("p02", "p03")) and Form.SUBHEAD in own.forms)
    signed = reported(story, replace(noise, wire=0.0, byline_apart=1.0), chance, town)
    if happens(chance, 0.25):
        note = chance.choice(town.words["notes"])["text"]
        signed = replace(signed, paragraphs=(note, *signed.paragraphs), forms=(Form.PROSE, *signed.forms))
    return Made("feature", signed, byline_first=happens(chance, 0.7))


def _comment(_noise: Noise, chance: Random, town: Town) -> Made:
    story = _pick(town, chance, lambda own: own.column_head == ("澄川时评",))
    head = (chance.choice(town.of("opinion")),)
    story = replace(author_line(replace(story, bylines=()), chance, town), column_head=head)
    return Made("comment", story, byline_first=happens(chance, 0.6))


def _essay(_noise: Noise, chance: Random, town: Town) -> Made:
    story = _pick(town, chance, lambda own: own.id.startswith("p06") and not own.forms and bool(own.bylines))
    head = (chance.choice(town.of("arts")),) if happens(chance, 0.4) else ()
    story = replace(author_line(story, chance, town), column_head=head)
    return Made("essay", story, byline_first=happens(chance, 0.7))


def _poem(_noise: Noise, chance: Random, town: Town) -> Made:
    story = author_line(_pick(town, chance, lambda own: bool(VERSE & set(own.forms))), chance, town)
    poems: list[list[int]] = []
    for k, form in enumerate(story.forms):
        if form is Form.SUBHEAD:
            poems.append([])
        if poems:
            poems[-1].append(k)
    own = chance.choice(poems)
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
    story = _pick(town, chance, lambda own: own.id.startswith("p04") and own.form(0) is Form.FLUSH)
    head = (chance.choice(town.of("letters")),) if happens(chance, 0.5) else ()
    name = story.signature.split(" ")[-1]
    bylines = (Byline(None, name),) if " " in story.signature else ()
    return Made("letter", replace(story, column_head=head, bylines=bylines))


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
    story = _pick(town, chance, lambda own: bool(own.pictures) and own.form(0) is Form.PROSE)
    head = (chance.choice(town.of("photo_columns")),) if happens(chance, 0.6) else ()
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
    return replace(_plain(story), bylines=bylines, column_head=(head,) if head else ())


def part_of_a_story(noise: Noise, chance: Random, town: Town, other_page: str) -> Made:
    """A news story that goes on elsewhere, or the rest of one, which begins inside a sentence."""
    whole = _pick(town, chance, lambda own: _is_news(own) and len(own.paragraphs) > 3)  # noqa: PLR2004
    paragraphs = tuple(without_lead(text) for text in whole.paragraphs)
    at = chance.randint(1, len(paragraphs) - 2)
    cut = chance.randint(len(paragraphs[at]) // 3, len(paragraphs[at]) * 2 // 3)
    if happens(chance, 0.5):
        own = replace(whole, paragraphs=(*paragraphs[:at], paragraphs[at][:cut]))
        jump = chance.choice((f"（下转第{other_page}版）", f"下转{other_page}版", f"（下转{other_page}版）"))
        return Made("jump", replace(reported(own, replace(noise, byline_apart=0.0), chance, town), jump=jump))
    rest = replace(
        whole, headline=(), kicker=(), deck=(), column_head=(), pictures=(), bylines=(), signature="",
        paragraphs=(paragraphs[at][cut:], *paragraphs[at + 1 :]),
        jump=chance.choice((f"（上接第{other_page}版）", f"上接{other_page}版", f"（上接{other_page}版）")),
    )  # fmt: skip
    return Made("continued", rest)


KINDS: dict[str, tuple[float, Callable[[Noise, Random, Town], Made]]] = {
    "news": (12.0, _news),
    "seed": (0.25, _seed),
    "feature": (0.3, _feature),
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
