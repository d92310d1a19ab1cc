"""The child's side of ``pipeline.intake.bounded``: it does one task, and keeps watch over itself while it does.

A thread looks at processor time, memory and the parent many times a second and ends the process with a code that says
why; engines called through ctypes let it run.  It is finer than RLIMIT_CPU, which counts whole seconds, and than
RLIMIT_AS, which engines answer with a crash; that one stands behind it, with room, where the system has it, for a
single allocation that no thread could forestall.  Where the system tells no memory (Windows), time alone is bounded.
"""

import contextlib
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final

from pipeline.errors import Say, SourceError, Where

__all__ = ["END", "LENGTH_BYTES", "MEMORY", "TIME", "Bounds", "Failed", "Refused", "Request", "main"]

LENGTH_BYTES = 8
# The length that no answer has, in place of one more.
END = 2 ** (8 * LENGTH_BYTES) - 1
# Exit codes that Python itself never gives.
MEMORY, TIME, ORPHANED = 81, 82, 83
LOOKED_SECONDS = 0.02
# A process that waits for the processor, or for memory from the disk, is not at work; some end there must be.
WALL_TIMES = 10
# Address space is more than memory: arenas of malloc are set aside before they are used.
ADDRESSES_BESIDE = 70_000_000
LONGEST_TRACE = 4000


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a task may take: processor seconds before it has earned any, memory beside its arguments, its answer."""

    seconds: float
    memory_bytes: int
    answer_bytes: int


@dataclass(frozen=True, slots=True)
class Request:
    """What the parent asks."""

    task: Callable[..., Iterator[tuple[object, float]]]
    args: tuple[object, ...]
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Refused:
    """A ``SourceError`` on its way home."""

    message: Say
    where: Where
    remedy: Say | None

    def error(self) -> SourceError:
        """The error again."""
        return SourceError(self.message, where=self.where, remedy=self.remedy)


@dataclass(frozen=True, slots=True)
class Failed:
    """Any other exception, as it would have been printed."""

    trace: str


class _Watch(threading.Thread):
    """Ends the process when it has taken what it may."""

    def __init__(self, bounds: Bounds) -> None:
        super().__init__(daemon=True)
        self._parent = os.getppid()
        self._memory: Final = _memory() + bounds.memory_bytes
        self._began = time.monotonic()
        self.seconds = bounds.seconds

    def run(self) -> None:
        # One whose parent is gone is handed to another.
        while True:
            time.sleep(LOOKED_SECONDS)
            if os.getppid() != self._parent:
                os._exit(ORPHANED)
            if time.process_time() > self.seconds or time.monotonic() - self._began > WALL_TIMES * self.seconds:
                os._exit(TIME)
            if _memory() > self._memory:
                os._exit(MEMORY)


def main() -> None:
    """Do what is asked on standard input, and answer on what was standard output."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    out = os.fdopen(os.dup(1), "wb")
    # Nothing that an engine prints may get between the answers.
    os.dup2(2, 1)
    request: Request = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the parent alone
    sys.excepthook = _telling(out)
    watch = _Watch(request.bounds)
    watch.start()
    # After the thread, whose own arena and stack are addresses too.
    _bound(request.bounds.memory_bytes)
    try:
        for piece, seconds in request.task(*request.args):
            watch.seconds += seconds
            _send(out, piece)
        out.write(END.to_bytes(LENGTH_BYTES))
    except SourceError as error:
        _send(out, Refused(error.message, error.where, error.remedy))
    except MemoryError:
        os._exit(MEMORY)
    out.flush()
    # Whatever the engine would still like to tidy up goes with the process.
    os._exit(0)


def _send(out: BinaryIO, piece: object) -> None:
    body = pickle.dumps(piece, pickle.HIGHEST_PROTOCOL)
    out.write(len(body).to_bytes(LENGTH_BYTES) + body)
    out.flush()


def _telling(out: BinaryIO) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _send(out, Failed("".join(traceback.format_exception(kind, error, trace))[-LONGEST_TRACE:]))

    return tell


def _bound(memory_bytes: int) -> None:
    """What the system itself keeps: no core file is left behind, and addresses have an end."""
    try:
        import resource
    except ImportError:
        return
    bounds = {resource.RLIMIT_CORE: 0}
    with contextlib.suppress(OSError):
        taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        bounds[resource.RLIMIT_AS] = taken + memory_bytes + ADDRESSES_BESIDE
    for which, most in bounds.items():
        soft, hard = resource.getrlimit(which)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(which, (min(own for own in (most, soft, hard) if own != resource.RLIM_INFINITY), hard))


def _memory() -> int:
    """Bytes of memory that the process holds, the most it held where the system tells no more, 0 where not that."""
    try:
        import resource
    except ImportError:
        return 0
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        # Bytes on macOS, KiB elsewhere (getrusage(2)).
        return most if sys.platform == "darwin" else most * 1024
