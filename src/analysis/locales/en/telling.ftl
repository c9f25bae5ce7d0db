# Words that pictures, sentences and downloads share
telling-more-sources = and { $count } other sources
telling-no-figures = No published figures yet
telling-silent-none = no figures
telling-silent-not-applicable = not applicable
telling-silent-none-alt = No figures: { $areas }.
telling-silent-not-applicable-alt = Not applicable (no ward or township): { $areas }.
telling-holder = Figures are held by: { $holder }.
telling-grade = grade { $grade }
telling-role-target = target
telling-role-yardstick = yardstick
telling-pace-down = down { $value } percentage points a year
telling-pace-up = up { $value } percentage points a year
telling-pace-since = { $name } since the end of { $year }
telling-on-day = { $date }
telling-year-end = end of { $year }
telling-computed-by-project = forecast: computed by this suite on figures known by { $day }
telling-item = { $area } { $value }
telling-count = { $class } ({ $count })

# Units after a number
telling-unit-households = households
telling-unit-persons = persons
telling-unit-thousand-persons = thousand persons
telling-unit-children = children
telling-unit-communes = communes
telling-unit-districts = districts
telling-unit-villages = villages
telling-unit-schools = schools
telling-unit-schemes = schemes
telling-unit-criteria = criteria
telling-unit-criteria-per-commune = criteria a commune
telling-unit-cases = cases
telling-unit-targets = targets
telling-unit-units = units
telling-unit-km2 = km²
telling-unit-per-mille = ‰
telling-unit-per-1000-births = ‰ of live births
telling-unit-doctors-per-10k = doctors per 10,000
telling-unit-beds-per-10k = beds per 10,000
telling-unit-points-per-year = percentage points a year
telling-unit-points = percentage points

# Sentences about one row of a table
telling-sentence-nowcast = Estimate for the end of { $year }: { $median }, 80% range: { $range80 }, 95% range: { $range95 }.
telling-sentence-forecast = Forecast for the end of { $year }: { $median }, 80% range: { $range80 }, 95% range: { $range95 }.
telling-sentence-inferred = Not enough figures; inferred from the province for the end of { $year }: 80% range: { $range80 }, 95% range: { $range95 }.
telling-sentence-target = { $form ->
    [pace] { $role } for { $year }: { $name }, that is { $level } ({ $by }).
   *[level] { $role } for { $year }: { $level } ({ $by }).
}
telling-sentence-likelihood = { $tense ->
    [past] Probability that it was reached: { $probability } ({ $word }).
   *[future] Probability of reaching it: { $probability } ({ $word }).
}
telling-sentence-insufficient = Not enough figures for a statement of likelihood.
telling-sentence-outcome = Outcome: { $word }.
