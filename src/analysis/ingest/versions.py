"""Several files for the same figures: sent twice, corrected later, or still a draft."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from analysis.findings import Argument, Finding, Severity
from analysis.ingest.ledger import Figure
from analysis.ingest.names import fold
from analysis.ingest.values import decimals

__all__ = ["same_files", "settle_versions"]

_CORRECTED = re.compile(r"đính chính|sửa đổi|đã sửa|bản sửa|thay thế|cập nhật|bổ sung lần|corrected|revised|"
                        r"dinh chinh|da sua|ban sua|sua doi|thay the|cap nhat|"
                        r"(?<![a-z])(?:v|ver|version|lần|lan|bản|ban)"
                        r"[ ]*([2-9])(?!\d)|(?<!\w)(?:final|chinh thuc|chính thức)(?!\w)")
_DRAFT = re.compile(r"(?<!\w)(?:dự thảo|du thao|nháp|nhap|draft|chưa duyệt|chua duyet)(?!\w)")
_APPROVED = re.compile(r"(?<!\w)(?:chính thức|chinh thuc|(?:phê |đã )?duyệt|(?:phe |da )duyet|approved|final)(?!\w)")


def same_files(hashes: dict[str, str]) -> dict[str, str]:
    """The files whose bytes are those of an earlier one, by name, with the earlier one."""
    first: dict[str, str] = {}
    repeated = {}
    for file, digest in hashes.items():
        if digest in first:
            repeated[file] = first[digest]
        else:
            first[digest] = file
    return repeated


def settle_versions(figures: list[Figure]) -> list[Finding]:
    """Figures of a corrected file go before those of the file that it corrects, approved ones before drafts.

    Only where the name of a file or of a sheet says so, the first lines of the sheet, or the days on which they were
    signed (one without a day gives way to one with it); all other contradictions are for cleaning to judge. A figure
    that gives way stays, and says in ``replaced_by`` and ``replaced_rule`` to which and why.
    """
    by_key: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure["source_title"] == figure["file"]:  # of a table, not of a ledger that names its own sources
            by_key[tuple(figure[name] for name in (
                "indicator", "definition", "area_code", "group", "year", "kind", "reference_date"))].append(figure)
    out: dict[str, Finding] = {}
    later: dict[tuple[object, object], list[tuple[Figure, Figure]]] = defaultdict(list)
    for same in by_key.values():
        if len(same) == 1:
            continue
        best = max(map(_rank, same))
        equals = [figure for figure in same if _rank(figure) == best]
        last = _last_signed(equals)
        for figure in same:
            if _rank(figure) < best:
                out[str(figure["figure_id"])] = _replaced(figure, last or equals[0])
            elif last and figure["value"] != last["value"] and str(figure["signed"]) < str(last["signed"]):
                figure |= {"replaced_by": last["figure_id"], "replaced_rule": "signed-later"}
                later[figure["file"], last["file"]].append((figure, last))
    kept = [figure for figure in figures if not figure.get("replaced_by")]
    return [*out.values(), *map(_signed_later, later.values()), *_drafts(kept),
            *_contradictions(by_key.values())]


def _contradictions(keys: Iterable[list[Figure]]) -> Iterable[Finding]:
    """Figures that two sheets of one file give otherwise; which of them holds, cleaning decides by its rules."""
    for same in keys:
        left = [figure for figure in same if not figure.get("replaced_by")] if len(same) > 1 else []
        given: dict[object, dict[float, Figure]] = defaultdict(dict)  # the first with each value: sheets mostly agree
        for figure in left:
            given[figure["file"]].setdefault(_value(figure), figure)
        for figure in left:
            other = next((each for value, each in given[figure["file"]].items()
                          if not _agree(value, _value(figure))), None)
            if other:
                at = f"{other['sheet']} › {other['cell']}" if other["sheet"] else str(other["cell"])
                yield _finding("warning", "other-sheet", figure, {
                    "value": _value(figure), "other": _value(other), "at": at})


def _agree(one: float, other: float) -> bool:
    """Whether two numbers are the same, one of them perhaps rounded to fewer decimals."""
    places = min(decimals(value, 10) for value in (one, other))
    return abs(one - other) <= 0.5 * 10.0 ** -places * (1 + 1e-9)


def _last_signed(figures: list[Figure]) -> Figure | None:
    """The figure of the file that was signed last, where any tells when it was."""
    return max(figures, key=lambda figure: str(figure["signed"])) if any(f.get("signed") for f in figures) else None


def _rank(figure: Figure) -> int:
    if _is_draft(figure):
        return -1
    found = _CORRECTED.search(_words(figure))
    if not found:
        return 9 if figure.get("standing") == "corrected" else 0
    return int(found.group(1) or 9)


def _is_draft(figure: Figure) -> bool:
    if figure.get("standing") == "draft" or _DRAFT.search(_in_name(figure["sheet"])):
        return True
    return bool(_DRAFT.search(_in_name(figure["file"]))) and not _APPROVED.search(_in_name(figure["sheet"]))


def _words(figure: Figure) -> str:
    return _in_name(f"{figure['file']} {figure['sheet']}")


def _in_name(name: object) -> str:
    return fold(re.sub(r"[_.\-]+", " ", str(name)))


def _replaced(figure: Figure, winner: Figure) -> Finding:
    figure |= {"replaced_by": winner["figure_id"], "replaced_rule": "corrected-file"}
    values: dict[str, Argument] = {"value": _value(figure), "by": _value(winner), "other_file": str(winner["file"]),
              "other_cell": str(winner["cell"])}
    return _finding("info", "replaced", figure, values)  # as whoever sent the file wanted it


def _signed_later(pairs: list[tuple[Figure, Figure]]) -> Finding:
    """One warning on all figures of a file that one signed later has otherwise: (replaced, used) each."""
    first, used = pairs[0]
    cells = [str(figure["cell"]) for figure, _ in pairs if figure["sheet"] == first["sheet"]]
    return _finding("warning", "signed-later", first, {
        "other_file": str(used["file"]), "signed": str(first["signed"]) or "–", "later": str(used["signed"]),
        "count": len(pairs), "every_cell": " ".join(cells), "differences": [
            (_value(figure), str(figure["cell"]), _value(other), str(other["cell"])) for figure, other in pairs]})


def _drafts(figures: Iterable[Figure]) -> Iterable[Finding]:
    for figure in figures:
        if figure["source_title"] == figure["file"] and _is_draft(figure):
            figure["verdict"] = "weak"
            yield _finding("warning", "draft", figure, {"value": _value(figure)})


def _value(figure: Figure) -> float:
    value = figure["value"]
    return float(value) if isinstance(value, (int, float)) else float("nan")


def _finding(severity: Severity, code: str, figure: Figure, arguments: Mapping[str, Argument]) -> Finding:
    where = f"{figure['file']} › {figure['sheet']}" if figure["sheet"] else str(figure["file"])
    year = figure["year"]
    return Finding(
        severity, f"ingest-{code}",
        {**arguments, "where": where, "cells": str(figure["cell"])}, file=str(figure["file"]),
        sheet=str(figure["sheet"]), cell=str(figure["cell"]), indicator=str(figure["indicator"]),
        area_code=str(figure["area_code"]), group=str(figure["group"]),
        year=year if isinstance(year, int) else None, figure_id=str(figure["figure_id"]))
