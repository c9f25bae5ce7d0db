"""What stands around a table: the lines above it, the names of its sheet and of its file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from analysis.ingest.grid import Sheet, cell_name
from analysis.ingest.layout.blocks import Block, is_letterhead
from analysis.ingest.layout.lines import NO_PLAN, SOURCE, is_of_office, kinds_of_years, read_line, two_districts
from analysis.ingest.layout.paths import without_programme
from analysis.ingest.layout.view import View
from analysis.ingest.names import fold
from analysis.ingest.places import Places
from analysis.ingest.problems import Problems
from analysis.ingest.reading import Reading
from analysis.ingest.wording import Facets, Lexicon, read_words
from analysis.ingest.wording.asides import behind_sender
from analysis.ingest.wording.english import in_vietnamese, in_vietnamese_words
from analysis.ingest.wording.facets import NOTHING
from analysis.spelling import without_diacritics
from analysis.study import Study

__all__ = ["TWO_THINGS", "Context", "block_context", "continued", "note_lent", "outer_context", "update_sections"]

TWO_THINGS = ("…",)
"""The doubt about a title that names two things in one breath."""
_FACETS = ("indicators", "areas", "years", "days", "periods", "groups", "units", "kinds", "definitions", "measures",
           "relative", "parts")
# Whose report it is: "UBND xã Yang Reh", "địa bàn thị trấn Krông Kmar"; "XÃ YANG REH" where it names nothing else.
_COMMUNE = (r"\b(?:ubnd|[ủu][ỷy] ban nhân dân|hđnd|địa bàn|của|tại)\s+((?:xã|phường|thị trấn)\s+"
            r"(?!đạt|có|của|thuộc|trên|vùng|khu|đặc|nông|và|phường|thị|điểm|nghèo|biên|miền)[^\W\d_].*)")
_COMMUNE_ALONE = r"^\s*((?:xã(?!\s+hội\b)|phường|thị trấn)\s+[^\W\d_].*)"
# "Một số chỉ tiêu xã hội của tỉnh năm 2023", not "chỉ tiêu của tỉnh giao".
_OF_PROVINCE = re.compile(r"\b(?:của|toàn|(?:trên )?địa bàn) tỉnh\s*(?:$|[,;(]|(?:năm|đến|giai đoạn|quý)\b)",
                          flags=re.IGNORECASE)
_OF_GROUND = re.compile(r"\bđịa bàn tỉnh\b", flags=re.IGNORECASE)
_AFTER_NAME = re.compile(r"[,;(–-]|\s+(?:huyện|thị xã|thành phố|năm)\b", flags=re.IGNORECASE)
# What names the province without being of it: its offices, what they decided or gave out, and its name alone.
_BESIDE_PROVINCE = re.compile(r"\b(?:ubnd|hđnd|[uủ][ỷy]|hội đồng nhân dân|(?<!cơ )sở|bhxh|bảo hiểm xã hội|cục|"
                              r"(?<!quốc )phòng|trung tâm y tế|đảng bộ|nghị quyết|quyết định|công văn|nguồn|mẫu|gửi)\b"
                              r"[^:;,]*\b(?:tỉnh|[dđ][aăắ]k)\b|"
                              r"^\W*(?:thuộc\s+)?(?:tỉnh\W+)?[dđ][aăắ]k\s*l[aăắ]k\W*$", flags=re.IGNORECASE)
_OF_ALL = re.compile(r"\b(?:hộ dân|người dân|nhân dân|toàn dân|dân cư)\b", flags=re.IGNORECASE)
_PLAN = re.compile(r"\b(?:k[eế] ho[aạ]ch|kh)\b", flags=re.IGNORECASE)  # not "giao", which is in "ton giao" too
# What a title says of what was done, whatever its sheet is called; "Kết quả giao chỉ tiêu" are plans.
_HAPPENED = re.compile(r"\bkết quả\b(?! (?:đăng ký|phân bổ|giao|lập|dự kiến|xây dựng (?:kế hoạch|chỉ tiêu))\b)|"
                       r"(?:^\W*|\b(?:tình hình|tiến độ|báo cáo) )thực hiện\b", flags=re.IGNORECASE)
# The day on which a report was written, not that of the circular that prescribes its form.
_SENT = re.compile(r"(?:(?<!ban hành )kèm theo (?:báo cáo|công văn|tờ trình)\b.*|^\D*,\s*)"
                   r"(ngày\s+\d+(?:\s*[/.-]\s*\d+\s*[/.-]\s*|\s+tháng\s+\d+\s+năm\s+)\d{4})\W*$",
                   flags=re.IGNORECASE)
_FILTERED = re.compile(r"(?:19|20)\d\d|\((?:all|multiple items|tất cả|nhiều mục)\)", flags=re.IGNORECASE)
_MARKED = "Tỷ lệ"
_LONGEST_NAME = 31  # of a sheet in Excel, which cuts longer ones
_AND = re.compile(r"[,;]|\s(?:v[àa]|trong đó|and)\s", flags=re.IGNORECASE)


@dataclass(frozen=True)
class Context:
    """What the surroundings say, the nearest text first for each facet.

    `doubt` are the words of the line that names the indicator which were not understood: a table
    called "Tỷ lệ hộ nghèo có trẻ em" is not one of the poverty rate. `lines` are those above the table, but for
    letterheads, `sources` the notes below that tell its source, `people` of whom alone they speak. `restricted` are
    those words where they follow what is named: "BHYT học sinh" is not of everybody, even where a column says BHYT
    itself; `exempt` is what such a line names last without them: "Diện tích rừng và tỷ lệ che phủ rừng". `from_file`
    are the facets that only the name of the file gives, or a line that is not understood. `commune` is the commune that
    reports, whose figures are not its
    district's. `kinds_of_years` are those of the years of which a title names several kinds: "năm 2023 và ước năm
    2024". `beside` are groups that a title names beside the whole: "Hộ nghèo và hộ nghèo dân tộc thiểu số", `twice`
    those whose indicator it names once more, of all. `written` is the day of the report that the table came with.
    """

    says: Facets = NOTHING
    doubt: tuple[str, ...] = ()
    from_file: frozenset[str] = frozenset()
    commune: str = ""
    beside: frozenset[str] = frozenset()
    twice: frozenset[str] = frozenset()
    restricted: tuple[str, ...] = ()
    exempt: frozenset[str] = frozenset()
    lines: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    people: str = ""
    kinds_of_years: frozenset[tuple[int, str]] = frozenset()
    written: str = ""


def block_context(view: View, block: Block, lexicon: Lexicon, outer: Context) -> Context:
    """The lines above a table, over what its sheet says."""
    lines = [*view.sheet.before] if not block.context or block.context[0] == 0 else []
    for row in block.context:
        lines.extend(dict.fromkeys(map(behind_sender, _with_years(block.lines(view, row)))))
    context = outer
    called = outer.says.kinds if "kinds" not in outer.from_file else NOTHING.kinds
    for line in lines:
        kinds = read_words(line, lexicon).kinds
        if "kinds" in context.from_file and "outcome" in kinds:
            context = _without_kind(context)
        elif called and context.says.kinds == called and _HAPPENED.search(line):
            by_title = kinds <= {"outcome"}  # not "Kết quả thực hiện chỉ tiêu giao", which may list either
            context = replace(_without_kind(context) if by_title else context,
                              from_file=context.from_file | {"against" if by_title else "kinds"})
        says = read_line(line, lexicon)
        if not says.areas and "areas" not in context.from_file and _OF_PROVINCE.search(line):
            says = replace(says, areas=frozenset(("66",)))
        named = context.says.indicators | context.says.parts
        again = (says.indicators | says.parts) & named or not says.indicators
        in_english = line.isascii() and (in_vietnamese_words(fold(line)) or says.unknown or says.clash if again
                                         else in_vietnamese(f"{_MARKED}\n{line}"))
        if named and not context.doubt and in_english:
            says = replace(says, indicators=frozenset(), unknown=(), clash="")  # the title once more in English
        beside, twice = _beside(line, says, lexicon)
        areas = _of_both(context, says, line)
        context = replace(_over(context, says), beside=beside or context.beside, twice=twice or context.twice)
        context = replace(context, says=replace(context.says, areas=areas or context.says.areas))
        context = replace(context, kinds_of_years=kinds_of_years(line, lexicon) or context.kinds_of_years)
        if says.restricted:
            context = replace(context, exempt=_exempt(line, lexicon))
        if commune := _reporting_commune(line, says):
            context = replace(context, commune=commune)
    if both := two_districts(lines, _read_name(view.sheet.name, lexicon), lexicon):
        context = replace(context, says=replace(context.says, areas=both))
    context = replace(context, lines=tuple(line for line in lines if not (is_letterhead(line) or is_of_office(line))))
    if context.says.kinds and _HAPPENED.search(view.sheet.name):
        context = replace(context, from_file=context.from_file | {"against"})
    sent = [day for line in lines if (found := _SENT.search(line)) for day in read_words(found[1], lexicon).days]
    context = replace(context, written=max(sent, default=""))
    notes = {cell.text for row in block.notes for _, cell in view.filled(row)}
    context = replace(context, sources=tuple(sorted(filter(SOURCE.match, notes))))
    if "groups" in context.from_file and any(map(_OF_ALL.search, lines)):
        context = replace(context, says=replace(context.says, groups=frozenset()))
    return context


def _of_both(context: Context, says: Facets, line: str) -> frozenset[str]:
    """The province where a title decides so below the letterhead of a district, both where it may be; else none."""
    if says.areas != {"66"} or is_of_office(line) or "areas" in context.from_file or not context.says.areas - {"VN"}:
        return frozenset()
    if says.indicators and _OF_GROUND.search(line):
        return says.areas
    beside = not says.indicators and (is_letterhead(line) or _BESIDE_PROVINCE.search(line))
    return frozenset() if beside else context.says.areas | says.areas


def continued(context: Context, view: View, blocks: list[Block], places: Places, above: Context) -> Context:
    """The context of the last of these tables; the first one's `above` where it only goes on with other places.

    Without a line of its own, below the same corner, each heading a district or a total that the first has not.
    """
    first, last = blocks[0], blocks[-1]
    if first is last or last.context or len(first.heading) != 1 or len(last.heading) != 1:
        return context
    (corner, *named), (again, *more) = (
        [cell.text for _, cell in view.filled(each.heading[0])] for each in (first, last))
    codes, others = ({place.code for place in map(places.find, texts) if not place.total} for texts in (named, more))
    apart = codes and others and "" not in codes | others and codes.isdisjoint(others)
    return above if apart and fold(corner) == fold(again) else context


def _with_years(texts: list[str]) -> list[str]:
    """The cells of a line, "NAM" left of a year as what it means: the filter of a pivot table names no men."""
    found: list[str] = []
    for text in texts:
        if found and fold(found[-1]).strip(" :") == "nam" and _FILTERED.fullmatch(text):
            text = f"năm {text}" if text.isdigit() else ""
            found.pop()
        found.append(text)
    return list(filter(None, found))


def _beside(line: str, says: Facets, lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """The groups that only a later part of a line names, whose first names an indicator or another group.

    In any order where two parts name the same, which are told again: "Tỷ lệ hộ DTTS nghèo và tỷ lệ hộ nghèo".
    """
    parts = [read_words(part, lexicon) for part in _AND.split(line)] if says.groups else []
    named = parts and (parts[0].groups or (says.indicators and parts[0].indicators))
    later = says.groups - parts[0].groups if named else frozenset()
    twice = says.groups & NOTHING.groups.union(*(one.groups - other.groups for one in parts for other in parts
                                                 if one.indicators & other.indicators & says.indicators))
    return (later & says.groups) | twice, twice


def _exempt(line: str, lexicon: Lexicon) -> frozenset[str]:
    """What the last part of a line names, where none but other things named before it is narrowed."""
    *first, last = (read_words(part, lexicon) for part in _AND.split(line))
    return frozenset() if last.restricted else last.indicators - frozenset().union(*(
        each.indicators for each in first))


def _reporting_commune(line: str, says: Facets) -> str:
    """The commune that a line above a table names as the one that reports, '' for none."""
    spelt = without_diacritics if line.isascii() else str
    found = re.search(spelt(_COMMUNE), line, re.IGNORECASE) or (
        re.match(spelt(_COMMUNE_ALONE), line, re.IGNORECASE) if not says.indicators and len(line) < 60 else None)
    return _AFTER_NAME.split(found[1])[0].strip() if found else ""


def outer_context(view: View, lexicon: Lexicon, above: Context | None) -> Context:
    """The names of the file and the sheet; `above` is what stood above an earlier table of the sheet."""
    name = PurePosixPath(view.sheet.file).stem
    file_says = _read_name(name, lexicon)
    planned = file_says.kinds == {"target"} and bool(_PLAN.search(re.sub(r"[_.\-]+", " ", name)))
    kept = replace(NOTHING, areas=file_says.areas, periods=file_says.periods,
                   kinds=file_says.kinds if planned else frozenset())
    if len(file_says.years) == 1:
        kept = replace(kept, years=file_says.years, days=file_says.days)
    context = Context(kept, from_file=frozenset(
        facet for facet in ("years", "days", "periods", "areas", "kinds") if getattr(kept, facet)))
    if view.sheet.letterhead_area:
        context = _over(context, replace(NOTHING, areas=frozenset((view.sheet.letterhead_area,))))
    if above is not None:
        wide = replace(NOTHING, years=above.says.years, areas=above.says.areas)
        context = _over(context, wide)
    sheet_says = _read_name(view.sheet.name, lexicon)
    if begun := lexicon.begun(view.sheet.name) if sheet_says.unknown and len(view.sheet.name) == _LONGEST_NAME else "":
        sheet_says = _read_name(begun, lexicon)
    if not sheet_says.unknown:
        if above is not None and len(above.says.areas) > 1:
            sheet_says = replace(sheet_says, areas=frozenset())  # the title of the first table names another
        one_kind = sheet_says.kinds in ({"target"}, {"forecast"}) and not NO_PLAN.search(view.sheet.name)
        context = _without_kind(context) if "outcome" in sheet_says.kinds else context
        context = _over(context, sheet_says if one_kind else replace(sheet_says, kinds=frozenset()))
        topic = {"groups"} if sheet_says.groups and sheet_says.indicators else set()  # "Điện NT", not a group alone
        context = replace(context, from_file=context.from_file | topic | ({"indicators"} if begun else set()))
    return context


def note_lent(readings: list[Reading], facets: frozenset[str], sheet: Sheet, study: Study, problems: Problems) -> None:
    """A year, a kind or an area that only the name of the file gives may be that of the letter, not of the figures.

    So is a group in doubt that only the sheet's name gives, "Điện NT", of an indicator of all, and a name that was cut.
    """
    for reading in readings:
        at = sheet, cell_name(reading.column, reading.row + 1)
        lent = reading.told.lent
        indicator = study.indicator(reading.indicator)
        if "indicators" in facets and "indicator" in lent:
            problems.add("warning", "indicator-from-cut-name", *at, name=sheet.name, indicator=indicator.name)
        if "groups" in facets and "group" in lent and indicator.main_group == "all":
            problems.add("warning", "group-from-sheet", *at, group=study.group(reading.group).name)
        dated = bool(reading.reference_date) and bool(facets & {"days", "periods"})
        if ("years" in facets or dated) and "year" in lent:
            problems.add("warning", "year-from-file", *at,
                         year=reading.reference_date if dated else str(reading.year))
        if "kinds" in facets and "kind" in lent and reading.kind == "target":
            problems.add("warning", "kind-from-file", *at)
        if "against" in facets and "kind" in lent:
            problems.add("warning", "kind-by-title", *at)
        for facet, code in (("yearbook", "area-of-yearbook"), ("areas", "area-from-file")):
            if facet in facets and "area" in lent:
                problems.add("warning", code, *at, area=reading.area)


def _without_kind(context: Context) -> Context:
    return replace(context, says=replace(context.says, kinds=frozenset()), from_file=context.from_file - {"kinds"})


def update_sections(current: Facets, says: Facets) -> Facets:
    """A sub-heading below another: one for an indicator replaces all, one for an area the groups before it."""
    if says.indicators or says.parts:
        return says
    if says.areas:
        current = replace(current, groups=frozenset())
    kept = {facet: getattr(says, facet) or getattr(current, facet) for facet in _FACETS}
    return replace(NOTHING, **kept, roles=says.roles, unknown=says.unknown, fallback=says.fallback)


def _read_name(name: str, lexicon: Lexicon) -> Facets:
    """The name of a file or a sheet: underscores and dots part its words, and its year stands among them."""
    return without_programme(read_words(said := re.sub(r"[_.\-]+", " ", name), lexicon), said, lexicon)


def _over(context: Context, says: Facets) -> Context:
    """A nearer text over a farther one."""
    if len(says.areas) > 1:
        says = replace(says, areas=frozenset())
    areas = says.areas
    if areas == {"66"} and context.says.areas - {"VN"} and "areas" not in context.from_file:
        areas = context.says.areas  # the letterhead of the province above a district's report
    merged = {facet: getattr(says, facet) or getattr(context.says, facet) for facet in _FACETS}
    merged |= {"areas": areas or context.says.areas, "spans": (says if says.kinds else context.says).spans}  # a plan's
    doubt = (says.unknown or (TWO_THINGS if says.clash else ())) if says.indicators else context.doubt
    named = frozenset(facet for facet in context.from_file if not getattr(says, facet, ""))
    if says.kinds and says.unknown and not says.indicators:
        named |= {"kinds"}  # "Target area long list": what is planned there is not known
    restricted = (says.unknown if says.restricted else ()) if says.indicators else context.restricted
    return replace(context, says=replace(NOTHING, **merged), doubt=doubt, from_file=named, restricted=restricted)
