# Likelihood words (after the IPCC's guidance), grades of evidence, ways of computing
word-reached = reached (published)
word-very_likely = very likely reached
word-likely = likely reached
word-as_likely_as_not = about as likely as not
word-unlikely = unlikely to have been reached
word-very_unlikely = very unlikely to have been reached
word-future-very_likely = very likely to be reached
word-future-likely = likely to be reached
word-future-unlikely = unlikely to be reached
word-future-very_unlikely = very unlikely to be reached
word-not_reached = not reached (published)
word-insufficient = not enough data
word-none = no data
grade-A = A
grade-B = B
grade-C = C
grade-D = D
grade-none = –
grade-A-meaning = Four or more figures of the area itself under one definition, the last within two years of the origin.
grade-B-meaning = Own figures, but few or old (number and year shown).
grade-C-meaning = No figure of the area itself under the definition in force; inferred from the province, the other districts and, where the area has figures under an older definition, its position by these.
grade-D-meaning = Illustrative figures are involved.
grade-none-meaning = No basis; the department that holds the figures should supply them.
basis-own = figures of the area itself
basis-province = inferred from the province and the other districts
basis-province-alone = inferred from the province and from how far districts usually differ
basis-older_position = inferred from the province and the area's position under the older line
denominator-split-pair = Two districts published as one, split in proportion to their separately published populations
denominator-household-size = Population of the 2019 census divided by the province's persons per household
equity-no-whole = No figure for the whole province in the same year under the same definition
equity-no-share = No count of ethnic-minority households to compute the share
equity-share-other-year = Uses the share of ethnic-minority households of the nearest published year
equity-inconsistent = The two published figures do not fit together, so the rest cannot be computed

# Other bodies' rules: names, categories, numbers
rule-of-eurostat = Eurostat, Statistics Canada
rule-of-unsd = UNSD (United Nations)
rule-of-escap = ESCAP
rule-of-sdsn = SDSN
rule-of-unicef = UNICEF
rule-of-india-districts = India's 707 districts
rule-reason-few-figures = fewer than two figures
rule-reason-no-target = no level to reach
rule-reason-at-bound = not defined (0% or 100%)
rule-number-ratio = { $number }% of the pace needed
rule-number-share = { $number }% of the way
rule-number-gap = { $number }% still missing
rule-number-percent-per-year = { $better ->
    [up] reduction of what is not yet reached by { $number }% a year
   *[down] reduction of { $number }% a year
}
rule-number-rise-per-year = { $better ->
    [up] rise of what is not yet reached by { $number }% a year
   *[down] rise of { $number }% a year
}
rule-number-points-per-year = { $number } percentage points a year
rule-number-still = hardly any change
rule-attained = reached in { $year }
rule-attained-late = reached after { $year }
verdict-eurostat-target-achieved = target achieved
verdict-eurostat-on-track = on track
verdict-eurostat-acceleration-needed = progress, acceleration needed
verdict-eurostat-limited-progress = limited progress
verdict-eurostat-deterioration = deterioration
verdict-unsd-on-track = met or on track
verdict-unsd-fair-progress = fair progress, acceleration needed
verdict-unsd-stagnation = stagnation or regression
verdict-escap-on-track = maintain to reach
verdict-escap-accelerate = accelerate
verdict-escap-reverse = reverse the trend
verdict-sdsn-on-track = ↑ on track
verdict-sdsn-moderately-improving = ↗ moderately improving
verdict-sdsn-stagnating = → stagnating
verdict-sdsn-decreasing = ↓ decreasing
verdict-unicef-achieved = achieved
verdict-unicef-on-track = on track
verdict-unicef-too-slow = slower than needed
verdict-unicef-worsening = worsening
verdict-india-districts-achieved-1 = achieved, kept
verdict-india-districts-achieved-2 = achieved, may be lost
verdict-india-districts-on-target = on target
verdict-india-districts-off-target = off target
