"""An issue as JSON (``.json``), as ``banmian parse --json`` writes it: schema ``banmian/issue/1``."""

from pipeline.errors import Say, SourceError, Where
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


def read(copy: CopyFile, _limits: Limits) -> Filing:
    """Its pages, with the findings that were open when it was written.

    Raises:
        SourceError: it is not of the schema, with the place in it; or a picture lies outside the folder.
    """
    from pydantic import ValidationError

    from pipeline.intake.issue_shape import IssueShape

    try:
        pages, findings = IssueShape.model_validate(issue_json(copy.data)).values()
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
