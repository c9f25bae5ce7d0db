"""The workbooks that departments fill: one a department, one sheet an indicator, districts down, groups across."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from analysis.ingest.layout.definitions import definition_of
from analysis.ingest.layout.nearest import Unclear
from analysis.ingest.names import fold, plain
from analysis.ingest.units import is_count, unit_name
from analysis.ingest.uses import uses_of
from analysis.language import text, use_language
from analysis.study import Definition, Indicator, Study, is_applicable
from analysis.workspace import write_atomically

__all__ = ["departments", "write_forms", "Department"]

_PLACES = frozenset(("communes", "villages", "units", "schools"))
_INPUT = PatternFill("solid", fgColor="FFF9DB")
_THIN = Side(style="thin", color="BBBBBB")
_LINE = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_WRAP = Alignment(wrap_text=True, vertical="center")
_FIRST_ROW = 7
_SUMMED = ("persons", "households", "villages", "schools", "cases", "schemes")


@dataclass(frozen=True)
class Department:
    """A department and the indicators that it holds."""

    name: str
    indicators: tuple[Indicator, ...]


def departments(study: Study) -> list[Department]:
    """The departments of the catalogue, in its order, with what they can report by district."""
    held: dict[str, list[Indicator]] = {}
    for indicator in study.indicators:
        # What stands in brackets says which tasks the department took over: it is one department all the same.
        if name := re.sub(r"\s*\(.*?\)", "", indicator.holder_vi).strip():
            held.setdefault(name, []).append(indicator)
    return [Department(name, tuple(indicators)) for name, indicators in held.items()]


def write_forms(study: Study, known: pd.DataFrame, year: int, folder: Path,
                only: str = "", communes: bool = False) -> list[Path]:
    """Write the form of each department for the end of a year.

    Parameters
    ----------
    study : Study
        The catalogue: indicators with their holders, units, bounds and definitions.
    known : DataFrame
        The table ``series``; the values of the year before are shown beside the cells to fill.
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
    with use_language("vi"):
        for department in departments(study):
            if only.casefold() not in department.name.casefold():
                continue
            path = folder / f"{_file_name(department.name)}-{year}.xlsx"
            write_atomically(path, _book(study, department, known, year, communes).save)
            written.append(path)
    return written


def _file_name(name: str) -> str:
    """The department's name fit for any file system."""
    return "-".join(filter(None, map(plain, fold(name).split())))


def _book(study: Study, department: Department, known: pd.DataFrame, year: int, communes: bool) -> Workbook:
    book = Workbook()
    guide = book.active
    assert isinstance(guide, Worksheet)
    guide.title = text("intake-form-guide")
    asked = [(indicator, definition) for indicator in department.indicators
             if (definition := _definition(study, indicator, year)) is not None]
    for place, line in enumerate(_guide_lines(department, asked, year), start=1):
        guide.cell(place, 1, line).alignment = _WRAP
    guide.column_dimensions["A"].width = 110
    guide["A1"].font = Font(bold=True, size=14)
    for number, (indicator, definition) in enumerate(asked, start=1):
        words = re.sub(r"[^\w ]", "", indicator.name_vi)
        sheet = book.create_sheet(f"{number}. {words}"[:31])
        if communes and indicator.unit in _SUMMED:
            _fill_communes(sheet, study, indicator, definition, year)
        else:
            _fill(sheet, study, indicator, definition, known, year)
    _list_communes(book.create_sheet(text("intake-form-communes")), study)
    guide.sheet_state = "visible"
    return book


def _definition(study: Study, indicator: Indicator, year: int) -> Definition | None:
    """The definition in force; of several the one that is usual. None where none is: nothing to ask for."""
    try:
        found, _ = definition_of(indicator, year, frozenset(), frozenset(), study)
    except Unclear:
        in_force = [d for d in study.definitions_of(indicator.id) if d.holds(year)]
        return in_force[-1] if in_force else None
    return study.definition(indicator.id, found)


def _guide_lines(department: Department, asked: list[tuple[Indicator, Definition]], year: int) -> list[str]:
    lines = [text("intake-form-title"), text("intake-form-department", name=department.name),
             text("intake-form-year", year=str(year)), "", *(
                 text(f"intake-form-step-{step}") for step in ("1", "2", "3", "4")), ""]
    return lines + [f"{number}. {indicator.name_vi} ({unit_name(indicator.unit)})"
                    for number, (indicator, _) in enumerate(asked, start=1)]


def _fill(sheet: Worksheet, study: Study, indicator: Indicator, definition: Definition, known: pd.DataFrame,
          year: int) -> None:
    groups = _groups(study, indicator)
    _head(sheet, indicator, definition, [text("intake-form-code"), text("intake-form-area"), *(
        _asked(study, indicator, year, group) for group in groups), text("intake-form-last", year=str(year - 1))])
    if definition.note_vi:
        sheet.cell(_FIRST_ROW - 1, 3).comment = Comment(definition.note_vi, "daklak")
    areas = [area for area in (*study.districts, study.province) if is_applicable(study, indicator, area)]
    for row, area in enumerate(areas, start=_FIRST_ROW):
        sheet.cell(row, 1, area.code).border = _LINE
        sheet.cell(row, 2, area.name_vi).border = _LINE
        for place in range(3, 3 + len(groups)):
            field = sheet.cell(row, place)
            field.fill, field.border, field.protection = _INPUT, _LINE, Protection(locked=False)
        sheet.cell(row, 3 + len(groups), _last(known, indicator, definition, area.code, year - 1)).border = _LINE
    last = _FIRST_ROW + len(areas) - 1
    _validate(sheet, indicator, f"C{_FIRST_ROW}:{get_column_letter(2 + len(groups))}{last}", definition)
    sheet.freeze_panes = f"C{_FIRST_ROW}"
    sheet.protection.sheet = True


def _fill_communes(sheet: Worksheet, study: Study, indicator: Indicator, definition: Definition, year: int) -> None:
    """One row a commune: those of before November 2024, from 2025 on those that follow them."""
    _head(sheet, indicator, definition, [text("intake-form-code"), text("intake-form-area"),
                                         text("intake-form-commune"),
                                         _asked(study, indicator, year, indicator.main_group)])
    rows = [(area, name) for area in study.districts for name in (
        [successor.name for successor in study.successors_of(area.code)] if year >= 2025 else
        [f"{commune.type.capitalize()} {commune.name}" for commune in study.communes_of(area.code)])]
    for row, (area, name) in enumerate(rows, start=_FIRST_ROW):
        for place, value in enumerate((area.code, area.name_vi, name), start=1):
            sheet.cell(row, place, value).border = _LINE
        field = sheet.cell(row, 4)
        field.fill, field.border, field.protection = _INPUT, _LINE, Protection(locked=False)
    _validate(sheet, indicator, f"D{_FIRST_ROW}:D{_FIRST_ROW + len(rows) - 1}", definition)
    sheet.freeze_panes = f"D{_FIRST_ROW}"
    sheet.protection.sheet = True


def _asked(study: Study, indicator: Indicator, year: int, group: str) -> str:
    """The heading of a column to fill; "Dân số theo dân tộc" without a group would be that of all."""
    named = group != indicator.main_group or group in uses_of(study).divided
    of_group = f" - {study.group(group).name_vi}" if named else ""
    return f"{indicator.name_vi} năm {year} ({unit_name(indicator.unit)}){of_group}"


def _head(sheet: Worksheet, indicator: Indicator, definition: Definition, columns: list[str]) -> None:
    sheet["A1"] = text("intake-form-sheet-title")
    sheet["A2"] = indicator.name_vi
    sheet["A2"].font = Font(bold=True, size=13)
    sheet["A3"] = "" if definition.id == "default" else text("intake-form-definition", name=definition.name_vi)
    sheet["A4"] = text("intake-form-unit", unit=unit_name(indicator.unit))
    for place, words in enumerate(columns, start=1):
        title = sheet.cell(_FIRST_ROW - 1, place, words)
        title.font, title.alignment, title.border = Font(bold=True), _WRAP, _LINE
        sheet.column_dimensions[get_column_letter(place)].width = 12 if place == 1 else 30


def _groups(study: Study, indicator: Indicator) -> tuple[str, ...]:
    """The groups asked for: the indicator's own and, of a rate of the whole population, the ethnic minorities.

    A share of communes or villages has no people of whom a part could be asked for.
    """
    of_everybody = indicator.main_group in ("all", "rural", "children") and indicator.is_share
    of_people = indicator.denominator and study.denominator_unit(indicator) not in _PLACES
    return (indicator.main_group, "ethnic_minority") if of_everybody and of_people else (indicator.main_group,)


def _last(known: pd.DataFrame, indicator: Indicator, definition: Definition, area: str, year: int) -> float | None:
    rows = known[(known["indicator"] == indicator.id) & (known["definition"] == definition.id)
                 & (known["area_code"] == area) & (known["group"] == indicator.main_group) & (known["year"] == year)]
    return float(rows["value"].iloc[0]) if len(rows) else None


def _validate(sheet: Worksheet, indicator: Indicator, cells: str, definition: Definition) -> None:
    low = 0.0 if indicator.lower is None else indicator.lower
    high = 10_000_000.0 if indicator.upper is None else indicator.upper
    rule = DataValidation(
        type="whole" if is_count(indicator.unit) else "decimal", operator="between", formula1=f"{low:g}",
        formula2=f"{high:.0f}", allow_blank=True, showErrorMessage=True, showInputMessage=True,
        errorTitle=text("intake-form-wrong"), error=text("intake-form-between", low=f"{low:g}", high=f"{high:.0f}"),
        promptTitle=unit_name(indicator.unit)[:32], prompt=(definition.note_vi or indicator.name_vi)[:250])
    sheet.add_data_validation(rule)
    rule.add(cells)


def _list_communes(sheet: Worksheet, study: Study) -> None:
    """For look-up only: each commune of 2025 with the former district and the former communes on its territory."""
    for place, name in enumerate(("district", "commune", "former"), start=1):
        sheet.cell(1, place, text(f"intake-form-column-{name}")).font = Font(bold=True)
    row = 2
    for area in study.districts:
        for successor in study.successors_of(area.code):
            for place, value in enumerate((area.name_vi, successor.name, ", ".join(successor.former)), start=1):
                sheet.cell(row, place, value)
            row += 1
    for letter, width in (("A", 26), ("B", 26), ("C", 90)):
        sheet.column_dimensions[letter].width = width
