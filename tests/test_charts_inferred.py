"""What is inferred of a district in one chart: the ranges of the table below it, the levels, the province's figures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from matplotlib.lines import Line2D

from analysis.charts import Picture
from analysis.charts.inferred import InferredRange, inferred_chart
from analysis.charts.style import TARGET
from analysis.language import LANGUAGES, Language, use_language
from analysis.narrative import district_inferred
from analysis.telling.words import range_text
from tests.chart_tables import chart_tables, study

LAK = study().area("lak")
WATER = InferredRange(study().indicator("rural_hygienic_water"), (79.2, 99.5), (51.0, 99.9), 97.5, "yardstick", 95.0)
JOBLESS = InferredRange(study().indicator("urban_unemployment"), (0.3, 19.1), (0.1, 62.0), None, "", None)


def _lines(picture: Picture) -> list[Line2D]:
    return list(picture.figure.axes[0].lines)


def _pictures(tables: dict[str, pd.DataFrame]) -> list[Picture]:
    return [block for block in district_inferred(study(), tables, LAK).blocks if isinstance(block, Picture)]


def test_a_row_shows_both_ranges_the_level_and_the_province_and_no_middle() -> None:
    drawn = _lines(inferred_chart(LAK, [WATER, JOBLESS], ""))
    ends = [tuple(np.asarray(line.get_xdata(), dtype=float)) for line in drawn]
    assert ends == [(51.0, 99.9), (79.2, 99.5), (97.5, 97.5), (95.0,), (0.1, 62.0), (0.3, 19.1)]
    assert [line.get_color() for line in drawn].count(TARGET) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_words_tell_where_nothing_is_ruled_out(language: Language) -> None:
    with use_language(language):
        told = [inferred_chart(LAK, shown, "").alternative for shown in (
            [WATER, JOBLESS], [replace(WATER, level=50.0), JOBLESS], [JOBLESS])]
        assert all(JOBLESS.indicator.name in words for words in told)
    counted = {"vi": ("ở 1 trong 1 ", "ở 0 trong 1 ", "Không tỷ lệ nào có mốc"),
               "en": ("of 1 of the 1 ", "of 0 of the 1 ", "None of them has a level")}[language]
    assert all(count in words for count, words in zip(counted, told, strict=True))


def test_it_shows_the_ranges_of_the_table_and_only_comparable_figures_of_the_province() -> None:
    tables = chart_tables()
    (picture,) = _pictures(tables)
    words = " ".join(label.get_text() for label in picture.figure.axes[0].texts)
    table = district_inferred(study(), tables, LAK)._repr_html_()
    stated = tables["attainment"].query(f"area_code == '{LAK.code}' and indicator == 'full_immunisation_u1'").iloc[0]
    told = range_text(stated["lower_80"], stated["upper_80"], "percent")
    assert told in words
    assert told in table
    diamonds = sum(line.get_marker() == "D" for line in _lines(picture))
    older = tables["series"].assign(definition="of_another_time")
    assert diamonds > 0
    (without,) = _pictures({**tables, "series": older})
    assert not any(line.get_marker() == "D" for line in _lines(without))


def test_no_chart_where_nothing_is_inferred() -> None:
    tables = chart_tables()
    assert not _pictures({**tables, "forecasts": tables["forecasts"].assign(grade="B")})
