"""Parts of the record: whether probabilities came true as stated, and other bodies' rules asked the same."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.charts.reliability import Stated, reliability_chart
from analysis.forecast.record import FAR, RuleScore, Tenth
from analysis.language import number, text
from analysis.narrative.blocks import Block, Heading, Paragraph, table
from analysis.narrative.high_probabilities import staying_sentence, too_sure
from analysis.telling.words import estimate_with_range

__all__ = ["reliability_blocks", "rules_blocks"]


def reliability_blocks(tenths: Sequence[Tenth], staying: Sequence[Tenth] = ()) -> list[Block]:
    """The reliability diagram, in words first; nothing where no back-test wrote it.

    `staying` are the tenths on levels that were met already.
    """
    if not tenths:
        return []
    told = staying_sentence(staying, tenths)
    return [
        Heading(3, text("narrative-record-reliability"), "reliability"),
        Paragraph(_reliability_words(tenths)),
        *([Paragraph(told)] if told else []),
        reliability_chart(_points(tenths), _points(staying)),
        _tenths(tenths, "narrative-record-reliability-caption"),
        *([_tenths(staying, "narrative-record-staying-caption")] if staying else []),
    ]


def _tenths(tenths: Sequence[Tenth], caption: str) -> Block:
    """The tenths; how many independent groups they are worth and the interval, where the record has both."""
    clustered = all(each.clusters for each in tenths)
    names = ("tenth", "times", *(("clusters",) if clustered else ()), "stated", "happened")
    columns = {name: text(f"narrative-record-column-{name}") for name in names}
    body = [{
        "tenth": text("narrative-record-tenth", low=number(100 * each.start, 0), high=number(100 * each.start + 10, 0)),
        "times": number(each.forecasts, 0), "clusters": number(each.clusters, 0),
        "stated": f"{number(100 * each.stated, 0)}%",
        "happened": estimate_with_range(100 * each.happened, 100 * each.lower, 100 * each.upper, "percent") if clustered
        else f"{number(100 * each.happened, 0)}%",
    } for each in tenths]
    return table(text(caption), columns, [{name: row[name] for name in names} for row in body])


def _points(tenths: Sequence[Tenth]) -> list[Stated]:
    return [Stated(each.stated, each.happened, each.forecasts) for each in tenths]


def _reliability_words(tenths: Sequence[Tenth]) -> str:
    """How far the probabilities can be taken at their word, and from where on they promise too much."""
    total, (least, *others) = sum(each.forecasts for each in tenths), tenths
    above = sum(each.forecasts for each in others)
    near = sum(each.forecasts for each in others if each.came_true_as_stated)
    parts = [text("narrative-record-reliability-how", count=number(total, 0), least=number(least.forecasts, 0),
                  high=number(100 * least.start + 10, 0), stated=number(100 * least.stated, 1),
                  happened=number(100 * least.happened, 1), others=number(above, 0),
                  near=number(100 * near / max(above, 1), 0), points=number(100 * FAR, 0))]
    return " ".join(filter(None, [*parts, too_sure(tenths)]))


def rules_blocks(rows: Sequence[RuleScore]) -> list[Block]:
    """Other bodies' rules and this tool asked the same questions; nothing where no back-test wrote it."""
    if not rows:
        return []
    names = ("rule", "times", "yes-true", "no-true", "brier-rule", "brier-ours", "brier-base")
    columns = {name: text(f"narrative-record-column-{name}") for name in names}
    body = [{
        "rule": text(f"rule-of-{row.rule.replace('_', '-')}"), "times": number(row.questions, 0),
        "yes-true": _share(row.yes_came_true), "no-true": _share(row.no_came_true),
        "brier-rule": _brier(row.brier, 3), "brier-ours": _brier(row.brier_ours, 3),
        "brier-base": _brier(row.brier_base_rate, 3),
    } for row in rows]
    best = min(rows, key=lambda row: row.brier)
    better = sum(row.brier_ours < row.brier for row in rows)
    words = text("narrative-record-rules-how", rules=len(rows), better=better,
                 share="all" if better == len(rows) else "some",
                 best=text(f"rule-of-{best.rule.replace('_', '-')}"), yes=_share(best.yes_came_true),
                 brier=_brier(best.brier, 2), ours=_brier(best.brier_ours, 2),
                 base=_brier(best.brier_base_rate, 2))
    return [Heading(3, text("narrative-record-rules"), "rules"), Paragraph(words),
            table(text("narrative-record-rules-caption"), columns, body),
            Paragraph(text("narrative-record-rules-note"), "note")]


def _brier(value: float, decimals: int) -> str:
    return number(value, decimals, fixed=True)


def _share(value: float) -> str:
    return f"{number(100 * value, 0)}%"
