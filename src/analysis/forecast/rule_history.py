"""Input (:class:`History`) and output (:class:`Verdicts`) of the on-track rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.forecast.checks import ArgumentError

__all__ = ["Array", "History", "Verdicts", "answer"]

Array = np.ndarray[Any, np.dtype[np.float64]]
Texts = np.ndarray[Any, np.dtype[np.str_]]
NAMES = "<U24"


@dataclass(frozen=True, eq=False)
class Verdicts:
    """The verdict of one rule on each series.

    Attributes
    ----------
    verdict : (series,) id of the category, "none" where the rule has no answer
    number : (series,) the number behind it, in the rule's own measure; NaN where there is none
    needed : (series,) yearly pace needed from the last figure to the target, in `needed_unit`
    reason : (series,) "" or why there is no verdict: "few_figures", "no_target", "at_bound"
    attained : (series,) year in which the pace would reach the target, NaN where it never does or the
        rule does not say
    number_kind : "ratio" (of observed to required pace), "share" (of the way), "gap" (share still missing),
        "percent_per_year" or "points_per_year"
    needed_unit : "percent_per_year" (of the value) or "points_per_year"
    """

    verdict: Texts
    number: Array
    needed: Array
    reason: Texts
    attained: Array
    number_kind: str
    needed_unit: str


@dataclass(frozen=True, eq=False)
class History:
    """Figures of several series and the targets they are to reach.

    values (series, years): NaN where there is no figure. years (years,): calendar years. target (series,): level to
    reach at the end of `target_year`; NaN where there is none. better: "up" or "down". bounds: of the measure.
    Figures of the target year and later are ignored, because a rule is applied before the outcome is known.

    Raises ArgumentError.
    """

    values: Array
    years: Array
    target: Array
    target_year: int
    better: str = "up"
    bounds: tuple[float, float] = (0.0, 100.0)

    def __post_init__(self) -> None:
        values = np.array(self.values, dtype=float)
        years = np.asarray(self.years, dtype=float)
        if values.ndim != 2 or years.shape != values.shape[1:]:
            raise ArgumentError("values, years", f"shapes {values.shape} and {years.shape}",
                                "(series, years) and (years,)")
        if np.any(np.diff(years) <= 0):
            raise ArgumentError("years", years.tolist(), "years in rising order")
        if self.better not in ("up", "down"):
            raise ArgumentError("better", repr(self.better), "'up' or 'down'")
        target = np.broadcast_to(np.asarray(self.target, dtype=float), values.shape[:1])
        values[:, years >= self.target_year] = np.nan
        for name, array in (("values", values), ("years", years), ("target", target)):
            object.__setattr__(self, name, array)

    @property
    def sign(self) -> float:
        """+1 where more is better, −1 where less is."""
        return 1.0 if self.better == "up" else -1.0

    @property
    def known(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """(series, years) where there is a figure."""
        return np.isfinite(self.values)

    def pick(self, columns: np.ndarray[Any, np.dtype[np.int64]]) -> tuple[Array, Array]:
        """The value and the year at one column of each series."""
        return self.values[np.arange(len(self.values)), columns], self.years[columns]

    @property
    def first(self) -> tuple[Array, Array]:
        """Value and year of the first figure of each series (NaN without any)."""
        return self.pick(self.known.argmax(axis=1))

    @property
    def last(self) -> tuple[Array, Array]:
        """Value and year of the last figure of each series."""
        return self.pick(self.values.shape[1] - 1 - self.known[:, ::-1].argmax(axis=1))

    def meets(self, values: Array) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Where values (series,) are at the target or on its better side."""
        return self.sign * (values - self.target) >= 0

    @property
    def reason(self) -> Texts:
        """Why no rule can answer, "" where one may."""
        few = self.known.sum(axis=1) < 2
        reasons = np.where(few, "few_figures", "").astype(NAMES)
        return np.where(np.isnan(self.target), "no_target", reasons).astype(NAMES)

    @property
    def points_needed(self) -> Array:
        """Points a year from the last figure to the target, signed; 0 where it is met."""
        value, year = self.last
        return np.where(self.meets(value), 0.0, (self.target - value) / (self.target_year - year))


def answer(history: History, choices: list[tuple[Any, str]], number: Array, needed: Array, kinds: tuple[str, str],
           undefined: Any = False, attained: Array | None = None) -> Verdicts:
    """The first category whose condition holds; where `undefined` and no other reason, "none" with "at_bound"."""
    reason = history.reason
    names = [name for _, name in choices]
    verdict = np.select([condition for condition, _ in choices], names, default="none").astype(NAMES)
    open_ = np.broadcast_to(undefined, verdict.shape) & (reason == "")
    reason = np.where(open_, "at_bound", reason).astype(NAMES)
    silent = (reason != "") | (verdict == "none")
    blank = np.full(verdict.shape, np.nan)
    return Verdicts(
        verdict=np.where(silent, "none", verdict).astype(NAMES),
        number=np.where(silent | ~np.isfinite(number), np.nan, number),
        needed=np.where(silent | ~np.isfinite(needed), np.nan, needed), reason=reason,
        attained=blank if attained is None else np.where(silent, np.nan, attained),
        number_kind=kinds[0], needed_unit=kinds[1])
