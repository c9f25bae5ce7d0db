"""The rest of a population, where the share of the group is not known exactly."""

from __future__ import annotations

from itertools import product

__all__ = ["complement_range", "SHARE_DRIFT"]

SHARE_DRIFT = 0.5
"""Points a year by which a group's share of all households may have moved since it was last counted."""


def complement_range(value: float, whole: float, share: float, years: int,
                     drift: float = SHARE_DRIFT) -> tuple[float, float]:
    """Lowest and highest ratio of a group to the rest, with the share known only from another year.

    The rest is (whole − share · group) / (1 − share). The share is taken from ``share ± drift · years``; the
    rounding of the two published rates (half of their second decimal) is added on the side that widens.

    Parameters
    ----------
    value, whole : float
        Rate of the group and of all, in percent.
    share : float
        Share of the group in all, in percent.
    years : int
        Years between the count of the share and the rates.
    drift : float
        Points a year.

    Returns
    -------
    (lower, upper) : the ratio's range; the upper end is infinite where the rest may be nobody.
    """
    half = 0.005
    ratios = []
    for moved, rounded in product((-1, 1), repeat=2):  # a group that is better off nears the rest as it grows
        part = min(max((share + moved * drift * years) / 100, 0.0), 0.999)
        rest = (whole - rounded * half - part * (value + rounded * half)) / (1 - part)
        ratios.append((value + rounded * half) / rest if rest > 0 else float("inf"))
    return min(ratios), max(ratios)
