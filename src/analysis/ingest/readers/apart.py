"""Reading in a process of its own, with a bound on time and memory, for files that may break their reader."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from analysis.ingest.grid import Sheet
from analysis.ingest.readers.guard import MAX_CELLS, FileKind, Refused

__all__ = ["needs_own_process", "read_apart"]

MAX_MEMORY = 2 * 2**30
"""What reading one file may take, in bytes, beside what the program itself takes."""
_SECONDS, _SECONDS_PER_MB = 10, 0.5
_WALL_FACTOR = 4
# Above these a file is no ordinary one: a workbook of 250,000 cells unpacks to 15 MB, at most forty-fold.
_UNPACKED, _SMALL_UNPACKED, _RATIO = 32 * 2**20, 4 * 2**20, 60
_PLAIN_SIZE, _PAGE_SIZE = 8 * 2**20, 2 * 2**20  # a page becomes a tree of objects first
# Tags are counted by their "<". A workbook's cell has four and is read as it comes; all else becomes a tree of objects.
_TAGS_A_CELL = {"xlsx": 4}
_PLAIN, _PAGES = ("text", "xls"), ("html", "mhtml", "xml")  # all else is packed
_REFUSED = 3


def needs_own_process(path: Path, kind: FileKind) -> bool:
    """Whether a file is read apart: a binary workbook always (a fault in its reader ends the process), large ones."""
    if kind == "xlsb":
        return True
    size = path.stat().st_size
    if kind in _PAGES:
        return size > _PAGE_SIZE
    if kind in _PLAIN:
        return size > _PLAIN_SIZE
    unpacked = _unpacked(path)
    return unpacked > _UNPACKED or (unpacked > _SMALL_UNPACKED and unpacked > _RATIO * size)


def _unpacked(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return sum(part.file_size for part in archive.infolist())


def _check_tags(path: Path, kind: FileKind) -> None:
    """Refuse what has more tags than a table of the largest size, before they become objects."""
    tags, a_cell = 0, _TAGS_A_CELL.get(kind, 1)
    for chunk in _markup(path, kind):
        tags += chunk.count(b"<")
        if tags > a_cell * MAX_CELLS:
            raise Refused("too-many-cells", f"{tags // a_cell}+")


def _markup(path: Path, kind: FileKind) -> Iterator[bytes]:
    """A page, or the parts of a packed file that are XML, bit by bit."""
    if kind in _PAGES:
        yield path.read_bytes()
        return
    with zipfile.ZipFile(path) as archive:
        for part in archive.infolist():
            if part.filename.lower().endswith(".xml"):
                with archive.open(part) as stream:
                    while chunk := stream.read(2**20):
                        yield chunk


def read_apart(path: Path, file: str, kind: FileKind) -> list[Sheet]:
    """The sheets of a file, read by a process that is stopped when it takes too much.

    Memory and processor time are bounded where the system can do so (not on Windows, where only the time on
    the clock is).

    Raises
    ------
    Refused
        For what the reader refuses, and for a file that it could not read within the bounds.
    """
    size = path.stat().st_size
    if kind not in _PLAIN:
        _check_tags(path, kind)
    if kind not in _PLAIN + _PAGES:
        size = max(size, _unpacked(path))
    seconds = _SECONDS + _SECONDS_PER_MB * size / 2**20
    source = str(Path(__file__).parents[3])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH"))))}
    try:
        done = subprocess.run(
            [sys.executable, "-m", __spec__.name, kind, str(path.resolve()), file, str(int(seconds))],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
            timeout=seconds * _WALL_FACTOR, check=False)
    except subprocess.TimeoutExpired:
        raise Refused("exhausts", f"{seconds:.0f} s") from None
    if done.returncode == _REFUSED:
        code, problem = pickle.loads(done.stdout)
        raise Refused(code, problem)
    if done.returncode:
        raise Refused("exhausts", f"{MAX_MEMORY / 2**30:.0f} GB, {seconds:.0f} s")
    sheets: list[Sheet] = pickle.loads(done.stdout)
    return sheets


def _bound(seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() \
        if Path("/proc/self/statm").exists() else 0
    resource.setrlimit(resource.RLIMIT_AS, (used + MAX_MEMORY,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(readers: dict[str, Callable[[Path, str], list[Sheet]]]) -> int:
    """Read the file that the arguments name and write its sheets to standard output."""
    kind, path, file, seconds = sys.argv[1:]
    _bound(int(seconds))
    try:
        result: object = readers[kind](Path(path), file)
    except Refused as refusal:
        result = (refusal.code, refusal.problem)
    except MemoryError:
        result = ("exhausts", f"{MAX_MEMORY / 2**30:.0f} GB")
    except Exception as error:
        # As in the program itself: whatever a damaged file makes a reader say, it cannot be read.
        result = ("unreadable", f"{type(error).__name__}: {error}"[:120])
    pickle.dump(result, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
    return 0 if isinstance(result, list) else _REFUSED


if __name__ == "__main__":
    from analysis.ingest.readers import READERS

    sys.exit(main(READERS))
