"""Reasons why no tables can be made."""

from __future__ import annotations

from datetime import date
from typing import Any

from analysis.findings import Finding
from analysis.language import date as day_in_words
from analysis.language import read_date

__all__ = ["NothingKnown", "UnusableCatalogue", "UnusableDay", "day_up_to_today"]

_CONSEQUENCES = frozenset({"catalogue-unknown", "catalogue-follows"})


class NothingKnown(ValueError):
    """No figure was known by the day asked for, or no figure could be read.

    Attributes
    ----------
    findings : findings on the catalogue and the raw files
    """

    def __init__(self, as_of: date | None, findings: list[Finding]) -> None:
        super().__init__(f"as_of: found {as_of}; wanted a day by which some figure was known")
        self.findings = findings


class UnusableCatalogue(ValueError):
    """The catalogue lacks something essential: the province, its districts, or any indicator.

    Attributes
    ----------
    findings : findings on the catalogue, causes before rows that only refer to what is missing
    """

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = sorted(findings, key=lambda finding: finding.code in _CONSEQUENCES)


class UnusableDay(ValueError):
    """What was asked for is no day, or one that is still to come.

    Attributes
    ----------
    message, arguments : the id of the message that says so, and what fills it
    """

    def __init__(self, message: str, **arguments: Any) -> None:
        super().__init__(message, arguments)
        self.message, self.arguments = message, arguments


def day_up_to_today(written: str) -> date | None:
    """The day as of which results are wanted; None if nothing is written. Raises `UnusableDay`."""
    try:
        day = read_date(written) if written else None
    except ValueError:
        raise UnusableDay("cli-bad-date", found=written) from None
    if day and day > date.today():
        raise UnusableDay("workbench-future", day=day_in_words(day))
    return day
