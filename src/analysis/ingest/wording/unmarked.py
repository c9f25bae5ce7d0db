"""Headings without marks and the names of exported columns ("so_xa_kv3", "TYLE_HO_NGHEO") → words with their marks."""

from __future__ import annotations

import re
from collections import defaultdict

from analysis.ingest.names import fold, plain
from analysis.ingest.wording.fields import NUMBERING
from analysis.ingest.wording.lexicon import Lexicon
from analysis.ingest.wording.spelling import written_out

__all__ = ["with_marks"]

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|\d+(?:[.,]\d+)*|\S")
_LONGEST = 8
_SHORTEST_JOINED = 4
_DOUBTFUL = "nam"  # men, or "năm"
# Of words that alone may be several, the one that headings mean.
_COMMON = {"so": "số", "ho": "hộ", "xa": "xã", "co": "có", "dan": "dân", "nuoc": "nước", "tre": "trẻ", "dat": "đạt",
           "tyle": "tỷ lệ", "ti le": "tỷ lệ", "ty le": "tỷ lệ", "tl": "tỷ lệ", "sl": "số", "pct": "%",
           "thon": "thôn", "truong": "trường", "huyen": "huyện",
           "nguoi": "người", "tong": "tổng", "dung": "dùng", "theo": "theo", "cua": "của", "o": "ở", "va": "và",
           "d 5 t": "dưới 5 tuổi", "d 1 t": "dưới 1 tuổi", "kv3": "khu vực iii", "kv2": "khu vực ii",
           "kv1": "khu vực i",
           "tot": "tốt", "moi": "mỗi", "nhe": "nhẹ", "can": "cân", "trong": "trong", "tai": "tại", "duoc": "được",
           "duoi": "dưới", "tuoi": "tuổi", "tiem": "tiêm", "soi": "sởi", "thang": "tháng", "buon": "buôn", "dai": "đài",
           "vung": "vùng", "dttsmn": "dân tộc thiểu số và miền núi", "sach": "sạch", "hongheo": "hộ nghèo",
           "hoxi": "hố xí",
           "ho ngheo": "hộ nghèo", "can ngheo": "cận nghèo", "to dan pho": "tổ dân phố", "nuocsach": "nước sạch",
           "nuoc sach": "nước sạch", "dan toc": "dân tộc", "dieu tra": "điều tra", "plus": "tuổi trở lên",
           "khong": "không",
           "moi xa": "mỗi xã", "danso": "dân số", "ds": "dân số"}


def with_marks(text: str, lexicon: Lexicon) -> str:
    """A text of plain letters with the marks of the phrases that it holds, longest first; one that has any as it is.

    Words written together, as in the names of columns, count as one. What may be several phrases stays as it is.
    """
    folded = re.sub(r"\btyle(?=\w)", "tyle ", NUMBERING.sub("", fold(text)))
    if not folded.isascii():
        return text
    words = _WORD.findall(re.sub(r"(?<=[a-z])(?=\d)(?<!kv)(?<!km)|_+", " ", folded))
    if _DOUBTFUL in words:
        return text
    phrases, found, position = _phrases(lexicon), [], 0
    while position < len(words):
        for length in range(min(_LONGEST, len(words) - position), 0, -1):
            key = "".join(words[position:position + length])
            if length > 2 and key[0].isalnum() and key[-1].isalnum():
                key = key.replace("/", "")  # "can nang/tuoi"
            said = " ".join(words[position:position + length])
            common = _COMMON.get(said) or written_out(said)
            if common or (key in phrases and (length > 1 or len(key) >= _SHORTEST_JOINED)):
                found.append(common or phrases[key])
                position += length
                break
        else:
            found.append(words[position])
            position += 1
    return " ".join(found)


def _phrases(lexicon: Lexicon) -> dict[str, str]:
    """Phrases of concepts by their letters, those left out that another one of other meaning shares."""
    key = "unmarked"
    if key not in lexicon.read:
        several: dict[str, dict[object, str]] = defaultdict(dict)
        for words, item in lexicon.composer.known.items():
            text = " ".join(words)
            if not text.isascii() and not re.search(r"\d", text):
                several[plain(text)].setdefault((item.concept or item.meanings or text), text)
        lexicon.read[key] = {letters: next(iter(texts.values())) for letters, texts in several.items()
                             if len(texts) == 1}
    found: dict[str, str] = lexicon.read[key]
    return found
