"""The request for a run; nothing heavy is imported here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from analysis.language import Language

__all__ = ["Asked", "Wish"]


@dataclass(frozen=True)
class Asked:
    """Which site: only figures known by the day `as_of` (None for all) in the language."""

    as_of: date | None = None
    language: Language = "vi"

    @property
    def day(self) -> str:
        """The day in ISO form, "" for none, as in notebooks and in the record."""
        return self.as_of.isoformat() if self.as_of else ""


@dataclass(frozen=True)
class Wish:
    """The request for a run.

    Attributes
    ----------
    asked : which site
    districts : report only on these; the pages of others stay as they are; None for all
    force : also run reports whose inputs have not changed
    workers : number of reports run in parallel; None for one more than cores
    scheduler : address of a Dask scheduler that runs the reports; "" for processes on this machine
    store : where the finished site is copied to; "" for nowhere
    """

    asked: Asked = field(default_factory=Asked)
    districts: Sequence[str] | None = None
    force: bool = False
    workers: int | None = None
    scheduler: str = ""
    store: str = ""
