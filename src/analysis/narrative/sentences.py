"""Sentences on one indicator in one area."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.language import text
from analysis.marking import marked
from analysis.narrative.amounts import people_number_text, points_text
from analysis.narrative.facts import Facts, wanted_definition
from analysis.narrative.paces import lent_pace, pace_with_level
from analysis.study import Definition, Study, is_applicable
from analysis.telling import statements
from analysis.telling.rows import Row
from analysis.telling.statements import main_level
from analysis.telling.words import (
    OUTCOMES,
    estimate_text,
    held_name,
    is_missing,
    lower_first,
    probability_text,
    qualified,
    range_text,
    role_text,
    row_word,
    target_name,
    time_text,
    value_text,
)

__all__ = ["day_text", "has_probability", "join_names", "last_text", "level_name",
           "likelihood_sentence", "likelihood_sentences", "main_statement", "marked_value", "marked_weak",
           "named_statement", "only_published", "origin_text", "plain_origin", "published_text", "range_side",
           "standing_sentence", "told_estimate", "told_statements", "when_text", "word_with_probability"]


def join_names(names: list[str]) -> str:
    """"a, b và c", "–" for none; "a, b; c" where a name has commas of its own."""
    if len(names) < 2:
        return names[0] if names else "–"
    if any(", " in name for name in names):
        return "; ".join(names)
    return text("narrative-and", first=", ".join(names[:-1]), last=names[-1])


def published_text(row: Row, unit: str) -> str:
    """A published value with its qualifier: "≥ 96%"."""
    return qualified(value_text(row["value"], unit, 2), str(row["qualifier"]))


def when_text(row: Row) -> str:
    """"cuối năm 2024", or the day that a figure describes before the last quarter; and that its source is weak."""
    return marked_weak(day_text(row), row)


def day_text(row: Row) -> str:
    """The same without a word on its source."""
    return time_text(str(row["reference_date"]), int(row["year"]))


def marked_weak(words: str, row: Row) -> str:
    """The words about a figure, with "; nguồn yếu" where its source is weak."""
    return f"{words}; {text('narrative-weak')}" if row["verdict"] == "weak" else words


def marked_value(shown: str, row: Row) -> str:
    """The value as shown, with "(nguồn yếu)" where its source is weak."""
    return f"{shown} ({text('narrative-weak')})" if row["verdict"] == "weak" else shown


def last_text(facts: Facts, held: str = "") -> str:
    """The last published figure with its time; "–" for none.

    A word says where its definition is older than that of the estimate or, without one, is not that of the level that
    it is `held` against.
    """
    last = facts.last
    if last is None:
        return "–"
    definition = held if facts.forecast is None else facts.forecast["definition"]
    other = "" if definition in ("", last["definition"]) else "-other" if facts.forecast is None else "-older"
    return text(f"narrative-last{other}", when=when_text(last), value=published_text(last, facts.indicator.unit))


def origin_text(row: Row) -> str:
    """"số công bố" or "tính từ số công bố", in a demonstration also "số minh họa"; and whether the source is weak."""
    return marked_weak(text("charts-origin", status=str(row["status"]), how=str(row["how"])), row)


def plain_origin() -> str:
    """The origin of every figure unless told otherwise: published, in a demonstration made up."""
    return text("charts-origin", status="illustrative" if marked() else "published", how="stated")


def main_statement(study: Study, facts: Facts) -> Row | None:
    """The attainment row that speaks for the indicator: the area's own target first, the easier of a range."""
    return statements.main_statement(study, facts.stated)


def told_statements(study: Study, facts: Facts, listed: bool = False) -> list[Row]:
    """The main statement and those to be told beside it because another word stands there; [] where there is none.

    Fewer in what is `listed` with other indicators (`statements.listed_companions`).
    """
    main = main_statement(study, facts)
    if main is None:
        return []
    beside = statements.listed_companions if listed else statements.companions
    return [main, *beside(study, facts.stated, main)]


def told_estimate(study: Study, facts: Facts) -> Row | None:
    """The row with the estimate to tell: that of the year of the main level, so that both are of one year.

    The row of ``forecasts`` where there is no level or a published figure has settled it; None for no estimate.
    """
    main = main_statement(study, facts)
    if facts.forecast is None or main is None or main["word"] in OUTCOMES or is_missing(main["median"]):
        return facts.forecast
    return main


def level_name(study: Study, row: Row, others: Sequence[Row]) -> str:
    """What was set, and what a pace comes to; with its role and year where these differ among those told together."""
    name = pace_with_level(study, row)
    if len({str(each["role"]) for each in others}) > 1:
        name = f"{role_text(row['role'])} {name}"
    return f"{name} ({row['year']})" if len({int(each["year"]) for each in others}) > 1 else name


def named_statement(study: Study, facts: Facts) -> str:
    """The indicator's name with its probability, for a list under the word of the main level.

    "tỷ lệ hộ nghèo (52%)"; of several levels with the one that is meant: "(giảm 1,5 điểm %/năm: 52%)", and with those
    that lead to another word; without a probability, on which side of the level the whole range lies.
    """
    name, told = lower_first(facts.indicator.name), told_statements(study, facts, listed=True)
    if not told or (len(told) == 1 and not has_probability(told[0]) and not range_side(study, told[0])):
        return name
    alone = len(facts.stated) == 1 and has_probability(told[0])
    said = [probability_text(told[0]["probability"])] if alone else _levels_told(study, told)
    return f"{name} ({'; '.join(said)})"


def _levels_told(study: Study, told: list[Row]) -> list[str]:
    """Each level with what is said of it: the first stands under its word, that of the others is another."""
    said = []
    for place, row in enumerate(told):
        word = word_with_probability(row)
        if place == 0 and row["word"] not in OUTCOMES:
            word = probability_text(row["probability"]) if has_probability(row) else range_side(study, row)
        said.append(f"{level_name(study, row, told)}: {word}".removesuffix(": "))
    return said


def range_side(study: Study, row: Row) -> str:
    """"cả khoảng 80% chưa đạt" of a level without a probability that the whole range misses or meets; else ""."""
    if row["word"] in OUTCOMES or not is_missing(row["probability"]):
        return ""
    place = _level_place(row, study.indicator(str(row["indicator"])).better == "up")
    return text(f"narrative-range-{place}") if place in ("short", "past") else ""


def word_with_probability(row: Row) -> str:
    """"rất ít khả năng đã đạt, 5%"; the word alone where no probability is given."""
    word = row_word(row)
    return word if not has_probability(row) else f"{word}, {probability_text(row['probability'])}"


def has_probability(row: Row) -> bool:
    """Whether a probability is told: what a published figure has settled is known, not likely."""
    return not is_missing(row["probability"]) and row["word"] not in OUTCOMES


def standing_sentence(study: Study, facts: Facts, brief: bool = False) -> str:
    """One sentence: the last figure, the estimate for the target year with its range, the likelihood.

    Where it is to be `brief`, how far the level is takes the place of how it was reckoned.
    """
    unit, name = facts.indicator.unit, facts.indicator.name
    last, shown = facts.last, told_estimate(study, facts)
    if shown is None:
        if last is None and not is_applicable(study, facts.indicator, facts.area):
            return text("narrative-not-applicable", indicator=name)
        if last is None:
            return text("narrative-nothing", name=name, holder=facts.indicator.holder or "–")
        return f"**{name}**: {only_published(study, facts)}"
    range80 = range_text(shown["lower_80"], shown["upper_80"], unit)
    if facts.standing == "inferred" or last is None:
        sentence = text("narrative-inferred", name=name, year=str(shown["year"]), range=range80)
    else:
        sentence = text("narrative-own", name=name, value=published_text(last, unit), when=when_text(last),
                        how=str(last["how"]),
                        year=str(shown["year"]), median=estimate_text(shown["median"], unit), range=range80)
    return " ".join([sentence, *likelihood_sentences(study, facts, brief)])


def only_published(study: Study, facts: Facts) -> str:
    """The last figure, where nothing can be said of the target year; how its definition differs from the level's."""
    last, indicator = facts.last, facts.indicator
    if last is None:
        return ""
    told = [text("narrative-only-published", value=published_text(last, indicator.unit), when=when_text(last),
                 how=str(last["how"]))]
    level = main_level(study, indicator, facts.area, indicator.main_group)
    if level is not None and level.definition == wanted_definition(study, facts):
        measured, wanted = (study.definition(indicator.id, each) for each in (last["definition"], level.definition))
        told.append(text("narrative-other-definition", measured=_with_note(measured), wanted=_with_note(wanted),
                         target=target_name(study, level)))
    return " ".join(told)


def _with_note(definition: Definition) -> str:
    """The name of a definition with what the catalogue notes on it, "“…” (…)"."""
    note = f" ({lower_first(definition.note)})" if definition.note else ""
    return f"“{definition.name}”{note}"


def likelihood_sentences(study: Study, facts: Facts, brief: bool = False) -> list[str]:
    """A sentence on the level that speaks for the indicator, and one on each that has to be told beside it."""
    shown = told_estimate(study, facts)
    if shown is None:
        return []
    told = told_statements(study, facts, listed=brief)
    if brief:
        return [likelihood_sentence(study, row, int(shown["year"]), pace_with_level(study, row),
                                    short=_short(facts, row)) for row in told]
    return [likelihood_sentence(study, row, int(shown["year"]), held_name(study, row), lent_pace(
                study, facts, row, bool(place) and row["year"] == told[0]["year"] and told[0]["role"] == "yardstick"))
            for place, row in enumerate(told)]


def likelihood_sentence(study: Study, row: Row, year: int, name: str, reckoned: str = "", short: str = "") -> str:
    """How likely one level is reached; it bears its year where that is not the `year` spoken of.

    `name` of the level, how it was `reckoned`, by how much the estimate is `short` of it.
    """
    target = study.target(str(row["target_id"]))
    named = text("narrative-held-against", role=role_text(row["role"]), name=name,
                 year="" if int(row["year"]) == year else f" ({row['year']})") + reckoned
    if row["word"] in OUTCOMES:
        return text("narrative-outcome", named=named, word=row_word(row), grade=str(row["grade"]))
    if is_missing(row["probability"]):
        place = _level_place(row, study.indicator(target.indicator).better == "up")
        return text("narrative-no-probability", named=named, place=text(f"narrative-level-{place}"), short=short)
    return text("narrative-probability", named=named, word=row_word(row),
                probability=probability_text(row["probability"]), grade=str(row["grade"]), short=short)


def _short(facts: Facts, row: Row) -> str:
    """Points and people that the median is short of a level; "" where none or where they are not known."""
    gap = facts.gap_to(row["target_id"])
    if gap is None or is_missing(gap["gap"]) or round(gap["gap"], 1) <= 0:
        return ""
    return text("narrative-short-of", points=points_text(gap["gap"], ""), people=people_number_text(gap))


def _level_place(row: Row, rising: bool) -> str:
    """Where the whole 80 % range lies: "short" of the level, "past" it, or "inside", on both sides of it.

    Which side is short follows from whether more is better: a pace of "at least" 1.5 points a year down asks for at
    most a level. "unknown" where a pace starts from no published figure.
    """
    if is_missing(row["target"]):
        return "unknown"
    worst, best = (row["lower_80"], row["upper_80"]) if rising else (-row["upper_80"], -row["lower_80"])
    level = row["target"] if rising else -row["target"]
    return "short" if best < level else "past" if worst > level else "inside"
