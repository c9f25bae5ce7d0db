"""How good the forecasts have been, in words that a planner understands."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.charts.coverage import Coverage, coverage_chart
from analysis.forecast.record import ALL_NOISY, MOST_ALONE, TOTAL, Measured, Record, UnseenPanel
from analysis.forecast.record import SITUATIONS as RECORD_SITUATIONS
from analysis.language import has_text, number, text
from analysis.narrative.blocks import Block, Blocks, Bullets, Heading, Paragraph, table
from analysis.narrative.record_parts import reliability_blocks, rules_blocks

__all__ = ["RECORD_SITUATIONS", "coverage_by_panel", "track_record"]

_BROKEN = " (across break)"  # what the back-test adds to the name of a panel


def track_record(record: Record) -> Blocks:
    """How good the forecasts have been: intervals, probabilities, the error against naive rules, other bodies' rules.

    Situations that are not known are passed over; parts that the record lacks are left out.
    """
    chosen = [row for name in RECORD_SITUATIONS for row in record.measured
              if row.situation == name and _is_summary(row, record.measured)]
    if not chosen:
        return Blocks([Paragraph(text("narrative-record-none"))])
    total = sum(row.windows for row in chosen)
    return Blocks([
        Paragraph(text("narrative-record-how", count=number(total, 0))),
        Heading(3, text("narrative-record-coverage"), "coverage"),
        Bullets((*(_sentence(row) for row in chosen if row.situation in ("full", "masked")), *_alone(chosen))),
        coverage_chart([_covered(row, _name(row)) for row in chosen]),
        _table(chosen),
        Paragraph(text("narrative-record-words"), "note"),
        Paragraph(text("narrative-record-rule"), "note"),
        *_unseen(record.unseen),
        *reliability_blocks(record.reliability, record.staying),
        *rules_blocks(record.rules),
    ])


def coverage_by_panel(measured: Sequence[Measured], situation: str) -> Blocks:
    """How often the intervals held in one situation, panel by panel, over all horizons and numbers of figures."""
    found = [row for row in measured if row.situation == situation and row.panel not in (ALL_NOISY, TOTAL)
             and row.horizon is None and not row.own_figures]
    if not found:
        return Blocks([Paragraph(text("narrative-record-none"))])
    return Blocks([coverage_chart([_covered(row, _panel_name(row.panel)) for row in found])])


def _panel_name(panel: str) -> str:
    source, broken, _ = panel.partition(_BROKEN)
    message = f"narrative-record-panel-{source.replace('_', '-')}"
    name = text(message) if has_text(message) else source
    return text("narrative-record-panel-broken", name=name) if broken else name


def _covered(row: Measured, name: str) -> Coverage:
    return Coverage(name, row.coverage_80, row.coverage_95, row.windows)


def _is_summary(row: Measured, rows: Sequence[Measured]) -> bool:
    """The row over all panels and horizons; for few figures the row of each number of them."""
    if row.horizon is not None:
        return False
    numbered = any(other.situation == row.situation and other.panel == ALL_NOISY for other in rows)
    return row.panel == (ALL_NOISY if row.situation in ("sparse", "alone") and numbered else TOTAL)


def _name(row: Measured) -> str:
    message = f"narrative-record-{row.situation}"
    name = text(message) if has_text(message) else row.situation
    if not row.own_figures:
        return name
    more = row.situation == "alone" and row.own_figures == MOST_ALONE  # the record's last row stands for all above
    return text("narrative-record-figures", name=name, count=f"≥ {row.own_figures}" if more else str(row.own_figures))


def _sentence(row: Measured) -> str:
    """Out of a hundred past forecasts so many were inside; the error against what is at hand without a forecast."""
    gain = number(100 * (1 - row.crps / row.crps_naive), 0) if row.crps_naive else "–"
    return text("narrative-record-sentence", name=_name(row),
                yardstick="whole" if row.situation == "masked" else "own",
                inside=number(100 * row.coverage_80, 0), wide=number(100 * row.coverage_95, 0), gain=gain,
                skill=number(100 * (1 - row.brier / row.brier_base_rate), 0) if row.brier_base_rate else "–")


def _alone(chosen: Sequence[Measured]) -> list[str]:
    """What is gained on a series by itself, as the province's are: from the worst number of figures to the best."""
    found = [row for row in chosen if row.situation == "alone" and row.crps_naive]
    if not found:
        return []
    errors = [row.crps / row.crps_naive for row in found]
    gains = [100 * (1 - row.brier / row.brier_base_rate) for row in found]
    return [text("narrative-record-alone-sentence", name=text("narrative-record-alone"),
                 low=number(min(errors), 2, fixed=True), high=number(max(errors), 2, fixed=True),
                 better="none" if round(min(errors), 2) >= 1 else "some",
                 least=number(min(gains), 0), most=number(max(gains), 0))]


def _unseen(rows: Sequence[UnseenPanel]) -> list[Block]:
    """What the forecasts were worth on panels that nobody had seen; nothing for none or only short ones."""
    together = next((row for row in rows if row.panel == ALL_NOISY), None)
    if together is None or together.crps_of_naive is None:
        return []
    panels = [row for row in rows if row.panel != ALL_NOISY]
    return [Paragraph(text(
        "narrative-record-unseen", panels=number(len(panels), 0),
        inside=number(100 * together.coverage_80, 0), wide=number(100 * together.coverage_95, 0),
        error=number(together.crps_of_naive, 2),
        worse=number(sum((row.crps_of_naive or 0) > 1 for row in panels), 0)))]


def _table(rows: Sequence[Measured]) -> Block:
    names = ("situation", "windows", "inside_80", "inside_95", "error", "naive", "brier", "base")
    columns = {name: text(f"narrative-record-column-{name.replace('_', '-')}") for name in names}
    body = [{
        "situation": _name(row), "windows": number(row.windows, 0),
        "inside_80": f"{number(100 * row.coverage_80, fixed=True)}%",
        "inside_95": f"{number(100 * row.coverage_95, fixed=True)}%",
        "error": number(row.crps, 2, fixed=True),
        "naive": number(row.crps_naive, 2, fixed=True),
        "brier": number(row.brier, 3, fixed=True),
        "base": number(row.brier_base_rate, 3, fixed=True),
    } for row in rows]
    return table(text("narrative-record-caption"), columns, body)
