# Mistakes in the catalogue files of data/raw
finding-catalogue-no-file = There is no file { $file } in data/raw.
finding-catalogue-no-file-advice = Please restore { $file } from the original.
finding-catalogue-encoding = { $file } is not UTF-8 and cannot be read.
finding-catalogue-encoding-advice = In Excel, save it as "CSV UTF-8 (Comma delimited)".
finding-catalogue-headings = { $file }: the line of headings lacks the columns { $columns }.
finding-catalogue-headings-advice = Please restore the line of headings from the original; until then the file is not used.
finding-catalogue-missing = { $file }, line { $line }: column "{ $field }" is empty.
finding-catalogue-missing-advice = Please fill in column "{ $field }"; the row is not used until then.
finding-catalogue-choice = { $file }, line { $line }: column "{ $field }" says "{ $found }".
finding-catalogue-choice-advice = Please write one of: { $wanted }.
finding-catalogue-number = { $file }, line { $line }: column "{ $field }" says "{ $found }", which is not a number.
finding-catalogue-number-advice = Please write a number with a decimal point, e.g. 97.5.
finding-catalogue-range = { $file }, line { $line }: column "{ $field }" says "{ $found }", which is out of range (limit { $wanted }).
finding-catalogue-range-advice = Please check the number in column "{ $field }".
finding-catalogue-date = { $file }, line { $line }: column "{ $field }" says "{ $found }", which is not a date.
finding-catalogue-date-advice = Please write year-month-day, e.g. 2025-06-30.
finding-catalogue-yes-no = { $file }, line { $line }: column "{ $field }" says "{ $found }".
finding-catalogue-yes-no-advice = Please write yes or no.
finding-catalogue-identifier = { $file }, line { $line }: the id "{ $found }" in column "{ $field }" has a character that is not allowed.
finding-catalogue-identifier-advice = Ids are made of plain letters, digits and _ - +.
finding-catalogue-column = { $file }, line { $line }: column "{ $field }" is not one of the template's.
finding-catalogue-column-advice = Please delete the column or mend its name; the row may hold a comma too many.
finding-catalogue-value = { $file }, line { $line }: the value "{ $found }" in column "{ $field }" is not valid.
finding-catalogue-value-advice = Please compare with the other rows of the file.
finding-catalogue-duplicate = { $file }, line { $line }: "{ $found }" stands already on line { $first }.
finding-catalogue-duplicate-advice = Please delete one of the two rows or change the id in column "{ $field }".
finding-catalogue-unknown = { $file }, line { $line }: "{ $found }" in column "{ $field }" is not in the catalogue.
finding-catalogue-unknown-advice = Please mend the id or add it to the catalogue file it belongs to.
finding-catalogue-follows = { $file }, line { $lines }: belongs to "{ $found }", but line { $cause_line } of { $cause } was refused.
finding-catalogue-follows-advice = Please mend line { $cause_line } of { $cause }; these lines will then be used again.

finding-catalogue-illustration = { $file } cannot be read; every figure in this folder is taken as illustrative.
finding-catalogue-illustration-advice = Please mend the file: "published" lists the files with real figures, "seed" is a whole number.

finding-catalogue-workbook = { $file } cannot be opened as an Excel workbook.
finding-catalogue-workbook-advice = Please open it in Excel and save it as .xlsx or as "CSV UTF-8".

# The list of communes by region I, II, III
finding-communes-two-files = Both { $file } and { $other } are there; only { $file } is used.
finding-communes-two-files-advice = Please remove one of the two.
finding-communes-columns = { $file }: no line of headings with a column for the commune and one for the region.
finding-communes-columns-advice = Please write as headings: Tên xã, Huyện, Khu vực, Số thôn đặc biệt khó khăn, Vĩ độ, Kinh độ (the last three may be left out).
finding-communes-district = { $file }, line { $line }: no district, town or city is called "{ $found }".
finding-communes-district-advice = Please write the name as in the catalogue; nearest: { $suggestion }. The line is left out for now.
finding-communes-no-district = { $file }, line { $line }: it is not clear which district "{ $found }" belongs to.
finding-communes-no-district-advice = Please name the district in the column Huyện or on a line of its own above its communes.
finding-communes-unknown = { $file }, line { $line }: { $district } has no commune, ward or township called "{ $found }".
finding-communes-unknown-advice = Please check commune and district; nearest: { $suggestion }. The line is left out for now.
finding-communes-region = { $file }, line { $line }: the region of { $commune } reads "{ $found }".
finding-communes-region-advice = Please write I, II or III; the line is left out for now.
finding-communes-repeated = { $file }, line { $line }: { $found } already stands on line { $first }.
finding-communes-repeated-advice = Please remove one of the two lines; line { $first } is used.
finding-communes-villages = { $file }, line { $line }: the number of difficult villages of { $commune } reads "{ $found }", which is no count.
finding-communes-villages-advice = Please write a whole number; the commune is used, the number is not.
finding-communes-coordinates = { $file }, line { $line }: the coordinates of { $commune } read "{ $found }" and cannot be understood.
finding-communes-coordinates-advice = Please write decimal degrees, such as latitude 12.4123 and longitude 108.1796; the commune is used but has no point on the map.
finding-communes-swapped = { $file }, line { $line }: latitude and longitude of { $commune } ({ $found }) seem to have changed places.
finding-communes-swapped-advice = Please exchange them: latitude is about 12–13, longitude about 107–109; the commune has no point on the map yet.
finding-communes-far-away = { $file }, line { $line }: the coordinates of { $commune } ({ $found }) lie outside the province.
finding-communes-far-away-advice = Please check them: latitude is about 12–13, longitude about 107–109. The commune has no point on the map yet.

study-unit-in-part = { $name } (in part)
