"""CPU seconds to compose 100,000 characters, fonts loaded.  ``python -m bench.composing``.

Cutting the text into cells, breaking it at one measure, setting its lines; breaking it at twenty measures; and the
second witness of the spacing: how many full lines are tracked by more than 3 % and 8 % of an em.  A plain Python
loop of ten million additions runs in the same process: what this machine is worth today.
"""

import json
import re
import sys
import time
from pathlib import Path

from bench.copy_text import seed_paragraphs
from pipeline.settings.layout import load_layout
from pipeline.typography.cells import Paragraph, Run
from pipeline.typography.composer import Composer
from pipeline.typography.faces import load_faces

CHARACTERS = 100_000
MEASURES = range(11_000, 20_501, 500)


def paragraphs() -> list[Paragraph]:
    """Paragraphs of two to six of the seed's sentences, no two alike, 100,000 characters in all."""
    sentences = re.findall(r"[^。]+。", "".join(seed_paragraphs()))
    made: dict[str, None] = {}
    at = length = 0
    while length < CHARACTERS:
        count = 2 + at % 5
        text = "".join(sentences[(at * 7 + k * (1 + at % 11)) % len(sentences)] for k in range(count))
        if text not in made:
            made[text] = None
            length += len(text)
        at += 1
    return [Paragraph((Run(text, "song"),)) for text in made]


def main() -> None:
    layout = load_layout("broadsheet", Path())
    faces = load_faces(layout.fonts_folder, {face.role: (face.file, face.family) for face in layout.faces})
    copy = paragraphs()
    Composer(faces).prepare(copy)
    composer = Composer(faces)
    times = [time.process_time()]
    composer.prepare(copy)
    times.append(time.process_time())
    costs = [composer.line_costs(paragraph, 13_000) for paragraph in copy]
    times.append(time.process_time())
    chosen = [(p, min(own, key=own.__getitem__)) for p, own in zip(copy, costs, strict=True)]
    lines = [line for own in composer.set_all(chosen, 13_000) for line in own if line.full]
    times.append(time.process_time())
    for measure in MEASURES:
        composer.line_costs(copy[0], measure)
    times.append(time.process_time())
    total = 0
    for number in range(10_000_000):
        total += number
    times.append(time.process_time())
    names = ("cut", "break", "set", "twenty_measures", "plain_loop")
    spent = {name: round(b - a, 3) for name, a, b in zip(names, times[:-1], times[1:], strict=True)}
    tracks = [abs(line.track_milli_em) for line in lines]
    shares = {
        f"over_{limit}_percent": round(100 * sum(t > 10 * limit for t in tracks) / len(tracks), 2) for limit in (3, 8)
    }
    sys.stdout.write(json.dumps({**spent, **shares, "characters": sum(len(p.text) for p in copy), "lines": len(lines)}))


if __name__ == "__main__":
    main()
