"""What indicator a heading, a label or a name that no rule understands may stand for, and which ones come near."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from analysis.ingest.names import fold
from analysis.ingest.places import is_other_province
from analysis.ingest.resemblance.model import NOTHING, Resemblance
from analysis.ingest.units import OF_PLANS, factor, is_count
from analysis.ingest.uses import uses_of
from analysis.ingest.wording import Facets, Lexicon
from analysis.ingest.wording.spelling import tokens
from analysis.ingest.wording.together import is_of_the_poor
from analysis.study import Indicator, Study

__all__ = ["is_unlike", "named", "nearest", "proposed"]

# Of headings of a hand that the classifier had not learned from, 99 in 100 that came so near were what it said.
_NEAR_ENOUGH: Final = 0.0
_FAR_FROM_OTHERS: Final = 0.7
_WORTH_A_WORD: Final = -0.7  # of headings that were not read three in four meant the first, nine in ten one of three
_SHORT_FORM = re.compile(r"\(([A-ZĐ]{2,6})\)")
_OF_TIME = re.compile(r"[a-z]{1,2}\d{1,2}")  # "Q1", "T6" that was not understood


def proposed(heading: tuple[str, ...], title: tuple[str, ...], says: Facets, study: Study,
             lexicon: Lexicon) -> Indicator | None:
    """The indicator that a heading resembles clearly, and that its unit allows; None where there is none.

    Each word that the rules do not understand must be one that the classifier has learned from.

    Parameters
    ----------
    heading : tuple of str
        The words from top to bottom.
    title : tuple of str
        The lines above the table.
    says : Facets
        What was understood of the heading.
    """
    text = " ".join(heading)
    if is_of_the_poor(text) or any(map(is_other_province, heading)):
        return None
    known = Resemblance.known()
    if any(_OF_TIME.fullmatch(word) or not known.knows(word) for word in says.unknown) or any(
            fold(short) in says.unknown for short in _SHORT_FORM.findall(text)):
        return None  # "Số ca sởi Q1", "Tỷ lệ tiêm chủng (HSSV)": who or when may be told by it
    impossible = {each.id for each in study.indicators if not _may_be(each, says)}
    claim = known.claim(heading, title, lexicon, impossible)
    if claim.score < _NEAR_ENOUGH or claim.lead < _FAR_FROM_OTHERS:
        return None
    indicator = next((each for each in study.indicators if each.id == claim.indicator), None)
    return None if indicator is None or is_unlike(indicator.id, (*heading, text), study) else indicator


def nearest(heading: tuple[str, ...], title: tuple[str, ...], study: Study, lexicon: Lexicon) -> tuple[str, ...]:
    """Names of at most two indicators that a heading comes near to, the nearer first; none where it is like nothing."""
    known = Resemblance.known()
    scores = known.scores(heading, title, lexicon)
    names = {indicator.id: indicator.name for indicator in study.indicators}
    least = max(_WORTH_A_WORD, scores[known.classes.index(NOTHING)])
    order = [place for place in scores.argsort()[::-1][:2] if scores[place] > least]
    return tuple(names[name] for place in order if (name := known.classes[place]) in names
                 and not is_unlike(name, (*heading, " ".join(heading)), study))


def is_unlike(indicator: str, texts: Iterable[str], study: Study) -> bool:
    """Whether the catalogue says that one of these wordings does not mean an indicator."""
    unlike = uses_of(study).unlike
    return bool(unlike) and any((indicator, tokens(fold(text))) in unlike for text in texts)


def named(says: Facets, indicator: Indicator, text: str) -> Facets:
    """What a heading of these words says, with the indicator that was proposed for it."""
    kinds = frozenset() if indicator.unit in OF_PLANS else says.kinds  # "làm xong mấy phần trăm kế hoạch" plans nothing
    return replace(says, kinds=kinds, indicators=frozenset((indicator.id,)), fallback=frozenset(), shorts=frozenset(),
                   parts=frozenset(), unknown=(), restricted=False, clash="", put_right="", like=text)


def _may_be(indicator: Indicator, says: Facets) -> bool:
    if says.units and not any(factor(unit, indicator.unit) for unit in says.units):
        return False
    return not ("share" in says.measures and is_count(indicator.unit))
