"""English headings in the words of the Vietnamese ones, which alone are read, and texts in both languages."""

from __future__ import annotations

import re

from analysis.ingest.names import SYLLABLE, fold, plain
from analysis.ingest.wording.spelling import tokens

__all__ = ["NAMES", "in_vietnamese", "in_vietnamese_words"]

_PHRASES: dict[str, str] = {
    # How a number is told.
    "số": "(n)|number of|no. of|no of|numbers of|count of|number|count",
    "tỷ lệ": "share of|percentage of|per cent of|percent of|proportion of|rate of|prevalence of|share|proportion|"
        "prevalence|rate|ratio",
    "tổng số": "total number of|in total|total", "trong đó": "of which|of whom|including", "chung": "overall",
    "tỷ lệ bao phủ": "coverage rate|coverage",
    "trên vạn dân": "per ten thousand inhabitants|per ten thousand people|per ten thousand population|"
        "per ten thousand|per 10,000 population|per 10,000 people|per 10,000 inhabitants|per 10,000 persons|"
        "per 10 000 people|per 10,000 pop.|per 10,000 pop|per 10,000",
    "trên 1000 trẻ đẻ sống": "per 1,000 live births|per 1000 live births|per thousand live births",
    "bình quân một xã": "per commune", "theo quy chuẩn": "by the national standard for water",
    # Who and what is counted.
    "hộ": "households|household|families|hhs|hh|dwellings with households",
    "hộ nghèo nông thôn": "poor rural households|poor rural hhs|poor rural hh",
    "hộ nghèo dân tộc thiểu số": "poor ethnic minority households|poor ethnic-minority households|poor em households",
    "hộ nghèo": "households classified as poor|households listed as poor|poor households|poor household|"
        "hhs in poverty|multidimensionally poor households|poor hhs|poor hh",
    "hộ cận nghèo": "near-poor households|near poor households|near-poor household|near-poor hhs|near-poor hh|"
        "near-poor families|near-poor",
    "tỷ lệ hộ nghèo": "mdp rate|multidimensional poverty rate|poverty rate|poverty headcount|incidence of poverty|"
        "poverty incidence",
    "chuẩn nghèo": "poverty line|poverty standard",
    "chuẩn nghèo đa chiều": "multidimensional poverty line|multidimensional poverty standard|mdp line|mpi line",
    "giai đoạn": "for the period|of the period|in the period|period",
    "tỷ lệ hộ cận nghèo": "near-poverty rate|near poverty rate|near-poor rate",
    "mức giảm tỷ lệ hộ nghèo": "yearly fall of the poverty rate|reduction of the poverty rate|"
        "fall of the poverty rate|reduction in the poverty rate|decline in the poverty rate|poverty rate reduction|"
        "fall in poverty rate|decrease of the poverty rate|decrease in poverty rate|fall in household poverty rate|"
        "fall in the household poverty rate",
    "dân số": "population|inhabitants|residents", "dân số trung bình": "average population|mean population",
    "người": "inhabitant|insured persons|contributors|members|persons|people|individuals",
    "dân tộc thiểu số": "ethnic minorities|ethnic minority|ethnic-minority|em",
    "nông thôn": "rural areas|rural area|rural", "đô thị": "urban areas|urban area|urban|cities",
    "trẻ": "children|child", "xã": "communes|commune|communes classed as|communes classified as",
    "huyện": "districts|district",
    "thôn": "villages|village|hamlets|villages and residential groups|villages and residential quarters|"
        "villages, hamlets and residential groups",
    "xã phường thị trấn": "communes, wards and townlets|communes, wards, townlets|communes, wards & towns|"
        "communes, wards and townships|communes, wards, townships|communes, wards and towns|"
        "communes wards and townships",
    "trường": "schools|school",
    "đơn vị hành chính cấp xã": "units at commune level|commune level units|commune-level administrative units|"
        "commune-level units|administrative units at commune level",
    "đơn vị hành chính cấp huyện": "district-level administrative units|district-level units|"
        "administrative units at district level",
    "trạm y tế xã": "communes health centres|commune clinics|commune health facilities|commune health posts|"
        "commune health stations|commune health centres|commune health centers|health stations|chs",
    "buôn đồng bào dân tộc thiểu số": "ethnic-minority villages (buôn)|ethnic minority villages (buôn)|buôn villages",
    # Water, latrines, houses, power, information.
    "nguồn nước hợp vệ sinh": "hygienic water sources|hygienic water source|hygienic water",
    "nước sạch": "clean water|treated water",
    "nước sạch theo quy chuẩn": "clean water by the national standard|clean water by national standard|"
        "clean water meeting the national standard|clean water meeting standards|clean water to national standard|"
        "rural clean water by the standard|clean water (qcvn standard)|qcvn-compliant clean water|clean water (qcvn)",
    "nhà tiêu hợp vệ sinh": "hygienic latrines|hygienic latrine|sanitary latrines|sanitary latrine|"
        "hygienic sanitation facility|hygienic sanitation facilities",
    "hố xí hợp vệ sinh": "hygienic toilets|hygienic toilet",
    "hố xí tự hoại bán tự hoại": "flush or semi-flush toilets|flush or semi-flush toilet|flush toilets|"
        "flush toilet|septic toilets|septic toilet|septic or semi-septic toilets|septic or semi-septic toilet|"
        "septic and semi-septic toilet facility|flush, septic or semi-septic|septic/semi-septic latrine|"
        "septic and semi-septic latrines|septic or semi-septic latrine",
    "nước máy hoặc giếng khoan": "tap or drilled-well water|tap water or drilled wells|tap water or drilled well|"
        "tap or drilled well water|tap or borehole water|piped or drilled-well water",
    "công trình cấp nước tập trung": "piped-water schemes|piped water schemes|piped-water scheme|water schemes|"
        "water supply schemes|piped water supply schemes|schemes|scheme|centralised water supply schemes|"
        "centralized water supply systems|centralised rural water supply schemes|"
        "rural centralized water supply systems|piped-water systems|piped water systems|piped schemes",
    "không hoạt động": "not functioning|not working|non-functioning|not in operation|out of order|not operating|"
        "inactive|out of operation|not functional|no longer operating",
    "điện": "electricity for lighting|electricity|electric power|grid power|power",
    "nhà tạm": "temporary or dilapidated housing|temporary housing|temporary houses|dilapidated houses|"
        "makeshift houses|temporary/dilapidated dwellings|makeshift housing|temporary dwellings|"
        "dilapidated dwellings|temporary houses remaining|remaining temporary houses",
    "tiến độ xóa nhà tạm so với kế hoạch": "progress of eliminating temporary housing|"
        "temporary housing removal progress against plan|progress of temporary housing removal|"
        "temporary housing elimination progress|progress of replacing temporary housing|"
        "temporary housing replaced against plan|progress in replacing temporary housing|"
        "temporary houses replaced as % of plan",
    "nhà ở": "housing|accommodation", "công nhân": "workers|worker",
    "khu công nghiệp": "industrial zones|industrial parks|industrial zone|industrial park",
    "nhu cầu": "% of need|% of demand|need|demand|needs",
    "tiếp cận thông tin": "accessing information|information accessed|with information access|"
        "access to information|information access",
    "hệ thống loa": "loudspeaker clusters|loudspeaker cluster|loudspeaker|loudspeaker systems|loudspeaker system|"
        "loudspeakers|public-address systems",
    "đài truyền thanh hoạt động tốt": "working local radio station|working radio stations|working radio station|"
        "functioning radio stations|functioning radio station|functioning local radio station|"
        "operating radio station|commune radio in good working order|radio station in good working order|"
        "radio stations in good working order",
    # Health.
    "bảo hiểm y tế": "social health insurance|health insurance cards|health insurance card|shi|health insurance|"
        "health-insurance|health-insured|health insured|covered by health insurance|health insurance members|"
        "health-insured persons",
    "tiêm chủng đầy đủ": "fully immunised|fully immunized|fully vaccinated|full immunisation|full immunization|"
        "full vaccination|complete immunisation|full vaccination coverage|full immunisation coverage|fic coverage",
    "tiêm": "vaccinated|vaccination|immunisation|immunization|vaccine|immunised",
    "sởi rubella": "measles-rubella|measles and rubella|measles rubella|mr vaccine|mr", "sởi": "measles",
    "số ca": "reported cases of|recorded cases of|confirmed cases of|cases of|cases",
    "18 tháng tuổi": "at 18 months of age|aged 18 months|at 18 months|18-month-olds|18 months",
    "trẻ dưới 1 tuổi": "children under 1 year of age|children under one year|children under 1 year|"
        "children under one|children under 1|children aged under 1|infants|under-1s|under-1|under-one|"
        "infants under one year of age",
    "trẻ dưới 5 tuổi": "children under 5 years of age|children under five years|children under 5 years|"
        "children under five|children under 5|children aged under 5|under-fives|under-5|under 5|under-five|under five|"
        "under-five children|"
        "under-5 children|under-5s|children under five years of age",
    "suy dinh dưỡng thể nhẹ cân": "underweight", "suy dinh dưỡng thể thấp còi": "stunting|stunted",
    "tỷ suất chết trẻ dưới 1 tuổi": "infant mortality rate|infant mortality|imr|infant deaths rate|"
        "infant death rate|deaths under one year",
    "tỷ suất chết trẻ dưới 5 tuổi": "under-five mortality rate|under-5 mortality rate|under-five mortality|"
        "under-5 mortality|child mortality under 5|mortality of children under five years|"
        "mortality of children under 5 years",
    "bác sĩ": "medical doctors|doctors|physicians|a doctor|doctor",
    "giường bệnh": "hospital beds|hospital bed|sickbeds",
    "đạt tiêu chí quốc gia về y tế": "at national health benchmark|national health benchmark|"
        "meeting national health benchmark|"
        "at the national health standard|at national health standard|"
        "meeting the national health standard|meeting national health criteria|"
        "meeting the national criteria for health|national health standard|meeting national commune health criteria",
    # Work and school.
    "bảo hiểm xã hội": "social insurance", "bắt buộc": "compulsory|mandatory", "tự nguyện": "voluntary",
    "bảo hiểm thất nghiệp": "unemployment insurance", "thất nghiệp": "unemployment|unemployed|jobless",
    "lực lượng lao động": "labour force|labor force|workforce|economically active population",
    "lao động qua đào tạo": "trained labour force|trained labour|trained labor|trained workers|trained workforce|"
        "trained employed labour|labour force that has received training|trained labor force|trained",
    "làm việc": "employed persons|employed people|persons in employment|employed|employment",
    "lao động được giải quyết việc làm": "new jobs created|jobs created|newly created jobs|new jobs|jobs provided|"
        "workers given new jobs|new jobs generated|jobs generated|persons given jobs",
    "từ 15 tuổi trở lên": "aged 15 and over|aged 15 years and over|15 years and over|aged 15 and above|15 and over|"
        "15 years and above|of 15 years and older|aged 15 or older|aged 15+|15+|15 years and older|"
        "aged 15 years and older|15 years or older",
    "tỷ lệ biết chữ": "adult literacy rate|adult literacy|literacy rate", "biết chữ": "literate|literacy",
    "mầm non": "preschool|preschools|kindergarten|kindergartens",
    "trung học cơ sở": "lower secondary", "trung học phổ thông": "upper secondary",
    "đạt chuẩn quốc gia": "at the national standard|at national standards|at national standard|"
        "meeting the national standard|meeting national standards|meeting national standard|of national standard|"
        "up to national standard|reaching the national standard|accredited at national standard|national-standard|"
        "nationally accredited standard|accredited at the national standard",
    # Places and plans.
    "đạt chuẩn nông thôn mới": "new-style rural area standards|new rural area standards|at the new-rural standard|"
        "at new-rural standard|at the new rural standard|at new rural standard|meeting the new-rural standard|"
        "meeting new-rural standards|meeting new rural standards|recognised as new rural|"
        "meeting nrd standard|meeting the nrd standard|at nrd standard|reaching nrd|certified nrd|certified ntm|"
        "reaching the new-rural standard|new-rural standard|new rural standard|new-style rural standard",
    "nông thôn mới": "new-rural|new rural|new-style rural|ntm|nrd",
    "đạt chuẩn": "at the standard|at standard|meeting the standard|meeting standards|standard",
    "tiêu chí": "criteria|criterion",
    "đạt": "achieving|recognised|recognized|met|achieved|fulfilled|reached|attained",
    "chỉ tiêu đạt kế hoạch": "targets met|targets achieved|targets reached|planned targets met|"
        "socio-economic targets met|targets achieved against plan|plan targets fulfilled|targets fulfilled",
    "khu vực": "region|zone|area region",
    "vùng dân tộc thiểu số và miền núi": "in ethnic-minority and mountain areas|"
        "in ethnic minority and mountainous areas|in em and mountain areas|ethnic-minority and mountain areas|"
        "ethnic minority and mountainous areas",
    "xã vùng khó khăn": "communes in difficult area|difficult-area commune|difficult-area communes|"
        "communes in difficult areas|difficult communes",
    "thôn đặc biệt khó khăn": "extremely disadvantaged villages|villages in extreme difficulty|"
        "especially disadvantaged villages|most disadvantaged villages|especially difficult villages|"
        "extremely difficult villages|exceptionally difficult villages|villages in special difficulty",
    "bình quân": "average|mean", "điểm %": "points",
    "trong tổng dân số": "in the population|in total population|in the total population",
    "đặc biệt khó khăn": "especially difficult|extremely difficult|exceptionally difficult|in special difficulty",
    "diện tích": "natural area|land area|area|natural land area",
    "che phủ rừng": "forest coverage|forest cover|forest|natural area under forest|area under forest",
    "tỷ suất di cư thuần": "rate of net migration|net-migration rate|net migration rate|net migration",
    "giới tính": "sex", "theo dân tộc": "by ethnic group|by ethnicity|of ethnic groups", "quyết định": "decision",
    "tổng điều tra": "population census|census", "khảo sát": "surveys|survey|survey estimates|survey estimate",
    "quý": "quarter",
    "có": "equipped with|having|staffed by|provided with|supplied with|owning|with|having|that have|who have|"
        "which have|have|has",
    "sử dụng": "served with|using", "lũy kế": "(cumulative)|cumulative",
    "xây dựng nông thôn mới": "implementing the new-rural programme|in the new rural development programme|"
        "new-rural programme|new rural programme|new rural development programme|in nrd programme|nrd programme",
    " ": "classified as|listed as|reported|recorded|among|within|use of|use|in|at|of|the|a|an|by|for|on|and|are|is|"
        "who|which|that|to|from|as|access|participating|participants|enrolled|covered|aged|people's|"
        "created in the year|in the year|source|sources|local|own|during the year|over the year|contributing to|"
        "contributing|implementing|after review",
}
"""Vietnamese words with the English phrases that stand for them; the last ones stand for nothing."""

_VIETNAMESE = {english: vietnamese for vietnamese, phrases in _PHRASES.items() for english in phrases.split("|")}
_PHRASE = re.compile(r"(?<![\w%])(?:" + "|".join(
    re.escape(english) for english in sorted(_VIETNAMESE, key=len, reverse=True)) + r")(?!\w)(?!-\w)")
_LINE = re.compile(r"((?:19|20)\d\d ?[-–] ?20\d\d) (?:multidimensional )?(?:poverty )?(?:line|standard)\b")
_ASIDE = re.compile(r"\([^()]*\)")
NAMES = re.compile(r"\b(?:ê đê|m'nông|h'mông|đắk lắk|buôn|qđ-ttg|qđ|nđ-cp)\b", flags=re.IGNORECASE)
"""Names and documents that an English text has with their marks."""
_HALVES = re.compile(r"\s*\n\s*|\s+[-–—/|]\s+|\s*[/|]\s*(?=[A-Z])")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHORT_FORM = re.compile(r"\b[B-DF-HJ-NP-TV-XZ]+\b")  # capitals without a vowel: "KH BHXH VN giao"


def in_vietnamese_words(folded: str) -> str:
    """A folded English text with its phrases in Vietnamese; '' for one that is not English, or holds none of them."""
    asides = [aside for aside in _ASIDE.findall(folded) if not _is_ascii(aside)]  # "EM population (người DTTS)"
    outside = _ASIDE.sub(lambda found: found.group() if _is_ascii(found.group()) else " ", folded)
    if not _is_ascii(outside):
        return ""
    said = _PHRASE.sub(lambda found: f" {_VIETNAMESE[found.group()]} ", _LINE.sub(r"poverty line \1", outside))
    return re.sub(r"\s+", " ", " ".join((said, *asides))).strip() if said != outside and not all(
        word.isascii() for word in tokens(said)) else ""


def _is_ascii(text: str) -> bool:
    """Whether a text has no letter with marks but in names and documents."""
    return NAMES.sub("", text).replace("‰", "").replace("²", "").replace("–", "-").isascii()


def in_vietnamese(text: str) -> str:
    """The text without its English half; '' where it has none.

    The other half must have letters with Vietnamese marks, and most words of the English one cannot be Vietnamese,
    and it names no other year.
    """
    text = _BRACKETS.sub(lambda found: f" ({in_vietnamese(found[1]) or found[1]})", text)
    rest, english = list[str](), list[str]()
    for part in filter(str.strip, _HALVES.split(text)):
        own = _BRACKETS.sub("", part)
        kept = [found for found in _BRACKETS.finditer(part) if not _is_english(found[1])]
        english += [found[1] for found in _BRACKETS.finditer(part) if _is_english(found[1])]
        (english if _is_english(own) else rest).append(own)
        if kept:
            rest[-1:] = ["".join((*rest[-1:], *(found[0] for found in kept)))]  # "Nam - Male (người)"
    if not english or all(fold(part).isascii() for part in rest):
        return ""
    years, known = (list(dict.fromkeys(_YEAR.findall(" ".join(parts)))) for parts in (english, rest))
    if known and not set(years) <= set(known):
        return ""
    return "\n".join((*rest, *(() if known else years)))


def _is_english(part: str) -> bool:
    part = NAMES.sub(" ", part)
    words = _WORD.findall(_SHORT_FORM.sub(" ", part)) if part.replace("‰", "").isascii() else []
    foreign = sum(not (word.isupper() and len(words) == 1) and not SYLLABLE.fullmatch(plain(fold(word)))
                  for word in words)  # one word of capitals is a short form: "(TCMR)"
    return foreign > len(words) / 2
