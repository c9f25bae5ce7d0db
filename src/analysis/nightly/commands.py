"""``daklak schedule`` and ``daklak compare``."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from analysis.language import Language, date, in_both, text, use_language
from analysis.nightly.schedule import BadTime, make_schedule, write_schedule
from analysis.nightly.usage import usage_words
from analysis.workspace import Workspace

__all__ = ["USAGE", "Commands", "check_districts", "compare", "refuse", "schedule", "tell_site", "workspace_at"]

if TYPE_CHECKING:
    from analysis.nightly.run import Outcome

USAGE = 2


class Commands(TyperGroup):
    """The commands, each of which ends in words and with status 6 where a file or folder cannot be used.

    What is wrong with the command line is said in both languages.
    """

    def main(self, args: Any = None, prog_name: str | None = None, complete_var: str | None = None,
             standalone_mode: bool = True, windows_expand_args: bool = True, **extra: Any) -> Any:
        """Run what the command line asks for, and stop with its status."""
        try:
            status = super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
        except Exception as error:
            if (lines := usage_words(error)) is None:
                raise
            for words in lines:
                typer.echo(words, err=True)
            raise SystemExit(USAGE) from None
        if not standalone_mode:
            return status
        raise SystemExit(status if isinstance(status, int) else 0)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command by its name, its ``--help`` told in Vietnamese."""
        command = super().get_command(ctx, cmd_name)
        if command is not None and (option := command.get_help_option(ctx)) is not None:
            option.help = text("cli-help-help")
        return command

    def get_help_option(self, ctx: Any) -> Any:
        """The option ``--help`` of all commands together, told in Vietnamese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = text("cli-help-help")
        return option

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:  # who reads the output has left; typer knows what to do
                raise
            from analysis.nightly.run import STOPPED, reason_of

            for words in reason_of(error):
                typer.echo(words, err=True)
            raise typer.Exit(STOPPED) from None


def workspace_at(root: Path | None) -> Workspace:
    """The workspace at or above a folder; where there is none, that is said and the command ends."""
    try:
        return Workspace.find(root)
    except FileNotFoundError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(USAGE) from None


def refuse(message: str, /, status: int = USAGE, **arguments: object) -> NoReturn:
    """Say what is wrong, with the command line or as `status` tells, in both languages, and stop."""
    for words in in_both(message, **arguments):
        typer.echo(words, err=True)
    raise typer.Exit(status)


def schedule(
    at: Annotated[str, typer.Option("--at", help=text("cli-option-at"), metavar="HH:MM")] = "02:30",
    out: Annotated[Path | None, typer.Option("--out", help=text("cli-option-out"), file_okay=False)] = None,
    root: Annotated[Path | None, typer.Option("--root", help=text("cli-option-root"), file_okay=False)] = None,
) -> None:
    """Write the systemd units and the cron line of a nightly run, and say how to install them."""
    workspace = workspace_at(root)
    try:
        made = make_schedule(workspace, at)
    except BadTime:
        refuse("nightly-bad-time", found=at)
    written = write_schedule(made, out or workspace.root / "schedule")
    typer.echo(text("nightly-installed", files=", ".join(str(path) for path in written)))
    units = " ".join(f"'{path}'" for path in written[:2])
    typer.echo(f"  mkdir -p ~/.config/systemd/user && cp {units} ~/.config/systemd/user/\n"
               "  systemctl --user daemon-reload && systemctl --user enable --now daklak-reports.timer\n"
               "  loginctl enable-linger")
    typer.echo(f"{text('nightly-cron')}\n  {made.cron}")


def compare(
    first: Annotated[int | None, typer.Argument(help=text("cli-argument-run"))] = None,
    second: Annotated[int | None, typer.Argument(help=text("cli-argument-run"))] = None,
    root: Annotated[Path | None, typer.Option("--root", help=text("cli-option-root"), file_okay=False)] = None,
    language: Annotated[Language, typer.Option("--language", help=text("cli-option-language"))] = "vi",
) -> None:
    """Hold two kept runs against each other, figure by figure; without numbers, the last two."""
    from analysis.nightly.health import now
    from analysis.reporting.editions import edition_folder
    from analysis.reporting.history import UnknownRun, compare_runs, known_runs
    from analysis.reporting.jobs import PageInfo
    from analysis.reporting.record import software_versions
    from analysis.study import load_study

    workspace = workspace_at(root)
    folder = edition_folder(workspace.reports, language)
    with use_language(language):
        runs = list(known_runs(folder))
        if not runs:
            refuse("nightly-no-runs")
        one, other = (first or runs[max(0, len(runs) - 2)], second or runs[-1])
        page = PageInfo("", made=now(), versions=software_versions())
        try:
            written = compare_runs(load_study(workspace.raw)[0], folder, one, other, page)
        except UnknownRun as unknown:
            known = ", ".join(str(number) for number in runs)
            refuse("nightly-unknown-run", number=str(unknown.args[0]), known=known)
        typer.echo(text("nightly-compared", page=str(written)))


def check_districts(workspace: Workspace, district: list[str]) -> None:
    """Stop where a district is not in the catalogue, with the nearest that is."""
    from rapidfuzz import process

    from analysis.study import load_study

    keys = {area.key for area in load_study(workspace.raw)[0].districts}
    for key in district:
        if keys and key not in keys:
            close = process.extractOne(key, sorted(keys), score_cutoff=60)
            message = "cli-bad-district" if close is None else "cli-close-district"
            refuse(message, found=key, close=close[0] if close else "", known=", ".join(sorted(keys)))


def tell_site(workspace: Workspace, outcome: Outcome, language: Language) -> None:
    """Say what was made, or that there was nothing to do, and what is wrong."""
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
