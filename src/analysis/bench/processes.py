"""The cost of a command including all processes it starts, since kernels and fork servers outlive their parents."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

__all__ = ["Cost", "cost_of"]

_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of <sys/prctl.h>
_GLANCE = 1.0


@dataclass(frozen=True)
class Cost:
    """The cost of a command.

    Attributes
    ----------
    seconds : wall time
    processor : user and system seconds of all its processes
    peak : peak memory of all its processes together, GiB, shared memory counted once (proportional set size)
    status : exit status
    """

    seconds: float
    processor: float
    peak: float
    status: int


def cost_of(command: Sequence[str], environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Cost:
    """Run a command until it and all its processes have ended; Linux only; its output is discarded.

    Raises
    ------
    RuntimeError
        If it fails, with the end of its output.
    """
    with TemporaryDirectory() as name:
        report, said = Path(name) / "cost.json", Path(name) / "said.txt"
        with said.open("wb") as stream:
            subprocess.run([sys.executable, "-m", __name__, str(report), *command], cwd=folder, check=False,
                           env={**os.environ, **(environment or {})}, stdout=stream, stderr=stream)
        try:
            cost = Cost(**json.loads(report.read_text(encoding="utf-8")))
        except OSError:
            cost = Cost(0, 0, 0, -1)
        if cost.status:
            raise RuntimeError(f"{command[0]}: status {cost.status}: {said.read_text(errors='replace')[-2000:]}")
    return cost


def _watch(report: Path, command: Sequence[str]) -> None:
    """Run a command as the reaper of its orphaned processes, and measure until the last has ended."""
    ctypes.CDLL(None, use_errno=True).prctl(_SUBREAPER, 1, 0, 0, 0)
    start, peak, ended = time.perf_counter(), [0.0], threading.Event()
    watcher = threading.Thread(target=_watch_memory, args=(peak, ended), daemon=True)
    watcher.start()
    process = subprocess.Popen(list(command))
    status = seconds = None
    for pid, code in _ends():
        if pid == process.pid:
            status, seconds = os.waitstatus_to_exitcode(code), time.perf_counter() - start
    ended.set()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cost = Cost(seconds or 0.0, used.ru_utime + used.ru_stime, peak[0] / 2**30, -1 if status is None else status)
    report.write_text(json.dumps(asdict(cost)), encoding="utf-8")


def _ends() -> Iterator[tuple[int, int]]:
    while True:
        try:
            yield os.wait()
        except ChildProcessError:
            return


def _watch_memory(peak: list[float], ended: threading.Event) -> None:
    own = psutil.Process()
    while not ended.wait(_GLANCE):
        held = 0
        for process in own.children(recursive=True):
            with contextlib.suppress(psutil.Error):
                held += process.memory_full_info().pss
        peak[0] = max(peak[0], held)


if __name__ == "__main__":
    _watch(Path(sys.argv[1]), sys.argv[2:])
