"""``./run bench [RUNS]``: every figure of the promises, measured here and now, as ratios."""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.copy_text import SEED, seed_paragraphs, write_issue
from bench.measure import Measured, measure
from bench.word_files import write_word_file

COMMAND = [sys.executable, "-c", "from pipeline.cli import main; main()"]


def main() -> None:
    reader = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    reader.add_argument("runs", type=int, nargs="?", default=3, help="how often each thing is measured (%(default)s)")
    runs = reader.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _seed(folder, runs)
        _sixteen_pages(folder, runs)
        _word_file(folder, runs)
    _composing(runs)
    _parsing()


def _parsing() -> None:
    """What the reader of raw page text makes of 200 generated pages, and its time."""
    sys.stdout.write(
        subprocess.run([sys.executable, "-m", "bench.parsing"], check=True, capture_output=True, text=True).stdout
    )


def _word_file(folder: Path, runs: int) -> None:
    path = folder / "copy.docx"
    characters = write_word_file(path)
    print(f"A Word file of 200 pages ({characters:,} characters)")
    spent = measure([*COMMAND, "parse", str(path), "--json"], runs)
    print(f"  {'banmian parse':<34} {spent.cpu_s:7.2f} CPU s  {spent.peak_mib:6.0f} MiB")


def _composing(runs: int) -> None:
    command = [sys.executable, "-m", "bench.composing"]
    said = [json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(runs)]
    spent = {name: statistics.median(run[name] for run in said) for name in said[0]}
    print(f"Composing {spent['characters']:,} characters, fonts loaded")
    for name in ("cut", "break", "set", "twenty_measures"):
        ratio = spent[name] / spent["plain_loop"]
        print(f"  {name:<34} {spent[name]:7.2f} CPU s  {ratio:5.2f} x a loop of ten million additions")
    visible, loose = spent["over_3_percent"], spent["over_8_percent"]
    print(f"  of {spent['lines']:,} full lines at 13 em {visible} % are tracked by over 3 % of an em,")
    print(f"  {loose} % by over 8 %")


def _plain(folder: Path, text: str, runs: int) -> tuple[Measured, Measured]:
    source = folder / "text.txt"
    source.write_text(text, encoding="utf-8")
    plain = measure([sys.executable, "-m", "bench.plain_weasyprint", str(source), str(folder / "w.pdf")], runs)
    typst = measure([sys.executable, "-m", "bench.plain_typst", str(source), str(folder / "t.pdf")], runs)
    return plain, typst


def _line(name: str, measured: Measured, plain: Measured) -> None:
    ratio = measured.cpu_s / plain.cpu_s
    print(f"  {name:<34} {measured.cpu_s:7.2f} CPU s  {measured.peak_mib:6.0f} MiB  {ratio:5.2f} x plain WeasyPrint")


def _seed(folder: Path, runs: int) -> None:
    print("Seed page (4 stories, 3,969 characters)")
    plain, typst = _plain(folder, "\n".join(seed_paragraphs()), runs)
    _line("plain WeasyPrint multicol", plain, plain)
    _line("typst", typst, plain)
    out = str(folder / "dist")
    for name in ("press", "build"):
        _line(f"banmian {name}", measure([*COMMAND, name, str(SEED), "-o", out, "--fresh"], runs), plain)


def _stages(issue: Path, out: str, runs: int) -> dict[str, float]:
    """CPU seconds of each stage of a press build, medians."""
    command = [sys.executable, "-m", "bench.stages", str(issue), out]
    said = [json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(runs)]
    return {name: statistics.median(run[name] for run in said) for name in said[0]}


def _sixteen_pages(folder: Path, runs: int) -> None:
    issue = folder / "issue"
    characters = write_issue(issue)
    print(f"16 broadsheet pages ({characters:,} characters)")
    lines = []
    for path in sorted((issue / "stories").glob("*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        lines.append("# " + front.split("headline: ")[1].strip())
        lines += [line for line in body.splitlines() if line]
    plain, typst = _plain(folder, "\n".join(lines), runs)
    _line("plain WeasyPrint multicol", plain, plain)
    _line("typst", typst, plain)
    out = str(folder / "dist")
    _line("banmian press", measure([*COMMAND, "press", str(issue), "-o", out, "--fresh"], runs), plain)
    spent = _stages(issue, out, runs)
    print("  stages, CPU s:", ", ".join(f"{name} {seconds:.2f}" for name, seconds in spent.items()))
    painting = spent["Press: painting"] + spent["Press: proving every character"]
    print(f"  painting and press: {painting / plain.cpu_s:.2f} x plain WeasyPrint")
    print(f"  make-up: {spent['Press: making up'] / 16:.2f} CPU s a page")


if __name__ == "__main__":
    main()
