"""Figures of an area that are of another group than the one mainly measured."""

from __future__ import annotations

from analysis.narrative.facts import facts_of
from analysis.narrative.sentences import published_text, when_text
from analysis.study import Area, Indicator, Study
from analysis.telling.rows import Tables, records
from analysis.telling.words import lower_first

__all__ = ["figures_of_groups"]


def figures_of_groups(study: Study, tables: Tables, indicator: Indicator, area: Area) -> list[str]:
    """The last figure of each such group, "0 hộ (nông thôn; cuối năm 2022)"; [] where the main group has figures."""
    found = records(tables, "series", indicator=indicator.id, area_code=area.code)
    groups = list(dict.fromkeys(row["group"] for row in found))
    if indicator.main_group in groups:
        return []
    last = [facts_of(study, tables, indicator, area, group).published[-1] for group in groups]
    return [f"{published_text(row, row['unit'])} ({lower_first(study.group(row['group']).name)}; {when_text(row)})"
            for row in last]
