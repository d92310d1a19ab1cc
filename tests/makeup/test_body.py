"""A story's forms and spans as the composer sets them."""

from pipeline.intake.markdown import read_story
from pipeline.makeup.body import body_blocks
from pipeline.makeup.composed import flow_lines
from pipeline.model import Story
from pipeline.settings.layout import Layout
from pipeline.typography.cells import Paragraph, Run
from pipeline.typography.composer import Composer
from pipeline.typography.set_line import SetLine
from pipeline.typography.table import Table


def story(body: str) -> Story:
    return read_story(f"---\nheadline: [题]\n---\n\n{body}\n", "s.md", 1).story


def lines_of(body: str, layout: Layout, composer: Composer, measure_em: float = 13.0) -> list[SetLine]:
    return [line for lines in flow_lines(story(body), measure_em, layout, composer) for line in lines]


def faces(line: SetLine) -> list[str]:
    return [run.face.key for run in line.runs]


def origin_of(line: SetLine, character: str) -> int:
    for run in line.runs:
        x = run.x_milli_em
        for text, step in zip(run.texts, (*run.steps_milli_em, 0), strict=True):
            if text == character:
                return x
            x += step
    raise AssertionError(line.text)


def test_words_are_set_apart_by_face_and_script(broadsheet: Layout) -> None:
    (block,) = body_blocks(story("这是**要点**和*楷体*，10m^2^。"), broadsheet)
    assert isinstance(block, Paragraph)
    assert block.runs == (
        Run("这是", "song"),
        Run("要点", "hei-bold"),
        Run("和", "song"),
        Run("楷体", "kai"),
        Run("，10m", "song"),
        Run("2", "song", "superscript"),
        Run("。", "song"),
    )


def test_a_superscript_is_small_and_raised(broadsheet: Layout, composer: Composer) -> None:
    (line,) = lines_of("面积10m^2^多", broadsheet, composer)
    raised = line.runs[1]
    assert (raised.texts, raised.size_milli_em, raised.rise_milli_em > 0) == (("2",), 600, True)
    plain = composer.display("2", "song").width_milli_em
    assert line.runs[2].x_milli_em - raised.x_milli_em in range(plain * 6 // 10, plain * 6 // 10 + 252)


def test_a_reading_follows_its_character(broadsheet: Layout) -> None:
    (block,) = body_blocks(story("{囧|jiǒng}字"), broadsheet)
    assert block.text == "囧jiǒng字"


def test_verse_keeps_its_lines_and_a_stanza_has_white_above(broadsheet: Layout, composer: Composer) -> None:
    lines = lines_of("> 床前明月光\n> 疑是地上霜\n>\n> 举头望明月\n> 低头思故乡", broadsheet, composer)
    assert [line.text for line in lines] == ["床前明月光", "疑是地上霜", "", "举头望明月", "低头思故乡"]
    assert {line.runs[0].x_milli_em for line in lines if line.runs} == {2000}
    assert not any(line.full for line in lines)


def test_a_long_line_of_verse_turns_further_in(broadsheet: Layout, composer: Composer) -> None:
    first, second = lines_of("> 君不见黄河之水天上来奔流到海不复回", broadsheet, composer)
    assert (first.runs[0].x_milli_em, second.runs[0].x_milli_em) == (2000, 3000)


def test_an_item_hangs_from_its_bullet(broadsheet: Layout, composer: Composer) -> None:
    lines = lines_of("- 扎实推进重点领域改革，持续优化营商环境，加快项目建设。", broadsheet, composer)
    assert lines[0].text.startswith("• ")
    assert lines[0].runs[0].x_milli_em == 1000
    # One em of indent, one of bullet, a quarter of space: the text of all lines begins there, however loose the first.
    assert {line.runs[0].x_milli_em for line in lines[1:]} == {2250}
    assert origin_of(lines[0], "扎") == 2250


def test_a_subhead_stands_in_the_middle_and_a_signed_line_right(broadsheet: Layout, composer: Composer) -> None:
    head, salutation, signed = lines_of("### 小标题\n\n{.flush} 编辑同志：\n\n{.signed} 读者", broadsheet, composer)
    assert (head.runs[0].x_milli_em, faces(head)) == (5000, ["hei"])
    assert salutation.runs[0].x_milli_em == 0
    assert signed.width_milli_em == 13000


def test_a_small_table_stands_in_columns(broadsheet: Layout, composer: Composer) -> None:
    body = "| 项目 | 数量 |\n|---|---|\n| 常住人口 | 120万 |\n| 面积 | 1477平方公里 |"
    (table,) = body_blocks(story(body), broadsheet)
    assert isinstance(table, Table)
    lines = lines_of(body, broadsheet, composer)
    assert [line.text for line in lines] == ["项目数量", "常住人口120万", "面积1477平方公里"]
    starts = [[run.x_milli_em for run in line.runs] for line in lines]
    assert len({xs[0] for xs in starts}) == len({xs[1] for xs in starts}) == 1
    assert starts[0][1] >= 4000 + 500


def test_a_table_wider_than_the_column_goes_row_by_row(broadsheet: Layout, composer: Composer) -> None:
    body = "| 单位 | 事项 |\n|---|---|\n| 市交通运输局 | 完成农村公路提档升级一百二十公里 |"
    lines = lines_of(body, broadsheet, composer)
    assert (
        "".join(line.text for line in lines).replace("\u3000", "")
        == "单位事项市交通运输局完成农村公路提档升级一百二十公里"
    )
    assert all(line.width_milli_em <= 13000 for line in lines)


def test_two_tables_one_after_the_other_are_two(broadsheet: Layout) -> None:
    blocks = body_blocks(story("| 甲 | 1 |\n| 乙 | 2 |\n\n| 丙 | 3 |\n\n正文。"), broadsheet)
    assert [len(block.rows) if isinstance(block, Table) else 0 for block in blocks] == [2, 1, 0]
