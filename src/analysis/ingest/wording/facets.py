"""What one text of a table says: the facets of a figure that it names, and the words that were not understood."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.names import fold
from analysis.ingest.units import take_units
from analysis.ingest.wording.asides import (
    CRITERIA,
    DOCUMENT,
    GOAL,
    LABEL,
    SINCE,
    SINCE_LAST_YEAR,
    SPELT_OUT,
    STANDARD,
    STATION_BEDS,
    SUM_OF,
    SURVEY,
    YEAR_OF_ELSE,
    without_year_before,
)
from analysis.ingest.wording.english import in_vietnamese, in_vietnamese_words
from analysis.ingest.wording.found import BY, Found, indicators_of, phrases_of, values
from analysis.ingest.wording.lexicon import Lexicon, Meaning
from analysis.ingest.wording.phrases import AFTER_MERGER, NUMBERING, TOPICS, TOTALS
from analysis.ingest.wording.said import NOTHING, Facets, combine
from analysis.ingest.wording.spelling import tokens
from analysis.ingest.wording.times import take_times
from analysis.ingest.wording.together import by_document, is_area, told_by_merger, with_own_parts

__all__ = ["Facets", "combine", "read_below", "read_words", "NOTHING"]

_MONEY = frozenset(("thu", "chi", "nợ", "tiền", "phí", "vốn", "vay"))  # "Thu BHYT" is of dong, not of people
_INSURANCES = re.compile(r"(?:(?:.* )?(?:số|người)\b.* )?bảo hiểm (?:xã hội|y tế|thất nghiệp) (?:và )?"
                         r"bảo hiểm (?:xã hội|y tế|thất nghiệp)(?: (?:cộng )?(?:chung|gộp))?")
_ASKED = re.compile(r"\([^()]*\?\s*\)")  # the writer's own doubt: "(cộng chung?)"
# Two things in one breath, not what the poor have: "Tỷ lệ hộ nghèo và tỷ lệ thất nghiệp"; unlike "hộ nghèo, cận nghèo".
_POOR_AND_ELSE = re.compile(r"\bhộ nghèo(?: đa chiều)?\s*(?:[,;]|\bvà)\s+(?:tỷ lệ|số|mức|bao phủ|bhyt|bảo hiểm)\b"
                            r"|(?:[,;]|\bvà)\s+(?:tỷ lệ|số) hộ nghèo\b")
_COMPOSITION = re.compile(r"(\bcơ cấu\b.*?)\b(?:phân|chia) theo\b")  # nothing but how it is divided
# How a title begins, "Tình hình mắc bệnh sởi", is no part of the name that follows.
_OPENING = re.compile(r"^(?:(?:báo cáo|tổng hợp|bảng|biểu)\s+)*(?:tình hình|thực trạng|hiện trạng|diễn biến)\s+(?=\w)")
_PERSONS = frozenset(("children", "female", "male"))
_BREATH = re.compile(r"[,;:/&+()\[\]\n–—]|\s-\s|\s(?:và|hoặc|trên|trong đó|so với|and)\s")
# What is left of "quy định tại Nghị định số 07/2021/NĐ-CP" where its number tells a definition.
_OF_DOCUMENT = re.compile(r"\b(?:quy định )?(?:tại|theo|của) (?:quyết định|nghị định|qđ|nđ|thông tư)(?: số)?"
                          r"(?=\s*(?:$|[,;()]|giảm))")
_OF_TIME = frozenset(("short_span", "whole_year", "school_year", "aggregated", "whole"))
# In brackets, perhaps the same in full; not a part of it, or what it leaves out.
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "KeHoach", "MaCT"
_FOOTNOTE = re.compile(r"(?:[\u00b9\u00b2\u00b3\u2070-\u2079]+|\*+|\(\d\)|\[\d\])\s*$")


def read_words(text: str, lexicon: Lexicon) -> Facets:
    """Everything that a title, a heading or a row label says.

    Parameters
    ----------
    text : str
        The text as it stands; numbering before it and footnote marks after it are left out.
    lexicon : Lexicon
        The phrases known.
    """
    if text not in lexicon.read:
        says = _read(text, lexicon)
        if (says.unknown or says.clash) and (half := in_vietnamese(text)) and not (
                told := _read(half, lexicon)).unknown and (told.indicators or not says.indicators):
            says = told  # "Chuẩn nghèo 2022-2025", and below it the same in English
        if (said := in_vietnamese_words(fold(text))) and _tells_more(told := _read(said, lexicon), says):
            says = told
        lexicon.read[text] = says
    return lexicon.read[text]


def _tells_more(told: Facets, says: Facets) -> bool:
    """Whether a text is understood better in Vietnamese words: a name where there was none, or another word for it."""
    named, before = told.indicators | told.fallback, says.indicators | says.fallback
    return not (told.unknown or told.clash) and bool(
        says.unknown or says.clash or (named and not (named & before or says.roles)))


def read_below(text: str, lexicon: Lexicon, around: frozenset[str]) -> Facets:
    """What a heading says whose name leaves to the title what stands around it: "Không hoạt động" of schemes."""
    key = (text, around)
    if key not in lexicon.read:
        lexicon.read[key] = _read(text, lexicon, around)
    return lexicon.read[key]


def _read(text: str, lexicon: Lexicon, around: frozenset[str] = frozenset()) -> Facets:
    literal, definitions, folded = _without_documents(text, lexicon)
    folded = SINCE.sub(" ; ", _COMPOSITION.sub(r"\1theo", folded))
    beside = take_times(YEAR_OF_ELSE.sub(r"\1", folded))  # the year of something else counts only where it is alone
    times, folded = beside if beside[0].years else take_times(folded)
    if not is_area(folded, lexicon):  # "B. Đôn" is no second part of a list
        folded = NUMBERING.sub("", folded)
    aggregated = bool(SUM_OF.match(folded))
    units, folded = take_units(SUM_OF.sub("", folded))
    found, unknown = phrases_of(folded, literal, lexicon)
    meanings = [meaning for _, several in found for meaning in several]
    told = {"short_span": times.short, "whole_year": times.whole, "school_year": times.school, "aggregated": aggregated,
            "whole": _names_whole(found), "topic": _names_topic(found, unknown, folded)}
    facets = Facets(
        indicators=literal or indicators_of(found),
        areas=values(meanings, "area") - values(meanings, "commune"),  # "xã Ea Kar (huyện Ea Kar cũ)"
        years=frozenset(times.years), days=frozenset(times.days),
        spans=frozenset(times.spans), periods=frozenset(times.periods), groups=values(meanings, "group"),
        units=units | _worded_units(meanings),
        measures=values(meanings, "measure") | {measure for measure, is_told in told.items() if is_told},
        kinds=values(meanings, "kind"), definitions=definitions,
        roles=_roles(found, unknown, bool(times.years or times.spans or times.periods)),
        relative=values(meanings, "relative"),
        fallback=values(meanings, "fallback"), shorts=values(meanings, "short"), parts=values(meanings, "part"),
        unknown=tuple(unknown), restricted=bool(unknown) and _is_restricted(folded, lexicon),
        clash="indicator" if _names_two(folded, found, lexicon) else "")
    facets = with_own_parts(_composed(facets, folded, lexicon, units, found, around), folded, lexicon)
    if (asked := _ASKED.search(text)) is not None:
        facets = replace(facets, unknown=(*facets.unknown, asked[0]))
    return told_by_merger(by_document(_settled(facets, found), text, folded, lexicon), folded)


def _without_documents(text: str, lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str], str]:
    """Names with numbers in them and definitions that a text holds, and what is left of it without documents."""
    text = _JOINED.sub(" ", text) if text.isascii() else text
    folded = SURVEY.sub(" tổng điều tra dân số ", _FOOTNOTE.sub("", fold(text).replace("\n", " ")).replace("&", " và "))
    folded = CRITERIA.sub(r"\1 bộ tiêu chí nông thôn mới \2", folded)
    literal = frozenset(name for wording, name in lexicon.literal if wording in folded)
    for wording, _ in lexicon.literal:
        folded = folded.replace(wording, " ")
    definitions = set()
    for pattern, definition, left in lexicon.definitions:
        if pattern.search(folded):
            definitions.add(definition)
            folded = folded if left is None else _OF_DOCUMENT.sub(" ", pattern.sub(left, folded))
    for pattern, put in ((SINCE_LAST_YEAR, r"\1"), (SPELT_OUT, ""), (STANDARD, r"\1"), (STATION_BEDS, " "),
                         (GOAL, "mục tiêu"), (DOCUMENT, " "), (LABEL, " ")):
        folded = pattern.sub(put, folded)
    folded = without_year_before(folded)
    return literal, frozenset(definitions), folded


def _composed(facets: Facets, folded: str, lexicon: Lexicon, units: frozenset[str], found: Found,
              around: frozenset[str]) -> Facets:
    """What a text says whose words are not understood as they stand, if they are those of a name in another order.

    `units` are those set off from its words: "hộ" among them is what is counted, and no unit.
    """
    folded = _OPENING.sub("", folded)
    short = facets.shorts and not around  # which of its indicators is meant, the title tells
    named = facets.indicators or short or facets.parts or (facets.roles and not facets.measures)
    clear = not (facets.unknown or facets.clash or "derived" in facets.roles or len(facets.units) > 1 or (
        len(_named(found)) > 1 and not frozenset.intersection(*_named(found))) or (
        facets.shorts and facets.indicators and not facets.shorts & facets.indicators))
    if clear and named and not (facets.groups - TOTALS and facets.indicators):
        return facets
    says = None if _POOR_AND_ELSE.search(folded) else lexicon.composer.read(folded, bool(units), around)
    if says is None or (clear and (says.indicators >= facets.fallback > frozenset()
                                   or (says.left_out and facets.indicators))):
        return facets
    several = list(says.meanings)
    if "derived" in values(several, "role"):
        return facets  # "Kế hoạch giảm nghèo" plans no rate
    return replace(
        facets, indicators=frozenset() if says.is_whole else says.indicators, parts=says.parts,
        groups=values(several, "group"),
        kinds=values(several, "kind"), relative=values(several, "relative"), areas=values(several, "area"),
        units=units | values(several, "unit") - ({"persons"} if "share" in says.measures else set()),
        measures=(facets.measures & _OF_TIME) | says.measures,
        roles=values(several, "role") & {"derived", "note"}, shorts=frozenset(),
        fallback=says.indicators if says.is_whole else frozenset(), unknown=(), restricted=False, clash="")


def _is_restricted(folded: str, lexicon: Lexicon) -> bool:
    """Whether a word that is not understood follows what is named ("BHYT học sinh"), or is money."""
    for part in _BREATH.split(folded):
        named = money = False
        for phrase, meanings in lexicon.walk(tokens(part)):
            if meanings is None:
                if named:
                    return True
                money = money or phrase[0] in _MONEY
            elif any(m.kind == "indicator" for m in meanings):
                if money:
                    return True
                named = True
            else:
                named = named and all(m.kind == "unit" for m in meanings)  # "BHYT người cao tuổi"
    return False


def _names_two(folded: str, found: Found, lexicon: Lexicon) -> bool:
    """Whether one breath names two things: "Số hộ nghèo sử dụng nước hợp vệ sinh" counts neither."""
    if _INSURANCES.fullmatch(" ".join(tokens(folded))) and found:
        return True  # "Số người tham gia BHXH, BHTN" are of neither alone
    if len(_named(found)) < 2 or frozenset.intersection(*_named(found)):
        return False
    for part in _BREATH.split(folded):
        named = _named(lexicon.match(tokens(part))[0])
        if len(named) > 1 and not frozenset.intersection(*named):
            return True
    return False


def _named(found: Found) -> list[frozenset[str]]:
    return [names for _, several in found if (names := values(list(several), "indicator") or values(
        list(several), "part"))]


def _names_whole(found: Found) -> bool:
    """Whether an indicator is named as a whole: "Tổng dân số", "Tổng số hộ", "Dân số toàn huyện"."""
    named = [words for words, meanings in found if any(m.kind in ("indicator", "fallback") for m in meanings)]
    return any(words[0] == "tổng" for words in named) or (
        bool(named) and any(words in (("toàn", "huyện"), ("toàn", "tỉnh")) for words, _ in found))


def _names_topic(found: Found, unknown: list[str], folded: str) -> bool:
    """Whether a text says nothing but a topic: "Y tế", "Lĩnh vực giáo dục"."""
    fillers = all(meaning.kind in ("noise", "title") for _, meanings in found for meaning in meanings)
    return fillers and not (unknown or BY.search(folded)) and any(" ".join(words) in TOPICS for words, _ in found)


def _roles(found: Found, unknown: list[str], dated: bool) -> frozenset[str]:
    """A comparison wherever it is named; what a column holds only where nothing else is said."""
    roles = [values(list(meanings), "role") for _, meanings in found]
    telling = [each for each, (_, meanings) in zip(roles, found, strict=True)
               if any(m.kind not in ("noise", "title", "place") for m in meanings)]
    # "Chỉ tiêu - Indicator" says one thing twice; "Đơn vị - Unit" is one of the two.
    same = telling and all(telling) and frozenset.union(*telling) in (telling[0], {"area_column", "unit_column"})
    alone = (len(telling) == 1 or same) and not unknown and not dated
    first = roles[0] if roles else frozenset()  # "Nguồn" is where figures are from, "nguồn nước" is not
    return frozenset(role for each in roles for role in each
                     if role == "derived" or (role == "note" and role in first) or alone)


def _worded_units(meanings: list[Meaning]) -> frozenset[str]:
    """The units among the words; "người" in what tells a share is who has it, and no unit."""
    units = values(meanings, "unit")
    return units - {"persons"} if "share" in values(meanings, "measure") else units


def _settled(facets: Facets, found: Found) -> Facets:
    """Leave out what a more telling phrase of the same text has said already."""
    groups, kinds, measures = facets.groups, facets.kinds, facets.measures
    if groups & _PERSONS and "count" in measures and not facets.indicators:
        measures = measures - {"count"} | {"persons"}  # "Số trẻ em" below a title on poor households
    if facets.shorts:
        starts = {words[0] for words, several in found if any(m.kind == "short" for m in several)}
        measures |= ({"count"} if "số" in starts else set()) | ({"share"} if "tỷ" in starts else set())
    if "total" in groups and len(groups) > 1:
        groups = groups - {"total"}
    if "forecast" in kinds:
        kinds = frozenset(("forecast",))
    if measures - {"count"} and "count" in measures:
        measures = measures - {"count"}
    if "preliminary" in kinds:
        kinds, measures = frozenset(("outcome",)), measures | {"preliminary"}
    areas = facets.areas - {"66"} if len(facets.areas) > 1 else facets.areas
    if areas == {"66"} and any(words in AFTER_MERGER for words, _ in found):
        areas = frozenset(("66N",))
    return replace(facets, groups=groups, kinds=kinds, measures=measures, areas=areas)
