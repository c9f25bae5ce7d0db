"""Whatever cuts a run short, the next plain run makes the site of a clean build. The long form is ``make soak``."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.workspace import Workspace
from tests.faults import (
    DISK_FULL,
    READ_ONLY,
    damage,
    killed_after,
    plain_run,
    run_with_error,
    seconds_of_a_run,
    site_of,
)
from tests.small_workspace import FORECAST, change_figure, small_workspace

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork") or sys.platform == "darwin",
                                                  reason="forks of a process with libraries loaded: Linux only")]
SEED = 20261124
KILLS = 4


@pytest.fixture(scope="module")
def made(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A small workspace with its site."""
    workspace = small_workspace(root, tmp_path_factory.mktemp("faults"), FORECAST[1:])
    shutil.copytree(root / "notebooks", workspace.notebooks)
    assert plain_run(workspace).status == 0
    return workspace


@pytest.fixture
def changed(made: Workspace, tmp_path: Path) -> Workspace:
    """A copy in which a figure has changed since."""
    shutil.copytree(made.root, tmp_path / "changed")
    workspace = Workspace(tmp_path / "changed")
    change_figure(workspace, FORECAST[1])
    return workspace


@pytest.fixture(scope="module")
def clean(made: Workspace, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes | dict[str, bytes]]:
    """The site of the changed figures, built from nothing."""
    workspace = Workspace(tmp_path_factory.mktemp("clean") / "clean")
    shutil.copytree(made.root, workspace.root, ignore=shutil.ignore_patterns("processed", "reports", "logs"))
    change_figure(workspace, FORECAST[1])
    plain_run(workspace)
    return site_of(workspace)


def test_a_run_with_nothing_to_do_touches_only_record_health_and_log(made: Workspace) -> None:
    def times() -> dict[str, int]:
        return {path.relative_to(made.root).as_posix(): path.stat().st_mtime_ns
                for path in made.root.rglob("*") if path.is_file()}

    before = times()
    assert not plain_run(made).renewed
    after = times()
    touched = {name for name in after if after[name] != before.get(name)}
    assert touched == {"reports/run.json", "reports/health.json", "logs/daklak.log"}


def test_a_run_with_nothing_to_do_loads_no_heavy_library(made: Workspace) -> None:
    """Importing them takes seconds; a night without news must not pay for it."""
    heavy = ("numpy", "pandas", "geopandas", "matplotlib", "scipy", "papermill", "nbconvert")
    program = ("import sys; from analysis.cli import app\n"
               f"sys.argv = ['daklak', 'reports', '--root', {str(made.root)!r}]\n"
               "try: app()\n"
               "except SystemExit as end: print('status', end.code or 0)\n"
               f"print('loaded', [name for name in {heavy!r} if name in sys.modules])")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=300)
    assert done.stdout.splitlines()[-2:] == ["status 0", "loaded []"], done.stdout + done.stderr


def test_times_of_files_mean_nothing(made: Workspace) -> None:
    for number, path in enumerate(sorted(made.root.rglob("*"))):
        os.utime(path, (10**9 * (number % 3), 10**9 * (number % 3)))
    assert not plain_run(made).renewed


def test_runs_killed_at_any_point_leave_nothing_behind(
    changed: Workspace, clean: dict[str, bytes | dict[str, bytes]], tmp_path: Path
) -> None:
    shutil.copytree(changed.root, tmp_path / "timed")
    chance, whole = random.Random(SEED), seconds_of_a_run(Workspace(tmp_path / "timed"))
    # the earliest first: a run that came to its end would leave nothing for the others to do
    moments = sorted(chance.uniform(0.05, 0.75) for _ in range(KILLS))
    killed = [killed_after(changed, moment * whole) for moment in moments]
    assert any(killed)
    plain_run(changed)
    assert site_of(changed) == clean
    assert not list(changed.root.rglob(".*.part-*"))


@pytest.mark.parametrize("error", [DISK_FULL, READ_ONLY])
def test_a_write_that_fails_is_said_and_made_good(
    changed: Workspace, clean: dict[str, bytes | dict[str, bytes]], error: int
) -> None:
    before = site_of(changed)
    assert run_with_error(changed, error, after=0) == 6
    assert site_of(changed) == before
    assert run_with_error(changed, error, after=random.Random(error).randrange(5, 60)) == 6
    plain_run(changed)
    assert site_of(changed) == clean


def test_damaged_files_are_made_again(made: Workspace, tmp_path: Path) -> None:
    shutil.copytree(made.root, tmp_path / "copy")
    workspace, chance = Workspace(tmp_path / "copy"), random.Random(SEED)
    for _ in range(3):
        damage(workspace, chance)
    plain_run(workspace)
    assert site_of(workspace) == site_of(made)
