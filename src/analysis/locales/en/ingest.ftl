# Reading the ledgers in data/raw
finding-ingest-unreadable = The file { $file } cannot be opened: { $problem }.
finding-ingest-unreadable-advice = The file may be damaged or protected. Please open it in Excel, save it again as .xlsx, and put the new copy into data/raw.
finding-ingest-locked = The file { $file } could not be read: { $problem }.
finding-ingest-locked-advice = Please close the file in other programs, check that you may read it, and run again.
finding-ingest-format = The file { $file } is of a kind that cannot be read.
finding-ingest-format-advice = Please save it as .xlsx or as "CSV UTF-8" and put the new copy into data/raw.
finding-ingest-empty = { $file }{ $sheet ->
    [""] {""}
   *[other] , sheet "{ $sheet }"
}: nothing in it.
finding-ingest-empty-advice = Please delete the empty sheet or file, or fill it in.
finding-ingest-no-ledger = { $file }{ $sheet ->
    [""] {""}
   *[other] , sheet "{ $sheet }"
}: no heading of a table of figures was recognised. Seen: { $seen }.
finding-ingest-no-ledger-advice = Please use one row for each figure, under the headings "chỉ tiêu", "huyện", "năm", "giá trị" (or indicator, area_code, year, value).
finding-ingest-missing-column = { $file }, cell { $cells }: the table has no column { $columns }.
finding-ingest-missing-column-advice = Please add the missing column; every figure needs an indicator, an area, a year and a value.
finding-ingest-unknown-column = { $file }, cell { $cells }: the column "{ $found }" is not known and is not used.
finding-ingest-unknown-column-advice = Please mend the heading if the column is needed, otherwise nothing is to be done.
finding-ingest-repeated-column = { $file }, cell { $cells }: the column "{ $found }" says the same as one before it; only the first is used.
finding-ingest-repeated-column-advice = Please delete or rename one of the two columns.
finding-ingest-no-value = { $file }: { $count } rows have no value ({ $cells }).
finding-ingest-no-value-advice = Please fill in the value, or delete the row where there is no figure.
finding-ingest-missing-field = { $file }, cell { $cells }: "{ $field }" is empty; { $count } rows are not used.
finding-ingest-missing-field-advice = Please fill in "{ $field }".
finding-ingest-unknown-name = { $file }, cell { $cells }: "{ $found }" is not known as { $field }; { $count } rows are not used.
finding-ingest-unknown-name-advice = Did you mean: { $suggestions }? Please write the name as in the catalogue, or add it there as an alias.
finding-ingest-unknown-name-no-idea = { $file }, cell { $cells }: "{ $found }" is not known as { $field }; { $count } rows are not used.
finding-ingest-unknown-name-no-idea-advice = Please write the code or the name as it stands in the catalogue, or add it there.
finding-ingest-year = { $file }, cell { $cells }: "{ $found }" is not a year.
finding-ingest-year-advice = Please write the year with four digits, e.g. 2023.
finding-ingest-which-definition = { $file }, cell { $cells }: "{ $indicator }" has more than one definition for the year { $year }; { $count } rows are not used.
finding-ingest-which-definition-advice = Please add a column "định nghĩa" (definition) with one of: { $choices }.
finding-ingest-ambiguous-number = { $file }, cell { $cells }: "{ $found }" can be read as { $readings }.
finding-ingest-ambiguous-number-advice = Please write the number so that only one reading is possible, e.g. 12500 or 12,50.
finding-ingest-not-a-number = { $file }, cell { $cells }: "{ $found }" is not one number.
finding-ingest-not-a-number-advice = Please write only the number, e.g. 97,5; put words into the column "ghi chú" (note).
finding-ingest-choice = { $file }, cell { $cells }: "{ $found }" is not allowed in "{ $field }".
finding-ingest-choice-advice = Please write one of: { $choices }.
finding-ingest-date = { $file }, cell { $cells }: "{ $found }" in "{ $field }" is not a date and is left out.
finding-ingest-date-advice = Please write day/month/year or year-month-day, e.g. 30/06/2025.
finding-ingest-duplicate = { $file }, cell { $cell }: the figure "{ $figure }" stands already in { $first_file }, cell { $first_cell }; the second is not used.
finding-ingest-duplicate-advice = Please delete one of the two rows; if they are different figures, give them different ids.
