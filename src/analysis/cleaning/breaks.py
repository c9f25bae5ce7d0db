"""Changes of definition: figures outside the years of their definition, and the levels at each change."""

from __future__ import annotations

from collections import defaultdict

from analysis.cleaning.candidates import Candidate, Key, by_key, finding_on
from analysis.findings import Finding
from analysis.study import Definition, Study

__all__ = ["outside_definition", "breaks", "successions"]

_LONGEST_HANDOVER = 2


def outside_definition(used: list[Candidate], study: Study) -> list[Finding]:
    """A warning for each definition that has figures for years in which it was not in force; names the years."""
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
    """An info for each change of definition within the figures.

    One per area that published both levels in one year. Changes without such a year make one finding per indicator, and
    so do definitions that run in parallel, such as a survey beside a register.
    """
    series = by_key(used)
    findings: list[Finding] = []
    for indicator in study.indicators:
        with_figures = {key.definition for key in series if key.indicator == indicator.id}
        known = [d for d in study.definitions_of(indicator.id) if d.id in with_figures]
        if len(known) < 2:
            continue
        changes = successions(known)
        levels = [(change, _levels(*change, series, study)) for change in changes]
        findings.extend(finding for _, found in levels for finding in found)
        findings.extend(_unlinked([change for change, found in levels if not found], series, study))
        findings.extend(_side_by_side(known, changes, series, study))
    return findings


def successions(known: list[Definition]) -> list[tuple[Definition, Definition]]:
    """Pairs of successive definitions: the second takes over within two years of the end of the first."""
    pairs = []
    for before in known:
        if before.year_to is None:
            continue
        followers = [after for after in known if after.year_from is not None
                     and after.year_from > (before.year_from or 0)
                     and before.year_to - after.year_from <= _LONGEST_HANDOVER]
        if followers:
            pairs.append((before, min(followers, key=lambda after: after.year_from or 0)))
    return pairs


def _levels(before: Definition, after: Definition, series: dict[Key, list[Candidate]], study: Study) -> list[Finding]:
    """For each area and group, the last year with both levels, if there is one."""
    findings = []
    for key, figures in series.items():
        if (key.indicator, key.definition) != (after.indicator, after.id):
            continue
        old = {figure.year: figure for figure in series.get(key._replace(definition=before.id), [])}
        shared = [figure for figure in figures if figure.year in old]
        if shared:
            findings.append(finding_on(
                shared[-1], "info", "break", study, old_value=round(old[shared[-1].year].value, 2),
                before=before.name, after=after.name))
    return findings


def _unlinked(
    changes: list[tuple[Definition, Definition]], series: dict[Key, list[Candidate]], study: Study
) -> list[Finding]:
    if not changes:
        return []
    told = "; ".join(f"{before.name} → {after.name}" for before, after in changes)
    return [finding_on(_first_figure(changes[0][0], series), "info", "break-unlinked", study, changes=told)]


def _side_by_side(
    known: list[Definition], changes: list[tuple[Definition, Definition]],
    series: dict[Key, list[Candidate]], study: Study
) -> list[Finding]:
    in_line = {definition.id for pair in changes for definition in pair}
    beside = [definition for definition in known if definition.id not in in_line]
    if not beside:
        return []
    names = "; ".join(definition.name for definition in beside)
    return [finding_on(_first_figure(beside[0], series), "info", "side-by-side", study, definitions=names)]


def _first_figure(definition: Definition, series: dict[Key, list[Candidate]]) -> Candidate:
    return min((figure for key, figures in series.items() for figure in figures
                if (key.indicator, key.definition) == (definition.indicator, definition.id)),
               key=lambda figure: (figure.year or 0, figure.figure_id))


def _period(definition: Definition) -> str:
    return f"{definition.year_from or '…'}–{definition.year_to or '…'}"
