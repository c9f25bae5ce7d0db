"""What a text says once its parts are taken together: a part's name with its group, a plan within a name."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.wording.lexicon import Lexicon
from analysis.ingest.wording.phrases import TOTALS
from analysis.ingest.wording.said import Facets
from analysis.ingest.wording.spelling import tokens

__all__ = ["is_area", "with_own_parts"]

_PLANNED = re.compile(r"(?:kế hoạch|kh|chỉ tiêu kế hoạch|mục tiêu|giao)\b")


def with_own_parts(facets: Facets, folded: str, lexicon: Lexicon) -> Facets:
    """A part's name beside the group that makes it an indicator is that: "Thất nghiệp ở thành thị".

    What follows the name of an indicator of plans ("đạt và vượt kế hoạch") says no kind of figure.
    """
    if facets.kinds == {"target"} and facets.indicators and facets.indicators <= lexicon.of_plans \
            and not _PLANNED.match(folded):
        return replace(facets, kinds=frozenset())
    own = frozenset(name for name in facets.parts if lexicon.main_groups[name] in facets.groups)
    if len(own) != 1 or len(facets.groups - TOTALS) != 1 or facets.indicators or facets.fallback or facets.shorts:
        return facets
    return replace(facets, indicators=own, parts=frozenset())


def is_area(folded: str, lexicon: Lexicon) -> bool:
    """Whether a text is the name of an area and nothing else."""
    words = tokens(folded)
    meanings = lexicon.phrases.get(words) or lexicon.bare.get(words, frozenset())
    return any(meaning.kind == "area" for meaning in meanings)
