"""The project's own catalogue, read once for all tests: it is never changed."""

from __future__ import annotations

from pathlib import Path

from analysis.study import read_catalogue

__all__ = ["RAW", "ROOT", "STUDY"]

ROOT = Path(__file__).resolve().parent.parent
RAW = ROOT / "data" / "raw"
STUDY = read_catalogue(RAW)[0]
