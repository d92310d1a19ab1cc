"""Every word the command says of itself, in both languages, and the choice between them."""

import os
import sys
from collections.abc import Mapping, Sequence

from pipeline.errors import Say

__all__ = ["HELP", "chosen_language", "words"]

HELP: Mapping[str, Say] = {
    "app": Say(
        zh="版面：稿件进去，付印版、大样和电子书出来。",
        en="Banmian: newspaper copy in; a press PDF, a proof and an EPUB out.",
    ),
    "build": Say(
        zh="全部做出：付印版、大样、电子书和报告。",
        en="Make everything: press PDF, proof, EPUB and report.",
    ),
    "parse": Say(
        zh="读稿：写成可以编辑的稿件文件夹，或以 JSON 输出。",
        en="Read the copy into an issue folder a person can edit, or to JSON on stdout.",
    ),
    "settle": Say(
        zh="列出读稿时没有把握的地方；给出号码就了结一条。",
        en="List what was doubtful in reading the copy, or settle one by its number.",
    ),
    "settled": Say(zh="parse 写出的稿件文件夹。", en="The issue folder that parse wrote."),
    "doubt": Say(zh="第几条，从 1 数起。", en="The number of the doubt, from 1."),
    "reading": Say(
        zh="按第几种读法改；0（默认）是照现在的读法。",
        en="The reading to put in force; 0, the default, leaves it as it was read.",
    ),
    "check": Say(zh="检查稿件，列出核对事项。", en="Check the copy and list the findings."),
    "rules": Say(zh="列出全部规则：代码、级别、理由、依据。", en="List the rules: code, severity, reason, source."),
    "plan": Say(zh="只拼版，输出版面方案与指标。", en="Make up the pages and print the plan with its figures."),
    "picture": Say(zh="把方案画成 PNG。", en="Draw the plan as a PNG."),
    "proof": Say(zh="只做大样（proof.pdf 和各版 PNG）。", en="Make the proof alone (proof.pdf and a PNG a page)."),
    "press": Say(zh="只做付印版（press.pdf）。", en="Make the press edition alone (press.pdf)."),
    "epub": Say(zh="只做电子书（issue.epub）。", en="Make the EPUB alone (issue.epub)."),
    "preflight": Say(zh="检查一个 PDF 能否付印。", en="Say what keeps a PDF from the press."),
    "source": Say(
        zh="一个文件夹，或各种格式的稿件文件（版面文字一版一个）。",
        en="A folder, or files of copy of any format (page text: a page each).",
    ),
    "seconds": Say(
        zh="连同拼版用去的 CPU 秒数；输出因此每次不同。",
        en="With the CPU seconds that making up took; the output then differs from run to run.",
    ),
    "fresh": Say(zh="从头拼版，不管上一次的版面。", en="Make up from nothing, whatever the last build looked like."),
    "last": Say(zh="上一次成品所在的输出文件夹。", en="The output folder that holds the last build."),
    "out": Say(zh="输出文件夹。", en="Output folder."),
    "folder": Say(zh="要写出的稿件文件夹。", en="The issue folder to write."),
    "layout": Say(zh="版式，盖过 paper.toml。", en="Layout, over paper.toml."),
    "date": Say(zh="出版日期 YYYY-MM-DD，盖过 issue.toml。", en="Date of the issue, YYYY-MM-DD, over issue.toml."),
    "formats": Say(zh="要做的成品，逗号分开：press,proof,epub。", en="Products, comma between: press,proof,epub."),
    "json": Say(zh="以 JSON 输出到标准输出。", en="Print JSON on standard output."),
    "lang": Say(zh="消息的语言：zh 或 en；默认随系统。", en="Language of messages: zh or en; else the locale's."),
    "version": Say(zh="显示版本。", en="Show the version."),
    "show": Say(
        zh="在大样正文上画出：行格 grid、断行办法 breaks、字距冷热 spacing。",
        en="Draw over the body type of the proof: its grid, how lines were broken, the heat of their spacing.",
    ),
    "pdf": Say(zh="要检查的 PDF。", en="The PDF to inspect."),
    "edition": Say(zh="哪一个版本：press 或 proof。", en="Which edition: press or proof."),
}


def chosen_language(arguments: Sequence[str]) -> str:
    """``zh`` or ``en``: ``--lang`` among the arguments, else the locale, else English."""
    for k, word in enumerate(arguments):
        if word == "--lang" and k + 1 < len(arguments):
            return "en" if arguments[k + 1] == "en" else "zh"
        if word.startswith("--lang="):
            return "en" if word == "--lang=en" else "zh"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def words(key: str) -> str:
    """One of ``HELP`` in the language of this run."""
    return HELP[key].in_language(chosen_language(sys.argv[1:]))
