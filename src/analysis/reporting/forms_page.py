"""The departments' blank forms for download, and the page that lists them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
from markupsafe import Markup

from analysis.charts.html import table_html
from analysis.language import number, text
from analysis.reporting.html import render
from analysis.reporting.jobs import PageInfo
from analysis.study import Study

__all__ = ["FORMS", "forms_page", "write_site_forms"]

FORMS = "blank-forms"  # not "forms", where `daklak form` writes and people fill them in


def write_site_forms(folder: Path, study: Study, series: pd.DataFrame, year: int) -> list[tuple[str, str, int]]:
    """Write the form of each department below the site's folder.

    Parameters
    ----------
    folder : Path
        The site's folder.
    study, series
        The catalogue; the table ``series``. Its latest figures before the year are shown beside the cells to fill.
    year : int
        The year asked for.

    Returns
    -------
    list of (str, str, int)
        Name of the department, file relative to the folder, number of indicators asked for.
    """
    from analysis.intake.form import departments, write_forms  # imports the readers, which pages do not need

    written = write_forms(study, series, year, folder / FORMS)
    return [(department.name, path.relative_to(folder).as_posix(), len(department.asked))
            for department, path in zip(departments(study, year), written, strict=True)]


def forms_page(page: PageInfo, forms: Sequence[tuple[str, str, int]], year: int) -> str:
    """How to fill in a form and send it back, with a link to each form."""
    columns = [text(f"reporting-forms-{name}") for name in ("department", "indicators", "file")]
    rows = [(name, number(count, 0), Markup('<a href="{}" download>{}</a>').format(
        file, text("reporting-forms-download", name=name))) for name, file, count in forms]
    title = text("reporting-forms-caption", year=str(year))
    table = table_html(rows, columns, title, numeric=(1,))
    body = Markup("<p>{}</p>{}").format(text("reporting-forms-how"), table)
    return render("report.html.j2", page, body=body)
