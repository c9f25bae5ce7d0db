"""The cost of district reports, compared with the usual loop (papermill, then nbconvert) and with drawing alone."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat

from analysis.bench.processes import Cost, cost_of
from analysis.bench.runs import OUT, district_jobs, measure_districts
from analysis.language import use_language
from analysis.reporting.html import report_page
from analysis.reporting.jobs import Job
from analysis.workspace import STATIC, Workspace

__all__ = ["compare_with_drawing", "compare_with_loop"]

_FEW, _MANY = 5, 15
_TIMES = re.compile(r'(<time[^>]*>.*?</time>|"\d{4}-\d\d-\d\dT[^"]*")', re.DOTALL)


def compare_with_loop(workspace: Workspace, count: int) -> None:
    """Print the cost of this many district reports both ways, and whether the pages are equal.

    The suite draws every picture, then makes the same reports again from its kept sections and pictures.
    """
    with TemporaryDirectory() as shelf:
        ours, again = (measure_districts([workspace], count, shelf=shelf) for _ in range(2))
    site = cost_of([sys.executable, "-m", "analysis.cli", "reports", "--force", "--root", str(workspace.root)])
    jobs = district_jobs(workspace, count)
    loop = _sum([_by_hand(workspace, job) for job in jobs])
    equal = sum(_same_page(workspace, job) for job in jobs)
    print(f"| {count} district reports, {workspace.root.name} | seconds | processor seconds | peak GiB |")
    print("|---|---|---|---|")
    for name, cost in (("papermill and nbconvert, one after the other", loop), ("the suite", ours),
                       ("the suite, once more, its sections kept", again),
                       ("the suite, everything from the raw files to the whole site", site)):
        print(f"| {name} | {cost.seconds:.1f} | {cost.processor:.1f} | {cost.peak:.2f} |")
    print(f"\n{loop.seconds / ours.seconds:.1f} times faster by the clock, {loop.processor / ours.processor:.1f} times "
          f"less processor time; pages equal: {equal} of {len(jobs)}.\n", flush=True)


def _by_hand(workspace: Workspace, job: Job) -> Cost:
    executed = _executed(workspace, job)
    executed.parent.mkdir(parents=True, exist_ok=True)
    parameters = [word for name, value in job.parameters.items() for word in ("-p", name, str(value))]
    environment = {"DAKLAK_HOME": str(workspace.root), STATIC: "1"}
    programs = Path(sys.executable).parent
    papermill = [str(programs / "papermill"), str(job.notebook), str(executed), "-k", "python3", "--no-progress-bar"]
    nbconvert = [str(programs / "jupyter"), "nbconvert", "--to", "html", "--no-input", str(executed)]
    return _sum([cost_of([*papermill, *parameters], environment, job.notebook.parent),
                 cost_of(nbconvert, environment)])


def _executed(workspace: Workspace, job: Job) -> Path:
    return workspace.root / OUT / "loop" / f"{job.output.stem}.ipynb"


def _same_page(workspace: Workspace, job: Job) -> bool:
    """Whether the loop's executed notebook gives the same page as the suite's."""
    notebook = nbformat.read(_executed(workspace, job), as_version=4)
    with use_language(job.language):
        page = report_page(notebook, job.page)
    return _TIMES.sub("", page) == _TIMES.sub("", job.output.read_text(encoding="utf-8"))


def _sum(costs: list[Cost]) -> Cost:
    return Cost(sum(cost.seconds for cost in costs), sum(cost.processor for cost in costs),
                max(cost.peak for cost in costs), max(cost.status for cost in costs))


def compare_with_drawing(workspace: Workspace) -> None:
    """Print the processor seconds of one more report, and how many of them are spent drawing.

    Both are differences: 15 reports minus 5; and a run that draws every picture minus one in which all pictures, but no
    sections, are kept.
    """
    with TemporaryDirectory() as shelf:
        few, many = (measure_districts([workspace], count) for count in (_FEW, _MANY))
        measure_districts([workspace], _MANY, shelf=shelf)
        few_kept, many_kept = (_with_pictures(workspace, count, Path(shelf)) for count in (_FEW, _MANY))
    whole = (many.processor - few.processor) / (_MANY - _FEW)
    rest = (many_kept.processor - few_kept.processor) / (_MANY - _FEW)
    drawing = whole - rest
    print(f"| one more district report, {workspace.root.name} | processor seconds |\n|---|---|")
    print(f"| the whole report | {whole:.2f} |\n| drawing its pictures | {drawing:.2f} |")
    print(f"| the rest: kernel, tables, words, page | {rest:.2f} |")
    print(f"\n{whole / drawing:.2f} times the drawing alone; peak of {_MANY} reports {many.peak:.2f} GiB.\n")


def _with_pictures(workspace: Workspace, count: int, shelf: Path) -> Cost:
    """The cost with kept pictures only, so that text and tables do not count as drawing."""
    for path in shelf.iterdir():
        if b"<section" in path.read_bytes():
            path.unlink()
    return measure_districts([workspace], count, shelf=str(shelf))
