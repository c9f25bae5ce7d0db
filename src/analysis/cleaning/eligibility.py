"""Which figures may enter a series at all. Each rule is a predicate; the first that holds decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.cleaning.candidates import Candidate, Decision, day_of
from analysis.study import Study
from analysis.year_end import PART_OF_YEAR

__all__ = ["Context", "RULES", "decide", "is_part_of_year", "out_of_bounds", "wrong_unit", "is_known", "known_by"]


@dataclass(frozen=True)
class Context:
    """What the rules look at beside the figure."""

    study: Study
    as_of: date | None


def is_target(figure: Candidate, _: Context) -> bool:
    """A target is not an outcome."""
    return figure.kind == "target"


def is_forecast(figure: Candidate, _: Context) -> bool:
    """Somebody's forecast is not an outcome."""
    return figure.kind == "forecast"


def is_rejected(figure: Candidate, _: Context) -> bool:
    """A person judged it unusable."""
    return figure.verdict == "reject"


def is_context(figure: Candidate, _: Context) -> bool:
    """A person judged it to be background only."""
    return figure.verdict == "context"


def has_no_year(figure: Candidate, _: Context) -> bool:
    """A figure without a year cannot be placed in a series."""
    return figure.year is None


def wrong_unit(figure: Candidate, context: Context) -> bool:
    """Its unit is not the indicator's and cannot be converted."""
    return figure.unit != context.study.indicator(figure.key.indicator).unit


def out_of_bounds(figure: Candidate, context: Context) -> bool:
    """It is outside the indicator's bounds, such as a share above 100 %."""
    indicator = context.study.indicator(figure.key.indicator)
    below = indicator.lower is not None and figure.value < indicator.lower
    return below or (indicator.upper is not None and figure.value > indicator.upper)


def is_part_of_year(figure: Candidate, context: Context) -> bool:
    """It sums up several years, or only a part of one; "lũy kế" of what grows is, in a table, the year's end."""
    grows = context.study.indicator(figure.key.indicator).better != "down"  # what arises over a year is not read so
    at_end = grows and figure.is_of_table and not figure.reference_date
    return any(not (at_end and found["added"]) for found in PART_OF_YEAR.finditer(figure.words))


def is_not_yet_known(figure: Candidate, context: Context) -> bool:
    """It was not yet known on the `as_of` day, or nobody can say since when it has been known."""
    return context.as_of is not None and not is_known(figure.known_from, context.as_of)


RULES: tuple[tuple[str, str, Callable[[Candidate, Context], bool]], ...] = (
    ("target", "target", is_target),
    ("forecast", "forecast", is_forecast),
    ("reject", "rejected", is_rejected),
    ("context", "context", is_context),
    ("no-year", "context", has_no_year),
    ("unit", "rejected", wrong_unit),
    ("bounds", "rejected", out_of_bounds),
    ("part-of-year", "context", is_part_of_year),
    ("not-yet-known", "not_yet_known", is_not_yet_known),
)


def decide(figure: Candidate, context: Context) -> Decision | None:
    """The decision of the first rule that holds; None if the figure may enter a series.

    For a rejected or background figure, a target or a forecast, the reason is the note that a person wrote on it.
    """
    for rule, status, holds in RULES:
        if holds(figure, context):
            noted = rule in ("target", "forecast", "reject", "context")
            return Decision(status, rule, reason=figure.note if noted else "")
    return None


def is_known(known_from: str, day: date) -> bool:
    """Whether a figure known since `known_from` (ISO date; "" if nobody can say) was known by another day."""
    since = day_of(known_from)
    return since is not None and since <= day


def known_by(figures: pd.DataFrame, day: date) -> pd.DataFrame:
    """The figures that could be known by a day.

    Parameters
    ----------
    figures : DataFrame
        The table ``figures``.
    day : date

    Returns
    -------
    DataFrame
        The same columns under a new index, which does not depend on figures published later.
    """
    return figures[[is_known(known_from, day) for known_from in figures["known_from"]]].reset_index(drop=True)
