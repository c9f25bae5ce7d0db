"""What was stated and what came: ``python -m analysis.forecast.backtesting.stated PANELS_FOLDER``.

Writes two small files beside record.csv: reliability.csv, how often events came true that were given a probability in
the same tenth, and rules_record.csv, other bodies' on-track rules and this model asked the same questions. Both on the
protocol's windows of the noisy panels, without those that a known break parts from their past. The prior of each panel
is fitted without its file.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from analysis.forecast.backtesting.forecasts import Windows, collect_windows, our_forecasts
from analysis.forecast.backtesting.panels import prior_without, read_panels
from analysis.forecast.backtesting.protocol import LENGTHS, Group, make_groups
from analysis.forecast.backtesting.scoring import happened, reliability
from analysis.forecast.backtesting.situation_scores import SEED
from analysis.forecast.rule_history import History
from analysis.forecast.rule_scores import AFFIRMATIVE
from analysis.forecast.rules import RULES

__all__ = ["compare_rules", "rule_answers"]

HOME = Path(__file__).resolve().parent.parent


def rule_answers(group: Group) -> dict[str, np.ndarray]:
    """What each rule says of the scored areas' targets: (areas, horizons, targets), 1 for yes, 0 for anything else,
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


def _possible(windows: Windows) -> np.ndarray:
    """Targets that a percentage can reach: a rule is not to be asked about 104 %."""
    return np.asarray((windows.targets >= 0) & (windows.targets <= 100))


def _write(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write("# python -m analysis.forecast.backtesting.stated PANELS_FOLDER\n")
        stream.write(f"# {date.today().isoformat()}, seed {SEED}, noisy panels, not across a known break\n")
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main(arguments: list[str]) -> None:
    """Write both files beside record.csv, from the panels in the folder named."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        raise SystemExit("usage: python -m analysis.forecast.backtesting.stated FOLDER_OF_PANELS")
    panels = read_panels(Path(arguments[0]))
    # The number of each panel seeds its windows: they are those of the protocol.
    groups = [group for number, panel in enumerate(panels) if panel.source.noisy for length in LENGTHS
              for group in make_groups(panel, length, np.random.default_rng([SEED, number, length]))]
    windows = collect_windows(groups)
    _, chances, _ = our_forecasts(windows, lambda group: prior_without(group.panel))
    steady = np.isfinite(windows.truth) & ~windows.broken
    outcomes = happened(windows).astype(float)
    _write(HOME / "reliability.csv", [
        {"from": f"{row['from']:.1f}", "forecasts": row["forecasts"], "stated": round(row["stated"], 4),
         "happened": round(row["happened"], 4)}
        for row in reliability(chances[steady].ravel(), outcomes[steady].ravel())])
    asked = steady[..., None] & _possible(windows)
    said = [rule_answers(group) for group in groups]
    answers = {name: np.concatenate([each[name] for each in said])[asked] for name in RULES}
    _write(HOME / "rules_record.csv", compare_rules(answers, chances[asked], outcomes[asked]))


if __name__ == "__main__":
    main(sys.argv[1:])
