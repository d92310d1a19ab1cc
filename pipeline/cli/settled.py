"""``banmian settle``: list the doubts of a folder, or settle one."""

from pathlib import Path

import typer

from pipeline.cli.asked import request_of
from pipeline.cli.output import print_doubts, print_json, print_void

__all__ = ["list_or_settle"]


def list_or_settle(folder: Path, doubt: int | None, reading: int, language: str, *, as_json: bool) -> None:
    """Print the open doubts, or settle number ``doubt`` by its ``reading`` and print the files and what became void."""
    from pipeline.build import settled
    from pipeline.intake.json_form import finding_to_json
    from pipeline.intake.settling import headlines, open_doubts

    request = request_of([folder], None, None, Path("dist"), ())
    if doubt is not None:
        done = settled(request, doubt, reading)
        for name in done.files:
            typer.echo(name)
        print_void(done.void, language)
    elif as_json:
        print_json({"doubts": [{"file": own.file, **finding_to_json(own.finding)} for own in open_doubts(folder)]})
    else:
        print_doubts(open_doubts(folder), headlines(folder), language)
