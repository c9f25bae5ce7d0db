"""Whether a folder of raw files holds made-up figures, as declared in its ``illustrative.yaml``."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from analysis.findings import Finding

__all__ = ["ILLUSTRATION_FILE", "Illustration", "read_illustration"]

ILLUSTRATION_FILE = "illustrative.yaml"


class Illustration(BaseModel):
    """The declaration that a folder is a demonstration.

    `published` names the files, relative to the folder, whose figures are real; `seed` is the seed of the draws.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    published: tuple[str, ...] = ()
    seed: int | None = None


def read_illustration(raw: Path) -> tuple[Illustration | None, list[Finding]]:
    """The declaration in `raw`, and the mistakes in it.

    An unreadable declaration still marks the folder as a demonstration; no file then counts as published.
    """
    path = raw / ILLUSTRATION_FILE
    if not path.is_file():
        return None, []
    try:
        return Illustration.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {}), []
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError):
        return Illustration(), [Finding("error", "catalogue-illustration", file=path.name)]
