"""One sheet → figures: a ledger where its heading is one, else every table that stands on it."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.utils import get_column_letter

from analysis.ingest.communes import sum_communes
from analysis.ingest.conventions import signed_on, status_of
from analysis.ingest.description import Description, described_readings
from analysis.ingest.grid import EMPTY, Sheet, cell_name
from analysis.ingest.headings import Heading, find_heading
from analysis.ingest.knowledge import Knowledge
from analysis.ingest.layout.columns import is_short_year
from analysis.ingest.layout.steps import read_tables
from analysis.ingest.layout.view import View
from analysis.ingest.ledger import read_ledger
from analysis.ingest.meaning import Doubt, judge
from analysis.ingest.meaning.lines import is_of_series
from analysis.ingest.meaning.rates import computed_rates
from analysis.ingest.names import fold
from analysis.ingest.places import Places, other_province
from analysis.ingest.problems import Problems
from analysis.ingest.reading import Figure, Key, Reading, figure_of, of_several_subjects
from analysis.ingest.values import shape
from analysis.study.commune_regions import is_commune_list

__all__ = ["not_recognised", "read_sheet"]

_ROWS_OF_FORM = 8
_NOTED = "ghi chú"  # heads the figures of the year before, which a form shows for comparison


def read_sheet(sheet: Sheet, known: Knowledge, problems: Problems, description: Description | None = None,
               ) -> list[Figure] | None:
    """The figures of a sheet; everything that is doubtful goes to `problems`. None for a sheet of words only."""
    if sheet.hidden:
        for row, cells in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(cells):
                if shape(cell) in ("number", "year"):
                    problems.add("warning", "hidden-sheet", sheet, cell_name(column, row))
        return []
    if not any(cell.text or cell.kind for row in sheet.rows for cell in row):
        problems.add("warning", "empty", sheet, "")
        return []
    if description is not None:
        return _figures(described_readings(sheet, description, known.study, problems), sheet, known, problems)
    view = View(sheet)
    _tell_hidden(view, problems)
    heading = find_heading(_visible(sheet))
    if heading is not None and not heading.missing and not _more_figures(view, heading):
        return _ledger(_visible(sheet), heading, known, problems)
    return _tables(view, heading, known, problems)


def _more_figures(view: View, heading: Heading) -> bool:
    """Whether columns that a ledger does not know hold figures too, such as plans beside outcomes."""
    for column in heading.unknown:
        if column in view.sheet.hidden_columns:
            continue
        shapes = [shape(view.cell(row, column)) for row in view.rows[heading.line:heading.line + 200]]
        if shapes.count("number") > len(shapes) / 2:
            return True
    return False


def _ledger(sheet: Sheet, heading: Heading, known: Knowledge, problems: Problems) -> list[Figure]:
    row = sheet.rows[heading.line - 1]
    for code, columns in (("unknown-column", heading.unknown), ("repeated-column", heading.repeated)):
        for column in columns:
            problems.add("warning", code, sheet, cell_name(column, heading.line), found=row[column].text[:80])
    figures = list(read_ledger(sheet, heading, known.words, problems))
    has_ids = "figure_id" in heading.columns  # whoever numbers figures may give one from two sources
    return _told_apart(figures, sheet, problems) if heading.unknown and not has_ids else figures


def _told_apart(figures: list[Figure], sheet: Sheet, problems: Problems) -> list[Figure]:
    """The figures but those that only a column without meaning tells apart: two values for one thing."""
    by_key: dict[Key, list[Figure]] = {}
    for figure in figures:
        by_key.setdefault(figure.key, []).append(figure)
    out: set[int] = set()
    for same in by_key.values():
        for figure in same if len({figure.value for figure in same}) > 1 else ():
            other = next(each for each in same if each.value != figure.value)
            problems.add("error", "two-values", sheet, figure.cell, found=float(figure.value),
                         other=float(other.value), at=other.cell)
            out.add(id(figure))
    return [figure for figure in figures if id(figure) not in out]


def _tables(view: View, heading: Heading | None, known: Knowledge, problems: Problems) -> list[Figure] | None:
    gathered = Problems()
    readings = _of_this_province(read_tables(view, known, gathered), view, known, gathered)
    if not readings and is_commune_list([[cell.text for cell in row] for row in view.sheet.rows]):
        problems.extend(gathered.as_one("warning", "commune-list", view.sheet, "A1"))
        return []
    problems.extend(gathered)
    if not readings and not len(gathered):
        if not _holds_figures(view):
            return None
        if _is_unfilled(view, known.places):
            problems.add("info", "nothing-filled", view.sheet, "")
            return []
        not_recognised(view.sheet, heading, problems)
    return _figures(readings, view.sheet, known, problems)


def _of_this_province(readings: list[Reading], view: View, known: Knowledge, problems: Problems) -> list[Reading]:
    """The readings, or none where a sheet of "toàn tỉnh" alone is about another province."""
    if not readings or any(reading.area != known.study.province.code for reading in readings):
        return readings
    sheet = view.sheet
    words = (cell.text for row in view.rows for _, cell in view.filled(row) if shape(cell) == "words")
    if province := other_province((sheet.name, sheet.file, *words), known.study):
        for reading in readings:
            cell = cell_name(reading.column, reading.row + 1)
            problems.add("error", "other-province", sheet, cell, province=province)
        return []
    return readings


def _holds_figures(view: View) -> bool:
    """Whether a sheet has numbers, but for one that numbers the lines of a list."""
    for column in range(view.sheet.width):
        cells = (view.sheet.cell(row, column) for row in view.rows)
        numbers = [cell.text.rstrip(".") for cell in cells if shape(cell) == "number"]
        if numbers and numbers != [str(n) for n in range(1, len(numbers) + 1)]:
            return True
    return False


def _is_unfilled(view: View, places: Places) -> bool:
    """Whether a sheet is a form that nobody filled: codes of areas, and beside them no number but last year's."""
    codes = numbers = 0
    notes: set[int] = set()
    for row in view.rows:
        for column, cell in view.filled(row):
            if fold(cell.text).startswith(_NOTED):
                notes.add(column)
            elif column not in notes and shape(cell) == "number":
                numbers += 1
                codes += bool(places.find(cell.text).code)
    return numbers >= _ROWS_OF_FORM and codes == numbers


def _figures(readings: list[Reading], sheet: Sheet, known: Knowledge, problems: Problems) -> list[Figure]:
    readings = readings + computed_rates(of_several_subjects(readings), known.study)
    kept, doubts = judge(readings, known.study)
    kept, about_communes = sum_communes(kept, known.study, known.places)
    status, signed = status_of(sheet), signed_on(sheet)
    for doubt in [*doubts, *about_communes]:
        unreplaced = status == "corrected" and doubt.code == "commune-share"  # what was to be corrected stays in use
        _tell(replace(doubt, severity="warning") if unreplaced else doubt, sheet, problems)
    for reading in kept:
        if reading.told.draft:
            _tell(Doubt(reading, "warning", "draft"), sheet, problems)
        if reading.told.preliminary:
            _tell(Doubt(reading, "info", "preliminary"), sheet, problems)
        if reading.told.school_year:
            _tell(Doubt(reading, "warning", "school-year", {"year": str(reading.year)}), sheet, problems)
        if any(map(is_short_year, reading.standard.split(" › "))):
            _tell(Doubt(reading, "info", "short-year", {"heading": reading.standard}), sheet, problems)
        if reading.told.assumed:
            indicator = known.study.indicator(reading.indicator)
            definition = known.study.definition(indicator.id, reading.definition)
            doubtful = is_of_series(reading, known.study) or definition.year_to  # another one was coming
            _tell(Doubt(reading, "warning" if doubtful else "info", "definition-assumed", {
                "indicator": indicator.name, "definition": definition.name}), sheet, problems)
    return [figure_of(reading, sheet, status, signed) for reading in kept]


def _tell(doubt: Doubt, sheet: Sheet, problems: Problems) -> None:
    reading = doubt.reading
    problems.add(doubt.severity, doubt.code, sheet, cell_name(reading.column, reading.row + 1),
                 found=reading.quoted, **doubt.arguments)


def _tell_hidden(view: View, problems: Problems) -> None:
    rows, columns = view.hidden_figures()
    sheet = view.sheet
    for row in rows:
        for column in range(len(sheet.rows[row])):
            if shape(sheet.cell(row, column)) in ("number", "year"):
                problems.add("warning", "hidden-rows", sheet, cell_name(column, row + 1), row=str(row + 1))
    for column in columns:
        for row in view.rows:
            if shape(sheet.cell(row, column)) in ("number", "year"):
                problems.add("warning", "hidden-columns", sheet, cell_name(column, row + 1),
                             column=get_column_letter(column + 1))


def not_recognised(sheet: Sheet, heading: Heading | None, problems: Problems) -> None:
    """Say what was seen of a sheet in which no table was found."""
    if heading is not None and len(heading.missing) < 3:
        problems.add("error", "missing-column", sheet, cell_name(0, heading.line), columns=", ".join(heading.missing))
        return
    texts = [cell.text for row in sheet.rows[:8] for cell in row if cell.text]
    problems.add("error", "no-ledger", sheet, "A1", seen=" | ".join(text[:40] for text in texts[:6]))


def _visible(sheet: Sheet) -> Sheet:
    """The sheet with its hidden rows and columns empty, so that every cell keeps its name."""
    if not sheet.hidden_rows and not sheet.hidden_columns:
        return sheet
    rows = tuple(() if row in sheet.hidden_rows else
                 tuple(EMPTY if column in sheet.hidden_columns else cell for column, cell in enumerate(cells))
                 for row, cells in enumerate(sheet.rows))
    return replace(sheet, rows=rows)
