"""The section of one indicator in one area, whole or in short, and the parts that others put together anew."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

from analysis.charts import districts_chart, series_chart
from analysis.kept import kept
from analysis.language import text
from analysis.narrative.basis import basis_sentence, beside_sentences, part_year_sentence, source_note
from analysis.narrative.blocks import Block, Blocks, Folded, Heading, Paragraph, Raw, Section, kept_block, table
from analysis.narrative.facts import Facts, facts_of
from analysis.narrative.high_probabilities import high_note, high_note_on
from analysis.narrative.links import origin_link
from analysis.narrative.sentences import (
    likelihood_sentences,
    main_statement,
    origin_text,
    plain_origin,
    published_text,
    standing_sentence,
)
from analysis.narrative.shocks import shock_block
from analysis.narrative.targets_table import statements_table
from analysis.narrative.trials import trial_note
from analysis.remember import remembered
from analysis.study import Area, Indicator, Study
from analysis.telling.rows import Tables, default_year, stated_targets
from analysis.telling.words import lower_first, year_text

__all__ = ["area_blocks", "area_in_short", "figures_table", "figures_block", "held_targets",
           "is_comparable", "is_drawn", "is_small", "reading_note", "section_in_short"]

_TOO_FEW_TO_DRAW, _LONG, _FEWEST_COMPARED = 2, 4, 3


def area_blocks(study: Study, tables: Tables, indicator: Indicator, area: Area) -> Blocks:
    """The section of one indicator in one area by itself; one sentence where nothing is known."""
    facts = facts_of(study, tables, indicator, area)
    if facts.standing == "none" and not facts.published:
        return Blocks([Heading(3, indicator.name, indicator.id), Paragraph(standing_sentence(study, facts))])
    return Blocks(_section(study, tables, facts))


def area_in_short(study: Study, tables: Tables, indicator: Indicator, area: Area, below: str = "") -> Blocks:
    """What the section begins with: the basis, the chart with a note `below` it, the targets and yardsticks."""
    facts = facts_of(study, tables, indicator, area)
    if facts.standing == "none" and not facts.published:
        return Blocks([Paragraph(standing_sentence(study, facts))])
    return Blocks(_outlook(study, tables, facts, below))


def held_targets(study: Study, tables: Tables, indicator: Indicator, area: Area) -> tuple[str, ...]:
    """Ids of the targets and yardsticks that the area is held against; first the one that speaks for the indicator."""
    facts = facts_of(study, tables, indicator, area)
    main = main_statement(study, facts)
    if main is None:
        return ()
    return tuple(dict.fromkeys((str(main["target_id"]), *(row["target_id"] for row in facts.stated))))


def _section(study: Study, tables: Tables, facts: Facts) -> Iterator[Block]:
    """Heading, basis, chart, targets, published figures and comparison of one indicator in one area."""
    yield Heading(3, facts.indicator.name, facts.indicator.id)
    yield from _outlook(study, tables, facts)
    yield from figures_block(study, facts, folded=len(facts.published) > _LONG)
    if is_comparable(study, tables, facts):
        yield districts_chart(study, tables, facts.indicator.id, highlight=facts.area.code)


def _outlook(study: Study, tables: Tables, facts: Facts, below: str = "") -> Iterator[Block]:
    """Basis, chart, declared shocks, targets and yardsticks."""
    yield Paragraph(" ".join([basis_sentence(study, facts), *part_year_sentence(study, tables, facts)]))
    if is_drawn(facts):
        yield series_chart(study, tables, facts.indicator.id, facts.area.code)
        if below:
            yield Paragraph(below, "note")
    yield from shock_block(study, facts)
    if facts.stated:
        yield statements_table(study, facts)
        yield from high_note(facts.stated)
        yield from trial_note(study, tables, facts)


def is_drawn(facts: Facts) -> bool:
    """Whether the series makes a chart: of two figures without an estimate a sentence says as much."""
    return facts.forecast is not None or len(facts.published) > _TOO_FEW_TO_DRAW


def is_small(study: Study, tables: Tables, facts: Facts) -> bool:
    """Whether a quarter of the width is enough for the chart: no estimate, no level to draw, one definition."""
    year = default_year(tables, study, facts.indicator.id)
    stated = stated_targets(study, facts.indicator.id, facts.indicator.main_group, year, facts.area.code)
    return facts.forecast is None and not stated and len({row["definition"] for row in facts.published}) == 1


def figures_block(study: Study, facts: Facts, folded: bool) -> Iterator[Block]:
    """The published figures of the series; a reader opens them where they are `folded`."""
    if facts.published:
        found = figures_table(study, facts)
        yield Folded(text("narrative-figures-folded", count=len(facts.published)), found) if folded else found


def is_comparable(study: Study, tables: Tables, facts: Facts) -> bool:
    """Whether the area is a district, and enough districts have an estimate from figures of their own."""
    forecasts, indicator = tables.get("forecasts"), facts.indicator
    own = {} if forecasts is None else _estimated(forecasts)
    found = own.get((indicator.id, indicator.main_group), frozenset()) & {area.code for area in study.districts}
    return facts.area.is_district and len(found) >= _FEWEST_COMPARED


@remembered
def _estimated(forecasts: pd.DataFrame) -> dict[tuple[str, str], frozenset[str]]:
    """The areas whose estimate stands on figures of their own, by indicator and group."""
    own = forecasts[forecasts["grade"] != "C"].groupby(["indicator", "group"])["area_code"]
    return {(str(indicator), str(group)): frozenset(codes) for (indicator, group), codes in own}


@kept(kept_block, "series", "figures", "forecasts", "attainment", "gaps")
def section_in_short(study: Study, tables: Tables, facts: Facts, page: str) -> Block:
    """Heading, sentence and chart; the rest stands on the indicator's own page, which is linked to ("" for none)."""
    indicator = facts.indicator
    said = likelihood_sentences(study, facts)
    noted = [] if facts.forecast is not None else source_note(study, facts)
    blocks: list[Block] = [Heading(3, indicator.name, indicator.id),
                           Paragraph(" ".join([*said, basis_sentence(study, facts), *noted,
                                               *beside_sentences(study, tables, facts),
                                               *part_year_sentence(study, tables, facts)]))]
    if facts.forecast is not None:
        blocks += [series_chart(study, tables, indicator.id, facts.area.code, size="column"),
                   *high_note_on(study, [facts]), *trial_note(study, tables, facts)]
    blocks += shock_block(study, facts)
    if page:
        blocks.append(Raw(Markup('<p class="note pages"><a href="{}">{}</a></p>').format(
            page, text("narrative-more", name=lower_first(indicator.name)))))
    return Section(tuple(blocks))


def reading_note() -> Paragraph:
    """How narrow charts are read, said once for all of a page."""
    return Paragraph(text("narrative-charts-read", stated=text("charts-legend-stated"),
                          computed=text("charts-legend-computed")), "note reading")


def figures_table(study: Study, facts: Facts) -> Block:
    """Every published figure of the series with its definition, origin and source; each leads to its origin."""
    body = []
    for row in facts.published:
        body.append({
            "year": year_text(str(row["reference_date"]), int(row["year"])),
            "value": origin_link(facts.indicator.id, row["figure_id"], published_text(row, row["unit"])),
            "definition": study.definition(facts.indicator.id, row["definition"]).name,
            "how": origin_text(row), "source": study.told(str(row["source"])),
        })
    columns = {name: text(f"narrative-column-{name}") for name in ("year", "value", "definition", "how", "source")}
    if all(cells["how"] == plain_origin() for cells in body):
        del columns["how"]  # what every figure is unless told otherwise
    return table(text("narrative-figures-caption", name=facts.indicator.name), columns, body)
