"""The findings of a PDF page: what was decided by where type stands, what was left out, what is open."""

from pipeline.errors import Say, Where
from pipeline.model import Finding, Severity

__all__ = ["told"]

# Message and remedy in Chinese and English, severity.  {0} is what the finding is about.
SAID: dict[str, tuple[str, str, str, str, Severity]] = {
    "intake-pdf-page": (
        "稿件按版面上文字的位置拼成，请对照原版核对。",
        "Stories were put together from where the type stands on the page.",
        "对照 PDF 核对标题和段落。",
        "Compare headlines and paragraphs with the PDF.",
        Severity.NOTE,
    ),
    "intake-pdf-head": (
        "版头版尾不作稿件，未收：{0}",
        "Masthead, folio and imprint are no story and were left out: {0}",
        "日期、期号、版名写进 issue.toml。",
        "Date, number and names of pages go into issue.toml.",
        Severity.NOTE,
    ),
    "intake-pdf-outside": (
        "裁切线外的文字未收：{0}",
        "Type outside the trimmed page was left out: {0}",
        "如是正文，请补进稿件。",
        "Put it into a story if it belongs there.",
        Severity.WARNING,
    ),
    "intake-pdf-notes": (
        "批注、表单里的字不作稿件，未收：{0}",
        "The words of annotations and form fields are no story and were left out: {0}",
        "如是改动或正文，请写进稿件。",
        "Put them into a story if they are changes or text.",
        Severity.WARNING,
    ),
    "intake-pdf-aslant": (
        "斜排、倒排的文字没有排进稿件：{0}",
        "Type set aslant was not read into a story: {0}",
        "如是正文，请补进稿件。",
        "Put it into a story if it belongs there.",
        Severity.WARNING,
    ),
    "intake-pdf-doubled": (
        "同一处重复画出的字（阴影、描边）只收一次：{0}",
        "Characters drawn twice in one place (shadows) were read once: {0}",
        "请核对有没有缺字。",
        "See whether one is missing.",
        Severity.NOTE,
    ),
    "intake-pdf-unmapped": (
        "有 {0} 个字，字体没有给出 Unicode，稿件里是 �。",
        "For {0} characters the font gives no Unicode; the story has � in their place.",
        "请对照 PDF 补字，或重新导出。",
        "Supply them from the PDF, or export it again.",
        Severity.WARNING,
    ),
    "intake-pdf-unread": (
        "有 {0} 处文字用了没有嵌入的字体，读不出来。",
        "Not read: {0} piece(s) of text in fonts that are not embedded.",
        "请嵌入字体重新导出，或对照 PDF 补字。",
        "Export it with its fonts embedded, or supply the words.",
        Severity.WARNING,
    ),
    "intake-pdf-recognised": (
        "文字层是看不见的（多为扫描识别所得），可能有误。",
        "The text is invisible, as that of a scanned page is; it may be misread.",
        "请逐字核对。",
        "Check it against the page.",
        Severity.WARNING,
    ),
    "intake-pdf-empty": (
        "这一页没有文字。",
        "This page has no text.",
        "整版图片或广告请另行放入。",
        "Put a full-page picture in by hand.",
        Severity.WARNING,
    ),
    "intake-pdf-normalised": (
        "竖排标点、部首字改成了通用字：{0}",
        "Upright marks and radicals were read as the plain characters: {0}",
        "无须改动。",
        "Nothing needs to be done.",
        Severity.NOTE,
    ),
    "intake-pdf-hyphen": (
        "行末断开的词接起来，去掉了连字符：{0}",
        "Words divided at a line end were put together without their hyphen: {0}",
        "如词本身带连字符，请补上。",
        "Put a hyphen back that belongs to the word.",
        Severity.NOTE,
    ),
    "intake-pdf-belongs": (
        "“{0}”的文字归属不能完全确定。",
        "Which text belongs to “{0}” is not quite certain.",
        "对照 PDF 核对各栏的归属。",
        "Compare its legs with the PDF.",
        Severity.WARNING,
    ),
    "intake-pdf-order": (
        "“{0}”的栏与栏衔接处不像一句话。",
        "The legs of “{0}” do not seem to go on from each other.",
        "对照 PDF 核对各栏的次序。",
        "Compare the order of its legs with the PDF.",
        Severity.WARNING,
    ),
    "intake-pdf-goes-on": (
        "“{0}”没有标题，可能接上一页未完的稿件。",
        "“{0}” has no headline; it may go on from a story of the page before.",
        "是续文就并到那一篇。",
        "Put it to that story if it does.",
        Severity.WARNING,
    ),
    "intake-pdf-column-head": (
        "“{0}”读作栏题，也可能是引题。",
        "“{0}” was read as a column head; it may be a kicker.",
        "请核对。",
        "See which it is.",
        Severity.NOTE,
    ),
    "intake-pdf-furniture": (
        "“{0}”没有正文，读作口号或广告。",
        "“{0}” has no text and was read as furniture.",
        "如是稿件标题，请接上正文。",
        "Join it to its text if it is a headline.",
        Severity.WARNING,
    ),
    "intake-pdf-picture": (
        "图片没有取出：{0}",
        "The picture was not taken out of the PDF: {0}",
        "请把原图放进 pictures/。",
        "Put the picture itself into pictures/.",
        Severity.WARNING,
    ),
    "intake-pdf-picture-place": (
        "图片归给“{0}”，不能完全确定。",
        "Whether the picture belongs to “{0}” is not quite certain.",
        "对照 PDF 核对。",
        "Compare it with the PDF.",
        Severity.WARNING,
    ),
    "intake-pdf-page-name": (
        "版头上的“{0}”读作版名。",
        "“{0}” at the head of the page was read as its name.",
        "不对就在 issue.toml 里写 name。",
        "If it is not, give name in issue.toml.",
        Severity.NOTE,
    ),
}


def told(
    code: str,
    where: Where,
    about: str = "",
    *,
    story: str | None = None,
    alternatives: tuple[str, ...] = (),
    confidence: float | None = None,
) -> Finding:
    """A finding of one of the codes above."""
    zh, en, remedy_zh, remedy_en, severity = SAID[code]
    message = Say(zh=zh.format(about), en=en.format(about))
    return Finding(code, severity, where, message, Say(zh=remedy_zh, en=remedy_en), story, alternatives, confidence)
