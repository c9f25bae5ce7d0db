# Charts and maps
charts-source = Source: { $source }.
charts-not-applicable = Not applicable: the district has no ward or township
charts-title = { $indicator } – { $area }

# Sentences of text alternatives
charts-sentence-subject = { $indicator }, { $area }.
charts-sentence-last = Latest figure: { $value } ({ $when }, { $how }).
charts-sentence-none-own = No figure of this area itself has been published.
charts-sentence-shock = { $year } is marked for a declared shock: { $name }.
charts-sentence-breaks = The definition changed { $count ->
    [one] once
   *[other] { $count } times
}; figures before and after cannot be compared directly.
charts-map-north-letter = N
charts-origin = { $how ->
    [planned] planned
    [computed] { $status ->
        [illustrative] computed from illustrative figures
       *[published] computed from published figures
    }
   *[stated] { $status ->
        [illustrative] illustrative
       *[published] published
    }
}

# Yearly series
charts-legend-stated = published
charts-legend-computed = computed from published figures
charts-legend-at-least = source says “over”, “at least”
charts-legend-at-most = source says “under”, “at most”
charts-legend-weak = weak source, to be checked
charts-legend-forecast = forecast
charts-legend-nowcast = estimate
charts-legend-inferred = inferred from the province (grade C)
charts-legend-bands = { $kind }; dark band: 80% range, pale band: 95% range{ $cut ->
    [cut] {" "}(beyond the frame, to { $end })
   *[whole] {""}
}
charts-break = definition changes
charts-shock = { $mark } { $year }: { $name }.
charts-likelihood-line = Probability: { $probability }
charts-likelihood-line-past = Probability: { $probability }
charts-likelihood-brief = probability { $probability }
charts-series-caption = Lines join years of one definition only; years without figures are dotted.

# Comparison of districts
charts-districts-title = { $indicator } by district, end of { $year }
charts-districts-published = published for that year
charts-districts-own = estimated from own figures, 80% and 95% ranges
charts-districts-inferred = range inferred, not enough figures
charts-districts-target = { $role }: { $name }
charts-districts-caption = { $indicator }, end of { $year }, { $sorted ->
    [median] those with own figures by median, then the others in the order of the administrative list
   *[no] in the order of the administrative list
}. With a dot: estimated from own figures; pale and without one: range inferred from the province.
charts-districts-alt = { $indicator } in { $count } district-level units, end of { $year }: { $own } with figures of their own, { $inferred } inferred, { $none } without figures.
charts-districts-alt-ends = Among those with figures of their own, lowest: { $low }; highest: { $high }.
charts-districts-alt-province = Province: { $value }.

# What is inferred of an area
charts-inferred-title = { $area }: inferred ranges and the levels set, end of the target year
charts-inferred-range = range inferred, 80% (dashed: 95%)
charts-inferred-province = province's last figure, same definition
charts-inferred-or = { " " }or{ " " }
charts-inferred-caption = The longer a range, the less is known of the area; a range has no middle, since its middle says nothing.
charts-inferred-alt = { $area }, { $count } rates inferred from the province. { $held ->
    [0] None of them has a level.
   *[other] The level lies inside the 80% range of { $within } of the { $held } rates that have one: nothing is ruled out there.
} 80% ranges: { $rows }.

charts-multiples-alt-ends = Among the { $count } districts with a figure for the end of { $year }, lowest: { $low }; highest: { $high }.
charts-multiples-alt-few = Only { $count } { $count ->
    [1] district has a figure
   *[other] districts have figures, of different years or definitions
}: { $areas }.
charts-multiples-alt-one = { $area } { $value } ({ $year })
charts-multiples-title = { $indicator }: province and 15 districts on one scale
charts-multiples-caption = One area a panel, one scale. Red line: target or yardstick.
charts-coverage-title = How many outcomes fell inside the forecast's range
charts-coverage-inside = inside the { $level }% range (dashed: what it should be)
charts-coverage-axis = % of outcomes inside the range; right: number of trials
charts-coverage-alt = { $name }: { $inside }% of outcomes inside the 80% range, { $wide }% inside the 95% range, in { $count } trials.
charts-coverage-caption = The nearer a dot to the dashed line of its colour, the more the range can be trusted; left of it, the range is too narrow.
charts-coverage-source = this project's back-test on real published panels
charts-reliability-title = Stated probability against what came true
charts-reliability-note = Beside each dot: number of statements. Hollow: fewer than { $few }, too few to judge.
charts-reliability-ideal = as stated
charts-reliability-reaching = levels not yet met: reached?
charts-reliability-staying = levels met already: kept?
charts-reliability-stated = stated probability
charts-reliability-happened = share that came true
charts-reliability-alt = About { $stated }% stated: { $happened }% came true ({ $count } statements).
charts-reliability-caption = The nearer a dot to the dashed line, the more a probability can be trusted; below it too much was promised, above it too little.
charts-bivariate-title = { $first } and { $second }
charts-bivariate-legend = Two values in three classes each (units)
charts-bivariate-class = { $one ->
    [poverty_rate] poverty
   *[any] first value
} { $first }, { $other ->
    [ethnic_minority_share] minority share
    [difficult_area_communes_qd1049_2014] difficult communes
    [census_flush_toilet] flush toilets
    [census_water_tap_or_drilled_well] tap or well water
   *[any] second value
} { $second }
charts-bivariate-low = low
charts-bivariate-middle = middle
charts-bivariate-high = high
charts-bivariate-limits = { $level }: { $limits }
charts-bivariate-no-gap = The map shows the rate, not the gap to the target: the target is a yearly pace reckoned from each district's own start, and where inferred the gap would only repeat the province's.
charts-bivariate-scheme = { $second } is cut into thirds of the districts.
charts-bivariate-sides = { $first }: 80% range against the province ({ $province })
charts-bivariate-side-low = low: wholly below
charts-bivariate-side-middle = middle: holds the province
charts-bivariate-side-high = high: wholly above
charts-bivariate-note = Below the name: { $first } at the end of { $year } (where inferred, the 80% range) · { $second }.
charts-bivariate-alt = High in both: { $areas }.

# Maps
charts-map-value-title = { $indicator }, end of { $year }
charts-map-gap-title = Distance to the { $role } – { $indicator }, { $year }
charts-map-probability-title = Likelihood of reaching the { $role } – { $indicator }, { $year }
charts-map-context-title = { $indicator }, { $year }
charts-map-context-title-latest = { $indicator }, latest year with figures
charts-map-class = { $lower }–{ $upper }
charts-map-reached = median no longer short, which does not mean reached
charts-map-reached-short = reached
charts-map-not-reached-short = not reached
charts-map-status-published = published
charts-map-status-forecast = estimated from own figures
charts-map-status-inferred = inferred, not enough figures
charts-map-status-title = Where the number comes from
charts-map-classes-title = { $unit } (number of units)
charts-map-word-title = Probability (number of units)
charts-map-word-range = { $word }: { $range }
charts-map-scheme-natural = Classes: natural breaks (Fisher–Jenks), { $count } classes.
charts-map-scheme-unique = One class for each value.
charts-map-scheme-words = Five likelihood classes after the IPCC guidance.
charts-map-north = North is up
charts-map-attribution = Boundaries generalised from the Vietnam Administrative Units Reference Map (sapnhap.bando.com.vn), 15 district-level units until 30 June 2025; thematic use only.
charts-map-range-note = Below the name: value and 80% range; where inferred, the range only.
charts-map-gap-note = Below the name: how much is missing (median; 80% range); where inferred, the range only.
charts-map-inferred-note = Inferred districts (grey hatches) have no colour: only a wide range is known, below the name.
charts-map-word-inferred = hatched: inferred from the province (grade C)
charts-map-weak-note = An asterisk marks a weak source, to be checked.
charts-map-pair-note = { $pair }: published jointly for two units, drawn as one area.
charts-map-alt-value = Map of { $title }: { $count } of { $total } areas have a value. { $ends }
charts-map-alt-ends = Lowest: { $low }; highest: { $high }.
charts-map-alt-class = { $word }: { $areas }.
charts-map-alt-gap = Furthest from the target: { $areas }.
charts-map-alt-inferred = Inferred from the province: { $areas }.
charts-map-target = { $role }: { $name } ({ $by }).

# Equity between groups
charts-equity-title = { $indicator }: { $group } and the rest – { $area }
charts-equity-ratio = ×{ $ratio }
charts-equity-forecast = estimated
charts-equity-ratio-legend = ratio of the two groups
charts-equity-caption = { $indicator }: { $group } against the rest of the population (not against all). Numbers after ×: ratio of the two groups.
charts-equity-alt-year = End of { $year }: { $group } { $value }, the rest { $rest }, { $ratio } times.
charts-equity-none = The gap between groups cannot be computed from published figures

# Tables
charts-matrix-caption = Likelihood of attainment by the end of { $year }, province and districts
charts-matrix-caption-any = Likelihood that districts reach the targets
charts-matrix-area = Area
charts-matrix-without = No estimate for districts: { $indicators }.
charts-matrix-scroll = { $caption } (table scrolls sideways)
charts-short-reached = reached (published)
charts-short-very-likely = very likely
charts-short-likely = likely
charts-short-as-likely-as-not = as likely as not
charts-short-unlikely = unlikely
charts-short-very-unlikely = very unlikely
charts-short-not-reached = not reached (published)
charts-short-insufficient = not enough data
charts-province-only-caption = Targets held against the province only
charts-province-only-indicator = Indicator
charts-province-only-target = Target or yardstick
charts-province-only-range = Estimate, 80% range
charts-province-only-word = Likelihood
charts-province-only-grade = Grade
charts-map-series-title = { $indicator } of the districts { $years ->
    [1] at the end of { $year }
   *[other] over the years
} ({ $definition })
charts-map-series-year = { $year } · { $count } of { $total } districts
charts-map-series-note = Published figures; all years share one scale of colours. Only years with figures of at least { $few } districts are drawn; nothing is inferred between them.
charts-map-series-names = Districts by number on the map
charts-map-series-alt = End of { $year }: figures of { $count } districts, lowest { $low }, highest { $high }.

# Communes by region I, II, III
charts-communes-title = Communes of the ethnic-minority and mountainous areas by region
charts-communes-legend = Region of the commune
charts-communes-region = Region { $region }
charts-communes-hardest = region III: { $count }
charts-communes-points = { $placed } of { $total } listed communes have coordinates and are drawn as points; below a district's name stands its number of region III communes.
charts-communes-alt = { $title }: { $first } communes in region I, { $second } in region II, { $third } in region III. { $placed } of { $total } communes have a point on the map. Most region III communes: { $most }.
charts-communes-source = list of communes by region in data/raw
