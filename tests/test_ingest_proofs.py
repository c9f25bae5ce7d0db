"""What the numbers of a table prove, whatever its words: quotients, parts of counts, sums of rows, totals, codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.study import Study
from tests.ingest_tables import Doubt, F, Rows, check, severities

POOR = (120, 80, 95, 310, 205, 150, 60, 90, 110, 260, 330, 170, 75, 290, 140)
ALL = (2000, 1100, 1300, 1400, 1250, 1900, 900, 1600, 1700, 1150, 1450, 2100, 1350, 1000, 1550)


@pytest.mark.parametrize("heading", [
    "Số đạt Bộ tiêu chí quốc gia về y tế xã", "Xã đã được công nhận", "Trong đó đạt", "Số đơn vị được công nhận"])
def test_a_share_that_breaks_the_rule_of_all_other_rows(study: Study, tmp_path: Path, heading: str) -> None:
    """What is counted need not be understood: the numbers themselves show of what the share is made."""
    rows: Rows = [["Y TẾ XÃ NĂM 2023"], ["Huyện", "Số xã, phường, thị trấn", heading,
                                        "Tỷ lệ xã đạt tiêu chí quốc gia về y tế (%)"]]
    for n, area in enumerate(study.districts):
        share = round(100 * (n + 2) / (n + 8), 1)
        rows.append([area.name_vi, F(n + 8, "admin_commune_units", area.code, 2023, n + 8), n + 2,
                     Doubt(90.4) if n == 6 else F(share, "communes_health_standard", area.code, 2023, share)])
    found = severities(check(rows, study, tmp_path))
    assert found["rate-differs"] == "error"
    assert "unknown-heading" not in found


def test_a_count_with_a_slip_in_its_name_is_read_and_told(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NĂM 2023"], ["Huyện", "Tổng số hộ", "Số hộ ngèo", "Tỷ lệ hộ nghèo (%)"]]
    for area, poor, whole in zip(study.districts, POOR, ALL, strict=True):
        share = round(100 * poor / whole, 2)
        rows.append([area.name_vi, F(whole, "households", area.code, 2023, whole),
                     F(poor, "poor_households", area.code, 2023, poor),
                     F(share, "poverty_rate", area.code, 2023, share)])
    assert severities(check(rows, study, tmp_path)) == {"heading-put-right": "warning"}


@pytest.mark.parametrize("above", ["Chia theo nhu cầu", "Trong đó", "Phân theo hình thức", "Bao gồm", "Hình thức"])
def test_parts_of_a_count_are_no_figures_and_no_mistakes(study: Study, tmp_path: Path, above: str) -> None:
    rows: Rows = [["SỐ HỘ Ở NHÀ TẠM, NHÀ DỘT NÁT NĂM 2023"],
                  ["Huyện", "Số hộ ở nhà tạm, nhà dột nát (hộ)", above, None],
                  [None, None, "Xây mới", "Sửa chữa"]]
    rows += [[area.name_vi, F(poor, "temporary_housing", area.code, 2023, poor), poor - 20, 20]
             for area, poor in zip(study.districts, POOR, strict=True)]
    found = check(rows, study, tmp_path, merged=("A2:A3", "B2:B3", "C2:D2"))
    assert severities(found) == {"not-of-catalogue": "info"}


@pytest.mark.parametrize("heading", ["Trong đó: xã NTM nâng cao", "Trong đó: NTM kiểu mẫu", "Gồm: xã NTM thông minh"])
@pytest.mark.parametrize("above", [True, False])
def test_a_part_under_a_name_of_its_own(study: Study, tmp_path: Path, heading: str, above: bool) -> None:
    """Part of a count that stands beside it, where it never exceeds that count; else perhaps something else."""
    rows: Rows = [["NÔNG THÔN MỚI NĂM 2023"], ["Huyện", "Số xã đạt chuẩn NTM", heading]]
    rows += [[area.name_vi, F(met, "communes_new_rural", area.code, 2023, met), Doubt(n % 3 + 3 * above)]
             for n, area in enumerate(study.districts) if (met := min(n + 2, len(study.communes_of(area.code))))]
    assert severities(check(rows, study, tmp_path)) == (
        {"unknown-heading": "warning"} if above else {"not-of-catalogue": "info"})


@pytest.mark.parametrize(("towns", "others"), [
    ("Thành phố, thị xã", "Các huyện"), ("Khối đô thị lớn", "Khối còn lại"), ("Cụm I", "Cụm II")])
@pytest.mark.parametrize("above", [True, False])
def test_rows_that_add_up_districts(study: Study, tmp_path: Path, towns: str, others: str, above: bool) -> None:
    """They are neither the province nor a mistake, wherever they stand."""
    rows: Rows = [["SỐ HỘ NGHÈO NĂM 2023"], ["TT", "Đơn vị", "Số hộ nghèo"],
                  [None, "Toàn tỉnh", F(sum(POOR), "poor_households", "66", 2023, sum(POOR))]]
    single: Rows = [[n, area.name_vi, F(poor, "poor_households", area.code, 2023, poor)]
                    for n, (area, poor) in enumerate(zip(study.districts, POOR, strict=True), 1)]
    for numeral, name, part, values in (("I", towns, single[:2], POOR[:2]), ("II", others, single[2:], POOR[2:])):
        total: Rows = [[numeral, name, sum(values)]]
        rows += total + part if above else part + total
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_a_row_that_names_nothing_and_adds_nothing_is_a_mistake(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["SỐ HỘ NGHÈO TỈNH ĐẮK LẮK NĂM 2023"], ["Đơn vị", "Số hộ nghèo"], ["Các huyện", Doubt(777)]]
    rows += [[area.name_vi, F(poor, "poor_households", area.code, 2023, poor)]
             for area, poor in zip(study.districts, POOR, strict=True)]
    assert severities(check(rows, study, tmp_path)) == {"unknown-row-no-idea": "error"}


def test_a_total_that_moves_as_none_of_its_parts(study: Study, tmp_path: Path) -> None:
    """It is at fault itself; where a district moves as far, any of them may be."""
    first = [1000 * poor + 7 * n + 1 for n, poor in enumerate(POOR)]

    def rows(last: int, added: int, broken: bool) -> Rows:
        found: Rows = [["DÂN SỐ TRUNG BÌNH (người)"], ["Huyện", "2021", "2022"]]
        for area, before in zip(study.districts, first, strict=True):
            later = round(before * 1.01) + (added if area.code == "650" else 0)
            found.append([area.name_vi, F(before, "population_average", area.code, 2021, before / 1000),
                          F(later, "population_average", area.code, 2022, later / 1000)])
        total = Doubt(last) if broken else F(last, "population_average", "66", 2022, last / 1000)
        return [*found, ["Toàn tỉnh", F(sum(first), "population_average", "66", 2021, sum(first) / 1000), total]]
    assert severities(check(rows(round(sum(first) * 0.98), 0, True), study, tmp_path))["total-broken"] == "error"
    found = severities(check(rows(round(sum(first) * 1.01), 30_000, False), study, tmp_path))
    assert found["total-differs"] == "warning"


@pytest.mark.parametrize("heading", ["ma_dia_ban", "Mã ĐVHC", "ID huyện", "Ký hiệu"])
def test_a_column_of_codes_names_the_areas(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023"], [heading, "Tỷ lệ hộ nghèo (%)"]]
    rows += [[area.code, F(10.5, "poverty_rate", area.code, 2023, 10.5)] for area in study.districts[:4]]
    assert not check(rows, study, tmp_path)


def test_counts_with_their_total_are_no_shares(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NÔNG THÔN MỚI ĐẾN 31/12/2023"], ["Huyện", "Kế hoạch xã đạt chuẩn NTM năm 2023"]]
    rows += [[area.name_vi, F(n % 5, "communes_new_rural", area.code, 2023, n % 5, kind="target")]
             for n, area in enumerate(study.districts)]
    rows.append(["Toàn tỉnh", F(30, "communes_new_rural", "66", 2023, 30, kind="target")])
    assert not check(rows, study, tmp_path)


def test_counts_that_happen_to_be_codes(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NĂM 2023"], ["Huyện", "Số hộ nghèo"], ["Lắk", F(650, "poor_households", "656", 2023, 650)],
                  ["Ea Kar", F(645, "poor_households", "651", 2023, 645)]]
    assert not check(rows, study, tmp_path)


def test_the_rate_of_something_else_is_not_the_title_s(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023"], ["Huyện", "Số hộ nghèo", "Số hộ được hỗ trợ nhà", "Tỷ lệ (%)"]]
    rows += [[area.name_vi, F(100 + n, "poor_households", area.code, 2023, 100 + n), 40 + 2 * n,
              Doubt(round(100 * (40 + 2 * n) / (100 + n), 1))] for n, area in enumerate(study.districts)]
    check(rows, study, tmp_path)


def test_what_each_district_is_of_all_is_no_rate(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HỘ NGHÈO NĂM 2023"], ["Huyện", "Hộ nghèo", "Tỷ lệ (%)"]]
    rows += [[area.name_vi, F(poor, "poor_households", area.code, 2023, poor), Doubt(round(100 * poor / sum(POOR), 2))]
             for area, poor in zip(study.districts, POOR, strict=True)]
    rows.append(["Toàn tỉnh", F(sum(POOR), "poor_households", "66", 2023, sum(POOR)), Doubt(100)])
    check(rows, study, tmp_path)


def test_two_rates_of_one_whole_below_a_title(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["LAO ĐỘNG QUA ĐÀO TẠO NĂM 2023"],
                  ["Huyện", "Tổng số lao động", "Qua đào tạo", "Tỷ lệ (%)", "Trong đó: có chứng chỉ", "Tỷ lệ (%)"]]
    for n, area in enumerate(study.districts):
        whole, first, second = 1000 + 7 * n, 500 + n, 200 + n
        rate = round(100 * first / whole, 1)
        rows.append([area.name_vi, whole, first, F(rate, "trained_labour", area.code, 2023, rate), second,
                     Doubt(round(100 * second / whole, 1))])
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_small_parts_of_households_are_counts(study: Study, tmp_path: Path) -> None:
    """Whole numbers below 100 might be shares; below a whole that they add up to they are not."""
    rows: Rows = [["NĂM 2023"], ["Huyện", "Tổng số hộ", "Hộ nghèo", "Hộ cận nghèo", "Hộ không nghèo"]]
    rows += [[area.name_vi, F(1000 + n, "households", area.code, 2023, 1000 + n),
              F(50 + n, "poor_households", area.code, 2023, 50 + n),
              F(80, "near_poor_households", area.code, 2023, 80), Doubt(870)] for n, area in enumerate(study.districts)]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


@pytest.mark.parametrize("adding", [True, False])
def test_men_and_women_right_of_those_whom_they_add_up_to(study: Study, tmp_path: Path, adding: bool) -> None:
    """Also where a point parts thousands in all cells, and the title names households too."""
    rows: Rows = [["THỐNG KÊ NHÂN KHẨU, HỘ THƯỜNG TRÚ NĂM 2023"],
                  ["Huyện", "Tổng số hộ", "Tổng số nhân khẩu", "Nam", "Nữ"]]
    for n, area in enumerate(study.districts[:6]):
        men, women = 200_016 + 17 * n, 202_572 - 31 * n
        all_told = men + women if adding else 3 * men // 2
        parts = [F(f"{number:,}".replace(",", "."), "population", area.code, 2023, number, group)
                 for group, number in (("male", men), ("female", women))]
        rows.append([area.name_vi, F(f"98.{200 + n}", "households", area.code, 2023, 98_200 + n),
                     F(f"{all_told:,}".replace(",", "."), "population", area.code, 2023, all_told),
                     *parts])
    assert severities(check(rows, study, tmp_path)) == (
        {} if adding else {"resembles": "warning", "parts-differ": "warning"})
