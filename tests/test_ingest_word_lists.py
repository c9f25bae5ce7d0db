"""The lists of fixed words: each line is read by something, and says one thing once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.ingest import word_lists

FOLDER = Path(word_lists.__file__).parent
LISTS = sorted(path.stem for path in FOLDER.glob("*.csv"))
CODE = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*.py"))


@pytest.mark.parametrize("table", LISTS)
def test_no_line_stands_twice_or_has_stray_spaces(table: str) -> None:
    lines = word_lists.lines_of(table)
    assert len(set(lines)) == len(lines), [line for line in lines if lines.count(line) > 1]
    assert all(part == " ".join(part.split()) for line in lines for part in line)


@pytest.mark.parametrize("table", LISTS)
def test_each_kind_of_words_is_asked_for(table: str) -> None:
    kinds = {line.kind for line in word_lists.lines_of(table)}
    if f'lines_of("{table}")' not in CODE:  # all kinds otherwise
        assert {kind for kind in kinds if not re.search(rf'"{kind}"\)', CODE)} == set()
