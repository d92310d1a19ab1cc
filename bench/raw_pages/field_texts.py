"""The fields of a story as they are compared: without white space, names without the brackets around them."""

from bench.raw_pages.reading import squeezed
from pipeline.model import Story

__all__ = ["field_texts"]

NAMED = frozenset({"signature", "jump", "credit"})


def _bare(text: str, kind: str) -> str:
    text = squeezed(text)
    return text.strip("（）()") if kind in NAMED else text


def field_texts(story: Story) -> dict[str, tuple[str, ...]]:
    """What is compared, kind by kind: empty kinds left out."""
    said = {
        "column_head": ("".join(story.column_head),),
        "kicker": ("".join(story.kicker),),
        "headline": ("".join(story.headline),),
        "deck": ("".join(story.deck),),
        "signature": (story.signature,),
        "jump": (story.jump or "",),
        "dateline": (story.dateline.text if story.dateline is not None else "",),
        "bylines": ("/".join(byline.name for byline in story.bylines),),
        "caption": tuple(picture.caption for picture in story.pictures),
        "credit": tuple(picture.credit_text for picture in story.pictures),
    }
    bare = {kind: tuple(_bare(text, kind) for text in texts if squeezed(text)) for kind, texts in said.items()}
    return {kind: texts for kind, texts in bare.items() if texts}
