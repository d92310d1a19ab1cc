"""Wires that are broken or hostile: each is refused with file and place, or its danger is text and nothing more."""

import json
import random
from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.intake.registry import reader_of
from pipeline.settings.values import Limits, PageSettings

NITF = (
    "<nitf><body><body.head><hedline><hl1>{}</hl1></hedline></body.head><body.content>{}</body.content></body></nitf>"
)
BOMB = '<!DOCTYPE nitf [<!ENTITY a "{}">{}]>' + NITF.format("题", "<p>&j;</p>")
LAUGHS = "".join(f'<!ENTITY {chr(98 + k)} "{f"&{chr(97 + k)};" * 10}">' for k in range(9))


def read(name: str, data: bytes | str, folder: Path) -> Filing:
    raw = data.encode() if isinstance(data, str) else data
    copy = CopyFile(name, raw, 1, PageSettings(1), folder)
    return reader_of(copy).read(copy, Limits())


def refused(name: str, data: bytes | str, folder: Path) -> SourceError:
    with pytest.raises(SourceError) as error:
        read(name, data, folder)
    assert error.value.where.file == name
    assert error.value.exit_code == 3
    assert error.value.message.zh
    return error.value


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("<nitf>\n<body>\n<body.content><p>断", 3),
        ("<nitf>\n<body></nitf>", 2),
        ("<nitf><body>&nothing;</body></nitf>", 1),
        ("\n" + BOMB.format("lol", LAUGHS), 2),
        ('<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + NITF.format("题", "<p>&x;</p>"), 1),
        ("<nitf>\n" + "<block>" * 10_000 + "</block>" * 10_000 + "</nitf>", 2),
        ("<nitf>\n" + "<block>" * 230 + "</block>" * 230 + "</nitf>", 2),
        ("<nitf>\n<p " + " ".join(f'a{k}="1"' for k in range(100_000)) + "/></nitf>", 2),
        ('<?xml version="1.0" encoding="gb2312"?>\n' + NITF.format("né", "<p>é</p>"), None),
        ('<?xml version="1.0" encoding="x-of-ours"?>\n' + NITF.format("题", "<p>文</p>"), None),
    ],
    ids=[
        "cut off", "crossed tags", "unknown entity", "entity bomb", "external entity", "10,000 deep", "230 deep",
        "100,000 attributes", "declares GB 2312 and may be either", "unknown encoding",
    ],
)  # fmt: skip
def test_xml_that_cannot_be_read_is_refused_with_its_line(tmp_path: Path, data: str, line: int | None) -> None:
    assert refused("01.xml", data, tmp_path).where.line == line


def test_han_in_utf_8_is_read_as_such_whatever_is_declared(tmp_path: Path) -> None:
    data = '<?xml version="1.0" encoding="gb2312"?>\n' + NITF.format("青溪桥通车", "<p>老桥翻新。</p>")
    filing = read("01.xml", data, tmp_path)
    assert filing.stories[0].story.headline == ("青溪桥通车",)
    assert [finding.message.en for finding in filing.findings if finding.code == "intake-encoding-declared"] == [
        "The file declares gb2312 and is UTF-8; it was read as UTF-8."
    ]


def test_a_text_beyond_the_parsers_length_is_refused_as_that(tmp_path: Path) -> None:
    error = refused("01.xml", NITF.format("题", "<p>短</p>\n<p>" + "长" * 3_400_000 + "</p>"), tmp_path)
    assert "10200003 bytes; the limit is 10000000" in error.message.en
    assert error.where.line is not None


def test_a_wrong_declaration_of_utf_8_is_refused_at_the_first_wrong_line(tmp_path: Path) -> None:
    data = ('<?xml version="1.0" encoding="UTF-8"?>\n' + NITF.format("ok", "\n<p>桥</p>")).encode("gb18030")
    assert refused("01.xml", data, tmp_path).where.line == 3


def test_a_right_declaration_of_gb_2312_is_read(tmp_path: Path) -> None:
    data = ('<?xml version="1.0" encoding="GB2312"?>\n' + NITF.format("青溪桥通车", "<p>老桥翻新。</p>")).encode("gbk")
    filing = read("01.xml", data, tmp_path)
    assert filing.stories[0].story.headline == ("青溪桥通车",)
    assert [finding.code for finding in filing.findings].count("intake-encoding") == 1


def test_a_plain_doctype_is_passed_over_and_opens_nothing(tmp_path: Path) -> None:
    (tmp_path / "nitf.dtd").write_text('<!ENTITY secret "泄露">', encoding="utf-8")
    doctype = '<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "nitf.dtd">'
    story = (
        read("01.xml", doctype + NITF.format("题&eacute;", "<p>甲&nbsp;乙 &amp;lt;b&amp;gt;</p>"), tmp_path)
        .stories[0]
        .story
    )
    assert story.headline == ("题é",)
    assert story.paragraphs == ("甲\u00a0乙 &lt;b&gt;",)
    assert refused("01.xml", doctype + NITF.format("题", "<p>&secret;</p>"), tmp_path).where.line == 1


def test_markup_inside_text_stays_text(tmp_path: Path) -> None:
    body = "<p>&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} **粗** ../../etc/passwd</p><script>坏</script>"
    story = read("01.xml", NITF.format("题", body), tmp_path).stories[0].story
    assert story.paragraphs == ("<script>alert(1)</script> {{ 7*7 }} **粗** ../../etc/passwd",)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ('{"uri": "u:1",\n "headline": "断', 2),
        ('{"uri": "u:1",\n}', 2),
        ('{"uri": "u:1",\n "urgency": NaN}', None),
        ('{"uri": "u:1", "urgency": 1e999}', None),
        ('{"uri": "u:1", "version": ' + "9" * 5000 + "}", None),
        ('{"uri": "u:1", "headline": "甲", "headline": "乙"}', None),
        ('{"uri": "u:1",\n "x": ' + "[" * 10_000 + "]" * 10_000 + "}", 2),
        ('{"uri": "u:1",\n "x": ' + '{"a":' * 10_000 + "1" + "}" * 10_000 + "}", 2),
        ("[" * 100_000, 1),
        ("{}", 1),
        ("[]", 1),
        ('[{"uri": "u:1"},\n 3]', 2),
    ],
)
def test_json_that_cannot_be_read_is_refused(tmp_path: Path, data: str, line: int | None) -> None:
    assert refused("01.json", data, tmp_path).where.line == line


TEXTS = (
    "uri", "type", "headline", "headline_sub", "byline", "by", "located", "title", "pubstatus", "pubStatus",
    "embargoed", "usageterms", "usageTerms", "ednote", "edNote", "body_text", "body_xhtml", "description_text",
)  # fmt: skip
LISTS = ("headlines", "bodies", "descriptions", "subjects", "subject", "associations", "renditions")


@pytest.mark.parametrize("key", TEXTS)
@pytest.mark.parametrize("value", [["甲"], {"a": "甲"}, 3, True])
def test_what_should_be_text_and_is_none_is_refused_by_its_pointer(tmp_path: Path, key: str, value: object) -> None:
    error = refused("01.json", json.dumps({"uri": "u:1", key: value}, indent=1), tmp_path)
    assert error.message.en.startswith(f"/{key} should be")
    assert error.where.line == (2 if key == "uri" else 3)


@pytest.mark.parametrize("key", LISTS)
@pytest.mark.parametrize("value", ["甲", 3, ["甲"], [[]], {"a": "甲"}])
def test_what_should_be_objects_and_is_none_is_refused(tmp_path: Path, key: str, value: object) -> None:
    error = refused("01.json", json.dumps({"uri": "u:1", key: value}), tmp_path)
    assert error.message.en.startswith(f"/{key}")


@pytest.mark.parametrize(
    ("member", "pointer"),
    [
        ({"headlines": [{"role": 1, "value": "甲"}]}, "/headlines/0/role"),
        ({"bodies": [{"contentType": [], "value": "甲"}]}, "/bodies/0/contentType"),
        ({"bodies": [{"value": 7}]}, "/bodies/0/value"),
        ({"subjects": [{"name": ["体育"]}]}, "/subjects/0/name"),
        ({"associations": {"a/b": {"type": 4}}}, "/associations/a~1b/type"),
        ({"associations": [{"type": "picture", "renditions": [{"href": []}]}]}, "/associations/0/renditions/0/href"),
        ({"associations": [{"type": "picture", "renditions": [{"href": "a", "width": "x"}]}]}, "/associations/0/rend"),
        ({"urgency": "3"}, "/urgency"),
        ({"urgency": 2.5}, "/urgency"),
        ({"bodies": [{"role": "nitf", "value": "<nitf>断"}]}, "/bodies/0/value"),
    ],
)
def test_a_wrong_kind_deep_inside_is_refused_by_its_pointer(
    tmp_path: Path, member: dict[str, object], pointer: str
) -> None:
    error = refused("01.json", json.dumps({"uri": "u:1", **member}), tmp_path)
    assert error.message.en.startswith(pointer)


def test_null_is_as_good_as_absent(tmp_path: Path) -> None:
    keys = (*TEXTS[1:], *LISTS, "urgency")
    story = read("01.json", json.dumps({"uri": "u:1", **dict.fromkeys(keys)}), tmp_path).stories[0].story
    assert (story.headline, story.paragraphs) == ((), ())


def test_control_characters_and_lone_surrogates_are_taken_out_and_told(tmp_path: Path) -> None:
    data = '{"uri": "u:1", "headline": "青\\u0000溪\\ud800", "body_text": "桥\\u200b通\\u0008了"}'
    filing = read("01.json", data, tmp_path)
    story = filing.stories[0].story
    assert (story.headline, story.paragraphs) == (("青溪",), ("桥通了",))
    control = next(finding for finding in filing.findings if finding.code == "intake-control-character")
    assert "U+0000 U+0008 U+D800" in control.message.en
    assert "intake-invisible-character" in {finding.code for finding in filing.findings}
    "".join(finding.message.zh for finding in filing.findings).encode()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("01.xml", "<catalogue><item/></catalogue>", "NITF"),
        ("01.nitf", "<newsItem/>", "NewsML-G2"),
        ("01.json", "headline: 青溪", "ninjs"),
        ("01.iptc", "青溪桥通车", "IPTC 7901"),
        ("01.json", "<nitf/>", "ninjs"),
    ],
)
def test_a_file_with_anothers_ending_is_refused(tmp_path: Path, name: str, data: str, says: str) -> None:
    error = refused(name, data, tmp_path)
    assert says in error.message.en + (error.remedy.en if error.remedy else "")


@pytest.mark.parametrize(
    "href",
    [
        "../secret.png", "/etc/hostname.png", "file:///etc/hostname", "http://example.com/a.png", "link.png",
        "%2e%2e/secret.png", "..\\secret.png", "a\x00.png", "x" * 5000 + ".png", "01.json", "secret.txt",
    ],
)  # fmt: skip
def test_a_picture_outside_the_folder_is_never_opened(tmp_path: Path, href: str) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(b"secret")
    (folder / "secret.txt").write_bytes(b"secret")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    item = {"uri": "u:1", "type": "picture", "description_text": "桥。", "renditions": {"a": {"href": href}}}
    filing = read("01.json", json.dumps(item), folder)
    assert filing.pictures == ()
    picture = filing.stories[0].story.pictures[0]
    assert (picture.file, picture.caption) == (None, "桥。")
    assert "intake-picture-elsewhere" in {finding.code for finding in filing.findings}


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("\x01qxs0001 3 pl 20\n正文没有开始\x02".replace("\x02", "") + "\x02题\n正文", 1),
        ("\x01qxs0001 3 pl 20\r\n\x02题\r\n　正文\r\n\x03\r\n\x04\x01qxs0002 3 pl 9\r\n没有", 5),
    ],
)
def test_a_text_wire_that_breaks_off_is_refused(tmp_path: Path, data: str, line: int) -> None:
    assert refused("01.iptc", data, tmp_path).where.line == line


def test_what_is_told_cannot_steer_a_terminal(tmp_path: Path) -> None:
    filing = read(
        "01.json", '{"uri": "u:1", "headline": "题", "slugline": "a\\u001b[2Jb", "type": "te\\u0007xt"}', tmp_path
    )
    told = "".join(finding.message.zh + finding.message.en for finding in filing.findings)
    assert "a[2Jb" in told
    assert not {"\x1b", "\x07"} & set(told)


def test_whatever_happens_to_a_wire_it_is_read_whole_or_refused(tmp_path: Path) -> None:
    chance = random.Random(7901)
    body = "<p>一<em>二</em></p><media><media-reference source='a.png'/></media><ul><li>三</li></ul><pre>四</pre>"
    ninjs = json.dumps({"uri": "u:1", "headlines": [{"value": "题"}], "bodies": [{"role": "html", "value": body}]})
    wire = "\x01qxs0001 3 pl 20\r\n\x02题\r\n　正文\r\n\x03\r\n\x04"
    for _ in range(600):
        name, text = chance.choice((("01.xml", NITF.format("题", body)), ("01.json", ninjs), ("01.iptc", wire)))
        data = bytearray(text.encode())
        for _ in range(chance.randrange(1, 5)):
            at = chance.randrange(len(data))
            cut = data[at : at + chance.randrange(40)]
            data[at : at + chance.randrange(3)] = chance.choice(
                (b"<", b"\x00", b"\xff", b'"', b"</p>", b"]", b"\\ud800", cut)
            )
        try:
            filing = read(name, bytes(data), tmp_path)
        except SourceError:
            continue
        for filed in filing.stories:
            story = filed.story
            assert {f"paragraphs.{k}" for k in range(len(story.paragraphs))} <= {
                origin.field for origin in story.origins
            }
            assert all(0 <= s.start < s.end <= len(story.paragraphs[s.paragraph]) for s in story.spans)
            "".join((*story.headline, *story.paragraphs, story.section)).encode()


def test_page_text_is_no_text_wire(tmp_path: Path) -> None:
    copy = CopyFile("01.txt", "青溪桥通车\n\n　　老桥翻新。".encode(), 1, PageSettings(1), tmp_path)
    assert reader_of(copy).NAME.en == "page text"
