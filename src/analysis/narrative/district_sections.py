"""The sections of a district's report: one for each indicator of which figures of the district are published."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from analysis.charts import districts_chart, series_chart
from analysis.kept import kept
from analysis.language import text
from analysis.narrative.area import (
    figures_block,
    is_comparable,
    is_drawn,
    is_small,
    reading_note,
)
from analysis.narrative.basis import basis_sentence
from analysis.narrative.blocks import Block, Blocks, Columns, Heading, Paragraph, Quarters, Raw, Section, kept_block
from analysis.narrative.facts import Facts, reported_facts
from analysis.narrative.other_rules import doubt_note
from analysis.narrative.sentences import last_text
from analysis.narrative.shocks import shock_block
from analysis.narrative.targets_table import upright_statements_table
from analysis.study import Area, Study
from analysis.telling.rows import Tables, records
from analysis.telling.statements import main_level
from analysis.telling.words import area_in_sentence, is_missing, lower_first, role_text, target_name, upper_first

__all__ = ["district_indicators"]

# With figures for everything a chart of all districts for each indicator would make a page of many sheets.
_MOST_COMPARED, _MOST_SECTIONS = 3, 6


def district_indicators(study: Study, tables: Tables, area: Area) -> Blocks:
    """A section each: first those least likely to reach what they are held against, beside a chart of all districts.

    Then the others with a target or yardstick, with a link to such a chart where there is one; at last, small, those
    of which no more than the figures can be told.
    """
    found = [facts for facts in reported_facts(study, tables, area) if facts.published]
    if not found:
        return Blocks([Paragraph(text("narrative-no-own-figures", area=area_in_sentence(area)))])
    blocks: list[Block] = [reading_note()] if any(map(is_drawn, found)) else []
    held = [facts for facts in found if facts.stated]
    comparable = sorted((facts for facts in held if is_comparable(study, tables, facts)), key=_lowest_probability)
    compared = comparable[:_MOST_COMPARED if len(held) <= _MOST_SECTIONS else 1]
    linked, beside = ({facts.indicator.id for facts in some} for some in (comparable, compared))
    rest = sorted((facts for facts in found if facts.indicator.id not in beside),
                  key=lambda facts: not facts.stated)
    fits = [is_small(study, tables, facts) for facts in rest]
    small = [facts for facts, fit in zip(rest, fits, strict=True) if fit]
    whole = [facts for facts, fit in zip(rest, fits, strict=True) if not fit]
    if len(found) == len(whole) == 1:
        return Blocks([*blocks, _Parts.of(study, tables, whole[0], whole[0].indicator.id in linked).abreast])
    parts = (tuple(_compared(study, tables, facts) for facts in compared), "beside"), (
        tuple(_together(study, tables, facts, facts.indicator.id in linked) for facts in whole), "")
    blocks += [Columns(sections, kind) for sections, kind in parts if sections]
    if small:
        blocks += [Paragraph(text("narrative-not-estimated", count=len(small))),
                   Quarters(tuple(_small(study, tables, facts) for facts in small))]
    return Blocks(blocks)


def _lowest_probability(facts: Facts) -> float:
    """Of all that it is held against, what decides which comparisons are drawn; without any it comes last."""
    return min((row["probability"] for row in facts.stated if not is_missing(row["probability"])), default=2.0)


@dataclass(frozen=True)
class _Parts:
    """What a section is made of.

    Attributes
    ----------
    opening : heading, basis and chart
    told : targets and yardsticks
    notes : why other rules promise more, declared shocks, the link to a chart of all districts, the
        figures
    """

    opening: tuple[Block, ...]
    told: tuple[Block, ...]
    notes: tuple[Block, ...]

    @classmethod
    def of(cls, study: Study, tables: Tables, facts: Facts, linked: bool = False) -> _Parts:
        """The parts of an indicator's section, `linked` to a chart of all districts."""
        indicator, drawn = facts.indicator, is_drawn(facts)
        chart = [series_chart(study, tables, indicator.id, facts.area.code, size="column")] if drawn else []
        opening: tuple[Block, ...] = (
            Heading(3, indicator.name, indicator.id), Paragraph(basis_sentence(study, facts), "basis"), *chart)
        told: tuple[Block, ...] = ()
        doubts: list[Block] = []
        if facts.stated:
            rules = records(tables, "rules", indicator=indicator.id, area_code=facts.area.code)
            told = (upright_statements_table(study, facts, rules),)
            doubts = doubt_note(facts.stated, rules)
        notes: list[Block] = [*doubts, *shock_block(study, facts)]
        if linked:
            notes.append(Raw(Markup('<p class="pages"><a href="../indicators/{}.html">{}</a></p>').format(
                indicator.id, text("narrative-compare", name=lower_first(indicator.name)))))
        return cls(opening, told, (*notes, *figures_block(study, facts, folded=drawn)))

    @property
    def abreast(self) -> Columns:
        """In two columns, where nothing else would stand in the second."""
        return Columns((Section(self.opening), Section((*self.told, *self.notes))))


_KEPT = ("series", "figures", "forecasts", "attainment", "gaps", "rules")


@kept(kept_block, *_KEPT)
def _together(study: Study, tables: Tables, facts: Facts, linked: bool) -> Block:
    """The section in one column."""
    parts = _Parts.of(study, tables, facts, linked)
    return Section((*parts.opening, *parts.told, *parts.notes))


@kept(kept_block, *_KEPT)
def _compared(study: Study, tables: Tables, facts: Facts) -> Block:
    """The section with a chart of all districts beside its own, and below both what it is held against."""
    parts = _Parts.of(study, tables, facts)
    districts = districts_chart(study, tables, facts.indicator.id, highlight=facts.area.code, narrow=True)
    return Blocks([Section(parts.opening), Section(parts.told, across=True), Section((districts, *parts.notes))])


@kept(kept_block, *_KEPT)
def _small(study: Study, tables: Tables, facts: Facts) -> Block:
    """Heading, last figure, level of the province if there is one, and a small chart: of these no more can be said."""
    indicator, drawn = facts.indicator, is_drawn(facts)
    level, told = main_level(study, indicator, facts.area, indicator.main_group), upper_first(last_text(facts))
    if level is not None and level.area_code == study.province.code:
        told = text("narrative-small-level", last=told, role=role_text("yardstick"),
                    target=target_name(study, level), year=str(level.year))
    chart = [series_chart(study, tables, indicator.id, facts.area.code, size="quarter")] if drawn else []
    return Section((Heading(3, indicator.name, indicator.id), Paragraph(told, "basis"),
                    *chart, *figures_block(study, facts, folded=True)))
