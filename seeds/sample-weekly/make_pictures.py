"""Draws the pictures of the sample issue into ``pictures/`` beside this file: all, or those named.

python seeds/sample-weekly/make_pictures.py [bridge kiln ...]

Everything is drawn from numbers with fixed seeds, so the same program gives the same files.  All of them take some
twenty minutes; a street or a heap of cucumbers is a few hundred million looks at where a surface might be.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from draw import hills, office, river, shore, still, town
from draw.film import save
from PIL import Image

PICTURES: dict[str, Callable[[], Image.Image]] = {
    "bridge": river.bridge,
    "oldstreet": town.oldstreet,
    "tea": hills.tea,
    "nightmarket": town.nightmarket,
    "parking": town.parking,
    "blind_way": town.blind_way,
    "dragonboat": shore.dragonboat,
    "medals": office.medals,
    "kiln": town.kiln,
    "oldmap": still.oldmap,
    "terraces": hills.terraces,
    "bamboo": town.bamboo,
    "ferry": river.ferry,
    "night": river.night,
    "lotus": still.lotus,
    "egrets": river.egrets,
    "landing": shore.landing,
}


def main() -> None:
    """Draw what is named on the command line, or everything."""
    folder = Path(__file__).resolve().parent / "pictures"
    folder.mkdir(exist_ok=True)
    for name in sys.argv[1:] or PICTURES:
        save(PICTURES[name](), folder / f"{name}.jpg")


if __name__ == "__main__":
    main()
