"""``make soak``: many runs cut short at random, each followed by what a night would do, against a clean build.

    python -m tests.soak [--kills 200] [--seed N] [--real]

With ``--real`` the runs are the command ``daklak reports`` itself with its kernels; either it is killed alone or with
all its processes, at random.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from analysis.runtime.settings import limit_threads
from analysis.workspace import Workspace
from tests.small_workspace import FORECAST, change_figure, small_workspace

__all__ = ["main"]

ROOT = Path(__file__).resolve().parent.parent
KILLS_A_ROUND = 5


def _fresh(folder: Path) -> Workspace:
    workspace = small_workspace(ROOT, folder, FORECAST[1:])
    shutil.copytree(ROOT / "notebooks", workspace.notebooks)
    return workspace


def _clean_copy(workspace: Workspace, folder: Path) -> Workspace:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(workspace.root, folder, ignore=shutil.ignore_patterns("processed", "reports", "logs"))
    return Workspace(folder)


def _command(workspace: Workspace) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "DAKLAK_HOME": str(workspace.root)}
    return subprocess.Popen([sys.executable, "-m", "analysis.cli", "reports"], env=environment, start_new_session=True,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _kill_command(workspace: Workspace, seconds: float, whole: bool) -> bool:
    process = _command(workspace)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        if whole:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
        return True
    return False


def _seconds_after_a_change(workspace: Workspace, build: Callable[[Workspace], int]) -> float:
    """How long a run takes that has a changed figure to work through: within these seconds it is killed."""
    change_figure(workspace, FORECAST[1])
    start = time.monotonic()
    build(workspace)
    return time.monotonic() - start


def main() -> int:
    """Kill, repair, compare; 0 where every repaired site equalled its clean build."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--real", action="store_true")
    asked = parser.parse_args()
    limit_threads()
    from analysis.exit_status import STOPPED
    from tests.faults import DISK_FULL, READ_ONLY, damage, killed_after, plain_run, run_with_error, site_of

    def build(workspace: Workspace) -> int:
        return _command(workspace).wait() if asked.real else plain_run(workspace).status

    chance, told, start = random.Random(asked.seed), Counter[str](), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="daklak-soak-") as name:
        workspace = _fresh(Path(name) / "soaked")
        build(workspace)
        whole = _seconds_after_a_change(workspace, build)
        while told["killed"] < asked.kills:
            for _ in range(KILLS_A_ROUND):
                change_figure(workspace, FORECAST[1], chance.choice([0.1, 0.2, -0.1]))
                seconds = chance.uniform(0.0, whole)
                killed = (_kill_command(workspace, seconds, chance.random() < 0.5) if asked.real
                          else killed_after(workspace, seconds))
                told["killed" if killed else "ended before"] += 1
            if not asked.real:
                change_figure(workspace, FORECAST[1])
                status = run_with_error(workspace, chance.choice([DISK_FULL, READ_ONLY]), chance.randrange(80))
                told["failed writes" if status == STOPPED else "no write failed"] += 1
            damage(workspace, chance)
            told["damaged"] += 1
            build(workspace)
            clean = _clean_copy(workspace, Path(name) / "clean")
            build(clean)
            same = site_of(workspace) == site_of(clean)
            told["equal" if same else "DIFFERENT"] += 1
            print(f"{time.monotonic() - start:7.0f} s  {dict(told)}", flush=True)
    return 1 if told["DIFFERENT"] else 0


if __name__ == "__main__":
    sys.exit(main())
