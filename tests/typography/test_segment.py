from pipeline.typography.segment import words


def test_words_of_headlines() -> None:
    assert words("全面开创高质量发展新局面") == ("全面", "开创", "高质量", "发展", "新", "局面")
    assert words("2022年度抓基层党建")[:2] == ("2022", "年度")


def test_words_hold_every_character() -> None:
    for text in ("疏堵结合 为流动摊贩“安家”", "A", "", "——", "㐀𠀀"):
        assert "".join(words(text)) == text
