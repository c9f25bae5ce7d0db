"""The parts of the page on the quality of the figures."""

from __future__ import annotations

import json

from analysis.charts.rows import Tables, rows
from analysis.findings import SEVERITY_ORDER, Finding
from analysis.language import current_language, number, text
from analysis.narrative.blocks import Block, Blocks, Bullets, Heading, Paragraph, table
from analysis.study import Study

__all__ = ["quality_summary", "findings_blocks", "method"]

# What a finding quotes: titles of sources, alone or beside their values.
_QUOTED = frozenset({"source", "used", "others"})
_STATUSES = ("used", "superseded", "rejected", "context", "target", "forecast", "not_yet_known")


def method() -> Blocks:
    """The method in five lines, as every report ends with it."""
    return Blocks([Bullets(tuple(text(f"narrative-method-{place}") for place in range(1, 6)), numbered=True)])


def quality_summary(tables: Tables) -> Blocks:
    """How many figures were read, used and set aside, and how many findings there are."""
    figures, selection, findings = (rows(tables, name) for name in ("figures", "selection", "findings"))
    counts = selection["status"].value_counts()
    columns = {name: text(f"narrative-column-{name}") for name in ("status", "count", "meaning")}
    body = [{"status": text(f"narrative-status-{s.replace('_', '-')}"), "count": number(int(counts.get(s, 0)), 0),
             "meaning": text(f"narrative-status-{s.replace('_', '-')}-meaning")} for s in _STATUSES]
    found = {name: number(int((findings["severity"] == name).sum()), 0) for name in SEVERITY_ORDER}
    return Blocks([
        Paragraph(text("narrative-quality", figures=number(len(figures), 0),
                       series=number(len(rows(tables, "series")), 0), errors=found["error"],
                       warnings=found["warning"], infos=found["info"])),
        table(text("narrative-quality-caption"), columns, body),
    ])


def findings_blocks(study: Study, tables: Tables, severity: str = "") -> Blocks:
    """The findings, of one severity or of all: errors, warnings, notes, each with its place and what to do."""
    findings = rows(tables, "findings")
    blocks: list[Block] = []
    columns = {name: text(f"narrative-column-{name}") for name in ("where", "about", "message", "advice")}
    names = {indicator.id: indicator.name for indicator in study.indicators}
    areas = {area.code: area.short_name for area in study.areas}
    for each in SEVERITY_ORDER:
        if severity not in ("", each):
            continue
        chosen = findings[findings["severity"] == each]
        if chosen.empty:
            continue
        body = []
        for _, row in chosen.iterrows():
            finding = Finding(each, row["code"], _renamed(study, json.loads(row["arguments"])))
            about = [names.get(row["indicator"], ""), areas.get(row["area_code"], ""),
                     "" if row["year"] is None or row["year"] != row["year"] else str(row["year"])]
            body.append({
                "where": " ".join(part for part in (row["file"], row["sheet"], row["cell"]) if part) or "–",
                "about": ", ".join(part for part in about if part and part != "<NA>"),
                "message": finding.message, "advice": finding.advice,
            })
        blocks += [Heading(2, text(f"narrative-severity-{each}"), each),
                   table(text("narrative-findings-caption", severity=text(f"narrative-severity-{each}")),
                         columns, body)]
    if blocks and current_language() != "vi":
        blocks.insert(0, Paragraph(text("narrative-findings-numbers"), "note"))
    return Blocks(blocks or [Paragraph(text("narrative-findings-none"))])


def _renamed(study: Study, arguments: dict[str, str | int | float]) -> dict[str, str | int | float]:
    """The arguments with names of the catalogue in the language in force: findings are kept in Vietnamese.

    Titles of sources are quoted as they stand. Longer names first, since some hold others.
    """
    if current_language() == "vi":
        return arguments
    names = {each.name_vi: each.name_en for each in (*study.indicators, *study.groups, *study.definitions)}
    found: dict[str, str | int | float] = {}
    for key, value in arguments.items():
        if isinstance(value, str) and key not in _QUOTED:
            for vietnamese in sorted(names, key=len, reverse=True):
                value = value.replace(vietnamese, names[vietnamese])
        found[key] = value
    return found
