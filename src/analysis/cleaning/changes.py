"""The plausibility test applied to the shares of the province and its districts, with declared shocks in mind."""

from __future__ import annotations

from collections import defaultdict

from analysis.cleaning.candidates import Candidate, Key, by_key, finding_on
from analysis.cleaning.plausibility import Panel, Point, Suspicion, judge, series_changes
from analysis.findings import Argument, Finding
from analysis.study import Shock, Study

__all__ = ["suspicions", "refused", "suspicion_findings"]

# One commune in five is 20 points: the steps of such shares say nothing about plausibility.
_FEW = ("communes", "districts", "schools")

Suspected = tuple[Candidate, Candidate, Suspicion]


def suspicions(used: list[Candidate], study: Study) -> list[Suspected]:
    """The figures in use whose change is implausible within its panel: figure, neighbour, suspicion.

    The panel of a definition comprises the province, its districts and pairs, and all population groups. Changes
    explained by a declared shock say nothing about the others and are excluded.
    """
    known = {figure.figure_id: figure for figure in used}
    panels: dict[tuple[str, str], list[list[Point]]] = defaultdict(list)
    for key, figures in by_key(used).items():
        if _is_judged(key, study):
            panels[key.indicator, key.definition].append([_point(figure, study) for figure in figures])
    found: list[Suspected] = []
    for (indicator, definition), panel in panels.items():
        shocks = study.shocks_of(indicator, definition)
        changes = Panel([change for series in panel for change in series_changes(series)
                         if not any(_explains(shock, change.first.year, change.second.year) for shock in shocks)])
        for series in panel:
            found.extend((known[s.point.name], known[s.neighbour.name], s) for s in judge(series, changes))
    return found


def refused(suspected: list[Suspected], study: Study) -> list[Suspected]:
    """The suspicious figures that are not used: weak ones whose change no declared shock explains."""
    return [s for s in suspected if s[0].verdict == "weak" and not _is_explained(s, study)]


def suspicion_findings(suspected: list[Suspected], study: Study) -> list[Finding]:
    """Findings on refused figures, on doubtful figures that are kept, and on those that a shock explains."""
    refused_ids = {figure.figure_id for figure, _, _ in refused(suspected, study)}
    return [_finding(entry, entry[0].figure_id in refused_ids, study) for entry in suspected]


def _finding(suspected: Suspected, is_refused: bool, study: Study) -> Finding:
    figure, neighbour, suspicion = suspected
    indicator = study.indicator(figure.key.indicator)
    lower, upper = indicator.bounds
    shock = _shock(figure, neighbour, study)
    low, high = suspicion.plausible(shock.spread if shock else 0.0)
    arguments: dict[str, Argument] = {
        "neighbour": round(neighbour.value, 2), "neighbour_year": str(neighbour.year),
        "low": round(lower + low * (upper - lower), 1), "high": round(lower + high * (upper - lower), 1),
    }
    if shock is not None and _is_explained(suspected, study):
        return finding_on(figure, "info", "shock", study, shock=shock.name, **arguments)
    code = "implausible-refused" if is_refused else "implausible"
    return finding_on(figure, "warning", code, study, **arguments)


def _is_judged(key: Key, study: Study) -> bool:
    area = study.area(key.area_code)
    indicator = study.indicator(key.indicator)
    of_few = study.denominator_unit(indicator) in _FEW
    return indicator.is_share and not of_few and (area.is_district or area.type in ("pair", "province"))


def _point(figure: Candidate, study: Study) -> Point:
    lower, upper = study.indicator(figure.key.indicator).bounds
    assert figure.year is not None
    share = (figure.value - lower) / (upper - lower)
    return Point(figure.year, share, figure.verdict == "weak", figure.figure_id)


def _is_explained(suspected: Suspected, study: Study) -> bool:
    """Whether a declared shock lies between the figures and is large enough to explain the change.

    The declared size is for the whole population; a group may be hit much harder.
    """
    figure, neighbour, suspicion = suspected
    shock = _shock(figure, neighbour, study)
    if shock is None or figure.key.group != study.indicator(figure.key.indicator).main_group:
        return shock is not None
    low, high = suspicion.plausible(shock.spread)
    return low <= suspicion.point.share <= high


def _shock(figure: Candidate, neighbour: Candidate, study: Study) -> Shock | None:
    """The declared shock between two figures, if there is one."""
    assert figure.year is not None
    assert neighbour.year is not None
    first, second = sorted((figure.year, neighbour.year))
    shocks = study.shocks_of(figure.key.indicator, figure.key.definition)
    return next((shock for shock in shocks if _explains(shock, first, second)), None)


def _explains(shock: Shock, first: int, second: int) -> bool:
    """Whether a shock moved one of two levels but not the other.

    A lasting shock must lie between them; a one-off shock must be in the year of one of them.
    """
    return shock.year in (first, second) if shock.form == "one_off" else first < shock.year <= second
