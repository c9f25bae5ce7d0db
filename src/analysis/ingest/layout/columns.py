"""The columns of a table: what the words above each say, with the years in them however they are written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

from analysis.ingest.dates import parse_year
from analysis.ingest.layout.blocks import Block, begins, is_letterhead
from analysis.ingest.layout.column_uses import Column, with_labels, with_remarks, with_use
from analysis.ingest.layout.lines import is_of_office
from analysis.ingest.layout.paths import read_heading
from analysis.ingest.layout.view import UNIT_BESIDE, View
from analysis.ingest.names import fold
from analysis.ingest.wording import Facets, Lexicon, combine, read_words
from analysis.ingest.wording.facets import NOTHING

__all__ = ["is_short_year", "meant_years", "misses_year", "read_columns", "side_by_side", "titled_apart",
           "with_codes"]

_CODE = re.compile(r"\d{3}|\d{5}")
_CRITERIA, _NO_CRITERION = "tiêu chí", re.compile(r"[2-9]\d|[1-9]\d\d|\d{1,3}[.,]?\d{3}|")  # there are 19
_TOTAL = re.compile(r"^\s*tổng\s+(?=số\b)", flags=re.IGNORECASE)
# Short forms of many meanings, of which those beside each other leave but one: "TH" beside "THCS", "TT" beside "NT".
_LEVELS = {"mn": "mầm non", "th": "tiểu học", "thcs": "THCS", "thpt": "THPT"}
_RESIDENCES = {"tt": "thành thị", "đt": "đô thị", "nt": "nông thôn"}
_CORRECTED = r"(?:đính chính|điều chỉnh|hiệu chỉnh|sửa(?: đổi)?|cải chính)"
_NUMBER = r"(?:(?:số liệu|số|giá trị|kết quả)\s+)?"
_OLD = (rf"{_NUMBER}(?:đã|trước đây|trước đó|lần trước)(?: đã)? (?:báo cáo|gửi|công bố|cung cấp|nêu|ghi|in)"
        rf"(?: trước đây)?"
        rf"|{_NUMBER}(?:cũ|sai|nhầm|ban đầu)|{_NUMBER}trước(?: khi)? {_CORRECTED}"
        rf"|{_NUMBER}báo cáo(?: trước(?: đây)?| cũ)?"
        rf"|(?:đã )?(?:báo cáo|gửi|công bố|in|ghi) là")
_NEW = (rf"{_NUMBER}(?:nay |sau(?: khi)? |được |đã |đề nghị )?{_CORRECTED}(?: lại| thành| là)*|{_NUMBER}(?:mới|đúng)"
        rf"|nay (?:là|báo cáo lại)|báo cáo lại|{_NUMBER}(?:đúng|chính xác)(?: là)?")
# At the end of a heading, alone in it, or set off: "Số hộ nghèo (đã báo cáo)".
_MARKED = re.compile(rf"(?P<rest>.*?)(?:^|\s*[(\[,;:–—\n-]\s*)(?:(?P<old>{_OLD})|(?P<new>{_NEW}))[\s)\]]*")

_SURELY = re.compile(_CORRECTED)
_COMPARED = re.compile(r"\W*(?:chênh|tăng|giảm|so|sai số|lý do|ghi chú)")
_YEAR = r"(?:19|20)\d\d"
_BARE = re.compile(rf"nam(?:[\s-]*({_YEAR}))?")
_IS_YEAR = re.compile(rf"(?:năm\s*)?{_YEAR}")
_WOMEN = re.compile(r"(?<!\w)(?:nữ|nu|female)(?!\w)")
_WHOLE = re.compile(r"(?<!\w)(?:tổng số|tong so|chung|tổng|total)(?!\w)")
_SHORT = re.compile(r"(?:năm|nam)\s*['’]?([12]\d)")
_NUMBER_WORDS = (r"(?:không|khong|một|mot|mốt|hai|ba|bốn|bon|tư|tu|năm|nam|lăm|lam|sáu|sau|bảy|bay|tám|tam|chín|chin|"
                 r"mười|muoi|mươi|linh|lẻ|le|trăm|tram|nghìn|nghin|ngàn|ngan)")
_SLIP = re.compile(rf"(?<!\w)(?:năm|nam|year)\s*(?:(?=[\w.,’']*\d)[\w.,’']+|(?:hai|một|mot)\s+(?:nghìn|nghin|ngàn|ngan)"
                   rf"(?:\s+{_NUMBER_WORDS})*)")


def read_columns(view: View, block: Block, lexicon: Lexicon) -> list[Column]:
    """The columns that hold anything, from left to right."""
    body = [row.row for row in block.body]
    present = sorted({column for row in body for column, _ in view.filled(row)})
    paths, replaced = _corrections_of(_paths(view, block, present))
    meant = meant_years(paths.values())
    alone = {fold(path[0]) for path in paths.values() if len(path) == 1}
    says = {column: read_heading(tuple(meant.get(text, text) for text in _counted(path, alone, (
        view.cell(row, column).text for row in body))), lexicon) for column, path in paths.items()}
    says = _inherit_left(view, block, present, says, lexicon, meant)
    says = {column: _before_change(_beside_right(each, says)) for column, each in says.items()}
    columns = [with_use(view, body, column, paths[column], says[column], lexicon) for column in present]
    columns = [replace(column, use="ignored", says=NOTHING, derived=False, replaced_by=replaced[column.index])
               if column.index in replaced else column for column in columns]
    return with_labels(with_remarks(view, body, _with_years_beside(view, body, columns), lexicon))


def _with_years_beside(view: View, body: list[int], columns: list[Column]) -> list[Column]:
    """Columns of figures with the year left of each below the same heading, where several have one: "Year", "Value".

    Only a year that is the same in all rows.
    """
    told = {each.words[:-1]: {parse_year(view.cell(row, each.index).text) for row in body}
            for each in columns if each.use == "year" and len(each.words) > 1}
    if len(told) < 2 or any(len(years) > 1 or None in years for years in told.values()):
        return columns
    said = {above: replace(NOTHING, years=frozenset(filter(None, years))) for above, years in told.items()}
    return [replace(each, use="ignored") if each.use == "year" else replace(each, says=combine(
        each.says, said[each.words[:-1]])) if each.use == "value" and each.words[:-1] in said else each
            for each in columns]


def _counted(path: tuple[str, ...], alone: set[str], numbers: Iterable[str]) -> tuple[str, ...]:
    """The words above a column; "Tổng số hộ" below "Hộ nghèo" counts the poor where all have a column of their own.

    "Tiêu chí" above whole numbers that no criterion has counts them.
    """
    if path and fold(path[-1]) == _CRITERIA and all(map(_NO_CRITERION.fullmatch, numbers)):
        return (*path[:-1], f"số {_CRITERIA}")
    again = len(path) > 1 and fold(path[-1]) in alone
    return (*path[:-1], _TOTAL.sub("", path[-1])) if again else path


def _beside_right(says: Facets, others: dict[int, Facets]) -> Facets:
    """A heading with a slip stays one where another column names the same without: which of them is it?"""
    named = says.put_right and any(says.indicators & each.indicators and not each.put_right
                                   for each in others.values())
    return replace(says, unknown=(says.put_right,), indicators=frozenset(), put_right="") if named else says


def _before_change(says: Facets) -> Facets:
    """A column of how things were before places were joined or parted is not of the year that the table names."""
    before = "before_change" in says.measures and not (says.areas or says.years or says.unknown)
    return replace(says, unknown=("trước",)) if before else says


def with_codes(view: View, block: Block, columns: list[Column], is_code: Callable[[str], bool]) -> list[Column]:
    """The columns, those that name no figures and hold nothing but codes of areas or communes as such."""
    found = []
    for column in columns:
        texts = [text for body in block.body if (text := view.cell(body.row, column.index).text)]
        named = column.says.indicators or column.says.shorts or column.says.fallback or column.says.units \
            or column.says.years or column.says.measures or column.says.parts
        codes = not named and column.use in ("value", "label", "area", "ignored") and len(texts) > 1 and all(
            _CODE.fullmatch(text) and is_code(text) for text in texts)
        found.append(replace(column, use="code", says=NOTHING, derived=False) if codes else column)
    return found


def side_by_side(columns: list[Column]) -> list[list[Column]]:
    """Tables that stand beside each other: a column of areas after columns of figures opens the next."""
    parts: list[list[Column]] = [[]]
    for column in columns:
        opens = column.use in ("area", "commune", "order") and any(each.use == "value" for each in parts[-1]) \
            and any(each.use in ("area", "commune") for each in parts[-1])
        if opens:
            parts.append([])
        parts[-1].append(column)
    if len(parts) > 1 and not any(column.use == "value" for column in parts[-1]):
        parts[-2].extend(parts.pop())
    return parts


def titled_apart(view: View, block: Block, lexicon: Lexicon) -> list[Block]:
    """The table, or each of those beside each other whose titles stand in one row: none speaks for the other.

    A title is of the table over whose columns it begins; so is a unit where each table has one. A title alone is of all
    tables, unless it begins over the first column of a later one.
    """
    rows = {row: [(column, cell) for column, cell in begins(view, row)
                  if not (is_letterhead(cell.text) or is_of_office(cell.text))]
            for row in (*block.context, *block.heading[:-1])}
    if not any(column for cells in rows.values() for column, _ in cells):
        return [block]
    parts = list(filter(None, side_by_side(read_columns(view, replace(block, heading=block.heading[-1:]), lexicon))))
    ends, firsts, apart = [part[-1].index for part in parts[:-1]], [part[0].index for part in parts], set()
    for row, cells in rows.items() if ends else ():
        over = {(bool(UNIT_BESIDE.match(cell.text)), bisect_left(ends, column)) for column, cell in cells}
        at = [column for column, _ in cells]
        if at == firsts if row in block.heading else (
                len(over) > len({unit for unit, _ in over}) or not set(firsts[1:]).isdisjoint(at)):
            apart.add(row)
    heading = [row for row in block.heading if row not in apart]
    own = replace(block, context=sorted({*block.context, *apart}), heading=heading, apart=frozenset(apart))
    return [replace(own, within=range(start + 1, end + 1))
            for start, end in pairwise([-1, *ends, view.sheet.width])] if apart else [block]


def _paths(view: View, block: Block, present: list[int]) -> dict[int, tuple[str, ...]]:
    paths = {}
    of_months = {row for row in block.heading if _are_months(view, row)}
    written_out = {row: _written_out(view, row) for row in block.heading}
    for column in present:
        words: list[str] = []
        for row in block.heading:
            text = _heading_text(view, row, column)
            text = f"tháng {text[3:]}" if row in of_months and view.cell(row, column).kind == "date" else text
            text = written_out[row].get(fold(text), text)
            if text and (not words or text != words[-1]):
                words.append(text)
        paths[column] = tuple(words)
    return paths


def _are_months(view: View, row: int) -> bool:
    """Whether the days in a heading are months that a spreadsheet took for days: 01/02/2023, 01/03/2023."""
    days = [cell.text for _, cell in view.filled(row) if cell.kind == "date"]
    return all(day.endswith("-01") for day in days) and len({day[5:7] for day in days}) > 1


def _written_out(view: View, row: int) -> dict[str, str]:
    """What short forms in a row of headings mean by those beside them: levels of schools, or town and country."""
    texts = {fold(cell.text) for _, cell in view.filled(row)}
    return next((meant for meant in (_LEVELS, _RESIDENCES) if len(texts & meant.keys()) > 1), {})


def _heading_text(view: View, row: int, column: int) -> str:
    cell = view.cell(row, column)
    if cell.kind == "date" and (found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", cell.text)):
        return f"{found[3]}/{found[2]}/{found[1]}"
    return cell.text


def _inherit_left(view: View, block: Block, present: list[int], says: dict[int, Facets],
                  lexicon: Lexicon, meant: dict[str, str]) -> dict[int, Facets]:
    """A heading written over the first column of a group only, without merging, holds for the whole group.

    Of one over a column of areas, the title of a table beside another, the time holds in any case.
    """
    if len(block.heading) < 2:
        return says
    result = dict(says)
    top, below = block.heading[0], block.heading[1:]
    group = NOTHING
    for column in present:
        text = _heading_text(view, top, column)
        if text:
            group = read_words(meant.get(text, text), lexicon)
            if "area_column" in says[column].roles and (group.unknown or group.clash):
                group = replace(NOTHING, years=group.years, days=group.days)  # the title of a table beside another
            continue
        lower = any(_heading_text(view, row, column) for row in below)
        usable = group.indicators or group.groups or group.kinds or group.years
        own = says[column]
        same = group.indicators & own.indicators or not (group.indicators and own.indicators)
        if lower and usable and same and not group.unknown and not own.roles - {"derived"}:
            result[column] = combine(group, own)
    return result


def _corrections_of(paths: dict[int, tuple[str, ...]]) -> tuple[dict[int, tuple[str, ...]], dict[int, int]]:
    """The headings of columns without the words that mark a correction, and the old columns by what replaces each.

    Only a pair says so, the old number and the right one below the same words: "Số cũ" alone may be anything. What
    stands alone beside "Đính chính", below the same words, is the old number, whatever it is called.
    """
    pairs: dict[tuple[str, ...], dict[str, list[int]]] = defaultdict(lambda: {"old": [], "new": []})
    rests = {}
    for column, path in paths.items():
        found = _MARKED.fullmatch(fold(path[-1])) if path else None
        if found:
            rest = path[-1][:len(found["rest"])].strip()
            rests[column] = (*path[:-1], *filter(None, (rest,)))
            pairs[tuple(map(fold, rests[column]))]["old" if found["old"] else "new"].append(column)
    result, replaced = dict(paths), {}
    for pair in pairs.values():
        if len(pair["new"]) == 1 and not pair["old"] and _SURELY.search(fold(paths[pair["new"][0]][-1])):
            pair["old"] = _beside(paths, pair["new"][0])
        if len(pair["old"]) == len(pair["new"]) == 1:
            (old,), (new,) = pair["old"], pair["new"]
            replaced[old] = new
            result[old], result[new] = paths[old], rests[new]
    return result, replaced


def _beside(paths: dict[int, tuple[str, ...]], new: int) -> list[int]:
    """The columns below the same words that do not compare."""
    above = paths[new][:-1]
    return [column for column, path in paths.items() if above and column != new and path[:-1] == above
            and not _COMPARED.match(fold(path[-1]))]


def meant_years(paths: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """The headings of a table that mean something else than their letters say, with what they mean.

    "Nam" that is glued to a year, or above years and with no "Nữ" beside it, is "Năm" without its mark; with "Nữ"
    beside it, "Nam 2024" are the men. "Năm 24" is 2024.
    """
    paths = list(paths)
    folded = {text: fold(text) for path in paths for text in path}
    women = any(_WOMEN.search(text) for text in folded.values())
    above_years = {one for path in paths for one, other in pairwise(path)
                   if _IS_YEAR.fullmatch(folded[other])}
    parted = women or any(_WHOLE.search(text) for text in folded.values())
    meant = {}
    for text, words in folded.items():
        bare, short = _BARE.fullmatch(words), _SHORT.fullmatch(words)
        if short:
            meant[text] = f"năm 20{short[1]}"
        elif bare and bare[1]:
            meant[text] = f"nam giới {bare[1]}" if women else f"năm {bare[1]}"
        elif bare and text in above_years and not parted:
            meant[text] = "năm"
    return meant


def is_short_year(text: str) -> bool:
    """Whether a heading gives a year of this century with two digits."""
    return bool(_SHORT.fullmatch(fold(text)))


def misses_year(path: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether what is not understood in a heading is only a year that is written wrongly: "Năm 2O24", "Năm 2204"."""
    whole = fold(" ".join(path))
    rest = _SLIP.sub(" ", whole)
    return rest != whole and not read_words(rest, lexicon).unknown
