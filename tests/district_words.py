"""Whether what an indicator's page says of the districts agrees with the tables of the same page."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from analysis.narrative.indicator_summary import districts_sentence
from analysis.study import Indicator, Study, is_applicable
from analysis.telling.rows import default_year, rows

__all__ = ["contradictions"]

_SILENT = "chưa huyện nào có số liệu hay ước lượng"


def contradictions(study: Study, tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """Each reported indicator whose sentence denies figures or estimates that there are, or counts them wrongly."""
    return [f"{indicator.id}: {said}" for indicator in study.reported_indicators
            if not _agrees(study, dict(tables), indicator, said := districts_sentence(study, dict(tables), indicator))]


def _agrees(study: Study, tables: dict[str, pd.DataFrame], indicator: Indicator, said: str) -> bool:
    codes = {area.code for area in study.districts}
    series = rows(tables, "series", indicator=indicator.id)
    series = series[series["area_code"].isin(codes)]
    main = set(series.loc[series["group"] == indicator.main_group, "area_code"])
    forecasts = rows(tables, "forecasts", indicator=indicator.id, group=indicator.main_group,
                     year=default_year(tables, study, indicator.id))
    forecasts = forecasts[forecasts["area_code"].isin(codes)]
    own = set(forecasts.loc[forecasts["grade"] != "C", "area_code"])
    if series.empty and forecasts.empty:
        return _SILENT in said
    if _SILENT in said or (not main and forecasts.empty) != ("chưa huyện nào có số của nhóm đo chính" in said):
        return False
    if len(forecasts) and not own:
        return not main or f"{len(main)} huyện có số theo định nghĩa cũ" in said
    if not own and not main:
        return "không lập ước lượng" in said
    counted = re.search(r"(\d+) trong (\d+) huyện có số liệu", said)
    total = sum(is_applicable(study, indicator, area) for area in study.districts)
    return counted is not None and int(counted[1]) >= len(own or main) and int(counted[2]) == total
