"""The same text by Typst: paragraphs in columns, page after page.  ``python -m bench.plain_typst``."""

import sys
from pathlib import Path

import typst

HEAD = """#set page(width: 390mm, height: 545mm, margin: (x: 15mm, y: 18mm), columns: 8)
#set columns(gutter: 9.5pt)
#set text(font: "Banmian Song", size: 9.5pt, lang: "zh", region: "CN")
#set par(justify: true, leading: 3.5pt, first-line-indent: (amount: 2em, all: true))
"""


def main(source: str, target: str) -> None:
    from pipeline.settings.assets import fonts_root

    parts = []
    for line in Path(source).read_text(encoding="utf-8").splitlines():
        said = line.removeprefix("# ").replace("\\", "\\\\").replace("#", "\\#").replace("@", "\\@")
        parts.append(f"#text(size: 28pt)[{said}]" if line.startswith("# ") else said)
    document = HEAD + "\n\n".join(parts)
    Path(target).write_bytes(
        typst.compile(  # type: ignore[misc]
            document.encode("utf-8"), font_paths=[str(fonts_root())], ignore_system_fonts=True
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
