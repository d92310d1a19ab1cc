"""An item of ninjs (IPTC ninjs 1.0 to 3.3) into items of a wire.

Version 1 has ``headline``, ``headline_*``, ``byline``, ``body_*``, ``description_*`` and associations by name; 2 and
3 have lists ``headlines``, ``bodies``, ``descriptions`` (``role``, ``contentType``, ``value``), ``by``, and a list of
associations.  Names are told apart without their case, so both are read alike.  Of several bodies the richest is read:
NITF, then XHTML or HTML, then text; what only another one says is named.  Associated pictures are the story's,
associated texts stories after it.  A member that no field holds is told.
"""

import json
from collections import deque
from collections.abc import Iterator

from pipeline.errors import Where
from pipeline.intake import wire_findings
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.copy_file import story_id
from pipeline.intake.json_tree import Node
from pipeline.intake.ninjs_bodies import add_body, told_as_text
from pipeline.intake.wire_item import Told, WireItem, squeezed
from pipeline.intake.wire_pictures import Pictures
from pipeline.model import Credit
from pipeline.settings.values import Limits

__all__ = ["read_ninjs"]

DECKS = ("sub", "deck", "second")
KICKERS = ("kick", "over", "pre", "eyebrow", "vignette", "shoulder")
MAIN = frozenset({"", "main", "headline", "primary"})
PICTURES = frozenset({"picture", "graphic"})
TEXTS = frozenset({"text", "composite", "component", ""})
READ = frozenset(
    {
        "headline",
        "headlines",
        "by",
        "byline",
        "bodies",
        "descriptions",
        "associations",
        "renditions",
        "usageterms",
        "ednote",
    }
)


def read_ninjs(node: Node, before: int, cleaning: Cleaning, pictures: Pictures) -> Iterator[WireItem]:
    """The stories of an item: its own, then those of the texts associated with it.

    Args:
        node: the item.
        before: how many stories of the file come before it.
        cleaning: that of the file.
        pictures: those of the file.

    Raises:
        SourceError: a member is not of the kind that ninjs has; with pointer and line.
    """
    waiting = deque([node])
    while waiting:
        node = waiting.popleft()
        before += 1
        item = WireItem(node.name, story_id(pictures.copy, before), node.line)
        _facts(node, item, cleaning)
        _words(node, item, cleaning, pictures.limits)
        kind = _kind(node)
        if kind in PICTURES:
            _picture(node, item, cleaning, pictures)
        _renditions_told(node, item)
        item.summary += [told for told in _descriptions(node, cleaning, pictures.limits) if kind not in PICTURES]
        for other in node.members(_key(node, "associations")):
            if _kind(other) in PICTURES:
                _picture(other, item, cleaning, pictures)
                _association_told(other, item)
            elif _kind(other) in TEXTS and other.member("uri") is not None:
                waiting.append(other)
            else:
                item.tell("association", _compact(other.value))
        add_body(_bodies(node), item, cleaning, pictures)
        yield item


def _key(node: Node, name: str) -> str:
    """A member's name as this version writes it: ``usageTerms`` or ``usageterms``."""
    return next((key for key in node.keys if key.lower() == name), name)


def _kind(node: Node) -> str:
    told = node.text("type")
    return "" if told is None else told.text.strip().lower()


def _clean(told: Told, cleaning: Cleaning) -> Told:
    text = squeezed(cleaning.text(told.text, told.lines[0] if told.lines else None))
    return Told(text, told.lines, told.place)


def _facts(node: Node, item: WireItem, cleaning: Cleaning) -> None:
    """Everything that is no text of the story."""
    status = node.text(_key(node, "pubstatus"))
    item.status = status.text.strip().lower() if status else ""
    embargo = node.text(_key(node, "embargoed"))
    item.embargo = _clean(embargo, cleaning).text if embargo else None
    urgency = node.number("urgency") or 0
    item.urgency = urgency if 1 <= urgency <= 9 else 0  # noqa: PLR2004 - ninjs: from 1 to 9
    usage, note = (node.text(_key(node, key)) for key in ("usageterms", "ednote"))
    item.usage += [_clean(usage, cleaning).text] if usage else []
    item.notes += [_clean(note, cleaning).text] if note else []
    located = node.text("located")
    item.located = _clean(located, cleaning) if located and located.text.strip() else None
    for subject in (*node.members("subjects"), *node.members("subject")):
        name = subject.text("name")
        if name is not None and name.text.strip():
            item.section = item.section or _clean(name, cleaning)
    for key in node.keys:
        member = node.member(key)
        if member is None or key.lower() in READ or key.lower().startswith(("headline_", "body_", "description_")):
            continue
        said = cleaning.text(_compact(member.value), member.line)
        item.tell(key, said)


def _compact(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _words(node: Node, item: WireItem, cleaning: Cleaning, limits: Limits) -> None:
    for role, told in _headlines(node, cleaning, limits):
        plain = role.lower()
        if not told.text:
            continue
        if any(word in plain for word in DECKS):
            item.deck.append(told)
        elif any(word in plain for word in KICKERS):
            item.kicker.append(told)
        elif plain in MAIN and not item.headline:
            item.headline.append(told)
        else:
            item.tell(f"headline {role}".strip(), told.text)
    title = node.text("title")
    if not item.headline and title is not None:
        item.headline.append(_clean(title, cleaning))
    by = node.text("by") or node.text("byline")
    if by is not None and _kind(node) not in PICTURES:
        item.add_byline(_clean(by, cleaning))


def _headlines(node: Node, cleaning: Cleaning, limits: Limits) -> Iterator[tuple[str, Told]]:
    for each in node.members("headlines"):
        own, value = each.text("role"), each.text("value")
        if value is not None:
            yield (own.text if own else "", told_as_text(each, value, cleaning, limits))
    for key in node.keys:
        name, _, role = key.partition("_")
        if name == "headline" and (value := node.text(key)) is not None:
            yield role, _clean(value, cleaning)


def _bodies(node: Node) -> list[tuple[str, Told]]:
    """What a body calls itself, and its text."""
    found = []
    for each in node.members("bodies"):
        value = each.text("value")
        words = [told.text for key in ("contentType", "role") if (told := each.text(key)) is not None]
        found += [] if value is None else [(" ".join(words), value)]
    named = [(key.removeprefix("body_"), node.text(key)) for key in node.keys if key.startswith("body_")]
    return [*found, *((words, value) for words, value in named if value is not None)]


def _descriptions(node: Node, cleaning: Cleaning, limits: Limits) -> list[Told]:
    """Each once: a description comes as text and again with marks."""
    found: dict[str, Told] = {}
    values = [(each, each.text("value")) for each in node.members("descriptions")]
    values += [(node, node.text(key)) for key in node.keys if key.startswith("description_")]
    for each, value in values:
        if value is not None:
            told = told_as_text(each, value, cleaning, limits)
            found.setdefault("".join(told.text.split()), told)
    return [told for words, told in found.items() if words]


def _picture(node: Node, item: WireItem, cleaning: Cleaning, pictures: Pictures) -> None:
    at = Told("", () if node.line is None else (node.line,), node.pointer)
    captions = _descriptions(node, cleaning, pictures.limits)
    by = node.text("by") or node.text("byline")
    renditions = node.members("renditions")
    widths = [(each.member("width"), each.text("href")) for each in renditions]
    sized = [(_width(width), href.text) for width, href in widths if href is not None]
    addresses = [href for _, href in sorted(sized, key=lambda pair: -pair[0])]
    credit = _clean(by, cleaning) if by is not None else None
    made_by = Credit(None, credit.text) if credit is not None and credit.text else None
    pictures.add(item, addresses or [_uri(node)], captions[0] if captions else None, credit, made_by, at)
    for told in captions[1:]:
        item.tell("picture description", told.text)


def _width(node: Node | None) -> float:
    if node is None:
        return 0.0
    if isinstance(node.value, bool) or not isinstance(node.value, int | float):
        raise node.refused("数", "a number")
    return float(node.value)


def _uri(node: Node) -> str:
    told = node.text("uri")
    return told.text if told else ""


def _association_told(node: Node, item: WireItem) -> None:
    """What a picture says of itself beyond caption, credit and files."""
    status = node.text(_key(node, "pubstatus"))
    if status is not None and status.text.strip().lower() not in ("", "usable"):
        where = Where(node.name, node.line)
        item.findings.append(wire_findings.not_usable(where, item.id, f"{node.pointer} {status.text.strip()}"))
    for key in ("usageterms", "ednote"):
        text = node.text(_key(node, key))
        (item.usage if key == "usageterms" else item.notes).extend([text.text] if text else [])
    skipped = {"descriptions", "by", "byline", "usageterms", "ednote"}
    for key in node.keys:
        if key.lower() not in skipped and not key.startswith("description_"):
            item.tell(f"{node.pointer}/{key}", _compact(node.value[key] if isinstance(node.value, dict) else ""))


def _renditions_told(node: Node, item: WireItem) -> None:
    for each in node.members("renditions"):
        item.tell("rendition", _compact(each.value))
