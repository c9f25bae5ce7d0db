"""Methods in use today, one series at a time: quantiles (horizon, levels) from a past without gaps.

Every baseline is a function of the past (n,), the number of years ahead and the levels. Quantiles are kept
within 0 and 100. statsmodels is imported where it is used: the forecaster itself does not need it.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np
from scipy.special import expit, logit
from scipy.stats import norm

__all__ = ["BASELINES", "Baseline", "normal_quantiles"]

SMALLEST_SD = 1e-3
Baseline = Callable[[np.ndarray, int, np.ndarray], np.ndarray]


def normal_quantiles(mean: np.ndarray, sd: np.ndarray, levels: np.ndarray) -> np.ndarray:
    """Quantiles (…, levels) of normal distributions, kept within 0 and 100."""
    spread = np.maximum(np.nan_to_num(sd, nan=SMALLEST_SD), SMALLEST_SD)
    return np.clip(mean[..., None] + spread[..., None] * norm.ppf(levels), 0.0, 100.0)


def naive(past: np.ndarray, horizon: int, levels: np.ndarray) -> np.ndarray:
    """The last value; the standard deviation grows with √h from that of the series' own yearly changes."""
    ahead = np.arange(1, horizon + 1)
    step = np.sqrt(np.mean(np.diff(past) ** 2))
    return normal_quantiles(np.full(horizon, past[-1]), step * np.sqrt(ahead), levels)


def drift(past: np.ndarray, horizon: int, levels: np.ndarray) -> np.ndarray:
    """Random walk with drift, with the error of the drift (Hyndman and Athanasopoulos 2021, 5.2)."""
    ahead, count = np.arange(1, horizon + 1), past.size - 1
    step = np.diff(past).std(ddof=1)
    return normal_quantiles(past[-1] + ahead * (past[-1] - past[0]) / count,
                            step * np.sqrt(ahead * (1 + ahead / count)), levels)


def ols(past: np.ndarray, horizon: int, levels: np.ndarray) -> np.ndarray:
    """The least-squares line with its prediction error (normal)."""
    time = np.arange(past.size) - (past.size - 1) / 2
    ahead = time[-1] + np.arange(1, horizon + 1)
    slope = (time @ past) / (time @ time)
    rest = past - past.mean() - slope * time
    error = np.sqrt((rest @ rest) / max(1, past.size - 2))
    return normal_quantiles(past.mean() + slope * ahead,
                            error * np.sqrt(1 + 1 / past.size + ahead**2 / (time @ time)), levels)


def constant_rate(past: np.ndarray, horizon: int, levels: np.ndarray) -> np.ndarray:
    """UNICEF's average annual rate of reduction: a line through the logarithms, from the last value on."""
    logs = np.log(np.maximum(past, 0.05))
    time = np.arange(past.size) - (past.size - 1) / 2
    slope = (time @ logs) / (time @ time)
    ahead = np.arange(1, horizon + 1)
    step = (np.diff(logs) - slope).std(ddof=1)
    mean = logs[-1] + slope * ahead
    spread = np.maximum(step * np.sqrt(ahead * (1 + ahead / (past.size - 1))), 1e-5)
    return np.clip(np.exp(mean[:, None] + spread[:, None] * norm.ppf(levels)), 0.0, 100.0)


def theta(past: np.ndarray, horizon: int, levels: np.ndarray) -> np.ndarray:
    """statsmodels' Theta with its normal intervals."""
    from statsmodels.tsa.forecasting.theta import ThetaModel

    fitted = ThetaModel(past, period=1, deseasonalize=False).fit()
    mean = np.asarray(fitted.forecast(horizon))
    upper = np.asarray(fitted.prediction_intervals(horizon, alpha=0.05))[:, 1]
    return normal_quantiles(mean, (upper - mean) / norm.ppf(0.975), levels)


def ets(past: np.ndarray, horizon: int, levels: np.ndarray) -> np.ndarray:
    """statsmodels' ETS(A, Ad, N) with its exact intervals."""
    import pandas as pd
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    fitted = ETSModel(pd.Series(past), error="add", trend="add", damped_trend=True).fit(disp=False)
    frame = fitted.get_prediction(start=past.size, end=past.size + horizon - 1).summary_frame(alpha=0.05)
    mean = frame["mean"].to_numpy()
    return normal_quantiles(mean, (frame["pi_upper"].to_numpy() - mean) / norm.ppf(0.975), levels)


def local_linear_trend(past: np.ndarray, horizon: int, levels: np.ndarray) -> np.ndarray:
    """statsmodels' local linear trend on the logit scale."""
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    fitted = UnobservedComponents(logit(np.clip(past, 0.05, 99.95) / 100), "lltrend").fit(disp=False, maxiter=200)
    ahead = fitted.get_forecast(horizon)
    spread = np.maximum(ahead.se_mean, 1e-6)
    return 100 * expit(ahead.predicted_mean[:, None] + spread[:, None] * norm.ppf(levels))


def safely(baseline: Baseline, past: np.ndarray, horizon: int, levels: np.ndarray) -> tuple[np.ndarray, bool]:
    """The baseline's quantiles; the naive ones and True where the library fails or returns no numbers."""
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            found = baseline(past, horizon, levels)
    except (ValueError, FloatingPointError, np.linalg.LinAlgError, ZeroDivisionError, IndexError):
        found = np.full((horizon, levels.size), np.nan)
    if np.isfinite(found).all():
        return found, False
    return naive(past, horizon, levels), True


BASELINES: dict[str, Baseline] = {
    "naive": naive, "drift": drift, "OLS line": ols, "constant rate (AARR)": constant_rate,
    "statsmodels Theta": theta, "statsmodels ETS": ets, "local linear trend, logit": local_linear_trend,
}
