"""Where each district stands at the end of a year: published, estimated, inferred, or not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.study import Area, Indicator, Study
from analysis.telling.rows import Row, Tables, definition_at, records, reference_day
from analysis.telling.silence import SILENT, silence, silence_text
from analysis.telling.words import estimate_text, is_missing, qualified, range_text, value_text
from analysis.year_end import is_year_end

__all__ = ["Standing", "standings", "standing_text"]


@dataclass(frozen=True)
class Standing:
    """Where one area stands in a year: `kind` is published, own, inferred, none or not-applicable.

    `value` is the published figure or the median; the intervals are missing for a published figure.
    `qualifier` and `verdict` are those of the published figure.
    """

    area: Area
    kind: str
    value: float | None = None
    interval80: tuple[float, float] | None = None
    interval95: tuple[float, float] | None = None
    figure_id: str = ""
    qualifier: str = ""
    verdict: str = "use"


def standings(study: Study, tables: Tables, indicator: str, year: int) -> list[Standing]:
    """The 15 districts, then the province: the published figure of the year, or else the forecast, or else nothing.

    For the main group, under the definition with the most rows for that year. A figure that does not describe the end
    of the year is not its outcome if there is a forecast of the year-end.
    """
    measured = study.indicator(indicator)
    key = {"indicator": indicator, "group": measured.main_group, "year": year,
           "definition": definition_at(tables, measured, year)}
    forecasts = {row["area_code"]: row for row in records(tables, "forecasts", **key) if not is_missing(row["median"])}
    own = {row["area_code"]: row for row in records(tables, "series", **key)
           if row["area_code"] not in forecasts or is_year_end(reference_day(tables, row["figure_id"]), year)}
    return [_standing(study, measured, area, own, forecasts) for area in (*study.districts, study.province)]


def _standing(study: Study, indicator: Indicator, area: Area, own: Mapping[str, Row],
              forecasts: Mapping[str, Row]) -> Standing:
    if area.code in own:
        row = own[area.code]
        return Standing(area, "published", float(row["value"]), figure_id=str(row["figure_id"]),
                        qualifier=str(row["qualifier"]), verdict=str(row["verdict"]))
    if area.code in forecasts:
        row = forecasts[area.code]
        kind = "inferred" if row["grade"] == "C" else "own"
        return Standing(area, kind, float(row["median"]), (float(row["lower_80"]), float(row["upper_80"])),
                        (float(row["lower_95"]), float(row["upper_95"])))
    return Standing(area, silence(study, indicator, area))


def standing_text(standing: Standing, unit: str) -> str:
    """The value with its 80 % interval, only the interval if inferred, or the reason why there is none."""
    if standing.kind in SILENT:
        return silence_text(standing.kind)
    if standing.kind == "published" or standing.interval80 is None:
        return qualified(value_text(standing.value, unit), standing.qualifier, standing.verdict)
    interval = range_text(*standing.interval80, unit)
    return interval if standing.kind == "inferred" else f"{estimate_text(standing.value, unit)} ({interval})"
