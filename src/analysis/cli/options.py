"""Options shared by several commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.language import Language, text

__all__ = ["AsOf", "Districts", "Force", "InLanguage", "Out", "Root", "Store", "Workers"]

AsOf = Annotated[str, typer.Option("--as-of", help=text("cli-option-as-of"), metavar="NGÀY")]
Districts = Annotated[list[str] | None, typer.Option("--district", help=text("cli-option-district"), metavar="MÃ")]
Force = Annotated[bool, typer.Option("--force", help=text("cli-option-force"))]
InLanguage = Annotated[Language, typer.Option("--language", help=text("cli-option-language"))]
Out = Annotated[Path | None, typer.Option("--out", help=text("cli-option-out"), file_okay=False)]
Root = Annotated[Path | None, typer.Option("--root", help=text("cli-option-root"), file_okay=False)]
Store = Annotated[str, typer.Option("--store", help=text("cli-option-store"), metavar="URL")]
Workers = Annotated[int | None, typer.Option("--workers", min=1, help=text("cli-option-workers"))]
