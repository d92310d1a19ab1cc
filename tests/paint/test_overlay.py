"""``proof --show``: drawn over the type, adding no text of its own."""

import io
from pathlib import Path

import pytest
from PIL import Image

from pipeline.build import Request, build
from pipeline.errors import ExitCode
from pipeline.paint.overlay import labels
from pipeline.press.reading import read_pages
from pipeline.typography.set_line import SetLine
from tests.cli.test_command import banmian


@pytest.mark.parametrize("layout", ["broadsheet", "bulletin"])
def test_a_proof_shows_grid_breaks_and_heat_and_holds_the_same_text(
    seed_folder: Path, tmp_path: Path, layout: str
) -> None:
    made = {}
    for show in ((), ("grid", "breaks", "spacing")):
        built = build(Request((seed_folder,), tmp_path / "".join(show), layout, formats=("proof",), show=show))
        made[show] = built.folder
    plain, shown = (read_pages((folder / "proof.pdf").read_bytes()) for folder in made.values())
    assert "".join(page.text for page in shown) == "".join(page.text for page in plain)
    assert sum(len(page.runs) for page in shown) > sum(len(page.runs) for page in plain)
    before, after = (colours(folder / "proof-01.png") for folder in made.values())
    assert bluish(after) > bluish(before) + 500
    if layout == "broadsheet":  # some lines of whose narrower legs are loose
        assert reddish(after) > reddish(before) + 200


def colours(path: Path) -> list[tuple[int, tuple[int, int, int]]]:
    image = Image.open(io.BytesIO(path.read_bytes())).convert("RGB")
    return image.getcolors(1 << 24) or []  # type: ignore[return-value]


def bluish(found: list[tuple[int, tuple[int, int, int]]]) -> int:
    return sum(count for count, (red, _, blue) in found if blue > red + 40)


def reddish(found: list[tuple[int, tuple[int, int, int]]]) -> int:
    return sum(count for count, (red, green, blue) in found if red > 240 and 180 < green < 245 and 180 < blue < 245)


def test_each_means_has_its_label() -> None:
    means = ("squeezed", "gaps", "loose", "tight", "hanging", "hyphen", "broken")
    assert labels(SetLine((), "", 0, full=True, means=means)) == "挤隙疏密悬连破"


def test_what_cannot_be_shown_is_refused(seed_folder: Path, tmp_path: Path) -> None:
    done = banmian("proof", seed_folder, "--show", "grid,colour", "-o", tmp_path, "--lang", "en")
    assert done.returncode == ExitCode.USAGE
    assert "colour" in done.stderr
    assert "grid,breaks,spacing" in done.stderr
