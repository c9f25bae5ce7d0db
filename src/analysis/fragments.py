"""Results that are slow to make, kept on disk under the key of what they are made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from analysis.workspace import write_content

__all__ = ["Fragments"]


class Fragments:
    """A folder of pieces of text, one file per place; HTML for the reports unless `ending` says otherwise.

    A file's first line holds the key and the hash of the text below it, so damage is noticed. A piece with a new key
    replaces the old one.
    """

    def __init__(self, folder: Path, ending: str = ".html") -> None:
        self._folder, self._ending = folder, ending

    def of(self, place: str, key: str, make: Callable[[], str]) -> str:
        """The piece at this place with this key, made if it is not there.

        Parameters
        ----------
        place : str
            Names the piece and where it belongs; letters, digits and ``_`` only.
        key : str
            The key of everything that it is made from.
        make : callable
            Makes the text.
        """
        path = self._folder / f"{place}{self._ending}"
        try:
            head, _, content = path.read_bytes().partition(b"\n")
        except OSError:
            head = content = b""
        if head == _head(key, content):
            return content.decode("utf-8")
        made = make().encode("utf-8")
        with suppress(OSError):  # if the folder is not writable, nothing is kept
            write_content(path, _head(key, made) + b"\n" + made)
        return made.decode("utf-8")


def _head(key: str, content: bytes) -> bytes:
    return f"{key} {hashlib.sha256(content).hexdigest()}".encode()
