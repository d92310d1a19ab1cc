"""Makes ``doubles.txt``: for each grammatical character, what may lawfully make it stand twice.

A row has the character, the words ending in it after which it may follow as a word of its own (目的|的), the characters
that follow it at the beginning of words (了|了解), and the words that hold it twice.  The first column of words is
written here; the others come from the word list of the typesetting, whose licence (MIT, jieba) stands beside it.
Run it from the root of the project: ``python -m pipeline.checks.words.make_doubles``.
"""

from pathlib import Path

__all__ = ["LEFT", "main"]

HERE = Path(__file__).parent
WORDS = HERE.parents[1] / "typography" / "words" / "zh-Hans.txt"

LEFT = {
    "的": "目的 标的",
    "了": "不了 罢了 明了 末了 算了",
    "是": "国是 求是 为是 岂是",
    "在": "存在 内在 外在 现在 潜在 自在 实在 所在 健在 好在",
    "和": "共和 缓和 温和 平和 总和 柔和 谐和 调和 饱和 祥和 随和 中和 议和 颐和 亲和 永和 宁和 仁和 泰和",
    "与": "参与 赋与",
    "及": "普及 涉及 埃及 顾及 提及 危及 殃及 波及 触及 论及",
    "为": "行为 作为 认为 成为 以为 人为 更为 视为 最为 极为 有为",
    "对": "面对 绝对 相对 应对 针对 反对 核对 校对 配对 敌对 不对 派对",
    "将": "干将 名将 大将 小将 老将 上将 中将 少将 健将 女将 武将 麻将 猛将",
    "把": "火把 拖把 车把",
    "被": "棉被 植被 被被",
    "从": "服从 随从 侍从 顺从 盲从 听从 无从",
    "于": "由于 至于",
    "就": "成就 造就 铸就",
    "都": "首都 成都 古都 京都 丰都 武都 新都 都都",
    "之": "总之 反之",
    "其": "土耳其 耳其 莫名其",
    "所": "场所 厕所 出所 究所 务所 诊所 会所 易所 待所 处所 住所 守所 哨所 养所 教所 疗所 验所 站所 院所",
    "以": "可以 足以 得以 予以 加以 难以",
    "有": "所有 拥有 私有 国有 公有 固有 特有 享有 占有 共有 应有",
    "我": "自我 忘我",
    "他": "其他 吉他",
    "那": "刹那",
    "着": "沉着 执着 附着 衣着",
    "到": "得到 达到 周到 报到 签到 迟到 感到",
    "能": "功能 可能 性能 技能 智能 才能 职能 动能 节能 阳能 电能 核能 热能 潜能 效能 机能 产能 风能 本能 体能",
    "要": "需要 重要 主要 必要 纪要 摘要 概要 首要 机要 不要 次要 紧要",
    "向": "方向 意向 走向 定向 面向 志向 倾向 取向 动向 导向 去向 内向 外向",
    "由": "自由 理由 缘由 事由",
    "并": "合并 兼并 吞并",
    "则": "规则 原则 法则 细则 否则 准则 守则",
    "因": "原因 基因 起因 病因 诱因 成因",
    "此": "因此 彼此 如此 从此 对此 为此 在此 到此",
    "还": "归还 偿还 返还 退还 交还 讨还",
    "也": "",
    "而": "",
    "但": "",
    "你": "",
    "她": "",
    "它": "其它",
    "这": "",
    "且": "而且 并且",
    "或": "或或",
    "已": "不已 而已",
}


def main() -> None:
    """Write the file."""
    words = [line.split(" ")[0] for line in WORDS.read_text(encoding="utf-8").splitlines()]
    lines = []
    for one, left in LEFT.items():
        right = sorted({word[1] for word in words if word.startswith(one) and len(word) > 1 and word[1] != one})
        whole = [word for word in words if one * 2 in word]
        lines.append("\t".join((one, left, "".join(right), " ".join(whole))))
    (HERE / "doubles.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
