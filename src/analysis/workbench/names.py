"""Find districts, indicators, targets and tables by the names that people use, and suggest what they may have meant."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING, NoReturn

from analysis.language import Language, text, use_language
from analysis.name_index import NameIndex, nearest
from analysis.study import Area, Indicator, Study, Target
from analysis.telling.words import group_name, target_name

__all__ = ["Answering", "Called", "Misasked", "Names", "UnknownCommand", "UnknownName", "target_in_words"]

_LISTED = 16
_COLUMNS = 110

Called = Mapping[str, tuple[str, ...]]
"""The names of each id: its own name first, if it has one, then other spellings."""


class Misasked(ValueError):
    """A query cannot be answered; the message says why. A notebook shows the message alone, without a traceback."""

    def __str__(self) -> str:
        return str(self.args[0])

    def _render_traceback_(self) -> list[str]:
        return textwrap.wrap(str(self), _COLUMNS)  # JupyterLab breaks longer lines within words


class UnknownName(Misasked, KeyError):
    """The catalogue has no such name; the message suggests the nearest."""


class UnknownCommand(Misasked, AttributeError):
    """There is no such method or property; the message suggests the nearest."""


class Answering:
    """Base of benches and views, which suggests a name after a typing error: ``forecast`` for ``study.forcast``.

    Raises `UnknownCommand`, or a plain AttributeError for names that Python and IPython look up themselves, such as
    ``_repr_png_``.
    """

    if not TYPE_CHECKING:  # otherwise mypy would accept every attribute

        def __getattr__(self, name: str) -> NoReturn:
            known = {each: each for each in (*dir(type(self)), *vars(self)) if not each.startswith("_")}
            if name.startswith("_") or name in known:  # known: that property itself failed; let its error show
                return object.__getattribute__(self, name)
            near = ", ".join(f'"{each}"' for each in nearest(name, known, holding=True))
            with use_language(vars(vars(self).get("bench", self)).get("language", "vi")):
                raise UnknownCommand(text("workbench-no-command", found=name,
                                          suggestion=text("workbench-suggest", names=near) if near else ""))


def target_in_words(study: Study, target: Target) -> str:
    """A target or yardstick with its indicator, group and year, in the current language."""
    measured = group_name(study, study.indicator(target.indicator), target.group)
    return f"{measured}: {target_name(study, target)} ({target.year})"


class Names:
    """Look things up by key, code or name, with or without diacritics: "lak", "656", "Huyện Lắk", "Lăk".

    Every look-up raises `UnknownName`, with the nearest names as suggestions, if nothing fits, and `Misasked` for
    anything that is not a name, such as a list.
    """

    def __init__(self, study: Study, language: Language) -> None:
        self._study, self._language = study, language
        areas = (*study.districts, study.province)
        self._areas = {area.key: area for area in areas}
        self._indicators = {indicator.id: indicator for indicator in study.indicators}
        self._area_names = NameIndex({a.key: (a.name_vi, a.name_en, a.code, *a.aliases) for a in areas})
        self._indicator_names = NameIndex({i.id: (i.name_vi, i.name_en) for i in study.indicators})

    def area(self, name: str) -> Area:
        """A district or the province."""
        word = self._word(name)
        return self._areas[self._area_names.find(word).id or self._refuse(word, self._called_areas())]

    def indicator(self, name: str) -> Indicator:
        """An indicator of the catalogue."""
        word = self._word(name)
        return self._indicators[self._indicator_names.find(word).id or self._refuse(word, self._called_indicators())]

    def area_or_indicator(self, name: str) -> Area | Indicator:
        """Whichever of the two has the name."""
        word = self._word(name)
        if key := self._area_names.find(word).id:
            return self._areas[key]
        identity = self._indicator_names.find(word).id
        return self._indicators[identity or self._refuse(word, {**self._called_areas(), **self._called_indicators()})]

    def target(self, identity: str) -> str:
        """Id of a target or yardstick."""
        with use_language(self._language):
            return self.one_of(identity, {each.id: (target_in_words(self._study, each),)
                                          for each in self._study.targets})

    def one_of(self, name: str, called: Called) -> str:
        """The name, if it is among those known."""
        word = self._word(name)
        return word if word in called else self._refuse(word, called)

    def _word(self, name: object) -> str:
        if isinstance(name, int):
            return str(name)  # a district's code written without quotation marks
        if not isinstance(name, str):
            with use_language(self._language):
                raise Misasked(text("workbench-one-name", found=repr(name)))
        return name

    def _called_areas(self) -> Called:
        with use_language(self._language):
            return {key: (area.name, area.short_name, *area.aliases) for key, area in self._areas.items()}

    def _called_indicators(self) -> Called:
        others: dict[str, list[str]] = {identity: [] for identity in self._indicators}
        for synonym in self._study.synonyms:
            if synonym.use == "name" and synonym.indicator in others:
                others[synonym.indicator].append(synonym.wording)
        with use_language(self._language):
            return {identity: (each.name, *others[identity]) for identity, each in self._indicators.items()}

    def _refuse(self, found: str, called: Called) -> NoReturn:
        spelled = {word: identity for identity, words in called.items() for word in (identity, *words)}
        near = ", ".join(f'"{identity}"' + "".join(f" ({name})" for name in called[identity][:1])
                         for identity in nearest(found, spelled, holding=True))
        with use_language(self._language):
            known = text("workbench-known", known=", ".join(called)) if len(called) <= _LISTED else text(
                "workbench-known-where")
            raise UnknownName(text("workbench-unknown", found=found, known=known,
                                   suggestion=text("workbench-suggest", names=near) if near else ""))
