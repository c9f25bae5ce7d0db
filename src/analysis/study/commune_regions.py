"""Read and check the list of communes by region (I, II, III) that a planner may put into ``data/raw``.

A commune's region describes what it is, not how it performs, so it belongs to the catalogue, not to the figures.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from analysis.findings import Argument, Finding, Severity
from analysis.name_index import nearest
from analysis.spelling import place_key
from analysis.study.model import Area
from analysis.study.places import Commune, CommuneRegion, Successor, Vintage
from analysis.study.rows import first_sheet, read_cells

__all__ = ["COMMUNE_FILES", "is_commune_list", "read_commune_regions"]

COMMUNE_FILES = ("commune_regions.csv", "commune_regions.xlsx")

# Possible headings of each field, compared by `_plain`; the first field that matches is taken.
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "villages": ("Số thôn đặc biệt khó khăn", "Số thôn, buôn đặc biệt khó khăn", "Thôn đặc biệt khó khăn",
                 "Thôn, buôn đặc biệt khó khăn", "Số thôn ĐBKK", "Số thôn, buôn ĐBKK", "Thôn ĐBKK",
                 "difficult_villages"),
    "name": ("Tên xã", "Tên các xã", "Xã", "Xã, phường, thị trấn", "Tên xã, phường, thị trấn", "Tên huyện, xã",
             "Tên đơn vị", "commune", "name"),
    "district": ("Tên huyện", "Huyện", "Huyện, thị xã, thành phố", "Quận, huyện", "district"),
    "region": ("Khu vực", "Thuộc khu vực", "Phân định khu vực", "Xã/khu vực", "region"),
    "latitude": ("Vĩ độ", "latitude", "lat"),
    "longitude": ("Kinh độ", "longitude", "lon", "lng"),
}
_TYPE = re.compile(
    r"^\s*(?:(?:xã|phường|thị trấn|thị xã|thành phố|huyện|tp|tx|tt)\s+|(?:x|p|h|tt|tx|tp)\.\s*)", re.IGNORECASE)
_REGION = re.compile(r"^(?:xa)?(?:chuvuc|cv|region)?(iii|ii|i|3|2|1)$")
_ROMAN = {"1": "I", "2": "II", "3": "III"}
_HEADING_LINES = 20
# A generous box around the province, before and after the merger of 2025.
_LATITUDES, _LONGITUDES = (11.5, 14.5), (107.0, 110.0)


def read_commune_regions(
    raw: Path, districts: Sequence[Area], communes: Iterable[Commune], successors: Iterable[Successor],
) -> tuple[tuple[CommuneRegion, ...], list[Finding]]:
    """The communes by region, each matched to the catalogue by district and name.

    Names may be those before November 2024 or those since July 2025, with or without diacritics. The district is in its
    own column (blank: as above) or in a line above its communes.

    Parameters
    ----------
    raw : Path
        The folder ``data/raw``; without one of `COMMUNE_FILES` in it there is nothing to read.
    districts, communes, successors
        From the catalogue.
    """
    present = [name for name in COMMUNE_FILES if (raw / name).is_file()]
    if not present:
        return (), []
    file = present[0]
    reading = _Reading(raw / file, _by_name(districts), _known(communes, successors))
    if len(present) > 1:
        reading.tell("warning", "communes-two-files", other=present[1])
    lines, problems = read_cells(raw / file)
    reading.findings.extend(problems)
    heading = _find_heading(lines[:_HEADING_LINES])
    if heading is None:
        if not problems:
            reading.tell("error", "communes-columns")
        return (), reading.findings
    place, columns = heading
    reading.columns = columns
    for line, cells in lines[place + 1:]:
        filled = [cell.strip() for cell in cells if cell.strip()]
        if len(filled) == 1 and (area := reading.districts.get(_plain(filled[0]))):
            reading.district = area  # a heading line: the district of the communes below it
            continue
        reading.read(line, {name: cells[at].strip() if at < len(cells) else "" for name, at in columns.items()})
    return tuple(reading.regions.values()), reading.findings


def is_commune_list(lines: Sequence[Sequence[str]]) -> bool:
    """Whether the first lines of a sheet contain the headings of such a list."""
    return _find_heading([(0, list(cells)) for cells in lines[:_HEADING_LINES]]) is not None


def _find_heading(lines: Sequence[tuple[int, list[str]]]) -> tuple[int, dict[str, int]] | None:
    """The position of the heading line in `lines`, and the column of each field."""
    for place, (_, cells) in enumerate(lines):
        columns: dict[str, int] = {}
        for at, cell in enumerate(cells):
            words = _plain(re.sub(r"\(.*?\)", "", cell))
            known = next((name for name, headings in _HEADINGS.items() if words in map(_plain, headings)), None)
            if known:
                columns.setdefault(known, at)
        if {"name", "region"} <= columns.keys():
            return place, columns
    return None


class _Unit(NamedTuple):
    """A commune, ward or township that may be on a list."""

    vintage: Vintage
    code: str
    name: str


@dataclass
class _Reading:
    """One pass over the lines of a file; keeps track of the current district.

    Attributes
    ----------
    districts : by plain name
    known : the units of each district, by plain name
    regions : the communes read so far, by vintage and code
    lines : the line of each
    columns : the place of each field in a line, from 0
    """

    path: Path
    districts: Mapping[str, Area]
    known: Mapping[str, Mapping[str, _Unit]]
    regions: dict[tuple[str, str], CommuneRegion] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    district: Area | None = None
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)

    @property
    def file(self) -> str:
        return self.path.name

    @cached_property
    def sheet(self) -> str:
        """Looked up only when a finding names a cell; most lists have no finding."""
        return first_sheet(self.path)

    @property
    def areas(self) -> tuple[Area, ...]:
        """Each district once."""
        return tuple({area.code: area for area in self.districts.values()}.values())

    def tell(self, severity: Severity, code: str, line: int = 0, column: str = "", **arguments: str | int) -> None:
        """Add a finding on a line of the file."""
        said: dict[str, Argument] = {"line": line, **arguments}
        from openpyxl.utils import get_column_letter  # imported here: few runs have a finding on such a list

        at = self.columns.get(column)
        cell = "" if at is None else f"{get_column_letter(at + 1)}{line}"
        area = self.district.code if self.district else ""
        self.findings.append(Finding(severity, code, said, file=self.file, sheet=self.sheet if cell else "", cell=cell,
                                     area_code=area))

    def read(self, line: int, row: dict[str, str]) -> None:
        """Read one line: a district, a commune, or something that becomes a finding."""
        if named := row.get("district", ""):
            self.district = self.districts.get(_plain(named))
            if self.district is None:
                self.tell("error", "communes-district", line, "district", found=named,
                          suggestion=_nearest(named, [area.name_vi for area in self.areas]))
                return
        name, written = row["name"], row["region"]
        if name and not written and (area := self.districts.get(_plain(name))):
            self.district = area  # possibly with a running number or totals beside it
            return
        if not name or not (written or named):
            return  # a blank line, a title, a total
        region = _REGION.fullmatch(_plain(written))
        if region is None:
            self.tell("error", "communes-region", line, "region", found=written, commune=name)
            return
        found = self._unit(line, name)
        if found:
            self._keep(line, row, found, _ROMAN.get(region[1], region[1].upper()))

    def _unit(self, line: int, name: str) -> _Unit | None:
        if self.district is None:
            self.tell("error", "communes-no-district", line, "name", found=name)
            return None
        known = self.known.get(self.district.code, {})
        if _plain(name) not in known:
            elsewhere = [f"{of_district[_plain(name)].name} ({area.name_vi})" for area in self.areas
                         if _plain(name) in (of_district := self.known.get(area.code, {}))]
            self.tell("error", "communes-unknown", line, "name", found=name, district=self.district.name_vi,
                      suggestion=", ".join(elsewhere) or _nearest(name, [unit.name for unit in known.values()]))
        return known.get(_plain(name))

    def _keep(self, line: int, row: dict[str, str], unit: _Unit, region: str) -> None:
        assert self.district is not None
        vintage, code, name = unit
        key = (vintage, code)
        if key in self.regions:
            self.tell("error", "communes-repeated", line, "name", found=name, first=self.lines[key])
            return
        latitude, longitude = self._point(line, row, name)
        self.lines[key] = line
        self.regions[key] = CommuneRegion(
            code=code, vintage=vintage, name=name, district_code=self.district.code,
            region=region,  # type: ignore[arg-type]
            difficult_villages=self._villages(line, row, name), latitude=latitude, longitude=longitude,
            file=self.file)

    def _villages(self, line: int, row: dict[str, str], name: str) -> int | None:
        written = row.get("villages", "")
        if not written or written in ("-", "…", "..."):
            return None
        if re.fullmatch(r"\d{1,2}(?:[.,]0)?", written):
            return int(re.split("[.,]", written)[0])
        self.tell("warning", "communes-villages", line, "villages", found=written, commune=name)
        return None

    def _point(self, line: int, row: dict[str, str], name: str) -> tuple[float | None, float | None]:
        written = row.get("latitude", ""), row.get("longitude", "")
        if not any(written):
            return None, None
        latitude, longitude = (_degrees(each) for each in written)
        if latitude is None or longitude is None:
            code = "communes-coordinates"
        elif _within(latitude, _LATITUDES) and _within(longitude, _LONGITUDES):
            return latitude, longitude
        elif _within(longitude, _LATITUDES) and _within(latitude, _LONGITUDES):
            code = "communes-swapped"
        else:
            code = "communes-far-away"
        self.tell("warning", code, line, "latitude", found="; ".join(each or "–" for each in written), commune=name)
        return None, None


def _by_name(districts: Sequence[Area]) -> dict[str, Area]:
    return {_plain(name): area for area in districts
            for name in (area.code, area.key, area.name_vi, area.name_en, area.short_name, *area.aliases)}


def _known(communes: Iterable[Commune], successors: Iterable[Successor]) -> dict[str, dict[str, _Unit]]:
    """The units by district and plain name; if a name is ambiguous, the unit of 2024."""
    known: dict[str, dict[str, _Unit]] = {}
    for later in successors:
        known.setdefault(later.district_code, {})[_plain(later.name)] = _Unit("2025", later.code, later.name)
    for commune in communes:
        name = f"{commune.type.capitalize()} {commune.name}"
        known.setdefault(commune.district_code, {})[_plain(name)] = _Unit("2024", commune.code, name)
    return known


def _plain(words: str) -> str:
    """The `place_key` of a name without its type ("Xã", "TT.")."""
    return place_key(_TYPE.sub("", unicodedata.normalize("NFC", words).strip()))


def _nearest(found: str, names: Iterable[str]) -> str:
    return next(iter(nearest(_plain(found), {_plain(name): name for name in names})), "–")


def _degrees(written: str) -> float | None:
    """Decimal degrees, with a point or a comma: 12.6667, 12,6667°."""
    number = re.fullmatch(r"(\d{1,3}(?:[.,]\d+)?)\s*°?", written.strip())
    return float(number[1].replace(",", ".")) if number else None


def _within(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]
