"""The communes by region I, II, III, where the list has been put into the folder of raw files."""

from __future__ import annotations

import geopandas as gpd

from analysis.charts import commune_map, outside_their_district
from analysis.language import number, text
from analysis.narrative.blocks import Block, Blocks, Folded, Paragraph, table
from analysis.study import CommuneRegion, Study
from analysis.telling.silence import silence_text

__all__ = ["commune_regions"]

_REGIONS = ("I", "II", "III")


def commune_regions(study: Study, districts: gpd.GeoDataFrame) -> Blocks:
    """Map, where there are coordinates, table by district and list; without a list, how to put one in."""
    listed = study.commune_regions
    if not listed:
        return Blocks([Paragraph(text("narrative-communes-none"))])
    without = [commune for commune in listed if commune.latitude is None]
    placed = len(without) < len(listed)
    drawn = commune_map(study, districts) if placed else Paragraph(text("narrative-communes-no-points"))
    blocks: list[Block] = [Paragraph(_summary(study)), drawn, _by_district(study, placed)]
    astray = outside_their_district(study, districts)
    for communes, message in ((without, "narrative-communes-no-point"), (astray, "narrative-communes-astray")):
        if communes and placed:
            named = ", ".join(f"{each.name} ({study.area(each.district_code).short_name})" for each in communes)
            blocks.append(Paragraph(text(message, count=len(communes), communes=named), "note"))
    return Blocks([*blocks, Folded(text("narrative-communes-list", count=len(listed)), _one_by_one(study))])


def _summary(study: Study) -> str:
    counts = {region: sum(each.region == region for each in study.commune_regions) for region in _REGIONS}
    villages = _villages(study.commune_regions)
    days = "-".join(sorted({"before" if each.vintage == "2024" else "since" for each in study.commune_regions}))
    said = text("narrative-communes", count=len(study.commune_regions), first=counts["I"], second=counts["II"],
                third=counts["III"], day=days)
    return f"{said} {text('narrative-communes-villages', count=villages)}" if villages is not None else said


def _villages(communes: tuple[CommuneRegion, ...]) -> int | None:
    """Difficult villages of these communes; None where the list gives no number at all."""
    known = [each.difficult_villages for each in communes if each.difficult_villages is not None]
    return sum(known) if known else None


def _by_district(study: Study, placed: bool) -> Block:
    columns = {"area": text("narrative-column-area")}
    columns |= {region: text("charts-communes-region", region=region) for region in _REGIONS}
    columns |= {name: text(f"narrative-communes-column-{name}") for name in ("villages", "point")[:2 if placed else 1]}
    body = []
    for area in study.districts:
        communes = tuple(each for each in study.commune_regions if each.district_code == area.code)
        if not communes:
            continue
        villages, points = _villages(communes), sum(each.latitude is not None for each in communes)
        body.append({
            "area": area.name, **{region: str(sum(each.region == region for each in communes)) for region in _REGIONS},
            "villages": silence_text("none") if villages is None else number(villages, 0),
            "point": text("narrative-communes-placed", placed=points, total=len(communes)),
        })
    return table(text("narrative-communes-caption"), columns, body)


def _one_by_one(study: Study) -> Block:
    columns = {"area": text("narrative-column-area"), "name": text("narrative-communes-column-name"),
               "region": text("narrative-communes-column-region"),
               "villages": text("narrative-communes-column-villages")}
    ordered = sorted(study.commune_regions, key=lambda each: (each.district_code, each.name))
    body = [{"area": study.area(each.district_code).name, "name": each.name, "region": each.region,
             "villages": "–" if each.difficult_villages is None else str(each.difficult_villages)} for each in ordered]
    return table(text("narrative-communes-caption-list"), columns, body)
