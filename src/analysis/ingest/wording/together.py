"""What a text says once its parts are taken together: a list and what it counts, a group of a part, which province."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.names import fold
from analysis.ingest.wording.asides import numbers_of_documents
from analysis.ingest.wording.lexicon import Lexicon
from analysis.ingest.wording.phrases import TOTALS
from analysis.ingest.wording.said import Facets
from analysis.ingest.wording.spelling import tokens

__all__ = ["by_document", "FORMER", "is_area", "is_of_the_poor", "told_by_merger", "with_own_parts"]

_PLANNED = re.compile(r"(?:kế hoạch|kh|chỉ tiêu kế hoạch|mục tiêu|giao)\b")
FORMER = "former_province"
_NAME = r"đ[aăắ]k l[aăắ]k"
_JOINED = r"(?:khi )?(?:sáp nhập|hợp nhất|sắp xếp)"
_WITH = r"(?: (?:với|cùng) (?:tỉnh )?phú yên)?"
_NEW = re.compile(rf"\b{_NAME}\W*(?:\(?mới(?=\W*(?:$|[),;:(]))|sau {_JOINED}{_WITH})")
_OLD = re.compile(rf"\b{_NAME}\W*(?:\(?(?P<old>cũ)\b|(?P<before>trước {_JOINED}{_WITH}|chưa (?:sáp nhập|hợp nhất)))")
# Who pays in for the insured, or what was sampled: "Số đơn vị tham gia BHYT".
_OTHER_COUNTED = re.compile(r"\bsố (?:lượng )?(?:đơn vị(?! (?:hành chính|cấp|hc\b))|mẫu\b|đầu mối)")
# Those that were looked at, or that reported, need not be all that there are.
_SURVEYED = re.compile(
    r"\b(?:hộ|xã|phường|thị trấn|thôn|buôn|tổ dân phố|trường|trạm|huyện|thành phố|người)(?: [^\W\d_]+){0,3}?"
    r"(?: (?:được|đã|có|trong diện|thuộc diện|trên địa bàn))* (?:rà soát|điều tra|khảo sát|báo cáo|đánh giá|kiểm tra|"
    r"giám sát|phúc tra|(?:triển khai|thực hiện)(?=\W*$))\b(?!.*\b(?:toàn bộ|tất cả|toàn huyện|toàn tỉnh)\b)")
_NEWLY_POOR = re.compile(r"\bnghèo (?:mới )?phát sinh\b|\b(?:phát sinh|tái)(?: hộ)? (?:cận )?nghèo\b")
"""Who became poor within the year, which is not who is poor."""
_NO_LONGER_POOR = re.compile(r"\bthoát(?: hộ)? (?:cận )?nghèo\b")
_COMMUNES = frozenset(("communes_total",))


def with_own_parts(facets: Facets, folded: str, lexicon: Lexicon) -> Facets:
    """A part's name beside the group that makes it an indicator is that: "Thất nghiệp ở thành thị".

    What follows the name of an indicator of plans ("đạt và vượt kế hoạch") says no kind of figure.
    """
    if facets.kinds == {"target"} and facets.indicators and facets.indicators <= lexicon.of_plans \
            and not _PLANNED.match(folded):
        return replace(facets, kinds=frozenset())
    own = frozenset(name for name in facets.parts if lexicon.main_groups[name] in facets.groups)
    if len(own) != 1 or len(facets.groups - TOTALS) != 1 or facets.indicators or facets.fallback or facets.shorts:
        return facets
    return replace(facets, indicators=own, parts=frozenset())


def is_area(folded: str, lexicon: Lexicon) -> bool:
    """Whether a text is the name of an area and nothing else."""
    words = tokens(folded)
    meanings = lexicon.phrases.get(words) or lexicon.bare.get(words, frozenset())
    return any(meaning.kind == "area" for meaning in meanings)


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


def by_document(facets: Facets, text: str, folded: str, lexicon: Lexicon) -> Facets:
    """What is counted by a list: "Số xã theo QĐ 1049" are those of the indicator that has this decision in its name.

    Of any other list they are not, nor are they all that there are. What only belongs to it ("Thuộc xã khu vực III")
    is something else.
    """
    if facets.indicators and folded.strip().startswith("thuộc "):
        return replace(facets, unknown=facets.unknown or ("thuộc",))
    if (other := _OTHER_COUNTED.search(folded)) and not facets.unknown:
        return replace(facets, unknown=tuple(tokens(other[0])), restricted=True)
    if (newly := _NEWLY_POOR.search(folded)) and facets.indicators and not facets.unknown:
        return replace(facets, unknown=tuple(tokens(newly[0])), restricted=True)
    if _SURVEYED.search(folded):
        facets = replace(facets, measures=facets.measures | {"surveyed"})
    numbers = numbers_of_documents(fold(text))
    if not numbers or facets.unknown:
        return facets
    known = frozenset(lexicon.documents[number] for number in numbers if number in lexicon.documents)
    listed = frozenset(lexicon.documents.values())
    named = facets.indicators | facets.fallback
    if known and named <= known | _COMMUNES:
        return replace(facets, indicators=known, fallback=frozenset(), measures=facets.measures - {"communes"})
    if named and named <= listed | _COMMUNES:
        return replace(facets, indicators=frozenset(), fallback=frozenset(), unknown=tuple(sorted(numbers)))
    return facets if named else replace(facets, measures=facets.measures | {"by_document"})


def is_of_the_poor(text: str) -> bool:
    """Whether a heading is about those who became or ceased to be poor.

    They stand in every review of poverty, and are never an indicator.
    """
    folded = fold(text)
    return bool(_NO_LONGER_POOR.search(folded) or _NEWLY_POOR.search(folded))
