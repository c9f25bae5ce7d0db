"""Tables of other provinces, sent for comparison or by mistake: their "toàn tỉnh" is not ours."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.ingest.names import fold, plain, strip_prefix
from analysis.study import Study

__all__ = ["is_other_province", "other_province"]

# The provinces that Vietnam had until 30 June 2025 (General Statistics Office), without its five cities and Đắk Lắk.
_PROVINCES = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Bình Dương",
    "Bình Định", "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Đắk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp",
    "Gia Lai", "Hà Giang", "Hà Nam", "Hà Tĩnh", "Hải Dương", "Hậu Giang", "Hòa Bình", "Hưng Yên", "Khánh Hòa",
    "Kiên Giang", "Kon Tum", "Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Long An", "Nam Định", "Nghệ An",
    "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh",
    "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh", "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thừa Thiên Huế",
    "Tiền Giang", "Trà Vinh", "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái")
_BY_LETTERS = {plain(fold(name)): name for name in _PROVINCES}
_FORMER = re.compile(r"\W*(?:cũ|trước (?:khi )?(?:sáp nhập|hợp nhất))\W*$")
_NAMED = re.compile(r"\btỉnh\s+((?:[^\W\d_]+[\s-]*){2,5})")


def other_province(texts: Iterable[str], study: Study) -> str:
    """The other province that these texts of a sheet are about: "tỉnh …"; "" where they name our own too, or none."""
    own = plain(strip_prefix(fold(study.province.name_vi)))
    found = ""
    for text in texts:
        folded = fold(text)
        if own in plain(folded):
            return ""
        found = found or next(filter(None, map(_province, _NAMED.findall(folded))), "")
    return found


def is_other_province(label: str) -> bool:
    """Whether the label of a row is the name of another province, as in extracts of the national yearbook."""
    return plain(strip_prefix(_FORMER.sub("", fold(label)))) in _BY_LETTERS


def _province(words: str) -> str:
    """The province whose name these words begin with, the longest of several."""
    letters = [plain(word) for word in words.replace("-", " ").split()]
    starts = ("".join(letters[:count]) for count in range(len(letters), 1, -1))
    return next((_BY_LETTERS[start] for start in starts if start in _BY_LETTERS), "")
