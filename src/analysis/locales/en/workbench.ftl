workbench-unknown = There is no "{ $found }" in the catalogue. { $suggestion }Known ids: { $known }.
explore-district = Area:
explore-indicator = Indicator:
explore-as-of = Figures known by:
explore-working = Computing again with the figures known by that day, a few seconds …
explore-nothing-known = No figure had been published by that day; please choose a later one.
explore-times = Pace (times):
