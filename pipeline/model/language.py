"""Which Chinese a language tag means."""

__all__ = ["SIMPLIFIED", "TRADITIONAL", "chinese_script"]

SIMPLIFIED, TRADITIONAL = "zh-Hans", "zh-Hant"


def chinese_script(language: str) -> str:
    """``zh-Hant`` for a BCP 47 tag that says so, by script or by region, else ``zh-Hans``."""
    subtags = {subtag.lower() for subtag in language.replace("_", "-").split("-")}
    if "hans" in subtags:
        return SIMPLIFIED
    return TRADITIONAL if subtags & {"hant", "tw", "hk", "mo"} else SIMPLIFIED
