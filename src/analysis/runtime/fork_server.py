"""The private fields of Python's fork server; no other module touches private fields of the standard library.

`multiprocessing.forkserver` offers no way to fork the server from this program, nor to let its forks ask it for further
forks. Python 3.11 to 3.13 have the same fields. From 3.14 on every request needs a key that forks do not have. There,
and wherever the fields are others, Python's own ways are used: the server is a new program, and so is a fork's server.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from inspect import signature
from multiprocessing import connection, forkserver, resource_tracker
from pathlib import Path
from typing import Any

__all__ = ["fork_server", "is_as_known", "is_running", "share_server"]

_FIELDS = {"_forkserver_address", "_forkserver_alive_fd", "_forkserver_pid"}
_PARAMETERS = ["listener_fd", "alive_r", "preload", "main_path", "sys_path"]


def _server() -> Any:
    return getattr(forkserver, "_forkserver", None)


def is_as_known() -> bool:
    """Whether this Python's fork server has the fields used here, and asks for no key."""
    fields = getattr(_server(), "__dict__", {}).keys()
    return fields >= _FIELDS and [*signature(forkserver.main).parameters] == _PARAMETERS


def is_running() -> bool:
    """Whether this process has a server, or comes from one; unknown servers count as running."""
    return not is_as_known() or _server()._forkserver_alive_fd is not None


def share_server() -> None:
    """In a fork of a fork server, let further forks come from the same server, as Python documents it.

    But only the process that started a server knows it, and a fork would start another one.
    """
    if is_as_known() and is_running() and _server()._forkserver_pid is None:
        _server().ensure_running = _nothing_to_start


def _nothing_to_start() -> None:
    """The server is running: this fork holds the pipe that keeps it alive."""


def fork_server(serve: Callable[[int, int], None]) -> int:
    """Start the server like `multiprocessing.forkserver.ensure_running`, but as a fork of this process.

    Parameters
    ----------
    serve : callable
        Becomes the server with these two file descriptors, for `multiprocessing.forkserver.main`; does not return.

    Returns
    -------
    int
        The server's process number.
    """
    resource_tracker.ensure_running()
    address = connection.arbitrary_address("AF_UNIX")  # type: ignore[attr-defined]
    alive, held = os.pipe()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        Path(address).chmod(0o600)
        listener.listen()
        process = os.fork()
        if process == 0:
            serve(listener.fileno(), alive)
    os.close(alive)
    server = _server()
    server._forkserver_address, server._forkserver_alive_fd, server._forkserver_pid = address, held, process
    return process
