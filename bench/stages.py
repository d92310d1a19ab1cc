"""CPU seconds of the stages of one press build, in this process.  ``python -m bench.stages FOLDER``."""

import itertools
import json
import sys
import time
from pathlib import Path

from pipeline.build import Request, build
from pipeline.errors import Say


def main(folder: str, out: str) -> None:
    marks: list[tuple[str, float]] = []

    def on_stage(stage: Say) -> None:
        marks.append((stage.en, time.process_time()))

    build(Request((Path(folder),), Path(out), formats=("press",), fresh=True), on_stage)
    marks.append(("end", time.process_time()))
    spent = {name: round(after - at, 3) for (name, at), (_, after) in itertools.pairwise(marks)}
    sys.stdout.write(json.dumps(spent))


if __name__ == "__main__":
    main(*sys.argv[1:])
