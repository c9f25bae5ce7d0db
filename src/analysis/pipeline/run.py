"""Run the stages in order into ``data/processed``; what is up to date is left as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Literal

import pandas as pd

from analysis.findings import Finding
from analysis.language import date as local_date
from analysis.language import text
from analysis.lock import exclusive
from analysis.outlook import ORIGIN
from analysis.pipeline.inputs import read_inputs, results_folder
from analysis.pipeline.results import Results
from analysis.pipeline.scope import Scope
from analysis.pipeline.stages import (
    INGEST,
    Context,
    NothingKnown,
    Spread,
    clean_stage,
    forecast_stage,
    ingest_stage,
    look_back_stage,
)
from analysis.pipeline.steps import Steps
from analysis.study import load_study
from analysis.study.catalogue import CATALOGUE_FILES
from analysis.study.illustration import ILLUSTRATION_FILE
from analysis.workspace import Workspace, remove_remains

__all__ = ["NothingKnown", "UnusableCatalogue", "Stage", "run_pipeline", "open_results"]

Stage = Literal["clean", "forecast"]
STAGES: dict[Stage, tuple[Stage, ...]] = {"clean": ("clean",), "forecast": ("clean", "forecast")}
STEPS: dict[Stage, tuple[str, ...]] = {"clean": ("clean",), "forecast": ("clean", "forecast", "look back")}
WAIT_FOR_ANOTHER_RUN = 1800.0
Progress = Callable[[str], None]


class UnusableCatalogue(ValueError):
    """The catalogue lacks what nothing can be said without: the province, its districts, any indicator."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


def run_pipeline(workspace: Workspace, until: Stage = "forecast", as_of: date | None = None,
                 force: bool = False, progress: Progress = lambda _: None, wait: float = 0.0,
                 spread: Spread = map) -> Results:
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
    wait : float
        Seconds to wait where another run is at work.
    spread : callable
        Does the forecasts of the indicators, each a pure function of its task; default: `map`, one after the other.

    Raises
    ------
    NothingKnown
        If `as_of` lies before every figure: nothing could have been said.
    UnusableCatalogue
        If the catalogue holds no province, no district or no indicator without a mistake.
    Busy
        If there is work to do and another run is doing it.
    """
    inputs, folder = read_inputs(workspace), results_folder(workspace, as_of)
    study, problems = load_study(workspace.raw)
    if not (study.districts and study.indicators and any(area.type == "province" for area in study.areas)):
        raise UnusableCatalogue(problems)
    steps = Steps(folder)
    if force or not steps.is_finished(until, inputs.key, STEPS[until]):
        with exclusive(workspace, wait):
            remove_remains(workspace.processed, folder, workspace.processed / INGEST, folder / "past")
            context = Context(workspace, study, problems, inputs, progress, spread)
            _bring_up_to_date(context, until, as_of, force, ingest_stage(context, force))
        steps = Steps(folder)
    return Results(workspace, folder, study, date.fromisoformat(steps.as_of), inputs.key,
                   inputs.catalogue((*CATALOGUE_FILES, ILLUSTRATION_FILE)))


def _bring_up_to_date(context: Context, until: Stage, as_of: date | None, force: bool,
                      read: tuple[pd.DataFrame, list[Finding]]) -> Results:
    """The stages of one day, and before the last one those of the day that is looked back to."""
    steps = Steps(results_folder(context.workspace, as_of))
    steps.begin(again=force)
    stated = clean_stage(context, steps, read, as_of)
    if until == "forecast":
        forecast_stage(context, steps, stated)
        then = replace(context, progress=lambda name: context.progress(text("pipeline-looked-back", name=name,
                                                                            date=local_date(ORIGIN))))
        look_back_stage(context, steps, stated, lambda: _bring_up_to_date(then, "forecast", ORIGIN, force, read))
    steps.finish(STAGES[until], context.inputs.key)
    return Results(context.workspace, steps.folder, context.study, stated, context.inputs.key, context.catalogue)


def open_results(workspace: Workspace | None = None, as_of: date | None = None) -> Results:
    """The results up to the forecasts, made first where they are missing or out of date.

    Where another run is making them, this one waits for it. In a report they are read as they lie there: who runs the
    report has brought them up to date, and holds the lock.
    """
    workspace, scope = workspace or Workspace.find(), Scope.in_force()
    if scope is not None:
        folder = results_folder(workspace, as_of)
        stated = date.fromisoformat(Steps(folder).as_of)
        return Results(workspace, folder, load_study(workspace.raw)[0], stated, "", scope=scope)
    return run_pipeline(workspace, as_of=as_of, wait=WAIT_FOR_ANOTHER_RUN)
