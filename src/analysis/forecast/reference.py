"""Fit the reference prior: ``python -m analysis.forecast.reference FOLDER …`` (folders that hold the listed panels).

Empirical Bayes over families cut from real panels: the mean and covariance of the hyperparameters under which the
families' figures are most probable, found by an EM algorithm over importance samples of each family. The judged prior
regularises the fit and counts as a few panels more.

There are two rounds. Real panels lie far outside the judged prior, so that samples drawn under it have few points where
the fitted prior has its mass. They give a first fit to few families, under which all families are then sampled.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from analysis.forecast.arguments import check_arguments
from analysis.forecast.backtesting.panels import Panel, read_panels
from analysis.forecast.backtesting.windows import Window, cut_windows
from analysis.forecast.blocks import alone
from analysis.forecast.family import build_families
from analysis.forecast.posterior import sample_posterior
from analysis.forecast.prior import NAMES, Prior, judged_prior

__all__ = ["FamilyEvidence", "collect_evidence", "fit_prior"]

FAMILIES_PER_PANEL = 48
FAMILIES_OF_THE_FIRST_ROUND = 12
SEED = 20210228
PAST_YEARS = (4, 5, 7, 10)
YEARS_AFTER = 4
JUDGED_PANELS = 3.0
EM_STEPS, SETTLED = 60, 1e-3
KEPT_POINTS = 400


@dataclass(frozen=True, eq=False)
class FamilyEvidence:
    """Importance sample of one family.

    points (k, 11); log_ratio (k,): log likelihood less log proposal density, up to a constant. Families with the same
    ``panel`` together have the weight of one.
    """

    panel: str
    file: str
    points: np.ndarray
    log_ratio: np.ndarray


def _evidence(window: Window, prior: Prior, rng: np.random.Generator) -> FamilyEvidence:
    """Points sampled under ``prior``, which only proposes them: it is divided out of their weights."""
    families = build_families(check_arguments(window.values, window.years, 0))
    blocks = [alone(replace(family, origin=window.origin)) for family in families]
    posterior = sample_posterior(blocks, prior, rng)
    kept = np.argsort(-posterior.weights)[:KEPT_POINTS]
    points = posterior.points[kept]
    log_ratio = np.log(posterior.weights[kept] + 1e-300) - prior.log_density(points)
    return FamilyEvidence(window.panel.source.counted_as, window.panel.source.file, points, log_ratio)


def collect_evidence(
    panels: list[Panel], per_panel: int = FAMILIES_PER_PANEL, first: int = FAMILIES_OF_THE_FIRST_ROUND
) -> list[FamilyEvidence]:
    """Importance samples of the hyperparameters of random families of each panel (fixed seeds).

    The years after a family's origin are included, since the damping of drifts is learned from them. The generators of
    each panel's families and of each family's samples are seeded with their place; otherwise the last digit of one
    likelihood would decide which families of the next panel are drawn. A panel that is left out of a fit has still
    contributed to the proposal.
    """
    families = [cut_windows(panel, per_panel, PAST_YEARS, YEARS_AFTER, np.random.default_rng([SEED, number]))
                for number, panel in enumerate(panels)]

    def sampled(count: int, prior: Prior, *stream: int) -> list[FamilyEvidence]:
        return [_evidence(window, prior, np.random.default_rng([SEED, number, index, *stream]))
                for number, windows in enumerate(families) for index, window in enumerate(windows[:count])]

    return sampled(per_panel, fit_prior(sampled(first, judged_prior())), 2)


def fit_prior(evidence: list[FamilyEvidence], without_file: str | None = None, begin: Prior | None = None) -> Prior:
    """EM algorithm for the mean and covariance over families, with the same weight for each panel.

    It stops when a step moves no mean by more than ``SETTLED`` of its standard deviation. without_file leaves out all
    panels from one file, so that a back-test never scores what it was fitted on. begin: a starting value closer than
    the judged prior, such as the fit to all files.
    """
    used = [item for item in evidence if item.file != without_file]
    names = [item.panel for item in used]
    share = np.array([1.0 / names.count(name) for name in names])
    panels = share.sum()
    points, log_ratio = (np.concatenate([getattr(item, name) for item in used]) for name in ("points", "log_ratio"))
    sizes = [item.log_ratio.size for item in used]
    judged = judged_prior()
    prior = begin or judged
    for _ in range(EM_STEPS):
        before = prior
        weights = np.repeat(share, sizes) * _responsibilities(log_ratio + prior.log_density(points), sizes)
        mean = (weights @ points + judged.mean) / (panels + 1.0)
        deviation = points - mean
        covariance = JUDGED_PANELS * judged.covariance + (weights[:, None] * deviation).T @ deviation
        prior = _keep_judged(Prior(mean, covariance / (panels + JUDGED_PANELS)), judged)
        spread = np.sqrt(np.diag(prior.covariance))
        if np.all(np.abs(prior.mean - before.mean) < SETTLED * spread):
            break
    return prior


def _keep_judged(fitted: Prior, judged: Prior) -> Prior:
    """No panel has covariates: what they may explain stays as judged."""
    mean, covariance = fitted.mean.copy(), fitted.covariance.copy()
    place = NAMES.index("covariate_share")
    mean[place] = judged.mean[place]
    covariance[place, :] = covariance[:, place] = 0.0
    covariance[place, place] = judged.covariance[place, place]
    return Prior(mean, covariance)


def _responsibilities(log_weights: np.ndarray, sizes: list[int]) -> np.ndarray:
    """Weights (points,) that sum to 1 in each family; sizes: number of points of each family."""
    starts = np.cumsum([0, *sizes[:-1]])
    return np.exp(log_weights - np.repeat(np.logaddexp.reduceat(log_weights, starts), sizes))


def main(arguments: list[str]) -> int:
    """Write reference_prior.json beside this module."""
    panels = [panel for panel in read_panels(*map(Path, arguments)) if panel.source.listed]
    if not panels:
        print("usage: python -m analysis.forecast.reference FOLDER … (no reference panel found there)")
        return 2
    evidence = collect_evidence(panels)
    prior = fit_prior(evidence)
    content = {
        "what": "Normal prior of a family's hyperparameters (logarithms; logit for shares), fitted by "
                "empirical Bayes to families of at most 15 areas, 4 to 10 published years and the 4 years after",
        "command": "python -m analysis.forecast.reference FOLDER …",
        "families": {name: sum(item.panel == name for item in evidence)
                     for name in dict.fromkeys(panel.source.counted_as for panel in panels)},
        "panels": {panel.source.name: f"{panel.source.file}: {panel.source.origin}" for panel in panels},
        "prior": prior.to_json(),
        "without": {file: fit_prior(evidence, file, prior).to_json()
                    for file in dict.fromkeys(panel.source.file for panel in panels)},
    }
    target = Path(__file__).with_name("reference_prior.json")
    target.write_text(_text(content) + "\n", encoding="utf-8", newline="\n")
    return 0


def _text(content: Mapping[str, object]) -> str:
    """JSON with each row of numbers on a line of its own."""
    return re.sub(r"\[[^\[\]{}\"]+\]", lambda row: " ".join(row[0].split()), json.dumps(content, indent=1))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
