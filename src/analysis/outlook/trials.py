"""Why a probability is withheld: what the back-test found on forecasts of that kind."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.forecast.record import (
    COVERAGE_80,
    COVERAGE_95,
    FEWEST_WINDOWS,
    FULL_FROM,
    MOST_ALONE,
    has_passed,
    situation_row,
)

__all__ = ["Trial", "failed_trial"]


@dataclass(frozen=True)
class Trial:
    """What the back-test found on one kind of forecast that has not earned to be told as a probability.

    Attributes
    ----------
    own_figures, or_more : how many figures the series had, and whether some had more
    alone : whether it stood by itself, without other areas
    windows : how many forecasts were tried
    inside_80, inside_95 : the parts of the outcomes that the intervals held
    failed : what fell short first: "few" trials, "80" or "95" for the interval, "brier" for the probabilities
    """

    own_figures: int
    or_more: bool
    alone: bool
    windows: int
    inside_80: float
    inside_95: float
    failed: str


def failed_trial(own_figures: int, whole: bool) -> Trial | None:
    """The trial that keeps the probability of a series back; None where forecasts of its kind were never tried.

    A province (`whole`) stands alone while fewer than half of its districts have figures. Where forecasts of both
    kinds have passed, nothing failed: the probability is missing for another reason.
    """
    for alone in (True, False) if whole else (False,):
        row = situation_row(own_figures, alone)
        if row is not None and not has_passed(row):
            inside_80, inside_95 = float(row["coverage_80"]), float(row["coverage_95"])
            most = MOST_ALONE if alone else FULL_FROM
            return Trial(min(own_figures, most), own_figures >= most, alone, int(row["windows"]), inside_80, inside_95,
                         _failed(int(row["windows"]), inside_80, inside_95))
    return None


def _failed(windows: int, inside_80: float, inside_95: float) -> str:
    if windows < FEWEST_WINDOWS:
        return "few"
    if not COVERAGE_80[0] <= inside_80 <= COVERAGE_80[1]:
        return "80"
    return "95" if not COVERAGE_95[0] <= inside_95 <= COVERAGE_95[1] else "brier"
