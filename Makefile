# Every task is scripts/run.py, which also works without make: python scripts/run.py TASK
# Arguments for the program behind a task: make reports ARGS="--district lak"
PYTHON ?= python3
ARGS ?=
PANELS ?=
RUN = $(PYTHON) scripts/run.py

.PHONY: help setup reports demo test lab bench soak backtest lint lock audit clean
.NOTPARALLEL:

help:
	@$(RUN) || true

setup reports demo test lab bench soak lint lock audit clean:
	@$(RUN) $@ $(ARGS)

backtest:
	@$(RUN) backtest $(PANELS) $(ARGS)
