"""Controls above a view that follows them, in JupyterLab; there are none in a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import ipywidgets as widgets

from analysis.language import text, use_language
from analysis.runtime.settings import spare_what_is_there
from analysis.workbench.bench import Bench, open_bench
from analysis.workbench.names import Misasked

__all__ = ["LABELS", "ControlPanel", "choice", "day"]

LABELS = {"description_width": "10em"}
"""The width of every control's label."""


def choice(name: str, options: list[tuple[str, str]], value: str = "") -> widgets.Dropdown:
    """A list to choose from, labelled by the message ``controls-{name}``; the first is chosen where `value` is "".

    `options` are pairs of label and value.
    """
    known = [each for _, each in options]
    return widgets.Dropdown(options=options, value=value if value in known else known[0], style=LABELS,
                            layout=widgets.Layout(width="38em"), description=text(f"controls-{name}"))


def day() -> widgets.Text:
    """The day by which figures must have been known; empty for all.

    Not a date picker, which would use the browser's language and date format instead of the page's.
    """
    return widgets.Text(placeholder=text("controls-day"), continuous_update=False, style=LABELS,
                        layout=widgets.Layout(width="20em"), description=text("controls-as-of"))


class ControlPanel:
    """Controls and the view below them that follows.

    Changing a control draws the new view in the same place; earlier views are kept, so that going back is immediate. An
    invalid or future day, or one before all figures, is answered with a sentence.

    Parameters
    ----------
    bench : Bench
        The source of the figures until another day is chosen.
    controls : mapping
        Widgets by name. The one called ``as_of`` chooses the bench; the values of the others are the keyword arguments
        of `draw`.
    draw : callable
        A function of a bench and the values that returns something a notebook can display.
    """

    def __init__(self, bench: Bench, controls: Mapping[str, Any], draw: Callable[..., Any]) -> None:
        self.controls = dict(controls)
        self.view = widgets.HTML()
        self.view.add_class("daklak-view")
        self.box = widgets.VBox([*self.controls.values(), self.view])
        self.box.add_class("daklak-controls")
        self._language, self._draw = bench.language, draw
        self._benches: dict[str, Bench] = {"": bench}
        self._drawn: dict[tuple[object, ...], str] = {}
        for control in self.controls.values():
            control.observe(self._follow, names="value")
        self._follow()
        spare_what_is_there()  # looking through all libraries and tables takes half a second of a redraw

    @property
    def chosen(self) -> dict[str, Any]:
        """The values of the controls by name."""
        return {name: control.value for name, control in self.controls.items()}

    def _follow(self, change: object = None) -> None:
        chosen = self.chosen
        key = tuple(chosen.values())
        known_by = str(chosen.pop("as_of", "")).strip()
        with use_language(self._language):
            if key not in self._drawn:
                self._drawn[key] = self._make(known_by, chosen)
            self.view.value = self._drawn[key]

    def _make(self, as_of: str, chosen: dict[str, Any]) -> str:
        if as_of not in self._benches:
            self.view.value = f"<p>{text('controls-working')}</p>"
            try:
                self._benches[as_of] = open_bench(as_of, self._language)
            except Misasked as reason:
                return f"<p>{escape(str(reason))}</p>"
        return str(self._draw(self._benches[as_of], **chosen)._repr_html_())

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self.box._repr_mimebundle_(**options)

    def __repr__(self) -> str:
        return f"<controls: {', '.join(self.controls)}>"
