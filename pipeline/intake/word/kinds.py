"""What a Word file may hold that print does not take as it is: each kind is one finding a file."""

from pipeline.errors import Say
from pipeline.intake.word.noticed import Kind
from pipeline.model import Severity

__all__ = [
    "CHART", "COMMENT", "CONTENTS", "EMBEDDED", "EQUATION", "FIELD", "FIELD_WITHOUT_TEXT", "HEADER", "HIDDEN", "LINK",
    "MACROS", "NOTE", "PLACEHOLDER", "RUBY_LOST", "STRUCK", "TEXT_BOX",
]  # fmt: skip

LOOK = Say(zh="请核对这一处。", en="Look at the place.")
NOTHING = Say(zh="无须改动。", en="Nothing needs to be done.")
ADD = Say(zh="要印的话请写进正文。", en="Write it into the text if it is to be printed.")

HIDDEN = Kind(
    "intake-word-hidden-text",
    Severity.WARNING,
    "隐藏文字 {count} 处没有排：{texts}。",
    "Hidden text was left out, {count} times: {texts}.",
    ADD,
)
STRUCK = Kind(
    "intake-word-struck-text",
    Severity.WARNING,
    "带删除线的字 {count} 处照常排出：{texts}。",
    "Text struck through is set as any other, {count} times: {texts}.",
    Say(zh="要删的请真正删掉。", en="Delete it if it is not to be printed."),
)
COMMENT = Kind(
    "intake-word-comment",
    Severity.WARNING,
    "批注 {count} 条没有排：{texts}。",
    "Comments were left out, {count} of them: {texts}.",
    Say(zh="请逐条答复批注。", en="See that each is answered."),
)
HEADER = Kind(
    "intake-word-header",
    Severity.NOTE,
    "页眉页脚 {count} 处没有排：{texts}。",
    "Headers and footers were left out, {count} of them: {texts}.",
    ADD,
)
TEXT_BOX = Kind(
    "intake-word-text-box",
    Severity.WARNING,
    "文本框 {count} 个，其中的字接在所在段落之后：{texts}。",
    "The words of {count} text boxes follow the paragraphs they hang on: {texts}.",
    confidence=0.7,
)
FIELD = Kind(
    "intake-word-field",
    Severity.NOTE,
    "域 {count} 处用的是存盘时的文字：{texts}。",
    "Fields stand as they were when saved, {count} of them: {texts}.",
    Say(zh="请核对日期和页码。", en="See to dates and page numbers."),
)
FIELD_WITHOUT_TEXT = Kind(
    "intake-word-field-without-text",
    Severity.WARNING,
    "域 {count} 处没有存下文字，没有排：{texts}。",
    "Fields without text were left out, {count} of them: {texts}.",
    ADD,
)
LINK = Kind(
    "intake-word-link",
    Severity.NOTE,
    "超链接 {count} 处只留文字，地址没有排：{texts}。",
    "Of {count} links the words were kept and the addresses left out: {texts}.",
    ADD,
)
NOTE = Kind(
    "intake-word-notes",
    Severity.NOTE,
    "脚注尾注 {count} 条移到了篇末。",
    "{count} footnotes and endnotes now stand at the end of their story.",
    NOTHING,
)
EQUATION = Kind(
    "intake-word-equation",
    Severity.WARNING,
    "公式 {count} 处改成了一行文字：{texts}。",
    "Equations became a line of text, {count} of them: {texts}.",
    LOOK,
    confidence=0.6,
)
CHART = Kind(
    "intake-word-chart",
    Severity.WARNING,
    "图表 {count} 个没有排，里面的字是：{texts}。",
    "Charts and diagrams were left out, {count} of them: {texts}.",
    Say(zh="另存为图片再放进来。", en="Save them as pictures and put those in."),
)
EMBEDDED = Kind(
    "intake-word-embedded-document",
    Severity.ERROR,
    "嵌入的另一份文件 {count} 处没有读。",
    "Documents inside the document were not read, {count} of them.",
    Say(zh="打开它，把文字粘进正文。", en="Open them and paste their words into the text."),
)
PLACEHOLDER = Kind(
    "intake-word-placeholder",
    Severity.NOTE,
    "没有填的占位文字 {count} 处没有排：{texts}。",
    "Placeholders nobody filled were left out, {count} times: {texts}.",
    ADD,
)
CONTENTS = Kind(
    "intake-word-contents",
    Severity.NOTE,
    "目录 {count} 行没有排：{texts}。",
    "{count} lines of a table of contents were left out: {texts}.",
    ADD,
)
MACROS = Kind(
    "intake-word-macros",
    Severity.NOTE,
    "文件里有宏，没有运行也没有读。",
    "There are macros; they were neither run nor read.",
    NOTHING,
)
RUBY_LOST = Kind(
    "intake-word-reading-left-out", Severity.WARNING,
    "标题和图片说明里的注音 {count} 处没有排：{texts}。",
    "Readings in headlines and captions were left out, {count} times: {texts}.", ADD,
)  # fmt: skip
