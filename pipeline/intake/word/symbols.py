"""Characters of the symbol fonts, which Word keeps at U+F020 to U+F0FF, as the characters they show.

Symbol after Unicode's ``VENDORS/APPLE/SYMBOL.TXT``; of Wingdings the signs that copy uses.
"""

__all__ = ["symbol"]

PRIVATE = range(0xF020, 0xF100)
GREEK = dict(
    zip(
        range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True,
    ),
) | dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))  # fmt: skip
SIGNS = {
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥", 0xA2: "′", 0xA3: "≤", 0xA5: "∞",
    0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×",
    0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC4: "⊗", 0xC5: "⊕",
    0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xCF: "∉", 0xD0: "∠", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xE5: "∑",
    0xF2: "∫",
}  # fmt: skip
WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x73: "◆",
    0x74: "◆", 0x75: "◆", 0x76: "◆", 0xA1: "○", 0xA4: "◎", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xB6: "☆", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x80 + number: (chr(0x2460 + number - 1) if number else "⓪") for number in range(11)},
}  # fmt: skip
FONTS = {"symbol": GREEK | SIGNS, "wingdings": WINGDINGS}


def symbol(character: str, font: str) -> str:
    """What a character of a font shows.

    A character that is not of the private range, or of a font not known here, is itself: a private one is named later,
    by the check of copy that looks for them.
    """
    code = ord(character) if character else 0
    known = FONTS.get(font.strip().lower(), {})
    if code in PRIVATE:
        low = code - 0xF000
        return known.get(low) or (chr(low) if low < 0x7F and font.strip().lower() == "symbol" else character)  # noqa: PLR2004 - ASCII
    return character
