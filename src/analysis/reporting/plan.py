"""Which reports there are: a job for each notebook and each district or indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from analysis.charts.words import area_in_sentence
from analysis.language import Language, text
from analysis.pipeline.scope import Scope
from analysis.reporting.editions import edition_folder
from analysis.reporting.jobs import Job, PageInfo, Value
from analysis.study import Indicator, Study
from analysis.workspace import Workspace

__all__ = ["OVERVIEWS", "plan_jobs", "report_indicators", "report_scope"]

# Page key, notebook, message id of the title.
OVERVIEWS = (
    ("province", "province_report", "reporting-title-province"),
    ("forecast", "target_forecast", "reporting-title-forecast"),
    ("maps", "gap_maps", "reporting-title-maps"),
    ("minorities", "minority_areas", "reporting-title-minorities"),
    ("quality", "data_quality", "reporting-title-quality"),
    ("record", "track_record", "reporting-title-record"),
)


_SERIES = ("series", "figures", "forecasts", "attainment", "gaps")
_DISTRICT = (*_SERIES, "rules", "equity", "denominators")
_INDICATOR = (*_SERIES, "draws", "equity", "denominators")
# What each report across the province looks at. It is an error to look at anything else.
_OVERVIEWS: dict[str, Scope] = {
    "province_report": Scope((*_DISTRICT, "joint", "deciding", "retrospective", "draws")),
    "target_forecast": Scope((*_SERIES, "joint", "equity", "rules")),
    "gap_maps": Scope(_SERIES),
    "minority_areas": Scope((*_SERIES, "equity", "denominators")),
    # Findings say themselves where they were made; of figures it shows how many there are.
    "data_quality": Scope(("series", "figures", "selection", "findings"),
                          columns={"series": ("figure_id",), "figures": ("figure_id",), "selection": ("status",)}),
    "track_record": Scope(("retrospective", "series"), columns={"series": ("figure_id", "verdict")}),
}


def report_scope(notebook: str, district: str = "", indicator: str = "") -> Scope:
    """What a report may see of the tables.

    Parameters
    ----------
    notebook : str
        Name of the notebook.
    district, indicator : str
        Code of the district, id of the indicator that it is about.
    """
    if notebook == "district_report":
        return Scope(_DISTRICT, area=district)
    if notebook == "indicator":
        return Scope(_INDICATOR, indicator=indicator)
    return _OVERVIEWS[notebook]


def report_indicators(study: Study, attainment: pd.DataFrame) -> tuple[Indicator, ...]:
    """The indicators that get a report: those of the directive and those held against a target."""
    measured = set(attainment["indicator"])
    return tuple(i for i in study.indicators if i.role == "directive" or i.id in measured)


def plan_jobs(
    workspace: Workspace,
    study: Study,
    attainment: pd.DataFrame,
    page: PageInfo,
    as_of: str = "",
    districts: Sequence[str] | None = None,
    language: Language = "vi",
) -> list[Job]:
    """The jobs of a site, the largest first.

    Parameters
    ----------
    workspace, study, attainment
        Where the notebooks lie; the catalogue; the table ``attainment``.
    page : PageInfo
        Head and foot common to all pages.
    as_of : str
        The parameter `as_of` of the notebooks: ISO day, "" for the latest.
    districts : sequence of str, optional
        Keys of the districts to report on; default: all.
    language : {"vi", "en"}
        Language of the pages.
    """
    shared: dict[str, Value] = {"as_of": as_of, "language": language}

    codes = {area.key: area.code for area in study.districts}

    def job(key: str, notebook: str, title: str, **parameters: Value) -> Job:
        home = "../" * key.count("/")
        scope = report_scope(notebook, codes.get(str(parameters.get("district")), ""),
                             str(parameters.get("indicator", "")))
        return Job(
            key=key, notebook=workspace.notebooks / f"{notebook}.ipynb",
            output=edition_folder(workspace.reports, language).joinpath(*f"{key}.html".split("/")),
            page=replace(page, title=title, home=home), parameters={**parameters, **shared},
            language=language, home=Path(workspace.root).resolve(), scope=scope,
        )

    chosen = [area for area in study.districts if districts is None or area.key in districts]
    unknown = set(districts or ()) - {area.key for area in study.districts}
    jobs = [job(key, notebook, text(title)) for key, notebook, title in OVERVIEWS]
    jobs += [
        job(f"indicators/{indicator.id}", "indicator", indicator.name, indicator=indicator.id)
        for indicator in report_indicators(study, attainment)
    ]
    jobs += [
        job(f"districts/{area.key}", "district_report", text("reporting-title-district", area=area_in_sentence(area)),
            district=area.key)
        for area in chosen
    ]
    # A key that is not in the catalogue gets a job too: the check of parameters explains it.
    jobs += [job(f"districts/{key}", "district_report", key, district=key) for key in sorted(unknown)]
    return jobs
