"""Run the stages in order, writing to ``data/processed``; what is up to date is left alone."""

from __future__ import annotations

from datetime import date

from analysis.lock import exclusive
from analysis.pipeline.context import Context, Progress, catalogue_key
from analysis.pipeline.inputs import read_inputs, results_folder
from analysis.pipeline.results import Results, held
from analysis.pipeline.scope import Scope
from analysis.pipeline.spread import Spread
from analysis.pipeline.steps import STEPS, Stage, Steps
from analysis.study import read_catalogue, read_usable_catalogue
from analysis.workspace import Workspace

__all__ = ["Stage", "run_pipeline", "open_results"]

WAIT_FOR_ANOTHER_RUN = 1800.0


def run_pipeline(workspace: Workspace, until: Stage = "forecast", as_of: date | None = None,
                 force: bool = False, progress: Progress = lambda _: None, wait: float = 0.0,
                 spread: Spread = map) -> Results:
    """Bring the tables up to date, as far as the stage `until`.

    Parameters
    ----------
    workspace : Workspace
    until : "clean" or "forecast"
    as_of : date, optional
        Use only figures known by this day. Default: all figures; the statements are dated by the last known publication
        date.
    force : bool
        Run also what is up to date.
    progress : callable
        Called at each step with "clean", or with the name of the indicator forecast or looked back on.
    wait : float
        Seconds to wait for another run to finish.
    spread : callable
        Runs the indicators' forecasts, each a pure function of its task. Default: `map`, one after the other.

    Raises
    ------
    NothingKnown
        If `as_of` lies before every figure: nothing could have been said.
    UnusableCatalogue
        If the catalogue has no valid province, no valid district or no valid indicator.
    Busy
        If there is work to do and another run is doing it.
    """
    inputs, folder = read_inputs(workspace), results_folder(workspace, as_of)
    study, problems = read_usable_catalogue(workspace.raw)
    steps = Steps(folder)
    if force or not steps.is_finished(until, inputs.key, STEPS[until]):
        with exclusive(workspace, wait):
            from analysis.pipeline.renewal import renew  # not needed to view results

            renew(Context(workspace, study, problems, inputs, progress, spread), until, as_of, force)
        steps = Steps(folder)
    return Results(workspace, folder, study, date.fromisoformat(steps.as_of), inputs.key, catalogue_key(inputs))


def open_results(workspace: Workspace | None = None, as_of: date | None = None) -> Results:
    """The results up to the forecasts; made first if they are missing or out of date.

    Waits if another run is making them. In a report they are read as they are: the run that makes the report has
    brought them up to date and holds the lock.
    """
    workspace, scope = workspace or Workspace.find(), Scope.in_force()
    if scope is not None:
        folder = results_folder(workspace, as_of)
        stated, known = date.fromisoformat(Steps(folder).as_of), held(folder)
        return Results(workspace, folder, known.study if known else read_catalogue(workspace.raw)[0], stated, "",
                       scope=scope)
    return run_pipeline(workspace, as_of=as_of, wait=WAIT_FOR_ANOTHER_RUN)
