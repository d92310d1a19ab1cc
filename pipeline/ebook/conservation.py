"""字符守恒 in the EPUB: every story's characters read back from the finished file, in order, once."""

import io
import zipfile
from html.parser import HTMLParser

from pipeline.errors import EpubInvalidError, Say, Where
from pipeline.model import Issue, Story

__all__ = ["check"]

CONTEXT = 10


class _Text(HTMLParser):
    """The text of a document's body."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._in_body = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._in_body = self._in_body or tag == "body"

    def handle_endtag(self, tag: str) -> None:
        self._in_body = self._in_body and tag != "body"

    def handle_data(self, data: str) -> None:
        if self._in_body:
            self.parts.append(data)


def check(issue: Issue, book: bytes) -> int:
    """Compare an EPUB with the edition's issue.

    Returns:
        The number of characters compared.

    Raises:
        EpubInvalidError: a story's document is missing, or differs; with the first character and its context.
    """
    count = 0
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        names = set(archive.namelist())
        for page in issue.pages:
            for story in page.stories:
                name = f"EPUB/{story.id}.xhtml"
                found = _body_text(archive.read(name)) if name in names else ""
                count += _compare(story, _ink(_story_text(story)), _ink(found), page.number)
            found = _body_text(archive.read(f"EPUB/page-{page.number:02}.xhtml"))
            for piece in page.furniture:
                if _ink("".join(piece.text)) not in _ink(found):
                    raise _lost(piece.kind, "".join(piece.text)[:CONTEXT], "∅", page.number)
    return count


def _story_text(story: Story) -> str:
    parts = [*story.column_head, *story.kicker, *story.headline, *story.deck]
    for picture in story.pictures:
        parts += [picture.caption, picture.credit_text]
    return "".join([*parts, *story.paragraphs, story.signature, story.jump or ""])


def _body_text(document: bytes) -> str:
    reader = _Text()
    reader.feed(document.decode("utf-8"))
    return "".join(reader.parts)


def _compare(story: Story, wanted: str, found: str, page: int) -> int:
    if wanted == found:
        return len(wanted)
    at = next((k for k, (a, b) in enumerate(zip(wanted, found, strict=False)) if a != b), min(len(wanted), len(found)))
    around = f"{wanted[max(0, at - CONTEXT) : at]}【{wanted[at : at + 1]}】{wanted[at + 1 : at + 1 + CONTEXT]}"
    raise _lost(story.id, around, found[at : at + CONTEXT] or "∅", page)


def _lost(owner: str, around: str, instead: str, page: int) -> EpubInvalidError:
    return EpubInvalidError(
        Say(
            zh=f"电子书的字符对不上：{owner} 的“{around}”处成了“{instead}”。",
            en=f"The EPUB does not hold its copy: {owner} at “{around}” became “{instead}”.",
        ),
        where=Where(page=page),
        remedy=Say(zh="电子书没有发布；请报告这个缺陷。", en="The EPUB was not released; please report this."),
    )


def _ink(text: str) -> str:
    return "".join(text.split())
