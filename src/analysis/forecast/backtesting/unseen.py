"""What forecasts were worth on panels that nobody had seen: rows of unseen_record.csv."""

from __future__ import annotations

import numpy as np

from analysis.forecast.backtesting.forecasts import Windows, sources_of
from analysis.forecast.backtesting.protocol import LONG
from analysis.forecast.backtesting.scoring import Scores

__all__ = ["ALL", "unseen_rows"]

ALL = "noisy"


def unseen_rows(windows: Windows, ours: Scores, naive: Scores) -> list[dict[str, object]]:
    """A row for each noisy panel, and one of all.

    CRPS relative to that of the last figure, of windows with ``LONG`` and more figures (of all panels: geometric mean);
    coverage of the intervals in windows of every length.
    """
    known = np.isfinite(windows.truth)
    long = known & (windows.length >= LONG)[:, None]
    sources = sources_of(windows.groups)
    noisy = [number for number, source in enumerate(sources) if source.noisy]
    rows, ratios = [], []
    for number in noisy:
        here = (windows.panel == number)[:, None]
        counted = here & long
        ratios.append(ours.crps[counted].sum() / naive.crps[counted].sum())
        rows.append(_row(sources[number].name, int(counted.sum()), ratios[-1], ours, here & known))
    together = np.isin(windows.panel, noisy)[:, None]
    mean = float(np.exp(np.mean(np.log(ratios))))
    return [*rows, _row(ALL, int((together & long).sum()), mean, ours, together & known)]


def _row(panel: str, forecasts: int, ratio: float, ours: Scores, here: np.ndarray) -> dict[str, object]:
    return {"panel": panel, "forecasts": forecasts, "crps_of_naive": f"{ratio:.3f}",
            "coverage_80": f"{ours.inside_80[here].mean():.3f}", "coverage_95": f"{ours.inside_95[here].mean():.3f}"}
