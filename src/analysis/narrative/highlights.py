"""The five findings that a reader of the start page should not miss, each with its uncertainty."""

from __future__ import annotations

from collections import Counter

from analysis.language import number, text
from analysis.narrative.basis import weak_figures
from analysis.narrative.equity_figures import equity_figures, ratio_range, rest_text, weak_text
from analysis.narrative.facts import facts_of
from analysis.narrative.paces import lent_in_short, pace_with_level
from analysis.narrative.sentences import has_probability, join_names
from analysis.study import Study
from analysis.telling.rows import Row, Tables, plain, records, rows
from analysis.telling.statements import companions, main_statements
from analysis.telling.words import (
    area_in_sentence,
    estimate_text,
    group_name,
    is_missing,
    lower_first,
    probability_text,
    range_text,
    role_text,
    row_word,
    value_text,
)

__all__ = ["equity_highlight", "highlights"]


def highlights(study: Study, tables: Tables) -> list[str]:
    """At most five sentences: the least and the most likely target, the widest gaps, what is not known."""
    found, own = _province(study, tables), _own_statements(study, tables)
    rows_told = [found[place] for place in ((0, -1) if len(found) > 1 else (0,) if found else ())]
    told = [*(_province_sentence(study, tables, row) for row in rows_told),
            *(_district_sentence(study, tables, row, own) for row in _furthest(own)),
            equity_highlight(study, tables), _silent(study, tables)]
    return [sentence for sentence in told if sentence]


def _province(study: Study, tables: Tables) -> list[Row]:
    """The province's main statements on the directive that have earned a probability, least likely first."""
    found = main_statements(study, rows(tables, "attainment", area_code=study.province.code))
    directive = {indicator.id for indicator in study.directive_indicators}
    return sorted((row for row in plain(found) if has_probability(row) and row["indicator"] in directive),
                  key=_probability)


def _probability(row: Row) -> float:
    return float(row["probability"])


def _province_sentence(study: Study, tables: Tables, row: Row) -> str:
    indicator = study.indicator(row["indicator"])
    said = text("narrative-highlight-province", name=group_name(study, indicator, row["group"]), year=str(row["year"]),
                median=estimate_text(row["median"], indicator.unit),
                range=range_text(row["lower_80"], row["upper_80"], indicator.unit),
                target=pace_with_level(study, row), **_verdict(row))
    return _sentence(said, *_weak_basis(study, tables, row), *_beside(study, tables, row))


def _verdict(row: Row) -> dict[str, str]:
    """What the sentence says first: the word, whether that leaves it open, what it is held against, how sure."""
    return {"role": role_text(row["role"]), "word": row_word(row), "grade": str(row["grade"]),
            "probability": probability_text(row["probability"]),
            "open": "open" if row["word"] == "as_likely_as_not" else "told"}


def _weak_basis(study: Study, tables: Tables, row: Row) -> list[str]:
    """Which figures of a weak source the estimate of a row of ``attainment`` stands on; [] for none."""
    facts = facts_of(study, tables, study.indicator(row["indicator"]), study.area(row["area_code"]), row["group"])
    count, named = weak_figures(facts, str(row["definition"]))
    return [text("narrative-highlight-weak", count=count, figures=join_names(named))] if named else []


def _beside(study: Study, tables: Tables, row: Row, elsewhere: bool = False) -> list[str]:
    """What follows on each other level that leads to another word.

    `elsewhere` names the district that is the lowest at that level, where it is another.
    """
    told = []
    for other in _others(study, tables, row):
        level = text("narrative-highlight-level", target=pace_with_level(study, other),
                     word=row_word(other), probability=probability_text(other["probability"]))
        told.append(", ".join([level, *(_lowest_elsewhere(study, tables, other) if elsewhere else ())]))
    return told


def _others(study: Study, tables: Tables, row: Row) -> list[Row]:
    """The statements to be told beside one."""
    stated = records(tables, "attainment", **{name: row[name] for name in ("indicator", "group", "area_code")})
    return companions(study, stated, row)


def _sentence(*parts: str) -> str:
    return "; ".join(parts) + "."


def _furthest(own: list[Row]) -> list[Row]:
    """The district with figures of its own that is least likely to reach the target most districts are held against."""
    common = Counter(row["indicator"] for row in own).most_common(1)
    return [min((row for row in own if row["indicator"] == name), key=_probability) for name, _ in common]


def _own_statements(study: Study, tables: Tables) -> list[Row]:
    """The districts' main statements with a probability that stands on figures of their own."""
    return [row for row in plain(main_statements(study, rows(tables, "attainment"))) if _is_own(study, row)]


def _is_own(study: Study, row: Row) -> bool:
    return study.area(row["area_code"]).is_district and row["grade"] != "C" and not is_missing(row["probability"])


def _district_sentence(study: Study, tables: Tables, row: Row, own: list[Row]) -> str:
    indicator = study.indicator(row["indicator"])
    beside = [each for each in own if each["target_id"] == row["target_id"]]
    apart = _starts_apart(study, row, beside)
    said = text("narrative-highlight-district", area=study.area(row["area_code"]).name,
                name=lower_first(indicator.name), year=str(row["year"]), count=len(beside),
                ranked="apart" if apart else "ranked",
                median=estimate_text(row["median"], indicator.unit),
                range=range_text(row["lower_80"], row["upper_80"], indicator.unit),
                target=pace_with_level(study, row), lent=lent_in_short(study, row), **_verdict(row))
    return _sentence(said, *_weak_basis(study, tables, row),
                     *_beside(study, tables, row, elsewhere=not apart), *apart)


def _starts_apart(study: Study, row: Row, beside: list[Row]) -> list[str]:
    """That a pace starts in each district from its own first figure, where these are of different years."""
    years = {int(each["pace_from_year"]) for each in beside if not is_missing(each["pace_from_year"])}
    if study.target(row["target_id"]).form != "pace" or len(years) < 2:
        return []
    return [text("narrative-highlight-apart", years=f"{min(years)}–{max(years)}")]


def _lowest_elsewhere(study: Study, tables: Tables, level: Row) -> list[str]:
    """Which district with figures of its own has the lowest probability at this level, where it is another's."""
    stated = records(tables, "attainment", target_id=level["target_id"], group=level["group"])
    least = min((row for row in stated if _is_own(study, row)), key=_probability)
    shown = probability_text(least["probability"])
    if shown == probability_text(level["probability"]):
        return []
    weak = bool(_weak_basis(study, tables, least))
    return [text("narrative-highlight-level-elsewhere", probability=shown, known="weak" if weak else "sound",
                 area=area_in_sentence(study.area(least["area_code"])))]


def equity_highlight(study: Study, tables: Tables) -> str:
    """The last year in which the group and the rest can be told apart, with the range of their ratio."""
    known = [row for row in records(tables, "equity") if not is_missing(row["ratio"])]
    if not known:
        return ""
    row = known[-1]
    weak, ends = weak_text(equity_figures(tables, row)), ratio_range(tables, row)
    return text("narrative-highlight-equity", weak=weak, known="weak" if weak else "sound",
                name=lower_first(study.indicator(row["indicator"]).name),
                year=str(row["year"]),
                group=lower_first(study.group(row["group"]).name), value=value_text(row["value"], "percent", 2),
                rest=rest_text(row), ratio=number(row["ratio"], 1, fixed=True),
                range="–".join(ends or ()),
                spread="none" if not ends else "rounding" if row["share_year"] == row["year"] else "share")


def _silent(study: Study, tables: Tables) -> str:
    """How many of the directive's indicators have no district figure at all, and how many districts are silent."""
    codes = {area.code for area in study.districts}
    series = rows(tables, "series")
    present = set(series.loc[series["area_code"].isin(codes), "indicator"])
    directive = study.directive_indicators
    silent = [i for i in directive if i.id not in present]
    none = [i for i in directive if facts_of(study, tables, i, study.province).last is None]
    return text("narrative-highlight-silent", silent=len(silent), total=len(directive), none=len(none),
                province=area_in_sentence(study.province))
