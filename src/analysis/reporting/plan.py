"""The list of reports: a job for each notebook and each district or indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.language import Language, text
from analysis.pipeline.scope import Scope
from analysis.reporting.editions import edition_folder
from analysis.reporting.jobs import Job, PageInfo, Value
from analysis.study import Study
from analysis.telling.words import area_in_sentence
from analysis.workspace import Workspace

__all__ = ["OVERVIEWS", "Report", "plan_jobs"]

_SERIES = ("series", "figures", "forecasts", "attainment", "gaps")
_DISTRICT = (*_SERIES, "rules", "equity", "denominators")
_INDICATOR = (*_SERIES, "draws", "equity", "denominators")


@dataclass(frozen=True)
class Report:
    """A report across the province.

    Attributes
    ----------
    key : address of its page, without ``.html``
    notebook : name of the notebook
    title : message id of the title
    scope : the part of the tables that it uses; using anything else is an error
    """

    key: str
    notebook: str
    title: str
    scope: Scope


OVERVIEWS = (
    Report("province", "province_report", "reporting-title-province",
           Scope((*_DISTRICT, "joint", "deciding", "retrospective", "draws"))),
    Report("forecast", "target_forecast", "reporting-title-forecast", Scope((*_SERIES, "joint", "equity", "rules"))),
    Report("maps", "gap_maps", "reporting-title-maps", Scope(_SERIES)),
    Report("minorities", "minority_areas", "reporting-title-minorities", Scope((*_SERIES, "equity", "denominators"))),
    # Findings contain their own positions; of the figures only counts are shown.
    Report("quality", "data_quality", "reporting-title-quality",
           Scope(("series", "figures", "selection", "findings"),
                 columns={"series": ("figure_id",), "figures": ("figure_id",), "selection": ("status",)})),
    Report("record", "track_record", "reporting-title-record",
           Scope(("retrospective", "series"), columns={"series": ("figure_id", "verdict")})),
)


def plan_jobs(
    workspace: Workspace,
    study: Study,
    page: PageInfo,
    as_of: str = "",
    districts: Sequence[str] | None = None,
    language: Language = "vi",
) -> list[Job]:
    """The jobs of a site, the largest first.

    Parameters
    ----------
    workspace, study
        The folder of the notebooks; the catalogue.
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

    def job(key: str, notebook: str, title: str, scope: Scope, **parameters: Value) -> Job:
        home = "../" * key.count("/")
        return Job(
            key=key, notebook=workspace.notebooks / f"{notebook}.ipynb",
            output=edition_folder(workspace.reports, language).joinpath(*f"{key}.html".split("/")),
            page=replace(page, title=title, home=home), parameters={**parameters, **shared},
            language=language, home=Path(workspace.root).resolve(), scope=scope,
        )

    chosen = [area for area in study.districts if districts is None or area.key in districts]
    unknown = set(districts or ()) - {area.key for area in study.districts}
    jobs = [job(report.key, report.notebook, text(report.title), report.scope) for report in OVERVIEWS]
    jobs += [
        job(f"indicators/{indicator.id}", "indicator", indicator.name, Scope(_INDICATOR, indicator=indicator.id),
            indicator=indicator.id)
        for indicator in study.reported_indicators
    ]
    jobs += [
        job(f"districts/{area.key}", "district_report", text("reporting-title-district", area=area_in_sentence(area)),
            Scope(_DISTRICT, area=area.code), district=area.key)
        for area in chosen
    ]
    # Unknown keys get a job too, so that the check of parameters can report them.
    jobs += [job(f"districts/{key}", "district_report", key, Scope(_DISTRICT), district=key) for key in sorted(unknown)]
    return jobs
