"""Why a page cannot be made up, said with the page and the lines over or short, in body lines of one column."""

from pipeline.errors import CopyDoesNotFitError, Say, Where
from pipeline.makeup.page import Fitting
from pipeline.settings.layout import Grid

__all__ = ["does_not_fit"]


def does_not_fit(fitting: Fitting, grid: Grid) -> CopyDoesNotFitError:
    """What is over or short on a page, said in body lines of one column."""
    page, lines = fitting.page, fitting.lines_over
    zh, en = "稿件无法拼满本版", "the copy cannot be made to fill the page"
    if lines > 0:
        zh, en = f"稿件超出约 {lines} 行", f"the copy is about {lines} lines over"
    elif lines < 0:
        zh, en = f"稿件短缺约 {-lines} 行", f"the copy is about {-lines} lines short"
    elif fitting.tiling is None:
        zh, en = "一版放不下这么多篇", "more than one page takes"
    unset = [story for story in page.stories if fitting.cannot_set(story)]
    if unset:
        names = "、".join(story.id for story in unset), ", ".join(story.id for story in unset)
        empty = all(not story.paragraphs for story in unset)
        zh = f"{names[0]} {'没有正文' if empty else '在本版任何栏数都排不下'}；{zh}"
        en = f"{names[1]} {'has no text' if empty else 'cannot be set over any number of columns'}; {en}"
    error = CopyDoesNotFitError(
        Say(
            zh=f"第 {page.number} 版排不下：{len(page.stories)} 篇稿件，栏式 {grid.name}，{zh}。",
            en=f"Page {page.number} cannot be made up: {len(page.stories)} stories on grid {grid.name}; {en}.",
        ),
        where=Where(page=page.number),
        remedy=Say(
            zh="删补稿件、移动稿件到别的版，或在 paper.toml 中换版式、栏式。",
            en="Cut or add copy, move a story to another page, or choose another layout or grid in paper.toml.",
        ),
    )
    error.lines_over = lines
    return error
