"""Characters that say a text was read in the wrong encoding."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-damaged-text"
SEVERITY = Severity.ERROR
REASON = "锟斤拷 and U+FFFD are what is left of characters that are lost; the copy must be fetched again."
SOURCE = "The Unicode Standard, 23.8 (U+FFFD); trade practice"

# U+FFFD read as GBK; filled memory read as GBK; UTF-8 Chinese read as Windows-1252 and as GBK.
FOUND = re.compile(
    "\ufffd+|(?:锟斤拷|锟斤|斤拷锟)+|烫烫烫+|屯屯屯+|锘縶|锘挎|[\u00e4-\u00e9][\u0080-\u00bf\u2018-\u203a\u0152-\u0178]{1,2}[\u00e4-\u00e9]"
    "|(?:[ÃÂ][\u0080-\u00bf]){2,}|[鈥銆锛][\u2018-\u203a€\u0080-\u00ff]|鐨勬|鏄[\u4e00-\u9fff]?銆"
)


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place."""
    for line, found in spotted(issue, FOUND):
        around = line.around(*found.span())
        yield line.finding(
            CODE,
            SEVERITY,
            Say(zh=f"“{around}”是乱码。", en=f"“{around}” was read in the wrong encoding."),
            Say(zh="取回原稿，按正确的编码另存再读。", en="Fetch the original and save it in the right encoding."),
        )
