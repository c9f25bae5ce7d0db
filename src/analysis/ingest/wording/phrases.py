"""The fixed words of Vietnamese and English office tables, by what they say; fields of work and numbers before them."""

from __future__ import annotations

import re

from analysis.ingest.names import fold
from analysis.ingest.word_lists import wordings_of

__all__ = ["AFTER_MERGER", "GROUPS", "KINDS", "MEASURES", "MINORITIES", "NOISE", "NUMBERING", "PLACES", "RELATIVE",
           "RESIDENCES", "ROLES", "SCHOOL_LEVELS", "SECTIONS", "SHORT_NAMES", "TITLE_NOISE", "TOPICS", "TOTALS",
           "names_fields"]


def _alone(kind: str) -> tuple[str, ...]:
    """The wordings of a kind that says all."""
    return wordings_of("words", kind)[""]


KINDS = wordings_of("words", "kind")
"""Whether a column holds plans, expectations or what happened."""

MEASURES = wordings_of("words", "measure")
"""What is given of a thing named beside or above it: its share or its count."""

RELATIVE = wordings_of("words", "relative")
"""Years told from that of the report."""

SHORT_NAMES = _alone("short_name")
"""Short forms in headings, which name an indicator only below a title that names the same one in full."""

GROUPS = wordings_of("words", "group")

TOTALS = frozenset(("total", "all"))
"""Groups that stand for all people, or for no group."""
MINORITIES = frozenset(("ethnic_minority", "ethnic_minority_local"))
"""The minorities, and those of them who are at home here: the one within the other."""
RESIDENCES = frozenset(("rural", "urban"))
"""Groups by where people live."""
SCHOOL_LEVELS = frozenset(("preschool", "primary", "lower_secondary", "upper_secondary"))
"""Groups of schools, which are none of children or people."""

ROLES = wordings_of("words", "role")
"""What a heading says of its column, or that a column only compares others."""

NOISE = _alone("noise")
"""Words that change nothing."""

TITLE_NOISE = _alone("title")
"""Words of titles that change nothing."""

TOPICS = frozenset(_alone("topic"))
"""Those that say something where they stand alone in a heading: the poor that are new ("Mới") are not all the poor."""

SECTIONS = frozenset(_alone("field"))
"""Fields that divide a list of indicators where they stand alone ("I. Lao động - việc làm"); they say nothing of
the figures below, which are used only where their own rows name an indicator."""

PLACES = _alone("place")
"""Words before or after the name of an area."""

AFTER_MERGER: frozenset[tuple[str, ...]] = frozenset(
    (*start, *joined, *other) for start in (("sau",), ("sau", "khi")) for joined in (("sáp", "nhập"), ("hợp", "nhất"))
    for other in ((), ("với", "phú", "yên"), ("với", "tỉnh", "phú", "yên")))
"""Words beside the province's name that mean the one merged with Phú Yên."""
NUMBERING = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})+(?:\.?[a-zđ])?\s+"
                        r"|^\s*(?:\(?(?:\d{1,3}(?:\.\d{1,2})*|[ivx]{1,5}|[a-hđ])\)?\s*[.):/-]+(?!\d)|[-+*•–—])\s*"
                        # Codes of forms and exports: "0105 Dân số", "[CT03] =CT02/CT01", "B05 - Sởi".
                        # "CT02. Hộ nghèo", "DV01_SO_XA"; not "T6.", "Q1.", "KV1.".
                        r"|^\s*(?!(?:t|q|kv|u|qđ|nđ|nq)\d)[a-zđ]{1,4}\d{1,3}(?:\.\s*|_)(?=[^\W\d_]{2})"
                        # "SDG 6.1.1 Hộ sử dụng …", "YT.TC.01.01 - Tỷ lệ …".
                        r"|^\s*(?:sdg\s*\d[\d.]*|[a-zđ]{1,4}(?:\.[a-zđ]{1,4})*(?:\.\d{1,3})+)\s*[-–:]*\s*"
                        # "Outcome 1", "Output 2.1: …", the levels of a logical framework.
                        r"|^\s*(?:outcome|output|impact|objective|result)\s+\d{1,2}(?:\.\d{1,2})*(?:\s*[:.–-]+\s*|\s*$)"
                        r"|^\s*(?:0\d{1,4}|[a-zđ]?(?!19|20)\d{4}|[a-zđ]{1,4}-?0\d{1,4})\s+(?=\[?[^\W\d_])"
                        r"|^\s*(?:\[[a-zđ]{0,3}\d{1,4}\]|[a-zđ]{1,3}\d{1,3}[a-zđ]?(?=\s*[-–:=]\s))\s*[-–:]*\s*"
                        r"(?:=\s*\[?[a-zđ]{0,3}\d{1,4}\]?(?:\s*[/:*+-]\s*\[?[a-zđ]{0,3}\d{1,4}\]?)*(?:\s*[x*]\s*100)?)?\s*")
_REST_OF_FIELDS = re.compile(r"(?:(?:các |một số )?(?:chỉ tiêu|lĩnh vực|nội dung|tiêu chí|nhóm|mục) )?"
                             r"(?:khác|chung|còn lại)")


_PERHAPS = frozenset(_alone("perhaps_field"))


def names_fields(text: str) -> bool:
    """Whether a sub-heading says nothing but fields of work: "II. Y tế", "Nông thôn - thông tin".

    A part that alone would say where people live is a field beside another one.
    """
    said = re.split(r"\s*[-–—,;/&:]\s*|\s+và\s+", NUMBERING.sub("", fold(text)).strip(" .:"))
    parts = [re.sub(r"^(?:về|lĩnh vực|các chỉ tiêu|chỉ tiêu|nhóm)\s+", "", part) for part in said if part]
    fields = [part in SECTIONS or bool(_REST_OF_FIELDS.fullmatch(part)) for part in parts]
    return any(fields) and all(field or part in _PERHAPS for field, part in zip(fields, parts, strict=True))
