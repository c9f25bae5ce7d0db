"""Right tables lose nothing: what numbers prove of columns and rows is no chance of small, equal or rounded ones."""

from __future__ import annotations

import math
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from analysis.study import Area, Study
from tests.ingest_tables import Doubt, F, Rows, check, severities, written

Column = tuple[str, str, str, str, dict[str, float]]
"""Heading, indicator ('' for none of the catalogue), group, kind, and the numbers by area."""
Table = tuple[str, list[Column]]


def counts(chance: random.Random, areas: list[Area], low: int, high: int) -> dict[str, float]:
    return {area.code: chance.randint(low, high) for area in areas}


def part(chance: random.Random, whole: dict[str, float], low: float, high: float) -> dict[str, float]:
    return {code: round(number * chance.uniform(low, high)) for code, number in whole.items()}


def share(top: dict[str, float], bottom: dict[str, float], places: int) -> dict[str, float]:
    return {code: round(100 * top[code] / bottom[code], places) for code in top}


def poverty(chance: random.Random, areas: list[Area], places: int) -> Table:
    """The poor, many or few, with and without the minority; all of the poor may be of it."""
    households = counts(chance, areas, 5000, 60_000)
    few = chance.random() < 0.5
    households = counts(chance, areas, 100, 900) if few else households
    poor = counts(chance, areas, 60, 64) if few else part(chance, households, 0.01, 0.3)
    near = counts(chance, areas, 0, 4) if few else part(chance, households, 0.01, 0.3)
    minority = dict(poor) if chance.random() < 0.5 else {code: max(0, n - near[code]) for code, n in poor.items()}
    columns: list[Column] = [
        ("Tổng số hộ", "households", "", "outcome", households),
        ("Số hộ nghèo", "poor_households", "", "outcome", poor),
        ("Số hộ nghèo DTTS", "poor_households", "ethnic_minority", "outcome", minority),
        ("Số hộ cận nghèo", "near_poor_households", "", "outcome", near),
        ("Tỷ lệ hộ nghèo (%)", "poverty_rate", "", "outcome", share(poor, households, places))]
    return "HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2023", chance.sample(columns, chance.randint(3, 5))


def plans(chance: random.Random, areas: list[Area], places: int) -> Table:
    """Plans that are kept, beside another indicator that is nothing or little."""
    reached = {area.code: round(chance.uniform(5, 25), places) for area in areas}
    # Whole numbers from 2: 1 throughout may be 100 %.
    little = {area.code: round(chance.uniform(0.6 if places else 1.6, 4), places) for area in areas}
    return "CÁC CHỈ TIÊU NĂM 2023", [
        ("Kế hoạch tỷ lệ hộ nghèo năm 2023 (%)", "poverty_rate", "", "target", reached),
        ("Thực hiện tỷ lệ hộ nghèo năm 2023 (%)", "poverty_rate", "", "outcome", reached),
        ("Thực hiện tỷ lệ hộ cận nghèo năm 2023 (%)", "near_poverty_rate", "", "outcome", little)]


def communes(chance: random.Random, areas: list[Area], places: int) -> Table:
    """Counts of few communes: one, all or none at the standard."""
    total = counts(chance, areas, 1, chance.choice((2, 14)))
    reached = part(chance, total, *chance.choice(((0, 0), (1, 1), (0, 1))))
    return "CÁC CHỈ TIÊU NĂM 2023", [
        ("Tổng số xã", "communes_total", "rural", "outcome", total),
        ("Số xã đạt chuẩn nông thôn mới", "communes_new_rural", "", "outcome", reached),
        ("Tỷ lệ xã đạt chuẩn nông thôn mới (%)", "communes_new_rural_share", "", "outcome",
         share(reached, total, places)),
        ("Số hộ nghèo", "poor_households", "", "outcome", {code: 2 * number for code, number in total.items()})]


def cut_off(chance: random.Random, areas: list[Area], places: int) -> Table:
    """A share of counts that the catalogue lacks, rounded in most rows and cut off in some."""
    managed = counts(chance, areas, 10, 3000)
    immunised = part(chance, managed, 0.6, 1)
    rates = {code: (math.floor if chance.random() < 0.2 else round)(1000 * immunised[code] / number) / 10
             for code, number in managed.items()}
    return "TIÊM CHỦNG NĂM 2023", [
        ("Số trẻ <1 tuổi quản lý", "", "", "outcome", managed),
        ("Số trẻ được tiêm đầy đủ", "", "", "outcome", immunised),
        ("Tỷ lệ trẻ em dưới 1 tuổi tiêm chủng đầy đủ (%)", "full_immunisation_u1", "", "outcome", rates)]


KINDS: tuple[Callable[[random.Random, list[Area], int], Table], ...] = (poverty, plans, communes, cut_off)


@settings(max_examples=40, phases=(Phase.explicit, Phase.generate),
          suppress_health_check=list(HealthCheck))
@given(kind=st.sampled_from(KINDS), seed=st.integers(0, 10**6), places=st.integers(0, 2), count=st.integers(4, 15),
       missing=st.sampled_from((0, 0.1)))
def test_every_figure_of_a_right_table_is_read(study: Study, kind: Callable[..., Table], seed: int, places: int,
                                               count: int, missing: float) -> None:
    chance = random.Random(seed)  # drawn whole: a smaller example of a table of chance is no simpler one
    areas = list(study.districts)[:count]
    title, columns = kind(chance, areas, places)
    rows: Rows = [[title], ["Huyện", *(heading for heading, *_ in columns)]]
    for area in areas:
        cells: list[object] = [area.name_vi]
        for _, indicator, group, label, numbers in columns:
            number = numbers[area.code]
            cell = F(number, indicator, area.code, 2023, number, group, label) if indicator else Doubt(number)
            cells.append(None if chance.random() < missing else cell)
        if kind is cut_off and cells[-1] is None:
            cells = [written(cell) for cell in cells]  # the rate that is printed nowhere is computed
        rows.append(cells)
    with tempfile.TemporaryDirectory() as folder:
        assert "error" not in severities(check(rows, study, Path(folder))).values()


@pytest.mark.parametrize("above", ["", "Số hộ nghèo"])
@pytest.mark.parametrize("heading", ["Tỷ lệ (%)", "Tỷ lệ DTTS (%)"])
def test_a_total_of_the_title_and_what_a_group_is_of_it(study: Study, tmp_path: Path, above: str, heading: str) -> None:
    """The minority among the poor: the total is the poor, and their share neither a poverty rate nor the minority's."""
    rows: Rows = [["SỐ HỘ NGHÈO NĂM 2023"], ["Huyện", above or None, None, None],
                  [None, "Tổng số", "Trong đó: DTTS", heading]]
    for n, area in enumerate(study.districts):
        poor, minority = 900 + 13 * n, 400 + 17 * n
        rows.append([area.name_vi, F(poor, "poor_households", area.code, 2023, poor),
                     F(minority, "poor_households", area.code, 2023, minority, "ethnic_minority"),
                     Doubt(round(100 * minority / poor, 1))])
    if not above:
        rows[1:3] = [["Huyện", *rows[2][1:]]]
    check(rows, study, tmp_path, merged=("A2:A3", "B2:D2") if above else ())


def test_the_share_of_the_minority_in_the_population_is_one(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["DÂN SỐ NĂM 2023 (người)"], ["Huyện", "Tổng số", "Trong đó: DTTS", "Tỷ lệ DTTS (%)"]]
    for n, area in enumerate(study.districts):
        people, minority = 90_000 + 1300 * n, 20_000 + 1700 * n
        rate = round(100 * minority / people, 1)
        rows.append([area.name_vi, F(people, "population", area.code, 2023, people),
                     F(minority, "ethnic_minority_population", area.code, 2023, minority),
                     F(rate, "ethnic_minority_share", area.code, 2023, rate)])
    check(rows, study, tmp_path)


def test_a_share_of_one_thing_is_not_held_to_counts_of_others(study: Study, tmp_path: Path) -> None:
    """Even where it happens to be their quotient in all rows but one."""
    rows: Rows = [["CÁC CHỈ TIÊU NĂM 2023"], ["Huyện", "Số ca mắc sởi", "Số hộ nghèo",
                                             "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân (%)"]]
    for n, area in enumerate(study.districts):
        rate = 8 + n + (9 if n == 4 else 0)
        rows.append([area.name_vi, F(16 + 2 * n, "measles_cases", area.code, 2023, 16 + 2 * n),
                     F(200, "poor_households", area.code, 2023, 200), F(rate, "underweight_u5", area.code, 2023, rate)])
    assert "error" not in severities(check(rows, study, tmp_path)).values()


@pytest.mark.parametrize(("off", "severity"), [(0.1, None), (3, "error")])
def test_a_last_digit_that_was_cut_off_breaks_no_rule(study: Study, tmp_path: Path, off: float,
                                                      severity: str | None) -> None:
    rows: Rows = [["TIÊM CHỦNG NĂM 2023"], ["Huyện", "Số trẻ quản lý", "Số trẻ được tiêm đầy đủ",
                                            "Tỷ lệ trẻ em dưới 1 tuổi tiêm chủng đầy đủ (%)"]]
    for n, area in enumerate(study.districts):
        rate = round(100 * (800 + 7 * n) / 1000 - (off if n == 3 else 0), 1)
        slip = n == 3 and severity
        rows.append([area.name_vi, Doubt(1000), Doubt(800 + 7 * n),
                     Doubt(rate) if slip else F(rate, "full_immunisation_u1", area.code, 2023, rate)])
    assert severities(check(rows, study, tmp_path)).get("rate-differs") == severity


@pytest.mark.parametrize("title", ["NÔNG THÔN MỚI NĂM 2023", "KẾT QUẢ XÂY DỰNG NÔNG THÔN MỚI NĂM 2023"])
def test_the_name_of_a_programme_is_no_group(study: Study, tmp_path: Path, title: str) -> None:
    """"Nông thôn mới" does not say that the poor beside its communes are the rural ones."""
    rows: Rows = [[title], ["Huyện", "Tổng số xã", "Số xã đạt chuẩn nông thôn mới", "Số hộ nghèo"]]
    for n, area in enumerate(study.districts):
        rows.append([area.name_vi, F(9, "communes_total", area.code, 2023, 9),
                     F(n % 9, "communes_new_rural", area.code, 2023, n % 9),
                     F(300 + n, "poor_households", area.code, 2023, 300 + n)])
    check(rows, study, tmp_path)
