"""SIGINT and SIGTERM end a run, wherever they come.

Some libraries swallow every exception while they are imported, a KeyboardInterrupt among them, or make another of it:
so the signal is kept in mind as well; the next stage of the work looks, and so does whoever catches an error.
"""

import signal

__all__ = ["came", "heed", "look"]

_received: list[int] = []


def heed() -> None:
    """From now on both signals interrupt."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)


def came() -> bool:
    """Whether one of them was received."""
    return bool(_received)


def look() -> None:
    """Interrupt now if a signal came that nobody answered.

    Raises:
        KeyboardInterrupt: it did.
    """
    if _received:
        raise KeyboardInterrupt


def _interrupt(number: int, _frame: object) -> None:
    _received.append(number)
    raise KeyboardInterrupt
