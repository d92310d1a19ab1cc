"""Column heads of stories: whose they are, where they may stand; decks in a paper's manner."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from bench.raw_pages.dress import pictured
from bench.raw_pages.made import Made
from bench.raw_pages.noise import Noise, happens
from bench.raw_pages.town import Copy, Town
from pipeline.intake.page.gazetteers import column_heads
from pipeline.model import Story

__all__ = ["dashed", "of_its_own", "with_column"]

HEAD_FORMS = ("{}", "{}", "{}", "{}", "【{}】", "■{}")
LONGEST_LINE = 18
"""Characters in a line of a column head."""
LEAST_SHARED = 4
"""Characters in a row that a column head must have in common with its story to be found again far from it."""


def with_column(own: Made, noise: Noise, chance: Random, here: Town) -> tuple[Made, tuple[bool, ...]]:
    """With a campaign's column head where one fits, and its pictures' words as they are printed."""
    story, kind = own.story, own.kind
    if kind == "news" and not story.column_head and happens(chance, noise.campaign):
        text = "".join((*story.headline, *story.paragraphs[:1]))
        fit = [said["text"] for said in here.words["campaigns"] if any(word in text for word in said["words"])]
        head = chance.choice(fit) if fit else _column(chance, here)
        kind = "campaign" if fit else kind
        form = chance.choice(HEAD_FORMS) if kind == "news" else "{}"
        story = replace(story, column_head=tuple(form.format(line) for line in head))
    done = [pictured(picture, noise, chance, here) for picture in story.pictures]
    story = replace(story, pictures=tuple(picture for picture, _ in done))
    return replace(own, kind=kind, story=story), tuple(flag for _, flag in done)


def _column(chance: Random, here: Town) -> Sequence[str]:
    """A standing column's head; what is taught takes half of them from the trade's own list, some of two lines.

    What is measured takes none of it: the reader holds lines against that list.
    """
    if here.copy is Copy.HELD_OUT or happens(chance, 0.5):
        return (chance.choice(here.of("columns")),)
    known = [head for head in column_heads() if len(head) < 3 and all(len(line) <= LONGEST_LINE for line in head)]  # noqa: PLR2004
    pairs = [head for head in known if len(head) > 1]
    return chance.choice(pairs) if happens(chance, 0.4) else chance.choice(known)


def dashed(story: Story) -> Story:
    """With a dash before its deck, as some papers print every deck."""
    plain = bool(story.deck) and not story.deck[0].startswith(("—", "（", "("))
    return replace(story, deck=("——" + story.deck[0], *story.deck[1:])) if plain else story


def of_its_own(k: int, copy: Sequence[Made], here: Town) -> Made:
    """A campaign's head may come late only where it can be placed: some of its words stand in that story alone."""
    own = copy[k]
    if own.kind != "campaign":
        return own
    texts = ["".join((*other.story.headline, *other.story.paragraphs)) for other in copy]
    heads = {tuple(said["text"]): said["words"] for said in here.words["campaigns"]}
    words = heads.get(own.story.column_head, ())
    shared = [max(_longest_shared(line, text) for line in own.story.column_head) for text in texts]
    others = [text for n, text in enumerate(texts) if n != k]
    alone = not any(word in text for word in words for text in others)
    placed = shared[k] >= LEAST_SHARED and all(shared[k] > size for n, size in enumerate(shared) if n != k)
    return own if alone and placed else replace(own, kind="news")


def _longest_shared(line: str, text: str) -> int:
    """Characters of the longest stretch of a line that a text holds."""
    best = 0
    for start in range(len(line)):
        while start + best < len(line) and line[start : start + best + 1] in text:
            best += 1
    return best
