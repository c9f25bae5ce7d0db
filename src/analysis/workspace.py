"""Where the files of a project folder are, and how they are written and dated."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, TypeVar

__all__ = ["STATIC", "Workspace", "now", "read_json", "remove_remains", "stays_inside", "write_atomically",
           "write_content", "write_json"]

STATIC = "DAKLAK_STATIC"
"""Environment variable set in kernels that make a report: nobody is there to move a control."""
_PART = ".part-"
_Kind = TypeVar("_Kind")


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

        Without `start`, the search begins at the folder in ``DAKLAK_HOME``, or else at the current folder.

        Raises
        ------
        FileNotFoundError
            If there is none. The message names the folder where the search began.
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
    """The current time in ISO form with its zone, to the second: the time stamp of pages, records and locks."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def stays_inside(name: str) -> bool:
    r"""Whether a name that somebody wrote lies below the folder it is joined to, on every system.

    False for ``/etc/a.html``, ``../a.html``, ``..\a.html``, ``C:a.html``.
    """
    return not any(path.anchor or ".." in path.parts for path in (PurePosixPath(name), PureWindowsPath(name)))


def write_atomically(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary file beside `path`, then move it into place in one step.

    A reader sees the old file or the new one, never half of one; a failed write leaves the old file.
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


def write_content(path: Path, content: str | bytes) -> None:
    """Write a file in one step; text as UTF-8 with its line endings unchanged, on every system."""
    whole = content.encode("utf-8") if isinstance(content, str) else content
    write_atomically(path, lambda temporary: temporary.write_bytes(whole))


def write_json(path: Path, content: Any) -> None:
    """Write a dataclass in one step, for people too."""
    write_content(path, json.dumps(asdict(content), ensure_ascii=False, indent=1) + "\n")


def read_json(path: Path, kind: type[_Kind]) -> _Kind | None:
    """The dataclass in a file; None if there is none, or a value is not of its declared type.

    A file that was cut, or edited by hand, must not break all later runs.
    """
    try:
        content = path.read_bytes()
        from pydantic import TypeAdapter  # here, because it takes a tenth of a second

        return TypeAdapter(kind).validate_json(content, strict=True)
    except (OSError, ValueError):
        return None


def remove_remains(*folders: Path) -> int:
    """Delete temporary files that interrupted runs left in these folders; returns how many there were.

    Call only while holding the workspace's lock: a file that another run is still writing looks the same.
    """
    remains = [path for folder in folders for path in folder.glob(f".*{_PART}*") if path.is_file()]
    for path in remains:
        path.unlink(missing_ok=True)
    return len(remains)
