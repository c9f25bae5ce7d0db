"""Names of indicators in other words, another order and in short forms; and what only looks like one."""

from __future__ import annotations

from itertools import product

import pytest

from analysis.ingest.wording import Lexicon, read_words

HOUSEHOLDS, USE = ("hộ", "hộ dân", "hộ gia đình", "hộ dân cư"), ("", "có ", "sử dụng ", "dùng ", "được sử dụng ")
CASES = {
    "hygienic_latrine": (("Tỷ lệ ", "TL ", "% "), HOUSEHOLDS, ("có ", "sử dụng "), ("nhà tiêu HVS", "NTHVS",
                                                                             "nhà vệ sinh hợp vệ sinh")),
    "electricity_access": (("Tỷ lệ ", "TL "), HOUSEHOLDS, USE, ("điện", "điện lưới", "điện lưới quốc gia")),
    "households_information_access": (("Tỷ lệ ", "% "), HOUSEHOLDS, ("", "được "), (
        "tiếp cận thông tin", "tiếp cận TT", "TCTT", "tiếp cận với thông tin")),
    "communes_health_standard": (("Tỷ lệ ", "TL ", "% "), ("xã", "xã, phường, thị trấn", "xã/phường/TT"), (
        "đạt ", "được công nhận đạt "), ("TCQG về y tế", "TCQG YTX", "chuẩn quốc gia về y tế xã",
                                         "Bộ tiêu chí quốc gia về y tế")),
    "commune_stations_with_doctor": (("Tỷ lệ ", "% "), ("TYT", "trạm", "trạm y tế xã", "Trạm YT"), ("có ",),
                                     ("bác sĩ", "BS", "bác sỹ làm việc")),
    "stunting_u5": (("Tỷ lệ ",), ("trẻ em dưới 5 tuổi ", "TE <5 tuổi ", "trẻ <5T ", ""), ("SDD ", "suy dinh dưỡng "),
                    ("thấp còi", "thể thấp còi", "chiều cao/tuổi", "CC/T")),
    "full_immunisation_u1": (("Tỷ lệ ",), ("trẻ <1 tuổi ", "trẻ em dưới 01 tuổi ", "TE dưới 1 tuổi ", "trẻ dưới 1T "), (
        "", "được "), ("TCĐĐ", "tiêm chủng đầy đủ", "tiêm đủ", "TC đầy đủ")),
    "social_insurance_coverage": (("Tỷ lệ ", "TL "), ("LĐ ", "người lao động ", "LLLĐ "), ("", "đang "), (
        "tham gia BHXH", "tham gia BHXH/LLLĐ", "tham gia BHXH so với LLLĐ")),
    "workers_housing": (("Tỷ lệ ",), ("đáp ứng ", "đáp ứng nhu cầu "), ("nhà ở ", "chỗ ở "), (
        "cho công nhân KCN", "CN khu công nghiệp", "của công nhân trong khu công nghiệp")),
}


@pytest.mark.parametrize(("indicator", "heading"), [
    (indicator, "".join(parts[:2]) + " " + "".join(parts[2:])) for indicator, several in CASES.items()
    for parts in product(*several)])
def test_concepts_in_any_words(lexicon: Lexicon, indicator: str, heading: str) -> None:
    says = read_words(heading, lexicon)
    assert says.indicators == {indicator}
    assert not (says.unknown)
    assert not (says.clash)


@pytest.mark.parametrize(("indicator", "headings"), [
    ("doctors_per_10k", ("BS/vạn dân", "Số BS trên 1 vạn dân", "Bác sỹ/10.000 dân", "BS bình quân 10.000 dân")),
    ("hospital_beds_per_10k", ("GB/10.000 dân", "Số GB/1 vạn dân", "Giường bệnh trên một vạn dân")),
    ("infant_mortality", ("TSTV trẻ dưới 01 tuổi", "IMR (‰)", "Tử vong trẻ <1T/1.000 trẻ đẻ sống",
                          "Tỷ suất tử vong TE < 1 tuổi (‰)")),
    ("under5_mortality", ("U5MR (‰)", "Tỷ suất chết trẻ em <5T", "TV trẻ <5 tuổi (‰)")),
    ("adult_literacy", ("Biết chữ 15+ (%)", "Tỷ lệ người ≥15 tuổi biết chữ", "Tỷ lệ biết đọc, biết viết từ 15 tuổi")),
    ("trained_labour", ("Tỷ lệ LĐQĐT (%)", "TL lao động đã qua ĐT", "LĐ qua đào tạo (%)")),
    ("social_insurance_voluntary", ("Số người tham gia BHXH TN", "BHXHTN - số người", "LĐ tham gia BHXH tự nguyện")),
    ("rural_clean_water", ("TL hộ NT dùng nước sạch đạt QCVN (%)", "Nước sạch theo QC, nông thôn (%)")),
    ("urban_clean_water", ("TL dân ĐT được cấp nước sạch (%)", "Dân đô thị dùng nước sạch (%)")),
    ("rural_piped_schemes", ("Công trình CNTT nông thôn hiện có", "Số CTCN tập trung")),
    ("targets_met", ("Số chỉ tiêu đạt và vượt KH", "Số CT đạt kế hoạch")),
    ("communes_total", ("Tổng số xã XD NTM", "Số xã tham gia xây dựng nông thôn mới")),
    ("difficult_area_communes_qd1049_2014", ("Số xã theo QĐ 1049/QĐ-TTg", "Số xã vùng khó khăn")),
])
def test_names_as_departments_shorten_them(lexicon: Lexicon, indicator: str, headings: tuple[str, ...]) -> None:
    for heading in headings:
        says = read_words(heading, lexicon)
        assert says.indicators == {indicator}, heading
        assert not says.unknown, heading


@pytest.mark.parametrize("heading", [
    "Tỷ lệ trẻ <2 tuổi SDD thấp còi", "Tỷ lệ trẻ em nghèo (%)", "Tỷ lệ hộ nghèo có trẻ em (%)", "Số bác sĩ tại TYT xã",
    "Tỷ lệ hộ có nhà tiêu", "Tỷ lệ hộ không có nhà tiêu HVS", "Số xã đạt chuẩn NTM nâng cao",
    "Số hộ nghèo được vay vốn", "Tỷ lệ biết chữ 15-60 tuổi (%)", "Tỷ lệ BHXH/dân số (%)", "Trẻ DTTS (%)",
    "Tỷ lệ hộ nghèo trên tổng số hộ cận nghèo",
    "Thuộc xã khu vực III", "Số xã theo QĐ 861/QĐ-TTg", "Số hộ sử dụng", "Số người nghèo", "Tỷ lệ xã đạt chuẩn",
    "Số công trình hoạt động bền vững", "BC", "Hương ước"])
def test_what_is_near_a_name_is_none(lexicon: Lexicon, heading: str) -> None:
    """Another age, another whole, a part, a qualification: a word too many keeps the two apart."""
    says = read_words(heading, lexicon)
    assert not says.indicators or says.unknown or says.clash or "derived" in says.roles
    assert not (says.fallback and not says.unknown)


@pytest.mark.parametrize(("heading", "indicator", "group"), [
    ("Hộ nghèo có nhà tiêu HVS (%)", "hygienic_latrine", "poor"),
    ("Tỷ lệ hộ DTTS có nhà tiêu HVS", "hygienic_latrine", "ethnic_minority"),
    ("Tỷ lệ trường TH đạt CQG (%)", "schools_national_standard", "primary"),
    ("TSTV trẻ dưới 1 tuổi - bé gái", "infant_mortality", "female"),
    ("Tỷ lệ LĐ nữ qua ĐT", "trained_labour", "female")])
def test_of_whom_stands_besides(lexicon: Lexicon, heading: str, indicator: str, group: str) -> None:
    says = read_words(heading, lexicon)
    assert indicator in says.indicators
    assert says.groups == {group}
    assert not says.unknown
