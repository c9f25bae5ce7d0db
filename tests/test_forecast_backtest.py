"""The back-test on a made-up panel, and the rule that reads its record."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analysis.forecast import backtest, has_earned_probability, record
from analysis.forecast.backtesting import panels
from analysis.forecast.backtesting.baselines import BASELINES, safely
from analysis.forecast.backtesting.forecasts import Chances, Windows, collect_windows, our_forecasts
from analysis.forecast.backtesting.panels import read_panels
from analysis.forecast.backtesting.protocol import HORIZON, make_groups
from analysis.forecast.backtesting.scoring import (
    bootstrap_sums,
    clustered_reliability,
    probabilities,
    reliability,
    score,
)
from analysis.forecast.backtesting.silent import AHEAD, PUBLISHED
from analysis.forecast.backtesting.situation_scores import COLUMNS, of_kin, score_task, summarise
from analysis.forecast.backtesting.situations import make_tasks, scattered
from analysis.forecast.backtesting.windows import cut_windows
from analysis.forecast.backtesting.yardstick import Yardstick
from analysis.forecast.prior import Prior, judged_prior, reference_prior
from analysis.forecast.record import ALL_NOISY, SITUATIONS, TOTAL, Measured
from analysis.forecast.scores import LEVELS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rng = np.random.default_rng(3)
    with (tmp_path / "idn_province.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["indicator", "area", "year", "value", "level", "parent", "weight"])
        for area in range(12):
            level = rng.normal(-2, 0.6)
            for year in range(2010, 2022):
                value = 100 / (1 + np.exp(-(level - 0.05 * (year - 2010) + rng.normal(0, 0.05))))
                writer.writerow(["idn_poverty", f"a{area}", year, round(value, 2), "province", "X", 1 + area])
    return tmp_path


def test_situations_show_what_they_say(folder: Path) -> None:
    panel = read_panels(folder)[0]
    rng = np.random.default_rng(0)
    for task in make_tasks("masked", panel, 5, rng):
        published = task.own_figures > 0
        assert 2 <= published.sum() <= 4
        assert task.selected == "highest"
        origin = task.window.past[:, -1]
        assert origin[published].min() >= origin[~published].max()
        np.testing.assert_array_equal(task.scored, ~published)
    for task in make_tasks("sparse", panel, 5, rng):
        assert set(task.own_figures) <= {1, 2, 3}
        assert np.isfinite(task.shown[:, -3:]).any(axis=1).all()
    for task in make_tasks("full", panel, 5, rng):
        assert task.shown.shape[1] in (5, 7, 10)
    assert {int(task.own_figures[0]) for task in make_tasks("alone", panel, 2, rng)} == {1, 2, 3, 4, 5, 6}


def test_a_few_scattered_areas_are_any_and_nothing_is_declared_of_them(folder: Path) -> None:
    panel, rng = read_panels(folder)[0], np.random.default_rng(0)
    tasks = [scattered(window, rng) for window in cut_windows(panel, 12, (5, 7), 5, rng)]
    worst = 0
    for task in tasks:
        published = task.own_figures > 0
        assert 1 <= published.sum() <= 4
        assert task.selected is None
        np.testing.assert_array_equal(task.scored, ~published)
        origin = task.window.past[:, -1]
        worst += bool(origin[published].min() >= origin[~published].max())
    assert worst < len(tasks) / 2


def test_silent_areas_are_told_apart_by_who_is_published_and_how_far_ahead(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.forecast.backtesting.silent.WINDOWS_PER_PANEL", 1)
    assert backtest.main([str(folder), "--only", "silent"]) == 0
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in capsys.readouterr().out.splitlines() if line]
    expected = [[published, ahead] for published in PUBLISHED for ahead in AHEAD]
    found = [row[:2] for row in rows[2:]]
    assert found == [row for row in expected if row in found]
    assert {"0 to 2"} <= {ahead for _, ahead in found}
    assert {published for published, _ in found} == set(PUBLISHED)
    for row in rows[2:]:
        assert row[2] == row[6] == "–"  # the panel has no covariates
        assert int(row[3]) >= 8  # at least eight silent areas of twelve
        assert 0 <= float(row[4]) <= float(row[5]) <= 100
        assert row[9] in ("few", "80", "95", "brier", "–")


def test_nothing_after_the_origin_is_shown(folder: Path) -> None:
    panel = read_panels(folder)[0]
    for situation in ("full", "sparse", "masked"):
        for task in make_tasks(situation, panel, 4, np.random.default_rng(1)):
            assert task.shown.shape[1] == task.window.origin + 1
            assert task.total is None or task.total.size == task.window.origin + 1


def test_scores_and_summary(folder: Path, tmp_path: Path) -> None:
    panel = read_panels(folder)[0]
    task = make_tasks("masked", panel, 1, np.random.default_rng(2))[0]
    scores = score_task(task, judged_prior())
    rows = summarise(scores)
    assert rows[-1]["panel"] == "total"
    assert rows[-1]["windows"] == len(scores)
    assert all(score.own_figures == 0 for score in scores)
    backtest.write_rows(rows, tmp_path / "record.csv", "a note")
    lines = (tmp_path / "record.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# python -m analysis.forecast.backtest")
    assert lines[2].split(",") == list(COLUMNS)


def test_windows_are_the_same_for_the_same_seed(folder: Path) -> None:
    panel = read_panels(folder)[0]
    one, two = (cut_windows(panel, 4, (5, 7), 3, np.random.default_rng(9)) for _ in range(2))
    for left, right in zip(one, two, strict=True):
        np.testing.assert_array_equal(left.values, right.values)


def test_groups_hold_whole_parents_and_nothing_of_the_future(folder: Path) -> None:
    panel = read_panels(folder)[0]
    groups = make_groups(panel, 5, np.random.default_rng(0), wanted=84)
    assert len({group.origin for group in groups}) == len(groups) == 7
    for group in groups:
        column = int(np.flatnonzero(panel.years == group.origin)[0])
        np.testing.assert_array_equal(group.past, panel.values[:, column - 4 : column + 1])
        np.testing.assert_array_equal(group.future[:, 0], panel.values[:, column + 1])
        assert group.scored.sum() <= 12
    reach = groups[0].targets[0, 3, 1] - groups[0].past[0, -1]
    assert reach == pytest.approx(-2 * panel.yearly_change)  # four years on, one step, fewer is better


def test_a_file_that_nobody_has_seen_is_read(folder: Path) -> None:
    text = (folder / "idn_province.csv").read_text(encoding="utf-8").replace("idn_poverty", "stunting")
    (folder / "other.csv").write_text(text, encoding="utf-8")
    (folder / "notes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    known, unseen = read_panels(folder)
    assert (known.source.better, known.source.listed) == ("down", True)
    assert (unseen.source.better, unseen.source.noisy, unseen.source.listed) == ("up", True, False)
    np.testing.assert_array_equal(known.values, unseen.values)


def test_any_folder_of_panels_is_scored_and_leaves_the_record(folder: Path, tmp_path_factory: pytest.TempPathFactory,
                                                              capsys: pytest.CaptureFixture[str],
                                                              monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of any name, with the shipped prior; a name that file, indicator and level share is said once."""
    elsewhere = tmp_path_factory.mktemp("of_a_stranger")
    text = (folder / "idn_province.csv").read_text(encoding="utf-8").replace("idn_poverty", "stunting")
    (elsewhere / "stunting.csv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(backtest, "build_yardstick", lambda: Yardstick(None, "not asked for"))
    asked = list[str | None]()

    def remember(file: str | None) -> Prior:
        asked.append(file)
        return reference_prior()

    monkeypatch.setattr(panels, "reference_prior", remember)
    record_file = Path(backtest.__file__).with_name("record.csv")
    before = record_file.read_bytes()
    assert backtest.main([str(elsewhere), "--windows", "12", "--only", "protocol"]) == 0
    assert "| stunting_province |" in capsys.readouterr().out
    assert set(asked) == {None}
    panels.prior_without(read_panels(folder)[0])
    assert asked[-1] == "idn_province.csv"
    assert record_file.read_bytes() == before


def last_figures(windows: Windows, prior_of: object) -> tuple[np.ndarray, Chances, None]:
    """Quantiles and chances of a forecast that is quickly made: the last figure, some percent more or less."""
    last = np.array([past[-1] for past in windows.pasts])
    quantiles = last[:, None, None] * np.exp(0.1 * (LEVELS - 0.5)) * np.ones((1, HORIZON, 1))
    met = dataclasses.replace(windows, targets=windows.met_levels)
    return quantiles, Chances(probabilities(windows, quantiles), probabilities(met, quantiles)), None


def test_the_commands_write_whatever_the_suite_reads(folder: Path, tmp_path_factory: pytest.TempPathFactory,
                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    """Of folders that hold all listed panels, of panels that are not listed; incomplete folders leave all as it is."""
    home, elsewhere = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("of_a_stranger")
    text = (folder / "idn_province.csv").read_text(encoding="utf-8")
    for name in ("stunting", "literacy"):
        (elsewhere / f"{name}.csv").write_text(text.replace("idn_poverty", name), encoding="utf-8")
    short = [line for line in text.replace("idn_poverty", "wasting").splitlines()
             if not any(f",{year}," in line for year in range(2016, 2022))]
    (elsewhere / "wasting.csv").write_text("\n".join(short), encoding="utf-8")
    monkeypatch.setattr(backtest, "HOME", home)
    monkeypatch.setattr(backtest, "our_forecasts", last_figures)
    stated = [str(elsewhere), str(folder), "--windows", "2", "--only", "stated"]
    assert backtest.main(stated) == 0
    assert not list(home.iterdir())
    monkeypatch.setattr(backtest, "SOURCES", (read_panels(folder)[0].source,))
    assert backtest.main(stated) == 0
    assert {path.name for path in home.iterdir()} == {"reliability.csv", "rules_record.csv"}
    assert backtest.main([*stated[:-1], "staying"]) == 0
    staying = list(csv.DictReader((home / "staying_record.csv").read_text(encoding="utf-8").splitlines()[2:]))
    assert {row["panels"] for row in staying} == {"4"}
    assert backtest.main([*stated, "--unseen"]) == 0
    found = list(csv.DictReader((home / "unseen_record.csv").read_text(encoding="utf-8").splitlines()[2:]))
    assert [row["panel"] for row in found] == ["literacy_province", "stunting_province", "wasting_province", "noisy"]
    assert (found[2]["forecasts"], found[2]["crps_of_naive"]) == ("0", "")  # six years: nothing to compare
    assert float(found[2]["coverage_95"]) >= float(found[2]["coverage_80"])
    assert {row["set"] for row in found} == {elsewhere.name}
    del found[2]
    assert int(found[-1]["forecasts"]) == int(found[0]["forecasts"]) + int(found[1]["forecasts"])
    between = sorted(float(row["crps_of_naive"]) for row in found)
    assert between[1] == float(found[-1]["crps_of_naive"])


def test_where_nobody_reaches_a_target_no_skill_is_claimed(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    """All fall where more is better, before 2020 and after: the base rate is never wrong."""
    lines = [f"falling,a{area},{year},{60 + area - (year - 2012)}" for area in range(6) for year in range(2012, 2023)]
    (tmp_path / "falling.csv").write_text("\n".join(["indicator,area,year,value", *lines]), encoding="utf-8")
    monkeypatch.setattr(backtest, "build_yardstick", lambda: Yardstick(None, "not asked for"))
    assert backtest.main([str(tmp_path), "--windows", "12", "--only", "protocol"]) == 0
    said = capsys.readouterr().out.splitlines()
    for label in ("across 2020", "others"):
        assert any(line.startswith(f"| falling | {label} |") and line.endswith("| – |") for line in said)


def test_forecasts_of_the_protocol_are_scored(folder: Path) -> None:
    groups = make_groups(read_panels(folder)[0], 10, np.random.default_rng(0), wanted=12)
    windows = collect_windows(groups)
    quantiles, chances, events = our_forecasts(windows, lambda group: judged_prior())
    assert quantiles.shape == (len(windows.pasts), HORIZON, LEVELS.size)
    assert np.abs(chances.reaching - probabilities(windows, quantiles)).max() < 0.02
    met = dataclasses.replace(windows, targets=windows.met_levels)
    assert np.abs(chances.staying - probabilities(met, quantiles)).max() < 0.02
    found = score(windows, quantiles, chances.reaching)
    known = np.isfinite(windows.truth)
    assert np.isfinite(found.crps[known]).all()
    assert found.inside_95[known].mean() >= found.inside_80[known].mean()
    assert set(np.unique(events.happened[np.isfinite(events.joint)])) <= {0.0, 1.0}


def test_baselines_continue_a_straight_line_and_survive_what_libraries_refuse() -> None:
    line = np.array([10.0, 12.0, 14.0, 16.0, 18.0, 20.0])
    median = slice(49, 51)
    for name in ("drift", "OLS line"):
        found, failed = safely(BASELINES[name], line, 2, LEVELS)
        assert not failed
        np.testing.assert_allclose(found[:, median].mean(axis=1), [22.0, 24.0], atol=1e-6)
    found, _ = safely(BASELINES["naive"], line, 2, LEVELS)
    np.testing.assert_allclose(found[:, median].mean(axis=1), [20.0, 20.0])
    for name in BASELINES:
        found, _ = safely(BASELINES[name], np.full(5, 100.0), 2, LEVELS)
        assert np.isfinite(found).all(), name
    refusing, failed = safely(lambda past, horizon, levels: np.full((2, 100), np.nan), line, 2, LEVELS)
    assert failed
    np.testing.assert_array_equal(refusing, safely(BASELINES["naive"], line, 2, LEVELS)[0])


def test_resampling_whole_clusters_keeps_what_they_share() -> None:
    """Ten clusters of 50 equal values: the spread is that of ten values, not of 500."""
    level = np.random.default_rng(4).standard_normal(10)
    values = np.column_stack([np.repeat(level, 50), np.ones(500)])
    observed, resampled = bootstrap_sums(values, np.repeat(np.arange(10), 50), np.zeros(500, dtype=int))
    mean = resampled[:, 0, 0] / resampled[:, 0, 1]
    assert observed[0, 0] == pytest.approx(50 * level.sum())
    assert mean.std() == pytest.approx(level.std() / np.sqrt(10), rel=0.15)


def test_reliability_counts_by_tenths() -> None:
    rows = reliability(np.array([0.05, 0.31, 0.39, 1.0]), np.array([0.0, 1.0, 0.0, 1.0]))
    assert [(row["forecasts"], row["happened"]) for row in rows] == [(1, 0.0), (2, 0.5), (1, 1.0)]


def test_areas_that_share_their_shocks_make_reliability_less_certain(folder: Path) -> None:
    """The same answers: of independent windows the interval is that of a binomial share, of a few clusters wider."""
    panel = read_panels(folder)[0]
    groups = make_groups(panel, 5, np.random.default_rng(1), 96)
    windows = collect_windows(groups)
    count = len(windows.pasts)
    alone = dataclasses.replace(windows, cluster=np.arange(count))
    together = dataclasses.replace(windows, cluster=np.arange(count) // 12)
    chosen = np.zeros(windows.truth.shape, dtype=bool)
    chosen[:, 0] = True
    chances = np.full(windows.targets.shape, 0.55)
    outcomes = np.broadcast_to((np.arange(count) // 12 % 2 == 0)[:, None, None], chances.shape)
    rows = [clustered_reliability(each, chances, outcomes, chosen)[0] for each in (alone, together)]
    share = outcomes[:, 0, 0].mean()
    for row, clusters in zip(rows, (count, count / 12), strict=True):
        assert (row["forecasts"], row["from"]) == (3 * count, 0.5)
        assert row["happened"] == pytest.approx(share)
        assert row["clusters"] == pytest.approx(clusters)
        half = 1.96 * np.sqrt(share * (1 - share) / clusters)
        assert row["high"] - row["low"] == pytest.approx(2 * half, rel=0.15)


def test_a_missing_folder_is_skipped_in_clear_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert backtest.main([str(tmp_path / "nowhere")]) == 0
    assert "skipped" in capsys.readouterr().out


ROW = Measured("alone", "noisy", 1, None, 500, 0.80, 0.95, 1.0, 1.0, 1.0, 0.15, 0.2)


@pytest.mark.parametrize("change, shortfall", [
    ({}, ""), ({"coverage_80": 0.74}, "80"), ({"coverage_80": 0.89}, "80"), ({"coverage_95": 0.90}, "95"),
    ({"coverage_95": 0.99}, "95"), ({"brier": 0.2}, "brier"), ({"windows": 99}, "few"),
])
def test_the_rule(change: dict[str, Any], shortfall: str) -> None:
    row = dataclasses.replace(ROW, **change)
    assert (row.shortfall, row.has_passed) == (shortfall, not shortfall)


def test_what_is_earned_follows_from_the_shipped_record() -> None:
    rows = record().measured
    assert rows
    totals = {row.situation: row for row in rows if row.panel == TOTAL}
    assert set(totals) == set(SITUATIONS)
    noisy = {(row.situation, row.own_figures): row for row in rows if row.panel == ALL_NOISY}
    assert has_earned_probability(0) is noisy["masked", 0].has_passed
    assert has_earned_probability(2) is noisy["sparse", 2].has_passed
    assert has_earned_probability(9) is totals["full"].has_passed
    assert has_earned_probability(8, alone=True) is noisy["alone", 6].has_passed
    with pytest.raises(ValueError, match="own_figures"):
        has_earned_probability(-1)


def test_a_figure_older_than_any_that_was_tried_has_earned_nothing() -> None:
    assert has_earned_probability(1, behind=2)
    assert not has_earned_probability(1, behind=3)


def test_the_panel_of_an_indicator_in_its_own_country_must_pass_where_it_is_large_enough() -> None:
    """Poverty of Viet Nam's provinces: series alone are worth 25 clusters and fail, areas with few figures 5."""
    kin = {(row.indicator, row.situation): row for row in record().kin}
    alone, few = kin["poverty_rate", "alone"], kin["poverty_rate", "sparse"]
    assert (alone.decides, alone.shortfall) == (True, "80")
    assert (few.decides, few.shortfall) == (False, "80")
    assert has_earned_probability(2, alone=True)
    assert not has_earned_probability(2, alone=True, indicator="poverty_rate")
    assert has_earned_probability(2, indicator="poverty_rate") is has_earned_probability(2)
    assert has_earned_probability(2, alone=True, indicator="health_insurance_coverage")  # none of its own
    of_all = {(row.situation, row.panel): row for row in record().measured if row.own_figures is row.horizon is None}
    for row in record().kin:
        assert abs(row.coverage_80 - of_all[row.situation, row.panel].coverage_80) < 0.005


def test_groups_of_one_parent_and_origin_are_counted_as_what_they_are_worth(folder: Path) -> None:
    panel = read_panels(folder)[0]
    tasks = make_tasks("sparse", panel, 2, np.random.default_rng(1))
    scores = [score for task in tasks for score in score_task(task, None)]
    row, = of_kin(scores, {panel.source.name: "poverty_rate"})
    assert (row["indicator"], row["situation"], row["windows"]) == ("poverty_rate", "sparse", len(scores))
    groups = {(task.window.parent, int(task.window.years[task.window.origin])) for task in tasks}
    assert 1 <= float(str(row["clusters"])) <= len(groups)
    assert of_kin(scores, {}) == []


def test_nothing_is_earned_farther_ahead_than_was_tried() -> None:
    for own, alone, situation in ((0, False, "masked"), (2, False, "sparse"), (9, False, "full"), (5, True, "alone")):
        tried = max(row.horizon for row in record().measured if row.situation == situation and row.horizon)
        assert has_earned_probability(own, alone, tried) is has_earned_probability(own, alone)
        assert not has_earned_probability(own, alone, tried + 1)
