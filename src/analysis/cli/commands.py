"""The commands of ``daklak``; those for servers are in `server`, errors in the command line in `usage`.

Exit statuses: `analysis.exit_status`.
"""

from __future__ import annotations

import sys
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console

from analysis.cli import server, usage
from analysis.cli.options import AsOf, Districts, Force, InLanguage, Out, Root, Store, Workers
from analysis.cli.usage import check_districts, check_scheduler, refuse, workspace_at
from analysis.exit_status import BUSY, DONE, REFUSED
from analysis.findings import SEVERITY_ORDER, Finding, errors_in, several_in_words, together
from analysis.language import LANGUAGES, current_language, number, text, use_language
from analysis.language import date as local_date
from analysis.refusals import NothingKnown, UnusableCatalogue, UnusableDay, day_up_to_today
from analysis.runtime.settings import limit_threads, seldom_collect
from analysis.workspace import Workspace

if TYPE_CHECKING:
    import pandas as pd

    from analysis.nightly.run import Outcome
    from analysis.pipeline import Results
    from analysis.reporting.wishes import Wish

__all__ = ["main", "app"]

SHOWN_ERRORS = 20
SHOWN_FINDINGS = 40

app = typer.Typer(cls=usage.Commands, help=text("cli-about"), no_args_is_help=True, add_completion=False,
                  pretty_exceptions_enable=False)
_out = Console(soft_wrap=True, highlight=False)
_err = Console(stderr=True, soft_wrap=True, highlight=False)


def _day(as_of: str) -> date | None:
    try:
        return day_up_to_today(as_of)
    except UnusableDay as error:
        refuse(error.message, **error.arguments)


def _step(name: str) -> None:
    message = text("cli-step-clean") if name == "clean" else text("cli-step-forecast", name=name)
    _out.print(message, markup=False)


def _made(until: str, day: date | None, workspace: Workspace, force: bool, workers: int | None = None) -> Results:
    """The tables up to the stage `until`."""
    from analysis.pipeline import run_pipeline

    if until == "clean":
        return run_pipeline(workspace, "clean", day, force, _step)
    from analysis.reporting.executors import default_workers, side_by_side

    return run_pipeline(workspace, "forecast", day, force, _step, spread=side_by_side(workers or default_workers()))


def _results(until: str, as_of: str, workspace: Workspace, force: bool = False) -> Results:
    """The tables up to the stage `until`; input that cannot be used is reported and stops the command."""
    from analysis.lock import Busy

    day = _day(as_of)
    try:
        return _made(until, day, workspace, force)
    except Busy as busy:
        refuse("nightly-busy", BUSY, process=busy.process or "?", since=busy.since or "?")
    except (NothingKnown, UnusableCatalogue) as error:
        _stop(error, day)


def _stop(error: NothingKnown | UnusableCatalogue, day: date | None = None) -> NoReturn:
    """Report input that cannot be used, and end the command."""
    from analysis.nightly.run import unusable

    outcome = unusable(error, day)
    _tell_stopped(outcome)
    raise typer.Exit(outcome.status)


def _tell_stopped(outcome: Outcome) -> None:
    """Say why a run could not go on, starting with the findings on its input, in both languages."""
    _tell_errors([finding for finding in outcome.findings if finding.severity == "error"])
    for words in outcome.words:
        _err.print(words, markup=False)


def _make_demo(real: Workspace, seed: int) -> Workspace:
    """The workspace of the demonstration, with newly generated figures."""
    from analysis.demo import build_demo, demo_workspace

    demo = demo_workspace(real)
    figures = build_demo(real, demo, seed)
    _out.print(text("cli-demo-built", count=number(len(figures), 0), folder=str(demo.raw)), markup=False)
    return demo


def _run_and_tell(workspace: Workspace, wish: Wish) -> int:
    """Bring tables and site up to date and report the result; returns the exit status."""
    from analysis.nightly.run import run_reports

    def make_tables() -> Results:
        results = _made("forecast", wish.asked.as_of, workspace, wish.force, wish.workers)
        _tell_results(results)
        return results

    with use_language(wish.asked.language):
        outcome = run_reports(workspace, wish, make_tables)
        _tell_stopped(outcome)
        if outcome.record is not None:
            server.tell_site(workspace, outcome, wish.asked.language)
    return outcome.status


def _run(until: str, as_of: str, root: Path | None, force: bool) -> int:
    return _tell_results(_results(until, as_of, workspace_at(root), force))


def _tell_results(results: Results) -> int:
    """Report the number of tables and the findings; returns the exit status."""
    from analysis.reporting.editions import edition_folder

    count = sum(1 for _ in results.folder.glob("*.parquet"))
    _out.print(text("cli-tables-written", count=count, folder=str(results.folder), date=local_date(results.as_of)),
               markup=False)
    return _tell_findings(results.table("findings"), str(
        edition_folder(results.workspace.reports, current_language()) / "findings.html"))


def _tell_findings(findings: pd.DataFrame, place: str) -> int:
    """Print the counts and the errors; returns 3 if input was refused."""
    counts = {name: int((findings["severity"] == name).sum()) for name in SEVERITY_ORDER}
    _out.print(text("cli-findings", errors=number(counts["error"], 0), warnings=number(counts["warning"], 0),
                    infos=number(counts["info"], 0)), markup=False)
    _tell_errors(errors_in(findings))
    _out.print(text("cli-findings-where", place=place), markup=False)
    if counts["error"]:
        _err.print(text("cli-refused"), markup=False)
        return REFUSED
    return DONE


def _tell_errors(errors: list[Finding]) -> None:
    """The first errors with place, finding and advice, in both languages."""
    for error in errors[:SHOWN_ERRORS]:
        for mark, language in zip(("✗", " "), LANGUAGES, strict=True):
            with use_language(language):
                _err.print(f"{mark} {error.told}", markup=False)
    if len(errors) > SHOWN_ERRORS:
        _err.print(text("cli-more-errors", count=number(len(errors) - SHOWN_ERRORS, 0)), markup=False)


@app.command(help=text("cli-clean"))
def clean(as_of: AsOf = "", root: Root = None, force: Force = False) -> None:
    """Bring the cleaned series up to date."""
    raise typer.Exit(_run("clean", as_of, root, force))


@app.command(help=text("cli-forecast"))
def forecast(as_of: AsOf = "", root: Root = None, force: Force = False) -> None:
    """Bring the forecasts and gaps up to date."""
    raise typer.Exit(_run("forecast", as_of, root, force))


@app.command(help=text("cli-reports"))
def reports(
    district: Districts = None,
    as_of: AsOf = "",
    root: Root = None,
    force: Force = False,
    language: InLanguage = "vi",
    workers: Workers = None,
    scheduler: Annotated[str, typer.Option("--scheduler", help=text("cli-option-scheduler"), metavar="tcp://…")] = "",
    store: Store = "",
) -> None:
    """Write the reports and the index."""
    from analysis.reporting.wishes import Asked, Wish

    workspace, day = workspace_at(root), _day(as_of)
    if district:
        check_districts(workspace, district)
    check_scheduler(scheduler)
    wish = Wish(Asked(day, language), district, force, workers, scheduler, store)

    raise typer.Exit(_run_and_tell(workspace, wish))


@app.command(name="demo", help=text("cli-demo"))
def demonstrate(
    district: Districts = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help=text("cli-option-seed"))] = 2025,
    root: Root = None,
    force: Force = False,
    language: InLanguage = "vi",
    workers: Workers = None,
) -> None:
    """Generate illustrative figures and write the reports on them."""
    from analysis.reporting.wishes import Asked, Wish

    real = workspace_at(root)
    if district:
        check_districts(real, district)  # check before generating figures: the demonstration has the same districts
    demo = _make_demo(real, seed)
    wish = Wish(Asked(None, language), district, force, workers)
    raise typer.Exit(_run_and_tell(demo, wish))


@app.command(help=text("cli-check"))
def check(
    files: Annotated[list[Path], typer.Argument(help=text("cli-argument-files"), metavar="TỆP…")],
    root: Root = None,
    out: Out = None,
    language: InLanguage = "vi",
) -> None:
    """Check files before they are put into ``data/raw``."""
    from analysis.intake import check_files
    from analysis.intake.report import write_html, write_workbook

    workspace = workspace_at(root)
    for path in files:
        if not path.is_file():
            refuse("cli-check-folder" if path.is_dir() else "cli-check-no-file", file=str(path))
    folder = out or workspace.reports / "check"
    with use_language(language):
        try:
            checked = check_files(files, workspace)
        except UnusableCatalogue as error:
            _stop(error)
        html, workbook = (folder / f"{files[0].name}.{ending}" for ending in ("html", "check.xlsx"))
        write_html(checked, html)
        write_workbook(checked, workbook)
        told = together(checked.findings)
        for alike in told[:SHOWN_FINDINGS]:
            sign = {"error": "✗", "warning": "!", "info": "·"}[alike[0].severity]
            _out.print(f"{sign} {alike[0].place}{several_in_words(alike)} → {alike[0].advice}", markup=False)
        if len(told) > SHOWN_FINDINGS:
            _out.print(text("cli-more", count=number(len(told) - SHOWN_FINDINGS, 0)), markup=False)
        _out.print(text("intake-summary", figures=number(len(checked.figures), 0),
                        errors=number(checked.count("error"), 0), warnings=number(checked.count("warning"), 0),
                        infos=number(checked.count("info"), 0)), markup=False)
        _out.print(text("cli-check-written", html=str(html), workbook=str(workbook)), markup=False)
    raise typer.Exit(checked.status)


@app.command(help=text("cli-form"))
def form(
    year: Annotated[int | None, typer.Option("--year", min=1990, max=2100, help=text("cli-option-year"))] = None,
    department: Annotated[str, typer.Option("--department", help=text("cli-option-department"))] = "",
    root: Root = None,
    out: Out = None,
    communes: Annotated[bool, typer.Option("--communes", help=text("cli-option-communes"))] = False,
) -> None:
    """Write the forms that departments fill."""
    from analysis.intake.form import departments, write_forms

    results = _results("clean", "", workspace_at(root))
    folder = out or results.workspace.reports / "forms"
    asked = year or date.today().year - 1
    written = write_forms(results.study, results.table("series"), asked, folder, department, communes)
    if not written:
        refuse("cli-form-none", found=department, known="; ".join(d.name for d in departments(results.study, asked)))
    _out.print(text("cli-form-written", count=len(written), folder=str(folder)), markup=False)


app.command(help=text("cli-schedule"))(server.schedule)
app.command(help=text("cli-compare"))(server.compare)


def main() -> None:
    """Entry point of the command ``daklak``."""
    limit_threads()
    seldom_collect()
    usage.speak_both()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app()

