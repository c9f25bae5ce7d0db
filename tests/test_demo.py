"""The demonstration: what is written is what is read, published figures are met, and nothing passes for real."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import html5lib
import numpy as np
import openpyxl
import pandas as pd
import pytest

import analysis.reporting.site as site_module
from analysis.charts import districts_chart, probability_map, series_chart
from analysis.cleaning import Cleaned, clean
from analysis.demo import SEED, build_demo, demo_workspace
from analysis.demo.books import PLANTED, Planted
from analysis.demo.drawing import draw_panel
from analysis.demo.draws import shares, whole_numbers
from analysis.demo.known import Known
from analysis.exit_status import DONE
from analysis.findings import Finding
from analysis.ingest import figures_table, read_figures, read_files
from analysis.language import LANGUAGES, Language, text, use_language
from analysis.marking import MARK_ID, use_marking
from analysis.pipeline import Results, run_pipeline
from analysis.reporting import build_site
from analysis.reporting.plan import plan_jobs
from analysis.reporting.wishes import Asked, Wish
from analysis.study import Study, read_catalogue
from analysis.tables import empty
from analysis.telling.rows import rows
from analysis.workspace import Workspace
from tests.axe import axe_script, violations
from tests.district_words import contradictions
from tests.ingest_files import write_xlsx
from tests.page_words import english_words

KEY = ["indicator", "definition", "group", "area_code", "year", "kind"]
# The districts of whose reports least room is left on the last sheet; the others have a tenth of it and more.
FULLEST = ("buon-don", "buon-ma-thuot", "cu-mgar", "ea-sup", "krong-bong", "lak")
BOOKS = {".xlsx", ".xls", ".ods", ".docx", ".csv"}


@dataclass(frozen=True)
class Demo:
    """The demonstration in a folder of its own, with what its generator says it holds."""

    real: Workspace
    workspace: Workspace
    truth: pd.DataFrame
    study: Study
    figures: pd.DataFrame
    findings: list[Finding]

    @property
    def books(self) -> list[Path]:
        return sorted((self.workspace.raw / "minh_hoa").iterdir())


@pytest.fixture(scope="module")
def demo(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    real = Workspace(root)
    folder = tmp_path_factory.mktemp("demo")
    workspace = Workspace(folder, output=folder / "reports" / "demo")
    truth = build_demo(real, workspace)
    study, problems = read_catalogue(workspace.raw)
    assert problems == []
    figures, findings = read_figures(workspace.raw, study)
    return Demo(real, workspace, truth, study, figures, findings)


@pytest.fixture(scope="module")
def known(demo: Demo) -> Known:
    raw = demo.real.raw
    study = read_catalogue(raw)[0]
    return Known.of(study, figures_table(read_files({"public_figures.csv": raw / "public_figures.csv"}, study)[0]))


@pytest.fixture(scope="module")
def cleaned(demo: Demo) -> Cleaned:
    return clean(demo.figures, demo.study)


@pytest.fixture(scope="module")
def results(demo: Demo) -> Results:
    """The results without the look back, which doubles the time and adds nothing to what is tested here."""
    return run_pipeline(demo.workspace, as_of=date(2026, 2, 11))


def test_every_workbook_is_read_as_it_was_written(demo: Demo) -> None:
    assert {path.suffix for path in demo.books} == BOOKS
    read = demo.figures[(demo.figures["status"] == "illustrative") & (demo.figures["replaced_by"] == "")]
    both = demo.truth.merge(read[[*KEY, "value"]], on=KEY, how="outer", suffixes=("", "_read"), indicator=True)
    assert set(both["_merge"]) == {"both"}
    assert not both.duplicated(KEY).any()
    assert (both["value"] == both["value_read"]).all()
    assert set(read["file"]) == {f"minh_hoa/{path.name}" for path in demo.books} - {
        "minh_hoa/minh_hoa_lao_dong_du_thao.xlsx"}


def test_only_what_was_planted_is_doubtful(demo: Demo, cleaned: Cleaned) -> None:
    planted = {each.code for each in PLANTED}
    doubtful = [f for f in [*demo.findings, *cleaned.findings] if "minh_hoa" in f.file
                and (f.severity != "info" or f.code in planted)]
    counted = {Planted(code, file.removeprefix("minh_hoa/"), sum(
        (f.code, f.file) == (code, file) for f in doubtful)) for code, file in {(f.code, f.file) for f in doubtful}}
    assert counted == set(PLANTED)
    assert not [f for f in demo.findings if f.severity == "error"]
    assert any(f.code == "ingest-legacy-encoding" for f in demo.findings)


def test_the_panel_is_complete(demo: Demo) -> None:
    outcomes = demo.truth[demo.truth["kind"] == "outcome"]
    areas = {area.code for area in demo.study.districts} | {"66"}
    full = outcomes.groupby(["indicator", "definition", "group", "year"])["area_code"].agg(set)
    communes_alone = {"647", "657"}  # no ward or township; in Krông Búk Pơng Drang became one in 2023
    for (name, _, _, year), found in full.items():
        urban = demo.study.indicator(name).main_group == "urban"
        without = communes_alone | ({"649"} if year < 2023 else set())
        assert found == (areas - without if urban else areas), (name, year)
    for indicator in demo.study.directive_indicators:
        years = set(outcomes.loc[outcomes["indicator"] == indicator.id, "year"])
        assert set(range(2015, 2025)) <= years, indicator.id
    assert {"all", "ethnic_minority"} <= set(outcomes.loc[outcomes["indicator"] == "poverty_rate", "group"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_page_says_of_urban_indicators_is_what_was_drawn(demo: Demo, language: Language) -> None:
    outcomes = demo.truth[demo.truth["kind"] == "outcome"]
    urban = {indicator.id for indicator in demo.study.indicators if indicator.main_group == "urban"}
    drawn = outcomes[outcomes["indicator"].isin(urban)].groupby("area_code")["year"].agg(set)
    with use_language(language):
        without, late = text("illustrative-assumption-8").split(";")
        named = {area.code for area in demo.study.districts if area.short_name in without}
        (founded,) = (area.code for area in demo.study.districts if area.short_name in late)
    assert named == {area.code for area in demo.study.districts} - set(drawn.index)
    town = next(commune for commune in demo.study.communes_of(founded) if commune.is_urban(2024))
    assert town.urban_from is not None
    assert town.name in late
    assert str(town.urban_from.year) in late
    assert drawn[founded] == {year for year in drawn["643"] if year >= town.urban_from.year}


def test_published_figures_are_met_exactly(demo: Demo, known: Known, cleaned: Cleaned) -> None:
    series = ["indicator", "definition", "area_code", "group", "year"]
    drawn = demo.truth[demo.truth["kind"] == "outcome"].set_index(series)["value"]
    bounds = set(cleaned.series[cleaned.series["qualifier"] != ""].set_index(series).index)
    met = 0
    for key, value in known.values.items():
        if key in drawn.index:
            # "hơn 9,3%" is met by 9.38, which the two published counts give
            assert drawn[key] == value or (key in bounds and 0 < drawn[key] - value < 0.1), key
            met += 1
    assert met > 200


def test_published_figures_stay_the_ones_in_use(known: Known, cleaned: Cleaned) -> None:
    used = cleaned.series.set_index(["indicator", "definition", "area_code", "group", "year"])
    kept = used.loc[list(known.values)]
    assert (kept["status"] == "published").all()
    assert (kept["value"] == list(known.values.values())).all()
    assert (used["status"] == "illustrative").sum() > 9000


def test_counts_and_rates_are_true_together(demo: Demo) -> None:
    outcomes = demo.truth[(demo.truth["kind"] == "outcome")]
    wide = outcomes[outcomes["definition"].isin(["line_2016_2020", "line_2022_2025"])].pivot_table(
        index=["definition", "group", "area_code", "year"], columns="indicator", values="value")
    households = outcomes[outcomes["indicator"] == "households"].set_index(["group", "area_code", "year"])["value"]
    known_rates = wide.dropna(subset=["poverty_rate", "poor_households"])
    below = households.reindex(known_rates.index.droplevel("definition")).to_numpy()
    rate = 100 * known_rates["poor_households"].to_numpy() / below
    assert np.abs(rate - known_rates["poverty_rate"].to_numpy()).max() <= 0.051
    counts = outcomes[outcomes["indicator"].isin(["households", "poor_households", "communes_new_rural"])]
    districts = counts[counts["area_code"] != "66"].groupby(["indicator", "definition", "group", "year"])["value"].sum()
    province = counts[counts["area_code"] == "66"].set_index(
        ["indicator", "definition", "group", "year"])["value"].sort_index()
    assert (districts.sort_index() == province).all()
    every, minority = wide.xs("all", level="group"), wide.xs("ethnic_minority", level="group")
    assert (minority["poor_households"] <= every["poor_households"]).all()


def test_the_list_of_communes_has_as_many_difficult_villages_as_the_workbooks(demo: Demo) -> None:
    stated = demo.truth[(demo.truth["indicator"] == "difficult_villages") & (demo.truth["kind"] == "outcome")]
    last = stated[stated["year"] == stated["year"].max()].set_index("area_code")["value"]
    listed = pd.DataFrame([(each.district_code, each.difficult_villages) for each in demo.study.commune_regions])
    by_district = listed.groupby(0)[1].sum()
    assert by_district.to_dict() == last.drop("66").to_dict()
    assert by_district.sum() == last["66"]


def test_the_same_seed_gives_the_same_bytes_and_another_other_figures(demo: Demo, known: Known,
                                                                      tmp_path: Path) -> None:
    again = Workspace(tmp_path / "again")
    build_demo(demo.real, again)
    for path in demo.books:
        assert path.read_bytes() == (again.raw / "minh_hoa" / path.name).read_bytes(), path.name
    other = draw_panel(known, seed=7).table()
    assert (other["value"] != draw_panel(known, SEED).table()["value"]).mean() > 0.5


def test_drawn_shares_have_the_weighted_mean_of_the_whole() -> None:
    rng = np.random.default_rng(1)
    pinned = np.full((15, 6), np.nan)
    pinned[3, 2], pinned[7, 4] = 61.5, 12.25
    weights = rng.uniform(1, 9, 15)
    level = np.linspace(30, 45, 6)
    values = shares(level, rng.normal(0, 0.7, (15, 6)), pinned, weights, 100.0, 8)
    assert values[3, 2] == 61.5
    assert values[7, 4] == 12.25
    np.testing.assert_allclose(weights @ values / weights.sum(), level, atol=1e-6)
    counts = whole_numbers(weights, 100, np.where(np.arange(15) == 2, 40.0, np.nan), np.full(15, 9.0))
    assert counts.sum() == 100
    assert counts[2] == 40
    assert np.delete(counts, 2).max() <= 9
    with pytest.raises(ValueError, match="hold from 0 to"):
        whole_numbers(weights, 500, np.full(15, np.nan), np.full(15, 9.0))


# --- refused outside ------------------------------------------------------------------------------


def test_no_workbook_of_the_demo_is_used_among_real_figures(demo: Demo) -> None:
    real = read_catalogue(demo.real.raw)[0]
    for path in demo.books:
        name = f"so_lieu{path.suffix}"  # a new name does not help
        figures, findings = read_files({name: path}, real)
        assert figures == [], name
        assert [f.code for f in findings if f.severity == "error"] == ["ingest-illustrative"], name
        for language in LANGUAGES:
            with use_language(language):
                finding = next(f for f in findings if f.severity == "error")
                assert name in finding.message
                assert finding.advice
    assert read_files({path.name: path}, real)[1][0].cell == ""  # its own name is enough


@pytest.mark.parametrize("words", ["Số liệu minh họa", "SỐ LIỆU MINH HOẠ", "so lieu minh hoa", "Illustrative data"])
def test_the_words_in_one_cell_refuse_the_file_and_name_the_cell(demo: Demo, tmp_path: Path, words: str) -> None:
    real = read_catalogue(demo.real.raw)[0]
    rows: list[list[object]] = [["Tỷ lệ hộ nghèo năm 2023 (%)"], ["Huyện", "Tỷ lệ"], ["Lắk", 12.5],
                                ["Ea Kar", 9.5], [None, words]]
    write_xlsx(tmp_path / "a.xlsx", rows)
    figures, findings = read_files({"a.xlsx": tmp_path / "a.xlsx"}, real)
    assert figures == []
    assert [(f.code, f.sheet, f.cell) for f in findings] == [("ingest-illustrative", "Biểu 1", "B5")]


def test_a_picture_that_illustrates_refuses_nothing(demo: Demo, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Tỷ lệ hộ nghèo năm 2023 (%)"], ["Huyện", "Tỷ lệ"], ["Lắk", 12.5],
                                ["Ea Kar", 9.5], [None, "Biểu đồ minh họa kèm theo"]]
    write_xlsx(tmp_path / "a.xlsx", rows)
    figures, findings = read_files({"a.xlsx": tmp_path / "a.xlsx"}, read_catalogue(demo.real.raw)[0])
    assert len(figures) == 2
    assert "ingest-illustrative" not in {f.code for f in findings}


def test_the_real_ledger_says_nothing_of_the_kind(demo: Demo) -> None:
    assert not [f for f in read_figures(demo.real.raw, read_catalogue(demo.real.raw)[0])[1]
                if f.code == "ingest-illustrative"]


def test_a_declaration_that_cannot_be_read_declares_all_the_same(demo: Demo, tmp_path: Path) -> None:
    for path in demo.workspace.raw.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "illustrative.yaml").write_text("published: {", encoding="utf-8")
    study, findings = read_catalogue(tmp_path)
    assert [f.code for f in findings] == ["catalogue-illustration"]
    assert study.is_illustrative("public_figures.csv")


# --- marked everywhere ----------------------------------------------------------------------------


def test_every_statement_is_of_grade_d(results: Results) -> None:
    for name in ("forecasts", "attainment", "rules", "deciding", "gaps"):
        assert set(results.table(name)["grade"]) == {"D"}, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_bears_the_mark_inside(results: Results, language: str) -> None:
    tables = {name: results.table(name) for name in ("series", "figures", "forecasts", "attainment", "gaps",
                                                     "selection", "findings", "equity", "denominators")}
    study = results.study
    with use_language("en" if language == "en" else "vi"):
        for on in (True, False):
            with use_marking(on):
                target = results.table("attainment")["target_id"].iloc[0]
                pictures = [series_chart(study, tables, "rural_hygienic_water", "656"),
                            districts_chart(study, tables, "rural_hygienic_water"),
                            probability_map(study, tables, results.districts, str(target))]
                words = text("illustrative")
            for picture in pictures:
                assert (f'id="{MARK_ID}"' in picture.svg.decode()) is on
                assert picture.alternative.startswith(words) is on
                assert (f"<figcaption>{words}" in picture.to_html()) is on


@pytest.fixture(scope="module")
def site(demo: Demo, results: Results) -> Path:
    """A site of some districts' reports and one more, and a real page beside it that must stay."""
    real_page = demo.workspace.reports.parent / "index.html"
    real_page.parent.mkdir(parents=True, exist_ok=True)
    real_page.write_text("thật", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site_module, "plan_jobs", lambda *arguments: [
            job for job in plan_jobs(*arguments) if job.key.removeprefix("districts/") in (*FULLEST, "quality")])
        built = build_site(demo.workspace, Wish(Asked(results.as_of), workers=2), results, progress=False)
    assert built.exit_status == DONE
    assert real_page.read_text(encoding="utf-8") == "thật"
    return demo.workspace.reports


def test_every_page_table_and_picture_of_the_site_is_marked(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 60
    pictures = 0
    for page in pages:
        content = page.read_text(encoding="utf-8")
        tree = html5lib.parse(content, namespaceHTMLElements=False)
        assert tree.findtext(".//title", "").startswith("[Số liệu minh họa]"), page.name
        assert "".join(next(tree.iter("h1")).itertext()).endswith("Số liệu minh họa"), page.name
        assert any(node.get("class") == MARK_ID for node in tree.iter("aside")), page.name
        assert text("reporting-sources") not in content, page.name
        assert re.search(r"@top-center \{ content: \"SỐ LIỆU MINH HỌA", content), page.name
        for caption in tree.iter("caption"):
            assert "".join(caption.itertext()).startswith("Số liệu minh họa."), page.name
        for image in tree.iter("img"):
            assert (image.get("alt") or "").startswith("Số liệu minh họa."), page.name
            pictures += 1
        assert len(content.encode()) <= 716_800, f"{page.name}: {len(content.encode())} bytes"
    assert pictures > 20
    text_of_all = (site / "districts" / "lak.html").read_text(encoding="utf-8")
    assert "số công bố gần nhất" not in text_of_all


@pytest.mark.browser
def test_a_report_with_a_figure_in_every_cell_is_printed_on_few_sheets(
        site: Path, browser: Any, tmp_path: Path) -> None:
    page, sheets = browser.new_page(), {}
    for report in sorted((site / "districts").glob("*.html")):
        page.goto(report.as_uri())
        page.pdf(path=str(tmp_path / "report.pdf"), prefer_css_page_size=True)
        sheets[report.stem] = len(re.findall(rb"/Type\s*/Page\b(?!s)", (tmp_path / "report.pdf").read_bytes()))
    page.goto((site / "districts" / "lak.html").as_uri())
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1000})  # the text area of A4 in CSS pixels
    shown = page.eval_on_selector_all(":is(.columns, .quarters) img", """all => all.map(e => [
        e.getBoundingClientRect().width, Number(e.getAttribute('width')), e.alt]).filter(([width]) => width > 0)""")
    page.close()
    assert sheets.keys() == set(FULLEST)
    assert {name: count for name, count in sheets.items() if count > 4} == {}
    assert len(shown) >= 20
    assert all(6.5 * width / drawn > 5.99 for width, drawn, _ in shown)  # points of the smallest words in it
    assert all(alternative.startswith(text("illustrative")) for _, _, alternative in shown)


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_where_every_cell_is_full(site: Path, root: Path, browser: Any, width: int,
                                                    scheme: str) -> None:
    pages = ["index.html", "minh-hoa.html", "districts/lak.html"]
    assert violations(browser, axe_script(root), site, pages, width, scheme) == {}


def test_every_download_and_the_record_say_so(site: Path) -> None:
    tables = [path for path in site.rglob("*") if path.suffix in (".csv", ".xlsx")]
    assert len(tables) > 50
    for path in tables:
        assert path.name.startswith("so-lieu-minh-hoa-"), path.name
        if path.suffix == ".csv":
            table = pd.read_csv(path)  # the first line is the heading
            told = set(table["Số liệu minh họa"])
            assert told <= {"SỐ LIỆU MINH HỌA – KHÔNG PHẢI SỐ LIỆU THẬT.", "nguồn công bố"}, path.name
            assert "nguồn công bố" not in told or path.name.endswith("-series.csv"), path.name
    book = openpyxl.load_workbook(io.BytesIO(tables[-1].read_bytes() if tables[-1].suffix == ".xlsx" else next(
        path.read_bytes() for path in tables if path.suffix == ".xlsx")), read_only=True)
    for sheet in book.worksheets:
        assert sheet.title.startswith("Số liệu minh họa")
        assert next(sheet.iter_rows(values_only=True))[0] == "Số liệu minh họa"
    record = json.loads((site / "run.json").read_text(encoding="utf-8"))
    assert record["illustrative"] is True


def test_no_english_word_is_left(site: Path) -> None:
    assert english_words(site) == {}


def test_a_download_of_the_demo_cannot_come_back_as_real(demo: Demo, site: Path, tmp_path: Path) -> None:
    path = next(site.rglob("*poverty_rate.xlsx"))
    copied = tmp_path / "so_lieu.xlsx"
    copied.write_bytes(path.read_bytes())
    figures, findings = read_files({"so_lieu.xlsx": copied}, read_catalogue(demo.real.raw)[0])
    assert figures == []
    assert "ingest-illustrative" in [f.code for f in findings]


def test_the_data_pages_tell_made_up_figures_from_published_ones(site: Path) -> None:
    tree = html5lib.parse((site / "data" / "poverty_rate.html").read_text(encoding="utf-8"),
                          namespaceHTMLElements=False)
    rows = ["".join(row.itertext()) for table in tree.iter("table") for row in table.iter("tr")]
    made_up = [row for row in rows if "minh_hoa/" in row]
    published = [row for row in rows if "public_figures.csv" in row]
    assert made_up
    assert published
    assert all("Số liệu minh họa" in row for row in made_up)
    assert not any("Số liệu minh họa" in row for row in published)


def test_the_demo_lies_apart_from_the_real_reports(root: Path) -> None:
    real = Workspace(root)
    apart = demo_workspace(real)
    assert not apart.raw.is_relative_to(real.raw)
    assert apart.processed != real.processed
    assert apart.reports == real.reports / "demo"
    assert replace(apart, output=None).reports.is_relative_to(root / "build")


def test_what_is_said_of_the_districts_agrees_with_the_made_up_tables(demo: Demo, cleaned: Cleaned,
                                                                      results: Results) -> None:
    bare = {name: empty(name) for name in ("forecasts", "attainment", "gaps")}
    with use_marking(True):
        assert contradictions(demo.study, {**bare, "series": cleaned.series, "figures": cleaned.figures}) == []
        assert contradictions(results.study, results.tables) == []


def test_communes_at_the_end_of_2024_are_those_of_the_list(demo: Demo) -> None:
    counted = demo.truth[(demo.truth["indicator"] == "communes_total") & (demo.truth["year"] == 2024)]
    by_area = counted[counted["group"] == "rural"].set_index("area_code")["value"]
    assert [by_area[code] for code in ("644", "648", "649", "653", "654", "66")] == [4, 15, 6, 12, 15, 149]


def test_no_made_up_number_of_communes_is_above_one_published_later(demo: Demo, cleaned: Cleaned) -> None:
    for indicator in ("communes_new_rural", "communes_new_rural_share"):
        key = {"indicator": indicator, "definition": "criteria_2021_2025", "area_code": "66"}
        told = rows({"series": cleaned.series}, "series", **key).set_index("year")["value"].sort_index()
        assert list(told.index) == [2022, 2023, 2024, 2025]
        assert told.is_monotonic_increasing
