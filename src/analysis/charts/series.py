"""One indicator of one area over the years: figures, definitions, forecast, target, likelihood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from matplotlib.figure import Figure

from analysis.charts import series_labels as labels
from analysis.charts import series_marks as marks
from analysis.charts.layout import Frame, sentence_figure
from analysis.charts.picture import Picture, kept_picture
from analysis.charts.style import COLUMN_WIDTH, PAGE_WIDTH, QUARTER_WIDTH, add_axes, level_axis, year_axis
from analysis.kept import kept
from analysis.language import number, text
from analysis.study import Area, Indicator, Study, Target, is_applicable
from analysis.telling.rows import (
    Row,
    Tables,
    default_year,
    from_first_figure,
    has_passed,
    latest,
    records,
    reference_day,
    sources_told,
    stated_targets,
)
from analysis.telling.words import (
    area_in_sentence,
    attainment_sentence,
    estimate_text,
    forecast_sentence,
    is_missing,
    no_figures_sentence,
    role_of,
    role_text,
    target_name,
    time_text,
    unit_text,
    upper_first,
    value_text,
)

__all__ = ["series_chart"]

_LINE, _GAP = 0.135, 0.05  # inches: a line of the words beside the plot, the space after each
Size = Literal["page", "telephone", "column", "quarter"]


@dataclass(frozen=True)
class _Sheet:
    """Inches and points of a chart of one size.

    Attributes
    ----------
    width : of the whole
    height, silent : of the plot with an estimate, and without one
    margin, below : to the right of the plot, for words, and below it, for the years
    points : of the words along the axes
    years : about how many years are named at most; 0 for the first and the last alone
    """

    width: float
    height: float
    silent: float
    margin: float
    below: float
    points: float
    years: int


# A range without figures of its own says less and takes less room.
_INFERRED_HEIGHT = 1.45
_SHEETS: dict[Size, _Sheet] = {
    "page": _Sheet(PAGE_WIDTH, 1.9, 1.9, 1.95, 0.28, 8.0, 10),
    "telephone": _Sheet(COLUMN_WIDTH, 1.4, 1.4, 1.08, 0.24, 8.0, 6),
    "column": _Sheet(COLUMN_WIDTH, 1.0, 0.9, 1.08, 0.24, 8.0, 6),
    "quarter": _Sheet(QUARTER_WIDTH, 0.8, 0.8, 0.12, 0.22, 7.0, 0),
}


@kept(kept_picture, "series", "forecasts", "attainment", "figures")
def series_chart(study: Study, tables: Tables, indicator: str, area_code: str, size: Size = "page") -> Picture:
    """The figures of an indicator in an area, with forecast, target or yardstick, and likelihood.

    A framed sentence that names who holds the figures where there is neither figure nor forecast.

    Parameters
    ----------
    size : "page", "column" or "quarter"
        The "page" is drawn for a "telephone" too. A "column" is one of two, below a heading that names the indicator,
        beside a table that tells the likelihoods, on a page that says once how such charts are read. A "quarter" is
        one of four: only for a series of one definition without estimate and target, for which it has no room.

    Raises
    ------
    KeyError
        If the catalogue has no such indicator or area.
    """
    measured, area = study.indicator(indicator), study.area(area_code)
    year = default_year(tables, study, indicator)
    key = {"indicator": indicator, "area_code": area.code, "group": measured.main_group}
    own, forecasts, attainment = (records(tables, name, **key) for name in ("series", "forecasts", "attainment"))
    forecasts = from_first_figure([row for row in forecasts if row["year"] <= year and not is_missing(row["median"])],
                                  own)
    attainment.sort(key=lambda row: (row["year"], row["target_id"]))
    view = _View(study, measured, area, year, own, forecasts, attainment)
    if not view.told:
        return _nothing(view)
    figure, breaks = _draw(view, size)
    narrow = (lambda: _draw(view, "telephone")[0]) if size == "page" else None
    return Picture(figure, _alternative(tables, view, breaks), text("charts-series-caption") if size == "page" else "",
                   sources_told(study, tables, [row["figure_id"] for row in own], view.as_of), narrow)


@dataclass(frozen=True)
class _View:
    """What one chart shows."""

    study: Study
    indicator: Indicator
    area: Area
    year: int
    own: list[Row]
    forecasts: list[Row]
    attainment: list[Row]

    @property
    def told(self) -> list[Row]:
        """Figures and estimates."""
        return [*self.own, *self.forecasts]

    @property
    def title(self) -> str:
        """Indicator, area, unit."""
        name = text("charts-title", indicator=self.indicator.name, area=self.area.name)
        unit = unit_text(self.indicator.unit)
        return f"{name} ({unit})" if unit else name

    def short_title(self, definition: str) -> str:
        """Area, unit, and the definition where one is told."""
        unit = unit_text(self.indicator.unit)
        name = f"{self.area.name} ({unit})" if unit else self.area.name
        return f"{name} · {definition}" if definition else name

    @property
    def as_of(self) -> str:
        """The day from which the forecast looks ahead; "" where there is none."""
        return latest(row["as_of"] for row in self.forecasts)

    @property
    def passed(self) -> bool:
        """Whether the target year lies behind the forecast's origin."""
        return has_passed(self.year, self.as_of)

    @property
    def stated(self) -> list[Target]:
        """What the catalogue sets for this year, whether or not anything was computed against it."""
        return stated_targets(self.study, self.indicator.id, self.indicator.main_group, self.year, self.area.code)


def _draw(view: _View, size: Size) -> tuple[Figure, int]:
    """The chart, and how many breaks of definition it shows."""
    own, forecasts, name = view.own, view.forecasts, view.indicator.id
    sheet, narrow, brief = _SHEETS[size], size != "page", size in ("column", "quarter")
    lines = labels.target_lines(view.study, view.indicator, view.attainment, view.stated, view.area, view.told, narrow)
    shown = marks.shown_definitions(view.study, name, own, forecasts)
    shocks = marks.shocks_in_view(view.study, name, shown, own, forecasts)
    notes = [text("charts-shock", mark=mark, year=str(shock.year), name=shock.name) for mark, shock in shocks]
    if any(row["grade"] == "D" for row in forecasts) and not brief:  # the table beside it says so
        notes.append(text("grade-D-meaning"))
    limits = _limits(view, [line.level for line in lines])
    cut = _cut(view, limits)
    legend = marks.legend_entries(shown, own, forecasts, view.passed, cut, brief=brief)
    beside = [line.words.count("\n") + 1 for line in lines] + [2 for row in forecasts if row["year"] == view.year]
    frame = _frame(view, size, legend, notes, sum(beside) * _LINE + len(beside) * _GAP)
    room = 0.12 if not narrow or len(shown) > 1 else 0.04  # a break of definition is named above the plot
    margin = sheet.margin if lines or forecasts else min(sheet.margin, 0.25)
    axes = add_axes(frame.figure, _left(view, sheet.points), frame.bottom + sheet.below, margin,
                    frame.top + room, bare=True)
    years = {row["year"] for row in view.told} | ({view.year} if lines else set())
    level_axis(axes, *limits, points=sheet.points)
    year_axis(axes, min(years), max(years), points=sheet.points, ends=not sheet.years, most=sheet.years)
    breaks = marks.draw_breaks(axes, shown, own, forecasts)
    marks.draw_shocks(axes, shocks, own)
    for style in shown:
        marks.draw_fan(axes, style, own, forecasts)
    labels.draw_targets(axes, lines)
    for style in shown:
        marks.draw_observations(axes, style, own, forecasts)
    labels.label_points(axes, own, view.indicator)
    labels.label_edge(axes, view.indicator, lines, forecasts, view.year, view.passed, narrow)
    return frame.figure, breaks


def _frame(view: _View, size: Size, legend: list[marks.Entry], notes: list[str], beside: float) -> Frame:
    """Below a heading without a legend where one definition is all that it would tell: the title has room for that.

    A narrow plot is as high as the words `beside` it, in inches, which may reach down to the end of the years' line.
    """
    sheet = _SHEETS[size]
    height = sheet.height if view.forecasts else sheet.silent
    if size in ("page", "telephone"):
        inferred = bool(view.forecasts) and all(row["grade"] == "C" for row in view.forecasts)
        plot = max(beside, height) if size == "telephone" else _INFERRED_HEIGHT if inferred else height
        return Frame(view.title, plot, legend, notes, sheet.width, points=10.0 if size == "page" else 9.0)
    alone = len(legend) == 1
    title = view.short_title(legend[0][1] if alone and size == "column" else "")
    return Frame(title, max(height, beside), [] if alone else legend, notes, sheet.width, points=7.0)


def _left(view: _View, points: float) -> float:
    """Inches for the numbers on the y axis: 1.234.567 is wider than 97,5."""
    values = [*(row["value"] for row in view.own), *marks.ends(view.forecasts, "upper_95")]
    widest = max((len(number(value, 0)) for value in values), default=1)
    return max(0.5, 0.22 + 0.075 * widest) * points / 8.0


def _limits(view: _View, levels: list[float]) -> tuple[float, float]:
    """The ends of the y axis, with some room, never far beyond what the unit allows."""
    indicator = view.indicator
    low, high = marks.told_ends(view.own, view.forecasts, levels)
    room = max(high - low, 0.02 * abs(high), 0.5) * 0.1
    low, high = low - room, high + room * 1.3
    if indicator.lower is not None:
        low = max(low, indicator.lower - room * 0.3)
    if indicator.upper is not None:
        high = min(high, indicator.upper + room * 0.9)
    return low, high


def _cut(view: _View, limits: tuple[float, float]) -> str:
    """Where the 95 % interval ends that runs out of the frame: at the farther end; "" where it stays inside."""
    farthest = marks.end_beyond(view.forecasts, limits)
    return "" if farthest is None else estimate_text(farthest, view.indicator.unit)


def _nothing(view: _View) -> Picture:
    subject = text("charts-sentence-subject", indicator=view.indicator.name, area=area_in_sentence(view.area))
    if not is_applicable(view.study, view.indicator, view.area):
        reason = text("charts-not-applicable")
        return Picture(sentence_figure(view.title, reason, []), f"{subject} {reason}.", view.title)
    told = [
        text("charts-map-target", role=f"{upper_first(role_text(role_of(target, view.area)))} {view.year}",
             name=target_name(view.study, target), by=target.adopted_by)
        for target in view.stated
    ]
    holder = text("telling-holder", holder=view.indicator.holder) if view.indicator.holder else ""
    figure = sentence_figure(view.title, text("telling-no-figures"), [holder, *told])
    return Picture(figure, " ".join([subject, no_figures_sentence(view.indicator), *told]), view.title)


def _alternative(tables: Tables, view: _View, breaks: int) -> str:
    """Last figure, breaks, forecast with intervals, each target with its likelihood."""
    unit = view.indicator.unit
    told = [text("charts-sentence-subject", indicator=view.indicator.name, area=area_in_sentence(view.area))]
    if view.own:
        last = view.own[-1]
        told.append(
            text("charts-sentence-last", value=value_text(last["value"], unit, 2),
                 when=time_text(reference_day(tables, last["figure_id"]), last["year"]),
                 how="; ".join([text("charts-origin", status=last["status"], how=last["how"]),
                                *([text("charts-legend-weak")] if last["verdict"] == "weak" else [])]))
        )
    else:
        told.append(text("charts-sentence-none-own"))
    if breaks:
        told.append(text("charts-sentence-breaks", count=breaks))
    shown = marks.shown_definitions(view.study, view.indicator.id, view.own, view.forecasts)
    for _, shock in marks.shocks_in_view(view.study, view.indicator.id, shown, view.own, view.forecasts):
        told.append(text("charts-sentence-shock", year=str(shock.year), name=shock.name))
    told += [forecast_sentence(row, view.indicator, view.passed)
             for row in view.forecasts if row["year"] == view.year]
    told += [upper_first(attainment_sentence(row, view.study, view.passed)) for row in view.attainment]
    return " ".join(told)
