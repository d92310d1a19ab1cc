"""What stands inside a paragraph: runs and all that may stand between or around them (ECMA-376 Part 1, 17.3)."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline.intake.cleaning import Cleaning
from pipeline.intake.word import kinds
from pipeline.intake.word.drawings import Drawings
from pipeline.intake.word.equations import equation_pieces
from pipeline.intake.word.fields import Fields
from pipeline.intake.word.lines import LineMaker
from pipeline.intake.word.media import Media
from pipeline.intake.word.names import MC, XML_SPACE, M, R, W, attribute, is_on, taken_branch
from pipeline.intake.word.noticed import Noticed
from pipeline.intake.word.styles import Look, Styles
from pipeline.intake.word.symbols import symbol

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Inline"]

PRIVATE_FIRST, PRIVATE_LAST = "\uf020", "\uf0ff"
PRIVATE_BASE = 0xF000
HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{2,4}\Z")  # 17.18.79: four digits
AROUND = frozenset(W + name for name in ("smartTag", "customXml", "dir", "bdo", "ins", "moveTo", "sdtContent"))


class Inline:
    """The reader of the paragraphs of one part.

    Fields may begin in one paragraph and end in another, so one reader reads them all, in order.
    """

    def __init__(self, part: str, styles: Styles, media: Media, noticed: Noticed, cleaning: Cleaning) -> None:
        self.styles = styles
        self.media = media
        self.noticed = noticed
        self.cleaning = cleaning
        self.fields = Fields(noticed)
        self.drawings = Drawings(part, media, noticed)
        self.commented: dict[str, str] = {}
        self._relations = media.package.relations(part)
        self._place = ""
        self._properties: Element | None = None
        self._look = Look()
        self._line = LineMaker()
        self._pages: list[bool] = []
        self._run_parts: dict[str, Callable[[Element, Look], None]] = {
            W + "t": self._text,
            W + "tab": lambda _element, look: self._add("\t", look),
            W + "ptab": lambda _element, look: self._add("\t", look),
            W + "br": self._break,
            W + "cr": self._break,
            W + "noBreakHyphen": lambda _element, look: self._add("\u2011", look),
            W + "softHyphen": lambda _element, look: self._add("\u00ad", look),
            W + "sym": self._symbol,
            W + "fldChar": self._field,
            W + "instrText": lambda element, _look: self.fields.code(element.text or ""),
            W + "ruby": self._ruby,
            W + "footnoteReference": lambda element, _look: self._note("footnote", element),
            W + "endnoteReference": lambda element, _look: self._note("endnote", element),
            W + "commentReference": lambda element, _look: self._comment(element),
            W + "drawing": lambda element, _look: self.drawings.read(element, self._place),
            W + "pict": lambda element, _look: self.drawings.read(element, self._place),
            W + "object": lambda element, _look: self.drawings.read(element, self._place),
        }

    def read(self, paragraph: "Element", place: str, look: Look) -> tuple[LineMaker, bool, bool]:
        """A paragraph's lines, whether it starts on a new page, and whether the next does.

        Args:
            paragraph: ``w:p``.
            place: how findings call it.
            look: the look of its characters by its style.
        """
        self._place, self._look, self._line, self._pages = place, look, LineMaker(), []
        self._content(paragraph)
        self._line.end_line()
        return self._line, True in self._pages, False in self._pages

    def _content(self, parent: "Element") -> None:  # noqa: C901 - one branch an element
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._run(child)
            elif tag == W + "hyperlink":
                self._link(child)
            elif tag == W + "fldSimple":
                self.fields.simple(attribute(child, "instr"), self._place)
                self._content(child)
            elif tag == W + "sdt":
                self._control(child)
            elif tag in AROUND:
                self._content(child)
            elif tag == MC + "AlternateContent":
                branch = taken_branch(child)
                if branch is not None:
                    self._content(branch)
            elif tag in (M + "oMath", M + "oMathPara"):
                self._equation(child)
            elif tag == W + "subDoc":
                self.noticed.gather(kinds.EMBEDDED, self._place)

    def _run(self, run: "Element") -> None:
        properties = run.find(W + "rPr")
        look = self._look if properties is None else self.styles.run(properties, self._look)
        self._properties = properties
        self._parts(run, look)

    def _parts(self, run: "Element", look: Look) -> None:
        for child in run:
            reader = self._run_parts.get(child.tag)
            if reader is not None:
                reader(child, look)
            elif child.tag == MC + "AlternateContent":
                branch = taken_branch(child)
                if branch is not None:
                    self._parts(branch, look)

    def _text(self, element: "Element", look: Look) -> None:
        text = element.text or ""
        if element.get(XML_SPACE) != "preserve":
            text = text.strip(" \t\r\n")
        text = text.replace("\n", " ")
        if any(PRIVATE_FIRST <= sign <= PRIVATE_LAST for sign in text):
            fonts = None if self._properties is None else self._properties.find(W + "rFonts")
            font = attribute(fonts, "ascii") or attribute(fonts, "hAnsi")
            text = "".join(symbol(sign, font) for sign in text)
        self._add(text, look)

    def _add(self, raw: str, look: Look) -> None:
        text = self.cleaning.text(raw, None)
        if not text or self.fields.takes(text, self._place):
            return
        if look.hidden:
            self.noticed.gather(kinds.HIDDEN, self._place, text)
            return
        if look.struck:
            self.noticed.gather(kinds.STRUCK, self._place, text)
        self._line.add(text, look)

    def _break(self, element: "Element", _look: Look) -> None:
        if attribute(element, "type") == "page":
            self._pages.append(not self._line.seen and not self.drawings.found)
        self._line.end_line()

    def _symbol(self, element: "Element", look: Look) -> None:
        found = HEXADECIMAL.match(attribute(element, "char"))
        if found is None:
            return
        code = int(found.group(), 16)
        character = chr(code + PRIVATE_BASE if 0x20 <= code <= 0xFF else code)  # noqa: PLR2004 - 17.3.3.30: either is written
        self._add(symbol(character, attribute(element, "font")), look)

    def _field(self, element: "Element", look: Look) -> None:
        kept = self.fields.character(attribute(element, "fldCharType"), self._place)
        if kept is not None and kept.reading:
            self._line.ruby(kept.base, kept.reading, look)
        elif kept is not None:
            self._add(kept.base, look)

    def _ruby(self, element: "Element", look: Look) -> None:
        reading, base = (
            "".join(text.text or "" for part in element.findall(W + name) for text in part.iter(W + "t"))
            for name in ("rt", "rubyBase")
        )
        reading, base = self.cleaning.text(reading, None), self.cleaning.text(base, None)
        if base and reading and not look.hidden:
            self._line.ruby(base, reading, look)
        else:
            self._add(base, look)

    def _note(self, kind: str, element: "Element") -> None:
        self._line.note(f"{kind} {attribute(element, 'id')}")

    def _comment(self, element: "Element") -> None:
        self.commented[attribute(element, "id")] = self._place

    def _link(self, element: "Element") -> None:
        relation = self._relations.get(str(element.get(R + "id") or ""))
        shown = "".join(text.text or "" for text in element.iter(W + "t"))
        if relation is not None and relation.target.rstrip("/") not in (shown, f"http://{shown}", f"https://{shown}"):
            self.noticed.gather(kinds.LINK, self._place, relation.target)
        self._content(element)

    def _control(self, element: "Element") -> None:
        """A content control (17.5.2): what it holds, but not the words that wait to be replaced."""
        properties, content = element.find(W + "sdtPr"), element.find(W + "sdtContent")
        if content is None:
            return
        if properties is not None and is_on(properties, "showingPlcHdr"):
            waiting = "".join(text.text or "" for text in content.iter(W + "t"))
            self.noticed.gather(kinds.PLACEHOLDER, self._place, waiting)
            return
        self._content(content)

    def _equation(self, element: "Element") -> None:
        pieces = [(self.cleaning.text(text, None), style) for text, style in equation_pieces(element)]
        self.noticed.gather(kinds.EQUATION, self._place, "".join(text for text, _ in pieces))
        for text, style in pieces:
            self._line.add(text, self._look, style)
