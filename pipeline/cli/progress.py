"""A progress bar on a terminal; silence in a pipe; a look at each stage whether to stop."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pipeline.cli.interrupt import look
from pipeline.errors import Say

__all__ = ["stages"]

STAGES_A_PRODUCT = 3


@contextmanager
def stages(language: str, products: int) -> Iterator[Callable[[Say], None]]:
    """Gives a function to be told each stage as it begins."""
    if not sys.stderr.isatty():
        yield lambda _stage: look()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=2 + STAGES_A_PRODUCT * products)

        def told(stage: Say) -> None:
            look()
            progress.update(task, advance=1, description=stage.in_language(language))

        yield told
