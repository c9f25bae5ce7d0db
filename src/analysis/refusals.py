"""Reasons why no tables can be made."""

from __future__ import annotations

from datetime import date

from analysis.findings import Finding

__all__ = ["NothingKnown", "UnusableCatalogue"]

_CONSEQUENCES = frozenset({"catalogue-unknown", "catalogue-follows"})


class NothingKnown(ValueError):
    """No figure was known by the day asked for, or no figure could be read.

    Attributes
    ----------
    findings : findings on the catalogue and the raw files
    """

    def __init__(self, as_of: date | None, findings: list[Finding]) -> None:
        super().__init__(f"as_of: found {as_of}; wanted a day by which some figure was known")
        self.findings = findings


class UnusableCatalogue(ValueError):
    """The catalogue lacks something essential: the province, its districts, or any indicator.

    Attributes
    ----------
    findings : findings on the catalogue, causes before rows that only refer to what is missing
    """

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = sorted(findings, key=lambda finding: finding.code in _CONSEQUENCES)
