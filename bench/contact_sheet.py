"""All pages of an issue in one picture, as trimmed: ``python -m bench.contact_sheet FOLDER PICTURE.jpg``."""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image

from pipeline.build import Request, build
from pipeline.paint.raster import page_pictures

PPI = 44.0
ACROSS, AIR_PX = 4, 14
GROUND = (214, 214, 210)


def main(folder: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        built = build(Request((folder,), Path(name), formats=("press",)))
        pdf = (built.folder / "press.pdf").read_bytes()
    # Drawn larger and made smaller: type turns into an even grey, as it does for an eye at that distance.
    drawn = [Image.open(io.BytesIO(data)).convert("RGB") for data in page_pictures(pdf, 3 * PPI, trimmed=True)]
    pages = [image.resize((image.width // 3, image.height // 3), Image.Resampling.LANCZOS) for image in drawn]
    wide, deep = (max(getattr(page, side) for page in pages) + AIR_PX for side in ("width", "height"))
    sheet = Image.new("RGB", (ACROSS * wide + AIR_PX, -(-len(pages) // ACROSS) * deep + AIR_PX), GROUND)
    for number, page in enumerate(pages):
        sheet.paste(page, (AIR_PX + number % ACROSS * wide, AIR_PX + number // ACROSS * deep))
    sheet.save(target, quality=80)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
