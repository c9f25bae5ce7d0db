"""What if the pace were another one: the chance of a target and the people reached, from the joint draws.

Everything stays within one definition and on the logit scale (see `pace`): the expected pace since the last published
figure is replaced, the uncertainty around it stays. A pace that was once kept is an experience, not a promise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.outlook.alignment import at_year_ends
from analysis.outlook.family import FloatArray, YearArray
from analysis.outlook.pace import Pace, best_of, best_pace, clipped_logit, expected_pace, shifted, start_logits
from analysis.outlook.targets import meets
from analysis.study import Area, Indicator, Study, Target

__all__ = ["NoStartingPoint", "Situation", "WhatIf", "at_best_pace_of_any_district", "at_own_best_pace",
           "pace_multiplied", "pace_needed", "situation_of"]

Tables = Mapping[str, pd.DataFrame]
_HAIR = 1e-9


class NoStartingPoint(ValueError):
    """Another pace has nothing to start from; `reason` is the end of a message id under "what-if-"."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"what if: found {reason}; wanted own figures, a forecast and a target of one definition")
        self.reason = reason


@dataclass(frozen=True)
class Situation:
    """One area before one target: its last figure, the draws of the target year, what others have done.

    Attributes
    ----------
    level : the level to reach, by the target's comparison
    draws : (draws,) values at the end of the target's year
    own_best, any_best : the best past pace of the area, and of any district under the definition
    any_best_area : code of the district that held it, "" where none
    paced : how many districts have such a pace at all
    earned : whether a probability may be stated
    denominator : how many households, persons … the percentage counts, NaN where not known
    """

    area: Area
    target: Target
    indicator: Indicator
    level: float
    last_year: int
    last_value: float
    draws: FloatArray
    own_best: Pace | None
    any_best: Pace | None
    any_best_area: str
    paced: int
    earned: bool
    grade: str
    denominator: float
    denominator_unit: str
    denominator_year: int | None

    @property
    def years(self) -> int:
        """Years from the last figure to the target."""
        return self.target.year - self.last_year

    @property
    def bounds(self) -> tuple[float, float]:
        """Between which the indicator lies."""
        return self.indicator.bounds

    @property
    def sign(self) -> float:
        """+1 where more is better, −1 where less is."""
        return -1.0 if self.indicator.better == "down" else 1.0

    @property
    def half_step(self) -> float:
        """Half of what one household, commune … more is, in points; 0 where their number is not known."""
        return 50.0 / self.denominator if self.denominator > 0 else 0.0

    @property
    def expected(self) -> float:
        """The expected pace, logit a year."""
        return expected_pace(self.draws, self.last_value, self.years, self.bounds, self.half_step)


@dataclass(frozen=True)
class WhatIf:
    """The target year at another pace.

    Attributes
    ----------
    kind : "multiplied", "own_best", "any_best" or "needed"
    factor : the pace relative to the expected one, NaN where that is 0
    points : points a year from the last figure to the median
    median, lower_80, upper_80 : of the value
    probability : of reaching the target; None where no back-test has earned one
    people, people_lower_80, people_upper_80 : units of the denominator better off than at the expected pace
        (negative: worse off), NaN where the denominator is not known
    held : the past pace that it rests on, with its years; None for a factor
    held_by : code of the district that held it, ""
    """

    situation: Situation
    kind: str
    factor: float
    points: float
    median: float
    lower_80: float
    upper_80: float
    probability: float | None
    people: float
    people_lower_80: float
    people_upper_80: float
    held: Pace | None = None
    held_by: str = ""


def situation_of(study: Study, tables: Tables, area: Area, target_id: str) -> Situation:
    """Collect what a what-if needs from the tables series, figures, draws, attainment and denominators.

    Raises
    ------
    NoStartingPoint
        If the target is not held against the area, its outcome is published, or the area has no own figure.
    KeyError
        If there is no such target.
    """
    target = study.target(target_id)
    indicator = study.indicator(target.indicator)
    found = tables["attainment"]
    found = found[(found["target_id"] == target.id) & (found["area_code"] == area.code)]
    if found.empty:
        raise NoStartingPoint("no-target")
    stated = found.iloc[0]
    if stated["word"] in ("reached", "not_reached"):
        raise NoStartingPoint("outcome")
    histories = _histories(study, tables, target)
    if area.code not in histories:
        raise NoStartingPoint("no-own-figure")
    if pd.isna(stated["target"]):
        raise NoStartingPoint("no-target")
    years, values = histories[area.code]
    better = indicator.better or "up"
    disturbed = study.disturbed_years(indicator.id, target.definition)
    paces = {code: best_pace(*row, better, indicator.bounds, disturbed) for code, row in histories.items()}
    of_districts = {code: pace for code, pace in paces.items() if study.area(code).is_district}
    any_best = best_of(of_districts.values(), better)
    denominator, unit, year = _denominator(tables, indicator, target, area)
    return Situation(
        area, target, indicator, float(stated["target"]), int(years[-1]), float(values[-1]),
        _draws(tables, target, area), paces[area.code], any_best,
        next((code for code, pace in of_districts.items() if pace is any_best and pace is not None), ""),
        sum(pace is not None for pace in of_districts.values()),
        not pd.isna(stated["probability"]), str(stated["grade"]), denominator, unit, year)


def pace_multiplied(situation: Situation, factor: float) -> WhatIf:
    """The expected pace times `factor`: 1 is the forecast itself, 0 a standstill at the last figure.

    Raises ValueError for a factor that is no finite number.
    """
    if not np.isfinite(factor):
        raise ValueError(f"factor: found {factor}; wanted a finite number, e.g. 1.5")
    return _at(situation, "multiplied", factor * situation.expected)


def at_own_best_pace(situation: Situation) -> WhatIf:
    """The best pace that the area itself held between two published figures of the definition.

    Raises NoStartingPoint where no two can be compared: fewer than two, or a declared one-off shock between all.
    """
    if situation.own_best is None:
        raise NoStartingPoint("no-own-pace")
    return _at(situation, "own_best", situation.own_best.logit, situation.own_best, situation.area.code)


def at_best_pace_of_any_district(situation: Situation) -> WhatIf:
    """The best pace that any district held under the definition.

    Raises NoStartingPoint where no district has two figures that can be compared.
    """
    if situation.any_best is None:
        raise NoStartingPoint("no-district-pace")
    return _at(situation, "any_best", situation.any_best.logit, situation.any_best, situation.any_best_area)


def pace_needed(situation: Situation, probability: float = 0.5) -> WhatIf:
    """The least pace that reaches the target in this share of the draws; by default the median reaches it.

    Raises
    ------
    ValueError
        If `probability` is not between 0 and 1.
    NoStartingPoint
        If the target lies at 0 or 100 itself, which no finite pace reaches.
    """
    if not 0.0 < probability < 1.0:
        raise ValueError(f"probability: found {probability}; wanted a number between 0 and 1, e.g. 0.66")
    lower, upper = situation.bounds
    if not lower < situation.level < upper:
        raise NoStartingPoint("target-at-bound")
    # A hair beyond the level, or rounding would leave the draw that decides short of it, and "above" unmet.
    level = situation.level + situation.sign * _HAIR * (upper - lower)
    ends = start_logits(situation.draws, situation.bounds, situation.half_step)
    missing = situation.sign * (clipped_logit(level, situation.bounds) - ends)
    change = situation.sign * float(np.quantile(missing, probability, method="higher")) / situation.years
    return _at(situation, "needed", situation.expected + change)


def _at(situation: Situation, kind: str, pace: float, held: Pace | None = None, held_by: str = "") -> WhatIf:
    expected = situation.expected
    values = shifted(situation.draws, pace - expected, situation.years, situation.bounds, situation.half_step)
    lower, median, upper = (float(q) for q in np.quantile(values, [0.1, 0.5, 0.9]))
    met = meets(situation.target, values, situation.level, situation.indicator.better or "up")
    moved = situation.sign * (values - situation.draws) / 100.0 * situation.denominator
    people = np.quantile(moved, [0.1, 0.5, 0.9]) if np.isfinite(situation.denominator) else np.full(3, np.nan)
    probability = float(met.mean()) if situation.earned else None
    return WhatIf(
        situation, kind, pace / expected if expected else float("nan"),
        (median - situation.last_value) / situation.years, median, lower, upper, probability, float(people[1]),
        float(people[0]), float(people[2]), held, held_by)


def _histories(study: Study, tables: Tables, target: Target) -> dict[str, tuple[YearArray, FloatArray]]:
    """(years, values) of each area under the target's definition and group, before the target's year."""
    series = at_year_ends(tables["series"], tables["figures"], study.targets)
    wanted = series[(series["indicator"] == target.indicator) & (series["definition"] == target.definition)
                    & (series["group"] == target.group) & (series["year"] < target.year)].sort_values("year")
    known = {area.code for area in (*study.districts, study.province)}
    return {
        str(code): (rows["year"].to_numpy(dtype=np.int64), rows["value"].to_numpy(dtype=float))
        for code, rows in wanted.groupby("area_code") if code in known
    }


def _draws(tables: Tables, target: Target, area: Area) -> FloatArray:
    draws = tables["draws"]
    chosen = draws[(draws["indicator"] == target.indicator) & (draws["definition"] == target.definition)
                   & (draws["group"] == target.group) & (draws["year"] == target.year)
                   & (draws["area_code"] == area.code)]
    if chosen.empty:
        raise NoStartingPoint("no-target")
    values: FloatArray = chosen.sort_values("draw")["value"].to_numpy(dtype=float)
    return values


def _denominator(tables: Tables, indicator: Indicator, target: Target, area: Area) -> tuple[float, str, int | None]:
    """What the percentage counts, as the table ``gaps`` has it for this area and target."""
    gaps = tables["gaps"]
    found = gaps[(gaps["target_id"] == target.id) & (gaps["area_code"] == area.code)
                 & (gaps["indicator"] == indicator.id)]
    if found.empty or pd.isna(found.iloc[0]["denominator"]):
        return float("nan"), "", None
    row = found.iloc[0]
    return float(row["denominator"]), str(row["denominator_unit"]), int(row["denominator_year"])
