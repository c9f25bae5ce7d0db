"""What the words above a column say together, from the top one down to its own."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.names import fold
from analysis.ingest.units import known_unit
from analysis.ingest.wording import Facets, Lexicon, combine, read_words
from analysis.ingest.wording.facets import NOTHING
from analysis.ingest.wording.found import divides
from analysis.ingest.wording.slips import with_marks, without_slips
from analysis.ingest.wording.spelling import tokens

__all__ = ["read_heading", "read_level", "read_path", "without_programme"]

_PROGRAMME = re.compile(r"\b(?:nông thôn mới|ntm)\b", flags=re.IGNORECASE)
_COUNTED_SCHOOLS = re.compile(r"(?:(?:tổng )?số )?(?:trường|trường học|điểm trường|cơ sở giáo dục|trạm y tế|trạm)")
_SCHOOL = re.compile(r"\b(?:trường|trạm)\b")
_COUNTED_PLACES = re.compile(r"huyện|xã|thôn|buôn|trường")  # these tell what a column lists as well
_OF_SCHOOLS = frozenset(("schools_national_standard", "schools_national_standard_count",
                         "commune_stations_with_doctor", "communes_health_standard"))
_DIVIDED = re.compile(r"(?:trong|tr\.?) ?đó\W*")
_PEOPLES_COUNTED = re.compile(r"(?:tổng )?số (?:lượng )?(?:các )?(?:thành phần )?dân tộc(?: anh em)?")
_ETHNIC = re.compile(r"(?:(?:trong đó|chia ra|gồm|bao gồm)\s*:?\s*)?(?:theo |các |thành phần |nhóm )*dân tộc")
_NOT_ETHNIC = frozenset(("all", "total", "children", "female", "male", "rural", "urban"))
_COUNTING = frozenset(("count", "households", "persons", "communes"))


def read_heading(path: tuple[str, ...], lexicon: Lexicon) -> Facets:
    """What the words above a column say together, with slips of typing put right where they are not understood."""
    says = read_path(path, lexicon)
    if path and _PEOPLES_COUNTED.fullmatch(fold(path[-1])):
        return replace(says, unknown=tokens(fold(path[-1])))  # how many peoples there are, not how many people
    if says.unknown and len(path) > 1 and known_unit(path[-1]) and not _COUNTED_PLACES.fullmatch(fold(path[-1])):
        told = read_path((*path[:-1], f"({path[-1]})"), lexicon)  # "ha" in a row of units below the headings
        if not (told.unknown or told.clash or told.roles):
            return told
    if says.unknown and (meant := tuple(without_slips(text, lexicon) for text in path)) != path:
        told = read_path(meant, lexicon)
        if told.indicators | told.parts | told.shorts and not (told.unknown or told.clash or told.roles):
            return replace(told, put_right=" › ".join(meant))
    meant = tuple(with_marks(text, lexicon) for text in path)
    if meant != path and all("bình quân" in said for text, said in zip(path, meant, strict=True)
                             if "derived" in read_words(text, lexicon).roles):  # no "% số KH" of "% so KH"
        told = read_path(meant, lexicon)
        if told.indicators | told.parts and not (told.unknown or told.clash or told.roles):
            return told
    return says


def read_path(path: tuple[str, ...], lexicon: Lexicon) -> Facets:
    """What the words above a column say together."""
    says = NOTHING
    for position in range(len(path)):
        says = _below(says, read_level(path, position, lexicon))
    if says.parts and "whole" not in says.measures:
        says = replace(says, fallback=frozenset())  # "Số người" below "Thất nghiệp" are not all people
    other_form = says.shorts and says.indicators and not says.indicators & says.shorts  # "SDD" above "Chiều cao/tuổi"
    if says.unknown or says.clash or other_form:
        joined = read_words(" ".join(text for text in path if not _DIVIDED.fullmatch(fold(text))), lexicon)
        # A heading that was broken over two rows without merging them reads well only as a whole.
        divided = any(map(divides, path))  # all words behind "chia theo" would be left out
        last = read_words(path[-1], lexicon)
        whole = "whole" in last.measures and last.indicators != joined.indicators  # "Tổng số hộ" below "Hộ nghèo"
        apart = joined.clash or frozenset() < last.indicators < joined.indicators  # "Xã khu vực I" below "Số xã vùng …"
        settles = says.unknown or len(joined.indicators) == 1 or (says.clash and joined.indicators and not apart)
        if not (joined.unknown or divided or whole) and settles:
            return joined
    if len(path) == 1 or not path:
        return says
    # "Năm" over 2020, 2021 and "Huyện" over a merged cell name no column of their own.
    last = read_words(path[-1], lexicon)
    return replace(says, roles=last.roles | (says.roles & {"derived", "note"}))


def read_level(path: tuple[str, ...], position: int, lexicon: Lexicon) -> Facets:
    """What one of the words above a column says, beside those above and below it."""
    text, is_last = path[position], position == len(path) - 1
    if known_unit(text) == "percent":
        of_all = {"of_population"} if "dân số" in fold(text) else ()
        return replace(NOTHING, units=frozenset(("percent",)), measures=frozenset(of_all))  # "% dân số" below "2022"
    own = _without_echo(read_words(text, lexicon), path[:position])
    if is_last:
        return own
    if _COUNTED_SCHOOLS.fullmatch(fold(text)) and not _SCHOOL.search(fold(" ".join(path[position + 1:]))) and any(
            read_words(below, lexicon).indicators - _OF_SCHOOLS for below in path[position + 1:]):
        return replace(own, unknown=tokens(fold(text)))  # "Trường học" above "Tỷ lệ có nhà tiêu HVS"
    own = without_programme(own, text, lexicon)
    if "topic" in own.measures and _ETHNIC.fullmatch(fold(text)) and read_words(path[-1], lexicon).groups - _NOT_ETHNIC:
        return NOTHING
    return own


def _without_echo(says: Facets, above: tuple[str, ...]) -> Facets:
    """A heading without words that one above it has too: "Trường đạt chuẩn" above "Số trường"."""
    known = {word for text in above for word in tokens(fold(text))}
    return replace(says, unknown=(), restricted=False) if says.unknown and known.issuperset(says.unknown) else says


def _below(above: Facets, says: Facets) -> Facets:
    """A heading below another: its own percent is not of the "hộ" above it, "Toàn bộ hộ dân"."""
    if says.units == {"percent"} or ("share" in says.measures and not says.units):
        of = above.units & {"villages"} if says.indicators else frozenset()
        above = replace(above, units=frozenset(), measures=above.measures - _COUNTING | of)
    return combine(above, says)


def without_programme(says: Facets, line: str, lexicon: Lexicon) -> Facets:
    """What a line says without "rural" where that is the programme's name: the poor below it are all the poor."""
    if "rural" in says.groups and "rural" not in read_words(_PROGRAMME.sub(" ", line), lexicon).groups:
        return replace(says, groups=says.groups - {"rural"})
    return says
