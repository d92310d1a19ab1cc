"""The other readings of a doubt in both languages, and the openings of those that name a story."""

from pipeline.errors import Say

__all__ = ["BEGINS", "BEGINS_WITH", "COLUMN_HEAD_OF", "GOES_ON_WITH", "LINE_ABOVE", "named"]

COLUMN_HEAD_OF = "column_head of "
GOES_ON_WITH = "goes on with "
BEGINS = "begins a story"
BEGINS_WITH = f"{BEGINS} with "
LINE_ABOVE = "goes on with the line above"
NAMES = {
    "furniture": "报花、口号",
    "column_head": "栏题",
    "kicker": "引题",
    "headline": "主题",
    "deck": "副题",
    "subhead": "小标题",
    "joined": "接成一段",
    "apart": "分作两段",
    BEGINS: "从这里起是新的一篇",
    LINE_ABOVE: "接着上一行",
    "goes on elsewhere on the page": "在本版别处接着",
    "goes on on another page": "在别的版接着",
    "text of a story": "稿件正文",
    "a column head": "栏题",
    "a kicker": "引题",
    "a headline": "主题",
    "a deck": "副题",
    "a display line": "标题中的一行",
    "a byline": "署名",
    "a caption": "图片说明",
    "a slogan": "口号",
    "a brief": "短稿",
    "body text": "正文",
    "a subhead": "小标题",
    "a signature": "署名或落款",
    "signature": "署名",
    "signed": "落款",
    "prose": "正文",
    "paragraph": "正文",
    "verse or a row": "诗行或表格",
    "row": "表格",
}


def named(alternative: str) -> Say:
    """An alternative in both languages; one that is no word of intake's (an id, a date) is the same in both."""
    known = NAMES.get(alternative)
    if known is not None:
        return Say(zh=known, en=alternative)
    if alternative.startswith(BEGINS_WITH):
        line = NAMES.get(alternative.removeprefix(BEGINS_WITH), alternative.removeprefix(BEGINS_WITH))
        return Say(zh=f"从这里起是新的一篇，这一行是{line}", en=alternative)
    for opening, zh in ((COLUMN_HEAD_OF, "{} 的栏题"), (GOES_ON_WITH, "接着 {}")):
        if alternative.startswith(opening):
            return Say(zh=zh.format(alternative.removeprefix(opening)), en=alternative)
    return Say(zh=alternative, en=alternative)
