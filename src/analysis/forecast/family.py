"""One family: the series of one parent as a linear Gaussian model, exact given the hyperparameters.

z[i, t] = G[i, t] · f + r[i, t]. The factors f (the family's path, coefficients, declared effects) are shared by its
series; the remainders r are independent between series. What depends on hyperparameters has the axis of the points
first (points, …).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from analysis.forecast.arguments import Arguments
from analysis.forecast.prior import natural
from analysis.forecast.reversion import what_is_left, yearly_return
from analysis.forecast.scale import to_logit
from analysis.forecast.volatility import Volatility, learn_volatility

__all__ = ["Family", "bend_covariance", "build_families", "damped_time", "drift_covariance",
           "walk_covariance"]

FAMILY_LEVEL_SD = 2.5
# Standard deviation of an effect of known size: the covariance of the factors must have an inverse.
SMALLEST_EFFECT_SD = 1e-4


@dataclass(frozen=True, eq=False)
class Family:
    """Data of the series of one parent, on the logit scale.

    Attributes
    ----------
    members : (series,) places in the panel
    observed : (series, past years) logits of the figures, 0 where none
    inverse_errors : (series, past years) inverse standard deviations of rounding and sampling, 0 where no figure
    design : (series, all years, factors) loadings of the path (one factor a year), coefficients and effects
    effect_sizes, effect_sds : (effects,) prior means and standard deviations
    level_means, level_sds : (series,) prior of the levels around the family's; sds NaN where the family's spread holds.
        Such a prior means the whole distance from the family: covariates say nothing more of that series
    missing_covariates : (series,) how many of its ``covariate_count`` covariates are unknown
    origin : place of the last year with a figure, after which drifts are damped
    returning : whether distances from the family fade (module ``reversion``)
    """

    members: np.ndarray
    observed: np.ndarray
    inverse_errors: np.ndarray
    design: np.ndarray
    effect_sizes: np.ndarray
    effect_sds: np.ndarray
    level_means: np.ndarray
    level_sds: np.ndarray
    missing_covariates: np.ndarray
    covariate_count: int
    origin: int
    volatility: Volatility
    returning: bool

    @property
    def all_years(self) -> int:
        return int(self.design.shape[1])

    @property
    def past_years(self) -> int:
        return int(self.observed.shape[1])

    @property
    def factor_mean(self) -> np.ndarray:
        mean = np.zeros(self.design.shape[2])
        if self.effect_sizes.size:
            mean[-self.effect_sizes.size:] = self.effect_sizes
        return mean

    def take(self, rows: np.ndarray) -> Family:
        """The family of some of its series."""
        return replace(
            self, members=self.members[rows], observed=self.observed[rows], inverse_errors=self.inverse_errors[rows],
            design=self.design[rows], level_means=self.level_means[rows], level_sds=self.level_sds[rows],
            missing_covariates=self.missing_covariates[rows], volatility=self.volatility.take(rows))

    @property
    def prior_mean(self) -> np.ndarray:
        """Prior mean (series, all years)."""
        return self.design @ self.factor_mean + self.level_means[:, None]

    def path_covariance(self, points: np.ndarray, years: int | None = None) -> np.ndarray:
        """Covariance (points, series, years, years) of each series' path: drift, walk and noise, without its level."""
        theta, years = natural(points), years or self.all_years
        own, time = self.volatility, damped_time(theta["damping"], years, self.origin)
        drift = (theta["drift_spread"] ** 2)[:, None, None] * time[:, :, None] * time[:, None, :]
        moving = (walk_covariance(theta["innovation_sd"], years)
                  + (theta["drift_change_sd"] ** 2)[:, None, None] * bend_covariance(time))
        lasting = (moving[:, None] * (own.scales**2)[:, None, None]
                   + drift[:, None] * (own.drift_scales**2)[:, None, None])
        if self.returning:
            left = self.what_is_left(points, years)
            lasting = left @ lasting @ np.swapaxes(left, -1, -2)
        passing = (theta["noise_sd"][:, None] * own.scales) ** 2
        return lasting + passing[..., None, None] * np.eye(years)

    def yearly_return(self, points: np.ndarray) -> np.ndarray:
        """Rate (points, series; log per year) at which each series approaches the family."""
        own = self.volatility
        if not self.returning:
            return np.zeros((points.shape[0], own.scales.size))
        return yearly_return(points, self.unexplained_spread(points), own.scales, own.drift_scales * self.origin)

    def what_is_left(self, points: np.ndarray, years: int | None = None) -> np.ndarray:
        """Linear map (points, series, years, years) that lets the distance of each series' level and path from the
        family fade; it does not apply to noise."""
        return what_is_left(self.yearly_return(points), years or self.all_years)

    def level_left(self, points: np.ndarray, years: int | None = None) -> np.ndarray:
        """Share (points, series, years) of each series' initial distance from the family that is left in every year."""
        return np.exp(-self.yearly_return(points)[..., None] * np.arange(years or self.all_years))

    def level_variance(self, points: np.ndarray) -> np.ndarray:
        """Variance of each series' level around the family's: (points, series)."""
        level = np.where(np.isnan(self.level_sds), self.unexplained_spread(points), self.level_sds) ** 2
        return np.asarray(level + self.missing_covariates * self.coefficient_sd(points)[:, None] ** 2)

    def unexplained_spread(self, points: np.ndarray) -> np.ndarray:
        """Spread (points, series) of levels around where the covariates put them: with these, areas lie no wider apart.

        Of a series with a level prior covariates say nothing: its spread is the whole one of the family.
        """
        theta = natural(points)
        placed = np.isnan(self.level_sds) & (self.covariate_count > 0)
        explained = theta["covariate_share"][:, None] * placed
        return np.asarray(theta["level_spread"][:, None] * np.sqrt(1.0 - explained))

    def coefficient_sd(self, points: np.ndarray) -> np.ndarray:
        """Prior sd (points,) of a coefficient for one standard deviation of a covariate: equal parts of their share."""
        theta = natural(points)
        return np.asarray(theta["level_spread"] * np.sqrt(theta["covariate_share"] / max(self.covariate_count, 1)))

    def factor_covariance(self, points: np.ndarray) -> np.ndarray:
        """Covariance of the factors (points, factors, factors): path, coefficients, effects."""
        theta = natural(points)
        years, factors = self.all_years, self.design.shape[2]
        covariance = np.zeros((points.shape[0], factors, factors))
        drifting = (theta["common_drift_sd"] ** 2)[:, None, None] * drift_covariance(theta["common_persistence"], years)
        passing = (theta["common_noise_sd"] ** 2)[:, None, None] * np.eye(years)
        walk = walk_covariance(theta["common_sd"], years)
        covariance[:, :years, :years] = FAMILY_LEVEL_SD**2 + drifting + walk + passing
        for index in range(self.covariate_count):
            covariance[:, years + index, years + index] = self.coefficient_sd(points) ** 2
        for index, sd in enumerate(self.effect_sds):
            place = years + self.covariate_count + index
            covariance[:, place, place] = sd**2
        return covariance


def damped_time(damping: np.ndarray, years: int, origin: int) -> np.ndarray:
    """Damped time (points, years): t up to the origin; k years later, damping + … + damping^k more."""
    ahead = np.arange(years) - origin
    powers = np.where(ahead > 0, damping[:, None] ** np.maximum(ahead, 0), 1.0)
    powers[:, 0] = 0.0
    return np.cumsum(powers, axis=1)


def bend_covariance(time: np.ndarray) -> np.ndarray:
    """Covariance (points, years, years) of the path of a drift that changes each year by steps of variance 1."""
    bends = np.maximum(time[:, :, None] - time[:, None, :-1], 0.0)
    return bends @ np.swapaxes(bends, 1, 2)


def drift_covariance(persistence: np.ndarray, years: int) -> np.ndarray:
    """Covariance (points, years, years) of the cumulative shared drift, whose yearly values have variance 1.

    The drifts are a stationary autoregression of the first order (Box and Jenkins 1970, "Time series analysis"): those
    of years k apart have the correlation persistence^k. A persistence of 1 gives a straight line, 0 a random walk.
    """
    apart = np.abs(np.arange(years)[:, None] - np.arange(years))
    drifts = persistence[:, None, None] ** apart
    drifts[:, 0, :] = drifts[:, :, 0] = 0.0
    return np.cumsum(np.cumsum(drifts, axis=1), axis=2)


def walk_covariance(innovation_sd: np.ndarray, years: int) -> np.ndarray:
    """Covariance (points, years, years) of random walks that start at 0."""
    count = np.arange(years)
    return (innovation_sd**2)[:, None, None] * np.minimum(count[:, None], count[None, :])


def build_families(arguments: Arguments) -> list[Family]:
    """One family for each parent, in the order of the parents' labels."""
    latent, variance = to_logit(arguments.values, arguments.bounds, arguments.denominators,
                                arguments.standard_errors)
    known = np.isfinite(latent)
    observed = np.where(known, latent, 0.0)
    inverse_errors = np.where(known, 1.0 / np.sqrt(np.where(known, variance, 1.0)), 0.0)
    volatility = learn_volatility(latent, np.sqrt(variance), arguments.parent)
    return [_family(arguments, np.flatnonzero(arguments.parent == label), observed, inverse_errors, volatility)
            for label in range(int(arguments.parent.max()) + 1)]


def _family(
    arguments: Arguments, members: np.ndarray, observed: np.ndarray, inverse_errors: np.ndarray,
    volatility: Volatility,
) -> Family:
    by_covariates = np.isnan(arguments.level_sds[members])[:, None]
    covariates = np.where(by_covariates, arguments.covariates[members], 0.0)
    known_years = np.isfinite(arguments.values[members]).any(axis=0)
    for aggregate in arguments.aggregates:
        if aggregate.weights[members].sum() > 0:
            known_years = known_years | np.isfinite(aggregate.values)
    origin = int(np.flatnonzero(known_years).max()) if known_years.any() else known_years.size - 1
    return Family(
        members=members, observed=observed[members], inverse_errors=inverse_errors[members],
        design=_design(arguments, members, covariates),
        effect_sizes=np.array([effect.size for effect in arguments.effects]),
        effect_sds=np.array([max(effect.uncertainty, SMALLEST_EFFECT_SD) for effect in arguments.effects]),
        level_means=arguments.level_means[members], level_sds=arguments.level_sds[members],
        missing_covariates=np.isnan(covariates).sum(axis=1).astype(float),
        covariate_count=covariates.shape[1], origin=origin,
        volatility=volatility.take(members), returning=members.size > 1,  # a single series is its own family
    )


def _design(arguments: Arguments, members: np.ndarray, covariates: np.ndarray) -> np.ndarray:
    years = arguments.years.size + arguments.horizon
    calendar = arguments.years[0] + np.arange(years)
    effects = np.zeros((members.size, years, len(arguments.effects)))
    for index, effect in enumerate(arguments.effects):
        rows = np.ones(members.size, dtype=bool) if effect.series is None else np.isin(members, effect.series)
        for year in effect.years:
            columns = calendar >= year if effect.lasting else calendar == year
            effects[np.ix_(rows, columns, np.array([index]))] += 1.0
    path = np.broadcast_to(np.eye(years), (members.size, years, years))
    if not covariates.shape[1] and not arguments.effects:
        return path
    levels = np.broadcast_to(np.nan_to_num(covariates)[:, None, :], (members.size, years, covariates.shape[1]))
    return np.concatenate([path, levels, effects], axis=2)
