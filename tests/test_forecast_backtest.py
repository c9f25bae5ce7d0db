"""The back-test on a made-up panel, and the rule that reads its record."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from analysis.forecast import backtest, has_earned_probability, record
from analysis.forecast.panels import cut_windows, read_panels
from analysis.forecast.prior import judged_prior
from analysis.forecast.record import has_passed
from analysis.forecast.situations import make_tasks


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


def test_nothing_after_the_origin_is_shown(folder: Path) -> None:
    panel = read_panels(folder)[0]
    for situation in ("full", "sparse", "masked"):
        for task in make_tasks(situation, panel, 4, np.random.default_rng(1)):
            assert task.shown.shape[1] == task.window.origin + 1
            assert task.total is None or task.total.size == task.window.origin + 1


def test_scores_and_summary(folder: Path, tmp_path: Path) -> None:
    panel = read_panels(folder)[0]
    task = make_tasks("masked", panel, 1, np.random.default_rng(2))[0]
    scores = backtest.score_task(task, judged_prior())
    rows = backtest.summarise(scores)
    assert rows[-1]["panel"] == "total"
    assert rows[-1]["windows"] == len(scores)
    assert all(score.own_figures == 0 for score in scores)
    backtest.write_record(rows, tmp_path / "record.csv")
    lines = (tmp_path / "record.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# python -m analysis.forecast.backtest")
    assert lines[2].split(",") == list(backtest.COLUMNS)


def test_windows_are_the_same_for_the_same_seed(folder: Path) -> None:
    panel = read_panels(folder)[0]
    one, two = (cut_windows(panel, 4, (5, 7), 3, np.random.default_rng(9)) for _ in range(2))
    for left, right in zip(one, two, strict=True):
        np.testing.assert_array_equal(left.values, right.values)


def test_a_missing_folder_is_skipped_in_clear_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert backtest.main([str(tmp_path / "nowhere")]) == 0
    assert "skipped" in capsys.readouterr().out


ROW = {"windows": "500", "coverage_80": "0.80", "coverage_95": "0.95", "brier": "0.15", "brier_base_rate": "0.2"}


@pytest.mark.parametrize("change, passes", [
    ({}, True), ({"coverage_80": "0.74"}, False), ({"coverage_80": "0.89"}, False), ({"coverage_95": "0.90"}, False),
    ({"coverage_95": "0.99"}, False), ({"brier": "0.2"}, False), ({"windows": "99"}, False),
])
def test_the_rule(change: dict[str, str], passes: bool) -> None:
    assert has_passed({**ROW, **change}) is passes


def test_what_is_earned_follows_from_the_shipped_record() -> None:
    rows = record()
    assert rows
    totals = {row["situation"]: row for row in rows if row["panel"] == "total"}
    assert set(totals) == {"full", "sparse", "masked", "alone"}
    noisy = {(row["situation"], row["own_figures"]): row for row in rows if row["panel"] == "noisy"}
    assert has_earned_probability(0) is has_passed(noisy["masked", "0"])
    assert has_earned_probability(2) is has_passed(noisy["sparse", "2"])
    assert has_earned_probability(9) is has_passed(totals["full"])
    assert has_earned_probability(8, alone=True) is has_passed(noisy["alone", "6"])
    with pytest.raises(ValueError, match="own_figures"):
        has_earned_probability(-1)
