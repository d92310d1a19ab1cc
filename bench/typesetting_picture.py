"""The picture of ``docs/typesetting.md``: one text set by the renderer alone, and by the composer.

``python -m bench.typesetting_picture docs/typesetting.png``
"""

import sys
from pathlib import Path

from pipeline.paint.engine import Renderer
from pipeline.paint.raster import page_pictures
from pipeline.paint.view_models import PaintedLeg
from pipeline.settings.layout import load_layout
from pipeline.typography.cells import Paragraph, Run
from pipeline.typography.composer import Composer
from pipeline.typography.faces import load_faces
from pipeline.typography.set_line import SetLine

MEASURE_EM = 13
SIZE_PT, LEADING_PT = 10.5, 15.0
PPI = 200.0
TEXT = (
    "会议指出，“十四五”期间，我市要坚持“创新驱动、产业强市”战略，推动规模以上工业产值突破2000亿元，研发投入占比达3.5%以上。",
    (
        "市委书记在座谈会上说：“科技是第一生产力（Productive Force），人才是第一资源。”他要求，各镇（区、街道）"
        "——尤其是高新区——要对标《行动计划》，把握“窗口期”，加快引进internationalization程度较高的项目。"
    ),
    "据介绍，全年新增高新技术企业128家，兑现奖补资金6800余万元……网上办理请登录https://www.example.org/rugao/service。",
)
PAGE = """<!doctype html><html lang="zh-Hans"><style>
@page {{ size: {width}pt {depth}pt; margin: 0 }}
body {{ margin: 0; font: {size}pt/{leading}pt "Banmian Song"; color: #000 }}
.column {{ position: absolute; top: 34pt; width: {measure}pt; outline: 0.3pt solid #c9d4e0 }}
.column p {{ margin: 0; text-indent: 2em; text-align: justify }}
h2 {{ position: absolute; top: 8pt; margin: 0; font: 8pt/12pt "Banmian Hei"; color: #555 }}
img {{ display: block }}
</style><h2 style="left: {one}pt">before: text-align: justify</h2><h2 style="left: {two}pt">after: the composer</h2>
<h2 style="left: {three}pt">proof --show breaks,spacing</h2>
<div class="column" style="left: {one}pt">{plain}</div>
<div class="column" style="left: {two}pt"><img src="leg:0"></div>
<div style="position: absolute; top: 34pt; left: {three}pt"><img src="leg:1"></div></html>"""


def main(target: str) -> None:
    from pipeline.paint.overlay import LABEL_ROOM_EM, line_labels

    layout = load_layout("broadsheet", Path())
    faces = load_faces(layout.fonts_folder, {face.role: (face.file, face.family) for face in layout.faces})
    composer = Composer(faces)
    lines: list[SetLine] = []
    for text in TEXT:
        paragraph = Paragraph((Run(text, "song"),))
        costs = composer.line_costs(paragraph, MEASURE_EM * 1000)
        lines += composer.set(paragraph, MEASURE_EM * 1000, min(costs, key=costs.__getitem__))
    measure = MEASURE_EM * SIZE_PT
    depth = len(lines) * LEADING_PT
    baseline = (LEADING_PT - SIZE_PT) / 2 + SIZE_PT * 0.88
    show = ("breaks", "spacing")
    labelled = line_labels(lines, show, layout, composer)
    plain_leg = PaintedLeg(tuple(lines), SIZE_PT, LEADING_PT, baseline, measure, depth)
    wide = measure + LABEL_ROOM_EM * SIZE_PT
    shown_leg = PaintedLeg(tuple(lines), SIZE_PT, LEADING_PT, baseline, wide, depth, show, labelled)
    step = measure + 34
    html = PAGE.format(
        width=3 * step + 24,
        depth=depth + 80,
        size=SIZE_PT,
        leading=LEADING_PT,
        measure=measure,
        one=20,
        two=20 + step,
        three=20 + 2 * step,
        plain="".join(f"<p>{text}</p>" for text in TEXT),
    )
    with Renderer(layout.fonts_folder) as renderer:
        pdf = renderer.render(html, {"leg:0": plain_leg, "leg:1": shown_leg}, {})
    Path(target).write_bytes(next(iter(page_pictures(pdf, PPI))))


if __name__ == "__main__":
    main(sys.argv[1])
