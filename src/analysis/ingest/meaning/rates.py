"""Whether printed rates and their falls are those of the numbers beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from analysis.findings import Argument
from analysis.ingest.reading import MORE_THAN_ALL, Doubt, Reading, Told, above_whole
from analysis.ingest.units import factor, unit_name
from analysis.ingest.uses import uses_of
from analysis.ingest.values import decimals, rounding_of_sum
from analysis.study import Indicator, Study

__all__ = ["check_above_whole", "check_counts_of", "check_exchanged", "check_falls", "check_rates", "computed_rates",
           "contradicted_by_rate", "expected_rates", "lone_numerators", "shares_of_the_poor", "tolerance"]

_Row = tuple[int, str, str, int, str, str]


class _Triple(NamedTuple):
    """A count, what it is a part of, and the rate printed beside them, None where none is."""

    rate: Reading | None
    top: Reading
    bottom: Reading


def check_rates(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """An error on a printed rate that differs from numerator / denominator by more than rounding.

    One of the three is wrong: the rate is not used, the other two get a warning. Where the part is larger than its
    whole it is they, and the rate gets the warning.
    """
    for rate, top, bottom in _triples(readings, study):
        if rate is None or not bottom.value:
            continue
        expected = 100 * top.value / bottom.value
        if abs(expected - rate.value) > tolerance(rate):
            shown = round(expected, 2)
            of_it: dict[str, Argument] = {"numerator": top.quoted, "denominator": bottom.quoted}
            if top.role == bottom.role == "figure" and rate.value <= 100 < expected / MORE_THAN_ALL:
                yield Doubt(rate, "warning", "rate-beside-slip", of_it)
                continue
            yield Doubt(rate, "error", "rate-differs", {"computed": shown, **of_it})
            for part in (top, bottom):
                yield Doubt(part, "warning", "part-of-rate", {"computed": shown, "rate": rate.quoted})


def check_exchanged(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """Errors on a part and its whole where the printed rate is above 100 too: each stands in the other's place."""
    for rate, top, bottom in _triples(readings, study):
        if rate is not None and rate.value > 100 and bottom.value < top.value:
            for part, other in ((top, bottom), (bottom, top)):
                yield Doubt(part, "error", "exchanged", {"other": other.quoted, "rate": rate.quoted})


def check_above_whole(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """Doubts on a part that is larger than its whole, where no printed rate says that the two were exchanged."""
    for rate, top, bottom in _triples(readings, study):
        counts = bottom.role == "figure" and (rate is None or (top.role == "figure" and rate.value <= 100))
        if counts and 0 < bottom.value < top.value:
            yield from above_whole(top, bottom, bottom.value)


def check_counts_of(refused: Iterable[Reading], readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """A warning on counts whose printed rate is above 100: either they or their whole are wrong."""
    rates = {_subject(rate, name): rate for rate in refused
             if rate.value > 100 and study.indicator(rate.indicator).is_share
             for name in uses_of(study).numerators(rate.indicator)}
    for reading in readings if rates else ():
        if (rate := rates.get(_subject(reading, reading.indicator))) is not None and reading.role == "figure":
            yield Doubt(reading, "warning", "rate-above-all", {"rate": rate.quoted})


def _subject(reading: Reading, name: str) -> tuple[str | int, ...]:
    return (name, reading.table, reading.area, reading.commune, reading.group, reading.year, reading.reference_date,
            reading.kind)


def expected_rates(readings: list[Reading], study: Study) -> dict[int, float]:
    """What numerator and denominator beside a printed rate give, by the identity of its reading."""
    return {id(rate): 100 * top.value / bottom.value
            for rate, top, bottom in _triples(readings, study) if rate is not None and bottom.value}


def contradicted_by_rate(readings: list[Reading], study: Study) -> dict[int, float]:
    """Counts that do not give the rate printed beside them, by identity, with what would give it."""
    found = {}
    for rate, top, bottom in _triples(readings, study):
        if rate is not None and rate.value and bottom.value and abs(
                100 * top.value / bottom.value - rate.value) > tolerance(rate):
            found[id(top)] = rate.value * bottom.value / 100
            found[id(bottom)] = 100 * top.value / rate.value
    return found


def shares_of_the_poor(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """An error on a group's rate that is the group's part of all who are counted, not its own rate.

    640 poor minority households of 1,000 poor ones are 64 % of the poor; what part of the minority is
    poor, the table does not say.
    """
    by_row: dict[_Row, dict[tuple[str, str], Reading]] = defaultdict(dict)
    for reading in readings:
        if reading.role == "figure":
            by_row[_row_of(reading)][reading.indicator, reading.group] = reading
    for row in by_row.values():
        for (name, group), rate in row.items():
            indicator = study.indicator(name)
            part = row.get((indicator.numerator, group))
            whole = row.get((indicator.numerator, indicator.main_group))
            if part is None or whole is None or part is whole or not whole.value or not indicator.is_share:
                continue
            among = row.get((indicator.denominator, group))
            is_own = among is not None and among.value and \
                abs(100 * part.value / among.value - rate.value) <= tolerance(rate)
            if not is_own and abs(100 * part.value / whole.value - rate.value) <= tolerance(rate):
                yield Doubt(rate, "error", "whose-share")


def computed_rates(readings: list[Reading], study: Study) -> list[Reading]:
    """Rates that no column prints, of numerators for which the catalogue has no indicator of their own."""
    found = []
    for rate, top, bottom in _triples(readings, study):
        if rate is None and top.role == "numerator" and bottom.value and 0 <= top.value <= bottom.value:
            found.append(Reading(
                top.row, top.column, top.written, round(100 * top.value / bottom.value, 6), top.indicator, top.area,
                top.group, top.year, "percent", top.kind, top.definition, top.reference_date, top.qualifier,
                commune=top.commune, table=top.table, note=f"100 × {top.written} / {bottom.written}",
                standard=top.standard, told=Told(computed=True)))
    return found


def lone_numerators(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """Counts of an indicator that is only known as a share, without the whole that would make them one."""
    paired = {id(top) for _, top, _ in _triples(readings, study)}
    for reading in readings:
        if reading.role == "numerator" and id(reading) not in paired:
            yield Doubt(reading, "warning", "lone-numerator", {
                "indicator": study.indicator(reading.indicator).name, "unit": unit_name(reading.unit)})


def _row_of(reading: Reading) -> _Row:
    return (reading.table, reading.area, reading.commune, reading.year, reading.kind, reading.reference_date)


def _triples(readings: list[Reading], study: Study) -> Iterable[_Triple]:
    rows: dict[_Row, list[Reading]] = defaultdict(list)
    for reading in readings:
        rows[_row_of(reading)].append(reading)
    for row in rows.values():
        if len(row) < 2:
            continue
        for indicator in map(study.indicator, dict.fromkeys(reading.indicator for reading in row)):
            if indicator.denominator or indicator.is_share:
                yield from _of_indicator(indicator, row, study)


def _of_indicator(indicator: Indicator, row: list[Reading], study: Study) -> Iterable[_Triple]:
    for group in dict.fromkeys(reading.group for reading in row):
        tops = [r for r in row if r.group == group and (
            (r.indicator == indicator.numerator and r.role == "figure")
            or (r.indicator == indicator.id and r.role == "numerator"))]
        wanted = indicator.denominator_group if group == indicator.main_group and indicator.denominator_group else group
        named = {indicator.denominator, uses_of(study).of_group.get((indicator.denominator, group), "")}
        bottoms = [r for r in row if r.indicator in named and r.group in (group, wanted)]
        rates = [r for r in row if r.group == group and r.indicator == indicator.id and r.role == "figure"]
        if len(tops) == 1 and tops[0].role == "numerator" and not rates:
            bottoms = _alike(tops[0], bottoms or [
                r for r in row if r.indicator == "households" and r.group in (group, wanted)])
        if len(tops) == 1 and len(bottoms) == 1 and len(rates) <= 1 and tops[0].unit == bottoms[0].unit:
            yield _Triple(rates[0] if rates else None, tops[0], bottoms[0])


def _alike(top: Reading, wholes: list[Reading]) -> list[Reading]:
    """The wholes in the unit of a count that is only known as a share; of households where it counts households."""
    found = []
    for whole in wholes:
        scale = factor(whole.unit, top.unit)
        if scale:
            found.append(replace(whole, value=whole.value * scale, unit=top.unit))
    return found


def check_falls(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """A warning on a fall that is not the share of the year before less that of the year, and on both shares.

    Only where one definition holds at both ends: nothing falls from one poverty line to another.
    """
    shares = uses_of(study).falls
    if not any(reading.indicator in shares for reading in readings):
        return
    by_subject = {_moment(reading, reading.indicator, reading.year): reading for reading in readings
                  if reading.kind == "outcome" and not reading.reference_date}
    for fall in list(by_subject.values()):
        if fall.indicator not in shares:
            continue
        before, after = (by_subject.get(_moment(fall, shares[fall.indicator], year))
                         for year in (fall.year - 1, fall.year))
        if before is None or after is None:
            continue
        given = before.value - after.value
        if abs(given - fall.value) > rounding_of_sum(
                10.0 ** -decimals(each.value) for each in (before, after, fall)):
            for each in (fall, before, after):
                yield Doubt(each, "warning", "fall-differs", {
                    "fall": fall.quoted, "given": round(given, 10), "before": before.quoted, "after": after.quoted})


def _moment(reading: Reading, indicator: str, year: int) -> tuple[str | int, ...]:
    return (indicator, reading.definition, reading.area, reading.commune, reading.group, year)


def tolerance(rate: Reading) -> float:
    """Half the last printed digit, never less than a hundredth of a point."""
    return max(0.5 * 10.0 ** -decimals(rate.value), 0.005) * 1.02 + 1e-9
