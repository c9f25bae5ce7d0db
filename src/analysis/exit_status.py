"""The exit statuses of ``daklak``; ``daklak check`` has its own: 0 nothing to do, 1 look at something, 2 an error."""

from __future__ import annotations

__all__ = ["BUSY", "DONE", "FAILED", "REFUSED", "STOPPED", "USAGE"]

DONE = 0
"""Done, findings included."""
USAGE = 2
"""The command line is wrong."""
REFUSED = 3
"""Some input was refused."""
FAILED = 4
"""Some report failed; this outranks a refusal."""
BUSY = 5
"""Another run is at work."""
STOPPED = 6
"""The run could not go on: the disk is full, a folder cannot be written, a notebook is missing, no cluster answers."""
