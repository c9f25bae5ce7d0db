"""The districts side by side: one dot and its intervals each, sorted."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.charts.layout import Frame
from analysis.charts.picture import Picture, kept_picture
from analysis.charts.style import (
    COLUMN_WIDTH,
    DEFINITION_COLOURS,
    INK,
    PAGE_WIDTH,
    QUIET,
    TARGET,
    add_axes,
    draw_line,
    lighten,
    number_axis,
)
from analysis.kept import kept
from analysis.language import text
from analysis.study import Indicator, Study
from analysis.telling.rows import Row, Tables, default_year, latest, records, sources_told
from analysis.telling.silence import SILENT, told_silent
from analysis.telling.standings import Standing, standing_text, standings
from analysis.telling.statements import easier_first, with_levels
from analysis.telling.words import lowest_and_highest, role_text, target_name, unit_text, upper_first

__all__ = ["districts_chart"]

_ROW, _NARROW_ROW, _PALE = 0.205, 0.118, 0.55
_COLOUR = DEFINITION_COLOURS[0]


@kept(kept_picture, "series", "forecasts", "attainment", "figures")
def districts_chart(study: Study, tables: Tables, indicator: str, highlight: str | None = None,
                    narrow: bool = False) -> Picture:
    """Dots and intervals of the 15 districts at the end of a year, with province and target.

    Those with figures of their own first, the lowest on top, then the others in the order of the catalogue. Of inferred
    areas the pale range alone is drawn, whose middle says nothing. The year is that of the attainment rows.

    Parameters
    ----------
    highlight : str, optional
        Code or key of a district whose name is set in bold.
    narrow : bool
        Drawn for one of two columns, on a page that says once how such charts are read.
    """
    measured = study.indicator(indicator)
    year = default_year(tables, study, indicator)
    found = standings(study, tables, indicator, year)
    # Middles of inferred ranges would be an order that nobody knows.
    own = {standing.area.code for standing in found[:-1] if standing.kind in ("published", "own")}
    districts = sorted(found[:-1], key=lambda s: (0, s.value or 0.0) if s.area.code in own else (1, 0.0))
    ordered = [*districts, found[-1]]
    key = {"indicator": indicator, "year": year, "group": measured.main_group}
    held = with_levels(study, records(tables, "attainment", **key))
    bold = study.area(highlight).code if highlight else ""

    def draw(narrow: bool) -> Figure:
        return _figure(study, measured, year, ordered, held, bold, narrow)

    return Picture(
        draw(narrow),
        _alternative(measured, year, districts, found[-1]),
        "" if narrow else text("charts-districts-caption", indicator=measured.name, year=str(year),
                               sorted="median" if own else "no"),
        sources_told(study, tables, [standing.figure_id for standing in found],
                     latest(row["as_of"] for row in records(tables, "forecasts", **key))),
        None if narrow else partial(draw, True),
    )


def _figure(study: Study, indicator: Indicator, year: int, ordered: list[Standing], held: list[Row],
            bold: str, narrow: bool) -> Figure:
    unit = unit_text(indicator.unit)
    title = text("charts-districts-title", indicator=indicator.name, year=str(year)) + (f" ({unit})" if unit else "")
    row, name, words = (_NARROW_ROW, 0.95, 1.2) if narrow else (_ROW, 1.25, 1.65)
    frame = Frame(title, row * (len(ordered) + 1) + 0.4, _legend(study, ordered, held, narrow),
                  width=COLUMN_WIDTH if narrow else PAGE_WIDTH, points=9.0 if narrow else 10.0)
    axes = add_axes(frame.figure, name, frame.bottom + 0.3, words, frame.top + (0.12 if narrow else 0.02))
    _draw(axes, ordered, indicator, bold, 7.0 if narrow else 7.5)
    _draw_targets(axes, study, held, ordered)
    number_axis(axes, "x")
    if narrow:
        axes.tick_params(labelsize=7)
        if _one_level(held):
            first = held[0]
            axes.text(float(first["target"]), 1.012, _target_label(study, str(first["target_id"]), str(first["role"])),
                      transform=axes.get_xaxis_transform(), ha="center", va="bottom", fontsize=6.5, color=TARGET)
    return frame.figure


def _legend(study: Study, ordered: list[Standing], held: list[Row],
            narrow: bool) -> list[tuple[Line2D, str]]:
    """Kinds of marks, then targets.

    Beside a narrow chart a table says who has set these; there the page has told the commonest mark, and one level
    for all is named where it is drawn.
    """
    kinds = {standing.kind for standing in ordered} - ({"own"} if narrow else set())
    entries = []
    signs: dict[str, dict[str, Any]] = {"published": {"marker": "s", "color": INK, "linestyle": ""},
                                        "own": {"marker": "o", "color": _COLOUR},
                                        "inferred": {"color": lighten(_COLOUR, _PALE), "linewidth": 3.2}}
    entries += [(Line2D([], [], markersize=5, **look), text(f"charts-districts-{kind}"))
                for kind, look in signs.items() if kind in kinds]
    levels = [] if narrow and _one_level(held) else easier_first(study, (row["target_id"] for row in held))
    for target_id in levels:
        target = study.target(target_id)
        roles = {row["role"] for row in held if row["target_id"] == target_id}
        role = "yardstick" if "yardstick" in roles else "target"
        label = (_target_label(study, target_id, role) if narrow else text(
            "charts-map-target", role=upper_first(role_text(role)), name=target_name(study, target),
            by=target.adopted_by))
        entries.append((Line2D([], [], color=TARGET, linestyle=_dash(study, held, target_id)), label.rstrip(".")))
    return entries


def _target_label(study: Study, target_id: str, role: str) -> str:
    return text("charts-districts-target", role=upper_first(role_text(role)),
                name=target_name(study, study.target(target_id)))


def _one_level(held: list[Row]) -> bool:
    """Whether a single line through all rows is all that is held against the areas."""
    return len({(row["target_id"], round(row["target"], 6)) for row in held}) == 1


def _dash(study: Study, held: list[Row], target_id: str) -> Any:
    place = easier_first(study, (row["target_id"] for row in held)).index(target_id)
    return ("-", (0, (3, 1.5)), (0, (1, 1)))[place % 3]


def _draw(axes: Axes, ordered: list[Standing], indicator: Indicator, highlight: str, points: float) -> None:
    positions = _positions(ordered)
    for place, standing in zip(positions, ordered, strict=True):
        _draw_row(axes, place, standing, indicator.unit, points)
    axes.set_yticks(positions, [standing.area.short_name for standing in ordered])
    for label, standing in zip(axes.get_yticklabels(), ordered, strict=True):
        if standing.area.type == "province" or standing.area.code == highlight:
            label.set_fontweight("bold")
    axes.set_ylim(positions[-1] - 0.7, positions[0] + 0.7)
    axes.axhline((positions[-1] + positions[-2]) / 2, color=QUIET, linewidth=0.6)
    axes.tick_params(axis="y", length=0)
    values = [value for s in ordered for value in (*(s.interval95 or ()), s.value) if value is not None]
    if values:
        room = max(max(values) - min(values), 0.5) * 0.04
        floor = -math.inf if indicator.lower is None else indicator.lower - room / 2
        axes.set_xlim(max(min(values) - room, floor), max(values) + room)
    axes.grid(visible=True, axis="both")


def _draw_row(axes: Axes, place: float, standing: Standing, unit: str, points: float) -> None:
    """Thin bar for 95 %, thick for 80 %, a dot on the median; pale and without a dot where inferred."""
    inferred, published = standing.kind == "inferred", standing.kind == "published"
    colour = INK if standing.area.type == "province" else _COLOUR
    pale = lighten(colour, _PALE if inferred else 0.0)
    for interval, width in ((standing.interval95, 1.0), (standing.interval80, 3.2)):
        if interval:
            dash: Any = (0, (2, 1)) if inferred and width < 2 else "-"
            draw_line(axes, interval, [place, place], color=pale, linewidth=width, linestyle=dash, zorder=2,
                      solid_capstyle="butt")
    if standing.value is not None and not inferred:
        draw_line(axes, [standing.value], [place], marker="s" if published else "o", linestyle="", markersize=5.5,
                  color=INK if published else colour, zorder=4)
    axes.text(1.03, place, standing_text(standing, unit), va="center", fontsize=points,
              transform=axes.get_yaxis_transform(), color=QUIET if standing.kind in (*SILENT, "inferred") else INK)


def _positions(ordered: list[Standing]) -> list[float]:
    """Rows from the top down, the province set off at the foot."""
    count = len(ordered)
    return [float(count - place) for place in range(count - 1)] + [0.4]


def _draw_targets(axes: Axes, study: Study, held: list[Row], ordered: list[Standing]) -> None:
    """A line through all rows for a level, a tick in each row for a pace, whose level differs by area."""
    left, right = axes.get_xlim()
    positions = _positions(ordered)
    for target_id in sorted({row["target_id"] for row in held}):
        levels = {row["area_code"]: float(row["target"]) for row in held if row["target_id"] == target_id}
        dash = _dash(study, held, target_id)
        if len({round(level, 6) for level in levels.values()}) == 1:
            level = next(iter(levels.values()))
            axes.axvline(level, color=TARGET, linewidth=1.1, linestyle=dash, zorder=3)
            left, right = min(left, level - (right - left) * 0.03), max(right, level + (right - left) * 0.03)
            continue
        for place, standing in zip(positions, ordered, strict=True):
            if standing.area.code in levels:
                level = levels[standing.area.code]
                draw_line(axes, [level] * 2, [place - 0.36, place + 0.36], color=TARGET, linewidth=1.2, zorder=3,
                          linestyle=dash)
    axes.set_xlim(left, right)


def _alternative(indicator: Indicator, year: int, districts: list[Standing], province: Standing) -> str:
    told = [text("charts-districts-alt", indicator=indicator.name, year=str(year), count=len(districts),
                 own=sum(s.kind in ("own", "published") for s in districts),
                 inferred=sum(s.kind == "inferred" for s in districts), none=sum(s.kind == "none" for s in districts))]
    told += told_silent((s.kind, s.area.short_name) for s in districts if s.kind == "not-applicable")
    told.append(lowest_and_highest("charts-districts-alt-ends", *(
        (s.area.short_name, standing_text(s, indicator.unit))
        for s in districts if s.kind not in (*SILENT, "inferred"))))
    if province.kind not in SILENT:
        told.append(text("charts-districts-alt-province", value=standing_text(province, indicator.unit)))
    return " ".join(filter(None, told))
