"""Whether there is anything to do, decided from hashes alone; nothing heavy is imported here."""

from __future__ import annotations

from dataclasses import replace

from analysis.exit_status import FAILED
from analysis.keys import folder_hashes
from analysis.pipeline.inputs import read_inputs, results_folder
from analysis.pipeline.steps import STEPS, Steps
from analysis.reporting.editions import edition_folder
from analysis.reporting.record import RunRecord, page_hash, read_record, write_record
from analysis.reporting.wishes import Asked
from analysis.workspace import Workspace, now

__all__ = ["nothing_to_do", "site_is_current"]


def site_is_current(workspace: Workspace, inputs: str, asked: Asked | None = None) -> bool:
    """Whether the site is complete, without failures, made from these inputs and notebooks, and unaltered."""
    asked = asked or Asked()
    folder = edition_folder(workspace.reports, asked.language)
    record = read_record(folder)
    return (
        bool(record.pages) and record.complete and record.exit_status != FAILED and record.inputs == inputs
        and record.parameters.get("as_of") == asked.day
        and record.notebooks == folder_hashes(workspace.notebooks, "*.ipynb")
        and all(page_hash(folder / name) == known for name, known in record.hashes.items())
    )


def nothing_to_do(workspace: Workspace, asked: Asked) -> RunRecord | None:
    """The record of the last run, with `looked` set to now, if tables and site are current; otherwise None."""
    inputs = read_inputs(workspace).key
    if not Steps(results_folder(workspace, asked.as_of)).is_finished("forecast", inputs, STEPS["forecast"]):
        return None
    if not site_is_current(workspace, inputs, asked):
        return None
    folder = edition_folder(workspace.reports, asked.language)
    record = replace(read_record(folder), looked=now())
    write_record(folder, record)
    return record
