"""What titles lend to short headings, codes before headings, and wholes told in other words than the catalogue's."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.ingest import read_files
from analysis.ingest.wording import Lexicon, read_words
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check, severities


@pytest.mark.parametrize(("heading", "indicator"), [
    ("0105 Dân số (người)", "population"), ("3.2.1 Tỷ suất chết trẻ dưới 5 tuổi (‰)", "under5_mortality"),
    ("[CT03] =CT02/CT01 (%) xã có đài TT cơ sở HĐ tốt", "communes_radio_station"),
    ("TCĐĐ_U1_TL (%)", "full_immunisation_u1"),
    ("1402 Tỷ lệ biết chữ 15+ (%)", "adult_literacy"), ("BHXH BB (người)", "social_insurance_compulsory"),
    ("Tỷ lệ HN (%)", "poverty_rate"), ("Trẻ < 60 tháng bị thấp còi (%)", "stunting_u5"),
    ("TS tiêu chí NTM đạt", "ntm_criteria_total"), ("Số người có việc làm mới", "jobs_created"),
    ("% thực hiện KH xóa nhà tạm", "temporary_housing_progress"), ("Số xã KVIII", "em_area_communes_region_3")])
def test_codes_and_short_forms(lexicon: Lexicon, heading: str, indicator: str) -> None:
    says = read_words(heading, lexicon)
    assert indicator in says.indicators
    assert says.unknown == ()


@pytest.mark.parametrize("title", ["2023 Dân số trung bình", "MR2 các năm"])
def test_a_year_or_a_vaccine_is_no_code(lexicon: Lexicon, title: str) -> None:
    says = read_words(title, lexicon)
    assert says.years == frozenset((2023,)) or says.unknown


@pytest.mark.parametrize(("title", "heading", "indicator"), [
    ("Công trình cấp nước tập trung bàn giao năm 2023", "Hư hỏng, không hoạt động", "rural_piped_schemes_not_working"),
    ("Quyết định 861/QĐ-TTg, năm 2023", "Khu vực III (xã)", "em_area_communes_region_3"),
    ("Mục tiêu phát triển bền vững năm 2023", "Tỷ lệ hộ nghèo (%)", "poverty_rate")])
def test_what_titles_lend(study: Study, tmp_path: Path, title: str, heading: str, indicator: str) -> None:
    value = 12.5 if "%" in heading else 212
    rows: Rows = [[title], ["Huyện", heading]]
    rows += [[a.name_vi, F(value + n, indicator, a.code, 2023, value + n)] for n, a in enumerate(study.districts[:3])]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


@pytest.mark.parametrize(("whole", "part", "indicator"), [
    ("Tổng số người từ đủ 15 tuổi", "Số người biết chữ", "adult_literacy"),
    ("Trẻ < 60 tháng được đo chiều cao", "Trẻ < 60 tháng bị thấp còi", "stunting_u5"),
    ("Hộ ĐBDTTS rà soát về nước", "Hộ ĐBDTTS đã dùng nước HVS", "em_hygienic_water_share")])
def test_wholes_in_other_words(study: Study, tmp_path: Path, whole: str, part: str, indicator: str) -> None:
    rows: Rows = [["Kết quả năm 2023"], ["Huyện", whole, part]]
    rows += [[a.name_vi, 2000 + 100 * n, 1000 + 50 * n] for n, a in enumerate(study.districts[:5])]
    write_xlsx(tmp_path / "a.xlsx", rows)
    figures, _ = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert {(f.indicator, f.value) for f in figures} == {(indicator, 50.0)}
    rows[1][1] = "Trẻ được uống vitamin A"
    write_xlsx(tmp_path / "a.xlsx", rows)
    assert not read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)[0]


@pytest.mark.parametrize(("title", "indicator"), [
    ("TL biết chữ từ 15 tuổi phân theo huyện, thị xã, thành phố", "adult_literacy"),
    ("THÔN, BUÔN CÓ LOA CỦA MỘT SỐ HUYỆN GIAI ĐOẠN 2022-2023", "villages_loudspeakers"),
    ("THÔN, BUÔN CÓ LOA CỦA MỘT SỐ HUYỆN NGHÈO GIAI ĐOẠN 2022-2023", ""),
    ("TL 15 phân theo huyện, thị xã, thành phố", "")])
def test_for_which_districts_a_title_tells_its_figures(study: Study, tmp_path: Path, title: str,
                                                       indicator: str) -> None:
    rows: Rows = [[title], ["Đơn vị tính: %"], ["Năm", "Buôn Hồ", "Ea Súp", "Lắk"]]
    rows += [[year, *(F(value, indicator, area, year, value) if indicator else Doubt(value)
                      for area, value in zip(("644", "646", "656"), (78.7, 70.2, 69.6), strict=True))]
             for year in (2022, 2023)]
    assert severities(check(rows, study, tmp_path)) == ({} if indicator else {"not-about": "warning"})


ONE, OTHER = "Bảng 1. Tỷ lệ trẻ em dưới 1 tuổi tiêm chủng đầy đủ năm 2020 (%)", "Bảng 2. Tỷ lệ hộ nghèo năm 2023 (%)"


@pytest.mark.parametrize("merged", [("A1:C1", "F1:H1"), ()], ids=["merged", "alone"])
@pytest.mark.parametrize("between", [[[]], []], ids=["apart", "directly above"])
@pytest.mark.parametrize("titles", [(ONE, OTHER), (OTHER, ONE), (ONE, ONE.replace("2020", "2021"))])
def test_a_title_is_of_the_table_below_it(study: Study, tmp_path: Path, titles: tuple[str, str], between: Rows,
                                          merged: tuple[str, ...]) -> None:
    """Of two tables beside each other neither title speaks for the other, also with an empty row below them."""
    indicators = {ONE: ("full_immunisation_u1", 2020, "children"), OTHER: ("poverty_rate", 2023, "")}
    (one, year, group), (other, later, people) = (
        indicators.get(title, ("full_immunisation_u1", 2021, "children")) for title in titles)
    heading = ["TT", "Huyện", "Tỷ lệ"]
    rows: Rows = [[titles[0], None, None, None, None, titles[1], None, None], *between,
                  [*heading, None, None, *heading]]
    for at, (left, right) in enumerate(zip(study.districts[:4], study.districts[4:8], strict=True)):
        rows.append([at + 1, left.name_vi, F(24.2 + at, one, left.code, year, 24.2 + at, group), None, None,
                     at + 1, right.name_vi, F(21.5 + at, other, right.code, later, 21.5 + at, people)])
    check(rows, study, tmp_path, merged=merged)


def test_a_table_without_a_title_of_its_own_has_no_year_of_the_other(study: Study, tmp_path: Path) -> None:
    """A title of the right table alone says nothing of the left one; one above both is of both."""
    heading = ["Huyện", "Tỷ lệ hộ nghèo (%)"]
    pairs = list(zip(study.districts[:4], study.districts[4:8], strict=True))
    rows: Rows = [[None, None, None, "Tỷ lệ hộ nghèo năm 2023", None], [], [*heading, None, *heading]]
    rows += [[left.name_vi, Doubt(12.5 + at), None,
              right.name_vi, F(11.5 + at, "poverty_rate", right.code, 2023, 11.5 + at)]
             for at, (left, right) in enumerate(pairs)]
    check(rows, study, tmp_path)
    rows = [["Tỷ lệ hộ nghèo năm 2023"], [], [*heading, None, *heading]]
    rows += [[cell for area, rate in ((left, 12.5 + at), (right, 11.5 + at)) for cell in (
        area.name_vi, F(rate, "poverty_rate", area.code, 2023, rate), None)] for at, (left, right) in enumerate(pairs)]
    check(rows, study, tmp_path, "b.xlsx")
