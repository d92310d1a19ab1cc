"""The documents say what the program does."""

import re
import subprocess
import sys
from pathlib import Path

from pipeline.checks.run import rule_codes, rules_known
from pipeline.errors import ExitCode

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def help_text(*words: str) -> str:
    code = "from pipeline.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *words, "--help"], check=True, capture_output=True, text=True, cwd=ROOT
    ).stdout


def test_every_exit_code_is_documented() -> None:
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", COMMANDS, re.MULTILINE)}
    assert documented == {code.value for code in ExitCode}


def test_every_command_and_option_is_documented() -> None:
    commands = re.findall(r"^  ([a-z]+) ", help_text().split("Commands:")[1], re.MULTILINE)
    assert {"build", "press", "proof", "epub", "parse", "check", "plan", "preflight", "settle"} == set(commands)
    for command in commands:
        assert re.search(rf"`{command}|, `{command}|{command}`", README), command
        for option in re.findall(r"--[a-z]+", help_text(command)):
            assert option in COMMANDS or option == "--help", f"{command} {option}"


def test_every_rule_on_copy_is_documented_as_it_is() -> None:
    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| ([a-z-]+) \| (note|warning|error) \| (.+?) \| (.+?) \| .+ \|$", text, re.MULTILINE)
    known = [(rule.code, rule.severity.value, rule.reason, rule.source) for rule in rules_known()]
    assert sorted(documented) == known


def test_rules_have_their_reasons() -> None:
    assert len(rule_codes()) == len(set(rule_codes()))
    for folder in ("checks", "press"):
        for path in (ROOT / "pipeline" / folder / "rules").glob("*.py"):
            text = path.read_text(encoding="utf-8")
            if path.stem != "__init__":
                assert all(f"\n{name} = " in text for name in ("CODE", "SEVERITY", "REASON", "SOURCE")), path


def test_the_picture_of_the_page_is_there() -> None:
    assert (ROOT / "docs" / "seed-page.png").read_bytes().startswith(b"\x89PNG")
    assert "docs/seed-page.png" in README
