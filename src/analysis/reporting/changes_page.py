"""The page on what changed since an earlier run: the essentials first, then values by importance."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.charts import table_html
from analysis.language import date, text
from analysis.reporting.changes import SEEN_POINTS, Change
from analysis.reporting.html import Heading, render
from analysis.reporting.jobs import PageInfo
from analysis.reporting.record import RunRecord
from analysis.study import Study
from analysis.telling.words import target_name

__all__ = ["changes_page"]

_NAMED = 5  # in a sentence; the rest are in the tables below


def changes_page(study: Study, found: list[Change] | None, earlier: RunRecord, run: RunRecord, page: PageInfo) -> str:
    """The page: changed files and values in sentences, then likelihood words, figures, and other changes.

    Parameters
    ----------
    study : Study
    found : list of Change, or None if there is no earlier run to compare with
    earlier, run : RunRecord
        The time, files, day and software of both runs.
    page : PageInfo
    """
    small = [change for change in found or [] if change.small]
    told = {
        "words": [change for change in found or [] if change.word],
        "series": [change for change in found or [] if change.kind == "series"],
        "attainment": [change for change in found or [] if change.kind == "attainment" and not change.word],
        "forecasts": [change for change in found or [] if change.kind == "forecasts"],
    }
    sections = []
    for kind, mine in told.items():
        if clear := [change for change in mine if not change.small]:
            title = text(f"reporting-changes-{kind}", count=len(clear))
            sections.append((Heading(2, kind, title), _table(study, clear, title)))
    summary = text("reporting-changes-small", count=len(small), points=SEEN_POINTS)
    message = "reporting-changes-first" if found is None else (
        "reporting-changes-since" if found else "reporting-changes-none")
    lead = [] if found is None else [*_stands_on(earlier, run), *_figures(study, told["series"]),
                                     *_likelihoods(study, found), *_followed(study, found)]
    return render("changes.html.j2", page, sections=sections, headings=[heading for heading, _ in sections],
                  intro=text(message, day=_moment(earlier.date), count=len(found or [])), lead=lead,
                  small=(summary, _table(study, small, summary)) if small else (), scripted=bool(sections or small))


def _stands_on(earlier: RunRecord, run: RunRecord) -> list[str]:
    """Which raw files are new, gone or changed, and whether the day or the software changed."""
    before, now = earlier.files, run.files
    names = {"added": sorted(now.keys() - before.keys()), "removed": sorted(before.keys() - now.keys()),
             "edited": sorted(name for name in now.keys() & before.keys() if now[name] != before[name])}
    files = "; ".join(text(f"reporting-changes-files-{how}", names=_some([f"`{name}`" for name in each]))
                      for how, each in names.items() if each)
    told = [text("reporting-changes-files", files=files) if files else text("reporting-changes-files-none")]
    if earlier.as_of != run.as_of and earlier.as_of:
        told.append(text("reporting-changes-day", before=date(earlier.as_of), now=date(run.as_of)))
    if earlier.versions != run.versions:
        told.append(text("reporting-changes-software"))
    return told


def _figures(study: Study, changed: Sequence[Change]) -> list[str]:
    nothing = text("reporting-changes-nothing")
    each = [text("reporting-changes-figure", indicator=_indicator(study, change), area=_area(study, change),
                 year=str(change.year), before=change.before or nothing, now=change.now or nothing)
            for change in changed]
    return [text("reporting-changes-lead-series", count=len(changed), named=_some(each, "; "))] if changed else []


def _likelihoods(study: Study, found: Sequence[Change]) -> list[str]:
    """Changed words, then the largest changes of probability under the same word; the province before the districts."""
    nothing = text("reporting-changes-nothing")

    def told(changed: Sequence[Change]) -> str:
        first = sorted(changed, key=lambda change: change.area_code != study.province.code)
        return _some([text("reporting-changes-likelihood", indicator=_indicator(study, change),
                           target=_target(study, change), area=_area(study, change), year=str(change.year),
                           before=change.before or nothing, now=change.now or nothing) for change in first], "; ")

    words = [change for change in found if change.word]
    moved = sorted((change for change in found if not change.word and change.points >= SEEN_POINTS),
                   key=lambda change: -change.points)
    sentences = [text("reporting-changes-lead-words", count=len(words), named=told(words))]
    if moved:
        sentences.append(text("reporting-changes-lead-probabilities", count=len(moved), points=SEEN_POINTS,
                              named=told(moved)))
    return sentences


def _followed(study: Study, found: Sequence[Change]) -> list[str]:
    """Why simulated values changed: their own figures, those of other areas in the same forecast, or something else."""
    given = dict.fromkeys(change.indicator for change in found if change.kind == "series")
    moved = [change for change in found if change.kind != "series"]
    told = []
    for indicator in given:
        figures = [change for change in found if change.kind == "series" and change.indicator == indicator]
        own = {change.area_code for change in figures}
        following = [change for change in moved if change.indicator == indicator and change.area_code not in own]
        if not following:
            continue
        paced = any(each.form == "pace" for each in study.targets if each.id in {one.target_id for one in following})
        told.append(text("reporting-changes-shared", indicator=_indicator(study, figures[0]),
                         count=len({change.area_code for change in following}), level="pace" if paced else "set",
                         figures=_some([f"{_area(study, each)} {each.year}" for each in figures])))
    if others := list(dict.fromkeys(_indicator(study, change) for change in moved if change.indicator not in given)):
        told.append(text("reporting-changes-others", names=_some(others)))
    return told


def _some(names: Sequence[str], between: str = ", ") -> str:
    """The first few, and the number of others."""
    rest = len(names) - _NAMED
    shown = between.join(names[:_NAMED])
    return text("reporting-changes-more", named=shown, count=rest) if rest > 0 else shown


def _table(study: Study, changed: Sequence[Change], title: str) -> str:
    """A table with one row per change."""
    kinds = {change.kind == "attainment" for change in changed}
    told = "held-against" if len(kinds) > 1 else "target" if kinds == {True} else "definition"
    columns = ("indicator", told, "area", "group", "year", "before", "now")
    nothing = text("reporting-changes-nothing")
    groups = {group.id: group.name for group in study.groups}
    body = [[_indicator(study, change), _held_against(study, change), _area(study, change),
             groups.get(change.group, change.group), str(change.year), change.before or nothing, change.now or nothing]
            for change in changed]
    return table_html(body, [text(f"reporting-changes-{name}") for name in columns], title)


def _indicator(study: Study, change: Change) -> str:
    return next((each.name for each in study.indicators if each.id == change.indicator), change.indicator)


def _area(study: Study, change: Change) -> str:
    return next((each.name for each in study.areas if each.code == change.area_code), change.area_code)


def _target(study: Study, change: Change) -> str:
    target = next((each for each in study.targets if each.id == change.target_id), None)
    return target_name(study, target) if target else change.target_id


def _held_against(study: Study, change: Change) -> str:
    """The target of a likelihood and who set it, or else the definition of the value."""
    if change.target_id:
        setter = next((f" ({each.adopted_by})" for each in study.targets if each.id == change.target_id), "")
        return f"{_target(study, change)}{setter}"
    known = (each.name for each in study.definitions_of(change.indicator) if each.id == change.definition)
    return next(known, change.definition)


def _moment(when: str) -> str:
    """Date and time: there may be several runs on one day."""
    day, _, time = when.partition("T")
    return text("reporting-moment", day=date(day), time=time[:5]) if time else date(day)
