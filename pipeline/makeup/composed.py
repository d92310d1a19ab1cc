"""A plan's stories as set lines, and what in them a reader would see: lines the rules could not set well."""

from collections.abc import Iterator

from pipeline.errors import Say, Where
from pipeline.makeup.body import body_blocks
from pipeline.makeup.fixed import shape_findings
from pipeline.model import Finding, Issue, Module, Plan, Severity, Story
from pipeline.settings.layout import Layout
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM
from pipeline.typography.set_line import SetLine

__all__ = ["composition_findings", "flow_lines", "module_lines"]

# Beyond 8 % of an em a line is loose to any eye.
LOOSE_MILLI_EM = 80.0


def module_lines(story: Story, module: Module, layout: Layout, composer: Composer) -> tuple[SetLine, ...]:
    """The lines of a module's legs, in order."""
    if module.pitch_pt is not None:
        composer = composer.upright
    chosen = tuple(zip(body_blocks(story, layout), module.paragraph_lines, strict=True))
    return tuple(line for own in composer.set_all(chosen, round(module.measure_em * MILLI_EM)) for line in own)


def flow_lines(story: Story, measure_em: float, layout: Layout, composer: Composer) -> tuple[tuple[SetLine, ...], ...]:
    """The lines of each paragraph of a story that flows, in as many as are best."""
    measure = round(measure_em * MILLI_EM)
    blocks = body_blocks(story, layout)
    composer.prepare(blocks)
    chosen = []
    for block in blocks:
        costs = composer.line_costs(block, measure)
        chosen.append((block, min(costs, key=lambda lines: (costs[lines], lines))))
    return composer.set_all(chosen, measure)


def composition_findings(issue: Issue, plan: Plan, layout: Layout, composer: Composer) -> tuple[Finding, ...]:
    """What could not be set by the rules, worst line first of each kind and story."""
    findings: list[Finding] = []
    if layout.kind == "flow":
        findings += [_set_across(page.number, story) for page in issue.pages for story in page.stories if story.upright]
        findings += [_not_placed(page.number) for page in issue.pages if page.advertisements]
    findings += shape_findings(issue, plan, layout)
    for page_number, story, lines in _set_stories(issue, plan, layout, composer):
        where = Where(story.source_file, next(iter(story.source_lines), None), page_number)
        findings += _of_story(story, lines, where)
    return tuple(findings)


def _set_across(page_number: int, story: Story) -> Finding:
    """A story asked for upright in a layout whose stories flow."""
    return Finding(
        "typography-upright-ignored",
        Severity.NOTE,
        Where(story.source_file, next(iter(story.source_lines), None), page_number),
        Say(
            zh=f"{story.id} 要求竖排，这个版式只有横排。",
            en=f"{story.id} asks for upright setting; this layout sets all stories across.",
        ),
        Say(zh="换用 broadsheet 或 tabloid 版式。", en="Take the layout broadsheet or tabloid."),
        story.id,
    )


def _not_placed(page_number: int) -> Finding:
    """Advertisements in a layout whose stories flow: there is no place to pin them to."""
    return Finding(
        "makeup-advertisement-ignored",
        Severity.WARNING,
        Where("issue.toml", None, page_number),
        Say(
            zh=f"第 {page_number} 版的广告没有排：这个版式只有流水排文。",
            en=f"The advertisements of page {page_number} are left out: stories flow in this layout.",
        ),
        Say(zh="换用 broadsheet 或 tabloid 版式。", en="Take the layout broadsheet or tabloid."),
    )


def _set_stories(
    issue: Issue, plan: Plan, layout: Layout, composer: Composer
) -> Iterator[tuple[int, Story, tuple[SetLine, ...]]]:
    stories = {story.id: story for page in issue.pages for story in page.stories}
    if layout.kind == "flow":
        for page in issue.pages:
            for story in page.stories:
                paragraphs = flow_lines(story, layout.grids[0].measure_em, layout, composer)
                yield page.number, story, tuple(line for lines in paragraphs for line in lines)
        return
    for planned in plan.pages:
        for module in planned.modules:
            story = stories[module.story]
            yield planned.number, story, module_lines(story, module, layout, composer)


def _of_story(story: Story, lines: tuple[SetLine, ...], where: Where) -> Iterator[Finding]:
    over = [line for line in lines if line.overfull_milli_em]
    if over:
        worst = max(over, key=lambda line: line.overfull_milli_em)
        by = worst.overfull_milli_em / MILLI_EM
        yield Finding(
            "typography-overfull-line",
            Severity.WARNING,
            where,
            Say(
                zh=f"{len(over)} 行排不进栏宽，最甚的“{worst.text}”超出 {by:.2f} 字。",
                en=f"{len(over)} lines are wider than the column; the worst, “{worst.text}”, by {by:.2f} em.",
            ),
            Say(zh="换宽些的栏，或把这个词改短。", en="Give it a wider column, or shorten the word."),
            story.id,
        )
    broken = [line for line in lines if line.broken_rule]
    if broken:
        yield Finding(
            "typography-broken-rule",
            Severity.WARNING,
            where,
            Say(
                zh=f"{len(broken)} 行只能断在禁则不许的地方，如“{broken[0].text}”之后。",
                en=f"{len(broken)} lines had to end where the rules forbid it, such as after “{broken[0].text}”.",
            ),
            Say(zh="改几个字，或换宽些的栏。", en="Change a few words, or give it a wider column."),
            story.id,
        )
    loose = [line for line in lines if abs(line.track_milli_em) > LOOSE_MILLI_EM and not line.overfull_milli_em]
    if loose:
        worst = max(loose, key=lambda line: abs(line.track_milli_em))
        by = worst.track_milli_em / MILLI_EM * 100
        yield Finding(
            "typography-loose-line",
            Severity.NOTE,
            where,
            Say(
                zh=f"{len(loose)} 行字距超过 8%，最甚的“{worst.text}”为 {by:+.1f}%。",
                en=f"{len(loose)} lines are tracked by more than 8 % of an em, “{worst.text}” by {by:+.1f} %.",
            ),
            Say(zh="添减一两个字即可排匀。", en="A word more or less would even it out."),
            story.id,
        )
