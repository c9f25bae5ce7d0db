"""Of whom figures are: other people than all, or a group that a title is about for one of several things only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from analysis.ingest.layout.column_uses import Column, figures_left_of
from analysis.ingest.layout.context import Context
from analysis.ingest.layout.nearest import OF_TITLE
from analysis.ingest.layout.proofs import is_divided, is_part
from analysis.ingest.layout.table import Table
from analysis.ingest.names import fold, plain
from analysis.ingest.wording import Facets, Lexicon
from analysis.ingest.wording.bags import WHO
from analysis.ingest.wording.concepts import ABBREVIATIONS
from analysis.ingest.wording.phrases import GROUPS, NUMBERING, RESIDENCES
from analysis.ingest.wording.spelling import tokens
from analysis.ingest.wording.times import take_times

__all__ = ["context_without_listed", "people_of", "with_people_of_title", "without_listed_groups",
           "without_parts_of_others"]

_PEOPLE = frozenset(("hộ", "người", "trẻ", "trẻ em", "lao động", "người lao động", "đối tượng", "gia đình"))
_PLACES = WHO - {"hộ", "người", "trẻ", "lao động", "công nhân"} | {"chỉ tiêu", "tiêu chí"}
# People of whom the catalogue has no group, in one name; those of an office ("Hội Nông dân") are none.
_CALLED = re.compile(r"(?<!hội )(?<!đoàn )(?<!hiệp )\b(?:học sinh|sinh viên|hssv|hội viên|đoàn viên|đảng viên|"
                     r"thanh niên|nông dân|cựu chiến binh|cán bộ|công chức|viên chức|giáo viên|công nhân|người có công|"
                     r"người cao tuổi|"
                     r"lao động tự do|thân nhân)\b")
# A list of fields speaks of none of them alone: "Hộ nghèo, nhà ở và nước sạch".
_LISTED = re.compile(r"[,;:/&()\n–—]|\s-\s|\s(?:và|hoặc)\s")
# Neither "Không tính lao động thời vụ" nor a title that counts them itself: "Số hộ đấu nối nước sạch".
_WITHOUT = re.compile(r"\b(?:không|trừ|chưa|ngoài|lứa)\b|"
                      r"\b(?:số|tỷ lệ) (?:lượng )?(?:hộ|người|trẻ|lao động|đối tượng)\b")
_OF_POVERTY = frozenset(("", "hộ", "nghèo", "cận nghèo", "người"))
_FEWEST_WORDS = 2  # one alone may go on in many ways: "hộ tịch", "trẻ qua các năm"
# What the poor have, or what a share is of: "Nhà ở hộ nghèo", "ĐVT: % hộ nghèo"; not how many of them there are.
_OF_POOR = re.compile(r"(?:\b(?:nhà ở|nước|nước sạch|vệ sinh|nhà tiêu|điện|thông tin|bhyt|bảo hiểm y tế|việc làm|"
                      r"điều kiện sống|đời sống)\s+(?:của\s+)?(?:các\s+)?|(?:đvt|đơn vị tính|đơn vị)\W*%\s+(?:số )?)"
                      r"(?:hộ|người) (?:cận )?nghèo\b")
_POOR = "hộ nghèo"
_OF_ALL = re.compile(r"\b(?:toàn (?:dân|huyện|tỉnh|bộ|địa bàn|xã)|dân số|nhân khẩu|chung|dân)\b")
_ARE_POOR = re.compile(r"(?:trong đó\W*)?(?:số )?(?:hộ nghèo|người nghèo|người thuộc hộ nghèo|nghèo)(?: \([^()]*\))?")
_AND = re.compile(r"[,;/&]|\s[-–]\s|\s(?:và|and)\s", flags=re.IGNORECASE)
# Names of indicators hold these, and are not of the group for that; whose others are is asked for.
_OF_TITLES = RESIDENCES | {"poor"}
_MINORITY, _OF_REGION = "ethnic_minority", "of_region"
_OF_ALL_TOLD = re.compile(r"\b(?:toàn|cả) (?:huyện|tỉnh|địa bàn)\b")
_OF_REGION_ITSELF = re.compile(r"\bvùng\b")


def people_of(lines: tuple[str, ...], lexicon: Lexicon) -> str:
    """The people of whom the lines above a table speak alone, '' for none or for those of the catalogue.

    They stand first: who is counted, right before a word that is not known ("Người khuyết tật"), or a name that
    says it at once ("Học sinh").
    """
    for line in lines:
        text = NUMBERING.sub("", take_times(fold(line))[1])
        first = next((part for part in _LISTED.split(text) if _says_something(part, lexicon)), "")
        if (found := _CALLED.search(first)) and not _concepts(first[:found.start()], lexicon) - {"", "hộ", "người"}:
            return found[0]
        if words := _unknown_behind_people(first, lexicon):
            return words
        if {"nghèo"} <= _concepts(text, lexicon) <= _OF_POVERTY:
            return _POOR
    return ""


def _concepts(text: str, lexicon: Lexicon) -> set[str]:
    """The concepts of a text but for groups, '' for words that are none."""
    return {item for item, _ in lexicon.composer.items(tokens(text)) if not item.startswith("nhóm ")}


def _says_something(part: str, lexicon: Lexicon) -> bool:
    """Whether a part of a title holds more than filler such as "Biểu 5", "Kết quả"."""
    walked = lexicon.walk(tokens(part))
    return any(phrase[0].isalpha() if meanings is None else any(
        m.kind not in ("noise", "title", "kind") for m in meanings) for phrase, meanings in walked)


def _unknown_behind_people(part: str, lexicon: Lexicon) -> str:
    """Who is counted with two words and more right behind that are not known: "hộ làm nông"."""
    who, unknown = "", list[str]()
    if _WITHOUT.search(part):
        return ""
    for item, words in lexicon.composer.items(tokens(part)):
        text = " ".join(words)
        if who and not item and words not in lexicon.composer.known and words not in lexicon.phrases \
                and text not in ABBREVIATIONS and text.isalpha():
            unknown.append(text)
        elif unknown:
            break
        elif text in _PEOPLE:
            who = text
        elif text != "có":
            who = ""  # "Trẻ em dưới 5 tuổi suy dinh dưỡng …" is of those whom the catalogue knows
    named = any(plain("".join(pair)) in lexicon.pairs for pair in pairwise(unknown))
    return " ".join((who, *unknown)) if len(unknown) >= _FEWEST_WORDS and not named else ""


def with_people_of_title(columns: list[Column], context: Context, lexicon: Lexicon) -> list[Column]:
    """The columns, those that do not say of whom bound to the people of whom the title speaks."""
    of_poor = next((found[0] for line in context.lines if (found := _OF_POOR.search(fold(line)))), "")
    people = context.people or of_poor
    return [_bound(column, people, lexicon) if people and column.use == "value" else column for column in columns]


def _bound(column: Column, people: str, lexicon: Lexicon) -> Column:
    """A column bound to the people of the title, unless it says that it is of all, or of places."""
    says, heading = column.says, fold(" ".join(column.words))
    named = says.indicators | says.fallback | says.shorts
    names = [lexicon.names.get(name, "") for name in named]
    if not named or says.unknown or _OF_ALL.search(heading) or any(_counts_places(name, lexicon) for name in names):
        return column
    if people == _POOR:
        tells_whom = any(item in WHO for item, _ in lexicon.composer.items(tokens(heading)))
        bound = says.indicators and not tells_whom and not any(" nghèo " in name for name in names)
        return column.saying(measures=says.measures | {OF_TITLE}) if bound else column
    theirs = any(f" {people.split()[-1]} " in name for name in names)
    return column if theirs else column.saying(measures=says.measures | {OF_TITLE})


def _counts_places(name: str, lexicon: Lexicon) -> bool:
    """Whether the first of whom or which an indicator's name speaks are places or things: "Số xã đạt chuẩn …"."""
    first = next((item for item, _ in lexicon.composer.items(tuple(name.split())) if item in WHO), "")
    return first in _PLACES


def without_parts_of_others(table: Table) -> list[Column]:
    """The columns; one behind "Trong đó" of what stands left of it, not of the title alone."""
    return [_of_left(table, column) if column.use == "value" and is_divided(column) else column
            for column in table.columns]


def _of_left(table: Table, column: Column) -> Column:
    """What is named behind "Trong đó", right of a count of another field, is among that: "Trong đó: hộ cận nghèo"."""
    wholes = [each for each in figures_left_of(column, table.columns) if not is_divided(each)]
    same = [each for each in wholes if len(column.words) > 1 and (
        each.words[1:] == column.words[1:] or each.says.indicators == column.says.indicators)]
    left = next(iter(same or wholes), None)  # "Chung › Tổng số hộ" of "Trong đó: DTTS › Tổng số hộ (DTTS)"
    if left is None or left.says.unknown or column.says.unknown or not column.says.indicators:
        return column
    households = column.says.groups <= {"total"} and not column.says.units and _are_in(table, column.says, "households")
    if households and _are_in(table, left.says, "persons", "thousand_persons"):
        return column.saying(unknown=("trong đó",))  # households, or who lives in them?
    topics = {table.study.indicator(name).topic for name in column.says.indicators}
    if not _is_other(table, left.says) or topics & {
            table.study.indicator(name).topic for name in left.says.indicators}:
        return column
    own = column.says
    if _ARE_POOR.fullmatch(fold(column.words[-1])) and is_part(table, column):
        return replace(column, says=replace(left.says, groups=frozenset(("poor",)), units=own.units or left.says.units,
                                            years=own.years or left.says.years))
    return replace(column, says=replace(own, unknown=("trong đó",)))


def _are_in(table: Table, says: Facets, *units: str) -> bool:
    """Whether all that is named is counted in one of these units, or is a share of what is."""
    named = [table.study.indicator(name) for name in says.indicators | says.fallback]
    known = {i.id: i for i in table.study.indicators}
    return bool(named) and all(known.get(i.denominator, i).unit in units for i in named)


def _is_other(table: Table, says: Facets) -> bool:
    """Whether something is named, and not all households or people."""
    found = [table.study.indicator(name) for name in says.indicators]
    wholes = {indicator.denominator for indicator in table.study.indicators}
    return bool(found) and not any(each.id in wholes for each in found)


def context_without_listed(table: Table, told: list[Facets]) -> tuple[Context, frozenset[str]]:
    """The context of a table without the groups that only what some columns or rows name is about, and those groups.

    A title may mean all of its parts with the group behind the last one: figures of the others get a warning.
    """
    context = table.context
    for line in context.lines:
        context = replace(context, says=without_listed_groups(table, line, context.says, told, _OF_TITLES))
    left = (table.context.says.groups - context.says.groups) & RESIDENCES
    named_itself = {group for says in told for group in says.groups | table.known.resolver.groups_of(says.indicators)}
    headings = [fold(column.heading) for column in table.columns]
    of_all = any(map(_OF_ALL_TOLD.search, headings)) and not (  # "Số hộ toàn huyện", and beside it no "Số hộ vùng DTTS"
        any(map(_OF_REGION_ITSELF.search, headings)) or any(_OF_REGION in says.measures for says in told))
    if _OF_REGION in context.says.measures and _MINORITY in named_itself and of_all:
        left |= {_MINORITY}
        context = replace(context, says=replace(context.says, measures=context.says.measures - {_OF_REGION}))
    return context, left


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
