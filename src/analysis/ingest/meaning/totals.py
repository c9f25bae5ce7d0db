"""Whether districts add up to the province, and groups to the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from analysis.findings import Severity
from analysis.ingest.meaning.digits import SLIPS, has_digit_more_or_less, is_plain, resolution, rounding_of
from analysis.ingest.reading import Doubt, Reading, above_whole
from analysis.ingest.units import factor, is_count
from analysis.ingest.values import decimals
from analysis.study import Study, is_applicable

__all__ = ["check_totals", "check_parts", "check_counts_within"]

_NEAR = 0.002  # what two decimals of a rate leave open
_ADDITIVE = ("thousand_persons", "km2")


class _Subject(NamedTuple):
    """What the figures of several areas are of that can add up; `day` without its year, '' for the end of it."""

    table: int
    indicator: str
    definition: str
    group: str
    year: int
    kind: str
    day: str


def check_totals(readings: list[Reading], study: Study, by_rate: Mapping[int, float] | None = None) -> Iterable[Doubt]:
    """A count of the province is the sum of its districts; a share lies between the smallest and the largest.

    `by_rate` are counts that contradict the rate beside them, by identity, with what would give that rate.
    """
    districts = {area.code for area in study.districts}
    totals: dict[_Subject, Reading] = {}
    parts: dict[_Subject, dict[str, Reading]] = defaultdict(dict)
    for reading in _figures(readings):
        key = _Subject(
            reading.table, reading.indicator, reading.definition, reading.group, reading.year, reading.kind,
            reading.reference_date[4:])
        if reading.area == study.province.code:
            totals[key] = reading
        elif reading.area in districts:
            parts[key][reading.area] = reading
    for key, total in totals.items():
        listed = list(parts[key].values())
        if len(listed) < 2:
            continue
        indicator = study.indicator(total.indicator)
        if is_count(indicator.unit) or indicator.unit in _ADDITIVE:
            complete = set(parts[key]) == districts
            told = (by_rate or {}).get(id(total))
            added = sum(reading.value for reading in listed)
            broken = complete and (_moves_otherwise(key, totals, parts) or (
                told is not None and abs(added / told - 1) < _NEAR < abs(total.value / told - 1)))
            yield from _sum(total, listed, complete, broken)
            missing = [area for area in study.districts if area.code not in parts[key]
                       and is_applicable(study, indicator, area)]
            if missing and is_count(indicator.unit) and len(listed) > len(districts) / 2 and total.value == sum(
                    reading.value for reading in listed):
                yield Doubt(total, "warning", "total-of-listed", {
                    "addends": str(len(listed)), "missing": ", ".join(area.name_vi for area in missing)})
        elif complete_share(total, listed, districts, set(parts[key])):
            yield Doubt(total, "warning", "total-outside", {
                "low": min(r.value for r in listed), "high": max(r.value for r in listed)})


def complete_share(total: Reading, listed: list[Reading], districts: set[str], present: set[str]) -> bool:
    """Whether a share of the whole lies outside those of all its parts."""
    values = [reading.value for reading in listed]
    return present == districts and not min(values) - 0.05 <= total.value <= max(values) + 0.05


def _moves_otherwise(key: _Subject, totals: dict[_Subject, Reading],
                     parts: dict[_Subject, dict[str, Reading]]) -> bool:
    """Whether a total changes by more, or by less, than each part from all years in which it is their sum.

    The change of a sum lies between the changes of its parts, so that the total is at fault, not one of them.
    """
    total, own = totals[key], parts[key]
    found = False
    for other, whole in totals.items():
        others = parts[other]
        if other == key or other != key._replace(year=other.year) \
                or others.keys() != own.keys() or any(each.value <= 0 for each in (whole, *others.values())):
            continue
        rounding = rounding_of(whole, list(others.values()))
        if abs(sum(each.value for each in others.values()) - whole.value) > rounding:
            continue
        changes = [own[area].value / before.value for area, before in others.items()]
        slack = 2 * rounding / whole.value
        if min(changes) - slack <= total.value / whole.value <= max(changes) + slack:
            return False
        found = True
    return found


def _sum(total: Reading, listed: list[Reading], complete: bool, broken: bool) -> Iterable[Doubt]:
    added = sum(reading.value for reading in listed)
    rounding = rounding_of(total, listed)
    wrong = abs(added - total.value) > rounding if complete else added > total.value + rounding
    if not wrong or abs(added + total.left - total.value) <= rounding or any(
            reading.qualifier for reading in (total, *listed)):
        return
    slips = list(_slips(total, listed, rounding)) if complete else []
    if len(slips) == 1 and is_plain(*slips[0], rounding):
        slip, likely = slips[0]
        yield Doubt(slip, "error", "slip-by-total", {"likely": likely, "total": total.quoted})
    else:
        severity: Severity = "error" if broken else "warning"
        yield Doubt(total, severity, "total-broken" if broken else "total-differs", {
            "sum": added, "addends": str(len(listed))})


def _slips(total: Reading, listed: list[Reading], rounding: float) -> Iterable[tuple[Reading, float]]:
    """The addends with which a sum would meet its total if they had another unit, or one digit more or less."""
    apart = total.value - sum(reading.value for reading in listed)
    finest = max(map(decimals, (reading.value for reading in (total, *listed))))
    in_units = resolution([total, *listed]) <= 1
    for reading in listed:
        likely = round(reading.value + apart, 10)
        if in_units and has_digit_more_or_less(reading.value, likely):
            yield reading, likely
            continue
        for times in SLIPS:
            scaled = round(reading.value * times, 10)
            if abs(scaled - likely) <= rounding and decimals(scaled) <= finest:
                yield reading, scaled


def check_parts(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """Counts of a group and of its complement add up to the whole, and none is larger than it."""
    by_key: dict[tuple[str | int, ...], dict[str, Reading]] = defaultdict(dict)
    for reading in _figures(readings):
        unit = study.indicator(reading.indicator).unit
        if is_count(unit) or unit in _ADDITIVE:
            by_key[reading.table, reading.indicator, reading.area, reading.year, reading.kind][reading.group] = reading
    complements = {group.id: group.complement for group in study.groups if group.complement}
    for groups in by_key.values():
        whole = groups.get("all")
        if whole is None:
            continue
        for name, part in groups.items():
            if name != "all" and part.value > whole.value:
                yield from above_whole(part, whole, whole.value)
            other = groups.get(complements.get(name, ""))
            if other is not None and name < other.group and abs(
                    part.value + other.value - whole.value) > max(1.02 * resolution([whole, part, other]), 1e-9):
                yield Doubt(whole, "warning", "parts-differ", {
                    "sum": part.value + other.value, "parts": f"{part.written} + {other.written}"})


def check_counts_within(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """Counts that the catalogue calls parts of another are no larger, and its addends add up to it where all are there.

    ``synonyms.csv`` says it with the uses ``part`` and ``addend``, and the whole in the place of the wording.
    """
    wholes = {s.indicator: s.wording for s in study.synonyms if s.use in ("part", "addend")}
    addends: dict[str, set[str]] = defaultdict(set)
    for synonym in study.synonyms:
        if synonym.use == "addend":
            addends[synonym.wording].add(synonym.indicator)
    by_key: dict[tuple[str | int, ...], dict[str, Reading]] = defaultdict(dict)
    for reading in _figures(readings):
        if reading.indicator in wholes or reading.indicator in wholes.values():
            own = reading.group == study.indicator(reading.indicator).main_group
            key = (reading.table, reading.area, reading.year, reading.kind, "" if own else reading.group)
            by_key[key][reading.indicator] = reading
    for found in by_key.values():
        for name, part in found.items():
            whole = found.get(wholes.get(name, ""))
            ratio = factor(whole.unit, part.unit) if whole is not None else None  # thousands of persons, and persons
            if whole is not None and ratio is not None and part.value > whole.value * ratio * (1 + 1e-9):
                yield from above_whole(part, whole, whole.value * ratio)
        for name in addends.keys() & found.keys():
            parts = [found[each] for each in sorted(addends[name]) if each in found]
            added = sum(part.value for part in parts)
            if len(parts) == len(addends[name]) and added != found[name].value:
                yield Doubt(found[name], "warning", "parts-differ", {
                    "sum": added, "parts": " + ".join(part.written for part in parts)})


def _figures(readings: list[Reading]) -> Iterable[Reading]:
    return (reading for reading in readings if reading.role == "figure" and not reading.commune)
