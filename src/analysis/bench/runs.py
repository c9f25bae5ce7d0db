"""One task in its own process, measured by the other parts: ``python -m analysis.bench.runs …``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analysis.bench.processes import Cost, cost_of
from analysis.pipeline.inputs import results_folder
from analysis.reporting.executors import begin_warming, cluster, local_pool
from analysis.reporting.jobs import Job, PageInfo
from analysis.runtime.forks import tell_server
from analysis.runtime.settings import seldom_collect
from analysis.workspace import Workspace

__all__ = ["OUT", "district_jobs", "measure_districts"]

OUT = "reports-bench"


def district_jobs(workspace: Workspace, count: int) -> list[Job]:
    """The jobs of a workspace's first districts, written beside its site."""
    from analysis.pipeline import open_results
    from analysis.reporting.plan import plan_jobs

    results = open_results(workspace)
    jobs = [job for job in plan_jobs(workspace, results.study, PageInfo(""))
            if job.key.startswith("districts/")][:count]
    return [replace(job, output=workspace.root / OUT / job.output.name) for job in jobs]


def measure_districts(workspaces: Sequence[Workspace], count: int, scheduler: str = "", shelf: str = "") -> Cost:
    """The cost of the reports on this many districts of each workspace, with a run's usual parallelism.

    Parameters
    ----------
    workspaces : sequence of Workspace
        With tables that are up to date.
    count : int
        Districts per workspace.
    scheduler : str
        Address of a Dask scheduler; "" for processes of this machine.
    shelf : str
        A folder where pictures are kept; "" to draw every one.
    """
    folders = [str(workspace.root) for workspace in workspaces]
    return cost_of([sys.executable, "-m", __name__, str(count), scheduler, shelf, *folders])


def _run(count: int, scheduler: str, shelf: str, folders: Sequence[str]) -> int:
    if not scheduler:
        first = Workspace(Path(folders[0]))
        begin_warming(results_folder(first, None), first.raw)  # first of all, as in a nightly run
    from analysis.kept import Shelf
    from analysis.reporting.running import run_jobs

    kept = Shelf(shelf, "bench") if shelf else None
    jobs = [replace(job, key=f"{folder}/{job.key}", shelf=kept) for folder in folders
            for job in district_jobs(Workspace(Path(folder)), count)]
    tell_server()
    opener = cluster(scheduler) if scheduler else local_pool
    workers = 2 if scheduler else None
    return sum(not result.ok for result in run_jobs(jobs, workers, progress=False, open_executor=opener))


if __name__ == "__main__":
    seldom_collect()  # as on the command line
    sys.exit(_run(int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:]))
