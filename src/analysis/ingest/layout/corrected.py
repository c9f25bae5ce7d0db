"""Columns of a correction: what was reported before beside what it should have been."""

from __future__ import annotations

import re
from collections import defaultdict

from analysis.ingest.names import fold

__all__ = ["corrections_of"]

_CORRECTED = r"(?:đính chính|điều chỉnh|hiệu chỉnh|sửa(?: đổi)?|cải chính)"
_NUMBER = r"(?:(?:số liệu|số|giá trị|kết quả)\s+)?"
_OLD = (rf"{_NUMBER}(?:đã|trước đây|trước đó|lần trước)(?: đã)? (?:báo cáo|gửi|công bố|cung cấp|nêu|ghi|in)"
        rf"(?: trước đây)?"
        rf"|{_NUMBER}(?:cũ|sai|nhầm|ban đầu)|{_NUMBER}trước(?: khi)? {_CORRECTED}"
        rf"|{_NUMBER}báo cáo(?: trước(?: đây)?| cũ)?"
        rf"|(?:đã )?(?:báo cáo|gửi|công bố|in|ghi) là")
_NEW = (rf"{_NUMBER}(?:nay |sau(?: khi)? |được |đã |đề nghị )?{_CORRECTED}(?: lại| thành| là)*|{_NUMBER}(?:mới|đúng)"
        rf"|nay (?:là|báo cáo lại)|báo cáo lại|{_NUMBER}(?:đúng|chính xác)(?: là)?")
# At the end of a heading, alone in it, or set off: "Số hộ nghèo (đã báo cáo)".
_MARKED = re.compile(rf"(?P<rest>.*?)(?:^|\s*[(\[,;:–—\n-]\s*)(?:(?P<old>{_OLD})|(?P<new>{_NEW}))[\s)\]]*")

_SURELY = re.compile(_CORRECTED)
_COMPARED = re.compile(r"\W*(?:chênh|tăng|giảm|so|sai số|lý do|ghi chú)")


def corrections_of(paths: dict[int, tuple[str, ...]]) -> tuple[dict[int, tuple[str, ...]], dict[int, int]]:
    """The headings of columns without the words that mark a correction, and the old columns by what replaces each.

    Only a pair says so, the old number and the right one below the same words: "Số cũ" alone may be anything. What
    stands alone beside "Đính chính", below the same words, is the old number, whatever it is called.
    """
    pairs: dict[tuple[str, ...], dict[str, list[int]]] = defaultdict(lambda: {"old": [], "new": []})
    rests = {}
    for column, path in paths.items():
        found = _MARKED.fullmatch(fold(path[-1])) if path else None
        if found:
            rest = path[-1][:len(found["rest"])].strip()
            rests[column] = (*path[:-1], *filter(None, (rest,)))
            pairs[tuple(map(fold, rests[column]))]["old" if found["old"] else "new"].append(column)
    result, replaced = dict(paths), {}
    for pair in pairs.values():
        if len(pair["new"]) == 1 and not pair["old"] and _SURELY.search(fold(paths[pair["new"][0]][-1])):
            pair["old"] = _beside(paths, pair["new"][0])
        if len(pair["old"]) == len(pair["new"]) == 1:
            (old,), (new,) = pair["old"], pair["new"]
            replaced[old] = new
            result[old], result[new] = paths[old], rests[new]
    return result, replaced


def _beside(paths: dict[int, tuple[str, ...]], new: int) -> list[int]:
    """The columns below the same words that do not compare."""
    above = paths[new][:-1]
    return [column for column, path in paths.items() if above and column != new and path[:-1] == above
            and not _COMPARED.match(fold(path[-1]))]
