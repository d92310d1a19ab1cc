"""Every character against the cmap of the face it is set in: a gap is said before a page is painted.

A renderer would fall back to another face without a word; here a missing glyph is a finding with its story
and line, and keeps the press edition from being made.
"""

from pipeline.errors import Say, Where
from pipeline.model import Finding, Issue, Severity, Story
from pipeline.settings.layout import Layout
from pipeline.typography.faces import Faces

__all__ = ["find_missing_glyphs"]


def find_missing_glyphs(issue: Issue, layout: Layout, faces: Faces) -> tuple[Finding, ...]:
    """One finding a story and face, with the characters that face lacks."""
    findings = []
    for page in issue.pages:
        for story in page.stories:
            for role, text in _texts_by_face(story, layout):
                missing = _missing(text, faces, role)
                if missing:
                    line = next(iter(story.source_lines), None)
                    where = Where(story.source_file, line, page.number)
                    findings.append(_finding(missing, role, where, story.id))
        for piece in page.furniture:
            missing = _missing("".join(piece.text), faces, layout.furniture_face)
            if missing:
                where = Where(piece.source_file, next(iter(piece.source_lines), None), page.number)
                findings.append(_finding(missing, layout.furniture_face, where, None))
    return tuple(findings)


def _texts_by_face(story: Story, layout: Layout) -> tuple[tuple[str, str], ...]:
    # The lead-in (本报讯（记者…）) is set in a face of its own where there is one.
    lead = story.paragraphs[0].split("）")[0] if story.dateline and story.paragraphs else ""
    captions = "".join(picture.caption + picture.credit_text for picture in story.pictures)
    return (
        (layout.headline_face, "".join(story.headline)),
        (layout.kicker_face, "".join(story.kicker)),
        (layout.deck_face, "".join(story.deck)),
        (layout.column_head_face, "".join(story.column_head)),
        (layout.body_face, "".join(story.paragraphs)),
        (layout.lead_face, lead + story.signature + (story.jump or "")),
        (layout.caption_face, captions),
    )


def _missing(text: str, faces: Faces, role: str) -> str:
    face = faces[role]
    return "".join(sorted({c for c in text if not c.isspace() and not face.has(c)}))


def _finding(missing: str, role: str, where: Where, story: str | None) -> Finding:
    codes = " ".join(f"{character} (U+{ord(character):04X})" for character in missing[:8])
    return Finding(
        "typography-missing-glyph",
        Severity.ERROR,
        where,
        Say(zh=f"字体 {role} 没有这些字：{codes}。", en=f"The face {role} has no glyph for: {codes}."),
        Say(zh="改用通行字，或换有这些字的字体。", en="Use a common character, or a typeface that has it."),
        story,
    )
