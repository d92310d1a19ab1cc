"""Issues of invented copy, as long as a test wants them."""

from pathlib import Path

SENTENCES = (
    "清晨的渡口起了薄雾，头班船靠岸时，码头上已经排起了队。",
    "老船工把缆绳绕上木桩，回头数了数人，又数了数筐里的青菜。",
    "镇里的技术员蹲在田埂上，用竹竿量水，说今年的早稻比去年早了三天。",
    "“桥通了，孩子上学就不用起那么早了。”一位家长这样说。",
    "窑口的火光映在墙上，师傅隔着布手套，把第一只陶罐托了出来。",
    "图书馆把闭馆的时间推迟到晚上九点半，自习室里坐满了人。",
    "新线公交一共十五站，起点在南门，终点在体育中心。",
    "山上的茶园雾大，采茶的人要等太阳出来才下得了手。",
)


def body(characters: int, seed: int = 0) -> str:
    """Paragraphs of two to four sentences, so many characters in all."""
    paragraphs, length, at = [], 0, seed
    while length < characters:
        count = 2 + (at + seed) % 3
        text = "".join(SENTENCES[(at * 3 + seed + k * (1 + seed % 3)) % len(SENTENCES)] for k in range(count))
        paragraphs.append(text)
        length += len(text)
        at += 1
    return "\n\n".join(paragraphs)


HEADLINES = (
    "薄雾渡口头班船 竹篙轻点过江来",
    "早稻插秧比去年早三天",
    "窑火重燃 老师傅托出第一只陶罐",
    "图书馆闭馆延到九点半",
    "新线公交十五站 南门直通体育中心",
    "茶园雾大等日头",
    "家长算了一笔时间账",
    "青菜下船就进市场",
)


def write_issue(
    folder: Path, pages: dict[int, list[int]], *, settings: str = "", issue: str = "", **front: str
) -> Path:
    """An issue folder: for each page the lengths of its stories, strongest first.

    Args:
        folder: where it goes.
        pages: page number to characters of each story.
        settings: more of ``paper.toml``.
        issue: more of ``issue.toml``.
        front: more front matter by story id, ``p01_s02="brief: true"``.
    """
    (folder / "stories").mkdir(parents=True)
    (folder / "paper.toml").write_text(f'id = "t"\ntitle = "试刊"\nlayout = "broadsheet"\n{settings}', encoding="utf-8")
    (folder / "issue.toml").write_text(f"date = 2024-05-10\n{issue}", encoding="utf-8")
    for page, lengths in pages.items():
        for rank, length in enumerate(lengths, start=1):
            story = f"p{page:02}-s{rank:02}"
            more = front.get(story.replace("-", "_"), "")
            head = f"id: {story}\npage: {page}\nrank: {rank}\nheadline: {HEADLINES[(page + rank) % len(HEADLINES)]}\n"
            text = f"---\n{head}{more}\n---\n\n{body(length, page * 31 + rank)}\n"
            (folder / "stories" / f"{story}.md").write_text(text, encoding="utf-8")
    return folder
