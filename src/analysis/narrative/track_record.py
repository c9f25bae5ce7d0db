"""How good the forecasts have been, in words that a planner understands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.charts.coverage import Coverage, coverage_chart
from analysis.language import has_text, number, text
from analysis.narrative.blocks import Block, Blocks, Bullets, Heading, Paragraph, table
from analysis.narrative.record_parts import reliability_blocks, rules_blocks

__all__ = ["RECORD_SITUATIONS", "coverage_by_panel", "track_record"]

RECORD_SITUATIONS = ("full", "sparse", "masked", "alone")
"""The situations of the back-test, from the best known area to a series by itself."""
Rows = Sequence[Mapping[str, str]]
_ALL = "noisy"  # all panels of noisy figures together
_BROKEN = " (across break)"  # what the back-test adds to the name of a panel
_NEEDED = ("situation", "panel", "own_figures", "windows", "coverage_80", "coverage_95", "brier", "brier_base_rate")


def track_record(record: Rows, reliability: Rows = (), rules: Rows = (), unseen: Rows = (),
                 staying: Rows = ()) -> Blocks:
    """How good the forecasts have been: intervals, probabilities, the error against naive rules, other bodies' rules.

    Parameters
    ----------
    record : rows of the back-test's record, as `analysis.forecast.record` gives them
        Columns that are not known are passed over; rows without the needed ones too.
    reliability, rules, unseen, staying : rows of reliability.csv, rules_record.csv, unseen_record.csv,
        staying_record.csv
        Parts of the page that are left out where there are none.
    """
    rows = _usable(record)
    chosen = [row for name in RECORD_SITUATIONS for row in rows
              if row["situation"] == name and _is_summary(row, rows)]
    if not chosen:
        return Blocks([Paragraph(text("narrative-record-none"))])
    total = sum(int(row["windows"]) for row in chosen)
    return Blocks([
        Paragraph(text("narrative-record-how", count=number(total, 0))),
        Heading(3, text("narrative-record-coverage"), "coverage"),
        Bullets((*(_sentence(row) for row in chosen if row["situation"] in ("full", "masked")), *_alone(chosen))),
        coverage_chart([_measured(row, _name(row)) for row in chosen]),
        _table(chosen),
        Paragraph(text("narrative-record-words"), "note"),
        Paragraph(text("narrative-record-rule"), "note"),
        *_unseen(unseen),
        *reliability_blocks(reliability, staying),
        *rules_blocks(rules),
    ])


def coverage_by_panel(record: Rows, situation: str) -> Blocks:
    """How often the intervals held in one situation, panel by panel, over all horizons and numbers of figures."""
    found = [row for row in _usable(record) if row["situation"] == situation and row["panel"] not in (_ALL, "total")
             and row.get("horizon", "all") == "all" and row["own_figures"] in ("all", "0")]
    if not found:
        return Blocks([Paragraph(text("narrative-record-none"))])
    return Blocks([coverage_chart([_measured(row, _panel_name(row["panel"])) for row in found])])


def _panel_name(panel: str) -> str:
    source, broken, _ = panel.partition(_BROKEN)
    message = f"narrative-record-panel-{source.replace('_', '-')}"
    name = text(message) if has_text(message) else source
    return text("narrative-record-panel-broken", name=name) if broken else name


def _usable(record: Rows) -> list[Mapping[str, str]]:
    return [row for row in record if all(row.get(name) for name in _NEEDED)]


def _measured(row: Mapping[str, str], name: str) -> Coverage:
    return Coverage(name, float(row["coverage_80"]), float(row["coverage_95"]), int(row["windows"]))


def _is_summary(row: Mapping[str, str], rows: Sequence[Mapping[str, str]]) -> bool:
    """The row over all panels and horizons; for few figures the row of each number of them."""
    if row.get("horizon", "all") != "all":
        return False
    numbered = [r for r in rows if r["situation"] == row["situation"] and r["panel"] == _ALL]
    if row["situation"] in ("sparse", "alone") and numbered:
        return row["panel"] == _ALL
    return row["panel"] == "total"


def _name(row: Mapping[str, str]) -> str:
    message = f"narrative-record-{row['situation']}"
    name = text(message) if has_text(message) else row["situation"]
    if row["own_figures"] in ("all", "0"):
        return name
    more = row["situation"] == "alone" and row["own_figures"] == "6"  # the record's last row stands for all above
    return text("narrative-record-figures", name=name, count=f"≥ {row['own_figures']}" if more else row["own_figures"])


def _sentence(row: Mapping[str, str]) -> str:
    """Out of a hundred past forecasts so many were inside; the error against what is at hand without a forecast."""
    crps, naive = float(row.get("crps") or 0), float(row.get("crps_naive") or 0)
    gain = number(100 * (1 - crps / naive), 0) if naive else "–"
    brier, base = float(row["brier"]), float(row["brier_base_rate"])
    return text("narrative-record-sentence", name=_name(row),
                yardstick="whole" if row["situation"] == "masked" else "own",
                inside=number(100 * float(row["coverage_80"]), 0),
                wide=number(100 * float(row["coverage_95"]), 0), gain=gain,
                skill=number(100 * (1 - brier / base), 0) if base else "–")


def _alone(chosen: Rows) -> list[str]:
    """What is gained on a series by itself, as the province's are: from the worst number of figures to the best."""
    found = [row for row in chosen if row["situation"] == "alone" and float(row.get("crps_naive") or 0)]
    if not found:
        return []
    errors = [float(row["crps"]) / float(row["crps_naive"]) for row in found]
    gains = [100 * (1 - float(row["brier"]) / float(row["brier_base_rate"])) for row in found]
    return [text("narrative-record-alone-sentence", name=text("narrative-record-alone"),
                 low=number(min(errors), 2, fixed=True), high=number(max(errors), 2, fixed=True),
                 better="none" if round(min(errors), 2) >= 1 else "some",
                 least=number(min(gains), 0), most=number(max(gains), 0))]


def _unseen(rows: Rows) -> list[Block]:
    """What the forecasts were worth on panels that nobody had seen; nothing where there are none."""
    together = next((row for row in rows if row["panel"] == _ALL), None)
    if together is None:
        return []
    panels = [row for row in rows if row["panel"] != _ALL]
    return [Paragraph(text(
        "narrative-record-unseen", panels=number(len(panels), 0),
        inside=number(100 * float(together["coverage_80"]), 0), wide=number(100 * float(together["coverage_95"]), 0),
        error=number(float(together["crps_of_naive"]), 2),
        worse=number(sum(float(row["crps_of_naive"]) > 1 for row in panels), 0)))]


def _table(rows: Sequence[Mapping[str, str]]) -> Block:
    names = ("situation", "windows", "inside_80", "inside_95", "error", "naive", "brier", "base")
    columns = {name: text(f"narrative-record-column-{name.replace('_', '-')}") for name in names}
    body = [{
        "situation": _name(row), "windows": number(float(row["windows"]), 0),
        "inside_80": f"{number(100 * float(row['coverage_80']), fixed=True)}%",
        "inside_95": f"{number(100 * float(row['coverage_95']), fixed=True)}%",
        "error": number(float(row.get("crps") or "nan"), 2, fixed=True),
        "naive": number(float(row.get("crps_naive") or "nan"), 2, fixed=True),
        "brier": number(float(row["brier"]), 3, fixed=True),
        "base": number(float(row["brier_base_rate"]), 3, fixed=True),
    } for row in rows]
    return table(text("narrative-record-caption"), columns, body)
