"""Whose figures a table has: its district, the area of a row that names none, whether its rows make up the province."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.layout.nearest import OF_CLUSTERS
from analysis.ingest.layout.resolve import Subject, Unclear
from analysis.ingest.layout.rows import Label
from analysis.ingest.layout.state import Table
from analysis.ingest.names import fold
from analysis.ingest.values import shape
from analysis.ingest.wording import Facets
from analysis.ingest.wording.facets import NOTHING
from analysis.ingest.wording.together import FORMER
from analysis.study import is_applicable
from analysis.study.applicability import LAST_YEAR

__all__ = ["area_of", "district_of", "is_after_2025", "is_either_province", "settle_places", "without_name"]

_MOST_MISNAMED = 2
_DISTRICT = re.compile(r"\b(?:huyện|thị xã|thành phố|tx|tp)\b")


def district_of(table: Table) -> str:
    """The one district that the lines above a table name, '' for none."""
    named = [area for area in table.context.says.areas if table.places.is_district(area)]
    return named[0] if len(named) == 1 else ""


def is_after_2025(table: Table) -> bool:
    """Whether all years named are 2025 or later, so that communes are those of July 2025."""
    years = table.context.says.years | {year for column in table.columns for year in column.says.years}
    return bool(years) and min(years) >= 2025


def area_of(table: Table, label: Label, section: Facets, listed: set[str]) -> str:
    """The area of a row where its label does not name one: a total, or a commune of a district."""
    if section.unknown and not _is_cluster(section, label):
        raise Unclear("unknown-section", words=" ".join(section.unknown))
    if not label.total or label.says.areas:
        return ""
    if table.of_communes:
        return table.of_communes
    if table.misnamed or _is_whole(table, listed):
        return table.study.province.code
    if listed:
        unclear = Unclear("total-of-some", count_listed=str(len(listed)), all=str(len(table.study.districts)))
        unclear.severity = "warning"  # a right sum of what is listed: no figure of the catalogue is lost
        raise unclear
    return ""


def _is_cluster(section: Facets, label: Label) -> bool:
    """Whether a sub-heading only says in which part of the province the district of its row lies: "Phía Nam"."""
    return bool(label.says.areas) and OF_CLUSTERS.issuperset(section.unknown) and replace(
        section, unknown=(), measures=frozenset(), restricted=False) == NOTHING


def without_name(table: Table, label: Label, row: int, listed: set[str]) -> Label:
    """A label of words that name nothing, among rows of districts, as not understood: "Các huyện", "Khối thị xã"."""
    settled = label.says.areas or label.empty or label.total or label.commune or label.unknown or label.derived
    if len(listed) < 2 or settled or replace(
            label.says, units=frozenset(), roles=frozenset(), measures=frozenset()) != NOTHING:
        return label
    column = next((each.index for each in table.columns if each.use in ("area", "label")
                   and shape(table.view.cell(row, each.index)) == "words"), None)
    if column is not None and fold(table.view.cell(row, column).text) == "tỉnh" and not any(
            (place := table.places.find(table.view.cell(body.row, column).text)).total
            or place.code == table.study.province.code for body in table.block.body):
        return replace(label, total=True)
    return label if column is None else replace(label, unknown=table.view.cell(row, column).text, column=column)


def _is_whole(table: Table, listed: set[str]) -> bool:
    """Whether these districts make up the province: of urban indicators, also those with a ward or township alone."""
    study = table.study
    if listed == {area.code for area in study.districts}:
        return True
    named = {study.indicator(name) for says in (table.context.says, *(column.says for column in table.columns))
             for name in says.indicators if says.groups != {"urban"} or study.indicator(name).main_group == "urban"}
    years = table.context.says.years | {year for column in table.columns for year in column.says.years}
    return bool(named) and any(listed == {area.code for area in study.districts if any(
        is_applicable(study, indicator, area, year) for indicator in named)} for year in years or {LAST_YEAR})


def _misnamed_rows(table: Table, labels: list[Label], listed: set[str]) -> bool:
    """Whether a table has a row for each district, but some bear the name of another, or one that is not understood.

    Their total is the province's: "Krông Bông" twice, "CA huyện Krông"; not beside "Các cơ quan cấp tỉnh".
    """
    rows = [label for label in labels if not (label.total or label.derived or label.empty)]
    every = {area.code for area in table.study.districts}
    some = len(every) - _MOST_MISNAMED <= len(listed) < len(every) == len(rows)
    return some and all(_is_of_district(label, listed) for label in rows)


def _is_of_district(label: Label, listed: set[str]) -> bool:
    """Whether a row names a district, or what it says is not understood and may be one."""
    if label.unknown:
        return bool(label.suggestions or _DISTRICT.search(fold(label.unknown)))
    says = label.says
    alone = not (label.commune or says.groups or says.years or says.indicators)
    return alone and bool(says.areas) and says.areas <= listed


def is_either_province(table: Table, subject: Subject, *said: Facets) -> bool:
    """Since July 2025 "tỉnh Đắk Lắk" is also the province merged with Phú Yên.

    Its districts tell them apart, or what is said of a number: "Tỉnh Đắk Lắk (cũ)".
    """
    if subject.area not in (table.study.province.code, "66N"):
        return False
    if any(FORMER in says.measures for says in (*said, table.context.says)):
        return subject.area == "66N"
    if table.whole or subject.kind == "target":
        return False
    after = (subject.reference_date or f"{subject.year}-12-31") > "2025-06-30"
    return after if subject.area == table.study.province.code else not after


def settle_places(table: Table, labels: list[Label]) -> set[str]:
    """The districts that rows name; whose communes the table lists, and whether it is of the whole province."""
    listed = {area for label in labels if not label.commune
              for area in label.says.areas if table.places.is_district(area)}
    districts = {area for label in labels if label.commune for area in label.says.areas}
    table.of_communes = next(iter(districts)) if len(districts) == 1 and listed <= districts else ""
    table.whole = any(column.use == "code" for column in table.columns) or _is_whole(table, listed)
    table.misnamed = _misnamed_rows(table, labels, listed)
    return listed
