"""Where the tables of a sheet stand, and which row, column and title each of their numbers belongs to.

The steps stand in their order in :mod:`analysis.ingest.layout.steps`; what is known of a table from which step on, in
:mod:`~analysis.ingest.layout.table` (where it stands, what its columns are, a row) and
:mod:`~analysis.ingest.layout.overview` (what columns and rows say together).

1. Where tables stand and what stands around them: `view`, `blocks`, `lines`, `context`.
2. What the words above each column say: `columns`, `column_uses`, `paths`; with what title and neighbours lend them:
   `understanding`, `titles`, `neighbours`, `peoples`, `divided`.
3. What numbers prove of columns: `proofs`, `rates`, `wholes`.
4. Which columns hold figures, and which are of something else: `foreign`, `others`, `unread`.
5. What the label of each row says, and the sub-heading above it: `rows`, `sections`.
6. Rows and columns together: `overview` with `areas`, `arrangement`, `evidence`, `footnotes`.
7. One number at a time: `cells`, `amounts`; what it is of: `subject`, `resolve`, `choice`, `fitting`, `nearest`.
8. What sums and quotients contradict: `sums`, `proofs`, `rates`, `wholes`.
"""
