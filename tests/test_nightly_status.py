"""The lock is held through a run and free after it; what a run came to is what its status and health say."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock, Timeout

import analysis.reporting
from analysis.keys import folder_hashes
from analysis.lock import exclusive
from analysis.nightly import run
from analysis.nightly.run import run_reports
from analysis.pipeline.inputs import read_inputs
from analysis.pipeline.steps import Steps
from analysis.reporting.record import Entry, RunRecord, page_hashes, write_record
from analysis.reporting.site import SiteResult
from analysis.reporting.upkeep import nothing_to_do
from analysis.reporting.wishes import Asked, Wish
from analysis.workspace import Workspace

RECORD = RunRecord(number=1, pages=("index.html",), complete=True, reports=(Entry("lak", "a.html", "done", 1.0, "h"),))


def _is_free(workspace: Workspace) -> bool:
    """Whether another process could take the lock."""
    other = FileLock(workspace.processed / ".lock", is_singleton=False)
    try:
        other.acquire(timeout=0)
    except Timeout:
        return False
    other.release()
    return True


def test_the_lock_is_free_again_however_its_holder_ends(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    with exclusive(workspace):
        with exclusive(workspace):
            assert not _is_free(workspace)
        assert not _is_free(workspace)
    assert _is_free(workspace)
    with pytest.raises(ValueError, match="hỏng"), exclusive(workspace):
        raise ValueError("hỏng")
    assert _is_free(workspace)


def _health(workspace: Workspace) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((workspace.reports / "health.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(("status", "word"), [(0, "ok"), (3, "refused"), (4, "failed")])
def test_the_status_of_the_site_is_that_of_the_run_and_no_other_run_slips_in(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, word: str) -> None:
    workspace, free = Workspace(tmp_path), []

    def make_tables() -> Any:
        free.append(_is_free(workspace))

    def build(*_: object, **options: object) -> SiteResult:
        free.append(_is_free(workspace))
        return SiteResult(tmp_path, (), (), status, replace(RECORD, exit_status=status))

    monkeypatch.setattr(analysis.reporting, "build_site", build, raising=False)
    outcome = run_reports(workspace, Wish(Asked(), force=True, scheduler="tcp://x"), make_tables)
    assert (outcome.status, outcome.renewed, free) == (status, True, [False, False])
    assert (_health(workspace)["status"], _health(workspace)["exit_status"]) == (word, status)
    assert _is_free(workspace)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without telling it")
@pytest.mark.parametrize("told", ["SIGTERM", "SIGINT"])
def test_a_run_that_is_told_to_end_leaves_word(tmp_path: Path, told: str) -> None:
    run = f"""
import os, signal, time
from pathlib import Path
from analysis.nightly.run import run_reports
from analysis.reporting.wishes import Asked, Wish
from analysis.workspace import Workspace

def make_tables():
    os.kill(os.getpid(), signal.{told})
    time.sleep(60)

run_reports(Workspace(Path({str(tmp_path)!r})), Wish(Asked(), force=True, scheduler="tcp://x"), make_tables)
"""
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, timeout=50)
    assert done.returncode == -getattr(signal, told)
    assert (_health(Workspace(tmp_path))["status"], _health(Workspace(tmp_path))["exit_status"]) == ("stopped", 6)
    assert "ended from outside" in (tmp_path / "logs" / "daklak.log").read_text(encoding="utf-8")
    with exclusive(Workspace(tmp_path)):
        pass  # no lock is left


@pytest.mark.parametrize("status", [0, 3])
def test_a_night_without_news_has_the_status_of_the_night_before(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    monkeypatch.setattr(run, "nothing_to_do", lambda *_: replace(RECORD, exit_status=status))
    outcome = run_reports(Workspace(tmp_path), Wish(Asked()), lambda: pytest.fail("nothing to do"))
    assert (outcome.status, outcome.renewed) == (status, False)
    assert _health(Workspace(tmp_path))["exit_status"] == status


def test_a_district_that_was_asked_for_is_made_though_nothing_is_new(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def build(workspace: Workspace, wish: Wish, *_: object, **options: object) -> SiteResult:
        asked.append(wish.districts)
        return SiteResult(tmp_path, (), (), 0, RECORD)

    monkeypatch.setattr(run, "nothing_to_do", lambda *_: RECORD)
    monkeypatch.setattr(analysis.reporting, "build_site", build, raising=False)
    run_reports(Workspace(tmp_path), Wish(Asked(), districts=["lak"], scheduler="tcp://x"), lambda: None)  # type: ignore[arg-type,return-value]
    assert asked == [["lak"]]


def test_a_site_that_could_not_be_published_is_no_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "nothing_to_do", lambda *_: RECORD)
    outcome = run_reports(Workspace(tmp_path), Wish(Asked(), store="nowhere://x"), lambda: pytest.fail("no work"))
    assert outcome.status == 6
    assert "nowhere" in outcome.words[0]
    health = _health(Workspace(tmp_path))
    assert (health["status"], health["exit_status"], health["message"]) == ("stopped", 6, outcome.words[0])


@pytest.mark.parametrize("harm", ["", "table", "page", "raw", "polygons", "notebook"])
def test_there_is_something_to_do_whatever_has_changed_since(tmp_path: Path, harm: str) -> None:
    workspace = Workspace(tmp_path)
    places = {"table": workspace.processed / "series.parquet", "page": workspace.reports / "index.html",
              "raw": workspace.raw / "a.csv", "polygons": workspace.districts_geojson,
              "notebook": workspace.notebooks / "a.ipynb"}
    for path in places.values():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("whole", encoding="utf-8")
    inputs, steps = read_inputs(workspace).key, Steps(workspace.processed)
    for name in ("clean", "forecast", "look back"):
        steps.done(name, "key", ["series.parquet"])
    steps.finish(["clean", "forecast"], inputs)
    write_record(workspace.reports, replace(
        RECORD, inputs=inputs, parameters={"as_of": ""}, notebooks=folder_hashes(workspace.notebooks, "*.ipynb"),
        hashes=page_hashes(workspace.reports, ["index.html"])))
    if harm:
        places[harm].write_text("cut", encoding="utf-8")
    assert (nothing_to_do(workspace, Asked()) is None) == bool(harm)
