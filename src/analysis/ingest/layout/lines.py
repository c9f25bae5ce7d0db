"""What a line above a table, or on a cover before it, says: a title, a letterhead, the day of a letter."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

from analysis.ingest.grid import Sheet
from analysis.ingest.layout.blocks import is_letterhead
from analysis.ingest.layout.paths import without_programme
from analysis.ingest.names import fold
from analysis.ingest.wording import Facets, Lexicon, read_words
from analysis.ingest.wording.asides import SHORTENING, is_by_criteria_of_a_year, without_senders
from analysis.ingest.wording.facets import NOTHING
from analysis.ingest.wording.spelling import tokens

__all__ = ["NO_PLAN", "OF_HOUSEHOLDS", "SOURCE", "is_of_office", "kinds_of_years", "read_line", "two_districts",
           "with_letterhead"]

_OFFICE = re.compile(r"^\s*(?:ubnd|ủy ban|uỷ ban|sở|phòng(?! (?:học|khám|bệnh|ngừa|chống|ở)|,)|chi cục|hđnd|"
                     r"bảo hiểm xã hội|cục|trung tâm)\b", flags=re.IGNORECASE)
# A day on which something was written, not one that the figures describe.
_OF_A_LETTER = re.compile(r"thay thế|đính chính|cập nhật(?!\s+(?:tính\s+|số liệu\s+)?(?:đến|tới|hết))|"
                          r"lập ngày|ngày lập|ngày in|in ngày|ngày gửi|ký ngày", flags=re.IGNORECASE)
# What plans are held against, made from or paid with is none itself; "hương ước" is a covenant, no estimate.
NO_PLAN = re.compile(r"\bmục tiêu (?:phát triển bền vững|thiên niên kỷ)\b|"
                      r"\b(?:so với|so|đạt|thực hiện|xây dựng|lập|tiến độ|theo dõi|giám sát)\s+"
                      r"(?:kế hoạch|kh|mục tiêu|chỉ tiêu)\b"
                      r"|\b(?:kế hoạch|kh|dự kiến)\s+(?:vốn|kinh phí|tài chính|ngân sách|đầu tư|phân bổ|giải ngân)\b"
                      r"|^\s*(?:theo )?(?:nghị quyết|nq)(?: (?:của )?hđnd)?(?: tỉnh)?(?: (?:năm )?20\d\d)?\s*$"
                      r"|\b(?:hương|quy|công|hiệp|giao|khế)\s+ước\b|\bgiao (?:ban|dịch|thông|lưu|diện)\b"
                      r"|\b(?:kết thúc|tổng kết|hết) (?:kế hoạch|kh)\b|"
                      r"\b(?:để|làm (?:cơ sở|căn cứ|nền)) (?:giao|xây dựng|lập|tính)\b|"
                      r"\btarget (?:area|group|population)",
                      flags=re.IGNORECASE)
# What speaks of a plan and holds what happened: how far it was met, what it rests on.
_ABOUT_PLAN = re.compile(r"\b(?:hoàn thành|mức độ|tiến độ|so(?: với)?)\b.*"
                         r"\b(?:k[eế] ho[aạ]ch|kh|nghị quyết|nq|chỉ tiêu)\b|"
                         r"\b(?:đầu vào|số liệu|kết quả|thực hiện)\b.*\bk[eế] ho[aạ]ch\b|"
                         r"\b(?:kết quả|kiểm điểm|đánh giá|sơ kết|tổng kết)\b.*\b(?:nghị quyết|nq|chỉ tiêu)\b",
                         flags=re.IGNORECASE)
_WHOLE_OF_SHARE = re.compile(r"(?:^\W*|;\s*)(?:(?:đvt|đơn vị tính|đơn vị)\W*)?%\s*(?:so với|so|trên|của|trong|/)\s|"
                             r"^\W*(?:tổng|toàn)[^=]*=\s*100\s*%\W*$", flags=re.IGNORECASE)
OF_HOUSEHOLDS = "of_all_households"
_OF_HOUSEHOLDS = re.compile(r"\b(?:số|tổng) hộ(?: dân(?: cư)?)?\W*$", flags=re.IGNORECASE)
# "(Theo Bộ tiêu chí quốc gia về xã nông thôn mới …)" says by what communes are judged, and is no title.
_BY_CRITERIA = re.compile(r"\W*(?:theo|áp dụng|căn cứ)\s+(?:các\s+)?(?:bộ\s+)?tiêu chí\b", flags=re.IGNORECASE)
# "Báo cáo 9 tháng năm 2024" is of these months; of days the censuses' alone need no word that figures are of them.
# "(Kèm theo báo cáo số 312/BC-SLĐTBXH; số liệu có đến 31/12/2023)": the day stands apart from the letter's.
_TOLD_BESIDE = re.compile(r"[;,]\s*số liệu\s+((?:có |tính )?(?:đến|tới)(?: hết)?(?: ngày)?\s+[^;,()]*)\)?\s*$",
                          flags=re.IGNORECASE)
_WRITTEN_DAY = re.compile(r"(?<!\d)(?!0?1[/.-]0?4[/.-](?:1999|2009|2019))\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|"
                          r"\bngày\b", flags=re.IGNORECASE)
_AS_OF = re.compile(r"\b(?:đến|tới|hết|thời điểm|tại ngày|chốt|điều tra|khảo sát|kiểm kê|cân đo|as of|end of)\b",
                    flags=re.IGNORECASE)
# What parts the years of a title that each have a kind of their own; not "2021 - 2025".
_PART = re.compile(r"[,;:()\n]|[–—](?!\s*\d)|\s-\s(?!\s*\d)|\s(?:và|and)\s", flags=re.IGNORECASE)
SOURCE = re.compile(r"\W*(?:nguồn|source)\b", flags=re.IGNORECASE)
_NO_DISTRICTS = frozenset(("66", "66N", "TN", "VN"))


def is_of_office(line: str) -> bool:
    """Whether a line begins with the office that wrote it: "UBND huyện Lắk", "Sở Y tế"."""
    return bool(_OFFICE.match(line))


def read_line(line: str, lexicon: Lexicon) -> Facets:
    """What a line above a table says, as a title, a letterhead or the day of a letter."""
    if is_letterhead(line) and not re.search(r"(?:đvt|đơn vị tính)", line, flags=re.IGNORECASE):
        told = _TOLD_BESIDE.search(line)
        as_of = read_words(told[1], lexicon) if told else NOTHING
        return NOTHING if as_of.unknown else replace(NOTHING, years=as_of.years, days=as_of.days)
    says = _without_area_within(read_words(line, lexicon), line, lexicon)
    for shortened in SHORTENING:
        if shortened is without_senders and _OFFICE.match(line):
            continue  # "Chi cục Dân số - Kế hoạch hóa gia đình"
        if says.unknown and (said := shortened(line)) != line:
            says, line = read_words(said, lexicon), said
    if "note" in says.roles or (says.unknown and _BY_CRITERIA.match(line)):
        says = replace(says, indicators=frozenset(), groups=frozenset(), unknown=(), restricted=False, clash="")
        if SOURCE.match(line):  # "Niên giám thống kê năm 2022, NXB Thống kê 2023" holds the figures of earlier years
            says = replace(says, years=frozenset(), days=frozenset(), spans=frozenset(), periods=frozenset())
    says = without_programme(says, line, lexicon)
    if is_by_criteria_of_a_year(fold(line)):
        says = replace(says, years=frozenset(), days=frozenset())
    # "Xuất từ phần mềm ngày 05/02/2024", not "Tổng điều tra DS&NO 0 giờ ngày 01/4/2009"
    exported = says.unknown and _WRITTEN_DAY.search(line) and not (
        _AS_OF.search(line) or "census" in says.definitions)
    if says.days and not says.indicators and (exported or _OF_A_LETTER.search(line)):
        says = replace(says, years=frozenset(), days=frozenset())
    if says.years or "derived" in says.roles:
        says = replace(says, relative=frozenset())  # "Kết quả năm 2024 so với năm trước" is of 2024
    if (whole := _WHOLE_OF_SHARE.search(line)) and not read_words(line[:whole.start()], lexicon).indicators:
        # "% so với tổng số thôn" below the title says what the share is of, and is no subject.
        of_poor = says.indicators & {"poor_households", "near_poor_households"}  # no rate, but their part of the poor
        says = replace(says, indicators=of_poor, fallback=frozenset(), units=frozenset(("percent",)),
                       unknown=("so với",) if of_poor else says.unknown, measures=says.measures | (
                           {OF_HOUSEHOLDS} if _OF_HOUSEHOLDS.search(line[whole.start():]) else frozenset()))
    by_office = is_of_office(line) and not (says.indicators and says.years)
    if by_office or (says.unknown and not says.indicators):
        says = replace(says, areas=says.areas - {"VN"})  # "Bảo hiểm xã hội Việt Nam" above the office of a province
    if by_office:
        # "Bảo hiểm xã hội năm 2023" is a title; the day of a letter names no year of figures.
        years = frozenset() if says.days or says.periods else says.years
        # "Chi cục Dân số - Kế hoạch hóa gia đình" plans no population.
        return replace(NOTHING, areas=says.areas, years=years)
    about = NO_PLAN.search(line) or (says.kinds == {"target"} and _ABOUT_PLAN.search(line))
    if says.kinds - {"target", "forecast"} or len(says.kinds) > 1 or "derived" in says.roles or about:
        says = replace(says, kinds=frozenset())
    return says


def _without_area_within(says: Facets, line: str, lexicon: Lexicon) -> Facets:
    """What a line says whose area parts the words of a name: "Cơ cấu dân số tỉnh Đắk Lắk theo dân tộc"."""
    folded = fold(line)
    named = [words for words, meanings in lexicon.match(tokens(folded))[0] if any(m.kind == "area" for m in meanings)]
    before, _, after = folded.partition(" ".join(named[0])) if len(named) == 1 else ("", "", "")
    if not (before.strip() and after.strip()):
        return says
    told = read_words(before + after, lexicon)
    better = told.indicators and told.indicators != says.indicators and not (told.unknown or told.clash or told.areas)
    return replace(told, areas=says.areas) if better else says


def kinds_of_years(line: str, lexicon: Lexicon) -> frozenset[tuple[int, str]]:
    """The kind of each year that a line names, where they are not all of one: "năm 2023 và ước năm 2024".

    A year alone is of the kind named before it ("kế hoạch năm 2024, 2025"). Empty where the line does not tell.
    """
    found: set[tuple[int, str]] = set()
    last = "outcome"
    for part in _PART.split(line):
        says = read_words(part, lexicon)
        years = says.years | {year for first, end in says.spans for year in range(first, end + 1)}
        if not years:
            continue
        if len(says.kinds) > 1:
            return frozenset()
        alone = not says.kinds and replace(says, years=frozenset(), spans=frozenset(), days=frozenset()) == NOTHING
        last = last if alone else next(iter(read_line(part, lexicon).kinds), "outcome")
        found |= {(year, last) for year in years}
    return frozenset(found) if len({kind for _, kind in found}) > 1 else frozenset()


def two_districts(lines: list[str], sheet: Facets, lexicon: Lexicon) -> frozenset[str]:
    """The districts named where those of the sheet's name, the letterhead and other lines contradict; else none."""
    sources = [frozenset() if sheet.unknown else sheet.areas - _NO_DISTRICTS, *(frozenset(
        area for line in lines if is_of_office(line) == by_office and len(areas := read_line(line, lexicon).areas) == 1
        for area in areas - _NO_DISTRICTS) for by_office in (True, False))]
    apart = any(one and other and one.isdisjoint(other) for one, other in combinations(sources, 2))
    return frozenset().union(*sources) if apart else frozenset()


def with_letterhead(sheets: list[Sheet], lexicon: Lexicon) -> list[Sheet]:
    """The tables of a document, those below the first told the area whose office wrote it: "UBND huyện Lắk"."""
    if len(sheets) < 2 or not sheets[0].before:
        return sheets
    areas = {area for line in filter(is_of_office, sheets[0].before) for area in read_line(line, lexicon).areas}
    areas = areas - {"66"} or areas  # the province above its district
    if len(areas) != 1:
        return sheets
    return [sheets[0], *(replace(sheet, letterhead_area=next(iter(areas))) for sheet in sheets[1:])]
