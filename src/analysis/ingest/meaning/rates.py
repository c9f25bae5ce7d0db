"""Whether a printed rate is that of the numerator and denominator beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from analysis.ingest.meaning.doubts import Doubt
from analysis.ingest.reading import Reading
from analysis.study import Indicator, Study

__all__ = ["check_rates", "computed_rates"]

_Row = tuple[int, str, str, int, str, str]


def check_rates(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """An error on a printed rate that differs from numerator / denominator by more than rounding.

    One of the three is wrong: the rate is not used, the other two get a warning.
    """
    for rate, top, bottom in _triples(readings, study):
        if rate is None or not bottom.value:
            continue
        expected = 100 * top.value / bottom.value
        if abs(expected - rate.value) > _tolerance(rate):
            shown = f"{expected:.2f}"
            yield Doubt(rate, "error", "rate-differs", {
                "computed": shown, "numerator": top.written, "denominator": bottom.written})
            for part in (top, bottom):
                yield Doubt(part, "warning", "part-of-rate", {"computed": shown, "rate": rate.written})


def computed_rates(readings: list[Reading], study: Study) -> list[Reading]:
    """Rates that no column prints, of numerators for which the catalogue has no indicator of their own."""
    found = []
    for rate, top, bottom in _triples(readings, study):
        if rate is None and top.role == "numerator" and bottom.value and 0 <= top.value <= bottom.value:
            found.append(Reading(
                top.row, top.column, top.written, round(100 * top.value / bottom.value, 6), top.indicator, top.area,
                top.group, top.year, "percent", top.kind, top.definition, top.reference_date, top.qualifier,
                commune=top.commune, table=top.table, note=f"100 × {top.written} / {bottom.written}",
                standard=top.standard, arguments={"computed": "yes"}))
    return found


def _triples(readings: list[Reading], study: Study) -> Iterable[tuple[Reading | None, Reading, Reading]]:
    rows: dict[_Row, list[Reading]] = defaultdict(list)
    for reading in readings:
        rows[reading.table, reading.area, reading.commune, reading.year, reading.kind,
             reading.reference_date].append(reading)
    for row in rows.values():
        if len(row) < 2:
            continue
        for indicator in {study.indicator(reading.indicator) for reading in row if reading.role == "numerator"} | {
                study.indicator(reading.indicator) for reading in row}:
            if indicator.denominator:
                yield from _of_indicator(indicator, row, study)


def _of_indicator(indicator: Indicator, row: list[Reading], study: Study) -> Iterable[
        tuple[Reading | None, Reading, Reading]]:
    groups = {reading.group for reading in row}
    for group in groups:
        tops = [r for r in row if r.group == group and (
            (r.indicator == indicator.numerator and r.role == "figure")
            or (r.indicator == indicator.id and r.role == "numerator"))]
        wanted = indicator.denominator_group if group == indicator.main_group and indicator.denominator_group else group
        bottoms = [r for r in row if r.indicator == indicator.denominator and r.group in (group, wanted)]
        rates = [r for r in row if r.group == group and r.indicator == indicator.id and r.role == "figure"]
        if len(tops) == 1 and len(bottoms) == 1 and len(rates) <= 1 and tops[0].unit == bottoms[0].unit:
            yield (rates[0] if rates else None), tops[0], bottoms[0]


def _tolerance(rate: Reading) -> float:
    """Half the last printed digit, never less than a hundredth of a point."""
    decimals = len(f"{rate.value:.6f}".rstrip("0").partition(".")[2])
    return max(0.5 * 10.0 ** -decimals, 0.005) * 1.02 + 1e-9
