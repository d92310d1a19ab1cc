"""Markdown stories: YAML front matter for the display lines, then paragraphs apart by an empty line.

A first line ``# …`` gives the headline where the front matter has none.  What the body may hold is said in
``markdown_blocks`` and ``markdown_inline``; page text (``.txt``) holds no markup at all.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from pipeline.errors import Say, SourceError, Where
from pipeline.intake import wire_findings
from pipeline.intake.bylines import dateline_of, lead_bylines, parse_bylines
from pipeline.intake.caption_credit import parted_credit
from pipeline.intake.copy_file import FiledStory
from pipeline.intake.doubt_entry import doubt_entry
from pipeline.intake.lead import lead_of
from pipeline.intake.markdown_blocks import Body, body_markdown, read_body
from pipeline.intake.picture_files import refuse_outside
from pipeline.model import Byline, Credit, Dateline, Finding, Picture, Story
from pipeline.model.line_numbers import place_of, place_text
from pipeline.settings.faults import fault

if TYPE_CHECKING:
    from pydantic import ValidationError

__all__ = ["read_copy", "read_filed", "read_story", "story_markdown"]

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
FRONT = re.compile(r"\A---[ \t]*\n(?P<front>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def read_story(text: str, name: str, order: int) -> FiledStory:
    """Read one story file.

    Args:
        text: the file's text.
        name: how messages call it.
        order: its place among the files, from 1; the rank where the front matter gives none.

    Raises:
        SourceError: the front matter is not YAML, or says something unknown; with file and line.
    """
    return read_filed(text, name, order)[0]


def read_filed(text: str, name: str, order: int) -> tuple[FiledStory, tuple[Finding, ...]]:
    """A story file with the doubts that are still open in it; arguments and errors as of ``read_story``."""
    filed, doubts, _ = read_copy(text, name, order)
    return filed, doubts


def read_copy(text: str, name: str, order: int) -> tuple[FiledStory, tuple[Finding, ...], tuple[Finding, ...]]:
    """A story file, the doubts open in it, and what was found anew: pictures that did not come, addresses of links."""
    from pipeline.intake.front_matter import FrontMatter

    found = FRONT.match(text)
    front = _front(found.group("front"), name) if found else FrontMatter()
    body = text[found.end() :] if found else text
    first_line = text[: found.end()].count("\n") + 1 if found else 1
    read = read_body(body, first_line, take_title=not front.headline)
    headline = tuple(front.headline) or ((read.title,) if read.title else ())
    pictures = (*(_picture(picture.model_dump(), name) for picture in front.pictures), *_named_below(read, name))
    lead = lead_of(read.paragraphs, read.forms)
    file, lines = place_of(front.source) if front.source else (name, read.lines)
    story = Story(
        front.id or (f"p{front.page:02}-s{front.rank or order:02}" if front.page else f"s{order:02}"),
        front.rank or order,
        headline,
        read.paragraphs,
        tuple(front.column_head),
        tuple(front.kicker),
        tuple(front.deck),
        _dateline(front.dateline, lead),
        _bylines(front.bylines, lead, front.signature),
        front.signature,
        pictures,
        front.jump,
        file,
        lines,
        front.joins,
        read.forms,
        read.spans,
        front.upright,
        front.brief,
        front.box,
        front.quote,
        front.section,
    )
    doubts = tuple(entry.finding(story.id) for entry in front.doubts if entry.settled is None)
    elsewhere = tuple(
        wire_findings.picture_elsewhere(Where(name, line), story.id, (file,))
        for file, _, line in read.pictures
        if ADDRESS.match(file)
    )
    addresses = tuple(dict.fromkeys(told for told, _ in read.links))
    dropped = (wire_findings.links_dropped(Where(name, read.links[0][1]), addresses, story.id),) if addresses else ()
    return FiledStory(front.page, story), doubts, (*elsewhere, *dropped)


def _named_below(read: Body, name: str) -> list[Picture]:
    """The pictures that the body names; of one on the net the caption stays, and it waits for its file."""
    pictures = []
    for file, words, _ in read.pictures:
        own = None if ADDRESS.match(file) else unquote(file).removeprefix("./")
        refuse_outside(own, name)
        caption, credit_text, credit = parted_credit(words)
        pictures.append(Picture(own, caption, credit, credit_text))
    return pictures


def _dateline(said: object, lead: str) -> Dateline | None:
    """As the front matter gives it, else as the lead begins; an empty text is none."""
    if said is None:
        return dateline_of(lead)
    if isinstance(said, str):
        return (dateline_of(said) or Dateline(said)) if said.strip() else None
    return Dateline(said.text, said.place, said.date)  # type: ignore[attr-defined]


def _bylines(said: Sequence[Any] | None, lead: str, signature: str) -> tuple[Byline, ...]:
    """As the front matter gives them, else those of the lead and the signature."""
    if said is None:
        return (*lead_bylines(lead), *parse_bylines(signature))
    return tuple(Byline(own.role, own.name, own.unit) for own in said)


def story_markdown(story: Story, page: int, doubts: Sequence[Finding] = ()) -> str:
    """A story as the file a person edits; ``read_story`` gives the same story again, but for ``origins``.

    One whose page make-up chose is written without it.  ``doubts`` are what intake left open in this story.
    """
    from pipeline.intake.front_yaml import front_text

    front: dict[str, object] = {
        "id": story.id,
        **({} if story.floating else {"page": page}),
        "rank": story.rank,
        **({"section": story.section} if story.section else {}),
        **_understood(story),
        **{key: getattr(story, key) for key in ("joins", "upright", "brief", "quote") if getattr(story, key)},
    }
    if story.box is not None:
        front["box"] = story.box.value
    if story.source_file:
        front["source"] = place_text(story.source_file, story.source_lines)
    if doubts:
        front["doubts"] = [doubt_entry(finding, beside=True) for finding in doubts]
    return f"---\n{front_text(front)}---\n\n{body_markdown(story)}"


def _understood(story: Story) -> dict[str, object]:
    """Head, people, pictures: what intake made of the copy."""
    lead = lead_of(story.paragraphs, story.forms)
    said: dict[str, object] = {
        key: list(getattr(story, key)) for key in ("column_head", "kicker", "headline", "deck") if getattr(story, key)
    }
    if story.dateline != dateline_of(lead):
        said["dateline"] = "" if story.dateline is None else _said(story.dateline, ("text", "place", "date"))
    if story.bylines or _bylines(None, lead, story.signature):
        said["bylines"] = [_said(byline, ("role", "name", "unit")) for byline in story.bylines]
    if story.signature:
        said["signature"] = story.signature
    if story.pictures:
        said["pictures"] = [_picture_front(picture) for picture in story.pictures]
    if story.jump is not None:
        said["jump"] = story.jump
    return said


def _said(value: Byline | Dateline | Credit, keys: Sequence[str]) -> dict[str, str]:
    return {key: getattr(value, key) for key in keys if getattr(value, key) is not None}


def _front(text: str, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - FrontMatter is loaded late
    from pydantic import ValidationError

    from pipeline.intake.front_matter import FrontMatter
    from pipeline.intake.front_yaml import read_front

    try:
        return FrontMatter.model_validate(read_front(text, name))
    except ValidationError as error:
        raise _refusal(text, name, error) from error


def _refusal(text: str, name: str, error: "ValidationError") -> SourceError:
    from pipeline.intake.front_matter import FrontMatter

    first = error.errors(include_url=False)[0]
    key = str(first["loc"][0]) if first["loc"] else ""
    line = next((n for n, row in enumerate(text.splitlines(), start=2) if row.lstrip().startswith(f"{key}:")), None)
    keys = ", ".join(FrontMatter.model_fields)
    wrong = fault(first)
    return SourceError(
        Say(zh=f"文件头的 {key} 有误：{wrong.zh}", en=f"{key} in the front matter: {wrong.en}"),
        where=Where(name, line),
        remedy=Say(zh=f"可用的键：{keys}。", en=f"Known keys: {keys}."),
    )


def _picture(said: dict[str, object], name: str) -> Picture:
    file = None if said["file"] is None else str(said["file"])
    refuse_outside(file, name)
    credit = said["credit"]
    made_by = Credit(credit.get("role"), credit["name"]) if isinstance(credit, dict) else None
    focus = said["focus"]
    return Picture(
        file,
        str(said["caption"]),
        made_by,
        str(said["credit_text"]),
        focus=focus if isinstance(focus, tuple) else None,
    )


def _picture_front(picture: Picture) -> dict[str, object]:
    front: dict[str, object] = {"file": picture.file, "caption": picture.caption}
    if picture.credit is not None:
        front["credit"] = _said(picture.credit, ("role", "name"))
    if picture.credit_text:
        front["credit_text"] = picture.credit_text
    if picture.focus is not None:
        front["focus"] = list(picture.focus)
    return front
