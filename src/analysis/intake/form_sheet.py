"""How a sheet of a form looks and behaves: cells to fill, what may stand in them, all else locked; ready to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from analysis.ingest.units import is_count, unit_name
from analysis.language import number, text
from analysis.study import Indicator

__all__ = ["FIRST_ROW", "Known", "Table", "as_field", "as_table", "font", "in_bold", "prepare", "write_table"]

FIRST_ROW = 7
"""The row of the first area; its headings stand above."""
_METHOD = 3  # the line that says how the indicator is measured
_AUTHOR = "daklak"
_MOST = 10_000_000.0
_LINE_HEIGHT = 17
_ROOM = 1.1  # of a letter beside the digit that widths are measured in, with what is lost where a line breaks
_NARROW, _WIDE = 9, 26
_INPUT = PatternFill("solid", fgColor="FFF9DB")
_HEAD = PatternFill("solid", fgColor="E8EEF4")
_THIN = Side(style="thin", color="BBBBBB")
_LINE = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_WRAP = Alignment(wrap_text=True, vertical="center")
_CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")

Known = tuple[float, int] | None
"""A figure that is known already, and its year."""


@dataclass(frozen=True)
class Table:
    """What a sheet asks for.

    `above` are the lines over the table, the indicator's name second; `labels` the headings of the columns that name
    the rows and `rows` what stands in them; `asked` the headings of the columns to fill; `known` the headings of
    columns with the latest known figure of every row; `note` says how the indicator is measured. Where the catalogue
    does not know that (`asks_method`), the third line over the table asks for it and has a field beside it.
    """

    indicator: Indicator
    above: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    asked: tuple[str, ...]
    known: tuple[tuple[str, tuple[Known, ...]], ...]
    note: str
    asks_method: bool = False


def write_table(sheet: Worksheet, table: Table) -> None:
    """Write the table: names of the rows, fields to fill, kind of figure, what is known, a remark."""
    named, asked = len(table.labels), len(table.asked)
    kind, remark = named + asked + 1, named + asked + 2 + len(table.known)
    last_row = FIRST_ROW + len(table.rows) - 1
    headings = [*table.labels, *table.asked, text("intake-form-kind"), *(heading for heading, _ in table.known),
                text("intake-form-remark")]
    widths = [_NARROW, *[_WIDE] * (named - 1), *[_WIDE] * asked, 16, *[18] * len(table.known), _WIDE]
    _write_above(sheet, table.above, remark, _METHOD if table.asks_method else 0)
    as_table(sheet, FIRST_ROW - 1, headings, table.rows, widths)
    if table.note:
        sheet.cell(FIRST_ROW - 1, named + 1).comment = Comment(table.note, _AUTHOR, height=180, width=360)
    for row in range(FIRST_ROW, last_row + 1):
        for column in (*range(named + 1, kind + 1), remark):
            as_field(sheet, row, column)
            if column < kind and is_count(table.indicator.unit):
                sheet.cell(row, column).number_format = "#,##0"
        for place, (_, figures) in enumerate(table.known, start=kind + 1):
            _write_known(sheet, row, place, figures[row - FIRST_ROW])
    _ask_for_numbers(sheet, table.indicator, _cells(named + 1, kind - 1, last_row))
    _ask_for_kind(sheet, _cells(kind, kind, last_row), text("intake-form-kind-alike") if named > 2 else "")
    sheet.freeze_panes = f"{get_column_letter(named + 1)}{FIRST_ROW}"
    sheet.print_title_rows = f"1:{FIRST_ROW - 1}"
    prepare(sheet)


def _cells(first: int, last: int, last_row: int) -> str:
    return f"{get_column_letter(first)}{FIRST_ROW}:{get_column_letter(last)}{last_row}"


def _write_above(sheet: Worksheet, lines: Sequence[str], width: int, asking: int) -> None:
    """The lines over the table; that in the row `asking` has a field beside it, 0 for none."""
    for row, line in enumerate(lines, start=1):
        sheet.cell(row, 1, line).alignment = _WRAP
        last = 2 if row == asking else width
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
        if row == asking:
            sheet.row_dimensions[row].height = 2 * _LINE_HEIGHT
            as_field(sheet, row, last + 1)
            sheet.cell(row, last + 1).alignment = _WRAP
            sheet.merge_cells(start_row=row, end_row=row, start_column=last + 1, end_column=width)
    in_bold(sheet, 2, 13)


def in_bold(sheet: Worksheet, row: int, size: int = 11) -> None:
    """The cells of a row in bold."""
    for cell in sheet[row]:
        cell.font = font(bold=True, size=size)


def font(bold: bool = False, size: int = 11, color: str = "000000", underline: Literal["single"] | None = None) -> Font:
    """The font of the form, which openpyxl drops where any other property is given."""
    return Font(name="Calibri", bold=bold, size=size, color=color, underline=underline)


def as_table(sheet: Worksheet, head: int, headings: Sequence[str], rows: Sequence[Sequence[object]],
             widths: Sequence[float]) -> None:
    """Write headings and rows with lines around them, in columns of these widths."""
    for place, (words, width) in enumerate(zip(headings, widths, strict=True), start=1):
        title = sheet.cell(head, place, words)
        title.font, title.fill, title.alignment, title.border = font(bold=True), _HEAD, _CENTRED, _LINE
        sheet.column_dimensions[get_column_letter(place)].width = width
    for line, values in enumerate(rows, start=head + 1):
        for place, value in enumerate(values, start=1):
            cell = sheet.cell(line, place)
            cell.value = value  # type: ignore[assignment]
            cell.border, cell.alignment = _LINE, _WRAP
    for row, values in enumerate((headings, *rows), start=head):  # programs measure no row that they did not wrap
        sheet.row_dimensions[row].height = _LINE_HEIGHT * max(
            ceil(_ROOM * len(str(value)) / width) for value, width in zip(values, widths, strict=False))


def as_field(sheet: Worksheet, row: int, column: int) -> None:
    """A cell to fill."""
    cell = sheet.cell(row, column)
    cell.fill, cell.border, cell.protection = _INPUT, _LINE, Protection(locked=False)


def _write_known(sheet: Worksheet, row: int, column: int, known: Known) -> None:
    cell = sheet.cell(row, column)
    cell.border, cell.font = _LINE, font(color="595959")
    if known is not None:
        cell.value, year = known
        cell.number_format = f'#,##0{"" if known[0] == int(known[0]) else ".##"}" ({year})"'


def _ask_for_numbers(sheet: Worksheet, indicator: Indicator, cells: str) -> None:
    low = 0.0 if indicator.lower is None else indicator.lower
    high = _MOST if indicator.upper is None else indicator.upper
    whole = is_count(indicator.unit)
    told = {"low": number(low, 0), "high": number(high, 0)}
    _add_rule(sheet, cells, DataValidation(
        type="whole" if whole else "decimal", operator="between", formula1=f"{low:.0f}", formula2=f"{high:.0f}",
        errorTitle=text("intake-form-wrong"), error=text("intake-form-between", **told),
        promptTitle=text("intake-form-unit", unit=unit_name(indicator.unit))[:32],
        prompt=text("intake-form-prompt-whole" if whole else "intake-form-prompt", **told)))


def _ask_for_kind(sheet: Worksheet, cells: str, more: str) -> None:
    kinds = ",".join(text(f"intake-form-kind-{kind}") for kind in ("final", "preliminary", "estimate"))
    _add_rule(sheet, cells, DataValidation(
        type="list", formula1=f'"{kinds}"', errorTitle=text("intake-form-kind"), error=text("intake-form-kind-wrong"),
        promptTitle=text("intake-form-kind"), prompt=f"{text('intake-form-kind-prompt')} {more}".rstrip()))


def _add_rule(sheet: Worksheet, cells: str, rule: DataValidation) -> None:
    rule.allow_blank = rule.showErrorMessage = rule.showInputMessage = True
    rule.add(cells)
    sheet.add_data_validation(rule)


def prepare(sheet: Worksheet) -> None:
    """Lock what is not to be filled and set up printing: A4 across, as wide as the page, with page numbers."""
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # false: not forbidden
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_options.horizontalCentered = True
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart("&F – &A"), right=_HeaderFooterPart(text("intake-form-page")))
