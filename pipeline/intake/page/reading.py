"""Raw text of one newspaper page → a ``Page``: stories, furniture, margin, and a finding wherever the text is open.

How such text is broken: a paragraph is cut where a column ends, inside a word or after a comma; captions and credits
stand in the gap of the picture, between headline and body; display type comes early or late; folio, masthead and
editors' names may be glued together.  The page is read as a whole: what every line is, is chosen at once
(``decoding``), by its shape, its neighbours and its words (``features``).  Rank is the order of appearance.  Every
character of the source is in some field; ``read_page`` proves it before it answers.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Sequence

from pipeline.errors import DefectError, Say, SourceError, Where
from pipeline.intake.page import doubts
from pipeline.intake.page.asking import ASK_JOIN, ASK_KIND, Asked, captions_asked, headless_asked
from pipeline.intake.page.cards import card_rows
from pipeline.intake.page.decoding import Reading, read_states
from pipeline.intake.page.display import looks_like_slogan
from pipeline.intake.page.drafts import Draft, drafts_of, with_a_story
from pipeline.intake.page.features import features_of
from pipeline.intake.page.joins import setting_of
from pipeline.intake.page.jumps import JumpText, comes_from, without_jumps
from pipeline.intake.page.lines import Line, lines_of
from pipeline.intake.page.look import look_of
from pipeline.intake.page.loose import Settled, settle
from pipeline.intake.page.margin import EDITORS, Margin, editors_in, margin_of
from pipeline.intake.page.mending import breaks_off, mended
from pipeline.intake.page.network import network
from pipeline.intake.page.printed import unwrapped
from pipeline.intake.page.story import Written, story_of
from pipeline.intake.page.vocabulary import vocabulary_of
from pipeline.model import Finding, Furniture, Page

__all__ = ["MOST_LINES", "read_page", "stream_of"]

MOST_LINES = 8_000
"""Lines with text; the fullest page of a daily, read line of print by line of print, has some 2,000."""


def read_page(text: str, name: str, number: int, page_name: str | None = None) -> tuple[Page, tuple[Finding, ...]]:
    """Parse one page.

    Args:
        text: the page, its lines ended by newlines.
        name: how findings call the file.
        number: the page's number.
        page_name: its section name, where known.

    Raises:
        SourceError: it has more lines than any page.
    """
    lines = lines_of(text)
    if len(lines) > MOST_LINES:
        raise SourceError(
            Say(
                zh=f"有 {len(lines)} 行字，一版最多读 {MOST_LINES} 行。",
                en=f"{len(lines)} lines of text; a page may have {MOST_LINES}.",
            ),
            where=Where(name, page=number),
            remedy=Say(zh="按版拆成几个文件。", en="Make it a file a page."),
        )
    margin = margin_of(lines)
    stream, jumps = stream_of(lines, margin)
    findings: list[Finding] = []
    furniture, kept = _margin_pieces(lines, margin, name, number, findings)
    stories: list[Written] = []
    if stream:
        reading = _read(stream, jumps)
        continued = frozenset(jump.at for jump in jumps if comes_from(jump.text))
        drafts, loose = drafts_of(stream, with_a_story(stream, reading.states), continued)
        starts = [draft.start for draft in drafts]
        for jump in jumps if drafts else ():
            drafts[max(bisect(starts, jump.at) - 1, 0)].jumps.append(jump)
        drafts, loose, notes = mended(drafts, loose, setting_of([draft.body for draft in drafts]))
        settled = settle(loose, drafts)
        asked = Asked(stream, reading)
        stories = _stories(drafts, settled, name, number, asked, findings)
        findings += asked.lines([draft.start for draft in drafts], name, number)
        findings += [doubts.mended(note.line, name, note.confidence) for note in notes]
        for piece in settled:
            if drafts:
                findings.append(doubts.loose(piece, name, number))
            if piece.draft is None:
                furniture.append(_furniture(piece.kind, piece.lines, name))
    if not stories:
        kept += tuple(Furniture("jump", (jump.text,), name, (jump.number,)) for jump in jumps)
        findings += [doubts.jump(jump.text, jump.number, name) for jump in jumps]
    page = Page(
        number,
        tuple(own.story for own in stories),
        tuple(sorted(furniture, key=lambda own: own.source_lines)),
        page_name,
        margin=kept,
    )
    _prove_nothing_lost(lines, page, name)
    return page, tuple(sorted(findings, key=lambda finding: finding.where.line or 0))


def _read(stream: Sequence[Line], jumps: Sequence[JumpText]) -> Reading:
    looks = [look_of(line) for line in stream]
    features = features_of(stream, looks, vocabulary_of(stream), jumps)
    texts = [line.text for line in stream]
    return read_states(features, texts, network(), card_rows(texts, looks))


def stream_of(lines: Sequence[Line], margin: Sequence[Margin]) -> tuple[list[Line], list[JumpText]]:
    """What is left to read, and the jumps: ``JumpText.at`` counts in the stream."""
    kinds = {own.at: own.kind for own in margin}
    stream, glued = without_jumps(unwrapped([line for k, line in enumerate(lines) if k not in kinds]))
    numbers = [line.number for line in stream]
    alone = []
    for k, kind in kinds.items():
        if kind == "jump":
            before = bisect(numbers, lines[k].number)
            at = before if comes_from(lines[k].text) and before < len(stream) else max(before - 1, 0)
            alone.append(JumpText(lines[k].text, lines[k].number, at))
    return stream, sorted([*glued, *alone], key=lambda jump: jump.number)


def _stories(
    drafts: list[Draft], settled: Sequence[Settled], name: str, number: int, asked: Asked, findings: list[Finding]
) -> list[Written]:
    late = {piece.draft: piece.lines for piece in settled if piece.draft is not None}
    setting = setting_of([draft.body for draft in drafts])
    stories: list[Written] = []
    for k, draft in enumerate(drafts):
        early = list(draft.roles["column_head"])
        draft.roles["column_head"] += late.get(k, ())
        written = story_of(draft, k + 1, number, name, setting)
        stories.append(written)
        if draft.body and breaks_off(*draft.body[-1]) and not draft.jumps and setting.cuts:
            findings.append(doubts.breaks_off(draft.body[-1][0], name, written.story.id))
        findings += [doubts.join(join, name, written.story.id) for join in written.joins if join.confidence <= ASK_JOIN]
        # What looks like a slogan may be one, whatever the weights say.
        if early and (asked.least(early) <= ASK_KIND or any(looks_like_slogan(line.text) for line in early)):
            findings.append(doubts.column_head(early, name, written.story.id, asked.least(early)))
    findings += captions_asked(stories, name, number)
    findings += headless_asked([written.story for written in stories], name)
    return stories


def _margin_pieces(
    lines: Sequence[Line], margin: Sequence[Margin], name: str, number: int, findings: list[Finding]
) -> tuple[list[Furniture], tuple[Furniture, ...]]:
    """Index boxes are printed; masthead, folio and editors are kept apart and said."""
    runs: list[tuple[str, list[int]]] = []
    for own in margin:
        if own.kind == "jump":
            continue
        if runs and runs[-1][0] == own.kind and runs[-1][1][-1] == own.at - 1:
            runs[-1][1].append(own.at)
        else:
            runs.append((own.kind, [own.at]))
    printed: list[Furniture] = []
    kept: list[Furniture] = []
    for kind, places in runs:
        own_lines = [lines[at] for at in places]
        piece = _furniture(kind, own_lines, name)
        if kind == "index":
            printed.append(piece)
            continue
        kept.append(piece)
        findings.append(doubts.margin(kind, own_lines, name))
        named = [line for line in own_lines if EDITORS.search(line.plain)]
        findings += [doubts.editors(editors_in(line.plain), line, name, number) for line in named]
    return printed, tuple(kept)


def _furniture(kind: str, lines: Sequence[Line], name: str) -> Furniture:
    return Furniture(kind, tuple(line.text for line in lines), name, tuple(n for line in lines for n in line.numbers))


def _prove_nothing_lost(lines: Sequence[Line], page: Page, name: str) -> None:
    source = Counter(character for line in lines for character in line.text if not character.isspace())
    fields = Counter(character for text in _all_texts(page) for character in text if not character.isspace())
    lost, invented = source - fields, fields - source
    if lost or invented:
        some = "".join(sorted(lost + invented)[:10])
        raise DefectError(
            Say(zh=f"读稿时字符对不上：{some}", en=f"Characters went missing while reading the copy: {some}"),
            where=Where(name, page=page.number),
        )


def _all_texts(page: Page) -> list[str]:
    texts = [line for piece in (*page.furniture, *page.margin) for line in piece.text]
    for story in page.stories:
        texts += [*story.column_head, *story.kicker, *story.headline, *story.deck, *story.paragraphs]
        texts += [story.signature, story.jump or ""]
        texts += [text for picture in story.pictures for text in (picture.caption, picture.credit_text)]
    return texts
