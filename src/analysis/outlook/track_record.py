"""What the back-test found, in the numbers that pages repeat: on high probabilities, on other bodies' rules, on what is
withheld."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.forecast.record import (
    COVERAGE_80,
    COVERAGE_95,
    FEWEST_WINDOWS,
    FULL_FROM,
    MOST_ALONE,
    has_passed,
    record,
    situation_row,
)
from analysis.language import whole_percent

__all__ = ["AskedRules", "Overstated", "Stayed", "Trial", "failed_trial", "is_overstated", "narrow_trial", "overstated",
           "overstated_in_record", "rules_in_record", "stayed", "stayed_in_record"]

NARROW_80 = 0.78
"""Below this share of outcomes inside 80 % intervals a reader is told of it beside a probability."""
FAR = 0.05
"""How far what came true may lie from what was stated, as a share."""


@dataclass(frozen=True)
class Overstated:
    """What was stated from a limit on, and what came of it.

    Attributes
    ----------
    limit : start of the lowest tenth from which on too much is promised, in percent
    stated, happened : the mean of all that was stated at or above the limit, and the share of it that came true
    forecasts : how many these are
    untried : from which percentage on nothing at all was stated; 100 where all tenths occurred
    """

    limit: int
    stated: float
    happened: float
    forecasts: int
    untried: int


def overstated(rows: Sequence[Mapping[str, str]]) -> Overstated | None:
    """What high probabilities were worth; None where they came true as often as stated.

    Parameters
    ----------
    rows : those of reliability.csv
        "from" (start of the tenth), "forecasts", "stated" (mean), "happened" (share), shares from 0 to 1.
    """
    starts = [float(row["from"]) for row in rows
              if float(row["stated"]) > 0.5 and float(row["stated"]) - float(row["happened"]) > FAR]
    if not starts:
        return None
    above = [row for row in rows if float(row["from"]) >= min(starts)]
    return Overstated(whole_percent(min(starts)), *_mean(above),
                      untried=whole_percent(max(float(row["from"]) for row in above)) + 10)


@dataclass(frozen=True)
class Stayed:
    """What high probabilities of staying at a level were worth that the last figure had met already.

    Attributes as those of `Overstated`; `panels` is how many tables of real figures were asked.
    """

    stated: float
    happened: float
    forecasts: int
    panels: int


def stayed(rows: Sequence[Mapping[str, str]], limit: int) -> Stayed | None:
    """Of rows of staying_record.csv what was stated from a limit (percent) on; None where nothing was."""
    above = [row for row in rows if whole_percent(float(row["from"])) >= limit]
    if not above:
        return None
    return Stayed(*_mean(above), int(above[0]["panels"]))


@cache
def stayed_in_record() -> Stayed | None:
    """The same of the record that comes with the program, from where on too much is promised of other levels."""
    found = overstated_in_record()
    return None if found is None else stayed(record("staying_record.csv"), found.limit)


def _mean(rows: Sequence[Mapping[str, str]]) -> tuple[float, float, int]:
    """The mean of what was stated, the share that came true, how many."""
    count = sum(int(row["forecasts"]) for row in rows)
    stated, happened = (sum(float(row[name]) * int(row["forecasts"]) for row in rows) / count
                        for name in ("stated", "happened"))
    return stated, happened, count


@cache
def overstated_in_record() -> Overstated | None:
    """The same of the record that comes with the program."""
    return overstated(record("reliability.csv"))


def is_overstated(probability: float | None) -> bool:
    """Whether a probability, as it is shown, lies where the record found too much promised; False for none."""
    found = overstated_in_record()
    if found is None or probability is None or probability != probability:
        return False
    return whole_percent(probability) >= found.limit


@dataclass(frozen=True)
class AskedRules:
    """Brier scores on the same questions, from 0 (best) to 1.

    Attributes
    ----------
    best, worst : the rule that came nearest and the one farthest off
    ours : this model, on the questions of the best rule
    base : always stating the overall share that reached, on the same
    """

    best: float
    worst: float
    ours: float
    base: float


@cache
def rules_in_record() -> AskedRules | None:
    """The scores of the record that comes with the program; None where it has none."""
    found = record("rules_record.csv")
    if not found:
        return None
    best = min(found, key=lambda row: float(row["brier"]))
    return AskedRules(float(best["brier"]), max(float(row["brier"]) for row in found), float(best["brier_ours"]),
                      float(best["brier_base_rate"]))


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


def narrow_trial(own_figures: int) -> Trial | None:
    """The trial behind the probability of a series that stands alone, where its 80 % intervals held too little.

    None where they held what they promise or hardly less, or where no probability is earned.
    """
    row = situation_row(own_figures, True)
    if row is None or not has_passed(row) or float(row["coverage_80"]) >= NARROW_80:
        return None
    return Trial(min(own_figures, MOST_ALONE), own_figures >= MOST_ALONE, True, int(row["windows"]),
                 float(row["coverage_80"]), float(row["coverage_95"]), "")


def _failed(windows: int, inside_80: float, inside_95: float) -> str:
    if windows < FEWEST_WINDOWS:
        return "few"
    if not COVERAGE_80[0] <= inside_80 <= COVERAGE_80[1]:
        return "80"
    return "95" if not COVERAGE_95[0] <= inside_95 <= COVERAGE_95[1] else "brier"
