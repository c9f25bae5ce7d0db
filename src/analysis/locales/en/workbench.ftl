workbench-unknown = There is no "{ $found }" in the catalogue. { $suggestion }Known ids: { $known }.
