"""What the back-test found, in the numbers that pages repeat: on high probabilities, on other bodies' rules, on what is
withheld."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from analysis.forecast.record import FULL_FROM, MOST_ALONE, Measured, Tenth, measured, record
from analysis.language import whole_percent

__all__ = ["AskedRules", "Overstated", "Stayed", "Trial", "failed_trial", "is_overstated", "narrow_trial", "overstated",
           "overstated_in_record", "rules_in_record", "stands_alone", "stayed", "stayed_in_record"]

NARROW_80 = 0.78
"""Below this share of outcomes inside 80 % intervals a reader is told of it beside a probability."""


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


def overstated(tenths: Sequence[Tenth]) -> Overstated | None:
    """What high probabilities were worth; None where they came true as often as stated."""
    starts = [tenth.start for tenth in tenths if tenth.promised_too_much]
    if not starts:
        return None
    above = [tenth for tenth in tenths if tenth.start >= min(starts)]
    return Overstated(whole_percent(min(starts)), *_mean(above),
                      untried=whole_percent(max(tenth.start for tenth in above)) + 10)


@dataclass(frozen=True)
class Stayed:
    """What high probabilities of staying at a level were worth that the last figure had met already.

    Attributes as those of `Overstated`; `panels` is how many tables of real figures were asked.
    """

    stated: float
    happened: float
    forecasts: int
    panels: int


def stayed(tenths: Sequence[Tenth], limit: int) -> Stayed | None:
    """Of levels that were met already what was stated from a limit (percent) on; None where nothing was."""
    above = [tenth for tenth in tenths if whole_percent(tenth.start) >= limit]
    if not above:
        return None
    return Stayed(*_mean(above), above[0].panels)


@cache
def stayed_in_record() -> Stayed | None:
    """The same of the record that comes with the program, from where on too much is promised of other levels."""
    found = overstated_in_record()
    return None if found is None else stayed(record().staying, found.limit)


def _mean(tenths: Sequence[Tenth]) -> tuple[float, float, int]:
    """The mean of what was stated, the share that came true, how many."""
    count = sum(tenth.forecasts for tenth in tenths)
    stated, happened = (sum(getattr(tenth, name) * tenth.forecasts for tenth in tenths) / count
                        for name in ("stated", "happened"))
    return stated, happened, count


@cache
def overstated_in_record() -> Overstated | None:
    """The same of the record that comes with the program."""
    return overstated(record().reliability)


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
    found = record().rules
    if not found:
        return None
    best = min(found, key=lambda rule: rule.brier)
    return AskedRules(best.brier, max(rule.brier for rule in found), best.brier_ours, best.brier_base_rate)


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
    kinds have passed, nothing failed: the probability is missing for another reason, such as a year farther ahead
    than any that was tried.
    """
    for alone in (True, False) if whole else (False,):
        found = measured(own_figures, alone)
        if found is not None and not found.has_passed:
            return _trial(found, own_figures, alone)
    return None


def stands_alone(known: int, areas: int) -> bool:
    """Whether a province is a series of its own: fewer than half of the districts that it could have have figures."""
    return 2 * known < max(areas, 1)


def narrow_trial(own_figures: int) -> Trial | None:
    """The trial behind the probability of a series that stands alone, where its 80 % intervals held too little.

    None where they held what they promise or hardly less, or where no probability is earned.
    """
    found = measured(own_figures, alone=True)
    if found is None or not found.has_passed or found.coverage_80 >= NARROW_80:
        return None
    return _trial(found, own_figures, alone=True)


def _trial(found: Measured, own_figures: int, alone: bool) -> Trial:
    most = MOST_ALONE if alone else FULL_FROM
    return Trial(min(own_figures, most), own_figures >= most, alone, found.windows, found.coverage_80,
                 found.coverage_95, found.shortfall)
