"""``doubts.toml``: findings of intake that no story is about, for a person to delete when they are settled."""

import tomllib
from collections.abc import Sequence

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.doubt_entry import doubt_entry
from pipeline.model import Finding

__all__ = ["FILE", "doubts_of", "doubts_text"]

FILE = "doubts.toml"
HEAD = """\
# 读稿时没有把握的地方。核对后删掉那一段，或加一行 settled = "怎么定的"。
# What was doubtful in reading the copy.  Delete an entry when it is settled, or add settled = "how".
"""


def doubts_text(findings: Sequence[Finding]) -> str:
    """The file; ``doubts_of`` gives the same findings again."""
    import tomlkit

    tables = tomlkit.aot()
    for finding in findings:
        table = tomlkit.table()
        table.update(doubt_entry(finding, beside=False))
        tables.append(table)
    document = tomlkit.document()
    document["doubt"] = tables
    return f"{HEAD}\n{tomlkit.dumps(document)}"


def doubts_of(text: str) -> tuple[Finding, ...]:
    """What is still open.

    Raises:
        SourceError: the file is not TOML, or says something unknown.
    """
    from pydantic import ValidationError

    from pipeline.intake.doubt_shape import DoubtFile

    try:
        said = DoubtFile.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise SourceError(
            Say(zh=f"{FILE} 读不了：{error}", en=f"{FILE} cannot be read: {error}"),
            where=Where(FILE),
            remedy=Say(
                zh="整段删掉一条 [[doubt]]，别的不要动。", en="Delete whole [[doubt]] entries and nothing else."
            ),
        ) from error
    return tuple(entry.finding() for entry in said.doubt if entry.settled is None)
