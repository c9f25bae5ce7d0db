"""Maps year by year: each district in the colour of its value of that year, each outline drawn once."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex, to_rgb
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from numpy.typing import NDArray

from analysis.charts import Picture, map_series
from analysis.charts.map_shapes import shapes_of
from analysis.study import is_applicable
from tests.chart_tables import chart_tables, districts, study

LOW, HIGH = 12.0, 90.0


def series_of(values: Mapping[tuple[int, str], float], name: str = "urban_clean_water") -> Picture:
    """The maps of values by year and district."""
    tables, indicator = dict(chart_tables()), study().indicator(name)
    like = tables["series"].iloc[[0]]
    made = pd.concat([like.assign(
        indicator=name, definition=study().definitions_of(name)[0].id, area_code=code, group=indicator.main_group,
        year=year, value=value, unit="percent") for (year, code), value in values.items()])
    picture, = map_series(study(), {**tables, "series": made}, districts(), name)
    return picture


def test_a_map_of_years_tells_silent_districts_from_those_with_nothing_to_measure() -> None:
    urban = study().indicator("urban_clean_water")
    known = [area.code for area in study().districts if is_applicable(study(), urban, area)][:6]
    picture = series_of({(2022, code): 80.0 + place for place, code in enumerate(known)})
    rows = {label.get_text() for label in picture.figure.findobj(Text)}
    assert {"không áp dụng", "chưa có số liệu"} <= rows


@pytest.mark.parametrize("count", [3, 10])
def test_a_value_takes_as_much_paper_as_its_districts_take_ground(count: int) -> None:
    chosen, codes = np.random.default_rng(count), sorted(shapes_of(districts()))
    values = {(2012 + year, code): float(chosen.choice([LOW, HIGH])) for year in range(count) for code in codes}
    ground = {value: sum(shapes_of(districts())[code].area for (_, code), each in values.items() if each == value)
              for value in (LOW, HIGH)}
    light, dark = _painted(series_of(values, "poverty_rate"))
    assert light.sum() / dark.sum() == pytest.approx(ground[LOW] / ground[HIGH], rel=0.06)


def test_each_year_has_its_own_map() -> None:
    codes = sorted(shapes_of(districts()))
    light, dark = _painted(series_of({(year, code): value for year, value in ((2019, LOW), (2020, HIGH))
                                      for code in codes}, "poverty_rate"))
    maps = slice(0, int(0.6 * light.shape[1]))  # to the right of them stands the legend
    assert np.flatnonzero(light[:, maps].any(axis=0)).max() < np.flatnonzero(dark[:, maps].any(axis=0)).min()


def _painted(picture: Picture) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which pixels have the colour of the lower of two classes, and which that of the higher."""
    swatches = {to_hex(patch.get_facecolor()) for patch in picture.figure.findobj(Rectangle)
                if patch.get_width() < 0.5}  # that of the figure itself is wide
    light, dark = sorted(swatches, reverse=True)
    pixels = np.asarray(picture._pixels.convert("RGB"), dtype=float) / 255
    return tuple(np.abs(pixels - to_rgb(colour)).max(axis=-1) < 0.02 for colour in (light, dark))


def test_more_years_make_the_drawing_little_longer() -> None:
    codes = sorted(shapes_of(districts()))
    one, ten = (series_of({(year, code): LOW + place for year in years for place, code in enumerate(codes)},
                          "poverty_rate").drawing for years in ([2015], range(2011, 2021)))
    assert len(ten) < 1.6 * len(one)
    assert len(re.findall("<use", ten)) == 10 * (len(codes) + 1)  # and the borders
