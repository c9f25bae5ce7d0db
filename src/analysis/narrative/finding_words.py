"""What findings say, in the language in force: they are kept with names in Vietnamese and numbers as numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from analysis.findings import Finding, several_in_words, together
from analysis.language import current_language, has_text
from analysis.study import Study
from analysis.telling.words import unit_text

__all__ = ["finding_words", "findings_in_words", "findings_together"]

# What a file says is quoted as it stands.
_QUOTED = frozenset({"found", "written"})
_FIGURE = re.compile(r"[0-9a-f]{8,12}")
_UNITS = frozenset({"unit", "wanted"})


def finding_words(study: Study, row: Mapping[Any, Any] | pd.Series) -> tuple[str, str]:
    """Message and advice of a row of ``findings``; as they were stored where the program no longer knows the code."""
    finding = _finding(study, row)
    return (finding.message, finding.advice) if finding else (str(row["message"]), str(row["advice"]))


def findings_together(study: Study, findings: pd.DataFrame) -> list[tuple[dict[Any, Any], str, str, int]]:
    """The rows of ``findings``, those of one cause as one: the first of them, message, advice, how many they are."""
    known, found = {}, []
    for row in findings.to_dict("records"):
        finding = _finding(study, row)
        if finding is None:
            found.append((row, str(row["message"]), str(row["advice"]), 1))
        else:
            known[id(finding)] = row, finding
    for alike in together(finding for _, finding in known.values()):
        found.append((known[id(alike[0])][0], several_in_words(alike), alike[0].advice, len(alike)))
    return found


def _finding(study: Study, row: Mapping[Any, Any] | pd.Series) -> Finding | None:
    """The finding with its names in the language in force; None where the program no longer knows the code."""
    if not has_text(f"finding-{row['code']}"):
        return None
    arguments = {name: _worded(study, name, value) for name, value in json.loads(row["arguments"]).items()}
    return Finding(row["severity"], row["code"], arguments, row["file"], row["sheet"], row["cell"], row["indicator"],
                   row["area_code"], row["group"], None if pd.isna(row["year"]) else int(row["year"]),
                   cells=row["cells"])


def findings_in_words(study: Study, findings: pd.DataFrame) -> pd.DataFrame:
    """The table ``findings`` with message and advice in the language in force."""
    words = [finding_words(study, row) for row in findings.to_dict("records")]
    return findings.assign(message=[message for message, _ in words], advice=[advice for _, advice in words])


def _worded(study: Study, name: str, value: Any) -> Any:
    if isinstance(value, list):  # figures, each with its source
        return [_worded(study, "source", each) if isinstance(each, str) else
                _worded(study, name, each) if isinstance(each, list) else each for each in value]
    if not isinstance(value, str) or name in _QUOTED:
        return value
    if name == "source":
        title, semicolon, figure = value.rpartition("; ")
        return f"{study.told(title)}{semicolon}{figure}" if _FIGURE.fullmatch(figure) else study.told(value)
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
