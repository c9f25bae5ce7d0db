"""The process that workers and kernels are forked from, in which the libraries are imported once."""

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

# What a forked kernel finds imported already.
PRELOADED = ("analysis.reporting.warm",)

TABLES = "DAKLAK_TABLES"
RAW = "DAKLAK_RAW"
"""Set in the environment of the server: the folder of the tables, and of the catalogue, that it reads when told to."""

# What a run needs as much as its forks do.
_SHARED = "analysis.reporting.site"


def can_fork() -> bool:
    """Whether kernels may be forked here: on Linux."""
    return sys.platform == "linux" and "forkserver" in multiprocessing.get_all_start_methods()


def preloaded_context() -> ForkServerContext:
    """Where processes begin with the libraries imported: forks of one server, shared by this process and its forks."""
    limit_threads()  # the server inherits the environment; libraries read it when they are imported
    _ask_the_server_we_come_from()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PRELOADED))
    return context


def _ask_the_server_we_come_from() -> None:
    """In a fork of a fork server, let further forks come from that same server.

    Python's documentation has it so. But a server is only known to whom started it, and a fork would start another one,
    which imports everything again.
    """
    server: Any = forkserver._forkserver
    if server._forkserver_pid is None and server._forkserver_alive_fd is not None:
        server.ensure_running = _nothing_to_start


def _nothing_to_start() -> None:
    """The server runs: this fork holds the pipe that keeps it."""


def begin_server() -> None:
    """Start the server and do not wait: it goes on importing while this process does other work.

    Where this process is a plain program, which nothing else runs in, the server is a fork of it, so that what both
    need is imported once. Elsewhere it is a program of its own, as Python starts it.
    """
    if _may_be_forked():
        import_module(_SHARED)
    if _may_be_forked():
        _fork_server()
    else:
        forkserver.ensure_running()


def _may_be_forked() -> bool:
    """Whether no thread and no earlier server is in the way, and this Python's server asks its clients for no key.

    Nor may somebody have drawn with pyplot here: kernels would draw where that drew, and show nothing of it.
    """
    server: Any = forkserver._forkserver
    return (threading.active_count() == 1 and multiprocessing.parent_process() is None
            and "matplotlib.pyplot" not in sys.modules
            and server._forkserver_alive_fd is None and not hasattr(server, "_forkserver_authkey"))


def _fork_server() -> None:
    """What `multiprocessing.forkserver.ensure_running` does, with a fork instead of a new program."""
    resource_tracker.ensure_running()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()  # or each fork would say again what has not been said yet
    server: Any = forkserver._forkserver
    address = connection.arbitrary_address("AF_UNIX")  # type: ignore[attr-defined]
    alive, held = os.pipe()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        Path(address).chmod(0o600)
        listener.listen()
        # Until the server can read tables, word that it should waits.
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
    """Tell the server that tables are up to date, where it is a fork of this process; it is not waited for."""
    for process in _readers:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGUSR1)


def _serve(listener: int, alive: int) -> None:
    """Be the server (runs in the fork): with none of this program's files, its lock above all, nor its ways to end."""
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        for number in [int(path.name) for path in Path("/proc/self/fd").iterdir()]:
            if number > 2 and number not in (listener, alive):
                with suppress(OSError):  # the one that listed them
                    os.close(number)
        # An empty context: the language in force here is no business of theirs.
        contextvars.Context().run(forkserver.main, listener, alive, list(PRELOADED))
    except SystemExit:
        code = 0
    finally:
        os._exit(code)


def end_with_parent() -> None:
    """End this process when the one that asked for it is gone, also where that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def let_the_server_end() -> None:
    """Close this fork's hold on its fork server, which ends when nobody holds it.

    The kernel ends when the server does: holding each other, both would outlive a run that was killed.
    """
    server: Any = forkserver._forkserver
    held = getattr(server, "_forkserver_alive_fd", None)
    if held is not None:
        os.close(held)
        server._forkserver_alive_fd = server._forkserver_address = None
        vars(server).pop("ensure_running", None)


