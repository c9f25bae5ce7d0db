"""What declared shocks did to a series, and how much the model lets them do."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.language import number, text
from analysis.narrative.blocks import Block, Bullets
from analysis.narrative.facts import Facts
from analysis.narrative.sentences import marked_value, published_text, when_text
from analysis.outlook.shocks import shock_range
from analysis.study import Shock, Study
from analysis.telling.rows import Row
from analysis.telling.words import range_text, time_text

__all__ = ["shock_sentences", "shock_block"]


def shock_block(study: Study, facts: Facts) -> list[Block]:
    """A list of the shocks of the definition in force, empty where there are none."""
    sentences = shock_sentences(study, facts)
    return [Bullets(sentences)] if sentences else []


def shock_sentences(study: Study, facts: Facts) -> tuple[str, ...]:
    """For each shock: year, name, what the published figures show of it, and how far the model lets it reach.

    What the figures show is the figure of the year against the last one before it. What the model allows is the 80 %
    range of the declared size (mean 0, the catalogue's standard deviation on the logit scale) around that figure.
    """
    if facts.forecast is None:
        return ()
    definition, until = facts.forecast["definition"], int(facts.forecast["year"])
    series = {row["year"]: row for row in facts.of_definition(definition)}
    return tuple(_sentence(shock, series, facts) for shock in study.shocks_of(facts.indicator.id, definition)
                 if shock.year <= until and (not series or shock.year >= min(series)))


def _sentence(shock: Shock, series: Mapping[int, Row], facts: Facts) -> str:
    unit = facts.indicator.unit
    parts = [text(f"narrative-shock-{shock.form.replace('_', '-')}", year=str(shock.year), name=shock.name)]
    before = [year for year in series if year < shock.year]
    if not before:
        return " ".join([*parts, text("narrative-shock-no-start")])
    last = series[max(before)]
    start, shown = float(last["value"]), published_text(last, unit)
    if shock.year in series:
        measured = series[shock.year]
        change = float(measured["value"]) - start
        parts.append(text("narrative-shock-fall" if change < 0 else "narrative-shock-rise",
                          when=time_text(str(measured["reference_date"]), shock.year),
                          value=marked_value(published_text(measured, unit), measured), change=number(abs(change), 1),
                          start=f"{shown} ({when_text(last)})"))
    else:
        parts.append(text("narrative-shock-not-measured", year=str(shock.year)))
    allowed = range_text(*shock_range(shock, start, facts.indicator.bounds), unit)
    parts.append(text("narrative-shock-allowed", start=marked_value(shown, last), range=allowed))
    return " ".join(parts)
