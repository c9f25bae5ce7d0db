"""The parts of a district's report."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.charts import districts_chart, series_chart
from analysis.charts.rows import Tables, rows, source_line
from analysis.charts.words import area_in_sentence, role_text, value_text
from analysis.language import date, number, text
from analysis.narrative.blocks import Block, Blocks, Bullets, Heading, Paragraph, table
from analysis.narrative.facts import Facts, with_people
from analysis.narrative.sentences import (
    join_names,
    lower_first,
    origin_text,
    published_text,
    standing_sentence,
    statement_cells,
)
from analysis.study import Area, Study

__all__ = ["district_summary", "district_indicators", "district_minorities", "district_missing",
           "district_successors", "area_section"]

_COLUMNS = ("target", "level", "estimate", "range", "gap", "people", "required", "achieved", "probability",
            "word", "grade")
_MINORITY = ("ethnic_minority_share", "ethnic_minority_population", "em_area_communes_region_1",
             "em_area_communes_region_2", "em_area_communes_region_3", "difficult_area_communes_qd1049_2014",
             "difficult_villages", "em_villages_buon", "em_hygienic_water_share")


def district_summary(study: Study, tables: Tables, area: Area) -> Blocks:
    """What the report says in short: a count of what is known, then a sentence for each that is."""
    facts = with_people(study, tables, area)
    own = [f for f in facts if f.standing in ("own", "published")]
    inferred = [f for f in facts if f.standing == "inferred"]
    silent = [f for f in facts if f.standing == "none"]
    opening = text(
        "narrative-summary", area=area_in_sentence(area), total=len(facts), own=len(own),
        own_names=join_names([lower_first(f.indicator.name) for f in own]),
        inferred=len(inferred), silent=len(silent))
    blocks: list[Block] = [Paragraph(opening)]
    sentences = [standing_sentence(study, f) for f in (*own, *inferred[:0])]
    if sentences:
        blocks.append(Bullets(tuple(sentences)))
    if inferred:
        blocks.append(Paragraph(text("narrative-summary-inferred",
                                     names=join_names([lower_first(f.indicator.name) for f in inferred]))))
    blocks.append(Paragraph(text("narrative-estimand"), "note"))
    return Blocks(blocks)


def district_indicators(study: Study, tables: Tables, area: Area) -> Blocks:
    """A section for each indicator that has any figure or estimate: chart, targets, figures, sources."""
    blocks: list[Block] = []
    for facts in with_people(study, tables, area):
        if facts.standing != "none" or len(facts.published):
            blocks.extend(area_section(study, tables, facts))
    return Blocks(blocks)


def area_section(study: Study, tables: Tables, facts: Facts) -> Iterator[Block]:
    """Heading, sentence, chart, table of targets, table of published figures of one indicator in one area."""
    indicator = facts.indicator
    yield Heading(3, indicator.name, indicator.id)
    yield Paragraph(standing_sentence(study, facts))
    yield series_chart(study, tables, indicator.id, facts.area.code)
    if len(facts.attainment):
        yield table(
            text("narrative-targets-caption", name=indicator.name),
            {column: text(f"narrative-column-{column}") for column in _COLUMNS},
            [statement_cells(study, facts, row) for _, row in facts.attainment.iterrows()])
    if len(facts.published):
        yield figures_table(study, facts)
    if facts.area.is_district and len(rows(tables, "forecasts", indicator=indicator.id)):
        yield districts_chart(study, tables, indicator.id)


def figures_table(study: Study, facts: Facts) -> Block:
    """Every published figure of the series with its definition, origin and source."""
    columns = {name: text(f"narrative-column-{name}") for name in ("year", "value", "definition", "how", "source")}
    body = []
    for _, row in facts.published.iterrows():
        how = origin_text(row["how"])
        weak = f" ({text('narrative-weak')})" if row["verdict"] == "weak" else ""
        body.append({
            "year": str(row["year"]), "value": published_text(row, row["unit"]),
            "definition": study.definition(facts.indicator.id, row["definition"]).name,
            "how": f"{how}{weak}", "source": str(row["source"]),
        })
    return table(text("narrative-figures-caption", name=facts.indicator.name), columns, body)


def district_minorities(study: Study, tables: Tables, area: Area) -> Blocks:
    """What is published on ethnic minorities in the district: shares, counts, difficult communes."""
    codes = [area.code, *(a.code for a in study.areas if area.code in a.members)]
    series = rows(tables, "series")
    body = []
    used: list[str] = []
    for indicator in (study.indicator(name) for name in _MINORITY):
        found = series[(series["indicator"] == indicator.id) & series["area_code"].isin(codes)]
        for _, row in found.sort_values("year").groupby("group").tail(1).iterrows():
            used.append(row["figure_id"])
            body.append({
                "name": indicator.name, "group": study.group(row["group"]).name, "year": str(row["year"]),
                "value": published_text(row, row["unit"]), "how": origin_text(row["how"]),
            })
    if not body:
        return Blocks([Paragraph(text("narrative-no-minority", area=area_in_sentence(area)))])
    columns = {name: text(f"narrative-column-{name}") for name in ("name", "group", "year", "value", "how")}
    return Blocks([
        table(text("narrative-minority-caption", area=area.name), columns, body),
        Paragraph(text("charts-source", source=source_line(tables, used)), "note"),
    ])


def district_successors(study: Study, area: Area) -> Blocks:
    """The communes and wards of 1 July 2025 that follow the district, with the units they took in."""
    successors = study.successors_of(area.code)
    columns = {name: text(f"narrative-column-{name}") for name in ("unit", "former", "basis")}
    body = [{"unit": s.name, "former": ", ".join(s.former), "basis": s.basis} for s in successors]
    intro = text("narrative-successors", area=area_in_sentence(area), count=len(successors))
    return Blocks([Paragraph(intro), table(text("narrative-successors-caption", area=area.name), columns, body)])


def district_missing(study: Study, tables: Tables, area: Area) -> Blocks:
    """Which indicators have no figure of the area's own, and who holds them."""
    facts = [f for f in with_people(study, tables, area) if f.last is None]
    if not facts:
        return Blocks([Paragraph(text("narrative-nothing-missing"))])
    columns = {name: text(f"narrative-column-{name}") for name in ("name", "asked", "holder")}
    body = [{
        "name": f.indicator.name, "holder": f.indicator.holder or "–",
        "asked": _asked(study, f),
    } for f in facts]
    return Blocks([Paragraph(text("narrative-missing", count=len(facts))),
                   table(text("narrative-missing-caption", area=area.name), columns, body)])


def _asked(study: Study, facts: Facts) -> str:
    targets = [t for t in study.targets_of(facts.indicator.id) if t.group == facts.indicator.main_group]
    if not targets:
        return text("narrative-no-target")
    first = targets[0]
    role = role_text("target" if first.area_code == facts.area.code else "yardstick")
    unit = "points_per_year" if first.form == "pace" else facts.indicator.unit
    return f"{role}: {value_text(first.value, unit, 2)} ({first.year})"


def as_of_note(as_of: str, figures: pd.DataFrame) -> Paragraph:
    """From when the figures are and how many they are."""
    return Paragraph(text("narrative-as-of", date=date(as_of), count=number(len(figures), 0)), "note")
