"""The scoring code against a published result: Naive on the 645 yearly series of the M3 competition."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from analysis.forecast.backtesting.yardstick import Yardstick
from analysis.forecast.scores import mase, smape

__all__ = ["M3_NAIVE", "naive_on_m3"]

# sMAPE and MASE of Naive2 (for yearly data the same as Naive), Makridakis and Hibon 2000.
M3_NAIVE = (17.880, 3.172)


def naive_on_m3(yardstick: Yardstick) -> tuple[float, float]:
    """sMAPE (percent) and MASE of the last value, averaged over the M3 yearly series."""
    with tempfile.TemporaryDirectory() as name:
        yardstick.run("m3", Path(name))
        with np.load(Path(name) / "m3.npz") as data:
            pasts = np.split(data["past"], np.cumsum(data["past_lengths"])[:-1])
            futures = np.split(data["future"], np.cumsum(data["future_lengths"])[:-1])
    pairs = [(past, future, np.full(future.size, past[-1])) for past, future in zip(pasts, futures, strict=True)]
    return (float(np.mean([smape(future, guess) for _, future, guess in pairs])),
            float(np.mean([mase(past, future, guess) for past, future, guess in pairs])))
