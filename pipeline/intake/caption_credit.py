"""The credit at the end of a caption told apart from it: ``渡船驶离新码头。陆小舟 摄``."""

import re

from pipeline.intake.bylines import credit_of
from pipeline.model import Credit

__all__ = ["parted_credit"]

BRACKETED = re.compile(r"[（(][^（）()]{2,20}[）)]。?\Z")
LAST_WORDS = re.compile(r"(?<=[。！？\s])[^。！？]{2,24}\Z")


def parted_credit(text: str) -> tuple[str, str, Credit | None]:
    """A caption without the credit at its end, the credit's words, and what was understood of them."""
    for pattern in (BRACKETED, LAST_WORDS):
        found = pattern.search(text)
        while found is not None:
            credit = credit_of(found.group())
            if credit is not None:
                return text[: found.start()].rstrip(), found.group().strip(), credit
            found = pattern.search(text, found.start() + 1)
    credit = credit_of(text)
    return ("", text, credit) if credit is not None else (text, "", None)
