"""Heading, label and surroundings of one number → what it is a figure of, or why that cannot be told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from analysis.ingest.layout.choice import (
    choose,
    is_of_another_topic,
    is_share_of_other,
    meant_by_short_forms,
    says_itself,
)
from analysis.ingest.layout.context import Context
from analysis.ingest.layout.fitting import (
    at_end_of_plan,
    check_fit,
    check_places,
    check_span,
    check_survey,
    definition_of,
    is_of_region,
    mean_of,
    of_group,
    of_people,
    without_own_group,
)
from analysis.ingest.layout.nearest import (
    LIKE_TITLE,
    OF_TITLE,
    nearest_area,
    nearest_group,
    nearest_kind,
    nearest_time,
    of_results,
    settled_group,
    without_cluster,
)
from analysis.ingest.layout.subject import Evidence, Settled, Siblings, Subject, Unclear
from analysis.ingest.names import fold
from analysis.ingest.units import OF_PLANS, is_count, land_factor
from analysis.ingest.uses import Uses, uses_of
from analysis.ingest.wording import Facets
from analysis.ingest.wording.phrases import GROUPS, MINORITIES, RESIDENCES, TOTALS
from analysis.ingest.wording.spelling import tokens
from analysis.study import Indicator, Study

__all__ = ["Resolver"]


@dataclass(frozen=True)
class Resolver:
    """Settles the facets by the study's catalogue.

    `settled` are the subjects settled before, by the area and the small numbers (:meth:`number`) of all that was said.
    """

    study: Study
    settled: dict[tuple[int | str, ...], Settled] = field(default_factory=dict, compare=False)
    _numbers: dict[object, int] = field(default_factory=dict, compare=False)

    def number(self, thing: object) -> int:
        """A small number for what texts say: a key that costs little in large tables."""
        return self._numbers.setdefault(thing, len(self._numbers))

    @cached_property
    def _uses(self) -> Uses:
        return uses_of(self.study)

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        return {indicator.id: indicator for indicator in self.study.indicators}

    @cached_property
    def _in_name(self) -> dict[str, frozenset[str]]:
        """The groups that the names of indicators hold; wordings of one word, such as "nam", tell too little."""
        groups = [(f" {' '.join(words)} ", group.id) for group in self.study.groups
                  if group.id not in ("communes", "wards", "poor")  # what is counted, or where
                  for wording in (group.name_vi, *GROUPS.get(group.id, ()))
                  if len(words := tokens(fold(wording))) > 1]
        names = {i.id: f" {' '.join(tokens(fold(i.name_vi)))} " for i in self.study.indicators}
        return {each: frozenset(group for words, group in groups if words in name) for each, name in names.items()}

    @cached_property
    def _wholes(self) -> frozenset[str]:
        """What others are measured against, such as the population: "Số hộ" below it counts all households."""
        bases = {other.denominator for other in self.study.indicators} - {"communes_total"}
        return frozenset(i.id for i in self.study.indicators if i.id in bases or i.unit in ("thousand_persons", "km2"))

    @cached_property
    def _undivided(self) -> dict[str, str]:
        """What is counted of no group: "Tổng" below "Dân số theo dân tộc" is the population."""
        return {name: base for (base, group), name in self._uses.of_group.items()
                if group in self._uses.divided and self._indicators[base].main_group == "all"}

    def groups_of(self, indicators: frozenset[str]) -> set[str]:
        """The groups that indicators are about by their nature, such as the share of ethnic minorities.

        Those that a name holds count as well: "Số thôn, buôn đặc biệt khó khăn" counts all of them.
        """
        return {group for name in indicators for group in (self._indicators[name].main_group, *self._in_name[name])
                } - RESIDENCES - {"all"}

    def resolve(self, says: Facets, section: Facets, context: Context, evidence: Evidence,
                area: str, siblings: Siblings) -> Subject:
        """The subject of a number; Unclear where it cannot be told.

        Parameters
        ----------
        says : Facets
            Heading and label together.
        section, context
            The sub-heading in force, and the surroundings.
        evidence : Evidence
            What the numbers of the column look like.
        area : str
            The area where the row settles it (a total, a commune's district), else ''.
        siblings : Siblings
            What the other columns and rows of the table name themselves.
        """
        if says.clash:
            raise Unclear("contradiction")
        says = replace(says, definitions=says.definitions | self._counted_by(says.indicators))
        context = without_cluster(context, says.areas or section.areas, self.study)
        candidates, doubt = self._in_part(says, section, context) or self._candidates(says, section, context, siblings)
        self._check_region(candidates, says, section, context)
        marked = says.definitions | section.definitions | context.says.definitions
        candidates, group = self._of_whom(candidates, says, section, context, siblings, marked)
        near = section.indicators or context.says.indicators
        indicator, unit, role = choose(candidates, self._indicators, says, section, context, evidence,
                                       group or self._residence(near) or self._residence(near - candidates))
        if doubt:
            raise Unclear("title-words", words=" ".join(doubt))
        year, day, kind = self._when(indicator, says, section, context, siblings)
        role = "whole" if "surveyed" in says.measures and indicator.id in self._uses.wholes else role
        group = self._fitting_group(indicator, group, says, context, siblings, marked)
        scale = 1.0 if role == "numerator" else land_factor(unit, indicator.unit)
        if scale is None:
            raise Unclear("unit-clash", unit=unit, wanted=indicator.unit, indicator=indicator.name)
        definition, assumed = definition_of(indicator, year, section.definitions | says.definitions, siblings.years,
                                            self.study, context.says.definitions, says.units)
        return Subject(indicator.id, definition, area or nearest_area(says, section, context), group, year, kind,
                       unit if role == "numerator" else indicator.unit, scale, day, role, assumed)

    def _counted_by(self, names: frozenset[str]) -> frozenset[str]:
        """The definitions of what is named that are called by a whole beside it: rural water as "% of households"."""
        return frozenset(each.id for name in names - self._wholes for each in self.study.definitions_of(name)
                         if each.id.split("_")[0] in names & self._wholes)

    def _check_region(self, candidates: frozenset[str], says: Facets, section: Facets, context: Context) -> None:
        """Unclear where a region of minorities is named: who lives there is neither the minority nor all."""
        region = "of_region" in says.measures | section.measures | context.says.measures
        if region and MINORITIES.isdisjoint(says.groups) and not any(
                "ethnic_minority" in self._in_name[name] or is_of_region(self._indicators[name])
                for name in candidates):
            raise Unclear("of-region")

    def _of_whom(self, candidates: frozenset[str], says: Facets, section: Facets, context: Context,
                 siblings: Siblings, marked: frozenset[str]) -> tuple[frozenset[str], str]:
        """The group, and what the catalogue calls the candidates for it, in a marked survey and as a mean of a year."""
        own = {self._indicators[name].main_group for name in candidates}
        group = self._group(says, section, context, own, siblings)
        if len(candidates) > 1 or not own <= RESIDENCES:  # else named in full: the minority among the rural
            found = frozenset(of_group(self.study, name, group, marked, siblings.groups) for name in candidates)
            candidates = of_people(self.study, found, group)
        if "year_mean" in says.measures:
            candidates = frozenset(mean_of(self.study, name) for name in candidates)
        if group in ("", "all"):
            candidates = frozenset(self._undivided.get(name, name) for name in candidates)
            if any(self._indicators[name].main_group in self._uses.divided for name in candidates):
                raise Unclear("which-group")
        return candidates, group

    def _when(self, indicator: Indicator, says: Facets, section: Facets, context: Context,
              siblings: Siblings) -> tuple[int, str, str]:
        """The year and the day in it, and whether it is an outcome, a plan or an estimate."""
        if indicator.id in {*self._wholes, "communes_total"} and not says.kinds:
            context = of_results(context, siblings.years)
        year, day = nearest_time(at_end_of_plan(says, indicator, self._uses), section, context)
        kind = nearest_kind(says, section, context, year, siblings.kinds)
        if indicator.unit in OF_PLANS and not (says.kinds | section.kinds):
            kind = "outcome"  # what was reached of a plan is none, whatever the title is called
        if kind == "target" and not (says.days or says.periods or section.periods):
            day = ""  # "Kế hoạch năm" in a report of six months
        check_span(indicator, kind, day, says.measures | section.measures, context.says.measures, self._uses)
        return year, day, kind

    def _fitting_group(self, indicator: Indicator, group: str, says: Facets, context: Context, siblings: Siblings,
                       marked: frozenset[str]) -> str:
        """The group of the figure; Unclear where the indicator cannot be had of it, or not in such words."""
        group = without_own_group(group, says, indicator, self._in_name[indicator.id])
        check_fit(says, group, indicator, {d.id for d in self.study.definitions if self._indicators[
            d.indicator].topic in (indicator.topic, "population")}, context.says.measures)  # a census tells of both
        check_places(indicator, siblings.named, context.lines)
        check_survey(self.study, indicator, marked)
        return settled_group(group, indicator)

    def _group(self, says: Facets, section: Facets, context: Context, own: set[str], siblings: Siblings) -> str:
        """The group that the nearest text names; not that of a title, where the heading names a people itself.

        Unclear where the title's is that of another column, and nothing says that this one is of all.
        """
        if own == {"ethnic_minority"} and says.indicators and says.groups <= {"total"}:
            group = ""  # "Dân số DTTS" below "Dân tộc thiểu số tại chỗ"
        else:
            group = nearest_group(says, section, context, own, siblings.groups)
        if not group and (named := says.indicators or says.fallback) and named <= self._wholes:
            group = self._residence(section.indicators or context.says.indicators)  # "Tổng số hộ" of rural water
        others = siblings.groups - says.groups - section.groups - self.groups_of(says.indicators) - own
        of_places = bool(says.indicators) and all(is_of_region(self._indicators[name]) for name in says.indicators)
        if group in context.twice - says.groups - section.groups - siblings.groups:
            raise Unclear("whose-group", group=self.study.group(group).name)  # the title names both, no column does
        if group not in others or of_places:
            return group
        named = context.says.indicators  # "Dân số và dân số DTTS", in a sheet "DTTS"
        both = frozenset() < says.indicators <= named and group in self.groups_of(named - says.indicators)
        if not both and group not in siblings.parts | context.beside and "whole" not in says.measures:
            raise Unclear("whose-group", group=self.study.group(group).name)
        return ""  # "Tổng dân số" beside "Dân số DTTS"


    def _residence(self, near: frozenset[str]) -> str:
        """Rural or urban, where all that the surroundings name is so by its nature: "Nước sạch nông thôn"."""
        groups = {self._indicators[name].main_group for name in near}
        return next(iter(groups)) if groups in ({"rural"}, {"urban"}) else ""

    def _in_part(self, says: Facets, section: Facets,
                 context: Context) -> tuple[frozenset[str], tuple[str, ...]] | None:
        """What "Tỷ lệ thất nghiệp" above "Thành thị" means; Unclear where the group is another, None without such."""
        source = next((each for each in (says, section, context.says)
                       if each.indicators or each.shorts or each.fallback or each.parts), says)
        if source.indicators or source.shorts or source.fallback or not source.parts:
            return None
        group = nearest_group(says, section, context)
        found = frozenset(name for name in source.parts if self._indicators[name].main_group == group)
        if not found:
            raise Unclear("no-indicator")
        return found, context.doubt if source is context.says else ()

    def _candidates(self, says: Facets, section: Facets, context: Context,
                    siblings: Siblings) -> tuple[frozenset[str], tuple[str, ...]]:
        near = section.indicators or context.says.indicators
        doubt = () if section.indicators else context.doubt
        if OF_TITLE in says.measures:
            raise Unclear("title-words", words=context.people)
        if says.indicators:
            if says.shorts and not says.indicators & says.shorts:
                raise Unclear("contradiction")  # "Hộ nghèo" down, "Số người tham gia" across
            if says.parts and not says.indicators & says.parts:
                raise Unclear("no-indicator")  # "Lao động qua đào tạo", and below it "Thất nghiệp"
            wholes, parts = says.indicators & self._wholes, says.indicators - self._wholes
            if wholes and parts and not (wholes & {self._indicators[name].denominator for name in parts}
                                         or self._counted_by(says.indicators)):
                raise Unclear("contradiction")  # "Hộ nghèo DTTS/tổng dân số"
            if is_share_of_other(self._indicators, parts):
                raise Unclear("contradiction")  # "Health insurance coverage (% of poor households)"
            narrowed = says.indicators & near
            if narrowed - context.exempt and context.restricted and not (
                    section.indicators or LIKE_TITLE in says.measures):
                raise Unclear("title-words", words=" ".join(context.restricted))
            if near != says.indicators and near == {mean_of(self.study, name) for name in says.indicators}:
                return near, doubt  # "Dân số" below "Dân số trung bình …"
            if is_of_another_topic(self._indicators, says, near, siblings.named, self._wholes):
                raise Unclear("which-indicator", choices="; ".join(
                    self._indicators[name].name for name in sorted(says.indicators | near)))
            return narrowed or says.indicators, ()
        if says.fallback and "by_document" in says.measures:
            raise Unclear("what-is-counted")  # the communes of a list are not all communes
        shared = says.units == {"percent"}  # "Hộ nông thôn (%)" counts none of them
        if says.fallback and not shared and (not near or siblings.named or near <= self._wholes):
            return self._whole(says, near, siblings), ()
        shorts = meant_by_short_forms(self._indicators, says.shorts, near, siblings.counts, siblings.named)
        listed = says.measures == {"by_document"} and not (says.years or says.groups or says.units or says.kinds)
        if not (near or shorts) or (says.shorts and not shorts) or "topic" in says.measures or listed:
            raise Unclear("no-indicator")
        return shorts or near, () if says_itself(says, near, siblings, doubt) else doubt

    def _whole(self, says: Facets, near: frozenset[str], siblings: Siblings) -> frozenset[str]:
        """The whole that "Số hộ" counts; Unclear where it may count what is near, as it cannot villages or persons."""
        units = {self._indicators[name].unit for name in says.fallback}
        may_count = any((unit := self._indicators[name].unit) in units or not is_count(unit) for name in near)
        of_group = says.fallback & siblings.divided and says.groups - TOTALS
        parts = {i.numerator for i in self.study.indicators if i.numerator and i.denominator in says.fallback}
        if may_count and not near <= self._wholes and not parts & siblings.counts and not of_group:
            raise Unclear("what-is-counted")
        return says.fallback
