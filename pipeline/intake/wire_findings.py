"""What is to be said of an item of a wire that its story cannot hold."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.errors import Say, Where
from pipeline.intake.cleaning import Cleaning, printable
from pipeline.intake.metadata_names import chinese_name
from pipeline.intake.quoting import quoted
from pipeline.model import Finding, Severity

__all__ = [
    "elsewhere",
    "embargoed",
    "is_of_newer",
    "links_dropped",
    "metadata",
    "no_body",
    "not_usable",
    "note",
    "of_story",
    "other_bodies",
    "picture_elsewhere",
    "signal",
    "summary_as_body",
    "title_as_headline",
    "usage",
    "withdraws",
]

# What a signal says where it says that there was an earlier version; others name the kind of an item (TXT, PIX).
NEWER = re.compile(
    r"updat|correct|version|append|prepend|rewrit|write-?thr|lead|refile|recast|repeat|extra|advis|embargo|alert|flash"
    r"|urgent|kill|cancel|withh|withdr|retract|delet|replac|更正|更新|改写|撤|急|重发|补充",
    re.IGNORECASE,
)
KILLED = re.compile(
    r"\b(?:kill|killed|cancel|canceled|cancelled|withheld|withdrawn|retract|retracted|delete)\b", re.IGNORECASE
)


def not_usable(where: Where, story: str, status: str) -> Finding:
    """The provider withholds the item or has withdrawn it."""
    return Finding(
        "intake-not-usable",
        Severity.ERROR,
        where,
        Say(zh=f"来稿方标明不可用：{status}。", en=f"Its provider says that it must not be used: {status}."),
        Say(zh="撤下这篇，或向来稿方核实。", en="Take the story out, or ask the provider."),
        story,
    )


def embargoed(where: Where, story: str, until: str) -> Finding:
    """The item must not be published before a time, or until further notice where none is said."""
    return Finding(
        "intake-embargo",
        Severity.WARNING,
        where,
        Say(zh=f"禁发至：{until or '另行通知'}。", en=f"Embargoed until {until or 'further notice'}."),
        Say(zh="确认出版时已过这一时间。", en="See that the issue comes out after that."),
        story,
    )


def usage(where: Where, story: str, terms: str) -> Finding:
    """Terms under which the item may be used."""
    return Finding(
        "intake-usage-terms",
        Severity.WARNING,
        where,
        Say(zh=f"使用条件：{terms}", en=f"Terms of use: {terms}"),
        Say(zh="确认本报可以这样用。", en="See that the paper may use it so."),
        story,
    )


def note(where: Where, story: str, text: str) -> Finding:
    """A note to the editor, which is not printed."""
    return Finding(
        "intake-editors-note",
        Severity.WARNING,
        where,
        Say(zh=f"给编辑的话（不印）：{quoted(text)}", en=f"A note to the editor, not printed: {quoted(text)}"),
        Say(zh="照此处理。", en="Act on it."),
        story,
    )


def signal(where: Where, story: str, text: str) -> Finding:
    """The item updates or corrects an earlier one."""
    return Finding(
        "intake-signal",
        Severity.WARNING,
        where,
        Say(zh=f"来稿方的信号：{text}。", en=f"The provider signals: {text}."),
        Say(zh="看是否已用过较早的一稿。", en="See whether an earlier version is in use."),
        story,
    )


def is_of_newer(signal: str) -> bool:
    """Whether a signal speaks of an earlier version; most name the kind of an item."""
    return NEWER.search(signal) is not None


def withdraws(signal: str) -> bool:
    """Whether a signal takes the item back."""
    return KILLED.search(signal) is not None


def no_body(where: Where, story: str) -> Finding:
    """The item has no text and no picture."""
    return Finding(
        "intake-no-body",
        Severity.WARNING,
        where,
        Say(zh="这篇稿件没有正文。", en="This story has no text."),
        Say(zh="请补正文，或撤下。", en="Give it a text, or take it out."),
        story,
    )


def summary_as_body(where: Where, story: str) -> Finding:
    """The item holds a summary alone."""
    return Finding(
        "intake-summary-as-body",
        Severity.WARNING,
        where,
        Say(zh="来稿只有提要，当作正文。", en="It holds a summary alone, which was read as its text."),
        Say(zh="如有全文，请补上。", en="Put the whole text in where there is one."),
        story,
    )


def of_story(finding: Finding, story: str) -> Finding:
    """A finding of the story, fit for a terminal whatever the copy holds, and the same when it is read again."""
    cleaning = Cleaning(finding.where.file or "")
    message = Say(*(printable(cleaning.text(words)) for words in (finding.message.zh, finding.message.en)))
    return replace(finding, message=message, story=finding.story or story)


def title_as_headline(where: Where, story: str, title: str) -> Finding:
    """The item has no headline but a title it is filed under."""
    return Finding(
        "intake-title-as-headline",
        Severity.WARNING,
        where,
        Say(
            zh=f"没有标题，用稿件名“{title}”。",
            en=f"It has no headline; the name it is filed under was taken: “{title}”.",
        ),
        Say(zh="请核对标题。", en="See whether it will do as the headline."),
        story,
        confidence=0.6,
    )


def other_bodies(where: Where, story: str, kinds: Sequence[str], lacking: Sequence[str]) -> Finding:
    """The item holds its text in several forms, of which one was read."""
    said = ", ".join(kinds)
    more = quoted(" / ".join(lacking))
    zh, en = (f"；其中这些话读的那种里没有：{more}", f"; what only they say: {more}") if lacking else ("", "")
    return Finding(
        "intake-other-bodies",
        Severity.WARNING if lacking else Severity.NOTE,
        where,
        Say(
            zh=f"同一正文另有几种形式，未用：{said}{zh}", en=f"The text comes in other forms too, not used: {said}{en}"
        ),
        Say(zh="需要的话补进稿件。", en="Put what is wanted into the story."),
        story,
    )


def picture_elsewhere(where: Where, story: str, addresses: Sequence[str]) -> Finding:
    """A picture's file did not come with the copy."""
    said = " ".join(address for address in addresses if address) or "?"
    return Finding(
        "intake-picture-elsewhere",
        Severity.WARNING,
        where,
        Say(zh=f"图片没有随稿来：{said}", en=f"The picture did not come with the copy: {said}"),
        Say(zh="取来放进 pictures/，在稿件里写上文件名。", en="Put it into pictures/ and name it in the story."),
        story,
    )


def elsewhere(where: Where, story: str, reference: str) -> Finding:
    """A package names an item that is not in the file."""
    return Finding(
        "intake-item-elsewhere",
        Severity.WARNING,
        where,
        Say(
            zh=f"稿包里的这一篇不在文件里，只有标题和提要：{reference}",
            en=f"Of this item only title and summary came: {reference}",
        ),
        Say(zh="把它也收来。", en="Get the item itself."),
        story,
    )


def metadata(where: Where, story: str, pairs: Sequence[tuple[str, str]]) -> Finding:
    """All else that the item says of itself."""
    said = quoted("; ".join(f"{name}: {value}" for name, value in pairs))
    said_zh = quoted("；".join(f"{chinese_name(name)}：{value}" for name, value in pairs))
    return Finding(
        "intake-metadata",
        Severity.NOTE,
        where,
        Say(zh=f"来稿另有说明（不印）：{said_zh}", en=f"What else it says of itself, not printed: {said}"),
        Say(zh="无须改动。", en="Nothing needs to be done."),
        story,
    )


def links_dropped(where: Where, addresses: Sequence[str], story: str | None = None) -> Finding:
    """Of the links in a text the words are printed; where they led is not."""
    said = quoted(" ".join(addresses))
    return Finding(
        "intake-link-dropped",
        Severity.NOTE,
        where,
        Say(zh=f"正文里的链接只留文字，地址不印：{said}", en=f"Of links the words stay; not printed are: {said}"),
        Say(zh="要印网址就写进正文。", en="Write an address into the text to have it printed."),
        story,
    )
