"""A sentence in a cell around one figure: "đạt 95,2% (kế hoạch 95%)", "8,6% (giảm 1,2%)", "5/11 xã (45,5%)".

What stands in brackets or behind a comma is a plan, a share, or a change against another time, which is no figure of
the row. Whatever is none of these makes the cell no such sentence: nothing is taken out of words not understood.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.ingest.units import known_unit

__all__ = ["Sentence", "take_sentence"]

_NUMBER = r"(?:(?:trên|hơn|gần|khoảng|dưới|xấp xỉ)\s+)?\d+(?:[.,]\d+)*(?:\s*[%‰])?"
_UNIT = r"(?:\s+điểm\s*%|(?:\s+[^\W\d]+){1,3})?"
_PLAN = r"(?:kế hoạch|chỉ tiêu|mục tiêu|kh|nq|nghị quyết)(?:\s+(?:giao|đề ra|năm|được giao|tỉnh giao))?"
_REACHED = (rf"đạt(?:\s+được)?|(?:giảm|tăng)\s+{_NUMBER}{_UNIT}\s*,?\s+(?:xuống\s+còn|còn|lên|đạt)"
            r"|(?:giảm|chỉ)\s+còn|giảm\s+xuống(?:\s+còn)?|tăng\s+lên(?:\s+đạt)?|còn(?=[^()]*\d\s*[%‰])")
_VERB = re.compile(rf"(?:(?P<expected>ước|dự kiến)(?:\s+(?:tính|thực hiện))?\s*)?(?:(?:đã|mới|chỉ|chỉ mới|mới chỉ)\s+)?"
                   rf"(?:tỷ lệ\s+)?(?:{_REACHED})?(?:\s*:)?\s+", flags=re.IGNORECASE)
_VERDICT = re.compile(rf"(?:(?:chưa|không|vượt|hoàn thành)\s+)?(?:đạt\s+)?{_PLAN}\s*\((?P<said>[^()]+)\)",
                      flags=re.IGNORECASE)
_MAIN = re.compile(rf"(?P<number>{_NUMBER})(?:\s*/\s*(?P<whole>\d+(?:[.,]\d+)*))?(?P<unit>{_UNIT})"
                   r"(?:\s*\((?P<bracket>[^()]+)\)|\s*[,;]\s+(?P<behind>[^()]+)|\s+(?P<share>chiếm\s[^()]+))?",
                   flags=re.IGNORECASE)
_PLANNED = re.compile(rf"{_PLAN}(?:\s+(?:là|đạt))?\s*:?\s*(?P<number>{_NUMBER})(?P<unit>{_UNIT})", flags=re.IGNORECASE)
_SHARE = re.compile(r"(?P<reached>đạt\s+)?(?:(?:chiếm|tương ứng|tương đương)\s+)?(?:(?:tỷ lệ|tl)\s*:?\s*)?"
                    r"(?P<number>\d+(?:[.,]\d+)*\s*%)(?P<of>\s[^\d,;]+)?", flags=re.IGNORECASE)
_CHANGE = re.compile(
    rf"(?:(?:(?:tăng|giảm|cao hơn|thấp hơn)(?:\s+thêm)?\s+|[+-]\s*){_NUMBER}{_UNIT}"
    rf"(?:\s+so\s+(?:với\s+)?(?:cùng kỳ|{_PLAN}|đầu năm|(?:cuối\s+|cùng kỳ\s+)?(?:năm\s+)?(?:trước|\d{{4}})))?"
    rf"|(?:đạt|bằng)\s+{_NUMBER}\s+(?:so với\s+)?{_PLAN})", flags=re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


class Sentence(NamedTuple):
    """The figure of a sentence as a cell alone would hold it, with its unit; and what stands beside it, '' for nothing.

    `expected` marks what is only expected, `verdict` what may also be how much of the plan was met.
    """

    number: str
    expected: bool = False
    whole: str = ""
    share: str = ""
    plan: str = ""
    verdict: bool = False


def take_sentence(text: str) -> Sentence | None:
    """The figure that a cell tells in words; None for any other text, and for a change without what it led to."""
    plain = " ".join(text.split()).rstrip(".")
    verdict = _VERDICT.fullmatch(plain)
    plain = verdict["said"].strip() if verdict else plain
    verb = _VERB.match(plain)
    found = _MAIN.fullmatch(plain[verb.end():] if verb else plain)
    if found is None or (verdict and not verb):
        return None
    unit = found["unit"].strip()
    if unit and known_unit(unit) in ("", "criteria"):  # "Đạt 19 tiêu chí" heads the communes that do
        return None
    aside = (found["bracket"] or found["behind"] or found["share"] or "").strip()
    if not unit and (_YEAR.fullmatch(found["number"]) or not (re.search(r"[%‰.,]", found["number"]) or aside)):
        return None  # "Dự kiến 2025"
    said = Sentence(f"{found['number']} {unit}".strip(), bool(verb and verb["expected"]), found["whole"] or "",
                    verdict=bool(verdict))
    return _with_aside(said, aside) if aside else said


def _with_aside(said: Sentence, aside: str) -> Sentence | None:
    """The sentence with what its brackets say; None where they say something else."""
    share = _SHARE.fullmatch(aside)
    if share and not said.number.endswith(("%", "‰")) and (said.whole or not share["reached"]) and (
            not share["of"] or known_unit(f"%{share['of']}") == "percent"):  # "…, chiếm 42,8% tổng số hộ"
        return said._replace(share=share["number"])
    plan = _PLANNED.fullmatch(aside)
    if plan and not (said.whole or _YEAR.fullmatch(aside := plan["number"] + plan["unit"])) and (
            not plan["unit"] or known_unit(plan["unit"])):
        return said._replace(plan=aside)
    return said if _CHANGE.fullmatch(aside) else None
