"""Headings as offices write them: most are read, hardly any wrongly without a word, and no own column is an error."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from analysis.study import Study
from tests.heading_tables import SETS, judge, tables

_EACH = 6  # every sixth table: all of them take a minute


@pytest.mark.parametrize("name", SETS)
def test_headings_that_offices_write_are_read_and_none_is_misread(name: str, study: Study, tmp_path: Path) -> None:
    counts: Counter[str] = Counter()
    for table in islice(tables(name), 0, None, _EACH):
        counts.update(judge(table, study, tmp_path))
    figures = sum(number for verdict, number in counts.items() if verdict.startswith("value"))
    own = sum(number for verdict, number in counts.items() if verdict.startswith("none"))
    assert counts["value: right"] >= 0.8 * figures, counts
    assert counts["value: wrong"] + counts["value: silent"] <= 0.04 * figures, counts
    assert counts["none: wrong"] == 0, counts
    assert counts["none: refused"] <= 0.08 * own, counts
