# The rules by which figures are chosen
rule-target = It is a target, not an outcome.
rule-forecast = It is the source's forecast, not an outcome.
rule-reject = It has been judged unusable.
rule-context = For background only.
rule-no-year = Its year is not known, so it has no place in a series.
rule-unit = Its unit differs from the indicator's and cannot be converted.
rule-bounds = It lies outside what the indicator can be.
rule-part-of-year = It sums up several years, or only a part of one.
rule-not-yet-known = It was not published by the day chosen, or its day of publication is not known.
rule-implausible = It is weak, and its change from another year is not plausible.
rule-only = The only figure for the year.
rule-published = A published figure goes before an illustrative one.
rule-verdict = A usable figure goes before a weak one.
rule-stated = A published figure goes before a computed one.
rule-approved = An approved figure goes before a preliminary one.
rule-reference-date = The figure that describes a day nearer the year's end goes first.
rule-revision = The later publication goes first.
rule-exact = An exact number goes before a rounded one ("about", "more than").
rule-other-file = The other rules leave a tie; the file with more figures is used (of two alike, the first by name).
rule-corrected-file = A corrected or approved version is used instead of an earlier version.
rule-draft-file = A version that is not called a draft is used instead of the draft.
rule-signed-later = The version that was signed later is used instead of the earlier one, or of one without a day of signature.
rule-figure-id = The rules leave a tie; the order of the figures' ids decides.

# Computed figures
cleaning-computed-note = { $numerator } / { $denominator } (denominator of { $year }; computed from the figures { $figures })

# Findings of cleaning
finding-cleaning-unit = { $indicator }, { $area }, { $year }: the unit "{ $unit }" is not the indicator's ("{ $wanted }"), so { $value } is not used.
finding-cleaning-unit-advice = Please mend the unit or convert the value in the table ({ $figure }).
finding-cleaning-bounds = { $indicator }, { $area }, { $year }: the value { $value } lies outside { $lower } to { $upper } and is not used.
finding-cleaning-bounds-advice = Please compare decimal mark and unit with the source: { $source }.
finding-cleaning-part-of-year = { $indicator }, { $area }, { $year }: { $value } sums up several years or only a part of one and does not enter the series.
finding-cleaning-part-of-year-advice = Please find the figure for the whole year; if this is one, please mend the note ({ $figure }).
finding-cleaning-conflict = { $indicator }, { $area }, { $group }, { $year }: the sources disagree. Used: { $used }; others: { $others }.
finding-cleaning-conflict-advice = Please compare the sources. A wrong figure of public_figures.csv gets "weak" or "reject" in the column verdict and the reason in the column note; one in a department's file is mended in its cell.
finding-cleaning-two-files = The files "{ $left_file }" and "{ $used_file }" differ in { $count } figures ({ $indicators }). Those of "{ $used_file }" are used in all of these cells, because { $rule ->
    [other-file] it has more figures ({ $used_count } against { $left_count }; of two alike, the first by name is used)
    [revision] its figures were published later
    [reference-date] its figures are of a day nearer to the end of the year
    [approved] those of the other are preliminary or not approved
    [stated] those of the other are only computed, not stated
    [verdict] those of the other are weaker (a draft)
    [exact] those of the other are only rounded
   *[other] the other is less good by the rules
}. Cell by cell, figure left → figure used: { $differences }.
finding-cleaning-two-files-advice = Please compare the two files and keep the right one only; or write the day of signature into both, or add "đính chính" (corrected) to the name of the file that replaces the other.
finding-cleaning-implausible = { $indicator }, { $area }, { $group }: { $value } in { $year } is an unusual change from { $neighbour } in { $neighbour_year } (usual: { $low } to { $high }). The figure is used.
finding-cleaning-implausible-advice = Please check with { $source }. If it is wrong: in public_figures.csv, write "reject" in the column verdict and the reason in the column note; in a department's file, mend the cell. If an event explains it, declare the event in shocks.csv.
finding-cleaning-implausible-refused = { $indicator }, { $area }, { $group }: { $value } in { $year } is weak and an unusual change from { $neighbour } in { $neighbour_year } (usual: { $low } to { $high }), so it is not used.
finding-cleaning-implausible-refused-advice = Please look for another source; if the figure is right, write "use" in the column verdict of the row { $figure } of public_figures.csv.
finding-cleaning-shock = { $indicator }, { $area }, { $group }: { $value } in { $year } against { $neighbour } in { $neighbour_year } is explained by a declared event: { $shock }.
finding-cleaning-shock-advice = Nothing is to be done; the forecast takes the event into account.
finding-cleaning-rate-against-counts = { $indicator }, { $area }, { $year }: published { $value }%, but { $numerator } / { $denominator } = { $computed }%.
finding-cleaning-rate-against-counts-advice = Please compare the rate ({ $figure }) with its numerator ({ $numerator_figure }) and denominator ({ $denominator_figure }).
finding-cleaning-whole-jumps = { $indicator }, { $area }, { $group }: { $value } in { $year } and { $other } in { $other_year } differ by a factor of { $times }, which can hardly happen so fast. It is still used.
finding-cleaning-whole-jumps-advice = Check the digits, the unit and the area of both years and write the right number.
finding-cleaning-part-above-whole = { $indicator }, { $area }, { $group }, { $year }: { $value } is more than "{ $other_indicator }", { $other } ({ $other_place }), of which it is a part.
finding-cleaning-part-above-whole-advice = Compare the two and write the wrong one anew; until then no rate is computed from them.
finding-cleaning-whole-below-part = { $indicator }, { $area }, { $group }, { $year }: { $value } is less than "{ $other_indicator }", { $other } ({ $other_place }), which is a part of it.
finding-cleaning-whole-below-part-advice = Compare the two and write the wrong one anew; until then no rate is computed from them.
finding-cleaning-commune-list = { $indicator }, { $area }: the last published number is { $value } ({ $year }; { $source }), but the list of communes in data/raw has { $counted } in region { $region }. The reports use the number counted from the list.
finding-cleaning-commune-list-advice = Please compare the list of communes with the classifying decision in force, then mend the list or add the newer published number.
finding-cleaning-province-below-district = { $indicator }, { $year }: the figure of { $area } ({ $value }) is smaller than that of { $part } ({ $part_value }).
finding-cleaning-province-below-district-advice = Please check scope and unit of the figures { $figure } and { $part_figure }.
finding-cleaning-outside-definition = { $indicator }: { $count } figures under "{ $definition }" ({ $period }) belong to years in which it did not hold: { $years }.
finding-cleaning-outside-definition-advice = Please check the definition of the figures { $figures }, or mend its years in definitions.csv.
finding-cleaning-break = { $indicator }, { $area }, { $group }: the end of { $year } is { $old_value } under "{ $before }" and { $value } under "{ $after }".
finding-cleaning-break-advice = Both are right under their own definition; they are neither chained nor compared.
finding-cleaning-break-unlinked = { $indicator }: the definition has changed ({ $changes }), and no year has figures under both for the same area.
finding-cleaning-break-unlinked-advice = Figures are neither chained nor compared across these changes.
finding-cleaning-side-by-side = { $indicator }: it is also measured in other ways ({ $definitions }); each is kept as a series of its own.
finding-cleaning-side-by-side-advice = Please compare only figures that were measured the same way.
finding-cleaning-pair = { $indicator }, { $area }: the figures of { $years } are published for { $members } together and are not split.
finding-cleaning-pair-advice = If figures for each of them exist, please add them to data/raw.
finding-alike = { $message } It is so in { $count } more places: { $places }.
finding-at-cells = { $where }, cell { $cells }
