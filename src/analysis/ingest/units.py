"""Units as offices write them → the ids that the catalogue uses."""

from __future__ import annotations

from analysis.ingest.names import fold

__all__ = ["unit_id", "is_count", "is_percentage"]

_WORDS = {
    "percent": ("%", "phần trăm", "per cent"),
    "persons": ("người", "người dân", "nhân khẩu", "lao động", "trẻ", "person"),
    "thousand_persons": ("nghìn người", "ngàn người", "1000 người", "1.000 người"),
    "households": ("hộ", "hộ gia đình", "household"),
    "communes": ("xã", "commune"),
    "villages": ("thôn", "buôn", "thôn, buôn", "thôn/buôn"),
    "schools": ("trường",),
    "districts": ("huyện",),
    "criteria": ("tiêu chí",),
    "criteria_per_commune": ("tiêu chí/xã",),
    "points_per_year": ("điểm %/năm", "điểm phần trăm/năm"),
    "km2": ("km²",),
    "per_mille": ("‰",),
    "cases": ("ca", "ca bệnh"),
    "schemes": ("công trình",),
    "doctors_per_10k": ("bác sĩ/10.000 dân", "bác sĩ/vạn dân"),
    "beds_per_10k": ("giường/10.000 dân", "giường/vạn dân"),
}
_IDS = {fold(word): unit for unit, words in _WORDS.items() for word in (unit, *words)}
_PERCENTAGES = frozenset(("percent", "points_per_year", "percent_of_plan"))
_COUNTS = frozenset(("persons", "households", "communes", "villages", "schools", "districts", "criteria",
                     "cases", "schemes", "units", "targets"))


def unit_id(text: str) -> str:
    """The id of a unit; a text that is not known stays as it is, '' stays ''."""
    return _IDS.get(fold(text), text.strip())


def is_count(unit: str) -> bool:
    """Whether values in this unit are whole numbers."""
    return unit in _COUNTS


def is_percentage(unit: str) -> bool:
    """Whether a percent sign may stand after values in this unit."""
    return unit in _PERCENTAGES
