"""An area at a glance: what stands in each row, in which order, and where it leads."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module

import pandas as pd
import pytest

from analysis.narrative import (
    district_indicators,
    district_inferred,
    district_missing,
    overview,
    standings,
)
from analysis.narrative.blocks import Raw
from analysis.narrative.facts import Facts, reported_facts
from analysis.study import Area
from analysis.telling.rows import Row
from analysis.telling.words import estimate_text, range_text
from tests.chart_tables import chart_tables, study

TABLES = chart_tables()
_ROW = re.compile(r"<tr>(<th scope=\"row\">.*?)</tr>", re.DOTALL)


def _rows(area: Area, page: str = "") -> list[str]:
    return _ROW.findall("".join(block._repr_html_() for block in overview(study(), TABLES, area, page)))


def _cells(row: str) -> list[str]:
    return [re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]


@pytest.mark.parametrize("area", study().districts, ids=lambda area: area.key)
def test_each_indicator_with_a_figure_or_an_estimate_has_a_row_with_its_range(area: Area) -> None:
    known = {facts.indicator.name: facts for facts in reported_facts(study(), TABLES, area)
             if facts.published or facts.forecast is not None}
    found = {cells[0]: cells for cells in map(_cells, _rows(area))}
    assert found.keys() == known.keys()
    for name, facts in known.items():
        if facts.forecast is None or facts.standing == "published":
            continue
        year = max((int(row["year"]) for row in facts.stated), default=int(facts.forecast["year"]))
        if year != int(facts.forecast["year"]):
            continue
        ends = range_text(facts.forecast["lower_80"], facts.forecast["upper_80"], "")
        middle = estimate_text(facts.forecast["median"], facts.indicator.unit)
        # The middle of what is inferred says nothing of the district.
        assert (middle in found[name][4].split(" (")) == (facts.standing == "own" and "–" in ends), name
        assert facts.stated or ends in found[name][4]


def test_of_what_is_inferred_the_points_missing_are_a_range() -> None:
    lak = study().area("655")
    inferred = [facts for facts in reported_facts(study(), TABLES, lak) if facts.standing == "inferred"]
    found = {cells[0]: cells[1] for cells in map(_cells, _rows(lak))}
    short = {facts.indicator.name for facts in inferred for row in facts.stated[:1]
             if (gap := facts.gap_to(row["target_id"])) is not None and gap["gap_upper_80"] > 0.1}
    assert short
    for name in short:
        assert re.search(r"thiếu [\d,]+–[\d,]+ điểm\u00a0%", found[name]), found[name]


def test_a_row_leads_to_a_section_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("series_chart", "districts_chart"):
        monkeypatch.setattr(f"analysis.narrative.district_sections.{name}", lambda *a, **k: Raw(""))
    area = study().area("656")
    parts = [make(study(), TABLES, area)._repr_html_()
             for make in (district_indicators, district_inferred, district_missing)]
    present = {*re.findall(r'\bid="([^"]+)"', "".join(parts)), "inferred"}  # the heading of the notebook
    led = re.findall(r'href="#([^"]+)"', "".join(_rows(area)))
    assert led
    assert set(led) <= present
    elsewhere = _rows(study().province, "province.html")
    assert all(re.search(r'href="province.html#\w+">', row) for row in elsewhere)
    assert not any(_cells(row)[4] == "–" for row in elsewhere)  # on another page only what can be told of the target


@pytest.mark.parametrize("chances", [(0.4, 0.004, 0.001), (0.4, 0.02, 0.09)])
def test_the_hardest_to_reach_stands_first(monkeypatch: pytest.MonkeyPatch, chances: tuple[float, ...]) -> None:
    """As in the demonstration: what reads "≤10%" alike is ordered by the points that are missing."""
    lak = study().area("655")
    found = [facts for facts in reported_facts(study(), TABLES, lak) if facts.forecast is not None and facts.stated]
    gaps = (1.0, 12.0, 30.0)
    told = [_own(facts, chance, gap) for facts, chance, gap in zip(found, chances, gaps, strict=True)]
    monkeypatch.setattr(import_module("analysis.narrative.overview"), "reported_facts", lambda *given: told)
    assert [_cells(row)[0] for row in _rows(lak)] == [told[place].indicator.name for place in (2, 1, 0)]


def _own(facts: Facts, chance: float, gap: float) -> Facts:
    word = "very_unlikely" if chance < 0.1 else "as_likely_as_not"
    stated: list[Row] = [{**facts.stated[0], "probability": chance, "word": word}]
    gaps: list[Row] = [{"target_id": stated[0]["target_id"], "gap": gap, "denominator_unit": ""}]
    return replace(facts, stated=stated, gaps=gaps, standing="own", published=[])


def test_every_indicator_of_the_directive_is_counted_once() -> None:
    counted = standings(study(), TABLES, study().province)
    assert [name for name, _ in counted] == ["likely", "as_likely_as_not", "unlikely", "insufficient", "none"]
    assert sum(count for _, count in counted) == len(study().directive_indicators)
    nothing = {name: frame.iloc[:0] for name, frame in TABLES.items() if isinstance(frame, pd.DataFrame)}
    assert dict(standings(study(), nothing, study().province))["none"] == len(study().directive_indicators)
    assert overview(study(), nothing, study().province) == []
