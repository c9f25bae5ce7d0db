"""The command line of ``daklak``: its commands, their options, and what is said of a wrong one."""

from __future__ import annotations

from analysis.cli.commands import app, main

__all__ = ["app", "main"]
