"""What a person is told of a picture: what it says of itself, and what is done with it on the way to print."""

from collections.abc import Iterator

from pipeline.errors import Say, Where
from pipeline.intake.names import printable
from pipeline.intake.picture.look import Look
from pipeline.intake.picture.profile import Profile
from pipeline.model import Finding, Picture, Severity

__all__ = ["absent", "file_findings", "unprofiled", "word_findings"]

NOTHING_TO_DO = Say(zh="无须改动。", en="Nothing needs to be done.")
NAMED = 3
LOOK = Say(zh="请看看大样。", en="Look at the proof.")


def absent(file: str, where: Where, story: str | None) -> Finding:
    """A picture that is named and not there."""
    name = printable(file)
    return Finding(
        "intake-picture-absent",
        Severity.ERROR,
        where,
        Say(zh=f"找不到图片 {name}。", en=f"The picture {name} is not there."),
        Say(zh="把图片放进 pictures/，或改正文件名。", en="Put it into pictures/, or correct its name."),
        story,
    )


def unprofiled(files: tuple[str, ...], where: Where) -> Finding:
    """Pictures in colour that don't say which; one finding for all of an issue."""
    names = [printable(file) for file in files[:NAMED]]
    more = ("…", ", …") if len(files) > NAMED else ("", "")
    return Finding(
        "intake-picture-no-profile",
        Severity.NOTE,
        where,
        Say(
            zh=f"没有色彩特性文件：{'、'.join(names)}{more[0]}（共 {len(files)} 张）。"
            "RGB 按 sRGB，CMYK 按印刷机自己的油墨。",
            en=f"Without a colour profile: {', '.join(names)}{more[1]} ({len(files)} in all). "
            "RGB is taken as sRGB, CMYK as the inks of the press.",
        ),
        NOTHING_TO_DO,
    )


def file_findings(file: str, seen: Look, where: Where, story: str | None) -> Iterator[Finding]:
    """What is done with a file that is not as every product takes it."""
    name = printable(file)

    def told(code: str, severity: Severity, zh: str, en: str, remedy: Say) -> Finding:
        message = Say(zh=f"图片 {name}：{zh}。", en=f"The picture {name}: {en}.")
        return Finding(code, severity, where, message, remedy, story)

    if seen.misnamed:
        yield told(
            "intake-picture-suffix",
            Severity.NOTE,
            f"内容是 {seen.kind.name}，按此读取",
            f"it is {seen.kind.name} inside, and read as such",
            NOTHING_TO_DO,
        )
    if seen.frames:
        yield told(
            "intake-picture-frames",
            Severity.WARNING,
            "里面不止一幅，只用第一幅",
            "there is more than one picture in it; the first is used",
            LOOK,
        )
    if seen.see_through:
        yield told(
            "intake-picture-see-through",
            Severity.NOTE,
            "有透明处，按白底处理",
            "parts of it are see-through; they are laid on white",
            LOOK,
        )
    if seen.profile is Profile.UNFIT:
        yield told(
            "intake-picture-profile-unfit",
            Severity.WARNING,
            "色彩特性文件损坏或不符，未用",
            "its colour profile is broken or made for other colours, and is not used",
            LOOK,
        )
    if seen.oversized:
        width, height = seen.size_px
        yield told(
            "intake-picture-reduced",
            Severity.NOTE,
            f"{width} × {height} 像素，大过印刷所需，缩小后使用",
            f"{width} × {height} pixels are more than print can show; it is used smaller",
            NOTHING_TO_DO,
        )
    if seen.damaged:
        blocks = " ".join(seen.damaged)
        yield told(
            "intake-picture-metadata",
            Severity.NOTE,
            f"附带信息（{blocks}）损坏，未读",
            f"its {blocks} block is damaged and was not read",
            LOOK,
        )


def word_findings(picture: Picture, seen: Look, where: Where, story: str, *, used: bool) -> Iterator[Finding]:
    """Caption, credit and focus that the picture's file gives where the story gives none.

    Args:
        picture: as the story has it.
        seen: the look at its file.
        where: the story.
        story: its id.
        used: whether the paper takes words of the file; else they are offered.
    """
    name = printable(picture.file or "")
    offered = (("caption", picture.caption, (seen.words.caption,)), ("credit", picture.credit_text, seen.words.credits))
    for field, own, found in offered:
        said = tuple(words for words in found if words)
        if own or (field == "credit" and picture.credit is not None) or not said:
            continue
        field_zh, key = ("说明", "caption") if field == "caption" else ("署名", "credit_text")
        took = ("，已采用", " and was taken") if used else ("", "")
        check = Say(zh="请核对。", en="Check it.")
        copy = Say(zh=f"如要采用，写进稿件 pictures 的 {key}。", en=f"To use it, write it into the story as {key}.")
        yield Finding(
            f"intake-picture-{field}",
            Severity.NOTE,
            where,
            Say(
                zh=f"稿件没有给图片 {name} {field_zh}；图片文件里写的是“{said[0]}”{took[0]}。",
                en=f"The story gives the picture {name} no {field}; its file says “{said[0]}”{took[1]}.",
            ),
            check if used else copy,
            story,
            said,
        )
    if picture.focus is None and seen.focus is not None:
        x, y = seen.focus
        yield Finding(
            "intake-picture-focus",
            Severity.NOTE,
            where,
            Say(
                zh=f"图片 {name} 的文件标出了脸或焦点，裁切时保住 [{x:g}, {y:g}]。",
                en=f"The file of {name} marks faces or a focus; cropping keeps [{x:g}, {y:g}].",
            ),
            Say(zh="如不妥，在稿件里写 focus。", en="Give a focus in the story if that is wrong."),
            story,
            (f"[{x:g}, {y:g}]",),
        )
