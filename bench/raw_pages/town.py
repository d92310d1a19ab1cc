"""The invented town's words and stories: ``town.toml``, the sample weekly, and the seed page's gold."""

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.build import Request, parse
from pipeline.model import Byline, Form, Picture, Story

__all__ = ["Town", "seed_stories", "town"]

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "seeds" / "sample-weekly"
SEED_GOLD = ROOT / "tests" / "intake" / "seed.gold.json"


@dataclass(frozen=True, slots=True)
class Town:
    """``stories`` are the sample weekly's; ``words`` the tables of ``town.toml``."""

    stories: tuple[Story, ...]
    words: dict[str, Any]

    def of(self, table: str) -> list[str]:
        """A plain list of words."""
        return [str(word) for word in self.words[table]]


@cache
def town() -> Town:
    """Read once a process."""
    words = tomllib.loads((Path(__file__).parent / "town.toml").read_text(encoding="utf-8"))
    issue = parse(Request((SAMPLE,))).issue
    return Town(tuple(story for page in issue.pages for story in page.stories), words)


@cache
def seed_stories() -> tuple[Story, ...]:
    """The four stories of the seed page as its gold has them."""
    page = json.loads(SEED_GOLD.read_text(encoding="utf-8"))["pages"][0]
    return tuple(_from_json(number, said) for number, said in enumerate(page["stories"], start=1))


def _from_json(number: int, said: dict[str, Any]) -> Story:
    pictures = tuple(Picture(None, own["caption"], None, _credit(own.get("credit"))) for own in said["pictures"])
    return Story(
        f"seed-{number}",
        number,
        tuple(said["headline"]),
        tuple(said["paragraphs"]),
        tuple(said["column_head"]),
        tuple(said["kicker"]),
        tuple(said["deck"]),
        bylines=tuple(Byline(own["role"], own["name"]) for own in said["bylines"]),
        signature=said.get("signature") or "",
        pictures=pictures,
        forms=(Form.PROSE,) * len(said["paragraphs"]),
    )


def _credit(said: dict[str, Any] | None) -> str:
    return f"{said['role'] or ''}{said['name']}摄" if said else ""
