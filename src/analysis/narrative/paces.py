"""Paces in words: what is still to be done until the target year, and what a lent pace asks of an area."""

from __future__ import annotations

from analysis.language import text
from analysis.narrative.amounts import pace_text
from analysis.narrative.facts import Facts
from analysis.study import Study
from analysis.telling.rows import Row
from analysis.telling.words import area_in_sentence, estimate_text, held_name, implied_level, is_missing, value_text

__all__ = ["lent_in_short", "lent_level", "lent_pace", "pace_with_level", "paces_text"]


def paces_text(facts: Facts, row: Row, met: bool) -> str:
    """What is still to be done until the target year, in all and a year, and what was achieved so far; "–" for neither.

    In words where the level is `met` or one figure alone tells no pace.
    """
    required, achieved = row["required_pace"], row["achieved_pace"]
    told = [text("narrative-pace-met")] if met else []
    if not met and not is_missing(required):
        years = 1 if facts.forecast is None else int(row["year"]) - int(facts.forecast["last_figure_year"])
        told.append(text("narrative-paces-needed", left=_amount(required * years), way=_way(required),
                         year=str(row["year"]), each=_amount(required), years=years))
    if not is_missing(achieved):
        told.append(text("narrative-paces-achieved", way=_way(achieved), each=_amount(achieved)))
    elif told and not met:
        told.append(text("narrative-paces-untold"))
    return "; ".join(told) or "–"


def _way(pace: float) -> str:
    return "down" if pace < 0 else "up" if pace > 0 else "level"


def _amount(points: float) -> str:
    return pace_text(abs(points)).removeprefix("+")


def pace_with_level(study: Study, row: Row) -> str:
    """What was set; of a pace with the level that it comes to in the area, "giảm 1,5 điểm %/năm, tương ứng ≤ 26,3%"."""
    target = study.target(str(row["target_id"]))
    name, level = held_name(study, row), implied_level(row, study.indicator(target.indicator))
    return text("narrative-pace-with-level", name=name, level=level) if level else name


def lent_level(study: Study, facts: Facts, row: Row) -> str:
    """"(từ 33,94% năm 2022: −6,5 điểm %/năm)" after the level of another area's pace; "" elsewhere."""
    return _lent("narrative-lent-level", study, facts, row)


def lent_pace(study: Study, facts: Facts, row: Row, again: bool = False) -> str:
    """The same in a sentence, with the level, whose pace it is and what was achieved, in brackets; "" elsewhere.

    The pace of an area at another level becomes the same proportional change, so that its points differ from the name.
    Of a second level, told right `again`, no more is told than what is another; of the area's own pace the level alone.
    """
    if row["role"] == "target":
        level = implied_level(row, facts.indicator)
        return f" ({level})" if level else ""
    return _lent("narrative-lent-again" if again else "narrative-lent-pace", study, facts, row)


def lent_in_short(study: Study, row: Row) -> str:
    """Whose pace it is and how it becomes another level here, for where no more is told; "" elsewhere."""
    target = study.target(str(row["target_id"]))
    if target.form != "pace" or row["role"] == "target":
        return ""
    return text("narrative-lent-short", whose=area_in_sentence(study.area(target.area_code)))


def _lent(message: str, study: Study, facts: Facts, row: Row) -> str:
    target, forecast = study.target(str(row["target_id"])), facts.forecast
    if target.form != "pace" or row["role"] == "target" or forecast is None:
        return ""
    if is_missing(row["pace_from_year"]):
        return ""
    start, achieved, unit = int(row["pace_from_year"]), row["achieved_pace"], facts.indicator.unit
    if is_missing(row["target"]):
        return text("narrative-lent-simulated", start=str(start), level=implied_level(row, facts.indicator),
                    place=message.removeprefix("narrative-lent-"))
    since = 0.0 if is_missing(achieved) else achieved * (int(forecast["last_figure_year"]) - start)
    first = float(forecast["last_value"]) - since
    return text(message, first=value_text(first, unit, 2), start=str(start), year=str(row["year"]),
                whose=area_in_sentence(study.area(target.area_code)), level=estimate_text(row["target"], unit),
                mean=pace_text((row["target"] - first) / (int(row["year"]) - start)),
                known="none" if is_missing(achieved) else "some", achieved=pace_text(achieved))
