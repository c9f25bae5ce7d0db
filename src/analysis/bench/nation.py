"""A simulated nation: reports on the districts of many provinces in one list of jobs, locally and on a Dask cluster.

A nation has one workspace per province, as a ministry would, since districts are compared and pooled within their
province. 47 provinces of 15 districts make the 705 districts that Vietnam had in 2021.
"""

from __future__ import annotations

import shutil

from analysis.bench.runs import OUT, measure_districts
from analysis.bench.workspaces import bench_folder
from analysis.workspace import Workspace

__all__ = ["measure_nation"]

_DISTRICTS = 15


def measure_nation(home: Workspace, province: Workspace, provinces: int, on_cluster: int) -> None:
    """Print the cost of the reports: of one province, of many, and of some both locally and on two Dask workers.

    Parameters
    ----------
    home, province : Workspace
        The project; the prepared workspace that every province is a copy of.
    provinces : int
        Number of provinces of 15 districts run in one list on this machine's processes.
    on_cluster : int
        Number of provinces run both ways: locally and on a Dask scheduler with two worker processes on the loopback
        address.
    """
    folder = bench_folder(home) / "nation"
    nation = [_copy(province, Workspace(folder / f"{number + 1:02d}")) for number in range(max(provinces, on_cluster))]
    one, many = (measure_districts(nation[:count], _DISTRICTS) for count in (1, provinces))
    here = measure_districts(nation[:on_cluster], _DISTRICTS)
    there = _on_cluster(nation[:on_cluster])
    print(f"| district reports, {province.root.name} | seconds | processor seconds a report | peak GiB |")
    print("|---|---|---|---|")
    for name, count, cost in (("this machine", 1, one), ("this machine", provinces, many),
                              ("this machine", on_cluster, here)):
        reports = count * _DISTRICTS
        print(f"| {reports}, {name} | {cost.seconds:.1f} | {cost.processor / reports:.2f} | {cost.peak:.2f} |")
    print(f"| {on_cluster * _DISTRICTS}, Dask, two workers | {there:.1f} | | |")
    growth = many.processor / provinces / one.processor
    print(f"\nA report of {provinces * _DISTRICTS} costs {growth:.2f} times the processor time of one of 15; "
          f"Dask takes {there / here.seconds:.2f} times as long as the local pool.\n", flush=True)
    shutil.rmtree(folder, ignore_errors=True)


def _copy(source: Workspace, target: Workspace) -> Workspace:
    shutil.rmtree(target.root, ignore_errors=True)
    shutil.copytree(source.root, target.root, ignore=shutil.ignore_patterns("reports", OUT, "pieces"))
    return target


def _on_cluster(nation: list[Workspace]) -> float:
    """Seconds on two workers that are already running and have imported what they need, as on a real cluster."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1",
                      silence_logs=50) as started:
        return measure_districts(nation, _DISTRICTS, started.scheduler_address).seconds
