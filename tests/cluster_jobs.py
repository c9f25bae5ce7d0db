"""Jobs for a cluster: must be importable in its workers."""

from __future__ import annotations

import os
import signal

from analysis.reporting.jobs import Job, Result

__all__ = ["run_or_die_once"]


def run_or_die_once(job: Job) -> Result:
    """Make a page; the job ``deadly`` kills its worker the first time, as the system does when memory runs out."""
    marker = job.output.with_suffix(".died")
    if job.key == "deadly" and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return Result(job.key, True, 0.1, job.output, page=f"<p>{job.key}</p>")
