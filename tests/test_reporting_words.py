"""The Vietnamese pages are Vietnamese: no English word of ours, of nbconvert or of papermill is left."""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path

import nbformat
import pytest

from analysis.charts import Picture
from analysis.language import has_text, use_language
from analysis.reporting.plan import OVERVIEWS
from analysis.workbench import open_bench
from tests.page_words import WORD, english_words
from tests.site_fixture import built_site

pytestmark = pytest.mark.slow

@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_site(root, tmp_path_factory)


def test_no_english_word_is_left(site: Path) -> None:
    assert english_words(site) == {}


def test_headings_of_report_notebooks_have_an_english_text(root: Path) -> None:
    reports = {report.notebook for report in OVERVIEWS} | {"indicator", "district_report"}
    cells = [cell for name in reports for cell in nbformat.read(root / "notebooks" / f"{name}.ipynb", 4).cells
             if cell.cell_type == "markdown" and cell.source.startswith("## ")]
    assert [cell.source for cell in cells if not cell.metadata.get("heading")] == []
    ids = {cell.metadata["heading"] for cell in cells}
    assert sorted(each for each in ids if not has_text(f"reporting-heading-{each}")) == []


# Words of which every Vietnamese sentence has some and no name of a place or a group of people has any.
VIETNAMESE = frozenset({"của", "các", "được", "không", "là", "và", "với", "chưa", "từ", "đến", "cho", "những", "một",
                        "này", "đã", "sẽ", "khi", "nơi", "mục", "nguồn", "khoản", "điều", "khoảng", "xác", "suất"})

# A source in a finding: its title, cut short, and the figure it gave.
CITED = re.compile(r"\((?:(?!; [0-9a-f]{8}\)).)*; [0-9a-f]{8}\)")


def test_the_english_edition_says_nothing_in_vietnamese(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that pages are put together from, in English, but for pictures, names of areas and titles of sources."""
    monkeypatch.setenv("DAKLAK_HOME", str(root))
    monkeypatch.setattr(Picture, "_repr_html_", lambda self: f"<p>{escape(f'{self.alternative} {self.caption}')}</p>")
    bench = open_bench(language="en")
    district, indicator = bench.district("lak"), bench.indicator("poverty_rate")
    parts = (district.summary, district.indicators, district.inferred, district.other_rules,
             district.people_and_communes, district.missing, bench.province_summary, bench.province_targets,
             bench.findings, bench.province_indicators, bench.deciding_districts, bench.looking_back,
             bench.labour_market,
             bench.minority_equity, bench.quality, bench.method, bench.track_record,
             bench.matrix, indicator.definitions, indicator.districts, indicator.ranking, indicator.maps_by_year)
    named = {area.name for area in bench.study.areas}
    with use_language("en"):
        told = {bench.study.told(source) for source in bench.table("figures")["source"] if source}
    titles = sorted(told | named, key=len, reverse=True)
    left: dict[str, list[str]] = {}
    for part in parts:
        words = unescape(re.sub(r"<[^>]+>", "\n", part()._repr_html_()))
        words = CITED.sub("", words)
        for title in titles:
            words = words.replace(title, "")
        lines = [line for line in words.splitlines() if "Source:" not in line
                 and VIETNAMESE & set(WORD.findall(line.lower()))]
        if lines:
            left[part.__name__] = lines[:3]
    assert left == {}
