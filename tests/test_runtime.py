"""What bends Python's runtime, and what happens where Python is not as it was."""

from __future__ import annotations

import subprocess
import sys
from multiprocessing import forkserver
from pathlib import Path

import pytest

from analysis.reporting.engine import run_job
from analysis.reporting.jobs import Job, PageInfo
from analysis.runtime.forks import can_fork

GOOD = Path(__file__).parent / "notebooks" / "good.ipynb"
pytestmark = pytest.mark.skipif(not can_fork(), reason="forks are for Linux")

SERVERS = """
import os
from multiprocessing import forkserver
from analysis.runtime.forks import begin_server, forking_context, tell_server
def parent_of_a_fork(pipe):
    pipe.send(os.getppid())
def both(pipe):
    change()
    here, there = context().Pipe()
    context().Process(target=parent_of_a_fork, args=(there,)).start()
    pipe.send((os.getppid(), here.recv()))
def context():
    return forking_context(["analysis.spelling"])
def change():
    {change}
if __name__ == "__main__":
    change()
    begin_server(["analysis.spelling"], "analysis.keys", lambda: None)
    tell_server()
    here, there = context().Pipe()
    context().Process(target=both, args=(there,)).start()
    first, second = here.recv()
    same = open(f"/proc/{{first}}/cmdline").read() == open("/proc/self/cmdline").read()
    print("fork of the run" if same else "new program", "one" if first == second else "two")
"""


@pytest.mark.parametrize(("change", "servers"), [
    ("pass", "fork of the run one" if sys.version_info < (3, 14) else "new program two"),
    ("forkserver._forkserver._forkserver_authkey = None; forkserver.main.__signature__ = __import__('inspect')"
     ".signature(lambda listener_fd, alive_r, preload, main_path, sys_path, *, authkey_r: 0)", "new program two"),
    ("import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()", "new program one")])
def test_where_python_is_not_as_known_or_a_fork_unsafe_its_own_servers_do(
        tmp_path: Path, change: str, servers: str) -> None:
    script = tmp_path / "servers.py"
    script.write_text(SERVERS.format(change=change), encoding="utf-8")
    told = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=False)
    assert told.stdout.strip() == servers, told.stderr


def test_a_report_is_made_by_a_plain_kernel_where_the_server_does_not_answer(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise ConnectionRefusedError

    job = Job("good", GOOD, tmp_path / "x.html", PageInfo(""), {"district": "lak"}, home=tmp_path)
    forked = run_job(job)
    monkeypatch.setattr(forkserver, "connect_to_new_process", gone)
    assert (forked.ok, run_job(job).page) == (True, forked.page)
