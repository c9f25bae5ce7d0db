"""Small JSON files that hold one dataclass each: written in one step, and checked when they are read."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from analysis.workspace import write_content

__all__ = ["read_json", "write_json"]

_Kind = TypeVar("_Kind")


def read_json(path: Path, kind: type[_Kind]) -> _Kind | None:
    """The object of this dataclass in a file; None if there is none, or a value is not of its declared type.

    A file that was cut, or edited by hand, must not break all later runs.
    """
    try:
        content = path.read_bytes()
        from pydantic import TypeAdapter  # here, because it takes a tenth of a second

        return TypeAdapter(kind).validate_json(content, strict=True)
    except (OSError, ValueError):
        return None


def write_json(path: Path, content: Any) -> None:
    """Write a dataclass to a file, for people too."""
    write_content(path, json.dumps(asdict(content), ensure_ascii=False, indent=1) + "\n")
