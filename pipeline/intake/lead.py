"""Which paragraph is the lead (导语): it holds the dateline and, in most papers, the byline."""

from collections.abc import Sequence

from pipeline.model import Form

__all__ = ["lead_of"]


def lead_of(paragraphs: Sequence[str], forms: Sequence[Form]) -> str:
    """The first paragraph of prose; a subhead or a salutation before it is none.  Empty where there is no prose.

    Args:
        paragraphs: of the story.
        forms: one a paragraph, or none where all are prose.
    """
    if not forms:
        return paragraphs[0] if paragraphs else ""
    return next((text for text, form in zip(paragraphs, forms, strict=True) if form is Form.PROSE), "")
