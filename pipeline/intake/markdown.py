"""Markdown stories: YAML front matter for the display lines, then paragraphs apart by an empty line.

A first line ``# …`` gives the headline where the front matter has none.  What the body may hold is said in
``markdown_blocks`` and ``markdown_inline``; page text (``.txt``) holds no markup at all.
"""

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.bylines import dateline_of, lead_bylines, parse_bylines
from pipeline.intake.copy_file import FiledStory
from pipeline.intake.markdown_blocks import body_markdown, read_body
from pipeline.model import Byline, Credit, Picture, Story

if TYPE_CHECKING:
    from pydantic import ValidationError

__all__ = ["read_story", "story_markdown"]

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
    from pipeline.intake.front_matter import FrontMatter

    found = FRONT.match(text)
    front = _front(found.group("front"), name) if found else FrontMatter()
    body = text[found.end() :] if found else text
    first_line = text[: found.end()].count("\n") + 1 if found else 1
    read = read_body(body, first_line, take_title=not front.headline)
    paragraphs = read.paragraphs
    headline = tuple(front.headline) or ((read.title,) if read.title else ())
    pictures = tuple(_picture(picture.model_dump(), name) for picture in front.pictures)
    lead = paragraphs[0] if paragraphs else ""
    bylines = tuple(Byline(b.role, b.name, b.unit) for b in front.bylines)
    story = Story(
        front.id or (f"p{front.page:02}-s{front.rank or order:02}" if front.page else f"s{order:02}"),
        front.rank or order,
        headline,
        paragraphs,
        tuple(front.column_head),
        tuple(front.kicker),
        tuple(front.deck),
        dateline_of(lead),
        bylines or (*lead_bylines(lead), *parse_bylines(front.signature)),
        front.signature,
        pictures,
        front.jump,
        name,
        read.lines,
        front.joins,
        read.forms,
        read.spans,
        front.upright,
        front.brief,
        front.box,
        front.quote,
        front.section,
    )
    return FiledStory(front.page, story)


def story_markdown(story: Story, page: int) -> str:
    """A story as the file a person edits; ``read_story`` gives the same story again.

    One whose page make-up chose is written without it.
    """
    import yaml

    front: dict[str, object] = {
        "id": story.id,
        **({} if story.floating else {"page": page}),
        "rank": story.rank,
        **({"section": story.section} if story.section else {}),
    }
    for key in ("column_head", "kicker", "headline", "deck"):
        if getattr(story, key):
            front[key] = list(getattr(story, key))
    if story.bylines:
        front["bylines"] = [
            {key: value for key, value in (("role", b.role), ("name", b.name), ("unit", b.unit)) if value}
            for b in story.bylines
        ]
    if story.signature:
        front["signature"] = story.signature
    if story.pictures:
        front["pictures"] = [_picture_front(picture) for picture in story.pictures]
    for key in ("jump", "joins", "upright", "brief", "quote"):
        if getattr(story, key):
            front[key] = getattr(story, key)
    if story.box is not None:
        front["box"] = story.box.value
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{head}---\n\n{body_markdown(story)}"


def _front(text: str, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - FrontMatter is loaded late
    import yaml
    from pydantic import ValidationError

    from pipeline.intake.front_matter import FrontMatter

    try:
        said = yaml.safe_load(text) or {}
        return FrontMatter.model_validate(said)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark is not None else None
        raise SourceError(
            Say(zh=f"文件头不是合格的 YAML：{error}", en=f"The front matter is not valid YAML: {error}"),
            where=Where(name, line),
        ) from error
    except ValidationError as error:
        raise _refusal(text, name, error) from error


def _refusal(text: str, name: str, error: "ValidationError") -> SourceError:
    from pipeline.intake.front_matter import FrontMatter

    first = error.errors(include_url=False)[0]
    key = str(first["loc"][0]) if first["loc"] else ""
    line = next((n for n, row in enumerate(text.splitlines(), start=2) if row.lstrip().startswith(f"{key}:")), None)
    keys = ", ".join(FrontMatter.model_fields)
    return SourceError(
        Say(zh=f"文件头的 {key} 有误：{first['msg']}", en=f"{key} in the front matter: {first['msg']}"),
        where=Where(name, line),
        remedy=Say(zh=f"可用的键：{keys}。", en=f"Known keys: {keys}."),
    )


def _picture(said: dict[str, object], name: str) -> Picture:
    file = said["file"]
    if file is not None:
        path = PurePosixPath(str(file))
        if path.is_absolute() or ".." in path.parts or ":" in str(file) or "\\" in str(file):
            raise SourceError(
                Say(zh=f"图片 {file} 不在本期文件夹里。", en=f"The picture {file} is not inside the issue folder."),
                where=Where(name),
                remedy=Say(zh="把图片放进 pictures/。", en="Put the picture into pictures/."),
            )
    credit = said["credit"]
    made_by = Credit(credit.get("role"), credit["name"]) if isinstance(credit, dict) else None
    focus = said["focus"]
    return Picture(
        None if file is None else str(file),
        str(said["caption"]),
        made_by,
        str(said["credit_text"]),
        focus=focus if isinstance(focus, tuple) else None,
    )


def _picture_front(picture: Picture) -> dict[str, object]:
    front: dict[str, object] = {"file": picture.file, "caption": picture.caption}
    if picture.credit is not None:
        front["credit"] = {"role": picture.credit.role, "name": picture.credit.name}
    if picture.credit_text:
        front["credit_text"] = picture.credit_text
    if picture.focus is not None:
        front["focus"] = list(picture.focus)
    return front
