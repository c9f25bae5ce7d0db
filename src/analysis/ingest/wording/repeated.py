"""Words behind an indicator's short name that its full name holds: they narrow nothing."""

from __future__ import annotations

from analysis.ingest.wording.lexicon import Lexicon
from analysis.ingest.wording.spelling import tokens

__all__ = ["without_repeated"]

_FEWEST = 2  # a single word, such as "dân", tells too little


def without_repeated(folded: str, named: frozenset[str], unknown: list[str], lexicon: Lexicon) -> list[str]:
    """The words that were not understood, but for those that the full names of all that is named hold in this order.

    "Tỷ lệ suy dinh dưỡng thể nhẹ cân của trẻ em dưới 5 tuổi" is that of the children under 5 whom the catalogue
    names; of those under 2 it is another.
    """
    names = [name for each in named if (name := lexicon.names.get(each))]
    if not unknown or not names or len(names) < len(named):
        return unknown
    kept: list[str] = []
    run: list[str] = []
    for phrase, meanings in (*lexicon.walk(tokens(folded)), ((), frozenset())):
        if meanings is None:
            run.append(phrase[0])
            continue
        if not (len(run) >= _FEWEST and all(f" {' '.join(run)} " in name for name in names)):
            kept.extend(run)
        run = []
    return kept
