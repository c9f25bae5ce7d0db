"""All areas of one indicator as small charts on one scale."""

from __future__ import annotations

from functools import partial
from operator import itemgetter

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts import series_marks as marks
from analysis.charts.bare_axes import BareAxes
from analysis.charts.layout import Frame
from analysis.charts.picture import Picture, kept_picture
from analysis.charts.series_labels import draw_targets, target_lines
from analysis.charts.style import COLUMN_WIDTH, INK, PAGE_WIDTH, QUIET, STYLE, level_axis, year_axis
from analysis.kept import kept
from analysis.language import text
from analysis.study import Area, Study
from analysis.telling.rows import (
    Row,
    Tables,
    default_year,
    from_first_figure,
    has_passed,
    latest,
    latest_alike,
    records,
    sources_told,
)
from analysis.telling.silence import silence, silence_text, told_silent
from analysis.telling.words import estimate_text, is_missing, lowest_and_highest, unit_text, value_text

__all__ = ["multiples_chart"]

_COLUMNS, _ROW_HEIGHT, _GAP = {PAGE_WIDTH: 4, COLUMN_WIDTH: 2}, 1.12, 0.34  # columns by the width of the sheet
_SMALL = 6.0  # points


@kept(kept_picture, "series", "forecasts", "attainment", "figures")
def multiples_chart(study: Study, tables: Tables, indicator: str) -> Picture:
    """The province and the 15 districts, each in a chart of its own, all on one scale.

    Every definition has its colour and marker; an area without figure and estimate says so.
    """
    measured = study.indicator(indicator)
    key = {"indicator": indicator, "group": measured.main_group}
    areas = (study.province, *study.districts)
    codes = {area.code for area in areas}
    own = [row for row in records(tables, "series", **key) if row["area_code"] in codes]
    forecasts = from_first_figure([row for row in records(tables, "forecasts", **key)
                                   if not is_missing(row["median"])], own)
    shown = marks.shown_definitions(study, indicator, own, forecasts)
    year = default_year(tables, study, indicator)
    as_of = latest(row["as_of"] for row in forecasts)
    unit = unit_text(measured.unit)
    title = text("charts-multiples-title", indicator=measured.name) + (f" ({unit})" if unit else "")
    limits = _limits(own, forecasts, measured.lower, measured.upper)
    beyond = marks.end_beyond(forecasts, limits)
    cut = "" if beyond is None else estimate_text(beyond, measured.unit)
    told = [*own, *forecasts]
    years = [row["year"] for row in told]

    def draw(width: float) -> Figure:
        columns = _COLUMNS[width]
        frame = Frame(title, -(-len(areas) // columns) * (_ROW_HEIGHT + _GAP) + 0.1,
                      marks.legend_entries(shown, own, forecasts, has_passed(year, as_of), cut), width=width)
        for place, area in enumerate(areas):
            axes = _place(frame, place, columns)
            measures, estimates = ([row for row in each if row["area_code"] == area.code] for each in (own, forecasts))
            _draw(axes, area, shown, measures, estimates, silence(study, measured, area))
            held = records(tables, "attainment", **key, area_code=area.code) if told else []
            draw_targets(axes, target_lines(study, measured, held, [], area, told, brief=True))
            level_axis(axes, *limits, points=_SMALL, named=place % columns == 0)
            year_axis(axes, min(years, default=year), max(years, default=year), points=_SMALL, ends=True)
        return frame.figure

    known = {row["area_code"] for row in told}
    silent = [(silence(study, measured, area), area.short_name) for area in areas if area.code not in known]
    source = sources_told(study, tables, [row["figure_id"] for row in own], as_of)
    return Picture(draw(PAGE_WIDTH), _told(study, measured.unit, title, own, silent),
                   text("charts-multiples-caption"), source, partial(draw, COLUMN_WIDTH))


def _place(frame: Frame, place: int, columns: int) -> Axes:
    """The axes of one small chart, in inches from the top left."""
    height, left, right = frame.figure.get_figheight(), 0.42, 0.08
    width = (frame.width - left - right) / columns
    line, column = divmod(place, columns)
    bottom = height - frame.top - 0.16 - (line + 1) * _ROW_HEIGHT - line * _GAP
    box = ((left + column * width) / frame.width, bottom / height, (width - 0.12) / frame.width,
           _ROW_HEIGHT / height)
    with rc_context(STYLE):
        return frame.figure.add_axes(box, axes_class=BareAxes)


def _draw(axes: Axes, area: Area, shown: list[marks.Shown], own: marks.Rows, forecasts: marks.Rows,
          silent: str) -> None:
    for style in shown:
        marks.draw_fan(axes, style, own, forecasts)
        marks.draw_observations(axes, style, own, forecasts)
    # Where it stands is told: matplotlib else measures all ticks to find out, a third of the drawing.
    axes.set_title(area.short_name, fontsize=7, loc="left", y=1, pad=2,
                   fontweight="bold" if area.type == "province" else "normal", color=INK)
    if not own and not forecasts:
        axes.text(0.5, 0.5, silence_text(silent), transform=axes.transAxes, ha="center", va="center",
                  fontsize=6.5, color=QUIET)


def _limits(own: marks.Rows, forecasts: marks.Rows, lower: float | None,
            upper: float | None) -> tuple[float, float]:
    """One scale for all, within what the unit allows."""
    low, high = marks.told_ends(own, forecasts)
    room = max(high - low, 0.5) * 0.07
    low, high = low - room, high + room
    if lower is not None:
        low = max(low, lower - room / 2)
    return low, high if upper is None else min(high, upper + room / 2)


def _told(study: Study, unit: str, title: str, own: list[Row],
          silent: list[tuple[str, str]]) -> str:
    """The lowest and the highest figure of the latest year that has two of one definition, and who has none.

    Where no year has two, the last figure of each district that has any.
    """
    districts = sorted((row for row in own if row["area_code"] != study.province.code), key=itemgetter("value"))
    compared = latest_alike(districts, 2)
    ends = lowest_and_highest("charts-multiples-alt-ends", *(
        (study.area(row["area_code"]).short_name, value_text(row["value"], unit)) for row in compared),
        count=len(compared), year=str(compared[0]["year"]) if compared else "")
    last = {row["area_code"]: row for row in sorted(districts, key=itemgetter("year"))}
    each = ", ".join(text("charts-multiples-alt-one", area=study.area(code).short_name,
                          value=value_text(row["value"], unit), year=str(row["year"])) for code, row in last.items())
    found = ends or (text("charts-multiples-alt-few", count=len(last), areas=each) if each else "")
    return " ".join(filter(None, [f"{title}.", found, *told_silent(silent)]))
