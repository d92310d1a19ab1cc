"""How evenly real copy is spaced.  ``python -m bench.spacing FILE…``: plain text, a paragraph a line.

The share of full lines whose characters stand more than 3 % and 8 % of an em off their solid spacing, in narrow and
wide columns, figures half-width, marks not hanging.  Lines of the files as short as display type are left out.
"""

import json
import sys
from pathlib import Path

from bench.copy_text import LONGEST_DISPLAY
from pipeline.makeup.figures import half_width_figures
from pipeline.settings.layout import load_layout
from pipeline.typography.cells import Paragraph, Run
from pipeline.typography.composer import Composer
from pipeline.typography.faces import load_faces

MEASURES_EM = (11, 13, 15, 20)


def paragraphs(files: list[str]) -> list[Paragraph]:
    """The paragraphs of body type in some files, each once."""
    lines = [line.strip() for name in files for line in Path(name).read_text(encoding="utf-8").splitlines()]
    texts = dict.fromkeys(half_width_figures(line) for line in lines if len(line) > LONGEST_DISPLAY)
    return [Paragraph((Run(text, "song"),)) for text in texts]


def main() -> None:
    layout = load_layout("broadsheet", Path())
    composer = Composer(load_faces(layout.fonts_folder, {face.role: (face.file, face.family) for face in layout.faces}))
    copy = paragraphs(sys.argv[1:])
    composer.prepare(copy)
    for measure_em in MEASURES_EM:
        costs = [composer.line_costs(paragraph, 1000 * measure_em) for paragraph in copy]
        chosen = [(p, min(own, key=own.__getitem__)) for p, own in zip(copy, costs, strict=True)]
        lines = [line for own in composer.set_all(chosen, 1000 * measure_em) for line in own if line.full]
        tracks = [abs(line.track_milli_em) for line in lines]
        shares = {
            f"over_{limit}_percent": round(100 * sum(t > 10 * limit for t in tracks) / len(tracks), 2)
            for limit in (3, 8)
        }
        characters = sum(len(p.text) for p in copy)
        row = {"measure_em": measure_em, "characters": characters, "lines": len(lines), **shares}
        sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
