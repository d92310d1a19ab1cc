"""News: from the sample weekly, of invented events, from the wire; in parts, with subheads, told at length."""

from dataclasses import replace
from random import Random

from bench.raw_pages.dress import reported, without_lead
from bench.raw_pages.events import event
from bench.raw_pages.made import Made, pick
from bench.raw_pages.noise import Noise, happens
from bench.raw_pages.speech import speech
from bench.raw_pages.town import Town, seed_stories
from pipeline.model import Byline, Dateline, Form, Story

__all__ = ["feature", "news", "part_of_a_story", "seed"]

EVENTS = 0.9
"""Of news: it is invented here, not the sample weekly's."""
PRINTED = 0.85
"""Of news, where stories of real papers are given: it is one of them."""
LEAST_PARTED = 4
"""Paragraphs of a story that has subheads."""


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


def news(noise: Noise, chance: Random, town: Town) -> Made:
    """A news story with whatever stands around one."""
    if town.printed and happens(chance, PRINTED):
        return Made("news", chance.choice(town.printed))
    if happens(chance, noise.wire / 2):
        return _wire(chance.choice(town.words["wires"]), chance, town)
    told = event(chance, town) if happens(chance, EVENTS) else pick(town, chance, _is_news)
    story = reported(_recombined(told, noise, chance, town), noise, chance, town)
    story = _kicked(story, chance, town)
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
        plain = not story.kicker[0].endswith(("：", "—"))
        return replace(story, kicker=(story.kicker[0] + "——",)) if plain and happens(chance, 0.2) else story
    said = "".join(story.paragraphs)
    if ("要求，要" in said or "强调，要" in said) and happens(chance, 0.4):
        where = f"{chance.choice(town.of('leaders'))}在调研{chance.choice(town.of('visits'))}时"
        return replace(story, kicker=(where + chance.choice(("强调：", "强调", "要求：", "指出：")),))
    places = [place for place in town.of("places") if place in said and not any(place in h for h in story.headline)]
    return replace(story, kicker=(f"{places[0]}：",)) if places and happens(chance, 0.15) else story


def seed(_noise: Noise, chance: Random, town: Town) -> Made:
    """One of the seed page's stories."""
    return Made("news", chance.choice(seed_stories()[town.copy :: 2]))


def feature(noise: Noise, chance: Random, town: Town) -> Made:
    """News with subheads and no lead, sometimes after an editor's note."""
    told = _recombined(event(chance, town), replace(noise, long=1.0, run_together=0.0), chance, town)
    story = _parted(told, chance, town) if len(told.paragraphs) >= LEAST_PARTED else told
    signed = reported(story, replace(noise, wire=0.0, byline_apart=1.0), chance, town)
    if happens(chance, 0.25):
        note = chance.choice(town.words["notes"])["text"]
        forms = (Form.PROSE, *signed.forms) if signed.forms else ()
        signed = replace(signed, paragraphs=(note, *signed.paragraphs), forms=forms)
    return Made("feature", signed, byline_first=happens(chance, 0.7))


def part_of_a_story(noise: Noise, chance: Random, town: Town, other_page: str) -> Made:
    """A news story that goes on elsewhere, or the rest of one, which begins inside a sentence."""
    whole = pick(town, chance, lambda own: _is_news(own) and len(own.paragraphs) > 3)  # noqa: PLR2004
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
