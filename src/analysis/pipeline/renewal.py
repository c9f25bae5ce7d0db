"""Run the stages in order, each if its key has changed. A module of its own: its imports take a second."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.cleaning import known_by
from analysis.findings import Finding
from analysis.language import date as local_date
from analysis.language import text
from analysis.outlook import ORIGIN
from analysis.pipeline.context import Context
from analysis.pipeline.forecasting import CONTINUED, forecast_stage, look_back_stage
from analysis.pipeline.inputs import past_folder, results_folder
from analysis.pipeline.reading import INGEST, clean_stage, ingest_stage
from analysis.pipeline.results import Results
from analysis.pipeline.steps import STAGES, Stage, Steps
from analysis.workspace import remove_remains

__all__ = ["renew"]

_Read = tuple[pd.DataFrame, list[Finding]]


def renew(context: Context, until: Stage, as_of: date | None, force: bool) -> None:
    """Read new files and bring the tables of a day up to date, up to a stage: see `run_pipeline`."""
    workspace = context.workspace
    folder, past = results_folder(workspace, as_of), past_folder(workspace)
    remove_remains(workspace.processed, folder, workspace.processed / INGEST, folder / CONTINUED, past)
    read, steps = ingest_stage(context, force), Steps(folder)
    stated = _bring_up_to_date(context, steps, until, as_of, force, read)
    if until == "forecast":
        look_back_stage(context, steps, stated, lambda: _past(context, force, read))
    steps.finish(STAGES[until], context.inputs.key)


def _bring_up_to_date(context: Context, steps: Steps, until: Stage, as_of: date | None, force: bool,
                      read: _Read) -> date:
    """Run the stages for one day on the figures read; returns the date of the statements."""
    steps.begin(again=force)
    stated = clean_stage(context, steps, read, as_of)
    if until == "forecast":
        forecast_stage(context, steps, stated)
    return stated


def _past(context: Context, force: bool, read: _Read) -> Results:
    """The figures known on the day looked back to, without anything from later."""
    figures, _ = read

    def tell(name: str) -> None:
        context.progress(text("pipeline-looked-back", name=name, date=local_date(ORIGIN)))

    steps = Steps(past_folder(context.workspace))
    # Without the file's hash, which changes with every figure in the file and is not used by forecasts.
    known: _Read = (known_by(figures, ORIGIN).assign(file_hash=""), [])
    stated = _bring_up_to_date(replace(context, progress=tell), steps, "forecast", ORIGIN, force, known)
    steps.finish(STAGES["forecast"], context.inputs.key)
    return Results(context.workspace, steps.folder, context.study, stated, context.inputs.key, context.catalogue)
