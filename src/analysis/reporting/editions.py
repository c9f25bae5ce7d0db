"""The Vietnamese site in ``reports/`` and the English one in ``reports/en/``: each page leads to its counterpart."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from analysis.language import LANGUAGES, Language, text, use_language
from analysis.reporting.record import read_record, write_page

__all__ = ["edition_folder", "link_editions"]

_PLACE = re.compile(r"<!--edition-->.*?<!--/edition-->", re.DOTALL)


def edition_folder(reports: Path, language: Language) -> Path:
    """Where the pages of a language lie."""
    return reports if language == LANGUAGES[0] else reports / language


def link_editions(reports: Path) -> int:
    """Put a link to the other edition into every page that both have; returns how many pages were changed.

    A page whose counterpart has gone loses its link. Pages bear two comments between which the link stands.
    """
    pages = {language: set(read_record(edition_folder(reports, language)).pages) for language in LANGUAGES}
    changed = 0
    for language, names in pages.items():
        other: Language = "en" if language == "vi" else "vi"
        for name in names:
            path = edition_folder(reports, language) / name
            if path.suffix != ".html" or not path.is_file():
                continue
            try:
                content = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue  # garbled: the next run of that edition sees it by its hash and writes it anew
            link = _link(name, other) if name in pages[other] else ""
            before, found, after = _split(content)
            if found and f"<!--edition-->{link}<!--/edition-->" != found:
                write_page(path, f"{before}<!--edition-->{link}<!--/edition-->{after}")
                changed += 1
    return changed


def _split(content: str) -> tuple[str, str, str]:
    """What stands before the place of the link, the place, what stands after; the place is "" where there is none."""
    match = _PLACE.search(content)
    return (content[:match.start()], match[0], content[match.end():]) if match else (content, "", "")


def _link(name: str, other: Language) -> str:
    up = "../" * name.count("/")
    href = f"{up}en/{name}" if other == "en" else f"{up}../{name}"
    with use_language(other):
        words = text("reporting-edition")
    return f'<li><a href="{escape(href)}" lang="{other}" hreflang="{other}">{escape(words)}</a></li>'
