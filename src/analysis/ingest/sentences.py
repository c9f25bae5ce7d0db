"""What words around a number say of it: "trên 96%" is at least 96; "đạt 95,2% (kế hoạch 95%)" holds two."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.ingest.units import known_unit
from analysis.spelling import without_diacritics

__all__ = ["Sentence", "qualifier_of", "split_qualifier", "take_sentence"]

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
_RANGE_ENDS = {"lower": "at_least", "upper": "at_most", "cận dưới": "at_least", "cận trên": "at_most"}
_WORDS = {
    "at_least": ("trên", "hơn", "over", "more than", "above", "at least", "ít nhất", "tối thiểu"),
    "at_most": ("dưới", "less than", "below", "at most", "tối đa", "không quá"),
    "approximate": ("khoảng", "gần", "xấp xỉ", "about", "nearly", "almost", "around", "approximately"),
}
_QUALIFIER = {said: qualifier for qualifier, words in _WORDS.items() for word in words
              for said in (word, without_diacritics(word))}
_QUOTED = re.compile(r"""(?<!\w)'([^']+)'(?!\w)|"([^"]+)"|“([^”]+)”|‘([^’]+)’""")
_OPENING = re.compile(
    rf"(?:target |mục tiêu )?(?P<word>{'|'.join(sorted(_QUALIFIER, key=len, reverse=True))})(?!\w)(?P<rest>.*)",
    flags=re.IGNORECASE | re.DOTALL)


_SIGNS = {"≥": "at_least", ">=": "at_least", ">": "at_least", "≤": "at_most", "<=": "at_most", "<": "at_most",
          "~": "approximate", "≈": "approximate", "±": "approximate"}
_SIGN = re.compile("^(" + "|".join(map(re.escape, _SIGNS)) + ")")


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


def split_qualifier(text: str) -> tuple[str, str]:
    """The qualifier that opens a cell and the rest: "trên 95" is ("at_least", "95")."""
    plain = text.strip()
    if sign := _SIGN.match(plain):
        return _SIGNS[sign.group()], plain[sign.end():].strip()
    opening = _OPENING.match(plain)
    if opening and re.match(r"\s*\d", opening["rest"]):
        return _QUALIFIER[opening["word"].casefold()], opening["rest"].strip()
    return "", plain


def qualifier_of(range_end: str, note: str, value: float) -> str:
    """The qualifier of a figure: "", "at_least", "at_most" or "approximate".

    The column `range_end` goes first. From the note only a quotation counts that opens with such a
    word and, if it holds a number, whose number is the value ("hơn 46 nghìn" for 46000): a word
    elsewhere in the note speaks of something else.
    """
    if range_end:
        return _RANGE_ENDS.get(range_end.strip().casefold(), "")
    for quotation in _QUOTED.finditer(note):
        opening = _OPENING.match(next(part for part in quotation.groups() if part is not None).strip())
        if opening and _speaks_of(opening["rest"], value):
            return _QUALIFIER[opening["word"].casefold()]
    return ""


def _speaks_of(words: str, value: float) -> bool:
    found = re.search(r"\d+(?:[.,]\d+)*", words)
    return found is None or _digits(found.group()) == _digits(f"{value:.15g}")


def _digits(number: str) -> str:
    """The significant digits: 1.4 million and 1400000 agree."""
    return re.sub(r"\D", "", number).strip("0")
