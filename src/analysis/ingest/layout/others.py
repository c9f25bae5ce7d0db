"""Whether a heading or label may be an indicator of the catalogue at all, or is a department's own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.ingest.layout.column_uses import SPLIT, Column
from analysis.ingest.layout.proofs import is_part
from analysis.ingest.layout.table import Proofs, Table
from analysis.ingest.names import fold
from analysis.ingest.units import factor, is_count_or_thousands, is_quotient
from analysis.ingest.wording import Facets
from analysis.ingest.wording.english import in_vietnamese_words
from analysis.ingest.wording.phrases import TOTALS
from analysis.ingest.wording.spelling import is_abbreviation
from analysis.ingest.wording.together import is_of_the_poor

__all__ = ["IN_BRACKETS", "Others"]

_STAFF = re.compile(r"(?:tổng )?(?:số )?(?:lượng )?(?:cán bộ|công chức|viên chức|cộng tác viên|tuyên truyền viên|"
                    r"biên chế)\b")
_SHARE_OF = re.compile(r"tỷ lệ (\w+ \w.*)")
_OTHERS = re.compile(r"(?:các )?(?:dân tộc |nhóm |loại |đối tượng )?khác")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]|\n")
IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")
_CAPITALS = re.compile(r"(?<!\w)[A-ZĐ]{2,12}(?!\w)")


@dataclass(frozen=True)
class Others:
    """Tells apart, in one table, what may be an indicator under words that are not known and what is none."""

    table: Table
    proofs: Proofs

    def is_rest(self, column: Column) -> bool:
        """Whether a column is what groups beside it, below the same heading, leave over: "Dân tộc khác"."""
        return bool(_OTHERS.fullmatch(fold(column.words[-1]))) and any(
            each.says.groups - TOTALS and each.words[:-1] == column.words[:-1]
            for each in self.table.columns if not each.says.unknown)

    def is_proven(self, column: Column) -> bool:
        """Whether numbers show it to be a part of a count, or to give a share that stands beside it.

        Not where the catalogue has such a count itself, under a name that this one may be a slip of.
        """
        text = column.heading
        named = self.named()
        named |= {i.denominator for i in self.table.study.indicators if i.numerator in named}  # larger than its parts
        if _holds_abbreviation(text) or self.table.lexicon.near(column.words[-1]) & self._counted_as(named) - named:
            return False
        used = {index for each in self.proofs.quotients for index in (each.top, each.bottom)}
        used |= set(self.proofs.wholes.values())
        return column.index in used or is_part(self.table, column)

    def _counted_as(self, named: set[str]) -> set[str]:
        """What the catalogue counts in the units of what is named."""
        units = {self.table.study.indicator(name).unit for name in named | self.titled()}
        return {i.id for i in self.table.study.indicators if i.unit in units and is_count_or_thousands(i.unit)}

    def is_share_of_count(self, column: Column) -> bool:
        """Whether it is the share of a count beside it that the catalogue does not have: "Tỷ lệ không hoạt động"."""
        found = _SHARE_OF.fullmatch(fold(_BRACKETS.sub(" ", column.words[-1])).strip())
        numerators = {indicator.numerator for indicator in self.table.study.indicators}
        return bool(found) and any(
            fold(each.words[-1]).split(" (")[0].endswith(found[1]) and not each.says.indicators & numerators
            for each in self.table.columns if each.says.indicators and not each.says.unknown and found)

    def is_other(self, text: str, says: Facets) -> bool:
        """Whether a unit that no indicator has stands there, or nothing that the catalogue or the title names."""
        if self._has_foreign_unit(says) or is_of_the_poor(text) or _STAFF.match(fold(text)):
            return True
        named = says.indicators or says.fallback or says.shorts or says.parts or _holds_abbreviation(text)
        if named or (text.isascii() and in_vietnamese_words(fold(text))):
            return False
        if any(map(is_quotient, IN_BRACKETS.findall(text))):
            return True
        return not (self._may_be_titled(says) or self._may_be_near(text, says))

    def _has_foreign_unit(self, says: Facets) -> bool:
        """Whether all units named are such as no indicator has."""
        return bool(says.units) and not any(
            factor(unit, i.unit) for unit in says.units for i in self.table.study.indicators)

    def _may_be_titled(self, says: Facets) -> bool:
        """Whether it may well be what the title names, which no other column is."""
        titled = self.titled()
        return not self.named() & titled and any(self._may_count(says, name) for name in titled)

    def _may_be_near(self, text: str, says: Facets) -> bool:
        """Whether it may be an indicator whose name it resembles, and no mere part of one that stands beside it.

        Children who were measured stand beside the share of the underweight, and are no indicator themselves.
        """
        near = frozenset(name for part in _BRACKETS.sub(SPLIT, text).split(SPLIT)
                         for name in self.table.lexicon.near(part))
        if any(self._may_count(says, name) for name in near):
            return True
        beside = near & (self.named() | self.titled())
        return not beside and any(self.table.study.indicator(name).denominator for name in near)

    def titled(self) -> frozenset[str]:
        """The indicators that the title names."""
        return self.table.context.says.indicators | self.table.context.says.parts

    def named(self) -> set[str]:
        """The indicators that columns name, in short forms those of the title."""
        return {name for column in self.table.columns if not column.says.unknown
                for name in column.says.indicators | (column.says.shorts & self.titled())}

    def _may_count(self, says: Facets, name: str) -> bool:
        """Whether what is said to be counted, or given in a unit, can be this indicator."""
        unit = self.table.study.indicator(name).unit
        counted = says.measures & {"count", "households", "persons", "communes"} or "total" in says.groups
        if says.units:
            return any(factor(each, unit) for each in says.units)
        return not counted or is_count_or_thousands(unit)


def _holds_abbreviation(text: str) -> bool:
    """Whether a short form that is not known stands there, of an indicator perhaps: "TCMR (%)"."""
    return any(not is_abbreviation(fold(word)) for word in _CAPITALS.findall(text)) and (
        text != text.upper() or len(text.split()) < 3)
