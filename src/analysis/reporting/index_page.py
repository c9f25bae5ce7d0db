"""The start page: the province at a glance, and links to everything else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from analysis.charts import matrix_html, matrix_statements, province_only_html
from analysis.findings import SEVERITY_ORDER
from analysis.language import has_text, text
from analysis.narrative import high_note, highlights, overview, standings
from analysis.narrative.blocks import Block
from analysis.reporting.data_pages import Tables
from analysis.reporting.history import CHANGES
from analysis.reporting.html import Heading, render
from analysis.reporting.jobs import PageInfo
from analysis.reporting.plan import OVERVIEWS
from analysis.reporting.start_maps import NO_MAPS, StartMaps
from analysis.study import Area, Indicator, Study
from analysis.tables import GRADES, LIKELIHOODS
from analysis.telling.rows import has_passed
from analysis.telling.words import word_range, word_text

__all__ = ["SiteMap", "index_page"]

PROVINCE = "province.html"


@dataclass(frozen=True)
class SiteMap:
    """What the start page can link to.

    Parameters
    ----------
    pages : collection of str
        Pages that exist, relative to the folder.
    failed, older : sequence of str
        Pages of reports that failed in this run, and pages left from an earlier run.
    data : sequence of (str, str, int)
        Name, page and number of figures of each data page.
    """

    pages: Collection[str]
    failed: Sequence[str] = ()
    older: Sequence[str] = ()
    data: Sequence[tuple[str, str, int]] = ()


def index_page(study: Study, tables: Tables, page: PageInfo, site: SiteMap,
               maps: StartMaps = NO_MAPS) -> str:
    """The start page.

    Parameters
    ----------
    study, tables
        The catalogue; ``attainment``, ``findings``, ``series``, ``figures``, ``forecasts``, ``gaps``, ``equity``.
    page : PageInfo
        Head and foot.
    site : SiteMap
        What to link to.
    maps : StartMaps
        Maps to switch between.
    """
    reported = {indicator.id for indicator in study.reported_indicators}

    def address(area: Area, indicator: Indicator) -> str:
        target = PROVINCE if area == study.province else f"districts/{area.key}.html"
        if target in site.pages and indicator.id in reported:
            return f"{target}#{indicator.id}"
        return ""

    titles, told = _titles(study), highlights(study, tables)
    severities = tables["findings"]["severity"]
    counts = {name: int((severities == name).sum()) for name in SEVERITY_ORDER}
    stated = tables["attainment"]
    passed = all(has_passed(int(year), str(day)) for year, day in zip(stated["year"], stated["as_of"], strict=True))
    classes = [*((word, word_range(word)) for word in LIKELIHOODS),
               *((word, text(f"reporting-word-{word.replace('_', '-')}"))
                 for word in ("reached", "not_reached", "insufficient", "none"))]
    words = [(word_text(word, passed), meaning) for word, meaning in classes]
    return render(
        "index.html.j2", page, headings=_headings(bool(told), bool(maps.drawn)), counts=counts, refused=counts["error"],
        failed=_named(site.failed, titles), older=_named(site.older, titles), words=words, grades=_grades(),
        matrix=matrix_html(study, stated, address), scripted=True,
        province_only=province_only_html(study, stated), note=_noted(high_note(matrix_statements(study, stated))),
        pictures=maps.drawn, unmapped=[
            (kind, _named((f"indicators/{name}.html" for name in names), titles, site.pages))
            for kind, names in (("elsewhere", maps.elsewhere), ("without", maps.without)) if names],
        standings=standings(study, tables, study.province),
        overview=_noted(overview(study, tables, study.province, PROVINCE)) if PROVINCE in site.pages else "",
        highlights=told, changed=CHANGES in site.pages,
        province=PROVINCE if PROVINCE in site.pages else "",
        districts=_named((f"districts/{a.key}.html" for a in study.districts), titles, site.pages),
        overviews=_named((f"{report.key}.html" for report in OVERVIEWS), titles, site.pages),
        indicators=_named((f"indicators/{i.id}.html" for i in study.indicators), titles, site.pages),
        data=_by_topic(study, site.data),
    )


def _noted(blocks: Sequence[Block]) -> Markup:
    return Markup("").join(Markup(block._repr_html_()) for block in blocks)


def _by_topic(study: Study, data: Sequence[tuple[str, str, int]]) -> list[tuple[str, list[tuple[str, str, int]]]]:
    """The data pages by topic, in catalogue order."""
    topics = {f"data/{indicator.id}.html": indicator.topic for indicator in study.indicators}
    found: dict[str, list[tuple[str, str, int]]] = {}
    for name, href, count in data:
        message = f"reporting-topic-{topics.get(href, 'other').replace('_', '-')}"
        topic = text(message) if has_text(message) else text("reporting-topic-other")
        found.setdefault(topic, []).append((name, href, count))
    return list(found.items())


def _titles(study: Study) -> dict[str, str]:
    titles = {f"{report.key}.html": text(report.title) for report in OVERVIEWS}
    titles |= {f"districts/{area.key}.html": area.name for area in study.districts}
    return titles | {f"indicators/{indicator.id}.html": indicator.name for indicator in study.reported_indicators}


def _named(pages: Iterable[str], titles: dict[str, str],
           present: Collection[str] | None = None) -> list[tuple[str, str]]:
    """Titles and addresses of those pages that exist."""
    return [(titles.get(name, name), name) for name in pages if present is None or name in present]


def _headings(told: bool, mapped: bool) -> list[Heading]:
    names = ["standing", *(["map"] if mapped else []), *(["highlights"] if told else []), "matrix", "legend",
             "districts", "overviews", "indicators", "data"]
    return [Heading(2, name, text(f"reporting-index-{name}")) for name in names]


def _grades() -> list[tuple[str, str]]:
    ids = ("none" if grade == "–" else grade for grade in GRADES)
    return [(text(f"grade-{name}"), text(f"grade-{name}-meaning")) for name in ids]
