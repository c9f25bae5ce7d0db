"""What the back-test found of forecasts like these: why a probability is withheld, and with what one is given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.forecast.record import Kin
from analysis.language import number, text
from analysis.narrative.blocks import Block, Blocks, Folded, Paragraph
from analysis.narrative.facts import Facts
from analysis.narrative.sentences import has_probability, join_names, main_statement, told_statements
from analysis.outlook import Trial, failed_trial, narrow_trial, stands_alone, wanting_kin
from analysis.study import Study, is_applicable
from analysis.telling.rows import Tables, rows
from analysis.telling.words import is_missing, lower_first

__all__ = ["trial_note", "trial_notes", "unsaid_note"]


def unsaid_note(study: Study, listed: Sequence[Facts]) -> list[Block]:
    """Why no probability stands in some of these sentences: what the back-test found, once for each kind of series."""
    found: dict[Trial | None, list[str]] = {}
    for facts in listed:
        if facts.forecast is None:
            continue
        statement = main_statement(study, facts)
        # Where no level is known the sentence has said why.
        if statement is None or not is_missing(statement["probability"]) or is_missing(statement["target"]):
            continue
        whole = facts.area.code == study.province.code
        trial = failed_trial(int(facts.forecast["counted_figures"]), whole, facts.indicator.id)
        found.setdefault(trial, []).append(lower_first(facts.indicator.name))
    notes = [Paragraph(_unsaid(trial, names), "note") for trial, names in found.items()]
    return [Folded(text("narrative-unsaid-why"), Blocks(notes), "more")] if notes else []


def _unsaid(trial: Trial | None, names: list[str]) -> str:
    if trial is None:
        return text("narrative-unsaid-untried", names=join_names(names))
    if trial.kin is not None:
        return text("narrative-unsaid-kin", names=join_names(names), alone="alone" if trial.alone else "family",
                    **_kin_told(trial.kin))
    return text("narrative-unsaid-tried", names=join_names(names), failed=f"by-{trial.failed}",
                alone="alone" if trial.alone else "family", figures=trial.own_figures,
                more="more" if trial.or_more else "exact", count=number(trial.windows, 0),
                inside=number(100 * trial.inside_80, 1, fixed=True),
                wide=number(100 * trial.inside_95, 1, fixed=True))


def trial_note(study: Study, tables: Tables, facts: Facts) -> list[Block]:
    """What the back-test found of such forecasts, beside a probability whose trial held less than it should have.

    Of a province that stands by itself because fewer than half of its districts have figures, the trial of all panels;
    of any area the panel of the same indicator in the same country, where that misses the rule but is too small to
    decide.
    """
    if facts.forecast is None or not any(has_probability(row) for row in told_statements(study, facts)):
        return []
    counted, alone = int(facts.forecast["counted_figures"]), _is_alone(study, tables, facts)
    trial = narrow_trial(counted) if alone else None
    kin = wanting_kin(counted, alone, facts.indicator.id)
    name = lower_first(facts.indicator.name)
    told = [] if trial is None else [text(
        "narrative-narrow-trial", name=name, figures=trial.own_figures, more="more" if trial.or_more else "exact",
        count=number(trial.windows, 0), inside=number(100 * trial.inside_80, 1, fixed=True))]
    if kin is not None:
        told.append(text("narrative-kin-trial", name=name, **_kin_told(kin)))
    return [Paragraph(each, "note") for each in told]


def trial_notes(study: Study, tables: Tables, listed: Iterable[Facts]) -> list[Block]:
    """The same beside several probabilities, each note once, to be opened by who wants to know."""
    found = {str(note): note for facts in listed for note in trial_note(study, tables, facts)}
    return [Folded(text("narrative-trial-why"), Blocks(found.values()), "more")] if found else []


def _is_alone(study: Study, tables: Tables, facts: Facts) -> bool:
    """Whether this is a province that is forecast by itself."""
    if facts.area != study.province or facts.forecast is None:
        return False
    series = rows(tables, "series", indicator=facts.indicator.id, group=facts.indicator.main_group,
                  definition=facts.forecast["definition"])
    applying = {area.code for area in study.districts if is_applicable(study, facts.indicator, area)}
    return stands_alone(len(applying & set(series["area_code"])), len(applying))


def _kin_told(kin: Kin) -> dict[str, str]:
    """What the back-test found on the panel of an indicator in its own country: the variables of a message."""
    shares = {"inside": kin.coverage_80, "wide": kin.coverage_95, "stated": kin.stated, "happened": kin.happened}
    return {"situation": lower_first(text(f"narrative-record-{kin.situation}")),
            "panel": lower_first(text(f"narrative-record-panel-{kin.panel.replace('_', '-')}")),
            "count": number(kin.windows, 0), "clusters": number(kin.clusters, 0),
            "brier": number(kin.brier, 2, fixed=True), "base": number(kin.brier_base_rate, 2, fixed=True),
            **{name: number(100 * share, 0) for name, share in shares.items()}}
