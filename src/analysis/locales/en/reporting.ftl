# Report pages
reporting-site = Social targets of Đắk Lắk's districts
reporting-skip = Skip to the content
reporting-navigation = Main pages
reporting-home = Start page
reporting-province = Province report
reporting-findings = Data checks
reporting-nav-maps = Maps
reporting-nav-minorities = Ethnic minorities
reporting-nav-record = Reliability
reporting-contents = Contents
reporting-made = Made on { $day }
reporting-as-of = figures known by { $day }
reporting-inputs = hash of the inputs
reporting-enlarge = Touch the picture to see it large
reporting-on-screen = { "" }: see the screen
reporting-print-line = { $title } · figures known by { $day } · sources below each picture and on the data pages
reporting-sources = Sources: published figures, listed on the data page of each indicator.
reporting-picture = Illustration; its figures are given in the text of this section.
reporting-failed = This report could not be made.
reporting-failed-advice = The other reports are not affected. Please send this page to whoever looks after the software; once it is mended, run again with --force.
reporting-kept = This page was made on { $made }. Its renewal on { $today } failed, so what follows is not up to date.
reporting-failed-what = What went wrong
reporting-failed-notebook = The notebook as far as it ran
reporting-failed-details = Technical details
reporting-worker-died = The process that made the report ended abruptly (possibly for want of memory).
reporting-progress = Making reports
reporting-progress-failures = failed:
reporting-progress-failed = Report { $key } could not be made: { $error }

# Checks of parameters before anything runs
reporting-parameter-suggestion = Did you mean "{ $name }"?
reporting-parameter-no-notebook = There is no notebook { $notebook }.
reporting-parameter-unreadable = The notebook { $notebook } cannot be read: { $error }
reporting-parameter-no-cell = The notebook { $notebook } has no cell tagged "parameters", so it takes none.
reporting-parameter-unknown = The notebook { $notebook } has no parameter "{ $name }"; it has: { $known }. { $hint }
reporting-parameter-type = Parameter "{ $name }" of { $notebook } is { $found }; wanted type: { $wanted }.
reporting-parameter-district = There is no district "{ $found }". { $hint } Valid keys: { $known }.
reporting-parameter-indicator = There is no indicator "{ $found }" in the catalogue. { $hint }
reporting-parameter-as-of = "{ $found }" is not a day. Please write year-month-day, e.g. 2021-02-28.
reporting-parameter-language = There is no language "{ $found }"; there are: { $known }.

# Titles of pages
reporting-description = The former districts of Đắk Lắk against the targets of 2025: published figures, estimates and how certain they are.
reporting-title-province = Province report
reporting-title-district = Report: { $area }
reporting-title-forecast = How likely the districts are to reach the targets
reporting-title-maps = Maps of the gaps to the targets
reporting-title-minorities = Areas of ethnic minorities
reporting-title-quality = Data quality
reporting-title-record = How good the forecasts have been
reporting-title-data = Figures: { $indicator }
reporting-title-findings = Data checks
reporting-title-changes = Changes since the last run
reporting-title-compare = Run { $second } against run { $first }
reporting-changes-first = There is no earlier run to compare with.
reporting-changes-none = No value has changed since the run of { $day }.
reporting-changes-since = { $count ->
    [one] One value has changed since the run of { $day }:
   *[other] { $count } values have changed since the run of { $day }:
}
reporting-changes-series = Figures used ({ $count })
reporting-changes-forecasts = Estimates and forecasts ({ $count })
reporting-changes-attainment = Other probability, same word ({ $count })
reporting-changes-indicator = Indicator
reporting-changes-target = Target or yardstick
reporting-changes-definition = Definition
reporting-moment = { $day } at { $time }
reporting-changes-area = Area
reporting-changes-group = Group
reporting-changes-year = End of year
reporting-changes-before = Before
reporting-changes-now = Now
reporting-changes-nothing = nothing
reporting-changes-words = Likelihood words ({ $count })
reporting-changes-held-against = Definition or target
reporting-changes-small = Other small changes, of less than { $points } points in a probability or a tenth of the width of the 80 % interval in an estimate or forecast: { $count }
reporting-changes-files = Files in `data/raw`: { $files }.
reporting-changes-files-none = Files in `data/raw`: as before.
reporting-changes-files-added = new: { $names }
reporting-changes-files-removed = gone: { $names }
reporting-changes-files-edited = changed: { $names }
reporting-changes-day = Figures known by: { $before } → { $now }.
reporting-changes-software = The suite or a library has another version than before.
reporting-changes-figure = { $indicator }, { $area }, { $year }: { $before } → { $now }
reporting-changes-lead-series = { $count ->
    [one] **One figure used** has changed: { $named }.
   *[other] **{ $count } figures used** have changed: { $named }.
}
reporting-changes-lead-words = { $count ->
    [0] No **likelihood word** has changed.
    [one] **One likelihood word** has changed: { $named }.
   *[other] **{ $count } likelihood words** have changed: { $named }.
}
reporting-changes-lead-probabilities = { $count ->
    [one] **One probability** has changed by { $points } points or more under the same word: { $named }.
   *[other] **{ $count } probabilities** have changed by { $points } points or more under the same word: { $named }.
}
reporting-changes-likelihood = { $indicator }, { $target }, { $area }, { $year }: { $before } → { $now }
reporting-changes-shared = **{ $indicator }**: estimates or probabilities of { $count } { $count ->
    [one] area changed though its
   *[other] areas changed though their
} own figures did not, only because of what is different in { $figures }. The areas of one indicator share a movement and noise that are learned from the figures of all, so that another figure changes what is learned, most for areas without figures of their own.{ $level ->
    [pace] {" "}There the level that a pace asks for also starts from a simulated level of the base year and moves with it, so that a probability can rise though the range gets worse.
   *[set] {""}
} The random numbers of the simulation are those of the run before.
reporting-changes-others = Estimates changed although no figure of the indicator did: { $names }. The cause may be another population or number of households used as weights, the catalogue, the day or the suite.
reporting-changes-more = { $named } and { $count } more
reporting-index-highlights = What to know first
reporting-index-map-how = Choose a map; the number below a district's name is the one in the title. In brackets: its 80% range, or the year of the figure.
reporting-index-map-under = { $name }, { $definition }
reporting-index-map-elsewhere = { $count ->
    [one] One more indicator is
   *[other] { $count } more indicators are
} mapped on pages of their own
reporting-index-map-without = { $count ->
    [one] One indicator has
   *[other] { $count } indicators have
} too few district figures to map

# Start page
reporting-index-intro = The 15 districts, towns and cities (boundaries before 1 July 2025) by what was known on { $day }. Published, estimated and inferred figures are always told apart.
reporting-index-failed = { $count } reports could not be made:
reporting-index-refused = Errors in the input: { $count }; what they concern is not used. See the data checks.
reporting-index-older = These reports are from an earlier run and not up to date:
reporting-index-deciding = Which districts decide the province's targets, and where most can be made up
reporting-index-missing = Who should supply the missing figures
reporting-index-standing = Where the province stands
reporting-index-standing-of = { $total } indicators of the directive and related documents, by how likely the province is to have reached them:
reporting-index-standing-likely = reached or likely
reporting-index-standing-as-likely-as-not = about as likely as not
reporting-index-standing-unlikely = unlikely or not reached
reporting-index-standing-insufficient = figures, not enough to judge
reporting-index-standing-none = no figures at all
reporting-index-findings = Data checks: { $errors } errors, { $warnings } warnings, { $infos } notes.
reporting-index-findings-link = Details and what to do
reporting-index-matrix = Districts and targets
reporting-index-matrix-how = Each cell gives the likelihood, the probability and the evidence grade; where no probability is given, the 80% range of the value. What was set as a pace comes with the level of each area (≤): the province's pace in proportion, from the first figure of that area; where it has none, a range, from the inferred value. It leads to that indicator in the area's report.
reporting-index-legend = How to read this
reporting-index-yardstick = A "target" was set by the area itself. A provincial or national target held against a district is only a yardstick, not the district's target.
reporting-index-words = Words of likelihood
reporting-index-grades = Evidence grades
reporting-index-map = Map
reporting-index-districts = District reports
reporting-index-overviews = Overview reports
reporting-index-indicators = Reports by indicator
reporting-index-data = Source figures
reporting-index-data-how = Every figure of each indicator, also those not used and why; the number of figures in brackets.
reporting-table-search = Search the table:
reporting-table-rows = {"{shown}"} of {"{all}"} rows
reporting-table-show = Show only:
reporting-table-all = all cells
reporting-table-province = Đắk Lắk
reporting-table-sort = Click to sort
reporting-find = Find a district, an indicator, figures:
reporting-find-none = No such page.
reporting-topic-poverty = Poverty
reporting-topic-water = Water and sanitation
reporting-topic-health = Health and health insurance
reporting-topic-new-rural = New rural communes
reporting-topic-labour = Labour and social insurance
reporting-topic-information = Information and radio
reporting-topic-education = Education
reporting-topic-housing = Housing and electricity
reporting-topic-population = Population
reporting-topic-ethnic = Ethnic minorities
reporting-topic-administration = Boundaries and administration
reporting-topic-other = Other
reporting-word-reached = published figures show that it was reached
reporting-word-not-reached = published figures show that it was not reached
reporting-word-insufficient = there are figures or a range, but nothing has earned a probability; areas without figures of their own have a range only
reporting-word-none = no figures and no basis for an estimate

# Data pages
reporting-data-intro = This page lists the { $count } figures found on this indicator, by definition, also those not used and why.
reporting-data-holder = Held by: { $holder }.
reporting-data-none = No published figures on this indicator yet.
reporting-download = Download:
reporting-download-series = series (CSV)
reporting-download-forecasts = estimates and forecasts (CSV)
reporting-download-targets = targets, probabilities (CSV)
reporting-download-xlsx = Excel workbook
reporting-download-csv = list (CSV)
reporting-sheet-series = Series
reporting-sheet-forecasts = Estimates
reporting-sheet-targets = Targets and probabilities
reporting-sheet-findings = Findings
reporting-field-definition = Definition
reporting-field-area-code = Area code
reporting-field-area = Area
reporting-field-group = Group
reporting-field-year = End of year
reporting-field-value = Value
reporting-field-unit = Unit
reporting-field-qualifier = Qualifier
reporting-field-how = How obtained
reporting-field-verdict = Verdict
reporting-field-source = Source
reporting-field-url = Address of the source
reporting-field-figure-id = Figure id
reporting-field-median = Median
reporting-field-lower-80 = Lower 80%
reporting-field-upper-80 = Upper 80%
reporting-field-lower-95 = Lower 95%
reporting-field-upper-95 = Upper 95%
reporting-field-grade = Grade
reporting-field-own-figures = Own figures
reporting-field-counted-figures = Of these counted as evidence
reporting-field-last-figure-year = Year of the last
reporting-field-basis = Basis
reporting-field-role = Target or yardstick
reporting-field-set = What was set
reporting-field-level = Level to reach
reporting-field-level-lower-80 = Level to reach, from an inferred value: lower 80%
reporting-field-level-upper-80 = Level to reach, from an inferred value: upper 80%
reporting-field-probability = Probability (%, as computed; pages say ≥90% from 90 on and ≤10% up to 10)
reporting-field-word = Likelihood
reporting-field-pace-from-year = Paces from the end of
reporting-field-achieved-pace = Achieved pace (a year)
reporting-field-required-pace = Required pace (a year)
reporting-field-as-of = Known by
reporting-field-severity = Severity
reporting-field-file = File
reporting-field-sheet = Sheet
reporting-field-cell = Cell
reporting-field-indicator = Indicator
reporting-field-message = Finding
reporting-field-advice = What to do
reporting-column-year = Year
reporting-column-area = Area
reporting-column-group = Group
reporting-column-value = Value
reporting-column-kind = Kind; how; verdict
reporting-column-use = Used or not
reporting-column-source = Source
reporting-column-place = Place in the file
reporting-column-note = Note of the source
reporting-column-where = Place
reporting-column-indicator = Indicator
reporting-column-message = Finding
reporting-column-advice = What to do
reporting-winner = (see the figure used)
reporting-qualifier-at-least = at least { $value }
reporting-qualifier-at-most = at most { $value }
reporting-qualifier-approximate = about { $value }
reporting-kind-outcome = outcome
reporting-kind-target = target
reporting-kind-forecast = forecast of the source
reporting-how-stated = stated by the source
reporting-how-computed = computed from published figures
reporting-how-planned = planned
reporting-verdict-use = usable
reporting-verdict-weak = weak
reporting-verdict-reject = not usable
reporting-verdict-context = context
reporting-status-used = Used.
reporting-status-superseded = Another figure is used.
reporting-status-rejected = Not used.
reporting-status-context = Context.
reporting-status-target = Target.
reporting-status-forecast = Forecast.
reporting-status-not-yet-known = Not yet known by the day chosen.
reporting-severity-error = Errors: what they concern is not used ({ $count })
reporting-severity-error-meaning = Each line is one error, which may concern one or several figures; these are not used until it is mended.
reporting-severity-warning = Warnings: a person should look ({ $count })
reporting-severity-warning-meaning = Figures that are used but doubtful, or left aside where that may be no mistake (a table outside the catalogue, hidden rows, a file sent twice); each row says which. Please compare with the original document.
reporting-severity-info = Notes: rules applied ({ $count })
reporting-severity-info-meaning = For information; nothing to do.
reporting-severity-none = None.

# Headings of the notebooks
reporting-heading-summary = In short
reporting-heading-indicators = The indicators
reporting-heading-inferred = Inferred from the province
reporting-heading-minorities = Ethnic minorities
reporting-heading-people = People and administrative units
reporting-heading-missing = Missing figures and who holds them
reporting-heading-multiples = Every area on one scale
reporting-heading-ranking = Ranks and how sure they are
reporting-heading-bivariate = Poverty and minority share on one map
reporting-heading-pattern = What fifteen districts can and cannot show
reporting-heading-targets = Every target of the directive and related documents
reporting-heading-joint = How many districts reach it together
reporting-heading-labour = Labour market and insurance
reporting-heading-record = Back-test on real figures
reporting-heading-used = How far the figures are used
reporting-heading-definitions = What is measured, by whom, which targets
reporting-heading-districts = The province and its districts
reporting-heading-map = Map
reporting-heading-map-series = Maps of the years with figures
reporting-heading-shares = Population shares, difficult communes and villages
reporting-heading-communes = Communes by region I, II, III
reporting-heading-equity = Poverty of ethnic minorities against the rest
reporting-heading-census = Living conditions by the census (context, no target)
reporting-heading-method = The method in five lines
reporting-heading-matrix = Likelihood: districts × indicators
reporting-heading-deciding = Which districts decide
reporting-heading-looking-back = Looking back: the forecast of February 2021
reporting-heading-rules = What other bodies' rules say
reporting-edition = English

# Illustrative figures (the demonstration)
illustrative = Illustrative data
illustrative-not-real = ILLUSTRATIVE DATA – NOT REAL FIGURES.
illustrative-banner = Most figures, charts and maps here were generated to demonstrate the software; they do not describe the real situation and must not be quoted.
illustrative-how = How they were generated
illustrative-page = minh-hoa.html
illustrative-file = illustrative-data
illustrative-tell = How to tell: every page has a red band at its head; every chart and map bears "ILLUSTRATIVE DATA" inside the picture; every table, download and printed sheet says so; every statement has evidence grade D. The real reports lie in another folder and never read these files.
illustrative-counts = This edition uses { $illustrative } generated figures (random seed { $seed }) and { $published } published ones. On the data pages a generated figure has "Illustrative data" before its source.
illustrative-assumption-1 = Published figures of the province and of districts are kept exactly; where sources differ, the one that cleaning chooses. A published "above 9.3%" counts as met when the generated figure satisfies it.
illustrative-assumption-2 = Years without a provincial figure: interpolated on the logit scale between published years and assumed levels written in the code; invented for illustration, not an estimate.
illustrative-assumption-3 = Differences between districts: partly with the ethnic-minority share and with water and toilets in the 2019 census, the rest by chance and drifting slowly; each district's path passes through its published figures.
illustrative-assumption-4 = The weighted mean of the districts equals the province's figure every year; counts add up to the province's exactly; rates are numerator over denominator.
illustrative-assumption-5 = Each year's poverty rate is under the line then in force; the ends of 2015 and 2021 have two lines and two separate levels, never joined. Likewise new-rural criteria, rural hygienic and clean water.
illustrative-assumption-6 = Poor ethnic-minority households: one odds ratio to the rest for all districts with small variation; the total meets the province's.
illustrative-assumption-7 = Ethnic-minority shares assumed where none is published: Ea H'leo 42%, Cư M'gar 46%, Ea Kar 34%, M'Đrắk 51%.
illustrative-assumption-8 = Districts without a ward or township (Buôn Đôn, Cư Kuin) have no urban indicators; Krông Búk has them only from 2023 on, when the township of Pơng Drang was founded.
illustrative-assumption-9 = Health insurance falls in 2021 (Decision 861) and immunisation in 2023 (vaccine shortage) in every district; by how much in each is invented.
illustrative-assumption-10 = Planted on purpose: an older draft, a hidden row, a column comparing with the plan and a column of estimates, to show that the checks find them.
illustrative-assumption-11 = Not generated: indicators known only from censuses or sample surveys, administrative units, area, communes by region I/II/III, population by ethnic group, districts at the standard, total new-rural criteria, electricity, progress of replacing temporary housing, migration.
illustrative-log = All assumptions stand in docs/assumptions-log.md.
illustrative-title = How the illustrative figures were generated

# In place of sentences that say "published": in the demonstration most figures are illustrative
illustrative-charts-legend-stated = illustrative or published figure
illustrative-charts-legend-computed = computed from illustrative or published figures
illustrative-charts-districts-published = illustrative or published figure of the year
illustrative-charts-map-status-published = illustrative or published figure
illustrative-charts-short-reached = reached (illustrative figure)
illustrative-charts-short-not-reached = not reached (illustrative figure)
illustrative-reporting-word-reached = an illustrative or published figure of that year shows that it was reached
illustrative-reporting-word-not-reached = an illustrative or published figure of that year shows that it was not reached
illustrative-word-reached = reached (illustrative figure)
illustrative-word-not_reached = not reached (illustrative figure)
illustrative-narrative-figures-caption = { $name }: figures used
illustrative-narrative-figures-heading = Figures used
illustrative-narrative-figures-folded = { $count ->
    [one] See the figure used, with its source
   *[other] See the { $count } figures used, with their sources
}
illustrative-narrative-column-last = Last figure
illustrative-narrative-communes-counted = { $value } (counted from the illustrative list of communes)
illustrative-narrative-communes-how-listed = by the illustrative list
illustrative-reporting-sources = Source: figures generated by the software and a few published ones, listed on the data page of each indicator.
illustrative-narrative-own = **{ $name }**: last figure { $value } ({ $when }); estimate for the end of { $year }: { $median }, 80% range: { $range }.
illustrative-narrative-class-reached = **reached (illustrative figure)**: { $names }
illustrative-narrative-class-not-reached = **not reached (illustrative figure)**: { $names }
illustrative-narrative-only-published = last figure { $value } ({ $when }); no basis for a forecast under the definition in force.
illustrative-charts-map-series-note = Illustrative or published figures; all years share one scale of colours. Only years with figures of at least { $few } districts are drawn; nothing is inferred between them.
illustrative-figure = illustrative
reporting-title-forms = Forms for departments to fill
reporting-forms-department = Department
reporting-forms-indicators = Indicators
reporting-forms-file = Excel file
reporting-forms-caption = Figures at the end of { $year }, by department
reporting-forms-how = One file a department (in Vietnamese): a sheet for each indicator, the districts listed, cells to fill in yellow, last year's values beside them where they are known. A filled form goes back to whoever makes the reports and into the folder data/raw; the next run uses it. “daklak check” tells beforehand what is doubtful.
reporting-forms-download = Download: { $name }
