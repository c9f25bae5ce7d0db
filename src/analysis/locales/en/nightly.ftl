# Nightly runs
nightly-busy = Another run is at work (process { $process }, since { $since }). Please wait for it to end and run again; nothing was changed.
nightly-disk-full = The disk is full; { $place } could not be written. The earlier pages are whole. Please make room and run again: what is done need not be done again.
nightly-not-writable = { $place } cannot be written. Please check the permissions of the folder and run again; the earlier pages are whole.
nightly-stopped = The run stopped: { $reason }. The earlier pages are whole; please mend the cause and run again.
nightly-in-the-way = The run stopped: another file or folder stands where { $place } belongs. Please rename or delete it and run again.
nightly-not-found = The run stopped: { $place } is not there, or cannot be made there. Please check the path and run again; the earlier pages are whole.
nightly-bad-notebook = The run stopped because a notebook cannot be used. { $problems } Please put the notebook back from the original and run again; the earlier pages are whole.
nightly-bad-input = No tables could be made from data/raw; the run has said what is wrong. The earlier pages are whole.
nightly-no-cluster = The cluster cannot be used ({ $reason }). Please check the address after --scheduler and install the extra "cluster", or run without --scheduler.
nightly-no-store = The reports are made, but could not be copied to where they are published ({ $reason }). Please check the address after --store and its permissions and run again: only what is missing is copied.
nightly-current = Nothing has changed since the run of { $day }; { $count } reports are up to date; open { $index }.
nightly-summary = Run { $number }, { $day }, { $time }
nightly-summary-made = Made { $made } reports ({ $names }); { $kept } others are unchanged.
nightly-summary-indicators = { $count ->
    [one] 1 indicator
   *[other] { $count } indicators
}
nightly-summary-districts = { $count ->
    [one] 1 district
   *[other] { $count } districts
}
nightly-summary-changes = { $count } figures changed since the run before; see changes.html.
nightly-summary-first = There is no earlier run to compare with.
nightly-summary-findings = Checks: { $errors } errors, { $warnings } warnings; see findings.html.
nightly-summary-failed = { $count } reports failed:
nightly-summary-none-failed = No report failed.
nightly-bad-time = The time "{ $found }" is not right. Please write hour:minute, e.g. 02:30.
nightly-installed = Written: { $files }. To install with systemd (the user's own):
nightly-cron = Or add this line to the crontab (crontab -e):
nightly-unknown-run = Nothing is kept of run { $number }. Kept are: { $known }.
nightly-compared = Written: { $page }.
nightly-one-run = Only run { $number } is kept, so there is nothing to compare it with. The next run that changes something is kept too.
nightly-ended = The run was ended from outside (shutdown, time limit or somebody's signal). Run daklak reports again to do the rest.
nightly-no-runs = No run is kept yet. Please run daklak reports first.
