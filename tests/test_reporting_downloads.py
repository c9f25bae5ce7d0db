"""Downloads: what stands in a cell comes back, and no spreadsheet runs it."""

from __future__ import annotations

import csv
import io

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reporting.downloads import csv_bytes, safe_cell, xlsx_bytes

ATTACKS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\")", "=cmd|' /C calc'!A0")


@pytest.mark.parametrize("words", ATTACKS)
def test_no_text_is_a_formula(words: str) -> None:
    table = pd.DataFrame({"a": [words], "b": [-1.5]})
    cells = list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig"), newline="")))[1]
    assert cells[0].startswith("'")
    assert float(cells[1]) == -1.5
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes({"s": table}))).worksheets[0]
    assert sheet["A2"].data_type != "f"
    assert str(sheet["A2"].value).startswith("'")
    assert sheet["B2"].value == -1.5


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), min_size=1, max_size=5))
def test_ordinary_texts_come_back(words: list[str]) -> None:
    table = pd.DataFrame({"cột": words})
    kept = [safe_cell(word) for word in words]
    found = list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig"), newline="")))[1:]
    assert [row[0] if row else "" for row in found] == kept


def test_a_missing_value_is_an_empty_cell() -> None:
    table = pd.DataFrame({"a": pd.array([1, None], dtype="Int64"), "b": [float("nan"), 2.0], "c": ["Đắk Lắk", ""]})
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes({"s": table}))).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [[1, None, "Đắk Lắk"],
                                                                                  [None, 2, None]]
    assert csv_bytes(table).decode("utf-8-sig").splitlines()[1:] == ["1,,Đắk Lắk", ",2.0,"]
