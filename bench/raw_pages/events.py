"""News of small events: heads, lead and more of the files of events, the gaps filled by chance."""

from random import Random

from bench.raw_pages.noise import happens
from bench.raw_pages.town import Town
from pipeline.model import Picture, Story

__all__ = ["event"]


def event(chance: Random, town: Town) -> Story:
    """A story of one event, its lead without 本报讯; the id begins as one of the front pages does."""
    number = chance.randrange(len(town.words["events"]))
    said = town.words["events"][number]
    gaps = {
        "town": chance.choice(town.of("towns")),
        "person": chance.choice(town.of("people")),
        "day": f"6月{chance.randint(3, 13)}日",
        "n": chance.randint(3, 48),
        "m": chance.randint(210, 3900),
        "p": chance.randint(2, 19),
    }

    def one(name: str, probability: float) -> tuple[str, ...]:
        choice = said.get(name, [])
        return (chance.choice(choice).format(**gaps),) if choice and happens(chance, probability) else ()

    return Story(
        f"p02-event{number}",
        1,
        one("headlines", 1.0),
        (said["lead"].format(**gaps), *(text.format(**gaps) for text in said["more"])),
        one("column_heads", 0.4),
        kicker=one("kickers", 0.4),
        deck=one("decks", 0.4),
        pictures=tuple(Picture(None, caption) for caption in one("captions", 0.35)),
    )
