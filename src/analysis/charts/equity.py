"""Ethnic minorities against the rest over the years, with the ratio written on the gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.charts.layout import Frame, sentence_figure
from analysis.charts.picture import Picture
from analysis.charts.style import (
    COLUMN_WIDTH,
    INK,
    MINORITY,
    PAGE_WIDTH,
    PAPER,
    QUIET,
    REST,
    add_axes,
    draw_breaks_at,
    number_axis,
    year_axis,
)
from analysis.language import has_text, number, text
from analysis.study import Indicator, Study
from analysis.telling.rows import Tables, rows, source_line
from analysis.telling.words import area_in_sentence, estimate_text, lower_first, unit_text, value_text

__all__ = ["equity_chart"]

_GROUP = "ethnic_minority"
_ASIDE = 0.22  # years


def equity_chart(study: Study, tables: Tables, indicator: str) -> Picture:
    """Ethnic minorities and the rest of the province at each year-end, joined by a bar that bears the ratio.

    From the tables ``equity`` and ``figures``. A framed sentence with the reason where they cannot be compared.
    """
    measured, members, area = study.indicator(indicator), study.group(_GROUP), study.province
    named = lower_first(members.name)
    title = text("charts-equity-title", indicator=measured.name, group=named, area=area.name)
    subject = text("charts-sentence-subject", indicator=measured.name, area=area_in_sentence(area))
    found = rows(tables, "equity", indicator=indicator, area_code=area.code, group=_GROUP)
    usable = found.dropna(subset=["value", "rest"]).sort_values("year")
    if usable.empty:
        return _nothing(measured, title, subject, found["reason"])
    rest = study.group(members.complement).name if members.complement else ""

    def draw(width: float) -> Figure:
        frame = Frame(title, 2.5, _legend(members.name, rest, usable), width=width)
        axes = add_axes(frame.figure, 0.5, frame.bottom + 0.28, 0.45 if width == PAGE_WIDTH else 0.15, frame.top + 0.12)
        _draw(axes, usable)
        unit = unit_text(measured.unit)
        number_axis(axes, "y", unit if unit == "%" else "")
        years = usable["year"].astype(int)
        year_axis(axes, int(years.min()), int(years.max()), most=10 if width == PAGE_WIDTH else 6)
        _mark_breaks(axes, usable)
        return frame.figure

    return Picture(draw(PAGE_WIDTH), " ".join([f"{title}.", *_told(usable, named, measured.unit)]),
                   text("charts-equity-caption", indicator=measured.name, group=named),
                   source_line(study, tables, " ".join(usable["figure_ids"]).split()), partial(draw, COLUMN_WIDTH))


def _nothing(indicator: Indicator, title: str, subject: str, found: Iterable[str]) -> Picture:
    """A framed sentence with the reasons `found` why the groups cannot be compared, and who holds the figures."""
    reasons = [text(reason) for reason in dict.fromkeys(found) if reason and has_text(reason)]
    holder = text("telling-holder", holder=indicator.holder) if indicator.holder else ""
    details = [line for line in (*reasons, holder) if line]
    figure = sentence_figure(title, text("charts-equity-none"), details)
    return Picture(figure, " ".join([subject, text("charts-equity-none") + ".", *details]), title)


def _told(usable: pd.DataFrame, group: str, unit: str) -> Iterator[str]:
    """A sentence on each year-end: both values and their ratio."""
    for _, row in usable.iterrows():
        yield text("charts-equity-alt-year", year=str(row["year"]), group=group, value=value_text(row["value"], unit),
                   rest=estimate_text(row["rest"], unit), ratio=number(row["ratio"], 1, fixed=True))


def _legend(group: str, rest: str, usable: pd.DataFrame) -> list[tuple[Line2D, str]]:
    entries = [(Line2D([], [], marker="o", color=MINORITY, linestyle=""), group),
               (Line2D([], [], marker="s", color=REST, linestyle=""), rest)]
    if (usable["how"] == "forecast").any():
        entries.append((Line2D([], [], marker="o", color=QUIET, markerfacecolor=PAPER, linestyle=""),
                        text("charts-equity-forecast")))
    ratio = Line2D([], [], marker="$×$", color=INK, linestyle="", markersize=5)
    return [*entries, (ratio, text("charts-equity-ratio-legend"))]


def _draw(axes: Axes, usable: pd.DataFrame) -> None:
    """A bar between the groups at each year-end, with their values and the ratio."""
    twice = usable["year"].duplicated(keep=False)
    older = usable["year"].duplicated(keep="last")
    for place, row in usable.iterrows():
        # At a change of definition a year has two levels, which stand side by side.
        aside, across = 0.0, "center"
        if twice[place]:
            aside, across = (-_ASIDE, "right") if older[place] else (_ASIDE, "left")
        _draw_year(axes, int(row["year"]) + aside, row, across)
    low, high = usable[["rest", "value"]].min().min(), usable[["rest", "value"]].max().max()
    room = max(high - low, 1.0) * 0.16
    axes.set_ylim(low - room, high + 1.8 * room)


def _draw_year(axes: Axes, year: float, row: pd.Series, across: str) -> None:
    """The two groups of a year-end and above them their ratio; `across` aligns the words."""
    value, rest, estimated = row["value"], row["rest"], row["how"] == "forecast"
    dash: Any = (0, (2, 1.2)) if estimated else "-"
    axes.plot([year, year], [rest, value], color="#9a9a9a", linewidth=2.2, zorder=2, linestyle=dash)
    sides = ((value, MINORITY, "o", value >= rest), (rest, REST, "s", rest > value))
    for level, colour, marker, above in sides:
        face = PAPER if estimated else colour
        axes.plot([year], [level], marker=marker, color=colour, markersize=6.5, linestyle="", zorder=4,
                  markerfacecolor=face)
        axes.annotate(number(level), (year, level), xytext=(0, 6 if above else -6), textcoords="offset points",
                      ha=across, va="bottom" if above else "top", fontsize=7.5, color=colour)
    axes.annotate(text("charts-equity-ratio", ratio=number(row["ratio"], 1, fixed=True)), (year, max(value, rest)),
                  xytext=(0, 16), ha=across, textcoords="offset points", va="bottom", fontsize=8, weight="bold")


def _mark_breaks(axes: Axes, usable: pd.DataFrame) -> None:
    """Between the years of each definition and those of the next."""
    spans = usable.groupby("definition")["year"].agg(["min", "max"]).sort_values("min")
    ends = zip(spans["max"][:-1], spans["min"][1:], strict=True)
    draw_breaks_at(axes, [(before + after) / 2 for before, after in ends])
