"""Imported once by the process that kernels are forked from: what every report does for the first time, done here.

The message catalogues are parsed, the fonts found, a picture drawn. A fork then begins where its first half second
would have ended. Nothing here may start a thread: a fork would not have it.
"""

from __future__ import annotations

import gc
import os
from importlib import import_module

import pyarrow.parquet  # noqa: F401  (imported by pandas when a table is first read)
from matplotlib import rc_context
from matplotlib.figure import Figure

import analysis.workbench  # noqa: F401  (everything that a report imports)
from analysis.charts.picture import Picture
from analysis.charts.style import STYLE
from analysis.language import LANGUAGES, date, number, parse_messages, text, use_language
from analysis.tables import SCHEMAS, empty

__all__: list[str] = []


# What a kernel imports on its way to the first cell; the debugger alone takes most of a second.
_FOR_A_KERNEL = ("ipykernel.debugger", "IPython.core.completerlib", "IPython.core.debugger", "IPython.core.oinspect",
                 "IPython.extensions.storemagic", "tornado.platform.asyncio")


def _import_for_kernels() -> None:
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")  # or the debugger warns of Python's own frozen modules
    for name in _FOR_A_KERNEL:
        import_module(name)


def _warm() -> None:
    parse_messages()
    for language in LANGUAGES:
        with use_language(language):
            words = f"{text('charts-source', source=number(1.5))} {date('2025-06-30')}"
    for name in SCHEMAS:
        empty(name)
    with rc_context(STYLE):
        figure = Figure(figsize=(2, 1))
        axes = figure.subplots()
        axes.plot([0, 1], [0, 1], marker="o", label=words)
        axes.legend()
        figure.text(0, 0, words, weight="bold")
        figure.text(0, 1, words, style="italic")
    assert Picture(figure, words, words).drawing


_import_for_kernels()
_warm()
# All this stays: no fork's garbage collection need walk through it and copy its pages by doing so.
gc.collect()
gc.freeze()
