"""Vietnamese words in the letters of the English alphabet, for ids and for comparing how names are spelled."""

from __future__ import annotations

import unicodedata

__all__ = ["without_diacritics"]


def without_diacritics(words: str) -> str:
    """The words without tone and vowel marks, đ as d: "Đắk Lắk" gives "Dak Lak"."""
    letters = unicodedata.normalize("NFKD", words.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
