"""The back-test's results as quoted on pages: on high probabilities, other bodies' rules, and withheld probabilities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from analysis.forecast.earned import kin_of, measured
from analysis.forecast.record import FULL_FROM, MOST_ALONE, Kin, Measured, Tenth, record
from analysis.language import whole_percent

__all__ = ["AskedRules", "Overstated", "Stayed", "Trial", "failed_trial", "is_overstated",
           "narrow_trial", "overstated", "overstated_in_record", "rules_in_record", "stands_alone", "stayed",
           "stayed_in_record", "wanting_kin"]

NARROW_80 = 0.78
"""If fewer outcomes than this share were inside the 80 % intervals, probabilities are shown with a note."""


@dataclass(frozen=True)
class Overstated:
    """Probabilities stated at or above a limit, and how often they came true.

    Attributes
    ----------
    limit : start of the lowest tenth from which on probabilities are too high, in percent
    stated, happened : mean of the probabilities stated at or above the limit, and the share that came true
    forecasts : number of these probabilities
    untried : percentage from which on nothing was ever stated; 100 if all tenths occurred
    """

    limit: int
    stated: float
    happened: float
    forecasts: int
    untried: int


def overstated(tenths: Sequence[Tenth]) -> Overstated | None:
    """How far high probabilities were too high; None if they came true as often as stated."""
    starts = [tenth.start for tenth in tenths if tenth.promised_too_much]
    if not starts:
        return None
    above = [tenth for tenth in tenths if tenth.start >= min(starts)]
    return Overstated(whole_percent(min(starts)), *_mean(above),
                      untried=whole_percent(max(tenth.start for tenth in above)) + 10)


@dataclass(frozen=True)
class Stayed:
    """High probabilities of keeping a level that the last figure had already reached, and how often they came true.

    Attributes as in `Overstated`; `panels` is the number of panels of real figures.
    """

    stated: float
    happened: float
    forecasts: int
    panels: int


def stayed(tenths: Sequence[Tenth], limit: int) -> Stayed | None:
    """The result for levels already met, for probabilities from a limit (percent) on; None if there were none."""
    above = [tenth for tenth in tenths if whole_percent(tenth.start) >= limit]
    if not above:
        return None
    return Stayed(*_mean(above), above[0].panels)


@cache
def stayed_in_record() -> Stayed | None:
    """The result in the shipped record, from the limit at which probabilities of other levels are too high."""
    found = overstated_in_record()
    return None if found is None else stayed(record().staying, found.limit)


def _mean(tenths: Sequence[Tenth]) -> tuple[float, float, int]:
    """The mean stated probability, the share that came true, and their number."""
    count = sum(tenth.forecasts for tenth in tenths)
    stated, happened = (sum(getattr(tenth, name) * tenth.forecasts for tenth in tenths) / count
                        for name in ("stated", "happened"))
    return stated, happened, count


@cache
def overstated_in_record() -> Overstated | None:
    """`overstated` for the record that ships with the program."""
    return overstated(record().reliability)


def is_overstated(probability: float | None) -> bool:
    """Whether a probability, as shown, lies in the range that the record found too high; False for None."""
    found = overstated_in_record()
    if found is None or probability is None or probability != probability:
        return False
    return whole_percent(probability) >= found.limit


@dataclass(frozen=True)
class AskedRules:
    """Brier scores on the same questions, from 0 (best) to 1.

    Attributes
    ----------
    best, worst : the rules with the best and the worst score
    ours : this model, on the questions of the best rule
    base : always stating the overall share that reached the level, on the same questions
    """

    best: float
    worst: float
    ours: float
    base: float


@cache
def rules_in_record() -> AskedRules | None:
    """The scores in the record that ships with the program; None if it has none."""
    found = record().rules
    if not found:
        return None
    best = min(found, key=lambda rule: rule.brier)
    return AskedRules(best.brier, max(rule.brier for rule in found), best.brier_ours, best.brier_base_rate)


@dataclass(frozen=True)
class Trial:
    """The back-test's result for a kind of forecast whose probability is withheld.

    Attributes
    ----------
    own_figures, or_more : number of figures in the series, and whether some had more
    alone : whether it was forecast without other areas
    windows : number of forecasts tested
    inside_80, inside_95 : shares of the outcomes inside the intervals
    failed : the first failed criterion: "few" trials, "80" or "95" for the interval, "brier" for the probabilities
    kin : the panel of the indicator in its own country, where it is this that failed
    """

    own_figures: int
    or_more: bool
    alone: bool
    windows: int
    inside_80: float
    inside_95: float
    failed: str
    kin: Kin | None = None


def failed_trial(own_figures: int, whole: bool, indicator: str = "") -> Trial | None:
    """The trial because of which a series' probability is withheld; None if its kind of forecast was never tested.

    `own_figures` are those that count as evidence. The trial of all panels comes before that of the indicator's kin.

    A province (`whole`) counts as alone while fewer than half of its districts have figures. If forecasts of both kinds
    have passed, the probability is missing for another reason, such as a year farther ahead than any that was tried.
    """
    for alone in (True, False) if whole else (False,):
        found = measured(own_figures, alone)
        if found is not None and not found.has_passed:
            return _trial(found, own_figures, alone)
    for alone in (True, False) if whole else (False,):
        kin = kin_of(indicator, own_figures, alone)
        if kin is not None and kin.decides and not kin.has_passed:
            return replace(_trial(kin, own_figures, alone), kin=kin)
    return None


def wanting_kin(own_figures: int, alone: bool, indicator: str) -> Kin | None:
    """The panel of the indicator in its own country where it misses the rule but is too small to decide; else None."""
    kin = kin_of(indicator, own_figures, alone)
    return None if kin is None or kin.has_passed or kin.decides else kin


def stands_alone(known: int, areas: int) -> bool:
    """Whether a province is forecast alone: fewer than half of its applicable districts have figures."""
    return 2 * known < max(areas, 1)


def narrow_trial(own_figures: int) -> Trial | None:
    """The trial behind the probability of a series forecast alone, if its 80 % intervals covered too little.

    None if their coverage was nominal or nearly so, or if no probability is stated.
    """
    found = measured(own_figures, alone=True)
    if found is None or not found.has_passed or found.coverage_80 >= NARROW_80:
        return None
    return _trial(found, own_figures, alone=True)


def _trial(found: Measured, own_figures: int, alone: bool) -> Trial:
    most = MOST_ALONE if alone else FULL_FROM
    return Trial(min(own_figures, most), own_figures >= most, alone, found.windows, found.coverage_80,
                 found.coverage_95, found.shortfall)
