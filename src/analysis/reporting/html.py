"""Self-contained pages: one file, no requests, complete without scripts, usable on phones, on paper and read aloud."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape, unescape
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nbformat import NotebookNode

from analysis.charts import matrix_style
from analysis.language import current_language, date, has_text, number, text
from analysis.marking import use_marking
from analysis.narrative.blocks import BOLD, NOTHING
from analysis.reporting.jobs import PageInfo
from analysis.reporting.notebook_body import TEMPLATES, notebook_body
from analysis.spelling import without_diacritics

__all__ = ["Heading", "report_page", "error_page", "render", "with_headings", "slug", "link"]

_HEADING = re.compile(r"<h([2-4])\b([^>]*)>(.*?)</h\1>", re.DOTALL | re.IGNORECASE)
_FIRST_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL | re.IGNORECASE)
_ID = re.compile(r"""\bid\s*=\s*["']([^"']+)["']""")
_WISHED_ID = re.compile(r"\s*\{#([\w-]+)\}\s*$")
_TAG = re.compile(r"<[^>]+>")
_FIRST_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL | re.IGNORECASE)
_NOTHING = rf'(?:<p class="{NOTHING}">(?:(?!</p>).)*</p>\s*)'
# A note that there is nothing to show, with its heading if nothing else follows below it.
_HOLLOW = re.compile(rf"<h2\b[^>]*>[^<]*</h2>\s*{_NOTHING}+(?=<h2\b|\Z)|{_NOTHING}", re.DOTALL)
_HIGH_NOTE = re.compile(r'(<p class="note high">(?:(?!</p>).)*</p>)\s*', re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_STYLE_DIGEST = "sha256-of-the-style-sheet"
_NAME = re.compile(r"`([^`]+)`")
_TAG_OR_RANGE = re.compile(r"<[^>]*>|(−?\d(?:[\d.,]*\d)?%?–−?\d(?:[\d.,]*\d)?%?)")
_DESCRIPTION_LENGTH = 200


@dataclass(frozen=True)
class Heading:
    """A heading of a page: level 2 to 4, id and words."""

    level: int
    id: str
    words: str


def slug(words: str) -> str:
    """An id from words: "Tỷ lệ hộ nghèo" gives "ty-le-ho-ngheo"."""
    return re.sub(r"[^a-z0-9]+", "-", without_diacritics(words).lower()).strip("-") or "muc"


def with_headings(body: str) -> tuple[str, list[Heading]]:
    """Give each heading of a fragment a unique id; returns the fragment and its headings.

    Existing ids are kept. In Markdown, ``## Words {#id}`` sets one.
    """
    headings: list[Heading] = []
    taken = set(_ID.findall(_HEADING.sub("", body)))

    def mend(match: re.Match[str]) -> str:
        level, attributes, inner = match[1], match[2], match[3]
        own, wished = _ID.search(attributes), _WISHED_ID.search(inner)
        inner = _WISHED_ID.sub("", inner)
        if wished and current_language() != "vi" and has_text(f"reporting-heading-{wished[1]}"):
            inner = escape(text(f"reporting-heading-{wished[1]}"))  # notebooks are written in Vietnamese
        words = unescape(_TAG.sub("", inner)).strip()
        wish = own[1] if own else wished[1] if wished else slug(words)
        identity, copies = wish, 1
        while identity in taken:
            copies += 1
            identity = f"{wish}-{copies}"
        taken.add(identity)
        headings.append(Heading(int(level), identity, words))
        rest = _ID.sub("", attributes)
        return f'<h{level} id="{escape(identity)}"{rest}>{inner}</h{level}>'

    return _HEADING.sub(mend, body), headings


def link(address: str, words: str) -> Markup:
    """A link if the address is an ordinary web address, or else the words alone.

    Addresses come from raw files; ``javascript:`` and the like never become links.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return Markup.escape(words)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return Markup.escape(words)
    return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(address.strip(), words)


def _bold(words: str) -> Markup:
    """Escaped text in which **words** are bold and `names` of files are marked as not to be read as words."""
    bold = BOLD.sub(r"<strong>\1</strong>", str(Markup.escape(words)))
    return Markup(_NAME.sub(r'<code translate="no">\1</code>', bold))


def _css_string(words: str) -> Markup:
    """The text as a CSS string that can neither end early nor close the style sheet."""
    return Markup('"{}"').format(Markup("".join(
        letter if letter.isalnum() or letter in " .,;:–·()/" else f"\\{ord(letter):x} " for letter in words)))


@lru_cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)
    environment.filters["prose"] = _bold
    environment.filters["css"] = _css_string
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8") + matrix_style()
    script = (TEMPLATES / "tables.js").read_text(encoding="utf-8")
    environment.globals.update(text=text, number=number, date=date, link=link, style=Markup(style),
                               script=Markup(script), script_digest=_digest(script))
    return environment


def render(template: str, page: PageInfo, **values: object) -> str:
    """A page from one of the templates, in the current language, marked if its figures are made up.

    `values` may hold `headings`, a list of `Heading` for the table of contents. The page's security policy allows its
    own style sheet and script, by hash, and nothing else, not even style attributes.
    """
    values.setdefault("headings", [])
    with use_marking(page.illustrative):  # also in a worker, which knows only the page
        written = _environment().get_template(template).render(
            page=page, language=current_language(), style_digest=_STYLE_DIGEST, **values)
    head, body, rest = written.partition("<body")
    written = head + _TAG_OR_RANGE.sub(_unbroken, body + rest)
    sheet = _STYLE.search(written)
    return written.replace(_STYLE_DIGEST, f"sha256-{_digest(sheet[1])}", 1) if sheet else written


def _unbroken(found: re.Match[str]) -> str:
    """Keep ranges in a page's text from breaking at their dash; tags, and pictures in them, are not changed."""
    return f'<span class="range">{found[1]}</span>' if found[1] else found[0]


def _digest(content: str) -> str:
    """The hash of a style sheet or script, as written in a content security policy."""
    return base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def report_page(notebook: NotebookNode, page: PageInfo) -> str:
    """The page of an executed notebook.

    Level-1 headings of the notebook are left out, since the page has its own title. So are notes that there is nothing
    to show (useful in JupyterLab only), with their headings, and notes repeated from a section above.
    """
    shown = _HOLLOW.sub("", _FIRST_HEADING.sub("", notebook_body(notebook), count=1))
    body, headings = with_headings(_once(shown))
    if not page.description:
        page = _described(page, body)
    return render("report.html.j2", page, body=Markup(body), headings=headings)


def _once(body: str) -> str:
    """The fragment with each note on high probabilities only at its first occurrence."""
    told: set[str] = set()

    def first(note: re.Match[str]) -> str:
        known = note[1] in told
        told.add(note[1])
        return "" if known else note[0]

    return _HIGH_NOTE.sub(first, body)


def _described(page: PageInfo, body: str) -> PageInfo:
    """The page info with the fragment's first paragraph as description."""
    paragraph = _FIRST_PARAGRAPH.search(body)
    words = " ".join(unescape(_TAG.sub("", paragraph[1])).split()) if paragraph else ""
    return replace(page, description=words[:_DESCRIPTION_LENGTH])


def error_page(page: PageInfo, message: str, traceback: str = "", notebook: str = "") -> str:
    """The page shown instead of a report that failed.

    `message` is one line; `traceback` may contain terminal colours; `notebook` is the name of the notebook kept beside
    the page, or "".
    """
    plain = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", traceback)
    return render("error.html.j2", page, message=message, traceback=plain, notebook=notebook)
