"""Copy to measure with: the seed page, and sixteen broadsheet pages of about 100,000 characters made of it.

The sentences are the seed's, dealt out in a fixed order; lengths follow a page of one lead and some shorter
stories.  Nothing is drawn at random.
"""

import re
from pathlib import Path

__all__ = ["SEED", "seed_paragraphs", "seed_sentences", "write_issue"]

SEED = Path(__file__).resolve().parents[1] / "seeds" / "rugao-2023-01-05"
PAGES = 16
LONGEST_DISPLAY = 40
STORY_CHARACTERS = (1500, 1300, 1050, 850, 700, 500, 350)
HEADLINES = (
    "强化科技引领 做大特色产业",
    "抢抓机遇勇毅前行 开创发展新局面",
    "疏堵结合 为流动摊贩安家",
    "聚焦强链补链 凸显产业特色",
    "实施创新驱动 放大高新主色",
    "优化服务举措 提升攻坚能力",
    "便民疏导点 方便市民群众",
)


def seed_paragraphs() -> list[str]:
    """The body paragraphs of the seed page."""
    lines = (SEED / "copy" / "01.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if len(line.strip()) > LONGEST_DISPLAY]


def seed_sentences() -> list[str]:
    """The sentences of the seed page."""
    return re.findall(r"[^。]+。", "".join(seed_paragraphs()))


def write_issue(folder: Path) -> int:
    """Write an issue of sixteen pages; answers its characters."""
    sentences = seed_sentences()
    (folder / "stories").mkdir(parents=True)
    (folder / "paper.toml").write_text('id = "bench"\ntitle = "基准日报"\nlayout = "broadsheet"\n', encoding="utf-8")
    (folder / "issue.toml").write_text("date = 2023-01-05\n", encoding="utf-8")
    at = total = 0
    for page in range(1, PAGES + 1):
        for rank, wanted in enumerate(STORY_CHARACTERS, start=1):
            paragraphs, length = [], 0
            while length < wanted:
                take = "".join(sentences[(at + k) % len(sentences)] for k in range(3))
                at += 3
                paragraphs.append(take)
                length += len(take)
            total += length
            head = f"---\npage: {page}\nrank: {rank}\nheadline: {HEADLINES[(page + rank) % len(HEADLINES)]}\n---\n\n"
            text = head + "\n\n".join(paragraphs) + "\n"
            (folder / "stories" / f"{page:02}-{rank:02}.md").write_text(text, encoding="utf-8")
    return total
