"""Forecasts, attainment and joint statements for every family that has a basis."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from analysis.forecast import has_earned_probability
from analysis.outlook.alignment import at_year_ends
from analysis.outlook.deciding import deciding_rows
from analysis.outlook.denominators import denominators_table
from analysis.outlook.family import Family, make_family
from analysis.outlook.likelihood import evidence_grade, has_illustrative, likelihood_word, origin_year
from analysis.outlook.paths import Paths, draw_paths
from analysis.outlook.rules import rule_rows
from analysis.outlook.targets import Asked, Baseline, ask, baseline_of, reached, shortfall
from analysis.study import Definition, Study, Target
from analysis.tables import check, empty

__all__ = ["Outlook", "forecast_definition", "make_outlook", "JOINT_MINIMUM"]

JOINT_MINIMUM = 8
QUANTILES = {"median": 0.5, "lower_80": 0.1, "upper_80": 0.9, "lower_95": 0.025, "upper_95": 0.975}
_TABLES = ("forecasts", "attainment", "joint", "rules", "deciding")
Row = dict[str, object]


@dataclass(frozen=True)
class Outlook:
    """The tables of this room, each as declared in `analysis.tables`; `shortfalls` holds the draws of gaps.

    `shortfalls` columns: indicator, definition, area_code, group, year, target_id, role, grade, draw, gap (points).
    """

    denominators: pd.DataFrame
    forecasts: pd.DataFrame
    attainment: pd.DataFrame
    joint: pd.DataFrame
    rules: pd.DataFrame
    deciding: pd.DataFrame
    draws: pd.DataFrame
    shortfalls: pd.DataFrame


@dataclass(frozen=True)
class _Evidence:
    """What one area's statement stands on."""

    own: int
    last_year: int | None
    last_value: float
    grade: str
    basis: str


def make_outlook(study: Study, series: pd.DataFrame, figures: pd.DataFrame, as_of: date, seed: int = 0,
                 progress: Callable[[str], None] | None = None, only: Collection[str] | None = None,
                 denominators: pd.DataFrame | None = None, illustrative: bool = False) -> Outlook:
    """Forecast every indicator that has a target and a basis, and hold the forecasts against the targets.

    Parameters
    ----------
    study : Study
    series, figures : DataFrame
        Tables of the same names; `series` holds only what was known by `as_of`.
    as_of : date
        The day of the statement: it dates the evidence.
    seed : int
        Seed of the draws; the same figures and seed give the same tables.
    progress : callable, optional
        Called with the name of each indicator before it is forecast.
    only : collection of str, optional
        Ids of the indicators to forecast; default: all. Each is forecast from `inputs_of` it and the denominators,
        whatever else is given: alone or among others, it comes out the same.
    denominators : DataFrame, optional
        Default: made from `series`.
    illustrative : bool
        Whether made-up figures are involved beyond those that `series` holds.
    """
    study, aligned = _as_known(study, as_of), at_year_ends(series, figures, study.targets)
    denominators = denominators_table(study, series) if denominators is None else denominators
    collected: dict[str, list[Row]] = {name: [] for name in _TABLES}
    draws: list[pd.DataFrame] = []
    gaps: list[pd.DataFrame] = []
    for family, targets in _families(study, aligned, denominators, only):
        if progress:
            progress(family.title(study))
        until = max(target.year for target in targets)
        paths = draw_paths(study, aligned, denominators, family, until, seed)
        book = _Book(study, family, paths, as_of, illustrative or has_illustrative(series))
        collected["forecasts"].extend(book.forecasts(until))
        draws.extend(book.draws(sorted({target.year for target in targets})))
        for target in targets:
            statements = list(book.statements(target))
            collected["attainment"].extend(row for row, _ in statements)
            gaps.extend(frame for _, frame in statements)
            collected["joint"].extend(book.joint(target))
            collected["rules"].extend(book.rules(target))
            collected["deciding"].extend(book.deciding(target))
    tables = {name: check(name, pd.DataFrame(rows)) if rows else empty(name) for name, rows in collected.items()}
    return Outlook(denominators=denominators, draws=_stack(draws, "draws"), shortfalls=_joined(gaps), **tables)


def _as_known(study: Study, as_of: date) -> Study:
    """The study without the shocks of years that were not over by `as_of`: nobody could have declared them."""
    known = tuple(shock for shock in study.shocks if shock.year <= origin_year(as_of))
    return study.model_copy(update={"shocks": known})


def forecast_definition(study: Study, series: pd.DataFrame, figures: pd.DataFrame, definition: Definition, group: str,
                        until: int, as_of: date, seed: int = 0, illustrative: bool = False) -> pd.DataFrame:
    """Rows of ``forecasts`` for one definition and group to the end of `until`, with or without a target under it.

    Empty where there is no figure to stand on.
    """
    study = _as_known(study, as_of)
    denominators = denominators_table(study, series)
    aligned = at_year_ends(series, figures, study.targets)
    family = make_family(study, aligned, denominators, study.indicator(definition.indicator), definition, group)
    if family is None:
        return empty("forecasts")
    paths = draw_paths(study, aligned, denominators, family, until, seed)
    book = _Book(study, family, paths, as_of, illustrative or has_illustrative(series))
    return check("forecasts", pd.DataFrame(list(book.forecasts(until))))


def _stack(frames: list[pd.DataFrame], name: str) -> pd.DataFrame:
    return check(name, pd.concat(frames, ignore_index=True)) if frames else empty(name)


def _joined(frames: list[pd.DataFrame]) -> pd.DataFrame:
    columns = ["indicator", "definition", "area_code", "group", "year", "target_id", "role", "grade", "draw", "gap"]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=columns)


def _families(study: Study, series: pd.DataFrame, denominators: pd.DataFrame, only: Collection[str] | None,
              ) -> Iterator[tuple[Family, list[Target]]]:
    """Families with a basis: a share, a definition in force at the target's year, figures, a target."""
    homes = (study.province.code, study.province.parent, *(area.code for area in study.districts))
    for indicator in study.indicators:
        if not indicator.is_share or (only is not None and indicator.id not in only):
            continue
        targets = [target for target in study.targets_of(indicator.id) if target.area_code in homes]
        for key in dict.fromkeys((target.definition, target.group) for target in targets):
            definition = study.definition(indicator.id, key[0])
            held = [t for t in targets if (t.definition, t.group) == key and definition.holds(t.year)]
            family = make_family(study, series, denominators, indicator, definition, key[1])
            if held and family is not None:
                yield family, held


class _Book:
    """The statements of one family."""

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
        last = int(self.family.years[known[-1]]) if known.size else None
        grade = evidence_grade(known.size, last, origin_year(self.as_of), self.illustrative)
        basis = "own" if known.size else "older_position" if code in self.paths.older else "province"
        return _Evidence(int(known.size), last, float(row[known[-1]]) if known.size else np.nan, grade, basis)

    def _has_earned(self, code: str) -> bool:
        """Whether the back-test covers a forecast like this one, by what it stands on.

        The province counts as a series of its own while fewer than half of its districts have figures; a
        district without any stands on nothing that was tested where no other district has one either.
        """
        published = np.isfinite(self.family.values[self.family.applicable]).any(axis=1)
        own = self.evidence[code].own
        if code == self.province:
            return has_earned_probability(own, alone=published.size == 0 or bool(published.mean() < 0.5))
        return has_earned_probability(own) if own or published.any() else False

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
                       "own_figures": evidence.own, "last_figure_year": evidence.last_year,
                       "last_value": evidence.last_value, "basis": evidence.basis, "as_of": self.as_of.isoformat()}

    def draws(self, years: list[int]) -> Iterator[pd.DataFrame]:
        """The joint draws of the target years, as tables."""
        for year in years:
            for code in self.paths.codes:
                values = self.paths.of(code, year)
                yield pd.DataFrame({**self._identity(code, year), "draw": np.arange(values.size), "value": values})

    def _asked(self, code: str, target: Target) -> Asked | None:
        adopter = self.rows.get(target.area_code)
        return ask(target, self.family.indicator, code, self.paths,
                   baseline_of(self.family.years, self.rows[code]),
                   baseline_of(self.family.years, adopter) if adopter is not None else None)

    def _concerns(self, target: Target, code: str) -> bool:
        """Whether a target is held against an area: another district's own target is no yardstick."""
        return target.area_code in (code, self.province) or target.area_code not in self.rows

    def statements(self, target: Target) -> Iterator[tuple[Row, pd.DataFrame]]:
        """A row of ``attainment`` and the draws of the shortfall, for each area that the target is held against."""
        better = self.family.indicator.better
        for code in self.paths.codes:
            if not self._concerns(target, code):
                continue
            asked = self._asked(code, target)
            if asked is None:
                continue
            values, evidence = self.paths.of(code, target.year), self.evidence[code]
            probability = float(reached(asked, values, better).mean())
            word = ""
            if self._is_published(code, target.year):
                word = "reached" if probability > 0.5 else "not_reached"
            elif not self._has_earned(code):
                probability = np.nan
            row: Row = {
                **self._identity(code, target.year), "target_id": target.id, "role": asked.role,
                "form": target.form, "comparison": target.comparison, "target": asked.level,
                "probability": probability, "word": word or likelihood_word(probability),
                "grade": evidence.grade, **_quantiles(values), **self._paces(code, asked, evidence),
                "as_of": self.as_of.isoformat(),
            }
            gap = shortfall(asked, values, better)
            yield row, pd.DataFrame({**self._identity(code, target.year), "target_id": target.id,
                                     "role": asked.role, "grade": evidence.grade,
                                     "draw": np.arange(gap.size), "gap": gap})

    def _paces(self, code: str, asked: Asked, evidence: _Evidence) -> Row:
        """Points a year achieved between the published figures, and required after the last one."""
        first = baseline_of(self.family.years, self.rows[code])
        if first is None or evidence.last_year is None:
            return {"pace_from_year": None, "achieved_pace": np.nan, "required_pace": np.nan}
        return {"pace_from_year": first.year, "achieved_pace": _pace(first, evidence.last_year, evidence.last_value),
                "required_pace": _pace(Baseline(evidence.last_year, evidence.last_value), asked.target.year,
                                       asked.level)}

    def _dated(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Rows with the grade of their area's evidence and the day of the statement."""
        for row in rows:
            yield {**row, "grade": self.evidence[str(row["area_code"])].grade, "as_of": self.as_of.isoformat()}

    def rules(self, target: Target) -> Iterator[Row]:
        """What other bodies' rules say of each area that the target is held against."""
        asked = [(code, held, self.rows[code]) for code in self.paths.codes
                 if self._concerns(target, code) and (held := self._asked(code, target)) is not None]
        return self._dated(rule_rows(self.family, target, asked))

    def deciding(self, target: Target) -> Iterator[Row]:
        """Which districts decide a target of the province, or one of the country held against it."""
        asked = {code: held for code in self.paths.codes if (held := self._asked(code, target)) is not None}
        if (target.area_code in self.evidence and target.area_code != self.province) or self.province not in asked:
            return iter(())
        return self._dated(deciding_rows(self.family, self.paths, target, asked, self.province))

    def joint(self, target: Target) -> Iterator[Row]:
        """P(at least k of the m districts with figures of their own reach it), from the joint draws."""
        codes = [c for c in self.paths.codes if c != self.province and self.evidence[c].own > 0]
        if len(codes) < JOINT_MINIMUM or target.area_code not in (self.province, "VN"):
            return
        better = self.family.indicator.better
        met = [reached(asked, self.paths.of(code, target.year), better)
               for code in codes if (asked := self._asked(code, target)) is not None]
        count = np.sum(met, axis=0)
        for at_least in range(1, len(met) + 1):
            yield {**self.key, "group": self.family.group, "year": target.year, "target_id": target.id,
                   "areas": len(met), "at_least": at_least, "probability": float(np.mean(count >= at_least))}


def _pace(start: Baseline, year: int, value: float) -> float:
    return (value - start.value) / (year - start.year) if year > start.year else float("nan")


def _quantiles(values: np.ndarray) -> Row:
    levels = np.quantile(values, list(QUANTILES.values()))
    return dict(zip(QUANTILES, map(float, levels), strict=True))
