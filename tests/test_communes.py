"""The list of communes by region: read as planners write it, what is wrong told by line, drawn as points."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.collections import PathCollection
from matplotlib.text import Text
from openpyxl import Workbook

from analysis.charts import commune_map
from analysis.cleaning import clean
from analysis.findings import Finding
from analysis.geography import load_districts
from analysis.language import use_language
from analysis.marking import use_marking
from analysis.narrative import commune_regions, district_minorities, minority_shares
from analysis.study import Study, read_catalogue
from analysis.study.commune_regions import read_commune_regions
from tests.chart_tables import chart_tables
from tests.cleaning_figures import figures

ROOT = Path(__file__).resolve().parent.parent
HEADING = "TT;Tên xã;Huyện;Khu vực;Số thôn ĐBKK;Vĩ độ;Kinh độ"


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("raw")
    for path in (ROOT / "data" / "raw").glob("*.csv"):
        shutil.copy(path, folder / path.name)
    return folder


@pytest.fixture(scope="module")
def districts() -> gpd.GeoDataFrame:
    study = catalogue()
    names = {area.code: area.name for area in study.districts}
    return load_districts(ROOT / "geo" / "daklak_districts.geojson", names)[0]


@lru_cache
def catalogue() -> Study:
    return read_catalogue(ROOT / "data" / "raw")[0]


def read(raw: Path, *lines: str, heading: str = HEADING) -> tuple[Study, list[Finding]]:
    (raw / "commune_regions.csv").write_text("\n".join([heading, *lines]) + "\n", encoding="utf-8-sig")
    study, findings = read_catalogue(raw)
    for finding in findings:  # every message must render in both languages
        for language in ("vi", "en"):
            with use_language(language):
                assert finding.file in finding.message
                assert finding.advice
    return study, findings


def test_without_the_list_the_page_says_how_to_put_it_in(raw: Path, districts: gpd.GeoDataFrame) -> None:
    (raw / "commune_regions.csv").unlink(missing_ok=True)
    study, findings = read_catalogue(raw)
    assert (study.commune_regions, findings) == ((), [])
    assert "commune_regions.xlsx" in commune_regions(study, districts)._repr_html_()


def test_a_list_without_coordinates_gives_a_table_and_says_what_is_lacking(
    raw: Path, districts: gpd.GeoDataFrame
) -> None:
    named = ("TT;Tên xã;Huyện;Khu vực;Số thôn ĐBKK", "1;Xã Krông Nô;Lắk;III;7", "2;Xã Đắk Phơi;Lắk;III;5")
    page = commune_regions(read(raw, *named[1:], heading=named[0])[0], districts)._repr_html_()
    assert "<img" not in page
    assert "chưa có tọa độ của xã nào" in page
    assert "Vĩ độ, Kinh độ" in page
    assert "Có điểm trên bản đồ" not in page
    assert ">12</td>" in page  # villages of the district
    one = read(raw, "1;Xã Krông Nô;Lắk;III;7;12,23;108,30", "2;Xã Đắk Liêng;Lắk;I;;;")[0]
    assert "Có điểm trên bản đồ" in commune_regions(one, districts)._repr_html_()
    legend = " ".join(label.get_text() for label in commune_map(one, districts).figure.findobj(Text))
    assert "Khu vực III (1)" in legend
    assert "Khu vực I (" not in legend


def test_names_regions_and_numbers_are_read_as_people_write_them(raw: Path) -> None:
    study, findings = read(
        raw, "1;Xã Krông Nô;Lắk;III;7;12,23;108,30", "2;Đăk Phơi;;Xã khu vực III;;12.35°;108.2", "Huyện Ea Súp;;;;;;",
        "3;Ia Lop;;KV 2;0;;", "4;TT. Ea Súp;;1;;;", ";Tổng số;;;7;;")
    assert findings == []
    assert [(each.name, each.district_code, each.region, each.difficult_villages, each.latitude)
            for each in study.commune_regions] == [
        ("Xã Krông Nô", "656", "III", 7, 12.23), ("Xã Đắk Phơi", "656", "III", None, 12.35),
        ("Xã Ia Lốp", "646", "II", 0, None), ("Thị trấn Ea Súp", "646", "I", None, None)]
    assert {each.code for each in study.commune_regions} <= {commune.code for commune in study.communes}


@pytest.mark.parametrize(("written", "region"), [("3", "III"), ("KV 3", "III"), ("khu vực II", "II"), ("kv1", "I")])
@pytest.mark.parametrize(("villages", "count"), [("12", 12), ("7,0", 7), ("…", None), ("-", None), ("0", 0)])
def test_regions_and_numbers_of_villages(
        raw: Path, written: str, region: str, villages: str, count: int | None) -> None:
    study, findings = read(raw, f"1;Krông Nô;Lắk;{written};{villages};;")
    assert findings == []
    assert [(each.region, each.difficult_villages) for each in study.commune_regions] == [(region, count)]


def test_a_commune_without_a_region_is_told_and_a_total_is_not(raw: Path) -> None:
    study, findings = read(raw, "1;Krông Nô;Lắk;;7;;", "2;Yang Tao;;II;;;", "3;Bông Krang;;;;;", ";Cộng;;;7;;")
    assert [finding.code for finding in findings] == ["communes-region"]
    assert [each.name for each in study.commune_regions] == ["Xã Yang Tao"]


def test_of_two_columns_of_one_name_and_of_two_files_the_first_is_read(raw: Path, tmp_path: Path) -> None:
    folder = tmp_path / "raw"
    shutil.copytree(raw, folder)
    Workbook().save(folder / "commune_regions.xlsx")
    study, findings = read(folder, "1;Krông Nô;Lắk;III;I", heading="TT;Tên xã;Huyện;Khu vực;Khu vực")
    assert [each.region for each in study.commune_regions] == ["III"]
    assert [(finding.code, finding.severity) for finding in findings] == [("communes-two-files", "warning")]


def test_communes_since_july_2025_are_found_among_the_successors(raw: Path) -> None:
    study = catalogue()
    former = {commune.name for commune in study.communes}
    later = next(each for each in study.successors if each.name.split(" ", 1)[1] not in former)
    found, findings = read(raw, f"1;{later.name};{study.area(later.district_code).name_vi};I;;;")
    assert findings == []
    assert [(each.vintage, each.code) for each in found.commune_regions] == [("2025", later.code)]


@pytest.mark.parametrize(("line", "code", "severity", "kept", "word"), [
    ("1;Krông Nô;Lắc Lư;III;;;", "communes-district", "error", 0, "Lắc Lư"),
    ("1;Krông Nô;Đắk Lắk;III;;;", "communes-district", "error", 0, "Đắk Lắk"),  # the province is no district
    ("1;Krông Nố;Lắk;IV;;;", "communes-region", "error", 0, "IV"),
    ("1;Krông Mô;Lắk;III;;;", "communes-unknown", "error", 0, "Xã Krông Nô"),
    ("1;Ia Lốp;Lắk;III;;;", "communes-unknown", "error", 0, "Huyện Ea Súp"),
    ("1;Krông Nô;;III;;;", "communes-no-district", "error", 0, "Krông Nô"),
    ("1;Krông Nô;Lắk;III;bảy;;", "communes-villages", "warning", 1, "bảy"),
    ("1;Krông Nô;Lắk;III;;12 độ;108", "communes-coordinates", "warning", 1, "12 độ"),
    ("1;Krông Nô;Lắk;III;;108,3;12,2", "communes-swapped", "warning", 1, "108,3"),
    ("1;Krông Nô;Lắk;III;;21,0;105,8", "communes-far-away", "warning", 1, "21,0"),
])
def test_each_mistake_is_named_by_line_and_the_rest_is_kept(raw: Path, line: str, code: str, severity: str, kept: int,
                                                            word: str) -> None:
    study, findings = read(raw, line, "2;Yang Tao;Lắk;II;;;")
    assert [(finding.code, finding.severity) for finding in findings] == [(code, severity)]
    assert re.fullmatch("[B-G]2", findings[0].cell)
    assert word in findings[0].message + findings[0].advice
    assert len(study.commune_regions) == kept + 1
    assert all(each.latitude is None for each in study.commune_regions)


def test_a_commune_that_stands_twice_is_used_once(raw: Path) -> None:
    study, findings = read(raw, "1;Krông Nô;Lắk;III;;;", "2;xã Krong No;Lắk;II;;;")
    assert [each.region for each in study.commune_regions] == ["III"]
    assert [finding.code for finding in findings] == ["communes-repeated"]


def test_a_list_without_the_columns_is_refused_with_the_headings_to_write(raw: Path) -> None:
    study, findings = read(raw, "1;Krông Nô;Lắk;3", heading="STT;Đơn vị;Huyện;Dân số")
    assert study.commune_regions == ()
    assert [finding.code for finding in findings] == ["communes-columns"]
    assert "Khu vực" in findings[0].advice


def test_a_workbook_with_titles_above_reads_like_the_text_file(raw: Path, tmp_path: Path) -> None:
    folder = tmp_path / "raw"
    shutil.copytree(raw, folder)
    (folder / "commune_regions.csv").unlink(missing_ok=True)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["DANH SÁCH XÃ"], [], ["TT", "Tên xã", "Khu vực", "Vĩ độ", "Kinh độ"], ["Huyện Lắk"],
                [1, "Xã Krông Nô", "III", 12.23, 108.3]):
        sheet.append(row)
    book.save(folder / "commune_regions.xlsx")
    study, findings = read_catalogue(folder)
    assert findings == []
    assert [(each.name, each.latitude) for each in study.commune_regions] == [("Xã Krông Nô", 12.23)]
    (folder / "commune_regions.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    assert [finding.code for finding in read_catalogue(folder)[1]] == ["catalogue-workbook"]


@settings(max_examples=60)
@given(cells=st.lists(st.text(max_size=12).filter(lambda words: not set(words) & set(';"\r\n')), max_size=7))
def test_no_line_breaks_the_reading_or_invents_a_commune(raw: Path, cells: list[str]) -> None:
    study = catalogue()
    (raw / "commune_regions.csv").write_text("\n".join([HEADING, ";".join(cells), "2;Yang Tao;Lắk;II;;;"]),
                                             encoding="utf-8-sig")
    listed, _ = read_commune_regions(raw, study.districts, study.communes, study.successors)
    assert "Xã Yang Tao" in {each.name for each in listed}
    known = {unit.code for unit in study.communes} | {unit.code for unit in study.successors}
    assert {each.code for each in listed} <= known


def test_points_marks_words_and_table_say_the_same(raw: Path, districts: gpd.GeoDataFrame) -> None:
    points = dict(zip(districts["code"], districts.representative_point(), strict=True))
    at, astray = points["656"], points["646"]
    study, _ = read(raw, f"1;Krông Nô;Lắk;III;7;{at.y:.4f};{at.x:.4f}",
                    f"2;Yang Tao;Lắk;III;2;{at.y + .02:.4f};{at.x:.4f}",
                    f"3;Đắk Liêng;Lắk;I;;{astray.y:.4f};{astray.x:.4f}", "4;Bông Krang;Lắk;II;1;;")
    picture = commune_map(study, districts)
    drawn = [each for each in picture.figure.axes[0].collections if isinstance(each, PathCollection)]
    # III twice, I once, II nowhere.
    assert Counter(len(np.asarray(each.get_offsets())) for each in drawn) == Counter({2: 1, 1: 1})
    assert "3 trên 4 xã có điểm" in picture.alternative
    assert "2 xã khu vực III" in picture.alternative
    assert "Lắk 2" in picture.alternative
    page = commune_regions(study, districts)._repr_html_()
    assert "1 xã chưa có tọa độ trong danh sách nên không có điểm trên bản đồ: Xã Bông Krang (Lắk)" in page
    assert "1 xã có điểm nằm ngoài ranh giới huyện ghi trong danh sách, cần kiểm tra tọa độ: Xã Đắk Liêng (Lắk)" in page
    assert "4 xã, phường, thị trấn (đơn vị trước ngày 01/11/2024): " in page
    assert "Số thôn đặc biệt khó khăn ghi trong danh sách: 10." in page
    assert "<td>3 / 4</td>" in page


def test_the_number_of_a_region_is_that_of_the_list_wherever_it_is_told(raw: Path) -> None:
    study, _ = read(raw, "1;Krông Nô;Lắk;III;;;", "2;Yang Tao;;III;;;", "3;Đắk Liêng;;I;;;")
    tables = chart_tables()
    shares = minority_shares(study, tables)._repr_html_()
    assert "<td>2 xã (đếm theo danh sách xã)</td>" in re.sub("<td[^>]*>", "<td>", shares)
    assert "<td>2 xã</td><td>đếm theo danh sách xã</td><td>commune_regions.csv</td>" in shares.split("<summary>")[1]
    with use_marking(True):
        assert "2 xã (đếm theo danh sách xã minh họa)" in minority_shares(study, tables)._repr_html_()
    district = district_minorities(study, tables, study.area("656"))._repr_html_()
    assert "2 xã thuộc khu vực III: Xã Krông Nô, Xã Yang Tao." in district
    other = district_minorities(study, tables, study.area("653"))._repr_html_()
    assert "danh sách xã" not in other  # none of it on the list, which may go on


@pytest.mark.parametrize(("published", "whole", "told"), [(1, False, True), (2, False, False), (54, False, False),
                                                          (54, True, True)])
def test_a_published_number_that_the_list_contradicts_is_a_finding(
        raw: Path, published: int, whole: bool, told: bool) -> None:
    lines = ["1;Krông Nô;Lắk;III;;;", "2;Yang Tao;Lắk;III;;;"]
    if whole:
        names = {each.district_code: each for each in catalogue().communes}
        lines += [f"3;{each.name};{catalogue().area(code).name_vi};I;;;" for code, each in names.items()
                  if code != "656"]
    study, findings = read(raw, *lines)
    assert findings == []
    province = figures({"indicator": "em_area_communes_region_3", "area_code": "66", "year": 2024, "unit": "communes",
                        "definition": "default", "value": float(published)})
    said = [each for each in clean(province, study).findings if each.code == "cleaning-commune-list"]
    assert bool(said) == told
    for each in said:
        assert "2 xã khu vực III" in each.message


def test_a_title_above_the_headings_of_a_text_file_is_passed_over(raw: Path) -> None:
    study, findings = read(raw, HEADING, "1;Krông Nô;Lắk;III;;;", heading="DANH SÁCH XÃ THEO KHU VỰC")
    assert findings == []
    assert [each.name for each in study.commune_regions] == ["Xã Krông Nô"]
