"""The hyperparameters of a family and their prior, fitted on reference panels (reference_prior.json)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from scipy.special import expit, gammaln

__all__ = ["NAMES", "Prior", "natural", "reference_prior"]

NAMES = (
    "innovation_sd",      # yearly lasting movement of one series, logit scale
    "noise_sd",           # yearly passing deviation of one series as published
    "common_sd",          # yearly lasting movement shared by the series of a parent
    "common_noise_sd",    # yearly passing deviation shared by the series of a parent
    "common_drift_sd",    # sd of the yearly drift shared by the series of a parent
    "drift_spread",       # spread of the series' drifts around the family's
    "level_spread",       # spread of the series' levels around the family's, with what covariates explain of it
    "damping",            # share of a series' own drift that survives each year after the last figure (0 to 1)
    "drift_change_sd",    # yearly change of one series' drift: what tells smooth trends from noisy ones
    "common_persistence",  # correlation of the shared drift with that of the year before (0 to 1): trends or waves
    "covariate_share",    # share of that spread (its square) that the covariates explain together (0 to 1)
)
# Beyond these logarithms a standard deviation makes no difference that a figure could show.
SENSIBLE = (-11.0, 3.0)
# Some panels are of another kind than all that were seen: tails that let the figures say so.
PRIOR_FREEDOM = 4.0
# But the reference panels have no covariates: what these explain is judged, and by normal tails.
_NORMAL = NAMES.index("covariate_share")
_SHARES = [NAMES.index(name) for name in ("damping", "common_persistence", "covariate_share")]


def natural(points: np.ndarray) -> dict[str, np.ndarray]:
    """Hyperparameters by name from unconstrained points (..., 11): log for sds, logit for shares."""
    values = np.exp(np.clip(points, *SENSIBLE))
    values[..., _SHARES] = expit(points[..., _SHARES])
    return {name: values[..., index] for index, name in enumerate(NAMES)}


@dataclass(frozen=True, eq=False)
class Prior:
    """Over the unconstrained hyperparameters: mean (11,) and covariance (11, 11); independent Student-t variables with
    ``PRIOR_FREEDOM`` degrees of freedom along the columns of its Cholesky factor, normal for the covariates' share."""

    mean: np.ndarray
    covariance: np.ndarray

    @property
    def root(self) -> np.ndarray:
        """Linear map (11, 11), lower triangular, from standard variables to deviations from the mean."""
        scales = np.full(self.mean.size, np.sqrt((PRIOR_FREEDOM - 2) / PRIOR_FREEDOM))
        scales[_NORMAL] = 1.0
        return np.linalg.cholesky(self.covariance) * scales

    def sample(self, count: int, rng: np.random.Generator) -> np.ndarray:
        """Random points (count, 11)."""
        variables = rng.standard_t(PRIOR_FREEDOM, (count, self.mean.size))
        variables[:, _NORMAL] = rng.standard_normal(count)
        return self.mean + variables @ self.root.T

    def log_density(self, points: np.ndarray) -> np.ndarray:
        """Log density of points (..., 11)."""
        root = self.root
        deviation = (points - self.mean).reshape(-1, self.mean.size)
        standard = np.linalg.solve(root, deviation.T).T.reshape(points.shape)
        freedom, normal = PRIOR_FREEDOM, standard[..., _NORMAL]
        heavy = np.delete(standard, _NORMAL, axis=-1)
        constant = gammaln((freedom + 1) / 2) - gammaln(freedom / 2) - 0.5 * np.log(np.pi * freedom)
        kernel = 0.5 * (freedom + 1) * np.log1p(heavy**2 / freedom).sum(axis=-1)
        bell = -0.5 * (normal**2 + np.log(2 * np.pi))
        return np.asarray((self.mean.size - 1) * constant - kernel + bell - np.log(np.diag(root)).sum())

    def to_json(self) -> dict[str, object]:
        """Content for reference_prior.json, rounded."""
        return {
            "names": list(NAMES),
            "mean": [round(float(value), 4) for value in self.mean],
            "covariance": [[round(float(value), 5) for value in row] for row in self.covariance],
        }

    @staticmethod
    def from_json(content: dict[str, object]) -> Prior:
        """The prior of such a content; ValueError if its hyperparameters are others than NAMES."""
        if content.get("names") != list(NAMES):
            raise ValueError(f"reference_prior.json: found names {content.get('names')}; wanted {list(NAMES)}")
        return Prior(np.array(content["mean"], dtype=float), np.array(content["covariance"], dtype=float))


# By judgement: median (standard deviations on the logit scale; shares as odds, 9 for 0.9) and spread of its logarithm.
_JUDGED = {
    "innovation_sd": (0.10, 0.9), "noise_sd": (0.05, 1.2), "common_sd": (0.05, 0.8), "common_noise_sd": (0.04, 0.9),
    "common_drift_sd": (0.10, 0.8), "drift_spread": (0.03, 0.8), "level_spread": (0.8, 0.6), "damping": (9.0, 1.0),
    "drift_change_sd": (0.01, 1.5), "common_persistence": (4.0, 2.0), "covariate_share": (0.47, 1.5),
}


def judged_prior() -> Prior:
    """A wide prior by judgement, from which the reference prior is fitted."""
    medians, spreads = np.array([_JUDGED[name] for name in NAMES]).T
    return Prior(np.log(medians), np.diag(np.square(spreads)))


@cache
def reference_prior(without_file: str | None = None) -> Prior:
    """The shipped prior; for a back-test, that fitted without the panels of one file."""
    source = resources.files("analysis.forecast").joinpath("reference_prior.json")
    if not source.is_file():
        return judged_prior()
    content = json.loads(source.read_text(encoding="utf-8"))
    return Prior.from_json(content["without"].get(without_file, content["prior"]))
