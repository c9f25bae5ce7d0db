"""What readers are told of high probabilities: from some point on the back-test found too much promised where a level
had yet to be reached, and what it found where the last figure had met it already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.forecast.record import Tenth, record
from analysis.language import number, text
from analysis.narrative.blocks import Block, Paragraph
from analysis.narrative.facts import Facts
from analysis.narrative.sentences import has_probability, told_statements
from analysis.outlook import (
    Overstated,
    Stayed,
    is_overstated,
    overstated,
    overstated_in_record,
    stayed,
    stayed_in_record,
)
from analysis.study import Study
from analysis.telling.rows import Row
from analysis.telling.words import BOUND

__all__ = ["high_note", "high_note_on", "staying_sentence", "too_sure"]


def high_note(shown: Iterable[Row]) -> list[Block]:
    """A note under what shows a probability from where on too much is promised; else nothing.

    Parameters
    ----------
    shown : rows with ``probability`` and ``word``
        Those really shown, for instance rows of ``attainment``. What a figure has settled shows no probability.
    """
    if not any(is_overstated(row["probability"]) for row in shown if has_probability(row)):
        return []
    kept = stayed_in_record()
    staying = {} if kept is None else _numbers("staying-", kept)
    words = _told("narrative-high-probability", overstated_in_record(), tried="yes" if staying else "no", **staying)
    return [Paragraph(words, "note high")] if words else []


def high_note_on(study: Study, told: Iterable[Facts]) -> list[Block]:
    """The same under sentences on these facts, each with its main statement and those to be told beside it."""
    return high_note(row for facts in told for row in told_statements(study, facts))


def too_sure(tenths: Sequence[Tenth]) -> str:
    """One sentence on high probabilities that came true less often than stated; "" where they held."""
    return _told("narrative-record-too-sure", overstated(tenths))


def staying_sentence(staying: Sequence[Tenth], others: Sequence[Tenth]) -> str:
    """One sentence on staying at levels that were met already; "" where that was not tried.

    `others` are of levels yet to be reached, whose weak tenths are compared.
    """
    weak = overstated(others)
    found = None if weak is None else stayed(staying, weak.limit)
    if weak is None or found is None:
        return ""
    return text("narrative-record-staying", low=number(weak.limit, 0), panels=found.panels,
                total=number(sum(tenth.forecasts for tenth in staying), 0), **_numbers("", found))


def _told(message: str, found: Overstated | None, **more: object) -> str:
    if found is None:
        return ""
    (high,) = record().high  # the present table's are no more independent than these
    shared = {"shared": number(high.forecasts, 0), "clusters": number(high.clusters, 0),
              "lower": number(100 * high.lower, 0), "upper": number(100 * high.upper, 0)}
    return text(message, low=number(found.limit, 0), bound=BOUND, **shared, **_numbers("", found), **more)


def _numbers(prefix: str, found: Overstated | Stayed) -> dict[str, str]:
    return {f"{prefix}stated": number(100 * found.stated, 0), f"{prefix}happened": number(100 * found.happened, 0),
            f"{prefix}count": number(found.forecasts, 0)}
