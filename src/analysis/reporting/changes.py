"""What changed since the last run, figure by figure: the page and the snapshot that makes it possible."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.charts import table_html
from analysis.charts.words import (
    estimate_text,
    grade_text,
    probability_text,
    range_text,
    row_word,
    target_name,
    value_text,
)
from analysis.language import date, text
from analysis.reporting.html import Heading, render
from analysis.reporting.jobs import PageInfo
from analysis.study import Study
from analysis.tables import LIKELIHOODS
from analysis.workspace import write_atomically

__all__ = ["SNAPSHOT", "Change", "changes", "changes_page", "read_snapshot", "snapshot", "write_snapshot"]

SNAPSHOT = "snapshot.parquet"
KINDS = ("series", "attainment", "forecasts")
_KEY = ["kind", "indicator", "definition", "area_code", "group", "year", "target_id"]
_LEAST = 0.01  # what a division may rest on: values are told to two decimals
_COLUMNS = [*_KEY, "state", "shown"]


@dataclass(frozen=True)
class Change:
    """One value that differs: its kind and key, what stood there and what stands there now, "" for nothing."""

    kind: str
    indicator: str
    definition: str
    area_code: str
    group: str
    year: int
    target_id: str
    before: str
    now: str


def snapshot(study: Study, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Every value that the site shows, to the place to which it is shown.

    Columns: the key; ``state``, the value without language or style, by which runs are compared, so that
    another way of writing is not taken for another figure; ``shown``, as it reads on the site.
    """
    parts = [pd.DataFrame(columns=_COLUMNS)]
    for kind in KINDS:
        table = tables[kind]
        if len(table):
            records = table.to_dict("records")
            shown = [_shown(study, kind, row) for row in records]
            state = [_state(kind, row) for row in records]
            target = table.get("target_id", "")
            parts.append(table.assign(kind=kind, target_id=target, state=state, shown=shown)[_COLUMNS])
    found = pd.concat(parts, ignore_index=True).astype({"year": "int64"})
    return found.drop_duplicates(_KEY, keep="last").reset_index(drop=True)


def _state(kind: str, row: Mapping[object, object]) -> str:
    def rounded(name: str, places: int) -> str:
        return f"{float(str(row[name])):.{places}f}"

    if kind == "series":
        return rounded("value", 2)
    if kind == "forecasts":
        middle = "" if row["grade"] == "C" else rounded("median", 1)
        return f"{middle} {rounded('lower_80', 1)} {rounded('upper_80', 1)} {row['grade']}"
    return f"{row['word']} {rounded('probability', 2)} {row['grade']}"


def _shown(study: Study, kind: str, row: Mapping[object, object]) -> str:
    unit = study.indicator(str(row["indicator"])).unit
    if kind == "series":
        return value_text(float(str(row["value"])), unit, 2)
    if kind == "forecasts":
        interval = range_text(row["lower_80"], row["upper_80"], unit)
        if row["grade"] == "C":
            return f"{interval}, {grade_text('C')}"
        return f"{estimate_text(float(str(row['median'])), unit)} ({interval}), {grade_text(str(row['grade']))}"
    word = row_word(row)
    return f"{word}, {probability_text(row['probability'])}, {grade_text(str(row['grade']))}"


def changes(before: pd.DataFrame, now: pd.DataFrame) -> list[Change]:
    """What differs between two snapshots: figures, likelihoods, forecasts; of each kind what moved most first."""
    both = before.merge(now, on=_KEY, how="outer", suffixes=("_before", "_now"))
    cells = [f"{name}_{when}" for name in ("state", "shown") for when in ("before", "now")]
    both[cells] = both[cells].fillna("")
    differing = both[both["state_before"] != both["state_now"]].copy()
    differing["order"] = differing["kind"].map({kind: place for place, kind in enumerate(KINDS)})
    differing["moved"] = [-_moved(*each) for each in differing[["kind", "state_before", "state_now"]].values]
    ordered = differing.sort_values(["order", "moved", *_KEY[1:]])
    return [Change(row["kind"], row["indicator"], row["definition"], row["area_code"], row["group"],
                   int(row["year"]), row["target_id"], row["shown_before"], row["shown_now"])
            for row in ordered.to_dict("records")]


def _moved(kind: str, before: str, now: str) -> float:
    """How far a value moved, to order what changed; infinitely where it is new or gone.

    A figure in parts of what it was; a likelihood in classes, then probability; a forecast in widths of its interval.
    """
    if not before or not now:
        return math.inf
    was, became = before.split(" "), now.split(" ")
    if kind == "attainment":
        places = {word: place for place, word in enumerate(LIKELIHOODS)}
        known = was[0] in places and became[0] in places
        steps = abs(places[was[0]] - places[became[0]]) if known else len(places) * (was[0] != became[0])
        shift = abs(float(was[1]) - float(became[1]))
        return steps + (0.0 if math.isnan(shift) else shift)
    if kind == "series":
        return abs(float(became[0]) - float(was[0])) / max(abs(float(was[0])), _LEAST)
    ends, later = ([float(end) for end in each[1:3]] for each in (was, became))
    return (abs(later[0] - ends[0]) + abs(later[1] - ends[1])) / max(ends[1] - ends[0], _LEAST)


def read_snapshot(folder: Path) -> pd.DataFrame | None:
    """The snapshot that an earlier run left; None where there is none that can be read."""
    try:
        found = pd.read_parquet(folder / SNAPSHOT)
    except (OSError, ValueError):
        return None
    return found if list(found.columns) == _COLUMNS else None


def write_snapshot(folder: Path, table: pd.DataFrame) -> None:
    """Write the snapshot in one step."""
    write_atomically(folder / SNAPSHOT, lambda path: table.to_parquet(path, index=False))


def changes_page(study: Study, found: list[Change] | None, since: str, page: PageInfo) -> str:
    """The page: one table for each kind of value.

    Parameters
    ----------
    study : Study
    found : list of Change, or None where there was no earlier run to compare with
    since : str
        ISO time of the earlier run.
    page : PageInfo
    """
    sections = []
    names = {indicator.id: indicator.name for indicator in study.indicators}
    areas = {area.code: area.name for area in study.areas}
    groups = {group.id: group.name for group in study.groups}
    for kind in KINDS:
        told = "target" if kind == "attainment" else "definition"
        columns = [text(f"reporting-changes-{name}")
                   for name in ("indicator", told, "area", "group", "year", "before", "now")]
        mine = [change for change in found or [] if change.kind == kind]
        if not mine:
            continue
        title = text(f"reporting-changes-{kind}", count=len(mine))
        body = [[names.get(c.indicator, c.indicator), _held_against(study, c), areas.get(c.area_code, c.area_code),
                 groups.get(c.group, c.group), str(c.year), c.before or text("reporting-changes-nothing"),
                 c.now or text("reporting-changes-nothing")] for c in mine]
        sections.append((Heading(2, kind, title), "", table_html(body, columns, title, kind="findings")))
    message = "reporting-changes-first" if found is None else (
        "reporting-changes-since" if found else "reporting-changes-none")
    intro = text(message, day=_moment(since), count=len(found or []))
    return render("changes.html.j2", page, sections=sections, headings=[section[0] for section in sections],
                  intro=intro, scripted=bool(sections))


def _held_against(study: Study, change: Change) -> str:
    """The target of a likelihood and who set it, else the definition that the value is measured by."""
    if change.target_id:
        target = next((each for each in study.targets if each.id == change.target_id), None)
        return f"{target_name(study, target)} ({target.adopted_by})" if target else change.target_id
    known = (each.name for each in study.definitions_of(change.indicator) if each.id == change.definition)
    return next(known, change.definition)


def _moment(when: str) -> str:
    """Day and time: several runs may fall on one day."""
    day, _, time = when.partition("T")
    return text("reporting-moment", day=date(day), time=time[:5]) if time else date(day)
