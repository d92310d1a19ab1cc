"""News of small events: headline, lead and more of ``events.toml``, the gaps filled by chance."""

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from bench.raw_pages.noise import happens
from pipeline.model import Picture, Story

__all__ = ["event"]


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "events.toml").read_text(encoding="utf-8"))


def event(chance: Random) -> Story:
    """A story of one event, its lead without 本报讯; the id begins as one of the front pages does."""
    number = chance.randrange(len(_tables()["events"]))
    said = _tables()["events"][number]
    gaps = {
        "town": chance.choice(_tables()["towns"]),
        "person": chance.choice(_tables()["people"]),
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
        kicker=one("kickers", 0.4),
        deck=one("decks", 0.4),
        pictures=tuple(Picture(None, caption) for caption in one("captions", 0.35)),
    )
