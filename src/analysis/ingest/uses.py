"""What the synonyms of the catalogue say of indicators beside their names: over a year, by definition, by group."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from analysis.ingest.names import fold
from analysis.ingest.wording.spelling import tokens
from analysis.remember import remembered
from analysis.study import Study

__all__ = ["Uses", "uses_of"]

_FEWEST_PEOPLES = 3  # of one name: what has two groups, such as communes and wards, is no list of them


@dataclass(frozen=True)
class Uses:
    """The uses of `synonyms.csv` that are no names."""

    study: Study

    @cached_property
    def special(self) -> frozenset[tuple[str, str]]:
        """Definitions taken only where a table marks them."""
        return frozenset((s.indicator, s.definition) for s in self.study.synonyms if s.use == "special")

    @cached_property
    def assumed(self) -> frozenset[tuple[str, str]]:
        """Definitions taken where a table marks none."""
        return frozenset((s.indicator, s.definition) for s in self.study.synonyms
                         if s.use == "assumed" and not s.wording)

    @cached_property
    def flows(self) -> frozenset[str]:
        """Indicators that arise over a year."""
        return frozenset(s.indicator for s in self.study.synonyms if s.use == "flow")

    @cached_property
    def of_group(self) -> dict[tuple[str, str], str]:
        """What the catalogue calls an indicator for certain groups: the population of one ethnic group."""
        return {(s.wording, s.group): s.indicator for s in self.study.synonyms if s.use == "of_group"}

    @cached_property
    def peoples(self) -> frozenset[str]:
        """The groups that are part of the ethnic minorities."""
        return frozenset(group for name, group in self.of_group if name == "population") - {
            "kinh", "ethnic_minority"} | {"ethnic_minority_local"}

    def called(self, name: str, group: str) -> str:
        """What the catalogue calls an indicator for a group; for one of the minorities what it calls it for them."""
        own = (name, group) in self.of_group or self.study.indicator(name).main_group in self.peoples
        return self.of_group.get((name, group if own or group not in self.peoples else "ethnic_minority"), name)

    def numerators(self, name: str) -> set[str]:
        """What a share counts of its whole: its numerator, its group of the whole, or the count of its name.

        "Số trường học đạt chuẩn quốc gia" is counted for "Tỷ lệ trường học đạt chuẩn quốc gia".
        """
        share = self.study.indicator(name)
        counted = self._by_name.get(fold(share.name_vi).replace("tỷ lệ ", "số ", 1), "")
        return {share.numerator, self.of_group.get((share.denominator, share.main_group), ""), counted} - {"", name}

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {fold(i.name_vi): i.id for i in self.study.indicators}

    @cached_property
    def divided(self) -> frozenset[str]:
        """Groups of which none stands for all: a figure "theo dân tộc" without one of them is of none.

        What the catalogue has for one group only, the population of all minorities, is of that group without its name.
        """
        several = Counter(indicator for indicator, _ in {(name, group) for (_, group), name in self.of_group.items()})
        return frozenset(group for (_, group), name in self.of_group.items() if several[name] >= _FEWEST_PEOPLES)

    @cached_property
    def wholes(self) -> frozenset[str]:
        """What shares are of, and all units of places: those that were surveyed need not be all of them."""
        named = {i.denominator for i in self.study.indicators}
        return frozenset(i.id for i in self.study.indicators
                         if i.id in named or (i.topic == "administration" and i.unit == "units"))

    @cached_property
    def means(self) -> frozenset[str]:
        """Indicators of which a year has the mean over it."""
        return frozenset(s.indicator for s in self.study.synonyms if s.use == "mean")

    @cached_property
    def falls(self) -> dict[str, str]:
        """Shares by what the catalogue calls their fall within a year: "Mức giảm tỷ lệ hộ nghèo"."""
        shares = {fold(i.name_vi): i.id for i in self.study.indicators if i.is_share}
        named = {i.id: fold(i.name_vi) for i in self.study.indicators if i.unit == "points_per_year"}
        return {fall: shares[share] for fall, name in named.items()
                if (share := max((each for each in shares if f" {each} " in f"{name} "), key=len, default=""))}

    @cached_property
    def unlike(self) -> frozenset[tuple[str, tuple[str, ...]]]:
        """Indicators with the words of headings that resemble their names and do not mean them."""
        return frozenset((s.indicator, tokens(fold(s.wording))) for s in self.study.synonyms if s.use == "unlike")


uses_of = remembered(Uses)
"""The uses of a study's synonyms, looked through once for all files and rows."""
