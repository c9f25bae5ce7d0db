"""The labels of a table's rows, each below the sub-heading in force, and what sub-headings say of the rows below."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.layout.areas import district_of, is_after_2025
from analysis.ingest.layout.blocks import numbering_of, section_text
from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.context import update_sections
from analysis.ingest.layout.peoples import without_listed_groups
from analysis.ingest.layout.rows import RowReader
from analysis.ingest.layout.subject import Unclear
from analysis.ingest.layout.table import Row, Table
from analysis.ingest.layout.unread import note_words, rows_right_below
from analysis.ingest.names import fold
from analysis.ingest.units import known_unit
from analysis.ingest.wording import Facets, names_fields, read_words
from analysis.ingest.wording.facets import NOTHING
from analysis.study import Indicator

__all__ = ["check_section", "rows_of", "section_of"]

_PROGRAMME = re.compile(r"\b(?:nông thôn mới|ntm|xã hội)\b")
# Who or where is meant: what narrows the rows below, as a field of work does not.
_NARROWS = re.compile(r"\b(?:hộ|trẻ|người|nhóm|đối tượng|khu vực|vùng|xã|phường|thị trấn|thôn|buôn|trường|học sinh|"
                      r"dân tộc|đồng bào|dtts|nam|nữ|trong đó|chia|theo|không|chưa|mới|so với|kế hoạch|tăng|giảm|"
                      r"chương trình|dự án|đề án|diện|thuộc|biên giới|khó khăn|hội viên|đoàn viên|cán bộ|doanh nghiệp|"
                      r"khối|cụm|huyện|thị xã|thành phố|tỉnh)\b")
_REGION = "region"
_PLACES = ("communes", "villages")  # whose people and things may be meant: "Xã vùng khó khăn"
_GATHERS = re.compile(r"\b(?:vùng|khu vực|nhóm|cụm|khối|các|huyện|thị xã|thành phố|thuộc|khó khăn|biên giới)\b")


def section_of(table: Table, current: Facets, row: int) -> Facets:
    """What is said by a sub-heading at a row, over what those above it say."""
    text = section_text(table.view, row)
    says = read_words(text, table.lexicon)
    if says.unknown and (divides := "field" if names_fields(text) else _divides(table, row, text)):
        says = replace(NOTHING, roles=frozenset((divides,)) & {_REGION})
    if says.groups:
        below = [each for names in _named_below(table, row, numbering_of(table.view, row))[0] for each in names]
        says = without_listed_groups(table, text, says, below, says.groups - {"ethnic_minority"})
    says = _with_unit(table, says, row, text)
    if code := table.places.find(text).code:
        says = Facets(areas=frozenset((code,)))
    return update_sections(current, says)


def _with_unit(table: Table, says: Facets, row: int, text: str) -> Facets:
    """What a sub-heading says with the unit that stands in a column of its own: "2. Dân số", "Nghìn người"."""
    units = {unit for _, cell in table.view.filled(row) if cell.text != text and (unit := known_unit(cell.text))}
    return replace(says, units=frozenset(units)) if len(units) == 1 and not says.units else says


def _divides(table: Table, row: int, text: str) -> str:
    """"field" for a numbered sub-heading that is one of several that divide a list of indicators: "IV. Nhà ở, điện".

    Each row below it names its indicator itself, and none that a row below another sub-heading names: what narrows
    ("Hộ có người cao tuổi") stands above the same indicators again. "region" for one of those that divide all districts
    between them: "I. Vùng thuận lợi", not "Xã biên giới".
    """
    kind, rest = numbering_of(table.view, row), _PROGRAMME.sub(" ", fold(text))
    says, gathers = read_words(rest, table.lexicon), not _NARROWS.search(_GATHERS.sub(" ", rest))
    if not kind or says.groups or says.areas or says.years or says.kinds or not gathers:
        return ""
    own, others = _named_below(table, row, kind)
    names = [frozenset(name for each in said for name in each.indicators | each.fallback if not each.restricted)
             for said in own]
    elsewhere = {name for said in others for each in said for name in each.indicators | each.fallback
                 if not each.restricted}
    if not _NARROWS.search(rest) and elsewhere and names and all(names) and elsewhere.isdisjoint(
            frozenset().union(*names)):
        return "field"
    here, there = ({area for said in side for each in said for area in each.areas} for side in (own, others))
    apart = here and there and here.isdisjoint(there)
    return _REGION if apart and here | there >= {area.code for area in table.study.districts} else ""


def _named_below(table: Table, row: int, kind: str) -> tuple[list[list[Facets]], list[list[Facets]]]:
    """What the labels of each row say below a sub-heading, and below the others of its kind of numbering."""
    labels = [column.index for column in table.columns if column.use in ("label", "area")]
    own: list[list[Facets]] = []
    others: list[list[Facets]] = []
    for body in table.block.body:
        over = next((each for each in reversed(body.sections) if numbering_of(table.view, each) == kind), -1)
        if over >= 0:
            (own if over == row else others).append([
                read_words(text, table.lexicon) for index in labels
                if (text := table.view.cell(body.row, index).text)])
    return own, others


def check_section(table: Table, column: Column, row: Row) -> None:
    """Unclear where a column, or else the title, names another indicator than a sub-heading: "BHYT", "Hộ nghèo".

    Rows that name their own, as lists by fields of work do, only below places. Not below a part, a whole or, unless
    places are counted, another of its topic.
    """
    label, section = row.label, row.section
    over = [table.study.indicator(name) for name in sorted(section.indicators)]
    in_full = section.units or len(over) == 1  # "Tỷ lệ hộ nghèo" below a title on something else
    of_places = all(each.unit in _PLACES for each in over)
    named = (label.says if of_places else NOTHING).indicators if label.says.indicators else (
        column.says.indicators or (NOTHING if in_full else table.context.says).indicators)
    own = [table.study.indicator(name) for name in sorted(named)]
    if over and own and not any(_is_akin(above, each) for above in over for each in own):
        raise Unclear("which-indicator", choices="; ".join(each.name for each in (*over, *own)))


def _is_akin(above: Indicator, below: Indicator) -> bool:
    return (above.topic == below.topic and above.unit not in _PLACES) or above.id in (
        below.id, below.numerator, below.denominator) or below.id in (above.numerator, above.denominator)


def rows_of(table: Table, values: list[Column]) -> list[Row]:
    """Each row of a table with what its sub-heading and its label say, from top to bottom."""
    reader = RowReader(table.view, table.columns, table.lexicon, table.places,
                       district_of(table), is_after_2025(table), fixed_district=bool(district_of(table)))
    section = NOTHING
    above: dict[str, Facets] = {}  # by the kind of numbering: what was said before its first sub-heading
    known: tuple[int, ...] = ()
    found = []
    for body in table.block.body:
        if body.sections != known:
            for row in body.sections[len(known):]:
                section = section_of(table, above.setdefault(kind, section) if (kind := numbering_of(table.view, row))
                                   else section, row)
                reader.new_section(section)
                note_words(table, row, values)
            known = body.sections
        label = reader.read(body.row)
        words = " ".join(cell.text for _, cell in table.view.filled(body.row))
        if label.total and _REGION in section.roles and "tỉnh" not in fold(words):
            label = replace(label, total=False, unknown=words)  # "Cộng" below a region may be that of the region
        found.append(Row(body.row, section, label))
    for row in rows_right_below(table):
        note_words(table, row, values)
    return found
