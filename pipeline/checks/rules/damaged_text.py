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

# Bytes 0x80–0xBF as Windows-1252 shows them.
TAIL = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
# U+FFFD read as GBK; filled memory read as GBK; UTF-8 Chinese read as Windows-1252; its marks read as GBK.
FOUND = re.compile(
    f"\ufffd+|(?:锟斤拷|锟斤|斤拷锟)+|烫烫烫+|屯屯屯+|锘[縶挎]|(?:[\u00e3-\u00e9\u00ef][{TAIL}]{{1,2}}){{2,}}|[锛銆鈥]"
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
