"""An area at a glance: each indicator in a row, with what is known and what follows; and how many stand where."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

from analysis.language import number, text
from analysis.narrative.amounts import few_text
from analysis.narrative.blocks import Block, table
from analysis.narrative.facts import Facts, facts_of, reported_facts
from analysis.narrative.paces import pace_with_level
from analysis.narrative.sentences import (
    has_probability,
    last_text,
    level_name,
    main_statement,
    range_side,
    told_estimate,
    told_statements,
    word_with_probability,
)
from analysis.study import Area, Study
from analysis.telling.rows import Row, Tables
from analysis.telling.statements import main_level
from analysis.telling.words import (
    estimate_with_range,
    is_missing,
    range_text,
    role_of,
    role_text,
    target_name,
    told_probability,
    word_id,
    word_text,
)

__all__ = ["STANDINGS", "overview", "standings"]

STANDINGS = ("likely", "as_likely_as_not", "unlikely", "insufficient", "none")
"""Classes that are counted together, from the best to what is not known."""
_SIGN = re.compile(r"([≥≤<>]) (?=\d)")
_TOGETHER = {"reached": "likely", "very_likely": "likely", "very_unlikely": "unlikely", "not_reached": "unlikely"}

# What is asked first stands where a telephone shows it without a touch.
_COLUMNS = ("name", "word", "last", "target", "estimate", "grade")


def overview(study: Study, tables: Tables, area: Area, page: str = "") -> list[Block]:
    """One row for each indicator with a figure of the area or an estimate; [] where there is none.

    First what stands on its own figures, the hardest to reach before the others, then what is inferred from the
    province, at last what has figures only; these are left out where the table stands on another page than `page`,
    the area's, to which its rows then lead.
    """
    found = [facts for facts in reported_facts(study, tables, area)
             if facts.forecast is not None or facts.standing == "published" or (facts.published and not page)]
    if not found:
        return []
    found.sort(key=lambda facts: _place(study, facts))
    years = [int(facts.forecast["year"]) for facts in found if facts.forecast is not None]
    year = max(years, default=0)
    levels = [_level(study, facts, year) for facts in found]
    roles = sorted({role for role, _ in levels if role})
    body = [_row(study, tables, facts, year, page) | {"target": _named(role if len(roles) > 1 else "", level)}
            for facts, (role, level) in zip(found, levels, strict=True)]
    columns = {name: text(f"narrative-overview-{name}", year=str(year), roles="-".join(roles) or "none")
               for name in _COLUMNS if name != "estimate" or years}
    return [table(text("narrative-overview-caption", area=area.name), columns, body, "overview")]


def _place(study: Study, facts: Facts) -> tuple[int, float, float]:
    """How early the row stands: by the probability as it is shown; where that reads alike, by the gap."""
    kind = {"own": 0, "published": 0, "inferred": 1, "none": 2}[facts.standing]
    row = main_statement(study, facts) if kind == 0 else None
    if row is None:
        return kind, 1.0, 0.0
    chance = told_probability(row["probability"]) if has_probability(row) else 1.0
    gap = facts.gap_to(row["target_id"])
    return kind, chance, 0.0 if gap is None else -float(gap["gap"])


def _row(study: Study, tables: Tables, facts: Facts, year: int, page: str) -> dict[str, str]:
    indicator, told = facts.indicator, told_statements(study, facts, listed=True)
    # A section is led to by its heading's id; what is inferred has none but this row and a chart of all such.
    section = bool(facts.published) or page
    name = Markup('<a href="{}#{}"{}>{}</a>').format(
        page, indicator.id if section else "inferred",
        Markup("") if section else Markup(' id="{}"').format(indicator.id), indicator.name)
    last = last_text(facts)
    if facts.last is None:
        province = facts_of(study, tables, indicator, study.province)
        last = text("narrative-overview-province", last=last_text(province)) if province.last is not None else "–"
    return {"name": name, "last": last, "estimate": _estimate(study, facts, year), "word": _words(study, facts, told),
            "grade": str(told[0]["grade"]) if told else "–"}


def _level(study: Study, facts: Facts, year: int) -> tuple[str, str]:
    """Role and name of the main level, "–" without one; with its year where that is not the `year` of the table."""
    row = main_statement(study, facts)
    if row is not None:
        role, name, due = str(row["role"]), pace_with_level(study, row), int(row["year"])
    else:
        level = main_level(study, facts.indicator, facts.area, facts.indicator.main_group)
        if level is None:
            return "", "–"
        role, name, due = role_of(level, facts.area), target_name(study, level), level.year
    return role, name if due == year else f"{name} ({due})"


def _named(role: str, level: str) -> str:
    """With its role if that is not told by the heading; a sign and its number stay on one line."""
    return _SIGN.sub("\\1\u00a0", f"{role_text(role)}: {level}" if role else level)


def _estimate(study: Study, facts: Facts, year: int) -> str:
    shown = told_estimate(study, facts)
    if shown is None:
        return "–"
    unit, ends = facts.indicator.unit, (shown["lower_80"], shown["upper_80"])
    told = range_text(*ends, unit) if facts.standing == "inferred" else \
        estimate_with_range(shown["median"], *ends, unit)
    return told + few_text(facts.gaps) + ("" if int(shown["year"]) == year else f" ({shown['year']})")


def _words(study: Study, facts: Facts, told: Sequence[Row]) -> str:
    """The word of the main level with its probability; then each other level that leads to another word."""
    if not told:
        level = main_level(study, facts.indicator, facts.area, facts.indicator.main_group)
        return "–" if level is None else word_text("insufficient")
    main, *others = told
    said = ", ".join(filter(None, (word_with_probability(main), _missing(facts, main) or range_side(study, main))))
    beside = [f"{level_name(study, row, told)}: {word_with_probability(row)}" for row in others]
    word = word_id(str(main["word"]), main["probability"])
    return Markup('<span class="mark {}">{}</span>').format(word, _SIGN.sub("\\1\u00a0", "; ".join([said, *beside])))


def _missing(facts: Facts, row: Row) -> str:
    """The range of points that an inferred estimate is short of a level; "" of others and where none may be missing."""
    gap = facts.gap_to(row["target_id"]) if facts.standing == "inferred" else None
    if gap is None or is_missing(gap["gap_upper_80"]) or round(gap["gap_upper_80"], 1) <= 0:
        return ""
    least, most = (number(gap[f"gap_{end}_80"], 1) for end in ("lower", "upper"))
    return text("narrative-overview-missing", range=f"{least}–{most}")


def standings(study: Study, tables: Tables, area: Area) -> list[tuple[str, int]]:
    """How many of the directive's indicators stand where: class of likelihood, "insufficient" or "none", and number."""
    counts = dict.fromkeys(STANDINGS, 0)
    for facts in reported_facts(study, tables, area):
        if facts.indicator.role == "directive":
            counts[_standing(study, facts)] += 1
    return list(counts.items())


def _standing(study: Study, facts: Facts) -> str:
    if facts.last is None and facts.forecast is None:
        return "none"
    row = main_statement(study, facts)
    word = "insufficient" if row is None else word_id(str(row["word"]), row["probability"])
    return _TOGETHER.get(word, word)
