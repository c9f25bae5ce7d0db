"""The command line of ``daklak``: its commands, their options, and the messages about wrong ones."""

from __future__ import annotations

from analysis.cli.commands import app, main

__all__ = ["app", "main"]
