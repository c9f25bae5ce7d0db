"""The parts of the page on ethnic-minority areas."""

from __future__ import annotations

from analysis.charts import equity_chart
from analysis.charts.rows import Tables, rows, source_line
from analysis.charts.words import is_missing, value_text
from analysis.language import number, text
from analysis.narrative.blocks import Block, Blocks, Paragraph, table
from analysis.narrative.sentences import published_text
from analysis.study import Study

__all__ = ["minority_shares", "minority_equity"]


def minority_shares(study: Study, tables: Tables) -> Blocks:
    """Ethnic-minority share and difficult communes by district, the last published of each."""
    names = ("ethnic_minority_share", "difficult_area_communes_qd1049_2014")
    columns = {"area": text("narrative-column-area"), **{name: study.indicator(name).name for name in names}}
    body, used = [], []
    for area in (study.province, *study.districts):
        cells = {"area": area.name}
        for name in names:
            found = rows(tables, "series", indicator=name, area_code=area.code,
                         group=study.indicator(name).main_group).sort_values("year")
            if len(found):
                used.append(found.iloc[-1]["figure_id"])
            cells[name] = f"{published_text(found.iloc[-1], found.iloc[-1]['unit'])} ({found.iloc[-1]['year']})" \
                if len(found) else text("charts-no-figures-short")
        body.append(cells)
    return Blocks([table(text("narrative-minority-shares-caption"), columns, body),
                   Paragraph(text("charts-source", source=source_line(tables, used)), "note")])


def minority_equity(study: Study, tables: Tables) -> Blocks:
    """Poverty of ethnic minorities against the rest of the province, year by year."""
    equity = rows(tables, "equity")
    blocks: list[Block] = [Paragraph(text("narrative-equity"))]
    if equity.empty:
        return Blocks([*blocks, Paragraph(text("charts-equity-none"))])
    columns = {name: text(f"narrative-column-{name}")
               for name in ("year", "definition", "minority", "all", "rest", "ratio", "difference", "remark")}
    body = []
    for _, row in equity.sort_values("year").iterrows():
        remark = text(row["reason"]) if row["reason"] else ""
        if row["reason"] == "equity-share-other-year":
            remark = f"{remark} ({row['share_year']}: {number(row['share'], 1)}%)"
        body.append({
            "year": str(row["year"]), "definition": study.definition(row["indicator"], row["definition"]).name,
            "minority": value_text(row["value"], "percent", 2), "all": value_text(row["all"], "percent", 2),
            "rest": value_text(row["rest"], "percent", 1),
            "ratio": "–" if is_missing(row["ratio"]) else text("narrative-times", ratio=number(row["ratio"], 1)),
            "difference": value_text(row["difference"], "points"), "remark": remark,
        })
    return Blocks([*blocks, equity_chart(study, tables, "poverty_rate"),
                   table(text("narrative-equity-caption"), columns, body),
                   Paragraph(text("narrative-equity-computed"), "note")])
