"""Pieces of pages that cost time, kept under the key of what they show."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from analysis.reporting.record import write_page

__all__ = ["Fragments"]


class Fragments:
    """A folder of pieces of HTML. A file's name holds its key and the hash of its content: damage is seen."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def of(self, key: str, make: Callable[[], str]) -> str:
        """The piece with this key, made where it is not there."""
        for path in self._folder.glob(f"{key}-*.html"):
            content = path.read_bytes()
            if path.name == _name(key, content):
                self._used.add(path.name)
                return content.decode("utf-8")
        made = make()
        name = _name(key, made.encode("utf-8"))
        write_page(self._folder / name, made)
        self._used.add(name)
        return made

    def forget_others(self) -> None:
        """Delete the pieces that this run did not use."""
        for path in self._folder.glob("*.html"):
            if path.name not in self._used:
                path.unlink(missing_ok=True)


def _name(key: str, content: bytes) -> str:
    return f"{key}-{hashlib.sha256(content).hexdigest()[:32]}.html"
