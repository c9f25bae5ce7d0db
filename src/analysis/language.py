"""Messages and numbers in Vietnamese and English, from one catalogue.

Every text that a user sees has an id and stands in ``locales/vi/ROOM.ftl`` and
``locales/en/ROOM.ftl`` (Project Fluent syntax), one file for each room of the
package. Vietnamese is the first language. A message that is missing in one language is shown in the other.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date as calendar_date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from pathlib import Path
from typing import Literal

from babel.dates import format_date
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Message

__all__ = ["Language", "LANGUAGES", "use_language", "use_variant", "current_language", "text", "in_both", "has_text",
           "variables_of", "parse_messages", "number", "whole_percent", "date", "read_date"]

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
_log = logging.getLogger(__name__)
_LOCALES = Path(__file__).parent / "locales"
_ENTRIES = re.compile(r"^(?=[a-zA-Z][\w-]* *=)", re.MULTILINE)
_VARIABLE = re.compile(r"\{[^{}]*\$(\w+)")
_language: ContextVar[Language] = ContextVar("language", default="vi")
_variant: ContextVar[str] = ContextVar("variant", default="")


class _Messages:
    """All messages of a language. Each is parsed on first use, because parsing all takes a third of a second."""

    def __init__(self, language: Language) -> None:
        self._bundle = FluentBundle([language], use_isolating=False)
        written = "\n".join(path.read_text(encoding="utf-8") for path in sorted((_LOCALES / language).glob("*.ftl")))
        self._written = {entry.split("=", 1)[0].strip(): entry for entry in _ENTRIES.split(written)[1:]}

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __contains__(self, message_id: str) -> bool:
        return message_id in self._written

    def parsed(self, message_id: str) -> Message:
        """The parsed message; its id must exist."""
        if not self._bundle.has_message(message_id):
            self._bundle.add_resource(FluentResource(self._written[message_id]))
        return self._bundle.get_message(message_id)

    def variables(self, message_id: str) -> frozenset[str]:
        """The names of the arguments that a message uses; none if this language does not have it."""
        return frozenset(_VARIABLE.findall(self._written.get(message_id, "")))

    def filled(self, message_id: str, arguments: Mapping[str, object]) -> str | None:
        """The message with its arguments filled in; None if this language does not have it."""
        if message_id not in self._written:
            return None
        pattern = self.parsed(message_id).value
        if pattern is None:
            return None
        said, problems = self._bundle.format_pattern(pattern, dict(arguments))
        for problem in problems:  # such as a missing argument, whose name then stands in the text
            _log.error("message %s: %r", message_id, problem)
        return str(said)


@lru_cache
def _messages(language: Language) -> _Messages:
    return _Messages(language)


def parse_messages() -> None:
    """Parse every message in both languages now, so that processes forked from this one need not."""
    for messages in map(_messages, LANGUAGES):
        for message_id in messages:
            messages.parsed(message_id)


def _filled(message_id: str, arguments: Mapping[str, object]) -> str:
    """The message in the current language, or else in the other one: Vietnamese falls back to English too."""
    own = _language.get()
    for language in (own, *(other for other in LANGUAGES if other != own)):
        said = _messages(language).filled(message_id, arguments)
        if said is not None:
            return said
    raise KeyError(f"no message {message_id!r} in {_LOCALES}")


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
    """The current language: "vi" unless `use_language` says otherwise."""
    return _language.get()


def text(message_id: str, /, **arguments: object) -> str:
    """The message with this id in the current language, its ``{ $arguments }`` filled in.

    Pass numbers already formatted by `number`, so that 1234.5 reads 1.234,5.

    Raises
    ------
    KeyError
        If neither language has the id. A test makes sure that no code asks for such an id.
    """
    variant = f"{_variant.get()}-{message_id}"
    return _filled(variant if _variant.get() and has_text(variant) else message_id, arguments)


def in_both(message_id: str, /, **arguments: object) -> tuple[str, ...]:
    """The message in Vietnamese, then in English."""
    said = []
    for language in LANGUAGES:
        with use_language(language):
            said.append(text(message_id, **arguments))
    return tuple(said)


@contextmanager
def use_variant(variant: str) -> Iterator[None]:
    """Inside the ``with`` block, ``VARIANT-ID`` replaces ``ID`` if such a message exists."""
    token = _variant.set(variant)
    try:
        yield
    finally:
        _variant.reset(token)


def has_text(message_id: str) -> bool:
    """Whether the current language has a message with this id."""
    return message_id in _messages(_language.get())


def variables_of(message_id: str) -> frozenset[str]:
    """The names of the arguments that a message uses; both languages use the same ones, which a test makes sure of."""
    return _messages(_language.get()).variables(message_id)


def number(value: float | None, decimals: int = 1, fixed: bool = False) -> str:
    """A number by the locale's rules, at most `decimals` places: 1.234,5 in Vietnamese; "–" for none.

    Negative numbers take U+2212 (−), which is as wide as a plus, not a hyphen. `fixed` keeps trailing zeros, for
    estimates computed to that precision: 82,0.
    """
    if value is None or value != value:
        return "–"
    pattern = "#,##0." + ("0" if fixed else "#") * decimals if decimals else "#,##0"
    vanishes = abs(value) < 0.5 / 10**decimals  # would otherwise print as -0
    return _formatted(0.0 if vanishes else float(value), pattern, _language.get())


def whole_percent(probability: float) -> int:
    """A probability in whole percent as shown, halves rounded up: 0.655 is 66, 0.145 is 15.

    Computed in decimal: in binary, 100 times 0.145 is slightly below 14.5.
    """
    return int((100 * Decimal(repr(float(probability)))).quantize(Decimal(1), rounding=ROUND_HALF_UP))


@lru_cache(maxsize=10_000)
def _formatted(value: float, pattern: str, language: Language) -> str:
    """Babel's number, halves away from zero as in Excel. Cached: a site repeats a few thousand numbers many times."""
    with localcontext(rounding=ROUND_HALF_UP):
        return str(format_decimal(value, format=pattern, locale=language)).replace("-", "−")


def date(value: object) -> str:
    """A date by the locale's rules: 31/12/2025 in Vietnamese, 31 Dec 2025 in English.

    Vietnamese days below 10 and the months 1 and 2 carry a zero, other months none: 01/7/2025, 11/02/2026
    (Decree 30/2020/NĐ-CP, annex I). Accepts a `datetime.date` or an ISO text; an empty value gives "–".
    """
    if not value:
        return "–"
    day = value if isinstance(value, calendar_date) else calendar_date.fromisoformat(str(value)[:10])
    vietnamese = "dd/MM/yyyy" if day.month <= 2 else "dd/M/yyyy"
    pattern = vietnamese if _language.get() == "vi" else "d MMM yyyy"
    return str(format_date(day, format=pattern, locale=_language.get()))


def read_date(written: str) -> calendar_date:
    """A date in Vietnamese form, 28/02/2021, or ISO form, 2021-02-28.

    Raises ValueError for anything else.
    """
    if "/" not in written:
        return calendar_date.fromisoformat(written)
    day, month, year = (int(part) for part in written.split("/"))
    return calendar_date(year, month, day)
