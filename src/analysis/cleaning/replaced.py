"""Figures replaced by a corrected, approved or later signed file; they keep their row, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from analysis.cleaning.candidates import Candidate, Decision

__all__ = ["replaced_by_files", "with_reasons"]


def replaced_by_files(figures: Iterable[Candidate], decisions: Mapping[str, Decision]) -> dict[str, Decision]:
    """The decisions on figures that another file replaces; they take precedence over other rules.

    If the other file's figure was not yet known on the day asked for, this figure stands.
    """
    unknown = {figure_id for figure_id, decision in decisions.items() if decision.rule == "not-yet-known"}
    found = {}
    for figure in figures:
        if figure.replaced_by and not unknown & {figure.figure_id, figure.replaced_by}:
            found[figure.figure_id] = Decision("superseded", figure.replaced_rule, figure.replaced_by)
    return found


def with_reasons(decisions: Mapping[str, Decision]) -> dict[str, Decision]:
    """The decisions with their reasons. A figure used instead of another file's is not the "only" one of its year."""
    result = dict(decisions)
    for decision in decisions.values():
        winner = decisions.get(decision.winner)
        if decision.status == "superseded" and winner is not None and winner.rule == "only":
            result[decision.winner] = replace(winner, rule=decision.rule)
    return result
