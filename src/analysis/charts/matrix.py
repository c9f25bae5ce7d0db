"""The province at a glance: areas × indicators, with word, probability and grade in each cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from analysis.charts.html import boxed_table, table_html
from analysis.charts.style import LIKELIHOOD_COLOURS, readable_on
from analysis.language import text
from analysis.study import Area, Indicator, Study
from analysis.telling.rows import Row, plain
from analysis.telling.silence import silence, silence_text
from analysis.telling.statements import easier_first, listed_companions, main_statements
from analysis.telling.words import (
    OUTCOMES,
    grade_text,
    implied_level,
    is_missing,
    lower_first,
    probability_text,
    range_text,
    role_text,
    row_word,
    target_name,
    told_probability,
    word_id,
)

__all__ = ["matrix_html", "matrix_statements", "matrix_style", "province_only_html", "Link"]

Link = Callable[[Area, Indicator], str]
"""The address that a cell of the matrix leads to; "" for none."""

# Order of the cells when a column is sorted: most likely first, without a statement last.
_RANK = {word: str(place) for place, word in enumerate(LIKELIHOOD_COLOURS)}


@dataclass(frozen=True)
class _Column:
    """One indicator and the target that most areas are held against."""

    indicator: Indicator
    target_id: str
    label: str


def matrix_html(study: Study, attainment: pd.DataFrame, link: Link | None = None) -> Markup:
    """The province and its districts against the main statement on each indicator.

    Colour repeats what the words say and never stands alone. What only the province is held against
    stands in `province_only_html`; indicators of the directive without any statement are named below
    the table. The cells carry what a script needs to sort and filter (``data-rank``, ``data-grade``).

    Parameters
    ----------
    link : callable, optional
        Gives the address for an area and an indicator.
    """
    statements = plain(main_statements(study, attainment))
    shown = _in_cells(study, statements)
    measured = {row["indicator"] for row in shown}
    columns = [_column(study, shown, indicator) for indicator in study.indicators if indicator.id in measured]
    cells = {_series(row)[:2]: row for row in shown}
    beside = {_series(main)[:2]: [_other(study, row, main["year"]) for row in others]
              for main, others in _beside(study, attainment, shown)}
    body = []
    for area in (study.province, *study.districts):
        found = Markup("").join(
            _cell(study, cells.get((area.code, column.indicator.id)), area, column, link,
                  beside.get((area.code, column.indicator.id), [])) for column in columns
        )
        kind = Markup(' class="province"') if area == study.province else Markup("")
        kind += Markup(' data-name="{}"').format(area.name)  # found by what kind of area it is too
        name = Markup('<th scope="row" data-sort="{}">{}</th>').format(area.code, area.short_name)
        body.append(Markup("<tr{}>{}{}</tr>").format(kind, name, found))
    heads = Markup("").join(
        Markup('<th scope="col">{} <small>{}</small></th>').format(column.indicator.name, column.label)
        for column in columns
    )
    head = Markup('<tr><th scope="col">{}</th>{}</tr>').format(text("charts-matrix-area"), heads)
    box = boxed_table(head, Markup("\n").join(body), _caption(attainment), "matrix")
    return box + _without(study, {column.indicator.id for column in columns} | {row["indicator"] for row in statements})


def matrix_statements(study: Study, attainment: pd.DataFrame) -> list[Row]:
    """The rows of ``attainment`` that the matrix and the table of the province alone show, also beside others."""
    shown = _in_cells(study, plain(main_statements(study, attainment)))
    beside = [row for _, others in _beside(study, attainment, shown) for row in others]
    return [*shown, *beside, *_province_only(study, attainment)]


def _in_cells(study: Study, statements: list[Row]) -> list[Row]:
    """Those of the main statements that have a cell: of the main group, on what some district is held against."""
    districts = {area.code for area in study.districts}
    main = [row for row in statements if row["group"] == study.indicator(row["indicator"]).main_group]
    measured = {row["indicator"] for row in main if row["area_code"] in districts}
    return [row for row in main if row["indicator"] in measured
            and row["area_code"] in {*districts, study.province.code}]


def matrix_style() -> str:
    """The colours of cells and marks as rules of a style sheet: a page's policy allows no style in an attribute."""
    rules = [f".matrix td.{word} {{ background: {colour}; color: {readable_on(colour)}; }}"
             for word, colour in LIKELIHOOD_COLOURS.items()]
    marks = [f".mark.{word} {{ border-color: {colour}; }}" for word, colour in LIKELIHOOD_COLOURS.items()]
    return "\n".join([*rules, ".matrix td a { color: inherit; }", *marks])


def _caption(attainment: pd.DataFrame) -> str:
    years = {int(year) for year in attainment["year"]}
    if not years:
        return text("charts-matrix-caption-any")
    return text("charts-matrix-caption", year=str(max(years)))


def _without(study: Study, present: set[str]) -> Markup:
    without = [i.name for i in study.directive_indicators if i.id not in present]
    if not without:
        return Markup("")
    return Markup("\n<p>{}</p>").format(text("charts-matrix-without", indicators="; ".join(without)))


def _column(study: Study, shown: list[Row], indicator: Indicator) -> _Column:
    targets = Counter(str(row["target_id"]) for row in shown if row["indicator"] == indicator.id)
    usual = targets.most_common(1)[0][0]
    return _Column(indicator, usual, _label(study, usual))


def _label(study: Study, target_id: str) -> str:
    target = study.target(target_id)
    return f"{target_name(study, target)} ({target.year})"


def _beside(study: Study, attainment: pd.DataFrame, shown: list[Row]) -> list[tuple[Row, list[Row]]]:
    """Each main statement with the rows on other levels that lead to another word."""
    stated: dict[tuple[str, ...], list[Row]] = {}
    for row in plain(attainment):
        stated.setdefault(_series(row), []).append(row)
    return [(main, listed_companions(study, stated[_series(main)], main)) for main in shown]


def _series(row: Row) -> tuple[str, str, str]:
    return row["area_code"], row["indicator"], row["group"]


def _other(study: Study, row: Row, year: int) -> Markup:
    """Another level, "giảm 2 điểm %/năm ≤ 24,5%: ít khả năng, 5%"; its year where it is not the main one's `year`."""
    word = word_id(str(row["word"]), row["probability"])
    shown = "" if is_missing(row["probability"]) or word in OUTCOMES else f", {probability_text(row['probability'])}"
    target = study.target(str(row["target_id"]))
    name = target_name(study, target) if target.year == year else _label(study, target.id)
    name = " ".join(filter(None, (name, implied_level(row, study.indicator(target.indicator)))))
    return Markup("{}: <span>{}{}</span>").format(name, text(f"charts-short-{_dashed(word)}"), shown)


def _cell(study: Study, row: Row | None, area: Area, column: _Column, link: Link | None,
          beside: list[Markup]) -> Markup:
    """One cell: word and probability, or range and word; grade; a target that is not the column's; other levels."""
    if row is None:
        words = silence_text(silence(study, column.indicator, area))
        return Markup('<td class="empty" data-rank="9">{}</td>').format(words)
    word = word_id(str(row["word"]), row["probability"])
    grade = grade_text(str(row["grade"])).replace(" ", "\u00a0")
    said, measure = text(f"charts-short-{_dashed(word)}"), _measure(row, word, column.indicator)
    # Without a probability the range is what is known.
    first, second = (measure, said) if word == "insufficient" and measure != "–" else (said, measure)
    details = [second, implied_level(row, column.indicator), grade]
    if row["role"] == "target":
        details.append(role_text("target"))
    if row["target_id"] != column.target_id:
        details.append(_label(study, str(row["target_id"])))
    shown = " · ".join(part for part in details if part and part != "–")
    lines = Markup(" ").join(Markup("<small>{}</small>").format(line) for line in (shown, *beside))
    words = Markup("<span>{}</span> {}").format(first, lines)
    address = link(area, column.indicator) if link else ""
    if address:
        words = Markup('<a href="{}">{}</a>').format(address, words)
    return Markup('<td class="{}" data-rank="{}" data-sort="{}" data-grade="{}">{}</td>').format(
        word, _RANK[word], _sort_value(row, word, column.indicator), row["grade"], words)


def _measure(row: Row, word: str, indicator: Indicator) -> str:
    """The probability, or the range of the estimate where none has been earned."""
    if word == "insufficient":
        return range_text(row["lower_80"], row["upper_80"], indicator.unit)
    return "" if word in OUTCOMES else probability_text(row["probability"])


def _sort_value(row: Row, word: str, indicator: Indicator) -> str:
    """The probability as it is shown; below all of these, where there is none, by the worse end of the range."""
    if word == "insufficient":
        worse = row["lower_80"] if indicator.better == "up" else 100 - row["upper_80"]
        return f"{-2 + min(max(worse, 1), 99) / 100:.4f}" if not is_missing(worse) else "-1.99"
    return {"reached": "2", "not_reached": "0"}.get(word) or f"{told_probability(row['probability']):.2f}"


def _dashed(word: str) -> str:
    return word.replace("_", "-")


def province_only_html(study: Study, attainment: pd.DataFrame) -> Markup:
    """What only the province is held against, such as the pace for ethnic minorities; "" where nothing is."""
    columns = [text(f"charts-province-only-{name}") for name in ("indicator", "target", "range", "word", "grade")]
    body = []
    for row in _province_only(study, attainment):
        indicator = study.indicator(row["indicator"])
        name = indicator.name
        if row["group"] != indicator.main_group:
            name = f"{name} – {lower_first(study.group(row['group']).name)}"
        word = word_id(str(row["word"]), row["probability"])
        likelihood = row_word(row) if word == "insufficient" or word in OUTCOMES else \
            f"{row_word(row)}, {probability_text(row['probability'])}"
        asked = " ".join(filter(None, (_label(study, row["target_id"]), implied_level(row, indicator))))
        body.append([name, f"{role_text(row['role'])}: {asked}",
                     range_text(row["lower_80"], row["upper_80"], indicator.unit), likelihood,
                     str(row["grade"])])
    if not body:
        return Markup("")
    return table_html(body, columns, text("charts-province-only-caption"), kind="province-only")


def _province_only(study: Study, attainment: pd.DataFrame) -> list[Row]:
    """What no district is held against, as a table lists it."""
    stated, districts = plain(attainment), {area.code for area in study.districts}
    known = {(row["indicator"], row["group"], row["target_id"]) for row in stated if row["area_code"] in districts}
    found = {row["target_id"]: row for row in stated if row["area_code"] == study.province.code
             and (row["indicator"], row["group"], row["target_id"]) not in known}
    return [found[target_id] for target_id in easier_first(study, found)]
