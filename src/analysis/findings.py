"""One finding: what is doubtful or wrong in the input, where, and what to do about it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import shorten
from typing import TYPE_CHECKING, Literal, cast

from analysis.language import number, text, variables_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Argument", "Severity", "SEVERITY_ORDER", "Finding", "errors_in", "findings_table", "several_in_words",
           "together"]

Severity = Literal["error", "warning", "info"]
Argument = (str | int | float | tuple[float, str] | Sequence[float] | Sequence[tuple[float, str]]
            | Sequence[tuple[float, str, float, str]])
"""An argument of a message: text, a count, a number, a number with its percent sign, several readings of a number,
figures with their sources, or figures with their replacements.
"""
_DECIMALS = 10  # keeps the number as read, without binary rounding noise
_FEWEST_TOGETHER = 4
_SHOWN_PLACES = 20
_SHOWN_CELLS = 5
_TITLE, _LONG_TITLE = 80, 120  # longest title, in letters, of one source among several and of a single one
_LEADS = frozenset({"in_sheet", "at_cells"})  # with these a message begins with its place
SEVERITY_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True)
class Finding:
    """A finding on a cell, a figure, a series or a whole file.

    `code` names two messages: ``finding-CODE`` says what was found, ``finding-CODE-advice`` what to do. `arguments`
    fill both; they must be JSON values. Numbers stay numbers, so that each language formats them its own way; years and
    codes are strings. The place is kept in fields of its own, and a message that says it gets it from them as
    ``$in_sheet``, ``$at_cells``, ``$cells``, ``$cell`` or ``$file``.

    An ``error`` means that some input was refused (exit status 3). A ``warning`` asks a person to look: figures are
    used although doubtful, or set aside although perhaps correct. An ``info`` reports that a rule was applied as
    intended.

    Attributes
    ----------
    cell : the first cell; "" if the finding is on a whole sheet or file
    cells : every cell, separated by spaces, of a finding that was gathered from the cells of a sheet; otherwise ""
    """

    severity: Severity
    code: str
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    file: str = ""
    sheet: str = ""
    cell: str = ""
    indicator: str = ""
    area_code: str = ""
    group: str = ""
    year: int | None = None
    figure_id: str = ""
    cells: str = ""

    @property
    def every_cell(self) -> tuple[str, ...]:
        """All cells that the finding is on; none if it is on a whole sheet or file."""
        return tuple(self.cells.split()) or ((self.cell,) if self.cell else ())

    @property
    def message(self) -> str:
        """What was found, in the current language."""
        return text(f"finding-{self.code}", **self._said)

    @property
    def message_beside_place(self) -> str:
        """What was found, to be shown beside file, sheet and cells, in the current language."""
        message = text(f"finding-{self.code}", **{**self._said, "in_sheet": "", "at_cells": ""})
        return message[:1].upper() + message[1:] if variables_of(f"finding-{self.code}") & _LEADS else message

    @property
    def advice(self) -> str:
        """What to do, in the current language."""
        return text(f"finding-{self.code}-advice", **self._said)

    @property
    def place(self) -> str:
        """File, sheet and cell, to be put before the message; "" if the message itself says them."""
        if not self.file or variables_of(f"finding-{self.code}") & {*_LEADS, "file"}:
            return ""
        return " › ".join(part for part in (self.file, self.sheet, self.cell) if part) + ": "

    @property
    def told(self) -> str:
        """Place, what was found and what to do in one line, in the current language."""
        return f"{self.place}{self.message} → {self.advice}"

    @property
    def _said(self) -> dict[str, object]:
        """The place and the arguments as text, lists joined."""
        exact = self.code.startswith("ingest-")  # a cell's content is quoted with all its decimals
        arguments = {name: _brief(value, _LONG_TITLE) if name == "source" and isinstance(value, str)
                     else _words(value, exact) for name, value in self.arguments.items()}
        where = f"{self.file} › {self.sheet}" if self.sheet else self.file
        cells = ", ".join(self.every_cell[:_SHOWN_CELLS]) + (", …" if len(self.every_cell) > _SHOWN_CELLS else "")
        at_cells = text("finding-at-cells", where=where, cells=cells) if cells else where
        return {"file": self.file, "cell": self.cell, "cells": cells, "in_sheet": f"{where}: ",
                "at_cells": f"{at_cells}: ", **arguments}


def _words(value: Argument, exact: bool) -> object:
    if isinstance(value, float) and exact:
        return number(value, _DECIMALS)
    if isinstance(value, str | int | float):
        return value
    if len(value) == 2 and value[1] == "%":
        return f"{number(cast(float, value[0]), _DECIMALS)}%"
    if all(isinstance(each, int | float) for each in value):
        return " / ".join(number(cast(float, each), _DECIMALS) for each in value)
    several = cast(Sequence[tuple[float | str, ...]], value)
    places = _DECIMALS if exact else 2
    return "; ".join(" → ".join(
        f"{number(cast(float, figure), places)} ({_brief(str(words), _TITLE)})"
        for figure, words in zip(each[::2], each[1::2], strict=True)) for each in several)


def _brief(words: str, most: int) -> str:
    """A source in the current language with its title shortened; the figure's id stays whole."""
    title, semicolon, figure = words.rpartition("; ")
    if not figure.isalnum():
        title, semicolon, figure = words, "", ""
    return f"{shorten(title, most, placeholder=' …')}{semicolon}{figure}"


def together(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """Group findings that have one cause, in the order of each group's first.

    Grouped are the same finding on many areas in one file and year, or on many whole sheets of a file. Errors, and
    findings that already summarise many cells, stay alone.
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for place, finding in enumerate(findings):
        alone = finding.severity == "error" or finding.cells
        key = (finding.severity, finding.code, finding.file, finding.sheet if finding.cell else "", finding.indicator,
               finding.year)
        groups.setdefault((place,) if alone else key, []).append(finding)
    return [each for several in groups.values() for each in (
        [tuple(several)] if len(several) >= _FEWEST_TOGETHER else [(finding,) for finding in several])]


def several_in_words(alike: Sequence[Finding], beside_place: bool = False) -> str:
    """The message of the first finding of a group, and where else it applies, with the figures found there.

    With `beside_place` it leaves out the place of the first, which is shown beside it.
    """
    first, others = alike[0], alike[1:]
    message = first.message_beside_place if beside_place else first.message
    if not others:
        return message
    places = [_place(finding) for finding in others[:_SHOWN_PLACES]]
    return text("finding-alike", message=message, count=number(len(others), 0),
                places="; ".join(places) + ("; …" if len(others) > _SHOWN_PLACES else ""))


def _place(finding: Finding) -> str:
    """The area, group, figure and cell of a finding as far as known; otherwise its sheet."""
    said = [str(finding.arguments[name]) for name in ("area", "group") if name in finding.arguments]
    value = finding.arguments.get("value")
    words = " ".join([", ".join(said), number(value, 2) if isinstance(value, float) else ""]).strip()
    return f"{words} ({finding.cell})" if words and finding.cell else words or finding.sheet or finding.file


def findings_table(findings: Iterable[Finding]) -> pd.DataFrame:
    """The findings as the table ``findings``: errors first, otherwise in the order given."""
    # Imported here, so that a command can report findings or refuse without waiting for pandas.
    import pandas as pd

    from analysis.tables import check, empty

    rows = [
        {
            "severity": f.severity, "code": f.code, "file": f.file, "sheet": f.sheet, "cell": f.cell,
            "indicator": f.indicator, "area_code": f.area_code, "group": f.group, "year": f.year,
            "figure_id": f.figure_id, "cells": f.cells, "message": f.message, "advice": f.advice,
            "arguments": json.dumps(f.arguments, ensure_ascii=False, sort_keys=True),
        }
        for f in findings
    ]
    if not rows:
        return empty("findings")
    table = pd.DataFrame(rows)
    order = table["severity"].map(SEVERITY_ORDER)
    return check("findings", table.loc[order.sort_values(kind="stable").index].reset_index(drop=True))


def errors_in(findings: pd.DataFrame) -> list[Finding]:
    """The errors of the table ``findings``."""
    return [Finding("error", row.code, json.loads(row.arguments), row.file, row.sheet, row.cell, cells=row.cells)
            for row in findings[findings["severity"] == "error"].itertuples()]
