"""``origins.json``: the thread from each field of an issue folder back to its copy, kept apart from what people edit.

An entry holds the field, its lines and place in the copy, and a digest of its text.  A field that was moved by an edit
(a paragraph more or less) is found again by its text; one that was rewritten keeps its place while its story has as
many such fields as before; of others the thread is lost rather than wrong.  The file also lists the copy that was taken
in.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.intake.json_form import story_to_json
from pipeline.model import Origin, Story
from pipeline.model.line_numbers import lines_of, lines_text

__all__ = ["FILE", "OriginsFile", "origins_of", "origins_text", "with_origins", "with_stories"]

FILE = "origins.json"
SCHEMA = "banmian/origins/1"
DIGITS = 12
INDEX = re.compile(r"\.[0-9]+")


@dataclass(frozen=True, slots=True)
class OriginsFile:
    """``stories`` by id, the entries with the digest of their text; ``copy`` are the names of the files taken in."""

    stories: Mapping[str, tuple[tuple[Origin, str], ...]] = field(default_factory=dict)
    copy: frozenset[str] | None = None


def origins_text(stories: Sequence[Story], copy: Sequence[str]) -> str:
    """The file, an entry a line."""
    return _text({story.id: _entries(story) for story in stories if story.origins}, copy)


def with_stories(text: str, before: Mapping[str, Story], after: Mapping[str, Story]) -> str:
    """The file when stories have been changed, parted or put together; one that is as it was keeps its entries.

    Args:
        text: the file; one that cannot be read stays as it is.
        before: the stories it was written for, by their ids.
        after: those there are now.
    """
    try:
        known = json.loads(text)
        origins_of(text)
    except ValueError:
        return text
    same = {key for key, story in after.items() if before.get(key) == story}
    said = {key: rows for key, rows in known["stories"].items() if key in same}
    said |= {key: _entries(story) for key, story in after.items() if key not in same and story.origins}
    return _text({key: said[key] for key in (*known["stories"], *after) if key in said}, known["copy"])


def _entries(story: Story) -> list[list[str]]:
    texts = dict(_texts(story_to_json(story)))
    return [[own.field, lines_text(own.lines), own.place, _digest(texts.get(own.field))] for own in story.origins]


def _text(said: Mapping[str, Sequence[Sequence[str]]], copy: Sequence[str]) -> str:
    head = f'{{"schema": {json.dumps(SCHEMA)},\n "copy": {json.dumps(list(copy), ensure_ascii=False)},\n "stories": {{'
    parts = []
    for story_id, entries in said.items():
        rows = ",\n    ".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
        parts.append(f"\n  {json.dumps(story_id)}: [\n    {rows}]")
    return head + ",".join(parts) + "}}\n"


def origins_of(text: str) -> OriginsFile:
    """The file read.

    Raises:
        ValueError: it is not such a file.
    """
    said = json.loads(text)
    if not isinstance(said, dict) or said.get("schema") != SCHEMA:
        raise ValueError(f"not {SCHEMA}")
    try:
        stories = {
            str(story): tuple(
                (Origin(str(name), lines_of(lines), str(place)), str(digest)) for name, lines, place, digest in rows
            )
            for story, rows in said["stories"].items()
        }
        return OriginsFile(stories, frozenset(map(str, said["copy"])))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not {SCHEMA}") from error


def with_origins(story: Story, entries: Sequence[tuple[Origin, str]]) -> Story:
    """The story with the origins of the fields it still has."""
    texts = dict(_texts(story_to_json(story)))
    digests = {name: _digest(text) for name, text in texts.items()}
    free: dict[tuple[str, str], list[str]] = {}
    for name, digest in digests.items():
        free.setdefault((_kind(name), digest), []).append(name)
    now, before = (Counter(map(_kind, names)) for names in (texts, {origin.field for origin, _ in entries}))
    kept: list[Origin] = []
    for origin, digest in entries:
        kind = _kind(origin.field)
        places = free.get((kind, digest), [])
        # A field that is empty is as it was if it was empty.
        if digests.get(origin.field, _digest(None)) == digest:
            kept.append(origin)
        elif places:
            kept.append(replace(origin, field=places[0]))
        elif origin.field in texts and now[kind] == before[kind]:
            kept.append(origin)
    return replace(story, origins=tuple(kept))


def _kind(name: str) -> str:
    """``paragraphs.12`` and ``paragraphs.3`` are of one kind."""
    return INDEX.sub(".*", name)


def _digest(text: str | None) -> str:
    return hashlib.sha256((text or "").encode("utf-8")).hexdigest()[:DIGITS]


def _texts(said: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every field of a story with its text, named as ``Origin`` names them."""
    if isinstance(said, dict):
        for key, value in said.items():
            if key not in ("origins", "source_lines", "source_file"):
                yield from _texts(value, f"{name}.{key}" if name else str(key))
    elif isinstance(said, list):
        for number, value in enumerate(said):
            yield from _texts(value, f"{name}.{number}")
    if name:
        text = "" if said is None else json.dumps(said, ensure_ascii=False, sort_keys=True)
        yield name, said if isinstance(said, str) else text
