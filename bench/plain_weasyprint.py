"""The same text by WeasyPrint alone: paragraphs in CSS columns, page after page."""

import html
import sys
from pathlib import Path

STYLE = """@page { size: 390mm 545mm; margin: 18mm 15mm }
html { font: 9.5pt/13pt "Banmian Song" } body { margin: 0; column-count: 8; column-gap: 9.5pt }
p { margin: 0; text-indent: 2em; text-align: justify }
h2 { font: 28pt/36pt "Banmian Song Heavy"; margin: 0; break-after: avoid }"""


def main(source: str, target: str) -> None:
    from pipeline.paint.engine import Renderer
    from pipeline.settings.assets import fonts_root

    body = []
    for line in Path(source).read_text(encoding="utf-8").splitlines():
        tag = "h2" if line.startswith("# ") else "p"
        body.append(f"<{tag}>{html.escape(line.removeprefix('# '))}</{tag}>")
    page = f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>{STYLE}</style>{"".join(body)}</html>'
    with Renderer(fonts_root()) as renderer:
        Path(target).write_bytes(renderer.render(page, {}, {}))


if __name__ == "__main__":
    main(*sys.argv[1:])
