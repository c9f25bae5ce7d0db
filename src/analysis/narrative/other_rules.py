"""What other bodies' on-track rules say, beside our own likelihood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from analysis.forecast.rules import AFFIRMATIVE
from analysis.language import number, text
from analysis.narrative.amounts import pace_text
from analysis.narrative.blocks import Block, Blocks, Bullets, Paragraph, Raw, table, upright_table
from analysis.narrative.high_probabilities import high_note
from analysis.narrative.sentences import has_probability, join_names, marked_weak
from analysis.outlook import rules_in_record
from analysis.study import Area, Study, Target
from analysis.tables import RULE_IDS
from analysis.telling.rows import Row, Tables, records
from analysis.telling.statements import easier_first
from analysis.telling.words import (
    group_name,
    is_missing,
    probability_text,
    qualified,
    row_word,
    target_name,
    value_text,
)

__all__ = ["answers", "doubt_note", "other_rules"]

_MOST_UPRIGHT = 3  # columns for targets; ten columns for the bodies leave a word a line each
_STILL, _ONE_PLACE = 0.005, 0.05  # below these a pace reads 0 at two places, and at one
_HORIZON = 2050
_MOST_TOLD = 4  # more sentences than these no longer are the short of it


def other_rules(study: Study, tables: Tables, area: Area) -> Blocks:
    """Each target that the rules can be asked about by each body, ours first; a few targets have a column each."""
    found = records(tables, "rules", area_code=area.code)
    if not found:
        return Blocks([Paragraph(text("narrative-rules-none"))])
    stated = records(tables, "attainment", area_code=area.code)
    columns = {name: text(f"narrative-column-{name}") for name in ("target", "figures", "needed-a-year", "ours")}
    columns |= {body: text(f"rule-of-{body.replace('_', '-')}") for body in RULE_IDS}
    said = _by_target(found)
    asked = [said[target_id] for target_id in easier_first(study, said)]
    body = [_row(study, tables, area, each) for each in asked]
    counts = [answers(each) for each in asked]
    many = len(body) > _MOST_TOLD
    blocks: list[Block] = [
        *(_on_paper(body, counts, area) if many else _told(body, counts)),
        (upright_table if len(body) <= _MOST_UPRIGHT else table)(
            text("narrative-rules-caption"), columns, body, "rules many" if many else "rules"),
        *([] if area.is_district else doubt_note(stated, found, study)),  # a district's tables of targets have said it
        *high_note(row for row in stated if row["target_id"] in said),
        *_scores(),
        Paragraph(text("narrative-rules-sources"), "note sources"),
    ]
    return Blocks(blocks)


def _scores() -> list[Block]:
    """What such answers were worth in the back-test, in the numbers of the page on the record."""
    found = rules_in_record()
    if found is None:
        return []
    shown = {name: number(value, 2, fixed=True) for name, value in asdict(found).items()}
    return [Paragraph(text("narrative-rules-score", against="worse" if found.best > found.base else "mixed", **shown),
                      "note")]


def _by_target(rules: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rules:
        found.setdefault(row["target_id"], []).append(row)
    return found


def answers(said: Iterable[Row]) -> tuple[int, int]:
    """How many of the rules say yes, and how many have an answer."""
    given = [row["verdict"] for row in said if row["verdict"] != "none"]
    return sum(verdict in AFFIRMATIVE for verdict in given), len(given)


def doubt_note(stated: Iterable[Row], rules: Iterable[Row], study: Study | None = None) -> list[Block]:
    """Why a probability is below a half where most rules say yes; [] where that is nowhere so.

    Parameters
    ----------
    stated : rows of ``attainment`` of one area
    rules : rows of ``rules`` of that area
    study : Study, optional
        To name the targets by, where the note stands under a table of many.
    """
    doubted = {row["target_id"] for row in stated if not is_missing(row["probability"]) and row["probability"] < 0.5}
    counts, names = set(), []
    for target_id, said in sorted(_by_target(rules).items()):
        if target_id not in doubted:
            continue
        yes, answered = answers(said)
        if 2 * yes > answered:
            counts.add(int(said[0]["own_figures"]))
            names += [] if study is None else [f"“{_target_named(study, study.target(str(target_id)))}”"]
    # One number can be told only where all that is doubted stands on as many figures.
    told = text("narrative-rules-doubt", count=max(counts) if len(counts) == 1 else 0,
                named="named" if names else "here", names=join_names(names))
    return [Paragraph(told, "note")] if counts else []


def _target_named(study: Study, target: Target) -> str:
    indicator = study.indicator(target.indicator)
    return f"{group_name(study, indicator, target.group)}: {target_name(study, target)} ({target.year})"


def _told(body: list[dict[str, str]], counts: list[tuple[int, int]]) -> Iterator[Block]:
    """How many of the rules that have an answer say yes, beside our own word."""
    yield Bullets(tuple(text("narrative-rules-said", target=row["target"], all=answered, ours=row["ours"], yes=yes)
                        for row, (yes, answered) in zip(body, counts, strict=True)))


def _on_paper(body: list[dict[str, str]], counts: list[tuple[int, int]], area: Area) -> Iterator[Block]:
    """What stands on paper alone, where the whole table would take two sheets.

    Of a district the tables of its targets have told how many rules say yes.
    """
    counted = "above" if area.is_district else "here"
    parts: list[Block] = [Paragraph(text("narrative-rules-on-screen", counted=counted), "note")]
    if not area.is_district:
        columns = {name: text(f"narrative-column-{name}") for name in ("target", "rules-yes", "ours")}
        short = [row | {"rules-yes": f"{yes}/{answered}"} for row, (yes, answered) in zip(body, counts, strict=True)]
        parts.insert(0, table(text("narrative-rules-caption-short"), columns, short))
    yield Raw('<div class="paper" hidden>' + "".join(part._repr_html_() for part in parts) + "</div>")


def _row(study: Study, tables: Tables, area: Area, said: list[Row]) -> dict[str, str]:
    first = said[0]
    indicator, target = study.indicator(first["indicator"]), study.target(first["target_id"])
    points = next(row["needed"] for row in said if row["needed_unit"] == "points_per_year")
    cells = {
        "target": _target_named(study, target),
        "figures": text("narrative-rules-figures", count=str(first["own_figures"]),
                        first=_figure(tables, first, "first", indicator.unit),
                        last=_figure(tables, first, "last", indicator.unit)),
        "needed-a-year": pace_text(points),
        "ours": _ours(records(tables, "attainment", target_id=target.id, area_code=area.code)),
    }
    return cells | {str(row["rule"]): _verdict(row, indicator.better or "up") for row in said}


def _figure(tables: Tables, said: Row, place: str, unit: str) -> str:
    """The first or last figure that the rules were given, with its year, its source's reserve and a word if weak."""
    year = int(said[f"{place}_year"])
    shown = value_text(said[f"{place}_value"], unit, 2)
    key = {name: said[name] for name in ("indicator", "definition", "area_code", "group")}
    known = records(tables, "series", year=year, **key)
    if not known:
        return f"{shown} ({year})"
    row = known[0]
    return f"{qualified(shown, str(row['qualifier']))} ({marked_weak(str(year), row)})"


def _ours(stated: list[Row]) -> str:
    if not stated:
        return "–"
    row = stated[0]
    word = row_word(row)
    return word if not has_probability(row) else f"{word} ({probability_text(row['probability'])})"


def _verdict(row: Row, better: str) -> str:
    """The body's category and the number behind it; of what is missing where more is `better`."""
    if row["verdict"] == "none":
        return text(f"rule-reason-{row['reason'].replace('_', '-')}")
    words = text(f"verdict-{row['rule']}-{row['verdict']}".replace("_", "-"))
    kind, amount = str(row["number_kind"]), row["number"]
    relative = kind in ("ratio", "share", "gap")
    untold = amount < 0 if kind in ("ratio", "share") else kind == "gap" and not 0.005 <= amount <= 1
    if is_missing(amount) or untold:
        return words  # neither "−336 % of the pace needed" nor "0 % is lacking" says more than the category
    if kind == "percent_per_year" and amount < 0:
        kind, amount = "rise_per_year", -amount
    if abs(amount) < _STILL and not relative:
        measure = text("rule-number-still")
    else:
        shown = number(100 * amount, 0) if relative else number(amount, 1 if abs(amount) >= _ONE_PLACE else 2)
        measure = text(f"rule-number-{kind.replace('_', '-')}", better=better, number=shown)
    reached = "" if is_missing(row["attained"]) else f"; {_reached(int(row['attained']))}"
    return f"{words} ({measure}{reached})"


def _reached(year: int) -> str:
    """The year that a straight line leads to; beyond the horizon it says no more than that it is far."""
    return text("rule-attained-late", year=str(_HORIZON)) if year > _HORIZON else text("rule-attained", year=str(year))
