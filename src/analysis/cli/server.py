"""The commands for servers, ``daklak schedule`` and ``daklak compare``, and the report on a run."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.cli.options import InLanguage, Out, Root, Store
from analysis.cli.usage import refuse, workspace_at
from analysis.language import Language, date, text, use_language
from analysis.nightly.schedule import BadTime, make_schedule, write_schedule
from analysis.workspace import Workspace, now

__all__ = ["compare", "schedule", "tell_site"]

if TYPE_CHECKING:
    from analysis.nightly.run import Outcome


def schedule(
    at: Annotated[str, typer.Option("--at", help=text("cli-option-at"), metavar="HH:MM")] = "02:30",
    out: Out = None,
    root: Root = None,
    language: InLanguage = "vi",
    store: Store = "",
) -> None:
    """Write the systemd units and the cron line of a nightly run, and say how to install them."""
    workspace = workspace_at(root)
    try:
        made = make_schedule(workspace, at, language=language, store=store)
    except BadTime:
        refuse("nightly-bad-time", found=at)
    written = write_schedule(made, out or workspace.root / "schedule")
    typer.echo(text("nightly-installed", files=", ".join(str(path) for path in written)))
    units = shlex.join(str(path) for path in written[:2])
    typer.echo(f"  mkdir -p ~/.config/systemd/user && cp {units} ~/.config/systemd/user/\n"
               f"  systemctl --user daemon-reload && systemctl --user enable --now {made.name}.timer\n"
               "  loginctl enable-linger")
    typer.echo(f"{text('nightly-cron')}\n  {made.cron}")


def compare(
    first: Annotated[int | None, typer.Argument(help=text("cli-argument-run"), metavar="LẦN")] = None,
    second: Annotated[int | None, typer.Argument(help=text("cli-argument-run"), metavar="LẦN")] = None,
    root: Root = None,
    language: InLanguage = "vi",
) -> None:
    """Hold two kept runs against each other, figure by figure; without numbers, the last two."""
    from analysis.reporting.editions import edition_folder
    from analysis.reporting.history import UnknownRun, compare_runs, known_runs
    from analysis.reporting.jobs import PageInfo
    from analysis.reporting.record import software_versions
    from analysis.study import read_catalogue

    workspace = workspace_at(root)
    folder = edition_folder(workspace.reports, language)
    with use_language(language):
        runs = list(known_runs(folder))
        if not runs:
            refuse("nightly-no-runs")
        if len(runs) == 1 and first is None:
            refuse("nightly-one-run", number=str(runs[0]))
        one = runs[max(0, len(runs) - 2)] if first is None else first
        other = runs[-1] if second is None else second
        page = PageInfo("", made=now(), versions=software_versions())
        try:
            written = compare_runs(read_catalogue(workspace.raw)[0], folder, one, other, page)
        except UnknownRun as unknown:
            known = ", ".join(str(number) for number in runs)
            refuse("nightly-unknown-run", number=str(unknown.args[0]), known=known)
        typer.echo(text("nightly-compared", page=str(written)))


def tell_site(workspace: Workspace, outcome: Outcome, language: Language) -> None:
    """Say what was made, or that there was nothing to do, and what went wrong."""
    from analysis.reporting.editions import edition_folder

    record = outcome.record
    assert record is not None
    index = str(edition_folder(workspace.reports, language) / "index.html")
    failed = [entry.key for entry in record.reports if entry.status == "failed"]
    if outcome.renewed:
        typer.echo(text("cli-reports-done", done=len(record.reports) - len(failed), index=index))
    else:
        for vietnamese, english in record.refusals:
            typer.echo(f"✗ {vietnamese}\n  {english}", err=True)
        typer.echo(text("nightly-current", day=date(record.date), count=len(record.reports), index=index))
    if failed:
        typer.echo(text("cli-reports-failed", failed=len(failed), names=", ".join(failed)), err=True)
