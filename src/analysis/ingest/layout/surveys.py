"""What the catalogue calls an indicator for a group of people, and in a survey of them."""

from __future__ import annotations

from analysis.ingest.uses import uses_of
from analysis.study import Study

__all__ = ["mean_of", "of_group", "of_people"]

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
    surveyed = {d.indicator for d in study.definitions if d.id in marked
                and (each := study.indicator(d.indicator)).topic == of_it.topic and each.unit == of_it.unit
                and each.main_group == of_it.main_group}
    return next(iter(surveyed)) if len(surveyed) == 1 and name not in surveyed else ""


def mean_of(study: Study, name: str) -> str:
    """The mean over the year of an indicator, such as "Dân số trung bình" of "Dân số"; itself where there is none."""
    mean = f"{study.indicator(name).name_vi} trung bình"
    return next((each.id for each in study.indicators if each.name_vi == mean), name)
