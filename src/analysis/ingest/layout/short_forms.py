"""What short forms mean by what stands around them: "Thấp còi" below a title on underweight children."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.ingest.units import is_count
from analysis.study import Indicator

__all__ = ["meant_by_short_forms"]


def meant_by_short_forms(indicators: Mapping[str, Indicator], shorts: frozenset[str], near: frozenset[str],
                         counts: frozenset[str], named: frozenset[str]) -> frozenset[str]:
    """The indicators that short forms stand for; none where the surroundings do not tell.

    Parameters
    ----------
    indicators : by their ids, as everything below
    shorts : what the short forms may mean
    near : what title or section name
    counts, named : the counts beside them, and all that other columns name
    """
    beside = named & shorts
    return (near & shorts or _alike(indicators, near, shorts) or _counted_beside(indicators, counts, shorts)
            or (beside if len(beside) == 1 else frozenset()))


def _alike(indicators: Mapping[str, Indicator], near: frozenset[str], shorts: frozenset[str]) -> frozenset[str]:
    """A single one that is measured among the same as what is near."""
    among = {(each.topic, each.denominator) for name in near if (each := indicators[name]).denominator}
    return frozenset(name for name in shorts if (
        (each := indicators[name]).topic, each.denominator) in among) if len(shorts) == 1 else frozenset()


def _counted_beside(indicators: Mapping[str, Indicator], counts: frozenset[str], shorts: frozenset[str],
                    ) -> frozenset[str]:
    """The rate of a count, or one count beside another of its topic: "Tổng số tiêu chí đạt"."""
    topics = {indicators[name].topic for name in counts}
    if len(rates := frozenset(name for name in shorts if indicators[name].numerator in counts)) == 1:
        return rates
    short = indicators[next(iter(shorts))] if len(shorts) == 1 else None
    return shorts if short is not None and short.topic in topics and is_count(short.unit) else frozenset()
