"""The marks of a series chart: figures, fans, breaks, shocks, target lines and their labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from analysis.charts.layout import FreeSpace, label_box, spread, wrap
from analysis.charts.style import (
    DEFINITION_COLOURS,
    DEFINITION_MARKERS,
    INK,
    PAPER,
    QUIET,
    TARGET,
    lighten,
    renderer_of,
)
from analysis.charts.words import (
    probability_text,
    range_text,
    role_text,
    target_name,
    target_text,
    value_text,
    word_id,
    word_text,
)
from analysis.language import number, text
from analysis.study import Area, Definition, Indicator, Shock, Study, Target

__all__ = ["Shown", "TargetLine", "shown_definitions", "legend_entries", "target_lines", "shocks_in_view",
           "draw_breaks", "draw_shocks", "draw_fan", "draw_targets", "draw_observations", "label_edge",
           "label_points"]

_CIRCLED = "①②③④⑤⑥⑦⑧⑨"
_QUALIFIED = {"at_least": "^", "at_most": "v"}
_EDGE_INCHES = 1.75
_PLACES = ((0, 5, "center", "bottom"), (0, -5, "center", "top"), (5, 3, "left", "bottom"), (5, -3, "left", "top"),
           (-5, 3, "right", "bottom"), (-5, -3, "right", "top"))
_BANDS = (("lower_95", "upper_95", 0.80), ("lower_80", "upper_80", 0.58))


@dataclass(frozen=True)
class Shown:
    """A definition and how it is drawn."""

    definition: Definition
    colour: str
    marker: str


@dataclass(frozen=True)
class TargetLine:
    """A target or yardstick as a line: its level, the years it spans, the words beside it."""

    level: float
    first: int
    last: int
    words: str
    role: str


def shown_definitions(
    study: Study, indicator: str, own: pd.DataFrame, forecasts: pd.DataFrame
) -> list[Shown]:
    """The definitions with something to draw, oldest first; the newest always has the first colour."""
    known = study.definitions_of(indicator)
    used = {*own["definition"], *forecasts["definition"]}
    order = {definition.id: place for place, definition in enumerate(reversed(known))}
    return [Shown(d, DEFINITION_COLOURS[order[d.id] % 7], DEFINITION_MARKERS[order[d.id] % 7])
            for d in known if d.id in used]


def legend_entries(
    shown: Sequence[Shown], own: pd.DataFrame, forecasts: pd.DataFrame, passed: bool
) -> list[tuple[Any, str]]:
    """What needs a word: definitions first, then the kinds of marks that occur."""
    def mark(marker: str, face: str, colour: str = INK) -> Line2D:
        return Line2D([], [], linestyle="", marker=marker, color=colour, markerfacecolor=face, markersize=5)

    entries: list[tuple[Any, str]] = [(mark(s.marker, s.colour, s.colour), s.definition.name) for s in shown]
    if (own["how"] == "stated").any():
        entries.append((mark("o", INK), text("charts-legend-stated")))
    if (own["how"] == "computed").any():
        entries.append((mark("o", PAPER), text("charts-legend-computed")))
    for qualifier, marker in _QUALIFIED.items():
        if (own["qualifier"] == qualifier).any():
            entries.append((mark(marker, INK), text(f"charts-legend-{qualifier.replace('_', '-')}")))
    if (own["verdict"] == "weak").any():
        entries.append((mark("o", lighten(INK, 0.65)), text("charts-legend-weak")))
    if len(forecasts):
        inferred = bool((forecasts["grade"] == "C").any())
        kind = "inferred" if inferred else ("nowcast" if passed else "forecast")
        colour = next(s.colour for s in reversed(shown) if s.definition.id in set(forecasts["definition"]))
        entries.append((Line2D([], [], color=colour, linestyle=(0, (3, 2))), text(f"charts-legend-{kind}")))
        for share, level in ((0.58, "80"), (0.80, "95")):
            entries.append((Patch(facecolor=lighten(colour, _pale(share, inferred)), hatch="//" if inferred else "",
                                  edgecolor=lighten(colour, 0.5), linewidth=0),
                            text("charts-legend-interval", level=level)))
    return entries


def _pale(share: float, inferred: bool) -> float:
    return share + (1 - share) * 0.4 if inferred else share


def target_lines(
    study: Study, indicator: Indicator, attainment: pd.DataFrame, stated: Sequence[Target], area: Area,
    own: pd.DataFrame, forecasts: pd.DataFrame,
) -> list[TargetLine]:
    """One line for each attainment row; without such rows, one for each level that the catalogue states."""
    years = [*own["year"], *forecasts["year"]]
    lines = []
    for _, row in attainment[attainment["target"].notna()].iterrows():
        target = study.target(row["target_id"])
        first = study.definition(indicator.id, row["definition"]).year_from or min(years)
        passed = str(row["as_of"])[:10] > f"{row['year']}-12-31"
        lines.append(TargetLine(float(row["target"]), max(int(first), int(min(years))), int(row["year"]),
                                _target_words(study, indicator, target, row, passed), row["role"]))
    if len(attainment):
        return lines
    present = {*own["definition"], *forecasts["definition"]}
    for target in stated:
        if target.definition in present:
            role = "target" if target.area_code == area.code else "yardstick"
            words = f"{_capital(role_text(role))} {target.year}: {target_name(study, target)}"
            lines.append(TargetLine(target.value, int(min(years)), target.year, words, role))
    return lines


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _target_words(study: Study, indicator: Indicator, target: Target, row: pd.Series, passed: bool) -> str:
    comparison = row["comparison"]
    if target.form == "pace":  # a pace is kept where the level ends on the better side of the implied one
        comparison = "at_most" if indicator.better == "down" else "at_least"
    words = [f"{_capital(role_text(row['role']))} {row['year']}: {target_text(comparison, row['target'], indicator.unit)}"]
    if target.form == "pace":
        words.append(f"({target_name(study, target)})")
    word = word_id(row["word"], row["probability"])
    if word != "insufficient":
        words.append(text("charts-likelihood-line-past" if passed else "charts-likelihood-line",
                          probability=probability_text(row["probability"])))
    words.append(word_text(word))
    return "\n".join(wrap(line, _EDGE_INCHES, 7) for line in words)


def shocks_in_view(
    study: Study, indicator: str, shown: Sequence[Shown], own: pd.DataFrame, forecasts: pd.DataFrame
) -> list[tuple[str, Shock]]:
    """The declared shocks within the years drawn, each with its sign."""
    years = [*own["year"], *forecasts["year"]]
    found = {(shock.year, shock.name): shock for style in shown
             for shock in study.shocks_of(indicator, style.definition.id) if min(years) <= shock.year <= max(years)}
    return list(zip(_CIRCLED, (found[key] for key in sorted(found)), strict=False))


def draw_breaks(axes: Axes, shown: Sequence[Shown], own: pd.DataFrame, forecasts: pd.DataFrame) -> int:
    """A dashed vertical line where one definition follows another; returns how many there are."""
    spans = []
    for style in shown:
        years = [*own.loc[own["definition"] == style.definition.id, "year"],
                 *forecasts.loc[forecasts["definition"] == style.definition.id, "year"]]
        spans.append((style.definition, int(min(years)), int(max(years))))
    # A definition without an end that runs beside the others is no predecessor of any of them.
    chain = [span for span in spans if span[0].year_to is not None or span is spans[-1]]
    count = 0
    for (old, _, last), (new, first, _) in pairwise(chain):
        if old.year_to is None or new.year_from is None and last > first:
            continue
        axes.axvline((last + first) / 2, color=QUIET, linestyle=(0, (4, 3)), linewidth=0.8, zorder=1)
        axes.text((last + first) / 2, 1.015, text("charts-break"), ha="center", va="bottom", fontsize=6.5,
                  color=QUIET, transform=axes.get_xaxis_transform())
        count += 1
    return count


def draw_shocks(axes: Axes, shocks: Sequence[tuple[str, Shock]], own: pd.DataFrame) -> None:
    """A pale band over the year of each shock and its sign, away from the figure of that year."""
    middle = sum(axes.get_ylim()) / 2
    for mark, shock in shocks:
        high = bool((own.loc[own["year"] == shock.year, "value"] < middle).any())
        axes.axvspan(shock.year - 0.3, shock.year + 0.3, color="#f0ead6", linewidth=0, zorder=0)
        axes.text(shock.year, 0.97 if high else 0.03, mark, ha="center", va="top" if high else "bottom", fontsize=9,
                  color=QUIET,
                  transform=axes.get_xaxis_transform())


def draw_fan(axes: Axes, style: Shown, own: pd.DataFrame, forecasts: pd.DataFrame) -> None:
    """Median and intervals; a run of years is tied to the figures next to it, a single year is a bar."""
    mine = forecasts[forecasts["definition"] == style.definition.id].set_index("year").sort_index()
    known = own[own["definition"] == style.definition.id].set_index("year")["value"]
    if mine.empty:
        return
    inferred = bool((mine["grade"] == "C").any())
    for run in _runs([int(year) for year in mine.index]):
        years, columns = _tied(run, mine, known)
        if len(years) == 1:
            years, columns = [years[0] - 0.15, years[0] + 0.15], {k: v * 2 for k, v in columns.items()}
        for lower, upper, share in _BANDS:
            axes.fill_between(years, columns[lower], columns[upper], linewidth=0, zorder=2,
                              facecolor=lighten(style.colour, _pale(share, inferred)),
                              hatch="//" if inferred else None, edgecolor=lighten(style.colour, 0.5))
        axes.plot(years, columns["median"], color=lighten(style.colour, 0.3 if inferred else 0.0),
                  linestyle=(0, (3, 2)), linewidth=1.3, zorder=3)


def _runs(years: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for year in years:
        if found and year == found[-1][-1] + 1:
            found[-1].append(year)
        else:
            found.append([year])
    return found


def _tied(run: list[int], mine: pd.DataFrame, known: pd.Series) -> tuple[list[float], dict[str, list[float]]]:
    """The years of a run with the figures right before and after it, where intervals have no width."""
    names = ("median", "lower_80", "upper_80", "lower_95", "upper_95")
    years: list[float] = []
    columns: dict[str, list[float]] = {name: [] for name in names}
    for year in (run[0] - 1, *run, run[-1] + 1):
        if year in mine.index or year in known.index:
            years.append(float(year))
            for name in names:
                columns[name].append(float(mine[name][year] if year in mine.index else known[year]))
    return years, columns


def draw_targets(axes: Axes, lines: Sequence[TargetLine]) -> None:
    """Solid for the area's own target, dash-dotted for a yardstick."""
    for line in lines:
        axes.plot([line.first - 0.3, line.last + 0.6], [line.level] * 2, color=TARGET, linewidth=1.2, zorder=4,
                  linestyle="-" if line.role == "target" else (0, (6, 2, 1, 2)))


def draw_observations(axes: Axes, style: Shown, own: pd.DataFrame, forecasts: pd.DataFrame) -> None:
    """Markers; a line between consecutive years, dots across years with neither figure nor estimate."""
    mine = own[own["definition"] == style.definition.id].sort_values("year")
    filled = set(forecasts.loc[forecasts["definition"] == style.definition.id, "year"])
    points = list(zip(mine["year"].astype(int), mine["value"], strict=True))
    for (year, value), (later, after) in pairwise(points):
        near = later == year + 1
        if year + 1 in filled:
            continue
        axes.plot([year, later], [value, after], color=style.colour, zorder=5, linewidth=1.4 if near else 0.8,
                  linestyle="-" if near else (0, (1, 2.5)), alpha=1.0 if near else 0.7)
    for _, row in mine.iterrows():
        weak = row["verdict"] == "weak"
        face = PAPER if row["how"] == "computed" else (lighten(style.colour, 0.65) if weak else style.colour)
        axes.plot([int(row["year"])], [row["value"]], marker=_QUALIFIED.get(row["qualifier"], style.marker),
                  color=style.colour, markerfacecolor=face, markersize=5.5, linestyle="", zorder=6)


def label_edge(
    axes: Axes, indicator: Indicator, lines: Sequence[TargetLine], forecasts: pd.DataFrame, year: int, passed: bool
) -> None:
    """Targets and the forecast of the target year named at the right edge, kept apart."""
    labels = [(line.level, line.words, TARGET) for line in lines]
    for _, row in forecasts[forecasts["year"] == year].iterrows():
        interval = range_text(row["lower_80"], row["upper_80"], indicator.unit)
        if row["grade"] == "C":
            words = f"{year}: {interval}\n{wrap(text('charts-legend-inferred'), _EDGE_INCHES, 7)}"
        else:
            kind = text("charts-legend-nowcast" if passed else "charts-legend-forecast")
            words = (f"{year}: {value_text(row['median'], indicator.unit)} ({interval})\n"
                     f"{wrap(kind, _EDGE_INCHES, 7)}")
        labels.append((float(row["median"]), words, DEFINITION_COLOURS[0]))
    if not labels:
        return
    renderer = renderer_of(axes.figure)  # type: ignore[arg-type]
    texts = [axes.annotate(words, (1.0, 0.5), xycoords="axes fraction", fontsize=7, color=colour, va="center",
                           linespacing=1.35) for _, words, colour in labels]
    sizes = [label_box(label, renderer, 2) for label in texts]
    box = axes.get_window_extent()
    wanted = [float(axes.transData.transform((0, level))[1]) for level, _, _ in labels]
    places = spread(wanted, [top - bottom for _, bottom, _, top in sizes], box.y0 - 20, box.y1 + 6)
    for label, start, place in zip(texts, wanted, places, strict=True):
        label.set_position((1.045, (place - box.y0) / box.height))
        axes.annotate("", (1.0, (start - box.y0) / box.height), (1.04, (place - box.y0) / box.height),
                      xycoords="axes fraction", textcoords="axes fraction", annotation_clip=False,
                      arrowprops={"arrowstyle": "-", "color": label.get_color(), "linewidth": 0.6})


def label_points(axes: Axes, own: pd.DataFrame, indicator: Indicator) -> None:
    """The value beside each point where there is room; the last ones go first."""
    if own.empty:
        return
    renderer = renderer_of(axes.figure)  # type: ignore[arg-type]
    box = axes.get_window_extent()
    space = FreeSpace((box.x0, box.y0, box.x1, box.y1 + 8))
    for label in axes.texts:
        space.take(label_box(label, renderer))
    table = own.sort_values("year")
    points = axes.transData.transform(table[["year", "value"]].astype(float).to_numpy())
    for x, y in points:
        space.take((x - 4, y - 4, x + 4, y + 4))
    for definition in table["definition"].unique():
        line = points[(table["definition"] == definition).to_numpy()]
        for (x0, y0), (x1, y1) in pairwise(line):
            for share in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
                x, y = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
                space.take((x - 1, y - 1, x + 1, y + 1))
    decimals = 1 if indicator.is_share else 0
    for value, year in zip(table["value"][::-1], table["year"][::-1], strict=True):
        _label_point(axes, space, renderer, int(year), float(value), number(value, decimals))


def _label_point(axes: Axes, space: FreeSpace, renderer: Any, year: int, value: float, words: str) -> None:
    """Above, below, right or left of the point, the first that is free; nothing where none is."""
    for dx, dy, across, along in _PLACES:
        label = axes.annotate(words, (year, value), xytext=(dx, dy), textcoords="offset points", ha=across, va=along,
                              fontsize=6.5, color=INK, zorder=7)
        box = label_box(label, renderer, 0.5)
        if space.overlap(box) <= 0:
            space.take(box)
            return
        label.remove()
