"""A command as a whole process: CPU seconds and peak memory by the system's own accounting."""

import os
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Measured", "measure"]


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians over some runs."""

    cpu_s: float
    peak_mib: float


def measure(command: Sequence[str], runs: int) -> Measured:
    """Run a command after one warm-up; it must succeed."""
    cpu, peak = [], []
    for run in range(runs + 1):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            message = f"{' '.join(command)} answered {process.returncode}"
            raise RuntimeError(message)
        if run:
            cpu.append(usage.ru_utime + usage.ru_stime)
            peak.append(usage.ru_maxrss / 1024)
    return Measured(statistics.median(cpu), statistics.median(peak))
