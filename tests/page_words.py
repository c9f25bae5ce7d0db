"""Words of a page that are its own, not quoted from a source or a file, and those of them that are English."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

__all__ = ["WORD", "english_words"]

# Words that no Vietnamese sentence holds, diacritics or not.
ENGLISH = frozenset({
    "the", "and", "of", "with", "from", "for", "this", "that", "are", "was", "were", "been", "which", "will", "would",
    "unit", "units", "unchanged", "title", "rebuilt", "figure", "figures", "table", "value", "values", "year", "years",
    "district", "districts", "province", "indicator", "target", "forecast", "error", "warning", "none", "nan", "nat",
    "null", "true", "false", "undefined", "output", "cell", "code", "traceback", "image", "untitled", "loading",
    "source", "missing", "unknown", "median", "interval", "probability", "likely", "unlikely", "grade", "share",
    "rate", "poverty", "households", "all", "other",
})
# Columns that repeat what a source or a file says, in the language of the source.
QUOTED = {"Nguồn", "Vị trí trong tệp", "Vị trí", "Phát hiện", "Việc cần làm", "Cần làm"}
WORD = re.compile(r"[^\W\d_]+")


def english_words(site: Path) -> dict[str, list[str]]:
    """The English words on the Vietnamese pages of a site, by page; the demonstration and other editions left out."""
    found: dict[str, list[str]] = {}
    for path in sorted(site.rglob("*.html")):
        if {"demo", "en"} & set(path.relative_to(site).parts):
            continue
        lean = re.sub(r'src="data:[^"]+"', 'src="data:,"', path.read_text(encoding="utf-8"))
        body = html5lib.parse(lean, namespaceHTMLElements=False).find("body")
        assert body is not None
        words = {word for text in _own_texts(body) for word in WORD.findall(text.lower()) if word in ENGLISH}
        if words:
            found[path.relative_to(site).as_posix()] = sorted(words)
    return found


def _own_texts(element: Element, skipped: frozenset[int] = frozenset()) -> list[str]:
    """The texts and text alternatives below an element, without code, sources and quoted columns."""
    named = element.get("translate") == "no"
    if named or element.tag in ("script", "style", "code", "pre") or _is_quoted(element):
        return [element.tail or ""]
    texts = [element.text or "", element.get("alt") or "", element.get("aria-label") or "", element.get("title") or ""]
    if element.tag == "table":
        skipped = frozenset(place for place, head in enumerate(element.findall("./thead/tr[last()]/th"))
                            if "".join(head.itertext()).strip() in QUOTED)
    for place, child in enumerate(element):
        if element.tag == "tr" and place in skipped:
            continue
        texts += _own_texts(child, skipped)
    return [*texts, element.tail or ""]


def _is_quoted(element: Element) -> bool:
    kind = element.get("class") or ""
    text = "".join(element.itertext()).strip()
    return kind in ("versions", "source") or (kind == "note" and text.startswith("Nguồn:"))
