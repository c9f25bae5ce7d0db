"""What was read of each file, kept from run to run: a new workbook does not make the others be read again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

from analysis.findings import Finding
from analysis.fragments import Fragments
from analysis.ingest.description import description_of
from analysis.ingest.reading import Figure
from analysis.keys import combine, file_hash

__all__ = ["KeptReadings", "Read"]


class Read(NamedTuple):
    """The figures of files and what was found wrong with these."""

    figures: list[Figure]
    findings: list[Finding]


# What may have been the machine's fault, busy or with the file open elsewhere, and not the file's.
_PASSING = frozenset(("ingest-exhausts", "ingest-locked"))


class _Passing(Exception):
    """A reading that is not to be kept."""

    def __init__(self, read: Read) -> None:
        super().__init__()
        self.read = read


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

    def of(self, path: Path, file: str, content: str, make: Callable[[], Read]) -> Read:
        """What was read of a file, or of one of the same name and content; read where that is not there.

        Parameters
        ----------
        path, file : Path, str
            The file, and the name that findings use for it.
        content : str
            The hash of its bytes.
        make : callable
            Reads it.
        """
        beside = description_of(path)
        key = combine(self.common, file, content, beside and file_hash(beside))
        try:
            kept = Fragments(self.folder, ".json").of(combine(file), key, lambda: _written(make()))
        except _Passing as passing:
            return passing.read
        figures, findings = json.loads(kept)
        return Read([Figure(*figure) for figure in figures], [Finding(**finding) for finding in findings])


def _written(read: Read) -> str:
    if any(finding.code in _PASSING for finding in read.findings):
        raise _Passing(read)
    return json.dumps([read.figures, [asdict(finding) for finding in read.findings]], ensure_ascii=False)
