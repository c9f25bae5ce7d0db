"""Load the catalogue files of ``data/raw`` into a `Study`, with a finding for each mistake in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from analysis.findings import Finding
from analysis.refusals import UnusableCatalogue
from analysis.study.commune_regions import COMMUNE_FILES, read_commune_regions
from analysis.study.illustration import read_illustration
from analysis.study.model import Area, Definition, Group, Indicator, Shock, Synonym, Target
from analysis.study.places import Commune, Successor
from analysis.study.records import OptionalDate
from analysis.study.rows import validate_rows
from analysis.study.study import Study

__all__ = ["CATALOGUE_FILES", "read_catalogue", "read_usable_catalogue"]

M = TypeVar("M", bound=BaseModel)
Measured = TypeVar("Measured", Target, Shock)

CATALOGUE_FILES = (
    "areas.csv", "groups.csv", "indicators.csv", "definitions.csv", "targets.csv", "shocks.csv",
    "communes_2024.csv", "crosswalk_2025.csv", "synonyms.csv", "translations.csv", *COMMUNE_FILES,
)


class _Crossing(BaseModel):
    """A row of crosswalk_2025.csv: a unit before November 2024, what it was in June 2025, and its successor."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)
    name_2024_11: str = Field(min_length=1)
    district_code: str
    new_code: str
    new_name: str
    share: Literal["full", "partial"]
    basis: str


class _Translation(BaseModel):
    """A row of translations.csv: a phrase from a ledger's notes or sources, and its Vietnamese translation."""

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
    code_2024_11: str = ""


def read_catalogue(raw: Path) -> tuple[Study, list[Finding]]:
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
        One finding per mistake: file, line and field, what was found and what to write instead.
    """
    files = _Files(raw)
    areas = files.read("areas.csv", Area, "code", "key")
    groups = files.read("groups.csv", Group, "id")
    indicators = files.read("indicators.csv", Indicator, "id")
    definitions = files.read("definitions.csv", Definition, "indicator+id")
    targets, shocks = files.read("targets.csv", Target, "id"), files.read("shocks.csv", Shock)
    synonyms, crossings = files.read("synonyms.csv", Synonym), files.read("crosswalk_2025.csv", _Crossing)
    commune_rows = files.read("communes_2024.csv", _CommuneRow)

    group_ids = {group.id for group in groups.values}
    codes = {area.code for area in areas.values}
    areas = files.known(areas, parent=codes | {""}, members=codes)
    codes = {area.code for area in areas.values}  # other files may name only accepted areas and indicators
    indicators = files.known(indicators, main_group=group_ids, denominator_group=group_ids | {""})
    indicators = files.known(indicators, change={indicator.id for indicator in indicators.values} | {""})
    names = {indicator.id for indicator in indicators.values}
    definitions = files.known(definitions, indicator=names)
    measured = {(definition.indicator, definition.id) for definition in definitions.values}
    targets = files.measured(files.known(targets, area_code=codes, group=group_ids, indicator=names), measured)
    targets = files.with_whole_starts(targets)
    shocks = files.measured(files.known(shocks, indicator=names), measured)
    synonyms = files.known(synonyms, indicator=names, group=group_ids | {""})

    communes = tuple(Commune(code=row.commune_code, later_code=row.code_2024_11, name=row.commune_name, type=row.type,
                             district_code=row.district_code, urban_from=row.urban_from)
                     for row in commune_rows.values)
    successors = _successors(crossings.values)
    districts = [area for area in areas.values if area.is_district]
    regions, about_regions = read_commune_regions(raw, districts, communes, successors)
    illustration, about_illustration = read_illustration(raw)
    study = Study(
        areas=areas.values, groups=groups.values, indicators=indicators.values, definitions=definitions.values,
        targets=targets.values, shocks=shocks.values, successors=successors, communes=communes,
        commune_regions=regions, synonyms=synonyms.values, refused=frozenset(files.refused),
        vietnamese=files.translations(), illustration=illustration,
    )
    return study, [*files.findings, *about_illustration, *about_regions]


def read_usable_catalogue(raw: Path) -> tuple[Study, list[Finding]]:
    """What `read_catalogue` returns, if anything can be made of it.

    Raises
    ------
    UnusableCatalogue
        If there is no valid province, no valid district or no valid indicator.
    """
    study, findings = read_catalogue(raw)
    if not (study.districts and study.indicators and any(area.type == "province" for area in study.areas)):
        raise UnusableCatalogue(findings)
    return study, findings


@dataclass(frozen=True)
class _Rows(Generic[M]):
    """The valid rows of a file, each with its line number."""

    file: str
    numbered: list[tuple[int, M]]

    @property
    def values(self) -> tuple[M, ...]:
        return tuple(record for _, record in self.numbered)


@dataclass(frozen=True)
class _Files:
    """The catalogue files of a folder, and the mistakes found in them.

    Attributes
    ----------
    findings : what was found so far
    refused : areas, groups and indicators left out because of a mistake, by id or code, with file and line
    """

    raw: Path
    findings: list[Finding] = field(default_factory=list)
    refused: dict[str, tuple[str, int]] = field(default_factory=dict)

    def read(self, file: str, model: type[M], *keys: str) -> _Rows[M]:
        """The rows that fit the model; of several with one key the first counts, the others become findings."""
        validated = validate_rows(self.raw / file, model)
        self.findings.extend(validated.findings)
        for row in validated.refused:
            self._refuse(row.fields, file, row.line)
        rows = _Rows(file, validated.records)
        for key in keys:
            rows = self._unique(rows, key)
        return rows

    def translations(self) -> dict[str, str]:
        """The Vietnamese translations of the ledger's phrases. Optional: without the file, notes stay as written."""
        if not (self.raw / "translations.csv").is_file():
            return {}
        return {row.text: row.text_vi for row in self.read("translations.csv", _Translation).values}

    def _unique(self, rows: _Rows[M], key: str) -> _Rows[M]:
        first: dict[tuple[object, ...], int] = {}
        kept = []
        for line, record in rows.numbered:
            identity = tuple(getattr(record, name) for name in key.split("+"))
            if identity in first:
                self._tell("duplicate", rows.file, line, key, "/".join(map(str, identity)), first=first[identity])
            else:
                first[identity] = line
                kept.append((line, record))
        return _Rows(rows.file, kept)

    def known(self, rows: _Rows[M], **allowed: set[str]) -> _Rows[M]:
        """The rows whose references exist.

        Other rows are refused. References to a refused row make one finding for that row, since correcting it corrects
        them all.
        """
        kept = []
        followers: dict[str, list[int]] = defaultdict(list)
        for line, record in rows.numbered:
            unknown = [(where, name) for where, names in allowed.items()
                       for name in _as_tuple(getattr(record, where)) if name not in names]
            for where, name in unknown:
                if name in self.refused:
                    followers[name].append(line)
                else:
                    self._tell("unknown", rows.file, line, where, name)
            if unknown:
                self._refuse(record.model_dump(), rows.file, line)
            else:
                kept.append((line, record))
        for name, lines in followers.items():
            cause, cause_line = self.refused[name]
            self.findings.append(Finding("warning", "catalogue-follows", {
                "lines": ", ".join(map(str, lines)), "found": name, "cause": cause,
                "cause_line": cause_line}, file=rows.file))
        return _Rows(rows.file, kept)

    def measured(self, rows: _Rows[Measured], definitions: set[tuple[str, str]]) -> _Rows[Measured]:
        """The rows whose definition exists for their indicator."""
        kept = []
        for line, record in rows.numbered:
            if (record.indicator, record.definition) in definitions:
                kept.append((line, record))
            else:
                self._tell("unknown", rows.file, line, "definition", record.definition)
        return _Rows(rows.file, kept)

    def with_whole_starts(self, targets: _Rows[Target]) -> _Rows[Target]:
        """The targets whose start is given by both its year and its value, or by neither."""
        kept = []
        for line, target in targets.numbered:
            if (target.start_year is None) == (target.start_value is None):
                kept.append((line, target))
            else:
                empty = "start_year" if target.start_year is None else "start_value"
                self._tell("missing", targets.file, line, empty, "")
        return _Rows(targets.file, kept)

    def _refuse(self, fields: Mapping[str, object], file: str, line: int) -> None:
        """Remember an area, group or indicator that was left out, under the id that other rows use for it."""
        name = str(fields.get("id") or fields.get("code") or "").strip()
        if name and "indicator" not in fields:
            self.refused[name] = (file, line)

    def _tell(self, code: str, file: str, line: int, where: str, found: str, **more: int) -> None:
        self.findings.append(Finding("error", f"catalogue-{code}", {
            "line": line, "field": where, "found": found, **more}, file=file, cell=f"{where}:{line}"))


def _as_tuple(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _successors(crossings: Iterable[_Crossing]) -> tuple[Successor, ...]:
    grouped: dict[tuple[str, str, str], list[_Crossing]] = defaultdict(list)
    for crossing in crossings:
        grouped[crossing.new_code, crossing.new_name, crossing.district_code].append(crossing)
    return tuple(
        Successor(code=code, name=name, district_code=district, basis=parts[0].basis,
                  former=tuple(dict.fromkeys(part.name_2024_11 for part in parts)),
                  divided=frozenset(part.name_2024_11 for part in parts if part.share == "partial"))
        for (code, name, district), parts in sorted(grouped.items())
    )
