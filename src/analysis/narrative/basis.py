"""What the estimate of one indicator in one area stands on."""

from __future__ import annotations

from operator import itemgetter

from analysis.language import text
from analysis.narrative.facts import Facts, facts_of
from analysis.narrative.sentences import (
    day_text,
    join_names,
    only_published,
    published_text,
    standing_sentence,
    told_estimate,
    when_text,
)
from analysis.study import Indicator, Study
from analysis.telling.rows import Row, Tables, figure_of, plain, rows
from analysis.telling.words import estimate_text, is_missing, lower_first, range_text, upper_first
from analysis.year_end import PART_OF_YEAR, is_year_end

__all__ = ["basis_sentence", "beside_sentences", "change_elsewhere", "part_year_sentence", "source_note",
           "weak_figures"]

_NAMED = 3
_COMMUNES_ENDED = 2025  # on 1 July, with the districts


def basis_sentence(study: Study, facts: Facts) -> str:
    """What the section of an indicator stands on: grade, number and age of the figures, definition."""
    forecast, shown = facts.forecast, told_estimate(study, facts)
    if forecast is None and facts.last is not None:
        return upper_first(only_published(study, facts))
    if forecast is None or shown is None:
        return standing_sentence(study, facts)
    estimate = {"year": str(shown["year"]),
                "range": range_text(shown["lower_80"], shown["upper_80"], facts.indicator.unit)}
    definition = _by_definition(study, facts.indicator, str(forecast["definition"]))
    former = [text("narrative-basis-former-communes", year=str(shown["year"]))] \
        if study.denominator_unit(facts.indicator) == "communes" and shown["year"] >= _COMMUNES_ENDED else []
    if is_missing(forecast["last_figure_year"]):
        inferred = text("narrative-basis-inferred", definition=definition, **estimate,
                        older="position" if forecast["basis"] == "older_position" else
                              "unused" if len(facts.published) else "none")
        return " ".join([inferred, *former])
    used = facts.of_definition(forecast["definition"])
    last, left_out = _last_used(used, int(forecast["last_figure_year"]))
    basis = text("narrative-basis-own", grade=str(forecast["grade"]), count=int(forecast["own_figures"]),
                 definition=definition, last=_named(last, facts.indicator.unit, when_text(last)),
                 median=estimate_text(shown["median"], facts.indicator.unit), **estimate)
    count, weak = weak_figures(facts, str(forecast["definition"]))
    told = _not_counted(study, forecast, used)
    told += [] if left_out is None else [text("narrative-basis-left-out", year=str(last["year"]),
                                             figure=_named(left_out, facts.indicator.unit))]
    return " ".join([basis, *former, *told, *_computed_figures(study, used, facts.indicator.unit),
                     *([text("narrative-basis-weak", count=count, figures=join_names(weak))] if weak else [])])


def _not_counted(study: Study, forecast: Row, used: list[Row]) -> list[str]:
    """Which of the figures are no evidence for a probability (`Family.is_evidence`); [] where all are."""
    if forecast["counted_figures"] == forecast["own_figures"]:
        return []
    disturbed = study.disturbed_years(str(forecast["indicator"]), str(forecast["definition"]))
    derived = [row for row in used if row["how"] == "computed" and row["verdict"] == "weak"]
    counts = {"disturbed": sum(row["year"] in disturbed for row in used),
              "derived": sum(row["year"] not in disturbed for row in derived)}
    parts = [text(f"narrative-basis-{kind}", count=count) for kind, count in counts.items() if count]
    return [text("narrative-basis-not-counted", figures=join_names(parts))]


def _last_used(figures: list[Row], year: int) -> tuple[Row, Row | None]:
    """Of a series the last figure that its estimate stands on, that of `year`, and a later one that was left out.

    A figure from within the target year stands for the end of the year before (`analysis.outlook`); it is left out
    where that has a figure of its own.
    """
    last, of_year = figures[-1], [row for row in figures if row["year"] == year]
    return (of_year[-1], last) if of_year and last["year"] > year else (last, None)


def source_note(study: Study, facts: Facts) -> list[str]:
    """What the ledger notes on the last figure, where it does so in the language in force; [] for nothing."""
    note = "" if facts.last is None else str(facts.last["note"])
    return [text("narrative-source-note", note=study.told(note))] if note in study.vietnamese else []


def beside_sentences(study: Study, tables: Tables, facts: Facts) -> list[str]:
    """What must stand beside an estimate: from where a pace with a start of its own counts, what is known elsewhere."""
    starts = dict.fromkeys(study.target(str(row["target_id"])).start_figure for row in facts.stated)
    figures = [figure_of(tables, figure_id) for figure_id in starts if figure_id]
    return [*_computed_figures(study, [row for row in figures if row], facts.indicator.unit),
            *_figure_elsewhere(study, tables, facts)]


def _figure_elsewhere(study: Study, tables: Tables, facts: Facts) -> list[str]:
    """The figure of the merged province, where it is later than the last of this one, and why it is no such figure."""
    if facts.area != study.province:
        return []
    return _elsewhere(study, tables, facts.indicator, 0 if facts.last is None else int(facts.last["year"]))


def change_elsewhere(study: Study, tables: Tables, facts: Facts) -> list[str]:
    """The same of the indicator that tells the yearly change of this one, where the ledger has one."""
    if not facts.indicator.change or facts.last is None:
        return []
    change = study.indicator(facts.indicator.change)
    return _elsewhere(study, tables, change, int(facts.last["year"]), f", {lower_first(change.name)}")


def _elsewhere(study: Study, tables: Tables, indicator: Indicator, after: int, name: str = "") -> list[str]:
    """The merged province's last figure of an indicator where it is of a later year."""
    found = ((area, facts_of(study, tables, indicator, area).last) for area in study.areas
             if area.type == "merged_province")
    return [text("narrative-elsewhere", area=area.name, when=when_text(row), name=name,
                 value=published_text(row, indicator.unit)) for area, row in found
            if row is not None and row["year"] > after]


def part_year_sentence(study: Study, tables: Tables, facts: Facts) -> list[str]:
    """The latest figure for a part of a year after the last figure, and that it cannot be compared; [] for none."""
    group = facts.published[-1]["group"] if facts.published else facts.indicator.main_group
    last, used = 0 if facts.last is None else facts.last["year"], {row["figure_id"] for row in facts.published}
    known = rows(tables, "figures", indicator=facts.indicator.id, area_code=facts.area.code, group=group,
                 unit=facts.indicator.unit, kind="outcome")
    found = [row for row in plain(known)
             if not is_missing(row["year"]) and row["year"] > last and row["figure_id"] not in used
             and not is_year_end(row["reference_date"], int(row["year"]))
             and PART_OF_YEAR.search(f"{row['standard']} | {row['note']}".casefold())]
    if not found:
        return []
    row = max(found, key=itemgetter("reference_date"))
    note = str(row["note"])
    told = text("narrative-part-year", value=published_text(row, facts.indicator.unit), when=day_text(row))
    return [told, *([text("narrative-source-note", note=study.told(note))] if note in study.vietnamese else [])]


def weak_figures(facts: Facts, definition: str) -> tuple[int, list[str]]:
    """How many figures under an estimate by this definition have a weak source, and the last of them with their time.

    (0, []) where none has.
    """
    weak = [row for row in facts.of_definition(definition) if row["verdict"] == "weak"]
    return len(weak), [_named(row, facts.indicator.unit) for row in weak[-_NAMED:]]


def _computed_figures(study: Study, used: list[Row], unit: str) -> list[str]:
    """How those that the ledger has computed came about, in the words of its note, which has both languages."""
    computed = [row for row in used if row["how"] == "computed" and row["note"] in study.vietnamese]
    return [text("narrative-basis-computed", figure=_named(row, unit), how=study.told(str(row["note"])))
            for row in computed[-_NAMED:]]


def _named(row: Row, unit: str, when: str = "") -> str:
    return text("narrative-last", when=when or day_text(row), value=published_text(row, unit))


def _by_definition(study: Study, indicator: Indicator, definition: str) -> str:
    """"theo định nghĩa “…”", or "theo định nghĩa hiện hành" for the only one that there is."""
    if len(study.definitions_of(indicator.id)) == 1:
        return text("narrative-by-current-definition")
    return text("narrative-by-definition", definition=study.definition(indicator.id, definition).name)
