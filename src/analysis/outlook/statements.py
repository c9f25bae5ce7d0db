"""Forecasts, attainment and joint statements for every family with enough data."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.denominators import denominators_table
from analysis.marking import has_illustrative
from analysis.outlook.alignment import at_year_ends
from analysis.outlook.family import Family, make_family
from analysis.outlook.family_statements import FamilyStatements
from analysis.outlook.paths import draw_paths
from analysis.study import Definition, Study, Target
from analysis.tables import Row, check, empty, table_of
from analysis.year_end import last_ended_year

__all__ = ["Known", "Outlook", "forecast_definition", "make_outlook"]

_TABLES = ("forecasts", "attainment", "joint", "rules", "deciding")


@dataclass(frozen=True)
class Known:
    """What is known on a day: the input of forecasts.

    Attributes
    ----------
    series, figures : tables of these names; `series` holds only what was known by `as_of`
    as_of : the day of the statements, which decides how recent evidence is
    denominators : None to make them from `series`
    illustrative : whether made-up figures are involved other than those in `series`
    """

    study: Study
    series: pd.DataFrame
    figures: pd.DataFrame
    as_of: date
    denominators: pd.DataFrame | None = None
    illustrative: bool = False


@dataclass(frozen=True)
class Outlook:
    """The tables of this room, as declared in `analysis.tables`, and `shortfalls`, the draws of the gaps.

    Columns of `shortfalls`: indicator, definition, area_code, group, year, target_id, role, grade, draw, gap (points).
    """

    denominators: pd.DataFrame
    forecasts: pd.DataFrame
    attainment: pd.DataFrame
    joint: pd.DataFrame
    rules: pd.DataFrame
    deciding: pd.DataFrame
    draws: pd.DataFrame
    shortfalls: pd.DataFrame


def make_outlook(known: Known, only: Collection[str] | None = None, progress: Callable[[str], None] | None = None,
                 seed: int = 0) -> Outlook:
    """Forecast every indicator that has a target and enough data, and compare the forecasts with the targets.

    Parameters
    ----------
    known : Known
    only : collection of str, optional
        Ids of the indicators to forecast; default: all. Each is forecast only from its `inputs_of` and the
        denominators, so the result does not depend on which others are forecast with it.
    progress : callable, optional
        Called with the name of each indicator before it is forecast.
    seed : int
        Seed of the draws. The same figures and seed give the same tables.
    """
    study, aligned, denominators, illustrative = _prepared(known)
    collected: dict[str, list[Row]] = {name: [] for name in _TABLES}
    draws: list[pd.DataFrame] = []
    gaps: list[pd.DataFrame] = []
    for family, targets in _families(study, aligned, denominators, only):
        if progress:
            progress(family.title(study))
        until = max(target.year for target in targets)
        paths = draw_paths(study, aligned, denominators, family, until, seed)
        book = FamilyStatements(study, family, paths, known.as_of, illustrative)
        collected["forecasts"].extend(book.forecasts(until))
        draws.extend(book.draws(sorted({target.year for target in targets})))
        for target in targets:
            statements = list(book.statements(target))
            collected["attainment"].extend(statement.row for statement in statements)
            gaps.extend(statement.shortfalls for statement in statements)
            collected["joint"].extend(book.joint(target))
            collected["rules"].extend(book.rules(target))
            collected["deciding"].extend(book.deciding(target))
    tables = {name: table_of(name, rows) for name, rows in collected.items()}
    return Outlook(denominators=denominators, draws=_stack(draws, "draws"), shortfalls=_joined(gaps), **tables)


def _as_known(study: Study, as_of: date) -> Study:
    """The study without what nobody could have declared by `as_of`: shocks in years to come, starts not yet known."""
    shocks = tuple(shock for shock in study.shocks if shock.year <= last_ended_year(as_of))
    targets = tuple(each for each in study.targets if each.start_known is None or each.start_known <= as_of)
    return study.model_copy(update={"shocks": shocks, "targets": targets})


def _prepared(known: Known) -> tuple[Study, pd.DataFrame, pd.DataFrame, bool]:
    """The study as of the day, the series at year-ends, the denominators, and whether any figure is made up."""
    study, series = _as_known(known.study, known.as_of), known.series
    denominators = denominators_table(study, series) if known.denominators is None else known.denominators
    return (study, at_year_ends(series, known.figures, study.targets), denominators,
            known.illustrative or has_illustrative(series))


def forecast_definition(known: Known, definition: Definition, group: str, until: int, seed: int = 0) -> pd.DataFrame:
    """Rows of ``forecasts`` for one definition and group to the end of `until`, whether or not it has a target.

    Empty if there are no figures.
    """
    study, aligned, denominators, illustrative = _prepared(known)
    family = make_family(study, aligned, denominators, study.indicator(definition.indicator), definition, group)
    if family is None:
        return empty("forecasts")
    paths = draw_paths(study, aligned, denominators, family, until, seed)
    book = FamilyStatements(study, family, paths, known.as_of, illustrative)
    return table_of("forecasts", book.forecasts(until))


def _stack(frames: list[pd.DataFrame], name: str) -> pd.DataFrame:
    return check(name, pd.concat(frames, ignore_index=True)) if frames else empty(name)


def _joined(frames: list[pd.DataFrame]) -> pd.DataFrame:
    columns = ["indicator", "definition", "area_code", "group", "year", "target_id", "role", "grade", "draw", "gap"]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=columns)


def _families(study: Study, series: pd.DataFrame, denominators: pd.DataFrame, only: Collection[str] | None,
              ) -> Iterator[tuple[Family, list[Target]]]:
    """Families that can be forecast: shares with figures and a target, their definition in force in its year."""
    areas = [area.code for area in (*study.districts, study.province)]
    for indicator in study.indicators:
        if not indicator.is_share or (only is not None and indicator.id not in only):
            continue
        targets = study.targets_over(indicator.id, *areas)
        for key in dict.fromkeys((target.definition, target.group) for target in targets):
            definition = study.definition(indicator.id, key[0])
            held = [t for t in targets if (t.definition, t.group) == key and definition.holds(t.year)]
            family = make_family(study, series, denominators, indicator, definition, key[1])
            if held and family is not None:
                yield family, held
