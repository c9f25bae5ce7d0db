"""Cholesky factors of many small matrices at once.

LAPACK is called once a matrix; for tens of thousands of matrices of order ten the calls cost more than the
arithmetic. Here every step of the textbook algorithm is one array operation over all matrices.
"""

from __future__ import annotations

import numpy as np

__all__ = ["inverse_root"]

TOGETHER = 1024  # so many matrices stay in the processor's cache


def inverse_root(matrices: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Inverse Cholesky factors and log determinants of positive definite matrices.

    matrices (…, n, n) → (…, n, n) lower triangular M with M A M' = I, and (…,). Raises LinAlgError where one is
    not positive definite.
    """
    size = matrices.shape[-1]
    flat = matrices.reshape(-1, size, size)
    inverse, log_determinant = np.empty_like(flat), np.empty(len(flat))
    for start in range(0, len(flat), TOGETHER):
        part = slice(start, start + TOGETHER)
        inverse[part], log_determinant[part] = _some(flat[part])
    return inverse.reshape(matrices.shape), log_determinant.reshape(matrices.shape[:-2])


def _some(matrices: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    size = matrices.shape[-1]
    # the matrices' places first, so that one operation runs over a contiguous line of all matrices
    work = np.array(np.moveaxis(matrices, 0, -1), order="C")
    log_determinant = np.zeros(work.shape[-1])
    for column in range(size):
        part = work[column:, column].copy()
        if column:
            part -= np.einsum("akn,kn->an", work[column:, :column], work[column, :column])
        if not np.all(part[0] > 0):
            raise np.linalg.LinAlgError("a matrix is not positive definite")
        pivot = np.sqrt(part[0])
        log_determinant += np.log(part[0])
        work[column:, column] = part / pivot
    inverse = np.zeros_like(work)
    for row in range(size):
        inverse[row, row] = 1.0 / work[row, row]
        if row:
            sums = np.einsum("kn,kjn->jn", work[row, :row], inverse[:row, :row])
            inverse[row, :row] = -sums * inverse[row, row]
    return np.moveaxis(inverse, -1, 0), log_determinant
