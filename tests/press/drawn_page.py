"""A page drawn by hand, as a reader of a PDF would have it: 4 columns of 10 characters, 20 rows, stories from row 2.

Rows are 15 pt deep, columns 100 pt wide with 10 pt between them; the text area begins at (50, 30).

    column  0  1  2  3
    row  2  A  A  A  D    heads of A (rows 2 to 4) and of D (2 and 3)
         4           P    a picture in D: rows 4 to 9, white in row 10
         5  a  a  a  P    legs of A; those of columns 1 and 2 end with row 8
        10  a  B  C  P    heads of B and of C, which is boxed
        11  a  B  C  d    the leg of D begins
        12  a  b  c  d    the legs of B and C begin
        19  a  b  c  d    the last row
"""

from dataclasses import replace

from pipeline.press.figures.declared import DeclaredGrid, DeclaredPage, DeclaredStory
from pipeline.press.reading import PageText, PlacedImage, TextRun
from pipeline.units import Rect

GRID = DeclaredGrid(4, 100.0, 10.0, 10.0, 15.0, 20, 2, 50.0, 30.0)
FIRST_CHARACTER = 0x4E00
LENGTHS = {"A": 23, "B": 8, "C": 8, "D": 9}
HEADLINES = {"A": ("两岸从此三分钟", 24.0), "B": ("早稻", 16.0), "C": ("窑火", 14.0), "D": ("茶园", 15.0)}
# Column, first row and number of lines of each leg.
LEGS = {
    "A": ((0, 5, 15), (1, 5, 4), (2, 5, 4)),
    "B": ((1, 12, 8),),
    "C": ((2, 12, 8),),
    "D": ((3, 11, 9),),
}
# Columns and rows of each band: first column, columns, first row, rows.
BANDS = {"A": (0, 3, 2, 3), "B": (1, 1, 10, 2), "C": (2, 1, 10, 2), "D": (3, 1, 2, 2)}


def body(story: str) -> str:
    """So many lines of ten characters, none twice on the page."""
    start = FIRST_CHARACTER + sum(10 * LENGTHS[other] for other in "ABCD" if other < story)
    return "".join(chr(start + n) for n in range(10 * LENGTHS[story]))


def run(text: str, size: float, x: float, baseline: float) -> TextRun:
    offsets = tuple(1000.0 * n for n in range(len(text)))
    advances = (1000.0,) * len(text)
    codes = tuple(range(1, len(text) + 1))
    return TextRun(text, "F", size, x, baseline, x + len(text) * size, codes, "", tuple(text), offsets, advances)


def x_of(column: int) -> float:
    return 50.0 + 110.0 * column


def y_of(row: float) -> float:
    return 30.0 + 15.0 * row


def lines(story: str) -> list[TextRun]:
    """The lines of a story, each on its row: its em stands in the middle of the row's 15 pt."""
    text, runs = body(story), []
    places = [(column, first + n) for column, first, count in LEGS[story] for n in range(count)]
    for n, (column, row) in enumerate(places):
        runs.append(run(text[10 * n : 10 * n + 10], 10.0, x_of(column), y_of(row) + 2.5 + 8.8))
    return runs


def head(story: str) -> TextRun:
    """The headline in the middle of its band: 0.30 rows of air above it, 0.55 below, the rest half and half."""
    text, size = HEADLINES[story]
    column, columns, row, rows = BANDS[story]
    spare = 15.0 * rows - size - 0.85 * 15.0
    top = y_of(row) + 0.30 * 15.0 + spare / 2
    x = x_of(column) + (110.0 * columns - 10.0 - len(text) * size) / 2
    return run(text, size, x, top + 0.88 * size)


def painted() -> PageText:
    runs = [one for story in "ABCD" for one in (head(story), *lines(story))]
    picture = Rect(x_of(3), y_of(4.3), 100.0, 15.0 * 5.7)
    box = Rect(x_of(2) - 3.6, y_of(10) - 6.75, 107.2, 150.0 + 13.5)
    rule = Rect(x_of(1), y_of(9.5), 100.0, 0.35)
    # D's picture is painted after its head: its leg follows, line by line.
    after = len(runs) - LENGTHS["D"]
    return PageText(tuple(runs), (PlacedImage("/P", 100.0, picture, after),), (box, rule))


def declared() -> DeclaredPage:
    stories = tuple(
        DeclaredStory(rank, rank, (body(story),), HEADLINES[story][0], (), (), (), ("",) if story == "D" else ())
        for rank, story in enumerate("ABCD", start=1)
    )
    return DeclaredPage(1, GRID, stories)


def without(page: PageText, text: str) -> PageText:
    """The page without the line that begins so."""
    return replace(page, runs=tuple(one for one in page.runs if not one.text.startswith(text)))


def moved(page: PageText, text: str, down_pt: float) -> PageText:
    """The page with the line that begins so further down."""
    return replace(
        page,
        runs=tuple(replace(one, y_pt=one.y_pt + down_pt) if one.text.startswith(text) else one for one in page.runs),
    )


def shifted(page: PageText, x_pt: float, y_pt: float) -> PageText:
    """The page with its picture elsewhere."""
    image = page.images[0]
    assert image.frame is not None
    x, y = image.frame.x_pt + x_pt, image.frame.y_pt + y_pt
    there = Rect(x, y, image.frame.width_pt, image.frame.height_pt)
    return replace(page, images=(replace(image, frame=there),))
