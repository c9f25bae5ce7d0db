"""What one more district report costs, beside drawing its pictures alone."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from analysis.bench.processes import Cost
from analysis.bench.runs import measure_districts
from analysis.workspace import Workspace

__all__ = ["compare_with_drawing"]

_FEW, _MANY = 5, 15


def compare_with_drawing(workspace: Workspace) -> None:
    """Print the processor seconds of one more report, and of those the ones that draw.

    Both come from differences: 15 reports less 5, and all of it with every picture drawn less all of it with every
    picture there already, but no section.
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
    """The cost with only the pictures there: what words and tables cost is no drawing."""
    for path in shelf.iterdir():
        if b"<section" in path.read_bytes():
            path.unlink()
    return measure_districts([workspace], count, shelf=str(shelf))
