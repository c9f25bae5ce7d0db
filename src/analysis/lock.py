"""One run at a time per workspace. The operating system frees the lock when the process ends, however it ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.workspace import Workspace, now, read_json, write_json

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


@dataclass(frozen=True)
class _Holder:
    """Who holds the lock: process number, ISO time."""

    process: int
    since: str


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
        holder = read_json(_note(path), _Holder)
        raise Busy(str(holder.process) if holder else "", holder.since if holder else "") from None
    try:
        if not again:
            # For messages only. What counts is the lock, which cannot outlive its process.
            with suppress(OSError):
                write_json(_note(path), _Holder(os.getpid(), now()))
        yield
    finally:
        lock.release()


def _note(path: Path) -> Path:
    return path.with_name(".lock-holder.json")
