"""Where the files of one project folder lie, and how they are written and dated."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

__all__ = ["STATIC", "Workspace", "now", "remove_remains", "write_atomically"]

STATIC = "DAKLAK_STATIC"
"""Set in the environment of a kernel that makes a report: nobody is there to move a control."""
_PART = ".part-"


@dataclass(frozen=True)
class Workspace:
    """A project folder: raw files in, tables and reports out.

    Parameters
    ----------
    root : Path
        The folder that holds ``data/raw``.
    output : Path, optional
        Where the reports go; by default ``reports`` in `root`.
    """

    root: Path
    output: Path | None = None

    @classmethod
    def find(cls, start: Path | None = None) -> Workspace:
        """The nearest folder that holds ``data/raw/areas.csv``, at or above `start`.

        Without `start`, at or above what the environment variable ``DAKLAK_HOME`` names; without that, here.

        Raises
        ------
        FileNotFoundError
            If there is none, with the folder that was searched.
        """
        here = (start or Path(os.environ.get("DAKLAK_HOME") or ".")).resolve()
        for folder in (here, *here.parents):
            if (folder / "data" / "raw" / "areas.csv").is_file():
                return cls(folder)
        raise FileNotFoundError(
            f"Không tìm thấy data/raw/areas.csv từ thư mục {here}; hãy chạy lệnh trong thư mục dự án, hoặc ghi thư mục "
            "đó sau --root hay trong DAKLAK_HOME. / "
            f"No data/raw/areas.csv at or above {here}; please run the command inside the project's folder, or name "
            "that folder after --root or in DAKLAK_HOME."
        )

    @property
    def raw(self) -> Path:
        return self.root / "data" / "raw"

    @property
    def processed(self) -> Path:
        return self.root / "data" / "processed"

    @property
    def districts_geojson(self) -> Path:
        return self.root / "geo" / "daklak_districts.geojson"

    @property
    def notebooks(self) -> Path:
        return self.root / "notebooks"

    @property
    def reports(self) -> Path:
        return self.output or self.root / "reports"


def now() -> str:
    """The time in ISO form with its zone, to the second: the stamp of pages, records and locks."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def write_atomically(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary file beside `path`, then put it in its place in one step.

    A reader sees the old file or the new one, never a half; a failed write leaves the old one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}{_PART}", suffix=path.suffix, dir=path.parent)
    os.close(descriptor)
    temporary = Path(name)
    try:
        write(temporary)
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def remove_remains(*folders: Path) -> int:
    """Delete the temporary files that runs cut short left in these folders; returns how many there were.

    Only for who holds the lock of the workspace: another run's file in the making looks the same.
    """
    remains = [path for folder in folders for path in folder.glob(f".*{_PART}*") if path.is_file()]
    for path in remains:
        path.unlink(missing_ok=True)
    return len(remains)
