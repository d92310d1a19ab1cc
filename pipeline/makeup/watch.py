"""The guard against an endless search: so many seconds, then the run ends; never another page than without it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.errors import OutOfTimeError, Say, Where

__all__ = ["Watch"]


@dataclass(slots=True)
class Watch:
    """Counts the seconds of a make-up by a clock that is given; ``clock`` answers seconds."""

    seconds: float
    clock: Callable[[], float]
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        self._end = self.clock() + self.seconds

    def look(self, page: int) -> None:
        """Called between one step and the next, with the number of the page being made up.

        Raises:
            OutOfTimeError: the seconds are over.
        """
        if self.clock() > self._end:
            raise OutOfTimeError(
                Say(
                    zh=f"拼版用满了 {self.seconds:g} 秒，停在第 {page} 版。",
                    en=f"Make-up took the {self.seconds:g} seconds it may have, and stopped on page {page}.",
                ),
                where=Where(page=page),
                remedy=Say(
                    zh="看看这一版的稿件是否太多、太少或太碎；或在 paper.toml 的 [makeup] 中加大 seconds。",
                    en="See whether the page has too much, too little or too many small pieces of copy; "
                    "or raise seconds under [makeup] in paper.toml.",
                ),
            )
