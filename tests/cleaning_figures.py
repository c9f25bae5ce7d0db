"""Small made-up tables of figures, and what cleaning makes of them."""

from __future__ import annotations

import pandas as pd

from analysis.cleaning import Cleaned
from analysis.findings import findings_table
from analysis.language import use_language
from analysis.tables import SCHEMAS, check

__all__ = ["figures", "found", "status"]

DEFAULTS: dict[str, object] = {
    "indicator": "poverty_rate", "definition": "line_2022_2025", "area_code": "645", "group": "all",
    "year": 2023, "value": 10.0, "unit": "percent", "kind": "outcome", "how": "stated", "verdict": "use",
    "known_from": "2024-12-31", "known_from_basis": "assumed", "file": "a.csv",
}


def figures(*rows: dict[str, object]) -> pd.DataFrame:
    """A table of figures: each row overrides the defaults, ids are f0, f1 …"""
    table = pd.DataFrame([
        {**dict.fromkeys(SCHEMAS["figures"].columns, ""), **DEFAULTS, "figure_id": f"f{i}",
         "source": f"nguồn {i}", "cell": f"H{i + 2}", **row} for i, row in enumerate(rows)])
    return check("figures", table.astype({"year": "Int64", "value": float}))


def status(cleaned: Cleaned) -> dict[str, tuple[str, str]]:
    """What became of each figure, and the rule that decided."""
    return {row.figure_id: (row.status, row.rule) for row in cleaned.selection.itertuples()}


def found(cleaned: Cleaned) -> list[tuple[str, str, str]]:
    """Severity, code, figure; the findings must render in both languages and fit their table."""
    for language in ("vi", "en"):
        with use_language(language):
            table = findings_table(cleaned.findings)
            assert not (table["message"] + table["advice"]).str.contains(r"[{}]").any()
    return [(f.severity, f.code.removeprefix("cleaning-"), f.figure_id) for f in cleaned.findings]
