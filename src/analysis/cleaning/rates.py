"""Rates and the counts behind them: compute a rate if only its counts are published, otherwise check it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from analysis.cleaning.agreement import resolution
from analysis.cleaning.candidates import Candidate, Key, by_key, day_of, decimals, finding_on
from analysis.findings import Finding
from analysis.language import number, text, use_language
from analysis.study import Indicator, Study

__all__ = ["Pairing", "pairings", "derive", "check_rates", "computed_from_rate", "era", "BOUNDARY_CHANGES"]

BOUNDARY_CHANGES = (date(2024, 11, 1), date(2025, 7, 1))
"""Days on which communes were merged (Resolutions 1193 and 1660/NQ-UBTVQH15): a count of communes before such a day is
no denominator for one after it.
"""

_ALL = 100.0  # percent; a part larger than its whole is reported by `analysis.cleaning.wholes`
_ROW = re.compile(r"\d+$")  # the row in a cell's name
_DIVIDED_BY_RATE = re.compile(r"/\s*\(?[\d.,]+\s*%")


@dataclass(frozen=True)
class Pairing:
    """The two counts of one rate and the series that the rate belongs to."""

    key: Key
    numerator: Candidate
    denominator: Candidate

    @property
    def rate(self) -> float:
        """The rate in percent."""
        return 100 * self.numerator.value / self.denominator.value


def computed_from_rate(figure: Candidate) -> bool:
    """Whether a count was itself computed from the rate, as in "6056/16.68%"."""
    return figure.how == "computed" and bool(_DIVIDED_BY_RATE.search(figure.note))


def pairings(used: list[Candidate], study: Study) -> Iterator[Pairing]:
    """The pairs of counts in use for the same area, definition, group and year.

    The number of communes changes only with boundaries, so the nearest count on the same side of a boundary change is
    used. All other denominators must be of the same year.
    """
    series = by_key(used)
    for indicator in study.indicators:
        if not (indicator.numerator and indicator.denominator and indicator.unit == "percent"):
            continue
        for key, numerators in series.items():
            if key.indicator != indicator.numerator or not _is_group_of_rate(key.group, indicator):
                continue
            denominators = series.get(_denominator_key(key, indicator, study), [])
            beside = _of_any_definition(key, indicator, series, study) if not denominators else []
            for numerator in numerators:
                denominator = _match(numerator, denominators) or _in_row(numerator, beside)
                if denominator is not None and any(
                        known.id == key.definition for known in study.definitions_of(indicator.id)):
                    yield Pairing(key._replace(indicator=indicator.id), numerator, denominator)


def derive(used: list[Candidate], study: Study) -> list[Candidate]:
    """A computed rate for each pair of counts whose rate is not published for that year and lies within bounds."""
    published = {(figure.key, figure.year) for figure in used}
    return [_computed(pairing) for pairing in pairings(used, study)
            if (pairing.key, pairing.numerator.year) not in published and pairing.rate <= _ALL]


def check_rates(used: list[Candidate], study: Study) -> list[Finding]:
    """A warning for each published rate that differs from its counts by more than rounding."""
    rates = {(figure.key, figure.year): figure for figure in used if figure.file}
    findings = []
    for pairing in pairings(used, study):
        rate = rates.get((pairing.key, pairing.numerator.year))
        if rate is not None and rate.how == "stated" and not _within_rounding(rate, pairing):
            above, below = pairing.numerator, pairing.denominator
            findings.append(finding_on(
                rate, "warning", "rate-against-counts", study, computed=round(pairing.rate, 2),
                numerator=round(above.value), numerator_figure=above.figure_id,
                denominator=round(below.value), denominator_figure=below.figure_id))
    return findings


def _is_group_of_rate(group: str, indicator: Indicator) -> bool:
    """A fixed denominator group applies to the indicator's main group only."""
    return not indicator.denominator_group or group == indicator.main_group


def _denominator_key(key: Key, indicator: Indicator, study: Study) -> Key:
    known = [definition.id for definition in study.definitions_of(indicator.denominator)]
    definition = known[0] if len(known) == 1 else key.definition
    return Key(indicator.denominator, definition, key.area_code, indicator.denominator_group or key.group)


def _of_any_definition(key: Key, indicator: Indicator, series: dict[Key, list[Candidate]],
                       study: Study) -> list[Candidate]:
    wanted = _denominator_key(key, indicator, study)
    return [figure for definition in study.definitions_of(indicator.denominator)
            for figure in series.get(wanted._replace(definition=definition.id), [])]


def _in_row(numerator: Candidate, denominators: list[Candidate]) -> Candidate | None:
    """The whole printed in the same row as its part, under any definition: it belongs to that part."""
    row = _ROW.search(numerator.cell)
    found = [each for each in denominators if row and numerator.file and (each.file, each.sheet) == (
        numerator.file, numerator.sheet) and (at := _ROW.search(each.cell)) and at.group() == row.group()
        and (each.year, each.reference_date) == (numerator.year, numerator.reference_date)
        and 0 < each.value >= numerator.value and not computed_from_rate(each)]
    return found[0] if len(found) == 1 else None


def _match(numerator: Candidate, denominators: list[Candidate]) -> Candidate | None:
    possible = [d for d in denominators if d.value > 0 and not computed_from_rate(d)]
    if possible and possible[0].unit == "communes":
        possible = [d for d in possible if era(d) == era(numerator)]
        return min(possible, key=lambda d: (abs((d.year or 0) - (numerator.year or 0)), d.figure_id), default=None)
    return next((d for d in possible if d.year == numerator.year), None)


def era(figure: Candidate) -> int:
    """How many boundary changes precede the reference date of a figure."""
    day = day_of(figure.reference_date) or date(figure.year or 1, 12, 31)
    return sum(change <= day for change in BOUNDARY_CHANGES)


def _within_rounding(rate: Candidate, pairing: Pairing) -> bool:
    """Whether the rate, within its rounding, can come from the counts, within theirs."""
    numerator, denominator = pairing.numerator, pairing.denominator
    slack = (resolution(rate) if rate.qualifier else 0) + pairing.rate * (
        (resolution(numerator) / numerator.value if numerator.qualifier and numerator.value else 0)
        + (resolution(denominator) / denominator.value if denominator.qualifier else 0))
    return abs(rate.value - pairing.rate) <= 0.5 * 10.0 ** -decimals(rate.value) * (1 + 1e-6) + slack


def _computed(pairing: Pairing) -> Candidate:
    numerator, denominator = pairing.numerator, pairing.denominator
    with use_language("vi"):  # the table must not depend on the reader's language
        note = text("cleaning-computed-note", numerator=number(numerator.value, 0),
                    denominator=number(denominator.value, 0), year=str(denominator.year),
                    figures=f"{numerator.figure_id}, {denominator.figure_id}")
    identity = "/".join((*pairing.key, numerator.figure_id, denominator.figure_id))
    days = (numerator.known_from, denominator.known_from)
    bases = {numerator.known_from_basis, denominator.known_from_basis}
    return replace(
        numerator, figure_id="c" + hashlib.sha256(identity.encode()).hexdigest()[:11], key=pairing.key,
        value=pairing.rate, unit="percent", how="computed",
        verdict="weak" if "weak" in (numerator.verdict, denominator.verdict) else "use",
        known_from=max(days) if all(days) else "",
        known_from_basis=next(b for b in ("unknown", "assumed", "published") if b in bases),
        source=numerator.source, note=note,
        file="", sheet="", cell="",
        status="illustrative" if "illustrative" in (numerator.status, denominator.status) else "published")
