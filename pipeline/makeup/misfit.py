"""Why a page cannot be made up, said with the page and the lines over or short, in body lines of one column."""

from dataclasses import replace

from pipeline.errors import CopyDoesNotFitError, Say, Where
from pipeline.makeup.fitting import Fitting
from pipeline.makeup.orders import ordered, said
from pipeline.makeup.page import PageMaker
from pipeline.makeup.pictures import frames_over
from pipeline.model import Story

__all__ = ["does_not_fit"]

FIT_ELSEWHERE = Say(
    zh="删补稿件、移动稿件到别的版，或在 paper.toml 中换版式、栏式。",
    en="Cut or add copy, move a story to another page, or choose another layout or grid in paper.toml.",
)
RELAX_ORDERS = Say(
    zh="放宽 issue.toml 里的 [[order]]，或增减稿件。", en="Relax the [[order]] in issue.toml, or add or take away copy."
)
FILL_PAGE = Say(
    zh="给这一版稿件，或从 issue.toml 里删去它的 [[page]]。",
    en="Give the page stories, or take its [[page]] out of issue.toml.",
)


def does_not_fit(fitting: Fitting, maker: PageMaker) -> CopyDoesNotFitError:
    """The error for a page that fits on no rung: its reason, and what to do."""
    page, lines = fitting.page, fitting.lines_over
    where, remedy = Where(page=page.number), FIT_ELSEWHERE
    why = _amount(fitting)
    unset = [_why_unset(story, maker) for story in page.stories if fitting.cannot_set(story)]
    if not page.stories:
        why, remedy = Say(zh=f"没有稿件，{why.zh}", en=f"it has no copy; {why.en}"), FILL_PAGE
    elif unset:
        why = Say(zh="；".join(say.zh for say in unset), en="; ".join(say.en for say in unset))
        if lines > 0:
            why = Say(zh=f"{why.zh}；稿件超出约 {lines} 行", en=f"{why.en}; the copy is about {lines} lines over")
    elif _is_for_its_orders(fitting, maker):
        orders = [say for order in ordered(maker.orders, page.stories) for say in said(order)]
        zh, en = "、".join(say.zh for say in orders), ", ".join(say.en for say in orders)
        why = Say(zh=f"不能照办 {zh}，不然排得下", en=f"it could be but for the orders {en}")
        where, remedy = Where("issue.toml", page=page.number), RELAX_ORDERS
    count = Say(zh=f"{len(page.stories)} 篇稿件", en=f"{len(page.stories)} stories")
    error = CopyDoesNotFitError(
        Say(
            zh=f"第 {page.number} 版排不下：{count.zh}，栏式 {maker.grid.name}，{why.zh}。",
            en=f"Page {page.number} cannot be made up: {count.en} on grid {maker.grid.name}; {why.en}.",
        ),
        where=where,
        remedy=remedy,
    )
    error.lines_over = lines
    return error


def _amount(fitting: Fitting) -> Say:
    """How much copy there is too much of, or too little."""
    lines = fitting.lines_over
    if fitting.too_many:
        pieces = len(fitting.foot)
        zh, en = (f"加 {pieces} 件报花", f" and {pieces} pieces of furniture") if pieces else ("", "")
        return Say(zh=f"{zh}太零碎，一版放不下这么多块", en=f"so many{en} are more than one page takes")
    if lines > 0:
        return Say(zh=f"稿件超出约 {lines} 行", en=f"the copy is about {lines} lines over")
    if lines < 0:
        return Say(zh=f"稿件短缺约 {-lines} 行", en=f"the copy is about {-lines} lines short")
    return Say(
        zh="稿件不多不少，却没有一种拼法（超出、短缺 0 行）",
        en="the copy is neither over nor short (0 lines), but no layout of it fills the page",
    )


def _why_unset(story: Story, maker: PageMaker) -> Say:
    """Why a story has no shape on the page."""
    grid, widths = maker.grid, range(1, maker.grid.columns + 1)
    if not story.paragraphs:
        return Say(zh=f"{story.id} 没有正文", en=f"{story.id} has no text")
    frames = (frames_over(story, w, grid.measure_em, maker.darkroom) for w in widths)
    if story.pictures and not any(list(own) for own in frames):
        return Say(
            zh=f"{story.id} 的图片在任何栏宽上都太高，不裁就放不下",
            en=f"{story.id} has a picture too deep for the page at every width, unless it is cropped",
        )
    if story.headline and not any(maker.heads(story, width) for width in widths):
        count = len("".join(story.headline))
        return Say(
            zh=f"{story.id} 的标题 {count} 字，在任何栏宽上都排不下",
            en=f"{story.id} has a headline of {count} characters, too long at every width",
        )
    if any(order.columns is not None for order in ordered(maker.orders, (story,))):
        columns = "、".join(str(order.columns) for order in maker.orders if order.story == story.id and order.columns)
        return Say(zh=f"{story.id} 排不成 {columns} 栏", en=f"{story.id} cannot be set over {columns} columns")
    lines = maker.lines_of(story)
    return Say(
        zh=f"{story.id} 正文 {lines} 行，自成一块在任何栏宽上都排不下",
        en=f"{story.id}, {lines} lines, cannot be set as one module over any number of columns",
    )


def _is_for_its_orders(fitting: Fitting, maker: PageMaker) -> bool:
    """Whether the page could be made up if its editor had ordered nothing."""
    if not ordered(maker.orders, fitting.page.stories):
        return False
    free = replace(maker, orders=())
    return free.fit(fitting.page, fitting.first_row, fitting.ear, (fitting.rung,)).fits
