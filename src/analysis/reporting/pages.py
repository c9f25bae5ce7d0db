"""The pages other than reports, each with the key of what it shows: data, downloads, findings, the start page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.cut_tables import CutTables
from analysis.keys import code_key, combine, table_key
from analysis.language import current_language, text
from analysis.marking import marked
from analysis.pipeline import Results
from analysis.pipeline.scope import placeless
from analysis.reporting.data_pages import data_indicators, data_page, findings_page
from analysis.reporting.downloads import write_downloads, write_findings
from analysis.reporting.forms_page import forms_page, write_site_forms
from analysis.reporting.illustration_page import illustration_page
from analysis.reporting.index_page import SiteMap, index_page
from analysis.reporting.jobs import PageInfo
from analysis.reporting.record import page_hash
from analysis.reporting.start_maps import StartMaps, start_maps
from analysis.workspace import write_content
from analysis.year_end import last_ended_year

__all__ = ["Around", "Part", "write_parts"]

Tables = Mapping[str, pd.DataFrame]
_DATA = ("figures", "series", "forecasts", "findings", "attainment")
_INDEX = ("attainment", "findings", "series", "figures", "forecasts", "gaps", "equity")


@dataclass(frozen=True)
class Part:
    """A page with its downloads: how to write them, and the key of what they show."""

    page: str
    key: str
    write: Callable[[str], list[str]]
    """Called with the key; returns the names of the files written."""


def write_parts(folder: Path, parts: Sequence[Part], keys: Mapping[str, str], hashes: Mapping[str, str],
                force: bool = False) -> dict[str, str]:
    """Write the parts whose key has changed or whose files were altered.

    Parameters
    ----------
    keys, hashes : mapping
        From the last run, by file: the key of what it shows and the hash of its content.

    Returns
    -------
    dict
        The files of all parts and their keys.
    """
    found: dict[str, str] = {}
    for part in parts:
        before = [name for name, key in keys.items() if key == part.key]
        whole = part.page in before and all(page_hash(folder / name) == hashes.get(name) for name in before)
        names = before if whole and not force else part.write(part.key)
        found |= dict.fromkeys(names, part.key)
    return found


def _by_indicator(tables: Tables) -> Callable[[str], CutTables]:
    """Returns a function that gives an indicator's rows: everything that its data page and downloads may use."""
    figures = tables["figures"]
    about = dict(zip(figures["figure_id"], figures["indicator"], strict=True))
    # A file's hash is not shown on the page, and it changes with every other figure in the file.
    whole = {**{name: tables[name] for name in (*_DATA, "selection")}, "figures": figures.assign(file_hash="")}
    of_row = {name: whole[name]["indicator"] for name in _DATA}
    of_row["selection"] = whole["selection"]["figure_id"].map(about)
    places = {name: indicators.groupby(indicators).indices for name, indicators in of_row.items()}
    nowhere = np.array([], dtype=np.intp)
    return lambda indicator: CutTables(tuple(whole), whole.__getitem__,
                                       lambda name: np.asarray(places[name].get(indicator, nowhere)))


class Around:
    """The pages other than reports, in the current language."""

    def __init__(self, results: Results, tables: Tables, folder: Path, page: PageInfo) -> None:
        self.results, self.tables, self.folder, self.page = results, tables, folder, page
        self.common = combine(results.catalogue, marked(), current_language(), page.as_of, page.versions,
                              code_key("analysis.reporting.site"))

    def _page(self, key: str, title: str, home: str = "", description: str = "") -> PageInfo:
        return replace(self.page, title=title, inputs=key, home=home, description=description)

    def data(self) -> tuple[list[Part], list[tuple[str, str, int]]]:
        """A part for each indicator, and their names, addresses and numbers of figures for the start page."""
        study, rows_of = self.results.study, _by_indicator(self.tables)
        names = {indicator.id: indicator.name for indicator in study.indicators}
        figures = self.tables["figures"]["indicator"].value_counts()
        parts, listed = [], []
        for indicator in data_indicators(study, self.tables["figures"]):
            title = text("reporting-title-data", indicator=names.get(indicator, indicator))
            key = combine(title, indicator, rows_of(indicator).key, self.common)
            page = f"data/{indicator}.html"
            parts.append(Part(page, key, self._data_writer(indicator, rows_of, page, title)))
            listed.append((names.get(indicator, indicator), page, int(figures.get(indicator, 0))))
        return parts, listed

    def _data_writer(self, indicator: str, rows_of: Callable[[str], CutTables], page: str,
                     title: str) -> Callable[[str], list[str]]:
        def write(key: str) -> list[str]:
            study, seen = self.results.study, rows_of(indicator)
            downloads = write_downloads(self.folder, study, seen, indicator)
            info = self._page(key, title, home="../")
            write_content(self.folder / page, data_page(study, seen, indicator, info, downloads))
            return [page, *downloads]

        return write

    def findings(self) -> Part:
        """Every finding, with links to the figures."""
        study, title = self.results.study, text("reporting-title-findings")
        seen = {"findings": self.tables["findings"], "figures": self.tables["figures"][["figure_id", "indicator"]]}

        def write(key: str) -> list[str]:
            downloads = write_findings(self.folder, study, seen["findings"])
            page = self._page(key, title)
            write_content(self.folder / "findings.html", findings_page(study, seen, page, downloads))
            return ["findings.html", *downloads]

        key = combine(title, {name: table_key(table) for name, table in seen.items()}, self.common)
        return Part("findings.html", key, write)

    def forms(self) -> list[Part]:
        """The forms for the last full year; none in a demonstration, where the previous year's values are made up."""
        if marked():
            return []
        study, title, year = self.results.study, text("reporting-title-forms"), last_ended_year(self.results.as_of)
        series = self.tables["series"]
        shown = series[series["year"] < year]

        def write(key: str) -> list[str]:
            forms = write_site_forms(self.folder, study, shown, year)
            write_content(self.folder / "forms.html", forms_page(self._page(key, title), forms, year))
            return ["forms.html", *(file for _, file, _ in forms)]

        key = combine(title, year, table_key(shown), self.common)
        return [Part("forms.html", key, write)]

    def illustration(self) -> list[Part]:
        """The page on how a demonstration's figures were made up; nothing for real figures."""
        if not marked():
            return []
        study, name, title = self.results.study, text("illustrative-page"), text("illustrative-title")
        seen = self.tables["figures"][["status"]]

        def write(key: str) -> list[str]:
            write_content(self.folder / name, illustration_page(study, seen, self._page(key, title)))
            return [name]

        return [Part(name, combine(name, table_key(seen), self.common), write)]

    @cached_property
    def _shown(self) -> dict[str, pd.DataFrame]:
        """The rows of the tables that the start page shows."""
        return {**{name: self.tables[name] for name in _INDEX},
                "figures": placeless(self.tables["figures"])}

    @cached_property
    def _maps(self) -> StartMaps:
        return start_maps(self.results.study, self._shown, self.results.districts)

    def draw(self) -> None:
        """Draw the maps of the start page, or take them from the shelf of the reports' pictures."""
        _ = self._maps  # drawn when first asked for

    def index(self, site: SiteMap) -> Part:
        """The start page."""
        study, seen = self.results.study, self._shown
        known = {**asdict(site), "pages": sorted(site.pages)}

        def write(key: str) -> list[str]:
            page = self._page(key, text("reporting-site"), description=text("reporting-description"))
            content = index_page(study, seen, page, site, self._maps)
            write_content(self.folder / "index.html", content)
            return ["index.html"]

        key = combine("index", known, {name: table_key(table) for name, table in seen.items()}, self.common)
        return Part("index.html", key, write)
