"""What is wrong with a command line, in Vietnamese and English: the library that reads it speaks English alone."""

from __future__ import annotations

import re
from collections.abc import Callable

from typer import rich_utils

from analysis.language import in_both, text

__all__ = ["speak_both", "usage_words"]

_SAID: tuple[tuple[str, str], ...] = (
    (r"No such option: (?P<found>\S+)", "option"),
    (r"No such option: (?P<found>\S+) (?:\(Possible options: |Did you mean )(?P<near>.*?)[)?]", "option-near"),
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
"""How the library says it (it has no codes for its kinds of error), and the message that says the same."""


def usage_words(error: Exception) -> list[str] | None:
    """What is wrong with a command line, in both languages; None where an error is of another kind.

    What no message says is quoted in English. Nothing is wrong where only the help was asked for.
    """
    told: Callable[[], str] | None = getattr(error, "format_message", None)
    if told is None:
        return None
    message = " ".join(told().split())
    if not message:
        return []
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "daklak"
    for pattern, code in _SAID:
        if found := re.fullmatch(pattern, message):
            parts = {name: value or "" for name, value in found.groupdict().items()}
            return [*in_both(f"cli-usage-{code}", **parts), *in_both("cli-usage-help", command=command)]
    return [*in_both("cli-usage-other", message=message), *in_both("cli-usage-help", command=command)]


def speak_both() -> None:
    """Head the lists of ``--help`` in both languages."""
    rich_utils.OPTIONS_PANEL_TITLE = text("cli-help-options")
    rich_utils.ARGUMENTS_PANEL_TITLE = text("cli-help-arguments")
    rich_utils.COMMANDS_PANEL_TITLE = text("cli-help-commands")
