"""A long table, one figure a row → figures. A row that cannot be used is a finding; the rest is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.findings import Argument, Severity
from analysis.ingest.dates import parse_day, parse_year, read_period
from analysis.ingest.grid import Sheet, cell_name
from analysis.ingest.headings import Heading
from analysis.ingest.names import Match, NameIndex, area_index, definition_index, group_index, indicator_index
from analysis.ingest.numbers import Style, column_style
from analysis.ingest.problems import Problems
from analysis.ingest.reading import PRELIMINARY, Figure, as_preliminary, with_id
from analysis.ingest.resemblance import named, proposed
from analysis.ingest.sentences import qualifier_of
from analysis.ingest.units import is_count, is_percentage, unit_id
from analysis.ingest.uses import uses_of
from analysis.ingest.values import number_text, read_value
from analysis.ingest.wording import Lexicon, read_words
from analysis.study import Indicator, Study

__all__ = ["Vocabulary", "read_ledger"]

_CHOICES: dict[str, dict[str, str]] = {
    "kind": {"": "outcome", "outcome": "outcome", "target": "target", "forecast": "forecast",
             "kết quả": "outcome", "thực hiện": "outcome", "mục tiêu": "target", "kế hoạch": "target",
             "dự báo": "forecast", "ước thực hiện": "forecast", "ước": "forecast", "ước tính": "forecast",
             "ước đạt": "forecast", "dự kiến": "forecast", "chính thức": "outcome", "sơ bộ": "outcome",
             "đã duyệt": "outcome", "đã phê duyệt": "outcome", "đã chốt": "outcome"},
    "how": {"": "stated", "stated": "stated", "computed": "computed", "planned": "planned",
            "công bố": "stated", "tính toán": "computed", "kế hoạch": "planned"},
    "verdict": {"": "use", "use": "use", "weak": "weak", "reject": "reject", "context": "context",
                "dùng": "use", "yếu": "weak", "loại": "reject", "tham khảo": "context"},
    "range_end": {"": "", "lower": "lower", "upper": "upper", "cận dưới": "lower", "cận trên": "upper"},
}
_NO_VALUE = frozenset(("", "-", "–", "—", "...", "…", "x", "na", "n/a", "không có số liệu"))


@dataclass(frozen=True)
class Vocabulary:
    """The names of the study, indexed once for all files."""

    study: Study
    areas: NameIndex
    indicators: NameIndex
    groups: NameIndex
    definitions: dict[str, NameIndex]
    lexicon: Lexicon

    @classmethod
    def of(cls, study: Study, lexicon: Lexicon) -> Vocabulary:
        """Index a study."""
        return cls(study, area_index(study), indicator_index(study), group_index(study),
                   {i.id: definition_index(study, i.id) for i in study.indicators}, lexicon)


class _Refused(Exception):
    """A row that cannot be used; the problem is noted already."""


@dataclass(frozen=True)
class _Row:
    """One row with the means to read a field and to complain about it."""

    sheet: Sheet
    heading: Heading
    line: int
    style: Style | None
    problems: Problems

    def text(self, field: str) -> str:
        column = self.heading.columns.get(field)
        cells = self.sheet.rows[self.line - 1]
        return cells[column].text if column is not None and column < len(cells) else ""

    def cell(self, field: str) -> str:
        return cell_name(self.heading.columns.get(field, 0), self.line)

    def refuse(self, code: str, field: str, **arguments: Argument) -> _Refused:
        self._note("error", code, field, arguments)
        return _Refused()

    def warn(self, code: str, field: str, **arguments: Argument) -> None:
        self._note("warning", code, field, arguments)

    def _note(self, severity: Severity, code: str, field: str, arguments: dict[str, Argument]) -> None:
        column = self.heading.columns.get(field)
        heading = field if column is None else self.sheet.rows[self.heading.line - 1][column].text
        self.problems.add(severity, code, self.sheet, self.cell(field), found=self.text(field)[:80],
                          field=heading, **arguments)


def read_ledger(sheet: Sheet, heading: Heading, words: Vocabulary, problems: Problems) -> Iterator[Figure]:
    """The figures of a sheet whose heading was found, in the order of its rows."""
    column = heading.columns["value"]
    texts = [number_text(row[column].text) for row in sheet.rows[heading.line:]
             if column < len(row) and row[column].number is None]
    style = column_style(texts)
    for line in range(heading.line + 1, len(sheet.rows) + 1):
        row = _Row(sheet, heading, line, style, problems)
        if not any(row.text(field) for field in heading.columns):
            continue
        if row.text("value").casefold() in _NO_VALUE:
            problems.add("warning", "no-value", sheet, row.cell("value"))
            continue
        try:
            yield _read_row(row, words)
        except _Refused:
            continue


def _read_row(row: _Row, words: Vocabulary) -> Figure:
    indicator, said, resembles = _indicator(row, words)
    area = _required(row, "area_code", words.areas)
    group = _required(row, "group", words.groups) if row.text("group") else said or indicator.main_group
    year = _year(row)
    definition = _definition(row, words, indicator, year)
    unit = unit_id(row.text("unit")) or indicator.unit
    value, written = _value(row, indicator, unit)
    kind, how, verdict = (_choice(row, field) for field in ("kind", "how", "verdict"))
    qualifier = written or qualifier_of(_choice(row, "range_end"), row.text("note"), value)
    known_from, basis = _known_from(row, year)
    day = _described_day(row, known_from if basis == "published" else "") or _end_of_period(row, words, indicator, year)
    published, standard = _day(row, "published"), row.text("standard")
    if row.text("kind").casefold() == PRELIMINARY:
        row.problems.add("info", "preliminary", row.sheet, row.cell("value"))
        standard = as_preliminary(standard)
    title, publisher = row.text("source_title"), row.text("publisher")
    figure = Figure(
        indicator.id, definition, area, group, year, day, value, qualifier, unit, kind, how,
        verdict="weak" if resembles and verdict == "use" else verdict,
        known_from=known_from, known_from_basis=basis, standard=standard,
        source=" — ".join(filter(None, (title, publisher))) or row.sheet.file,
        source_title=title, publisher=publisher, url=row.text("url"), published=published, note=row.text("note"),
        file=row.sheet.file, sheet=row.sheet.name, cell=row.cell("value"), reader=row.sheet.reader)
    given = row.text("figure_id")
    return figure._replace(figure_id=given) if given else with_id(figure)


def _required(row: _Row, field: str, index: NameIndex) -> str:
    if not row.text(field):
        raise row.refuse("missing-field", field)
    match = index.find(row.text(field))
    if match.id is None:
        raise _unknown(row, field, match)
    return match.id


def _indicator(row: _Row, words: Vocabulary) -> tuple[Indicator, str, bool]:
    """The indicator that a row names, the group in its name, and whether the name only resembles one that is known."""
    written = row.text("indicator")
    match = words.indicators.find(written)
    if match.id is not None:
        return words.study.indicator(match.id), "", False
    if written.strip() in words.study.refused:
        raise row.refuse("refused-name", "indicator")
    says = read_words(written, words.lexicon)
    unit = unit_id(row.text("unit"))
    in_unit = replace(says, units=says.units or frozenset(filter(None, (unit,))))
    like = proposed((written,), (), in_unit, words.study, words.lexicon) if says.unknown else None
    if like is not None:
        row.warn("resembles", "value", name=written[:300], indicator=like.name)
        says = named(says, like, written)
    several = [words.study.indicator(name) for name in sorted(says.indicators)]
    fitting = [each for each in several if each.unit == unit] if unit and len(several) > 1 else several
    if says.unknown or says.years or says.areas or len(fitting) != 1 or len(says.groups) > 1:
        raise _unknown(row, "indicator", match) if row.text("indicator") else row.refuse("missing-field", "indicator")
    return fitting[0], next(iter(says.groups), ""), like is not None


def _unknown(row: _Row, field: str, match: Match) -> _Refused:
    if match.suggestions:
        return row.refuse("unknown-name", field, suggestions="; ".join(match.suggestions))
    return row.refuse("unknown-name-no-idea", field)


def _year(row: _Row) -> int | None:
    if not row.text("year"):
        return None
    year = parse_year(row.text("year"))
    if year is None:
        raise row.refuse("year", "year")
    return year


def _definition(row: _Row, words: Vocabulary, indicator: Indicator, year: int | None) -> str:
    if row.text("definition"):
        return _required(row, "definition", words.definitions[indicator.id])
    known = words.study.definitions_of(indicator.id)
    uses = uses_of(words.study)
    special = frozenset() if "definition" in row.heading.columns else uses.special
    in_force = known if len(known) == 1 else [
        d for d in known if year is not None and d.holds(year) and (indicator.id, d.id) not in special]
    if len(in_force) == 1:
        return in_force[0].id
    field = "definition" if "definition" in row.heading.columns else "indicator"
    if field == "indicator" and (taken := next((d for d in in_force if (indicator.id, d.id) in uses.assumed), None)):
        row.problems.add("info", "definition-assumed", row.sheet, row.cell("value"), indicator=indicator.name,
                         definition=taken.name)
        return taken.id
    raise row.refuse("which-definition", field, indicator=indicator.name, year=str(year or "–"),
                     choices="; ".join(f"{d.id} ({d.name})" for d in in_force or known))


def _value(row: _Row, indicator: Indicator, unit: str) -> tuple[float, str]:
    """The number of a row and its qualifier."""
    cell = row.sheet.rows[row.line - 1][row.heading.columns["value"]]
    value, alone = read_value(cell, row.style), read_value(cell, None)
    if value.sign == "%" and not is_percentage(unit):
        raise row.refuse("percent-sign", "value", indicator=indicator.name, unit=unit)
    if value.sign == "‰" or value.unit not in ("", unit):
        raise row.refuse("unit-clash", "value", indicator=indicator.name, unit=value.unit or "‰", wanted=unit)
    if value.number is not None:
        # The style of a column that mixes indicators must not make 12.500 households 12 and a half.
        if alone.number is not None or _admissible(value.number, indicator, unit):
            return value.number, value.qualifier
        raise row.refuse("ambiguous-number", "value", readings=tuple(alone.readings))
    possible = [reading for reading in value.readings if _admissible(reading, indicator, unit)]
    if len(possible) == 1:
        return possible[0], value.qualifier
    if value.problem == "ambiguous-number":
        raise row.refuse("ambiguous-number", "value", readings=tuple(value.readings))
    raise row.refuse(value.problem, "value")


def _admissible(value: float, indicator: Indicator, unit: str) -> bool:
    """Whether a reading can be a value of the indicator: within its bounds, whole if it counts something."""
    above = indicator.lower is None or value >= indicator.lower
    below = indicator.upper is None or value <= indicator.upper
    return above and below and (value == int(value) or not is_count(unit))


def _choice(row: _Row, field: str) -> str:
    allowed = _CHOICES[field]
    chosen = allowed.get(row.text(field).casefold())
    if chosen is None:
        choices = dict.fromkeys(filter(None, allowed.values()))
        raise row.refuse("choice", field, choices=", ".join(choices))
    return chosen


def _day(row: _Row, field: str) -> str:
    day = parse_day(row.text(field))
    if day is None:
        row.warn("date", field)
    return day or ""


def _described_day(row: _Row, published: str) -> str:
    """The day that a figure describes: of a month its last, or that on which the figure was published before then."""
    day, said = _day(row, "reference_date"), row.text("reference_date").strip()
    of_month = len(re.split(r"[-/.]", said)) == 2  # a month and its year
    return min(day, published) if of_month and day and published[:7] == day[:7] else day


def _end_of_period(row: _Row, words: Vocabulary, indicator: Indicator, year: int | None) -> str:
    """The day on which the period of a row ends, '' for the end of its year."""
    column = row.heading.columns.get("period")
    if column is None:
        return ""
    period = read_period(row.text("period"), row.sheet.rows[row.heading.line - 1][column].text)
    if period is None or (period.end and year is None):
        raise row.refuse("choice", "period", choices="Cả năm, 6 tháng, Quý II, Tháng 9")
    uses = uses_of(words.study)
    if period.short and not period.end and indicator.id in uses.flows | uses.means:
        raise row.refuse("flow-quarter", "value", indicator=indicator.name)
    return f"{year}-{period.end}" if period.end else ""


def _known_from(row: _Row, year: int | None) -> tuple[str, str]:
    """When the figure could be known and how that is known: given, when published, else by the end of the next year."""
    given, published = _day(row, "known_from"), _day(row, "published")
    if given:
        return given, "assumed" if row.text("known_from_basis") == "assumed" else "published"
    if published:
        return published, "published"
    if year is not None and row.text("known_from_basis") != "unknown":
        return f"{year + 1}-12-31", "assumed"
    return "", "unknown"
