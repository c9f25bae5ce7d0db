"""Heading, label and surroundings of one number → what it is a figure of, or why that cannot be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from analysis.ingest.layout.context import Context
from analysis.ingest.units import factor, is_count, is_percentage
from analysis.ingest.wording import Facets
from analysis.study import Indicator, Study

__all__ = ["Subject", "Unclear", "Resolver", "Evidence"]

_TOTALS = frozenset(("total", "all"))


class Unclear(Exception):
    """Something that a figure needs is missing or contradictory: message ``finding-ingest-CODE``."""

    def __init__(self, code: str, **arguments: str) -> None:
        super().__init__(code)
        self.code, self.arguments = code, arguments


@dataclass(frozen=True)
class Evidence:
    """What the numbers of a column show: all whole, some above 100, percent signs among them."""

    whole: bool = False
    above_hundred: bool = False
    percent_signs: bool = False


@dataclass(frozen=True)
class Subject:
    """What a number is a figure of; `scale` brings it into the unit of the indicator."""

    indicator: str
    definition: str
    area: str
    group: str
    year: int
    kind: str
    unit: str
    scale: float
    reference_date: str
    role: str = "figure"
    assumed_definition: bool = False


@dataclass(frozen=True)
class Resolver:
    """Settles the facets by the study's catalogue; `known` are the subjects settled before."""

    study: Study
    known: dict[tuple[object, ...], Subject | Unclear] = field(default_factory=dict, compare=False)
    _numbers: dict[object, int] = field(default_factory=dict, compare=False)

    def number(self, thing: object) -> int:
        """A small number for what texts say: a key that costs little where a table has thousands of cells."""
        return self._numbers.setdefault(thing, len(self._numbers))

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        return {indicator.id: indicator for indicator in self.study.indicators}

    @cached_property
    def _special(self) -> frozenset[tuple[str, str]]:
        return frozenset((s.indicator, s.definition) for s in self.study.synonyms if s.use == "special")

    @cached_property
    def _assumed(self) -> dict[str, str]:
        return {s.indicator: s.definition for s in self.study.synonyms if s.use == "assumed"}

    def resolve(self, says: Facets, section: Facets, context: Context, evidence: Evidence,
                area: str, siblings_named: bool) -> Subject:
        """The subject of a number.

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
        siblings_named : bool
            Whether other columns of the table name their indicators themselves.

        Raises
        ------
        Unclear
        """
        if says.clash:
            raise Unclear("contradiction")
        candidates, doubt = self._candidates(says, section, context, siblings_named)
        group = _group(says, section, context)
        indicator, unit, role = self._choose(candidates, says, section, context, evidence, group)
        if doubt:
            raise Unclear("title-words", words=" ".join(doubt))
        year, day = _time(says, section, context)
        group = _settled_group(group, indicator)
        scale = factor(unit, indicator.unit) if role == "figure" else 1.0
        if scale is None:
            raise Unclear("unit-clash", unit=unit, wanted=indicator.unit, indicator=indicator.name)
        definition, assumed = self.definition(indicator, year, section.definitions | says.definitions
                                              or context.says.definitions)
        return Subject(indicator.id, definition, area or _area(says, section, context), group, year,
                       _kind(says, section, context), unit if role != "figure" else indicator.unit, scale, day, role,
                       assumed)

    def definition(self, indicator: Indicator, year: int, marked: frozenset[str]) -> tuple[str, bool]:
        """The definition by the words that mark one, else by the year; whether it had to be assumed."""
        known = self.study.definitions_of(indicator.id)
        if len(known) == 1:
            return known[0].id, False
        named = [d for d in known if d.id in marked]
        if len(named) == 1:
            return named[0].id, False
        in_force = [d for d in known if d.holds(year) and (indicator.id, d.id) not in self._special]
        if len(in_force) == 1 and not named:
            return in_force[0].id, False
        assumed = self._assumed.get(indicator.id)
        if assumed in {d.id for d in in_force} and not named:
            return str(assumed), True
        raise Unclear("which-definition", indicator=indicator.name, year=str(year),
                      choices="; ".join(f"{d.id} ({d.name})" for d in named or in_force or known))

    def _candidates(self, says: Facets, section: Facets, context: Context,
                    siblings_named: bool) -> tuple[frozenset[str], tuple[str, ...]]:
        near = section.indicators or context.says.indicators
        doubt = () if section.indicators else context.doubt
        if says.indicators:
            narrowed = says.indicators & near
            return (narrowed if len(says.indicators) > 1 and narrowed else says.indicators), ()
        if says.fallback and (not near or siblings_named):
            if near and siblings_named:
                raise Unclear("what-is-counted")
            return says.fallback, ()
        if not near:
            raise Unclear("no-indicator")
        return near, doubt

    def _choose(self, candidates: frozenset[str], says: Facets, section: Facets, context: Context,
                evidence: Evidence, group: str) -> tuple[Indicator, str, str]:
        unit = _unit(says, section, context, evidence)
        known = [self._indicators[name] for name in sorted(candidates)]
        fitting = [i for i in known if _fits(i, unit, says)]
        if not fitting:
            if unit and is_count(unit) and len(known) == 1 and known[0].is_share:
                return known[0], unit, "numerator"
            raise Unclear("unit-clash", unit=unit or "/".join(sorted(says.measures)), wanted=known[0].unit,
                          indicator=known[0].name)
        if len(fitting) > 1 and not unit:
            fitting = _by_evidence(fitting, evidence) or fitting
        if len(fitting) > 1 and group:
            fitting = [i for i in fitting if i.main_group == group] or fitting
        if len(fitting) > 1:
            raise Unclear("which-indicator", choices="; ".join(i.name for i in fitting))
        if evidence.percent_signs and not is_percentage(fitting[0].unit):
            raise Unclear("percent-sign", indicator=fitting[0].name, unit=fitting[0].unit)
        return fitting[0], unit or fitting[0].unit, "figure"


def _unit(says: Facets, section: Facets, context: Context, evidence: Evidence) -> str:
    """The unit that the nearest text names."""
    if evidence.percent_signs and not says.units:
        return "percent"
    for source in (says, section, context.says):
        if len(source.units) > 1 and source is says:
            raise Unclear("two-units", units=", ".join(sorted(source.units)))
        if len(source.units) == 1:
            return next(iter(source.units))
    return ""


def _fits(indicator: Indicator, unit: str, says: Facets) -> bool:
    if unit and factor(unit, indicator.unit) is None:
        return False
    wants_share = "share" in says.measures and not unit
    wants_count = bool(says.measures & {"count", "households", "persons"})
    if wants_share and not indicator.is_share:
        return False
    if wants_count and indicator.is_share and not says.measures & {"share"}:
        return False
    if "households" in says.measures and indicator.unit != "households":
        return False
    return not ("persons" in says.measures and indicator.unit not in ("persons", "thousand_persons"))


def _by_evidence(known: list[Indicator], evidence: Evidence) -> list[Indicator]:
    """Fractions are no counts, and whole numbers above 100 are no shares."""
    if not evidence.whole:
        return [i for i in known if not is_count(i.unit)]
    return [i for i in known if not i.is_share] if evidence.above_hundred else []


def _group(says: Facets, section: Facets, context: Context) -> str:
    """The group that the nearest text names; '' where none does."""
    named = says.groups - _TOTALS
    if len(named) > 1:
        raise Unclear("two-groups", groups=", ".join(sorted(named)))
    if named:
        return next(iter(named))
    if "all" in says.groups:
        return "all"
    for source in (section.groups, context.says.groups):
        if len(source - _TOTALS) == 1:
            return next(iter(source - _TOTALS))
        if source - _TOTALS and not says.groups:
            raise Unclear("two-groups", groups=", ".join(sorted(source)))
    return ""


def _settled_group(group: str, indicator: Indicator) -> str:
    if group in ("", "all") or group == indicator.main_group:
        return indicator.main_group
    if indicator.main_group in ("rural", "urban") and group in ("rural", "urban"):
        raise Unclear("two-groups", groups=f"{indicator.main_group}, {group}")
    return group


def _area(says: Facets, section: Facets, context: Context) -> str:
    for source in (says, section, context.says):
        if len(source.areas) > 1:
            raise Unclear("two-areas", areas=", ".join(sorted(source.areas)))
        if source.areas:
            return next(iter(source.areas))
    raise Unclear("no-area")


def _time(says: Facets, section: Facets, context: Context) -> tuple[int, str]:
    for source in (says, section, context.says):
        if len(source.years) > 1:
            raise Unclear("two-years", years=", ".join(map(str, sorted(source.years))))
        if source.years:
            return next(iter(source.years)), next(iter(source.days), "") if len(source.days) < 2 else ""
        if source is says and source.spans:
            raise Unclear("period", years=", ".join(f"{first}–{last}" for first, last in sorted(source.spans)))
    raise Unclear("no-year")


def _kind(says: Facets, section: Facets, context: Context) -> str:
    for source in (says, section, context.says):
        if len(source.kinds) > 1:
            raise Unclear("two-kinds")
        if source.kinds:
            return next(iter(source.kinds))
    return "outcome"
