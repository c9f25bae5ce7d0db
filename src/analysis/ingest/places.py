"""Which area a row or a table names: a district in any spelling, the province or another, a commune of a district."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from analysis.ingest.names import Match, NameIndex, area_index, fold, plain, strip_prefix, two_halves
from analysis.study import Study

__all__ = ["OfficeName", "Place", "Places", "is_other_province", "other_province"]

_NUMBERING = re.compile(r"^\s*(?:\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-z])\)?\s*[.):/]\s*|[-+*•–—]\s*|\d{1,2}\s+)")
_FOOTNOTE = re.compile(r"\s*(?:[\u00b9\u00b2\u00b3\u2070-\u2079]+|\*+|\(\d\)|\[\d\])\s*$")
# The office of a district stands for the district: "TTYT huyện Lắk", "Phòng GDĐT Krông Ana". Of others only a column
# of nothing but such names tells (`layout/places_told.py`).
_OFFICE = re.compile(r"(?:ttyt|trung tâm y tế|bhxh|bảo hiểm xã hội|ubnd|[uủ][yỷ]? ban nhân dân|phòng|chi cục|"
                     r"hạt kiểm lâm)\b")
# What stands in a district and is not all of it, or reports for several.
_NO_OFFICE = re.compile(r"(?<!thị )xã\b(?! hội)|(?<!môi )(?<!thị )trường\b|"
                        r"\b(?:phường|thị trấn|thôn|buôn|bệnh viện|trạm y tế|vùng|khu|cụm|hợp tác|htx|nhà máy|"
                        r"doanh nghiệp|công ty|công trình|hồ|chợ|nông thôn|thành thị|đô thị|dtts|ngoài|trừ|không|"
                        r"còn lại|khác|liên|phía|lâm nghiệp|rừng|bql|ban quản lý|phòng khám|dạy nghề|"
                        r"gdnn|gdtx|giáo dục (?:nghề|thường)|nhà(?! nước))\b")
_KINDS_OF_DISTRICTS = frozenset(["huyện", "thị", "xã", "thành", "phố", "tp", "tx", "h", "số", "và", "-", "–", "—"])
_LONGEST_NAME = 5
# Who reports or collects it: "Thành phố Buôn Ma Thuột (BHXH tỉnh trực tiếp thu)".
_BY_OFFICE = re.compile(r"\s*\((?:do |theo |báo cáo của )?(?:bhxh|bảo hiểm xã hội|ttyt|trung tâm y tế|ubnd|"
                        r"phòng|sở|chi cục|văn phòng|cơ quan|đơn vị)\b[^()]*\)$")
_TOTALS = frozenset(("tổng số", "tổng cộng", "cộng", "tổng", "total", "tổng chung", "chung", "grand total", "tổng cuối",
                     "tổng cộng cuối"))
_WHOLE = frozenset(("toàn huyện", "toàn thị xã", "toàn thành phố", "tổng toàn huyện"))
_DISTRICT_WORD = re.compile(r"^(?:huyện|thị xã|thành phố|h\.|tx\.?|tp\.?|tỉnh|toàn|tổng)\s*")
_REMEMBERED = 20_000
_CALLED_COMMUNE = re.compile(r"^(?:(?:xã|phường|thị trấn|đặc khu|xa|phuong|thi tran|dac khu)(?!\w)|(?:x|p|tt)\s*\.)\s*")
_SUM = re.compile(r"\s*\(\s*=?\s*(?:[IVXivx]+|[A-Za-z]|\d{1,2})(?:\s*\+\s*(?:[IVXivx]+|[A-Za-z]|\d{1,2}))+\s*\)\s*$")
_COMMUNE = re.compile(rf"{_CALLED_COMMUNE.pattern}|^tt\b\s*")
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
_FORMER = re.compile(r"\W*(?:cũ|trước đây|trước (?:khi )?(?:sáp nhập|hợp nhất|sắp xếp))\W*$")
_NAMED = re.compile(r"\btỉnh\s+((?:[^\W\d_]+[\s-]*){2,5})")


@dataclass(frozen=True)
class Place:
    """What a label names: an area's code, a commune, the total of the rows, or nothing (with suggestions)."""

    code: str = ""
    commune: str = ""
    total: bool = False
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True)
class OfficeName:
    """The one district, by code and name, that an office's name holds, and the words that say what office it is."""

    code: str
    name: str
    kind: frozenset[str]


class Places:
    """Look up areas and communes by the labels of rows."""

    def __init__(self, study: Study) -> None:
        self._areas: NameIndex = area_index(study)
        self.province = study.province.code
        self._districts = {area.code: area.name_vi for area in study.districts}
        self._parts = [((tuple(map(plain, fold(area.short_name).split())),
                         tuple(map(plain, fold(area.short_name).replace("'", " ").split()))), area.code)
                       for area in study.districts]
        self._codes = frozenset((*self._districts, *(commune.code for commune in study.communes),
                                 *(successor.code for successor in study.successors)))
        self._found = lru_cache(_REMEMBERED)(self._look_up)
        self._offices = lru_cache(_REMEMBERED)(self._look_up_office)
        self._communes: dict[str, dict[str, str]] = {}
        for commune in study.communes:
            self._communes.setdefault(commune.district_code, {})[_commune_key(commune.name)] = \
                f"{commune.type} {commune.name}"
        self.successors: dict[str, dict[str, str]] = {}
        for successor in study.successors:
            self.successors.setdefault(successor.district_code, {})[_commune_key(successor.name)] = successor.name

    def find(self, label: str) -> Place:
        """The area that a label names by itself."""
        return self._found(label)

    def _look_up(self, label: str) -> Place:
        bare = _SUM.sub("", _FOOTNOTE.sub("", _NUMBERING.sub("", label)).strip().rstrip(":"))  # "Tổng cộng (I+II)"
        words = fold(bare)
        if (said := _BY_OFFICE.sub("", words)) != words:
            bare = words = said
        if _DISTRICT_WORD.match(words) and not words.startswith("tỉnh") and (said := _FORMER.sub("", words)) != words:
            bare = words = said  # "Huyện Lắk (cũ)"; "Ea Kar cũ" may be a commune
        if words in _TOTALS or words in _WHOLE:
            return Place(total=True)
        if _CALLED_COMMUNE.match(words):
            return Place()  # "Xã Krông Năng" is not the district of that name
        match: Match = self._areas.find(bare)
        if match.id is not None:
            return Place(code=match.id)
        if _OFFICE.match(words) and (office := self.office(words)):
            return Place(code=office.code)
        if code := self._of_initials(words):
            return Place(code=code)
        if (halves := two_halves(bare)) and (first := self._areas.find(halves[0]).id):
            other = self._areas.find(halves[1]).id
            if other == first or (other is None and halves[1].isascii()):
                return Place(code=first)  # "Huyện Lắk - Lak district", "Cả nước - Whole country"
        return Place(suggestions=match.suggestions)

    def _of_initials(self, words: str) -> str:
        """The district whose words but the last are shortened, with a point: "K.Búk", "B.M.Thuột"; '' for none."""
        parts = tuple(plain(part) for part in strip_prefix(words).replace(".", ". ").split())
        if "." not in strip_prefix(words) or len(parts) < 2:
            return ""
        found = {code for name, code in self._parts for own in name if len(own) == len(parts) and own[-1] == parts[-1]
                 and all(word.startswith(part) for word, part in zip(own, parts, strict=True))}
        return next(iter(found)) if len(found) == 1 else ""

    def office(self, label: str) -> OfficeName | None:
        """The office of one district that a label names; None where it names none, several, or a part of one.

        "Chi cục Thuế khu vực Krông Năng - Krông Búk" is of two, "Công an xã Krông Năng" of a commune.
        """
        return self._offices(label)

    def _look_up_office(self, label: str) -> OfficeName | None:
        words = re.sub(r"[(),;:/]|\s[-–—]\s|\d", " ", fold(_NUMBERING.sub("", label))).split()
        codes: list[str] = []
        rest: list[str] = []
        first = 0
        while first < len(words):
            last = next((last for last in range(min(first + _LONGEST_NAME, len(words)), first, -1)
                         if self._areas.all_named(" ".join(words[first:last]))), 0)
            if last:
                codes += self._areas.all_named(" ".join(words[first:last]))
            else:
                rest.append(words[first])
            first = last or first + 1
        districts = [code for code in codes if code in self._districts]
        kind = frozenset(rest) - _KINDS_OF_DISTRICTS
        if len(districts) != 1 or not kind or _NO_OFFICE.search(" ".join(rest)):
            return None
        return OfficeName(districts[0], self._districts[districts[0]], kind)

    def is_code(self, text: str) -> bool:
        """Whether a text is the code of a district-level unit, or of a commune of any time."""
        return text in self._codes

    def is_district(self, code: str) -> bool:
        """Whether a code is that of a district-level unit."""
        return code in self._districts

    @staticmethod
    def says_district(label: str) -> bool:
        """Whether a label calls what it names a district, a town or a city."""
        return bool(_DISTRICT_WORD.match(fold(_NUMBERING.sub("", label))))

    @staticmethod
    def says_commune(label: str) -> bool:
        """Whether a label calls what it names a commune, a ward or a township."""
        return bool(_CALLED_COMMUNE.match(fold(_NUMBERING.sub("", label))))

    def commune_in(self, label: str, district: str, after_2025: bool) -> str:
        """The commune of a district that a label names; '' if there is none."""
        known = self.successors if after_2025 else self._communes
        bare = _FOOTNOTE.sub("", _NUMBERING.sub("", label)).strip()
        return known.get(district, {}).get(_commune_key(bare), "")

    def lists_communes(self, labels: Iterable[str], district: str, after_2025: bool) -> bool:
        """Whether some of these labels are communes of a district that do not bear the name of any district."""
        return any(self.commune_in(text, district, after_2025) and not self.find(text).code for text in set(labels))

    def commune_anywhere(self, label: str, after_2025: bool) -> tuple[str, str]:
        """The district and the commune that a label names where only one district has it, else two ''."""
        known = self.successors if after_2025 else self._communes
        key = _commune_key(_FOOTNOTE.sub("", _NUMBERING.sub("", label)).strip())
        found = [(district, names[key]) for district, names in known.items() if key in names]
        return found[0] if len(found) == 1 else ("", "")

    def communes(self, district: str, after_2025: bool) -> frozenset[str]:
        """All communes of a district, as they stood before November 2024 or as they stand since July 2025."""
        known = self.successors if after_2025 else self._communes
        return frozenset(known.get(district, {}).values())

    def is_commune(self, label: str) -> bool:
        """Whether a label is the name of some commune."""
        key = _commune_key(_FOOTNOTE.sub("", _NUMBERING.sub("", label)).strip())
        return any(key in names for table in (self._communes, self.successors) for names in table.values())


def _commune_key(name: str) -> str:
    return plain(_COMMUNE.sub("", strip_prefix(fold(name))))


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
