"""What findings say, in the language in force: they are kept with names in Vietnamese and numbers as numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from analysis.charts.words import unit_text
from analysis.findings import Finding
from analysis.language import current_language, has_text
from analysis.study import Study

__all__ = ["finding_words", "findings_in_words"]

# Titles of sources and what a file says are quoted as they stand.
_QUOTED = frozenset({"source", "found", "written"})
_UNITS = frozenset({"unit", "wanted"})


def finding_words(study: Study, row: Mapping[Any, Any] | pd.Series) -> tuple[str, str]:
    """Message and advice of a row of ``findings``; as they were stored where the program no longer knows the code."""
    if not has_text(f"finding-{row['code']}"):
        return str(row["message"]), str(row["advice"])
    arguments = {name: _worded(study, name, value) for name, value in json.loads(row["arguments"]).items()}
    finding = Finding(row["severity"], row["code"], arguments)
    return finding.message, finding.advice


def findings_in_words(study: Study, findings: pd.DataFrame) -> pd.DataFrame:
    """The table ``findings`` with message and advice in the language in force."""
    words = [finding_words(study, row) for row in findings.to_dict("records")]
    return findings.assign(message=[message for message, _ in words], advice=[advice for _, advice in words])


def _worded(study: Study, name: str, value: Any) -> Any:
    if not isinstance(value, str) or name in _QUOTED:
        return value
    if name in _UNITS:
        return unit_text(value) or value
    if current_language() == "vi":
        return value
    english, pattern = _english_names(tuple(
        (each.name_vi, each.name_en)
        for each in (*study.groups, *study.areas, *study.shocks, *study.definitions, *study.indicators)))
    return pattern.sub(lambda found: english[found[0]], value)


@lru_cache(maxsize=4)
def _english_names(names: tuple[tuple[str, str], ...]) -> tuple[dict[str, str], re.Pattern[str]]:
    """Names by their Vietnamese form, and what finds them: longer ones first, since some hold others."""
    english = dict(names)
    longest_first = sorted(english, key=len, reverse=True)
    return english, re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first))
