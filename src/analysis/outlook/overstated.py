"""From which probability on the back-test has found that too much is promised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.forecast.record import reliability_record
from analysis.outlook.likelihood import whole_percent

__all__ = ["Overstated", "is_overstated", "overstated", "overstated_in_record"]

FAR = 0.05
"""How far what came true may lie from what was stated, as a share."""


@dataclass(frozen=True)
class Overstated:
    """What was stated from a limit on, and what came of it.

    Attributes
    ----------
    limit : start of the lowest tenth from which on too much is promised, in percent
    stated, happened : the mean of all that was stated at or above the limit, and the share of it that came true
    forecasts : how many these are
    """

    limit: int
    stated: float
    happened: float
    forecasts: int


def overstated(rows: Sequence[Mapping[str, str]]) -> Overstated | None:
    """What high probabilities were worth; None where they came true as often as stated.

    Parameters
    ----------
    rows : those of reliability.csv
        "from" (start of the tenth), "forecasts", "stated" (mean), "happened" (share), shares from 0 to 1.
    """
    starts = [float(row["from"]) for row in rows
              if float(row["stated"]) > 0.5 and float(row["stated"]) - float(row["happened"]) > FAR]
    if not starts:
        return None
    above = [row for row in rows if float(row["from"]) >= min(starts)]
    count = sum(int(row["forecasts"]) for row in above)
    stated, happened = (sum(float(row[name]) * int(row["forecasts"]) for row in above) / count
                        for name in ("stated", "happened"))
    return Overstated(whole_percent(min(starts)), stated, happened, count)


@cache
def overstated_in_record() -> Overstated | None:
    """The same of the record that comes with the program."""
    return overstated(reliability_record())


def is_overstated(probability: float | None) -> bool:
    """Whether a probability, as it is shown, lies where the record found too much promised; False for none."""
    found = overstated_in_record()
    if found is None or probability is None or probability != probability:
        return False
    return whole_percent(probability) >= found.limit
