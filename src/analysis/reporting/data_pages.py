"""The data pages: every figure of an indicator, and every finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.charts import breakable, table_html
from analysis.findings import SEVERITY_ORDER
from analysis.language import date, has_text, text
from analysis.narrative import figure_anchor, findings_together
from analysis.reporting.html import Heading, link, render
from analysis.reporting.jobs import PageInfo
from analysis.study import Study
from analysis.telling.words import value_text, year_text

__all__ = ["Tables", "data_page", "findings_page", "data_indicators", "how_text"]

Tables = Mapping[str, pd.DataFrame]

_DECIMALS = 2


def data_indicators(study: Study, figures: pd.DataFrame) -> tuple[str, ...]:
    """Ids of the indicators that get a data page: all those with a figure or a report."""
    present = set(figures["indicator"])
    known = [i.id for i in study.indicators if i.id in present or i.role == "directive"]
    return (*known, *sorted(name for name in present - set(known) if name.replace("_", "").isalnum()))


def data_page(study: Study, tables: Tables, indicator: str, page: PageInfo, downloads: Sequence[str] = ()) -> str:
    """Every figure of an indicator with its verdict, source and position in the raw files.

    Parameters
    ----------
    study, tables
        The catalogue; ``figures`` and ``selection``.
    indicator : str
        Id of the indicator.
    page : PageInfo
        Head and foot.
    downloads : sequence of str
        Downloads of the same figures, relative to the site's folder.
    """
    figures = tables["figures"]
    figures = figures[figures["indicator"] == indicator]
    decided = {row["figure_id"]: row for row in tables["selection"].to_dict("records")}
    sections, headings = [], []
    newest = {each.id: place for place, each in enumerate(reversed(study.definitions_of(indicator)))}
    by_definition = sorted(figures.groupby("definition"),
                           key=lambda pair: newest.get(str(pair[0]), len(newest)))
    for definition, group in by_definition:
        title, note = _definition(study, indicator, str(definition))
        heading = Heading(2, f"definition-{definition}", title)
        headings.append(heading)
        rows = [_figure_row(study, row, decided.get(row["figure_id"], {})) for row in _ordered(study, group)]
        columns = [text(f"reporting-column-{name}") for name in _FIGURE_COLUMNS]
        table = table_html(rows, columns, title, headings=2, numeric=(3,), kind="figures")
        sections.append((heading, note, table))
    known = next((i for i in study.indicators if i.id == indicator), None)
    return render("data.html.j2", page, sections=sections, headings=headings, indicator=known,
                  count=len(figures), scripted=True, downloads=_links(page, downloads))


def _links(page: PageInfo, downloads: Sequence[str]) -> list[tuple[str, str]]:
    """The content of each download, and its path relative to the page."""
    found = []
    for name in downloads:
        kind = "xlsx" if name.endswith(".xlsx") else name.removesuffix(".csv").rpartition("-")[2]
        message = f"reporting-download-{kind}"
        words = text(message) if has_text(message) else text("reporting-download-csv")
        found.append((words, f"{page.home}{name}"))
    return found


_FIGURE_COLUMNS = (
    "year", "area", "group", "value", "kind", "use", "source", "place", "note",
)


def _ordered(study: Study, figures: pd.DataFrame) -> list[dict[Any, Any]]:
    """Rows of figures in order: the province, the districts, then the rest, by group and year."""
    places = {area.code: place for place, area in enumerate((study.province, *study.districts))}
    by_area = figures.assign(place=figures["area_code"].map(places).fillna(len(places)))
    ordered = by_area.sort_values(["place", "area_code", "group", "year", "figure_id"], na_position="first")
    return ordered.to_dict("records")


def _definition(study: Study, indicator: str, definition: str) -> tuple[str, str]:
    try:
        found = study.definition(indicator, definition)
    except KeyError:
        return definition, ""
    return found.name, found.note


def _figure_row(study: Study, figure: Mapping[Any, Any], decision: Mapping[Any, Any]) -> list[object]:
    year = "–" if pd.isna(figure["year"]) else year_text(str(figure["reference_date"]), int(figure["year"]))
    anchor = Markup('<span id="{}">{}</span>').format(figure_anchor(figure["figure_id"]), year)
    value = value_text(figure["value"], figure["unit"], _DECIMALS)
    if figure["qualifier"]:
        value = text(f"reporting-qualifier-{str(figure['qualifier']).replace('_', '-')}", value=value)
    source = link(figure["url"], breakable(study.told(figure["source"]) or figure["url"]))
    place = " · ".join(part for part in (figure["file"], figure["sheet"], figure["cell"]) if part)
    known_from = date(figure["known_from"]) if figure["known_from_basis"] == "published" else ""
    note = Markup(" · ").join(part for part in (_quoted(study, figure["standard"]), study.told(figure["note"])) if part)
    if figure.get("status") == "illustrative":
        source = Markup("<strong>{}</strong> {}").format(text("illustrative"), source)
    if known_from:
        source = Markup("{} <small>({})</small>").format(source, known_from)
    return [anchor, _area_name(study, figure["area_code"]), _group_name(study, figure["group"]), value,
            _kind(figure), _decision(decision), source, breakable(place), note]


def _quoted(study: Study, words: str) -> Markup | str:
    """The source's or file's name for it, untranslated if there is no translation."""
    told = study.told(words)
    return Markup('<span translate="no">{}</span>').format(words) if words and told == words else told


def _kind(figure: Mapping[Any, Any]) -> str:
    """Kind of figure, origin and verdict: "kết quả; nguồn công bố; dùng được"."""
    return "; ".join((text(f"reporting-kind-{figure['kind']}"), how_text(figure),
                      text(f"reporting-verdict-{figure['verdict']}")))


def how_text(figure: Mapping[Any, Any]) -> str:
    """The origin of a row of ``figures`` or ``series``: stated by the source, computed, planned, or made up."""
    made_up = figure.get("status") == "illustrative"
    return text("illustrative-figure") if made_up else text(f"reporting-how-{figure['how']}")


def _decision(decision: Mapping[Any, Any]) -> Markup:
    """Used or not, by which rule, and the figure used instead."""
    if not decision:
        return Markup("–")
    status = text(f"reporting-status-{str(decision['status']).replace('_', '-')}")
    rule = f"rule-{decision['rule']}"
    reason = text(rule) if has_text(rule) else str(decision["reason"])
    words = Markup("<strong>{}</strong> {}").format(status, reason)
    if decision["winner"]:
        words += Markup(' <a href="#{}">{}</a>').format(figure_anchor(decision["winner"]), text("reporting-winner"))
    return words


def _area_name(study: Study, code: str) -> str:
    try:
        return study.area(code).name
    except KeyError:
        return code


def _group_name(study: Study, group: str) -> str:
    try:
        return study.group(group).name
    except KeyError:
        return group


def findings_page(study: Study, tables: Tables, page: PageInfo, downloads: Sequence[str] = ()) -> str:
    """All findings, one row per cause: what, where, and what to do; errors first. Links lead to the figures."""
    findings, pages = tables["findings"], dict(zip(
        tables["figures"]["figure_id"], tables["figures"]["indicator"], strict=True))
    names = ("where", "indicator", "area", "year", "message", "advice")
    columns = [text(f"reporting-column-{name}") for name in names]
    names_of = {indicator.id: indicator.name for indicator in study.indicators}
    sections, headings = [], []
    for severity in SEVERITY_ORDER:
        found = findings[findings["severity"] == severity]
        title = text(f"reporting-severity-{severity}", count=len(found))
        heading = Heading(2, severity, title)
        headings.append(heading)
        rows = [_finding_row(study, names_of, pages, *each) for each in findings_together(study, found)]
        table = table_html(rows, columns, title, kind="findings") if rows else None
        sections.append((heading, text(f"reporting-severity-{severity}-meaning" if rows else "reporting-severity-none"),
                         table))
    return render("data.html.j2", page, sections=sections, headings=headings, indicator=None,
                  count=len(findings), scripted=True, downloads=_links(page, downloads))


def _finding_row(study: Study, names_of: Mapping[str, str], pages: Mapping[str, str],
                 row: Mapping[Any, Any], message: str, advice: str, count: int) -> list[object]:
    place = " · ".join(part for part in (row["file"], row["sheet"], row["cell"]) if part)
    indicator: object = names_of.get(row["indicator"], row["indicator"])
    if row["indicator"] in names_of:
        anchor = "#" + figure_anchor(row["figure_id"]) if pages.get(row["figure_id"]) == row["indicator"] else ""
        indicator = Markup('<a href="data/{}.html{}">{}</a>').format(row["indicator"], anchor, indicator)
    year = "–" if pd.isna(row["year"]) else str(int(row["year"]))
    area = _area_name(study, row["area_code"]) if row["area_code"] and count == 1 else "–"
    return [breakable(place or "–"), indicator or "–", area, year, message, advice]
