"""Over which time a number was counted: a year, a part of it, or at one moment."""

from __future__ import annotations

from analysis.ingest.layout.nearest import Unclear
from analysis.ingest.units import is_count
from analysis.ingest.uses import Uses
from analysis.study import Indicator

__all__ = ["check_span"]


def check_span(indicator: Indicator, kind: str, day: str, said: frozenset[str], around: frozenset[str],
               uses: Uses) -> None:
    """Unclear where a number does not cover the span of its indicator: the year for what arises over it, else a moment.

    `said` are the measures of heading, label and sub-heading, `around` those of the title.
    """
    if "year_mean" in said and not (indicator.id in uses.means or indicator.name_vi.endswith(" trung bình")):
        raise Unclear("mean-of-year", indicator=indicator.name)
    flow = indicator.id in uses.flows
    if flow and kind == "outcome" and "short_span" in said | around and "whole_year" not in said | around:
        raise Unclear("flow-quarter", indicator=indicator.name)
    if indicator.id in uses.means and kind == "outcome" and not day and "short_span" in said | around \
            and "whole_year" not in said:
        raise Unclear("mean-quarter", indicator=indicator.name)
    if flow and kind == "outcome" and day:
        raise Unclear("flow-part", indicator=indicator.name, day=day)
    if flow and "cumulative" in said:
        raise Unclear("flow-sum", indicator=indicator.name)
    if not flow and "before_rest" in said and is_count(indicator.unit) and indicator.id not in uses.wholes:
        raise Unclear("before-rest", indicator=indicator.name)
    if not flow and "within_year" in said and "cumulative" not in said and is_count(indicator.unit):
        raise Unclear("within-year", indicator=indicator.name)
