# What reports say
narrative-and = { $first } and { $last }
narrative-better-up = higher is better
narrative-better-down = lower is better
narrative-better-none = neither direction is better
narrative-estimand = What is estimated is the value on 31 December 2025 on the former boundaries (districts ended on 1 July 2025); where an outcome is published, it is used.
narrative-highlight-province = **{ $name }**, province: the { $role } “{ $target }” is { $open ->
    [open] **about as likely as not** to have been reached
   *[told] **{ $word }**
} (probability { $probability }, grade { $grade }); estimate for the end of { $year }: { $median }, 80% range { $range }
narrative-highlight-district = **{ $area }**{ $ranked ->
    [ranked] {" "}has the lowest probability of the { $count } districts with figures of their own on { $name }
   *[apart] , { $name }
}: the { $role } “{ $target }” is { $open ->
    [open] **about as likely as not** to have been reached
   *[told] **{ $word }**
} (probability { $probability }, grade { $grade }{ $lent }); estimate for the end of { $year }: { $median }, 80% range { $range }
narrative-highlight-level = against “{ $target }”: { $word } ({ $probability })
narrative-highlight-level-elsewhere = the lowest is { $area } ({ $probability }{ $known ->
    [weak] ; weak source
   *[sound] {""}
})
narrative-highlight-apart = not compared with other districts, since base years differ ({ $years })
narrative-highlight-weak = { $count ->
    [one] a figure with a weak source, to be checked: { $figures }
    [2] based on figures whose sources are weak and should be checked: { $figures }
    [3] based on figures whose sources are weak and should be checked: { $figures }
   *[other] based on { $count } figures whose sources are weak and should be checked, the latest { $figures }
}
narrative-highlight-equity = **The gap**: { $name } of { $group } is **{ $ratio } times** that of the rest{ $spread ->
    [share] {" "}({ $range } times, depending on the share of minority households)
    [rounding] {" "}({ $range } times, by rounding)
   *[none] {""}
}: { $value } and about { $rest } at the end of { $year }{ $known ->
    [weak] ; among the figures behind it some are to be checked: { $weak }
   *[sound] {""}
}.
narrative-highlight-silent = { $silent ->
    [0] **The blanks**: all { $total } indicators of the directive and related documents have district figures.
   *[other] **The blanks**: { $silent } of the { $total } indicators of the directive and related documents have no published district figure{ $none ->
        [0] .
       *[other] ; { $none } of them have none at all, not even for { $province }.
    }
}
narrative-summary = { $own ->
    [0] Of the { $total } indicators for { $area }, { $older ->
       [0] none can be estimated from figures of its own
      *[other] none can be estimated from figures of its own under the definition in force ({ $older } with figures under an older definition only)
    }
   *[other] Of the { $total } indicators for { $area }, { $own } can be estimated from figures of its own{ $older ->
       [0] {""}
      *[other] {" "}under the definition in force ({ $older } more with figures under an older definition only)
    }
}{ $inferred ->
    [0] {""}
   *[other] , { $inferred } only inferred from the province (grade C: weak evidence{ $stated ->
       [some] {""}
      *[none] , a range only
    })
}{ $silent ->
    [0] {""}
   *[other] , { $silent } without a basis for an estimate
}{ $elsewhere ->
    [0] {""}
   *[other] , { $elsewhere } not applicable
}.
narrative-summary-inferred = Inferred from the province (probability against the yardstick in brackets): { $classes }.
narrative-summary-own = By how likely the level is reached{ $estimated ->
    [none] {""}
   *[some] {" "}by the end of { $year }
}: { $counts }; evidence of grade { $grade }.
narrative-summary-count = **{ $count } { $word }**{ $dated ->
    [dated] {" "}at the level of { $when }
   *[same] {""}
}
narrative-class-reached = **reached by the published figure**: { $names }
narrative-class-not-reached = **not reached by the published figure**: { $names }
narrative-class-very-likely = **very likely { $tense ->
    [past] reached
   *[future] to be reached
}**: { $names }
narrative-class-likely = **likely { $tense ->
    [past] reached
   *[future] to be reached
}**: { $names }
narrative-class-as-likely-as-not = **about as likely as not**: { $names }
narrative-class-unlikely = **unlikely { $tense ->
    [past] to have been reached
   *[future] to be reached
}**: { $names }
narrative-class-very-unlikely = **very unlikely { $tense ->
    [past] to have been reached
   *[future] to be reached
}**: { $names }
narrative-class-insufficient = { $named ->
    [named] **a range only, no probability**: { $names }
   *[counted] { $count } with **a range only, no probability**
}
narrative-no-own-figures = No figure of { $area } itself is published on the indicators looked at here.
narrative-basis-own = { $count ->
    [one] Grade { $grade }: the estimate stands on one figure of the area itself { $definition }: { $last }. End of { $year }: { $median }, 80% range: { $range }.
   *[other] Grade { $grade }: the estimate stands on { $count } figures of the area itself { $definition }, the last of them { $last }. End of { $year }: { $median }, 80% range: { $range }.
}
narrative-basis-weak = { $count ->
    [one] The source of { $figures } is weak and should be checked.
    [2] The sources of { $figures } are weak and should be checked.
    [3] The sources of { $figures } are weak and should be checked.
   *[other] { $count } of the figures have weak sources that should be checked, the latest { $figures }.
}
narrative-basis-computed = { $figure } is computed: { $how }.
narrative-basis-not-counted = Of these, not counted as evidence for a probability: { $figures }.
narrative-basis-disturbed = { $count ->
    [one] one figure of a year with a declared disturbance
   *[other] { $count } figures of years with a declared disturbance
}
narrative-basis-derived = { $count ->
    [one] one figure computed from another year's level and an uncertain change
   *[other] { $count } figures computed from another year's level and an uncertain change
}
narrative-basis-former-communes = Communes as they were ended on 1 July 2025: for the end of { $year } this is what the share would have been had those of the former boundaries still been counted, not a share of the new communes.
narrative-basis-left-out = { $figure } is not used for the estimate: that day is no year's end, and the end of { $year } has a figure.
narrative-source-note = The source notes: { $note }.
narrative-elsewhere = { $area }{ $name }: { $value } ({ $when }); its boundaries are others, so that it is no part of this series and not to be set beside these figures.
narrative-part-year = Also published: { $value } ({ $when }), for a part of the year only, so that it is not to be compared with the figures of whole years.
narrative-by-definition = under the definition “{ $definition }”
narrative-by-current-definition = under the definition in force
narrative-basis-inferred = { $older ->
    [position] Grade C: the area has figures under an older definition but none { $definition }; the 80% range for the end of { $year } is inferred from the province and from the area's position under the older definition: { $range }.
    [unused] Grade C: the area has figures under an older definition but none { $definition }; the older ones are of no use for an estimate, so that the 80% range for the end of { $year } is inferred from the province and from how far districts usually differ: { $range }.
   *[none] Grade C: the area has no figures of its own; the 80% range for the end of { $year } is inferred from the province and from how far districts usually differ: { $range }.
}
narrative-nothing-inferred = No indicator is only inferred from the province.
narrative-not-estimated = The indicators below have figures of their own, but no level of their own for 2025 and no basis for an estimate ({ $count }).
narrative-small-level = { $last }; the province’s { $role }: { $target } ({ $year })
narrative-inferred-how = The area has no figures of its own on these indicators. The ranges are inferred from the province and from how far districts usually differ. This way of inferring has not passed its trials in circumstances like these, so a range is given and no probability.
narrative-overview-caption = Overview – { $area } (with figures of its own first, the hardest to reach at the top)
narrative-overview-name = Indicator
narrative-overview-last = Last figure
narrative-overview-target = { $roles ->
    [yardstick] Yardstick
    [target] Target
   *[other] Target or yardstick
}
narrative-overview-grade = Grade
narrative-overview-estimate = Estimate for the end of { $year } (80% range)
narrative-overview-word = How likely
narrative-overview-province = province: { $last }
narrative-missing-how = The command “daklak form” writes what to send to the offices: an Excel file for each in the folder reports/forms, a sheet for each indicator, yellow cells to fill. Copy the filled form, or the table that the office already has, into the folder data/raw; the report follows with the next run.
narrative-column-needed = Indicators to supply
narrative-nothing = **{ $name }**: nothing is published. The figures are held by: { $holder }.
narrative-only-published = { $how ->
    [computed] last figure, computed from published ones,
   *[other] last published figure
} { $value } ({ $when }); no basis for a forecast under the definition in force.
narrative-other-definition = The figure goes by the definition { $measured }, the level “{ $target }” by { $wanted }, so they cannot be compared directly.
narrative-inferred = **{ $name }**: no figure of its own under the definition in force; inferred from the province for the end of { $year }, 80% range: { $range }.
narrative-own = **{ $name }**: { $how ->
    [computed] last figure, computed from published ones,
   *[other] last published figure
} { $value } ({ $when }); estimate for the end of { $year }: { $median }, 80% range: { $range }.
narrative-held = { $name } ({ $by })
narrative-held-against = Against the { $role } “{ $name }”{ $year }
narrative-overview-missing = { $range } points short
narrative-short-of = ; the median is { $points } short{ $people }
narrative-people-short = , about { $value } { $unit }
narrative-no-probability = { $named }: **{ $place }**; no probability is given{ $short }.
narrative-level-short = the whole range falls short of it
narrative-level-past = the whole range lies past it
narrative-level-inside = it lies inside the range
narrative-range-short = the whole 80% range misses it
narrative-range-past = the whole 80% range meets it
narrative-level-unknown = there is no published figure of the base year to work out the level from
narrative-trial-why = Read these probabilities with caution: what trials on the nearest figures of this kind have shown
narrative-unsaid-why = Why some estimates have a range only and no probability
narrative-unsaid-tried = “No probability is given” ({ $names }): the method was tried { $count } times on real figures of { $alone ->
    [alone] series by themselves with
   *[family] areas with
} { $figures }{ $more ->
    [more] {" "}or more
   *[exact] {""}
} { $figures ->
    [one] figure
   *[other] figures
}; { $failed ->
    [by-80] the 80% range really held { $inside }% of the outcomes (75% to 88% are asked for)
    [by-95] the 95% range really held { $wide }% of the outcomes (92% to 98.5% are asked for)
    [by-few] fewer than 100 trials are too few to conclude from
   *[by-brier] the 80% range held { $inside }% of the outcomes, but the probabilities came no closer than always stating the overall rate
}. Only the range is therefore told, and is to be read with reserve.
narrative-narrow-trial = Take the probability on { $name } with caution: the method was tried { $count } times on real series by themselves with { $figures }{ $more ->
    [more] {" "}or more
   *[exact] {""}
} { $figures ->
    [one] figure
   *[other] figures
}, and the 80% range held only { $inside }% of the outcomes (which passes, yet falls short of 80%).
narrative-unsaid-untried = “No probability is given” ({ $names }): no forecast of this kind has been tried on real figures; the 80% range is told all the same.
narrative-unsaid-kin = “No probability is given” ({ $names }): on the nearest figures ({ $panel }) the method was tried { $count } times on { $alone ->
    [alone] series by themselves
   *[family] areas with as many figures
}, worth { $clusters } independent groups. The 80% range held { $inside }% of the outcomes (75% to 88% are asked for) and the 95% range { $wide }% (92% to 98.5%); probabilities of { $stated }% on average were stated, { $happened }% came true. Only the range is therefore told, and is to be read with reserve.
narrative-kin-trial = Take the probability on { $name } ({ $situation }) with caution: on the nearest figures ({ $panel }) the 80% range held { $inside }% of the outcomes of { $count } trials; probabilities of { $stated }% on average were stated, { $happened }% came true (Brier score { $brier }, that of the overall rate { $base }). These trials are worth { $clusters } independent groups, too few to decide.
narrative-without-target = **No level is set for 2025, so there is nothing to judge** ({ $count }; the last figure in brackets): { $names }.
narrative-outcome = { $named }: **{ $word }** (grade { $grade }).
narrative-probability = { $named }: **{ $word }**, probability { $probability } (grade { $grade }){ $short }.
narrative-points = { $value } percentage points{ $spread ->
    [range] {" "}({ $range })
   *[none] {""}
}
narrative-people-below = under { $most }
narrative-people = { $value } { $unit } ({ $spread ->
    [range] { $range };{" "}
   *[none] {""}
}denominator of { $year })
narrative-of-few = of { $count } { $unit } ({ $year })
narrative-weak = weak source
narrative-targets-caption-short = { $name }: last figure { $last }
narrative-pace-met = at the level asked for
narrative-deciding-nothing = No district falls notably short.
narrative-paces-achieved = { $way ->
    [down] so far down { $each } points a year on average
    [up] so far up { $each } points a year on average
   *[level] no change so far
}
narrative-paces-needed = still to go { $way ->
    [down] down
   *[up] up
} { $left } points by the end of { $year }{ $years ->
    [one] {""}
   *[other] {" "}({ $each } points a year)
}
narrative-paces-untold = no two figures to tell the pace achieved
narrative-lent-level = {" "}(from { $first } in { $start }: { $mean } points a year)
narrative-lent-pace = {" "}(the pace of { $whose } in proportion: from { $first } in { $start } to { $level } in { $year }, { $mean } points a year on average{ $known ->
    [some] ; { $achieved } achieved
   *[none] {""}
})
narrative-lent-simulated = { $place ->
    [again] {" "}({ $level })
    [pace] {" "}({ $level } is the 80% range of the level to reach: the district has no figure of { $start } under this definition, so each simulation works the level out from the value inferred for the end of that year)
   *[level] {" "}(80% range, worked out from the value inferred for the end of { $start }; there is no red line in the chart)
}
narrative-lent-short = ; the pace of { $whose } in proportion, from the first figure of the district
narrative-pace-with-level = { $name }, that is { $level }
narrative-lent-again = {" "}(to { $level }, { $mean } points a year on average)
narrative-charts-read = How the charts are read: one colour for each definition, lines never lead from one to another; filled marks: { $stated }, open marks: { $computed }; dashed line: estimate, dark band: 80% range, pale band: 95%; red line: target (solid) or yardstick (dash-dotted); tables give the median and the 80% range. Where districts are compared: dot and bars are the estimate from figures of its own with its 80% and 95% ranges, red strokes are the levels named below; a pale bar without a dot is a range inferred from the province's figures.
narrative-likelihood = { $likelihood } (grade { $grade })
narrative-targets-caption = { $name }: targets, yardsticks and the chance of reaching them
narrative-figures-caption = { $name }: published figures used
narrative-figures-heading = Published figures
narrative-minority-caption = Ethnic-minority areas – { $area }
narrative-heading-minorities = Ethnic minorities
narrative-heading-successors = Communes and wards since 1 July 2025
narrative-minority-place = Ethnic minorities make up **{ $value }** of the population of { $area } ({ $year }), { $place ->
    [1] the highest share
   *[other] { $end ->
        [last] the lowest share
       *[other] place { $place } from the top
    }
} among { $count } districts, towns and cities with figures (of { $years }, the latest of each).
narrative-no-minority = Nothing is published on ethnic minorities in { $area }. The figures are held by the Department of Ethnic Minority and Religious Affairs.
narrative-successors = Since 1 July 2025 the territory of { $area } has been organised in { $count } { $kinds } (Resolution 1660/NQ-UBTVQH15).
narrative-merged-before = Before that, on 1 November 2024 (Resolution 1193/NQ-UBTVQH15), { $names } merged into other units, which left { $after } commune-level units ({ $left } communes); counts of 2023 are of { $before } units ({ $communes } communes).
narrative-successors-caption = The { $kinds } that follow – { $area }
narrative-basis-article = Article { $number }
narrative-basis-clause = clause { $number }
narrative-successors-communes = communes
narrative-successors-wards = wards
narrative-successors-both = communes and wards
narrative-missing = { $count } indicators lack a figure of the area's own under the definition in force{ $older ->
    [0] {""}
   *[other] , { $older } of them with figures under an older one only
}{ $groups ->
    [0] {""}
   *[other] ; { $groups } with figures of another group only
}. Please ask these offices for them:
narrative-asked-group = { $name }, { $group } – known: { $known }
narrative-missing-caption = Missing figures – { $area }
narrative-asked-definition = { $name } under “{ $definition }”
narrative-nothing-missing = No indicator is missing.
narrative-not-applicable = **{ $indicator }**: not applicable, since the district has no ward or township.
narrative-province-summary = Directive 08-CT/TU and related documents name the { $total } indicators followed here. For the province, { $judged ->
    [0] none
   *[other] { $judged }
} can be estimated for the end of the period{ $published ->
    [0] {""}
   *[other] , { $published } have figures of earlier years only
}{ $silent ->
    [0] {""}
   *[other] , { $silent } have no figure at all
}.
narrative-province-missing = Indicators without figures, and who should supply them
narrative-province-missing-how = These indicators cannot be judged for the province (the table above says “no data” or “not enough data”, or there is neither a figure nor a level); please ask the following offices for figures, first of all for later ones than those in brackets.
narrative-outlook = **{ $word }** ({ $count }): { $names }.
narrative-outlook-unsaid = **Estimated, but without a probability** ({ $count }): { $names }.
narrative-outlook-beside = **Set by the province beyond these** ({ $count }): { $names }.
narrative-outlook-silent = **No figures** ({ $count }): { $names }.
narrative-lack-all = { $name } (none at all)
narrative-lack-recent = { $name } (last figure: { $when })
narrative-figures-folded = { $count ->
    [one] See the published figure used, with its source
   *[other] See the { $count } published figures used, with sources
}
narrative-all-targets-caption = Every target of the directive and related documents, also those without figures
narrative-yardstick-note = A national level is no more than a yardstick where the province has set none; where the province's own is for an earlier year, both are told, the province's first. The pace of poverty reduction was set for 2021–2025 while the older line was in force; it is held here against the line of 2022–2025, counted from the first year-end published under it (2022) and also from the level computed for the end of 2021, never from the 4.97% expected for 2020.
narrative-no-joint = No indicator has own figures of at least 8 districts under the definition in force, so nothing can be said on how many of the 15 reach it.
narrative-joint-caption = How many districts reach it together, and how likely that is
narrative-labour = Insurance figures are counts, not shares; figures of the province merged with Phú Yên are never chained to the old province.
narrative-measured = Main group: { $group }; { $better }. The figures are held by: { $holder }.
narrative-definitions-caption = { $name }: definitions and the years they hold
narrative-years = { $first }–{ $last }
narrative-years-from = from { $first }
narrative-years-to = to { $last }
narrative-breaks = Different definitions cannot be compared directly; no series runs across a change of definition.
narrative-targets-set = Targets and levels that were set:
narrative-target-item = { $whom }: { $name } by { $year } ({ $by })
narrative-context-only = No target goes with this definition; the figures are context, without a probability.
narrative-no-level = The directive names this without setting a level, so that there is nothing to hold it against.
narrative-no-forecast = There is no basis for a forecast; only published figures are shown.
narrative-no-multiples = No district has figures of the group that is mainly measured, so that there are no charts of each area: they would only repeat the inferred ranges.
narrative-no-map = Fewer than two districts have a figure or an estimate of their own for the end of { $year }, so that there is no map of that year.
narrative-basis-shared = Basis of the districts: { $basis }.
narrative-districts-silent = **Districts**: none has a figure or an estimate.
narrative-districts-inferred = **Districts**: none of the { $count } has figures of its own under the definition in force; there are only ranges inferred from the province, so that nobody knows which district is ahead.{ $older ->
    [0] {""}
    [one] {" "}One has figures of an older definition.
   *[other] {" "}{ $older } have figures of an older definition.
}
narrative-districts-told = **Districts**: { $told }. { $why ->
    [count] The indicator is a count, not a rate, so that nothing is estimated.
    [definition] These figures are not of the definition of the level that was set, so that nothing is estimated.
   *[no-level] There is no level for 2025 to hold an estimate against, so that nothing is estimated.
}
narrative-districts-published = { $known } of { $total } { $known ->
    [one] has a figure
   *[other] have figures
}: { $names }
narrative-districts-ends = { $known } of { $total } have figures; { $when }{ $every ->
    [every] {""}
   *[some] {" "}({ $count } districts)
}, from the lowest to the highest: { $names }
narrative-districts-groups = { $known ->
    [none] none has a figure of the group that is mainly measured ({ $main }); there are only figures of other groups
   *[some] for others there are only figures of other groups
}{ $named ->
    [all] : { $names }
   *[none] , { $count } of them
}
narrative-districts-known = **Districts**: { $known } of { $total } { $known ->
    [one] has figures of its own
   *[other] have figures of their own
}{ $older ->
    [0] {""}
    [one] {" "}under the definition in force (one more has figures of an older definition only)
   *[other] {" "}under the definition in force ({ $older } more have figures of an older definition only)
}; at the end of { $year }{ $ends ->
    [all] :
   *[ends] , from the lowest to the highest:
} { $names }.{ $inferred ->
    [0] {""}
   *[other] {" "}For { $inferred } there is only a range inferred from the province.
}
narrative-no-ranking = There is no basis for ranking the districts.
narrative-no-ranking-inferred = No ranking: { $own ->
    [0] none of the { $count } districts has figures of its own (grade C); all ranges are inferred from the province
   *[other] only { $own } of the districts has figures of its own; of the other { $count } (grade C) there are only ranges inferred from the province
}, and which district is ahead is not known.
narrative-ranking = Ranked from low to high by the estimate for the end of { $year }. Probability that the whole order is right: { $whole }; of { $pairs } neighbouring pairs, { $sure ->
    [0] none is
    [1] 1 is
   *[other] { $sure } are
} in a sure order (90% or more). Ranks should not be used to praise or blame where their range is wide.{ $inferred ->
    [0] {""}
    [one] {" "}{ $inferred } district with nothing but a range inferred from the province (grade C) is not ranked.
   *[other] {" "}{ $inferred } districts with nothing but a range inferred from the province (grade C) are not ranked.
}
narrative-ranking-open = How to read the probabilities: near 50%, nobody knows which of the two is lower; below 50%, they may be equal or in the other order. For { $count } { $count ->
    [one] pair it is
   *[other] pairs it is
} 60% or less: take their order as open.{ $ties ->
    [few] {" "}The indicator counts few units, so that districts may well be equal: how likely that is stands in brackets; districts of one median share a rank.
    [bound] {" "}Districts may be equal where both are at 0% or 100%: how likely that is stands in brackets.
   *[none] {""}
}
narrative-rank = { $rank }
narrative-rank-shared = { $rank } (equal)
narrative-rank-tied = { $shown } (equal: { $tied })
narrative-ranking-folded = See the ranks, though no pair is sure
narrative-ranking-caption = { $name }: ranks of the districts, end of { $year }
narrative-column-rank = Rank
narrative-column-ranks = 80% range of the rank
narrative-column-next = Probability of being below the next
narrative-districts-caption = { $name }: the districts compared
narrative-minority-shares-caption = Ethnic-minority share, difficult communes and villages by district (latest figures)
narrative-minority-sources = The source of each figure
narrative-minority-ends = **Ethnic-minority share of the population**: highest in { $high }, lowest in { $low }, of { $count } districts, towns and cities with figures (of { $years }, the latest of each){ $silent ->
    [0] .
   *[other] ; { $silent } have none.
}
narrative-minority-both = **Poor and with a large minority share** (poverty wholly above the province, minority share in the highest third): { $areas }{ $known ->
    [all] .
   *[some] . Perhaps also, but one of the two is not known or the minority share has a weak source: { $unknown }.
}
narrative-minority-counted = { $count } of ethnic minorities ({ $when }{ $census ->
    [none] {""}
   *[some] ; census of { $year }: { $people }
})
narrative-minority-inferred = poverty inferred from the province
narrative-minority-weak = minority share of a weak source
narrative-equity = Ethnic minorities are compared with **the rest of the population**, not with the whole province (which includes them).
narrative-equity-caption = Poverty rate: ethnic minorities and the rest
narrative-equity-weak = Some figures behind it are to be checked: { $figures }
narrative-equity-computed = The rest, the ratio and the difference: { $computed }; different poverty lines are not compared. The ranges in brackets cover only the rounding of the two rates (of a computed one, that of all its parts) and, in a year that takes the group’s share of households from another (see the remark), how far that share may have moved (up to { $drift } points for each year between); there is none where both ends read alike. The error of the two rates themselves, of weak sources above all, is not published and not in the range: the true uncertainty is wider. Only published figures are compared: minorities and the whole province are forecast apart, so their estimates for years without a figure must not be set off against each other.
narrative-times = { $ratio } times
narrative-times-range = { $ratio } times ({ $low }–{ $high })
narrative-pattern = Moran's I is measured on the districts' own values, none of them inferred; the p-value comes from shuffling the values over the districts{ $tests ->
    [1] {""}
   *[other] , in brackets it is adjusted for { $tests } tests made together (Holm 1979), by which the finding goes
}. With so few districts the test notices strong patterns only: the column “Power” gives the probability of noticing a moderate and a strong pattern that is really there. No pattern found does not mean that there is none; and a pattern of districts says nothing of single communes or households.
narrative-pattern-caption = Spatial pattern of the districts
narrative-pattern-share = { $name }, as a share of the district’s communes, wards and townships (before November 2024)
narrative-pattern-short = { $found ->
    [0] **Open**: whether neighbouring districts resemble each other cannot be said.
   *[other] **Neighbouring districts resemble each other** in { $names }; of the others it cannot be said.
}
narrative-pattern-none = Too few districts have figures to look for a pattern.
narrative-pattern-p = { $alone } ({ $adjusted })
narrative-pattern-found = a pattern
narrative-pattern-open = open
narrative-moran = { $value } (at random: { $expected })
narrative-power = moderate { $weak }, strong { $strong }
narrative-column-areas = Districts with figures
narrative-column-moran = Moran's I
narrative-column-p = p-value
narrative-column-power = Power
narrative-column-verdict = Reading
narrative-record-none = No back-test has been run.
narrative-record-how = The method was tried on real figures whose outcome is known: later years were hidden, forecast, and compared with what was published. { $count } trials in situations like those of the province, and { $declared } on areas without figures where the worst off were known: these are in the table, yet none of ours can be said to be in that situation.
narrative-record-sentence = **{ $name }**: in 100 trials, { $inside } outcomes fell inside the 80% range and { $wide } inside the 95% range. The error was { $gain }% smaller than that of assuming no change; the probabilities were { $skill }% closer than always stating the overall rate.
narrative-record-alone-sentence = **{ $name }** (as the province's while fewer than half of the districts have figures): { $better ->
    [none] no better than taking the latest figure (the error was { $low }–{ $high } times as large, by the number of figures)
   *[some] the error was { $low }–{ $high } times that of taking the latest figure, by the number of figures
}; the probabilities were { $least }–{ $most }% closer than always stating the overall rate.
narrative-record-rule = A probability is given only in situations whose 80% ranges held 75–88% of the outcomes, 95% ranges 92–98.5%, with a Brier score better than the overall rate and at least 100 trials. Elsewhere only a range is given, as it is for years farther ahead than were tried. Districts without figures of their own get a range too: areas without figures passed their trial only where the others were known for certain to be the worst off, which is not certain here.
narrative-record-unseen = **On figures that nobody had seen**: the way of forecasting was also tried, once, on { $panels } panels of other countries that its makers had never seen, in { $sets } sets. The 80% ranges held { $inside }% of the outcomes of these sets, the 95% ones { $wide }%, but unevenly: on some panels more, on some far fewer. The error was { $error } times that of keeping last year's figure. On { $worse } of the { $compared } panels long enough to compare, as where all areas turn together in unemployment, keeping last year's figure was better. So please read ranges and probabilities as less certain than they are stated.
narrative-record-full = Areas with four or more figures
narrative-record-sparse = Areas with few figures
narrative-record-masked = Areas without figures, the worst off known (not so here)
narrative-record-alone = A series by itself
narrative-record-figures = { $name } ({ $count })
narrative-record-caption = Results of the back-test by situation
narrative-record-column-situation = Situation
narrative-record-column-windows = Trials
narrative-record-column-inside-80 = Inside 80%
narrative-record-column-inside-95 = Inside 95%
narrative-record-column-error = Error (CRPS, percentage points)
narrative-record-column-naive = Error of no change (areas without figures: of the province's last figure)
narrative-record-column-brier = Brier score
narrative-record-column-base = Brier of the overall rate
narrative-record-panel-idn-poverty-province = Poverty, provinces of Indonesia
narrative-record-panel-vn-poverty-province = Poverty, provinces of Viet Nam
narrative-record-panel-vn-literacy-province = Literacy, provinces of Viet Nam
narrative-record-panel-vn-immunised-province = Immunisation, provinces of Viet Nam
narrative-record-panel-us-uninsured-county = Uninsured, counties of the United States
narrative-record-panel-who-dtp3-reported = DTP3 vaccine, countries
narrative-record-panel-who-mcv1-reported = Measles vaccine, countries
narrative-record-panel-water-rural-smooth = Rural water, countries (smoothed)
narrative-record-panel-broken = { $name }, across a change of measure
narrative-record-panel-us-seatbelt-state = Seat belts, states of the United States
narrative-record-panel-us-unemployment-state = Unemployment, states of the United States
narrative-record-panel-che-unemployment-canton = Unemployment, cantons of Switzerland
narrative-record-panel-kaz-poverty-region = Poverty, regions of Kazakhstan
narrative-record-panel-kaz-internet-region = Internet users, regions of Kazakhstan
narrative-record-panel-kgz-poverty-region = Poverty, regions of Kyrgyzstan
narrative-record-panel-kgz-vaccine-region = Vaccination, regions of Kyrgyzstan
narrative-record-panel-electricity-rural-country = Rural electricity, countries (smoothed)
narrative-record-panel-usa-poverty-state = Poverty, states of the United States
narrative-record-panel-bra-rotavirus-state = Rotavirus vaccination, states of Brazil
narrative-record-panel-ita-poverty-region = At risk of poverty, regions of Italy
narrative-record-panel-esp-unemployment-region = Unemployment, regions of Spain
narrative-record-panel-tur-unemployment-region = Unemployment, regions of Turkey
narrative-record-panel-kaz-neet-region = Youth in neither work nor education, regions of Kazakhstan
narrative-record-panel-rou-deprivation-region = Material deprivation, regions of Romania
narrative-record-panel-can-health-province = Good health by own account, provinces of Canada
narrative-record-panel-kgz-sanitation-region = Sanitation, regions of Kyrgyzstan
narrative-record-panel-kgz-preschool-region = Children in pre-school, regions of Kyrgyzstan
narrative-record-coverage = How many outcomes the ranges held
narrative-record-words = Reading the table: CRPS is the error of the whole forecast in percentage points; the Brier score is the error of a probability, from 0 (always right and certain) to 1 (always certain and wrong). Lower is better in both. The “overall rate” needs no forecast: it always states the share of all places that reached.
narrative-record-reliability = Does 70% come true in seven cases out of ten?
narrative-record-reliability-how = { $count } stated probabilities of reaching a level were sorted by size, then counted: how many came true? Of these, { $least } were of less than { $high }%: { $stated }% stated on average, { $happened }% came true. Of the other { $others }, { $near }% lie at levels within { $points } percentage points of what came. These statements are not independent: areas of one country and one year err together.
narrative-record-too-sure = **Where it is weak**: of levels not yet met, from { $low }% on the tool is too sure: in the trials, { $count } statements of { $low }% or more averaged { $stated }%, and { $happened }% came true. They share their shocks: { $shared } such statements of an earlier count were worth { $clusters } independent groups, which puts the share that comes true between { $lower }% and { $upper }%. So wherever such a probability is told, this stands beside it, and from { $bound }% on no more is told than “≥{ $bound }%”.
narrative-high-probability = Probabilities of { $low }% or more are less sure where the last figure has not met the level: in the trials, { $count } such statements averaged { $stated }%, and { $happened }% came true ({ $shared } of an earlier count were worth { $clusters } independent groups: { $lower }–{ $upper }%); none was of { $bound }% or more, so from there on pages say no more than “≥{ $bound }%”.{ $tried ->
    [yes] { " " }Where the last figure has met the level, probabilities of keeping it are more reliable: { $staying-count } statements averaged { $staying-stated }%, and { $staying-happened }% were kept.
   *[other] {""}
}
narrative-record-staying = **Whether a level that is met is kept**: { $total } other statements, on { $panels } tables of real figures, asked about levels that the last figure had met. Those of { $low }% or more averaged { $stated }%, and { $happened }% were kept.
narrative-record-staying-caption = Stated probabilities of keeping a level that is met, and what was kept
narrative-record-reliability-caption = Stated probabilities and what came true
narrative-record-tenth = { $low }–{ $high }%
narrative-record-column-tenth = Stated
narrative-record-column-times = Times
narrative-record-column-clusters = Independent groups that they are worth
narrative-record-column-stated = Mean stated
narrative-record-column-happened = Came true
narrative-record-rules = Against the official rules of other bodies
narrative-record-rules-how = The same question (“will the area have reached this level by that year?”) was put to { $rules } rules and to this tool; a rule answers yes or no, the tool states a probability. The tool was { $share ->
    [all] closer than all { $rules } rules
   *[some] closer than { $better } of the { $rules } rules
}. The closest rule is that of { $best }: when it says “will reach”, { $yes } did; its Brier score is { $brier }, the tool's { $ours }, that of the overall rate { $base }.
narrative-record-rules-caption = Brier scores of the rules and of this tool on the same questions (lower is better)
narrative-record-rules-note = Only questions that the rule answers, levels within 0–100%, on panels as noisy as the figures here and not across a known change of policy. A yes or no is at a disadvantage against a probability: the Brier score punishes certainty that is wrong. The two columns in the middle tell how far a rule's answer can be trusted.
narrative-record-column-rule = Rule of
narrative-record-column-yes-true = Says reached: reached
narrative-record-column-no-true = Says not: reached all the same
narrative-record-column-brier-rule = Brier of the rule
narrative-record-column-brier-ours = Brier of this tool
narrative-record-column-brier-base = Brier of the overall rate
narrative-quality = { $figures } figures were read (computed ones included), { $series } yearly values chosen. Checks: { $errors } errors, { $warnings } warnings, { $infos } notes.
narrative-quality-caption = Which figures are used
narrative-findings-none = There is no finding of this kind.
narrative-findings-caption = List: { $severity }
narrative-column-example = Example
narrative-findings-kinds = How often each kind occurs
narrative-findings-all = The full list, with links to every figure and downloads, is on the page "Data checks".
narrative-severity-error = Errors: what they concern is not used
narrative-severity-warning = Warnings: please check
narrative-severity-info = Notes
narrative-status-used = used
narrative-status-used-meaning = the year's value in its series
narrative-status-superseded = superseded
narrative-status-superseded-meaning = another figure is better by the stated rules
narrative-status-rejected = rejected
narrative-status-rejected-meaning = unreliable source or implausible value
narrative-status-context = context
narrative-status-context-meaning = no year, or not a full year
narrative-status-target = target level
narrative-status-target-meaning = a level set, not an outcome
narrative-status-forecast = expectation
narrative-status-forecast-meaning = expected in a document, not an outcome
narrative-status-not-yet-known = not yet known
narrative-status-not-yet-known-meaning = published after the day asked for
narrative-column-target = Target, yardstick
narrative-column-level = Level to reach
narrative-column-estimate = Estimate (80% range)
narrative-column-middle = Estimate
narrative-column-range = 80% range
narrative-column-range95 = 95% range
narrative-column-gap = Still missing (median; 80% range)
narrative-column-people = In households, persons, communes (median; 80% range)
narrative-column-required = Still needed after the last figure (percentage points a year)
narrative-column-achieved = Achieved on average (percentage points a year)
narrative-column-held-against = Against
narrative-column-missing = Gap
narrative-column-people-short = People, households, communes
narrative-column-paces = Pace
narrative-column-word = Likelihood
narrative-column-probability = Probability
narrative-column-map-class = Class on the map
narrative-column-grade = Grade
narrative-column-year = End of year
narrative-column-value = Value
narrative-column-definition = Definition
narrative-column-how = Origin of the figure
narrative-column-source = Source
narrative-column-name = Indicator
narrative-column-group = Group
narrative-column-unit = Since 1 July 2025
narrative-column-former = Former units (30 June 2025)
narrative-column-basis = Legal basis
narrative-column-holder = Holder of the figures
narrative-column-last = Last figure (published or computed)
narrative-column-reaching = Districts that reach it (80% range)
narrative-column-half = At least half do
narrative-column-every = All do
narrative-joint-count = { $middle }{ $spread ->
    [range] {" "}({ $low }–{ $high })
   *[none] {""}
} of { $areas } districts with figures of their own
narrative-column-years = Years
narrative-column-note = Note
narrative-column-area = Area
narrative-column-minority = Ethnic minorities
narrative-column-all = Whole province
narrative-column-rest = The rest
narrative-column-ratio = Ratio
narrative-column-difference = Difference
narrative-column-remark = Remark
narrative-column-status = Status
narrative-column-count = Count
narrative-column-meaning = Meaning
narrative-column-where = Where
narrative-column-about = About
narrative-column-message = Finding
narrative-column-advice = What to do

# Other bodies' rules
narrative-column-figures = Figures used
narrative-column-needed-a-year = Needed a year (percentage points)
narrative-column-ours = This suite
narrative-rules-caption = The verdict of each rule, beside the likelihood that this suite estimates
narrative-rules-none = No target has two or more figures of the area itself under one definition (before the target year), so these rules have no answer yet.
narrative-rules-said = **{ $target }**: { $yes ->
    [0] none of { $all } rules says it will be met
    [1] 1 of { $all } rules says it will be met
   *[other] { $yes } of { $all } rules say it will be met
} (on track or achieved); this suite: { $ours }.
narrative-rules-figures = { $count } figures: { $first } → { $last }
narrative-column-rules = Other rules
narrative-rules-count = { $yes }/{ $all } say it will be met
narrative-rules-doubt = { $named ->
    [named] For { $names } the probability
   *[here] The probability
} is below a half although most rules say yes, because they take the pace achieved{ $count ->
    [0] {""}
   *[other] {" "}(from { $count } figures)
} to go on; the estimate also draws on the pace of all areas and on how a pace may change and slows near 0% or 100%.
narrative-rules-on-screen = { $counted ->
    [above] How many rules say it will be met (on track or achieved) stands in the table of each indicator above; the answers
   *[here] The answers
} of each body are in the table of this report on the screen.
narrative-rules-caption-short = How many of the rules say the target will be met (on track or achieved), beside our own likelihood
narrative-column-rules-yes = Rules that say it will be met/rules with an answer
narrative-rules-score = The rules answer yes or no and say nothing of how sure they are. In the back-test on real panels, as noisy as the figures here, their Brier scores were { $best }–{ $worst } (lower is better){ $against ->
    [worse] , worse than always stating the overall share that reached ({ $base })
   *[mixed] ; always stating the overall share that reached scores { $base }
}; the probabilities of this suite scored { $ours }. They stand here for comparison only.
narrative-rules-sources = “Achieved, may be lost” is not counted as saying that the target will be met: at that pace it no longer is in the target year. Eurostat, Statistics Canada: observed growth against the growth needed. UNSD: share of the way covered if the growth goes on. ESCAP: the gap that the trend line leaves; up to 10% counts as met if the pace is kept. SDSN: recent pace against the pace needed. UNICEF: average annual rate of reduction (AARR) of the part not yet reached. Study of India's 707 districts: the straight line carried on. The formulas, and what of them could be checked against a source, stand in the method.

# Which districts decide
narrative-column-weight = Share of the denominator
narrative-column-shortfall = District's shortfall, percentage points (mean over the draws; 80% range)
narrative-column-share = Part of the total shortfall (mean; 80% range)
narrative-column-closable = Its best past pace would close, percentage points of the province (pace, percentage points a year)
narrative-deciding-none = No target has both known weights of the districts and figures of at least one district's own, so it cannot be said which districts decide.
narrative-deciding-intro = For each target of the province (or national level used as a yardstick): how much each district falls short, its part of the total, and how much its own best past pace would close. The first number is the mean over the draws, the 80% range in brackets; where inferred (grade C) only the range is given. Means are used here because the districts' parts must add up; the pages of districts and indicators give the median, so that the two numbers may differ.
narrative-deciding-sum-level = As the mean over the draws, the province falls short by { $gap } percentage points; the districts' shortfalls, weighted, add up to { $sum } percentage points. { $same ->
    [same] {""}
   *[other] The sum is larger because in the province's figure a district ahead makes up for one behind.{" "}
}Weights count { $basis }.
narrative-deciding-sum-pace = As the mean over the draws, the province falls short by { $gap } percentage points; the districts' shortfalls, weighted, add up to { $sum } percentage points. They differ because a district ahead makes up for one behind, and because each district is held against the same proportional change of its own. { $starts } Weights count { $basis }.
narrative-deciding-start = { $area } ({ $year })
narrative-deciding-starts = { $own ->
    [0] {""}
   *[other] That change is counted from the district's first figure under the same definition{ $years ->
        [one] , in each that of { $first }.
       *[several] : { $names }.
    }
}{ $silent ->
    [0] {""}
   *[other] {" "}In { $silent } districts without a figure under this definition that change is counted from the simulated level at the end of { $year }.
}
narrative-deciding-caption = Which districts decide – { $name }; { $order ->
    [largest] by the mean of weight × what the district misses, largest first
   *[list] in the order of the catalogue: the districts start from different years, so what they miss is not ranked
}
narrative-deciding-closable = { $value }; { $years }: { $pace }
narrative-deciding-closes-nothing = nothing more; { $years }: { $pace }
narrative-deciding-note = The part of the total is taken over the draws in which anything is missing. The best pace is the fastest change between two neighbouring figures of the district under one definition; it takes at least two figures, years with a declared disturbance are left out, and one good year may be chance. “Nothing more”: that pace was no faster than the expected one. “–”: no two figures that can be compared, or next to nothing is missing; the column is left out where no district could close 0.05 points. Where the mean is the same as the 80% range, or a few draws carry it out of that range, the range stands alone.

# Looking back
narrative-column-outcome = Outcome known now
narrative-column-against-forecast = Against the forecast
narrative-retrospective = Had the forecast been made on { $date }, with only what was known then: { $count } forecasts can be compared now; { $inside ->
    [0] none of the outcomes lie
   *[other] { $inside } outcomes lie
} within the 80% range and { $inside95 ->
    [0] none
   *[other] { $inside95 }
} within the 95% range.{ $weak ->
    [0] {""}
    [one] {" "}One of these outcomes has a weak source and should be checked.
   *[other] {" "}{ $weak } of these outcomes have weak sources and should be checked.
}{ $unknown ->
    [0] {""}
   *[other] {" "}{ $unknown } other forecasts have no outcome yet.
}
narrative-retrospective-none = There is no forecast of February 2021 to look back at.
narrative-retrospective-caption = The forecast that could have been made, and the outcome known now{ $shown ->
    [last] {" "}(the last year with an outcome, and all outside the 80% range)
   *[all] {""}
}
narrative-retrospective-missing = Outcomes known now that cannot be compared
narrative-retrospective-note = Compared are only figures of the same indicator, definition, area and group. The poverty line changed in 2022, so outcomes on poverty from that year on cannot be held against a forecast under the old line. Shocks after the day of the forecast (Decision 861, the vaccine shortage of 2023) are left out, since nobody knew of them. { $compared ->
    [few] There are too few comparisons to judge accuracy by; that is tested on other panels.
   *[many] Accuracy is tested on other panels.
}
retrospective-inside-80 = within the 80% range
retrospective-inside-95 = outside the 80%, within the 95% range
retrospective-outside = outside the 95% range
retrospective-definition-changed = the definition has changed since
retrospective-no-basis-then = no figures under this definition then
retrospective-no-forecast-then = figures then, but no forecast was made under this definition

# Declared shocks
narrative-shock-one-off = **Shock of { $year }: { $name }.** It touches that year alone.
narrative-shock-lasting = **Shock of { $year }: { $name }.** It may move the level from that year on.
narrative-shock-fall = The figure ({ $when }) is { $value }, { $change } percentage points below the one before, { $start }.
narrative-shock-rise = The figure ({ $when }) is { $value }, { $change } percentage points above the one before, { $start }.
narrative-shock-not-measured = No figure is published for { $year }, so the effect has not been measured.
narrative-shock-no-start = No figure is published before that year, so the effect has not been measured.
narrative-shock-allowed = The model presumes neither direction nor size: from { $start }, this shock alone may lead anywhere within { $range } (80% range of the size that the catalogue declares).

# What if
what-if-premise-multiplied = If the { $name } in { $area } changed at { $factor } times the expected pace (from { $start }, { $pace } percentage points a year):
what-if-premise-own-best = If the { $name } in { $area } repeated the area's own best pace ({ $years }) (from { $start }, { $pace } percentage points a year; { $factor } times the expected pace):
what-if-premise-any-best = If the { $name } in { $area } kept to the best pace that any district held under this definition ({ $holder }, { $years }; { $paced ->
    [one] the only district with two figures that can be compared
   *[other] of { $paced } districts with two figures that can be compared
}) (from { $start }, { $pace } percentage points a year; { $factor } times the expected pace):
what-if-premise-needed = To reach the { $role } “{ $target }”, the { $name } in { $area } has to change by { $pace } percentage points a year from { $start }, { $factor } times the expected pace:
what-if-value = the value at the end of { $year } is then { $value } (80% range: { $range }).
what-if-best-is-worse = Every past change was for the worse; the “best” pace is only the mildest of them.
what-if-probability = Probability of reaching the { $role } “{ $target }”: { $probability } (evidence grade { $grade }).
what-if-no-probability = No probability is given: tried on series like this one, the method did not do well enough (see the page on how good the forecasts have been).
what-if-people-more-up = { $people } more { $unit } reached than at the expected pace (80% range: { $range }; denominator of { $year }).
what-if-people-fewer-up = { $people } fewer { $unit } reached than at the expected pace (80% range: { $range }; denominator of { $year }).
what-if-people-more-down = { $people } fewer { $unit } left than at the expected pace (80% range: { $range }; denominator of { $year }).
what-if-people-fewer-down = { $people } more { $unit } left than at the expected pace (80% range: { $range }; denominator of { $year }).
what-if-no-target = This target sets no level for the area, so nothing can be computed.
what-if-outcome = The outcome of the target year is published; nothing is left to suppose.
what-if-no-own-figure = The area has no figure of its own under this definition, so another pace has nothing to start from.
what-if-no-own-pace = The area has no two neighbouring figures under this definition that can be compared (years with a declared disturbance are left out), so it has no past pace.
what-if-no-district-pace = No district has two neighbouring figures under this definition that can be compared (years with a declared disturbance are left out), so no best pace is known.
what-if-target-at-bound = The level to reach is 0% or 100% itself, which no finite pace reaches on the logit scale.
narrative-method-1 = For each year one published figure is chosen by stated rules; those set aside are kept with the reason.
narrative-method-2 = No series runs across a change of definition; missing years are not interpolated.
narrative-method-3 = The 15 districts are forecast together; in each draw, the districts taken together match the figure of the province.
narrative-method-4 = A district without figures of its own is inferred from the province (grade C), and this is said.
narrative-method-5 = A probability is given only where the method has passed its back-test on real figures.
narrative-matrix-how = Each cell gives the likelihood, the probability and the evidence grade; where no probability is given (the method has not passed its test), the 80% range of the value. Grade C is inferred from the province, without figures of the area itself under the definition in force. Where several levels lead to different words, the cell gives the area's own, else the province's, else the country's, and adds the other. What was set as a pace comes with the level of each area (≤): the province's pace in proportion, from the first figure of that area; where it has none, the 80% range of the level, from the inferred value.
narrative-maps-how = Each indicator has up to three maps: the value at the end of the target year, the distance to the level set, the likelihood of reaching it.
narrative-maps-inferred = Hatches falling to the right (\) mark districts without figures of their own under the definition in force, inferred from the province: on the maps of value and distance they have no colour, read the range below the name; on the map of likelihood they are “not enough data”.
narrative-maps-shown = This page looks at { $count ->
    [one] one indicator
   *[other] { $count } indicators, chosen as typical of their fields
}: { $names }.{ $others ->
    [0] {""}
    [one] {" "}The map of another indicator with enough figures stands on its page:
   *[other] {" "}The maps of { $others } other indicators with enough figures stand on the indicators’ pages:
}
narrative-maps-values = Show the numbers on these maps, district by district
narrative-maps-values-caption = Numbers on the maps (in brackets: 80% range): { $name }
narrative-maps-missing = { $missing ->
    [both] No map: fewer than two districts have figures of their own or a probability.
    [likelihood] No map of the likelihood: the districts with a probability do not differ in their class.
   *[value] No map of value and distance: fewer than two districts have figures of their own.
}
narrative-last = { $value } ({ $when })
narrative-figure-of = figure of { $date }
narrative-last-other = { $value } ({ $when }; not the target's definition)
narrative-last-older = { $value } ({ $when }; older definition)
narrative-compare = Compare the 15 districts: { $name }
narrative-retrospective-districts = Districts: how many forecasts held, by indicator
narrative-column-compared = Comparable
narrative-column-inside-80 = Within the 80% range
narrative-column-inside-95 = Within the 95% range
narrative-map-series-none = No year has published figures of at least { $few } districts under one definition, so that there is no map over the years.
narrative-more = Figures, targets and districts: the page on { $name }
narrative-retrospective-more = All forecasts of February 2021, those of districts and what cannot be compared included
narrative-deciding-rest = the other { $count } districts

# Communes by region I, II, III
narrative-communes-none = No list of communes by region I, II, III is in data/raw yet. Put the list of the classifying decision there as data/raw/commune_regions.xlsx (columns: Tên xã, Huyện, Khu vực; optional: Số thôn đặc biệt khó khăn, Vĩ độ, Kinh độ), and the communes appear here as points on the map. The list is held by the provincial Committee for Ethnic Minority Affairs (now the Department of Ethnic Minority and Religious Affairs).
narrative-communes = The list has { $count } communes, wards and townships { $day ->
    [since] (units since 1 July 2025)
    [before] (units before 1 November 2024)
   *[mixed] (units before 1 November 2024 and since 1 July 2025)
}: **{ $third } in region III** (especially difficult), { $second } in region II (still difficult), { $first } in region I (beginning to develop).
narrative-communes-villages = Villages with special difficulties in the list: { $count }.
narrative-communes-caption = Communes by region, district by district
narrative-communes-caption-list = Communes by region
narrative-communes-column-name = Commune, ward or township
narrative-communes-column-region = Region
narrative-communes-column-villages = Villages with special difficulties
narrative-communes-column-point = Point on the map
narrative-communes-placed = { $placed } / { $total }
narrative-communes-no-point = { $count } communes have no coordinates in the list and therefore no point on the map: { $communes }.
narrative-communes-no-points = The list gives coordinates of no commune, so there is no map of points. Add the columns Vĩ độ, Kinh độ (latitude and longitude in decimal degrees, WGS84, such as 12.41 and 108.05) to the list, and the map appears here.
narrative-communes-astray = { $count } communes have a point outside the district that the list names; please check the coordinates: { $communes }.
narrative-communes-list = Show the list of { $count } communes
narrative-communes-counted = { $value } (counted from the list of communes)
narrative-communes-how-listed = counted from the list of communes
narrative-communes-hardest = { $count ->
    [one] By the list of communes one is in region III: { $names }.
   *[other] By the list of communes { $count } are in region III: { $names }.
}
narrative-missing-forms = Download the forms to fill and send back
