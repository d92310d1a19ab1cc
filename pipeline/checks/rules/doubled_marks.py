"""Two marks where one belongs."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-doubled-mark"
SEVERITY = Severity.WARNING
REASON = "Two stops together come from pasting and from deleting what stood between them."
SOURCE = "GB/T 15834-2011, 4.1–4.7 and 5.1"

# ？！ and up to three ！ or ？ are allowed (4.2.3.4, 4.3.3.3); 。。。 is an ellipsis gone wrong, which is another rule.
FOUND = re.compile(
    "[，、；：][，、；：。？！]+|(?<!。)。。(?!。)|。[，、；：？！]+|[？！][，、；：。]+|[？！]{4,}"
    "|[（《“‘「『〈【][，、；：。？！]+|[，、；：]+[）》〉】]|。[”’]。"
)
# （！） and （？） say that something is doubtful or astonishing; “；” may be what is spoken of.
MEANT = re.compile("[（“‘「『][，、；：。？！]+[）”’」』]")


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place."""
    for line, found in spotted(issue, FOUND):
        if MEANT.match(line.text, found.start()):
            continue
        around = line.around(*found.span())
        yield line.finding(
            CODE,
            SEVERITY,
            Say(
                zh=f"“{around}”里的 {found.group()} 是重复或多余的标点。",
                en=f"{found.group()} in “{around}” are marks too many.",
            ),
            Say(zh="留一个；看看中间是不是漏了字。", en="Keep one, and see whether words are missing between them."),
        )
