"""The tables at the end of a district's report: inferred, missing, ethnic minorities."""

from __future__ import annotations

from markupsafe import Markup

from analysis.charts import Picture
from analysis.charts.inferred import InferredRange, inferred_chart
from analysis.language import text
from analysis.marking import marked
from analysis.narrative.blocks import (
    NOTHING,
    Block,
    Blocks,
    Columns,
    Heading,
    Paragraph,
    Raw,
    Section,
    anchored,
    anchored_sentence,
    table,
)
from analysis.narrative.facts import Facts, facts_of, reported_facts, wanted_definition
from analysis.narrative.groups import figures_of_groups
from analysis.narrative.high_probabilities import high_note_on
from analysis.narrative.minorities import years_of
from analysis.narrative.sentences import (
    join_names,
    main_statement,
    marked_weak,
    origin_text,
    plain_origin,
    published_text,
    told_estimate,
)
from analysis.narrative.successors import district_successors
from analysis.study import Area, Indicator, Study, counted_communes, is_applicable, listed_communes
from analysis.telling.rows import Row, Tables, latest, own_values, records, source_line, sources_told
from analysis.telling.statements import main_level
from analysis.telling.words import (
    area_in_sentence,
    is_missing,
    lower_first,
    role_text,
    target_name,
    value_text,
)

__all__ = ["district_inferred", "district_minorities", "district_missing", "district_people"]

_MINORITY = ("ethnic_minority_share", "ethnic_minority_population", "em_area_communes_region_1",
             "em_area_communes_region_2", "em_area_communes_region_3", "difficult_area_communes_qd1049_2014",
             "difficult_villages", "em_villages_buon", "em_hygienic_water_share")


def district_inferred(study: Study, tables: Tables, area: Area) -> Blocks:
    """The ranges of all indicators that are only inferred from the province in one chart; the overview has the rest."""
    facts = [f for f in reported_facts(study, tables, area) if f.standing == "inferred" and not f.published]
    if not facts:
        return Blocks([Paragraph(text("narrative-nothing-inferred"), NOTHING)])
    return Blocks([Paragraph(text("narrative-inferred-how")), *_inferred_chart(study, tables, area, facts),
                   *high_note_on(study, facts)])


def _inferred_chart(study: Study, tables: Tables, area: Area, facts: list[Facts]) -> list[Picture]:
    """The shares among them in one chart; nothing where there are none."""
    provinces = [facts_of(study, tables, each.indicator, study.province).last for each in facts]
    shown = [(each, last) for each, last in zip(facts, provinces, strict=True)
             if each.indicator.is_share and each.forecast is not None]
    if not shown:
        return []
    sources = sources_told(study, tables, [last["figure_id"] for _, last in shown if last is not None],
                           latest(each.forecast["as_of"] for each, _ in shown if each.forecast is not None))
    return [inferred_chart(area, [_inferred_range(study, *each) for each in shown], sources)]


def _inferred_range(study: Study, facts: Facts, province: Row | None) -> InferredRange:
    """Of the year of the main level."""
    forecast, told, main = facts.forecast, told_estimate(study, facts), main_statement(study, facts)
    assert forecast is not None
    assert told is not None
    comparable = province is not None and province["definition"] == forecast["definition"]
    return InferredRange(
        facts.indicator, (told["lower_80"], told["upper_80"]), (told["lower_95"], told["upper_95"]),
        None if main is None or is_missing(main["target"]) else float(main["target"]),
        "" if main is None else str(main["role"]),
        float(province["value"]) if comparable else None)  # type: ignore[index]


def district_people(study: Study, tables: Tables, area: Area) -> Blocks:
    """The ethnic minorities beside the communes that follow."""
    parts = {"minorities": district_minorities(study, tables, area), "successors": district_successors(study, area)}
    return Blocks([Columns(tuple(
        Section((Heading(3, text(f"narrative-heading-{name}"), name), *part.blocks)) for name, part in parts.items()))])


def district_minorities(study: Study, tables: Tables, area: Area) -> Blocks:
    """What is published on ethnic minorities in the district: shares, counts, difficult communes."""
    codes = [area.code, *(a.code for a in study.areas if area.code in a.members)]
    body = []
    used: list[str] = []
    for indicator in (study.indicator(name) for name in _MINORITY):
        found = [row for row in records(tables, "series", indicator=indicator.id) if row["area_code"] in codes]
        if listed := _by_the_list(study, area, indicator, found):
            body.append(listed)
            continue
        for row in {row["group"]: row for row in found}.values():  # the last of each
            used.append(row["figure_id"])
            body.append({
                "name": indicator.name, "year": str(row["year"]),
                "group": "–" if row["group"] == indicator.main_group else study.group(row["group"]).name,
                "value": published_text(row, row["unit"]), "how": origin_text(row),
            })
    if not body:
        return Blocks([Paragraph(text("narrative-no-minority", area=area_in_sentence(area)))])
    columns = {name: text(f"narrative-column-{name}") for name in ("name", "group", "year", "value", "how")}
    if all(cells["how"] == plain_origin() for cells in body):
        del columns["how"]
    if all(cells["group"] == "–" for cells in body):
        del columns["group"]
    return Blocks([
        *_minority_place(study, tables, area), *_hardest(study, area),
        table(text("narrative-minority-caption", area=area.name), columns, body),
        *([Paragraph(text("charts-source", source=source_line(study, tables, used)), "note")] if used else []),
    ])


def _by_the_list(study: Study, area: Area, indicator: Indicator, found: list[Row]) -> dict[str, str]:
    """The row of a number of communes that is counted from the list of communes; empty for anything else."""
    published = found[-1]["value"] if found else None
    counted = counted_communes(study, area.code, indicator.id, published)
    return {} if counted is None else {
        "name": indicator.name, "year": "–", "group": "–", "value": value_text(counted, indicator.unit, 0),
        "how": text("narrative-communes-how-listed")}


def _hardest(study: Study, area: Area) -> list[Block]:
    """The communes of region III by name, where the list has any of the district."""
    names = [each.name for each in listed_communes(study, area.code, "III")]
    return [Paragraph(text("narrative-communes-hardest", count=len(names), names=", ".join(names)))] if names else []


def _minority_place(study: Study, tables: Tables, area: Area) -> list[Block]:
    """How large the minority share is and which place among the districts with figures; nothing without a figure."""
    share = study.indicator(_MINORITY[0])
    by_area = {code: row for code, row in own_values(tables, share.id, share.main_group).items()
               if study.area(code).is_district}
    if area.code not in by_area or len(by_area) < 2:
        return []
    row, shares = by_area[area.code], [each["value"] for each in by_area.values()]
    place = sum(share > row["value"] for share in shares) + 1
    return [Paragraph(text("narrative-minority-place", value=published_text(row, row["unit"]),
                           year=marked_weak(str(row["year"]), row), area=area_in_sentence(area),
                           place=place, count=len(shares), years=years_of(by_area.values()),
                           end="last" if row["value"] == min(shares) else "other"))]


def district_missing(study: Study, tables: Tables, area: Area) -> Blocks:
    """Of which indicators the area has no figure under the definition in force, by the office that holds them."""
    unpublished = [f for f in reported_facts(study, tables, area) if not f.published or wanted_definition(study, f)]
    facts = [f for f in unpublished if is_applicable(study, f.indicator, area)]
    not_here = [_not_applicable(f.indicator) for f in unpublished if not is_applicable(study, f.indicator, area)]
    note = [Raw(Markup("<ul>{}</ul>").format(Markup("").join(not_here)))] if not_here else []
    if not facts:
        return Blocks([Paragraph(text("narrative-nothing-missing"), NOTHING), *note])
    holders: dict[str, list[str]] = {}
    of_groups = 0
    for each in facts:
        grouped = figures_of_groups(study, tables, each.indicator, area)
        of_groups += bool(grouped)
        named = _asked(study, each, grouped)
        # What is inferred, or has figures of an older definition, has its place above.
        placed = each.standing == "inferred" or each.published
        item = named if placed else anchored(named, each.indicator.id)
        holders.setdefault(each.indicator.holder or "–", []).append(item)
    columns = {name: text(f"narrative-column-{name}") for name in ("holder", "needed")}
    body: list[dict[str, str]] = [{"holder": holder, "needed": _joined(items)} for holder, items in holders.items()]
    older = sum(bool(f.published) for f in facts)
    blocks: list[Block] = [
        Paragraph(text("narrative-missing", count=len(facts), older=older, groups=of_groups)),
        table(text("narrative-missing-caption", area=area.name), columns, body),
        Paragraph(text("narrative-missing-how"), "note"),
        *([] if marked() else [Raw(Markup('<p class="note pages"><a href="../forms.html">{}</a></p>').format(
            text("narrative-missing-forms")))]),
        *note,
    ]
    return Blocks(blocks)


def _not_applicable(indicator: Indicator) -> Markup:
    return anchored_sentence(indicator.id, text("narrative-not-applicable", indicator=indicator.name))


def _joined(items: list[str]) -> str:
    return Markup("; ").join(items)


def _asked(study: Study, facts: Facts, grouped: list[str]) -> str:
    """The indicator, by the definition or group to ask for where figures of another are known; its level to reach."""
    wanted, name = wanted_definition(study, facts), facts.indicator.name
    if wanted:
        definition = study.definition(facts.indicator.id, wanted).name
        name = text("narrative-asked-definition", name=name, definition=definition)
    if grouped:
        whom = lower_first(study.group(facts.indicator.main_group).name)
        name = text("narrative-asked-group", name=name, group=whom, known=join_names(grouped))
    level = main_level(study, facts.indicator, facts.area, facts.indicator.main_group)
    if level is None:
        return name
    role = role_text("target" if level.area_code == facts.area.code else "yardstick")
    return f"{name} ({role}: {target_name(study, level)}, {level.year})"
