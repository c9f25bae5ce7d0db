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
from analysis.language import LANGUAGES, use_language
from analysis.pipeline.context import Context
from analysis.pipeline.results import CLEAN_TABLES, load_map
from analysis.pipeline.steps import Steps
from analysis.refusals import NothingKnown
from analysis.tables import read_table, write_table
from analysis.workspace import write_content

__all__ = ["INGEST", "clean_stage", "ingest_stage"]

INGEST = "ingest"
_FINDINGS, _READ, _MAP, _OF_THE_MAP = "findings.json", "files", "map", "map.json"
_OWN = file_hash(Path(__file__))
_KEPT_IN = LANGUAGES[0]  # names in findings are always in this language; pages translate them


def ingest_stage(context: Context, again: bool = False) -> tuple[pd.DataFrame, list[Finding]]:
    """All figures in the raw files, whenever they became known, and the findings made while reading.

    With `again`, files are read even if nothing has changed.
    """
    folder = context.workspace.processed / INGEST
    steps, code = Steps(folder), combine(code_key("analysis.ingest"), _OWN)
    key, pieces = combine(context.inputs.raw, code), folder / _READ
    if again:
        steps.begin(again=True)
        shutil.rmtree(pieces, ignore_errors=True)
    if not steps.is_done(INGEST, key):
        context.progress("clean")
        kept = KeptReadings(pieces, combine(context.catalogue, code))
        with use_language(_KEPT_IN):
            figures, reading = read_figures(context.workspace.raw, context.study, kept)
        write_table(folder, "figures", figures)
        _write_findings(folder / _FINDINGS, reading)
        steps.done(INGEST, key, ["figures.parquet", _FINDINGS])
    return read_table(folder, "figures"), _read_findings(folder / _FINDINGS)


def _write_findings(path: Path, findings: list[Finding]) -> None:
    content = json.dumps([asdict(finding) for finding in findings], ensure_ascii=False)
    write_content(path, content)


def _read_findings(path: Path) -> list[Finding]:
    return [Finding(**finding) for finding in json.loads(path.read_text(encoding="utf-8"))]


def _of_the_map(context: Context) -> list[Finding]:
    """Findings on the polygons, made again if the polygons, the areas or the code have changed."""
    folder = context.workspace.processed / INGEST
    steps, key = Steps(folder), combine(context.catalogue, code_key("analysis.geography"), _OWN)
    if not steps.is_done(_MAP, key):
        with use_language(_KEPT_IN):
            _write_findings(folder / _OF_THE_MAP, load_map(context.workspace, context.study)[1])
        steps.done(_MAP, key, [_OF_THE_MAP])
    return _read_findings(folder / _OF_THE_MAP)


def clean_stage(context: Context, steps: Steps, read: tuple[pd.DataFrame, list[Finding]],
                as_of: date | None) -> date:
    """Clean what was known by `as_of` and write the tables; returns the date of the statements."""
    figures, reading = read
    key = combine(table_key(figures), [asdict(finding) for finding in reading], context.catalogue,
                  as_of, code_key("analysis.cleaning", "analysis.geography"), _OWN)
    if not steps.is_done("clean", key):
        with use_language(_KEPT_IN):
            cleaned = clean(figures, context.study, as_of)
        # Plans and estimates alone are worth their pages; by a day, nothing was known before the first outcome.
        if cleaned.series.empty and (as_of or not cleaned.figures["verdict"].ne("reject").any()):
            raise NothingKnown(as_of, [*context.problems, *reading, *cleaned.findings])
        with use_language(_KEPT_IN):
            findings = findings_table([*context.problems, *_of_the_map(context), *reading, *cleaned.findings])
        steps.as_of = (as_of or _last_publication(cleaned.figures)).isoformat()
        for name, table in (("figures", cleaned.figures), ("series", cleaned.series),
                            ("selection", cleaned.selection), ("findings", findings)):
            write_table(steps.folder, name, table)
        steps.done("clean", key, [f"{name}.parquet" for name in CLEAN_TABLES])
    return date.fromisoformat(steps.as_of)


def _last_publication(figures: pd.DataFrame) -> date:
    """The last known publication date among figures of a kind that can be used."""
    days = figures.loc[(figures["known_from_basis"] == "published") & (figures["kind"] == "outcome"), "known_from"]
    days = days[days != ""] if len(days) else figures.loc[figures["known_from"] != "", "known_from"]
    if days.empty:
        raise ValueError("figures: found none with a day of publication; wanted known_from or published")
    return date.fromisoformat(str(days.max())[:10])
