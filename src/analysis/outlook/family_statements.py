"""What is said of one family: its forecasts, each area's statement on each target, the joint ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.forecast import has_earned_probability
from analysis.outlook.deciding import deciding_rows
from analysis.outlook.family import Family
from analysis.outlook.likelihood import evidence_grade, likelihood_word
from analysis.outlook.paths import Paths
from analysis.outlook.rules import Judged, rule_rows
from analysis.outlook.targets import Asked, Baseline, ask, baseline_of, reached, shortfall
from analysis.outlook.track_record import stands_alone
from analysis.study import Study, Target
from analysis.tables import Row
from analysis.year_end import last_ended_year

__all__ = ["JOINT_MINIMUM", "FamilyStatements", "Statement"]

JOINT_MINIMUM = 8
"""Districts with figures of their own that a joint statement needs."""

_QUANTILES = {"median": 0.5, "lower_80": 0.1, "upper_80": 0.9, "lower_95": 0.025, "upper_95": 0.975}


@dataclass(frozen=True)
class _Evidence:
    """What one area's statement stands on: figures, and how many of them count as evidence of their own."""

    own: int
    counted: int
    last_year: int | None
    last_counted: int | None
    last_value: float
    grade: str
    basis: str


class Statement(NamedTuple):
    """What is said of one target in one area: a row of ``attainment``, and the draws of what it falls short by."""

    row: Row
    shortfalls: pd.DataFrame


class FamilyStatements:
    """The statements of one family: rows of the tables that `analysis.tables` declares, from its draws.

    `illustrative` says whether made-up figures are involved.
    """

    def __init__(self, study: Study, family: Family, paths: Paths, as_of: date, illustrative: bool = False) -> None:
        self.family, self.paths, self.as_of, self.illustrative = family, paths, as_of, illustrative
        self.province = study.province.code
        self.key: Row = {"indicator": family.indicator.id, "definition": family.definition.id}
        positions = {area.code: position for position, area in enumerate(family.areas)}
        self.rows = {code: family.province if code == self.province else family.values[positions[code]]
                     for code in paths.codes}
        self.evidence = {code: self._evidence(code) for code in paths.codes}

    def _evidence(self, code: str) -> _Evidence:
        row = self.rows[code]
        known = np.flatnonzero(np.isfinite(row))
        years = [int(year) for year in self.family.years[known]]
        counted = [year for year in years if self.family.is_evidence(code, year)]
        last, last_counted = years[-1] if years else None, counted[-1] if counted else None
        grade = evidence_grade(len(years), len(counted), last, last_ended_year(self.as_of), self.illustrative)
        basis = "own" if known.size else "older_position" if code in self.paths.older else "province"
        value = float(row[known[-1]]) if years else np.nan
        return _Evidence(len(years), len(counted), last, last_counted, value, grade, basis)

    def _has_earned(self, code: str, year: int) -> bool:
        """Whether the back-test covers a forecast like this one, by what it stands on and how far ahead it looks.

        The province counts as a series of its own while fewer than half of its districts have figures. Districts
        without any were tried with the worst-off published and declared as such, which cannot be told of ours; without
        that their intervals came out too wide.
        """
        counted, last = self.evidence[code].counted, self.evidence[code].last_counted
        indicator = self.family.indicator.id
        if code == self.province and self._province_stands_alone:
            return has_earned_probability(counted, alone=True, ahead=year - last if last else 0, indicator=indicator)
        if not last:
            return False
        return has_earned_probability(counted, ahead=year - self._last_year, behind=self._last_year - last,
                                      indicator=indicator)

    @cached_property
    def _province_stands_alone(self) -> bool:
        published = np.isfinite(self.family.values[self.family.applicable]).any(axis=1)
        return stands_alone(int(published.sum()), published.size)

    @cached_property
    def _last_year(self) -> int:
        """The last year of which the family or its total has a figure that counts."""
        return max(evidence.last_counted for evidence in self.evidence.values() if evidence.last_counted)

    def _identity(self, code: str, year: int) -> Row:
        return {**self.key, "area_code": code, "group": self.family.group, "year": year}

    def _is_published(self, code: str, year: int) -> bool:
        position = year - int(self.family.years[0])
        row = self.rows[code]
        return bool(position < row.size and np.isfinite(row[position]))

    def forecasts(self, until: int) -> Iterator[Row]:
        """A row for every year in which the area has no figure of its own, up to the target year."""
        for code in self.paths.codes:
            evidence = self.evidence[code]
            for year in self.paths.years:
                if year > until or self._is_published(code, int(year)):
                    continue
                values = self.paths.of(code, int(year))
                yield {**self._identity(code, int(year)), **_quantiles(values), "grade": evidence.grade,
                       "own_figures": evidence.own, "counted_figures": evidence.counted,
                       "last_figure_year": evidence.last_year, "last_value": evidence.last_value,
                       "basis": evidence.basis, "as_of": self.as_of.isoformat()}

    def draws(self, years: list[int]) -> Iterator[pd.DataFrame]:
        """The joint draws of the target years, as tables."""
        for year in years:
            for code in self.paths.codes:
                values = self.paths.of(code, year)
                yield pd.DataFrame({**self._identity(code, year), "draw": np.arange(values.size), "value": values})

    def _asked(self, code: str, target: Target) -> Asked | None:
        if not self._concerns(target, code):
            return None
        return ask(target, self.family.indicator, code, self.paths,
                   baseline_of(self.family.years, self.rows[code]), self._adopters_start(target))

    def _adopters_start(self, target: Target) -> Baseline | None:
        if target.start is not None:
            return Baseline(*target.start)
        adopter = self.rows.get(target.area_code)
        return baseline_of(self.family.years, adopter) if adopter is not None else None

    def _concerns(self, target: Target, code: str) -> bool:
        """Whether a target is held against an area.

        Another district's own target is no yardstick, nor is a pace that starts from a level declared for one area.
        """
        return target.area_code == code or (
            target.start is None and (target.area_code == self.province or target.area_code not in self.rows))

    def statements(self, target: Target) -> Iterator[Statement]:
        """What is said of each area that the target is held against."""
        better = self.family.indicator.better
        for code in self.paths.codes:
            asked = self._asked(code, target)
            if asked is None:
                continue
            values, evidence = self.paths.of(code, target.year), self.evidence[code]
            probability = float(reached(asked, values, better).mean())
            word = ""
            if self._is_published(code, target.year):
                word = "reached" if probability > 0.5 else "not_reached"
            elif not self._has_earned(code, target.year):
                probability = np.nan
            row: Row = {
                **self._identity(code, target.year), "target_id": target.id, "role": asked.role,
                "form": target.form, "comparison": target.comparison, **_level(asked),
                "probability": probability, "word": word or likelihood_word(probability),
                "grade": evidence.grade, **_quantiles(values), **self._paces(code, asked, evidence),
                "as_of": self.as_of.isoformat(),
            }
            gap = shortfall(asked, values, better)
            yield Statement(row, pd.DataFrame({
                **self._identity(code, target.year), "target_id": target.id, "role": asked.role,
                "grade": evidence.grade, "draw": np.arange(gap.size), "gap": gap}))

    def _paces(self, code: str, asked: Asked, evidence: _Evidence) -> Row:
        """Points a year achieved between the published figures, and required after the last one."""
        first = baseline_of(self.family.years, self.rows[code])
        if first is None or evidence.last_year is None:
            return {"pace_from_year": asked.from_year, "achieved_pace": np.nan, "required_pace": np.nan}
        return {"pace_from_year": asked.target.start[0] if asked.target.start else first.year,
                "achieved_pace": _pace(first, evidence.last_year, evidence.last_value),
                "required_pace": _pace(Baseline(evidence.last_year, evidence.last_value), asked.target.year,
                                       asked.level)}

    def _dated(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Rows with the grade of their area's evidence and the day of the statement."""
        for row in rows:
            yield {**row, "grade": self.evidence[str(row["area_code"])].grade, "as_of": self.as_of.isoformat()}

    def rules(self, target: Target) -> Iterator[Row]:
        """What other bodies' rules say of each area that the target is held against."""
        asked = [Judged(code, held, self.rows[code]) for code in self.paths.codes
                 if (held := self._asked(code, target)) is not None]
        return self._dated(rule_rows(self.family, target, asked))

    def deciding(self, target: Target) -> Iterator[Row]:
        """Which districts decide a target of the province, or one of the country held against it."""
        asked = {code: held for code in self.paths.codes if (held := self._asked(code, target)) is not None}
        if self.province not in asked:
            return iter(())
        return self._dated(deciding_rows(self.family, self.paths, target, asked, self.province))

    def joint(self, target: Target) -> Iterator[Row]:
        """P(at least k of the m districts with figures of their own reach it), from the joint draws.

        Only where each of them has earned a probability of its own.
        """
        codes = [c for c in self.paths.codes if c != self.province and self.evidence[c].own > 0]
        if len(codes) < JOINT_MINIMUM or target.area_code not in (self.province, "VN"):
            return
        if not all(self._is_published(code, target.year) or self._has_earned(code, target.year) for code in codes):
            return
        better = self.family.indicator.better
        met = [reached(asked, self.paths.of(code, target.year), better)
               for code in codes if (asked := self._asked(code, target)) is not None]
        count = np.sum(met, axis=0)
        for at_least in range(1, len(met) + 1):
            yield {**self.key, "group": self.family.group, "year": target.year, "target_id": target.id,
                   "areas": len(met), "at_least": at_least, "probability": float(np.mean(count >= at_least))}


def _level(asked: Asked) -> Row:
    """The level to reach; where each draw has its own, their 80 % range."""
    lower, upper = (np.nan, np.nan) if asked.from_year is None else np.quantile(asked.levels, [0.1, 0.9])
    return {"target": asked.level, "target_lower_80": float(lower), "target_upper_80": float(upper)}


def _pace(start: Baseline, year: int, value: float) -> float:
    return (value - start.value) / (year - start.year) if year > start.year else float("nan")


def _quantiles(values: np.ndarray) -> Row:
    levels = np.quantile(values, list(_QUANTILES.values()))
    return dict(zip(_QUANTILES, map(float, levels), strict=True))
