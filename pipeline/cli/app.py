"""The commands.  Heavy modules are imported by the command that uses them, so ``--help`` stays light."""

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import __version__
from pipeline.cli.asked import formats_of, request_of, shown_of
from pipeline.cli.words import chosen_language, words
from pipeline.errors import ExitCode, Say, UsageError

if TYPE_CHECKING:
    from pipeline.build import Request

__all__ = ["app"]

app = typer.Typer(
    help=words("app"),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Sources = Annotated[list[Path], typer.Argument(help=words("source"), metavar="SOURCE...", show_default=False)]
Layout = Annotated[str | None, typer.Option("--layout", help=words("layout"), show_default=False)]
Date = Annotated[str | None, typer.Option("--date", help=words("date"), show_default=False)]
Out = Annotated[Path, typer.Option("-o", "--out", help=words("out"))]
Lang = Annotated[str | None, typer.Option("--lang", help=words("lang"), show_default=False)]
Fresh = Annotated[bool, typer.Option("--fresh", help=words("fresh"))]
AsJson = Annotated[bool, typer.Option("--json", help=words("json"))]


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer's callback form
    if wanted:
        typer.echo(f"banmian {__version__}")
        raise typer.Exit


def _rules(wanted: bool) -> None:  # noqa: FBT001 - Typer's callback form
    if wanted:
        from pipeline.cli.check_output import print_rules

        print_rules(_language())
        raise typer.Exit


@app.callback()
def _global(
    version: Annotated[  # noqa: ARG001 - handled by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help=words("version"))
    ] = False,
    lang: Lang = None,
) -> None:
    _check_language(lang)


@app.command(help=words("build"))
def build(
    source: Sources,
    out: Out = Path("dist"),
    layout: Layout = None,
    date: Date = None,
    formats: Annotated[str, typer.Option("--formats", help=words("formats"))] = "press,proof,epub",
    fresh: Fresh = False,
    lang: Lang = None,
) -> None:
    _check_language(lang)
    _make(replace(request_of(source, layout, date, out, formats_of(formats)), fresh=fresh))


@app.command(help=words("press"))
def press(
    source: Sources,
    out: Out = Path("dist"),
    layout: Layout = None,
    date: Date = None,
    fresh: Fresh = False,
    lang: Lang = None,
) -> None:
    _check_language(lang)
    _make(replace(request_of(source, layout, date, out, ("press",)), fresh=fresh))


@app.command(help=words("proof"))
def proof(
    source: Sources,
    out: Out = Path("dist"),
    layout: Layout = None,
    date: Date = None,
    show: Annotated[str, typer.Option(help=words("show"), show_default=False, metavar="grid,breaks,spacing")] = "",
    fresh: Fresh = False,
    lang: Lang = None,
) -> None:
    _check_language(lang)
    _make(replace(request_of(source, layout, date, out, ("proof",)), show=shown_of(show), fresh=fresh))


@app.command(help=words("epub"))
def epub(source: Sources, out: Out = Path("dist"), layout: Layout = None, date: Date = None, lang: Lang = None) -> None:
    _check_language(lang)
    _make(request_of(source, layout, date, out, ("epub",)))


@app.command(help=words("parse"))
def parse(
    source: Sources,
    out: Annotated[Path | None, typer.Option("-o", "--out", help=words("folder"), show_default=False)] = None,
    as_json: AsJson = False,
    layout: Layout = None,
    date: Date = None,
    lang: Lang = None,
) -> None:
    from pipeline.build import parse as parse_issue
    from pipeline.cli.output import print_findings, print_json, print_written

    _check_language(lang)
    if not as_json and out is None:
        raise UsageError(
            Say(zh="没有说写到哪里。", en="Where to write was not said."),
            remedy=Say(zh="用 -o 文件夹，或 --json。", en="Give -o FOLDER, or --json."),
        )
    parsed = parse_issue(request_of(source, layout, date, Path("dist"), ()))
    if as_json:
        from pipeline.intake.json_form import issue_to_json

        print_json(issue_to_json(parsed.issue))
    if out is not None:
        from pipeline.intake.folder import write_folder

        write_folder(parsed.issue, parsed.settings, source, out, parsed.incoming)
        print_findings(parsed.findings, _language())
        print_written(parsed.issue, out, _language())


@app.command(help=words("settle"))
def settle(
    folder: Annotated[Path, typer.Argument(help=words("settled"), metavar="FOLDER", show_default=False)],
    doubt: Annotated[int | None, typer.Argument(help=words("doubt"), metavar="DOUBT", show_default=False)] = None,
    reading: Annotated[int, typer.Argument(help=words("reading"), metavar="READING", show_default=False)] = 0,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    from pipeline.cli.settled import list_or_settle

    _check_language(lang)
    list_or_settle(folder, doubt, reading, _language(), as_json=as_json)


@app.command(help=words("check"))
def check(
    source: Sources,
    as_json: AsJson = False,
    layout: Layout = None,
    date: Date = None,
    lang: Lang = None,
    rules: Annotated[bool, typer.Option("--rules", callback=_rules, is_eager=True, help=words("rules"))] = False,  # noqa: ARG001 - handled by its callback
) -> None:
    from pipeline.build import check as check_issue
    from pipeline.cli.check_output import check_to_json, print_check
    from pipeline.cli.output import print_json
    from pipeline.model import Severity

    _check_language(lang)
    checked = check_issue(request_of(source, layout, date, Path("dist"), ()))
    if as_json:
        print_json(check_to_json(checked))
    else:
        print_check(checked, _language())
    limit = Severity(checked.settings.paper.fail_on).weight
    if any(finding.severity.weight >= limit for finding in checked.findings):
        raise typer.Exit(ExitCode.FINDINGS)


@app.command(help=words("plan"))
def plan(
    source: Sources,
    as_json: AsJson = False,
    edition: Annotated[str, typer.Option("--edition", help=words("edition"))] = "press",
    picture: Annotated[Path | None, typer.Option("--picture", help=words("picture"), metavar="FILE.png")] = None,
    seconds: Annotated[bool, typer.Option("--seconds", help=words("seconds"))] = False,
    out: Annotated[Path, typer.Option("-o", "--out", help=words("last"))] = Path("dist"),
    layout: Layout = None,
    date: Date = None,
    fresh: Fresh = False,
    lang: Lang = None,
) -> None:
    from pipeline.build import orders_obeyed, plan_drawn
    from pipeline.build import plan as make_plan
    from pipeline.cli.output import print_json, print_plan
    from pipeline.makeup.json_form import plan_to_json
    from pipeline.release.publish import write_file

    _check_language(lang)
    if edition not in ("press", "proof"):
        raise UsageError(Say(zh=f"没有版本“{edition}”。", en=f"There is no edition {edition!r}."))
    request = replace(request_of(source, layout, date, out, ()), fresh=fresh)
    began = time.process_time()
    made_up = make_plan(request, edition)
    spent = round(time.process_time() - began, 3)
    if picture is not None:
        write_file(plan_drawn(request, made_up), picture)
    if as_json:
        print_json({**plan_to_json(made_up, orders_obeyed(request)), **({"cpu_seconds": spent} if seconds else {})})
    else:
        print_plan(made_up, orders_obeyed(request), _language())
        if seconds:
            typer.echo(f"{spent:.3f} CPU s, {spent / len(made_up.pages):.3f} a page")


@app.command(help=words("preflight"))
def preflight(
    pdf: Annotated[Path, typer.Argument(help=words("pdf"), metavar="FILE.pdf", show_default=False)],
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    from pipeline.cli.output import print_findings, print_json
    from pipeline.intake.json_form import finding_to_json
    from pipeline.model import Severity
    from pipeline.press.composition import composition_json
    from pipeline.press.document import open_for_inspection
    from pipeline.press.preflight import findings_of

    _check_language(lang)
    document = open_for_inspection(pdf)
    findings = findings_of(document, pdf.name)
    if as_json:
        figures = composition_json(document.composition)
        print_json({"findings": [finding_to_json(finding) for finding in findings], "composition": figures})
    else:
        print_findings(findings, _language(), to_stdout=True)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise typer.Exit(ExitCode.NOT_PRESS_READY)
    if not as_json:
        said = Say(
            zh="按 PDF/X-4 制作，结构检查通过；未经认证。",
            en="Built to PDF/X-4, structural checks passed; not certified.",
        )
        typer.echo(said.in_language(_language()))


def _language() -> str:
    return chosen_language(sys.argv[1:])


def _check_language(lang: str | None) -> None:
    if lang not in (None, "zh", "en"):
        raise UsageError(
            Say(zh=f"没有语言“{lang}”。", en=f"There is no language {lang!r}."),
            remedy=Say(zh="用 zh 或 en。", en="Use zh or en."),
        )


def _make(request: "Request") -> None:
    from pipeline.build import build as build_issue
    from pipeline.cli.output import print_built, print_findings, print_held
    from pipeline.cli.progress import stages

    language = _language()
    with stages(language, len(request.formats)) as on_stage:
        built = build_issue(request, on_stage)
    print_findings(built.checked.findings, language)
    print_built(built, language)
    if built.held is not None:
        print_held(built.held, language)
        raise typer.Exit(built.held.exit_code)
