"""The parts of an indicator's page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Any

import geopandas as gpd

from analysis.charts import FEWEST_ON_A_MAP, districts_chart, map_series, multiples_chart, series_chart, value_map
from analysis.comparison import ranking
from analysis.language import text, whole_percent
from analysis.narrative.amounts import few_text
from analysis.narrative.blocks import NOTHING, Block, Blocks, Bullets, Folded, Heading, Paragraph, Section, table
from analysis.narrative.facts import facts_of
from analysis.narrative.high_probabilities import high_note
from analysis.narrative.links import origin_link
from analysis.narrative.sentences import last_text, origin_text, published_text, standing_sentence
from analysis.narrative.targets_table import statements_table
from analysis.study import WHOLE_UNITS, Definition, Indicator, Study, Target
from analysis.telling.rows import Tables, default_year, plain, rows
from analysis.telling.standings import standings
from analysis.telling.statements import easier_first
from analysis.telling.words import (
    SEEN,
    estimate_text,
    is_missing,
    lower_first,
    probability_text,
    range_text,
    target_name,
    year_text,
)

__all__ = ["FEWEST_COLOURED", "coloured_districts", "indicator_definitions", "indicator_districts",
           "indicator_figures", "indicator_map", "indicator_map_series", "indicator_multiples", "indicator_ranking"]

_UNTOLD = 60  # percent as shown: the order of two neighbours is hardly surer than a coin
FEWEST_COLOURED = 2
"""Districts with a colour that a map needs: one alone would look dark for no reason."""


def indicator_definitions(study: Study, indicator: Indicator) -> Blocks:
    """What is measured, by whom, for whom; the definitions with their years; the targets."""
    columns = {name: text(f"narrative-column-{name}") for name in ("definition", "years", "note")}
    body = [{"definition": d.name, "note": d.note or "–", "years": _years(d)}
            for d in study.definitions_of(indicator.id)]
    told = any(cells["years"] != "–" or cells["note"] != "–" for cells in body)
    blocks: list[Block] = [
        Paragraph(text("narrative-measured", group=lower_first(study.group(indicator.main_group).name),
                       better=text(f"narrative-better-{indicator.better or 'none'}"),
                       holder=indicator.holder or "–")),
        *([table(text("narrative-definitions-caption", name=indicator.name), columns, body)] if told else []),
    ]
    if len(body) > 1:
        blocks.append(Paragraph(text("narrative-breaks")))
    targets = [
        text("narrative-target-item", name=target_name(study, t), year=str(t.year),
             whom=_whom(study, indicator, t), by=t.adopted_by)
        for t in map(study.target, easier_first(study, (each.id for each in study.targets_of(indicator.id))))
    ]
    if not targets:
        named = indicator.role == "directive"
        return Blocks([*blocks, Paragraph(text("narrative-no-level" if named else "narrative-context-only"))])
    return Blocks([*blocks, Paragraph(text("narrative-targets-set")), Bullets(tuple(targets))])


def _years(definition: Definition) -> str:
    """The years in which a definition holds; "–" where no other has gone before it or followed."""
    first, last = definition.year_from, definition.year_to
    if first and last:
        return text("narrative-years", first=str(first), last=str(last))
    if first:
        return text("narrative-years-from", first=str(first))
    return text("narrative-years-to", last=str(last)) if last else "–"


def _whom(study: Study, indicator: Indicator, target: Target) -> str:
    """The area that a target was set for, with the group where it is not the one that is mainly measured."""
    area = study.area(target.area_code).name
    if target.group == indicator.main_group:
        return area
    return f"{area}, {lower_first(study.group(target.group).name)}"


def indicator_districts(study: Study, tables: Tables, indicator: Indicator) -> Blocks:
    """The province's chart, the comparison of the districts, and the table behind it."""
    of_province = facts_of(study, tables, indicator, study.province)
    forecasts = rows(tables, "forecasts", indicator=indicator.id, group=indicator.main_group)
    if not of_province.published and forecasts.empty:
        return Blocks([Paragraph(standing_sentence(study, of_province), NOTHING)])
    blocks: list[Block] = [series_chart(study, tables, indicator.id, study.province.code)]
    if of_province.stated:
        blocks += [statements_table(study, of_province), *high_note(of_province.stated)]
    if forecasts.empty:
        return Blocks([*blocks, Paragraph(text("narrative-no-forecast"))])
    blocks.append(districts_chart(study, tables, indicator.id))
    columns = {name: text(f"narrative-column-{name}")
               for name in ("area", "last", "middle", "range", "range95", "grade", "basis")}
    districts = forecasts[forecasts["area_code"] != study.province.code]
    lone = "-alone" if (districts["grade"] == "C").all() else ""  # there are no other districts to infer from
    body = []
    for area in (study.province, *study.districts):
        facts = facts_of(study, tables, indicator, area)
        if facts.forecast is None:
            continue
        row = facts.forecast
        body.append({
            "area": area.name,
            "last": last_text(facts),
            "middle": "–" if facts.standing == "inferred" else estimate_text(row["median"], indicator.unit),
            "range": range_text(row["lower_80"], row["upper_80"], indicator.unit) + few_text(facts.gaps),
            "range95": range_text(row["lower_95"], row["upper_95"], indicator.unit),
            "grade": str(row["grade"]),
            "basis": text(f"basis-{row['basis']}{lone if row['basis'] == 'province' else ''}"),
        })
    shared = {cells["basis"] for cells in body[1:]}
    if len(body) > 2 and len(shared) == 1:
        blocks.append(Paragraph(text("narrative-basis-shared", basis=shared.pop())))
        del columns["basis"]
    return Blocks([*blocks, table(text("narrative-districts-caption", name=indicator.name), columns, body)])


def indicator_multiples(study: Study, tables: Tables, indicator: Indicator) -> Blocks:
    """All areas as small charts on one scale; a sentence where no district has a figure: ranges alone are all alike."""
    if not _of_districts(study, tables, indicator):
        return Blocks([Paragraph(text("narrative-no-multiples"), NOTHING)])
    return Blocks([multiples_chart(study, tables, indicator.id)])


def indicator_map(study: Study, tables: Tables, districts: gpd.GeoDataFrame, indicator: Indicator) -> Blocks:
    """The map of its value; a sentence where fewer than two districts would have a colour."""
    if coloured_districts(study, tables, indicator) < FEWEST_COLOURED:
        year = str(default_year(tables, study, indicator.id))
        return Blocks([Paragraph(text("narrative-no-map", year=year), NOTHING)])
    return Blocks([value_map(study, tables, districts, indicator.id)])


def coloured_districts(study: Study, tables: Tables, indicator: Indicator) -> int:
    """How many districts a map of its value gives a colour: those with a figure or an estimate of their own."""
    found = standings(study, tables, indicator.id, default_year(tables, study, indicator.id))[:-1]
    return sum(each.kind in ("published", "own") for each in found)


def _of_districts(study: Study, tables: Tables, indicator: Indicator) -> set[str]:
    """The districts with a published figure of any definition."""
    present = rows(tables, "series", indicator=indicator.id, group=indicator.main_group)["area_code"]
    return {area.code for area in study.districts} & set(present)


def indicator_map_series(
    study: Study, tables: Tables, districts: gpd.GeoDataFrame, indicator: Indicator
) -> Blocks:
    """The map year by year, a picture for each definition; a sentence where no year has figures of enough districts."""
    pictures = map_series(study, tables, districts, indicator.id)
    return Blocks(pictures or [Paragraph(text("narrative-map-series-none", few=FEWEST_ON_A_MAP), NOTHING)])


def indicator_ranking(study: Study, tables: Tables, indicator: Indicator) -> Blocks:
    """The districts with figures of their own ranked, with the interval of each rank and how likely the order is right.

    What is inferred from the province differs between districts by no figure of theirs, so it has no place in an order.
    """
    codes = {area.code for area in study.districts}
    draws = rows(tables, "draws", indicator=indicator.id, group=indicator.main_group)
    draws = draws[draws["area_code"].isin(codes)]
    if draws["area_code"].nunique() < 2:
        return Blocks([Paragraph(text("narrative-no-ranking"), NOTHING)])
    year = int(draws["year"].max())
    grades = rows(tables, "forecasts", indicator=indicator.id, group=indicator.main_group,
                  year=year).set_index("area_code")["grade"]
    inferred = {code for code in draws["area_code"].unique() if grades.get(code) == "C"}
    draws = draws[(draws["year"] == year) & ~draws["area_code"].isin(inferred)]
    own = draws["area_code"].nunique()
    if own < 2:
        return Blocks([Paragraph(text("narrative-no-ranking-inferred", own=own, count=len(inferred)), NOTHING)])
    found = ranking(draws)
    names = ("rank", "area", "middle", "ranks", "next", "grade")
    columns = {name: text(f"narrative-column-{name}") for name in names}
    ranked_rows = found.rows.to_dict("records")
    shared = Counter(row["rank"] for row in ranked_rows)
    body = [{
        "rank": text("narrative-rank-shared" if shared[row["rank"]] > 1 else "narrative-rank", rank=str(row["rank"])),
        "area": study.area(row["area_code"]).name,
        "middle": estimate_text(row["median"], indicator.unit),
        "ranks": range_text(row["rank_lower"], row["rank_upper"], "", 0), "next": _lower_than_next(row),
        "grade": str(grades.get(row["area_code"], "–")),
    } for row in ranked_rows]
    ranked = table(text("narrative-ranking-caption", name=indicator.name, year=str(year)), columns, body)
    doubtful = [row for row in ranked_rows if not is_missing(row["lower_than_next"])
                and whole_percent(row["lower_than_next"]) <= _UNTOLD]
    few = study.denominator_unit(indicator) in WHOLE_UNITS
    tied = any(row["tied_with_next"] >= SEEN for row in doubtful)
    note = [Paragraph(text("narrative-ranking-open", count=len(doubtful),
                           ties="none" if not tied else "few" if few else "bound"), "note")] if doubtful else []
    together = Section((*note, ranked))  # what explains a column of the table is folded with it
    return Blocks([
        Paragraph(text("narrative-ranking", year=str(year), whole=probability_text(found.whole),
                       sure=found.sure_steps, pairs=len(found.rows) - 1, inferred=len(inferred))),
        together if found.sure_steps else Folded(text("narrative-ranking-folded"), together),
    ])


def _lower_than_next(row: Mapping[Hashable, Any]) -> str:
    """"16% (bằng nhau: 68%)": how sure the order of two neighbours is, with the part of draws that tie."""
    if is_missing(row["lower_than_next"]):
        return "–"
    shown = probability_text(row["lower_than_next"])
    return text("narrative-rank-tied", shown=shown, tied=probability_text(row["tied_with_next"])) \
        if row["tied_with_next"] >= SEEN else shown


def indicator_figures(study: Study, tables: Tables, indicator: Indicator) -> Blocks:
    """Every series of the indicator as published, area by area; each figure leads to its origin."""
    series = rows(tables, "series", indicator=indicator.id)
    if series.empty:
        return Blocks([Paragraph(text("narrative-nothing", name=indicator.name, holder=indicator.holder or "–"),
                                 NOTHING)])
    figures = rows(tables, "figures").set_index("figure_id")
    sources, days = figures["source"], figures["reference_date"]
    columns = {name: text(f"narrative-column-{name}")
               for name in ("area", "group", "definition", "year", "value", "how", "source")}
    body = [{
        "area": study.area(row["area_code"]).name, "group": study.group(row["group"]).name,
        "definition": study.definition(indicator.id, row["definition"]).name,
        "year": year_text(str(days.get(row["figure_id"], "")), int(row["year"])),
        "value": origin_link(indicator.id, row["figure_id"], published_text(row, row["unit"])),
        "how": origin_text(row), "source": study.told(str(sources.get(row["figure_id"], ""))),
    } for row in plain(series.sort_values(["definition", "area_code", "group", "year"]))]
    caption = text("narrative-figures-caption", name=indicator.name)
    folded = Folded(text("narrative-figures-folded", count=len(body)), table(caption, columns, body))
    return Blocks([Heading(2, text("narrative-figures-heading"), "figures"), folded])
