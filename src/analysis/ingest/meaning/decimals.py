"""A lost or misplaced decimal point, by column, years beside and other sheets: 9.3 or 932 where 93.2 % is meant."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from statistics import median

from analysis.findings import Finding
from analysis.ingest.grid import cell_name
from analysis.ingest.meaning.rates import expected_rates, tolerance
from analysis.ingest.meaning.slips import by_table, logit, parts_beside
from analysis.ingest.reading import Doubt, Figure, Reading
from analysis.study import Study

__all__ = ["check_decimals", "meant_instead", "settle_across"]

_FEWEST = 4
_ALIKE, _CLOSE, _LARGE = 1.25, 0.05, 20
_FAR = 2.0
_SLIP = "ingest-decimal-slip"
_SERIES = attrgetter("indicator", "definition", "area_code", "group", "kind")


@dataclass(frozen=True)
class _Scale:
    """A scale on which numbers spread alike, its inverse, and what is far and very far on it."""

    of: Callable[[float], float]
    back: Callable[[float], float]
    far: float
    very_far: float


# Shares near 0 and near 100 spread alike on the logit scale: 9 % and 90 % lie 4.5 apart.
_OF_SHARES = _Scale(logit, lambda place: 100 / (1 + math.exp(-place)), 2.0, 3.0)
# Quotients have no upper end: three and four times as large, since a lost point makes ten times of any.
_OF_QUOTIENTS = _Scale(math.log, math.exp, math.log(3), math.log(4))
_QUOTIENTS = frozenset(("doctors_per_10k", "beds_per_10k", "per_mille", "per_1000_births", "criteria_per_commune"))


@dataclass(frozen=True)
class _Spread:
    """Readings of one kind of number on their scale: the place of each by identity, and which are proven right."""

    scale: _Scale
    places: Mapping[int, float]
    proven: set[int]


def check_decimals(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """Shares and quotients far from all others of their column that would lie among them but for a slip: ten times
    larger or smaller, or with their first two digits exchanged.

    Where other years of the same area, close to what ten times gives, say so too, or what the other areas changed by
    since them, the number is not used; on the column alone, or by one other year, it is used with a warning, since a
    town may indeed lie far from all rural districts; its own numerator and denominator prove it. Shares of at most 1
    may be fractions and are judged as such (`analysis.ingest.meaning.slips`).
    """
    scales = {i.id: _OF_QUOTIENTS if i.unit in _QUOTIENTS else _OF_SHARES for i in study.indicators
              if i.unit in _QUOTIENTS or (i.is_share and i.unit == "percent")}
    grouped: dict[tuple[str, int, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        scale = scales.get(reading.indicator)
        within = reading.value > 0 if scale is _OF_QUOTIENTS else 1 < reading.value < 100
        if scale and within and reading.role == "figure" and not reading.told.computed:
            grouped[reading.indicator, reading.table, reading.group].append(reading)
    tables = by_table(readings) if grouped else {}
    for several in grouped.values():
        beside = parts_beside(several, tables)
        expected = expected_rates(several + beside, study) if beside else {}
        proven = {id(r) for r in several if id(r) in expected and abs(expected[id(r)] - r.value) <= tolerance(r)}
        yield from _judge(several, proven, scales[several[0].indicator])


def _judge(several: list[Reading], proven: set[int], scale: _Scale) -> Iterable[Doubt]:
    """What the other years of an area say, then what its column does; what neither settles last."""
    spread = _Spread(scale, {id(reading): scale.of(reading.value) for reading in several}, proven)
    left = _without(several, years := list(_against_years(several, spread)))
    steps = list(_against_steps(left, spread))
    left = _without(left, sure := [doubt for doubt in steps if doubt.severity == "error"])
    left = _without(left, others := list(_against_kind(left, spread)))
    yield from (*years, *sure, *others)
    yield from _against_steps(left, spread) if sure or others else steps  # what is told is no evidence


def _without(several: list[Reading], doubts: list[Doubt]) -> list[Reading]:
    told = {id(doubt.reading) for doubt in doubts}
    return [reading for reading in several if id(reading) not in told]


def meant_instead(value: float, near: float) -> float | None:
    """What was meant for a share, within 5 % of others of its area, if its point slipped.

    Exchanged digits are no evidence there: in a bad year 83 % may well become 38.
    """
    if max(value, near) < _LARGE:
        return None  # small shares do change tenfold
    return next((each for each in _point_moved(value) if abs(each - near) <= _CLOSE * near), None)


def _point_moved(value: float) -> tuple[float, float]:
    """Ten times as large and as small."""
    return round(10 * value, 10), round(value / 10, 10)


def _exchanged(value: float) -> tuple[float, ...]:
    """With the two digits before the point exchanged: 92.3 and 29.3."""
    whole, _, rest = f"{value:.15g}".partition(".")
    return (float(f"{whole[::-1]}.{rest or 0}"),) if len(whole) == 2 and whole != whole[::-1] else ()


@dataclass(frozen=True)
class _Apart:
    """A reading far from all others of its column; what it would be, were it among them, but for a slip."""

    reading: Reading
    distance: float
    expected: float
    moved: float | None
    exchanged: float | None


def _apart(several: list[Reading], spread: _Spread, starts: Sequence[float] = (), widest: float = math.inf,
           ) -> Iterable[_Apart]:
    """The readings far from the others, at least four for each, by their distance on the scale from where each starts.

    None where those lie farther from each other than `widest`.
    """
    scale = spread.scale
    starts = starts or [0.0] * len(several)
    places = [spread.places[id(reading)] - start for reading, start in zip(several, starts, strict=True)]
    if not places or max(places) - min(places) < scale.far:
        return
    middle = median(places)
    known = list(zip(several, places, starts, strict=True))
    apart = [each for each in known if abs(each[1] - middle) >= scale.far and id(each[0]) not in spread.proven]
    others = [place for r, place, _ in known if abs(place - middle) < scale.far or id(r) in spread.proven]
    if not apart or len(others) < max(_FEWEST, _FEWEST * len(apart)) or max(others) - min(others) > widest:
        return
    low, high = min(others), max(others)
    beyond = (high - low) / 2  # what was meant may itself be the highest or lowest of them
    for reading, place, start in apart:
        least, expected, most = (scale.back(start + each) for each in (low - beyond, median(others), high + beyond))
        moved, exchanged = (next((each for each in likely(reading.value) if least <= each <= most), None)
                            for likely in (_point_moved, _exchanged))
        distance = max(low - place, place - high)
        if distance >= scale.far:
            yield _Apart(reading, distance, expected, moved, exchanged)


def _against_kind(several: list[Reading], spread: _Spread) -> Iterable[Doubt]:
    """Doubts about readings far from all others of their kind: by their area's other years, or by the column alone."""
    for kind in dict.fromkeys(reading.kind for reading in several):
        alike = [reading for reading in several if reading.kind == kind]
        found = list(_apart(alike, spread))
        aside = {id(each.reading) for each in found}
        for each in found:
            own = [r.value for r in alike if _place(r) == _place(each.reading) and id(r) not in aside]
            if each.moved and own and median(own) / _ALIKE <= each.moved <= median(own) * _ALIKE:
                yield Doubt(each.reading, "error", "decimal-slip", {"likely": each.moved})
            elif (each.moved or each.exchanged) and each.distance >= spread.scale.very_far:
                yield Doubt(each.reading, "warning", "far-from-others", {
                    "likely": each.moved or each.exchanged or 0.0})


def _against_steps(several: list[Reading], spread: _Spread) -> Iterable[Doubt]:
    """Doubts about readings that would change as all others of their column do, but for the point: 2.71 after 33.8.

    Each column is held against the two that are nearest in time, of whatever kind: a column in between may be missing.
    Where both say so, and ten times is what the step of the others gives, the reading is not used; where there is but
    one other column, or small shares may indeed have changed tenfold, there is a warning.
    """
    columns: dict[tuple[int, str, str, str], dict[tuple[str, str], Reading]] = defaultdict(dict)
    for reading in several:
        columns[_time(reading)][_place(reading)] = reading
    for time, column in columns.items() if len(columns) > 1 else ():
        nearest = sorted((other for other in columns if other != time), key=lambda other: abs(other[0] - time[0]))[:2]
        found: dict[tuple[str, str], list[tuple[_Apart, Reading]]] = defaultdict(list)
        for other in nearest:
            before = columns[other]
            shared = [reading for at, reading in column.items() if at in before]
            starts = [spread.places[id(before[at])] for at in column if at in before]
            for each in _apart(shared, spread, starts, widest=spread.scale.far / 2):
                if each.moved:
                    place = _place(each.reading)
                    found[place].append((each, before[place]))
        for place, signs in found.items():
            if len(signs) == sum(place in columns[other] for other in nearest):
                yield _by_steps(*signs[0], sure=len(signs) > 1)


def _by_steps(apart: _Apart, beside: Reading, sure: bool) -> Doubt:
    reading, moved = apart.reading, apart.moved or 0.0
    if sure and max(reading.value, moved) >= _LARGE and abs(moved - apart.expected) <= _CLOSE * apart.expected:
        return Doubt(reading, "error", "decimal-slip", {"likely": moved})
    return Doubt(reading, "warning", "years-differ", {
        "other": beside.quoted, "at": cell_name(beside.column, beside.row + 1)})


def _time(reading: Reading) -> tuple[int, str, str, str]:
    return reading.year, reading.kind, reading.definition, reading.reference_date


def _place(reading: Reading) -> tuple[str, str]:
    return reading.area, reading.commune


def _against_years(several: list[Reading], spread: _Spread) -> Iterable[Doubt]:
    """Doubts about shares far from the other years of their area, and close to them but for a slip that is not theirs.

    Outcomes, plans and estimates are held against each other and among themselves. Exchanged digits, or one other year,
    are a warning, and only where no column of other areas tells whether the year was bad for all.
    """
    by_area: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in several:
        by_area[_place(reading)].append(reading)
    alone, told = len(by_area) < _FEWEST, set[int]()
    for own in by_area.values():
        kinds = {reading.kind for reading in own}
        for alike in (own, *([r for r in own if r.kind == kind] for kind in sorted(kinds) if len(kinds) > 1)):
            for doubt in _far_from_years(alike, alone, spread):
                if id(doubt.reading) not in told:
                    told.add(id(doubt.reading))
                    yield doubt


def _far_from_years(own: list[Reading], alone: bool, spread: _Spread) -> Iterable[Doubt]:
    rising, far = sorted(own, key=attrgetter("value")), spread.scale.far
    if spread.places[id(rising[-1])] - spread.places[id(rising[0])] < far:
        return
    times = {id(reading): _time(reading) for reading in own}
    for reading in own:
        least, most = (next((each for each in order if times[id(each)] != times[id(reading)]), reading)
                       for order in (rising, reversed(rising)))
        if most.value > _ALIKE * least.value:
            continue
        others = [each.value for each in own if times[id(each)] != times[id(reading)]] or [reading.value]
        near = median(others)
        if abs(spread.places[id(reading)] - spread.scale.of(near)) < far:
            continue
        moved = meant_instead(reading.value, near)
        if moved and (len(others) > 1 or not meant_instead(near, reading.value)):
            yield Doubt(reading, "error", "decimal-slip", {"likely": moved})
            continue
        exchanged = [each for each in _exchanged(reading.value) if abs(each - near) <= _CLOSE * near]
        if alone and (moved or exchanged):
            yield Doubt(reading, "warning", "far-from-others", {"likely": moved or exchanged[0]})


def settle_across(figures: list[Figure], findings: list[Finding]) -> tuple[list[Figure], list[Finding]]:
    """Leave out shares that other sheets say to be slips of the decimal point or of two digits.

    Within a sheet `check_decimals` does so by the years beside; some files have a sheet a year.
    One other sheet is enough where the share is far from all others of its column too.
    """
    doubted = {(f.sheet, f.cell): f for f in findings if f.code == "ingest-far-from-others"}
    if len({figure.sheet for figure in figures}) < 2:
        return figures, findings
    series: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.unit == "percent":
            series[_SERIES(figure)].append(figure)
    slips: dict[tuple[str, str], Finding] = {}
    for several in series.values():
        for figure in several if len(several) > 1 else ():
            others = [other.value for other in several
                      if other.sheet != figure.sheet and _cell(other) not in doubted]
            told = doubted.get(_cell(figure))
            if others and (likely := _likely(figure, others, told)):
                slips[_cell(figure)] = replace(
                    told, severity="error", code=_SLIP) if told else _finding(figure, likely)
    rest = [finding for finding in findings if (finding.sheet, finding.cell) not in slips
            or finding is not doubted.get((finding.sheet, finding.cell))]
    return [figure for figure in figures if _cell(figure) not in slips], [*rest, *slips.values()]


def _likely(figure: Figure, others: list[float], told: Finding | None) -> float | None:
    """What was meant instead of a figure, by its other sheets; None where they do not tell, or it may well be right."""
    value, near = figure.value, median(others)
    if told is not None:
        likely = float(str(told.arguments["likely"]))
        return likely if near / _ALIKE <= likely <= near * _ALIKE else None
    steady = len(others) > 1 and max(others) <= _ALIKE * min(others)
    far = not near / _FAR < value < near * _FAR and min(value, near) > 1
    return meant_instead(value, near) if steady and far else None


def _finding(figure: Figure, likely: float) -> Finding:
    return Finding("error", _SLIP, {"found": figure.value, "likely": likely, "count": 1},
                   file=figure.file, sheet=figure.sheet, cell=figure.cell, cells=figure.cell)


def _cell(figure: Figure) -> tuple[str, str]:
    return figure.sheet, figure.cell
