"""An issue as JSON (``.json``), as ``banmian parse --json`` writes it: schema ``banmian/issue/1``."""

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.cleaning import printable
from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.intake.picture_files import refuse_outside
from pipeline.settings.issue_json import issue_json
from pipeline.settings.values import Limits

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME = Say(zh="本程序的一期 JSON", en="an issue as JSON of ours")
SUFFIXES = (".json",)


def recognises(copy: CopyFile) -> bool:
    """It names our schema, at its top."""
    return issue_json(copy.data) is not None


def _refuse_control(said: object, name: str) -> None:
    """What we write holds no control characters; no page could print them and no EPUB hold them."""
    left = [said]
    while left:
        value = left.pop()
        if isinstance(value, dict):
            left += [*value, *value.values()]
        elif isinstance(value, list):
            left += value
        elif isinstance(value, str) and printable(value) != value:
            raise SourceError(
                Say(zh=f"有控制字符：{printable(value)[:60]}", en=f"A control character: {printable(value)[:60]}"),
                where=Where(name),
                remedy=Say(zh="去掉这个字符。", en="Take the character out."),
            )


def read(copy: CopyFile, _limits: Limits) -> Filing:
    """Its pages, with the findings that were open when it was written.

    Raises:
        SourceError: it is not of the schema, with the place in it; or a picture lies outside the folder.
    """
    from pydantic import ValidationError

    from pipeline.intake.issue_shape import IssueShape

    said = issue_json(copy.data)
    _refuse_control(said, copy.name)
    try:
        pages, findings = IssueShape.model_validate(said).values()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = "/" + "/".join(str(part) for part in first["loc"])
        raise SourceError(
            Say(zh=f"{place} 有误：{first['msg']}", en=f"{place}: {first['msg']}"),
            where=Where(copy.name),
            remedy=Say(
                zh="格式见 docs/schema/issue-1.schema.json。", en="Its form is docs/schema/issue-1.schema.json."
            ),
        ) from error
    for page in pages:
        for picture in (picture for story in page.stories for picture in story.pictures):
            refuse_outside(picture.file, copy.name)
    return Filing(pages=pages, findings=findings)
