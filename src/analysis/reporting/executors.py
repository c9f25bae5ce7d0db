"""Where reports run: processes on this machine, or the workers of a Dask cluster."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.context import ForkServerContext
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any, Protocol

from analysis.runtime.forks import begin_server, can_fork, end_with_parent, forking_context
from analysis.runtime.settings import THREAD_LIMITS

__all__ = ["NoCluster", "Submitting", "begin_warming", "cluster", "default_workers", "local_pool", "side_by_side",
           "warm_context"]

_RETRIES = 3
# What the process that all others are forks of imports, and what a run imports before it is made.
_WARM, _SHARED = ("analysis.reporting.warm",), "analysis.reporting.site"


class Submitting(Protocol):
    """The part of an executor that is used; `concurrent.futures.Executor` and Dask's provide it."""

    def submit(self, fn: Callable[..., Any], /, *args: Any) -> Future[Any]:
        """Run a function somewhere."""
        ...


class NoCluster(RuntimeError):
    """The cluster cannot be reached, or ``distributed`` is not installed."""


def default_workers() -> int:
    """One more than the usable cores, since a worker waits while its kernel starts or ends."""
    affinity = getattr(os, "sched_getaffinity", None)
    return 1 + (len(affinity(0)) if affinity else os.cpu_count() or 1)


def warm_context() -> ForkServerContext:
    """A context whose processes are forks of one that has imported what reports need, and has made one for practice."""
    return forking_context(_WARM)


def begin_warming(tables: Path | None = None, raw: Path | None = None) -> None:
    """Start the process that `local_pool` forks from, without waiting: it imports while the caller works.

    Once `tell_server` says that the `tables` in this folder are up to date, it reads them for all reports, and the
    catalogue from the `raw` files.
    """
    if can_fork():
        warm_context()
        begin_server(_WARM, _SHARED, partial(_read, tables, raw))


def _read(tables: Path | None, raw: Path | None) -> None:
    """Read what all reports show; if that fails, each report reads it itself and reports the error."""
    from analysis.pipeline.results import hold

    with suppress(Exception):
        if tables and raw:
            hold(tables, raw)


@contextmanager
def local_pool(workers: int) -> Iterator[Submitting]:
    """Processes on this machine, which end with the process that opened them, even if that is killed.

    Where forking is possible, they and their kernels are forks of one process, which imports the libraries once.
    """
    context = warm_context() if can_fork() else multiprocessing.get_context("spawn")
    gate = context.Event()
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare_worker, initargs=(gate,)) as pool:
        # Start all workers before the first can end. If one starts while Python 3.11 handles the death of another, it
        # is lost track of and waited for forever.
        for _ in range(workers):
            pool.submit(_nothing)
        gate.set()
        yield pool


def side_by_side(workers: int) -> Callable[[Callable[[Any], Any], Sequence[Any]], Iterator[Any]]:
    """Parallel `map` on this many processes; if one of them dies, this process does the rest."""

    def spread(function: Callable[[Any], Any], tasks: Sequence[Any]) -> Iterator[Any]:
        count, done = min(workers, len(tasks)), 0
        if count > 1:
            with suppress(BrokenExecutor), local_pool(count) as pool:
                for future in [pool.submit(function, task) for task in tasks]:
                    result = future.result()
                    done += 1
                    yield result
        yield from map(function, tasks[done:])

    return spread


def _prepare_worker(gate: Event) -> None:
    """Make the worker end with its run, even if that is killed, and wait for the other workers."""
    os.environ.update(THREAD_LIMITS)
    end_with_parent()
    gate.wait()


def _nothing() -> None:
    """A task that makes the pool start a worker."""


def cluster(address: str, timeout: float = 10.0) -> Callable[[int], Any]:
    """An opener for the workers of a Dask scheduler, e.g. ``tcp://127.0.0.1:8786``.

    The workers must see the workspace under the same path and have the same version of this package. A report whose
    worker dies is given to another worker; a report that kills several workers counts as failed.

    Raises
    ------
    NoCluster
        When opened, if ``distributed`` is not installed or the scheduler does not answer.
    """

    @contextmanager
    def open_cluster(workers: int) -> Iterator[Submitting]:
        try:
            from distributed import Client
        except ImportError:
            raise NoCluster("distributed") from None
        try:
            client = Client(address, timeout=timeout, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise NoCluster(f"{address}: {error}") from None
        with client, client.get_executor(pure=False, retries=_RETRIES) as executor:
            client.run(begin_warming, on_error="ignore")
            yield executor

    return open_cluster
