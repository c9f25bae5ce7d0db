"""Vietnamese words in plain Latin letters, for ids and for comparing spellings of names."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["place_key", "without_diacritics"]


def without_diacritics(words: str) -> str:
    """The words without tone and vowel marks, đ as d: "Đắk Lắk" gives "Dak Lak"."""
    letters = unicodedata.normalize("NFKD", words.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def place_key(name: str) -> str:
    """One key for all spellings of a place name: letters and digits without diacritics, k as c (Krông Pắk, Pắc)."""
    return re.sub(r"[^a-z0-9]", "", without_diacritics(name).lower()).replace("k", "c")
