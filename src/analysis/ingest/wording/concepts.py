"""What the names of indicators are made of: one concept for each thing that offices write in several ways; filler."""

from __future__ import annotations

from analysis.ingest.word_lists import meanings_of, wordings_of

__all__ = ["ABBREVIATIONS", "CONCEPTS", "FILLERS", "FROM_AROUND", "IMPLIED", "NOUNS", "WHOLES"]

CONCEPTS = wordings_of("concepts", "concept")
"""Each concept with other ways to write it; it is also written as it is called here."""

IMPLIED = wordings_of("concepts", "implies")
"""What a concept says besides: of whom, and of which age, where nothing else is named."""

FROM_AROUND = frozenset(wordings_of("concepts", "from_title")[""])
"""What a short heading may leave to the title above it: "Đạt chuẩn" below one on schools at the national standard."""

NOUNS = wordings_of("concepts", "noun")[""]
"""What is counted: the first of them in a heading is the first in the name."""

WHOLES = wordings_of("concepts", "whole")
"""What a share is told to be of: "/tổng số hộ", "trên dân số"."""

ABBREVIATIONS = meanings_of("short_forms", "depends")
"""Short forms with all that they are written for; which one is meant, the other words of a heading decide."""

FILLERS = wordings_of("concepts", "filler")[""]
"""Words that a name may have or lack; where they say something else, the other words are not a name."""
