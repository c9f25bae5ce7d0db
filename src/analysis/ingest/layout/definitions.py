"""By which definition a number is given: what its words mark, what its year allows, what those beside it share."""

from __future__ import annotations

from analysis.ingest.layout.nearest import Unclear
from analysis.ingest.uses import uses_of
from analysis.study import Indicator, Study

__all__ = ["definition_of"]


def definition_of(indicator: Indicator, year: int, marked: frozenset[str], beside: frozenset[int],
                  study: Study) -> tuple[str, bool]:
    """The definition by the words that mark one, else by the year; whether it had to be assumed.

    Of two in force, the one that holds for all years `beside` it in the table, the next among them, is assumed:
    a series has one definition. Else it is the one that the catalogue says to assume, such as the criteria that were
    kept while new ones came.
    """
    uses = uses_of(study)
    known = study.definitions_of(indicator.id)
    if not known:
        raise Unclear("no-definition", indicator=indicator.name, id=indicator.id)
    if len(known) == 1:
        return known[0].id, False
    named = [d for d in known if d.id in marked]
    if len(named) == 1:
        return named[0].id, False
    in_force = [d for d in known if d.holds(year) and (indicator.id, d.id) not in uses.special]
    if len(in_force) == 1 and not named:
        return in_force[0].id, False
    throughout = [d for d in in_force if beside & {year - 1, year + 1} and all(d.holds(each) for each in beside)]
    assumed = [d for d in in_force if (indicator.id, d.id) in uses.assumed]
    for several in (throughout, assumed):
        if len(several) == 1 and not named:
            return several[0].id, True
    raise Unclear("which-definition", indicator=indicator.name, year=str(year),
                  choices="; ".join(f"{d.id} ({d.name})" for d in named or in_force or known))
