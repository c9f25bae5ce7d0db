"""Warm-up, imported once by the process that kernels are forked from.

It parses the message catalogues, finds the fonts, draws a picture and makes a page, which saves each fork its first
half second.
Nothing here may start a thread: forks would not have it.
"""

from __future__ import annotations

import os
from importlib import import_module

from analysis.runtime.settings import seldom_collect

__all__: list[str] = []

_IMPORTED = (
    "analysis.reporting.kernels", "analysis.reporting.engine", "typer", "rapidfuzz",  # what a fork runs first
    "ipykernel.kernelapp", "ipykernel.ipkernel", "comm", "pandas", "matplotlib.pyplot", "analysis.workbench",
    "pyarrow.parquet", "pyarrow.dataset",  # pandas imports these when it first reads a table
    # What a kernel imports before its first cell; the debugger alone takes most of a second.
    "ipykernel.debugger", "IPython.core.completerlib", "IPython.core.debugger", "IPython.core.oinspect",
    "IPython.extensions.storemagic", "tornado.platform.asyncio",
)


def _import() -> None:
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")  # or the debugger warns about Python's frozen modules
    for name in _IMPORTED:
        import_module(name)


def _warm() -> None:
    from matplotlib import rc_context
    from matplotlib.backends.registry import backend_registry
    from matplotlib.figure import Figure
    from nbformat.v4 import new_markdown_cell, new_notebook

    from analysis.charts.picture import Picture
    from analysis.charts.style import STYLE
    from analysis.language import LANGUAGES, date, number, parse_messages, text, use_language
    from analysis.outlook.track_record import overstated_in_record
    from analysis.reporting.html import report_page
    from analysis.reporting.jobs import PageInfo

    # It scans all installed packages, which each kernel would otherwise do.
    backend_registry.list_all()  # type: ignore[no-untyped-call]
    parse_messages()
    overstated_in_record()  # loads the back-test's record
    for language in LANGUAGES:
        with use_language(language):
            words = f"{text('charts-source', source=number(1.5))} {date('2025-06-30')}"
    with rc_context(STYLE):
        figure = Figure(figsize=(2, 1))
        axes = figure.subplots()
        axes.plot([0, 1], [0, 1], marker="o", label=words)
        axes.legend()
        figure.text(0, 0, words, weight="bold")
        figure.text(0, 1, words, style="italic")
    _ = Picture(figure, words, words).drawing
    # The schema of notebooks and the templates of pages are compiled at first use.
    report_page(new_notebook(cells=[new_markdown_cell(words)]), PageInfo(words))


seldom_collect()
_import()
_warm()
