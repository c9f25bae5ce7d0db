"""One doubt about a reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from analysis.findings import Argument
from analysis.ingest.reading import Reading

__all__ = ["Doubt"]


@dataclass(frozen=True)
class Doubt:
    """What speaks against a reading: message ``finding-ingest-CODE`` with its arguments."""

    reading: Reading
    severity: Literal["error", "warning", "info"]
    code: str
    arguments: dict[str, Argument] = field(default_factory=dict)
