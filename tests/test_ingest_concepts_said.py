"""Headings in the turns of phrase of officials: questions, laws, slips, no marks; and those that only look alike."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from analysis.ingest.wording import Lexicon, read_words
from analysis.ingest.wording.slips import with_marks, without_slips
from analysis.study import Study
from tests.ingest_tables import Doubt, F, Rows, check, severities

AREAS = ("643", "645", "655")


CASES = {
    "communes_radio_station": (("Bao nhiêu phần trăm ", "Tỷ lệ "), ("xã ", "đơn vị cấp xã "), (
        "có đài truyền thanh ", "có hệ thống truyền thanh cơ sở "), (
            "chạy tốt", "vận hành tốt", "bảo đảm hoạt động tốt")),
    "rural_piped_schemes_not_working": (("Số công trình ",), ("cấp nước tập trung ", "nước sạch tập trung "), (
        "nông thôn ", "ở nông thôn "), ("ngưng hoạt động", "đã dừng hoạt động", "không còn vận hành", "bị bỏ hoang")),
    "full_immunisation_u1": (("Tỷ lệ ", "Bao nhiêu % "), ("trẻ dưới 1 tuổi ", "trẻ em trước 1 tuổi "), (
        "tiêm đủ 8 loại vắc xin", "được miễn dịch đầy đủ", "tiêm chủng đủ loại, đủ liều"), ("", " trong TCMR")),
    "villages_total": (("Số ", "Tổng số "), ("thôn, buôn, ",), ("khối phố", "tổ dân phố", "tổ dân phố trực thuộc"), (
        "", " hiện có")),
    "social_insurance_compulsory": (("Số người ", "Có bao nhiêu người "), ("tham gia ", "TG "), ("BHXH ",), (
        "bắt buộc", "loại hình bắt buộc", "bắt buộc theo Luật BHXH 2014")),
    "adult_literacy": (("Tỷ lệ ", "Bao nhiêu phần trăm "), ("người lớn ", "người trưởng thành "), (
        "từ 15 tuổi trở lên ", "từ đủ 15 tuổi trở lên "), ("biết chữ", "được công nhận biết chữ")),
}


@pytest.mark.parametrize(("indicator", "heading"), [
    (indicator, "".join(parts)) for indicator, several in CASES.items() for parts in product(*several)])
def test_turns_of_phrase(lexicon: Lexicon, indicator: str, heading: str) -> None:
    says = read_words(heading, lexicon)
    assert says.indicators == {indicator}
    assert not says.unknown
    assert not says.clash


@pytest.mark.parametrize("heading", [
    "Tỷ lệ hộ nghèo phát sinh trong năm", "Tỷ lệ hộ tái nghèo (%)", "Số hộ có nhà tắm (hộ)",
    "Tỷ lệ nữ trong tổng dân số (%)",
    "Số thôn đặc biệt khó khăn thuộc xã khu vực I", "Hộ nghèo giảm", "Nhà tạm đã xóa (hộ)", "Số xã đạt tiêu chí 17",
    "Quy mô hộ bình quân (người)", "Số trường đạt dưới 5 tiêu chí", "Số trạm xá (trạm)", "Kế hoạch xóa nhà tạm (hộ)",
    "Tỷ lệ trẻ chưa tiêm chủng đầy đủ (%)", "Lực lượng lao động chưa qua đào tạo (người)", "DSTB_NAM",
])
def test_what_only_looks_like_an_indicator(lexicon: Lexicon, heading: str) -> None:
    says = read_words(without_slips(heading, lexicon), lexicon)
    assert not says.indicators or says.unknown or says.clash or says.roles


@pytest.mark.parametrize(("written", "meant"), [
    ("Tỷ lệ hộ ngèo (%)", "tỷ lệ hộ nghèo (%)"), ("Số trừơng đạt chuẩn", "số trường đạt chuẩn"),
    ("Nhà tiêu hơp vệ sinh", "nhà tiêu hợp vệ sinh"), ("Tổng số thôn, bôun", "tổng số thôn, buôn"),
    ("Số hộ có nhà tắm", "Số hộ có nhà tắm"), ("Poor housholds", "Poor housholds")])
def test_slips_are_put_right_where_one_word_fits(lexicon: Lexicon, written: str, meant: str) -> None:
    assert without_slips(written, lexicon) == meant


@pytest.mark.parametrize(("written", "indicator"), [
    ("so_tieuchi_ntm_bq_xa", "ntm_criteria_per_commune"), ("tyle_chephu_rung", "forest_cover"),
    ("Ty le dan so nong thon dung nuoc hop ve sinh", "rural_hygienic_water"),
    ("DANSO_DTTS", "ethnic_minority_population"),
    ("BHXH_BB_SO_NGUOI", "social_insurance_compulsory"), ("So thon, buon, to dan pho", "villages_total")])
def test_marks_that_are_left_out(lexicon: Lexicon, written: str, indicator: str) -> None:
    says = read_words(with_marks(written, lexicon), lexicon)
    assert says.indicators == {indicator}
    assert not says.unknown


def test_a_slip_is_read_and_told(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NĂM 2023"], ["Huyện", "Tỷ lệ hộ ngèo (%)"]]
    rows += [[study.area(code).name_vi, F(10.5, "poverty_rate", code, 2023, 10.5)] for code in AREAS]
    assert severities(check(rows, study, tmp_path)) == {"heading-put-right": "warning"}


@pytest.mark.parametrize(("upper", "lower", "indicator"), [
    ("Trẻ em dưới 5 tuổi", "Tỷ suất chết (‰)", "under5_mortality"),
    ("Lâm nghiệp", "Tỷ lệ che phủ rừng (%)", "forest_cover"),
    ("Lao động", "Tỷ lệ qua đào tạo (%)", "trained_labour"),
    ("Giáo dục", "Tỷ lệ trường ĐCQG (%)", "schools_national_standard")])
def test_a_heading_of_one_column_in_two_rows(study: Study, tmp_path: Path, upper: str, lower: str,
                                             indicator: str) -> None:
    """The lower one, alone in its row, is no sub-heading of the rows below."""
    rows: Rows = [["NĂM 2023"], ["TT", "Huyện", upper], ["", "", lower]]
    rows += [[n, study.area(code).name_vi, F(10.5 + n, indicator, code, 2023, 10.5 + n)]
             for n, code in enumerate(AREAS, start=1)]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("upper", "lower"), [
    ("Trường học", "Tỷ lệ có nhà tiêu HVS (%)"), ("Xã khu vực III", "Số thôn ĐBKK (thôn)"), ("Thất nghiệp", "Số người"),
    ("DTTS", "Số xã"), ("Tỷ lệ che phủ", "Tăng, giảm (%)")])
def test_what_the_upper_heading_makes_another_thing(study: Study, tmp_path: Path, upper: str, lower: str) -> None:
    rows: Rows = [["NĂM 2023"], ["TT", "Huyện", upper], ["", "", lower]]
    rows += [[n, study.area(code).name_vi, Doubt(10 + n)] for n, code in enumerate(AREAS, start=1)]
    check(rows, study, tmp_path)
