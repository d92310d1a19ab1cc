"""What wires and pages call the things they say of themselves, in Chinese.

Names of NITF 3.6, NewsML-G2 2.30, ninjs 1–3, IPTC 7901, RSS and HTML, and those readers give them.  A name that is
nowhere here, and a JSON pointer, is told as the format has it: it is an address in the copy.
"""

__all__ = ["chinese_element", "chinese_name"]

# Of what is part of another thing: "picture provider".
OF = {"picture": "图片", "package": "稿包", "header": "信头", "headline": "标题", "link": "链接"}
NAMES = {
    "abstract": "提要",
    "altid": "别的编号",
    "alternate text": "图片替代文字",
    "assert": "附带说明",
    "association": "关联件",
    "author": "作者",
    "byline": "署名",
    "catalogref": "词表",
    "category": "分类",
    "class": "类别",
    "content type": "内容格式",
    "contentcreated": "内容写成时间",
    "contentmodified": "内容改动时间",
    "contributor": "参与者",
    "copyright": "版权",
    "copyrightholder": "版权所有者",
    "copyrightnotice": "版权声明",
    "creator": "作者",
    "creditline": "图片署名",
    "date": "日期",
    "date-time": "时间",
    "date.expire": "失效时间",
    "date.issue": "发出时间",
    "date.release": "可发时间",
    "dateandtime": "时间",
    "dateline": "电头",
    "description": "说明",
    "distributor": "发行方",
    "doc-id": "编号",
    "doc.copyright": "版权",
    "du-key": "稿件代号",
    "embargoed": "禁发时间",
    "enclosure": "附件",
    "enpproperty": "方正属性",
    "evloc": "事发地",
    "expires": "失效时间",
    "filename": "文件名",
    "firstcreated": "首发时间",
    "fixture": "固定栏目",
    "generator": "制作软件",
    "genre": "体裁",
    "group": "组",
    "guid": "编号",
    "header": "信头",
    "heading": "小标题",
    "headline": "标题",
    "hl1": "主题",
    "hl2": "副题",
    "identification": "标识",
    "identified-content": "标引",
    "image": "图片",
    "infosource": "消息来源",
    "inlinedata": "内嵌数据",
    "itemclass": "稿件类型",
    "key-list": "关键词",
    "keyword": "关键词",
    "language": "语言",
    "length": "字数",
    "link": "链接",
    "located": "地点",
    "media credit": "图片署名",
    "mimetype": "内容格式",
    "name": "名称",
    "newsmanagement": "稿件管理",
    "number": "编号",
    "object": "事物",
    "organisation": "机构",
    "own": "本稿编号",
    "package": "稿包",
    "person": "人物",
    "people": "人物",
    "picture": "图片",
    "picture description": "图片描述",
    "picture outside the text": "正文以外的图片",
    "place": "地点",
    "post-text": "信尾",
    "priority": "优先级",
    "profile": "格式规范",
    "provider": "提供方",
    "published": "发布时间",
    "pubstatus": "可用状态",
    "pubdata": "刊载信息",
    "rendition": "图片规格",
    "remotecontent": "外部文件",
    "representationtype": "表示方式",
    "revision-history": "修改记录",
    "rights": "版权",
    "rightsmetadata": "版权说明",
    "series": "系列",
    "service": "线路",
    "signal": "信号",
    "slugline": "稿件代号",
    "source": "来源",
    "standard": "标准",
    "story.date": "稿件日期",
    "subject": "主题词",
    "subtitle": "副题",
    "summary": "提要",
    "tag": "标签",
    "title": "标题",
    "tobject": "主题词",
    "type": "类型",
    "updated": "更新时间",
    "urgency": "缓急",
    "uri": "编号",
    "version": "版次",
    "versioncreated": "本版时间",
    "window": "窗口标题",
}


# Elements of a page that hold no text of a story.
ELEMENTS = {
    "applet": "小程序",
    "audio": "音频",
    "button": "按钮",
    "canvas": "画布",
    "custom-table": "自定表格",
    "embed": "嵌入件",
    "form": "表单",
    "frame": "框架",
    "frameset": "框架",
    "iframe": "框架",
    "input": "输入框",
    "math": "公式",
    "nitf-table-metadata": "表格说明",
    "noscript": "无脚本时的文字",
    "note": "给编辑的话",
    "object": "嵌入件",
    "select": "选单",
    "svg": "矢量图",
    "textarea": "输入框",
    "video": "视频",
}


def chinese_element(name: str) -> str:
    """What an element of a page is, in Chinese; its own name where we have none."""
    return ELEMENTS.get(name, name)


def chinese_name(name: str) -> str:
    """A field's name in Chinese, itself where we have none."""
    plain = name.lower()
    known = NAMES.get(plain) or NAMES.get(plain.removesuffix("s"))
    if known is not None:
        return known
    whole, _, part = name.partition(" ")
    if whole in OF and part:
        return f"{OF[whole]}的{chinese_name(part)}"
    return name
