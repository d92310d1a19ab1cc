"""How a run of the command ends: with a result or an error, one of the published exit codes either way."""

import os
import sys

import typer

from pipeline.cli.interrupt import came, heed
from pipeline.cli.words import chosen_language
from pipeline.errors import ExitCode, PipelineError, Say

__all__ = ["run"]


def run(app: typer.Typer) -> None:
    """Run the command and leave with one of the published exit codes."""
    heed()
    code = _run(app)
    # Flush by hand: a reader that went away must not turn into a traceback at exit.
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def _run(app: typer.Typer) -> int:
    from pipeline.cli.output import print_error, print_usage

    language = chosen_language(sys.argv[1:])
    try:
        result = app(standalone_mode=False)
        return int(result) if isinstance(result, int) else ExitCode.GOOD
    except BrokenPipeError:
        return ExitCode.GOOD
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted(language)
    except Exception as error:  # noqa: BLE001 - the one broad except of the program
        if came():
            return _interrupted(language)
        if isinstance(error, PipelineError):
            print_error(error, language)
            return error.exit_code
        return print_usage(error, language)


def _interrupted(language: str) -> int:
    said = Say(zh="已中断，什么也没有写出。", en="Interrupted; nothing was written.").in_language(language)
    sys.stderr.write(f"\n{said}\n")
    return ExitCode.INTERRUPTED
