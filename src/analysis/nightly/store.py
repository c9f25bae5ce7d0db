"""A copy of the site where others read it: a folder, a bucket, a server, anything that fsspec can reach."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import fsspec

from analysis.keys import file_hash
from analysis.reporting.record import RECORD, RunRecord

__all__ = ["NoStore", "publish"]

_PUBLISHED = "published.json"
_BESIDE = (RECORD, "summary.txt")


class NoStore(RuntimeError):
    """The store cannot be reached or written."""


def publish(folder: Path, record: RunRecord, address: str) -> int:
    """Bring a copy of the site up to date.

    Pages whose content is not that of the copy are written, pages that the copy has and the site no longer has are
    removed, and last the list of what the copy holds: one cut short goes on where it was, and what others have put
    beside it stays.

    Parameters
    ----------
    folder : Path
        The folder of the site.
    record : RunRecord
        What the site holds.
    address : str
        What fsspec understands: ``file:///srv/www``, ``s3://bucket/site``, ``sftp://host/www``, …

    Returns
    -------
    int
        How many files were written or removed.

    Raises
    ------
    NoStore
        If the address is unknown, needs a library that is not installed, or refuses.
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
    # The record says when the site was looked at last: no reason to write where nothing else has changed.
    new = [name for name, known in here.items() if there.get(name) != known]
    gone = [name for name in there if name not in here]
    if set(new) <= set(_BESIDE) and there and not gone:
        return 0
    for parent in sorted({f"{root}/{name}".rpartition("/")[0] for name in new}):
        system.makedirs(parent, exist_ok=True)
    with system.transaction:  # where the store has it, a page is whole or not there
        for name in new:
            system.pipe_file(f"{root}/{name}", (folder / name).read_bytes())
    for name in gone:
        if system.exists(f"{root}/{name}"):
            system.rm_file(f"{root}/{name}")
    system.pipe_file(f"{root}/{_PUBLISHED}", json.dumps(here, indent=1).encode())
    return len(new) + len(gone)


def _held(system: Any, path: str) -> dict[str, str]:
    """What the copy says that it holds, names that lead out of its folder left out; nothing where it is no list."""
    try:
        stated = json.loads(system.cat_file(path))
    except (FileNotFoundError, ValueError):
        return {}
    held = stated.items() if isinstance(stated, dict) else ()
    return {str(name): str(known) for name, known in held
            if not str(name).startswith("/") and ".." not in str(name).split("/")}
