"""Vietnamese text in any of its encodings → composed Unicode letters.

TCVN3 (ABC) and VNI fonts put Vietnamese letters on the codes of western ones: "Tỷ lệ hộ nghèo" arrives as
"Tû lÖ hé nghÌo" or "Tyû leä hoä ngheøo". Which of them a sheet is in is told by the evidence of all of its text:
the encoding under which most words are words of Vietnamese. Tables: TCVN 5712:1993 and the VNI-Windows code page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from analysis.ingest.grid import Cell, Sheet

__all__ = ["ENCODINGS", "clean_text", "repair", "from_tcvn3", "from_vni", "to_tcvn3", "to_vni"]

_TCVN3 = dict(zip(
    "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ¡¢§£¤¥¦",
    "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ", strict=True))

_MARKS = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_ALONE = {"ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}


def _vni_table() -> dict[str, str]:
    table = {}
    for base in "aeouyöô":
        letter = {"ö": "ư", "ô": "ơ"}.get(base, base)
        table.update({base + sign: letter + mark for sign, mark in _MARKS.items()})
        if base in "aeo":
            table.update({base + sign: base + "\u0302" + mark for sign, mark in _CIRCUMFLEX.items()})
    table.update({"a" + sign: "a\u0306" + mark for sign, mark in _BREVE.items()})
    table.update(_ALONE)
    composed = {key: unicodedata.normalize("NFC", letter) for key, letter in table.items()}
    return composed | {key.upper(): letter.upper() for key, letter in composed.items()} \
        | {key.capitalize(): letter.upper() for key, letter in composed.items()} \
        | {key[0].upper() + key[1:]: letter.upper() for key, letter in composed.items()}


_VNI = _vni_table()
_VNI_PAIRS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

# Words that tables of offices are made of: enough to tell a right decoding from a wrong one.
_NEW_SPELLED = frozenset(re.split(r"\s+", """
    tỷ tỉ lệ hộ nghèo cận đồng bào dân tộc thiểu số huyện thị xã thành phố tỉnh đắk lắk buôn hồ thuột súp đôn cư
    krông búk năng bông pắc pắk hòa bảo hiểm y tế nước hợp vệ sinh sạch nông thôn năm kế hoạch thực hiện ước đơn vị
    tính tổng cộng toàn chỉ tiêu kết quả chia theo trong đó người nghìn triệu đồng lao động việc làm thất nghiệp trẻ
    em dưới tuổi tiêm chủng đầy đủ suy dinh dưỡng thể nhẹ đạt chuẩn quốc gia trường học xóa nhà tạm dột nát ghi chú
    báo cáo biểu bảng sử dụng được cấp khu vực đô ở có và với so của các tới đến hết ngày tháng thường trú số liệu
    diện tích phường trấn tham bao phủ mức điện thoại truyền thanh hệ thống loa cụm tiếp thông tin xuất đa chiều
    giai đoạn địa phương sở ủy ban cục thống kê nguồn tế đào tạo tự nguyện bắt buộc hằng giá trị sinh độ quy mật
    suất ngành công nghiệp điểm hóa
""".strip()))
# The mark on the second letter, as many still write: "hoà" alone is no "hồ" in VNI.
_OLD_TONES = dict(zip(("òa", "óa", "ùy", "úy"), ("oà", "oá", "uỳ", "uý"), strict=True))
_WORDS = _NEW_SPELLED | {word[:-2] + _OLD_TONES[word[-2:]] for word in _NEW_SPELLED if word[-2:] in _OLD_TONES}
_TOKEN = re.compile(r"[^\W\d_]+")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u202a-\u202e\u00ad]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_ABOVE_LATIN = re.compile("[\u0100-\u02af\u0300-\u036f\u1e00-\u1eff]")
_WESTERN = re.compile("[\u0080-\u00ff]")


def clean_text(text: str) -> str:
    """Composed letters, ordinary spaces, nothing invisible."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _SPACES.sub(" ", text))).strip()


def from_tcvn3(text: str) -> str:
    """Text in a TCVN3 (ABC) font as Unicode."""
    return _windows("".join(_TCVN3.get(letter, letter) for letter in text))


def from_vni(text: str) -> str:
    """Text in a VNI font as Unicode."""
    return _windows(_VNI_PAIRS.sub(lambda found: _VNI[found.group()], text))


def _from_1258(text: str) -> str:
    try:
        return text.encode("latin-1").decode("cp1258")
    except UnicodeError:
        return text


def _windows(text: str) -> str:
    """Codes 128–159 read as Latin-1 are dashes and quotation marks of Windows."""
    return re.sub("[\u0080-\u009f]", lambda found: found.group().encode("latin-1").decode("cp1252", "ignore"), text)


ENCODINGS: dict[str, Callable[[str], str]] = {
    "TCVN3 (ABC)": from_tcvn3, "VNI": from_vni, "Windows-1258": _from_1258,
}


def repair(sheet: Sheet) -> Sheet:
    """A sheet with its text in composed Unicode letters, `encoding` naming the one that it was in."""
    texts = {cell.text for row in sheet.rows for cell in row if not cell.text.isascii()}
    texts.update(line for line in (*sheet.before, sheet.name) if not line.isascii())
    if not texts:
        return sheet
    encoding = _encoding_of(texts)
    repaired = {text: _repair_text(text, encoding) for text in texts}
    changed = {text: new for text, new in repaired.items() if new != text}
    if not changed:
        return sheet
    rows = tuple(
        tuple(cell if cell.text.isascii() or cell.text not in changed
              else Cell(changed[cell.text], cell.number, cell.kind) for cell in row)
        for row in sheet.rows)
    before = tuple(changed.get(line, line) for line in sheet.before)
    return replace(sheet, rows=rows, before=before, name=clean_text(sheet.name),
                   encoding="" if encoding == "Windows-1258" else encoding)


def _encoding_of(texts: set[str]) -> str:
    """The encoding that makes most words Vietnamese; '' where the text already is."""
    western = [text for text in texts if _WESTERN.search(text) and not _ABOVE_LATIN.search(text)]
    if not western:
        return ""
    scores = {name: sum(_vietnamese(decode(text)) for text in western) for name, decode in ENCODINGS.items()}
    best = max(scores, key=lambda name: scores[name])
    as_it_stands = sum(map(_vietnamese, western))
    return best if scores[best] > as_it_stands else ""


def _repair_text(text: str, encoding: str) -> str:
    if encoding and _WESTERN.search(text) and not _ABOVE_LATIN.search(text):
        decoded = ENCODINGS[encoding](text)
        # A sheet may mix fonts: a cell that already is Vietnamese stays.
        if _vietnamese(decoded) >= _vietnamese(text):
            return clean_text(decoded)
    return clean_text(_windows(text))


@lru_cache(maxsize=65536)
def _vietnamese(text: str) -> int:
    """How many words with a letter beyond ASCII are known Vietnamese words."""
    words = _TOKEN.findall(unicodedata.normalize("NFC", text).casefold())
    return sum(1 for word in words if not word.isascii() and word in _WORDS)


def to_tcvn3(text: str) -> str:
    """Unicode text as a TCVN3 font stores it (for tests); capitals with a tone mark become small."""
    back = {letter: code for code, letter in _TCVN3.items()}
    composed = unicodedata.normalize("NFC", text)
    return "".join(back.get(letter, back.get(letter.lower(), letter)) for letter in composed)


def to_vni(text: str) -> str:
    """Unicode text as a VNI font stores it (for tests)."""
    back: dict[str, str] = {}
    for code, letter in _VNI.items():
        if letter.islower() == code.islower() and not (letter in back and not back[letter][:1].isascii()):
            back[letter] = code
    return "".join(back.get(letter, letter) for letter in unicodedata.normalize("NFC", text))
