"""Messages and numbers in Vietnamese and English, from one catalogue.

Every text that a user sees has an id and stands in ``locales/vi/ROOM.ftl`` and
``locales/en/ROOM.ftl`` (Project Fluent syntax), one file for each room of the
package. Vietnamese is the first language: an id without an English text falls
back to it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import ROUND_HALF_UP, localcontext
from functools import lru_cache
from pathlib import Path
from typing import Literal

from babel.dates import format_date
from babel.numbers import format_decimal
from fluent.runtime import FluentLocalization, FluentResourceLoader
from fluent.syntax.ast import Resource

__all__ = ["Language", "LANGUAGES", "use_language", "use_variant", "current_language", "text", "in_both", "has_text",
           "number", "date"]

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
_LOCALES = Path(__file__).parent / "locales"
_language: ContextVar[Language] = ContextVar("language", default="vi")
_variant: ContextVar[str] = ContextVar("variant", default="")


class _ReadOnce(FluentResourceLoader):
    """Reads the files of a language once: each language is also what the other falls back to."""

    def __init__(self) -> None:
        super().__init__(str(_LOCALES / "{locale}"))
        self._read: dict[str, list[list[Resource]]] = {}

    def resources(self, locale: str, resource_ids: list[str]) -> Generator[list[Resource], None, None]:
        """The parsed files of a language."""
        if locale not in self._read:
            self._read[locale] = list(super().resources(locale, resource_ids))
        yield from self._read[locale]


_LOADER = _ReadOnce()


@lru_cache
def _catalogue(language: Language) -> FluentLocalization:
    rooms = sorted(path.name for path in (_LOCALES / "vi").glob("*.ftl"))
    order: list[str] = [language, *(other for other in LANGUAGES if other != language)]
    return FluentLocalization(order, rooms, _LOADER, use_isolating=False)


@contextmanager
def use_language(language: Language) -> Iterator[None]:
    """Set the language of everything rendered inside the ``with`` block."""
    if language not in LANGUAGES:
        raise ValueError(f"unknown language {language!r}: please use one of {LANGUAGES}")
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def current_language() -> Language:
    """The language in force: "vi" unless `use_language` says otherwise."""
    return _language.get()


def text(message_id: str, /, **arguments: object) -> str:
    """The message with this id in the language in force, its ``{ $arguments }`` filled in.

    Pass numbers already formatted by `number`, so that 1234.5 reads 1.234,5.

    Raises
    ------
    KeyError
        If no catalogue file holds the id: a message is missing, which a test forbids.
    """
    variant = f"{_variant.get()}-{message_id}"
    if _variant.get() and _exists(_language.get(), variant):
        message_id = variant
    value = _catalogue(_language.get()).format_value(message_id, arguments)
    if value == message_id:
        raise KeyError(f"no message {message_id!r} in {_LOCALES}")
    return str(value)


def in_both(message_id: str, /, **arguments: object) -> tuple[str, ...]:
    """The message in Vietnamese, then in English."""
    said = []
    for language in LANGUAGES:
        with use_language(language):
            said.append(text(message_id, **arguments))
    return tuple(said)


@lru_cache(maxsize=4096)
def _exists(language: Language, message_id: str) -> bool:
    return str(_catalogue(language).format_value(message_id)) != message_id


@contextmanager
def use_variant(variant: str) -> Iterator[None]:
    """Inside the ``with`` block, a message ``VARIANT-ID`` stands in for ``ID`` wherever there is one."""
    token = _variant.set(variant)
    try:
        yield
    finally:
        _variant.reset(token)


def has_text(message_id: str) -> bool:
    """Whether the catalogue holds this id."""
    return str(_catalogue(_language.get()).format_value(message_id)) != message_id


def number(value: float | None, decimals: int = 1, fixed: bool = False) -> str:
    """A number by the locale's rules, at most `decimals` places: 1.234,5 in Vietnamese; "–" for none.

    `fixed` keeps the places that are zero, for what is computed to so many: an estimate of 82,0.
    """
    if value is None or value != value:
        return "–"
    pattern = "#,##0." + ("0" if fixed else "#") * decimals if decimals else "#,##0"
    vanishes = abs(value) < 0.5 / 10**decimals  # which would leave its minus behind: -0
    return _formatted(0.0 if vanishes else float(value), pattern, _language.get())


@lru_cache(maxsize=10_000)
def _formatted(value: float, pattern: str, language: Language) -> str:
    """Babel's number, halves away from zero as in Excel; a site shows the same few thousand shares in many places."""
    with localcontext(rounding=ROUND_HALF_UP):
        return str(format_decimal(value, format=pattern, locale=language))


def date(value: object) -> str:
    """A date by the locale's rules: 31/12/2025 in Vietnamese, 31 Dec 2025 in English.

    Vietnamese days below 10 and the months 1 and 2 carry a zero, other months none: 01/7/2025, 11/02/2026
    (Decree 30/2020/NĐ-CP, annex I). Accepts a `datetime.date` or an ISO text; an empty value gives "–".
    """
    from datetime import date as calendar_date

    if not value:
        return "–"
    day = value if isinstance(value, calendar_date) else calendar_date.fromisoformat(str(value)[:10])
    vietnamese = "dd/MM/yyyy" if day.month <= 2 else "dd/M/yyyy"
    pattern = vietnamese if _language.get() == "vi" else "d MMM yyyy"
    return str(format_date(day, format=pattern, locale=_language.get()))
