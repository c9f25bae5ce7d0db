"""``python -m analysis.forecast.backtesting.speed``: seconds for 1,000 series of ten years with 80 and 95 % intervals.

This model, statsmodels' ETS and statsforecast's AutoETS in one run on one core; then how time and memory grow with
the number of series. Times are processor seconds, which depend little on other work on the machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np
from scipy.special import expit

from analysis.forecast.backtesting.baselines import BASELINES, safely
from analysis.forecast.backtesting.yardstick import build_yardstick
from analysis.forecast.panel import forecast_panel

__all__ = ["main", "made_up_panel"]

SERIES, YEARS, HORIZON = 1000, 10, 5
LEVELS = np.array([0.025, 0.1, 0.5, 0.9, 0.975])
SLOW_SERIES = 100


def made_up_panel(series: int, seed: int = 0) -> np.ndarray:
    """Percentages (series, YEARS) with one decimal: levels, random walks and noise on the logit scale."""
    rng = np.random.default_rng(seed)
    walk = np.cumsum(rng.normal(0, 0.1, (series, YEARS)), axis=1)
    return np.round(100 * expit(rng.normal(-1, 1, (series, 1)) + walk + rng.normal(0, 0.07, walk.shape)), 1)


def _seconds(task: Callable[[], object]) -> float:
    start = time.process_time()
    task()
    return time.process_time() - start


def _ours(series: int) -> float:
    panel, years = made_up_panel(series), np.arange(2010, 2010 + YEARS)
    return _seconds(lambda: forecast_panel(panel, years, HORIZON).quantiles(LEVELS))


def _memory() -> str:
    try:
        import resource
    except ImportError:  # Windows
        return "unknown"
    unit = 1024**3 if sys.platform == "darwin" else 1024**2
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit:.2f} GiB"


def main(arguments: list[str]) -> int:
    """Print the comparison; ``--large`` also forecasts 100,000 series."""
    panel = made_up_panel(SERIES)
    _ours(100)  # import and warm up outside the clock
    ours = min(_ours(SERIES) for _ in range(3))
    ets = _seconds(lambda: [safely(BASELINES["statsmodels ETS"], row, HORIZON, LEVELS) for row in panel[:SLOW_SERIES]])
    found = {"this model": ours, "statsmodels ETS": ets * SERIES / SLOW_SERIES}
    yardstick = build_yardstick()
    if yardstick.python is None:
        print(f"AutoETS is left out: {yardstick.reason}")
    else:
        found["statsforecast AutoETS"] = yardstick.auto_ets(list(panel), HORIZON)[1]
    print(f"{'1,000 series, 10 years, horizon 5':<36}{'seconds':>9}{'times ours':>12}")
    for name, seconds in found.items():
        print(f"{name:<36}{seconds:>9.2f}{seconds / ours:>12.1f}")
    for series in (10_000, 100_000) if "--large" in arguments else (10_000,):
        print(f"{f'this model, {series:,} series':<36}{_ours(series):>9.2f}{'':>6}{_memory()} at most")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
