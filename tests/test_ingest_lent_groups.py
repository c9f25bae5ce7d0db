"""Groups of people that a title, a sub-heading or a remark lends to figures, and those that it does not lend."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.study import Study
from tests.ingest_tables import Doubt, F, Rows, check, severities

PEOPLES = {"Kinh": ("kinh", 1239108), "Ê Đê": ("ede", 362097), "Nùng": ("nung", 78625), "Tày": ("tay", 54922),
           "M'nông": ("mnong", 50104), "Mông": ("hmong", 40469)}
ROWS: dict[str, tuple[str, str, float]] = {
    "schools": ("Số trường đạt chuẩn quốc gia", "schools_national_standard_count", 21),
    "electricity": ("Tỷ lệ hộ sử dụng điện", "electricity_access", 99.1),
    "rural_water": ("Tỷ lệ hộ nông thôn sử dụng nước hợp vệ sinh", "rural_hygienic_water", 92.4),
    "urban_water": ("Tỷ lệ dân số đô thị sử dụng nước sạch", "urban_clean_water", 80.1),
    "latrines": ("Tỷ lệ hộ có nhà tiêu hợp vệ sinh", "hygienic_latrine", 71.5),
    "new_rural": ("Số xã đạt chuẩn nông thôn mới", "communes_new_rural", 3),
    "insured": ("Tỷ lệ bao phủ BHYT", "health_insurance_coverage", 92.3),
    "vaccinated": ("Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ", "full_immunisation_u1", 81.2),
    "workers": ("Tỷ lệ đáp ứng nhu cầu nhà ở của công nhân khu công nghiệp", "workers_housing", 21.5),
}


def form(title: str, sections: dict[str, tuple[str, ...]], year: int = 2023) -> Rows:
    """A form of one district whose fields of work stand above the rows."""
    rows: Rows = [["UBND HUYỆN LẮK"], [title], ["TT", "Chỉ tiêu", f"Năm {year}"]]
    for number, (name, keys) in zip(("I", "II", "III"), sections.items(), strict=False):
        rows += [[number, name]] if name else []
        for key in keys:
            label, indicator, value = ROWS[key]
            rows.append([str(len(rows)), label, F(value, indicator, "656", year, value)])
    return rows


@pytest.mark.parametrize(("field", "keys"), [
    ("Giáo dục, nông thôn", ("schools", "new_rural", "electricity", "rural_water")),
    ("Giáo dục và nông thôn", ("schools", "rural_water")),
    ("Giáo dục - nông thôn mới", ("schools", "new_rural")),
    ("Y tế và nước sạch đô thị", ("insured", "urban_water")),
    ("Trẻ em, y tế", ("insured", "vaccinated")),
    ("Nhà ở, đô thị", ("workers", "urban_water"))])
def test_a_field_of_several_things_lends_no_group_of_one(study: Study, tmp_path: Path, field: str,
                                                         keys: tuple[str, ...]) -> None:
    check(form("CHỈ TIÊU XÃ HỘI", {field: keys}), study, tmp_path)


@pytest.mark.parametrize(("title", "keys"), [
    ("Tình hình nhà ở và cấp nước đô thị", ("workers", "urban_water")),
    ("Giáo dục, y tế, cấp nước đô thị", ("schools", "insured", "urban_water"))])
def test_what_a_title_ends_with_is_told_of_the_others(study: Study, tmp_path: Path, title: str,
                                                      keys: tuple[str, ...]) -> None:
    assert severities(check(form(title, {"": keys}), study, tmp_path))["group-left"] == "warning"


@pytest.mark.parametrize(("heading", "named"), [
    (("Tỷ lệ che phủ rừng (%)", "forest_cover"), False),
    (("Tỷ lệ bao phủ BHYT (%)", "health_insurance_coverage"), True)])
def test_land_needs_no_doubt_of_whose_it_is(study: Study, tmp_path: Path, heading: tuple[str, str],
                                            named: bool) -> None:
    rows: Rows = [["Một số chỉ tiêu nông thôn phân theo huyện, thị xã, thành phố năm 2019"],
                  ["Huyện", heading[0], "Tỷ lệ xã đạt chuẩn nông thôn mới (%)", "Số xã đạt chuẩn nông thôn mới"]]
    rows += [[area.name_vi, F(35.5 + n, heading[1], area.code, 2019, 35.5 + n),
              F(20.5 + n, "communes_new_rural_share", area.code, 2019, 20.5 + n),
              F(1 + n, "communes_new_rural", area.code, 2019, 1 + n)] for n, area in enumerate(study.districts[:5])]
    assert ("group-left" in severities(check(rows, study, tmp_path))) == named


def test_a_title_on_one_topic_lends_its_group_to_all(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NƯỚC SẠCH VÀ VỆ SINH MÔI TRƯỜNG NÔNG THÔN HUYỆN LẮK NĂM 2023"], ["Chỉ tiêu", "Kết quả (%)"],
                  ["Tỷ lệ hộ nông thôn sử dụng nước hợp vệ sinh", F(92.4, "rural_hygienic_water", "656", 2023, 92.4)],
                  ["Tỷ lệ hộ có nhà tiêu hợp vệ sinh", F(71.5, "hygienic_latrine", "656", 2023, 71.5)]]
    assert "group-left" not in severities(check(rows, study, tmp_path))


def test_poor_households_beside_other_things_of_a_title(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Số xã thuộc vùng khó khăn và hộ nghèo năm 2014 (chuẩn nghèo giai đoạn 2011-2015)"],
                  ["Huyện", "Số xã vùng khó khăn (QĐ 1049/QĐ-TTg)", "Tổng số hộ", "Số hộ nghèo"]]
    for at, area in enumerate(study.districts):
        rows.append([area.name_vi, F(2 + at, "difficult_area_communes_qd1049_2014", area.code, 2014, 2 + at),
                     F(23000 + at, "households", area.code, 2014, 23000 + at),
                     F(1200 + at, "poor_households", area.code, 2014, 1200 + at)])
    check(rows, study, tmp_path)


@pytest.mark.parametrize("heading", ["Trong đó, dân tộc", "Trong đó", "Trong đó: dân tộc", "Chia ra các dân tộc",
                                     "Trong đó một số dân tộc (người)"])
@pytest.mark.parametrize("whole", ["Dân số DTTS (người)", "Số khẩu DTTS"])
def test_peoples_below_what_is_divided(study: Study, tmp_path: Path, heading: str, whole: str) -> None:
    rows: Rows = [["DÂN SỐ VÀ ĐỒNG BÀO DÂN TỘC THIỂU SỐ NĂM 2024"],
                  ["Huyện", "Dân số", whole, "Tỷ lệ (%)", heading, None, None],
                  [None, None, None, None, "Ê Đê", "Tày", "Mông"]]
    for at, area in enumerate(study.districts):
        people, parts = 60000 + 7100 * at, (9000 + 800 * at, 2100 + 90 * at, 1400 + 70 * at)
        minority = sum(parts) + 3000 + 11 * at
        share = round(100 * minority / people, 2)
        rows.append([area.name_vi, F(people, "population", area.code, 2024, people),
                     F(minority, "ethnic_minority_population", area.code, 2024, minority),
                     F(share, "ethnic_minority_share", area.code, 2024, share),
                     *(F(v, "ethnic_group_population", area.code, 2024, v, group=group)
                       for v, group in zip(parts, ("ede", "tay", "hmong"), strict=True))])
    check(rows, study, tmp_path, merged=("E2:G2",))


def test_households_of_peoples_are_no_people(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["DÂN SỐ DTTS NĂM 2024"], ["Huyện", "Số khẩu DTTS", "Trong đó một số dân tộc (hộ)", None],
                  [None, None, "Ê Đê", "Tày"]]
    rows += [[a.name_vi, F(17000 + 310 * at, "ethnic_minority_population", a.code, 2024, 17000 + 310 * at),
              Doubt(3000 + at), Doubt(900 + at)] for at, a in enumerate(study.districts)]
    check(rows, study, tmp_path, merged=("C2:D2",))


@pytest.mark.parametrize("heading", ["Cơ cấu (%)", "Tỷ lệ (%)", "Tỷ trọng (%)", "Chiếm tỷ lệ (%)", "%"])
@pytest.mark.parametrize("slip", [0.0, 6.5])
@pytest.mark.parametrize("missing", [0, 1])
def test_shares_of_peoples_in_rows(study: Study, tmp_path: Path, heading: str, slip: float, missing: int) -> None:
    """The sum of all may miss the printed total by one; a share that does not follow is not used."""
    whole = sum(count for _, count in PEOPLES.values()) - missing
    rows: Rows = [["DÂN SỐ TỈNH ĐẮK LẮK CHIA THEO DÂN TỘC NĂM 2023"], ["Dân tộc", "Số người", heading],
                  ["Tổng số", F(whole, "population", "66", 2023, whole), 100]]
    for name, (group, count) in PEOPLES.items():
        share = round(100 * count / whole, 2)
        rows.append([name, F(count, "ethnic_group_population", "66", 2023, count, group=group),
                     Doubt(share + slip) if slip and group == "tay" else
                     F(share, "ethnic_group_share", "66", 2023, share, group=group)])
    found = severities(check(rows, study, tmp_path))
    assert ("share-differs" in found) == bool(slip)
    assert slip or set(found.values()) == {"info"}


@pytest.mark.parametrize("remark", ["vẫn theo chuẩn 2016-2020", "Chuẩn 2016-2020", "tính theo chuẩn nghèo 2016-2020"])
def test_a_remark_names_the_poverty_line_of_its_row(study: Study, tmp_path: Path, remark: str) -> None:
    rows: Rows = [["Sổ theo dõi giảm nghèo - huyện Krông Pắc"],
                  ["Năm", "Tổng số hộ", "Số hộ nghèo", "Tỷ lệ hộ nghèo (%)", "Ghi chú"]]
    for year, households, poor, rate, said in ((2020, 48804, 4274, 8.76, ""), (2021, 49360, 4968, 10.06, remark),
                                               (2022, 49915, 4423, 8.86, "")):
        rows.append([year, F(households, "households", "654", year, households),
                     F(poor, "poor_households", "654", year, poor), F(rate, "poverty_rate", "654", year, rate), said])
    assert "which-definition" not in severities(check(rows, study, tmp_path))


@pytest.mark.parametrize("remark", ["Từ 2022 theo chuẩn 2022-2025", "chưa theo chuẩn 2022-2025", "Chuẩn mới"])
def test_a_remark_that_says_more_settles_nothing(study: Study, tmp_path: Path, remark: str) -> None:
    rows: Rows = [["Sổ theo dõi giảm nghèo - huyện Krông Pắc"], ["Năm", "Tỷ lệ hộ nghèo (%)", "Ghi chú"],
                  [2020, F(8.76, "poverty_rate", "654", 2020, 8.76), ""], [2021, Doubt(10.06), remark],
                  [2022, F(8.86, "poverty_rate", "654", 2022, 8.86), ""]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("title", "is_read"), [
    ("TY LE HO DAN TOC THIEU SO NGHEO VA TY LE HO NGHEO NAM 2023 (%)", True),
    ("Tỷ lệ hộ DTTS nghèo và tỷ lệ hộ nghèo năm 2023 (%)", True),
    ("Tỷ lệ hộ nghèo và tỷ lệ hộ nghèo DTTS năm 2023 (%)", True),
    ("Tỷ lệ hộ nghèo DTTS và tỷ lệ hộ cận nghèo năm 2023 (%)", False),
    ("Tỷ lệ hộ nghèo DTTS năm 2023 (%)", False)])
def test_a_title_on_all_and_on_a_group_lends_the_group_to_none(study: Study, tmp_path: Path, title: str,
                                                               is_read: bool) -> None:
    of_all = [F(value, "poverty_rate", code, 2023, value) if is_read else Doubt(value)
              for code, value in (("656", 7.97), ("651", 17.62))]
    rows: Rows = [[title], ["HUYEN", "TY LE HO NGHEO", "TY LE HO NGHEO DTTS"], *(
        [name, first, F(value, "poverty_rate", code, 2023, value, group="ethnic_minority")]
        for name, first, code, value in zip(("HUYEN LAK", "HUYEN EA KAR"), of_all, ("656", "651"), (12.75, 28.19),
                                            strict=True))]
    assert ("whose-group" in severities(check(rows, study, tmp_path))) != is_read


@pytest.mark.parametrize("heading", ["Tỷ lệ hộ nghèo", "Tỷ lệ (%)"])
@pytest.mark.parametrize("title", ["Tỷ lệ hộ nghèo và tỷ lệ hộ DTTS nghèo năm 2023",
                                   "Tỷ lệ hộ DTTS nghèo và tỷ lệ hộ nghèo năm 2023"])
def test_a_column_alone_below_a_title_on_all_and_a_group(study: Study, tmp_path: Path, title: str,
                                                         heading: str) -> None:
    rows: Rows = [[title], ["Huyện", heading], ["Huyện Lắk", Doubt(20.95)], ["Huyện Ea Kar", Doubt(8.23)]]
    assert [f.code for f in check(rows, study, tmp_path)] == ["ingest-whose-group"]
    both: Rows = [[title], ["Huyện", "Tỷ lệ hộ nghèo", "Tỷ lệ hộ DTTS nghèo"],
                  ["Huyện Lắk", F(20.95, "poverty_rate", "656", 2023, 20.95),
                   F(31.2, "poverty_rate", "656", 2023, 31.2, "ethnic_minority")]]
    check(both, study, tmp_path)


@pytest.mark.parametrize(("whole", "is_own"), [("số hộ DTTS", True), ("số hộ", False), ("số hộ nghèo", False)])
def test_the_whole_of_a_share_behind_its_standard(study: Study, tmp_path: Path, whole: str, is_own: bool) -> None:
    cell = F(38.5, "poverty_rate", "656", 2023, 38.5, "ethnic_minority") if is_own else Doubt(38.5)
    check([["Tỷ lệ hộ nghèo dân tộc thiểu số năm 2023"],
           [f"(theo chuẩn nghèo đa chiều giai đoạn 2022-2025; % so với tổng {whole})"],
           ["Huyện", "Năm 2023"], ["Huyện Lắk", cell]], study, tmp_path)


def test_the_share_of_each_people_in_all_people(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["DÂN SỐ CÁC DÂN TỘC TRÊN ĐỊA BÀN TỈNH ĐẮK LẮK NĂM 2023"],
                  ["Dân tộc", "Dân số (người)", "Tỷ lệ so với tổng dân số (%)"], ["Tổng số", 1918400, 100]]
    for people, (group, count) in PEOPLES.items():
        share = round(count / 19184, 2)
        rows.append([people, F(count, "ethnic_group_population", "66", 2023, count, group),
                     F(share, "ethnic_group_share", "66", 2023, share, group)])
    rows[2][1] = F(1918400, "population", "66", 2023, 1918400)
    check(rows, study, tmp_path)
