"""Changes of definition: figures outside their definition's years, and the level before and after a change."""

from __future__ import annotations

from collections import defaultdict

from analysis.cleaning.candidates import Candidate, Key, by_key, finding_on
from analysis.findings import Finding
from analysis.language import number
from analysis.study import Definition, Study

__all__ = ["outside_definition", "breaks"]


def outside_definition(used: list[Candidate], study: Study) -> list[Finding]:
    """A warning for each definition with figures of years in which it did not hold, years named."""
    outside: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for figure in used:
        definition = study.definition(figure.key.indicator, figure.key.definition)
        if figure.year is not None and not definition.holds(figure.year):
            outside[figure.key.indicator, figure.key.definition].append(figure)
    return [
        finding_on(figures[0], "warning", "outside-definition", study,
                   definition=study.definition(*identity).name,
                   period=_period(study.definition(*identity)),
                   years=", ".join(sorted({str(figure.year) for figure in figures})),
                   figures=", ".join(figure.figure_id for figure in figures[:6]), count=len(figures))
        for identity, figures in outside.items()
    ]


def breaks(used: list[Candidate], study: Study) -> list[Finding]:
    """An info at each change of definition that the figures cross, with both levels where both are published.

    Neighbouring definitions are those in the order of their first years. A break is told once for an
    area with both levels; without such an area once for the indicator.
    """
    series = by_key(used)
    findings = []
    for indicator in study.indicators:
        with_figures = {key.definition for key in series if key.indicator == indicator.id}
        known = [d for d in study.definitions_of(indicator.id) if d.id in with_figures]
        for before, after in zip(known, known[1:], strict=False):
            findings.extend(_break(indicator.id, before, after, series, study))
    return findings


def _break(
    indicator: str, before: Definition, after: Definition, series: dict[Key, list[Candidate]], study: Study
) -> list[Finding]:
    both = []
    for key, figures in series.items():
        if (key.indicator, key.definition) != (indicator, after.id):
            continue
        old = {figure.year: figure for figure in series.get(key._replace(definition=before.id), [])}
        shared = [figure for figure in figures if figure.year in old]
        if shared:
            both.append((old[shared[-1].year], shared[-1]))
    names = {"before": before.name, "after": after.name}
    if both:
        return [finding_on(new, "info", "break", study, old_value=number(old.value, 2), **names)
                for old, new in both]
    first = min((figure for key, figures in series.items() for figure in figures
                 if (key.indicator, key.definition) == (indicator, after.id)), key=lambda f: f.year or 0)
    return [finding_on(first, "info", "break-unlinked", study, **names)]


def _period(definition: Definition) -> str:
    return f"{definition.year_from or '…'}–{definition.year_to or '…'}"
