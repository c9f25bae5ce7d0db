"""Right figures that look odd are kept: a doubt takes a number away only where nothing but a slip explains it."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.ingest import read_files
from analysis.ingest.layout.choice import choose
from analysis.ingest.layout.context import Context
from analysis.ingest.layout.subject import Evidence, Unclear
from analysis.ingest.units import factor, is_unit_text, known_unit
from analysis.ingest.wording.facets import NOTHING
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check, severities


def with_total(study: Study, values: list[int], total: int) -> Rows:
    """New-rural communes of the districts with the province's total."""
    rows: Rows = [["SỐ XÃ ĐẠT CHUẨN NÔNG THÔN MỚI NĂM 2023"], ["Huyện", "Số xã đạt chuẩn nông thôn mới"]]
    rows += [[a.name_vi, F(value, "communes_new_rural", a.code, 2023, value)]
             for a, value in zip(study.districts, values, strict=True)]
    return [*rows, ["Tổng cộng", F(total, "communes_new_rural", "66", 2023, total)]]


def test_a_total_that_is_wrong_by_nine_is_no_lost_digit_of_one(study: Study, tmp_path: Path) -> None:
    rows = with_total(study, [1, *[7] * 6, *[8] * 7, 6], 114)
    assert severities(check(rows, study, tmp_path)) == {"total-differs": "warning"}


@pytest.mark.parametrize(("gap", "differs"), [(0, False), (400, True)])
def test_a_row_that_is_no_district_explains_a_total(study: Study, tmp_path: Path, gap: int, differs: bool) -> None:
    values = [20_000 + 517 * n for n in range(len(study.districts))]
    rows: Rows = [["Số người tham gia BHXH bắt buộc năm 2023"], ["Huyện", "Số người tham gia BHXH bắt buộc"]]
    rows += [[a.name_vi, F(value, "social_insurance_compulsory", a.code, 2023, value)]
             for a, value in zip(study.districts, values, strict=True)]
    total = sum(values) + 21_500 + gap
    rows += [["Văn phòng BHXH tỉnh", Doubt(21_500)],
             ["Tổng cộng", F(total, "social_insurance_compulsory", "66", 2023, total)]]
    assert ("total-differs" in severities(check(rows, study, tmp_path))) == differs


def test_small_counts_are_kept_where_the_total_is_far_off(study: Study, tmp_path: Path) -> None:
    assert severities(check(with_total(study, [12, *[7] * 14], 232), study, tmp_path)) == {"total-differs": "warning"}


def test_the_lost_digit_of_a_large_count_is_found_still(study: Study, tmp_path: Path) -> None:
    rows = with_total(study, [*[7] * 14, 700], 168)
    rows[16][1] = Doubt(700)
    assert severities(check(rows, study, tmp_path)) == {"slip-by-total": "error"}


AREAS: Rows = [["DIỆN TÍCH NĂM 2023 (km2)"], ["Huyện", "Đất rừng (km2)", "Đất khác (km2)", "Tổng diện tích (km2)"]]


def read(rows: Rows, study: Study, folder: Path) -> tuple[set[str], set[tuple[str, str]]]:
    path = folder / "a.xlsx"
    write_xlsx(path, rows)
    figures, findings = read_files({"a.xlsx": path}, study)
    return {f.cell for f in figures}, {(f.code.removeprefix("ingest-"), f.cell) for f in findings}


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(data=st.data(), places=st.integers(0, 2), count=st.integers(5, 15))
def test_totals_rounded_from_the_exact_sum_lose_nothing(study: Study, data: st.DataObject, places: int,
                                                        count: int) -> None:
    number = st.floats(30, 200, allow_nan=False)
    exact = [data.draw(st.tuples(number, number)) for _ in range(count)]
    rows = AREAS + [[a.name_vi, round(one, places), round(other, places), round(one + other, places)]
                    for a, (one, other) in zip(study.districts, exact, strict=False)]
    with tempfile.TemporaryDirectory() as folder:
        figures, findings = read(rows, study, Path(folder))
    assert {f"D{row}" for row in range(3, 3 + count)} <= figures
    assert not {code for code, _ in findings} & {"sum-differs"}


def test_a_total_beyond_its_rounding_is_found_still(study: Study, tmp_path: Path) -> None:
    rows = AREAS + [[a.name_vi, 50.2 + n, 30.2, 80.5 + n] for n, a in enumerate(study.districts)]
    figures, findings = read(rows, study, tmp_path)
    assert "D6" in figures
    assert not any(code == "sum-differs" for code, _ in findings)
    rows[5][3] += 0.3
    figures, findings = read(rows, study, tmp_path)
    assert "D6" not in figures
    assert ("sum-differs", "D6") in findings


def by_year(study: Study, values: tuple[int, ...]) -> Rows:
    """Households in temporary housing in three years: the fourth district's as given, all others steady."""
    years = (2022, 2023, 2024)
    rows: Rows = [["SỐ HỘ Ở NHÀ TẠM, NHÀ DỘT NÁT"], ["Huyện", *(f"Năm {year}" for year in years)]]
    for n, area in enumerate(study.districts):
        own = values if n == 3 else (900 + 10 * n, 890 + 10 * n, 880 + 10 * n)
        rows.append([area.name_vi, *(F(value, "temporary_housing", area.code, year, value)
                                     for value, year in zip(own, years, strict=True))])
    return rows


def add_totals(rows: Rows, sums: list[int]) -> None:
    rows.append(["Tổng cộng", *(F(total, "temporary_housing", "66", 2022 + n, total) for n, total in enumerate(sums))])


def test_a_true_fall_to_a_tenth_is_kept(study: Study, tmp_path: Path) -> None:
    rows = by_year(study, (960, 950, 95))
    assert severities(check(rows, study, tmp_path)) == {"years-differ": "warning"}
    add_totals(rows, [sum(row[column].value for row in rows[2:]) for column in (1, 2, 3)])
    assert severities(check(rows, study, tmp_path)) == {"years-differ": "warning"}


def test_a_total_that_says_the_same_as_the_other_years_takes_it_away(study: Study, tmp_path: Path) -> None:
    rows = by_year(study, (960, 950, 95))
    totals = [sum(row[column].value for row in rows[2:]) for column in (1, 2, 3)]
    add_totals(rows, [*totals[:2], totals[2] + 855])
    rows[5][3] = Doubt(95)
    assert severities(check(rows, study, tmp_path)) == {"decimal-slip": "error"}


@pytest.mark.parametrize(("households", "severity"), [(5000, "error"), (50_000, "warning")])
def test_more_poor_households_than_households(study: Study, tmp_path: Path, households: int, severity: str) -> None:
    rows: Rows = [["HỘ NGHÈO"], ["Huyện", "Năm", "Tổng số hộ", "Số hộ nghèo"]]
    for n, area in enumerate(study.districts):
        for year in (2022, 2023):
            poor = 1000 + 10 * n
            found: F | Doubt = F(poor, "poor_households", area.code, year, poor)
            if n == 3 and year == 2023:
                found = Doubt(10 * poor) if severity == "error" else F(10 * poor, "poor_households", area.code, year,
                                                                      10 * poor)
            rows.append([area.name_vi, year, F(households, "households", area.code, year, households), found])
    told = severities(check(rows, study, tmp_path))
    assert told["decimal-slip" if severity == "error" else "years-differ"] == severity


def test_two_numbers_of_one_year_are_not_held_against_each_other_as_years(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["SỐ HỘ Ở NHÀ TẠM, NHÀ DỘT NÁT"], ["Huyện", "31/3/2023", "30/6/2023"]]
    for n, area in enumerate(study.districts):
        later = 95 if n == 3 else 880 + 10 * n
        rows.append([area.name_vi, *(F(value, "temporary_housing", area.code, 2023, value, day=day)
                                     for value, day in ((900 + 10 * n, "2023-03-31"), (later, "2023-06-30")))])
    assert not check(rows, study, tmp_path)


@pytest.mark.parametrize("units", [
    ("đồng", "nghìn đồng", "triệu đồng", "tỷ đồng", "usd"), ("kg", "tạ", "tấn", "nghìn tấn", "tạ/ha"),
    ("m", "km", "m²", "m³", "km²"), ("ha", "nghìn ha", "km²")])
def test_units_of_other_things_are_never_taken_for_each_other(units: tuple[str, ...]) -> None:
    assert all(known_unit(unit) for unit in units)
    for one, other in combinations(map(known_unit, units), 2):
        assert factor(one, other) is None
        assert factor(other, one) is None
    assert known_unit("m2") == known_unit("m²")
    assert known_unit("ngàn đồng") == known_unit("nghìn đồng") == known_unit("1.000 đồng")


@pytest.mark.parametrize(("text", "alike"), [
    ("nguời", True), ("nguoi", True), ("ngườii", True), ("ho", True), ("trường hoc", True), ("triệu đông", True),
    ("cây", False), ("chợ", False), ("cái", False), ("hồ", False), ("tàu", False), ("công", False),
    ("lượt khách", False), ("triệu đồng/hộ", False)])
def test_what_may_be_a_unit_with_a_slip(text: str, alike: bool) -> None:
    assert is_unit_text(text) is alike


@pytest.mark.parametrize("unit", ["cây", "chợ", "cái", "hồ", "tàu"])
def test_rows_counted_in_short_words_are_of_something_else(study: Study, tmp_path: Path, unit: str) -> None:
    rows: Rows = [["HUYỆN LẮK - CÁC CHỈ TIÊU NĂM 2023"], ["Mục", "Chỉ tiêu", "ĐVT", "Kết quả"],
                  ["a", "Tỷ lệ hộ nghèo", "%", F(20.5, "poverty_rate", "656", 2023, 20.5)],
                  ["b", "Trồng mới, sửa chữa, đóng mới", unit, Doubt(94)]]
    assert severities(check(rows, study, tmp_path)) == {"not-of-catalogue": "info"}


def test_a_share_whose_numerator_two_words_count_is_refused(study: Study) -> None:
    """One of the two would be taken by the chance of their order in memory."""
    indicators = {i.id: i for i in study.indicators}
    both = replace(NOTHING, measures=frozenset(("households", "persons")))
    for names in ({"households"}, {"persons"}):
        says = replace(both, measures=frozenset(names))
        _, unit, role = choose(frozenset(("hygienic_latrine",)), indicators, says, NOTHING, Context(), Evidence(), "")
        assert ({unit}, role) == (names, "numerator")
    with pytest.raises(Unclear, match="unit-clash"):
        choose(frozenset(("hygienic_latrine",)), indicators, both, NOTHING, Context(), Evidence(), "")


@pytest.mark.parametrize(("heading", "near"), [
    ("Tỷ lệ phủ sóng loa (%)", "villages_loudspeakers"), ("Tỷ lệ đất có rừng (%)", "forest_cover")])
def test_a_share_with_words_of_the_catalogue_is_asked_about(study: Study, tmp_path: Path, heading: str,
                                                            near: str) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023"], ["Huyện", "Tỷ lệ hộ nghèo (%)", heading, "Kinh phí (triệu đồng)"]]
    rows += [[a.name_vi, F(10.5, "poverty_rate", a.code, 2023, 10.5), Doubt(62.5), Doubt(120)]
             for a in study.districts[:3]]
    findings = check(rows, study, tmp_path)
    assert severities(findings) == {"perhaps-of-catalogue": "warning", "not-of-catalogue": "info"}
    asked, = [f for f in findings if f.severity == "warning"]
    assert study.indicator(near).name in str(asked.arguments["near"])
    assert heading in asked.message


def test_a_row_with_words_of_the_catalogue_is_asked_about(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HUYỆN LẮK - CÁC CHỈ TIÊU NĂM 2023"], ["Mục", "Chỉ tiêu", "ĐVT", "Kết quả"],
                  ["a", "Tỷ lệ hộ nghèo", "%", F(20.5, "poverty_rate", "656", 2023, 20.5)],
                  ["b", "Tỷ lệ phủ sóng loa", "%", Doubt(62.5)]]
    assert severities(check(rows, study, tmp_path)) == {"perhaps-of-catalogue": "warning"}


@pytest.mark.parametrize("heading", [
    "Tỷ lệ gia đình văn hóa (%)", "Tỷ lệ đô thị hóa (%)", "Số hợp tác xã", "Tỷ lệ hộ tái nghèo (%)"])
def test_what_shares_no_word_with_the_catalogue_is_not_asked_about(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023"], ["Huyện", "Tỷ lệ hộ nghèo (%)", heading]]
    rows += [[a.name_vi, F(10.5, "poverty_rate", a.code, 2023, 10.5), Doubt(62.5)] for a in study.districts[:3]]
    assert severities(check(rows, study, tmp_path)) == {"not-of-catalogue": "info"}
