"""The invented town's words and stories: the files of words, the sample weekly, the seed page's gold."""

import json
import tomllib
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.build import Request, parse
from pipeline.model import Byline, Form, Picture, Story

__all__ = ["Copy", "Town", "printed_stories", "sample_stories", "seed_stories", "town"]

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "seeds" / "sample-weekly"
SEED_GOLD = ROOT / "tests" / "intake" / "seed.gold.json"


class Copy(IntEnum):
    """Which words and stories a page is made of: of each list every other entry; the taught have files of their own.

    What is learnt from pages must be measured on pages of other words, or it is measured by heart.
    """

    TAUGHT = 0
    HELD_OUT = 1


@dataclass(frozen=True, slots=True)
class Town:
    """The sample weekly's stories and the tables of ``town*.toml``, ``events*.toml`` and ``taught*.toml`` of a copy."""

    copy: Copy
    stories: tuple[Story, ...]
    words: dict[str, Any]
    printed: tuple[Story, ...] = ()
    """Stories of real papers, which stand in for most news where they are given."""

    def of(self, table: str) -> list[str]:
        """A plain list of words."""
        return [str(word) for word in self.words[table]]


@cache
def town(copy: Copy) -> Town:
    """Read once a process."""
    halved = {name: _half(table, copy) for name, table in _tables("town", "events").items()}
    words = _joined(halved, _tables("taught")) if copy is Copy.TAUGHT else halved
    return Town(copy, tuple(sample_stories()[copy::2]), words)


def _tables(*names: str) -> dict[str, Any]:
    """The tables of ``town.toml``, ``town_2.toml``, … and so on; lists of one name are joined in that order.

    So a file that is added moves no entry of those before it into the other half.
    """
    here = Path(__file__).parent
    tables: dict[str, Any] = {}
    for file in (file for name in names for file in _numbered(here, name)):
        tables = _joined(tables, tomllib.loads(file.read_text(encoding="utf-8")))
    return tables


def _joined(tables: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    return tables | {name: [*tables[name], *table] if name in tables else table for name, table in more.items()}


def _numbered(folder: Path, name: str) -> list[Path]:
    return sorted(folder.glob(f"{name}*.toml"), key=lambda file: (len(file.name), file.name))


@cache
def sample_stories() -> tuple[Story, ...]:
    """The stories of the sample weekly, page by page."""
    issue = parse(Request((SAMPLE,))).issue
    return tuple(story for page in issue.pages for story in page.stories)


def printed_stories(path: Path) -> tuple[Story, ...]:
    """Stories of real papers with the parts of their heads.

    A JSON object a line: ``headline``, ``paragraphs`` and, where there are any, ``column_head``, ``kicker`` and
    ``deck``, each a list of lines as printed.
    """
    stories = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        said = json.loads(line)
        names = ("headline", "paragraphs", "column_head", "kicker", "deck")
        headline, paragraphs, column_head, kicker, deck = (tuple(said.get(name, ())) for name in names)
        stories.append(Story(f"printed-{number}", 1, headline, paragraphs, column_head, kicker, deck))
    return tuple(stories)


def _half(table: Any, copy: Copy) -> Any:  # noqa: ANN401 - TOML
    """Every other entry of a list; of a table of lists, of each."""
    if isinstance(table, dict):
        return {name: _half(own, copy) for name, own in table.items()}
    return table[copy::2]


@cache
def seed_stories() -> tuple[Story, ...]:
    """The four stories of the seed page as its gold has them."""
    page = json.loads(SEED_GOLD.read_text(encoding="utf-8"))["pages"][0]
    return tuple(_from_json(number, said) for number, said in enumerate(page["stories"], start=1))


def _from_json(number: int, said: dict[str, Any]) -> Story:
    """A story of the gold; who is not named in its first paragraph signs it, as on the page."""
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
        signature=said.get("signature") or _signed(said),
        pictures=pictures,
        forms=(Form.PROSE,) * len(said["paragraphs"]),
    )


def _signed(said: dict[str, Any]) -> str:
    opening = "".join(said["paragraphs"][:1])
    return " ".join(f"{own['role'] or ''}{own['name']}" for own in said["bylines"] if own["name"] not in opening)


def _credit(said: dict[str, Any] | None) -> str:
    return f"{said['role'] or ''}{said['name']}摄" if said else ""
