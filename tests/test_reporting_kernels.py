"""The kernel that any program can ask for by its kernelspec: the same output as a plain one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest

from analysis.lock import Busy, exclusive
from analysis.pipeline.results import TABLES
from analysis.pipeline.steps import STATE
from analysis.reporting.engine import run_job
from analysis.reporting.jobs import Job, PageInfo
from analysis.reporting.kernels import ForkedProvisioner
from analysis.runtime.forks import can_fork
from analysis.tables import empty, write_table
from analysis.workspace import Workspace

GOOD = Path(__file__).parent / "notebooks" / "good.ipynb"


@pytest.fixture
def kernels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two kernelspecs that differ in who starts the kernel."""
    for name in ("plain", "forked"):
        folder = tmp_path / "kernels" / name
        folder.mkdir(parents=True)
        spec: dict[str, Any] = {"argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
                                "display_name": name, "language": "python", "env": {"OMP_NUM_THREADS": "1"}}
        if name == "forked":
            spec["metadata"] = {"kernel_provisioner": {"provisioner_name": "analysis-forked"},
                                "supported_encryption": ["curve"]}  # ipykernel's own kernelspec says so
        (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    return tmp_path


def _shown(notebook: Any) -> list[Any]:
    """Outputs without what only counts or times."""
    return [[{key: value for key, value in output.items() if key not in ("execution_count", "metadata")}
             for output in cell.get("outputs", [])] for cell in notebook.cells]


HANG = """
import sys
from pathlib import Path
from analysis.reporting.engine import run_job
from analysis.reporting.jobs import Job, PageInfo
if __name__ == "__main__":
    folder = Path(sys.argv[1])
    run_job(Job("hanging", Path(sys.argv[2]), folder / "x.html", PageInfo(""), {"district": "lak"}, home=folder))
"""


def _inherited(mark: str) -> int:
    """Processes that have this in the environment that they began with."""
    found = 0
    for path in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            found += mark.encode() in path.read_bytes()
    return found


@pytest.mark.skipif(not can_fork(), reason="forks are for Linux")
def test_a_run_that_is_killed_leaves_no_process_behind(tmp_path: Path) -> None:
    script, mark, at_work = tmp_path / "hang.py", f"DAKLAK_HOME={tmp_path}", tmp_path / "at_work"
    script.write_text(HANG, encoding="utf-8")
    notebook = nbformat.read(GOOD.with_name("hanging.ipynb"), 4)
    notebook.cells[2].source = f"from pathlib import Path\nPath({str(at_work)!r}).touch()"
    nbformat.write(notebook, tmp_path / "hanging.ipynb")
    run = subprocess.Popen([sys.executable, str(script), str(tmp_path), str(tmp_path / "hanging.ipynb")],
                           env={**os.environ, "DAKLAK_HOME": str(tmp_path)})
    _wait_for(at_work.exists, 60)
    assert _inherited(mark) >= 3  # the run, its fork server, a kernel
    run.kill()
    run.wait()
    _wait_for(lambda: _inherited(mark) == 0, 90)  # a server that is still importing ends when it has


@pytest.mark.skipif(not can_fork(), reason="forks are for Linux")
def test_a_kernel_that_is_ended_with_its_report_is_not_interrupted_first(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The interrupt would reach some kernels between two steps, and they would say so on the terminal."""
    sent: list[int] = []

    async def record(self: ForkedProvisioner, number: int) -> None:
        sent.append(number)

    monkeypatch.setattr(ForkedProvisioner, "send_signal", record)
    assert run_job(Job("good", GOOD, tmp_path / "x.html", PageInfo(""), {"district": "lak"}, home=tmp_path)).ok
    assert signal.SIGINT not in sent


FORK = """
import os, sys, time
from pathlib import Path
from analysis.lock import exclusive
from analysis.reporting.executors import begin_warming, local_pool
from analysis.workspace import Workspace
if __name__ == "__main__":
    with exclusive(Workspace(Path(sys.argv[1]))):
        begin_warming()
        with local_pool(1) as pool:
            print(pool.submit(os.getppid).result(), flush=True)
            time.sleep(600)
"""


@pytest.mark.skipif(not can_fork(), reason="forks are for Linux")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_the_server_is_a_fork_of_the_run_holds_no_lock_and_ends_with_it(tmp_path: Path, end: signal.Signals) -> None:
    script, mark = tmp_path / "fork.py", f"DAKLAK_HOME={tmp_path}"
    script.write_text(FORK, encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script), str(tmp_path)], stdout=subprocess.PIPE, text=True,
                          env={**os.environ, "DAKLAK_HOME": str(tmp_path)}) as run:
        assert run.stdout is not None
        server = Path("/proc") / run.stdout.readline().strip()
        assert (server / "cmdline").read_bytes() == Path(f"/proc/{run.pid}/cmdline").read_bytes()
        with pytest.raises(Busy), exclusive(Workspace(tmp_path)):
            pass
        run.send_signal(end)
        run.wait()
        with exclusive(Workspace(tmp_path)):  # whether or not its forks have ended yet
            pass
    _wait_for(lambda: _inherited(mark) == 0, 90)


READ = """
import sys, os
from pathlib import Path
from analysis.pipeline.steps import STATE
from analysis.reporting.executors import begin_warming, local_pool
from analysis.runtime.forks import tell_server
SEEN = "(lambda r, folder: [len(r._held.tables['gaps']), len(r._held.study.districts), r.held(folder) is r._held])"
if __name__ == "__main__":
    folder = Path(sys.argv[1])
    begin_warming(folder, Path(sys.argv[2]))
    tell_server()  # while it imports: it reads when it can
    names = "__import__('analysis.pipeline.results').pipeline.results, __import__('pathlib').Path"
    ask = f"{SEEN}({names}({str(folder)!r}))"
    with local_pool(1) as pool:
        print(pool.submit(eval, ask).result())
        (folder / STATE).write_text("another run")
        print(pool.submit(eval, ask).result())
"""


@pytest.mark.skipif(not can_fork(), reason="forks are for Linux")
def test_forks_find_the_tables_read_as_long_as_they_are_the_same(tmp_path: Path) -> None:
    for name in TABLES:
        write_table(tmp_path, name, empty(name))
    (tmp_path / STATE).write_text("a run", encoding="utf-8")
    script = tmp_path / "read.py"
    script.write_text(READ, encoding="utf-8")
    told = subprocess.run([sys.executable, str(script), str(tmp_path), str(Workspace.find().raw)],
                          capture_output=True, text=True, check=False)
    assert told.stdout.splitlines() == ["[0, 15, True]", "[0, 15, False]"], told.stderr


DRAWN = """
import sys
from pathlib import Path
if __name__ == "__main__":
    import matplotlib
    matplotlib.use("agg")
    import matplotlib.pyplot as plt
    plt.figure()
    from analysis.reporting.executors import begin_warming
    from analysis.reporting.engine import run_job
    from tests.test_reporting_engine import _job
    begin_warming()
    folder = Path(sys.argv[1])
    done = run_job(_job(folder, Path(sys.argv[2]), "good"))
    print("data:image/png" in done.page)
"""


@pytest.mark.skipif(not can_fork(), reason="forks are for Linux")
def test_a_notebook_shows_its_pictures_though_the_run_has_drawn_elsewhere(tmp_path: Path) -> None:
    script = tmp_path / "drawn.py"
    script.write_text(DRAWN, encoding="utf-8")
    told = subprocess.run([sys.executable, str(script), str(tmp_path), str(GOOD.parent)], capture_output=True,
                          text=True, cwd=Path(__file__).parents[1], env={**os.environ, "PYTHONPATH": "."}, check=False)
    assert told.stdout.split() == ["True"], told.stderr


def _wait_for(condition: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.3)


def test_the_entry_point_is_known() -> None:
    names = {point.name for point in entry_points(group="jupyter_client.kernel_provisioners")}
    assert "analysis-forked" in names, "please run scripts/setup.py"


@pytest.mark.skipif(not can_fork(), reason="forks are for Linux")
def test_papermill_with_either_kernel_gives_the_same_outputs(kernels: Path) -> None:
    found = {name: papermill.execute_notebook(str(GOOD), str(kernels / f"{name}.ipynb"), {"district": "lak"},
                                              kernel_name=name, progress_bar=False)
             for name in ("plain", "forked")}
    assert _shown(found["plain"]) == _shown(found["forked"])
    assert any(_shown(found["forked"]))


@pytest.mark.skipif(not can_fork(), reason="forks are for Linux")
def test_papermill_on_the_command_line_tells_of_no_kernel_that_could_be_listened_to(kernels: Path) -> None:
    command = [sys.executable, "-m", "papermill", "-k", "forked", "--no-progress-bar", "-p", "district", "lak",
               str(GOOD), str(kernels / "told.ipynb")]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    assert "WARNING" not in told, told
