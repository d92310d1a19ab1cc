"""A whole issue made up: one grid for all its pages, each page by itself, and stories that jump between them.

Where a page has too much copy or too little, a story whose page make-up chose goes to a neighbour (匀版), or a story
goes on on another page (转版), before anything is given up in type.  What the last build had stays where it still fits.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.errors import CopyDoesNotFitError, OutOfTimeError, Say, UsageError
from pipeline.makeup.balance import relieved_by_balance
from pipeline.makeup.chain import relieved_by_chain
from pipeline.makeup.contradictions import refuse_contradictions
from pipeline.makeup.desk import FIRST_RUNGS, Desk, ear_piece, ranked_by_itself
from pipeline.makeup.fitting import LADDER
from pipeline.makeup.last import LastPlan
from pipeline.makeup.misfit import does_not_fit
from pipeline.makeup.page import PageMaker
from pipeline.makeup.relief import relieved_by_jump
from pipeline.makeup.watch import Watch
from pipeline.model import Issue, Plan
from pipeline.settings.layout import Grid, Layout
from pipeline.settings.values import Makeup, Order
from pipeline.typography.composer import Composer

__all__ = ["MadeUp", "ear_piece", "make_up"]

# The last rung of the ladder: leading 3 % less or more, on every page alike.
LEADING_SCALES = (1.0, 0.97, 1.03)


@dataclass(frozen=True, slots=True)
class MadeUp:
    """The issue as print has it, halves of stories that jump in their places, and its plan."""

    issue: Issue
    plan: Plan


def make_up(
    issue: Issue,
    layout: Layout,
    composer: Composer,
    grid_name: str | None = None,
    *,
    orders: tuple[Order, ...] = (),
    makeup: Makeup | None = None,
    last: LastPlan | None = None,
    clock: Callable[[], float] | None = None,
) -> MadeUp:
    """Make up every page of the issue.

    Args:
        issue: the edition's issue (``edition_of``), all stories on pages.
        layout: a layout whose kind is ``made-up``.
        composer: sets its paragraphs; painting must use the same one.
        grid_name: the grid ``paper.toml`` names; None takes the first that holds every page.
        orders: the editor's.
        makeup: the paper's settings for it.
        last: the plan of the last build; what still fits as it was stays so.
        clock: answers seconds; with one the paper's limit of seconds is watched.

    Raises:
        OutOfTimeError: the limit of seconds is over.
        CopyDoesNotFitError: no grid holds the copy, or the named one does not; or no layout obeys the orders.
        UsageError: the layout has no grid of that name.
    """
    if not issue.pages:
        raise CopyDoesNotFitError(Say(zh="这一期没有版面。", en="The issue has no pages."))
    makeup = makeup or Makeup()
    watch = Watch(makeup.seconds * len(issue.pages), clock) if clock is not None else None
    grids = _grids(layout, grid_name)
    refuse_contradictions(issue, orders, max(grid.columns for grid in grids))
    failures: list[CopyDoesNotFitError] = []
    tried = [(scale, _releaded(grid, scale)) for scale in LEADING_SCALES for grid in grids]
    begun: dict[Grid, Desk] = {}
    for scale, grid in tried if last is not None else ():
        desk = _as_before(issue, PageMaker(layout, grid, composer, orders, makeup, last, watch))
        if desk is not None and desk.is_done:
            return _made_up(desk, scale)
        if desk is not None:
            begun[grid] = desk
    for scale, grid in tried:
        # One at a time: what a grid's search remembers is forgotten with it.
        maker = begun[grid].maker if grid in begun else PageMaker(layout, grid, composer, orders, makeup, last, watch)
        try:
            return _made_up(_fitted(issue, maker, begun.get(grid)), scale)
        except OutOfTimeError:
            raise
        except CopyDoesNotFitError as error:
            failures.append(error.with_traceback(None))
    # What an editor ordered is the nearer reason.
    disobeyed = [failure for failure in failures if failure.where is not None and failure.where.file]
    raise min(disobeyed or failures, key=_how_near)


def _how_near(failure: CopyDoesNotFitError) -> tuple[int, float]:
    """The further through the issue a grid came, and the fewer lines then stood in its way, the nearer it was."""
    page = failure.where.page if failure.where is not None else None
    return -(page or 0), abs(failure.lines_over) or float("inf")


def _as_before(issue: Issue, maker: PageMaker) -> Desk | None:
    """The stories parted as in the last build, and the pages that still fit as they were."""
    if maker.last is None:
        return None
    desk = Desk(issue, maker)
    desk.place_as_before(maker.last)
    if not desk.jump_as_before(maker.last):
        return None
    for k in range(len(desk.pages)):
        desk.as_before(k)
    return desk


def _fitted(issue: Issue, maker: PageMaker, begun: Desk | None) -> Desk:
    """Every page fitted: those that can stay as they were, then the others, stories jumping where that helps."""
    desk = Desk(issue, maker)
    if begun is not None:
        if all(_settled(begun, k, relieving=False) for k in range(len(begun.pages))):
            return begun
        desk.planned = {k: own for k, own in begun.planned.items() if begun.pages[k] is desk.pages[k]}
    for k in range(len(desk.pages)):
        if _settled(desk, k, relieving=True):
            continue
        fitting = desk.fit(k, desk.pages[k], LADDER[len(FIRST_RUNGS) :])
        if not fitting.fits:
            raise does_not_fit(fitting, maker)
        desk.settle({k: (desk.pages[k], fitting)})
    return desk


def _settled(desk: Desk, k: int, *, relieving: bool) -> bool:
    """Whether a page can be had without giving up more than a row of slack, with copy moved between pages or not."""
    if k in desk.planned:
        return True
    fitting = desk.fit(k, desk.pages[k])
    if fitting.fits:
        desk.settle({k: (desk.pages[k], fitting)})
        return True
    if not relieving or len(desk.pages) == 1:
        return False
    if relieved_by_balance(desk, fitting, k):
        return True
    return desk.maker.makeup.jumps and (relieved_by_jump(desk, fitting, k) or relieved_by_chain(desk, fitting, k))


def _made_up(desk: Desk, scale: float) -> MadeUp:
    """The issue and its plan, every page settled."""
    planned = [desk.planned[k] for k in range(len(desk.pages))]
    if scale != 1.0:
        planned = [replace(page, ladder=(*page.ladder, f"leading-{scale:g}")) for page in planned]
    grid = desk.maker.grid
    plan = Plan(
        desk.maker.layout.name,
        grid.name,
        grid.rows,
        grid.columns,
        grid.leading_pt,
        tuple(planned),
        tuple(sorted(desk.jumps, key=lambda jump: (jump.from_page, jump.to_page))),
    )
    return MadeUp(replace(desk.issue, pages=tuple(map(ranked_by_itself, desk.pages))), plan)


def _releaded(grid: Grid, scale: float) -> Grid:
    """The grid with its leading scaled, as many rows as then stand in the same depth."""
    if scale == 1.0:
        return grid
    return replace(grid, leading_pt=grid.leading_pt * scale, rows=int(grid.rows / scale))


def _grids(layout: Layout, name: str | None) -> tuple[Grid, ...]:
    if name is None:
        return layout.grids
    named = tuple(grid for grid in layout.grids if grid.name == name)
    if named:
        return named
    at_hand = ", ".join(grid.name for grid in layout.grids)
    raise UsageError(
        Say(
            zh=f"版式 {layout.name} 没有栏式“{name}”。",
            en=f"The layout {layout.name} has no grid named {name!r}.",
        ),
        remedy=Say(zh=f"可用的栏式：{at_hand}。", en=f"Grids at hand: {at_hand}."),
    )
