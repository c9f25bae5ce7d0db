"""Multivariate Student-t distribution, the same as `scipy.stats.multivariate_t`.

That module takes a second to import, which every run would wait for.
"""

from __future__ import annotations

import numpy as np
from scipy.special import gammaln

__all__ = ["Student"]


class Student:
    """Distribution with a centre (d,), a shape matrix (d, d), positive definite, and degrees of freedom."""

    def __init__(self, centre: np.ndarray, shape: np.ndarray, freedom: float) -> None:
        self._centre, self._shape, self._freedom = centre, shape, freedom
        values, vectors = np.linalg.eigh(shape)
        self._whitening, self._log_determinant = vectors / np.sqrt(values), float(np.log(values).sum())

    def sample(self, count: int, rng: np.random.Generator) -> np.ndarray:
        """Points (count, d): normal vectors over roots of scaled chi-squared variables (Hofert 2013, equation 3)."""
        scale = rng.chisquare(self._freedom, size=count) / self._freedom
        normal = rng.multivariate_normal(np.zeros(len(self._centre)), self._shape, size=count)
        return self._centre + normal / np.sqrt(scale)[:, None]

    def log_density(self, points: np.ndarray) -> np.ndarray:
        """Log density (n,) at points (n, d)."""
        freedom, size = self._freedom, len(self._centre)
        distance = np.square((points - self._centre) @ self._whitening).sum(axis=1)
        half = 0.5 * (freedom + size)
        constant = (gammaln(half) - gammaln(0.5 * freedom) - 0.5 * size * np.log(freedom * np.pi)
                    - 0.5 * self._log_determinant)
        return constant - half * np.log1p(distance / freedom)
