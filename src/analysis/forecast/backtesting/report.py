"""The protocol's results as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from analysis.forecast.backtesting.forecasts import OURS, YARDSTICK, JointEvents, Windows, for_windows, sources_of
from analysis.forecast.backtesting.protocol import LONG
from analysis.forecast.backtesting.scoring import (
    Scores,
    bootstrap_sums,
    cells,
    clustered_reliability,
    happened,
    interval,
    joint_scores,
    skill,
)

__all__ = ["protocol_report"]

PANDEMIC = 2020
RATIOS = (("CRPS / AutoETS", "crps", YARDSTICK), ("CRPS / naive", "crps", "naive"),
          ("Brier / AutoETS", "brier", YARDSTICK), ("Brier / naive", "brier", "naive"))


def _table(head: list[str], rows: Iterable[list[str]]) -> list[str]:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return [*lines, *("| " + " | ".join(row) + " |" for row in rows), ""]


def protocol_report(
    windows: Windows, scores: dict[str, Scores], chances: np.ndarray, events: JointEvents, stood_in: dict[str, int]
) -> list[str]:
    """Lines of Markdown: methods by panel, ratios with intervals, calibration, reliability, skill, joint events."""
    sources = sources_of(windows.groups)
    noisy, names = np.array([source.noisy for source in sources]), [source.name for source in sources]
    known = np.isfinite(windows.truth)
    steady = noisy[windows.panel][:, None] & known & ~windows.broken
    lines = _methods(windows, scores, names, known)
    lines += _ratios(windows, scores, names, noisy, known)
    lines += _calibration(windows, scores[OURS], noisy[windows.panel][:, None] & known, steady)
    lines += _reliability(windows, chances, steady)
    lines += _by_pandemic(windows, scores, chances, names, steady)
    lines += _skill(windows, chances, names, known)
    joint = joint_scores(events, noisy)
    lines += [f"Joint events (at least a quarter, half, three quarters of a parent's areas reach the target; "
              f"{joint['events']:,.0f} events, noisy panels): Brier score {joint['joint']:.4f} from the joint draws, "
              f"{joint['independent']:.4f} with the same probabilities taken as independent, "
              f"{joint['base_rate']:.4f} from the base rate.", ""]
    replaced = {name: count for name, count in stood_in.items() if count}
    if replaced:
        lines += ["The naive forecast stood in where a library refused: "
                  + ", ".join(f"{name} {count:,} of {windows.truth.shape[0]:,}" for name, count in replaced.items())
                  + ".", ""]
    return lines


def _methods(windows: Windows, scores: dict[str, Scores], names: list[str], known: np.ndarray) -> list[str]:
    rows = []
    for name, found in scores.items():
        row = [name]
        for number in range(len(names)):
            here = (windows.panel == number)[:, None] & known
            row.append(f"{found.crps[here].mean():.3f} · {100 * found.inside_80[here].mean():.0f}/"
                       f"{100 * found.inside_95[here].mean():.0f} · {found.brier[here].mean():.3f} · "
                       f"{found.error[here].mean():.3f}")
        rows.append(row)
    return ["CRPS · coverage of 80/95 % intervals · Brier score · mean absolute error of the median, all lengths:", "",
            *_table(["method", *names], rows)]


def _ratios(
    windows: Windows, scores: dict[str, Scores], names: list[str], noisy: np.ndarray, known: np.ndarray
) -> list[str]:
    """Geometric means over noisy panels and each panel's ratios, n ≥ 7."""
    rows = np.flatnonzero(windows.length >= LONG)
    used = known[rows]
    numbers = np.unique(windows.panel[rows])
    lines = []
    for label, quantity, against in RATIOS:
        if against not in scores:
            continue
        ours, theirs = (np.where(used, getattr(scores[name], quantity)[rows], 0.0).sum(axis=1)
                        for name in (OURS, against))
        observed, resampled = bootstrap_sums(
            np.column_stack([ours, theirs]), windows.cluster[rows], windows.panel[rows])
        ratio, spread = observed[:, 0] / observed[:, 1], resampled[..., 0] / np.maximum(resampled[..., 1], 1e-12)
        chosen = noisy[numbers]
        low, high = interval(np.exp(np.log(np.maximum(spread[:, chosen], 1e-12)).mean(axis=1)))
        each = []
        for index, number in enumerate(numbers):
            panel_low, panel_high = interval(spread[:, index])
            each.append(f"{names[number]} {ratio[index]:.3f} ({panel_low:.2f}–{panel_high:.2f})")
        lines.append([label, f"{np.exp(np.log(ratio[chosen]).mean()):.3f} ({low:.3f}–{high:.3f})",
                      "; ".join(each)])
    smooth = [number for number in numbers if not noisy[number]]
    if smooth and "local linear trend, logit" in scores:
        here = np.isin(windows.panel, smooth)[:, None] & known & (windows.length >= LONG)[:, None]
        part = scores[OURS].crps[here].mean() / scores["local linear trend, logit"].crps[here].mean()
        lines.append(["CRPS / local linear trend, smooth panels", f"{part:.3f}", ""])
    return [f"Ratios, n ≥ {LONG} (geometric mean over the noisy panels, 95 % interval by resampling parent × origin):",
            "", *_table(["ratio", "noisy panels", "each panel"], lines)]


def _calibration(windows: Windows, ours: Scores, noisy: np.ndarray, steady: np.ndarray) -> list[str]:
    lines = []
    for label, chosen in (("noisy panels", noisy), ("noisy panels, not across a known break", steady)):
        lines.append(f"Coverage, {label}: {100 * ours.inside_80[chosen].mean():.1f} % of 80 % intervals, "
                     f"{100 * ours.inside_95[chosen].mean():.1f} % of 95 % intervals.")
    found = cells(windows, ours, steady)
    judged = [cell for cell in found if cell["origins"] >= 10]
    good_80 = sum(cell["low_80"] <= 0.8 <= cell["high_80"] for cell in judged)
    good_95 = sum(cell["low_95"] <= 0.95 <= cell["high_95"] for cell in judged)
    lines += ["", f"The nominal level lies within the interval of the coverage in {good_80} (80 %) and "
              f"{good_95} (95 %) of {len(judged)} cells with ten or more origins (not across a known break):", ""]
    rows = [[str(cell["n"]), str(cell["horizon"]), f"{cell['forecasts']:,}", str(cell["origins"]),
             f"{100 * cell['coverage_80']:.1f} ({100 * cell['low_80']:.0f}–{100 * cell['high_80']:.0f})",
             f"{100 * cell['coverage_95']:.1f} ({100 * cell['low_95']:.0f}–{100 * cell['high_95']:.0f})"]
            for cell in found]
    return [*lines, *_table(["n", "horizon", "forecasts", "parents × origins", "80 %", "95 %"], rows)]


def _across_pandemic(windows: Windows) -> np.ndarray:
    """Which forecasts (rows, HORIZON) lead from before the pandemic's first year into it or beyond."""
    return for_windows(windows.groups, [group.leads_across(PANDEMIC) for group in windows.groups])


def _with_interval(row: Mapping[str, float]) -> str:
    """The share that came true, with its interval where there are two clusters or more to resample."""
    around = f" ({row['low']:.2f}–{row['high']:.2f})" if row["clusters"] >= 2 else ""
    return f"{row['happened']:.3f}{around}"


def _reliability(windows: Windows, chances: np.ndarray, steady: np.ndarray) -> list[str]:
    """Reliability of all steady forecasts, and of those that do not cross the pandemic."""
    across, outcomes = _across_pandemic(windows), happened(windows)
    tables = [{row["from"]: [f"{row['forecasts']:,}", f"{row['clusters']:.0f}", f"{row['stated']:.3f}",
                             _with_interval(row)]
               for row in clustered_reliability(windows, chances, outcomes, chosen)}
              for chosen in (steady, steady & ~across)]
    head = ["forecasts", "as many clusters", "mean stated", "came true"]
    return [f"Reliability of the probabilities (noisy panels, not across a known break); on the right without the "
            f"forecasts that lead from before {PANDEMIC}, the pandemic's first year, into it or beyond. In brackets "
            f"95 % intervals by resampling parent × origin; beside the forecasts the number of equal clusters that "
            f"they are worth:", "",
            *_table(["stated from", *head, *head], ([f"{start:.1f}", *row, *tables[1].get(start, ["–"] * 4)]
                                                    for start, row in tables[0].items()))]


def _by_pandemic(
    windows: Windows, scores: dict[str, Scores], chances: np.ndarray, names: list[str], steady: np.ndarray
) -> list[str]:
    """Scores of the forecasts across the first year of the pandemic, which no earlier figure announced."""
    across, outcomes, rows = _across_pandemic(windows), happened(windows).astype(float), []
    for number, name in enumerate(names):
        for label, chosen in ((f"across {PANDEMIC}", across), ("others", ~across)):
            here = (windows.panel == number)[:, None] & steady & chosen
            if (windows.panel == number)[across.any(axis=1)].any() and here.any():
                ours, base = skill(chances[here], outcomes[here])
                ratio = scores[OURS].crps[here].sum() / scores["naive"].crps[here].sum()
                rows.append([name, label, f"{here.sum():,}", f"{ratio:.3f}",
                             f"{100 * scores[OURS].inside_80[here].mean():.0f}",
                             f"{100 * scores[OURS].inside_95[here].mean():.0f}", _share_gained(ours, base)])
    if not rows:
        return []
    return [f"The same forecasts by whether {PANDEMIC} lies between (all lengths):", "",
            *_table(["panel", "", "forecasts", "CRPS / naive", "80 %", "95 %", "skill of the probabilities"], rows)]


def _share_gained(ours: float, base: float) -> str:
    """Brier skill score against the base rate; none where all or no targets were reached."""
    return f"{100 * (1 - ours / base):.0f} %" if base > 0 else "–"


def _skill(windows: Windows, chances: np.ndarray, names: list[str], known: np.ndarray) -> list[str]:
    outcomes = happened(windows).astype(float)
    rows = []
    for number, name in enumerate(names):
        for label, across in (("", False), (" (across break)", True)):
            here = (windows.panel == number)[:, None] & known & (windows.broken == across)
            if here.any():
                ours, base = skill(chances[here], outcomes[here])
                rows.append([name + label, f"{here.sum():,}", f"{ours:.4f}", f"{base:.4f}",
                             _share_gained(ours, base)])
    return ["Probability of the targets against the base rate:", "",
            *_table(["panel", "forecasts", "Brier", "base rate", "skill"], rows)]
