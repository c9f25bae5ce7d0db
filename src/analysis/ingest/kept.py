"""What was read of each file, kept from run to run: a new workbook does not make the others be read again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from analysis.findings import Finding
from analysis.fragments import Fragments
from analysis.ingest.description import description_of
from analysis.ingest.ledger import Figure
from analysis.keys import combine, file_hash

__all__ = ["KeptReadings", "Read"]

Read = tuple[list[Figure], list[Finding]]
"""The figures of a file and what was found wrong with it."""


@dataclass(frozen=True)
class KeptReadings:
    """A folder of what was read.

    Attributes
    ----------
    folder : where it lies
    common : the key of what every reading depends on beside the file: program, libraries, catalogue
    """

    folder: Path
    common: str

    def of(self, path: Path, file: str, make: Callable[[], Read]) -> Read:
        """What was read of a file, or of one of the same name and content; read where that is not there."""
        beside = description_of(path)
        key = combine(self.common, file, file_hash(path), beside and file_hash(beside))
        content = Fragments(self.folder, ".json").of(combine(file), key, lambda: _written(make()))
        figures, findings = json.loads(content)
        return figures, [Finding(**finding) for finding in findings]


def _written(read: Read) -> str:
    figures, findings = read
    return json.dumps([figures, [asdict(finding) for finding in findings]], ensure_ascii=False)
