"""Whether the numbers of a table can be true together: bounds, slips of the unit, totals, rates, duplicates."""

from analysis.ingest.meaning.checks import Doubt, judge

__all__ = ["Doubt", "judge"]
