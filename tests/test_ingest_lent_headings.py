"""What headings leave to those beside them and to titles, and what looks as if it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.ingest.layout.lines import read_line
from analysis.ingest.wording import Lexicon, read_words
from analysis.ingest.wording.asides import behind_sender, without_senders
from analysis.study import Study
from tests.ingest_tables import Doubt, F, Rows, check

COUNTS, PARTS, SHARES = (5000, 6100, 7300, 8800), (2400, 3000, 3500, 4300), (20.5, 31.25, 44.5, 52.75)


def _table(study: Study, title: str, *columns: tuple[tuple[str, ...], str, tuple[float, ...], str]) -> Rows:
    """A table of four districts; each column with its headings, indicator ('' for a doubt), numbers and group."""
    depth = max(len(heads) for heads, *_ in columns)
    rows: Rows = [[title], *([["Huyện" if n == 0 else None, *(
        heads[n] if n < len(heads) else None for heads, *_ in columns)] for n in range(depth)])]
    for at, area in enumerate(study.districts[:4]):
        rows.append([area.name_vi, *(F(numbers[at], name, area.code, 2022, numbers[at], group) if name
                                     else Doubt(numbers[at]) for _, name, numbers, group in columns)])
    return rows


@pytest.mark.parametrize(("title", "left", "indicator", "part", "group"), [
    ("DÂN SỐ NĂM 2022", "Lao động có việc làm", "employed", "Trong đó: nữ", "female"),
    ("Hộ nghèo năm 2022", "Tổng số hộ", "households", "Trong đó: hộ DTTS", "ethnic_minority"),
    ("BHYT năm 2022", "Số người tham gia BHXH tự nguyện", "social_insurance_voluntary", "Trong đó: nữ", "female")])
def test_a_part_is_of_what_stands_left_of_it(study: Study, tmp_path: Path, title: str, left: str, indicator: str,
                                             part: str, group: str) -> None:
    """Whatever the title names."""
    check(_table(study, title, ((left,), indicator, COUNTS, ""), ((part,), indicator, PARTS, group)), study, tmp_path)


@pytest.mark.parametrize("heading", ["Số xã đạt", "Xã đạt", "Lũy kế xã đạt (xã)", "Số thôn đạt", "Tổng số hộ đạt",
                                     "Số thôn, buôn, tổ dân phố đạt"])
def test_places_that_reached_something_are_not_all_of_them(lexicon: Lexicon, heading: str) -> None:
    says = read_words(heading, lexicon)
    assert not (says.indicators | says.fallback) & {"communes_total", "villages_total", "households"}


@pytest.mark.parametrize(("first", "second", "groups"), [
    ("TT", "NT", ("urban", "rural")), ("ĐT", "NT", ("urban", "rural")), ("NT", "TT", ("rural", "urban"))])
def test_short_forms_of_town_and_country_beside_each_other(study: Study, tmp_path: Path, first: str, second: str,
                                                           groups: tuple[str, str]) -> None:
    rows = _table(study, "Dân số năm 2022 (người)", ((first, "Tổng số"), "population", COUNTS, groups[0]),
                  ((second, "Tổng số"), "population", PARTS, groups[1]))
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("heading", "group"), [
    ("Dân số DTTS tại chỗ", "ethnic_minority_local"), ("NK DTTS tại chỗ", "ethnic_minority_local"),
    ("Số người dân tộc thiểu số tại chỗ", "ethnic_minority_local")])
def test_the_indigenous_among_the_minority(lexicon: Lexicon, heading: str, group: str) -> None:
    says = read_words(heading, lexicon)
    assert says.indicators == {"ethnic_minority_population"}
    assert says.groups == {group}
    assert says.unknown == ()


@pytest.mark.parametrize("heading", ["Hộ nghèo DTTS/tổng dân số (%)", "Hộ nghèo/dân số (%)",
                                     "Hộ nghèo so với tổng dân số (%)", "Tỷ lệ hộ cận nghèo trên tổng dân số (%)"])
def test_a_share_of_another_whole_is_none(study: Study, tmp_path: Path, heading: str) -> None:
    check(_table(study, "Giảm nghèo năm 2022", ((heading,), "", SHARES, "")), study, tmp_path)


@pytest.mark.parametrize("title", ["Tỷ lệ hộ có nhà tiêu hợp vệ sinh năm 2022",
                                   "Nước sạch nông thôn năm 2022, tỷ lệ hộ"])
def test_the_poor_below_a_share_of_something_else(study: Study, tmp_path: Path, title: str) -> None:
    """They may be those among them who have it."""
    rows = _table(study, title, (("Hộ nghèo (%)",), "", SHARES, ""), (("Hộ cận nghèo (%)",), "", SHARES[::-1], ""))
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("heading", "indicator"), [
    ("SDG 6.2.1 Hộ sử dụng hố xí hợp vệ sinh (%)", "hygienic_toilet_households"),
    ("YT.TC.01.01 - Tỷ lệ tiêm chủng đầy đủ cho trẻ em dưới 1 tuổi (%)", "full_immunisation_u1"),
    ("tre <5t SDD can nang/tuoi", "underweight_u5"), ("ti le bao phu BHYT", "health_insurance_coverage"),
    ("Số chỉ tiêu đạt kế hoạch (kể cả vượt)", "targets_met")])
def test_codes_and_letters_without_marks(study: Study, tmp_path: Path, heading: str, indicator: str) -> None:
    numbers = (21.0, 18.0, 25.0, 20.0) if indicator == "targets_met" else (60.5, 71.25, 80.5, 88.75)
    check(_table(study, "Báo cáo năm 2022", ((heading,), indicator, numbers, "")), study, tmp_path)


@pytest.mark.parametrize("heading", ["KH BHXH VN giao (người)", "PĐ 2025", "Phấn đấu năm 2025", "NQ"])
def test_what_is_planned(lexicon: Lexicon, heading: str) -> None:
    assert read_words(heading, lexicon).kinds == {"target"}


def test_funds_are_no_people(lexicon: Lexicon) -> None:
    assert "kinh" not in read_words("Kinh phí hỗ trợ hộ nghèo", lexicon).groups


@pytest.mark.parametrize(("line", "rest"), [
    ("Cận nghèo (hộ) - báo cáo của các phường, xã gửi huyện", "Cận nghèo (hộ)"),
    ("Tỷ lệ che phủ rừng, Chi cục Kiểm lâm", "Tỷ lệ che phủ rừng"), ("SỞ Y TẾ ĐẮK LẮK", "SỞ Y TẾ ĐẮK LẮK"),
    ("Số liệu sở gửi UBMTTQ: hộ nghèo", "hộ nghèo"), ("Hộ nghèo có trẻ em", "Hộ nghèo có trẻ em")])
def test_who_sent_a_table_is_no_word_of_its_title(line: str, rest: str) -> None:
    assert without_senders(line) == rest


def test_the_title_behind_the_name_of_an_office() -> None:
    assert behind_sender("Sở Y tế: xã đạt tiêu chí") == "xã đạt tiêu chí"
    assert behind_sender("Bảo hiểm xã hội: người tham gia") == "Bảo hiểm xã hội: người tham gia"


@pytest.mark.parametrize(("title", "years"), [
    ("Nước sạch 2020, theo Bộ chỉ số 2018", {2020}), ("Kết quả Bộ chỉ số nước sạch năm 2019", {2019}),
    ("ĐVHC trước khi sắp xếp năm 2024 (thời điểm 31/12/2022)", {2022}),
    ("Tỷ lệ dân số nông thôn dùng nước QCVN 02:2009 (%)", set()), ("Nước sạch theo QCVN 01-1:2018/BYT, 2021", {2021})])
def test_the_year_of_something_else(lexicon: Lexicon, title: str, years: set[int]) -> None:
    assert read_words(title, lexicon).years == years


@pytest.mark.parametrize(("line", "years"), [
    ("Theo Bộ chỉ số 2018 - % số hộ nông thôn", set()), ("(Theo Bộ tiêu chí 2021-2025, năm 2023)", {2023}),
    ("Bộ chỉ số nước sạch 2018", {2018})])
def test_a_line_on_the_criteria_tells_no_year_of_figures(lexicon: Lexicon, line: str, years: set[int]) -> None:
    assert read_line(line, lexicon).years == years


@pytest.mark.parametrize("heading", ["Khẩu là người DTTS", "Khẩu DTTS", "Số khẩu đồng bào DTTS"])
def test_heads_of_a_household_book_are_people(lexicon: Lexicon, heading: str) -> None:
    assert read_words(heading, lexicon).indicators == {"ethnic_minority_population"}


@pytest.mark.parametrize("heading", ["Hộ sử dụng điện sinh hoạt (%)", "Tỷ lệ hộ có điện phục vụ sinh hoạt"])
def test_power_for_living_is_power(lexicon: Lexicon, heading: str) -> None:
    assert read_words(heading, lexicon).indicators == {"electricity_access"}


@pytest.mark.parametrize(("title", "numbers", "is_read"), [
    ("Tổng số tiêu chí NTM đạt được năm 2022", (165, 224, 192, 208), True),
    ("Tổng số tiêu chí NTM đạt được năm 2022", (11, 14, 17, 18), False),  # which of the 19 it is?
    ("Số tiêu chí NTM bình quân/xã năm 2022", (165, 224, 192, 208), False),
    ("Số xã đạt chuẩn nông thôn mới năm 2022", (165, 224, 192, 208), False)])
def test_criteria_are_counted_by_numbers_that_none_of_them_has(study: Study, tmp_path: Path, title: str,
                                                               numbers: tuple[int, ...], is_read: bool) -> None:
    column = (("Tiêu chí",), "ntm_criteria_total" if is_read else "", numbers, "rural")
    rows = _table(study, title, column)
    check(rows, study, tmp_path)
    if is_read:  # beside a table of something else, its title above the areas
        left: Rows = [["Tỷ lệ hộ nghèo 2022 (%)", None, None], ["Huyện", "Tỷ lệ", None], *(
            [area.name_vi, F(value, "poverty_rate", area.code, 2022, value), None]
            for area, value in zip(study.districts[:4], SHARES, strict=True))]
        right: Rows = [[title, None], *rows[1:]]
        check([one + other for one, other in zip(left, right, strict=True)], study, tmp_path)
