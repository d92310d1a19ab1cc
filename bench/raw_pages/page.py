"""A raw page of one profile and seed: the same page whenever it is asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from bench.raw_pages.characters import damaged
from bench.raw_pages.columns import dashed, of_its_own, with_column
from bench.raw_pages.furniture import Piece, folio, imprint, index_box, loose, masthead
from bench.raw_pages.made import Made
from bench.raw_pages.news import part_of_a_story
from bench.raw_pages.noise import MIX, PROFILES, Noise, happens
from bench.raw_pages.order import Written, in_order, of_furniture, written
from bench.raw_pages.printed import Style, printed
from bench.raw_pages.stories import brief_group, made
from bench.raw_pages.strips import Gap, Strip
from bench.raw_pages.town import Copy, Town, town
from bench.raw_pages.truth import FURNITURE, RawPage
from pipeline.model import Furniture, Origin, Story

__all__ = ["raw_page", "raw_pages"]

NUMERALS = "零一二三四五六七八"


def raw_pages(
    count: int, seed: int = 0, copy: Copy = Copy.TAUGHT, printed_news: tuple[Story, ...] = ()
) -> Iterator[RawPage]:
    """The default mix: page ``k`` is of profile ``MIX[k % len(MIX)]`` and seed ``seed + k``."""
    for k in range(count):
        yield raw_page(MIX[k % len(MIX)], seed + k, copy=copy, printed_news=printed_news)


def raw_page(
    profile: str,
    seed: int,
    noise: Noise | None = None,
    copy: Copy = Copy.TAUGHT,
    printed_news: tuple[Story, ...] = (),
) -> RawPage:
    """One page.

    ``noise`` takes the place of the profile's own; ``copy`` is the half of the words it is made of; ``printed_news``
    stands in for most of its news.
    """
    noise = noise or PROFILES[profile]
    chance = Random(f"{profile} {seed} {copy.name}")  # noqa: S311 - to draw copy
    here = replace(town(copy), printed=printed_news)
    number = chance.choice((1, 1, 2, 3, 4, 5))
    style = _style(noise, chance)
    stories, unscored, glued = [], set(), []
    all_dashed = happens(chance, noise.decks_dashed)
    for index, own in enumerate(_drawn(noise, chance, here)):
        dressed, flags = with_column(own, noise, chance, here)
        if all_dashed:
            dressed = replace(dressed, story=dashed(dressed.story))
        story = _damaged(dressed.story, noise, chance)
        if (story.paragraphs[:1], story.signature) != (dressed.story.paragraphs[:1], dressed.story.signature):
            unscored.add((index, "bylines"))
        stories.append(replace(dressed, story=story))
        glued.append(flags)
    stories = [of_its_own(k, stories, here) for k in range(len(stories))]
    set_up = [printed(k, own, glued[k], style, noise, chance) for k, own in enumerate(stories)]
    pieces = _pieces(number, stories, noise, chance, here)
    strips = _with_furniture(in_order(set_up, noise, chance), pieces, chance)
    strips += [strip for own in set_up for strip in own.late]
    return _told(profile, seed, number, stories, unscored, pieces, written(strips, style, chance))


def _style(noise: Noise, chance: Random) -> Style:
    widest = Gap.LINE
    is_printed = happens(chance, noise.printed_lines)
    if happens(chance, noise.tight):
        widest = chance.choice((Gap.PARAGRAPH, Gap.LEG))
    if happens(chance, noise.no_empty_line):
        widest = Gap.PICTURE
    return Style(
        chance.randint(*noise.measure),
        chance.randint(*noise.depth),
        happens(chance, noise.cut),
        is_printed,
        happens(chance, noise.indent),
        widest,
        chance.choice((Gap.PARAGRAPH, Gap.BLOCK, Gap.LINE)),
    )


def _drawn(noise: Noise, chance: Random, here: Town) -> list[Made]:
    """Stories until the page has its characters; no matter twice."""
    wanted = chance.randint(*noise.characters)
    own: list[Made] = []
    if happens(chance, noise.jump):
        own.append(part_of_a_story(noise, chance, here, NUMERALS[chance.randint(1, 8)]))
    seen: set[object] = {name for kept in own for name in _names(kept)}
    total = 0
    while total < wanted:
        drawn = made(noise, chance, here)
        if not seen & _names(drawn):
            seen |= _names(drawn)
            own.append(drawn)
            total += sum(map(len, drawn.story.paragraphs))
    chance.shuffle(own)
    if happens(chance, noise.briefs):
        at = chance.randint(1, len(own))
        own[at:at] = [brief for brief in brief_group(chance, here) if brief.story.headline not in seen]
    return own


def _names(own: Made) -> set[object]:
    """What tells a story from another: its headline, and where it was taken from."""
    return {own.story.headline} | ({own.story.id} if "-" in own.story.id else set())


def _damaged(story: Story, noise: Noise, chance: Random) -> Story:
    def each(texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(damaged(text, noise, chance) for text in texts)

    return replace(
        story,
        column_head=each(story.column_head),
        kicker=each(story.kicker),
        headline=each(story.headline),
        deck=each(story.deck),
        paragraphs=each(story.paragraphs),
        signature=damaged(story.signature, noise, chance),
        jump=damaged(story.jump, noise, chance) if story.jump else None,
        pictures=tuple(
            replace(
                own, caption=damaged(own.caption, noise, chance), credit_text=damaged(own.credit_text, noise, chance)
            )
            for own in story.pictures
        ),
    )


def _of_other_pages(copy: Sequence[Made], noise: Noise, chance: Random, here: Town) -> list[Made]:
    """Some stories of which none is on this page, nor any twice."""
    seen = {name for own in copy for name in _names(own)}
    others = []
    for own in (made(noise, chance, here) for _ in range(8)):
        if not seen & _names(own):
            seen |= _names(own)
            others.append(own)
    return others


def _pieces(number: int, copy: Sequence[Made], noise: Noise, chance: Random, here: Town) -> list[Piece]:
    pieces = []
    if number == 1 and happens(chance, noise.masthead):
        pieces.append(masthead(noise, chance, here))
        if happens(chance, 0.5):
            pieces.append(index_box(_of_other_pages(copy, noise, chance, here), chance, here))
        if happens(chance, 0.4):
            pieces.append(imprint())
    elif happens(chance, noise.folio):
        pieces.append(folio(number, chance.choice(here.of("sections")), noise, chance, here))
    for _ in range(chance.randint(*noise.furniture)):
        piece = loose(chance, here)
        if piece not in pieces:
            pieces.append(piece)
    return [replace(piece, lines=tuple(damaged(line, noise, chance) for line in piece.lines)) for piece in pieces]


def _with_furniture(entries: list[list[Strip]], pieces: Sequence[Piece], chance: Random) -> list[Strip]:
    """Masthead first, an index after it, a folio first or last, the rest between stories or last."""
    places: list[list[list[Strip]]] = [[] for _ in range(len(entries) + 1)]
    for number, piece in enumerate(pieces):
        if piece.kind in {"masthead", "index"}:
            at = 0
        elif piece.kind == "imprint":
            at = len(entries)
        elif piece.kind == "folio":
            at = chance.choice((0, 0, len(entries)))
        else:
            at = len(entries) if happens(chance, 0.7) else chance.randint(1, len(entries))
        places[at].append(of_furniture(number, piece))
    strips: list[Strip] = []
    for k, place in enumerate(places):
        strips += [strip for own in place for strip in own]
        if k < len(entries):
            strips += entries[k]
    return strips


def _told(
    profile: str,
    seed: int,
    number: int,
    copy: Sequence[Made],
    unscored: set[tuple[int, str]],
    pieces: Sequence[Piece],
    page: Written,
) -> RawPage:
    """The truth put together, stories in the order of their first lines."""
    name = f"{profile}-{seed}"
    found: dict[int, dict[str, list[int]]] = {}
    for line, owners in enumerate(page.owners, start=1):
        for owner in owners:
            found.setdefault(owner.story, {}).setdefault(owner.field, []).append(line)
    first = {k: min(min(lines) for lines in found[k].values()) for k in range(len(copy))}
    order = sorted(range(len(copy)), key=lambda k: first[k])
    place = {old: new for new, old in enumerate(order)} | {FURNITURE: FURNITURE}
    stories = tuple(_whole(copy[old].story, new, found[old], name, page.joins) for new, old in enumerate(order))
    furniture = tuple(
        Furniture(piece.kind, piece.lines, name, tuple(found[FURNITURE][f"{piece.kind}.{k}"]))
        for k, piece in enumerate(pieces)
    )
    whose = tuple(tuple(replace(own, story=place[own.story]) for own in line) for line in page.owners)
    return RawPage(
        seed,
        profile,
        number,
        name,
        "\n".join(page.lines) + "\n",
        stories,
        furniture,
        whose,
        page.joins,
        tuple(copy[old].kind for old in order),
        frozenset(page.silent),
        frozenset((place[k], field) for k, field in unscored),
    )


def _whole(
    story: Story, index: int, fields: dict[str, list[int]], name: str, joins: Sequence[tuple[int, int]]
) -> Story:
    lines = {line for own in fields.values() for line in own}
    origins = tuple(Origin(field, tuple(own)) for field, own in sorted(fields.items(), key=lambda item: item[1]))
    return replace(
        story,
        id=f"s{index + 1:02}",
        rank=index + 1,
        source_file=name,
        source_lines=tuple(sorted(lines)),
        origins=origins,
        joins=sum(second in lines for _, second in joins),
    )
