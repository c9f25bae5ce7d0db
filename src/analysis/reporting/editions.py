"""The Vietnamese site in ``reports/`` and the English one in ``reports/en/``: each page links to its counterpart."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from analysis.language import LANGUAGES, Language, text, use_language
from analysis.reporting.record import read_record
from analysis.workspace import write_content

__all__ = ["edition_folder", "link_editions"]

_PLACE = re.compile(r"<!--edition-->.*?<!--/edition-->", re.DOTALL)


def edition_folder(reports: Path, language: Language) -> Path:
    """The folder of the pages in a language."""
    return reports if language == LANGUAGES[0] else reports / language


def link_editions(reports: Path) -> int:
    """Link every page to its counterpart in the other edition; returns how many pages were changed.

    A page whose counterpart is gone loses its link. The link stands between two comments in the page.
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
                continue  # damaged: the next run of that edition notices the hash and writes it anew
            link = _link(name, other) if name in pages[other] else ""
            before, found, after = _split(content)
            if found and f"<!--edition-->{link}<!--/edition-->" != found:
                write_content(path, f"{before}<!--edition-->{link}<!--/edition-->{after}")
                changed += 1
    return changed


def _split(content: str) -> tuple[str, str, str]:
    """The text before the link's place, the place, and the text after it; the place is "" if there is none."""
    match = _PLACE.search(content)
    return (content[:match.start()], match[0], content[match.end():]) if match else (content, "", "")


def _link(name: str, other: Language) -> str:
    up = "../" * name.count("/")
    href = f"{up}en/{name}" if other == "en" else f"{up}../{name}"
    with use_language(other):
        words = text("reporting-edition")
    return f'<li><a href="{escape(href)}" lang="{other}" hreflang="{other}">{escape(words)}</a></li>'
