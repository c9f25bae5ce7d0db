"""Processes that are forks of one server, which has imported the libraries once.

Python's `multiprocessing.forkserver` can neither fork the server from this program nor let its forks ask it for further
forks. Both are done here by its private fields, the same in Python 3.11 to 3.13. From 3.14 on every request needs a key
that forks do not have. There, and wherever the fields are others, Python's own ways are used: the server is a new
program, and so is a fork's server.
"""

from __future__ import annotations

import contextvars
import multiprocessing
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from inspect import signature
from multiprocessing import connection, forkserver, resource_tracker
from multiprocessing.connection import wait
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from analysis.runtime.settings import limit_threads

__all__ = ["begin_server", "can_fork", "end_with_parent", "fork", "forking_context", "tell_server"]

_server: Any = getattr(forkserver, "_forkserver", None)
_FIELDS = {"_forkserver_address", "_forkserver_alive_fd", "_forkserver_pid"}
_PARAMETERS = ["listener_fd", "alive_r", "preload", "main_path", "sys_path"]


def can_fork() -> bool:
    """Whether processes may be forked here: on Linux."""
    return sys.platform == "linux" and "forkserver" in multiprocessing.get_all_start_methods()


def _is_as_known() -> bool:
    """Whether this Python's fork server has the fields used here, and asks for no key."""
    fields = getattr(_server, "__dict__", {}).keys()
    return fields >= _FIELDS and [*signature(forkserver.main).parameters] == _PARAMETERS


def forking_context(preload: Sequence[str]) -> ForkServerContext:
    """A context whose processes are forks of one server that has imported these modules; their forks share it."""
    limit_threads()  # the server inherits the environment, and libraries read it on import
    if _is_as_known() and _server._forkserver_alive_fd is not None and _server._forkserver_pid is None:
        # Only the process that started a server knows it; in a fork Python would start another one, though it documents
        # otherwise.
        _server.ensure_running = _nothing_to_start
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


def _nothing_to_start() -> None:
    """The server is running: this fork holds the pipe that keeps it alive."""


def fork(context: ForkServerContext, target: Callable[..., object], *args: object) -> BaseProcess:
    """Run a function in a fork that ends with this process, even where this one may have no children.

    Daemonic processes, such as Dask's workers, may not, because these would outlive them.
    """
    multiprocessing.current_process().daemon = False
    process = context.Process(target=target, args=args, daemon=True)
    process.start()
    return process


_told: list[int] = []


def begin_server(preload: Sequence[str], shared: str, when_told: Callable[[], object]) -> None:
    """Start the server without waiting: it imports while this process does other work.

    If this process is a plain program with nothing else running in it, the server is a fork of it, so that what both
    need is imported once. Otherwise Python starts the server as a new program.

    Parameters
    ----------
    preload : sequence of str
        Modules that the server imports.
    shared : str
        A module that this process needs too.
    when_told : callable
        What the server does on `tell_server`, if it is a fork of this process.
    """
    if _may_be_forked():
        import_module(shared)
    if not _may_be_forked():
        forkserver.ensure_running()
        return
    for stream in (sys.stdout, sys.stderr):
        stream.flush()  # or each fork would print the buffered text again
    # What it is told waits in the pipe until the server is ready.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    try:
        _told.append(_fork_server(preload, when_told))
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _may_be_forked() -> bool:
    """Whether forking is safe: no threads, no earlier server, and one whose fields are known.

    Nor may pyplot have been used here: kernels would inherit its backend and show nothing.
    """
    return (threading.active_count() == 1 and multiprocessing.parent_process() is None
            and "matplotlib.pyplot" not in sys.modules and _is_as_known()
            and _server._forkserver_alive_fd is None)


def _fork_server(preload: Sequence[str], when_told: Callable[[], object]) -> int:
    """Like `multiprocessing.forkserver.ensure_running`, with a fork instead of a new program; its process number."""
    resource_tracker.ensure_running()
    address = connection.arbitrary_address("AF_UNIX")  # type: ignore[attr-defined]
    alive, held = os.pipe()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        Path(address).chmod(0o600)
        listener.listen()
        process = os.fork()
        if process == 0:
            _serve(listener.fileno(), alive, preload, when_told)
    os.close(alive)
    _server._forkserver_address, _server._forkserver_alive_fd, _server._forkserver_pid = address, held, process
    return process


def tell_server() -> None:
    """Let the server, if it is a fork of this process, do what it was started for; does not wait for it."""
    for process in _told:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGUSR1)


def _serve(listener: int, alive: int, preload: Sequence[str], when_told: Callable[[], object]) -> None:
    """Be the server (runs in the fork), without this program's open files (above all its lock) and exit handlers."""
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        for number in [int(path.name) for path in Path("/proc/self/fd").iterdir()]:
            if number > 2 and number not in (listener, alive):
                with suppress(OSError):  # the descriptor that listed them
                    os.close(number)
        # An empty context: workers must not inherit the language of this process.
        contextvars.Context().run(_import_and_serve, listener, alive, preload, when_told)
    except SystemExit:
        code = 0
    finally:
        os._exit(code)


def _import_and_serve(listener: int, alive: int, preload: Sequence[str], when_told: Callable[[], object]) -> None:
    for module in preload:
        with suppress(ImportError):  # as Python's own server
            import_module(module)
    signal.signal(signal.SIGUSR1, lambda *_: when_told())
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])
    forkserver.main(listener, alive, [])


def end_with_parent() -> None:
    """End this process when the process that asked for it is gone, even if that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
