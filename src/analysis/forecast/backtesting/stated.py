"""Probabilities stated and outcomes: rows of four small files beside record.csv.

reliability.csv: the share of events that came true, by tenths of the probability. staying_record.csv: the same for
staying at levels that the last figure had met. rules_record.csv: other bodies' on-track rules and this model on the
same questions. All are computed on the protocol's windows of the noisy panels, without those across a known break.
unseen_record.csv: scores on panels that no choice had been based on.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from analysis.forecast.backtesting.forecasts import Windows, for_windows, sources_of
from analysis.forecast.backtesting.protocol import LONG, Group
from analysis.forecast.backtesting.scoring import Scores, clustered_reliability, happened, stayed
from analysis.forecast.record import ALL_NOISY
from analysis.forecast.rule_history import History
from analysis.forecast.rules import AFFIRMATIVE, RULES

__all__ = ["compare_rules", "reliability_rows", "rule_answers", "rule_rows", "staying_rows", "unseen_rows"]


def rule_answers(group: Group) -> dict[str, np.ndarray]:
    """Answer of each rule on the scored areas' targets: (areas, horizons, targets), 1 for yes, 0 for anything else,
    NaN where the rule has no answer."""
    past, targets = group.past[group.scored], group.targets[group.scored]
    found = {name: np.empty(targets.shape) for name in RULES}
    for ahead, step in np.ndindex(*targets.shape[1:]):
        history = History(past, group.years, targets[:, ahead, step], group.origin + ahead + 1,
                          group.panel.source.better)
        for name, rule in RULES.items():
            said = rule(history).verdict
            found[name][:, ahead, step] = np.where(said == "none", np.nan, np.isin(said, AFFIRMATIVE))
    return found


def compare_rules(
    answers: Mapping[str, np.ndarray], chances: np.ndarray, outcomes: np.ndarray
) -> list[dict[str, object]]:
    """A row for each rule: questions that it answered, its Brier score, this model's and the base rate's on the same.

    Parameters
    ----------
    answers : mapping of arrays (questions,)
        1, 0 or NaN, by rule.
    chances, outcomes : arrays (questions,)
        This model's probabilities; 1 where the target was reached, else 0.
    """
    rows: list[dict[str, object]] = []
    for name, said in answers.items():
        asked = np.isfinite(said)
        rate = outcomes[asked].mean()
        yes, no = asked & (said == 1), asked & (said == 0)
        rows.append({
            "rule": name, "questions": int(asked.sum()),
            "brier": round(float(((said - outcomes)[asked] ** 2).mean()), 4),
            "brier_ours": round(float(((chances - outcomes)[asked] ** 2).mean()), 4),
            "brier_base_rate": round(float(rate * (1 - rate)), 4),
            "said_yes": int(yes.sum()), "yes_came_true": round(float(outcomes[yes].mean()), 4),
            "no_came_true": round(float(outcomes[no].mean()), 4),
        })
    return rows


def _steady(windows: Windows) -> np.ndarray:
    """Outcomes (rows, HORIZON) of noisy panels, not across a known break."""
    noisy = for_windows(windows.groups, [group.panel.source.noisy for group in windows.groups])
    return np.isfinite(windows.truth) & ~windows.broken & noisy[:, None]


def reliability_rows(windows: Windows, chances: np.ndarray) -> list[dict[str, object]]:
    """Rows of reliability.csv from the probabilities (rows, HORIZON, 3) of the targets."""
    return _reliability(windows, chances, happened(windows))


def staying_rows(windows: Windows, chances: np.ndarray) -> list[dict[str, object]]:
    """Rows of staying_record.csv from the probabilities (rows, HORIZON, 3) of staying at levels met already.

    The number of panels is included, because these rows may be written from fewer than all.
    """
    panels = sum(source.noisy for source in sources_of(windows.groups))
    return [row | {"panels": panels} for row in _reliability(windows, chances, stayed(windows))]


def _reliability(windows: Windows, chances: np.ndarray, came: np.ndarray) -> list[dict[str, object]]:
    return [{"from": f"{row['from']:.1f}", "forecasts": row["forecasts"], "stated": round(row["stated"], 4),
             "happened": round(row["happened"], 4), "clusters": round(row["clusters"]),
             "lower": round(row["low"], 4), "upper": round(row["high"], 4)}
            for row in clustered_reliability(windows, chances, came, _steady(windows))]


def rule_rows(windows: Windows, chances: np.ndarray) -> list[dict[str, object]]:
    """Rows of rules_record.csv. Only targets that a percentage can reach are included, none of 104 %."""
    asked = _steady(windows)[..., None] & (windows.targets >= 0) & (windows.targets <= 100)
    said = [rule_answers(group) for group in windows.groups]
    answers = {name: np.concatenate([each[name] for each in said])[asked] for name in RULES}
    return compare_rules(answers, chances[asked], happened(windows)[asked].astype(float))


def unseen_rows(windows: Windows, ours: Scores, naive: Scores, name: str) -> list[dict[str, object]]:
    """A row for each noisy panel of the set of that name, and one for all.

    CRPS relative to that of the naive forecast, in windows with ``LONG`` or more figures, empty for panels without any
    (over all panels their geometric mean); coverage of the intervals in windows of every length.
    """
    known = np.isfinite(windows.truth)
    long = known & (windows.length >= LONG)[:, None]
    sources = sources_of(windows.groups)
    noisy = [number for number, source in enumerate(sources) if source.noisy]
    rows, ratios = [], list[float]()
    for number in noisy:
        here = (windows.panel == number)[:, None]
        counted = here & long
        own = [float(ours.crps[counted].sum() / naive.crps[counted].sum())] if counted.any() else []
        rows.append(_row(sources[number].name, int(counted.sum()), own, ours, here & known))
        ratios += own
    together = np.isin(windows.panel, noisy)[:, None]
    rows.append(_row(ALL_NOISY, int((together & long).sum()), ratios, ours, together & known))
    return [{"set": name, **row} for row in rows]


def _row(panel: str, forecasts: int, ratios: list[float], ours: Scores, here: np.ndarray) -> dict[str, object]:
    return {"panel": panel, "forecasts": forecasts,
            "crps_of_naive": f"{np.exp(np.mean(np.log(ratios))):.3f}" if ratios else "",
            "coverage_80": f"{ours.inside_80[here].mean():.3f}", "coverage_95": f"{ours.inside_95[here].mean():.3f}"}
