"""Implausible wholes: households or communes that double within a few years, or are fewer than a part of them."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from analysis.cleaning.candidates import Candidate, by_key, finding_on
from analysis.cleaning.rates import era, pairings
from analysis.findings import Finding
from analysis.study import Study

__all__ = ["doubtful_wholes"]

_NEAR_YEARS = 5
_TIMES = 2.0  # no published count of people, households or communes in an area has doubled or halved within five years


def doubtful_wholes(used: list[Candidate], study: Study) -> list[Finding]:
    """A warning on each denominator far from its other years, and on both counts if a part exceeds its whole.

    Parts and wholes on one sheet are checked when it is read; here, those from different sheets and files.
    """
    return [*_jumps(used, study), *_exceeded(used, study)]


def _jumps(used: list[Candidate], study: Study) -> Iterator[Finding]:
    wholes = {indicator.denominator for indicator in study.indicators}
    for key, figures in by_key(used).items():
        for figure in figures if key.indicator in wholes else ():
            nearest = _nearest(figure, figures)
            if nearest is None or _distance(figure, nearest) < log(_TIMES):
                continue
            if _nearest(nearest, figures) is figure and (nearest.year or 0) > (figure.year or 0):
                continue  # either of the two may be wrong; the finding is on the later one
            high, low = sorted((figure.value, nearest.value), reverse=True)
            yield finding_on(figure, "warning", "whole-jumps", study, times=round(high / low, 1), other=nearest.value,
                             other_year=str(nearest.year), other_figures=nearest.figure_id)


def _nearest(figure: Candidate, figures: list[Candidate]) -> Candidate | None:
    """The most similar figure among those of nearby years."""
    beside = [each for each in figures if 0 < abs((each.year or 0) - (figure.year or 0)) <= _NEAR_YEARS
              and min(each.value, figure.value) > 0 and (each.unit != "communes" or era(each) == era(figure))]
    return min(beside, key=lambda each: _distance(each, figure), default=None)


def _distance(one: Candidate, other: Candidate) -> float:
    return abs(log(one.value / other.value))


def _exceeded(used: list[Candidate], study: Study) -> Iterator[Finding]:
    for pairing in pairings(used, study):
        part, whole = pairing.numerator, pairing.denominator
        beside = part.is_of_table and (part.file, part.sheet) == (whole.file, whole.sheet)
        if part.value > whole.value and not beside:
            yield finding_on(part, "warning", "part-above-whole", study, **_named(whole, study))
            yield finding_on(whole, "warning", "whole-below-part", study, **_named(part, study))


def _named(other: Candidate, study: Study) -> dict[str, str | float]:
    places = (other.file, other.sheet, other.cell) if other.is_of_table else (other.source,)
    return {"other_indicator": study.indicator(other.key.indicator).name, "other": other.value,
            "other_place": " › ".join(filter(None, places))}
