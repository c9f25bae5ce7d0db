"""What the keys cover: whatever a step or a report is made from, changed alone, makes it again; nothing else does."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import keys
from analysis.cleaning import Cleaned
from analysis.cut_tables import CutTables, OutsideScope
from analysis.findings import Finding
from analysis.outlook import forecast_indicators
from analysis.outlook.family import COVARIATES
from analysis.pipeline import forecasting
from analysis.pipeline.context import Context
from analysis.pipeline.inputs import Inputs
from analysis.pipeline.reading import clean_stage, ingest_stage
from analysis.pipeline.scope import Scope
from analysis.pipeline.steps import Steps
from analysis.study.catalogue import CATALOGUE_FILES
from analysis.tables import SCHEMAS, check, empty, read_table, write_table
from analysis.workspace import Workspace
from tests.catalogue import STUDY
from tests.pipeline_inputs import INPUTS, POVERTY, province_series

AS_OF = date(2026, 1, 28)
WATER = "rural_hygienic_water"


# Scopes


def _rows() -> pd.DataFrame:
    """A row for each of two indicators in areas near to and far from district 655."""
    return pd.DataFrame([{"indicator": indicator, "area_code": area, "value": 1.0, "figure_id": f"{indicator}{area}"}
                         for indicator in (POVERTY, WATER, "trained_labour")
                         for area in ("655", "655+657", "66", "VN", "647")])


@pytest.mark.parametrize(("scope", "seen"), [
    (Scope(("series",)), lambda row: True),
    (Scope(("series",), indicator=WATER), lambda row: row["indicator"] == WATER),
    # Own rows, those of what it lies in or is published with, and all areas' where it has figures of its own.
    (Scope(("series",), area="655"), lambda row: row["area_code"] != "647" or row["indicator"] == POVERTY),
], ids=["all", "indicator", "area"])
def test_a_report_sees_its_rows_and_only_a_change_of_these_makes_it_again(
        scope: Scope, seen: Callable[[Any], bool]) -> None:
    table = _rows()
    own = table[(table["area_code"] != "655") | (table["indicator"] == POVERTY)].reset_index(drop=True)
    known, before = scope.cut({"series": own}, STUDY)["series"], scope.key({"series": own}, STUDY)
    assert known["figure_id"].tolist() == [row["figure_id"] for row in own.to_dict("records") if seen(row)]
    for place, row in enumerate(own.to_dict("records")):
        changed = own.copy()
        changed.loc[place, "value"] += 0.1
        assert (scope.key({"series": changed}, STUDY) != before) == seen(row), row


def test_where_a_figure_stands_counts_for_no_report() -> None:
    figures = pd.DataFrame({"indicator": [POVERTY], "area_code": ["66"], "value": [1.0], "file": ["a.csv"],
                            "sheet": ["1"], "cell": ["B2"], "file_hash": ["h"], "reader": ["csv"]})
    tables = {"figures": figures, "series": figures}
    moved = {**tables, "figures": figures.assign(cell="B3")}
    blind = Scope(("figures",))
    assert blind.key(tables, STUDY) == blind.key(moved, STUDY)
    assert blind.cut(tables, STUDY)["figures"]["cell"].tolist() == [""]


def test_a_report_sees_its_columns_and_only_a_change_of_these_makes_it_again() -> None:
    scope, table = Scope(("series",), columns={"series": ("figure_id",)}), _rows()
    assert list(scope.cut({"series": table}, STUDY)["series"]) == ["figure_id"]
    before = scope.key({"series": table}, STUDY)
    assert scope.key({"series": table.assign(value=2.0)}, STUDY) == before
    assert scope.key({"series": table.assign(figure_id="another")}, STUDY) != before
    assert Scope.of(scope.environment) == scope


@given(seen=st.sets(st.integers(0, len(_rows()) - 1)))
def test_a_cut_has_the_key_of_the_table_that_it_gives(seen: set[int]) -> None:
    table = _rows()
    outer = CutTables(("series",), {"series": table}.__getitem__, lambda _: np.array(sorted(seen), dtype=np.intp))
    assert outer.key == keys.combine({"series": keys.table_key(outer["series"])})
    assert outer.hashes("series").tolist() == keys.row_hashes(outer["series"]).tolist()


def test_a_table_that_is_not_declared_is_refused() -> None:
    with pytest.raises(OutsideScope, match="forecasts"):
        Scope(("series",)).cut({"series": _rows(), "forecasts": _rows()}, STUDY)["forecasts"]


# Code


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package: `a` imports `b` where it needs it, `b` speaks; `c` is by itself."""
    folder = tmp_path / "analysis"
    work = "def f():\n    try:\n        pass\n    except OSError:\n        from analysis.b import g\n"
    files = {"__init__.py": "", "a/__init__.py": "", "a/work.py": work, "a/prior.csv": "1",
             "b.py": "from analysis.language import text\n", "c.py": "", "language.py": "",
             "locales/vi/b.ftl": "b = Một", "a/templates/page.css": "p {}", "a/templates/book/page.j2": "{}"}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    monkeypatch.setattr(keys, "_PACKAGE", folder)
    cached = (keys.code_key, keys._files_of, keys._imports, keys.software_key)
    for function in cached:
        function.cache_clear()
    yield folder
    for function in cached:
        function.cache_clear()


@pytest.mark.parametrize(("file", "counts"), [
    ("a/work.py", True), ("b.py", True), ("a/prior.csv", True), ("a/__init__.py", True), ("language.py", True),
    ("locales/vi/b.ftl", True), ("a/templates/page.css", True), ("a/templates/book/page.j2", True),
    ("c.py", False)])
def test_a_changed_file_of_what_is_run_changes_the_key_of_the_code(package: Path, file: str, counts: bool) -> None:
    def key() -> str:
        for function in (keys.code_key, keys._files_of, keys._imports):
            function.cache_clear()
        return keys.code_key("analysis.a.work")

    before = key()
    path = package / file
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert (key() != before) == counts


def test_another_library_changes_the_key_of_the_code(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = keys.code_key("analysis.c")
    monkeypatch.setattr(keys, "software_key", lambda: "numpy 3")
    keys.code_key.cache_clear()
    assert keys.code_key("analysis.c") != before


@pytest.mark.parametrize("changed", [{"raw": {}}, {"geometry": {}}, {"program": "x"}, {"software": "x"}])
def test_each_input_is_in_the_key_of_all(changed: dict[str, Any]) -> None:
    assert replace(INPUTS, **changed).key != INPUTS.key
    catalogue = replace(INPUTS, **changed).key_of(CATALOGUE_FILES)
    assert (catalogue != INPUTS.key_of(CATALOGUE_FILES)) == bool({"raw", "geometry"} & {*changed})


def test_the_same_values_in_another_order_or_type_are_another_table() -> None:
    table = pd.DataFrame({"a": [1, 2]})
    others = [table.iloc[::-1], table.astype(float), table.rename(columns={"a": "b"}), table.iloc[:1]]
    assert len({keys.table_key(each) for each in (table, *others)}) == 5


# Stages


class _Forecasts:
    """The stage with a forecaster that only remembers what it was asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace, self.asked = workspace, list[str]()

    def __call__(self, series: pd.DataFrame | None = None, inputs: Inputs = INPUTS, as_of: date = AS_OF) -> set[str]:
        folder = self.workspace.processed
        series = province_series() if series is None else series
        figures = pd.DataFrame([{**dict.fromkeys(SCHEMAS["figures"].columns, ""), **row, "kind": "outcome"}
                                for row in series.drop(columns="status").to_dict("records")])
        write_table(folder, "series", series)
        write_table(folder, "figures", check("figures", figures.assign(status="published").astype({"year": "Int64"})))
        self.asked = []
        context = Context(self.workspace, STUDY, [], inputs, lambda _: None, self._spread)  # type: ignore[arg-type]
        forecasting.forecast_stage(context, Steps(folder), as_of)
        return set(self.asked)

    def _spread(self, function: object, tasks: list[Any]) -> list[Any]:
        self.asked += [task.indicator for task in tasks]
        return [([], {name: empty(name) for name in forecasting._JOINED}) for _ in tasks]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = Workspace(tmp_path_factory.mktemp("made"))
    assert _Forecasts(workspace)() == set(forecast_indicators(STUDY))
    return workspace


@pytest.fixture
def forecasts(made: Workspace, tmp_path: Path) -> _Forecasts:
    shutil.copytree(made.root, tmp_path / "copy")
    return _Forecasts(Workspace(tmp_path / "copy"))


def test_forecasts_from_the_same_are_not_made_again(forecasts: _Forecasts) -> None:
    assert forecasts() == set()


def test_a_figure_makes_the_forecasts_again_that_stand_on_it(forecasts: _Forecasts) -> None:
    assert forecasts(province_series((POVERTY, "66", "all", 11.0))) == {POVERTY}
    assert forecasts(province_series((POVERTY, "66", "all", 11.0), ("trained_labour_women", "66", "all", 3.0))) == set()


@pytest.mark.parametrize("what", ["covariate", "denominator", "target", "polygons", "day", "code", "made up"])
def test_what_all_forecasts_stand_on_makes_all_again(
        forecasts: _Forecasts, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    series, inputs, as_of = None, INPUTS, AS_OF
    if what == "covariate":
        series = province_series((COVARIATES[0], "66", "all", 3.0))
    elif what == "denominator":
        series = province_series(("population", "66", "all", 1001.0))
    elif what == "target":
        inputs = replace(INPUTS, raw={**INPUTS.raw, "targets.csv": "2"})
    elif what == "polygons":
        inputs = replace(INPUTS, geometry={})
    elif what == "day":
        as_of = date(2026, 1, 29)
    elif what == "code":
        monkeypatch.setattr(forecasting, "code_key", lambda *modules: "another")
    else:  # one such figure reaches every statement, though no forecast but one sees it
        series = province_series()
        series.loc[series["indicator"] == "trained_labour_women", "status"] = "illustrative"
    assert forecasts(series, inputs, as_of) == set(forecast_indicators(STUDY))


def test_groups_are_compared_again_for_a_count_that_no_forecast_stands_on(forecasts: _Forecasts) -> None:
    def share() -> float:
        return float(pd.read_parquet(forecasts.workspace.processed / "equity.parquet")["share"].iloc[0])

    rows = [(POVERTY, "66", "ethnic_minority", 30.0), ("households", "66", "all", 400.0)]
    forecasts(province_series(*rows, ("households", "66", "ethnic_minority", 100.0)))
    assert share() == 25.0
    assert forecasts(province_series(*rows, ("households", "66", "ethnic_minority", 120.0))) == set()
    assert share() == 30.0


def test_a_new_file_of_figures_makes_no_forecast_again(forecasts: _Forecasts) -> None:
    assert forecasts(inputs=replace(INPUTS, raw={**INPUTS.raw, "gia-tri.xlsx": "2"})) == set()


@pytest.mark.parametrize("what", ["nothing", "figure", "reading", "catalogue", "day", "code"])
def test_cleaning_is_done_again_for_whatever_it_stands_on(
        tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []

    def cleaned(figures: pd.DataFrame, *_: object) -> Cleaned:
        calls.append(figures)
        return Cleaned(province_series(), empty("selection"), [], figures)

    monkeypatch.setattr("analysis.pipeline.reading.clean", cleaned)
    monkeypatch.setattr("analysis.pipeline.reading.load_map", lambda *_: (None, []))
    figures = pd.DataFrame([{**dict.fromkeys(SCHEMAS["figures"].columns, ""), "figure_id": str(n), "year": 2024,
                             "value": 1.0, "unit": "percent", "kind": "outcome", "how": "stated", "verdict": "use",
                             "known_from": day, "known_from_basis": "published", "status": "published"}
                            for n, day in enumerate(("2025-03-01", "2026-01-28", "2025-12-31"))])
    figures = check("figures", figures.astype({"year": "Int64"}))

    def run(figures: pd.DataFrame, reading: list[Finding], inputs: Inputs, as_of: date | None) -> date:
        workspace = Workspace(tmp_path)
        context = Context(workspace, STUDY, [], inputs, lambda _: None, map)
        return clean_stage(context, Steps(workspace.processed), (figures, reading), as_of)

    assert run(figures, [], INPUTS, None) == AS_OF  # the last day on which a figure was published
    reading = [Finding("error", "catalogue-encoding", {"file": "a.csv"})] if what == "reading" else []
    inputs = replace(INPUTS, raw={"targets.csv": "2"}) if what == "catalogue" else INPUTS
    if what == "code":
        monkeypatch.setattr("analysis.pipeline.reading.code_key", lambda *modules: "another")
    run(figures.assign(value=2.0) if what == "figure" else figures, reading, inputs,
        date(2026, 1, 1) if what == "day" else None)
    assert len(calls) == (1 if what == "nothing" else 2)


OTHER_INPUTS = {"polygons": replace(INPUTS, geometry={"daklak_districts.geojson": "2"}),
                "areas": replace(INPUTS, raw={**INPUTS.raw, "areas.csv": "2"})}


@pytest.mark.parametrize("what", ["nothing", "polygons", "areas", "lost"])
def test_the_polygons_are_looked_at_again_where_they_or_the_areas_have_changed(
        tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace(tmp_path)
    looks: list[Finding] = []

    def load(*_: object) -> tuple[None, list[Finding]]:
        looks.append(Finding("warning", "geography-no-file", {"count": len(looks)}))
        return None, looks[-1:]

    def told(inputs: Inputs, as_of: date) -> list[object]:
        """The findings of the polygons after cleaning, which is to be done for each day."""
        clean_stage(Context(workspace, STUDY, [], inputs, lambda _: None, map), Steps(workspace.processed),
                    (empty("figures"), []), as_of)
        findings = read_table(workspace.processed, "findings")
        return findings.loc[findings["code"] == "geography-no-file", "arguments"].tolist()

    monkeypatch.setattr("analysis.pipeline.reading.clean", lambda figures, *_: Cleaned(
        province_series(), empty("selection"), [], figures))
    monkeypatch.setattr("analysis.pipeline.reading.load_map", load)
    first = told(INPUTS, date(2025, 1, 1))
    if what == "lost":
        (workspace.processed / "ingest" / "map.json").unlink()
    second = told(OTHER_INPUTS.get(what, INPUTS), date(2026, 1, 1))
    assert (second == first) == (what == "nothing")
    assert len(looks) == (1 if what == "nothing" else 2)


def test_raw_files_are_read_again_where_one_of_them_has_changed(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []

    def read(*given: object) -> tuple[pd.DataFrame, list[Finding]]:
        calls.append(given)
        return empty("figures"), []

    monkeypatch.setattr("analysis.pipeline.reading.read_figures", read)

    def run(inputs: Inputs) -> int:
        context = Context(Workspace(tmp_path), STUDY, [], inputs, lambda _: None, map)
        ingest_stage(context)
        return len(calls)

    assert [run(INPUTS), run(INPUTS)] == [1, 1]
    assert run(replace(INPUTS, raw={**INPUTS.raw, "gia-tri.xlsx": "2"})) == 2


def test_tables_are_finished_only_with_the_inputs_and_files_of_their_run(tmp_path: Path) -> None:
    steps = Steps(tmp_path)
    for name in ("clean", "forecast"):
        (tmp_path / name).write_text("whole", encoding="utf-8")
        steps.done(name, "k", [name])
    steps.finish(["clean", "forecast"], "inputs")
    assert Steps(tmp_path).is_finished("forecast", "inputs", ["clean", "forecast"])
    assert not Steps(tmp_path).is_finished("forecast", "other inputs", ["clean", "forecast"])
    assert not Steps(tmp_path).is_finished("forecast", "inputs", ["clean", "look back"])
    again = Steps(tmp_path)
    again.begin()
    again.done("clean", "k", ["clean"])  # a run killed here has brought nothing up to date
    assert not Steps(tmp_path).is_finished("forecast", "inputs", ["clean", "forecast"])
    (tmp_path / "clean").write_text("cut", encoding="utf-8")
    assert not Steps(tmp_path).is_done("clean", "k")
