"""Words of the command line as values: products, dates, sources."""

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import Say, UsageError

if TYPE_CHECKING:
    import datetime

    from pipeline.build import Request

__all__ = ["date_of", "formats_of", "request_of", "shown_of"]


def formats_of(said: str) -> tuple[str, ...]:
    """The products of ``--formats``, in the order they are made.

    Raises:
        UsageError: it is none that we know.
    """
    from pipeline.build import FORMATS

    wanted = tuple(word.strip() for word in said.split(",") if word.strip())
    unknown = [word for word in wanted if word not in FORMATS]
    if unknown or not wanted:
        raise UsageError(
            Say(zh=f"没有成品“{'、'.join(unknown)}”。", en=f"There is no product {', '.join(unknown)!r}."),
            remedy=Say(zh=f"可做：{','.join(FORMATS)}。", en=f"Products: {','.join(FORMATS)}."),
        )
    return tuple(name for name in FORMATS if name in wanted)


def shown_of(said: str) -> tuple[str, ...]:
    """What ``--show`` asks for.

    Raises:
        UsageError: it is none that we know.
    """
    from pipeline.paint.overlay import SHOWN

    wanted = tuple(word.strip() for word in said.split(",") if word.strip())
    unknown = [word for word in wanted if word not in SHOWN]
    if unknown:
        raise UsageError(
            Say(zh=f"大样上画不出“{'、'.join(unknown)}”。", en=f"A proof cannot show {', '.join(unknown)!r}."),
            remedy=Say(zh=f"可画：{','.join(SHOWN)}。", en=f"It can show {','.join(SHOWN)}."),
        )
    return wanted


def request_of(
    sources: list[Path], layout: str | None, date: str | None, out: Path, formats: tuple[str, ...]
) -> "Request":
    """What a person asked for.

    Raises:
        SourceError: a source is not there.
    """
    from pipeline.build import Request

    for source in sources:
        if not source.exists():
            from pipeline.errors import SourceError, Where

            raise SourceError(Say(zh="没有这个文件。", en="There is no such file."), where=Where(str(source)))
    return Request(tuple(sources), out, layout, date_of(date), formats)


def date_of(said: str | None) -> "datetime.date | None":
    """The day of ``--date``.

    Raises:
        UsageError: it is none that we know.
    """
    import datetime

    if said is None:
        return None
    try:
        return datetime.date.fromisoformat(said)
    except ValueError as error:
        raise UsageError(
            Say(zh=f"日期“{said}”不对。", en=f"{said!r} is not a date."),
            remedy=Say(zh="写成 2023-01-05 这样。", en="Write it like 2023-01-05."),
        ) from error
