"""The parts of the page on the quality of the figures."""

from __future__ import annotations

import pandas as pd

from analysis.findings import SEVERITY_ORDER
from analysis.language import number, text
from analysis.narrative.blocks import Block, Blocks, Bullets, Heading, Paragraph, table
from analysis.narrative.finding_words import finding_words, findings_together
from analysis.study import Study
from analysis.telling.rows import Tables, rows

__all__ = ["quality_summary", "findings_blocks", "method"]

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
    """The findings of one severity, each with its place and what to do; of all severities an example of each kind.

    The page that lists every finding is another one: it has links to the figures and downloads.
    """
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
        if not severity:
            blocks += [Heading(2, text(f"narrative-severity-{each}"), each), _kinds(study, chosen, each)]
            continue
        body = []
        for row, message, advice, count in findings_together(study, chosen):
            about = [names.get(row["indicator"], ""), areas.get(row["area_code"], "") if count == 1 else "",
                     "" if row["year"] is None or row["year"] != row["year"] else str(row["year"])]
            body.append({
                "where": " ".join(part for part in (row["file"], row["sheet"], row["cell"]) if part) or "–",
                "about": ", ".join(part for part in about if part and part != "<NA>"),
                "message": message, "advice": advice,
            })
        listed = table(text("narrative-findings-caption", severity=text(f"narrative-severity-{each}")), columns, body)
        blocks += [Heading(2, text(f"narrative-severity-{each}"), each), listed]
    if blocks and not severity:
        blocks.append(Paragraph(text("narrative-findings-all"), "pages"))
    return Blocks(blocks or [Paragraph(text("narrative-findings-none"))])


def _kinds(study: Study, findings: pd.DataFrame, severity: str) -> Block:
    """How many findings there are of each kind, with one of them as an example; the most frequent first."""
    columns = {name: text(f"narrative-column-{name}") for name in ("count", "example", "advice")}
    body = []
    for code, count in findings["code"].value_counts().items():
        message, advice = finding_words(study, findings[findings["code"] == code].iloc[0])
        body.append({"count": number(int(count), 0), "example": message, "advice": advice})
    caption = text("narrative-findings-kinds")
    return table(caption, columns, body, name=f"{caption}: {text(f'narrative-severity-{severity}')}")
