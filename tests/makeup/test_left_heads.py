"""左题: the head at the left of its text, equally deep, all but filling that depth."""

from pathlib import Path

import pytest

from pipeline.makeup.arrange import Darkroom
from pipeline.makeup.copyfit import CopyFit
from pipeline.makeup.left_heads import offers_with_head_at_left
from pipeline.makeup.shapes import Shapes
from pipeline.model import Story
from pipeline.settings.layout import load_layout
from pipeline.typography.composer import Composer
from pipeline.typography.faces import load_faces
from tests.makeup.copy_for_pages import body


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    layout = load_layout("broadsheet", Path())
    faces = load_faces(layout.fonts_folder, {face.role: (face.file, face.family) for face in layout.faces})
    composer = Composer(faces, fallbacks=layout.fallback_faces)
    grid = next(grid for grid in layout.grids if grid.name == "6x15")
    return Shapes(layout, grid, composer, CopyFit(layout, composer), Darkroom(layout, grid, composer))


@pytest.mark.parametrize("length", [180, 240, 300, 420])
def test_head_and_legs_are_equally_deep(shapes: Shapes, length: int) -> None:
    story = Story("s", 6, ("图书馆闭馆延到九点半",), tuple(body(length).split("\n\n")))
    offers = [offer for columns in range(2, 6) for offer in offers_with_head_at_left(story, columns, shapes)]
    for offer in offers:
        shape = offer.build(offer.rows, offer.cost)
        assert sum(leg.lines for leg in shape.legs) == shape.lines
        assert {leg.lines for leg in shape.legs} == {shape.rows}
        assert shape.head.padding <= 0.2
        # The head's columns are its own: the first leg begins right of them.
        assert min(leg.x_em for leg in shape.legs) == shape.head.width_em + shapes.grid.gutter_em
        widest = max(line.width_pt for line in shape.head.lines)
        assert 0.58 <= widest / (shape.head.width_em * shapes.grid.body_pt) <= 1.0


def test_some_depths_are_offered(shapes: Shapes) -> None:
    stories = [
        Story("s", 6, ("图书馆闭馆延到九点半",), tuple(body(length).split("\n\n"))) for length in range(150, 500, 25)
    ]
    assert any(list(offers_with_head_at_left(story, columns, shapes)) for story in stories for columns in (2, 3, 4))
