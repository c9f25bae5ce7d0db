"""Run the stages in order into ``data/processed``, and know what is up to date."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import geopandas as gpd
import pandas as pd

from analysis import __version__
from analysis.cleaning import clean
from analysis.findings import Finding, findings_table
from analysis.gaps import equity_table, gaps_table
from analysis.geography import load_districts
from analysis.ingest import read_figures
from analysis.outlook import ORIGIN, continued_forecasts, make_outlook, retrospective_table
from analysis.study import Study, load_study
from analysis.tables import empty, read_table, write_table
from analysis.workspace import Workspace, write_atomically

__all__ = ["NothingKnown", "UnusableCatalogue", "Results", "Stage", "run_pipeline", "open_results", "inputs_hash",
           "results_folder"]

Stage = Literal["clean", "forecast"]
CLEAN_TABLES = ("figures", "series", "selection", "findings")
OUTLOOK_TABLES = ("denominators", "forecasts", "attainment", "joint", "rules", "deciding", "draws")
FORECAST_TABLES = (*OUTLOOK_TABLES, "gaps", "equity", "retrospective")
_STATE = "state.json"


class NothingKnown(ValueError):
    """No figure was known by the day asked for."""


class UnusableCatalogue(ValueError):
    """The catalogue lacks what nothing can be said without: the province, its districts, any indicator."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


Progress = Callable[[str], None]


@dataclass(frozen=True)
class Results:
    """What the stages wrote, ready to be shown: the study and the tables, read when first asked for.

    Attributes
    ----------
    as_of : the day of the statements; only figures known by then were used
    inputs : hash of the raw files, the geometry and the program that made the tables
    """

    workspace: Workspace
    folder: Path
    study: Study
    as_of: date
    inputs: str

    def table(self, name: str) -> pd.DataFrame:
        """One of the tables declared in `analysis.tables`, as a fresh copy."""
        return self._tables(name).copy()

    @cached_property
    def _cache(self) -> dict[str, pd.DataFrame]:
        return {}

    def _tables(self, name: str) -> pd.DataFrame:
        if name not in self._cache:
            self._cache[name] = read_table(self.folder, name)
        return self._cache[name]

    @cached_property
    def districts(self) -> gpd.GeoDataFrame:
        """The polygons of the districts."""
        return _load_map(self.workspace, self.study)[0]


def results_folder(workspace: Workspace, as_of: date | None) -> Path:
    """Where the tables lie: ``data/processed``, or a folder of its own below it for an earlier `as_of`."""
    return workspace.processed / "as_of" / as_of.isoformat() if as_of else workspace.processed


def inputs_hash(workspace: Workspace) -> str:
    """A hash over everything that the tables depend on: raw files, district polygons, the program itself."""
    digest = hashlib.sha256(__version__.encode())
    package = Path(__file__).parent
    folders = ((workspace.raw, "*"), (workspace.districts_geojson.parent, "*.geojson"),
               (package, "*.py"), (package, "*.csv"), (package, "*.json"))
    for folder, pattern in folders:
        for path in sorted(p for p in folder.rglob(pattern) if p.is_file() and not p.name.startswith((".", "~$"))):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def run_pipeline(workspace: Workspace, until: Stage = "forecast", as_of: date | None = None,
                 force: bool = False, progress: Progress = lambda _: None) -> Results:
    """Bring the tables up to date, as far as the stage `until`.

    Parameters
    ----------
    workspace : Workspace
    until : "clean" or "forecast"
    as_of : date, optional
        Use only figures known by this day. Default: all, dated by the last one whose day of
        publication is known.
    force : bool
        Run also what is up to date.
    progress : callable
        Called with a line of text for each step.

    Raises
    ------
    NothingKnown
        If `as_of` lies before every figure: nothing could have been said.
    UnusableCatalogue
        If the catalogue holds no province, no district or no indicator without a mistake.
    """
    folder = results_folder(workspace, as_of)
    inputs = inputs_hash(workspace)
    state: dict[str, Any] = {} if force else _read_state(folder, inputs)
    study, problems = load_study(workspace.raw)
    if not (study.districts and study.indicators and any(area.type == "province" for area in study.areas)):
        raise UnusableCatalogue(problems)
    if "clean" not in state.get("stages", []):
        progress("clean")
        state = {"inputs": inputs, "stages": ["clean"], "as_of": _clean(workspace, study, problems, as_of, folder)}
        _write_state(folder, state)
    stated = date.fromisoformat(str(state["as_of"]))
    if until == "forecast" and "forecast" not in state["stages"]:
        _forecast(study, folder, stated, progress)
        _look_back(workspace, study, folder, stated, progress)
        state = {**state, "stages": ["clean", "forecast"]}
        _write_state(folder, state)
    return Results(workspace, folder, study, stated, inputs)


def open_results(workspace: Workspace | None = None, as_of: date | None = None) -> Results:
    """The results up to the forecasts, made first where they are missing or out of date."""
    return run_pipeline(workspace or Workspace.find(), as_of=as_of)


def _clean(workspace: Workspace, study: Study, problems: list[Finding], as_of: date | None, folder: Path) -> str:
    figures, reading = read_figures(workspace.raw, study)
    cleaned = clean(figures, study, as_of)
    if cleaned.series.empty:
        raise NothingKnown(f"as_of: found {as_of}; wanted a day by which some figure was known")
    findings = findings_table([*problems, *_load_map(workspace, study)[1], *reading, *cleaned.findings])
    stated = as_of or _last_publication(cleaned.figures)
    for name, table in (("figures", cleaned.figures), ("series", cleaned.series),
                        ("selection", cleaned.selection), ("findings", findings)):
        write_table(folder, name, table)
    return stated.isoformat()


def _forecast(study: Study, folder: Path, as_of: date, progress: Progress) -> None:
    series, figures = read_table(folder, "series"), read_table(folder, "figures")
    outlook = make_outlook(study, series, figures, as_of, progress=progress)
    for name in OUTLOOK_TABLES:
        write_table(folder, name, getattr(outlook, name))
    write_table(folder, "gaps", gaps_table(study, outlook.shortfalls, outlook.denominators))
    write_table(folder, "equity", equity_table(study, series))


def _look_back(workspace: Workspace, study: Study, folder: Path, as_of: date, progress: Progress) -> None:
    """Write the forecast of an earlier day beside what is known now; nothing where that day is not earlier."""
    table = empty("retrospective")
    if as_of > ORIGIN:
        with suppress(NothingKnown):
            past = run_pipeline(workspace, as_of=ORIGIN, progress=progress)
            before, now = past.table("series"), read_table(folder, "series")
            continued = continued_forecasts(study, before, past.table("figures"), now)
            forecasts = pd.concat([past.table("forecasts"), continued], ignore_index=True)
            table = retrospective_table(study, forecasts, before, now, read_table(folder, "figures"))
    write_table(folder, "retrospective", table)


def _last_publication(figures: pd.DataFrame) -> date:
    """The last day on which a used kind of figure is known to have been published."""
    days = figures.loc[(figures["known_from_basis"] == "published") & (figures["kind"] == "outcome"), "known_from"]
    days = days[days != ""] if len(days) else figures.loc[figures["known_from"] != "", "known_from"]
    if days.empty:
        raise ValueError("figures: found none with a day of publication; wanted known_from or published")
    return date.fromisoformat(str(days.max())[:10])


def _load_map(workspace: Workspace, study: Study) -> tuple[gpd.GeoDataFrame, list[Finding]]:
    return load_districts(workspace.districts_geojson, {area.code: area.name for area in study.districts})


def _read_state(folder: Path, inputs: str) -> dict[str, Any]:
    try:
        state: dict[str, Any] = json.loads((folder / _STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if state.get("inputs") == inputs and all(_present(folder, state)) else {}


def _present(folder: Path, state: dict[str, Any]) -> Iterator[bool]:
    for stage, names in (("clean", CLEAN_TABLES), ("forecast", FORECAST_TABLES)):
        if stage in state["stages"]:
            yield from ((folder / f"{name}.parquet").is_file() for name in names)


def _write_state(folder: Path, state: dict[str, Any]) -> None:
    content = json.dumps(state, ensure_ascii=False, indent=1)
    write_atomically(folder / _STATE, lambda path: path.write_text(content, encoding="utf-8"))
