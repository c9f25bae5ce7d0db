"""A sentence in a cell around one figure: "đạt 95,2% (kế hoạch 95%)", "88,6% (tăng 1,2% so với năm 2022)", "5/11 xã (45,5%)".

What stands in brackets or behind a comma is a plan, a share, or a change against another time, which is no figure of
the row. Whatever is none of these makes the cell no such sentence: nothing is taken out of words that are not understood.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.ingest.units import known_unit

__all__ = ["Sentence", "take_sentence"]

_NUMBER = r"(?:(?:trên|hơn|gần|khoảng|dưới|xấp xỉ)\s+)?\d+(?:[.,]\d+)*(?:\s*[%‰])?"
_UNIT = r"(?:\s+[^\W\d]+(?:\s[^\W\d]+){0,2})?"
_PLAN = r"(?:kế hoạch|chỉ tiêu|mục tiêu|kh|nq|nghị quyết)(?:\s+(?:giao|đề ra|năm|được giao|tỉnh giao))?"
_VERB = re.compile(
    r"(?:(?P<expected>ước|dự kiến)(?:\s+(?:tính|thực hiện))?\s*)?"
    r"(?:(?:đã|mới|chỉ|chỉ mới|mới chỉ)\s+)?(?:tỷ lệ\s+)?"
    r"(?:đạt(?:\s+được)?|giảm\s+(?:xuống|còn|xuống còn)|còn(?:\s+lại)?|tăng\s+lên(?:\s+đạt)?)?(?:\s*:)?\s+", flags=re.I)
_VERDICT = re.compile(rf"(?:(?:chưa|không|vượt|hoàn thành)\s+)?(?:đạt\s+)?{_PLAN}\s*\((?P<said>[^()]+)\)", flags=re.I)
_MAIN = re.compile(rf"(?P<number>{_NUMBER})(?:\s*/\s*(?P<whole>\d+(?:[.,]\d+)*))?(?P<unit>{_UNIT})"
                   r"(?:\s*\((?P<bracket>[^()]+)\)|\s*[,;]\s*(?P<behind>[^()]+))?", flags=re.I)
_PLANNED = re.compile(rf"{_PLAN}(?:\s+(?:là|đạt))?\s*:?\s*(?P<number>{_NUMBER})(?P<unit>{_UNIT})", flags=re.I)
_SHARE = re.compile(r"(?:(?:chiếm|đạt)\s+)?(?:(?:tỷ lệ|tl)\s*:?\s*)?(?P<number>\d+(?:[.,]\d+)*\s*%)", flags=re.I)
_CHANGE = re.compile(
    rf"(?:(?:tăng|giảm|cao hơn|thấp hơn)(?:\s+thêm)?\s+{_NUMBER}{_UNIT}(?:\s+so\s+(?:với\s+)?(?:cùng kỳ|{_PLAN}|đầu năm"
    rf"|(?:cuối\s+)?năm\s+(?:trước|\d{{4}})|cùng kỳ năm (?:trước|\d{{4}})))?|(?:đạt|bằng)\s+{_NUMBER}\s+(?:so với\s+)?{_PLAN})",
    flags=re.I)


class Sentence(NamedTuple):
    """The figure of a sentence as a cell alone would hold it, with its unit; and what stands beside it, '' for nothing."""

    number: str
    expected: bool = False
    whole: str = ""
    share: str = ""
    plan: str = ""


def take_sentence(text: str) -> Sentence | None:
    """The figure that a cell tells in words; None for any other text, and for a change without what it led to."""
    plain = " ".join(text.split()).rstrip(".")
    verdict = _VERDICT.fullmatch(plain)
    plain = verdict["said"].strip() if verdict else plain
    verb = _VERB.match(plain)
    rest = plain[verb.end():] if verb else plain
    found = _MAIN.fullmatch(rest)
    if found is None or (verdict and not verb):
        return None
    unit = found["unit"].strip()
    if unit and known_unit(unit) in ("", "criteria"):  # "Đạt 19 tiêu chí" heads the communes that do
        return None
    aside = (found["bracket"] or found["behind"] or "").strip()
    if not (re.search(r"[%‰.,]", found["number"]) or unit or aside):
        return None  # "Dự kiến 2025"
    said = Sentence(f"{found['number']} {unit}".strip(), bool(verb and verb["expected"]), found["whole"] or "")
    return _with_aside(said, aside) if aside else said


def _with_aside(said: Sentence, aside: str) -> Sentence | None:
    """The sentence with what its brackets say; None where they say something else."""
    if (share := _SHARE.fullmatch(aside)) and not said.number.endswith(("%", "‰")):
        return said._replace(share=share["number"])
    if (plan := _PLANNED.fullmatch(aside)) and not said.whole:
        unit = plan["unit"].strip()
        return said._replace(plan=f"{plan['number']} {unit}".strip()) if not unit or known_unit(unit) else None
    return said if _CHANGE.fullmatch(aside) else None
