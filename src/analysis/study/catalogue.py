"""Load the catalogue files of ``data/raw`` into a `Study`, with a finding for each mistake in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from analysis.findings import Finding
from analysis.study.communes import COMMUNE_FILES, read_commune_regions
from analysis.study.illustration import read_illustration
from analysis.study.model import (
    Area,
    Commune,
    Definition,
    Group,
    Indicator,
    Shock,
    Study,
    Successor,
    Synonym,
    Target,
)
from analysis.study.records import OptionalDate
from analysis.study.rows import validate_rows

__all__ = ["CATALOGUE_FILES", "load_study"]

M = TypeVar("M", bound=BaseModel)
Measured = TypeVar("Measured", Target, Shock)

CATALOGUE_FILES = (
    "areas.csv", "groups.csv", "indicators.csv", "definitions.csv", "targets.csv", "shocks.csv",
    "communes_2024.csv", "crosswalk_2025.csv", "synonyms.csv", "translations.csv", *COMMUNE_FILES,
)


class _Crossing(BaseModel):
    """A row of crosswalk_2025.csv: a unit before and the unit after 1 July 2025."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)
    old_name: str
    district_code: str
    new_code: str
    new_name: str
    share: str
    basis: str


class _Translation(BaseModel):
    """A row of translations.csv: words of a ledger's notes, and the same in Vietnamese."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)
    text: str = Field(min_length=1)
    text_vi: str = Field(min_length=1)


class _CommuneRow(BaseModel):
    """A row of communes_2024.csv."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)
    commune_code: str
    commune_name: str
    type: Literal["xã", "phường", "thị trấn"]
    district_code: str
    urban_from: OptionalDate = None


def load_study(raw: Path) -> tuple[Study, list[Finding]]:
    """Read the catalogue files in `raw`.

    Parameters
    ----------
    raw : Path
        The folder ``data/raw``.

    Returns
    -------
    Study
        What could be read; rows with a mistake are left out.
    list of Finding
        A finding for each mistake: file, line and field, what was found and what to write instead.
    """
    findings: list[Finding] = []
    refused: dict[str, tuple[str, int]] = {}

    def records(name: str, model: type[M]) -> list[tuple[int, M]]:
        validated = validate_rows(raw / name, model)
        findings.extend(validated.findings)
        refused.update({_identity(row.fields): (name, row.line) for row in validated.refused})
        return validated.records

    areas = _unique(records("areas.csv", Area), "areas.csv", ("code", "key"), findings)
    groups = _unique(records("groups.csv", Group), "groups.csv", ("id",), findings)
    indicators = _unique(records("indicators.csv", Indicator), "indicators.csv", ("id",), findings)
    definitions = _unique(records("definitions.csv", Definition), "definitions.csv", ("indicator+id",), findings)
    targets = _unique(records("targets.csv", Target), "targets.csv", ("id",), findings)
    shocks = records("shocks.csv", Shock)
    synonyms = records("synonyms.csv", Synonym)
    crossings = [crossing for _, crossing in records("crosswalk_2025.csv", _Crossing)]

    communes = tuple(
        Commune(code=row.commune_code, name=row.commune_name, type=row.type, district_code=row.district_code,
                urban_from=row.urban_from)
        for _, row in records("communes_2024.csv", _CommuneRow))

    known_words = (raw / "translations.csv").is_file()  # a convenience: without it notes stay as they were written
    translations = records("translations.csv", _Translation) if known_words else []

    codes = {area.code for _, area in areas}
    names = {indicator.id for _, indicator in indicators}
    measured = {(definition.indicator, definition.id) for _, definition in definitions}
    group_ids = {group.id for _, group in groups}
    known = partial(_known, findings=findings, refused=refused)
    areas = known(areas, "areas.csv", parent=codes | {""}, members=codes)
    definitions = known(definitions, "definitions.csv", indicator=names)
    indicators = known(indicators, "indicators.csv", main_group=group_ids, denominator_group=group_ids | {""})
    targets = known(targets, "targets.csv", area_code=codes, group=group_ids, indicator=names)
    targets = _measured(targets, "targets.csv", measured, findings)
    shocks = known(shocks, "shocks.csv", indicator=names)
    shocks = _measured(shocks, "shocks.csv", measured, findings)
    synonyms = known(synonyms, "synonyms.csv", indicator=names, group=group_ids | {""})
    illustration, about_illustration = read_illustration(raw)
    findings.extend(about_illustration)
    successors = _successors(crossings)
    regions, about_regions = read_commune_regions(
        raw, [area for _, area in areas if area.is_district], communes, successors)
    findings.extend(about_regions)
    study = Study(
        areas=_values(areas), groups=_values(groups), indicators=_values(indicators),
        definitions=_values(definitions), targets=_values(targets), shocks=_values(shocks),
        successors=successors, communes=communes, commune_regions=regions,
        synonyms=_values(synonyms),
        refused=frozenset(refused), vietnamese={row.text: row.text_vi for _, row in translations},
        illustration=illustration,
    )
    return study, findings


def _values(records: Iterable[tuple[int, M]]) -> tuple[M, ...]:
    return tuple(record for _, record in records)


def _unique(
    records: list[tuple[int, M]], file: str, keys: tuple[str, ...], findings: list[Finding]
) -> list[tuple[int, M]]:
    """Keep the first record of each key; later ones are findings."""
    kept = records
    for key in keys:
        first: dict[tuple[object, ...], int] = {}
        remaining = []
        for line, record in kept:
            identity = tuple(getattr(record, field) for field in key.split("+"))
            if identity in first:
                findings.append(Finding("error", "catalogue-duplicate", {
                    "file": file, "line": line, "field": key, "found": "/".join(map(str, identity)),
                    "first": first[identity]}, file=file, cell=f"{key}:{line}"))
            else:
                first[identity] = line
                remaining.append((line, record))
        kept = remaining
    return kept


def _identity(fields: dict[str, str]) -> str:
    """What other rows call a row by: its id, or its code."""
    return (fields.get("id") or fields.get("code") or "").strip()


def _known(
    records: list[tuple[int, M]], file: str, findings: list[Finding], refused: dict[str, tuple[str, int]],
    **allowed: set[str],
) -> list[tuple[int, M]]:
    """Keep the records whose fields name things that exist.

    What names a row that was itself refused is told once for each such row: mending that row mends all.
    """
    kept = []
    followers: dict[str, list[int]] = defaultdict(list)
    for line, record in records:
        unknown = [(field, name) for field, names in allowed.items()
                   for name in _as_tuple(getattr(record, field)) if name not in names]
        for field, name in unknown:
            if name in refused:
                followers[name].append(line)
            else:
                findings.append(Finding("error", "catalogue-unknown", {
                    "file": file, "line": line, "field": field, "found": name}, file=file, cell=f"{field}:{line}"))
        if not unknown:
            kept.append((line, record))
    for name, lines in followers.items():
        cause, cause_line = refused[name]
        findings.append(Finding("warning", "catalogue-follows", {
            "file": file, "lines": ", ".join(map(str, lines)), "found": name, "cause": cause,
            "cause_line": cause_line}, file=file))
    return kept


def _measured(
    records: list[tuple[int, Measured]], file: str, measured: set[tuple[str, str]], findings: list[Finding]
) -> list[tuple[int, Measured]]:
    """Keep the records whose definition exists for their indicator."""
    kept = []
    for line, record in records:
        if (record.indicator, record.definition) in measured:
            kept.append((line, record))
        else:
            findings.append(Finding("error", "catalogue-unknown", {
                "file": file, "line": line, "field": "definition", "found": record.definition},
                file=file, cell=f"definition:{line}"))
    return kept


def _as_tuple(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _successors(crossings: list[_Crossing]) -> tuple[Successor, ...]:
    grouped: dict[tuple[str, str, str], list[_Crossing]] = defaultdict(list)
    for crossing in crossings:
        grouped[crossing.new_code, crossing.new_name, crossing.district_code].append(crossing)
    return tuple(
        Successor(code=code, name=name, district_code=district, basis=parts[0].basis,
                  former=tuple(dict.fromkeys(part.old_name for part in parts)))
        for (code, name, district), parts in sorted(grouped.items())
    )
