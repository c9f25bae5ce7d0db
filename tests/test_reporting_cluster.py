"""Reports on a real Dask scheduler with two worker processes on this machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from analysis.reporting.executors import NoCluster, cluster
from analysis.reporting.jobs import Job, PageInfo
from analysis.reporting.running import run_jobs
from analysis.runtime.forks import can_fork
from tests.cluster_jobs import run_or_die_once

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    distributed: Any = pytest.importorskip("distributed", reason="the extra \"cluster\" is not installed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None,
                                  host="127.0.0.1", silence_logs=50) as started:
        yield started.scheduler_address


def _job(folder: Path, key: str, notebook: str = "good") -> Job:
    return Job(key, Path(__file__).parent / "notebooks" / f"{notebook}.ipynb", folder / f"{key}.html",
               PageInfo(f"Thử {key}", made="2026-11-24"), {"district": "lak"}, home=folder)


def test_a_worker_killed_in_mid_run_loses_nothing(address: str, tmp_path: Path) -> None:
    jobs = [_job(tmp_path, key) for key in ("a", "b", "deadly", "c", "d", "e")]
    results = run_jobs(jobs, run=run_or_die_once, progress=False, open_executor=cluster(address))
    assert [(result.key, result.ok) for result in results] == [(job.key, True) for job in jobs]
    assert (tmp_path / "deadly.died").exists()
    assert [job.output.read_text(encoding="utf-8") for job in jobs] == [f"<p>{job.key}</p>" for job in jobs]


def test_a_notebook_runs_there_as_it_does_here(address: str, tmp_path: Path) -> None:
    job = _job(tmp_path, "there")
    (result,) = run_jobs([job], progress=False, open_executor=cluster(address))
    assert result.error == ""
    assert "<strong>lak</strong>" in job.output.read_text(encoding="utf-8")


@pytest.mark.skipif(not can_fork(), reason="forks are for Linux")
def test_kernels_there_begin_with_the_libraries_imported(address: str, tmp_path: Path) -> None:
    cells = [new_code_cell("district = 'lak'", metadata={"tags": ["parameters"]}),
             new_code_cell("import sys\n'analysis.workbench' in sys.modules")]
    nbformat.write(new_notebook(cells=cells), tmp_path / "began.ipynb")
    job = replace(_job(tmp_path, "began"), notebook=tmp_path / "began.ipynb")
    run_jobs([job], progress=False, open_executor=cluster(address))
    page = job.output.read_text(encoding="utf-8")
    assert "True" in page
    assert "False" not in page


def test_a_scheduler_that_does_not_answer_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoCluster, match="127.0.0.1:9"):
        run_jobs([_job(tmp_path, "a")], progress=False, open_executor=cluster("tcp://127.0.0.1:9", timeout=1.0))
