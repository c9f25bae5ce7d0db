"""The back-test: ``python -m analysis.forecast.backtest PANELS_FOLDER`` writes record.csv and prints the tables.

Rolling origin on real panels, by the protocol (whole parents, baselines beside) and in the situations of a province
(few figures, silent areas, series alone). The hyperparameters' prior is fitted without the file that is being scored.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np

from analysis.forecast.backtesting.aggregates import aggregate_report
from analysis.forecast.backtesting.forecasts import (
    OURS,
    Windows,
    baseline_quantiles,
    collect_windows,
    our_forecasts,
)
from analysis.forecast.backtesting.m3 import M3_NAIVE, naive_on_m3
from analysis.forecast.backtesting.panels import Panel, prior_without, read_panels
from analysis.forecast.backtesting.protocol import LENGTHS, WINDOWS_PER_LENGTH, make_groups
from analysis.forecast.backtesting.report import protocol_report
from analysis.forecast.backtesting.scoring import probabilities, score
from analysis.forecast.backtesting.situation_scores import COLUMNS, SEED, WINDOWS, run_situations, summarise
from analysis.forecast.backtesting.yardstick import Yardstick, build_yardstick
from analysis.forecast.prior import Prior

__all__ = ["main", "run_protocol", "write_record"]

PARTS = ("protocol", "aggregates", "situations")


def run_protocol(
    panels: list[Panel], prior_of: Callable[[Panel], Prior | None], yardstick: Yardstick,
    wanted: int = WINDOWS_PER_LENGTH, kept: Path | None = None,
) -> list[str]:
    """Forecast and score the protocol's windows; lines of Markdown, none where no panel is long enough."""
    groups = [group for number, panel in enumerate(panels) for length in LENGTHS
              for group in make_groups(panel, length, np.random.default_rng([SEED, number, length]), wanted)]
    if not groups:
        return ["No panel has five consecutive years that are followed by one more.", ""]
    windows = collect_windows(groups)
    print(f"protocol: {len(windows.pasts)} windows of {len(groups)} parents × origins", file=sys.stderr, flush=True)
    quantiles, chances, events = our_forecasts(windows, lambda group: prior_of(group.panel))
    baselines, stood_in = _kept_baselines(windows, yardstick, kept)
    scores = {OURS: score(windows, quantiles, chances)}
    for name, found in baselines.items():
        scores[name] = score(windows, found, probabilities(windows, found))
    return protocol_report(windows, scores, chances, events, stood_in)


def _kept_baselines(
    windows: Windows, yardstick: Yardstick, kept: Path | None
) -> tuple[dict[str, np.ndarray], dict[str, int]]:
    """The baselines' quantiles, from the file where it was written for the same windows: they take longest."""
    digest = hashlib.sha256(b"".join(past.tobytes() for past in windows.pasts)).hexdigest()
    if kept is not None and kept.is_file():
        with np.load(kept) as content:
            names = content["names"].tolist()
            if str(content["digest"]) == digest:
                return ({name: content[f"quantiles_{index}"] for index, name in enumerate(names)},
                        dict(zip(names, content["stood_in"].tolist(), strict=True)))
    found, stood_in = baseline_quantiles(windows, yardstick)
    if kept is not None:
        arrays = {f"quantiles_{index}": values.astype(np.float32) for index, values in enumerate(found.values())}
        arrays |= {"digest": np.array(digest), "names": np.array(list(found)),
                   "stood_in": np.array([stood_in[name] for name in found])}
        np.savez_compressed(kept, allow_pickle=False, **arrays)
    return found, stood_in


def write_record(rows: list[dict[str, object]], path: Path) -> None:
    """Write the rows with the command and the day, as lines that start with #, above the header."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write("# python -m analysis.forecast.backtest PANELS_FOLDER\n")
        stream.write(f"# {date.today().isoformat()}, seed {SEED}, windows per panel {WINDOWS}\n")
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="backtest", description="Score the forecaster on a folder of real panels.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("panels"), help="folder of csv files")
    parser.add_argument("--windows", type=int, default=WINDOWS_PER_LENGTH, help="windows for each length and panel")
    parser.add_argument("--baselines", type=Path, help="npz file that keeps the baselines' forecasts between runs")
    parser.add_argument("--only", choices=PARTS, help="one part; record.csv then stays as it is")
    return parser.parse_args(given)


def main(arguments: list[str]) -> int:
    """Run on a folder of panels, write record.csv beside this module and print Markdown tables."""
    given = _arguments(arguments)
    panels = read_panels(given.folder)
    if not panels:
        print(f"No reference panel in {given.folder}: the back-test is skipped, record.csv stays as it is.")
        return 0
    if given.only in (None, "protocol"):
        yardstick = build_yardstick()
        if yardstick.python is None:
            print(f"AutoETS is left out: {yardstick.reason}\n")
        print("\n".join(run_protocol(panels, prior_without, yardstick, given.windows, given.baselines)), flush=True)
        if yardstick.python is not None:
            found = naive_on_m3(yardstick)
            print(f"M3 yearly, Naive: sMAPE {found[0]:.3f}, MASE {found[1]:.3f} (published {M3_NAIVE[0]:.3f}, "
                  f"{M3_NAIVE[1]:.3f}).\n")
    if given.only in (None, "aggregates"):
        print("\n".join(aggregate_report(panels, prior_without, SEED)), flush=True)
    if given.only in (None, "situations"):
        rows = summarise(run_situations(panels, prior_without))
        if given.only is None and any(panel.source.listed for panel in panels):
            write_record(rows, Path(__file__).with_name("record.csv"))
        print("| " + " | ".join(COLUMNS) + " |\n" + "|" + "---|" * len(COLUMNS))
        for row in rows:
            if row["panel"] in ("noisy", "total") or row["horizon"] == "all":
                print("| " + " | ".join(str(row[name]) for name in COLUMNS) + " |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
