"""Which forecasts the back-test's record allows to be stated as probabilities."""

from __future__ import annotations

from functools import cache

from analysis.forecast.checks import ArgumentError
from analysis.forecast.record import (
    ALL_NOISY,
    ALONE,
    FULL,
    FULL_FROM,
    MASKED,
    MOST_ALONE,
    MOST_BEHIND,
    SPARSE,
    TOTAL,
    Kin,
    Measured,
    record,
)

__all__ = ["has_earned_probability", "kin_of", "measured"]


def has_earned_probability(own_figures: int, alone: bool = False, ahead: int = 0, behind: int = 0,
                           indicator: str = "") -> bool:
    """Whether forecasts of series with this many own figures may be stated as probabilities, this many years ahead.

    The rule, over all noisy panels of the situation and at least 100 forecasts: the 80 % intervals covered
    75–88 %, the 95 % intervals 92–98.5 %, and the Brier score was below that of always stating the base rate.
    The CRPS is no condition: from a single figure no median can be expected to be nearer than the figure itself.
    The situation is "masked" for 0 own figures (silent areas under a known total, where the figures of the worst-off
    are known and declared as such), "sparse" for 1 to 3 (the row of that number), "full" for 4 and more. ``alone``
    means a series without family and total ("alone", the row of its number, 6 standing for more). ``ahead`` counts
    years from the last figure of the family or its total; of a single series, from its own. ``behind`` counts years
    from the series' own last figure to that of the family, at most `MOST_BEHIND`. A situation that is not recorded, or
    farther ahead or behind than was tried, has not earned it. Where the record holds a panel of the ``indicator`` in
    its own country, worth ten clusters or more, that panel's row of the situation must meet the rule, too.

    Raises ArgumentError for a negative number of figures.
    """
    if behind > MOST_BEHIND:
        return False
    found, kin = measured(own_figures, alone, ahead), kin_of(indicator, own_figures, alone)
    return found is not None and found.has_passed and (kin is None or not kin.decides or kin.has_passed)


def kin_of(indicator: str, own_figures: int, alone: bool = False) -> Kin | None:
    """The panel of the indicator in its own country, in the situation of such a series; None if there is none."""
    situation = _situation(own_figures, alone)
    return next((row for row in record().kin if (row.indicator, row.situation) == (indicator, situation)), None)


def _situation(own_figures: int, alone: bool) -> str:
    if alone:
        return ALONE
    return FULL if own_figures >= FULL_FROM else SPARSE if own_figures else MASKED


def measured(own_figures: int, alone: bool = False, ahead: int = 0) -> Measured | None:
    """The record's row for series with this many own figures, see :func:`has_earned_probability`; None for no row.

    Raises ArgumentError for a negative number of figures.
    """
    if own_figures < 0:
        raise ArgumentError("own_figures", own_figures, "0 or more")
    situation = _situation(own_figures, alone)
    wanted: tuple[str, str, int | None] = (situation, ALL_NOISY, min(own_figures, MOST_ALONE))
    if situation == FULL:
        wanted = (FULL, TOTAL, None)
    if ahead > _farthest(situation):
        return None
    return next((row for row in record().measured if (row.situation, row.panel, row.own_figures) == wanted), None)


@cache
def _farthest(situation: str) -> int:
    """The most years ahead that were tried in a situation."""
    return max((row.horizon for row in record().measured if row.situation == situation and row.horizon), default=0)
