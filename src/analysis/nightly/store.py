"""A published copy of the site: in a folder, a bucket, on a server, anywhere that fsspec can write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import fsspec

from analysis.keys import file_hash
from analysis.reporting.record import RECORD, RunRecord
from analysis.workspace import stays_inside

__all__ = ["NoStore", "publish"]

_PUBLISHED = "published.json"
_BESIDE = (RECORD, "summary.txt")


class NoStore(RuntimeError):
    """The store cannot be reached or written."""


def publish(folder: Path, record: RunRecord, address: str) -> int:
    """Bring a copy of the site up to date.

    Changed pages are written and pages that the site no longer has are removed; the list of the copy's content is
    written last. So an interrupted copy resumes where it stopped, and files that others have put there stay.

    Parameters
    ----------
    folder : Path
        The site's folder.
    record : RunRecord
        The record of the site's content.
    address : str
        Any address that fsspec understands: ``file:///srv/www``, ``s3://bucket/site``, ``sftp://host/www``, …

    Returns
    -------
    int
        How many files were written or removed.

    Raises
    ------
    NoStore
        If the address is unknown, needs a library that is not installed, or cannot be written.
    """
    try:
        system, root = fsspec.core.url_to_fs(address)
        return _copy(system, root.rstrip("/"), folder, record)
    except (OSError, ValueError, ImportError) as error:
        raise NoStore(f"{address}: {error}") from error


def _copy(system: Any, root: str, folder: Path, record: RunRecord) -> int:
    there = _held(system, f"{root}/{_PUBLISHED}")
    names = [name for name in (*record.pages, *_BESIDE) if (folder / name).is_file()]
    here = {name: file_hash(folder / name) for name in names}
    # The record holds the time of the last run, which alone is no reason to write it again.
    new = [name for name, known in here.items() if there.get(name) != known]
    gone = [name for name in there if name not in here]
    if set(new) <= set(_BESIDE) and there and not gone:
        return 0
    for parent in sorted({f"{root}/{name}".rpartition("/")[0] for name in new}):
        system.makedirs(parent, exist_ok=True)
    with system.transaction:  # if the store supports it, pages are written whole or not at all
        for name in new:
            system.pipe_file(f"{root}/{name}", (folder / name).read_bytes())
    for name in gone:
        if system.exists(f"{root}/{name}"):
            system.rm_file(f"{root}/{name}")
    system.pipe_file(f"{root}/{_PUBLISHED}", json.dumps(here, indent=1).encode())
    return len(new) + len(gone)


def _held(system: Any, path: str) -> dict[str, str]:
    """The copy's own list of its content, without names that lead outside its folder; empty if it is not a list."""
    try:
        stated = json.loads(system.cat_file(path))
    except (FileNotFoundError, ValueError):
        return {}
    held = stated.items() if isinstance(stated, dict) else ()
    return {str(name): str(known) for name, known in held if stays_inside(str(name))}
