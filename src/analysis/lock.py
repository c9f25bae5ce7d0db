"""One run at a time per workspace. The operating system frees the lock when the process ends, however it ends."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.workspace import Workspace, now

__all__ = ["Busy", "exclusive"]


class Busy(RuntimeError):
    """Another run is at work in the workspace.

    Attributes
    ----------
    process, since : number of the process that holds the lock and ISO time of its start; "" where not known
    """

    def __init__(self, process: str, since: str) -> None:
        super().__init__(f"another run is at work: process {process or '?'}, since {since or '?'}")
        self.process, self.since = process, since


@contextmanager
def exclusive(workspace: Workspace, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock of a workspace; the same process may take it again.

    Parameters
    ----------
    workspace : Workspace
    wait : float
        Seconds to wait for another run to end.

    Raises
    ------
    Busy
        If another run still works after that time.
    """
    path = workspace.processed / ".lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path, is_singleton=True, thread_local=False)
    again = lock.is_locked
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        raise Busy(*_holder(path)) from None
    try:
        if not again:
            # For messages only. What counts is the lock, which cannot outlive its process.
            with suppress(OSError):
                _note(path).write_text(json.dumps({"process": os.getpid(), "since": now()}), encoding="utf-8")
        yield
    finally:
        lock.release()


def _note(path: Path) -> Path:
    return path.with_name(".lock-holder.json")


def _holder(path: Path) -> tuple[str, str]:
    try:
        noted = json.loads(_note(path).read_text(encoding="utf-8"))
        return str(noted["process"]), str(noted["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", ""
