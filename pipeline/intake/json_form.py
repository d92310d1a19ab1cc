"""The issue as JSON, schema ``banmian/issue/1`` (``docs/schema/issue-1.schema.json``)."""

from pipeline.model import SCHEMA, Advertisement, Finding, Furniture, Issue, Page, Picture, Story

__all__ = ["finding_to_json", "issue_to_json", "story_to_json"]

Json = dict[str, object]


def issue_to_json(issue: Issue) -> Json:
    """The whole issue with its findings; key order is fixed."""
    paper = issue.paper
    return {
        "schema": SCHEMA,
        "paper": {
            "id": paper.id,
            "title": paper.title,
            "publisher": paper.publisher,
            "cn_number": paper.cn_number,
            "language": paper.language,
        },
        "date": issue.date.isoformat() if issue.date else None,
        "issue_number": issue.issue_number,
        "pages": [_page(page) for page in issue.pages],
        "findings": [finding_to_json(finding) for finding in issue.findings],
    }


def finding_to_json(finding: Finding) -> Json:
    """A finding; ``message`` and ``remedy`` in Chinese, the same in English beside them."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": {
            "file": finding.where.file,
            "line": finding.where.line,
            "page": finding.where.page,
            **({"box": finding.where.box} if finding.where.box else {}),
        },
        "story": finding.story,
        "message": finding.message.zh,
        "message_en": finding.message.en,
        "remedy": finding.remedy.zh,
        "remedy_en": finding.remedy.en,
        "alternatives": list(finding.alternatives),
        "confidence": finding.confidence,
    }


def _page(page: Page) -> Json:
    return {
        "number": page.number,
        "name": page.name,
        "editors": list(page.editors),
        **({"sections": list(page.sections)} if page.sections else {}),
        "stories": [story_to_json(story) for story in page.stories],
        "furniture": [_furniture(piece) for piece in page.furniture],
        **({"advertisements": [_advertisement(own) for own in page.advertisements]} if page.advertisements else {}),
        **({"margin": [_furniture(piece) for piece in page.margin]} if page.margin else {}),
    }


def story_to_json(story: Story) -> Json:
    """A story; what it does not have is left out at the end."""
    dateline = story.dateline
    return {
        "id": story.id,
        "rank": story.rank,
        "column_head": list(story.column_head),
        "kicker": list(story.kicker),
        "headline": list(story.headline),
        "deck": list(story.deck),
        "dateline": None
        if dateline is None
        else {"text": dateline.text, "place": dateline.place, "date": dateline.date},
        "bylines": [{"role": b.role, "name": b.name, "unit": b.unit} for b in story.bylines],
        "paragraphs": list(story.paragraphs),
        "signature": story.signature,
        "pictures": [_picture(picture) for picture in story.pictures],
        "jump": story.jump,
        "source_file": story.source_file,
        "source_lines": list(story.source_lines),
        "joins": story.joins,
        **_set_apart(story),
    }


def _set_apart(story: Story) -> Json:
    """Section, forms, spans and ways of setting, where a story has any."""
    said: Json = {"section": story.section} if story.section else {}
    said |= {key: True for key in ("floating", "brief", "upright") if getattr(story, key)}
    if story.box is not None:
        said["box"] = story.box.value
    if story.quote:
        said["quote"] = story.quote
    if story.forms:
        said["forms"] = [form.value for form in story.forms]
    if story.spans:
        said["spans"] = [
            {
                "paragraph": span.paragraph,
                "start": span.start,
                "end": span.end,
                "style": span.style.value,
                **({"reading": span.reading} if span.reading is not None else {}),
            }
            for span in story.spans
        ]
    if story.origins:
        said["origins"] = [{"field": o.field, "lines": list(o.lines), "place": o.place} for o in story.origins]
    return said


def _picture(picture: Picture) -> Json:
    credit = picture.credit
    return {
        "file": picture.file,
        "caption": picture.caption,
        "credit": None if credit is None else {"role": credit.role, "name": credit.name},
        "credit_text": picture.credit_text,
        **({"size_px": list(picture.size_px)} if picture.size_px else {}),
        **({"focus": list(picture.focus)} if picture.focus else {}),
    }


def _furniture(piece: Furniture) -> Json:
    return {
        "kind": piece.kind,
        "text": list(piece.text),
        "source_file": piece.source_file,
        "source_lines": list(piece.source_lines),
        **({"filler": True} if piece.filler else {}),
    }


def _advertisement(own: Advertisement) -> Json:
    size = {key: value for key in ("columns", "rows", "height_mm") if (value := getattr(own, key))}
    return {"place": own.place, **size, "file": own.file}
