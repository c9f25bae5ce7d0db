"""The parts of the page on ethnic-minority areas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter

import geopandas as gpd

from analysis.charts import equity_chart, high_in_both
from analysis.comparison import FEWEST_AREAS, SHARE_DRIFT, patterns
from analysis.language import number, text
from analysis.narrative.amounts import points_text
from analysis.narrative.blocks import Block, Blocks, Bullets, Folded, Paragraph, table
from analysis.narrative.equity_figures import difference_range, equity_figures, ratio_range, rest_text, weak_text
from analysis.narrative.facts import facts_of
from analysis.narrative.groups import figures_of_groups
from analysis.narrative.highlights import equity_highlight
from analysis.narrative.sentences import join_names, marked_value, marked_weak, origin_text, published_text, when_text
from analysis.study import Area, Indicator, Study, counted_communes
from analysis.telling.rows import Row, Tables, latest_alike, own_values, records, source_line
from analysis.telling.silence import silence_text
from analysis.telling.words import chance_text, estimate_text, is_missing, lower_first, qualified, value_text

__all__ = ["PUBLISHED_BY_DISTRICT", "minority_equity", "minority_pattern", "minority_shares", "minority_summary",
           "years_of"]

PUBLISHED_BY_DISTRICT = ("ethnic_minority_share", "difficult_area_communes_qd1049_2014", "census_flush_toilet",
                         "census_water_tap_or_drilled_well")
"""What describes a district beside its targets and is published for enough of them to look for a pattern."""
_DESCRIBED = ("ethnic_minority_share", "em_area_communes_region_1", "em_area_communes_region_2",
              "em_area_communes_region_3", "difficult_villages", "difficult_area_communes_qd1049_2014")
_SHARE, _PEOPLE, _POVERTY = "ethnic_minority_share", "ethnic_minority_population", "poverty_rate"


def minority_summary(study: Study, tables: Tables) -> Blocks:
    """The gap, where the share is highest, where both poverty and share are high: the page in three sentences."""
    high, unknown = high_in_both(study, tables, _POVERTY, _SHARE)
    shares = own_values(tables, _SHARE, study.indicator(_SHARE).main_group)
    both = []
    for each in high:
        remarks = [text("narrative-minority-inferred")] if each.kind == "inferred" else []
        remarks += [text("narrative-minority-weak")] if shares[each.area.code]["verdict"] == "weak" else []
        both.append(f"{each.area.short_name} ({', '.join(remarks)})" if remarks else each.area.short_name)
    open_to = [_with_what_is_known(study, tables, area) for area in unknown]
    told = (equity_highlight(study, tables), _shares_told(study, tables),
            text("narrative-minority-both", areas="; ".join(both), known="some" if open_to else "all",
                 unknown="; ".join(open_to)) if both else "")
    return Blocks([Bullets(tuple(sentence for sentence in told if sentence))])


def _with_what_is_known(study: Study, tables: Tables, area: Area) -> str:
    """An area without a sound share of minorities, with the shares and counts that are published.

    A count is not divided by a population of another year: that would be no share.
    """
    share = facts_of(study, tables, study.indicator(_SHARE), area).last
    known = figures_of_groups(study, tables, study.indicator(_SHARE), area)
    known += [] if share is None else [_with_year(share)]
    counts = facts_of(study, tables, study.indicator(_PEOPLE), area).last
    census = records(tables, "series", indicator="population", definition="census", area_code=area.code, group="all")
    if counts is not None:
        known.append(text("narrative-minority-counted", count=published_text(counts, counts["unit"]),
                          when=when_text(counts), census="some" if census else "none",
                          people=value_text(census[-1]["value"], "persons") if census else "",
                          year=str(census[-1]["year"]) if census else ""))
    return text("telling-item", area=area.short_name, value="; ".join(known)) if known else area.short_name


def _shares_told(study: Study, tables: Tables) -> str:
    """The highest and the lowest share, and how many districts have none; "" where fewer than two have one."""
    known = own_values(tables, _SHARE, study.indicator(_SHARE).main_group)
    shares = sorted((row for code, row in known.items() if study.area(code).is_district), key=itemgetter("value"))
    if len(shares) < 2:
        return ""
    low, high = (text("telling-item", area=study.area(row["area_code"]).short_name,
                      value=marked_value(published_text(row, row["unit"]), row))
                 for row in (shares[0], shares[-1]))
    return text("narrative-minority-ends", high=high, low=low, count=len(shares), years=years_of(shares),
                silent=len(study.districts) - len(shares))


def years_of(figures: Iterable[Row]) -> str:
    """The year of figures that are set side by side, "2016–2025" where they are of several."""
    years = {int(row["year"]) for row in figures}
    return str(min(years)) if len(years) == 1 else f"{min(years)}–{max(years)}"


def minority_shares(study: Study, tables: Tables) -> Blocks:
    """Ethnic-minority share, difficult communes and villages by district, the last published of each and its source."""
    columns = {"area": text("narrative-column-area"), **{name: study.indicator(name).name for name in _DESCRIBED}}
    body: list[dict[str, str]] = []
    used: list[str] = []
    told: list[tuple[str, dict[str, str]]] = []
    for area in (study.province, *study.districts):
        cells = {"area": area.name}
        for name in _DESCRIBED:
            found = records(tables, "series", indicator=name, area_code=area.code,
                            group=study.indicator(name).main_group)
            counted = counted_communes(study, area.code, name, found[-1]["value"] if found else None)
            if counted is not None:
                value = value_text(counted, "communes", 0)
                cells[name] = text("narrative-communes-counted", value=value)
                told.append((name, {"area": area.name, "value": value, "how": text("narrative-communes-how-listed"),
                                    "source": study.commune_regions[0].file}))
                continue
            cells[name] = _with_year(found[-1]) if found else silence_text("none")
            if found:
                used.append(found[-1]["figure_id"])
                told.append((name, _with_origin(study, tables, found[-1])))
        body.append(cells)
    sources = source_line(study, tables, used)
    return Blocks([table(text("narrative-minority-shares-caption"), columns, body),
                   Paragraph(text("charts-source", source=sources), "note"),
                   Folded(text("narrative-minority-sources"), _one_by_one(study, told))])


def _with_origin(study: Study, tables: Tables, row: Row) -> dict[str, str]:
    """A row of ``series`` with how it came about and its own source."""
    return {"area": study.area(row["area_code"]).name, "value": _with_year(row), "how": origin_text(row),
            "source": source_line(study, tables, [row["figure_id"]])}


def _one_by_one(study: Study, told: list[tuple[str, dict[str, str]]]) -> Block:
    """These cells of each figure, by its indicator."""
    columns = {name: text(f"narrative-column-{name}") for name in ("name", "area", "value", "how", "source")}
    caption = text("narrative-minority-sources")
    return table(caption, columns, [{"name": study.indicator(name).name, **cells}
                                    for name, cells in sorted(told, key=lambda each: _DESCRIBED.index(each[0]))])


def _with_year(row: Row) -> str:
    """"≈ 30% (2024; nguồn yếu)"."""
    return f"{published_text(row, row['unit'])} ({marked_weak(str(row['year']), row)})"


def minority_equity(study: Study, tables: Tables) -> Blocks:
    """Poverty of ethnic minorities against the rest of the province, year by year."""
    equity = records(tables, "equity")
    blocks: list[Block] = [Paragraph(text("narrative-equity"))]
    if not equity:
        return Blocks([*blocks, Paragraph(text("charts-equity-none"))])
    columns = {name: text(f"narrative-column-{name}")
               for name in ("year", "definition", "minority", "all", "rest", "ratio", "difference", "remark")}
    body = []
    for row in equity:
        remark = text(row["reason"]) if row["reason"] else ""
        if row["reason"] == "equity-share-other-year":
            remark = f"{remark} ({row['share_year']}: {number(row['share'], 2)}%)"
        used = equity_figures(tables, row)
        qualifiers = {each["group"]: each["qualifier"] for each in reversed(used)
                      if each["indicator"] == row["indicator"]}
        if weak := weak_text(used):
            remark = ". ".join(part for part in (remark, text("narrative-equity-weak", figures=weak)) if part)
        body.append({
            "year": str(row["year"]), "definition": study.definition(row["indicator"], row["definition"]).name,
            "minority": qualified(value_text(row["value"], "percent", 2), qualifiers.get(row["group"], "")),
            "all": qualified(value_text(row["all"], "percent", 2), qualifiers.get("all", "")),
            "rest": rest_text(row),
            "ratio": _ratio(tables, row),
            "difference": _difference(tables, row), "remark": remark,
        })
    if not any(row["remark"] for row in body):
        del columns["remark"]
    return Blocks([*blocks, equity_chart(study, tables, "poverty_rate"),
                   table(text("narrative-equity-caption"), columns, body),
                   Paragraph(text("narrative-equity-computed", drift=number(SHARE_DRIFT, 1),
                                  computed=text("charts-legend-computed")), "note")])


def _ratio(tables: Tables, row: Row) -> str:
    """The ratio, with its range where that does not read as one number."""
    if is_missing(row["ratio"]):
        return "–"
    ratio, ends = number(row["ratio"], 1, fixed=True), ratio_range(tables, row)
    if ends is None:
        return text("narrative-times", ratio=ratio)
    return text("narrative-times-range", ratio=ratio, low=ends[0], high=ends[1])


def _difference(tables: Tables, row: Row) -> str:
    """The difference, with its range where the ratio has one."""
    ends = None if is_missing(row["difference"]) else difference_range(tables, row)
    if ends is None:
        return estimate_text(row["difference"], "points")
    return points_text(row["difference"], f"{ends[0]}–{ends[1]}")


def minority_pattern(study: Study, tables: Tables, districts: gpd.GeoDataFrame) -> Blocks:
    """Whether published values cluster on the map, and how strong a pattern so few districts could show."""
    columns = {name: text(f"narrative-column-{name}") for name in ("name", "areas", "moran", "p", "power", "verdict")}
    looked_at = {indicator.id: (values, name) for indicator, values, name in _to_look_at(study, tables)}
    found = patterns({each: values for each, (values, _) in looked_at.items()},
                     districts.set_index(districts["code"].astype(str)))
    clustered = [lower_first(study.indicator(each).name) for each, pattern in found.items() if pattern.neighbours_alike]
    body = []
    for each, pattern in found.items():
        moderate, strong = map(chance_text, pattern.power)
        body.append({
            "name": looked_at[each][1], "areas": str(pattern.test.areas),
            "moran": text("narrative-moran", value=number(pattern.test.statistic, 2, fixed=True),
                          expected=number(pattern.test.expected, 2, fixed=True)),
            "p": text("narrative-pattern-p", alone=number(pattern.test.p_value, 3, fixed=True),
                      adjusted=number(pattern.adjusted, 3, fixed=True)),
            "power": text("narrative-power", weak=moderate, strong=strong),
            "verdict": text("narrative-pattern-found" if pattern.neighbours_alike else "narrative-pattern-open"),
        })
    if not body:
        return Blocks([Paragraph(text("narrative-pattern-none"))])
    return Blocks([Paragraph(text("narrative-pattern-short", found=len(clustered), names=join_names(clustered))),
                   Paragraph(text("narrative-pattern", tests=len(found))),
                   table(text("narrative-pattern-caption"), columns, body)])


def _to_look_at(study: Study, tables: Tables) -> Iterator[tuple[Indicator, dict[str, float], str]]:
    """Each indicator with its published values by area, and what it is called: with the year where all are of one."""
    poverty = study.indicator(_POVERTY)
    series = [row for row in records(tables, "series", indicator=_POVERTY, group=poverty.main_group)
              if study.area(row["area_code"]).is_district]
    alike = latest_alike(series, FEWEST_AREAS)  # levels of several lines or years would differ by that alone
    if alike:
        yield poverty, {row["area_code"]: row["value"] for row in alike}, f"{poverty.name} ({alike[0]['year']})"
    for indicator in (study.indicator(name) for name in PUBLISHED_BY_DISTRICT):
        values = {code: row["value"] for code, row in own_values(tables, indicator.id, indicator.main_group).items()}
        if indicator.unit == "communes":  # counts follow the number of communes that a district has
            communes = {code: len(study.communes_of(code)) for code in values}
            shares = {code: 100 * value / communes[code] for code, value in values.items() if communes[code]}
            yield indicator, shares, text("narrative-pattern-share", name=indicator.name)
        else:
            yield indicator, values, indicator.name
