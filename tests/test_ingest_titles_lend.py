"""What titles lend to short headings, codes before headings, and wholes told in other words than the catalogue's."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.ingest import read_files
from analysis.ingest.wording import Lexicon, read_words
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check, severities


@pytest.fixture(scope="module")
def lexicon(study: Study) -> Lexicon:
    return Lexicon.of(study)


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
    ("Bao phủ BHYT năm 2023", "Người có thẻ còn hiệu lực", "health_insured_persons"),
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
