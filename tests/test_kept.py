"""Pictures kept from run to run: the same as drawn ones, drawn again exactly when a row that they show has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from pathlib import Path

import pandas as pd
import pytest

from analysis.charts import (
    Picture,
    context_map,
    districts_chart,
    gap_map,
    multiples_chart,
    probability_map,
    series_chart,
    value_map,
)
from analysis.charts.picture import kept_picture
from analysis.cut_tables import OutsideScope
from analysis.kept import Shelf, keeping, kept
from analysis.language import use_language
from analysis.narrative import Blocks, district_indicators, province_indicators
from analysis.pipeline.scope import Scope, placeless
from analysis.study import Study
from analysis.telling.rows import Tables, rows
from tests.chart_tables import chart_tables, districts, study

Draw = Callable[[Tables], Picture]
PICTURES: dict[str, Draw] = {
    "series": lambda tables: series_chart(study(), tables, "poverty_rate", "656"),
    "series of the province": lambda tables: series_chart(study(), tables, "health_insurance_coverage", "66"),
    "series without figures": lambda tables: series_chart(study(), tables, "urban_clean_water", "656"),
    "districts": lambda tables: districts_chart(study(), tables, "poverty_rate", highlight="656"),
    "multiples": lambda tables: multiples_chart(study(), tables, "full_immunisation_u1"),
    "values": lambda tables: value_map(study(), tables, districts(), "poverty_rate"),
    "gaps": lambda tables: gap_map(study(), tables, districts(), "poverty-pace-low-2025"),
    "probabilities": lambda tables: probability_map(study(), tables, districts(), "poverty-pace-low-2025"),
    "context": lambda tables: context_map(study(), tables, districts(), "ethnic_minority_share"),
}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(str(tmp_path), "program and catalogue")


def _files(shelf: Shelf) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(Path(shelf.folder).iterdir())}


def _on(shelf: Shelf, name: str, tables: Tables | None = None) -> str:
    with keeping(shelf):
        return PICTURES[name](tables or chart_tables()).to_html()


@pytest.mark.parametrize("name", PICTURES)
def test_kept_as_drawn(name: str, shelf: Shelf) -> None:
    drawn = PICTURES[name](chart_tables()).to_html()
    first = _on(shelf, name)
    (file,) = _files(shelf)
    second = _on(shelf, name)
    assert first == second == drawn
    assert list(_files(shelf)) == [file]


def test_taken_from_the_shelf_without_drawing(shelf: Shelf) -> None:
    calls: list[str] = []

    @kept(kept_picture, "series")
    def chart(study: Study, tables: Tables, indicator: str) -> Picture:
        calls.append(indicator)
        return series_chart(study, chart_tables(), indicator, "656")

    with keeping(shelf):
        pictures = [chart(study(), chart_tables(), "poverty_rate") for _ in range(3)]
    assert calls == ["poverty_rate"]
    assert copy(pictures[2]).to_html() == pictures[0].to_html()
    assert calls == ["poverty_rate"]
    assert repr(pictures[2]) == repr(series_chart(study(), chart_tables(), "poverty_rate", "656"))  # drawn when asked
    assert calls == ["poverty_rate", "poverty_rate"]


def _changed(indicator: str) -> Mapping[str, pd.DataFrame]:
    tables = dict(chart_tables())
    series = tables["series"].copy()
    series.loc[series["indicator"] == indicator, "value"] -= 0.5
    return {**tables, "series": series}


def test_a_changed_row_of_its_indicator_takes_its_place(shelf: Shelf) -> None:
    before = _on(shelf, "multiples")
    after = _on(shelf, "multiples", _changed("full_immunisation_u1"))
    assert after == PICTURES["multiples"](_changed("full_immunisation_u1")).to_html() != before
    assert len(_files(shelf)) == 1


def test_a_changed_row_of_another_indicator_changes_nothing(shelf: Shelf) -> None:
    _on(shelf, "multiples")
    before = _files(shelf)
    _on(shelf, "multiples", _changed("poverty_rate"))
    assert _files(shelf) == before


def test_kept_alike_by_a_report_that_sees_less(shelf: Shelf) -> None:
    tables = chart_tables()
    _on(shelf, "series", {**tables, "figures": placeless(tables["figures"])})
    before = _files(shelf)
    scope = Scope(("series", "figures", "forecasts", "attainment", "gaps"), area="656")
    _on(shelf, "series", scope.cut(tables, study()))
    assert _files(shelf) == before  # the key of its rows stands in the file


def test_languages_and_programs_do_not_share(shelf: Shelf) -> None:
    vietnamese = _on(shelf, "districts")
    with use_language("en"):
        assert _on(shelf, "districts") != vietnamese
    assert len(_files(shelf)) == 2
    _on(Shelf(shelf.folder, "another program"), "districts")
    assert len(_files(shelf)) == 2


def test_a_damaged_file_is_drawn_again(shelf: Shelf) -> None:
    whole = _on(shelf, "districts")
    (path,) = Path(shelf.folder).iterdir()
    before = path.read_bytes()
    path.write_bytes(before[:-20])
    assert _on(shelf, "districts") == whole
    assert path.read_bytes() == before


def test_a_shelf_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    blocked = tmp_path / "a file, not a folder"
    blocked.touch()
    assert _on(Shelf(str(blocked), ""), "districts") == PICTURES["districts"](chart_tables()).to_html()


def test_a_table_not_declared_is_an_error(shelf: Shelf) -> None:
    @kept(kept_picture, "series")
    def chart(study: Study, tables: Tables, indicator: str) -> Picture:
        rows(tables, "forecasts", indicator=indicator)
        raise AssertionError

    with keeping(shelf), pytest.raises(OutsideScope, match="forecasts"):
        chart(study(), chart_tables(), "poverty_rate")


SECTIONS: dict[str, Callable[[Tables], Blocks]] = {
    "a district": lambda tables: district_indicators(study(), tables, study().area("656")),
    "the province": lambda tables: province_indicators(study(), tables),
}


@pytest.mark.parametrize("name", SECTIONS)
def test_sections_are_the_same_kept_and_made(name: str, shelf: Shelf) -> None:
    make, changed = SECTIONS[name], _changed("poverty_rate")
    wanted, wanted_then = make(chart_tables())._repr_html_(), make(changed)._repr_html_()
    with keeping(shelf):
        assert [make(chart_tables())._repr_html_() for _ in range(2)] == [wanted, wanted]
        before = _files(shelf)
        assert make(changed)._repr_html_() == wanted_then != wanted
    assert _files(shelf).keys() == before.keys()


def test_a_picture_in_a_section_sees_no_more_than_the_section(shelf: Shelf) -> None:
    @kept(kept_picture, "series", "figures")
    def section(study: Study, tables: Tables, indicator: str) -> Picture:
        return series_chart(study, tables, indicator, "656")

    with keeping(shelf), pytest.raises(OutsideScope, match="forecasts"):
        section(study(), chart_tables(), "poverty_rate")
