"""A layout described in a small YAML file beside a workbook, for tables that are not recognised.

``bao cao.xlsx.yaml`` describes ``bao cao.xlsx``::

    tables:
      - sheet: Biểu 3            # leave out for a CSV file
        rows: 7-21               # the rows with figures
        area: B                  # a column, or the code or name of one area
        context: {indicator: poverty_rate, group: all, unit: percent}
        columns:
          C: {year: 2022}
          D: {year: 2023, kind: target}
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

import yaml
from openpyxl.utils import column_index_from_string
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from analysis.findings import Finding
from analysis.ingest.grid import Sheet, cell_name
from analysis.ingest.layout.fitting import definition_of
from analysis.ingest.layout.subject import Unclear
from analysis.ingest.numbers import column_style
from analysis.ingest.places import Places
from analysis.ingest.problems import Problems
from analysis.ingest.reading import Reading
from analysis.ingest.units import factor, is_percentage, unit_id
from analysis.ingest.values import Value, number_text, read_value
from analysis.study import Study

__all__ = ["Description", "DescribedTable", "read_description", "described_readings", "description_of"]

_COLUMN = re.compile(r"[A-Z]{1,3}")
Text = Annotated[str, BeforeValidator(lambda value: str(value))]


class _Subject(BaseModel):
    """What figures are of; each may stand in ``context`` or at a column."""

    model_config = ConfigDict(extra="forbid")
    indicator: str = ""
    definition: str = ""
    area: Text = ""
    group: str = ""
    year: int | None = Field(default=None, ge=1900, le=2100)
    unit: str = ""
    kind: Literal["outcome", "target", "forecast"] | None = None

    def over(self, other: _Subject) -> _Subject:
        """This one, with what it leaves out taken from another."""
        return _Subject(**{name: getattr(self, name) or getattr(other, name) for name in _Subject.model_fields})


class DescribedTable(BaseModel):
    """One table."""

    model_config = ConfigDict(extra="forbid")
    sheet: Text = ""
    rows: Text = Field(pattern=r"^\d+(-\d+)?$")
    area: Text = ""
    year: Text = ""
    context: _Subject = _Subject()
    columns: dict[str, _Subject] = Field(min_length=1)


class Description(BaseModel):
    """All tables of a file."""

    model_config = ConfigDict(extra="forbid")
    tables: list[DescribedTable] = Field(min_length=1)


def description_of(path: Path) -> Path | None:
    """The description beside a file, if there is one: its name with ``.yaml`` or ``.yml`` after it."""
    for ending in (".yaml", ".yml"):
        beside = path.with_name(path.name + ending)
        if beside.is_file():
            return beside
    return None


def read_description(path: Path, file: str) -> tuple[Description | None, list[Finding]]:
    """The description of a file, or an error that names the field and what is wrong with it."""
    try:
        return Description.model_validate(yaml.safe_load(path.read_text(encoding="utf-8-sig"))), []
    except ValidationError as error:
        first = error.errors()[0]
        problem = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        problem = str(error)
    return None, [Finding("error", "ingest-description", {"problem": " ".join(problem.split())[:200]},
                          file=file)]


def described_readings(sheet: Sheet, description: Description, study: Study, problems: Problems) -> list[Reading]:
    """The readings of the tables that a description gives for a sheet."""
    places = Places(study)
    readings = []
    for number, table in enumerate(description.tables):
        if table.sheet not in ("", sheet.name):
            continue
        first, _, last = table.rows.partition("-")
        lines = range(int(first) - 1, min(int(last or first), len(sheet.rows)))
        for letters, subject in table.columns.items():
            column = column_index_from_string(letters) - 1
            style = column_style([number_text(sheet.cell(row, column).text) for row in lines])
            for row in lines:
                if row in sheet.hidden_rows or not sheet.cell(row, column).text:
                    continue
                value = read_value(sheet.cell(row, column), style)
                try:
                    whole = subject.over(table.context)
                    reading = _reading(sheet, table, whole, row, column, places, study, number)
                    reading.value, reading.qualifier, reading.has_sign = _value(value, reading, whole, study), \
                        value.qualifier, value.sign == "%"
                    readings.append(reading)
                except Unclear as unclear:
                    problems.add("error", unclear.code, sheet, cell_name(column, row + 1),
                                 found=sheet.cell(row, column).text[:80], **unclear.arguments)
    return readings


def _reading(sheet: Sheet, table: DescribedTable, subject: _Subject, row: int, column: int, places: Places,
             study: Study, number: int) -> Reading:
    known = {indicator.id: indicator for indicator in study.indicators}
    if subject.indicator not in known:
        raise Unclear("no-indicator")
    indicator = known[subject.indicator]
    label = _at(sheet, table.area, row) or subject.area
    place = places.find(label)
    if not place.code:
        raise Unclear("no-area")
    year = subject.year or (int(text) if (text := _at(sheet, table.year, row)).isdigit() else None)
    if year is None:
        raise Unclear("no-year")
    marked = frozenset((subject.definition,)) if subject.definition else frozenset()
    definition, _ = definition_of(indicator, year, marked, frozenset(), study)
    return Reading(row, column, sheet.cell(row, column).text, 0.0, indicator.id, place.code,
                   subject.group or indicator.main_group, year, indicator.unit, subject.kind or "outcome", definition,
                   table=number, stored=sheet.cell(row, column).stored)


def _at(sheet: Sheet, where: str, row: int) -> str:
    """The text of a row in a column, or a constant that is no column's name."""
    if _COLUMN.fullmatch(where):
        return sheet.cell(row, column_index_from_string(where) - 1).text
    return where


def _value(value: Value, reading: Reading, subject: _Subject, study: Study) -> float:
    unit = unit_id(subject.unit) or reading.unit
    scale = factor(value.unit or unit, reading.unit)
    if scale is None or (value.sign == "%" and not is_percentage(reading.unit)):
        raise Unclear("unit-clash", unit=value.unit or unit, wanted=reading.unit,
                      indicator=study.indicator(reading.indicator).name)
    if value.number is None:
        raise Unclear({"none": "mark-none", "missing": "mark-missing"}.get(value.problem, value.problem), **(
                      {"readings": tuple(value.readings)} if value.readings else {}))
    return round(value.number * scale, 10)
