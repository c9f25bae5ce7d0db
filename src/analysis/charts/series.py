"""One indicator of one area over the years: figures, definitions, forecast, target, likelihood."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import series_labels as labels
from analysis.charts import series_marks as marks
from analysis.charts.layout import Frame, sentence_figure
from analysis.charts.picture import Picture
from analysis.charts.rows import (
    Tables,
    default_year,
    has_passed,
    latest_as_of,
    rows,
    source_line,
    stated_targets,
)
from analysis.charts.style import add_axes, number_axis, year_axis
from analysis.charts.words import (
    area_in_sentence,
    attainment_sentence,
    forecast_sentence,
    is_missing,
    no_figures_sentence,
    role_text,
    target_name,
    unit_text,
    value_text,
)
from analysis.language import date, number, text
from analysis.study import Area, Indicator, Study

__all__ = ["series_chart"]

_PLOT_HEIGHT, _LABEL_MARGIN = 2.75, 1.95


def series_chart(
    study: Study,
    tables: Tables,
    indicator: str,
    area_code: str,
    group: str | None = None,
    year: int | None = None,
) -> Picture:
    """The figures of an indicator in an area, with forecast, target or yardstick, and likelihood.

    Parameters
    ----------
    study : Study
        The catalogue.
    tables : mapping of str to DataFrame
        ``series``, ``forecasts`` and ``attainment``; ``figures`` for the source line.
    indicator, area_code : str
        Ids of the catalogue.
    group : str, optional
        Population group; the indicator's main group by default.
    year : int, optional
        Target year; by default the year of the attainment rows, else of the indicator's first target.

    Returns
    -------
    Picture
        A framed sentence that names who holds the figures where there is neither figure nor forecast.

    Raises
    ------
    KeyError
        If the catalogue has no such indicator or area.
    """
    measured, area = study.indicator(indicator), study.area(area_code)
    group = group or measured.main_group
    year = year or default_year(tables, study, indicator)
    key = {"indicator": indicator, "area_code": area.code, "group": group}
    own, forecasts = rows(tables, "series", **key), rows(tables, "forecasts", **key)
    forecasts = forecasts[(forecasts["year"] <= year) & forecasts["median"].notna()]
    title = _title(study, measured, area, group)
    if own.empty and forecasts.empty:
        return _nothing(study, measured, area, group, year, title)
    attainment = rows(tables, "attainment", **key, year=year).sort_values("target_id")
    passed = has_passed(year, latest_as_of(forecasts))
    lines = labels.target_lines(
        study,
        measured,
        attainment,
        stated_targets(study, indicator, group, year, area.code),
        area,
        own,
        forecasts,
    )
    shown = marks.shown_definitions(study, indicator, own, forecasts)
    legend = marks.legend_entries(shown, own, forecasts, passed)
    shocks = marks.shocks_in_view(study, indicator, shown, own, forecasts)
    notes = [text("charts-shock", mark=mark, year=str(shock.year), name=shock.name) for mark, shock in shocks]
    if (forecasts["grade"] == "D").any():
        notes.append(text("grade-D-meaning"))
    frame = Frame(title, _PLOT_HEIGHT, legend, notes)
    margin = _LABEL_MARGIN if lines or len(forecasts) else 0.25
    axes = add_axes(frame.figure, _left(own, forecasts), frame.bottom + 0.28, margin, frame.top + 0.12)
    years = sorted(
        {*own["year"], *forecasts["year"], *(shock.year for _, shock in shocks)}
        | ({year} if lines else set())
    )
    _scale(axes, measured, own, forecasts, [line.level for line in lines], int(years[0]), int(years[-1]))
    breaks = marks.draw_breaks(axes, shown, own, forecasts)
    marks.draw_shocks(axes, shocks, own)
    for style in shown:
        marks.draw_fan(axes, style, own, forecasts)
    labels.draw_targets(axes, lines)
    for style in shown:
        marks.draw_observations(axes, style, own, forecasts)
    labels.label_edge(axes, measured, lines, forecasts, year, passed)
    labels.label_points(axes, own, measured)
    return Picture(
        frame.figure,
        _alternative(study, measured, area, own, forecasts, attainment, year, passed, breaks),
        _caption(title, forecasts),
        _source(tables, own, forecasts),
    )


def _title(study: Study, indicator: Indicator, area: Area, group: str) -> str:
    name = text("charts-title", indicator=indicator.name, area=area.name)
    if group != indicator.main_group:
        name = text(
            "charts-title-group", indicator=indicator.name, group=study.group(group).name, area=area.name
        )
    unit = unit_text(indicator.unit)
    return f"{name} ({unit})" if unit else name


def _left(own: pd.DataFrame, forecasts: pd.DataFrame) -> float:
    """Inches for the numbers on the y axis: 1.234.567 is wider than 97,5."""
    widest = max(len(number(value, 0)) for value in (*own["value"], *forecasts["upper_95"].fillna(0.0)))
    return max(0.5, 0.22 + 0.075 * widest)


def _scale(
    axes: Axes,
    indicator: Indicator,
    own: pd.DataFrame,
    forecasts: pd.DataFrame,
    levels: list[float],
    first: int,
    last: int,
) -> None:
    """Both axes: room for everything drawn, never far beyond what the unit allows."""
    values = [*own["value"], *forecasts["lower_95"].dropna(), *forecasts["upper_95"].dropna(), *levels]
    low, high = min(values), max(values)
    room = max(high - low, 0.02 * abs(high), 0.5) * 0.1
    low, high = low - room, high + room * 1.3
    if indicator.lower is not None:
        low = max(low, indicator.lower - room * 0.3)
    if indicator.upper is not None:
        high = min(high, indicator.upper + room * 0.9)
    axes.set_ylim(low, high)
    number_axis(axes)
    year_axis(axes, first, last)


def _nothing(study: Study, indicator: Indicator, area: Area, group: str, year: int, title: str) -> Picture:
    targets = stated_targets(study, indicator.id, group, year, area.code)
    told = [
        text(
            "charts-map-target",
            role=_capital(role_text(_role(target.area_code, area))) + f" {year}",
            name=target_name(study, target),
            by=target.adopted_by,
        )
        for target in targets
    ]
    holder = text("charts-holder", holder=indicator.holder) if indicator.holder else ""
    figure = sentence_figure(title, text("charts-no-figures"), [holder, *told])
    subject = text("charts-sentence-subject", indicator=indicator.name, area=area_in_sentence(area))
    return Picture(figure, " ".join([subject, no_figures_sentence(indicator), *told]), title)


def _role(target_area: str, area: Area) -> str:
    return "target" if target_area == area.code else "yardstick"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _alternative(
    study: Study,
    indicator: Indicator,
    area: Area,
    own: pd.DataFrame,
    forecasts: pd.DataFrame,
    attainment: pd.DataFrame,
    year: int,
    passed: bool,
    breaks: int,
) -> str:
    told = [text("charts-sentence-subject", indicator=indicator.name, area=area_in_sentence(area))]
    if len(own):
        last = own.sort_values("year").iloc[-1]
        told.append(
            text(
                "charts-sentence-last",
                value=value_text(last["value"], indicator.unit, 2),
                year=str(last["year"]),
                how=text(f"charts-how-{last['how']}"),
            )
        )
    else:
        told.append(text("charts-sentence-none-own"))
    if breaks:
        told.append(text("charts-sentence-breaks", count=breaks))
    for _, row in forecasts[forecasts["year"] == year].iterrows():
        if not is_missing(row["median"]):
            told.append(forecast_sentence(row, indicator, passed))
    for _, row in attainment.iterrows():
        sentence = attainment_sentence(row, study, passed)
        told.append(_capital(sentence))
    return " ".join(told)


def _caption(title: str, forecasts: pd.DataFrame) -> str:
    return text("charts-series-caption-forecast" if len(forecasts) else "charts-series-caption", title=title)


def _source(tables: Tables, own: pd.DataFrame, forecasts: pd.DataFrame) -> str:
    parts = [source_line(tables, own["figure_id"])]
    if len(forecasts):
        parts.append(text("charts-computed-by-project", day=date(latest_as_of(forecasts))))
    return "; ".join(part for part in parts if part)
