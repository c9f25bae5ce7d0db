"""Likelihood words and evidence grades."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from analysis.language import whole_percent
from analysis.tables import LIKELIHOODS

__all__ = ["likelihood_word", "evidence_grade", "has_illustrative", "origin_year"]

_RECENT = 2
_MANY = 4


def likelihood_word(probability: float) -> str:
    """The word of `LIKELIHOODS` for a probability; "insufficient" for NaN, which no back-test has earned.

    It follows the whole percent that readers see, halves up as every number is shown: what reads 66 % is
    "likely" wherever it stands.
    """
    if np.isnan(probability):
        return "insufficient"
    shown = whole_percent(probability)
    return next(word for word, (lowest, _) in LIKELIHOODS.items() if shown >= lowest)


def origin_year(as_of: date) -> int:
    """The last year-end that had passed by `as_of`."""
    return as_of.year if (as_of.month, as_of.day) == (12, 31) else as_of.year - 1


def has_illustrative(series: pd.DataFrame) -> bool:
    """Whether any series holds a made-up figure.

    One is enough for every statement: areas share the drift, the noise, the weights and the province's figure.
    """
    return "status" in series and bool((series["status"] == "illustrative").any())


def evidence_grade(own_figures: int, last_year: int | None, origin: int, illustrative: bool = False) -> str:
    """The grade of the evidence under a statement about one area.

    A: four or more usable figures of its own under the definition, the last within two years of
    `origin`; B: any other own figures; C: none, inferred; D: illustrative figures are involved.
    """
    if illustrative:
        return "D"
    if own_figures == 0 or last_year is None:
        return "C"
    return "A" if own_figures >= _MANY and origin - last_year <= _RECENT else "B"
