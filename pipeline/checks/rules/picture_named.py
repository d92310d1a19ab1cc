"""A picture the text speaks of (见图, 图为…) that the story does not have."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import stories_of
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-picture-named"
SEVERITY = Severity.WARNING
REASON = "“See the picture” with no picture is a gap that everybody sees; so is the caption of one that fell out."
SOURCE = "trade practice"

FOUND = re.compile(
    "[（(](?:见|如)(?:上|下|左|右|题|附)?(?:图|照片)[^（）()]{0,8}[）)]|^[▲▼△▽◀▶◄►←↑→↓]?(?:上|下|左|右|题|附)?图(?:为|是)"
    "|[（(]?图(?P<number>[①②③④⑤⑥⑦⑧⑨])"
)
NUMBERS = "①②③④⑤⑥⑦⑧⑨"


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place: of a story without pictures, or with fewer than the number that is named."""
    for story, lines in stories_of(issue):
        for line in lines:
            if line.part != "paragraphs" or "图" not in line.text and "照片" not in line.text:  # noqa: RUF021
                continue
            for found in FOUND.finditer(line.text):
                wanted = NUMBERS.index(found["number"]) + 1 if found["number"] else 1
                if len(story.pictures) < wanted:
                    around = line.around(*found.span())
                    yield line.finding(
                        CODE,
                        SEVERITY,
                        Say(
                            zh=f"“{around}”提到图片，这篇稿件有 {len(story.pictures)} 张。",
                            en=f"“{around}” speaks of a picture; the story has {len(story.pictures)}.",
                        ),
                        Say(zh="补图，或改文字。", en="Supply the picture, or change the words."),
                    )
