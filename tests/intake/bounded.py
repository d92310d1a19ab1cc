"""The command in a process of its own, with a limit of processor seconds and its memory measured."""

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

__all__ = ["MOST_KIB", "Ran", "parse_bounded"]

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 5
MOST_KIB = 500 * 1024
CODE = "from pipeline.cli import main; main()"


@dataclass(frozen=True)
class Ran:
    """Exit code (negative for a signal), what was said on standard error, and the most memory it took."""

    code: int
    said: str
    most_kib: int


def parse_bounded(source: Path, out: Path) -> Ran:
    """``banmian parse SOURCE -o OUT``; a process that takes over five seconds is ended."""

    def bounds() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    words = [sys.executable, "-c", CODE, "parse", str(source), "-o", str(out), "--lang", "en"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        words,
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        preexec_fn=bounds,  # noqa: PLW1509
    ) as child:
        assert child.stderr is not None
        said = child.stderr.read().decode("utf-8")
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    return Ran(child.returncode, said, used.ru_maxrss)
