"""One doubt about a reading, and that on a part above its whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from analysis.findings import Argument
from analysis.ingest.reading import Reading

__all__ = ["MORE_THAN_ALL", "Doubt", "above_whole"]

MORE_THAN_ALL = 1.02
"""A part this many times its whole, or more, is none."""


@dataclass(frozen=True)
class Doubt:
    """What speaks against a reading: message ``finding-ingest-CODE`` with its arguments."""

    reading: Reading
    severity: Literal["error", "warning", "info"]
    code: str
    arguments: dict[str, Argument] = field(default_factory=dict)


def above_whole(part: Reading, whole: Reading, value: float) -> Iterable[Doubt]:
    """An error on a part that is larger than its whole, `value` in the part's unit, and a warning on the whole.

    The whole is used: what all are is known from more places than one of its parts. A little more than all is a
    warning only, since who is counted where they registered need not be among those who live there.
    """
    if part.value > value * MORE_THAN_ALL:
        yield Doubt(part, "error", "above-whole", {"whole": whole.quoted})
        yield Doubt(whole, "warning", "below-part", {"part": part.quoted})
    else:
        yield Doubt(part, "warning", "part-exceeds", {"whole": whole.quoted})
