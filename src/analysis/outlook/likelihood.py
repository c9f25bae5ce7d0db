"""Likelihood words and evidence grades."""

from __future__ import annotations

import numpy as np

from analysis.language import whole_percent
from analysis.tables import LIKELIHOODS

__all__ = ["likelihood_word", "evidence_grade"]

_RECENT = 2
_MANY = 4


def likelihood_word(probability: float) -> str:
    """The word of `LIKELIHOODS` for a probability; "insufficient" for NaN, where no back-test supports one.

    The word follows the rounded percentage that readers see, halves up: 66 % is always "likely".
    """
    if np.isnan(probability):
        return "insufficient"
    shown = whole_percent(probability)
    return next(word for word, (lowest, _) in LIKELIHOODS.items() if shown >= lowest)


def evidence_grade(own_figures: int, counted: int, last_year: int | None, origin: int, illustrative: bool = False,
                   ) -> str:
    """The grade of the evidence for a statement on one area.

    A: at least four figures of its own under the definition that count as evidence (`Family.is_evidence`), the last
    within two years of `origin`; B: any other own figures; C: no own figures, inferred; D: illustrative figures are
    involved.
    """
    if illustrative:
        return "D"
    if own_figures == 0 or last_year is None:
        return "C"
    return "A" if counted >= _MANY and origin - last_year <= _RECENT else "B"
