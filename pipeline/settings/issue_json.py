"""What an issue that is read from its own JSON brings along of settings: paper, date and number.

They stand where neither ``paper.toml`` nor ``issue.toml`` says otherwise; everything else of the file is copy.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = ["brought_along", "issue_json"]

FAMILY = "banmian/issue/"
MOST_BYTES = 100_000_000
PAPER = ("id", "title", "publisher", "cn_number", "language")


def issue_json(data: bytes) -> Mapping[str, object] | None:
    """The issue in a file of our schema, of whatever version; None for any other file."""
    if FAMILY.encode("ascii") not in data:
        return None
    try:
        said = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) and str(said.get("schema")).startswith(FAMILY) else None


def brought_along(sources: Sequence[Path]) -> tuple[dict[str, object], dict[str, object]]:
    """Keys for ``paper.toml`` and for ``issue.toml``, from the one file that is read; none from any other source."""
    if len(sources) != 1 or sources[0].suffix.lower() != ".json" or not sources[0].is_file():
        return {}, {}
    # A file that is too large is refused with its size when it is read as copy.
    said = issue_json(sources[0].read_bytes()) if sources[0].stat().st_size <= MOST_BYTES else None
    if said is None:
        return {}, {}
    paper = said.get("paper")
    known = {key: paper[key] for key in PAPER if paper.get(key) is not None} if isinstance(paper, dict) else {}
    return known, {key: said[key] for key in ("date", "issue_number") if said.get(key) is not None}
