"""A run that is told to end leaves word of it."""

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
    """Call `tell` where this process is told to end (SIGTERM of systemd or a shutdown, Ctrl-C); it then ends at once.

    Reports that are being made are left as they are, as by kill -9: the next run does the rest. Only the main thread
    of a program may listen for signals; in another one nothing is told.
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
