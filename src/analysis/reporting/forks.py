"""The fork server for workers and kernels: a process that imports the libraries once."""

from __future__ import annotations

import contextvars
import multiprocessing
import os
import signal
import socket
import sys
import threading
from contextlib import suppress
from importlib import import_module
from multiprocessing import connection, forkserver, resource_tracker
from multiprocessing.connection import wait
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

from analysis.threads import limit_threads

__all__ = ["PRELOADED", "RAW", "TABLES", "begin_server", "can_fork", "end_with_parent", "let_the_server_end",
           "let_the_server_read", "preloaded_context"]

# Modules already imported in a forked kernel.
PRELOADED = ("analysis.reporting.warm",)

TABLES = "DAKLAK_TABLES"
RAW = "DAKLAK_RAW"
"""Environment variables of the server: the folders of the tables and of the catalogue, which it reads when told to."""

# Modules needed by a run as well as by its forks.
_SHARED = "analysis.reporting.site"


def can_fork() -> bool:
    """Whether kernels may be forked here: on Linux."""
    return sys.platform == "linux" and "forkserver" in multiprocessing.get_all_start_methods()


def preloaded_context() -> ForkServerContext:
    """A context whose processes are forks of one server with the libraries imported, shared with this one's forks."""
    limit_threads()  # the server inherits the environment, and libraries read it on import
    _ask_the_server_we_come_from()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PRELOADED))
    return context


def _ask_the_server_we_come_from() -> None:
    """In a fork of a fork server, let further forks come from the same server.

    Python documents this behaviour. But only the process that started a server knows it, and a fork would start another
    server, which would import everything again.
    """
    server: Any = forkserver._forkserver
    if server._forkserver_pid is None and server._forkserver_alive_fd is not None:
        server.ensure_running = _nothing_to_start


def _nothing_to_start() -> None:
    """The server is running: this fork holds the pipe that keeps it alive."""


def begin_server() -> None:
    """Start the server without waiting: it imports while this process does other work.

    If this process is a plain program with nothing else running in it, the server is a fork of it, so that what both
    need is imported once. Otherwise Python starts the server as a new program.
    """
    if _may_be_forked():
        import_module(_SHARED)
    if _may_be_forked():
        _fork_server()
    else:
        forkserver.ensure_running()


def _may_be_forked() -> bool:
    """Whether forking is safe: no threads, no earlier server, and a Python whose server needs no authentication key.

    Nor may pyplot have been used here: kernels would inherit its backend and show nothing.
    """
    server: Any = forkserver._forkserver
    return (threading.active_count() == 1 and multiprocessing.parent_process() is None
            and "matplotlib.pyplot" not in sys.modules
            and server._forkserver_alive_fd is None and not hasattr(server, "_forkserver_authkey"))


def _fork_server() -> None:
    """Like `multiprocessing.forkserver.ensure_running`, with a fork instead of a new program."""
    resource_tracker.ensure_running()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()  # or each fork would print the buffered text again
    server: Any = forkserver._forkserver
    address = connection.arbitrary_address("AF_UNIX")  # type: ignore[attr-defined]
    alive, held = os.pipe()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        Path(address).chmod(0o600)
        listener.listen()
        # The message to read tables waits in the pipe until the server is ready.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
        process = os.fork()
        if process == 0:
            _serve(listener.fileno(), alive)
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    os.close(alive)
    server._forkserver_address, server._forkserver_alive_fd, server._forkserver_pid = address, held, process
    _readers.append(process)


_readers: list[int] = []


def let_the_server_read() -> None:
    """Tell the server, if it is a fork of this process, that the tables are up to date; does not wait for it."""
    for process in _readers:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGUSR1)


def _serve(listener: int, alive: int) -> None:
    """Be the server (runs in the fork), without this program's open files (above all its lock) and exit handlers."""
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        for number in [int(path.name) for path in Path("/proc/self/fd").iterdir()]:
            if number > 2 and number not in (listener, alive):
                with suppress(OSError):  # the descriptor that listed them
                    os.close(number)
        # An empty context: workers must not inherit the language of this process.
        contextvars.Context().run(forkserver.main, listener, alive, list(PRELOADED))
    except SystemExit:
        code = 0
    finally:
        os._exit(code)


def end_with_parent() -> None:
    """End this process when the process that asked for it is gone, even if that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def let_the_server_end() -> None:
    """Release this fork's hold on its fork server, which ends when nothing holds it.

    The kernel ends when the server does: if they held each other, both would outlive a killed run.
    """
    server: Any = forkserver._forkserver
    held = getattr(server, "_forkserver_alive_fd", None)
    if held is not None:
        os.close(held)
        server._forkserver_alive_fd = server._forkserver_address = None
        vars(server).pop("ensure_running", None)


