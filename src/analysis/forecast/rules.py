"""On-track rules of other bodies, as they publish them: past figures and a target in, a verdict out.

They are yes/no judgements without uncertainty; they stand beside a forecast, they do not replace it. Each
rule takes a :class:`History` and returns :class:`Verdicts`, one entry a series. Where a rule has no answer
(fewer than two figures, a growth rate from 0) the verdict is "none" and `reason` says why. Gaps stay gaps.

What was checked against published text and what was not is said in each docstring.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from analysis.forecast.rule_history import Array, History, Verdicts, answer

__all__ = ["AFFIRMATIVE", "History", "RULES", "Verdicts", "anticipated_progress", "average_annual_reduction",
           "cagr_ratio", "expected_share", "linear_pace", "sdsn_trend"]

NEAR_BOUND = 1.0  # points within which a target of 0 or 100 counts as reached (UNSD)
RECENT_YEARS = 4  # how far back the recent trend of the SDSN rule looks


def _growth(start: Array, end: Array, span: Array) -> Array:
    """Compound yearly growth; NaN from 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(start > 0, (end / start) ** (1.0 / span) - 1.0, np.nan)


def cagr_ratio(history: History) -> Verdicts:
    """Observed over required compound growth: the rule of Eurostat, as Statistics Canada writes it down.

    CAGR = (y_t / y_0)^(1 / (t − t_0)) − 1 between the first and the last figure; required: the same with the target
    y_T in year t_T, from the first figure. R = d · CAGR / |CAGR_required|, d = +1 or −1 the direction wanted.
    "target_achieved"; R ≥ 0.95 "on_track"; 0.60–0.95 "acceleration_needed"; 0–0.60 "limited_progress"; below 0
    "deterioration". `needed` is the growth needed from the last figure on, per cent a year.

    Source: Open SDG documentation, "Progress Measurement Methodology" (Statistics Canada, after Eurostat), with the
    formulas and thresholds above; its program takes both rates from the base year. Checked there. Eurostat's own
    annex names the classes otherwise (significant, moderate, insufficient progress, movement away): not checked.
    """
    (start, began), (value, year) = history.first, history.last
    achieved = history.meets(value)
    observed = _growth(start, value, np.maximum(year - began, 1))
    required = _growth(start, history.target, history.target_year - began)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = history.sign * observed / np.abs(required)
    moved_away = history.meets(start) & ~achieved
    needed = 100.0 * _growth(value, history.target, history.target_year - year)
    choices = [(achieved, "target_achieved"), (moved_away, "deterioration"), (ratio >= 0.95, "on_track"),
               (ratio >= 0.60, "acceleration_needed"), (ratio >= 0.0, "limited_progress"),
               (ratio < 0.0, "deterioration")]
    return answer(history, choices, np.where(achieved, np.nan, ratio), np.where(achieved, 0.0, needed),
                  ("ratio", "percent_per_year"), (start <= 0) & ~achieved & ~moved_away)


def expected_share(history: History) -> Verdicts:
    """Share of the way that the observed growth would cover by the target year: the United Nations Statistics Division.

    v_e = v_t (1 + CAGR)^(T − t) carries the observed compound growth on; S = (v_e − v_0) / (v_T − v_0). Target met,
    or within 1 point of a target of 0 or 100, or S ≥ 0.95: "on_track"; 0.10–0.95 "fair_progress"; below 0.10
    "stagnation". There is no way, hence no S, once the target is met, or where the first figure met it already: lost
    since, that is "stagnation" however large S comes out.

    Source: Eustat, "Measuring progress on the Sustainable Development Goals", which restates the Progress Chart
    Technical Note 2023 and the Technical Note for Progress Assessment 2024 of the UNSD with these formulas,
    thresholds and exceptions. Checked there, not in the notes themselves.
    """
    (start, began), (value, year) = history.first, history.last
    at_bound = np.isin(history.target, history.bounds) & (np.abs(value - history.target) <= NEAR_BOUND)
    achieved = history.meets(value) | at_bound
    growth = _growth(start, value, np.maximum(year - began, 1))
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = value * (1.0 + growth) ** (history.target_year - year)
        share = (expected - start) / (history.target - start)
    moved_away = history.meets(start) & ~achieved
    needed = 100.0 * _growth(value, history.target, history.target_year - year)
    choices = [(achieved, "on_track"), (moved_away, "stagnation"), (share >= 0.95, "on_track"),
               (share >= 0.10, "fair_progress"), (share < 0.10, "stagnation")]
    return answer(history, choices, np.where(achieved | moved_away, np.nan, share), np.where(achieved, 0.0, needed),
                  ("share", "percent_per_year"), (start <= 0) & ~achieved & ~moved_away)


def _line(values: Array, years: Array, weights: Array) -> tuple[Array, Array]:
    """Slope, and value in the year 0, of each series' line (weighted least squares): value + slope · year."""
    known = np.isfinite(values)
    mass = np.where(known, weights, 0.0)
    total = np.maximum(mass.sum(axis=1), 1e-300)
    filled = np.where(known, values, 0.0)
    mean_year, mean = (mass * years).sum(axis=1) / total, (mass * filled).sum(axis=1) / total
    off = years - mean_year[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = (mass * off * (filled - mean[:, None])).sum(axis=1) / (mass * off**2).sum(axis=1)
    return slope, mean - slope * mean_year


def anticipated_progress(history: History) -> Verdicts:
    """Gap that a time-weighted line would leave: the Anticipated Progress Index of ESCAP, used by all UN regions.

    A linear regression that weighs recent figures more gives the value Î of the target year; gap = |T − Î| / |T − y_0|,
    0 where Î meets the target. Gap ≤ 0.10 "on_track"; to 1 "accelerate"; above 1 (Î further away than the start)
    "reverse".

    Source: UNECE and ESCAP, technical notes on the progress assessment (2022, 2026; Bidarbakht Nia, 2017): weighted
    regression, and the gap "relative to the progress required", checked there. Not checked, because the text read
    does not give them: the weights (here proportional to the number of years since the first figure, plus one) and
    the limit of 0.10.
    """
    start, began = history.first
    weights = np.maximum(history.years[None, :] - began[:, None], 0.0) + 1.0
    slope, base = _line(history.values, history.years, weights)
    anticipated = np.clip(base + slope * history.target_year, *history.bounds)
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = np.abs(history.target - anticipated) / np.abs(history.target - start)
    reaches = history.meets(anticipated)
    moved_away = history.meets(start) & ~reaches
    choices = [(reaches, "on_track"), (moved_away, "reverse"), (gap <= 0.10, "on_track"), (gap <= 1.0, "accelerate"),
               (gap > 1.0, "reverse")]
    return answer(history, choices, np.where(reaches, 0.0, np.where(moved_away, np.nan, gap)),
                  history.points_needed, ("gap", "points_per_year"))


def sdsn_trend(history: History) -> Verdicts:
    """Recent against required linear pace: the trend arrows of the SDG Index (SDSN).

    Observed: mean yearly change from the earliest figure within four years of the last one (else the figure before
    it) to the last. Required: (target − first) / (target year − first year), or from the last figure where the first
    met the target and the last does not. Ratio ≥ 1 or target met "on_track";
    0.5–1 "moderately_improving"; 0–0.5 "stagnating"; below 0 "decreasing".

    Source: Sustainable Development Report, methods summary (Lafortune et al., 2018): linear yearly rates compared
    with the rate needed. Not checked, because the text read stops before them: the limit of one half and the
    length of the recent period. The SDSN works on normalised scores; a ratio of two linear rates is the same on
    both, except where scores are cut off at the ends.
    """
    (start, began), (value, year) = history.first, history.last
    earlier = history.known & (history.years < year[:, None])
    recent = earlier & (history.years >= year[:, None] - RECENT_YEARS)
    before = history.values.shape[1] - 1 - earlier[:, ::-1].argmax(axis=1)
    origin, since = history.pick(np.where(recent.any(axis=1), recent.argmax(axis=1), before))
    observed = (value - origin) / np.maximum(year - since, 1)
    met = history.meets(value)
    with np.errstate(divide="ignore", invalid="ignore"):
        required = (history.target - start) / (history.target_year - began)
        required = np.where(history.meets(start), history.points_needed, required)
        ratio = history.sign * observed / np.abs(required)
    choices = [(met, "on_track"), (ratio < 0.0, "decreasing"), (ratio >= 1.0, "on_track"),
               (ratio >= 0.5, "moderately_improving"), (ratio >= 0.0, "stagnating")]
    return answer(history, choices, np.where(met, np.nan, ratio), history.points_needed,
                  ("ratio", "points_per_year"))


def average_annual_reduction(history: History) -> Verdicts:
    """Average annual rate of reduction (AARR) against the rate required: UNICEF.

    b is the least-squares slope of the logarithm of the prevalence on the year, over all figures; AARR = 1 − e^b.
    Required from the last figure: 1 − (target / last)^(1 / years). "achieved"; AARR ≥ required "on_track";
    0 ≤ AARR "too_slow"; below 0 "worsening". A measure that is better high is taken by its rest (100 − value), since
    the rule is one of reducing a deprivation. No verdict where that is 0, in a figure or in the target.

    Source: UNICEF, Technical Note "How to calculate AARR of underweight prevalence" (2007), through the NIPN
    platforms' page on it: exponential fit; its example (slope −0.06613) gives 6.4 % a year. Checked there. The
    names of the classes are this project's.
    """
    lower, upper = history.bounds

    def rest(measured: Array) -> Array:
        """What is to be reduced."""
        return upper - measured if history.better == "up" else measured - lower

    value, year = history.last
    figures, aimed, latest = rest(history.values), rest(history.target), rest(value)
    with np.errstate(divide="ignore", invalid="ignore"):
        slope, _ = _line(np.log(np.where(figures > 0, figures, np.nan)), history.years, np.ones_like(figures))
        required = 1.0 - (aimed / latest) ** (1.0 / (history.target_year - year))
    rate = 1.0 - np.exp(slope)
    achieved = history.meets(value)
    undefined = ~achieved & ((np.nanmin(np.where(history.known, figures, np.inf), axis=1) <= 0) | (aimed <= 0))
    choices = [(achieved, "achieved"), (rate >= required, "on_track"), (rate >= 0.0, "too_slow"),
               (rate < 0.0, "worsening")]
    return answer(history, choices, 100.0 * rate, np.where(achieved, 0.0, 100.0 * required),
                  ("percent_per_year", "percent_per_year"), undefined)


def linear_pace(history: History) -> Verdicts:
    """Linear pace carried on, with the categories used for India's 707 districts.

    Pace = (last − first) / years, points a year. "achieved_1": met now and still at the target year if the pace goes
    on; "achieved_2": met now, but the pace would undo it; "on_target": not met, the pace suffices; "off_target":
    otherwise. `attained` is the first year-end at which the line meets the target; NaN where it never does.

    Source: Subramanian et al. (2023), "Progress on Sustainable Development Goal indicators in 707 districts of
    India", The Lancet Regional Health – Southeast Asia; the four categories as restated in The Hindu, 7 March 2023,
    checked there. The paper compares two survey rounds; here the first and the last figure stand for them.
    """
    (start, began), (value, year) = history.first, history.last
    pace = (value - start) / np.maximum(year - began, 1)
    ahead = np.clip(value + pace * (history.target_year - year), *history.bounds)
    met, will = history.meets(value), history.meets(ahead)
    with np.errstate(divide="ignore", invalid="ignore"):
        wait = np.ceil((history.target - value) / pace - 1e-9)
    attained = np.where(met, year, np.where(history.sign * pace > 0, year + wait, np.nan))
    choices = [(met & will, "achieved_1"), (met, "achieved_2"), (will, "on_target"), (~met & ~will, "off_target")]
    return answer(history, choices, pace, history.points_needed, ("points_per_year", "points_per_year"),
                  attained=attained)


RULES: dict[str, Callable[[History], Verdicts]] = {
    "eurostat": cagr_ratio, "unsd": expected_share, "escap": anticipated_progress, "sdsn": sdsn_trend,
    "unicef": average_annual_reduction, "india_districts": linear_pace,
}
"""The rules by the id of the body, in the order in which they are shown."""

AFFIRMATIVE = ("target_achieved", "on_track", "achieved", "achieved_1", "on_target")
"""The verdicts, of whatever rule, that say the target will be met at the end of its year, by each body's definition.

Eurostat, the UNSD, the SDSN and UNICEF: on track, or met by the last figure, whichever way it moves. ESCAP: the line
meets the target or ends next to it, whatever the last figure. India's districts: the pace meets it, or keeps what is
met; "achieved_2" is met today and says that the pace will have lost it by then, which is a no.
"""
