"""The marks of a series chart: figures, fans, breaks, shocks, legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from analysis.charts.style import (
    DEFINITION_COLOURS,
    DEFINITION_MARKERS,
    INK,
    PAPER,
    QUIET,
    draw_breaks_at,
    draw_line,
    lighten,
)
from analysis.language import text
from analysis.study import Definition, Shock, Study
from analysis.telling.rows import Row
from analysis.telling.words import is_missing

__all__ = ["Rows", "Shown", "shown_definitions", "legend_entries", "shocks_in_view", "draw_breaks", "draw_shocks",
           "draw_fan", "draw_observations", "end_beyond", "ends", "told_ends"]

_CIRCLED = "①②③④⑤⑥⑦⑧⑨"
_BAND = "#f0ead6"  # of a shock
_ABOVE_LINES = 7
_WEAK = 0.5  # share of white
_QUALIFIED = {"at_least": "^", "at_most": "v"}
_ESTIMATES = ("median", "lower_80", "upper_80", "lower_95", "upper_95")
_ROOM_FOR_95 = 0.5  # of the height of everything else
_BANDS = (("lower_95", "upper_95", 0.80), ("lower_80", "upper_80", 0.58))


Rows = Sequence[Row]
"""Rows of a table, oldest first: figures (``series``) or estimates (``forecasts``)."""

Entry = tuple[Line2D | Rectangle, str]
"""A sign of the legend and its words."""


@dataclass(frozen=True)
class Shown:
    """A definition and how it is drawn."""

    definition: Definition
    colour: str
    marker: str


def shown_definitions(study: Study, indicator: str, own: Rows, forecasts: Rows) -> list[Shown]:
    """The definitions with something to draw, oldest first; the newest always has the first colour."""
    known = study.definitions_of(indicator)
    used = {row["definition"] for row in (*own, *forecasts)}
    order = {definition.id: place for place, definition in enumerate(reversed(known))}
    return [Shown(d, DEFINITION_COLOURS[order[d.id] % 7], DEFINITION_MARKERS[order[d.id] % 7]) for d in known
            if d.id in used]


def _of(style: Shown, told: Rows) -> list[Row]:
    return [row for row in told if row["definition"] == style.definition.id]


def ends(forecasts: Rows, *columns: str) -> list[float]:
    """These ends of the estimates' intervals, where they have any."""
    return [row[column] for row in forecasts for column in columns if not is_missing(row[column])]


def told_ends(own: Rows, forecasts: Rows, levels: Sequence[float] = ()) -> tuple[float, float]:
    """The lowest and the highest that is shown: figures, levels and 80 % intervals, 95 % intervals as far as they fit.

    The 95 % interval of a lone series can be many times as wide (unemployment up to 65 %): it gets half as much room
    again and runs out of the frame beyond that.
    """
    values = [*(row["value"] for row in own), *ends(forecasts, "lower_80", "upper_80"), *levels] or [0.0, 1.0]
    low, high = min(values), max(values)
    most = _ROOM_FOR_95 * max(high - low, 0.02 * abs(high), 0.5)
    return (max(low - most, min([low, *ends(forecasts, "lower_95")])),
            min(high + most, max([high, *ends(forecasts, "upper_95")])))


def end_beyond(forecasts: Rows, limits: tuple[float, float]) -> float | None:
    """Where the 95 % interval ends that runs out of these limits: at the farther end; None where all stay inside."""
    low = min(ends(forecasts, "lower_95"), default=limits[0])
    high = max(ends(forecasts, "upper_95"), default=limits[1])
    beyond = {limits[0] - low: low, high - limits[1]: high}
    return max(((far, end) for far, end in beyond.items() if far > 0), default=(0.0, None))[1]


def legend_entries(shown: Sequence[Shown], own: Rows, forecasts: Rows, passed: bool, cut: str = "",
                   brief: bool = False) -> list[Entry]:
    """What needs a word: definitions first, then the kinds of marks that occur.

    `cut` tells where the 95 % interval ends that runs out of the frame, "" where it does not. A `brief` legend
    leaves out the marks that most charts have.
    """
    entries: list[Entry] = [(_mark(s.marker, s.colour, s.colour), s.definition.name) for s in shown if _of(s, own)]
    entries += _figure_entries(own, brief)
    inferred = any(row["grade"] == "C" for row in forecasts)
    if forecasts and (inferred or cut or not brief):
        colour = next(s.colour for s in reversed(shown) if _of(s, forecasts))
        entries.append(_estimate_entry(colour, inferred, passed, cut))
    return entries


def _mark(marker: str, face: str, colour: str = INK) -> Line2D:
    return Line2D([], [], linestyle="", marker=marker, color=colour, markerfacecolor=face, markersize=5)


def _figure_entries(own: Rows, brief: bool) -> list[Entry]:
    """Figures that were computed, what sources say of theirs, and weak sources, as far as they occur."""
    kinds = [] if brief else [("how", "computed", "o", PAPER, INK)]
    kinds += [("qualifier", qualifier, marker, INK, INK) for qualifier, marker in _QUALIFIED.items()]
    kinds.append(("verdict", "weak", "o", *_look(INK, "weak", "stated")))
    return [(_mark(marker, face, edge), text(f"charts-legend-{value.replace('_', '-')}"))
            for column, value, marker, face, edge in kinds if any(row[column] == value for row in own)]


def _look(colour: str, verdict: str, how: str) -> tuple[str, str]:
    """Face and edge of the mark of a figure: hollow where it was computed, and paler where its source is weak."""
    edge = lighten(colour, _WEAK) if verdict == "weak" else colour
    return PAPER if how == "computed" else edge, edge


def _estimate_entry(colour: str, inferred: bool, passed: bool, cut: str) -> Entry:
    """The path of the median, or the hatch of what is inferred, with what its bands are."""
    kind = "inferred" if inferred else ("nowcast" if passed else "forecast")
    sign: Line2D | Rectangle = Line2D([], [], color=colour, linestyle=(0, (3, 2)))
    if inferred:
        edge = lighten(colour, 0.5)
        sign = Rectangle((0, 0), 0, 0, facecolor=lighten(colour, _pale(_BANDS[1][2], True)), hatch="//", edgecolor=edge,
                         linewidth=0.6)
    return sign, text("charts-legend-bands", kind=text(f"charts-legend-{kind}"), end=cut, cut="cut" if cut else "whole")


def _pale(share: float, inferred: bool) -> float:
    return share + (1 - share) * 0.4 if inferred else share


def shocks_in_view(study: Study, indicator: str, shown: Sequence[Shown], own: Rows,
                   forecasts: Rows) -> list[tuple[str, Shock]]:
    """The declared shocks within the years drawn, each with its sign."""
    years = [row["year"] for row in (*own, *forecasts)]
    found = {(shock.year, shock.name): shock for style in shown
             for shock in study.shocks_of(indicator, style.definition.id) if min(years) <= shock.year <= max(years)}
    return list(zip(_CIRCLED, (found[key] for key in sorted(found)), strict=False))


def draw_breaks(axes: Axes, shown: Sequence[Shown], own: Rows, forecasts: Rows) -> int:
    """Mark where one definition follows another; returns how many such breaks there are."""
    spans = []
    for style in shown:
        years = [row["year"] for row in _of(style, [*own, *forecasts])]
        spans.append((style.definition, min(years), max(years)))
    # A definition without an end that runs beside the others is no predecessor of any of them.
    chain = [span for span in spans if span[0].year_to is not None or span is spans[-1]]
    breaks = [(last + first) / 2 for (old, _, last), (new, first, _) in pairwise(chain)
              if old.year_to is not None and (new.year_from is not None or last <= first)]
    draw_breaks_at(axes, breaks)
    return len(breaks)


def draw_shocks(axes: Axes, shocks: Sequence[tuple[str, Shock]], own: Rows) -> None:
    """A pale band over the year of each shock and its sign, away from the figure of that year."""
    middle = sum(axes.get_ylim()) / 2
    for mark, shock in shocks:
        high = any(row["year"] == shock.year and row["value"] < middle for row in own)
        axes.axvspan(shock.year - 0.3, shock.year + 0.3, color=_BAND, linewidth=0, zorder=0)
        axes.text(shock.year, 0.97 if high else 0.03, mark, ha="center", va="top" if high else "bottom", fontsize=9,
                  color=QUIET, transform=axes.get_xaxis_transform(), zorder=_ABOVE_LINES,
                  bbox={"facecolor": _BAND, "edgecolor": "none", "pad": 0.3})


def draw_fan(axes: Axes, style: Shown, own: Rows, forecasts: Rows) -> None:
    """Intervals, and the median unless it is inferred; a run of years is tied to the figures beside it."""
    mine = _of(style, forecasts)
    known = {row["year"]: row["value"] for row in _of(style, own)}
    estimates = {row["year"]: row for row in mine}
    inferred = any(row["grade"] == "C" for row in mine)
    for run in _runs(list(estimates)):
        years, columns = _tied(run, estimates, known)
        if len(years) == 1:
            years, columns = [years[0] - 0.15, years[0] + 0.15], {k: v * 2 for k, v in columns.items()}
        for lower, upper, share in _BANDS:
            axes.fill_between(years, columns[lower], columns[upper], linewidth=0, zorder=2,
                              facecolor=lighten(style.colour, _pale(share, inferred)), hatch="//" if inferred else None,
                              edgecolor=lighten(style.colour, 0.5))
        if not inferred:  # what is inferred is a range, not a path
            draw_line(axes, years, columns["median"], color=style.colour, linestyle=(0, (3, 2)), linewidth=1.3,
                      zorder=3)


def _runs(years: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for year in years:
        if found and year == found[-1][-1] + 1:
            found[-1].append(year)
        else:
            found.append([year])
    return found


def _tied(run: list[int], estimates: Mapping[int, Row], known: Mapping[int, float],
          ) -> tuple[list[float], dict[str, list[float]]]:
    """The years of a run with the figures right before and after it, where intervals have no width."""
    years = [year for year in (run[0] - 1, *run, run[-1] + 1) if year in estimates or year in known]
    lines = {column: [estimates[year][column] if year in estimates else known[year] for year in years]
             for column in _ESTIMATES}
    return [float(year) for year in years], lines


def draw_observations(axes: Axes, style: Shown, own: Rows, forecasts: Rows) -> None:
    """Markers; a line between consecutive years, dots across years with neither figure nor estimate."""
    mine = _of(style, own)
    filled = {row["year"] for row in _of(style, forecasts)}
    values = {row["year"]: row["value"] for row in mine}
    runs = _runs(list(values))
    for run in runs:
        if len(run) > 1:
            draw_line(axes, run, [values[year] for year in run], color=style.colour, zorder=5, linewidth=1.4)
    for before, after in pairwise(runs):
        if before[-1] + 1 not in filled:
            ends = [before[-1], after[0]]
            draw_line(axes, ends, [values[year] for year in ends], color=style.colour, zorder=5, linewidth=0.8,
                      linestyle=(0, (1, 2.5)), alpha=0.7)
    for (marker, face, edge), years in _alike(mine, style).items():
        draw_line(axes, years, [values[year] for year in years], marker=marker, color=edge,
                  markerfacecolor=face, markersize=5.5, linestyle="", zorder=6)


def _alike(mine: Rows, style: Shown) -> dict[tuple[str, str, str], list[int]]:
    """The years whose figures look the same, by marker, face and edge."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for row in mine:
        marker = _QUALIFIED.get(row["qualifier"], style.marker)
        found.setdefault((marker, *_look(style.colour, row["verdict"], row["how"])), []).append(row["year"])
    return found
