"""What the suite costs, beside what others do for the same: ``python -m analysis.bench``.

Every part prints a table of Markdown. Processor seconds are summed over all processes that a task starts, the kernels
included, so that other work on the machine counts little; ratios are of figures from one run.
"""
