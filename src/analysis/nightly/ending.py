"""A run that is told to end records that it was."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["told_when_ended"]


@contextmanager
def told_when_ended(tell: Callable[[], None]) -> Iterator[None]:
    """Call `tell` if this process is told to end (SIGTERM from systemd or a shutdown, Ctrl-C); it then ends at once.

    Unfinished reports are abandoned, as with kill -9; the next run makes them. Only a program's main thread can listen
    for signals; in any other thread `tell` is not called.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, frame: FrameType | None) -> None:
        tell()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        tell()
        raise
    finally:
        signal.signal(signal.SIGTERM, before)
