"""Lines obey the tables, hold every character, and end at the measure."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.typography.cells import Paragraph, Run
from pipeline.typography.composer import Composer
from pipeline.typography.rules import line_rules
from pipeline.typography.set_line import SetLine

NO_LINE_START, NO_LINE_END = line_rules().no_line_start, line_rules().no_line_end

HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
TEXT = st.text(alphabet=HAN * 3 + "，。、；：？！“”（）《》—…0123456789abcXYZ %", min_size=1, max_size=160)


def compose(composer: Composer, text: str, measure_em: float, count: int | None = None) -> tuple[SetLine, ...]:
    paragraph = Paragraph((Run(text, "song"),))
    measure = round(measure_em * 1000)
    options = composer.line_costs(paragraph, measure)
    best = min(options, key=options.__getitem__) if count is None else count
    return composer.set(paragraph, measure, best)


@settings(max_examples=150, deadline=None)
@given(text=TEXT, measure_em=st.sampled_from((11.0, 13.0, 15.0, 20.5)))
def test_every_character_comes_back_in_order(composer: Composer, text: str, measure_em: float) -> None:
    lines = compose(composer, text, measure_em)
    assert "".join(line.text for line in lines) == text
    painted = "".join("".join(run.texts) for line in lines for run in line.runs)
    assert "".join(painted.split()) == "".join(text.split())


SEED = (
    "何益军对全市科技创新工作取得的成效给予肯定。他说，去年，我市科技创新工作体制机制不断健全，省创新型示范城市建设、高企培育、"
    "国家级企业创新平台、“双创”人才团队等重点领域工作取得了重要突破，求真务实的工作作风成为科技人才系统全体干部职工的共同标识，"
    "这是我市大力弘扬治沙精神的生动实践，今年，全市上下要保持饱满的热情和必胜的信念，目标全年高企申报100家，占比3.5%以上。"
)


def test_full_lines_end_at_the_measure_and_obey_the_bans(composer: Composer) -> None:
    for measure_em in (11.0, 12.0, 13.0, 15.0, 18.2):
        lines = compose(composer, SEED, measure_em)
        for line in lines[:-1]:
            assert line.full
            # 0.02 em is 0.2 pt at 10 pt.  A closing mark at the end stands half-width or whole, both flush.
            assert abs(line.width_milli_em - measure_em * 1000) <= 20
        for before, after in itertools.pairwise(lines):
            assert after.text[0] not in NO_LINE_START
            assert before.text[-1] not in NO_LINE_END


def test_first_line_is_indented_two_em(composer: Composer) -> None:
    lines = compose(composer, SEED, 15.0)
    assert lines[0].runs[0].x_milli_em == 2000
    assert lines[1].runs[0].x_milli_em == 0


def test_opening_mark_at_a_line_start_stands_at_the_edge(composer: Composer) -> None:
    # Eleven characters less the indent of two leave nine; the quotation mark opens the second line, which is
    # full when it and the comma at the end are half as wide as they are inside a line.
    lines = compose(composer, "这里有九个字放满了“双创”人才团队等重点，领域", 11.0)
    assert lines[1].text == "“双创”人才团队等重点，"
    assert (lines[1].runs[0].x_milli_em, lines[1].width_milli_em, lines[1].track_milli_em) == (-500, 11000, 0)


def test_opening_mark_keeps_its_blank_where_the_line_would_be_loose(composer: Composer) -> None:
    lines = compose(composer, "这里有九个字放满了“双创”人才团队等重点领域", 11.0)
    assert (lines[1].runs[0].x_milli_em, lines[1].width_milli_em, lines[1].track_milli_em) == (0, 11000, 0)


def test_marks_in_a_run_share_their_blanks(composer: Composer) -> None:
    # 》 and 《: two cells of 1000 with 500 taken between them; 甲乙 one em each; edges are Han.
    line = composer.display("甲》《乙", "song")
    assert line.width_milli_em == 1000 + 1500 + 1000


def test_quarter_em_between_han_and_digits(composer: Composer) -> None:
    digits = composer.display("2023", "song").width_milli_em
    assert composer.display("年2023年", "song").width_milli_em == 2000 + digits + 2 * 250


def test_dash_and_number_are_never_parted(composer: Composer) -> None:
    text = "他指出创新是引领发展的第一动力——这是大家的共识，占比3.5%以上，投入6000万美元用于建设。"
    for measure_em in (11.0, 12.0, 13.0, 14.0, 15.0):
        for line in compose(composer, text, measure_em):
            assert not line.text.startswith(("—", "%"))
            assert not line.text.endswith("—") or line.text.endswith("——")
            assert "3.5" in line.text or "3." not in line.text


def test_a_word_longer_than_the_measure_loses_nothing(composer: Composer) -> None:
    text = "见" + "x" * 90 + "完"
    assert "".join(line.text for line in compose(composer, text, 11.0)) == text


def test_a_paragraph_offers_more_than_one_number_of_lines(composer: Composer) -> None:
    paragraph = Paragraph((Run(SEED * 2, "song"),))
    options = composer.line_costs(paragraph, 13000)
    assert len(options) >= 2
    for count in options:
        assert len(composer.set(paragraph, 13000, count)) == count


def test_last_line_of_one_character_is_avoided(composer: Composer) -> None:
    for length in range(20, 60):
        lines = compose(composer, HAN[:40] * 2 if length > 40 else HAN[:length], 13.0)
        assert len(lines) == 1 or len(lines[-1].text.strip("。")) >= 2 or length < 13


def test_signature_stands_flush_right_and_breaks_between_names(composer: Composer) -> None:
    paragraph = Paragraph(
        (Run("融媒体记者周小猛 融媒体记者韩循", "kai"),), indent_em=0.0, flush_right=True, at_spaces_only=True
    )
    lines = composer.set(paragraph, 12000, 2)
    assert [line.text.strip() for line in lines] == ["融媒体记者周小猛", "融媒体记者韩循"]
    assert all(abs(line.width_milli_em - 12000) <= 1 for line in lines)
