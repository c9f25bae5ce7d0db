"""The first stages: raw files → figures → series, each written when its key has changed."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pandas as pd

from analysis.cleaning import clean
from analysis.findings import Finding, findings_table
from analysis.ingest import KeptReadings, read_figures
from analysis.keys import code_key, combine, file_hash, table_key
from analysis.pipeline.context import Context
from analysis.pipeline.refusals import NothingKnown
from analysis.pipeline.results import CLEAN_TABLES
from analysis.pipeline.steps import Steps
from analysis.tables import read_table, write_table
from analysis.workspace import write_atomically

__all__ = ["INGEST", "clean_stage", "ingest_stage"]

INGEST = "ingest"
_FINDINGS, _READ = "findings.json", "files"
_OWN = file_hash(Path(__file__))


def ingest_stage(context: Context, again: bool = False) -> tuple[pd.DataFrame, list[Finding]]:
    """Every figure of the raw files, whenever it became known; the findings of reading them.

    With `again`, they are read also where nothing has changed.
    """
    folder = context.workspace.processed / INGEST
    steps, code = Steps(folder), combine(code_key("analysis.ingest"), _OWN)
    key, pieces = combine(context.inputs.raw, code), folder / _READ
    if again or not steps.is_done(INGEST, key):
        context.progress("clean")
        if again:
            shutil.rmtree(pieces, ignore_errors=True)
        kept = KeptReadings(pieces, combine(context.catalogue, code))
        figures, reading = read_figures(context.workspace.raw, context.study, kept)
        write_table(folder, "figures", figures)
        content = json.dumps([asdict(finding) for finding in reading], ensure_ascii=False)
        write_atomically(folder / _FINDINGS, lambda path: path.write_text(content, encoding="utf-8"))
        steps.done(INGEST, key, ["figures.parquet", _FINDINGS])
    kept = json.loads((folder / _FINDINGS).read_text(encoding="utf-8"))
    return read_table(folder, "figures"), [Finding(**finding) for finding in kept]


def clean_stage(context: Context, steps: Steps, read: tuple[pd.DataFrame, list[Finding]],
                as_of: date | None) -> date:
    """The tables of what was known by `as_of`, from what was read; returns the day that the statements bear."""
    figures, reading = read
    key = combine(table_key(figures), [asdict(finding) for finding in reading], context.catalogue,
                  as_of, code_key("analysis.cleaning", "analysis.geography"), _OWN)
    if not steps.is_done("clean", key):
        cleaned = clean(figures, context.study, as_of)
        if cleaned.series.empty:
            raise NothingKnown(as_of, [*context.problems, *reading, *cleaned.findings])
        findings = findings_table([*context.problems, *context.of_the_map, *reading, *cleaned.findings])
        steps.as_of = (as_of or _last_publication(cleaned.figures)).isoformat()
        for name, table in (("figures", cleaned.figures), ("series", cleaned.series),
                            ("selection", cleaned.selection), ("findings", findings)):
            write_table(steps.folder, name, table)
        steps.done("clean", key, [f"{name}.parquet" for name in CLEAN_TABLES])
    return date.fromisoformat(steps.as_of)


def _last_publication(figures: pd.DataFrame) -> date:
    """The last day on which a used kind of figure is known to have been published."""
    days = figures.loc[(figures["known_from_basis"] == "published") & (figures["kind"] == "outcome"), "known_from"]
    days = days[days != ""] if len(days) else figures.loc[figures["known_from"] != "", "known_from"]
    if days.empty:
        raise ValueError("figures: found none with a day of publication; wanted known_from or published")
    return date.fromisoformat(str(days.max())[:10])
