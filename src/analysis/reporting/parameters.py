"""Check the parameters of all notebooks before anything runs; papermill itself would only warn."""

from __future__ import annotations

import ast
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import papermill
from nbformat.reader import NotJSONError

from analysis.language import LANGUAGES, text, use_language
from analysis.name_index import nearest
from analysis.reporting.jobs import Job, Value, for_papermill
from analysis.study import Study

__all__ = ["ParameterError", "check_jobs"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class ParameterError(ValueError):
    """Parameters that cannot be used.

    Attributes
    ----------
    problems : tuple of str
        One sentence for each, Vietnamese first, then English.
    """

    def __init__(self, problems: Iterable[str]):
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(self.problems))


def check_jobs(jobs: Iterable[Job], study: Study) -> None:
    """Check the parameters of all jobs against the notebooks' cells tagged ``parameters`` and the catalogue.

    Raises
    ------
    ParameterError
        Lists every problem of every job: the notebook or cell does not exist, a name is unknown, a value differs in
        type from the default, or `district`, `indicator`, `as_of` or `language` is invalid.
    """
    problems: list[str] = []
    declared = cache(_declared)  # dozens of jobs share a few notebooks; each is read once per run
    for job in jobs:
        problems.extend(_problems(job.notebook, job.parameters, study, declared))
    if problems:
        raise ParameterError(problems)


def _nearest(wrong: str, names: Mapping[str, str]) -> str:
    return next(iter(nearest(wrong, names, holding=True)), "")


def _problems(notebook: Path, parameters: Mapping[str, Value], study: Study,
              declared: Callable[[Path], dict[str, Any]]) -> Iterator[str]:
    if not notebook.is_file():
        yield _both("reporting-parameter-no-notebook", notebook=notebook.name)
        return
    logging.getLogger("papermill").setLevel(logging.ERROR)
    try:
        known = declared(notebook)
    except (NotJSONError, ValueError, KeyError) as error:
        yield _both("reporting-parameter-unreadable", notebook=notebook.name, error=str(error)[:200])
        return
    if not known:
        yield _both("reporting-parameter-no-cell", notebook=notebook.name)
        return
    for name, value in parameters.items():
        if name not in known:
            yield _unknown_name(notebook, name, known)
        elif problem := _wrong_type(notebook, name, value, known[name]):
            yield problem
        else:
            yield from _wrong_value(name, value, study)


def _declared(notebook: Path) -> dict[str, Any]:
    """Names of the parameters with the source text of their defaults."""
    inspected = papermill.inspect_notebook(for_papermill(notebook))
    return {name: parameter["default"] for name, parameter in inspected.items()}


def _unknown_name(notebook: Path, name: str, known: Mapping[str, Any]) -> str:
    suggestion = _nearest(name, {each: each for each in known})
    return _both("reporting-parameter-unknown", notebook=notebook.name, name=name, known=", ".join(known),
                 suggestion=suggestion)


def _wrong_type(notebook: Path, name: str, value: Value, default: str) -> str:
    """A sentence if the value's type differs from the default's; a default that is not a literal allows any type."""
    try:
        wanted = type(ast.literal_eval(default))
    except (ValueError, SyntaxError):
        return ""
    fits = type(value) is wanted or wanted is type(None) or (wanted is float and type(value) is int)
    if fits:
        return ""
    return _both("reporting-parameter-type", notebook=notebook.name, name=name, found=repr(value),
                 wanted=wanted.__name__)


def _wrong_value(name: str, value: Value, study: Study) -> Iterator[str]:
    words = str(value)
    if name == "district" and words not in {area.key for area in study.districts}:
        yield _both("reporting-parameter-district", found=words,
                    suggestion=_nearest(words, _district_names(study)),
                    known=", ".join(area.key for area in study.districts))
    elif name == "indicator" and words not in {indicator.id for indicator in study.indicators}:
        yield _both("reporting-parameter-indicator", found=words,
                    suggestion=_nearest(words, _indicator_names(study)))
    elif name == "as_of" and words and not _is_day(words):
        yield _both("reporting-parameter-as-of", found=words)
    elif name == "language" and words not in LANGUAGES:
        yield _both("reporting-parameter-language", found=words, known=", ".join(LANGUAGES))


def _district_names(study: Study) -> dict[str, str]:
    names: dict[str, str] = {}
    for area in study.districts:
        for words in (area.key, area.code, area.short_name, area.name_vi, area.name_en, *area.aliases):
            names.setdefault(words, area.key)
    return names


def _indicator_names(study: Study) -> dict[str, str]:
    names: dict[str, str] = {}
    for indicator in study.indicators:
        for words in (indicator.id, indicator.name_vi, indicator.name_en):
            names.setdefault(words, indicator.id)
    return names


def _is_day(words: str) -> bool:
    try:
        return bool(_DAY.fullmatch(words)) and date.fromisoformat(words).year >= 1900
    except ValueError:
        return False


def _both(message_id: str, **arguments: str) -> str:
    """The message in Vietnamese and English, since the language itself may be the wrong parameter."""
    parts = []
    for language in LANGUAGES:
        with use_language(language):
            suggestion = arguments.get("suggestion", "")
            hint = text("reporting-parameter-suggestion", name=suggestion) if suggestion else ""
            parts.append(" ".join(text(message_id, **{**arguments, "hint": hint}).split()))
    return " / ".join(parts)
