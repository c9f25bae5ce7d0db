"""Parts of the record: whether probabilities came true as stated, and other bodies' rules asked the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.charts.reliability import Stated, reliability_chart
from analysis.language import number, text
from analysis.narrative.blocks import Block, Heading, Paragraph, table
from analysis.narrative.high_probabilities import staying_sentence, too_sure

__all__ = ["reliability_blocks", "rules_blocks"]

Rows = Sequence[Mapping[str, str]]
_FAR = 0.05


def reliability_blocks(rows: Rows, staying: Rows = ()) -> list[Block]:
    """The reliability diagram, in words first; nothing where no back-test wrote it.

    `rows` are those of reliability.csv: "from" (start of the tenth), "forecasts", "stated", "happened"; `staying` those
    of staying_record.csv, on levels that were met already.
    """
    measured = _measured(rows)
    if not measured:
        return []
    told = staying_sentence(staying, rows)
    return [
        Heading(3, text("narrative-record-reliability"), "reliability"),
        Paragraph(_reliability_words(rows)),
        *([Paragraph(told)] if told else []),
        reliability_chart(measured, _measured(staying)),
        _tenths(rows, "narrative-record-reliability-caption"),
        *([_tenths(staying, "narrative-record-staying-caption")] if staying else []),
    ]


def _tenths(rows: Rows, caption: str) -> Block:
    columns = {name: text(f"narrative-record-column-{name}") for name in ("tenth", "times", "stated", "happened")}
    body = [{
        "tenth": text("narrative-record-tenth", low=number(100 * float(row["from"]), 0),
                      high=number(100 * float(row["from"]) + 10, 0)),
        "times": number(each.forecasts, 0), "stated": f"{number(100 * each.stated, 0)}%",
        "happened": f"{number(100 * each.happened, 0)}%",
    } for row, each in zip(rows, _measured(rows), strict=True)]
    return table(text(caption), columns, body)


def _measured(rows: Rows) -> list[Stated]:
    return [Stated(float(row["stated"]), float(row["happened"]), int(row["forecasts"])) for row in rows]


def _reliability_words(rows: Rows) -> str:
    """How far the probabilities can be taken at their word, and from where on they promise too much."""
    measured = _measured(rows)
    total = sum(each.forecasts for each in measured)
    near = sum(each.forecasts for each in measured if abs(each.happened - each.stated) <= _FAR)
    parts = [text("narrative-record-reliability-how", count=number(total, 0),
                  near=number(100 * near / total, 0), points=number(100 * _FAR, 0))]
    return " ".join(filter(None, [*parts, too_sure(rows)]))


def rules_blocks(rows: Rows) -> list[Block]:
    """Other bodies' rules and this tool asked the same questions; nothing where no back-test wrote it.

    `rows` are those of rules_record.csv.
    """
    if not rows:
        return []
    names = ("rule", "times", "yes-true", "no-true", "brier-rule", "brier-ours", "brier-base")
    columns = {name: text(f"narrative-record-column-{name}") for name in names}
    body = [{
        "rule": text(f"rule-of-{row['rule'].replace('_', '-')}"), "times": number(int(row["questions"]), 0),
        "yes-true": _share(row["yes_came_true"]), "no-true": _share(row["no_came_true"]),
        "brier-rule": _brier(row["brier"], 3), "brier-ours": _brier(row["brier_ours"], 3),
        "brier-base": _brier(row["brier_base_rate"], 3),
    } for row in rows]
    best = min(rows, key=lambda row: float(row["brier"]))
    better = sum(float(row["brier_ours"]) < float(row["brier"]) for row in rows)
    words = text("narrative-record-rules-how", rules=len(rows), better=better,
                 share="all" if better == len(rows) else "some",
                 best=text(f"rule-of-{best['rule'].replace('_', '-')}"), yes=_share(best["yes_came_true"]),
                 brier=_brier(best["brier"], 2), ours=_brier(best["brier_ours"], 2),
                 base=_brier(best["brier_base_rate"], 2))
    return [Heading(3, text("narrative-record-rules"), "rules"), Paragraph(words),
            table(text("narrative-record-rules-caption"), columns, body),
            Paragraph(text("narrative-record-rules-note"), "note")]


def _brier(value: object, decimals: int) -> str:
    return number(float(str(value)), decimals, fixed=True)


def _share(value: str) -> str:
    return f"{number(100 * float(value), 0)}%"
