"""Groups that only one of several things in a title is about: "Giáo dục, nông thôn", "Nhà ở và cấp nước đô thị"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from analysis.ingest.layout.context import Context
from analysis.ingest.layout.state import Table
from analysis.ingest.names import fold
from analysis.ingest.wording import Facets, Lexicon, read_words
from analysis.ingest.wording.phrases import GROUPS, RESIDENCES

__all__ = ["context_without_listed", "without_listed_groups"]

_AND = re.compile(r"[,;/&]|\s[-–]\s|\s(?:và|and)\s", flags=re.IGNORECASE)
# Names of indicators hold these, and are not of the group for that; whose others are is asked for.
_OF_TITLES = RESIDENCES | {"poor"}
_MINORITY, _OF_REGION = "ethnic_minority", "of_region"
_PROGRAMME = re.compile(r"\b(?:chương trình|ctmtqg|đề án|dự án)\b.*\bvùng\b")
_OF_ALL_TOLD = re.compile(r"\b(?:toàn|cả) (?:huyện|tỉnh|địa bàn)\b")
_OF_REGION_ITSELF = re.compile(r"\bvùng\b")
_GOVERNS = re.compile(r"^\W*vùng\b|\bvùng\b.*:")  # all that follows: "Vùng DTTS: nước, điện"


def context_without_listed(table: Table, named: Iterable[Facets]) -> Context:
    """The context of a table without the groups that only what some columns or rows name is about.

    A title may mean all of its parts with the group behind the last one: figures of the others get a warning.
    """
    context, told = table.context, list(named)
    for line in context.lines:
        context = replace(context, says=without_listed_groups(table, line, context.says, told, _OF_TITLES))
    table.left_groups = (table.context.says.groups - context.says.groups) & RESIDENCES
    named_itself = {group for says in told for group in says.groups | table.resolver.groups_of(says.indicators)}
    headings = [fold(column.heading) for column in table.columns]
    of_all = any(map(_OF_ALL_TOLD.search, headings)) and not (  # "Số hộ toàn huyện", and beside it no "Số hộ vùng DTTS"
        any(map(_OF_REGION_ITSELF.search, headings)) or any(_OF_REGION in says.measures for says in told))
    if _OF_REGION in context.says.measures and _MINORITY in named_itself and (of_all or any(
            _is_of_some(line, table.lexicon) for line in context.lines)):
        table.left_groups |= {_MINORITY}
        context = replace(context, says=replace(context.says, measures=context.says.measures - {_OF_REGION}))
    return context


def _is_of_some(line: str, lexicon: Lexicon) -> bool:
    """Whether a line names the region of minorities for one of several things alone, or in a programme's name."""
    parts = [(fold(part), _OF_REGION in read_words(part, lexicon).measures) for part in _AND.split(line)]
    regional = [part for part, is_regional in parts if is_regional]
    return any(map(_PROGRAMME.search, regional)) or (
        0 < len(regional) < len(parts) and not any(map(_GOVERNS.search, regional)))


def without_listed_groups(table: Table, text: str, says: Facets, named: list[Facets],
                          among: frozenset[str]) -> Facets:
    """What a title, or a sub-heading, says without a group that one of its parts is about, and others are not.

    So it is where indicators below hold that group in their names, and others are of other topics: the schools below
    "Giáo dục, nông thôn" are not the rural ones beside "Số xã đạt chuẩn nông thôn mới". Where all are of one topic
    the group is that of all: "Nước sạch và vệ sinh môi trường nông thôn".
    """
    called = {group: (fold(table.study.group(group).name_vi), *GROUPS.get(group, ())) for group in among & says.groups}
    listed = {group for group in called if len({_holds(part, called[group]) for part in _AND.split(text)}) > 1}
    names = {name for each in named for name in each.indicators} if listed else set()
    for group in listed:
        holding = {i for i in map(table.study.indicator, names)
                   if i.main_group == group or _holds(i.name_vi, called[group])}
        topics = {i.topic for i in holding}
        others = {table.study.indicator(name).topic for name in names - {i.id for i in holding}}
        if topics and others and (group not in _OF_TITLES or topics.isdisjoint(others)):
            says = replace(says, groups=says.groups - {group})
    return says


def _holds(text: str, wordings: Iterable[str]) -> bool:
    folded = f" {fold(text)} "
    return any(f" {words} " in folded for words in wordings)
