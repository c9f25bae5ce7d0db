"""Which year-end a figure stands for, by the day that it describes."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.outlook.alignment import at_year_ends
from tests.catalogue import STUDY


def _series(*rows: tuple[object, ...]) -> pd.DataFrame:
    names = ["indicator", "definition", "area_code", "group", "year", "value", "unit"]
    return pd.DataFrame(rows, columns=names).assign(figure_id=[f"f{place}" for place in range(len(rows))])


@pytest.mark.parametrize(("day", "year"), [
    ("2025-06-30", 2024), ("2025-09-30", 2024), ("2025-10-01", 2025), ("2025-12-31", 2025), ("", 2025),
    ("2026-01-01", 2025), ("2026-06-30", 2025),  # the start of 2026 is the end of 2025, and no later day is of 2024
])
def test_a_figure_stands_for_the_year_end_that_its_day_is_nearest_to(day: str, year: int) -> None:
    series = _series(("poverty_rate", "line_2022_2025", "66", "all", 2025, 7.0, "percent"),
                     ("poverty_rate", "line_2022_2025", "66", "ethnic_minority", 2024, 17.0, "percent"))
    dates = pd.DataFrame({"figure_id": series["figure_id"], "reference_date": [day, ""]})
    rows = at_year_ends(series, dates, STUDY.targets)
    assert {(row.group, row.year, row.value) for row in rows.itertuples()} == {
        ("all", year, 7.0), ("ethnic_minority", 2024, 17.0)}


def test_an_early_figure_of_a_target_year_stands_for_the_year_before() -> None:
    key = ("poverty_rate", "line_2022_2025")
    series = _series((*key, "66", "all", 2025, 7.0, "percent"), (*key, "647", "all", 2025, 25.0, "percent"),
                     (*key, "647", "all", 2024, 27.0, "percent"), (*key, "646", "all", 2025, 20.0, "percent"),
                     (*key, "643", "all", 2024, 1.5, "percent"))
    dates = pd.DataFrame({"figure_id": series["figure_id"], "reference_date": [
        "2025-06-30", "2025-06-30", "", "2025-10-31", "2024-06-30"]})
    rows = at_year_ends(series, dates, STUDY.targets)
    found = {(str(row.area_code), row.year): row.value for row in rows.itertuples()}
    assert found == {("66", 2024): 7.0, ("647", 2024): 27.0, ("646", 2025): 20.0, ("643", 2024): 1.5}
