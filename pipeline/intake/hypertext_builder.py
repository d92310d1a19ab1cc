"""The walk through blocks of text that ``hypertext`` makes paragraphs of; it goes by events, so depth costs nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.found_pictures import FoundPicture, flat_text, is_picture, picture_of
from pipeline.intake.inline_text import InlineText
from pipeline.intake.line_wraps import is_wrap
from pipeline.intake.xml_tree import local_name
from pipeline.model import Form, Origin, Span, Style

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["MOST_PARAGRAPHS", "Builder", "too_long"]

MOST_PARAGRAPHS = 20_000

# HTML Living Standard, 15.3: what is displayed as a block; NITF 3.6: body.content, block and what stands in them.
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot",
    "thead", "tr", "ul",
    "abstract", "block", "body.content", "body.end", "body.head", "bq", "byline", "credit", "datasource", "dateline",
    "distributor", "fn", "hedline", "hl1", "hl2", "lq", "nitf-table", "note", "tagline",
})  # fmt: skip
SUBHEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "legend", "summary"))
UNSEEN = frozenset({
    "applet", "audio", "button", "canvas", "embed", "form", "frame", "frameset", "iframe", "input", "math", "noscript",
    "object", "select", "svg", "textarea", "video", "custom-table", "nitf-table-metadata",
})  # fmt: skip
# What holds no words for anybody: code, and what repeats others.
SILENT = frozenset({"script", "style", "template", "head", "rp", "colgroup", "col"})
STYLES = {
    "b": Style.BOLD,
    "strong": Style.BOLD,
    "i": Style.KAI,
    "em": Style.KAI,
    "cite": Style.KAI,
    "dfn": Style.KAI,
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
}
OPENING_QUOTES = "“‘「『《\"'«„"


@dataclass(slots=True)
class Builder:
    """Paragraphs in the making for the file ``name``; ``spanned`` is the line of the first cell that spans others."""

    name: str
    cleaning: Cleaning
    origin: Callable[[str, "Element"], Origin]
    leave_out: frozenset["Element"]
    fixed_line: int | None = None
    paragraphs: list[str] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    pictures: list[FoundPicture] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    spanned: int | None = None
    _inline: InlineText = field(default_factory=InlineText)
    _blocks: list["Element"] = field(default_factory=list)
    _lists: list[int | None] = field(default_factory=list)
    _readings: list[str] = field(default_factory=list)
    _cells: int = 0
    _pre: int = 0
    _blank_line: bool = False
    _marker: str = ""

    def walk(self, element: "Element") -> None:
        """Read everything inside an element."""
        from lxml import etree

        walk = etree.iterwalk(element, events=("start", "end"))
        self._blocks.append(element)
        for event, each in walk:
            if event == "start":
                if each is not element and self._passed_over(each):
                    walk.skip_subtree()
                    continue
                if each is not element:
                    self._start(each)
                self._text(each.text, each)
            elif each is not element:
                if not self._passed_over(each, told=True):
                    self._end(each)
                self._text(each.tail, each)
        self._flush()

    def _line(self, element: "Element") -> int | None:
        return self.fixed_line or element.sourceline

    def _text(self, text: str | None, element: "Element") -> None:
        if not text:
            return
        clean = self.cleaning.text(text, self._line(element))
        if self._pre and not self._cells:
            self._verbatim(clean)
        else:
            self._inline.add(clean)

    def _verbatim(self, text: str) -> None:
        """Lines of preformatted text stay lines."""
        for number, line in enumerate(text.split("\n")):
            if number:
                empty = not self._inline.length
                self._flush(Form.VERSE)
                self._blank_line = self._blank_line or empty
            self._inline.add(line)

    def _passed_over(self, element: "Element", *, told: bool = False) -> bool:
        """Whether an element is no text of the story; a picture is taken, anything else with words is named."""
        name = local_name(element)
        if element in self.leave_out or not name:
            return True
        if is_picture(element):
            if not told:
                self._take_pictures(element)
            return True
        if name == "rt":
            if not told:
                self._readings.append(flat_text(element, self.cleaning, self._line(element)))
            return True
        advisory = name == "note" and element.get("type") == "npa"
        if name not in UNSEEN and name not in SILENT and not advisory:
            return False
        if not told and name not in SILENT:
            words = flat_text(element, self.cleaning, self._line(element))
            source = element.get("src") or element.get("data") or element.get("href") or ""
            if words or source:
                said = " ".join(filter(None, (words, source.strip())))
                self.dropped.append((name, said))
        return True

    def _take_pictures(self, element: "Element") -> None:
        line = self._line(element)
        place = self.origin("", element)
        for picture in picture_of(element, self.cleaning, line):
            after = len(self.paragraphs) + bool(self._inline.length)
            lines = place.lines[0] if place.lines else None
            self.pictures.append(replace(picture, after=after, line=lines, place=place.place))

    def _start(self, element: "Element") -> None:
        name = local_name(element)
        if name in ("td", "th"):
            self._start_cell(element)
        elif name == "br":
            self._break(element)
        elif name in BLOCKS and self._cells:
            self._inline.add(" ")
        elif name in BLOCKS:
            self._start_block(element, name)
        elif name == "a" and element.get("href"):
            self.links.append(element.get("href", "").strip())
        elif name == "ruby":
            self._inline.start(Style.RUBY)
        elif name in STYLES:
            self._inline.start(STYLES[name])
        elif name == "q" and not (element.text or "").lstrip().startswith(tuple(OPENING_QUOTES)):
            self._inline.add("“")

    def _end(self, element: "Element") -> None:
        name = local_name(element)
        if name in ("td", "th"):
            self._cells -= 1
        elif name in BLOCKS and self._cells:
            self._inline.add(" ")
        elif name in BLOCKS:
            self._end_block(name)
        elif name == "ruby":
            self._inline.end(Style.RUBY, "".join(self._readings))
            self._readings = []
        elif name in STYLES:
            self._inline.end(STYLES[name])
        elif name == "q" and not (element.text or "").lstrip().startswith(tuple(OPENING_QUOTES)):
            self._inline.add("”")

    def _start_block(self, element: "Element", name: str) -> None:
        self._flush()
        self._blocks.append(element)
        if name in ("ol", "ul", "menu"):
            self._lists.append(_first_number(element) if name == "ol" else None)
        elif name == "li":
            number = self._lists[-1] if self._lists else None
            self._marker = "• " if number is None else f"{number}. "
            if self._lists and number is not None:
                self._lists[-1] = number + 1
        elif name == "pre":
            self._pre += 1

    def _end_block(self, name: str) -> None:
        self._flush()
        if len(self._blocks) > 1:
            self._blocks.pop()
        if name in ("ol", "ul", "menu") and self._lists:
            self._lists.pop()
        elif name == "li":
            self._marker = ""
        elif name == "pre":
            self._pre -= 1
            self._blank_line = False

    def _start_cell(self, element: "Element") -> None:
        spans = {element.get("colspan", "1").strip(), element.get("rowspan", "1").strip()}
        if spans - {"1", ""} and self.spanned is None:
            self.spanned = element.sourceline or 1
        first = next((each for each in element.itersiblings("{*}td", "{*}th", preceding=True)), None) is None
        if self._cells:
            self._inline.add(" ")
        elif not first:
            self._inline.end_cell()
        self._cells += 1

    def _break(self, element: "Element") -> None:
        if self._cells or is_wrap(element):
            self._inline.add(" ")
        else:
            self._flush()

    def _flush(self, form: Form | None = None) -> None:
        marked = self._inline.take()
        if not marked.text.strip():
            return
        block = self._blocks[-1]
        own = form or self._form(block)
        if own is Form.VERSE and self._blank_line and self.forms and self.forms[-1] in (Form.VERSE, Form.STANZA):
            own = Form.STANZA
        self._blank_line = False
        marker = self._marker if own is Form.ITEM else ""
        self._marker = ""
        number = len(self.paragraphs)
        if number >= MOST_PARAGRAPHS:
            raise too_long(self.name, self._line(block))
        shift = len(marker)
        self.spans += [
            replace(span, paragraph=number, start=span.start + shift, end=span.end + shift) for span in marked.spans
        ]
        self.paragraphs.append(marker + marked.text)
        self.forms.append(own)
        self.origins.append(self.origin(f"paragraphs.{number}", block))

    def _form(self, block: "Element") -> Form:
        name = local_name(block)
        if name in SUBHEADS:
            return Form.SUBHEAD
        if name == "tr":
            return Form.ROW
        if name == "pre":
            return Form.VERSE
        if name in ("caption", "dt"):
            return Form.FLUSH
        if self._marker:
            return Form.ITEM
        right = block.get("align", "").lower() == "right" or "text-align:right" in block.get("style", "").replace(
            " ", ""
        )
        return Form.SIGNED if right else Form.PROSE


def too_long(name: str, line: int | None) -> SourceError:
    """The refusal of a text of more paragraphs than a newspaper has."""
    return SourceError(
        Say(
            zh=f"一篇里有超过 {MOST_PARAGRAPHS} 段。",
            en=f"One story has more than {MOST_PARAGRAPHS} paragraphs.",
        ),
        where=Where(name, line),
        remedy=Say(zh="这不像稿件；拆成几份。", en="This is not like copy; part it."),
    )


def _first_number(element: "Element") -> int:
    start = element.get("start", "") or element.get("seqnum", "")
    return int(start) if start.isascii() and start.isdigit() and len(start) <= 6 else 1  # noqa: PLR2004 - no list is longer
