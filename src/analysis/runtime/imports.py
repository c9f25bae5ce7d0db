"""Libraries that are installed but not needed."""

from __future__ import annotations

import sys
from typing import Any

__all__ = ["leave_out"]


def leave_out(module: str) -> None:
    """Let imports of an optional module fail, unless it has been imported already: whoever asks does without it."""
    imported: dict[str, Any] = sys.modules
    imported.setdefault(module, None)
