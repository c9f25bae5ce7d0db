"""The figures behind a comparison of a group with the rest, and which of them have a weak source."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.comparison import Complement
from analysis.language import number, text
from analysis.narrative.sentences import join_names, published_text, when_text
from analysis.telling.rows import Row, Tables, figure_of, figure_places, plain, rows
from analysis.telling.words import is_missing

__all__ = ["difference_range", "equity_figures", "half_unit", "ratio_range", "rest_text", "weak_text"]

_TWO_DECIMALS = 0.005
_DECIMALS = re.compile(r"\d[.,](\d+)")


def equity_figures(tables: Tables, row: Row) -> list[Row]:
    """The rows of ``figures`` that a row of ``equity`` was computed from."""
    figures = rows(tables, "figures")
    return plain(figures.iloc[figure_places(figures, row["figure_ids"].split())])


def weak_text(figures: Iterable[Row]) -> str:
    """Which of these figures have a weak source: "10,49% (cuối năm 2022; nguồn yếu)"; "" for none."""
    weak = [row for row in figures if row["verdict"] == "weak"]
    return join_names([text("narrative-last", value=published_text(row, str(row["unit"])), when=when_text(row))
                       for row in weak]) if weak else ""


def rest_text(row: Row) -> str:
    """The rate of the rest in percent, with as many places as the published rates: the ratio follows from them."""
    return "–" if is_missing(row["rest"]) else f"{number(row['rest'], 2, fixed=True)}%"


def ratio_range(tables: Tables, row: Row) -> tuple[str, str] | None:
    """Between what the ratio of a row of ``equity`` lies, as printed; None where the ends are printed alike.

    It is as open as the group's share, where that is taken from another year.
    """
    return _printed(*_complement(tables, row).ratios())


def difference_range(tables: Tables, row: Row) -> tuple[str, str] | None:
    """The same of the difference, in points."""
    return _printed(*_complement(tables, row).differences())


def _complement(tables: Tables, row: Row) -> Complement:
    group, whole, *_ = (half_unit(figure_of(tables, each)) for each in (*row["figure_ids"].split(), "", ""))
    years = abs(int(row["year"]) - int(row["share_year"]))
    return Complement(row["value"], row["all"], row["share"], years, (group, whole))


def half_unit(figure: Row) -> float:
    """By how many points rounding may have moved a rate of two decimals.

    Of one that the ledger has computed it is the sum over the numbers in the formula with which its note begins:
    "23.08 (end 2022) minus 3.5" is open by 0.005 + 0.05.
    """
    formula = str(figure["note"]).split(";")[0] if figure.get("how") == "computed" else ""
    return sum(0.5 * 0.1 ** len(decimals) for decimals in _DECIMALS.findall(formula)) or _TWO_DECIMALS


def _printed(*ends: float) -> tuple[str, str] | None:
    low, high = (number(end, 1, fixed=True) for end in ends)
    return None if low == high else (low, high)
