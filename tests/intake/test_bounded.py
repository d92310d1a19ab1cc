"""An engine in a process of its own: what it may take has an end, and it never outlives the one who asked."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.errors import DefectError, SourceError, Where
from pipeline.intake.bounded import Bounds, EngineError, Reason, run_bounded
from tests.intake import engines
from tests.intake.nested_pdf import nested_pdf

ROOT = Path(__file__).resolve().parents[2]
BOUNDS = Bounds(seconds=0.5, memory_bytes=100_000_000, answer_bytes=100_000)
WAIT = """
from pathlib import Path
from pipeline.intake.bounded import Bounds, run_bounded
from tests.intake.engines import waiting
run_bounded(waiting, (Path({pipe!r}),), Bounds(600, 10**9, 1000))
"""
COMMAND = "from pipeline.cli import main; main()"
PLAIN = nested_pdf(1, "", before=1)


@pytest.mark.parametrize(
    ("engine", "reasons"),
    [
        (engines.hungry, {Reason.MEMORY}),
        (engines.greedy, {Reason.MEMORY}),
        (engines.endless, {Reason.TIME}),
        (engines.crashing, {Reason.CRASH}),
    ],
)
def test_an_engine_that_goes_too_far_is_ended(
    engine: Callable[[], Iterator[tuple[str, float]]], reasons: set[Reason]
) -> None:
    with pytest.raises(EngineError) as ended:
        run_bounded(engine, (), BOUNDS)
    assert ended.value.reason in reasons
    assert ended.value.pieces == 1


def test_an_answer_has_an_end() -> None:
    with pytest.raises(EngineError) as ended:
        run_bounded(engines.printing, (), Bounds(5, 10**8, 999))
    assert ended.value.reason is Reason.LENGTH


def test_an_answer_is_made_of_our_own_classes() -> None:
    with pytest.raises(EngineError) as ended:
        run_bounded(engines.foreign, (), BOUNDS)
    assert ended.value.reason is Reason.CRASH


def test_work_earns_its_time() -> None:
    assert run_bounded(engines.earning, (), BOUNDS) == ["earned", "done"]


def test_what_an_engine_prints_is_no_answer() -> None:
    assert run_bounded(engines.printing, (), BOUNDS) == [b"x" * 1000]


def test_a_refusal_comes_home_as_it_was() -> None:
    with pytest.raises(SourceError) as refused:
        run_bounded(engines.refusing, ("a.pdf",), BOUNDS)
    error = refused.value
    assert (error.message.zh, error.message.en, error.where) == ("坏了。", "Broken.", Where("a.pdf", page=4))
    assert error.remedy is not None
    assert error.remedy.en == "Another."


def test_a_mistake_of_ours_comes_home_with_its_trace() -> None:
    with pytest.raises(DefectError, match="no such key"):
        run_bounded(engines.failing, (), BOUNDS)


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes and signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_engine_ends_with_the_one_who_asked(tmp_path: Path, number: signal.Signals) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    asking = subprocess.Popen(
        [sys.executable, "-c", WAIT.format(pipe=str(pipe))],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
    )
    with pipe.open("rb", buffering=0) as heard:
        assert heard.read(1) == b"x"
        asking.send_signal(number)
        asking.wait()
        ready, _, _ = select.select([heard], [], [], 60)
        assert ready
        assert heard.read(1) == b""


def test_modules_beside_the_copy_are_never_run(tmp_path: Path) -> None:
    """The engine's process looks for modules where the command does, not in the folder it was called from."""
    for name in ("pickle", "threading", "pypdfium2", "contextlib"):
        (tmp_path / f"{name}.py").write_text("open('ran', 'w').close()")
    (tmp_path / "page.pdf").write_bytes(PLAIN)
    ran = subprocess.run(
        [sys.executable, "-P", "-c", COMMAND, "parse", "page.pdf", "-o", "out"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
    )
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "out").is_dir()
    assert not (tmp_path / "ran").exists()
