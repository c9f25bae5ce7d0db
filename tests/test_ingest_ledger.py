"""Ledgers as planners leave them in data/raw: files, headings, defaults, and what is refused."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from analysis.findings import Finding
from analysis.ingest import read_figures
from analysis.ingest.dates import parse_day, parse_year
from analysis.ingest.sentences import qualifier_of
from analysis.language import use_language
from analysis.study import Study, read_catalogue
from analysis.study.catalogue import CATALOGUE_FILES

HEADING = "chỉ tiêu;huyện;năm;giá trị;định nghĩa"
ROW = "Tỷ lệ hộ nghèo;Huyện Ea H’leo;2023;12,5;line_2022_2025"


@pytest.fixture
def raw(root: Path, tmp_path: Path) -> Path:
    """A folder with the catalogue and no ledger."""
    for name in CATALOGUE_FILES:
        if (root / "data" / "raw" / name).is_file():
            shutil.copy(root / "data" / "raw" / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def study(root: Path) -> Study:
    return read_catalogue(root / "data" / "raw")[0]


def codes(findings: list[Finding]) -> list[tuple[str, str, str]]:
    """Severity, code and cell; both languages must render on the way."""
    for finding in findings:
        for language in ("vi", "en"):
            with use_language(language):
                assert finding.message
                assert finding.advice
                assert "{" not in finding.message + finding.advice
    return [(f.severity, f.code, f.cell) for f in findings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_text_ledger_in_any_encoding(raw: Path, study: Study, encoding: str, delimiter: str) -> None:
    text = f"{HEADING}\r\n{ROW}\r\n".replace(";", delimiter)
    if encoding == "cp1258":  # Windows keeps tone marks as letters of their own
        text = "".join(_for_windows_1258(letter) for letter in text)
    (raw / "bao cao.csv").write_bytes(text.encode(encoding))
    figures, findings = read_figures(raw, study)
    assert codes(findings) == []
    row = figures.iloc[0]
    assert (row["indicator"], row["area_code"], row["group"], row["year"], row["value"], row["unit"]) == (
        "poverty_rate", "645", "all", 2023, 12.5, "percent")
    assert (row["file"], row["sheet"], row["cell"]) == ("bao cao.csv", "", "D2")
    assert (row["known_from"], row["known_from_basis"], row["verdict"], row["how"]) == (
        "2024-12-31", "assumed", "use", "stated")
    assert unicodedata.is_normalized("NFC", row["source"])


def _for_windows_1258(letter: str) -> str:
    """A letter as Windows-1258 holds it: base with circumflex, breve or horn, then the tone mark."""
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones)) + tones


def test_a_workbook_gives_every_visible_sheet_with_its_cells(raw: Path, study: Study) -> None:
    book = Workbook()
    first, second, hidden = book.active, book.create_sheet("Buôn Hồ"), book.create_sheet("nháp")
    assert first is not None
    first.title = "Lắk"
    first.append(["BÁO CÁO"])
    first.append([None, "Năm", "Giá trị", "Địa bàn", "Chỉ tiêu", "Chuẩn"])
    first.append([1, 2023, 0.3145, "Lắk", "Tỷ lệ hộ nghèo", "line_2022_2025"])
    first["C3"].number_format = "0.00%"
    second.append(["indicator", "area_code", "year", "value", "published"])
    second.append(["urban_clean_water", 644, 2024, 91, "30/6/2025"])
    hidden.append(["indicator", "area_code", "year", "value"])
    hidden.append(["urban_clean_water", "643", 2024, 5])
    hidden.sheet_state = "hidden"
    (raw / "so").mkdir()
    book.save(raw / "so" / "lieu.xlsx")
    figures, findings = read_figures(raw, study)
    assert codes(findings) == [("warning", "ingest-hidden-sheet", "B2")]
    assert findings[0].sheet == "nháp"
    assert figures[["file", "sheet", "cell", "area_code", "value", "known_from"]].values.tolist() == [
        ["so/lieu.xlsx", "Lắk", "C3", "656", 31.45, "2024-12-31"],
        ["so/lieu.xlsx", "Buôn Hồ", "D2", "644", 91.0, "2025-06-30"]]


def test_a_row_that_cannot_be_used_is_named_and_the_rest_is_used(raw: Path, study: Study) -> None:
    rows = [
        HEADING + ";loại;mã số liệu;màu sắc",
        "poverty_rate;Lắk;2023;30,5;line_2022_2025;;p1;",
        "poverty_rate;Huyện Lắkk;2023;30;line_2022_2025;;p2;",
        "xyzxyz;Lắk;2023;30;;;p3;",
        "poverty_rate;Lắk;23;30;line_2022_2025;;p4;",
        "poverty_rate;Lắk;2023;khoảng 30;line_2022_2025;;p5;",
        "poverty_rate;Lắk;2023;30;;;p6;",
        "poverty_rate;;2023;30;line_2022_2025;;p7;",
        "poverty_rate;Lắk;2023;30;line_2022_2025;kỳ vọng;p8;",
        "poverty_rate;Lắk;2023;…;line_2022_2025;;p9;",
        "poverty_rate;Krông Búk;2023;31,5;line_2022_2025;;p1;",
        ";;;;;;;",
    ]
    (raw / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    figures, findings = read_figures(raw, study)
    assert figures[["figure_id", "value", "qualifier"]].values.tolist() == [
        ["p1", 30.5, ""], ["p5", 30.0, "approximate"]]
    assert codes(findings) == [
        ("warning", "ingest-unknown-column", "H1"),
        ("error", "ingest-unknown-name", "B3"),
        ("error", "ingest-unknown-name-no-idea", "A4"),
        ("error", "ingest-year", "C5"),
        ("error", "ingest-which-definition", "E7"),
        ("error", "ingest-missing-field", "B8"),
        ("error", "ingest-choice", "F9"),
        ("warning", "ingest-no-value", "D10"),
        ("error", "ingest-duplicate", "D11"),
    ]
    assert "Lắk" in findings[1].advice
    assert "line_2022_2025" in findings[4].advice


def test_what_a_row_says_of_its_state_is_no_remark(raw: Path, study: Study) -> None:
    rows = [f"Tỷ lệ hộ nghèo;{area};2023;12,5;line_2022_2025;{state}" for area, state in (
        ("Lắk", "Chính thức"), ("Ea Súp", "Ước thực hiện"), ("Cư Kuin", "sơ bộ"), ("Ea Kar", "Ước tính"),
        ("Buôn Đôn", "đang rà soát"))]
    (raw / "bang.csv").write_text("\n".join([f"{HEADING};Tình trạng", *rows]), encoding="utf-8")
    figures, findings = read_figures(raw, study)
    kinds = {study.area(row["area_code"]).short_name: row["kind"] for _, row in figures.iterrows()}
    assert kinds == {"Lắk": "outcome", "Ea Súp": "forecast", "Cư Kuin": "outcome", "Ea Kar": "forecast"}
    assert set(figures["standard"]) == {"", "(sơ bộ)"}
    assert codes(findings) == [("info", "ingest-preliminary", "D4"), ("error", "ingest-choice", "F6")]


def test_the_same_mistake_in_many_rows_is_one_finding(raw: Path, study: Study) -> None:
    rows = "\n".join(f"urban_clean_water;Sài Gòn;20{year};9{year % 10}" for year in range(10, 20))
    (raw / "a.csv").write_text(f"indicator;area;year;value\n{rows}\n", encoding="utf-8")
    _, findings = read_figures(raw, study)
    assert codes(findings) == [("error", "ingest-unknown-name-no-idea", "B2")]
    assert findings[0].arguments["count"] == 10
    assert findings[0].every_cell[:2] == ("B2", "B3")


def test_files_that_hold_no_ledger_are_named(raw: Path, study: Study) -> None:
    (raw / "broken.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    (raw / "empty.csv").write_text("", encoding="utf-8")
    (raw / "letter.csv").write_text("Kính gửi Sở Y tế,về việc báo cáo\n", encoding="utf-8")
    (raw / "no value.csv").write_text("indicator,area,year\npoverty_rate,645,2023\n", encoding="utf-8")
    (raw / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    (raw / "~$open.xlsx").write_bytes(b"lock")
    figures, findings = read_figures(raw, study)
    assert figures.empty
    assert [(f.severity, f.code, f.file) for f in findings] == [
        ("error", "ingest-unreadable", "broken.xlsx"), ("warning", "ingest-empty", "empty.csv"),
        ("error", "ingest-no-ledger", "letter.csv"), ("error", "ingest-missing-column", "no value.csv"),
        ("error", "ingest-unreadable", "old.xls")]
    assert "Kính gửi" in findings[2].message
    codes(findings)


def test_what_a_number_can_be_settles_an_ambiguous_one(raw: Path, study: Study) -> None:
    """12.500 hộ is no fraction of a household, 12.500 % is no percentage; 1.500 of km² stays open."""
    (raw / "a.csv").write_text(
        "indicator;area;year;value\nhouseholds;645;2023;12.500\nurban_clean_water;643;2023;97.500\n"
        "area_km2;645;2023;1.500\n", encoding="utf-8")
    figures, findings = read_figures(raw, study)
    assert figures["value"].tolist() == [12500.0, 97.5]
    assert codes(findings) == [("error", "ingest-ambiguous-number", "D4")]


def test_a_percentage_is_no_count(raw: Path, study: Study) -> None:
    (raw / "a.csv").write_text(
        "indicator;area;year;value\nhouseholds;645;2023;95%\nurban_clean_water;643;2023;95 %\n",
        encoding="utf-8")
    book = Workbook()
    assert book.active is not None
    book.active.append(["indicator", "area", "year", "value"])
    book.active.append(["households", "645", 2023, 0.95])
    book.active["D2"].number_format = "0%"
    book.save(raw / "b.xlsx")
    figures, findings = read_figures(raw, study)
    assert figures["indicator"].tolist() == ["urban_clean_water"]
    assert codes(findings) == [("error", "ingest-percent-sign", "D2")] * 2


def test_a_column_does_not_make_a_fraction_of_a_household(raw: Path, study: Study) -> None:
    """1.5 shows a decimal point, but 12.500 hộ written the Vietnamese way must not become 12.5 households."""
    (raw / "a.csv").write_text(
        "indicator;area;year;value\nurban_clean_water;643;2023;1.5\nhouseholds;645;2023;12.500\n",
        encoding="utf-8")
    figures, findings = read_figures(raw, study)
    assert figures["value"].tolist() == [1.5]
    assert codes(findings) == [("error", "ingest-ambiguous-number", "D3")]


def test_an_id_that_was_not_given_stays_when_rows_move(raw: Path, study: Study) -> None:
    other = "Tỷ lệ hộ nghèo;Lắk;2023;30,5;line_2022_2025"
    (raw / "a.csv").write_text(f"{HEADING}\n{ROW}\n{other}\n", encoding="utf-8")
    first = set(read_figures(raw, study)[0]["figure_id"])
    (raw / "a.csv").write_text(f"{HEADING}\n\n{other}\n{ROW}\n", encoding="utf-8")
    second, findings = read_figures(raw, study)
    assert set(second["figure_id"]) == first
    assert len(first) == 2
    assert second["cell"].tolist() == ["D3", "D4"]
    assert codes(findings) == []


def test_a_cell_with_a_line_break_does_not_move_the_lines(raw: Path, study: Study) -> None:
    (raw / "a.csv").write_text(
        'indicator,area,year,value,note\nurban_clean_water,643,2020,90,"hai\ndòng"\nurban_clean_water,643,2021,91,\n',
        encoding="utf-8")
    assert read_figures(raw, study)[0]["cell"].tolist() == ["D2", "D3"]


def test_the_published_ledger_is_read_whole(root: Path, study: Study) -> None:
    raw = root / "data" / "raw"
    figures, findings = read_figures(raw, study)
    assert [f for f in findings if f.file == "public_figures.csv"] == []
    ledger = pd.read_csv(raw / "public_figures.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    mine = figures[figures["file"] == "public_figures.csv"].set_index("figure_id")
    assert list(mine.index) == list(ledger["figure_id"])
    assert mine["value"].tolist() == ledger["value"].astype(float).tolist()
    for column in ("indicator", "definition", "area_code", "group", "unit", "kind", "how", "verdict", "note"):
        assert mine[column].tolist() == ledger[column].str.strip().tolist(), column
    letter = chr(ord("A") + list(ledger.columns).index("value"))
    assert mine["cell"].iloc[-1] == f"{letter}{len(ledger) + 1}"


@pytest.mark.parametrize(("range_end", "note", "value", "qualifier"), [
    ("lower", "", 96, "at_least"), ("upper", "range 40-42", 42, "at_most"),
    ("", '"trên 31.000"', 31000, "at_least"), ("", "'nearly 89 percent'", 89, "approximate"),
    ("", '"hơn 46 nghìn"', 46000, "at_least"), ("", "'over 1.4 million' (lower bound)", 1400000, "at_least"),
    ("", '"about"', 26500, "approximate"), ("", "target 'at least 95%'", 95, "at_least"),
    ("", 'a June 2018 item says "gần 16,5"', 16.47, ""), ("", "rounding error about +-20", 22372, ""),
    ("", "applied from 2011 onwards, more than before", 2011, ""),
    ("", "xã Ea H'leo hơn 5 của M'Đrắk", 5, ""),
    ("", "'24 percent above the census'", 24, ""), ("", "", 5, ""),
])
def test_only_the_wording_of_the_value_qualifies_it(
    range_end: str, note: str, value: float, qualifier: str
) -> None:
    assert qualifier_of(range_end, note, value) == qualifier


@pytest.mark.parametrize(("text", "day"), [
    ("2025-06-30", "2025-06-30"), ("30/6/2025", "2025-06-30"), ("30.06.2025", "2025-06-30"),
    ("2024-10", "2024-10-31"), ("02/2024", "2024-02-29"), ("2023", "2023-12-31"), ("", ""),
    ("31/02/2024", None), ("hôm qua", None), ("2024-13", None),
])
def test_days(text: str, day: str | None) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize(("text", "year"), [
    ("2023", 2023), ("Năm 2023", 2023), ("2023.0", 2023), ("23", None), ("2021-2023", None), ("2123", None),
])
def test_years(text: str, year: int | None) -> None:
    assert parse_year(text) == year
