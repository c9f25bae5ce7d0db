"""The workbooks that departments fill: one a department, one sheet an indicator, districts down, groups across."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from analysis.ingest.layout.fitting import UNKNOWN, definition_of
from analysis.ingest.layout.subject import Unclear
from analysis.ingest.units import unit_name
from analysis.ingest.uses import uses_of
from analysis.intake.form_sheet import Known, Table, as_field, as_table, font, in_bold, prepare, write_table
from analysis.language import text, use_language
from analysis.name_index import fold, plain
from analysis.study import Definition, Indicator, Study, is_applicable
from analysis.workspace import write_atomically

__all__ = ["departments", "write_forms", "Department"]

_Latest = dict[tuple[str, str, str, str], Known]

_PLACES = frozenset(("communes", "villages", "units", "schools"))
_SUMMED = ("persons", "households", "villages", "schools", "cases", "schemes")


@dataclass(frozen=True)
class Department:
    """A department and the indicators that it is asked for, each by its definition in force."""

    name: str
    asked: tuple[tuple[Indicator, Definition], ...]


def departments(study: Study, year: int) -> list[Department]:
    """The departments of the catalogue, in its order, with what they can report by district for the end of a year."""
    held: dict[str, list[tuple[Indicator, Definition]]] = {}
    for indicator in study.indicators:
        # What stands in brackets says which tasks the department took over: it is one department all the same.
        name = re.sub(r"\s*\(.*?\)", "", indicator.holder_vi).strip()
        definition = _definition(study, indicator, year)
        if name and definition:
            held.setdefault(name, []).append((indicator, definition))
    return [Department(name, tuple(asked)) for name, asked in held.items()]


def write_forms(study: Study, known: pd.DataFrame, year: int, folder: Path,
                only: str = "", communes: bool = False) -> list[Path]:
    """Write the form of each department for the end of a year.

    Parameters
    ----------
    study : Study
        The catalogue: indicators with their holders, units, bounds and definitions.
    known : DataFrame
        The table ``series``; the latest published figure before the year is shown beside each cell to fill.
    year : int
        The year asked for.
    folder : Path
        Where the workbooks are written, one a department.
    only : str
        Part of the name of the department wanted; '' for all.
    communes : bool
        Ask for what can be counted and summed commune by commune; districts follow from their communes.

    Returns
    -------
    list of Path
        The workbooks written.
    """
    written = []
    latest = _latest(known, year)
    with use_language("vi"):
        for department in departments(study, year):
            if only.casefold() not in department.name.casefold():
                continue
            path = folder / f"{_file_name(department.name)}-{year}.xlsx"
            write_atomically(path, _book(study, department, latest, year, communes).save)
            written.append(path)
    return written


def _file_name(name: str) -> str:
    """The department's name fit for any file system."""
    return "-".join(filter(None, map(plain, fold(name).split())))


def _book(study: Study, department: Department, known: _Latest, year: int, communes: bool) -> Workbook:
    book = Workbook()
    guide = book.active
    assert isinstance(guide, Worksheet)
    guide.title = text("intake-form-guide")
    names = [_sheet_name(number, indicator) for number, (indicator, _) in enumerate(department.asked, start=1)]
    _write_guide(guide, study, department, names, year)
    for name, (indicator, definition) in zip(names, department.asked, strict=True):
        by_commune = communes and indicator.unit in _SUMMED
        table = (_of_communes if by_commune else _of_districts)(study, indicator, definition, known, year)
        sheet = book.create_sheet(name)
        write_table(sheet, table)
        if not by_commune and table.rows[-1][0] == study.province.code:
            in_bold(sheet, sheet.max_row)
    _list_communes(book.create_sheet(text("intake-form-communes")), study)
    return book


def _definition(study: Study, indicator: Indicator, year: int) -> Definition | None:
    """The definition in force; of several the one that is usual. None where none is: nothing to ask for."""
    in_force = [definition for definition in study.definitions_of(indicator.id) if definition.holds(year)]
    try:
        usual, _ = definition_of(indicator, year, frozenset(), frozenset(), study)
    except Unclear:
        usual = ""
    return next((definition for definition in in_force if definition.id == usual), in_force[-1] if in_force else None)


def _sheet_name(number: int, indicator: Indicator) -> str:
    """Whole words, within the 31 characters of a sheet's name."""
    words = re.sub(r"[^\w ]", "", indicator.name_vi)
    return f"{number}. {shorten(words, 27, placeholder='…')}"


def _about(study: Study, indicator: Indicator, definition: Definition, year: int) -> str:
    """How the indicator is measured, since when, and what older figures must not be held against it."""
    if definition.id == "default":
        return definition.note_vi
    before = [other.name_vi for other in study.definitions_of(indicator.id)
              if other.year_to and other.year_to < year]
    parts = (_named(definition), definition.note_vi,
             text("intake-form-before", names="; ".join(before)) if before else "")
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _named(definition: Definition) -> str:
    """How it is measured; where the catalogue does not know, the department is asked."""
    return text("intake-form-method" if definition.id == UNKNOWN else "intake-form-definition", name=definition.name_vi)


def _write_guide(sheet: Worksheet, study: Study, department: Department, names: list[str], year: int) -> None:
    lines = [text("intake-form-title"), text("intake-form-department", name=department.name),
             text("intake-form-year", year=str(year)), "",
             *(text(f"intake-form-step-{step}") for step in range(1, 7)), "", text("intake-form-person")]
    for row, line in enumerate(lines, start=1):
        sheet.cell(row, 1, line).alignment = Alignment(wrap_text=True, vertical="center")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=4 if row < len(lines) else 2)
    in_bold(sheet, 1, 14)
    as_field(sheet, len(lines), 3)
    sheet.merge_cells(start_row=len(lines), end_row=len(lines), start_column=3, end_column=4)
    head = len(lines) + 2
    rows = [(number, indicator.name_vi, unit_name(indicator.unit), _about(study, indicator, definition, year))
            for number, (indicator, definition) in enumerate(department.asked, start=1)]
    headings = [text(f"intake-form-column-{name}") for name in ("number", "indicator", "unit", "definition")]
    as_table(sheet, head, headings, rows, (7, 46, 14, 74))
    for row, name in enumerate(names, start=head + 1):
        sheet.cell(row, 2).hyperlink = f"#'{name}'!A1"
        sheet.cell(row, 2).font = font(color="1F5FA8", underline="single")
    prepare(sheet)


def _of_districts(study: Study, indicator: Indicator, definition: Definition, known: _Latest, year: int) -> Table:
    """One row a district that has the indicator, then the province."""
    groups = _groups(study, indicator)
    areas = [area for area in (*study.districts, study.province) if is_applicable(study, indicator, area)]
    latest = [tuple(known.get((indicator.id, definition.id, area.code, group)) for area in areas) for group in groups]
    named = [_of_group(study, indicator, group) for group in groups]
    return Table(
        indicator, _above(indicator, definition), (text("intake-form-code"), text("intake-form-area")),
        tuple((area.code, area.name_vi) for area in areas), tuple(_asked(indicator, year, words) for words in named),
        tuple((text("intake-form-last") + words, figures) for words, figures in zip(named, latest, strict=True)),
        _about(study, indicator, definition, year), definition.id == UNKNOWN)


def _of_communes(study: Study, indicator: Indicator, definition: Definition, _: _Latest, year: int) -> Table:
    """One row a commune: those of before November 2024 or, where the district has ended by then, those after it."""
    rows = tuple((area.code, area.name_vi, name) for area in study.districts for name in (
        [successor.name for successor in study.successors_of(area.code)] if area.has_ended(year) else
        [f"{commune.type.capitalize()} {commune.name}" for commune in study.communes_of(area.code)]))
    labels = tuple(text(f"intake-form-{name}") for name in ("code", "area", "commune"))
    asked = (_asked(indicator, year, _of_group(study, indicator, indicator.main_group)),)
    return Table(indicator, _above(indicator, definition), labels, rows, asked, (),
                 _about(study, indicator, definition, year), definition.id == UNKNOWN)


def _above(indicator: Indicator, definition: Definition) -> tuple[str, ...]:
    named = "" if definition.id == "default" else _named(definition)
    return (text("intake-form-sheet-title"), indicator.name_vi, named,
            text("intake-form-unit", unit=unit_name(indicator.unit)))


def _asked(indicator: Indicator, year: int, of_group: str) -> str:
    """The heading of a column to fill."""
    return f"{indicator.name_vi} năm {year} ({unit_name(indicator.unit)}){of_group}"


def _of_group(study: Study, indicator: Indicator, group: str) -> str:
    """What to add to a heading; "Dân số theo dân tộc" without a group would be that of all."""
    named = group != indicator.main_group or group in uses_of(study).divided
    return f" - {study.group(group).name_vi}" if named else ""


def _groups(study: Study, indicator: Indicator) -> tuple[str, ...]:
    """The groups asked for: the indicator's own and, of a rate of the whole population, the ethnic minorities.

    A share of communes or villages has no people of whom a part could be asked for.
    """
    of_everybody = indicator.main_group in ("all", "rural", "children") and indicator.is_share
    of_people = indicator.denominator and study.denominator_unit(indicator) not in _PLACES
    return (indicator.main_group, "ethnic_minority") if of_everybody and of_people else (indicator.main_group,)


def _latest(known: pd.DataFrame, year: int) -> _Latest:
    """The latest published figure of each series before a year, with its own year."""
    rows = known[(known["year"] < year) & (known["status"] == "published")].sort_values("year")
    return {(row.indicator, row.definition, row.area_code, row.group): (float(row.value), int(row.year))
            for row in rows.itertuples()}


def _list_communes(sheet: Worksheet, study: Study) -> None:
    """For look-up only: each commune of 2025 with the former district and the former communes on its territory."""
    headings = [text(f"intake-form-column-{name}") for name in ("district", "commune", "former")]
    rows = [(area.name_vi, successor.name, successor.taken_in)
            for area in study.districts for successor in study.successors_of(area.code)]
    as_table(sheet, 1, headings, rows, (26, 26, 90))
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    prepare(sheet)
