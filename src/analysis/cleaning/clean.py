"""The stage: figures → series, selection and findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.cleaning.agreement import conflicts
from analysis.cleaning.breaks import breaks, outside_definition
from analysis.cleaning.candidates import Candidate, Decision, candidates, finding_on
from analysis.cleaning.changes import refused, suspicion_findings, suspicions
from analysis.cleaning.choice import Choice, choose_all, sizes_of
from analysis.cleaning.commune_list import commune_list
from analysis.cleaning.consistency import pairs, province_below_district
from analysis.cleaning.eligibility import Context, decide
from analysis.cleaning.rates import check_rates, derive
from analysis.cleaning.replaced import replaced_by_files, with_reasons
from analysis.cleaning.wholes import doubtful_wholes
from analysis.findings import Finding, Severity
from analysis.language import text, use_language
from analysis.study import Study
from analysis.tables import SCHEMAS, check, empty

__all__ = ["Cleaned", "clean"]


@dataclass(frozen=True)
class Cleaned:
    """The result of cleaning.

    `series`, `selection` and `figures` are tables of `analysis.tables`. `figures` holds the input figures followed by
    the rates computed here; `selection` has one row for each of them.
    """

    series: pd.DataFrame
    selection: pd.DataFrame
    findings: list[Finding]
    figures: pd.DataFrame


def clean(figures: pd.DataFrame, study: Study, as_of: date | None = None) -> Cleaned:
    """Choose one value per year for each indicator, definition, area and group, and report what is doubtful.

    Parameters
    ----------
    figures : DataFrame
        The table ``figures``.
    study : Study
        The catalogue.
    as_of : date, optional
        Use only figures that could be known by then; default: all.

    Returns
    -------
    Cleaned
        Values are in the unit of the indicator. Nothing is lost: every figure has a row in the selection.
    """
    context = Context(study, as_of)
    everything = candidates(figures, study)
    decisions = {figure.figure_id: decision for figure in everything
                 if (decision := decide(figure, context)) is not None}
    decisions |= replaced_by_files(everything, decisions)
    eligible = [figure for figure in everything if figure.figure_id not in decisions]
    sizes = sizes_of(everything)
    settled = _settle(eligible, context, sizes)
    derived_ids = {figure.figure_id for figure in settled.derived}
    decisions = with_reasons(decisions | settled.decisions)
    used = [choice.winner for choice in settled.choices]
    findings = [
        *_refusals(everything + settled.derived, decisions, study),
        *settled.findings,
        *conflicts(settled.choices, study, sizes),
        *check_rates(used, study),
        *doubtful_wholes(used, study),
        *province_below_district(used, study),
        *outside_definition([figure for figure in used if figure.figure_id not in derived_ids], study),
        *breaks(used, study),
        *pairs(used, study),
        *commune_list(used, study),
    ]
    complete = _with_derived(figures, settled.derived)
    return Cleaned(_series(used), _selection(complete, decisions), findings, complete)


@dataclass(frozen=True)
class _Settled:
    choices: list[Choice]
    derived: list[Candidate]
    decisions: dict[str, Decision]
    findings: list[Finding]


def _settle(eligible: list[Candidate], context: Context, sizes: Mapping[str, int]) -> _Settled:
    """Choose figures, compute rates and test changes, repeatedly, until no weak figure in use is implausible."""
    study = context.study
    remaining = eligible
    decisions: dict[str, Decision] = {}
    findings: list[Finding] = []
    while True:
        choices = choose_all(remaining, sizes)
        derived = derive([choice.winner for choice in choices], study)
        derived_decisions = {figure.figure_id: decision for figure in derived
                             if (decision := decide(figure, context)) is not None}
        choices += choose_all([figure for figure in derived if figure.figure_id not in derived_decisions
                               and figure.figure_id not in decisions])
        suspected = suspicions([choice.winner for choice in choices], study)
        out = {entry[0].figure_id: entry for entry in refused(suspected, study)}
        if not out:
            break
        findings += suspicion_findings(list(out.values()), study)
        decisions |= {figure_id: Decision("rejected", "implausible") for figure_id in out}
        remaining = [figure for figure in remaining if figure.figure_id not in out]
    findings += suspicion_findings(suspected, study)
    decisions |= derived_decisions
    for choice in choices:
        decisions |= choice.decisions
    return _Settled(choices, derived, decisions, findings)


def _refusals(everything: list[Candidate], decisions: dict[str, Decision], study: Study) -> list[Finding]:
    """An error for each figure refused for its unit or size, a warning for each that covers part of a year."""
    severities: dict[str, Severity] = {"unit": "error", "bounds": "error", "part-of-year": "warning"}
    findings = []
    for figure in everything:
        rule = decisions[figure.figure_id].rule
        if rule not in severities:
            continue
        indicator = study.indicator(figure.key.indicator)
        findings.append(finding_on(
            figure, severities[rule], rule, study, wanted=indicator.unit,
            lower=_bound(indicator.lower), upper=_bound(indicator.upper)))
    return findings


def _bound(bound: float | None) -> float | str:
    return "–" if bound is None else bound


def _series(used: list[Candidate]) -> pd.DataFrame:
    if not used:
        return empty("series")
    fields = ("year", "value", "figure_id", "qualifier", "unit", "how", "verdict", "status")
    rows = [figure.key._asdict() | {field: getattr(figure, field) for field in fields} for figure in used]
    table = pd.DataFrame(rows).astype({"year": "Int64"})
    order = ["indicator", "definition", "area_code", "group", "year"]
    return check("series", table.sort_values(order, ignore_index=True))


def _selection(figures: pd.DataFrame, decisions: dict[str, Decision]) -> pd.DataFrame:
    if figures.empty:
        return empty("selection")
    rows = []
    with use_language("vi"):
        for figure_id in figures["figure_id"]:
            decision = decisions[figure_id]
            reason = decision.reason or text(f"rule-{decision.rule}")
            rows.append({"figure_id": figure_id, "status": decision.status, "rule": decision.rule,
                         "winner": decision.winner, "reason": reason})
    return check("selection", pd.DataFrame(rows))


def _with_derived(figures: pd.DataFrame, derived: list[Candidate]) -> pd.DataFrame:
    if not derived:
        return figures
    columns = list(SCHEMAS["figures"].columns)
    rows = [{**dict.fromkeys(columns, ""), **figure.key._asdict(),
             **{field: value for field, value in vars(figure).items() if field in columns},
             "source_title": figure.source} for figure in derived]
    added = pd.DataFrame(rows)[columns].astype({"year": "Int64"})
    return check("figures", pd.concat([figures, added], ignore_index=True))
