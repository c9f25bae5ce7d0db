"""Which of the indicators that words or short forms leave open is meant: by unit, measure, looks and surroundings."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.ingest.layout.context import Context
from analysis.ingest.layout.nearest import nearest_unit
from analysis.ingest.layout.subject import Evidence, Siblings, Unclear
from analysis.ingest.names import fold
from analysis.ingest.units import is_count, is_percentage, land_factor
from analysis.ingest.wording import Facets
from analysis.study import Indicator

__all__ = ["choose", "is_of_another_topic", "is_share_of_other", "meant_by_short_forms", "numerator_unit",
           "says_itself"]

# Whose tables are of all households: the statistics office's, of the survey of living standards.
_OF_SURVEYS = re.compile(r"\b(?:mức sống|ksms\w*|vhlss|tctk|ngtk|niên giám|gso|đời sống|(?:tổng )?cục thống kê)\b")
_TOWARDS = frozenset(("xây", "dựng", "công", "nhận"))  # what adds up, year by year, to all that are at a standard
_PROGRESS = frozenset(("tiến", "độ"))
_RATES = frozenset(("points_per_year", "per_mille", "per_1000_births"))


def choose(candidates: frozenset[str], indicators: Mapping[str, Indicator], says: Facets, section: Facets,
           context: Context, evidence: Evidence, group: str) -> tuple[Indicator, str, str]:
    """The one of the candidates that unit, words and numbers fit, its unit, and its role ("figure", "numerator").

    Raises
    ------
    Unclear
    """
    unit = nearest_unit(says, section, context, evidence)
    known = [indicators[name] for name in sorted(candidates)]
    shares = [i for i in known if i.is_share and i.id in says.indicators]
    if "total" in says.groups and is_percentage(unit) and len(shares) > 1:
        raise Unclear("which-indicator", choices="; ".join(i.name for i in known))  # "Tổng tỷ lệ nghèo và cận nghèo"
    fitting, unit = _fitting(known, unit, indicators, says, section, evidence, group)
    if not fitting:
        return _counted_for(known, unit, indicators, says, evidence, group)
    if "untold" in says.measures and not unit and evidence.whole and fitting[0].is_share and not evidence.is_numerator:
        raise Unclear("unit-clash", unit="?", wanted=fitting[0].unit, indicator=fitting[0].name)  # or are they counts?
    chosen = _only(fitting, unit, says, context, evidence, group, indicators)
    if is_count(chosen.unit) and evidence.fractions and not says.units and not evidence.above_hundred and (
            "share" in context.says.measures or context.says.units == {"percent"}):
        raise Unclear("no-indicator")  # "Tham gia BHTN" below "Tỷ lệ so với lực lượng lao động"
    if evidence.percent_signs and not is_percentage(chosen.unit):
        raise Unclear("percent-sign", indicator=chosen.name, unit=chosen.unit)
    if not chosen.is_share or unit or "share" in says.measures:
        return chosen, unit or chosen.unit, "figure"
    if evidence.is_numerator:
        return chosen, numerator_unit(chosen, indicators), "numerator"  # "Xã có đài truyền thanh"
    return chosen, chosen.unit, "figure"


def _fitting(known: list[Indicator], unit: str, indicators: Mapping[str, Indicator], says: Facets, section: Facets,
             evidence: Evidence, group: str) -> tuple[list[Indicator], str]:
    """Those that the unit and the words allow, or else those that they mean instead; and the unit that then holds."""
    if fitting := [i for i in known if _fits(i, unit, says)]:
        return fitting, unit
    if (says.units or "share" in says.measures) and len(says.indicators) > len(known) and (
            fitting := [i for name in sorted(says.indicators) if _fits(i := indicators[name], unit, says)]):
        return fitting, unit  # "Tỷ lệ hộ nghèo DTTS (%)" below a title on poor households: its own unit goes before it
    named = says.indicators or says.fallback or says.shorts
    share = "share" in says.measures
    if named and not says.units | section.units and not evidence.percent_signs and (
            fitting := [i for i in known if (share or (is_count(i.unit) and evidence.whole)) and _fits(i, "", says)]):
        return fitting, ""  # "(%)" behind a title is not the unit of a column that counts something else
    told = {measure for measure in says.measures if not measure.startswith("beside_")}
    if told <= {"share", "whole", "of_population"} and not evidence.above_hundred and (is_percentage(unit) or share):
        return _shares_of(known, indicators, "" if "of_population" in told else group), unit
    return [], unit


def _counted_for(known: list[Indicator], unit: str, indicators: Mapping[str, Indicator], says: Facets,
                 evidence: Evidence, group: str) -> tuple[Indicator, str, str]:
    """What a number counts for a share whose unit it has not: mostly its numerator."""
    shares = [i for i in known if i.is_share and (len(known) == 1 or i.main_group == group)]
    if len(shares) == 1 and is_count(counted := unit or _counted(shares[0], indicators, says)):
        top = indicators.get(shares[0].numerator)
        if top is not None and top.unit == counted:
            return top, counted, "figure"  # "Cận nghèo (hộ)" counts them, though it is called like the rate
        return shares[0], counted, "numerator"
    if "share" in says.measures and not any(i.is_share for i in known):
        raise Unclear("no-indicator")  # "Tỷ lệ lao động tham gia BHTN" is the share of a count, and has no name
    raise Unclear("unit-clash", unit=unit or "/".join(sorted(says.measures)), wanted=known[0].unit,
                  indicator=known[0].name)


def _only(fitting: list[Indicator], unit: str, says: Facets, context: Context, evidence: Evidence,
          group: str, indicators: Mapping[str, Indicator]) -> Indicator:
    """The one that looks, group or survey leave of several."""
    if len(fitting) > 1 and not unit:
        fitting = _by_evidence(fitting, evidence) or fitting
    if len(fitting) > 1 and group:
        fitting = [i for i in fitting if i.main_group == group] or fitting
    if len(fitting) > 1 and not group and ("of_statistics" in says.measures or any(map(_OF_SURVEYS.search, map(fold, (
            *context.lines, *context.sources))))):
        # not of town or country alone
        fitting = [i for i in fitting if i.main_group == "all"] or fitting
    if len(fitting) > 1:
        raise Unclear("which-indicator", choices="; ".join(i.name for i in fitting))
    return fitting[0]


def _shares_of(counts: list[Indicator], indicators: Mapping[str, Indicator], group: str) -> list[Indicator]:
    """The one share that is called like one of these counts: "Tỷ lệ dân số theo dân tộc" of "Dân số theo dân tộc".

    Not of a `group` within the one that it is about: that may be its part of the people, or of the minority.
    """
    named = {_bare(i.name_vi): i for i in counts}
    found = [i for i in indicators.values() if i.is_share and (own := named.get(_bare(i.name_vi))) is not None
             and own.main_group == i.main_group and (group in ("", own.main_group) or " theo " in own.name_vi)]
    return found if len(found) == 1 else []


def _bare(name: str) -> str:
    return re.sub(r"^(?:tỷ lệ|số) ", "", fold(name))


def _counted(share: Indicator, indicators: Mapping[str, Indicator], says: Facets) -> str:
    """In what the numerator of a share is counted, '' where nothing says that it is counted, or two words do."""
    named = says.measures & {"households", "persons", "communes"}
    if named:
        return next(iter(named)) if len(named) == 1 else ""
    return numerator_unit(share, indicators) if "count" in says.measures else ""


def numerator_unit(share: Indicator, indicators: Mapping[str, Indicator]) -> str:
    """The unit in which the numerator of a share is counted: that of its denominator, "units" where it has none."""
    return indicators[share.denominator].unit.removeprefix("thousand_") if share.denominator in indicators else "units"


def _fits(indicator: Indicator, unit: str, says: Facets) -> bool:
    if unit and land_factor(unit, indicator.unit) is None:
        return False
    wants_share = "share" in says.measures and not unit
    counted = {"households", "persons", "communes"} | (set() if says.units == {"percent"} else {"count"})
    wants_count = bool(says.measures & counted)  # "Xã đạt/Tổng xã (%)" is none
    if wants_share and not (indicator.is_share or indicator.unit in ("points_per_year", "percent_of_plan")):
        return False
    if wants_count and (indicator.is_share or indicator.unit in _RATES) and not says.measures & {"share"}:
        return False
    for whole in ("households", "communes", "criteria"):
        if whole in says.measures and indicator.unit != whole:
            return False
    return not ("persons" in says.measures and indicator.unit not in ("persons", "thousand_persons"))


def _by_evidence(known: list[Indicator], evidence: Evidence) -> list[Indicator]:
    """Fractions are no counts, whole numbers above 100 or with a sum among them no shares."""
    if not evidence.whole:
        return [i for i in known if not is_count(i.unit)]
    counts = evidence.above_hundred or evidence.adds_up or evidence.is_numerator
    return [i for i in known if not i.is_share] if counts else []


def says_itself(says: Facets, near: frozenset[str], siblings: Siblings, doubt: tuple[str, ...]) -> bool:
    """Whether a column tells what words of its title leave open: what is on the way, or how much of the plan was done.

    "Lũy kế đến" below "Kế hoạch xây dựng trường đạt chuẩn", beside those that there were; "Thực hiện năm 2024 (%)"
    below "Tiến độ thực hiện …", beside a plan in per cent.
    """
    if "cumulative" in says.measures and near & siblings.named:
        return _TOWARDS.issuperset(doubt)
    return bool(says.kinds and says.years) and says.units in siblings.planned and _PROGRESS.issuperset(doubt)


def meant_by_short_forms(indicators: Mapping[str, Indicator], shorts: frozenset[str], near: frozenset[str],
                         counts: frozenset[str], named: frozenset[str]) -> frozenset[str]:
    """The indicators that short forms stand for; none where the surroundings do not tell.

    Parameters
    ----------
    indicators : by their ids, as everything below
    shorts : what the short forms may mean
    near : what title or section name
    counts, named : the counts beside them, and all that other columns name
    """
    beside = named & shorts
    return (near & shorts or _alike(indicators, near, shorts) or _counted_beside(indicators, counts, shorts)
            or (beside if len(beside) == 1 else frozenset()))


def _alike(indicators: Mapping[str, Indicator], near: frozenset[str], shorts: frozenset[str]) -> frozenset[str]:
    """A single one that is measured among the same as what is near."""
    among = {(each.topic, each.denominator) for name in near if (each := indicators[name]).denominator}
    return frozenset(name for name in shorts if (
        (each := indicators[name]).topic, each.denominator) in among) if len(shorts) == 1 else frozenset()


def _counted_beside(indicators: Mapping[str, Indicator], counts: frozenset[str], shorts: frozenset[str],
                    ) -> frozenset[str]:
    """The rate of a count, or one count beside another of its topic: "Tổng số tiêu chí đạt"."""
    topics = {indicators[name].topic for name in counts}
    if len(rates := frozenset(name for name in shorts if indicators[name].numerator in counts)) == 1:
        return rates
    short = indicators[next(iter(shorts))] if len(shorts) == 1 else None
    return shorts if short is not None and short.topic in topics and is_count(short.unit) else frozenset()


def is_share_of_other(indicators: Mapping[str, Indicator], names: frozenset[str]) -> bool:
    """Whether shares of one topic stand beside counts of another: among whom is it a share?"""
    shares = {each.topic for name in names if (each := indicators[name]).is_share}
    counts = {each.topic for name in names if is_count((each := indicators[name]).unit)}
    return bool(shares and counts) and not shares & counts


def is_of_another_topic(indicators: Mapping[str, Indicator], says: Facets, near: frozenset[str], named: frozenset[str],
                        wholes: frozenset[str]) -> bool:
    """Whether "Hộ nghèo" stands below "Số người tham gia BHYT": the insured among the poor, or the poor?

    "Hộ nghèo (%)" too, where no other column is `named` what the title names.
    """
    counted = says.units - {"percent"} or "households" in says.measures
    if len(says.indicators) < 2 or counted or near <= wholes or (says.units and near & named):
        return False
    return not {indicators[name].topic for name in says.indicators} & {
        indicators[name].topic for name in near}
