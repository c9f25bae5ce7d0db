"""The communes and wards that follow a district, and what was merged shortly before."""

from __future__ import annotations

import re

from analysis.language import text
from analysis.narrative.blocks import Blocks, Paragraph, table
from analysis.narrative.sentences import join_names
from analysis.study import Area, Study
from analysis.telling.words import area_in_sentence, upper_first

__all__ = ["district_successors"]

_ARTICLE, _CLAUSE = re.compile(r"Điều (\d+)"), re.compile(r"khoản (\d+)")


def district_successors(study: Study, area: Area) -> Blocks:
    """The communes and wards of 1 July 2025 that follow the district, with the units they took in."""
    successors = study.successors_of(area.code)
    columns = {name: text(f"narrative-column-{name}") for name in ("unit", "former", "basis")}
    bases = [_clause_words(study, s.basis) for s in successors]
    shared = _shared_beginning(bases)
    if shared:
        columns["basis"] = f"{columns['basis']}: {shared}"
    body = [{"unit": s.name, "former": s.taken_in, "basis": basis.removeprefix(f"{shared}, ")}
            for s, basis in zip(successors, bases, strict=True)]
    kinds = _kinds([s.name for s in successors])
    intro = text("narrative-successors", area=area_in_sentence(area), count=len(successors), kinds=kinds)
    caption = text("narrative-successors-caption", area=area.name, kinds=kinds)
    return Blocks([Paragraph(" ".join([intro, *_merged_before(study, area)])), table(caption, columns, body)])


def _merged_before(study: Study, area: Area) -> list[str]:
    """One sentence on the units merged on 1 November 2024, for counts stand on either side of that day; [] for none."""
    before = study.communes_of(area.code)
    after = {each.later_code for each in before}
    standing = {name for successor in study.successors_of(area.code) for name in successor.former}
    named = {f"{each.type} {each.name}": each for each in before}
    gone = {name: each for name, each in named.items() if upper_first(name) not in standing}
    if len(after) == len(before) or len(gone) != len(before) - len(after):  # the lists spell some names differently
        return []
    communes = sum(each.type == "xã" for each in before)
    return [text("narrative-merged-before", names=join_names(list(gone)), before=len(before),
                 after=len(after), communes=communes,
                 left=communes - sum(each.type == "xã" for each in gone.values()))]


def _kinds(names: list[str]) -> str:
    """What follows a district: communes, wards, or both."""
    wards = sum(name.startswith("Phường ") for name in names)
    return text(f"narrative-successors-{'communes' if not wards else 'wards' if wards == len(names) else 'both'}")


def _clause_words(study: Study, basis: str) -> str:
    """Where a resolution says it, in the language in force: article, clause, and what is remarked in brackets."""
    article = _ARTICLE.sub(lambda found: text("narrative-basis-article", number=found[1]), study.told(basis))
    return _CLAUSE.sub(lambda found: text("narrative-basis-clause", number=found[1]), article)


def _shared_beginning(clauses: list[str]) -> str:
    """The resolution, and the article if it is one, that all clauses name first; "" where they differ."""
    shared: list[str] = []
    for parts in zip(*(clause.split(", ") for clause in clauses), strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return ", ".join(shared)
