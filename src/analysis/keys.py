"""Content keys: files, tables, the program and its libraries are identified by hash, never by time.

A step is done again when its key has changed. Clocks and modification times play no part, so a clock set back, a copied
folder or a restored backup cannot make something old look new.

Nothing heavy is imported here: the command line asks for keys before it knows whether there is work.
"""

from __future__ import annotations

import hashlib
import json
import re
import sysconfig
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.remember import remembered

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

__all__ = ["combine", "file_hash", "folder_hashes", "program_key", "code_key", "row_hashes", "rows_key",
           "software_key", "table_key"]

_PACKAGE = Path(__file__).parent
_LENGTH = 16
_BLOCK = 1 << 20
_COMMENT = re.compile("#.*")
_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|.*)|import[ \t]+(.*))", re.MULTILINE)
_NAME = re.compile(r"[\w.]+")


def combine(*parts: object) -> str:
    """One key from several parts: strings, numbers, None, and lists or dictionaries of these."""
    content = json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(content.encode()).hexdigest()[:_LENGTH]


def file_hash(path: Path) -> str:
    """The hash of a file's content; "" where it cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()[:_LENGTH]


def folder_hashes(folder: Path, pattern: str = "*") -> dict[str, str]:
    """The files below a folder with the hashes of their content, without hidden files and editors' lock files."""
    found = sorted(path for path in folder.rglob(pattern) if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in found}
    return {name: file_hash(path) for name, path in names.items()
            if not any(part.startswith((".", "~$", "__pycache__")) for part in name.split("/"))}


@cache
def program_key() -> str:
    """The key of every file of this package: code, templates, texts, records."""
    return combine(folder_hashes(_PACKAGE))


@cache
def software_key() -> str:
    """The key of the Python version and of every installed distribution with its version."""
    places = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    installed = sorted({path.name for place in places for path in Path(place).glob("*.dist-info")})
    return combine(sysconfig.get_python_version(), installed)


@cache
def code_key(*modules: str) -> str:
    """The key of a step's code: these modules and all modules of the package that they import, directly or not.

    Imports inside functions are followed too. Data files beside a module (``.csv``, ``.json``, …) and files in a folder
    ``templates`` there belong to it. The message catalogue belongs to `analysis.language`.
    """
    reached: set[Path] = set()
    waiting = [path for module in modules for path in _files_of(module)]
    while waiting:
        path = waiting.pop()
        if path not in reached:
            reached.add(path)
            waiting.extend(_imports(path))
    data = {beside for folder in {path.parent for path in reached if path.parent != _PACKAGE}
            for beside in (*folder.iterdir(), *folder.glob("templates/**/*"))
            if beside.is_file() and beside.suffix != ".py"}
    if _PACKAGE / "language.py" in reached:
        data.update((_PACKAGE / "locales").rglob("*.ftl"))
    return combine({path.relative_to(_PACKAGE).as_posix(): file_hash(path) for path in sorted(reached | data)},
                   software_key())


@cache
def _files_of(module: str) -> tuple[Path, ...]:
    """The files that importing a module of the package runs: its own and those of the packages around it."""
    parts = module.split(".")
    if parts[0] != _PACKAGE.name:
        return ()
    bases = [_PACKAGE.joinpath(*parts[1:end]) for end in range(1, len(parts) + 1)]
    places = [place for base in bases for place in (base / "__init__.py", base.with_suffix(".py"))]
    return tuple(place for place in places if place.is_file())


@cache
def _imports(path: Path) -> tuple[Path, ...]:
    """The files of the package that a file's import statements name, found by a regular expression.

    Parsing all files as Python takes half a second. Text that only looks like an import makes the key cover more, never
    less. Relative imports would be missed; a test forbids them.
    """
    names: list[str] = []
    for module, taken, plain in _IMPORT.findall(_COMMENT.sub("", path.read_text(encoding="utf-8"))):
        names += [module, *(f"{module}.{name}" for name in _NAME.findall(taken))] if module else _NAME.findall(plain)
    return tuple(dict.fromkeys(file for name in names for file in _files_of(name)))


def table_key(table: pd.DataFrame) -> str:
    """The key of a table's content: its column names and types, its values and the order of its rows."""
    return _key(_columns(table), row_hashes(table))


def row_hashes(table: pd.DataFrame) -> NDArray[np.uint64]:
    """A hash of each row's values."""
    import pandas as pd

    return pd.util.hash_pandas_object(table, index=False).to_numpy()


def rows_key(table: pd.DataFrame, hashes: NDArray[np.uint64]) -> str:
    """`table_key` of a table with the columns of this one and rows with these hashes, without hashing again.

    For many cuts of one unchanging table: its rows are hashed once.
    """
    return _key(_columns_once(table), hashes)


def _key(columns: list[tuple[str, str]], hashes: NDArray[np.uint64]) -> str:
    return combine(columns, hashlib.sha256(hashes.tobytes()).hexdigest())


def _columns(table: pd.DataFrame) -> list[tuple[str, str]]:
    return [(str(name), str(dtype)) for name, dtype in table.dtypes.items()]


_columns_once = remembered(_columns)
