"""The stages: what is done again after a change, and that the result is that of a clean run."""

from __future__ import annotations

import ast
import multiprocessing
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.keys import _files_of, _imports, code_key, table_key
from analysis.language import use_language
from analysis.lock import Busy, exclusive
from analysis.pipeline import CLEAN_TABLES, FORECAST_TABLES, run_pipeline
from analysis.pipeline.inputs import past_folder
from analysis.pipeline.steps import Steps
from analysis.reporting.executors import side_by_side
from analysis.workspace import Workspace
from tests.small_workspace import FORECAST, LEDGER, change_figure, small_workspace


@pytest.fixture(scope="module")
def made(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A small workspace brought up to date."""
    workspace = small_workspace(root, tmp_path_factory.mktemp("made"))
    run_pipeline(workspace)
    return workspace


def _copy(workspace: Workspace, folder: Path, tables: bool = True) -> Workspace:
    shutil.copytree(workspace.root, folder, ignore=None if tables else shutil.ignore_patterns("processed"))
    return Workspace(folder)


def _tables(workspace: Workspace) -> dict[str, str]:
    """The key of every table, so that two runs can be held against each other."""
    names = (*CLEAN_TABLES, *FORECAST_TABLES)
    return {name: table_key(pd.read_parquet(workspace.processed / f"{name}.parquet")) for name in names}


def _files(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
            for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".lock")}


def _run(workspace: Workspace) -> list[str]:
    """Run, and return the names of what was read or forecast."""
    told: list[str] = []
    run_pipeline(workspace, progress=told.append)
    return told


def test_nothing_changed_nothing_touched(made: Workspace) -> None:
    before = _files(made.root)
    assert _run(made) == []
    assert _files(made.root) == before


def test_a_run_in_english_makes_the_same_tables(made: Workspace, tmp_path: Path) -> None:
    """Findings name things in Vietnamese; pages of both languages word them from that."""
    again = _copy(made, tmp_path / "english", tables=False)
    with use_language("en"):
        run_pipeline(again)
    assert _tables(again) == _tables(made)


def test_a_changed_figure_costs_only_its_indicator_and_gives_what_a_clean_run_gives(
    made: Workspace, tmp_path: Path
) -> None:
    changed = _copy(made, tmp_path / "changed")
    change_figure(changed, FORECAST[1])
    clean = _copy(changed, tmp_path / "clean", tables=False)
    names = {run_pipeline(made).study.indicator(name).name: name for name in FORECAST}
    assert {names[told] for told in _run(changed) if told in names} == {FORECAST[1]}
    run_pipeline(clean)
    assert _tables(changed) == _tables(clean)
    assert _tables(changed)["forecasts"] != _tables(made)["forecasts"]


def test_a_later_figure_writes_no_table_of_the_day_that_is_looked_back_to(made: Workspace, tmp_path: Path) -> None:
    workspace = _copy(made, tmp_path / "later")
    before = {name: when for name, when in _files(past_folder(workspace)).items() if name.endswith(".parquet")}
    change_figure(workspace, "population", by=1000)
    assert "clean" in _run(workspace)
    after = _files(past_folder(workspace))
    assert {"series.parquet", "forecasts.parquet"} <= set(before)
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize("harm", ["cut", "gone", "edited", "state"])
def test_what_was_damaged_is_made_again(made: Workspace, tmp_path: Path, harm: str) -> None:
    workspace = _copy(made, tmp_path / "copy")
    table, state = workspace.processed / "series.parquet", workspace.processed / "state.json"
    if harm == "cut":
        table.write_bytes(table.read_bytes()[:1000])
    elif harm == "gone":
        table.unlink()
    elif harm == "edited":
        edited = pd.read_parquet(table)
        edited.loc[0, "value"] += 1
        edited.to_parquet(table)
    else:
        state.write_text('{"steps": [1], "finished": 3}', encoding="utf-8")
    run_pipeline(workspace)
    assert _tables(workspace) == _tables(made)


def test_a_figure_changed_and_changed_back_is_no_change(made: Workspace, tmp_path: Path) -> None:
    workspace = _copy(made, tmp_path / "copy")
    ledger = workspace.raw / LEDGER
    before = ledger.read_bytes()
    change_figure(workspace, FORECAST[0])
    run_pipeline(workspace, until="clean")
    ledger.write_bytes(before)
    run_pipeline(workspace)
    assert _tables(workspace) == _tables(made)


def test_a_second_run_does_not_start_while_one_is_at_work(made: Workspace, tmp_path: Path) -> None:
    workspace = _copy(made, tmp_path / "copy")
    change_figure(workspace, FORECAST[0])
    context = multiprocessing.get_context("spawn")
    holding, release = context.Event(), context.Event()
    other = context.Process(target=hold, args=(workspace, holding, release))
    other.start()
    assert holding.wait(30)
    with pytest.raises(Busy) as caught:
        run_pipeline(workspace)
    assert caught.value.process == str(other.pid)
    other.kill()  # as after kill -9: the note of the holder stays, the lock does not
    other.join()
    with exclusive(workspace), exclusive(workspace):
        pass


def hold(workspace: Workspace, holding: object, release: object) -> None:
    """Hold the lock until told otherwise (runs in a process of its own)."""
    with exclusive(workspace):
        holding.set()  # type: ignore[attr-defined]
        release.wait(60)  # type: ignore[attr-defined]


def test_the_key_of_code_covers_what_is_imported_and_nothing_else() -> None:
    assert code_key("analysis.forecast") != code_key("analysis.outlook")
    assert code_key("analysis.outlook") == code_key("analysis.outlook", "analysis.forecast")


def test_the_imports_found_by_their_words_are_those_that_python_finds(root: Path) -> None:
    for path in (root / "src" / "analysis").rglob("*.py"):
        names: set[str] = set()
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path}: a relative import would be overlooked"
                assert node.module
                names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        assert set(_imports(path)) == {file for name in names for file in _files_of(name)}, path


@given(st.lists(st.sampled_from(["text", "number", "date", "language"]), min_size=1, unique=True), st.data())
def test_an_import_is_found_however_it_is_written(names: list[str], data: st.DataObject) -> None:
    remark = data.draw(st.sampled_from(["", "  # noqa (of old), as said"]))
    indented = data.draw(st.sampled_from(["", "    "]))
    renamed = [name + data.draw(st.sampled_from(["", " as other"])) for name in names]
    head = "def work():\n" if indented else ""
    statement = data.draw(st.sampled_from([
        f"from analysis.language import {', '.join(renamed)}{remark}",
        f"from analysis.language import ({remark}\n        {f',{remark}{chr(10)}        '.join(renamed)},\n    )",
        f"import json, analysis.language as words{remark}"]))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "module.py"
        path.write_text(f"{head}{indented}{statement}\n", encoding="utf-8")
        ast.parse(path.read_bytes())
        assert {file.name for file in _imports(path)} == {"__init__.py", "language.py"}


def test_steps_of_a_folder_without_a_state_are_none(tmp_path: Path) -> None:
    assert Steps(tmp_path).of("clean").key == ""


@pytest.mark.parametrize(("good", "bad"), [
    ('"2026-01-28"', '"hôm qua"'), ('"outputs": {', '"outputs": ["x"], "other": {'), ('"parts": {}', '"parts": 7'),
    ('"finished": {', '"finished": 5, "other": {'), ('"parts": {}', '"parts": ["clean"]')])
def test_a_state_that_holds_other_than_it_should_counts_as_none(tmp_path: Path, good: str, bad: str) -> None:
    steps = Steps(tmp_path)
    steps.as_of = "2026-01-28"
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    steps.done("clean", "k", ["a.txt"])
    steps.finish(["clean"], "inputs")
    assert Steps(tmp_path).is_finished("clean", "inputs", ["clean"])
    state = tmp_path / "state.json"
    whole = state.read_text(encoding="utf-8")
    assert good in whole
    state.write_text(whole.replace(good, bad), encoding="utf-8")
    again = Steps(tmp_path)
    assert not again.is_finished("clean", "inputs", ["clean"])
    assert (again.of("clean").key, again.as_of) == ("", "")


def test_forecasts_made_side_by_side_are_those_made_one_after_the_other(made: Workspace, tmp_path: Path) -> None:
    again = _copy(made, tmp_path / "again", tables=False)
    run_pipeline(again, spread=side_by_side(2))
    assert _tables(again) == _tables(made)


def _end_a_worker(number: int) -> int:
    if number == 1 and multiprocessing.parent_process() is not None:
        os._exit(1)
    return number * number


def test_what_a_dying_process_leaves_is_done_here() -> None:
    assert list(side_by_side(2)(_end_a_worker, range(4))) == [0, 1, 4, 9]
