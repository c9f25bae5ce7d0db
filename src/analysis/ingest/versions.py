"""Several files for the same figures: sent twice, corrected later, or still a draft."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import attrgetter
from pathlib import PurePosixPath

from analysis.findings import Argument, Finding, Severity
from analysis.ingest.names import fold
from analysis.ingest.reading import Figure, Key
from analysis.ingest.values import decimals

__all__ = ["same_files", "settle_versions"]

_CORRECTED = re.compile(r"đính chính|sửa đổi|đã sửa|bản sửa|thay thế|cập nhật|bổ sung lần|corrected|revised|"
                        r"dinh chinh|da sua|ban sua|sua doi|thay the|cap nhat|"
                        r"(?<![a-z])(?:v|ver|version|lần|lan|bản|ban)"
                        r"[ ]*([2-9])(?!\d)|(?<!\w)(?:final|chinh thuc|chính thức)(?!\w)")
# Without its mark "nhap" is "nhập" beside these: "ban nhap lieu", "thu nhap", "nhap bang dien thoai".
_DRAFT = re.compile(r"(?<!\w)(?:dự thảo|du thao|nháp|(?<!thu )(?<!sap )(?<!hoi )(?<!xuat )nhap(?! (?:lieu|so lieu|khau|"
                    r"hoc|du lieu|vien|kho|vao|lai|bang dien thoai|bang tay)\b)|draft|chưa duyệt|chua duyet)(?!\w)")
_COPY = re.compile(r"\(\d{1,2}\)\s*$|(?:\bcopy|bản sao|sao chép)\s*(?:\(?\d+\)?)?\s*$|^(?:copy of|bản sao)\b",
                   flags=re.IGNORECASE)
_APPROVED = re.compile(r"(?<!\w)(?:chính thức|chinh thuc|(?:phê |đã )?duyệt|(?:phe |da )duyet|approved|final)(?!\w)")


def same_files(hashes: dict[str, str]) -> dict[str, str]:
    """The files whose bytes are those of another, by name, with that one: the first that is not called a copy."""
    originals: dict[str, str] = {}
    for file in sorted(hashes, key=lambda file: bool(_COPY.search(PurePosixPath(file).stem))):
        originals.setdefault(hashes[file], file)
    return {file: originals[digest] for file, digest in hashes.items() if originals[digest] != file}


def settle_versions(figures: list[Figure]) -> tuple[list[Figure], list[Finding]]:
    """Figures of a corrected file go before those of the file that it corrects, approved ones before drafts.

    Only where the name of a file or of a sheet says so, the first lines of the sheet, or the days on which they were
    signed (one without a day gives way to one with it); all other contradictions are for cleaning to judge. A figure
    that gives way stays, and says in ``replaced_by`` and ``replaced_rule`` to which and why.
    """
    by_key: dict[Key, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.source_title == figure.file:  # of a table, not of a ledger that names its own sources
            by_key[figure.key].append(figure)
    settled: dict[int, Figure] = {}  # by the identity of the figure as it was
    given_way: dict[tuple[str, str, str], list[tuple[Figure, Figure]]] = defaultdict(list)
    for same in by_key.values():
        best = max(map(_rank, same))
        equals = [figure for figure in same if _rank(figure) == best]
        signed = any(figure.signed for figure in equals)
        last = max(equals, key=attrgetter("signed")) if signed else None
        for figure in same:
            winner, rule = last or equals[0], "draft-file" if _is_draft(figure) else "corrected-file"
            if _rank(figure) == best:
                rule = "signed-later"
                if not last or figure.value == last.value or figure.signed >= last.signed:
                    continue
            settled[id(figure)] = figure._replace(replaced_by=winner.figure_id, replaced_rule=rule)
            given_way[rule, figure.file, winner.file].append((settled[id(figure)], winner))

    def is_left(figure: Figure) -> bool:
        return not settled.get(id(figure), figure).replaced_by

    drafts = [figure for figure in filter(is_left, figures) if figure.source_title == figure.file and _is_draft(figure)]
    findings = [*map(_replaced, given_way.values()), *_drafts(drafts),
                *_contradictions(list(filter(is_left, same)) for same in by_key.values())]
    settled |= {id(figure): figure._replace(verdict="weak") for figure in drafts}
    return [settled.get(id(figure), figure) for figure in figures], findings


def _contradictions(keys: Iterable[list[Figure]]) -> Iterable[Finding]:
    """Figures that two sheets of one file give otherwise; which of them holds, cleaning decides by its rules."""
    for same in keys:
        given: dict[str, dict[float, Figure]] = defaultdict(dict)  # the first with each value: sheets mostly agree
        for figure in same:
            given[figure.file].setdefault(figure.value, figure)
        for figure in same:
            other = next((each for value, each in given[figure.file].items() if not _agree(value, figure.value)), None)
            if other:
                at = f"{other.sheet} › {other.cell}" if other.sheet else other.cell
                yield _finding("warning", "other-sheet", [figure], {
                    "value": figure.value, "other": other.value, "at": at})


def _agree(one: float, other: float) -> bool:
    """Whether two numbers are the same, one of them perhaps rounded to fewer decimals."""
    places = min(decimals(value, 10) for value in (one, other))
    return abs(one - other) <= 0.5 * 10.0 ** -places * (1 + 1e-9)


def _rank(figure: Figure) -> int:
    if _is_draft(figure):
        return -1
    found = _CORRECTED.search(_in_name(f"{figure.file} {figure.sheet}"))
    if not found:
        return 9 if figure.standing == "corrected" else 0
    return int(found.group(1) or 9)


def _is_draft(figure: Figure) -> bool:
    if figure.standing == "draft" or _DRAFT.search(_in_name(figure.sheet)):
        return True
    return bool(_DRAFT.search(_in_name(figure.file))) and not _APPROVED.search(_in_name(figure.sheet))


def _in_name(name: str) -> str:
    return fold(re.sub(r"[_.\-]+", " ", name))


def _replaced(pairs: list[tuple[Figure, Figure]]) -> Finding:
    """One finding on all figures of a file that give way to those of another, (replaced, used) each.

    A file that only was signed later may be of something else; else it is as whoever sent it wanted.
    """
    first, used = pairs[0]
    rule = first.replaced_rule
    differing = [(figure.value, figure.cell, other.value, other.cell)
                 for figure, other in pairs if figure.value != other.value]
    later = rule == "signed-later"
    return _finding("warning" if later else "info", rule if later else "replaced", [figure for figure, _ in pairs], {
        "rule": rule, "other_file": used.file, "signed": first.signed or "–", "later": used.signed,
        "changed": len(differing), "differences": differing})


def _drafts(figures: Iterable[Figure]) -> Iterable[Finding]:
    by_sheet: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        by_sheet[figure.file, figure.sheet].append(figure)
    return (_finding("warning", "draft", drafts, {}) for drafts in by_sheet.values())


def _finding(severity: Severity, code: str, figures: list[Figure], arguments: Mapping[str, Argument]) -> Finding:
    """A finding on figures of one file, which names the cells of the first one's sheet."""
    figure = figures[0]
    return Finding(
        severity, f"ingest-{code}",
        {**arguments, "count": len(figures)}, file=figure.file, sheet=figure.sheet, cell=figure.cell,
        indicator=figure.indicator, area_code=figure.area_code, group=figure.group, year=figure.year,
        figure_id=figure.figure_id, cells=" ".join(each.cell for each in figures if each.sheet == figure.sheet))
