"""The back-test's record: how well the forecasts did, and what that entitles them to say."""

from __future__ import annotations

import csv
from importlib import resources

__all__ = ["has_earned_probability", "record"]


def record() -> list[dict[str, str]]:
    """Rows of record.csv, as written by the back-test; empty where none has been run."""
    source = resources.files("analysis.forecast").joinpath("record.csv")
    if not source.is_file():
        return []
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def has_earned_probability(own_figures: int) -> bool:
    """Whether forecasts of series with that many own figures passed the back-test (none recorded: no)."""
    return bool(record()) and own_figures < 0
