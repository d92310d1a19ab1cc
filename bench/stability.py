"""How many modules a small change of copy moves.  ``python -m bench.stability FOLDER…``, issue folders.

Each story of each page in turn gets another word: of the same length, two characters longer, or a sentence longer; the
issue is made up from the plan it had, and what stands elsewhere or is of another size is counted.
"""

import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from pipeline.build import Request, parse
from pipeline.editions import composer_for
from pipeline.errors import CopyDoesNotFitError
from pipeline.makeup.edition import print_issue_of
from pipeline.makeup.issue import make_up
from pipeline.makeup.last import last_plan, moved_modules
from pipeline.model import Issue, Story

SENTENCE = "这一天的天气比往常要好得多。"
# What goes before the first paragraph of a story, in place of how many characters, and after it.
CHANGES = {"same length": ("当", 1, ""), "two characters more": ("日前", 0, ""), "a sentence more": ("", 0, SENTENCE)}


def _with(issue: Issue, story: Story, text: str) -> Issue:
    changed = replace(story, paragraphs=(text, *story.paragraphs[1:]))
    pages = tuple(
        replace(page, stories=tuple(changed if own.id == story.id else own for own in page.stories))
        for page in issue.pages
    )
    return replace(issue, pages=pages)


def main(folders: list[Path]) -> None:
    for folder in folders:
        checked = parse(Request((folder,)))
        settings, composer = checked.settings, composer_for(checked.settings)
        issue = print_issue_of(checked.issue, settings, "press")
        first = make_up(issue, settings.layout, composer, settings.paper.grid)
        before = last_plan(first.plan)
        print(folder.name, f"{sum(len(page.stories) for page in issue.pages)} stories")
        for name, (before_it, instead_of, after_it) in CHANGES.items():
            counts: Counter[int] = Counter()
            started = time.process_time()
            for story in (story for page in issue.pages for story in page.stories):
                text = before_it + story.paragraphs[0][instead_of:] + after_it
                other = _with(issue, story, text)
                try:
                    made = make_up(other, settings.layout, composer, first.plan.grid, last=before).plan
                except CopyDoesNotFitError:
                    counts[-1] += 1
                    continue
                after = last_plan(made)
                counts[
                    sum(
                        moved_modules(old, dict(new.modules))
                        for old, new in zip(before.pages, after.pages, strict=True)
                    )
                ] += 1
            spent = (time.process_time() - started) / max(1, counts.total())
            said = ", ".join(f"{moved} moved: {count}" for moved, count in sorted(counts.items()))
            print(f"  {name:<22} {said}   {spent:.2f} CPU s a build")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
