"""Which of several statements on an indicator is the main one, and which others must be shown with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.study import Area, Indicator, Study, Target
from analysis.telling.rows import Row
from analysis.telling.words import is_missing, word_id

__all__ = ["companions", "easier_first", "listed_companions", "main_level", "main_statement", "main_statements",
           "with_levels"]


def with_levels(study: Study, stated: Iterable[Row]) -> list[Row]:
    """The rows of ``attainment`` that say which level is meant.

    A pace that starts from a level declared for one area is left out: it is of that area alone, and the level that it
    comes to lies next to that of the same pace from the last figure.
    """
    return [row for row in stated if not is_missing(row["target"]) and not _from_declared_start(study, row)]


def main_statement(study: Study, stated: Sequence[Row]) -> Row | None:
    """The main attainment row of an indicator in one area and group; None if there is no row.

    The area's own level comes before the province's, and the province's before the country's: a yardstick is used only
    if there is nothing nearer. Next, the latest year; then the easier end of a range: the lower level if more is
    better, the higher if less is, the slower pace.
    """
    return min(stated, key=lambda row: _place(study, row), default=None)


def main_level(study: Study, indicator: Indicator, area: Area, group: str) -> Target | None:
    """The same choice among the catalogue's levels, for an area on which nothing can be said yet.

    As for statements, only the area, its province and the country count: areas with other boundaries have their own
    levels.
    """
    near = {study.province.code: 1, area.code: 0}
    held = [target for target in study.targets_over(indicator.id, area.code) if target.group == group]
    return min(held, default=None, key=lambda each: (near.get(each.area_code, 2), -each.year, *_demand(study, each.id)))


def companions(study: Study, stated: Iterable[Row], main: Row) -> list[Row]:
    """The rows that must be shown with the main one because their likelihood word differs.

    These are rows of the same rank and year (the harder end of a range), and rows of a later year: an area's own level
    for last year says nothing about this year's yardstick. The easier comes first.

    Parameters
    ----------
    stated : rows of ``attainment`` of one indicator, area and group, among them `main`
    """
    standing = _standing(study, main)
    found = [row for row in stated
             if row["target_id"] != main["target_id"] and _shown(row) != _shown(main)
             and (row["year"] > main["year"] or (row["year"] == main["year"] and _standing(study, row) == standing))]
    return sorted(found, key=lambda row: _place(study, row))


def listed_companions(study: Study, stated: Iterable[Row], main: Row) -> list[Row]:
    """The same for lists and tables of several indicators: a pace's second start is told in its own section only."""
    return [row for row in companions(study, stated, main) if not _from_declared_start(study, row)]


def _from_declared_start(study: Study, row: Row) -> bool:
    """Whether the row holds an area against a pace from a level declared for one area alone."""
    return study.target(str(row["target_id"])).start is not None


def _shown(row: Row) -> str:
    return word_id(str(row["word"]), row["probability"])


def _place(study: Study, row: Row) -> tuple[int, int, float, str]:
    return _standing(study, row), -int(row["year"]), *_demand(study, str(row["target_id"]))


def _standing(study: Study, row: Row) -> int:
    """How near to the area the level was set: by itself, by its province, or farther away."""
    return 0 if row["role"] == "target" else _standing_of_yardstick(study, str(row["target_id"]))


def _standing_of_yardstick(study: Study, target_id: str) -> int:
    return 1 if study.target(target_id).area_code == study.province.code else 2


def easier_first(study: Study, target_ids: Iterable[object]) -> list[str]:
    """Each target once, in table order: by indicator, total population before groups, year, the easier first."""
    places = {indicator.id: place for place, indicator in enumerate(study.indicators)}

    def place(target_id: str) -> tuple[int, bool, int, float, str]:
        target = study.target(target_id)
        grouped = target.group != study.indicator(target.indicator).main_group
        return places[target.indicator], grouped, target.year, *_demand(study, target_id)

    return sorted({str(each) for each in target_ids}, key=place)


def _demand(study: Study, target_id: str) -> tuple[float, str]:
    """How demanding a target is, in its own unit; ties are broken by id."""
    target = study.target(target_id)
    eased = target.form == "level" and study.indicator(target.indicator).better == "down"
    return (-target.value if eased else target.value), target.id


def main_statements(study: Study, attainment: pd.DataFrame) -> pd.DataFrame:
    """One row of ``attainment`` per indicator, group and area, chosen as by `main_statement`.

    In order of first occurrence.
    """
    keys = ["indicator", "group", "area_code"]
    identities = sorted(set(attainment["target_id"]), key=lambda target_id: _demand(study, target_id))
    standings = {name: _standing_of_yardstick(study, name) for name in identities}
    order = pd.DataFrame({
        "place": attainment.groupby(keys, sort=False).ngroup(),
        "standing": attainment["target_id"].map(standings).mask(attainment["role"] == "target", 0),
        "recent": -attainment["year"],
        "demand": attainment["target_id"].map({target_id: rank for rank, target_id in enumerate(identities)}),
    }).reset_index(drop=True)
    first = order.sort_values(list(order.columns)).drop_duplicates("place")
    return attainment.iloc[first.index].reset_index(drop=True)
