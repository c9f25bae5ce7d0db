"""Errors in a command line, in Vietnamese and English; the library that parses it speaks only English."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

import typer
from typer import rich_utils
from typer.core import TyperGroup

from analysis.exit_status import STOPPED, USAGE
from analysis.language import in_both, text
from analysis.workspace import Workspace

__all__ = ["Commands", "check_districts", "check_scheduler", "refuse", "speak_both", "usage_words",
           "workspace_at"]

_SCHEDULER = re.compile(r"(?:\w+://)?[^\s/]+:\d+/?")
_SAID: tuple[tuple[str, str], ...] = (
    (r"No such command '(?P<found>.*?)'\.?", "command"),
    (r"No such command '(?P<found>.*?)'\.? Did you mean (?P<near>.*?)\?", "command-near"),
    (r"Missing (?:argument|option|parameter) '(?P<found>.*?)'.*", "missing"),
    (r"Option '(?P<found>.*?)' requires (?:an argument|\d+ arguments)\.", "no-value"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((?P<found>.*)\)", "extra"),
    (r"Invalid value for '(?P<found>.*?)': Input should be a valid integer.*", "integer"),
    (r"Invalid value for '(?P<found>.*?)': Input should be greater than or equal to (?P<bound>\S+)", "at-least"),
    (r"Invalid value for '(?P<found>.*?)': Input should be less than or equal to (?P<bound>\S+)", "at-most"),
    (r"Invalid value for '(?P<found>.*?)': (?:Value error, )?'(?P<value>.*?)' is not one of (?P<bound>.*?)\.?",
     "choice"),
    (r"Invalid value for '(?P<found>.*?)': \w+ '(?P<value>.*?)' is a file\.", "folder"),
    (r"Invalid value for '(?P<found>.*?)': (?P<rest>.*)", "value"),
)
"""The library's wordings of errors that share a class, and the corresponding messages."""


def usage_words(error: Exception) -> list[str] | None:
    """What is wrong with a command line, in both languages; None for errors of another kind.

    Errors without a message are quoted in English. Asking for help is not an error.
    """
    told: Callable[[], str] | None = getattr(error, "format_message", None)
    if told is None:
        return None
    message = " ".join(told().split())
    if not message:
        return []
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "daklak"
    code, parts = _unknown_option(error) or _as_said(message)
    return [*in_both(f"cli-usage-{code}", **parts), *in_both("cli-usage-help", command=command)]


def _unknown_option(error: Exception) -> tuple[str, dict[str, str]] | None:
    """The message for an unknown option and its arguments; None for other errors."""
    # Compared by name: depending on its version, typer takes the class from click or from its own copy of it.
    if type(error).__name__ != "NoSuchOption":
        return None
    near: Iterable[str] = getattr(error, "possibilities", None) or ()
    return "option-near" if near else "option", {
        "found": str(getattr(error, "option_name", "")), "near": ", ".join(sorted(near))}


def _as_said(message: str) -> tuple[str, dict[str, str]]:
    """The message that corresponds to the library's English text, and its arguments."""
    for pattern, code in _SAID:
        if found := re.fullmatch(pattern, message):
            return code, {name: value or "" for name, value in found.groupdict().items()}
    return "other", {"message": message}


def speak_both() -> None:
    """Let ``--help`` show its headings and defaults in both languages."""
    rich_utils.OPTIONS_PANEL_TITLE = text("cli-help-options")
    rich_utils.ARGUMENTS_PANEL_TITLE = text("cli-help-arguments")
    rich_utils.COMMANDS_PANEL_TITLE = text("cli-help-commands")
    rich_utils.REQUIRED_LONG_STRING = f"[{text('cli-help-required')}]"
    rich_utils.DEFAULT_STRING = text("cli-help-default", value="{}")


class Commands(TyperGroup):
    """The commands; each ends with a message and status 6 if a file or folder cannot be used.

    Errors in the command line are reported in both languages.
    """

    def main(self, args: Any = None, prog_name: str | None = None, complete_var: str | None = None,
             standalone_mode: bool = True, windows_expand_args: bool = True, **extra: Any) -> Any:
        """Run the command and exit with its status."""
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
        """A command by name, its ``--help`` in Vietnamese."""
        command = super().get_command(ctx, cmd_name)
        if command is not None and (option := command.get_help_option(ctx)) is not None:
            option.help = text("cli-help-help")
        return command

    def get_help_option(self, ctx: Any) -> Any:
        """The option ``--help`` of the program itself, in Vietnamese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = text("cli-help-help")
        return option

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of the output is gone; typer handles that
                raise
            from analysis.nightly.run import reason_of

            for words in reason_of(error):
                typer.echo(words, err=True)
            raise typer.Exit(STOPPED) from None


def workspace_at(root: Path | None) -> Workspace:
    """The workspace at or above a folder; if there is none, say so and exit."""
    try:
        return Workspace.find(root)
    except FileNotFoundError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(USAGE) from None


def refuse(message: str, /, status: int = USAGE, **arguments: object) -> NoReturn:
    """Say what is wrong, in both languages, and exit; `status` is by default that of a wrong command line."""
    for words in in_both(message, **arguments):
        typer.echo(words, err=True)
    raise typer.Exit(status)


def check_districts(workspace: Workspace, asked: Iterable[str]) -> None:
    """Exit if something is not the key of a district, suggesting the key that it names or resembles."""
    from analysis.ingest.names import area_index
    from analysis.study import read_catalogue

    study = read_catalogue(workspace.raw)[0]
    index, keys = area_index(study), {area.code: area.key for area in study.districts}
    for found in asked:
        if not keys or found in keys.values():
            continue
        match = index.find(found)
        codes = (index.find(name).id for name in ([match.id] if match.id else match.suggestions))
        near = next((keys[code] for code in codes if code in keys), "")
        refuse("cli-close-district" if near else "cli-bad-district", found=found, close=near,
               known=", ".join(sorted(keys.values())))


def check_scheduler(address: str) -> None:
    """Exit if the address of a Dask scheduler has no port; Dask would notice only after the tables are made."""
    if address and not _SCHEDULER.fullmatch(address):
        refuse("cli-bad-scheduler", found=address)
