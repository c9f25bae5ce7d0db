"""Two files for the same figures, neither of them marked as a correction: one finding that names every cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from analysis.cleaning.candidates import Candidate
from analysis.findings import Finding
from analysis.study import Study

__all__ = ["FilePair", "finding_on_files"]


class FilePair(NamedTuple):
    """The file whose figures are used, the one whose figures are left, and the rule that decided."""

    used: str
    left: str
    rule: str


def finding_on_files(pair: FilePair, differing: list[tuple[Candidate, Candidate]], study: Study,
                     sizes: Mapping[str, int]) -> Finding:
    """A warning on the file that is left, with every figure in which the files differ: (used, left) each.

    ``cells_used`` and ``cells_left`` name the cells on the sheets of the first of them, for those who mark them.
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
        "cells_left": " ".join(left.cell for _, left in differing if left.sheet == first_left.sheet),
        "sheet_used": first_used.sheet,
    }, file=pair.left, sheet=first_left.sheet, cell=first_left.cell, figure_id=first_left.figure_id,
        indicator=first_left.key.indicator if len(indicators) == 1 else "")


def _place(figure: Candidate, differing: list[tuple[Candidate, Candidate]], side: int, study: Study) -> str:
    """The cell, with its sheet where there are several; of the left one also the area and the year."""
    several = len({both[side].sheet for both in differing}) > 1
    cell = f"{figure.sheet} › {figure.cell}" if several else figure.cell
    return cell if side == 0 else f"{cell}, {study.area(figure.key.area_code).name}, {figure.year}"
