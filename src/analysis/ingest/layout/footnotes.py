"""What a figure's cell, its marks and notes below the table say besides the number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.subject import Subject
from analysis.ingest.layout.table import SettledRow, Table
from analysis.ingest.names import fold
from analysis.ingest.reading import Told
from analysis.ingest.values import shape
from analysis.ingest.wording import Lexicon, read_words
from analysis.ingest.wording.facets import NOTHING
from analysis.ingest.wording.times import names_day, take_times

__all__ = ["Notes", "is_noted_otherwise", "noted_definitions", "notes_of", "told_of"]

_SIGN = r"(?:[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]|\(?\*{1,3}\)?|\(\d\)|\[\d\])"
_MARKED = re.compile(rf"({_SIGN})\s*$")
_NOTE = re.compile(rf"^(?:\W{{0,3}}(?:ghi chú|chú thích|chú giải|notes?)\s*[:.]?\s*)?({_SIGN})\s*[:.]?\s*(.+)$",
                   flags=re.IGNORECASE)
_NEXT = re.compile(rf"\n|;\s*(?={_SIGN})")  # not "(1) Năm 2021 theo chuẩn cũ; từ 2022 theo chuẩn mới"
# What the figure is of: a note such as "tách từ xã A năm 2008" tells of a place, a decision of its own year.
_OF_FIGURE = re.compile(r"^(?:là |lấy |theo )?(?:số liệu|số|kết quả|thời điểm|tính đến|năm|data|figures?|as of)\b")
_LIMITS = re.compile(r"(?:số liệu )?(?:(?:chưa|không) (?:tính|gồm|bao gồm|kể)|chỉ (?:tính|gồm)|không kể|trừ|riêng)\b")
_STILL = re.compile(r"\b(?:vẫn|còn|được|tính|lấy|áp dụng|thực hiện|số liệu|theo|dùng)\b")
_LENT = {"indicator": "indicators", "group": "groups", "year": "years", "kind": "kinds", "area": "areas"}
_WORDS_OF_SENTENCE = 2  # words that are not understood
_DOCUMENT = re.compile(r"(?:quyết định|nghị quyết|nghị định|thông tư|công văn|báo cáo|kế hoạch|tổng điều tra).*")


@dataclass(frozen=True)
class Notes:
    """Where more is said of the numbers of a table: the years of notes below it by their marks, columns of remarks."""

    years: dict[str, int]
    remarks: list[int]


def notes_of(table: Table) -> Notes:
    """The notes and remarks of a table."""
    lines = [cell.text for note in table.block.notes for _, cell in table.view.filled(note)]
    return Notes(_years_of_notes(lines), [
        column.index for column in table.columns if column.use == "ignored" and not column.derived])


def _years_of_notes(lines: list[str]) -> dict[str, int]:
    """The year that notes give for the figures with their mark: {"*": 2022}."""
    found = {}
    for line in (part.strip() for text in lines for part in _NEXT.split(text)):
        note = _NOTE.match(line)
        if note is None or not _OF_FIGURE.match(folded := fold(note[2])):
            continue
        times = take_times(_DOCUMENT.sub("", folded))[0]
        if len(times.years) == 1:
            found[_bare(note[1])] = times.years[0]
    return found


def is_noted_otherwise(table: Table, notes: Notes, row: int, column: Column, subject: Subject,
                       beside: frozenset[int]) -> bool:
    """Whether a note or a remark says that a number is other than it was read; named as a problem where one does.

    `beside` are the years that columns and rows of the table name: a remark may tell of any of them.
    """
    return bool(notes.years and _is_dated_otherwise(table, notes.years, row, column, subject)) or bool(
        notes.remarks and _is_remarked_otherwise(table, notes, row, column, subject, beside))


def _is_remarked_otherwise(table: Table, notes: Notes, row: int, column: Column, subject: Subject,
                           beside: frozenset[int]) -> bool:
    """Whether the remark at the end of a row gives another year, a part of the area, or an expectation."""
    for text in _remarks_of(table, notes, row):
        if _says_otherwise(text, table.lexicon, subject, beside):
            table.note("error", "remark-differs", row, column.index, remark=text[:80])
            return True
    return False


def _remarks_of(table: Table, notes: Notes, row: int) -> list[str]:
    cells = (table.view.cell(row, index) for index in notes.remarks)
    return [cell.text for cell in cells if shape(cell) == "words"]


def noted_definitions(table: Table, notes: Notes, row: int) -> frozenset[str]:
    """The definitions by which a row's figures are, where its remark says nothing else: "vẫn theo chuẩn 2016-2020"."""
    for text in _remarks_of(table, notes, row):
        says = read_words(_STILL.sub(" ", fold(text)), table.lexicon)
        if says.definitions and says == replace(NOTHING, definitions=says.definitions):
            return says.definitions
    return frozenset()


def _says_otherwise(text: str, lexicon: Lexicon, subject: Subject, beside: frozenset[int]) -> bool:
    """Whether a remark limits a figure, or is nothing but another year, part of it, kind or group than was read."""
    folded = fold(text)
    says = read_words(text, lexicon)
    told = _OF_FIGURE.match(folded) and not (folded.startswith("năm") and len(says.unknown) >= _WORDS_OF_SENTENCE)
    years = set(take_times(_DOCUMENT.sub("", folded))[0].years) if told else set()
    if _LIMITS.match(folded) or (years and not years & {subject.year, *beside}):
        return True
    if says.unknown or says.roles:
        return False
    kinds = says.kinds - {"outcome"} - {subject.kind}
    groups = says.groups - {"total", "all", subject.group}
    named = not re.search(r"\d", folded)  # "Có 12 hộ DTTS" tells of some
    return bool((kinds and subject.kind == "outcome") or (groups and named and not says.indicators) or (
        says.periods and not subject.reference_date))


def _is_dated_otherwise(table: Table, dated: dict[str, int], row: int, column: Column, subject: Subject) -> bool:
    """Whether a note to a number, its row or its column gives another year; named as a problem where it does."""
    texts = [table.view.cell(row, column.index).text, *column.words]
    texts += [cell.text for _, cell in table.view.filled(row) if shape(cell) == "words"]
    for text in texts:
        mark = _MARKED.search(text)
        year = dated.get(_bare(mark[1])) if mark else None
        if year not in (None, subject.year):
            table.note("error", "footnote-year", row, column.index, year=str(year), read=str(subject.year))
            return True
    return False


def _bare(mark: str) -> str:
    return mark.strip("()[]")


def told_of(table: Table, column: Column, row: SettledRow, subject: Subject) -> Told:
    """What the reader should be told of a number: an assumed definition, facets that only the surroundings give."""
    texts, context = (column.says, row.label.says, row.section), table.context.says
    measures = frozenset().union(*(says.measures for says in texts))
    days = context.days.union(*(says.days for says in texts))
    of_last_year = subject.year >= max(context.years, default=0)  # "2022, 2023 (sơ bộ)" in a title
    lent = {name for name, facet in _LENT.items() if not any(getattr(says, facet) for says in texts)}
    return Told(
        assumed=subject.assumed_definition,
        short_span="short_span" in measures and "whole_year" not in measures,
        school_year="school_year" in measures | context.measures and not _is_of_told_day(table, subject, days),
        own_day=_has_own_day(table, column),
        draft="draft" in measures,
        preliminary="preliminary" in (measures | context.measures if of_last_year else measures),
        like=column.says.like or row.label.says.like,
        lent=frozenset(lent - {"area"} if row.area else lent))


def _is_of_told_day(table: Table, subject: Subject, days: frozenset[str]) -> bool:
    """Whether a day is printed, in the school year that a line above the table names: nothing is taken for it."""
    said = [read_words(line, table.lexicon) for line in table.context.lines]
    return subject.reference_date in days and any(
        "school_year" in line.measures and subject.year in line.years for line in said)


def _has_own_day(table: Table, column: Column) -> bool:
    """Whether a day is written in full above a column, or in each row."""
    dates = [table.view.cell(table.block.body[0].row, each.index).text for each in table.columns if each.use == "year"]
    return any(map(names_day, (*column.words, *dates)))
