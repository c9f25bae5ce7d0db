"""``python -m analysis.cli``: the same as the command ``daklak``."""

from __future__ import annotations

from analysis.cli.commands import main

if __name__ == "__main__":
    main()
