"""The back-test: ``python -m analysis.forecast.backtest FOLDER …`` prints the tables and writes what the suite reads.

Rolling origins on real panels, by the protocol (whole parents, with baselines) and in the situations of a province (few
figures, silent areas, single series). The prior of the hyperparameters is fitted without the file that is scored.
Where the folders hold every listed panel, the part "stated" writes reliability.csv and rules_record.csv, "staying"
staying_record.csv, "situations" record.csv; "staying" run alone also writes from fewer panels, and "situations" writes
kin_record.csv wherever the panels of the suite's own country are there. With ``--unseen`` the protocol is scored on the
panels that are not listed, and "stated" writes them as a set, named after the folder, into unseen_record.csv beside the
other sets there.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from analysis.forecast.backtesting.aggregates import aggregate_report
from analysis.forecast.backtesting.baselines import BASELINES, safely
from analysis.forecast.backtesting.forecasts import (
    OURS,
    Chances,
    JointEvents,
    Windows,
    baseline_quantiles,
    collect_windows,
    our_forecasts,
)
from analysis.forecast.backtesting.panels import SOURCES, Panel, prior_without, read_panels
from analysis.forecast.backtesting.protocol import HORIZON, LENGTHS, WINDOWS_PER_LENGTH, make_groups
from analysis.forecast.backtesting.report import protocol_report
from analysis.forecast.backtesting.scoring import Scores, probabilities, score
from analysis.forecast.backtesting.silent import silent_report
from analysis.forecast.backtesting.situation_scores import (
    COLUMNS,
    SEED,
    WINDOWS,
    of_kin,
    run_situations,
    summarise,
)
from analysis.forecast.backtesting.stated import reliability_rows, rule_rows, staying_rows, unseen_rows
from analysis.forecast.backtesting.yardstick import M3_NAIVE, Yardstick, build_yardstick, naive_on_m3
from analysis.forecast.checks import ArgumentError
from analysis.forecast.prior import Prior
from analysis.forecast.record import ALL_NOISY, TOTAL, rows_of
from analysis.forecast.scores import LEVELS

__all__ = ["Protocol", "main", "run_protocol", "score_protocol", "write_rows"]

PARTS = ("protocol", "stated", "staying", "aggregates", "situations")
ASKED_FOR = ("silent",)
"""Parts that run only where they are named."""
HOME = Path(__file__).parent
_STEADY = "noisy panels, not across a known break"


@dataclass(frozen=True, eq=False)
class Protocol:
    """The protocol's windows and this model's forecasts of them: quantiles (rows, HORIZON, levels), chances,
    joint events."""

    windows: Windows
    quantiles: np.ndarray
    chances: Chances
    events: JointEvents


def run_protocol(
    panels: list[Panel], prior_of: Callable[[Panel], Prior | None], wanted: int = WINDOWS_PER_LENGTH,
    smooth: bool = True,
) -> Protocol | None:
    """Forecast the protocol's windows; None where no panel has five consecutive years and one more.

    Smoothed panels come last: a group's place seeds its draws, which are then the same with and without them.
    """
    ordered = sorted(enumerate(panels), key=lambda numbered: not numbered[1].source.noisy)
    groups = [group for number, panel in ordered if smooth or panel.source.noisy for length in LENGTHS
              for group in make_groups(panel, length, np.random.default_rng([SEED, number, length]), wanted)]
    if not groups:
        return None
    windows = collect_windows(groups)
    print(f"protocol: {len(windows.pasts)} windows of {len(groups)} parents × origins", file=sys.stderr, flush=True)
    return Protocol(windows, *our_forecasts(windows, lambda group: prior_of(group.panel)))


def score_protocol(
    protocol: Protocol, yardstick: Yardstick, kept: Path | None = None
) -> tuple[dict[str, Scores], dict[str, int]]:
    """Scores of this model and of the baselines, and how often the naive forecast replaced one that failed."""
    windows = protocol.windows
    baselines, stood_in = _kept_baselines(windows, yardstick, kept)
    scores = {OURS: score(windows, protocol.quantiles, protocol.chances.reaching)}
    for name, found in baselines.items():
        scores[name] = score(windows, found, probabilities(windows, found))
    return scores, stood_in


def _kept_baselines(
    windows: Windows, yardstick: Yardstick, kept: Path | None
) -> tuple[dict[str, np.ndarray], dict[str, int]]:
    """The baselines' quantiles, read from a file if it was written for the same windows, because they take longest."""
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


def write_rows(rows: Sequence[Mapping[str, object]], path: Path, note: str) -> None:
    """Write the rows with the command, the day and a note, as lines that start with #, above the header."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write("# python -m analysis.forecast.backtest FOLDER …\n")
        stream.write(f"# {date.today().isoformat()}, seed {SEED}, {note}\n")
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="backtest", description="Score the forecaster on folders of real panels.")
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("panels")], help="folders of csv files")
    parser.add_argument("--windows", type=int, default=WINDOWS_PER_LENGTH, help="windows for each length and panel")
    parser.add_argument("--baselines", type=Path, help="npz file that keeps the baselines' forecasts between runs")
    parser.add_argument("--only", choices=(*PARTS, *ASKED_FOR), help="one part")
    parser.add_argument("--unseen", action="store_true",
                        help="only panels that the prior was not fitted on, by the protocol")
    return parser.parse_args(given)


def main(arguments: list[str]) -> int:
    """Run the parts asked for on the panels of the folders, print Markdown tables and write the records."""
    given = _arguments(arguments)
    try:
        panels = [panel for panel in read_panels(*given.folders) if not (given.unseen and panel.source.listed)]
    except ArgumentError as error:
        print(error, file=sys.stderr)
        return 2
    if not panels:
        print(f"No reference panel in {', '.join(map(str, given.folders))}: the back-test is skipped, the records stay "
              f"as they are.")
        return 0
    parts = (given.only,) if given.only else PARTS[:2] if given.unseen else PARTS
    recorded = {panel.source for panel in panels} >= set(SOURCES)
    if {"protocol", "stated", "staying"} & set(parts):
        protocol = run_protocol(panels, prior_without, given.windows, smooth="protocol" in parts)
        if protocol is None:
            print("No panel has five consecutive years that are followed by one more.\n")
        else:
            if "stated" in parts and (recorded or given.unseen):
                _write_stated(protocol, given.folders[0].name if given.unseen else "")
            if "staying" in parts and (recorded or given.only):
                write_rows(staying_rows(protocol.windows, protocol.chances.staying), HOME / "staying_record.csv",
                           _STEADY)
            if "protocol" in parts:
                _report_protocol(protocol, given.baselines)
    if "aggregates" in parts:
        print("\n".join(aggregate_report(panels, prior_without, SEED)), flush=True)
    if "silent" in parts:
        for line in silent_report(panels, prior_without, SEED):
            print(line, flush=True)
    if "situations" in parts:
        _report_situations(panels, recorded)
    return 0


def _write_stated(protocol: Protocol, unseen: str) -> None:
    """Write probabilities beside outcomes, or the scores on the unseen panels of a set."""
    windows, chances = protocol.windows, protocol.chances.reaching
    if unseen:
        last = np.array([safely(BASELINES["naive"], past, HORIZON, LEVELS)[0] for past in windows.pasts])
        naive = score(windows, last, probabilities(windows, last))
        rows = unseen_rows(windows, score(windows, protocol.quantiles, chances), naive, unseen)
        path = HOME / "unseen_record.csv"
        others = [row for row in rows_of(path) if row["set"] != unseen]
        write_rows([*others, *rows], path, "--unseen, panels chosen before any was scored, scored once")
        return
    write_rows(reliability_rows(windows, chances), HOME / "reliability.csv", _STEADY)
    write_rows(rule_rows(windows, chances), HOME / "rules_record.csv", _STEADY)


def _report_protocol(protocol: Protocol, kept: Path | None) -> None:
    yardstick = build_yardstick()
    if yardstick.python is None:
        print(f"AutoETS is left out: {yardstick.reason}\n")
    scores, stood_in = score_protocol(protocol, yardstick, kept)
    lines = protocol_report(protocol.windows, scores, protocol.chances.reaching, protocol.events, stood_in)
    print("\n".join(lines), flush=True)
    if yardstick.python is not None:
        found = naive_on_m3(yardstick)
        print(f"M3 yearly, Naive: sMAPE {found[0]:.3f}, MASE {found[1]:.3f} (published {M3_NAIVE[0]:.3f}, "
              f"{M3_NAIVE[1]:.3f}).\n")


def _report_situations(panels: list[Panel], recorded: bool) -> None:
    scores = run_situations(panels, prior_without)
    rows, note = summarise(scores), f"windows per panel {WINDOWS}"
    if recorded:
        write_rows(rows, HOME / "record.csv", note)
    kin = {panel.source.name: panel.source.kin for panel in panels if panel.source.kin}
    if kin and set(kin) == {source.name for source in SOURCES if source.kin}:
        write_rows(of_kin(scores, kin), HOME / "kin_record.csv", note)
    print("| " + " | ".join(COLUMNS) + " |\n" + "|" + "---|" * len(COLUMNS))
    for row in rows:
        if row["panel"] in (ALL_NOISY, TOTAL) or row["horizon"] == "all":
            print("| " + " | ".join(str(row[name]) for name in COLUMNS) + " |")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
