"""Every character against the cmap of the face it is set in: a gap is said before a page is painted.

A renderer would fall back to another face without a word.  Here a character that a face lacks is set in the
first of the layout's fallbacks that has it, and a finding says so; one that none has keeps the press edition
from being made.
"""

from collections.abc import Iterable

from pipeline.errors import Say, Where
from pipeline.makeup.body import body_blocks
from pipeline.model import Finding, Issue, Severity, Story
from pipeline.settings.layout import Layout
from pipeline.typography.cells import Paragraph
from pipeline.typography.faces import Faces

__all__ = ["find_missing_glyphs"]

MOST_NAMED = 8


def find_missing_glyphs(issue: Issue, layout: Layout, faces: Faces) -> tuple[Finding, ...]:
    """One finding a story, face and face set instead, with the characters in question."""
    findings: list[Finding] = []
    for page in issue.pages:
        for story in page.stories:
            where = Where(story.source_file, next(iter(story.source_lines), None), page.number)
            findings += _in_texts(_texts_by_face(story, layout), faces, layout, where, story.id)
        for piece in page.furniture:
            where = Where(piece.source_file, next(iter(piece.source_lines), None), page.number)
            findings += _in_texts([(layout.furniture_face, "".join(piece.text))], faces, layout, where, None)
    return tuple(findings)


def _texts_by_face(story: Story, layout: Layout) -> list[tuple[str, str]]:
    captions = "".join(picture.caption + picture.credit_text for picture in story.pictures)
    texts = [
        (layout.headline_face, "".join(story.headline)),
        (layout.kicker_face, "".join(story.kicker)),
        (layout.deck_face, "".join(story.deck)),
        (layout.column_head_face, "".join(story.column_head)),
        (layout.caption_face, captions),
        (layout.quote_face, story.pull_quote),
    ]
    for block in body_blocks(story, layout):
        cells = [block.runs] if isinstance(block, Paragraph) else [cell for row in block.rows for cell in row]
        texts += [(run.face, run.text) for cell in cells for run in cell]
    return texts


def _in_texts(
    texts: Iterable[tuple[str, str]], faces: Faces, layout: Layout, where: Where, story: str | None
) -> list[Finding]:
    gaps: dict[tuple[str, str | None], set[str]] = {}
    for role, text in texts:
        face = faces[role]
        for character in {c for c in text if not face.covers(c)}:
            instead = next((other for other in layout.fallback_faces if faces[other].covers(character)), None)
            gaps.setdefault((role, instead), set()).add(character)
    ordered = sorted(gaps.items(), key=lambda gap: (gap[0][0], gap[0][1] or ""))
    return [_finding(sorted(missing), role, instead, where, story) for (role, instead), missing in ordered]


def _finding(missing: list[str], role: str, instead: str | None, where: Where, story: str | None) -> Finding:
    codes = " ".join(f"{character} (U+{ord(character):04X})" for character in missing[:MOST_NAMED])
    more = len(missing) - MOST_NAMED
    zh_more, en_more = (f" 等 {len(missing)} 字", f" and {more} more") if more > 0 else ("", "")
    if instead is None:
        return Finding(
            "typography-missing-glyph",
            Severity.ERROR,
            where,
            Say(
                zh=f"字体 {role} 和后备字体都没有这些字：{codes}{zh_more}。",
                en=f"Neither the face {role} nor a fallback has a glyph for: {codes}{en_more}.",
            ),
            Say(
                zh="改用通行字，或在版式的 fallbacks 里加上有这些字的字体。",
                en="Use a common character, or add a face that has it to the layout's fallbacks.",
            ),
            story,
        )
    return Finding(
        "typography-fallback-face",
        Severity.NOTE,
        where,
        Say(
            zh=f"字体 {role} 没有这些字，改用 {instead} 排：{codes}{zh_more}。",
            en=f"The face {role} lacks these; they are set in {instead}: {codes}{en_more}.",
        ),
        Say(zh="看大样上这些字是否合眼。", en="Look at them on the proof."),
        story,
    )
