"""The reference prior: what families say must not hang on how they are sampled, nor on each other."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.special import expit

from analysis.forecast import reference
from analysis.forecast.backtesting.panels import SOURCES, Panel, Source
from analysis.forecast.backtesting.windows import Window, cut_windows
from analysis.forecast.prior import NAMES, Prior, judged_prior, reference_prior
from analysis.forecast.reference import FamilyEvidence, collect_evidence, fit_prior


def made_up_panel(name: str, seed: int, areas: int = 9, years: int = 12) -> Panel:
    rng = np.random.default_rng(seed)
    latent = rng.normal(-1, 0.6, (areas, 1)) + np.cumsum(rng.normal(0, 0.1, (areas, years)), axis=1)
    return Panel(Source(name, f"{name}.csv", name, "province"), np.round(100 * expit(latent), 1),
                 np.arange(2000, 2000 + years), np.ones(areas), np.full(areas, "X"))


def as_if_the_prior_were(item: FamilyEvidence, prior: Prior) -> tuple[np.ndarray, np.ndarray]:
    """Posterior mean and standard deviation of the hyperparameters of one family."""
    log_weights = item.log_ratio + prior.log_density(item.points)
    weights = np.exp(log_weights - log_weights.max())
    weights /= weights.sum()
    mean = weights @ item.points
    return mean, np.sqrt(weights @ (item.points - mean) ** 2)


def test_the_prior_that_proposes_points_leaves_no_trace_in_what_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """The posterior under one prior from points proposed by it and by one that lies elsewhere and is wider."""
    monkeypatch.setattr("analysis.forecast.posterior.ENOUGH", 1500.0)
    monkeypatch.setattr(reference, "KEPT_POINTS", 10_000)
    window = cut_windows(made_up_panel("a", 1), 1, (7,), 4, np.random.default_rng(2))[0]
    judged = judged_prior()
    elsewhere = Prior(judged.mean + 0.5, 2.0 * judged.covariance)
    (mean, spread), (other, _) = (
        as_if_the_prior_were(reference._evidence(window, prior, np.random.default_rng(3)), judged)
        for prior in (judged, elsewhere))
    # a trace would move all of them; single ones move by chance, samples being few where two kinds of noise are alike
    assert np.abs((mean - other) / spread).mean() < 0.2
    assert np.abs(mean - judged.mean).max() > 0.5  # the figures do say something


def test_one_panel_does_not_choose_the_families_of_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever sampling the first panel's families took, the second's are the same, with the same random numbers."""
    seen: list[tuple[str, bytes, float]] = []

    def sampled(window: Window, prior: Prior, rng: np.random.Generator) -> FamilyEvidence:
        seen.append((window.panel.source.name, window.values.tobytes(), rng.random()))
        rng.random(int(window.values.sum()))
        points = prior.mean + 0.1 * np.random.default_rng(0).standard_normal((20, prior.mean.size))
        return FamilyEvidence(window.panel.source.name, window.panel.source.file, points, np.zeros(20))

    monkeypatch.setattr(reference, "_evidence", sampled)
    second, found = made_up_panel("second", 5), []
    for seed in (3, 4):
        seen.clear()
        evidence = collect_evidence([made_up_panel("first", seed), second], per_panel=6, first=2)
        assert [item.panel for item in evidence] == ["first"] * 6 + ["second"] * 6
        found.append([each for each in seen if each[0] == "second"])
    assert found[0] == found[1]
    assert len(found[0]) == 2 + 6


def test_all_families_are_sampled_under_what_the_first_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """Families that all lie far outside the judged prior: the second round proposes points where they lie."""
    proposed: list[np.ndarray] = []
    far = judged_prior().mean - 3.0

    def sampled(window: Window, prior: Prior, rng: np.random.Generator) -> FamilyEvidence:
        proposed.append(prior.mean)
        points = far + 0.3 * rng.standard_normal((300, far.size))
        return FamilyEvidence(window.panel.source.name, window.panel.source.file, points, np.zeros(300))

    monkeypatch.setattr(reference, "_evidence", sampled)
    panels = [made_up_panel(f"panel {number}", number) for number in range(6)]
    evidence = collect_evidence(panels, per_panel=4, first=2)
    np.testing.assert_array_equal(proposed[:12], np.broadcast_to(judged_prior().mean, (12, far.size)))
    np.testing.assert_allclose(proposed[12:], np.broadcast_to(fit_prior(evidence).mean, (24, far.size)), atol=0.3)
    assert np.abs(proposed[-1] - judged_prior().mean).max() > 2.0


def seen_at(place: float, panel: str, families: int) -> list[FamilyEvidence]:
    """Families whose figures put every hyperparameter at the judged one plus ``place``."""
    rng, judged = np.random.default_rng(1), judged_prior()
    points = judged.mean + place + 0.05 * rng.standard_normal((50, judged.mean.size))
    return [FamilyEvidence(panel, f"{panel}.csv", points, -judged.log_density(points))] * families


def test_a_panel_counts_once_however_many_families_and_tables_it_has() -> None:
    """Forty families of one subject against two of another: neither draws the prior to its side."""
    prior = fit_prior([*seen_at(1.0, "many", 40), *seen_at(-1.0, "few", 2)])
    place = NAMES.index("level_spread")
    assert prior.mean[place] == pytest.approx(judged_prior().mean[place], abs=0.05)
    window = cut_windows(made_up_panel("a", 1), 1, (5,), 4, np.random.default_rng(2))[0]
    of_one_subject = replace(window, panel=replace(window.panel, source=Source("a", "a.csv", "a", "", subject="both")))
    assert reference._evidence(of_one_subject, judged_prior(), np.random.default_rng(3)).panel == "both"


def test_every_file_of_the_prior_has_one_that_was_fitted_without_it() -> None:
    shipped, files = reference_prior(), {source.file for source in SOURCES}
    without = {file: reference_prior(file) for file in files}
    assert len({prior.mean.tobytes() for prior in without.values()} - {shipped.mean.tobytes()}) == len(files)
    assert reference_prior("a file of others.csv").mean.tobytes() == shipped.mean.tobytes()


def test_the_file_written_holds_a_prior_for_each_file_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    panels = [made_up_panel(name, seed) for seed, name in enumerate(("one", "two"))]
    evidence = collect_evidence(panels, per_panel=6, first=3)  # of fewer, where it begins may decide
    monkeypatch.setattr(reference, "__file__", str(tmp_path / "reference.py"))
    monkeypatch.setattr(reference, "read_panels", lambda folder: panels)
    monkeypatch.setattr(reference, "collect_evidence", lambda panels: evidence)
    monkeypatch.setattr(Source, "listed", True)
    assert reference.main(["folder"]) == 0
    written = json.loads((tmp_path / "reference_prior.json").read_text(encoding="utf-8"))
    assert written["without"]["one.csv"] == fit_prior(evidence, "one.csv", fit_prior(evidence)).to_json()
    without, afresh = Prior.from_json(written["without"]["one.csv"]), fit_prior(evidence, "one.csv")
    assert np.abs(without.mean - afresh.mean).max() < 0.02  # wherever the search begins
    assert Prior.from_json(written["prior"]).mean == pytest.approx(fit_prior(evidence).mean, abs=1e-4)
