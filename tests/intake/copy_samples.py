"""A small valid file of every format of copy; the town and everybody in it are invented.

A new reader is one line in ``SAMPLES``.
"""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO

from pipeline.intake.json_form import issue_to_json
from pipeline.intake.markdown import read_story
from pipeline.model import Furniture, Issue, Page, Paper
from tests.intake.picture_samples import drawn, encoded

__all__ = ["SAMPLES"]

PAGE_TEXT = """云溪日报
第1版 要闻

渡口清晨头班船 竹篙轻点过江来
本报记者 顾青禾

本报讯（记者顾青禾）清晨的渡口起了薄雾，头班船靠岸时，码头上已经排起了队。
老船工把缆绳绕上木桩，回头数了数人，又数了数筐里的青菜。

图为清晨的渡口。 郑船 摄

早稻插秧比去年早三天
镇里的技术员蹲在田埂上，用竹竿量水，说今年的早稻比去年早了三天。
（下转第2版）
"""

STORY = """---
id: p01-s01
page: 1
rank: 1
kicker: 渡口上的一天
headline:
- 头班船靠岸
- 竹篙轻点过江来
bylines:
- role: 记者
  name: 顾青禾
signature: （顾青禾）
quote: 码头上已经排起了队
box: rule
---

本报讯（记者顾青禾）清晨的**渡口**起了薄雾，{囧|jiǒng}一下，10m^2^的船舱。

### 小标题

- 甲项
- 乙项

1. 其一

> 床前明月光
> 疑是地上霜

| 项目 | 数 |
|---|---|
| 船 | 3 |

[文字]{.kai} 与 *楷体*，5*3*2 不变。

{.signed} 读者
"""

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<nitf><head><title>头班船靠岸</title><docdata><date.issue norm="20240510"/></docdata></head>
<body><body.head><hedline><hl1>头班船靠岸</hl1><hl2>竹篙轻点过江来</hl2></hedline>
<byline>记者 <person>顾青禾</person></byline><dateline><location>云溪</location></dateline></body.head>
<body.content><p>清晨的渡口起了<em>薄雾</em>。</p><p>老船工把缆绳绕上木桩。</p>
<media media-type="image"><media-reference source="a.jpg"/><media-caption>渡口。</media-caption></media>
</body.content></body></nitf>
"""

NEWSML_1 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd" [<!ENTITY % nitf SYSTEM "nitf.dtd"> %nitf;]>
<NewsML Version="1.2"><NewsItem><NewsManagement><Status FormalName="Usable"/><Urgency FormalName="4"/></NewsManagement>
<NewsComponent><NewsLines><HeadLine>头班船靠岸</HeadLine><ByLine>记者 顾青禾</ByLine><DateLine>云溪6月1日电</DateLine>
</NewsLines><NewsComponent><Role FormalName="Main"/><ContentItem><MediaType FormalName="Text"/><DataContent>
<p>清晨的渡口起了薄雾。</p><p>码头上排起了队。</p></DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem>
</NewsML>
"""

NEWSML = """<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="1" standard="NewsML-G2"
 standardversion="2.30" conformance="power"><catalogRef href="http://example.invalid/catalog.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="x:y"/>
<versionCreated>2024-05-10T08:00:00+08:00</versionCreated></itemMeta><contentMeta><headline>头班船靠岸</headline><by>顾青禾</by></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
<p>清晨的渡口起了薄雾。</p><p>老船工把缆绳绕上木桩。</p></body></html></inlineXML></contentSet></newsItem>
"""

NINJS = """{"uri": "urn:x:1", "type": "text", "versioncreated": "2024-05-10T08:00:00+08:00", "headline": "头班船靠岸",
"byline": "顾青禾", "body_text": "清晨的渡口起了薄雾。\\n\\n老船工把缆绳绕上木桩。",
"body_html": "<p>清晨的渡口起了薄雾。</p>", "associations": {"main": {"type": "picture", "description_text": "渡口。",
"renditions": {"original": {"href": "a.jpg"}}}}}
"""

TEXT_WIRE = (
    "\x01qxs0123 3 交通 86  专供\r\n青溪/老桥/通车/\r\n\x02头班船靠岸=\r\n（记者 顾青禾）\r\n"
    "　　青溪5月10日电　清晨的渡口起了薄雾。\r\n　　老船工把缆绳绕上木桩。\r\n\x03\r\n101030 May 24\r\n\x04"
    "\x01qxs0124 1 体育 20\r\n\x02新桥短跑\r\n\r\n　　比赛开始。\r\n\x03\r\n\x04"
)

HTML = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>头班船靠岸</title>
<meta name="author" content="顾青禾"></head><body><article><h1>头班船靠岸</h1><p>清晨的渡口起了<b>薄雾</b>。</p>
<figure><img src="a.jpg" alt=""><figcaption>渡口。</figcaption></figure><ul><li>甲项</li></ul>
<table><tr><td>船</td><td>3</td></tr></table><p>老船工把缆绳绕上木桩。</p></article></body></html>
"""

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>云溪日报</title>
<link>http://example.invalid/</link><description>报</description><item><title>头班船靠岸</title>
<link>http://example.invalid/1</link><pubDate>Fri, 10 May 2024 08:00:00 +0800</pubDate>
<content:encoded><![CDATA[<p>清晨的渡口起了薄雾。</p><p>老船工把缆绳绕上木桩。</p>]]></content:encoded></item></channel></rss>
"""

ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>云溪日报</title><id>urn:x:f</id><updated>2024-05-10T08:00:00Z</updated>
<entry><title>头班船靠岸</title><id>urn:x:1</id><updated>2024-05-10T08:00:00Z</updated>
<content type="html">&lt;p&gt;清晨的渡口起了薄雾。&lt;/p&gt;</content></entry></feed>
"""


def word() -> bytes:
    """A Word file with a heading, a list, a table and a picture."""
    from docx import Document

    document = Document()
    document.add_heading("头班船靠岸", 1)
    document.add_paragraph("清晨的渡口起了薄雾。").add_run("老船工").bold = True
    document.add_paragraph("甲项", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "船", "3"
    document.add_picture(BytesIO(encoded(drawn(), "PNG")))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def word_unpacked() -> bytes:
    """The same with its parts stored unpacked, so that what is changed in it reaches the reader of the XML."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(word())) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as stored:
        for name in packed.namelist():
            stored.writestr(name, packed.read(name))
    return out.getvalue()


def pdf() -> bytes:
    """A PDF of one page with two lines of text and no fonts of its own."""
    content = b"BT /F1 24 Tf 72 700 Td (Ferry at dawn) Tj ET BT /F1 10 Tf 72 660 Td (The first boat came in.) Tj ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 5 0 R >> >>",
    )
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 7\n0000000000 65535 f \n" + table + trailer


def issue_json() -> bytes:
    """The story above as ``parse --json`` writes it."""
    story = read_story(STORY, "copy/01.md", 1).story
    issue = Issue(
        Paper("yunxi", "云溪日报"), (Page(1, (story,), (Furniture("slogan", ("渡口",), "copy/01.md", (3,)),)),)
    )
    return json.dumps(issue_to_json(issue), ensure_ascii=False).encode()


SAMPLES: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
    ("page text", ".txt", PAGE_TEXT.encode),
    ("Markdown", ".md", STORY.encode),
    ("Markdown alone", ".markdown", "# 头班船靠岸\n\n清晨的渡口起了薄雾。\n".encode),
    ("NITF", ".xml", NITF.encode),
    ("NewsML-G2", ".xml", NEWSML.encode),
    ("NewsML 1", ".xml", NEWSML_1.encode),
    ("ninjs", ".json", NINJS.encode),
    ("our JSON", ".json", issue_json),
    ("IPTC 7901", ".iptc", TEXT_WIRE.encode),
    ("a web page", ".html", HTML.encode),
    ("RSS", ".xml", RSS.encode),
    ("Atom", ".xml", ATOM.encode),
    ("Word", ".docx", word),
    ("Word unpacked", ".docx", word_unpacked),
    ("PDF", ".pdf", pdf),
)
