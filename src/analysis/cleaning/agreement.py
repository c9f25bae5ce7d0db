"""Whether two figures for the same quantity differ by more than rounding, and the finding if they do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import inf
from typing import NamedTuple

from analysis.cleaning.candidates import Candidate, decimals, described, finding_on
from analysis.cleaning.choice import Choice
from analysis.findings import Finding
from analysis.study import Study

__all__ = ["agree", "conflicts", "resolution"]


def resolution(figure: Candidate) -> float:
    """The width of the interval that a published value represents.

    1 for 152, 0.01 for 43.42; for a rounded wording ("hơn 667.000") the place of the last non-zero digit.
    """
    if figure.qualifier and abs(figure.value) >= 1000 and decimals(figure.value) == 0:
        digits = f"{abs(figure.value):.0f}"
        return float(10 ** (len(digits) - len(digits.rstrip("0"))))
    return float(10.0 ** -decimals(figure.value))


def agree(one: Candidate, other: Candidate, finest: Mapping[tuple[str, str], float] | None = None) -> bool:
    """Whether the difference can be rounding: up to half the coarser resolution, or all of it for "about".

    `finest` gives the resolution per file and indicator for figures from tables; by default each figure has its own.
    """
    rounded = one.qualifier or other.qualifier
    coarser = max(resolution(each) if rounded or finest is None else finest[each.file, each.key.indicator]
                  for each in (one, other))
    return abs(one.value - other.value) <= coarser * (1.0 if rounded else 0.5) * (1 + 1e-9)


class _FilePair(NamedTuple):
    """The file whose figures are used, the one whose figures are not, and the rule that decided."""

    used: str
    left: str
    rule: str


def conflicts(choices: list[Choice], study: Study, sizes: Mapping[str, int] | None = None) -> list[Finding]:
    """A warning for each year in which usable figures for the same day contradict the one used.

    Contradictions between tables of the same two files make one warning, which names every cell.
    """
    findings = []
    finest = _finest(choices)
    of_files: dict[_FilePair, list[tuple[Candidate, Candidate]]] = defaultdict(list)
    for choice in choices:
        others = []
        for loser, rule in choice.losers:
            if _of_other_days(choice.winner, loser):
                continue
            if choice.winner.is_of_table and loser.is_of_table and choice.winner.file != loser.file:
                if not agree(choice.winner, loser, finest):
                    of_files[_FilePair(choice.winner.file, loser.file, rule)].append((choice.winner, loser))
            elif not agree(choice.winner, loser):
                others.append(loser)
        if others:
            findings.append(finding_on(
                choice.winner, "warning", "conflict", study, used=[described(choice.winner)],
                others=[described(other) for other in others], rule=choice.losers[0][1],
                other_figures=" ".join(other.figure_id for other in others)))
    findings += [_finding_on_files(pair, differing, study, sizes or {}) for pair, differing in of_files.items()]
    return findings


def _finest(choices: list[Choice]) -> dict[tuple[str, str], float]:
    """The finest resolution with which a file gives an indicator: 92 beside 92.4 and 95.1 means 92.0."""
    finest: dict[tuple[str, str], float] = {}
    for choice in choices:
        for figure in (choice.winner, *(loser for loser, _ in choice.losers)):
            kind = (figure.file, figure.key.indicator)
            finest[kind] = min(finest.get(kind, inf), resolution(figure))
    return finest


def _of_other_days(one: Candidate, other: Candidate) -> bool:
    """69 communes on 9 December contradict no 71 on 31 December, nor what their sheet gives for the year's end."""
    at_end = one.is_of_table and (one.source, one.sheet) == (other.source, other.sheet)
    return other.reference_date not in ("", one.reference_date) and bool(one.reference_date or at_end)


def _finding_on_files(pair: _FilePair, differing: list[tuple[Candidate, Candidate]], study: Study,
                      sizes: Mapping[str, int]) -> Finding:
    """A warning on the file that is not used, with every pair of differing figures: (used, not used).

    Its cells, and those of the other file (``cells_used``), are on the sheets of the first pair, so that they can be
    highlighted.
    """
    differing = sorted(differing, key=lambda both: (both[1].sheet, both[1].year or 0, len(both[1].cell), both[1].cell))
    first_used, first_left = differing[0]
    indicators = {left.key.indicator for _, left in differing}
    return Finding("warning", "cleaning-two-files", {
        "used_file": pair.used, "left_file": pair.left, "rule": pair.rule, "count": len(differing),
        "used_count": sizes.get(pair.used, 0), "left_count": sizes.get(pair.left, 0),
        "indicators": "; ".join(study.indicator(name).name for name in sorted(indicators)),
        "differences": [(left.value, _place(left, differing, 1, study), used.value, _place(used, differing, 0, study))
                        for used, left in differing],
        "cells_used": " ".join(used.cell for used, _ in differing if used.sheet == first_used.sheet),
        "sheet_used": first_used.sheet,
    }, file=pair.left, sheet=first_left.sheet, cell=first_left.cell, figure_id=first_left.figure_id,
        indicator=first_left.key.indicator if len(indicators) == 1 else "",
        cells=" ".join(left.cell for _, left in differing if left.sheet == first_left.sheet))


def _place(figure: Candidate, differing: list[tuple[Candidate, Candidate]], side: int, study: Study) -> str:
    """The cell, with its sheet if there are several; for the figure not used, also the area and year."""
    several = len({both[side].sheet for both in differing}) > 1
    cell = f"{figure.sheet} › {figure.cell}" if several else figure.cell
    return cell if side == 0 else f"{cell}, {study.area(figure.key.area_code).name}, {figure.year}"
