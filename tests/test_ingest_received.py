"""Workbooks as departments send them: directions, rows with units of their own, towns, plans, levels, copied rows."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from analysis.ingest.names import short_names
from analysis.ingest.wording import Lexicon, read_words
from analysis.study import Study
from tests.ingest_tables import Doubt, F, Rows, check, severities

POVERTY = "Tỷ lệ hộ nghèo (%)"


@pytest.mark.parametrize("line", [
    "Cụm các huyện phía Tây và phía Nam", "Khối thi đua miền Nam", "Người lập: Nguyễn Văn Nam", "Tổ công tác Ea Nam"])
def test_south_and_names_are_no_men(study: Study, tmp_path: Path, line: str) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023"], [line], ["Huyện", POVERTY]]
    rows += [[a.name_vi, F(10.5 + n, "poverty_rate", a.code, 2023, 10.5 + n)] for n, a in enumerate(study.districts)]
    assert check(rows, study, tmp_path) == []


@pytest.mark.parametrize("section", ["I. Các huyện phía Nam", "Cụm thi đua số 2", "Tiểu vùng phía Đông Bắc"])
def test_a_part_of_the_province_above_its_districts(study: Study, tmp_path: Path, section: str) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023"], ["Đơn vị", POVERTY], [section]]
    rows += [[a.name_vi, F(10.5 + n, "poverty_rate", a.code, 2023, 10.5 + n)]
             for n, a in enumerate(study.districts[:5])]
    rows += [["Phía Nam", Doubt(11.7)]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("where", "told"), [
    ("CÁC HUYỆN PHÍA ĐÔNG", True), ("các huyện, thị xã cụm thi đua số 2", True), ("CÁC XÃ PHÍA ĐÔNG", False),
    ("xã vùng III", False), ("các huyện vay vốn", False)])
def test_a_title_that_only_says_which_districts(study: Study, tmp_path: Path, where: str, told: bool) -> None:
    """A total below it is of them alone, and so is what names no district."""
    def rate(area: str, year: int, value: float) -> F | Doubt:
        return F(value, "poverty_rate", area, year, value) if told else Doubt(value)

    areas = study.districts[6:9]
    across: Rows = [[f"Tỷ lệ hộ nghèo {where} (%)"], ["Năm", *(area.name_vi for area in areas), "Chung", "Toàn tỉnh"]]
    across += [[year, *(rate(area.code, year, 9.7 + n + year % 5) for n, area in enumerate(areas)), Doubt(11.3),
                Doubt(8.4)] for year in (2022, 2023, 2024)]
    check(across, study, tmp_path)
    down: Rows = [["UBND TỈNH ĐẮK LẮK"], [f"Tỷ lệ hộ nghèo {where} (%)"], ["Năm", "Tỷ lệ (%)"]]
    check([*down, [2022, Doubt(9.7)], [2023, Doubt(9.1)]], study, tmp_path, "b.xlsx")


@pytest.mark.parametrize("place", ["thành thị", "khu vực thành thị", "đô thị", "khu vực đô thị"])
@pytest.mark.parametrize("start", ["Thất nghiệp ở", "Tỷ lệ thất nghiệp"])
def test_a_part_with_its_group_is_the_indicator(study: Study, tmp_path: Path, start: str, place: str) -> None:
    """Nor is it a group of what the row above names."""
    rows: Rows = [["CHỈ TIÊU LAO ĐỘNG TỈNH ĐẮK LẮK NĂM 2023"], ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"],
                  [1, "Tỷ lệ lao động qua đào tạo", "%", F(60, "trained_labour", "66", 2023, 60, kind="target"),
                   F(60.1, "trained_labour", "66", 2023, 60.1)],
                  [2, f"{start} {place}", "%", F(2.5, "urban_unemployment", "66", 2023, 2.5, kind="target"),
                   F(2.43, "urban_unemployment", "66", 2023, 2.43)],
                  [3, "Thất nghiệp ở nông thôn", "%", Doubt(1.2), Doubt(1.3)]]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_rows_are_judged_by_their_own_numbers(study: Study, tmp_path: Path) -> None:
    """Cases of measles above 100 make no count of the share above them, nor do its fractions make shares of them."""
    rows: Rows = [["CHỈ TIÊU NGÀNH Y TẾ TỈNH ĐẮK LẮK"], ["TT", "Nội dung", "ĐVT", 2022, 2023, 2024]]
    for n, (label, unit, name, values) in enumerate((
            ("Bác sĩ/vạn dân", "BS", "doctors_per_10k", (8.1, 8.4, 8.7)),
            ("Giường bệnh/vạn dân (không tính giường TYT xã)", "Giường", "hospital_beds_per_10k", (26.8, 27.9, 28.6)),
            ("Người dân tham gia BHYT", "%", "health_insurance_coverage", (89.9, 92.3, 94.1)),
            ("Số ca mắc sởi", "ca", "measles_cases", (3, 41, 1268))), 1):
        rows.append([n, label, unit, *(F(value, name, "66", year, value)
                                       for year, value in zip((2022, 2023, 2024), values, strict=True))])
    assert check(rows, study, tmp_path) == []


def test_whole_numbers_without_the_sign_of_shares_are_counts(study: Study, tmp_path: Path) -> None:
    def row(label: str, name: str, first: object, second: object, *values: float) -> list[object]:
        return [label, F(first, name, "66", 2022, values[0]), F(second, name, "66", 2023, values[1])]

    rows: Rows = [["CHỈ TIÊU TỈNH ĐẮK LẮK"], ["Chỉ tiêu", "2022", "2023"],
                  row("Hộ nghèo", "poverty_rate", "10,94%", "9,15%", 10.94, 9.15),
                  row("Xã đạt chuẩn nông thôn mới", "communes_new_rural", "60", "71", 60, 71),
                  row("Số hộ cận nghèo", "near_poor_households", "40.000", "39.000", 40000, 39000)]
    check(rows, study, tmp_path)


def test_a_unit_that_is_not_known_beside_an_indicator_is_told(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["CHỈ TIÊU TỈNH ĐẮK LẮK"], ["TT", "Chỉ tiêu", "ĐVT", "2023"],
                  [1, "Bác sĩ/vạn dân", "BSĐK", Doubt(8.4)],
                  [2, "Tỷ lệ hộ nghèo", "%", F(9.15, "poverty_rate", "66", 2023, 9.15)]]
    assert severities(check(rows, study, tmp_path)) == {"unknown-row-no-idea": "error"}


TOWNS = {"643": "TP. Buôn Ma Thuột", "644": "TX. Buôn Hồ", "645": "TT. Ea Drăng", "646": "TT. Ea Súp",
         "648": "TT. Quảng Phú, Ea Pốk", "650": "TT. Krông Năng", "654": "TT Phước An"}


def test_towns_of_what_is_not_urban_are_no_districts(study: Study, tmp_path: Path) -> None:
    names = {area.code: area.short_name for area in study.districts}
    rows: Rows = [["SỐ HỘ NGHÈO NĂM 2023"], ["Thị trấn", "Huyện", "Số hộ nghèo"]]
    rows += [[town, names[code], Doubt(120 + n)] for n, (code, town) in enumerate(TOWNS.items()) if town[1] == "T"]
    check(rows, study, tmp_path)


PLANNED = ((120, 77), (588, 386), (138, 67), (138, 112), (397, 171), (112, 78))


def _progress(title: str, heads: tuple[str, ...], study: Study, broken: int | None = None) -> Rows:
    rows: Rows = [[title], ["Huyện", *heads]]
    for n, (area, (plan, done)) in enumerate(zip(study.districts, PLANNED, strict=False)):
        share = round(100 * done / plan, 1)
        rows.append([area.name_vi, plan, done, Doubt(99.9) if n == broken else F(
            share, "temporary_housing_progress", area.code, 2024, share)])
    return rows


@pytest.mark.parametrize(("title", "heads"), [
    ("KẾT QUẢ XÓA NHÀ TẠM, NHÀ DỘT NÁT NĂM 2024", ("Kế hoạch vốn", "Giải ngân", "Đạt so với kế hoạch (%)")),
    ("KẾT QUẢ XÓA NHÀ TẠM, NHÀ DỘT NÁT NĂM 2024", ("Kế hoạch (nhà)", "Thực hiện (nhà)", "So với năm 2023 (%)")),
    ("KẾT QUẢ ĐÀO TẠO NGHỀ NĂM 2024", ("Kế hoạch", "Thực hiện", "Đạt so với kế hoạch (%)"))])
def test_other_comparisons_are_none(study: Study, tmp_path: Path, title: str, heads: tuple[str, ...]) -> None:
    rows = [[cell.written if isinstance(cell, F) else cell for cell in row]
            for row in _progress(title, heads, study)]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("broken", [False, True])
def test_rates_of_levels_of_school(study: Study, tmp_path: Path, broken: bool) -> None:
    chance = random.Random(5)
    levels = {"Mầm non": "preschool", "Tiểu học": "primary", "THCS": "lower_secondary", "THPT": "upper_secondary"}
    rows: Rows = [["SỐ TRƯỜNG ĐẠT CHUẨN QUỐC GIA NĂM 2023"],
                  ["Huyện", *(text for level in levels for text in (level, "", ""))],
                  ["", *(text for _ in levels for text in ("Số trường", "Đạt CQG", "Tỷ lệ %"))]]
    for n, area in enumerate(study.districts):
        row: list[object] = [area.name_vi]
        for group in levels.values():
            whole = chance.randint(10, 30)
            part = chance.randint(3, whole - 1)
            share = round(100 * part / whole, 1)
            row += [whole, F(part, "schools_national_standard_count", area.code, 2023, part, group),
                    Doubt(100 - share / 3) if broken and n == 3 and group == "primary" else
                    F(share, "schools_national_standard", area.code, 2023, share, group)]
        rows.append(row)
    merged = tuple(f"{first}2:{last}2" for first, last in (("B", "D"), ("E", "G"), ("H", "J"), ("K", "M")))
    check(rows, study, tmp_path, merged=merged)


@pytest.mark.parametrize("heading", ["Cơ cấu (%)", "Tỷ trọng (%)", "Chiếm tỷ lệ (%)"])
def test_what_each_people_is_of_all(study: Study, tmp_path: Path, heading: str) -> None:
    people = {"Kinh": ("kinh", 1243100), "Ê Đê": ("ede", 362400), "Nùng": ("nung", 76100), "Tày": ("tay", 53300),
              "M'Nông": ("mnong", 48900), "Mông": ("hmong", 39600)}
    rest = 73800
    total = rest + sum(count for _, count in people.values())
    rows: Rows = [["Dân số tỉnh Đắk Lắk chia theo dân tộc năm 2023"], ["Dân tộc", "Số người", heading]]
    rows += [[name, F(count, "ethnic_group_population", "66", 2023, count, group),
              F(round(100 * count / total, 2), "ethnic_group_share", "66", 2023, round(100 * count / total, 2), group)]
             for name, (group, count) in people.items()]
    rows += [["Các dân tộc khác", Doubt(rest), Doubt(round(100 * rest / total, 2))]]
    check(rows, study, tmp_path)


def _two_times(study: Study, copied: set[int], districts: int) -> Rows:
    chance = random.Random(7)
    rows: Rows = [["SỐ NGƯỜI THAM GIA BHXH, BHYT"], ["Huyện", "31/12/2023", "", "", "31/12/2024", "", ""],
                  ["", *("BHXH bắt buộc", "BHXH tự nguyện", "BHYT") * 2]]
    names = ("social_insurance_compulsory", "social_insurance_voluntary", "health_insured_persons")
    for n, area in enumerate(study.districts[:districts]):
        before = [chance.randint(2000, 9000) for _ in names]
        after = before if n in copied else [number + chance.randint(10, 90) for number in before]
        rows.append([area.name_vi, *(F(value, name, area.code, 2023, value) for name, value in zip(
            names, before, strict=True)), *(F(value, name, area.code, 2024, value) for name, value in zip(
                names, after, strict=True))])
    return rows


@pytest.mark.parametrize(("copied", "districts"), [
    ({3}, 15), ({3, 5}, 15), (set(), 15), ({1, 2, 3, 4, 5, 6, 7, 8}, 15), ({1}, 4)])
def test_rows_copied_from_the_time_before(study: Study, tmp_path: Path, copied: set[int], districts: int) -> None:
    """All of a row's numbers alike where nearly all others have changed; not in a table where many stand still."""
    findings = check(_two_times(study, copied, districts), study, tmp_path, merged=("B2:D2", "E2:G2"))
    told = {f.cell for f in findings if f.code == "ingest-copied-row"}
    few = 0 < len(copied) < 3 and districts == 15
    assert told == ({f"{column}{4 + n}" for n in copied for column in "EFG"} if few else set())


@pytest.mark.parametrize("heading", ["Diện tích tự nhiên (ha)", "Tổng diện tích đất tự nhiên (ha)"])
def test_hectares_of_a_whole_district(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["HIỆN TRẠNG NĂM 2023"], ["Huyện", heading, "Diện tích có rừng (ha)", "Tỷ lệ che phủ rừng (%)"]]
    rows += [[a.name_vi, F(120000 + n, "area_km2", a.code, 2023, 1200 + n / 100), 30000 + n,
              F(24.5 + n, "forest_cover", a.code, 2023, 24.5 + n)] for n, a in enumerate(study.districts)]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_hectares_of_something_are_no_area(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HIỆN TRẠNG RỪNG NĂM 2023"], ["Huyện", "Diện tích (ha)", "Tỷ lệ che phủ rừng (%)"]]
    rows += [[a.name_vi, Doubt(12000 + n), F(24.5 + n, "forest_cover", a.code, 2023, 24.5 + n)]
             for n, a in enumerate(study.districts)]
    assert severities(check(rows, study, tmp_path)) == {"unit-clash": "warning"}


def test_a_total_that_neither_its_districts_nor_its_parts_give(study: Study, tmp_path: Path) -> None:
    parts = [(n % 4, n % 3 + 1, n % 5, n % 2) for n in range(15)]
    rows: Rows = [["CÔNG TRÌNH CẤP NƯỚC TẬP TRUNG NÔNG THÔN NĂM 2023"],
                  ["Huyện", "Tổng số công trình", "Bền vững", "Tương đối bền vững", "Kém bền vững", "Không hoạt động"]]
    for area, each in zip(study.districts, parts, strict=True):
        rows.append([area.name_vi, F(sum(each), "rural_piped_schemes", area.code, 2023, sum(each)), *each[:3],
                     F(each[3], "rural_piped_schemes_not_working", area.code, 2023, each[3])])
    sums = [sum(column) for column in zip(*parts, strict=True)]
    rows.append(["Toàn tỉnh", Doubt(sum(sums) + 14), *sums[:3],
                 F(sums[3], "rural_piped_schemes_not_working", "66", 2023, sums[3])])
    assert severities(check(rows, study, tmp_path))["sum-differs"] == "error"


def test_short_names_across(study: Study, tmp_path: Path) -> None:
    """A letter before the name of a district is no numbering: "B. Đôn"."""
    lexicon = Lexicon.of(study)
    for area in study.districts:
        for short in short_names((area.short_name,)):
            first, rest = short.split(maxsplit=1)
            assert read_words(f"{first}. {rest}", lexicon).areas == {area.code}
    assert read_words("B. Dân số", lexicon).indicators == {"population"}


@pytest.mark.parametrize("heading", ["Mức giảm (%)", "Giảm trong năm (điểm %)", "Giảm so với đầu năm (%)"])
@pytest.mark.parametrize(("before", "after"), [("Tỷ lệ hộ nghèo đầu năm 2023 (%)", "Tỷ lệ hộ nghèo cuối năm 2023 (%)"),
                                               ("Tỷ lệ hộ nghèo năm 2022 (%)", "Tỷ lệ hộ nghèo năm 2023 (%)")])
def test_a_fall_is_held_against_the_rates_of_its_two_ends(
        study: Study, tmp_path: Path, before: str, after: str, heading: str) -> None:
    rows: Rows = [["KẾT QUẢ RÀ SOÁT HỘ NGHÈO"], ["Huyện", before, after, heading]]
    for n, area in enumerate(study.districts):
        rows.append([area.name_vi, F(20.5 + n, "poverty_rate", area.code, 2022, 20.5 + n),
                     F(19.2 + n - n % 3 / 10, "poverty_rate", area.code, 2023, 19.2 + n - n % 3 / 10),
                     Doubt(round(1.3 + n % 3 / 10, 1))])
    assert "error" not in severities(check(rows, study, tmp_path)).values()
    rows[4][3] = Doubt(9.9)
    assert severities(check(rows, study, tmp_path))["comparison-differs"] == "warning"


@pytest.mark.parametrize("title", ["Kết quả rà soát hộ nghèo năm 2021 và 2024"])
def test_no_fall_over_several_years(study: Study, tmp_path: Path, title: str) -> None:
    rows: Rows = [[title], ["Huyện", "Tỷ lệ hộ nghèo năm 2022 (%)", "Tỷ lệ hộ nghèo năm 2024 (%)", "Giảm (%)"]]
    rows += [[a.name_vi, F(20.5 + n, "poverty_rate", a.code, 2022, 20.5 + n),
              F(18.2 + n, "poverty_rate", a.code, 2024, 18.2 + n), Doubt(2.3)] for n, a in enumerate(study.districts)]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("whole", ["Tổng số ĐVHC cấp xã", "Tổng số xã, phường, thị trấn"])
@pytest.mark.parametrize(("kind", "group"), [("Số xã", "communes"), ("Phường - Wards", "wards")])
def test_one_kind_of_places_among_all_units(study: Study, tmp_path: Path, whole: str, kind: str, group: str) -> None:
    name = "commune_level_units_total" if "ĐVHC" in whole else "admin_commune_units"
    rows: Rows = [["ĐƠN VỊ HÀNH CHÍNH CÓ ĐẾN 31/12/2022"], ["Huyện", whole, "Trong đó"], ["", "", kind]]
    for n, area in enumerate(study.districts):
        rows.append([area.name_vi, F(9 + n, name, area.code, 2022, 9 + n),
                     F(5 + n, "admin_commune_units", area.code, 2022, 5 + n, group)])
    check(rows, study, tmp_path, merged=("A2:A3", "B2:B3"))


def test_one_number_a_row(study: Study, tmp_path: Path) -> None:
    """A single number above 100 counts, and a fraction is a share, whatever stands above and below it."""
    rows: Rows = [["CHỈ TIÊU HUYỆN LẮK NĂM 2023"], ["Chỉ tiêu", "Kết quả"],
                  ["Hộ nghèo", F(4500, "poor_households", "656", 2023, 4500)],
                  ["Người dân tham gia BHYT (%)", F(91, "health_insurance_coverage", "656", 2023, 91)],
                  ["Hộ cận nghèo", F(10.5, "near_poverty_rate", "656", 2023, 10.5)],
                  ["Số ca sởi", F(112, "measles_cases", "656", 2023, 112)]]
    assert check(rows, study, tmp_path) == []
