"""What a night leaves for those who watch, and when it may leave the site as it is."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analysis.keys import folder_hashes
from analysis.lock import Busy
from analysis.nightly.health import health_of, summary
from analysis.nightly.run import run_reports
from analysis.reporting.record import Entry, RunRecord, page_hashes, write_record
from analysis.reporting.upkeep import site_is_current
from analysis.reporting.wishes import Asked, Wish
from analysis.workspace import Workspace

PAGE, INPUTS = "index.html", "inputs"


@pytest.fixture
def site(tmp_path: Path) -> tuple[Workspace, RunRecord]:
    workspace = Workspace(tmp_path)
    for path, content in ((workspace.reports / PAGE, "<p>Lắk</p>"), (workspace.notebooks / "a.ipynb", "{}")):
        path.parent.mkdir(parents=True)
        path.write_text(content, encoding="utf-8")
    record = RunRecord(number=1, pages=(PAGE,), complete=True, inputs=INPUTS, parameters={"as_of": ""},
                       notebooks=folder_hashes(workspace.notebooks, "*.ipynb"),
                       hashes=page_hashes(workspace.reports, [PAGE]))
    write_record(workspace.reports, record)
    return workspace, record


def test_a_site_made_from_the_same_is_current(site: tuple[Workspace, RunRecord]) -> None:
    assert site_is_current(site[0], INPUTS)


@pytest.mark.parametrize("changed", [
    {"complete": False}, {"exit_status": 4}, {"inputs": "others"}, {"parameters": {"as_of": "2021-02-28"}},
    {"notebooks": {}}, {"hashes": {PAGE: "another"}}, {"pages": ()}], ids=lambda changed: next(iter(changed)))
def test_a_site_that_lacks_one_thing_is_not_current(
        site: tuple[Workspace, RunRecord], changed: dict[str, Any]) -> None:
    workspace, record = site
    write_record(workspace.reports, replace(record, **changed))
    assert not site_is_current(workspace, INPUTS)


def test_another_day_is_another_site(site: tuple[Workspace, RunRecord]) -> None:
    assert not site_is_current(site[0], INPUTS, Asked(date(2021, 2, 28)))


def _stops_with(error: Exception) -> Callable[[], Any]:
    def make_tables() -> Any:
        raise error
    return make_tables


def _night(tmp_path: Path, error: Exception) -> tuple[int, tuple[str, ...], str]:
    health = tmp_path / "reports" / "health.json"
    health.parent.mkdir()
    health.write_text("before", encoding="utf-8")
    outcome = run_reports(Workspace(tmp_path), Wish(Asked(), force=True, scheduler="tcp://x"), _stops_with(error))
    return outcome.status, outcome.words, health.read_text(encoding="utf-8")


def test_the_health_of_the_run_at_work_is_its_own(tmp_path: Path) -> None:
    status, words, health = _night(tmp_path, Busy("4711", "2026-01-01T02:30:00+07:00"))
    assert (status, health) == (5, "before")
    assert all("4711" in said for said in words)


@pytest.mark.parametrize("number, word", [
    (errno.ENOSPC, "full"), (errno.EACCES, "permissions"), (errno.EIO, "stopped")])
def test_a_run_that_stops_says_why(tmp_path: Path, number: int, word: str) -> None:
    status, words, health = _night(tmp_path, OSError(number, "no", "here.parquet"))
    assert status == 6
    assert word in words[1]
    assert all("here.parquet" in said for said in words)
    told = json.loads(health)
    assert (told["status"], told["exit_status"], told["message"]) == ("stopped", 6, words[0])


def test_made_kept_and_failed_reports_are_told_apart() -> None:
    today, earlier = "2026-11-25T02:30:00+07:00", "2026-11-24T02:30:00+07:00"
    reports = (Entry("lak", "a", "done", 1.0, "h", made=today), Entry("ea-kar", "b", "done", 1.0, "h", made=earlier),
               Entry("cu-mgar", "c", "failed", 1.0, "h", error="Ô 3 lỗi", made=today))
    record = RunRecord(number=7, date=today, reports=reports, exit_status=4)
    english = summary(record)
    assert "Made 1 reports (lak); 1 others are unchanged." in english
    assert "✗ cu-mgar: Ô 3 lỗi" in english
    keys = ("province", "forecast", "districts/lak", "districts/ea-kar", "indicators/poverty_rate")
    vietnamese = summary(replace(record, reports=tuple(Entry(key, "a", "done", 1.0, "h", made=today) for key in keys)))
    made = next(line for line in vietnamese.splitlines() if line.startswith("Lập 5"))
    assert "1 chỉ tiêu; 2 huyện" in made
    assert "province" not in made
    health = health_of(record, 1.234)
    assert (health.status, health.failed, health.reports, health.seconds) == ("failed", ("cu-mgar",), 3, 1.23)
