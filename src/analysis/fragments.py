"""Pieces of work that cost time, kept under the key of what they are made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from analysis.workspace import write_atomically

__all__ = ["Fragments"]


class Fragments:
    """A folder of pieces of text, one for each place: of HTML for each in the reports, unless `ending` says otherwise.

    A file's name holds its place, its key and the hash of its content: damage is seen, and a piece with a new key
    takes the old one's place.
    """

    def __init__(self, folder: Path, ending: str = ".html") -> None:
        self._folder, self._ending = folder, ending

    def of(self, place: str, key: str, make: Callable[[], str]) -> str:
        """The piece for this place with this key, made where it is not there.

        Parameters
        ----------
        place : str
            What it is and where it belongs: letters, digits and ``_`` only.
        key : str
            The key of all that it is made from.
        make : callable
            Makes the text.
        """
        for path in self._folder.glob(f"{place}-{key}-*{self._ending}"):
            content = path.read_bytes()
            if path.name == self._name(place, key, content):
                return content.decode("utf-8")
        made = make().encode("utf-8")
        self._keep(place, self._name(place, key, made), made)
        return made.decode("utf-8")

    def _keep(self, place: str, name: str, content: bytes) -> None:
        """Keep a piece instead of those with other keys; where the folder cannot be written, do without."""
        try:
            write_atomically(self._folder / name, lambda path: path.write_bytes(content))
            for path in self._folder.glob(f"{place}-*{self._ending}"):
                if path.name != name:
                    path.unlink(missing_ok=True)
        except OSError:
            return

    def _name(self, place: str, key: str, content: bytes) -> str:
        return f"{place}-{key}-{hashlib.sha256(content).hexdigest()[:32]}{self._ending}"
