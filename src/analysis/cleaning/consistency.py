"""Consistency between areas: a province is no smaller than its district, and a pair is not split."""

from __future__ import annotations

from collections import defaultdict

from analysis.cleaning.candidates import Candidate, Key, by_key, finding_on
from analysis.findings import Finding
from analysis.study import Study

__all__ = ["province_below_district", "pairs"]


def province_below_district(used: list[Candidate], study: Study) -> list[Finding]:
    """A warning for each provincial count that is smaller than that of one of its districts or pairs."""
    parts: dict[tuple[str, str, str, int | None], list[Candidate]] = defaultdict(list)
    for figure in used:
        if study.area(figure.key.area_code).parent == study.province.code and _is_total(figure.key, study):
            parts[_identity(figure)].append(figure)
    findings = []
    for figure in used:
        if figure.key.area_code != study.province.code:
            continue
        largest = max(parts[_identity(figure)], key=lambda part: part.value, default=None)
        if largest is not None and largest.value > figure.value:
            findings.append(finding_on(
                figure, "warning", "province-below-district", study, part_value=round(largest.value, 2),
                part=study.area(largest.key.area_code).name, part_figure=largest.figure_id))
    return findings


def pairs(used: list[Candidate], study: Study) -> list[Finding]:
    """An info for each indicator published for two districts together; names the districts."""
    first: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for key, figures in by_key(used).items():
        if study.area(key.area_code).type == "pair":
            first[key.area_code, key.indicator].extend(figures)
    return [
        finding_on(figures[0], "info", "pair", study, count=len(figures),
                   years=", ".join(sorted({str(figure.year) for figure in figures})),
                   members=", ".join(study.area(code).name for code in study.area(area).members))
        for (area, _), figures in first.items()
    ]


def _is_total(key: Key, study: Study) -> bool:
    """Whether the parts add up to the whole: counts do; shares, rates and means do not."""
    indicator = study.indicator(key.indicator)
    return indicator.lower == 0 and indicator.upper is None and "_per_" not in indicator.unit \
        and indicator.unit not in ("per_mille", "percent", "percent_of_plan")


def _identity(figure: Candidate) -> tuple[str, str, str, int | None]:
    return figure.key.indicator, figure.key.definition, figure.key.group, figure.year
