"""A foreign engine in a process of its own, where its memory and its time have an end and its crash is not ours.

The child is this same Python, told where its modules are; nothing of the parent is forked.  It is asked on its
standard input, answers piece by piece on its standard output, keeps its own bounds (``pipeline.intake.bounded_child``),
and never outlives the call, however that ends; should the parent be killed, it sees so itself.

What comes back is made only of values, and of dataclasses and enumerations of this package: an answer that names
anything else is none.
"""

import contextlib
import dataclasses
import io
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, StrEnum
from pathlib import Path
from typing import TypeVar, cast

import pipeline
from pipeline.errors import DefectError, Say
from pipeline.intake.bounded_child import END, LENGTH_BYTES, MEMORY, TIME, Bounds, Failed, Refused, Request

__all__ = ["Bounds", "EngineError", "Reason", "run_bounded"]

T = TypeVar("T")
CODE = "import sys; sys.path[:] = sys.argv[1:]; from pipeline.intake.bounded_child import main; main()"


class Reason(StrEnum):
    """Why there is no answer: out of memory or time, too long an answer, or the engine ended by itself."""

    MEMORY = "memory"
    TIME = "time"
    LENGTH = "length"
    CRASH = "crash"


class EngineError(Exception):
    """The engine was ended, or ended itself; ``answers`` is what it had answered before, piece by piece."""

    def __init__(self, reason: Reason, answers: Sequence[object]) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.answers = tuple(answers)

    @property
    def pieces(self) -> int:
        """How many pieces it had answered."""
        return len(self.answers)


def run_bounded(task: Callable[..., Iterator[tuple[T, float]]], args: tuple[object, ...], bounds: Bounds) -> list[T]:
    """All that a task yields, done in a process of its own.

    Args:
        task: a function of a module, that yields pieces, each with the processor seconds that it earns for what is
            still to come: honest work takes time in proportion to what comes of it.
        args: its arguments; as the pieces, plain values and frozen dataclasses of this package.
        bounds: what it may take.

    Raises:
        EngineError: it went beyond ``bounds``, or crashed.
        SourceError: as raised by the task.
        DefectError: the task raised anything else.
    """
    flags = ["-I", "-B"] if sys.dont_write_bytecode else ["-I"]
    child = subprocess.Popen(  # noqa: S603 - this very program
        [sys.executable, *flags, "-c", CODE, *_module_path()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        # One that is gone before it has heard all is judged by how it ended.
        with contextlib.suppress(OSError):
            question = cast("io.BufferedWriter", child.stdin)
            question.write(pickle.dumps(Request(task, args, bounds), pickle.HIGHEST_PROTOCOL))
            question.flush()
        return _answered(child, bounds.answer_bytes)
    finally:
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            with contextlib.suppress(OSError):
                cast("io.BufferedIOBase", pipe).close()


def _module_path() -> list[str]:
    """Where modules are found here, without the current folder, which may hold copy; this package in any case."""
    found = [os.path.abspath(entry) for entry in sys.path if entry]  # noqa: PTH100 - an entry may be a ZIP archive
    return [*found, str(Path(pipeline.__file__).resolve().parents[1])]


def _answered(child: "subprocess.Popen[bytes]", left: int) -> list[T]:
    pipe = cast("io.BufferedReader", child.stdout)
    pieces: list[T] = []
    while True:
        length = int.from_bytes(pipe.read(LENGTH_BYTES))
        if length == END:
            return pieces
        left -= length
        if left < 0:
            raise EngineError(Reason.LENGTH, pieces)
        body = pipe.read(length)
        if not length or len(body) < length:
            raise EngineError(_reason(child.wait()), pieces)
        try:
            answer = _Values(io.BytesIO(body)).load()
        except pickle.UnpicklingError as error:
            raise EngineError(Reason.CRASH, pieces) from error
        if isinstance(answer, Refused):
            raise answer.error()
        if isinstance(answer, Failed):
            raise DefectError(
                Say(zh=f"子进程里的程序出错：{answer.trace}", en=f"Our code failed in its own process: {answer.trace}")
            )
        pieces.append(answer)


def _reason(code: int) -> Reason:
    return {MEMORY: Reason.MEMORY, TIME: Reason.TIME}.get(code, Reason.CRASH)


class _Values(pickle.Unpickler):
    """Reads values, and the dataclasses and enumerations of this package by the names they were defined under."""

    def find_class(self, module: str, name: str) -> type:
        found = super().find_class(module, name)
        ours = module.partition(".")[0] == pipeline.__name__ and isinstance(found, type) and found.__module__ == module
        if ours and (dataclasses.is_dataclass(found) or issubclass(found, Enum)):
            return cast("type", found)
        raise pickle.UnpicklingError(f"{module}.{name}")
