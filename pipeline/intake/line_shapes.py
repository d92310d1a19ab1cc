"""What a paragraph of a file that has paragraphs (Word, PDF) looks like by itself: length, last mark, opening.

Raw page text, where a line may be anything, has shapes of its own in ``pipeline.intake.page.shapes``.
"""

import re

__all__ = ["CAPTION", "FULL_STOP", "JUMP", "LONGEST_DISPLAY"]

# Characters of a display line at most.
LONGEST_DISPLAY = 40
FULL_STOP = re.compile(r"[。！？；](?:[”’」』）]*)$")
CAPTION = re.compile(r"^(?:[▲▼△▽◀▶←→↑↓]|(?:上|下|左|右|本)?图(?:为|①|1|：|片)|[（(]?资料图)")
JUMP = re.compile(r"^[（(]?(?:下转|上接)第?\s*[0-9一二三四五六七八九十A-Za-z]+\s*版[）)]?$")
