"""Which days count as the end of a year."""

from __future__ import annotations

import pandera.errors
import pytest

from analysis.year_end import is_year_end
from tests.cleaning_figures import figures


@pytest.mark.parametrize(("day", "stands"), [
    ("", True), ("2024-12-31", True), ("2024-10-01", True), ("2025-01-01", True), ("2025-03-31", True),
    ("2024-09-30", False), ("2024-01-01", False), ("2025-04-01", False), ("2023-12-31", False),
])
def test_the_turn_of_the_year_is_its_end(day: str, stands: bool) -> None:
    assert is_year_end(day, 2024) == stands


@pytest.mark.parametrize("day", ["2024-06", "2024", "30/6/2024"])
def test_figures_have_whole_days_or_none(day: str) -> None:
    assert len(figures({"reference_date": "2024-06-30"}, {"reference_date": ""})) == 2
    with pytest.raises(pandera.errors.SchemaErrors, match="reference_date"):
        figures({"reference_date": day})
