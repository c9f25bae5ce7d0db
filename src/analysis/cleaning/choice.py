"""One value per year: which of several figures for the same series and year is used, and by which rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from analysis.cleaning.candidates import Candidate, Decision, day_of

__all__ = ["PREFERENCES", "Choice", "choose", "choose_all", "sizes_of", "UNDATED_DISTANCE"]

_APPROVED = re.compile(r"\bqđ\b|quyết định|\bapproved\b|by decision|ministerial decision|phê duyệt|số liệu chính thức")
_PRELIMINARY = re.compile(
    r"\bpreliminary\b|sơ bộ|own figure|before approval|chưa phê duyệt|\bestimate\b|\bước tính\b|\bước đạt\b")

UNDATED_DISTANCE = 31
"""Assumed distance from the year's end, in days, of a figure without a reference date: it ranks after one dated within
the last month, and before one dated in mid-year.
"""


def by_status(figure: Candidate) -> int:
    """Published before illustrative."""
    return 1 if figure.status == "illustrative" else 0


def by_verdict(figure: Candidate) -> int:
    """Usable before weak."""
    return 0 if figure.verdict == "use" else 1


def by_statement(figure: Candidate) -> int:
    """Published before computed."""
    return 0 if figure.how == "stated" else 1


def by_approval(figure: Candidate) -> int:
    """Approved by a decision first, preliminary last."""
    if _PRELIMINARY.search(figure.words):
        return 2
    return 0 if _APPROVED.search(figure.words) else 1


def by_reference_date(figure: Candidate) -> int:
    """Days between the reference date and the end of the year."""
    day = day_of(figure.reference_date)
    if day is None or figure.year is None:
        return UNDATED_DISTANCE
    return abs((date(figure.year, 12, 31) - day).days)


def by_revision(figure: Candidate) -> int:
    """A later publication before an earlier one; unknown last."""
    day = day_of(figure.known_from)
    return -day.toordinal() if day else 0


def by_exactness(figure: Candidate) -> int:
    """An exact number before "more than" and "about"."""
    return 1 if figure.qualifier else 0


PREFERENCES: tuple[tuple[str, Callable[[Candidate], int]], ...] = (
    ("published", by_status),
    ("verdict", by_verdict),
    ("stated", by_statement),
    ("approved", by_approval),
    ("reference-date", by_reference_date),
    ("revision", by_revision),
    ("exact", by_exactness),
)


@dataclass(frozen=True)
class Choice:
    """The figure used for a year, and the others, each with the rule that decided against it."""

    winner: Candidate
    losers: tuple[tuple[Candidate, str], ...] = ()

    @property
    def decisions(self) -> dict[str, Decision]:
        """The decision on each figure, by figure_id."""
        rule = self.losers[0][1] if self.losers else "only"
        decided = {self.winner.figure_id: Decision("used", rule)}
        for loser, lost_by in self.losers:
            decided[loser.figure_id] = Decision("superseded", lost_by, self.winner.figure_id)
        return decided


def choose(figures: list[Candidate], sizes: Mapping[str, int] | None = None) -> Choice:
    """Choose among several figures for the same series and year by `PREFERENCES`, in that order.

    If they leave a tie, the file with more figures (`sizes`) wins, then the first by name, so that the same file wins
    in all cells that two files share. Within one file the smaller figure_id is used, so that the choice is stable.
    """
    if len(figures) == 1:
        return Choice(figures[0])
    ranked = sorted(figures, key=lambda f: (*(rank(f) for _, rank in PREFERENCES),
                                            -(sizes or {}).get(f.file, 0), f.file, f.figure_id))
    winner = ranked[0]
    return Choice(winner, tuple((loser, _deciding_rule(winner, loser)) for loser in ranked[1:]))


def sizes_of(figures: Iterable[Candidate]) -> dict[str, int]:
    """The number of figures in each file."""
    return Counter(figure.file for figure in figures)


def choose_all(figures: list[Candidate], sizes: Mapping[str, int] | None = None) -> list[Choice]:
    """The choice for each series and year."""
    grouped: dict[tuple[object, ...], list[Candidate]] = {}
    for figure in figures:
        grouped.setdefault((*figure.key, figure.year), []).append(figure)
    return [choose(grouped[identity], sizes) for identity in sorted(grouped, key=str)]


def _deciding_rule(winner: Candidate, loser: Candidate) -> str:
    last = "figure-id" if winner.file == loser.file else "other-file"
    return next((rule for rule, rank in PREFERENCES if rank(winner) != rank(loser)), last)
