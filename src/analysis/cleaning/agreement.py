"""Whether two figures for the same thing differ by more than rounding, and the finding if they do."""

from __future__ import annotations

from analysis.cleaning.candidates import Candidate, decimals, described, finding_on
from analysis.cleaning.choice import Choice
from analysis.findings import Finding
from analysis.study import Study

__all__ = ["agree", "conflicts", "resolution"]


def resolution(figure: Candidate) -> float:
    """The width of the interval that a published value stands for.

    1 for 152, 0.01 for 43.42; of a rounded wording ("hơn 667.000") the last digit that is not 0.
    """
    if figure.qualifier and abs(figure.value) >= 1000 and decimals(figure.value) == 0:
        digits = f"{abs(figure.value):.0f}"
        return float(10 ** (len(digits) - len(digits.rstrip("0"))))
    return float(10.0 ** -decimals(figure.value))


def agree(one: Candidate, other: Candidate) -> bool:
    """Whether the difference can be rounding: half the coarser resolution, all of it for "about"."""
    rounded = one.qualifier or other.qualifier
    tolerance = max(resolution(one), resolution(other)) * (1.0 if rounded else 0.5)
    return abs(one.value - other.value) <= tolerance * (1 + 1e-9)


def conflicts(choices: list[Choice], study: Study) -> list[Finding]:
    """A warning for each year in which usable figures for the same day contradict the one used."""
    findings = []
    for choice in choices:
        others = [loser for loser, _ in choice.losers
                  if not agree(choice.winner, loser) and not _of_other_days(choice.winner, loser)]
        if others:
            findings.append(finding_on(
                choice.winner, "warning", "conflict", study, used=[described(choice.winner)],
                others=[described(other) for other in others], rule=choice.losers[0][1]))
    return findings


def _of_other_days(one: Candidate, other: Candidate) -> bool:
    """69 communes on 9 December and 71 on 31 December contradict nobody."""
    return bool(one.reference_date and other.reference_date) and one.reference_date != other.reference_date
