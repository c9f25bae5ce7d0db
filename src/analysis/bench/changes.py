"""The cost of a night without changes, and of one with a single changed figure."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from analysis.bench.processes import Cost, cost_of
from analysis.demo.build import LEDGER
from analysis.reporting.record import read_record
from analysis.workspace import Workspace

__all__ = ["compare_runs"]


def compare_runs(workspace: Workspace, indicators: tuple[str, ...]) -> None:
    """Print the cost of a full run, of a run with nothing to do, and of a run with one changed district figure.

    Parameters
    ----------
    workspace : Workspace
        A workspace that may be changed.
    indicators : tuple of str
        For each, the last district figure in the ledger is raised by half a point, followed by a run.
    """
    rows = [("everything (`--force`)", _run(workspace, "--force"), _made(workspace))]
    rows.append(("nothing changed", _run(workspace), 0))
    for indicator in indicators:
        place = _change(workspace.raw / LEDGER, indicator)
        if place:
            rows.append((f"one figure: {place}", _run(workspace), _made(workspace)))
    whole = rows[0][1]
    print(f"| a run of {workspace.root.name} | seconds | processor seconds | reports made | times faster (clock) "
          "| (processor) |\n|---|---|---|---|---|---|")
    for name, cost, made in rows:
        print(f"| {name} | {cost.seconds:.1f} | {cost.processor:.1f} | {made} | {whole.seconds / cost.seconds:.1f} | "
              f"{whole.processor / cost.processor:.1f} |")
    print(flush=True)


def _run(workspace: Workspace, *options: str) -> Cost:
    return cost_of([sys.executable, "-m", "analysis.cli", "reports", "--root", str(workspace.root), *options],
                   {"DAKLAK_HOME": str(workspace.root)})


def _made(workspace: Workspace) -> int:
    record = read_record(workspace.reports)
    return sum(entry.made == record.date for entry in record.reports)


def _change(ledger: Path, indicator: str) -> str:
    """Raise the indicator's last district figure; returns its name, "" if there is none."""
    with ledger.open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream)
    place = {name: index for index, name in enumerate(head)}

    def is_district(row: list[str]) -> bool:
        return (row[place["indicator"]] == indicator and row[place["kind"]] == "outcome"
                and len(row[place["area_code"]]) == 3 and row[place["area_code"]].isdigit()
                and row[place["verdict"]] == "use")

    found = [row for row in rows if is_district(row)]
    if not found:
        return ""
    row = max(found, key=lambda row: row[place["year"]])
    row[place["value"]] = f"{float(row[place['value']]) + 0.5:g}"
    with ledger.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([head, *rows])
    return f"{indicator}, {row[place['area_code']]}, {row[place['year']]}"
