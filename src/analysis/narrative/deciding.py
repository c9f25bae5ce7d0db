"""Which districts decide a provincial target."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.language import number, text
from analysis.narrative.amounts import pace_text
from analysis.narrative.blocks import Block, Blocks, Folded, Heading, Paragraph, table
from analysis.narrative.sentences import join_names
from analysis.study import Study, Target
from analysis.telling.rows import Tables, rows
from analysis.telling.statements import easier_first
from analysis.telling.words import is_missing, range_text, role_text, target_name

__all__ = ["deciding_districts"]

_SHOWN = 5
_NOTHING_SHORT = 0.05  # points, told as 0.0
_COLUMNS = ("area", "weight", "shortfall", "share", "closable", "grade")


def deciding_districts(study: Study, tables: Tables) -> Blocks:
    """For each target with weights and own figures of some district: who falls short, what a best pace would close."""
    found = rows(tables, "deciding")
    if found.empty:
        return Blocks([Paragraph(text("narrative-deciding-none"))])
    blocks: list[Block] = [Paragraph(text("narrative-deciding-intro"))]
    for target_id in easier_first(study, found["target_id"]):
        blocks.extend(_target(study, tables, target_id, found[found["target_id"] == target_id]))
    return Blocks([*blocks, Paragraph(text("narrative-deciding-note"), "note")])


def _target(study: Study, tables: Tables, target_id: str, chosen: pd.DataFrame) -> list[Block]:
    target = study.target(target_id)
    whole = chosen[chosen["area_code"] == study.province.code].iloc[0]
    role = "" if whole["role"] == "target" else f", {role_text(whole['role'])}"
    named = f"{study.indicator(target.indicator).name}: {target_name(study, target)} ({target.year}{role})"
    heading = Heading(3, named, f"deciding-{target_id}")
    if whole["contribution_upper_80"] < _NOTHING_SHORT:
        return [heading, Paragraph(text("narrative-deciding-nothing"))]
    districts = chosen[chosen["area_code"] != study.province.code].sort_values("contribution", ascending=False)
    alike = _start_alike(tables, target, districts["area_code"])
    if not alike:  # the start page refuses to compare them, too
        order = {area.code: place for place, area in enumerate(study.districts)}
        districts = districts.sort_values("area_code", key=lambda codes: codes.map(order))
    # A reader who decides looks no further than the first; without an order there are no first.
    shown, rest = (districts.head(_SHOWN), districts.iloc[_SHOWN:]) if alike else (districts, districts.head(0))
    counted, _, part = str(whole["weight_basis"]).partition("/")
    gap, total = _points(whole, "shortfall"), _points(whole, "contribution")
    sentence = text(
        f"narrative-deciding-sum-{target.form}", gap=gap, sum=total, same="same" if gap == total else "other",
        starts=_starts(study, tables, target, list(districts["area_code"])),
        basis=f"{study.indicator(counted).name} ({study.group(part).name})".lower())
    closing = (districts["closable_upper_80"] >= _NOTHING_SHORT).any()
    columns = {name: text(f"narrative-column-{name}") for name in _COLUMNS if closing or name != "closable"}
    caption = text("narrative-deciding-caption", name=named, order="largest" if alike else "list")
    blocks: list[Block] = [heading, Paragraph(sentence),
                           table(caption, columns, [_row(study, row) for _, row in shown.iterrows()])]
    if len(rest):
        body = [_row(study, row) for _, row in rest.iterrows()]
        words = text("narrative-deciding-rest", count=len(rest))
        blocks.append(Folded(words, table(f"{caption} ({words})", columns, body), "more"))
    return blocks


def _starts(study: Study, tables: Tables, target: Target, districts: list[str]) -> str:
    """From which year each district's pace is reckoned: its first figure, or where it has none a simulated level."""
    years = _first_years(tables, target)
    starting = sorted((code for code in districts if code in years), key=lambda code: (years[code], code))
    named = [text("narrative-deciding-start", area=study.area(code).short_name, year=str(years[code]))
             for code in starting]
    alike = len(starting) > 1 and years[starting[0]] == years[starting[-1]]
    return text("narrative-deciding-starts", own=len(named), names=join_names(named),
                years="one" if alike else "several", first=str(years[starting[0]]) if alike else "",
                silent=len(districts) - len(named), year=str(years.get(target.area_code, "–"))).strip()


def _first_years(tables: Tables, target: Target) -> dict[str, int]:
    """The year that a target is reckoned from, by area, where it has a figure to start from."""
    stated = rows(tables, "attainment", target_id=target.id)
    known = stated[stated["target"].notna() & stated["pace_from_year"].notna()]
    return {str(code): int(year) for code, year in zip(known["area_code"], known["pace_from_year"], strict=True)}


def _start_alike(tables: Tables, target: Target, districts: Iterable[str]) -> bool:
    """Whether what the districts miss can be put in order: a pace from a later start asks for less."""
    years = _first_years(tables, target)
    return target.form != "pace" or len({years.get(code, years.get(target.area_code)) for code in districts}) < 2


def _row(study: Study, row: pd.Series) -> dict[str, str]:
    inferred = row["grade"] == "C"
    return {
        "area": study.area(row["area_code"]).short_name, "weight": f"{number(row['weight'], 1)}%",
        "shortfall": _points(row, "shortfall", inferred),
        "share": "–" if is_missing(row["share"]) else _spread(row, "share", "percent", inferred, 0),
        "closable": _closable(row), "grade": str(row["grade"]),
    }


def _closable(row: pd.Series) -> str:
    """What the best past pace would close, with its years; "–" without one, or where next to nothing is short."""
    if is_missing(row["closable"]) or row["contribution_upper_80"] < _NOTHING_SHORT:
        return "–"
    years = f"{row['best_pace_from']}–{row['best_pace_to']}"
    pace = pace_text(row["best_pace"])
    if row["closable"] == 0:
        return text("narrative-deciding-closes-nothing", years=years, pace=pace)
    little = row["closable_upper_80"] < _NOTHING_SHORT
    value = f"< {number(_NOTHING_SHORT, 2)}" if little else _points(row, "closable")
    return text("narrative-deciding-closable", value=value, years=years, pace=pace)


def _points(row: pd.Series, name: str, inferred: bool = False) -> str:
    return _spread(row, name, "", inferred, 1)


def _spread(row: pd.Series, name: str, unit: str, inferred: bool, decimals: int) -> str:
    """Mean and 80 % interval; the interval alone for what is inferred, and where it reads as the mean or lies off it.

    A few draws far off can carry the mean out of the interval: of a few communes most draws are one and the same.
    """
    low, mean, high = (float(row[each]) for each in (f"{name}_lower_80", name, f"{name}_upper_80"))
    interval, shown = range_text(low, high, unit, decimals), range_text(mean, mean, unit, decimals)
    return interval if inferred or not low <= mean <= high or shown == interval else f"{shown} ({interval})"
