"""Which province of that name is meant: as it was until 30 June 2025, or merged with Phú Yên."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.wording.said import Facets

__all__ = ["FORMER", "told_by_merger"]

FORMER = "former_province"
_NAME = r"đ[aăắ]k l[aăắ]k"
_JOINED = r"(?:khi )?(?:sáp nhập|hợp nhất|sắp xếp)"
_WITH = r"(?: (?:với|cùng) (?:tỉnh )?phú yên)?"
_NEW = re.compile(rf"\b{_NAME}\W*(?:\(?mới(?=\W*(?:$|[),;:(]))|sau {_JOINED}{_WITH})")
_OLD = re.compile(rf"\b{_NAME}\W*(?:\(?(?P<old>cũ)\b|(?P<before>trước {_JOINED}{_WITH}|chưa (?:sáp nhập|hợp nhất)))")


def told_by_merger(says: Facets, folded: str) -> Facets:
    """What a text says of the province, with what "(cũ)" or "(sau hợp nhất với Phú Yên)" behind its name means."""
    if not says.areas & {"66", "66N"}:
        return says
    if _NEW.search(folded):
        return replace(says, areas=frozenset(("66N",)))
    if (found := _OLD.search(folded)) is None:
        return says
    words = set(re.findall(r"\w+", found.group()))
    rest = tuple(word for word in says.unknown if not set(word.split()) <= words)
    return replace(says, areas=frozenset(("66",)), unknown=rest, measures=says.measures | {FORMER})
