"""Tables as departments lay them out: written in any layout and style of numbers, read back equal or named."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.findings import Finding
from analysis.ingest import read_files
from analysis.ingest.knowledge import Knowledge
from analysis.ingest.wording import read_words
from analysis.spelling import without_diacritics
from analysis.study import Study
from tests.ingest_files import csv_text, write_xlsx

Key = tuple[str, str, str, int, str]
Values = dict[Key, float]
YEARS = (2022, 2023, 2024)
RATES = {
    "poverty_rate": "Tỷ lệ hộ nghèo đa chiều", "health_insurance_coverage": "Tỷ lệ bao phủ BHYT",
    "near_poverty_rate": "Tỷ lệ hộ cận nghèo",
}


def read(rows: list[list[Any]], study: Study, name: str = "a.xlsx", **options: Any) -> tuple[Values, list[Finding]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        if name.endswith(".csv"):
            path.write_text(csv_text(rows), encoding="utf-8")
        else:
            write_xlsx(path, rows, **options)
        figures, findings = read_files({name: path}, study)
    return {(f.indicator, f.area_code, f.group, int(str(f.year)), f.kind):
            f.value for f in figures}, findings


def places(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(f.code.removeprefix("ingest-"), f.cell) for f in findings]


def vietnamese(value: float) -> str:
    return f"{value:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")


STYLES: dict[str, Callable[[float], object]] = {
    "number": lambda value: value, "vi": vietnamese, "en": lambda value: f"{value:,.2f}",
    "percent": lambda value: f"{vietnamese(value)}%", "spaced": lambda value: f" {vietnamese(value)} %",
}


def years_across(study: Study, values: dict[str, dict[int, float]], show: Callable[[float], object]) -> list[list[Any]]:
    return [["Bảng 3. Tỷ lệ hộ nghèo đa chiều phân theo huyện, thị xã, thành phố"], [None, None, None, "ĐVT: %"],
            ["Huyện, thị xã, thành phố", *(f"Năm {year}" for year in YEARS)],
            *([study.area(area).name_vi, *(show(row[year]) for year in YEARS)] for area, row in values.items()),
            ["Nguồn: Sở Lao động - Thương binh và Xã hội"]]


def districts_across(study: Study, values: dict[str, dict[int, float]],
                     show: Callable[[float], object]) -> list[list[Any]]:
    return [["Tỷ lệ hộ nghèo (%)"], ["Năm", *(study.area(area).short_name for area in values)],
            *([year, *(show(row[year]) for row in values.values())] for year in YEARS)]


def one_a_row(study: Study, values: dict[str, dict[int, float]], show: Callable[[float], object]) -> list[list[Any]]:
    return [["Tỷ lệ hộ nghèo (%)"], ["STT", "Đơn vị", "Năm", "Tỷ lệ"],
            *([n, study.area(area).name_vi, year, show(value)] for n, (area, year, value) in enumerate(
                ((area, year, value) for area, row in values.items() for year, value in row.items()), start=1))]


def sections(study: Study, values: dict[str, dict[int, float]], show: Callable[[float], object]) -> list[list[Any]]:
    rows: list[list[Any]] = [["Tỷ lệ hộ nghèo theo năm"], ["TT", "Huyện", "Tỷ lệ (%)"]]
    for year in YEARS:
        rows.append([f"Năm {year}"])
        rows.extend([n, study.area(area).name_vi, show(row[year])] for n, (area, row) in enumerate(values.items(), 1))
    return rows


def two_tables(study: Study, values: dict[str, dict[int, float]], show: Callable[[float], object]) -> list[list[Any]]:
    half = len(values) // 2 + 1
    parts = [dict(list(values.items())[:half]), dict(list(values.items())[half:])]
    return [row for part in parts if part for row in [*years_across(study, part, show), []]]


LAYOUTS = (years_across, districts_across, one_a_row, sections, two_tables)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_layout_in_any_style_is_read_back(study: Study, data: st.DataObject) -> None:
    codes = data.draw(st.lists(st.sampled_from([a.code for a in study.districts]), min_size=2, unique=True))
    # No number is a slip of another one: of the point, where ten times is near the years beside (1.30 after 12.99 is
    # refused as 13.0, and rightly so), or of its digits (31 and 13).
    lowest, highest = data.draw(st.sampled_from(((170, 1299), (1000, 1999))))
    share = st.integers(lowest, highest).map(lambda n: n / 100)
    values = {code: {year: data.draw(share) for year in YEARS} for code in codes}
    layout = data.draw(st.sampled_from(LAYOUTS))
    style = data.draw(st.sampled_from(sorted(STYLES)))
    name = data.draw(st.sampled_from(["a.xlsx", "a.csv"]))
    show = STYLES["vi"] if name == "a.csv" and style == "number" else STYLES[style]
    got, findings = read(layout(study, values, show), study, name)
    expected = {("poverty_rate", code, "all", year, "outcome"): value
                for code, row in values.items() for year, value in row.items()}
    assert [f.message for f in findings if f.severity == "error"] == []
    assert got == expected


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_counts_with_thousands_are_read_back(study: Study, data: st.DataObject) -> None:
    counts = {a.code: data.draw(st.integers(0, 99_999)) for a in study.districts}
    separator = data.draw(st.sampled_from([".", ",", " ", "\u00a0", ""]))
    rows: list[list[Any]] = [["Số hộ nghèo năm 2023"], ["Huyện", "Số hộ nghèo"],
            *([study.area(code).name_vi, f"{n:,}".replace(",", separator)] for code, n in counts.items()),
            ["Tổng số", f"{sum(counts.values()):,}".replace(",", separator)]]
    got, findings = read(rows, study)
    assert places(findings) == []
    assert got == {("poor_households", code, "all", 2023, "outcome"): float(n)
                   for code, n in [*counts.items(), ("66", sum(counts.values()))]}


def test_a_total_that_reads_like_a_year_is_a_total(study: Study) -> None:
    codes = [area.code for area in study.districts]
    province = ("poor_households", "66", "all", 2023, "outcome")
    rows: list[list[Any]] = [["Số hộ nghèo năm 2023"], ["Huyện", "Số hộ nghèo"],
                             *([area.name_vi, 130] for area in study.districts)]
    got, findings = read([*rows, ["Tổng số", 1950]], study)
    assert places(findings) == []
    assert got == {("poor_households", code, "all", 2023, "outcome"): 130.0 for code in codes} | {province: 1950.0}
    # Above another table it is that table's heading.
    got, _ = read([*rows, ["Tổng số", 2024], ["Lắk", 110], ["Ea Súp", 70]], study)
    assert province not in got


def test_the_form_of_a_district_with_its_letterhead(study: Study) -> None:
    rows: list[list[Any]] = [
        ["ỦY BAN NHÂN DÂN HUYỆN KRÔNG BÔNG", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["PHÒNG Y TẾ", None, None, "Độc lập - Tự do - Hạnh phúc"], [],
        ["BÁO CÁO KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU AN SINH XÃ HỘI NĂM 2023"], [],
        ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2023", "Ước thực hiện năm 2023", "So với kế hoạch (%)"],
        [1, "Tỷ lệ hộ nghèo đa chiều", "%", 21.5, 20.8, 96.7],
        [None, "- Trong đó: đồng bào DTTS", "%", 33.5, 32.25, 96],
        [2, "Số hộ nghèo", "Hộ", 5200, 5010, 96.3], [],
        [None, None, None, "Krông Bông, ngày 15 tháng 01 năm 2024"],
        ["Người lập biểu", None, None, "Thủ trưởng đơn vị"],
    ]
    got, findings = read(rows, study)
    assert places(findings) == [("derived-column", "F7")]
    assert got == {(indicator, "653", group, 2023, kind): value for indicator, group, plan, estimate in (
        ("poverty_rate", "all", 21.5, 20.8), ("poverty_rate", "ethnic_minority", 33.5, 32.25),
        ("poor_households", "all", 5200, 5010)) for kind, value in (("target", plan), ("forecast", estimate))}


def test_merged_headings_of_two_rows(study: Study) -> None:
    rows: list[list[Any]] = [["KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2023"],
            ["TT", "Huyện", "Tổng số hộ", "Hộ nghèo", None, "Hộ cận nghèo", None],
            [None, None, None, "Số hộ", "Tỷ lệ (%)", "Số hộ", "Tỷ lệ (%)"], ["A", "B", 1, 2, "3=2/1", 4, "5=4/1"],
            [1, "Lắk", 20000, 5000, 25, 2000, 10], [2, "Ea Kar", 40000, 4001, 10, 3000, 7.5]]
    got, findings = read(rows, study, merged=["A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2"])
    assert places(findings) == []
    assert got["poverty_rate", "656", "all", 2023, "outcome"] == 25
    assert got["near_poor_households", "651", "all", 2023, "outcome"] == 3000
    assert len(got) == 10


def test_the_numbers_of_two_columns_are_no_figures_of_the_province(study: Study) -> None:
    rows: list[list[Any]] = [
        ["Diện tích tự nhiên và số đơn vị hành chính có đến 31/12/2022"],
        [None, "Diện tích tự nhiên (km2) - Area (km2)", "Tổng số xã, phường, thị trấn - Total"], [None, 1, 2],
        ["Huyện Lắk", 1256.1, 11], ["Huyện Ea Kar", 1037.5, 16]]
    got, _ = read(rows, study)
    assert {key[1] for key in got} == {"656", "651"}
    assert len(got) == 4
    # With no name missing, and right of numbers of rows, they are figures like any other.
    got, _ = read([["Năm 2023"], ["Huyện", "Số xã", "Số hộ nghèo"], ["Lắk", 1, 2], ["Ea Kar", 2, 5]], study)
    assert got["poor_households", "656", "all", 2023, "outcome"] == 2


def test_a_second_heading_over_one_column_alone_above_the_numbers_of_columns(study: Study) -> None:
    rows: list[list[Any]] = [
        ["CÁC CHỈ TIÊU XÃ HỘI CHỦ YẾU CỦA TỈNH"],
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2023", "Kế hoạch năm 2024", "So sánh (%)"],
        [None, None, None, None, None, "KH 2024/TH 2023"], ["A", "B", "C", 1, 2, "3=2/1"],
        ["I", "LAO ĐỘNG - AN SINH"], [1, "Tỷ lệ hộ nghèo", "%", 8.42, 6.92, 82.2]]
    got, findings = read(rows, study)
    assert got == {("poverty_rate", "66", "all", 2023, "outcome"): 8.42,
                   ("poverty_rate", "66", "all", 2024, "target"): 6.92}
    assert ("derived-column", "F6") in places(findings)


def test_years_down_a_column_without_a_heading_below_the_unit_in_two_languages(study: Study) -> None:
    rows: list[list[Any]] = [
        ["Tỷ lệ dân số từ 15 tuổi trở lên biết chữ phân theo giới tính"],
        ["Percentage of literate population at 15 years of age and above by sex"],
        ["Tỉnh Đắk Lắk", None, "Đơn vị tính - Unit: %"], [None, "Tổng số - Total", "Nam - Male"],
        [2019, 91.3, 93.1], [2020, 91.8, 93.6]]
    got, findings = read(rows, study)
    assert places(findings) == []
    assert got["adult_literacy", "66", "male", 2020, "outcome"] == 93.6
    assert len(got) == 4


@pytest.mark.parametrize("heading", [
    "Tỷ lệ hộ thoát nghèo (%)", "Tỷ lệ hộ tái nghèo (%)", "Tỷ lệ giảm nghèo (%)", "Tỷ lệ hộ nghèo có trẻ em (%)",
    "Tỷ lệ tăng dân số (%)", "Hộ nghèo được vay vốn (%)", "Tỷ lệ hộ nghèo thiếu hụt về nhà ở (%)",
])
def test_a_heading_that_only_resembles_an_indicator_is_named(study: Study, heading: str) -> None:
    got, findings = read([["Năm 2023"], ["Huyện", heading], ["Lắk", 12.5], ["Ea Kar", 9.5]], study)
    assert got == {}
    assert any(f.cell in ("B3", "B4") or f.cell == "A1" for f in findings)


def test_a_near_miss_is_suggested_and_not_taken(study: Study) -> None:
    got, findings = read([["Tỷ lệ hộ nghèo năm 2023 (%)"], ["Huyện", "Tỷ lệ"], ["Krông Pak", 12.5],
                          ["Krông Pắcc", 13.5]], study)
    assert got == {("poverty_rate", "654", "all", 2023, "outcome"): 12.5}
    assert places(findings) == [("unknown-row", "B4")]
    assert "Krông Pắc" in findings[0].advice


@pytest.mark.parametrize("spelt", [str, without_diacritics])
def test_communes_that_are_all_there_make_the_district(study: Study, spelt: Callable[[str], str]) -> None:
    communes = study.communes_of("656")
    rows: list[list[Any]] = [["HUYỆN LẮK"], ["Số hộ nghèo chia theo xã, thị trấn đến 31/12/2023"],
                             ["TT", "Xã, thị trấn", "Số hộ nghèo"]]
    rows += [[n, f"{commune.type.capitalize()} {commune.name}", 100 + n] for n, commune in enumerate(communes, 1)]
    rows = [[spelt(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    got, findings = read(rows, study)
    count = len(communes)
    assert got == {("poor_households", "656", "all", 2023, "outcome"): 100 * count + count * (count + 1) / 2}
    assert places(findings) == []
    missing, findings = read(rows[:-1], study)
    assert missing == {}
    assert {code for code, _ in places(findings)} == {"communes-missing"}
    assert communes[-1].name in findings[0].message
    near, findings = read([*rows[:-1], [*rows[-1][:1], spelt("Xã Krông Nôh"), 100]], study)
    assert near == {}
    assert ("unknown-row-no-idea", f"C{len(rows)}") in places(findings)  # not the district of a name like it


def test_communes_of_2025_make_the_former_district(study: Study) -> None:
    successors = study.successors_of("656")
    rows: list[list[Any]] = [["Số hộ nghèo đến 31/12/2025 theo chuẩn nghèo 2022-2025, địa bàn huyện Lắk"],
                             ["Xã", "Số hộ nghèo"], *([successor.name, 50] for successor in successors)]
    got, findings = read(rows, study)
    assert got == {("poor_households", "656", "all", 2025, "outcome"): 50.0 * len(successors)}
    assert places(findings) == []


@pytest.mark.parametrize("text", ["Tổng số", "Tổng cộng"])
def test_a_total_of_some_districts_is_not_the_province(study: Study, text: str) -> None:
    got, findings = read([["Số hộ nghèo năm 2023"], ["Huyện", "Số hộ nghèo"], ["Lắk", 100], ["Ea Kar", 200],
                          [text, 300]], study)
    assert set(got.values()) == {100.0, 200.0}
    assert places(findings) == [("total-of-some", "B5")]


def test_a_definition_is_told_by_its_words_or_its_years(study: Study) -> None:
    body: list[list[Any]] = [["Huyện", "2015 (%)", "2018 (%)", "2021 (%)"], ["Lắk", 12.5, 13.5, 14.5]]
    got, findings = read([["Tỷ lệ hộ nghèo"], *body], study)
    assert list(got.values()) == [13.5]
    assert places(findings) == [("which-definition", "B3"), ("which-definition", "D3")]
    got, findings = read([["Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều giai đoạn 2016-2020"], *body], study)
    assert list(got.values()) == [12.5, 13.5, 14.5]
    assert places(findings) == []


@pytest.mark.parametrize(("heading", "year", "day"), [
    ("31/12/2023", 2023, ""), ("30/6/2024", 2024, "2024-06-30"), ("6 tháng đầu năm 2024", 2024, "2024-06-30"),
    ("Quý III/2024", 2024, "2024-09-30"), ("Đầu năm 2024", 2023, ""), ("01/01/2024", 2023, ""),
    ("Đến hết năm 2022", 2022, ""), ("Sơ bộ 2023", 2023, ""), ("Thực hiện đến tháng 9/2024", 2024, "2024-09-30"),
])
def test_the_time_in_a_heading(study: Study, heading: str, year: int, day: str) -> None:
    says = read_words(heading, Knowledge.of(study).lexicon)
    assert (set(says.years), set(says.days)) == ({year}, {day} - {""})
    assert not says.unknown


def test_every_name_of_the_catalogue_is_understood_as_itself(study: Study) -> None:
    lexicon = Knowledge.of(study).lexicon
    for indicator in study.indicators:
        for wording in (indicator.name_vi, f"1.2. {indicator.name_vi.upper()}", f"{indicator.name_vi} năm 2023"):
            says = read_words(wording, lexicon)
            assert says.unknown == (), wording
            assert indicator.id in says.indicators | says.fallback, wording


def test_published_tables_typed_as_a_yearbook_would_print_them(root: Path, study: Study) -> None:
    """Every series of the ledger with several districts or years, typed over as a table, gives the ledger's values."""
    ledger = pd.read_csv(root / "data" / "raw" / "public_figures.csv", dtype=str, keep_default_na=False)
    ledger = ledger[(ledger["kind"] == "outcome") & ledger["verdict"].isin(["use", "weak"]) & (ledger["year"] != "")
                    & (ledger["range_end"] == "") & (ledger["reference_date"].str.endswith("12-31")
                                                     | (ledger["reference_date"] == ""))]
    districts = {a.code for a in study.districts} | {"66"}
    ledger = ledger[ledger["area_code"].isin(districts) & ~ledger["group"].isin(["poor", "communes", "wards"])]
    tables = wrong = figures = 0
    for (indicator_id, definition, group), part in ledger.groupby(["indicator", "definition", "group"]):
        indicator = study.indicator(str(indicator_id))
        part = part.drop_duplicates(["area_code", "year"])
        if len(part) < 4 or indicator.unit != part["unit"].iloc[0] or group != indicator.main_group:
            continue
        years = sorted(set(part["year"]))
        name = study.definition(indicator.id, str(definition))
        title = indicator.name_vi + (f" theo {name.name_vi}" if name.id != "default" else "")
        cells = {(row.area_code, row.year): float(row.value) for row in part.itertuples()}
        rows: list[list[Any]] = [[title], ["Huyện, thị xã, thành phố", *years]]
        rows += [[study.area(area).name_vi, *(cells.get((area, year)) for year in years)]
                 for area in sorted(set(part["area_code"]))]
        got, findings = read(rows, study)
        expected = {(indicator.id, area, group, int(year), "outcome"): value for (area, year), value in cells.items()}
        named = {cell for f in findings for cell in f.every_cell or [""]}
        tables, figures = tables + 1, figures + len(got)
        wrong += sum(expected.get(key) != value for key, value in got.items())
        assert got == expected or named, title
    assert tables >= 25
    assert wrong == 0
    assert figures >= 150


def test_a_commune_with_the_name_of_another_district_is_a_commune(study: Study) -> None:
    known = Knowledge.of(study).places
    shared = {commune.district_code for commune in study.communes
              if known.find(commune.name).code not in ("", commune.district_code)}
    assert shared
    for code in sorted(shared):
        communes = study.communes_of(code)
        rows: list[list[Any]] = [[study.area(code).name_vi.upper()], ["Số hộ nghèo năm 2023"],
                                 ["TT", "Tên xã", "Số hộ nghèo"],
                                 *([n, commune.name, 10] for n, commune in enumerate(communes, 1))]
        got, findings = read(rows, study)
        assert got == {("poor_households", code, "all", 2023, "outcome"): 10.0 * len(communes)}
        assert places(findings) == []


def test_all_communes_of_the_former_province(study: Study) -> None:
    rows: list[list[Any]] = [["Số hộ nghèo đến 31/12/2025"], ["TT", "Xã, phường", "Số hộ nghèo"]]
    expected = {}
    for area in study.districts:
        successors = study.successors_of(area.code)
        rows += [[len(rows), successor.name, 20] for successor in successors]
        expected["poor_households", area.code, "all", 2025, "outcome"] = 20.0 * len(successors)
    got, findings = read(rows, study)
    assert (got, places(findings)) == (expected, [])


def test_the_province_after_the_merger_is_not_the_former_one(study: Study) -> None:
    got, findings = read([["Tỷ lệ hộ nghèo (%)"], ["Đơn vị", "2024", "2025"], ["Tỉnh Đắk Lắk", 8.1, 7.2]], study)
    assert got == {("poverty_rate", "66", "all", 2024, "outcome"): 8.1}
    assert places(findings) == [("which-province", "C3")]


@pytest.mark.parametrize(("letter", "kind", "named"), [
    ("(Kèm theo Báo cáo số 88/BC-UBND ngày 20/01/2025)", "Ước thực hiện", []),
    ("Buôn Ma Thuột, ngày 20 tháng 01 năm 2025", "Ước thực hiện", []),
    ("(Kèm theo Báo cáo số 88/BC-UBND ngày 20/11/2025)", "Ước thực hiện", ["which-province"]),
    ("(Ban hành kèm theo Thông tư số 02/2025/TT-BTC ngày 20/01/2025)", "Ước thực hiện", ["which-province"]),
    ("(Kèm theo Báo cáo số 88/BC-UBND ngày 20/01/2025)", "Thực hiện", ["which-province"])])  # written in January 2026
def test_a_report_from_before_the_merger_expects_nothing_of_the_merged_province(
        study: Study, letter: str, kind: str, named: list[str]) -> None:
    got, findings = read([["KẾT QUẢ CHỈ TIÊU GIẢM NGHÈO TỈNH ĐẮK LẮK"], [letter],
                          ["TT", "Chỉ tiêu", "ĐVT", f"{kind} năm 2025"], [1, "Tỷ lệ hộ nghèo", "%", 5.6]], study)
    assert [code for code, _ in places(findings)] == named
    assert got == ({} if named else {("poverty_rate", "66", "all", 2025, "forecast"): 5.6})


def test_plans_beside_outcomes_in_a_long_table_are_both_read(study: Study) -> None:
    rows: list[list[Any]] = [["Chỉ tiêu", "Huyện", "Năm", "Kế hoạch", "Thực hiện"],
                             ["Tỷ lệ bao phủ BHYT", "Lắk", 2023, 90, 91.5]]
    got, findings = read(rows, study)
    assert got == {("health_insurance_coverage", "656", "all", 2023, "target"): 90.0,
                   ("health_insurance_coverage", "656", "all", 2023, "outcome"): 91.5}
    assert places(findings) == []
