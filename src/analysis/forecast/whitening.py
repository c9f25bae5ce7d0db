"""What the figures of each series weigh, with its level kept apart.

A level is nearly unknown (variance of tens) where a smooth series' figures lie a thousandth apart. Inverse roots of
the sum of both lose the small numbers beside the large one; here the level enters by its precision, in which nothing
cancels (the rank-one form of Woodbury's identity).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.forecast.batched import inverse_root

__all__ = ["Whitened", "whiten"]


@dataclass(frozen=True)
class Whitened:
    """Of each series (…): ``root`` R (…, past, past) with R'R the inverse covariance of its figures, zero where none;
    ``path_root`` (…, past, past) the same were the level known; ``level_weight`` (…, past) what each figure
    then says of the level; ``level_variance`` (…) of the level given the figures; ``log_determinant`` (…) of the
    covariance of the figures in units of their errors."""

    root: np.ndarray
    path_root: np.ndarray
    level_weight: np.ndarray
    level_variance: np.ndarray
    log_determinant: np.ndarray

    @property
    def weight(self) -> np.ndarray:
        """Inverse covariance (…, past, past) of the figures."""
        return np.asarray(np.swapaxes(self.root, -1, -2) @ self.root)

    @property
    def path_weight(self) -> np.ndarray:
        """Inverse covariance (…, past, past) of the figures were the level known. Not kept: only draws ask for it."""
        return np.asarray(np.swapaxes(self.path_root, -1, -2) @ self.path_root)

    def regress(
        self, covariance: np.ndarray, with_past: np.ndarray, level_share: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Gain (…, k, past) and posterior covariance (…, k, k) of k quantities: level_share (…, k) × level + path parts
        with ``covariance`` (…, k, k) among each other and ``with_past`` (…, k, past) with the path's past."""
        on_path = with_past @ self.path_weight
        rest = level_share - (with_past @ self.level_weight[..., None])[..., 0]
        moved = rest * self.level_variance[..., None]
        gain = on_path + moved[..., None] * self.level_weight[..., None, :]
        left = covariance - on_path @ np.swapaxes(with_past, -1, -2) + moved[..., None] * rest[..., None, :]
        return gain, left


def whiten(
    path: np.ndarray, level_variance: np.ndarray, inverse_errors: np.ndarray, level_left: np.ndarray
) -> Whitened:
    """Weigh figures that are what is left of a level + path + error.

    path (…, series, past, past): covariance of the path; level_variance (…, series): prior variance of the level;
    inverse_errors (series, past): inverse error sds, 0 where there is no figure; level_left (…, series, past): share of
    the level in each year.
    """
    given_level, log_determinant = inverse_root(
        np.eye(path.shape[-1]) + inverse_errors[:, :, None] * path * inverse_errors[:, None, :])
    given_level *= inverse_errors[:, None, :]
    seen = (given_level @ level_left[..., None])[..., 0]
    level_weight = (seen[..., None, :] @ given_level)[..., 0, :]
    growth = 1.0 + level_variance * (seen**2).sum(axis=-1)
    pull = level_variance / (np.sqrt(growth) * (1.0 + np.sqrt(growth)))
    return Whitened(
        root=given_level - (pull[..., None] * seen)[..., None] * level_weight[..., None, :],
        path_root=given_level, level_weight=level_weight,
        level_variance=level_variance / growth, log_determinant=log_determinant + np.log(growth))
