"""What the catalogue calls an indicator for a group of people and in a survey of them, and by which definition."""

from __future__ import annotations

from analysis.ingest.layout.nearest import Unclear
from analysis.ingest.names import fold
from analysis.ingest.uses import uses_of
from analysis.ingest.wording.said import LIKELY
from analysis.study import Indicator, Study

__all__ = ["check_survey", "definition_of", "mean_of", "of_group", "of_people", "what_is_used"]

_ALL_PEOPLES = "ethnic_minority"


def of_group(study: Study, name: str, group: str, marked: frozenset[str], beside: frozenset[str]) -> str:
    """What the catalogue calls an indicator for a group; from a survey of its own it may have another name.

    `marked` are the definitions that the surroundings mark, by which a survey is told, `beside` the groups that the
    table names: "Ê Đê" beside "Chung các DTTS" is one people of a survey of them all.
    """
    uses = uses_of(study)
    found = uses.called(name, group)
    surveyed = _surveyed(study, found, marked)
    if found != name and surveyed and group in uses.peoples and _ALL_PEOPLES not in beside:
        return name
    return surveyed or found


def of_people(study: Study, names: frozenset[str], group: str) -> frozenset[str]:
    """Of several indicators that a people may have, those that are of the minorities by their nature."""
    if group not in uses_of(study).peoples:
        return names
    return frozenset(name for name in names if study.indicator(name).main_group == _ALL_PEOPLES) or names


def _surveyed(study: Study, name: str, marked: frozenset[str]) -> str:
    """What the one survey that is marked calls an indicator otherwise, '' where none does."""
    of_it = study.indicator(name)
    surveyed = {d.indicator for d in study.definitions if d.id in marked and _are_alike(
        study.indicator(d.indicator), of_it)}
    return next(iter(surveyed)) if len(surveyed) == 1 and name not in surveyed else ""


def _are_alike(surveyed: Indicator, other: Indicator) -> bool:
    """Whether a survey tells the same of its people: "nước hợp vệ sinh", whoever uses it."""
    return surveyed.topic == other.topic and surveyed.unit == other.unit and (
        surveyed.main_group == other.main_group or what_is_used(other).endswith(what_is_used(surveyed)))


def what_is_used(indicator: Indicator) -> str:
    """What a share of people have or use, by the indicator's name without its source: "nước hợp vệ sinh"."""
    return fold(indicator.name_vi).split(" (")[0].split(" sử dụng ")[-1]


def check_survey(study: Study, indicator: Indicator, marked: frozenset[str]) -> None:
    """Unclear where what is named after its source ("Hộ có hố xí hợp vệ sinh") stands in a survey of another one."""
    other = {d.id for d in study.definitions if d.id.startswith("survey_") and (
        each := study.indicator(d.indicator)).topic == indicator.topic and each.unit == indicator.unit}
    if indicator.name_vi.endswith(")") and other & marked - {d.id for d in study.definitions_of(indicator.id)}:
        raise Unclear("no-indicator")


def mean_of(study: Study, name: str) -> str:
    """The mean over the year of an indicator, such as "Dân số trung bình" of "Dân số"; itself where there is none."""
    mean = f"{study.indicator(name).name_vi} trung bình"
    return next((each.id for each in study.indicators if each.name_vi == mean), name)


def definition_of(indicator: Indicator, year: int, near: frozenset[str], beside: frozenset[int],
                  study: Study, around: frozenset[str] = frozenset()) -> tuple[str, bool]:
    """The definition by the nearest words that mark one of this indicator, else by the year; whether it was assumed.

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
    marked = near if any({d.id, d.id + LIKELY} & near for d in known) else around
    named = [d for d in known if d.id in marked]
    if len(named) == 1:
        return named[0].id, False
    in_force = [d for d in known if d.holds(year) and (indicator.id, d.id) not in uses.special]
    in_force = [d for d in in_force if d.id + LIKELY in marked] or in_force
    if len(in_force) == 1 and not named:
        return in_force[0].id, False
    throughout = [d for d in in_force if beside & {year - 1, year + 1} and all(d.holds(each) for each in beside)]
    assumed = [d for d in in_force if (indicator.id, d.id) in uses.assumed]
    for several in (throughout, assumed):
        if len(several) == 1 and not named:
            return several[0].id, True
    raise Unclear("which-definition", indicator=indicator.name, year=str(year),
                  choices="; ".join(f"{d.id} ({d.name})" for d in named or in_force or known))
