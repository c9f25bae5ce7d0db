"""Units as offices write them → the ids that the catalogue uses."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from analysis.ingest.names import fold, plain
from analysis.ingest.word_lists import lines_of

__all__ = ["unit_id", "known_unit", "is_quotient", "is_unit_text", "unit_name", "unit_phrases", "factor",
           "land_factor", "COUNTING_PEOPLE", "OF_PLANS", "is_count", "most_exact", "is_count_or_thousands",
           "is_percentage", "take_units"]

COUNTING_PEOPLE = {"persons": 1.0, "households": 1.0, "thousand_persons": 1000.0}
"""Units of counts of people and households, and how many one of each stands for."""
OF_PLANS = frozenset(("targets", "percent_of_plan"))
"""Units of how far plans were met."""
_WORDS = lines_of("units")
_IDS = {fold(word): each.meaning for each in _WORDS for word in (each.meaning, each.wording)}
_SHOWN = {each.meaning: each.wording for each in reversed(_WORDS)}  # the first of each
_PLAIN = frozenset(plain(word) for word in _IDS)
# Of fewer letters, other words look the same ("hồ", "cây", "cái"), or differ by one ("công" from "đồng").
_SHORTEST_ALIKE, _SHORTEST_SLIP = 4, 5
# "% dân số", "% tổng số hộ": percent, with what they are of.
_OF_ALL = re.compile(r"(?:(?:(?:tính bằng|tỷ lệ)\s+)?%\s*(?:(?:trên|so với|trong)\s+)?|tỷ lệ\s*/\s*)"
                     r"(?:tổng\s+)?(?:số\s+)?(?:hộ|hộ dân|hộ dân cư|hộ gia đình|dân số|dân|diện tích|"
                     r"diện tích tự nhiên|xã|thôn|thôn buôn|"
                     r"(?:lực lượng lao động|lllđ)(?: từ 15 tuổi trở lên)?|"
                     r"trường|trường học|trạm|trẻ)")
_TWICE = re.compile(r"\s+[-–—/]\s+(?=[a-z. ]+$)")  # the second half in English
_AGAIN = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
_FACTORS = {("percent", "points_per_year"): 1.0,  # "Giảm tỷ lệ hộ nghèo (%)" is in points
            ("percentage_points", "points_per_year"): 1.0,
            ("thousand_persons", "persons"): 1000.0, ("persons", "thousand_persons"): 0.001,
            ("thousand_households", "households"): 1000.0, ("per_mille", "percent"): 0.1,
            ("per_mille", "per_1000_births"): 1.0, ("persons", "doctors_per_10k"): 1.0,
            ("percent", "percent_of_plan"): 1.0, ("criteria", "criteria_per_commune"): 1.0,
            ("units", "districts"): 1.0, ("units", "villages"): 1.0, ("units", "communes"): 1.0,
            ("units", "schools"): 1.0, ("districts", "units"): 1.0}
_OF_LAND = {("hectares", "km2"): 0.01, ("thousand_hectares", "km2"): 10.0}
_PERCENTAGES = frozenset(("percent", "percentage_points", "points_per_year", "percent_of_plan"))
_COUNTS = frozenset(("persons", "households", "communes", "villages", "schools", "districts", "criteria",
                     "cases", "schemes", "units", "targets"))
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_UNIT_AFTER = re.compile(r"(?:đơn vị tính|đơn vị|đvt|đv tính|unit)\s*[:.]\s*([^;\n)\]]+)")
_PER_MANY = re.compile(r"(?:10[.,]?000|vạn) dân")


def unit_id(text: str) -> str:
    """The id of a unit; a text that is not known stays as it is, '' stays ''."""
    return _IDS.get(fold(text), text.strip())


def known_unit(text: str) -> str:
    """The id of a unit, in one language or in two ("Người - Pers."), also said twice ("‰ (1.000 trẻ đẻ sống)").

    '' for a text that names none.
    """
    folded = fold(text)
    if _OF_ALL.fullmatch(folded):
        return "percent"
    if twice := _AGAIN.fullmatch(folded):
        units = most_exact(frozenset("percent" if _OF_ALL.fullmatch(part) else _IDS.get(part, "")
                                     for part in twice.groups()))
        return next(iter(units)) if len(units) == 1 else ""
    return _IDS.get(folded) or _IDS.get(_TWICE.split(folded)[0], "")


@lru_cache(maxsize=4096)
def is_unit_text(text: str) -> bool:
    """Whether a text is a unit that is known, but for diacritics or one letter: "nguoi", "nguời", "ngườii"."""
    folded = fold(text)
    written = plain(folded)
    if written in _PLAIN and (folded.isascii() or len(written) >= _SHORTEST_ALIKE):
        return True
    return len(written) >= _SHORTEST_SLIP and any(
        Levenshtein.distance(written, unit, score_cutoff=1) <= 1 for unit in _PLAIN)


def is_quotient(text: str) -> bool:
    """Whether a text is a unit by another or by a time that no indicator has: "người/km2", "triệu đồng/người/năm"."""
    first, *others = fold(text).split("/")
    return bool(others) and not known_unit(text) and first in _IDS and all(
        other in _IDS or other in ("năm", "tháng", "ngày", "ngày đêm") for other in others)


def unit_name(unit: str) -> str:
    """How tables write a unit: "%" for percent; an id without wording stays as it is."""
    return _SHOWN.get(unit, unit)


def unit_phrases() -> tuple[tuple[str, str], ...]:
    """Every (id, wording) that names a unit wherever it stands in a heading."""
    return tuple((each.meaning, each.wording) for each in _WORDS if each.kind == "anywhere")


def factor(source: str, wanted: str) -> float | None:
    """What values in unit `source` are multiplied with to be in unit `wanted`; None where they cannot be."""
    return 1.0 if source == wanted else _FACTORS.get((source, wanted))


def most_exact(units: frozenset[str]) -> frozenset[str]:
    """Units without those that another says more exactly: "‰" beside "trên 1000 trẻ đẻ sống"."""
    said_again = {unit for unit in units for other in units - {unit}
                  if _FACTORS.get((unit, other)) == 1.0 and (other, unit) not in _FACTORS}
    return units - said_again


def land_factor(source: str, wanted: str) -> float | None:
    """The same with hectares of land, which name fields and forests mostly, and the area of a place seldom."""
    return _OF_LAND.get((source, wanted)) or factor(source, wanted)


def is_count(unit: str) -> bool:
    """Whether values in this unit are whole numbers."""
    return unit in _COUNTS


def is_count_or_thousands(unit: str) -> bool:
    """Whether values in this unit count something, one by one or in thousands."""
    return is_count(unit) or unit in ("thousand_persons", "thousand_households")


def is_percentage(unit: str) -> bool:
    """Whether a percent sign may stand after values in this unit."""
    return unit in _PERCENTAGES


def take_units(folded: str) -> tuple[frozenset[str], str]:
    """The units that a folded text names, and the text without them."""
    units = set()
    for pattern in (_UNIT_AFTER, _BRACKETS):
        for found in pattern.finditer(folded):
            parts = [part.strip() for part in re.split(r"[,;]| và ", found.group(1)) if part.strip()]
            known = [known_unit(part) for part in parts]
            if parts and all(known):
                units.update(known)
                folded = folded.replace(found.group(), " vạn dân " if _PER_MANY.search(found.group()) else " ")
    return frozenset(units), folded
