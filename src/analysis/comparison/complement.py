"""The rest of a population when the share of the group is not known exactly."""

from __future__ import annotations

from itertools import product

__all__ = ["complement_range", "SHARE_DRIFT"]

SHARE_DRIFT = 0.5
"""Points per year by which a group's share of households may have changed since it was last counted."""


def complement_range(value: float, whole: float, share: float, years: int,
                     drift: float = SHARE_DRIFT) -> tuple[float, float]:
    """Lowest and highest ratio of a group's rate to the rest's, with the share known only for another year.

    The rest is (whole − share · group) / (1 − share). The share ranges over ``share ± drift · years``; the rounding of
    the two published rates (half a unit of the second decimal) widens the range further.

    Parameters
    ----------
    value, whole : float
        Rate of the group and of all, in percent.
    share : float
        Share of the group in all, in percent.
    years : int
        Years between the share and the rates.
    drift : float
        Percentage points per year.

    Returns
    -------
    (lower, upper) : the ratio's range; the upper end is infinite if the rest may be empty.
    """
    half = 0.005
    ratios = []
    for moved, rounded in product((-1, 1), repeat=2):  # a larger share can move the ratio either way
        part = min(max((share + moved * drift * years) / 100, 0.0), 0.999)
        rest = (whole - rounded * half - part * (value + rounded * half)) / (1 - part)
        ratios.append((value + rounded * half) / rest if rest > 0 else float("inf"))
    return min(ratios), max(ratios)
