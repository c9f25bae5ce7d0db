"""What the suite costs, compared with other ways to do the same:

``python -m analysis.bench``. Every part prints a Markdown table. Processor seconds are summed over all processes that a
task starts, kernels included, so that other work on the machine has little effect. Ratios compare figures from the same
run.
"""
