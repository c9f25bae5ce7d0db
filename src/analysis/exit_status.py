"""The exit statuses of ``daklak``; ``daklak check`` has its own: 0 nothing to do, 1 look at something, 2 an error."""

from __future__ import annotations

__all__ = ["BUSY", "DONE", "FAILED", "REFUSED", "STOPPED", "USAGE"]

DONE = 0
"""Done, possibly with findings."""
USAGE = 2
"""The command line is wrong."""
REFUSED = 3
"""Some input was refused."""
FAILED = 4
"""Some report failed; this outranks a refusal."""
BUSY = 5
"""Another run is in progress."""
STOPPED = 6
"""The run could not go on: disk full, folder not writable, notebook missing, cluster not answering."""
