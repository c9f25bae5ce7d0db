"""Compare the list of communes by region with the published numbers of communes."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.cleaning.candidates import Candidate, finding_on
from analysis.findings import Finding
from analysis.study import REGION_INDICATORS, Study, counted_communes

__all__ = ["commune_list"]


def commune_list(used: list[Candidate], study: Study) -> Iterator[Finding]:
    """A warning for each area whose last published number of communes in a region differs from the list."""
    latest = {(figure.key.indicator, figure.key.area_code): figure
              for figure in sorted(used, key=lambda each: each.year or 0) if figure.key.indicator in REGION_INDICATORS}
    for (indicator, area), figure in latest.items():
        counted = counted_communes(study, area, indicator, figure.value)
        if counted is not None and counted != figure.value:
            yield finding_on(figure, "warning", "commune-list", study, region=REGION_INDICATORS[indicator],
                             counted=counted)
