"""The rest of a population when the share of the group is not known exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

__all__ = ["Complement", "SHARE_DRIFT"]

SHARE_DRIFT = 0.5
"""Points per year by which a group's share of households may have changed since it was last counted."""
_ROUNDED = (0.005, 0.005)  # half a unit of the second decimal


@dataclass(frozen=True)
class Complement:
    """A group's rate against the rest's, with the share known only for another year.

    The rest is (whole − share · group) / (1 − share). The share ranges over ``share ± drift · years``; the rounding of
    the two rates widens the range further.

    Parameters
    ----------
    value, whole : float
        Rate of the group and of all, in percent.
    share : float
        Share of the group in all, in percent.
    years : int
        Years between the share and the rates.
    halves : (float, float)
        By how much rounding may have moved the two rates: half a unit of their last decimal; of a rate computed from
        others the sum over these.
    drift : float
        Percentage points per year.
    """

    value: float
    whole: float
    share: float
    years: int
    halves: tuple[float, float] = _ROUNDED
    drift: float = SHARE_DRIFT

    def ratios(self) -> tuple[float, float]:
        """Lowest and highest ratio of the two rates; the upper end is infinite if the rest may be empty."""
        found = [group / rest if rest > 0 else float("inf") for group, rest in self._ends()]
        return min(found), max(found)

    def differences(self) -> tuple[float, float]:
        """Lowest and highest difference of the two rates, in points; a rest below nothing counts as 0."""
        found = [group - max(rest, 0.0) for group, rest in self._ends()]
        return min(found), max(found)

    def _ends(self) -> Iterator[tuple[float, float]]:
        for moved, rounded in product((-1, 1), repeat=2):  # a larger share can move the ratio either way
            part = min(max((self.share + moved * self.drift * self.years) / 100, 0.0), 0.999)
            group = self.value + rounded * self.halves[0]
            yield group, (self.whole - rounded * self.halves[1] - part * group) / (1 - part)
