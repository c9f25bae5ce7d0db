"""Papermill jobs, HTML pages, and the site, which can be opened from disk."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from analysis.runtime.settings import leave_out

if TYPE_CHECKING:
    from analysis.reporting.jobs import Job, PageInfo, Result
    from analysis.reporting.parameters import ParameterError
    from analysis.reporting.site import SiteResult, build_site, site_is_current

__all__ = [
    "Job", "PageInfo", "ParameterError", "Result", "SiteResult", "build_site", "site_is_current",
]

# jsonschema, which nbformat imports, builds a grammar of international addresses, a format that no notebook uses. Here,
# because every module of the package passes through this file first, in workers and kernels too.
leave_out("rfc3987_syntax")

_MODULES = {"Job": "jobs", "PageInfo": "jobs", "Result": "jobs", "ParameterError": "parameters"}


def __getattr__(name: str) -> object:
    """Import on first use: a worker process needs the engine, not everything behind the site."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'site')}"), name)
