"""Lines on the page of an article that are the desk's or the site's and none of the story's, by their words.

Credits of editors (责任编辑：…), the day and the source (2023-05-06 10:20 来源：澄川新闻网), the headline it had
elsewhere （原标题：…）, guides (导读), and what a reader may press (上一篇, 打印本页, 分享到, 扫描二维码, 相关阅读).
"""

import re

__all__ = ["is_credit", "is_day_line", "is_desk_line", "is_parting_line", "source_in"]

DUTIES = (
    "责任编辑|责编|编辑|校对|审核|监制|监审|美编|版式|编审|终审|一审|二审|三审|初审|复审|值班主任|值班编委|值班总编"
    "|网络编辑|见习编辑|值班编辑|统筹|责校"
)
ORIGIN = "(?:本文|文章|稿件|信息|新闻|内容)?(?:来源|來源|转自|转载自|出处)"
CREDIT = re.compile(
    rf"^(?:[【\[]纠错[】\]])?[（(\[【]?\s*(?:{ORIGIN}\s*[：:]\s*\S{{1,20}}\s+)?"
    rf"(?:(?:本期|本版|今日|本网)?(?:{DUTIES})\s*[：:]\s*[^。！？]{{1,24}}){{1,4}}[）)\]】]?$"
)
SPACED_CREDIT = re.compile(rf"^[（(\[【]?(?:(?:{DUTIES})[\s/／|]\s*[\u3400-\u9fff·]{{2,4}}\s*){{1,4}}[）)\]】]?$")
GUIDE = re.compile(r"^[【\[（(]?(?:本期|今日|本版|要闻)?导读(?:[】\]）)：: ]|$)")
STEPS = re.compile(
    r"^[\[【（(]?(?:上一[篇版页条]|下一[篇版页条]|返回(?:目录|首页|顶部|列表)|打印[本此]页|关闭窗口|关闭本页"
    r"|分享[到至](?:[：:\s]|微信|微博|朋友圈|好友|QQ|新浪|腾讯|空间|$)"
    r"|扫一扫|(?:用|使用|打开)?微信扫|点击(?:查看|进入|下载|投票|阅读)|阅读原文|查看原文|我要(?:评论|纠错)"
    r"|调整字体|字[号体][：:]|余下全文|文章导航|人参与评论|网友评论|发表评论|最新评论|查看全部\d*条?评论"
    r"|更多(?:精彩|推荐|猛料)|(?:[^。]{0,40}欢迎|[^。]{0,40}福利)?扫描.{0,4}二维码)[^。]{0,60}$"
    r"|^[\[【]?(?:纠错|收藏|打印|分享|点赞|举报|打赏|图集|字体|字号|大|中|小|A\+|A-|\+1)[\]】]?$"
    r"|^标签\s*[：:][^。]{0,80}$|^(?:猜你喜欢|为您推荐|热门推荐|(?:关键[词字]|所属分类)\s*[：:])$"
    r"|^相关[\u4e00-\u9fff]{2}请(?:关注|点击)[：:][^。]{0,60}$"
    r"|^(?:【\d{1,2}】){2,}(?:[上下]一?页)*$|^(?=.*页)(?:[首上下尾末]一?页|[\d\s/>…]){2,}$|^返回.{2,10}>+$"
)
# Heads of a list of links; before paragraphs of text they head a sidebar of the story.
PARTING = re.compile(
    r"^[■◆▲●【\[（(]?(?:相关(?:阅读|新闻|链接|资讯|报道|文章|专题|推荐)|推荐阅读|延伸阅读|精彩推荐|今日热点)[】\]）)]?\s*[：:]?$"
)
CLAIM = re.compile(
    r"^[（(【]?(?:[\u4e00-\u9fff ]{0,16}版 ?权 ?所 ?有|Copyright ?[©(]|互联网新闻信息服务许可证"
    r"|(?:特别|免责|版权|郑重)声明[】]?[：:]|.{0,10}未经.{0,12}(?:授权|允许|许可).{0,20}转载"
    r"|本文来自[^，。]{2,12}[，,]更多.{2,20}(?:APP|客户端|公众号)|.{0,12}(?:不良信息)?举报(?:电话|邮箱))",
    re.IGNORECASE,
)
FORMER_TITLE = re.compile(r"^[（(【]?(?:本文)?原(?:标题|题|文标题|文题目)(?:为|是|[：:])[^\n]{2,80}$")
SOURCE = re.compile(rf"^[（(【]?{ORIGIN}\s*[：:]\s*[^。，！？]{{1,30}}[）)】]?$")
CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
DAY = r"(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?"
DAY_LABEL = r"(?:发布|发表|更新|创建|录入|上传|刊登|出版)?(?:日期|时间|于|：)"
DAY_LINE = re.compile(
    rf"^[（(\[【]?(?:(?:{DAY_LABEL})\s*[：:]?\s*{DAY}\s*(?:{CLOCK})?|{DAY}\s*{CLOCK}|{DAY}(?=\s*\S*?(?:来源|來源)\s*[：:]))[^。]{{0,90}}$"
)
PAGE_LINE = re.compile(
    rf"^(?:《[^》]{{1,20}}》|[\u4e00-\u9fff]{{2,8}})?\s*[（(]?\s*{DAY}\s*第?\s*[0-9A-Z]{{1,3}}\s*版[^。]{{0,20}}$"
)
DAY_FIRST = re.compile(rf"^(?:{DAY_LABEL})?[：:\s]*{DAY}")
SOURCE_AROUND = re.compile(r"(?:来源|來源|稿源|文章来源|信息来源)\s*[：:]\s*(?P<name>[^\s|｜（(]{2,20})")


def is_desk_line(text: str) -> bool:
    """Whether a paragraph is such a line."""
    patterns = (CREDIT, SPACED_CREDIT, GUIDE, STEPS, CLAIM, FORMER_TITLE, SOURCE, DAY_LINE, PAGE_LINE)
    return any(pattern.match(text) for pattern in patterns)


def is_parting_line(text: str) -> bool:
    """Whether a last paragraph is the head of links that are gone."""
    return PARTING.match(text) is not None


def is_credit(text: str) -> bool:
    """Whether words name an editor or another duty of the desk, not an author."""
    return re.search(rf"(?:{DUTIES})\s*[：:]", text) is not None


def is_day_line(text: str) -> bool:
    """Whether a line at a headline tells when the page came out, and perhaps where from."""
    return any(pattern.match(text) for pattern in (DAY_LINE, DAY_FIRST, SOURCE))


def source_in(words: str) -> str:
    """The first source that the words around a text name (来源：澄川新闻网); empty where they name none."""
    found = SOURCE_AROUND.search(words)
    return found["name"] if found is not None else ""
