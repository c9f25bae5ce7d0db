"""The input and the result of one report: plain records that can be sent to any process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.language import Language

if TYPE_CHECKING:  # they import pandas, which code that only reads the record must not wait for
    from analysis.kept import Shelf
    from analysis.pipeline.scope import Scope

__all__ = ["Value", "PageInfo", "Job", "Result", "for_papermill"]

Value = str | int | float | bool | None


@dataclass(frozen=True)
class PageInfo:
    """The head and foot of a page.

    Parameters
    ----------
    title : str
        The page's heading.
    as_of : str
        ISO day: only figures known by then were used.
    made : str
        ISO time at which the site was made.
    inputs : str
        Hash of the input files, which shows whether two pages are based on the same figures.
    versions : tuple of (str, str)
        Names and versions of the software.
    sources : str
        One line that names the sources.
    home : str
        Relative path to the folder of ``index.html``: "" or "../".
    description : str
        One sentence for search results and link previews.
    illustrative : bool
        Whether the page shows made-up figures; it then says so at the top, in its title and on every printed sheet.
    """

    title: str
    as_of: str = ""
    made: str = ""
    inputs: str = ""
    versions: tuple[tuple[str, str], ...] = ()
    sources: str = ""
    home: str = ""
    description: str = ""
    illustrative: bool = False


@dataclass(frozen=True)
class Job:
    """One run of a notebook with its parameters, to one HTML page.

    Parameters
    ----------
    key : str
        Name of the report, unique in a run, e.g. ``districts/lak``.
    notebook : Path
        The notebook to run; it is never changed.
    output : Path
        The HTML page to write.
    page : PageInfo
        Head and foot of the page.
    parameters : mapping
        Values of the cell tagged ``parameters``.
    language : {"vi", "en"}
        Language of the page.
    home : Path or None
        The project's folder, passed to the notebook as ``DAKLAK_HOME``.
    timeout : int
        Seconds allowed for one cell.
    scope : Scope or None
        The part of the tables that the report may see; None for everything.
    shelf : Shelf or None
        Where pictures and sections are kept between runs; None for nowhere.
    """

    key: str
    notebook: Path
    output: Path
    page: PageInfo
    parameters: Mapping[str, Value] = field(default_factory=dict, hash=False)
    language: Language = "vi"
    home: Path | None = None
    timeout: int = 600
    scope: Scope | None = field(default=None, hash=False)
    shelf: Shelf | None = None

    @property
    def failed_notebook(self) -> Path:
        """The file for the executed notebook if the run fails."""
        return self.output.with_name(f"{self.output.stem}.failed.ipynb")


@dataclass(frozen=True)
class Result:
    """The result of a job.

    Parameters
    ----------
    key : str
        The job's key.
    ok : bool
        Whether the report was made.
    seconds : float
        Wall time.
    output : Path
        Where the page belongs.
    error : str
        One line saying what failed; "" if nothing did.
    warnings : tuple of str
        What the notebook wrote to its error stream; not shown on the page.
    page : str
        The page itself, or an error page. Workers return pages and write nothing, so a worker left over from an
        interrupted run cannot change the site.
    notebook : str
        The executed notebook of a failed report, as far as it ran.
    """

    key: str
    ok: bool
    seconds: float
    output: Path
    error: str = ""
    warnings: tuple[str, ...] = ()
    page: str = field(default="", repr=False)
    notebook: str = field(default="", repr=False)


def for_papermill(path: Path) -> str:
    """A path escaped for papermill, which would replace ``{names}`` in it."""
    return str(path).replace("{", "{{").replace("}", "}}")
