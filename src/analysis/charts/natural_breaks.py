"""Natural breaks: the classes whose members lie closest together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["natural_breaks"]


def natural_breaks(numbers: NDArray[np.float64], count: int) -> list[float]:
    """The last value of each class, for the least sum of squared deviations from the classes' means.

    The exact algorithm of Fisher (1958). mapclassify has it too, but brings 800 modules, scikit-learn among them, which
    take a second to import and make every report's process slower to fork.

    Parameters
    ----------
    numbers : array (n,)
        In ascending order.
    count : int
        Number of classes, at most n.
    """
    sums, squares = (np.concatenate([[0.0], np.cumsum((numbers - numbers.mean()) ** power)]) for power in (1, 2))
    first, last = np.indices((len(numbers), len(numbers)))
    with np.errstate(divide="ignore", invalid="ignore"):
        deviations = squares[last + 1] - squares[first] - (sums[last + 1] - sums[first]) ** 2 / (last + 1 - first)
    deviations[first > last] = np.inf
    least, starts = deviations[0], []
    for _ in range(1, count):
        tried = deviations + np.concatenate([[np.inf], least[:-1]])[:, None]
        starts.append(tried.argmin(axis=0))
        least = tried.min(axis=0)
    ends = [len(numbers) - 1]
    for start in reversed(starts):
        ends.append(int(start[ends[-1]]) - 1)
    return [float(numbers[end]) for end in reversed(ends)]
