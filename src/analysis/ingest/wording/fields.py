"""Fields of work that divide a list of indicators, and the numbering before them."""

from __future__ import annotations

import re

from analysis.ingest.names import fold
from analysis.ingest.wording.phrases import SECTIONS

__all__ = ["NUMBERING", "names_fields"]

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


_PERHAPS = frozenset(("nông thôn", "nông nghiệp", "đô thị", "tài nguyên", "thương mại", "khoa học", "trật tự",
                      "an toàn xã hội", "quốc phòng", "an ninh", "gia đình", "bình đẳng giới"))


def names_fields(text: str) -> bool:
    """Whether a sub-heading says nothing but fields of work: "II. Y tế", "Nông thôn - thông tin".

    A part that alone would say where people live is a field beside another one.
    """
    said = re.split(r"\s*[-–—,;/&:]\s*|\s+và\s+", NUMBERING.sub("", fold(text)).strip(" .:"))
    parts = [re.sub(r"^(?:về|lĩnh vực|các chỉ tiêu|chỉ tiêu|nhóm)\s+", "", part) for part in said if part]
    fields = [part in SECTIONS or bool(_REST_OF_FIELDS.fullmatch(part)) for part in parts]
    return any(fields) and all(field or part in _PERHAPS for field, part in zip(fields, parts, strict=True))
