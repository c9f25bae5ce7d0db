"""Headings as offices write them, each table with the truth of its columns: ``python -m tests.heading_tables``.

The sets in ``tests/headings`` were written, and their truth frozen, before the reader had seen them. A line holds one
table: the lines above it, the headings of each column from top to bottom, what its numbers are drawn from, and what
they are: a ``value``, a ``numerator`` or ``denominator`` of a rate printed nowhere, a count ``beside`` a printed rate,
``none`` of the catalogue's, or a case in which a careful reader would ``ask``. Numbers are random and no facts.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from analysis.findings import Finding
from analysis.ingest import read_files
from analysis.ingest.reading import Figure
from analysis.study import Study, read_catalogue
from analysis.workspace import Workspace

__all__ = ["SETS", "judge", "tables"]

FOLDER = Path(__file__).parent / "headings"
SETS = tuple(sorted(path.stem for path in FOLDER.glob("*.jsonl")))
Table = dict[str, Any]
Numbers = list[list[float | str | None]]
_AREAS = 16
_MOST_READ = 14
_FORBIDDEN_IN_NAMES = str.maketrans("/:\\", "---", "[]*?")
# What is counted beside rates and no fault to read: people, whatever is told of them.
_WHOLES = frozenset(("population", "population_rural", "population_urban"))


def tables(name: str) -> Iterator[Table]:
    """The tables of a set."""
    with (FOLDER / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _drawn(chance: random.Random, source: Mapping[str, Any], others: Numbers) -> list[float | str | None] | None:
    """The numbers of a column for the province and its districts; None while a column that they rest on is missing."""
    (kind, given), = source.items()
    listed = range(_AREAS - 1)
    if kind == "count":
        parts = [chance.randint(int(given[0]), int(given[1])) for _ in listed]
        return [sum(parts), *parts]
    if kind == "percent":
        low, high, places = (*given, 1)[:3]
        shares = [round(chance.uniform(low, high), places) for _ in listed]
        return [round(sum(shares) / len(shares), places), *shares]
    if kind == "part_of":
        whole, low, high = given
        if not others[whole]:
            return None
        parts = [round(number * chance.uniform(low, high)) for number in _known(others[whole])[1:]]
        return [sum(parts), *parts]
    if kind == "rate_of":
        top, bottom, places = (*given, 2)[:3]
        if not (others[top] and others[bottom]):
            return None
        pairs = zip(_known(others[top]), _known(others[bottom]), strict=True)
        return [round(100 * part / whole, places) if whole else 0 for part, whole in pairs]
    if kind == "words":
        return [chance.choice(given) for _ in range(_AREAS)]
    return [None, *chance.sample(range(1, _AREAS), _AREAS - 1)]


def _known(numbers: Iterable[float | str | None]) -> list[float]:
    return [number for number in numbers if isinstance(number, (int, float))]


def _numbers(table: Table) -> Numbers:
    chance, columns = random.Random(table["id"]), table["columns"]
    found: Numbers = [[] for _ in columns]
    waiting = list(range(len(columns)))
    while waiting:
        place = waiting.pop(0)
        drawn = _drawn(chance, columns[place]["numbers"], found)
        if drawn is None:
            waiting.append(place)
        else:
            found[place] = drawn
    return found


def _write(table: Table, study: Study, path: Path) -> None:
    """The table as a workbook, equal neighbours in the upper rows of heading merged."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = (table.get("sheet") or "Sheet1")[:31].translate(_FORBIDDEN_IN_NAMES)
    for line in table["title"]:
        sheet.append([line])
    if table["title"]:
        sheet.append([])
    paths = [column["heads"] for column in table["columns"]]
    first, depth = table["first"], max(map(len, paths))
    top = len(table["title"]) + bool(table["title"]) + 1
    for place, words in enumerate(first, 1):
        sheet.cell(top, place, words)
        _merge(sheet, top, place, top + depth - 1, place)
    for row in range(depth):
        starts = [place for place, path in enumerate(paths)
                  if row < len(path) and not (place and _goes_on(paths[place - 1], path, row))]
        for start, following in pairwise([*starts, len(paths)]):
            end = start
            while end + 1 < following and row < len(paths[end + 1]):
                end += 1
            sheet.cell(top + row, len(first) + start + 1, paths[start][row])
            lowest = top + depth - 1 if row == len(paths[start]) - 1 else top + row
            _merge(sheet, top + row, len(first) + start + 1, lowest, len(first) + end + 1)
    names = ["Toàn tỉnh", *(area.name_vi for area in study.districts)]
    for row, (name, *numbers) in enumerate(zip(names, *_numbers(table), strict=True)):
        sheet.append([name, *numbers] if len(first) == 1 else [row or None, name, *numbers])
    book.save(path)


def _goes_on(left: list[str], path: list[str], row: int) -> bool:
    """Whether a heading is one with its left neighbour's, above further ones."""
    return left[:row + 1] == path[:row + 1] and row < len(left) - 1 and row < len(path) - 1


def _merge(sheet: Worksheet, top: int, left: int, bottom: int, right: int) -> None:
    if (top, left) != (bottom, right):
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


@dataclass(frozen=True)
class _Told:
    """What was read from a column, and how gravely the column or the whole table is doubted."""

    figures: list[Figure]
    severities: frozenset[str]


def judge(table: Table, study: Study, folder: Path) -> list[str]:
    """For each column, what its numbers are and what was made of them: "value: right", "none: wrong" ...

    ``wrong`` is a figure that nobody is told of, ``silent`` one that is passed over without a word, ``refused`` an
    error on a column in which nothing is wrong, ``doubted`` a wrong figure with a finding, ``named`` one that is not
    read, with a finding.
    """
    path = folder / "table.xlsx"
    _write(table, study, path)
    figures, findings = read_files({path.name: path}, study)
    first = len(table["first"])
    told = [_told(get_column_letter(first + place + 1), figures, findings) for place in range(len(table["columns"]))]
    everything = [figure for each in told for figure in each.figures]
    return [f"{column['truth']['as']}: {_verdict(column, each, everything, study)}"
            for column, each in zip(table["columns"], told, strict=True)]


def _told(letters: str, figures: list[Figure], findings: list[Finding]) -> _Told:
    def is_of(cell: str) -> bool:
        return cell.rstrip("0123456789") == letters

    grave = frozenset(str(f.severity) for f in findings if f.severity != "info" and (
        not f.cell or any(map(is_of, f.every_cell))))
    return _Told([f for f in figures if is_of(f.cell) and f.kind == "outcome"], grave)


def _verdict(column: Table, told: _Told, everything: list[Figure], study: Study) -> str:
    truth = column["truth"]
    kind = truth["as"]
    if kind in ("value", "numerator"):
        is_right = _matches(truth, study)
        right = [figure for figure in told.figures if is_right(figure)]
        wrong = [figure for figure in told.figures if not is_right(figure)]
        if kind == "numerator" and not right:  # the rate bears the cell of its numerator or of its whole
            right = [figure for figure in everything if is_right(figure)]
        if len(right) >= _MOST_READ and not wrong:
            return "right"
        if wrong:
            return "doubted" if told.severities else "wrong"
        return "named" if told.severities else "silent"
    if kind == "denominator":
        return "right"
    if kind == "beside":
        taken = {figure.indicator for figure in told.figures} - _WHOLES
        return "right" if taken <= {truth.get("indicator")} else "wrong"
    if any(figure.indicator not in _WHOLES for figure in told.figures):
        return "doubted" if told.severities else "wrong"
    return "refused" if kind == "none" and "error" in told.severities else "right"


def _matches(truth: Mapping[str, Any], study: Study) -> Callable[[Figure], bool]:
    main = study.indicator(truth["indicator"]).main_group
    of_any_people = truth["indicator"].startswith("ethnic_group_") and not truth.get("group")
    group = truth.get("group") or main
    return lambda figure: (figure.indicator == truth["indicator"] and figure.year == int(truth["year"])
                           and (of_any_people or (figure.group or main) == group))


def main() -> None:
    """Print, for each set given (default: all), the counts; with ``--columns`` also each column that is not right."""
    study, _ = read_catalogue(Workspace.find().raw)
    asked = [word for word in sys.argv[1:] if not word.startswith("--")]
    with tempfile.TemporaryDirectory() as folder:
        for name in asked or SETS:
            counts: Counter[str] = Counter()
            for table in tables(name):
                verdicts = judge(table, study, Path(folder))
                counts.update(verdicts)
                if "--columns" in sys.argv:
                    for column, verdict in zip(table["columns"], verdicts, strict=True):
                        if not verdict.endswith("right"):
                            print(table["id"], verdict, " › ".join(column["heads"]), column["truth"], sep=" | ")
            print(name, dict(sorted(counts.items())), flush=True)


if __name__ == "__main__":
    main()
