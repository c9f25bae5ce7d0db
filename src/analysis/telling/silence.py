"""Why an area has no value: none was published, or the indicator does not apply."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.language import text
from analysis.study import Area, Indicator, Study, is_applicable

__all__ = ["SILENT", "silence", "silence_text", "told_silent"]

SILENT = ("none", "not-applicable")


def silence(study: Study, indicator: Indicator, area: Area) -> str:
    """"none" if figures are missing, "not-applicable" if there can be none."""
    return "none" if is_applicable(study, indicator, area) else "not-applicable"


def silence_text(kind: str) -> str:
    """"chưa có số liệu" or "không áp dụng"."""
    return text(f"telling-silent-{kind}")


def told_silent(named: Iterable[tuple[str, str]]) -> list[str]:
    """Sentences that name the areas without a value, by reason."""
    found = list(named)
    told = {kind: ", ".join(name for own, name in found if own == kind) for kind in SILENT}
    return [text(f"telling-silent-{kind}-alt", areas=areas) for kind, areas in told.items() if areas]
