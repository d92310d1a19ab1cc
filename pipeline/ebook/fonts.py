"""The typefaces of an e-reader edition, cut to the characters it uses.

Layout features go, but those for halved and upright marks stay; ``locl`` is never wanted: the faces are
Simplified Chinese by nature.
"""

from collections.abc import Mapping
from pathlib import Path

import uharfbuzz as hb

__all__ = ["subset_fonts"]

FEATURES = ("halt", "vhal", "vert", "kern")
LATIN = frozenset(range(0x20, 0x7F))


def subset_fonts(fonts_folder: Path, files: Mapping[str, str], characters: str) -> dict[str, bytes]:
    """Cut fonts down.

    Args:
        fonts_folder: where they lie.
        files: name in the book to file name.
        characters: every character the book shows.

    Returns:
        Name in the book to font data.
    """
    wanted = {ord(character) for character in characters} | LATIN
    subsets = {}
    for name, file in files.items():
        face = hb.Face(hb.Blob.from_file_path(str(fonts_folder / file)))
        subset = hb.SubsetInput()
        subset.unicode_set.set(wanted)
        subset.layout_feature_tag_set.set({int.from_bytes(tag.encode("ascii"), "big") for tag in FEATURES})
        subset.flags = hb.SubsetFlags.NO_HINTING
        subsets[name] = bytes(hb.subset(face, subset).blob.data)
    return subsets
