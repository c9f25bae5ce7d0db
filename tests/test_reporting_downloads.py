"""Downloads: what stands in a cell comes back, and no spreadsheet runs it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.findings import Finding, findings_table
from analysis.language import Language, use_language
from analysis.reporting.downloads import csv_bytes, safe_cell, write_downloads, write_findings, xlsx_bytes
from analysis.tables import empty
from analysis.telling.words import probability_text, row_word
from tests.chart_tables import chart_tables, study

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


@pytest.mark.parametrize(("language", "words"), [
    ("vi", {"Đơn vị": {"%"}, "Cách có số": {"nguồn công bố", "tính từ số công bố"},
            "Đánh giá": {"dùng được", "độ tin cậy yếu"}, "Dè dặt của nguồn": {"", "khoảng", "ít nhất"}}),
    ("en", {"Unit": {"%"}, "How obtained": {"stated by the source", "computed from published figures"},
            "Verdict": {"usable", "weak"}, "Qualifier": {"", "about", "at least"}})])
def test_codes_are_words_of_the_edition(tmp_path: Path, language: Language, words: dict[str, set[str]]) -> None:
    doubtful = findings_table([Finding("warning", "cleaning-unit", {
        "indicator": "Tỷ lệ hộ nghèo", "area": "Huyện Lắk", "year": "2022", "value": 30.0, "unit": "households",
        "wanted": "percent", "figure": "f1"}, indicator="poverty_rate")])
    series = chart_tables()["series"].copy()
    series.loc[series["indicator"] == "poverty_rate", "qualifier"] = "approximate"
    tables = {**chart_tables(), "series": series, "findings": doubtful}
    (tmp_path / "data").mkdir()
    with use_language(language):
        written = [*write_downloads(tmp_path, study(), tables, "poverty_rate"),
                   *write_findings(tmp_path, study(), doubtful)]
    series = pd.read_csv(tmp_path / "data/poverty_rate-series.csv", keep_default_na=False)
    assert {name: set(series[name]) - allowed for name, allowed in words.items()} == {name: set() for name in words}
    codes = {"percent", "stated", "weak", "use", "warning", "info", "province", "own", "poverty_rate", "approximate"}
    if language == "en":
        codes -= {"weak"}
    cells = {cell for name in written if name.endswith(".csv")
             for row in csv.reader((tmp_path / name).open(encoding="utf-8-sig", newline="")) for cell in row}
    assert cells & codes == set()


CHANCE = "Xác suất đạt (%, số tính được; trang ghi ≥90% từ 90 trở lên, ≤10% từ 10 trở xuống)"


def test_what_a_figure_has_settled_is_downloaded_without_a_probability(tmp_path: Path) -> None:
    tables = chart_tables()
    stated = tables["attainment"].query("indicator == 'poverty_rate'").assign(probability=1.0, word="very_likely")
    stated.iloc[0, stated.columns.get_loc("word")] = "reached"
    (tmp_path / "data").mkdir()
    write_downloads(tmp_path, study(), {**tables, "attainment": stated, "findings": empty("findings")}, "poverty_rate")
    found = pd.read_csv(tmp_path / "data/poverty_rate-targets.csv")
    settled = found["Khả năng"] == "đã đạt (số công bố)"
    assert settled.sum() == 1
    assert found.loc[settled, CHANCE].isna().all()
    assert (found.loc[~settled, CHANCE] == 100).all()


def test_targets_come_with_what_the_pages_say_of_them(tmp_path: Path) -> None:
    tables = {**chart_tables(), "findings": empty("findings")}
    (tmp_path / "data").mkdir()
    write_downloads(tmp_path, study(), tables, "poverty_rate")
    found = pd.read_csv(tmp_path / "data/poverty_rate-targets.csv", dtype={"Mã địa bàn": str})
    stated = tables["attainment"].query("indicator == 'poverty_rate'")
    assert len(found) == len(stated)
    row = found[(found["Mã địa bàn"] == "647") & (found["Nội dung"] == "giảm 2 điểm %/năm")].iloc[0]
    kept = stated[(stated["area_code"] == "647") & (stated["target_id"] == "poverty-pace-high-2025")].iloc[0]
    assert row["Mức cần đạt"] == pytest.approx(kept["target"])
    assert row[CHANCE] == pytest.approx(100 * kept["probability"], abs=1e-6)
    shown = [probability_text(share) for share in stated["probability"].dropna()]
    read = [probability_text(share / 100) for share in found[CHANCE].dropna()]
    assert sorted(read) == sorted(shown)
    written = (tmp_path / "data/poverty_rate-targets.csv").read_text(encoding="utf-8-sig")
    assert not re.search(r"\b20\d\d\.0\b|\.\d{7}", written)
    assert row["Khả năng"] == row_word(kept)
    assert (row["Hạng"], row["Mức đề ra hay mốc so sánh"]) == (kept["grade"], "mốc so sánh")
