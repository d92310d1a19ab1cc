import pytest

from pipeline.ebook.phrases import by_sense


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("考核会议召开", "考核|会议|召开"),
        ("为流动摊贩“安家”", "为流动|摊贩|“安家”"),  # no mark starts or ends a line, no link ends one
        ("了不起的事业", "了不起的|事业"),  # no particle starts a line
        ("出口——增长3.2%", "出口——|增长|3.2%"),
        ("<b>&", "&lt;|b|&gt;|&amp;"),
    ],
)
def test_a_clause_parts_between_words(line: str, marked: str) -> None:
    assert by_sense(line) == f'<span class="clause">{marked.replace("|", "<wbr/>")}</span>'


def test_clauses_stay_whole_and_their_space_stays() -> None:
    marked = by_sense("强化引领 再谋发展").replace("<wbr/>", "")
    assert marked == '<span class="clause">强化引领</span> <span class="clause">再谋发展</span>'
