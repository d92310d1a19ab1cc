"""Pages written by hand, of many papers and manners, from tagged sources (``hand/*/*.src``): the page and its truth.

A line of a source is ``TAG|text``: ``C`` column head, ``K`` kicker, ``H`` headline, ``D`` deck, ``G`` signature, ``P``
paragraph, ``p`` the same paragraph going on, ``R`` a paragraph of one printed line (a row, an entry, a verse), ``M``
caption, ``m`` the same caption going on, ``X`` credit, ``J`` jump, ``F`` furniture; ``+TAG|`` stands on the printed
line of the one before; ``B`` bylines (``role:name、name；role:name``) and ``L`` dateline repeat what is printed, ``A``
says what else could be meant.  ``= id`` opens a story or goes back to it.  ``‖`` is a cut; ``⟦x⟧`` is where the lines
of ``#block x`` … ``#end`` are read in between.  ``#mode blank`` parts all by empty lines; ``#leg W D`` sets legs of
``W`` em and ``D`` lines, ``#wrap W [indent]`` keeps the lines of print; ``#spaces on`` sets blanks between Han and
figures; ``#bom``, ``#crlf`` and ``#ff`` are of the file and are left out here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.raw_pages.strips import print_lines
from bench.raw_pages.truth import FURNITURE, Owner, RawPage
from pipeline.model import Byline, Dateline, Form, Furniture, Picture, Story

__all__ = ["HELD_OUT", "KIND", "TAUGHT", "hand_made_page", "hand_made_pages"]

TAUGHT = Path(__file__).with_name("hand") / "taught"
HELD_OUT = Path(__file__).with_name("hand") / "held_out"
KIND = "hand"
LINE = re.compile(r"(\+?)([A-Zmp])\|(.*)$")
BLOCK = re.compile(r"⟦(\w+)⟧")
HAN = "\u3400-\u9fff"
SPACED = re.compile(rf"(?<=[{HAN}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[{HAN}])")
ROWS = {"C": "column_head", "K": "kicker", "H": "headline", "D": "deck"}
INDENT = "　　"


@dataclass(slots=True)
class _Draft:
    rows: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in ROWS.values()})
    paragraphs: list[str] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)
    signature: str = ""
    jump: str | None = None
    dateline: Dateline | None = None
    set_lines: int = 0


@dataclass(slots=True)
class _Page:
    """A page while its source is read: its lines, whose they are, its stories by their ids."""

    lines: list[str] = field(default_factory=list)
    owners: list[tuple[Owner, ...]] = field(default_factory=list)
    drafts: dict[str, _Draft] = field(default_factory=dict)
    furniture: list[str] = field(default_factory=list)
    blank: bool = False
    leg: tuple[float, int] | None = None
    wrap: float | None = None
    indent: bool = False
    spaced: bool = False

    def put(self, text: str, owner: Owner, *, glued: bool, close: bool = False) -> None:
        """Set a line, or go on with the last one."""
        if glued and self.lines:
            self.lines[-1] += text
            self.owners[-1] += (owner,)
            return
        if self.blank and not close and self.lines and self.lines[-1]:
            self.part()
        self.lines.append(text)
        self.owners.append((owner,))

    def part(self) -> None:
        """An empty line."""
        self.lines.append("")
        self.owners.append(())


def hand_made_pages(folder: Path) -> Iterator[RawPage]:
    """The pages of a folder in order of name."""
    for number, path in enumerate(sorted(folder.glob("*.src")), start=1):
        yield hand_made_page(path.read_text(encoding="utf-8"), path.stem, number)


def hand_made_page(source: str, name: str, number: int = 1) -> RawPage:
    """The page of a source."""
    main, blocks = _blocks(source)
    page = _Page()
    _set(page, main, blocks, "")
    return _told(page, name, number)


def _blocks(source: str) -> tuple[list[str], dict[str, list[str]]]:
    main: list[str] = []
    blocks: dict[str, list[str]] = {}
    into = main
    for line in source.split("\n"):
        if line.startswith("#block "):
            into = blocks.setdefault(line.split()[1], [])
        elif line.strip() == "#end":
            into = main
        else:
            into.append(line)
    return main, blocks


def _set(page: _Page, lines: list[str], blocks: dict[str, list[str]], story: str) -> None:
    for line in lines:
        if line.startswith("#"):
            _order(page, line[1:].split())
        elif line.startswith("= "):
            story = line[2:].strip()
            page.drafts.setdefault(story, _Draft())
        elif not line.strip():
            if not page.blank and page.lines:
                page.part()
        else:
            found = LINE.match(line)
            if found is None:
                raise ValueError(line)
            _tagged(page, story, found[2], found[3], blocks, glued=bool(found[1]))


def _order(page: _Page, words: list[str]) -> None:
    match words:
        case ["mode", mode]:
            page.blank = mode == "blank"
        case ["spaces", said]:
            page.spaced = said == "on"
        case ["leg", "off"]:
            page.leg = None
        case ["leg", wide, deep]:
            page.leg = (float(wide), int(deep))
        case ["wrap", "off"]:
            page.wrap = None
        case ["wrap", wide, *rest]:
            page.wrap, page.indent = float(wide), "indent" in rest
        case _:
            pass


def _tagged(page: _Page, story: str, tag: str, text: str, blocks: dict[str, list[str]], *, glued: bool) -> None:
    if tag == "F":
        page.put(text, Owner(FURNITURE, f"slogan.{len(page.furniture)}"), glued=glued)
        page.furniture.append(text.strip())
        return
    own = page.drafts[story]
    index = list(page.drafts).index(story)
    if tag in "BLA":
        _said(own, tag, text)
    elif tag in "Pp":
        _paragraph(page, story, tag, text, blocks, glued=glued)
    else:
        page.put(text, Owner(index, _field(own, tag, text.strip())), glued=glued, close=tag == "m")


def _said(own: _Draft, tag: str, text: str) -> None:
    if tag == "L":
        own.dateline = Dateline(text, None, None)
    for part in text.split("；") if tag == "B" else ():
        role, _, names = part.rpartition(":")
        own.bylines += [Byline(role or None, name) for name in names.split("、")]


def _field(own: _Draft, tag: str, text: str) -> str:
    """Keep the text of a line that is no paragraph, and name its field."""
    if tag in ROWS:
        own.rows[ROWS[tag]].append(text)
        return f"{ROWS[tag]}.{len(own.rows[ROWS[tag]]) - 1}"
    if tag == "R":
        own.paragraphs.append(text)
        own.forms.append(Form.ROW)
        return f"paragraphs.{len(own.paragraphs) - 1}"
    if tag == "G":
        own.signature = f"{own.signature} {text}".strip()
        return "signature"
    if tag == "J":
        own.jump = text
        return "jump"
    if tag == "X":
        if not own.pictures or own.pictures[-1].credit_text:
            own.pictures.append(Picture(None, ""))
        own.pictures[-1] = replace(own.pictures[-1], credit_text=text)
        return f"pictures.{len(own.pictures) - 1}.credit_text"
    if tag == "m":
        own.pictures[-1] = replace(own.pictures[-1], caption=own.pictures[-1].caption + text)
    else:
        own.pictures.append(Picture(None, text))
    return f"pictures.{len(own.pictures) - 1}.caption"


def _paragraph(page: _Page, story: str, tag: str, text: str, blocks: dict[str, list[str]], *, glued: bool) -> None:
    own = page.drafts[story]
    marks: list[tuple[int, str]] = []
    while found := BLOCK.search(text):
        marks.append((len(text[: found.start()].replace("‖", "")), found[1]))
        text = text[: found.start()] + text[found.end() :]
    clean = text.replace("‖", "").lstrip(" 　")
    if tag == "P" or not own.paragraphs:
        own.paragraphs.append(clean)
        own.forms.append(Form.PROSE)
    else:
        own.paragraphs[-1] += clean
    owner = Owner(list(page.drafts).index(story), f"paragraphs.{len(own.paragraphs) - 1}")
    seen = 0
    for k, (piece, closes) in enumerate(_pieces(page, own, text, first=tag == "P", marks=[at for at, _ in marks])):
        seen += len(piece.strip())
        shown = SPACED.sub(" ", piece) if page.spaced else piece
        page.put(shown, owner, glued=glued and k == 0, close=k > 0 and page.wrap is not None)
        if closes:
            while marks and marks[0][0] <= seen:
                _set(page, blocks[marks.pop(0)[1]], blocks, story)


def _pieces(page: _Page, own: _Draft, text: str, *, first: bool, marks: list[int]) -> Iterator[tuple[str, bool]]:
    """The lines of a paragraph, each with whether another's lines may be read in below it."""
    seen = 0
    for n, chunk in enumerate(text.split("‖")):
        begins = first and n == 0
        measure = page.wrap or (page.leg[0] if page.leg else 0)
        lines = print_lines(chunk, int(measure), 2 if begins else 0) if measure else (chunk,)
        buffer = ""
        for k, line in enumerate(lines):
            if page.leg and not page.wrap and own.set_lines and own.set_lines % page.leg[1] == 0 and buffer:
                yield buffer, False
                buffer = ""
            buffer += line
            seen += len(line)
            own.set_lines += 1
            due = bool(marks) and marks[0] <= seen
            if page.wrap or due or k == len(lines) - 1:
                yield (INDENT if page.wrap and page.indent and begins and k == 0 else "") + buffer, due
                buffer = ""
            while marks and marks[0] <= seen:
                marks.pop(0)


def _told(page: _Page, name: str, number: int) -> RawPage:
    drafts = list(page.drafts.values())
    lines_of: dict[int, list[int]] = {}
    last: dict[Owner, int] = {}
    joins = []
    for line, own in enumerate(page.owners, start=1):
        for owner in own:
            lines_of.setdefault(owner.story, []).append(line)
            if owner.kind == "paragraphs" and owner in last and last[owner] != line:
                joins.append((last[owner], line))
            last[owner] = line
    order = sorted(range(len(drafts)), key=lambda k: lines_of[k][0])
    place = {old: new for new, old in enumerate(order)} | {FURNITURE: FURNITURE}
    stories = tuple(_story(drafts[old], new, tuple(dict.fromkeys(lines_of[old]))) for new, old in enumerate(order))
    owners = tuple(tuple(replace(owner, story=place[owner.story]) for owner in own) for own in page.owners)
    furniture = tuple(Furniture("slogan", (text,), name, ()) for text in page.furniture)
    text = "\n".join(page.lines) + "\n"
    return RawPage(number, KIND, 1, name, text, stories, furniture, owners, tuple(joins), (KIND,) * len(stories))


def _story(own: _Draft, place: int, lines: tuple[int, ...]) -> Story:
    column_head, kicker, headline, deck = (tuple(own.rows[name]) for name in ROWS.values())
    return Story(
        f"s{place + 1:02}", place + 1, headline, tuple(own.paragraphs), column_head, kicker, deck,
        bylines=tuple(own.bylines), signature=own.signature, pictures=tuple(own.pictures), forms=tuple(own.forms),
        jump=own.jump, dateline=own.dateline, source_lines=lines,
    )  # fmt: skip
