"""The stages in order, each done again where its key has changed; reading and cleaning take a second to import."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.findings import Finding
from analysis.language import date as local_date
from analysis.language import text
from analysis.outlook import ORIGIN
from analysis.pipeline.context import Context, Progress
from analysis.pipeline.forecasting import forecast_stage, look_back_stage
from analysis.pipeline.inputs import Inputs, results_folder
from analysis.pipeline.reading import INGEST, clean_stage, ingest_stage
from analysis.pipeline.results import Results
from analysis.pipeline.spread import Spread
from analysis.pipeline.steps import STAGES, Stage, Steps
from analysis.study import Study
from analysis.workspace import Workspace, remove_remains

__all__ = ["renew"]

def renew(workspace: Workspace, study: Study, problems: list[Finding], inputs: Inputs, until: Stage,
          as_of: date | None, force: bool, progress: Progress, spread: Spread) -> None:
    """Read what is new and bring the tables of a day up to date, as far as a stage: see `run_pipeline`."""
    folder = results_folder(workspace, as_of)
    remove_remains(workspace.processed, folder, workspace.processed / INGEST, folder / "past")
    context = Context(workspace, study, problems, inputs, progress, spread)
    _bring_up_to_date(context, until, as_of, force, ingest_stage(context, force))


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
