"""The inputs of everything, and their keys; imports nothing heavy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from analysis.keys import combine, folder_hashes, program_key, software_key
from analysis.workspace import Workspace

__all__ = ["Inputs", "past_folder", "read_inputs", "results_folder"]


@dataclass(frozen=True)
class Inputs:
    """Hashes of everything that the tables depend on.

    Attributes
    ----------
    raw : hashes of the files in ``data/raw``, by name
    geometry : the same for the district polygons
    program, software : keys of this package and of Python with its libraries
    """

    raw: dict[str, str]
    geometry: dict[str, str]
    program: str
    software: str

    @property
    def key(self) -> str:
        """One key for all inputs."""
        return combine(self.raw, self.geometry, self.program, self.software)

    def key_of(self, files: tuple[str, ...]) -> str:
        """The key of some raw files, whether they exist or not, and of the polygons."""
        return combine({name: self.raw.get(name, "") for name in files}, self.geometry)


def read_inputs(workspace: Workspace) -> Inputs:
    """Hash the raw files, the district polygons, the program and the libraries."""
    geometry = folder_hashes(workspace.districts_geojson.parent, "*.geojson")
    return Inputs(folder_hashes(workspace.raw), geometry, program_key(), software_key())


def results_folder(workspace: Workspace, as_of: date | None) -> Path:
    """The folder of the tables: ``data/processed``, or a subfolder of it for an earlier `as_of`."""
    return workspace.processed / "as_of" / as_of.isoformat() if as_of else workspace.processed


def past_folder(workspace: Workspace) -> Path:
    """The folder of the tables for looking back, made only from what was known on that earlier day."""
    return workspace.processed / "past"
