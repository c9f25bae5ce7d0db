"""Match the features of a file to districts, by code or else by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import geopandas as gpd
import pandas as pd

from analysis.findings import Argument, Finding
from analysis.spelling import place_key, without_diacritics

__all__ = ["CODE_COLUMNS", "NAME_COLUMNS", "identify", "clean_code", "fold_name"]

# Compared without accents, case, spaces and underscores; shapefiles truncate names to 10 characters.
CODE_COLUMNS = (
    "code", "ma", "mahuyen", "maquanhuyen", "maqh", "mahc", "madvhc", "madonvi", "mahanhchinh",
    "districtcode", "districtc", "districtid", "districtpcode", "adm2pcode", "adm2code", "areacode",
    "idhuyen", "cc2", "gsocode",
)
NAME_COLUMNS = (
    "name", "ten", "tenhuyen", "tenquanhuyen", "tenqh", "tenhc", "tendvhc", "tendonvi", "name2", "namevi",
    "districtname", "districtn", "district", "huyen", "quanhuyen", "adm2vi", "adm2name", "adm2en", "nameen",
)
_PROVINCE_CODE = "66"
_LISTED = 10
_UNIT_WORDS = re.compile(r"^(thanh pho|thi xa|huyen|tp|tx|h)\b[ .]*|\s+(city|town|district)$")


def identify(features: gpd.GeoDataFrame, areas: Mapping[str, str], file: str,
             aliases: Mapping[str, str] | None = None) -> tuple[pd.Series, list[Finding]]:
    """The area code of each feature, "" if none fits, and findings on doubtful ones.

    The columns are those whose (case-insensitive) name is a known synonym and whose values name
    the most districts; without such a name, a column that names half of them and little else.
    If the code is unknown but the name is a district's, the name decides. If code and name belong to different
    districts, the feature is refused: a wrong label on a map is worse than none.
    """
    table = features.drop(columns=features.geometry.name)
    by_name = {fold_name(alias): code for alias, code in (aliases or {}).items() if code in areas}
    by_name |= {fold_name(name): code for code, name in areas.items()}
    codes = _best(table, CODE_COLUMNS, lambda value: _known(clean_code(value), areas), len(areas))
    names = _best(table, NAME_COLUMNS, lambda value: by_name.get(fold_name(value), ""), len(areas))
    if codes is None and names is None:
        columns = ", ".join(map(str, table.columns)) or "–"
        return _none(features), [Finding("error", "geography-no-identifier", {"columns": columns}, file=file)]
    from_code = codes[1] if codes else _none(features)
    from_name = names[1] if names and _names_districts(names[1], areas) else _none(features)
    found = from_code.where(from_code != "", from_name)
    conflict = (from_code != "") & (from_name != "") & (from_code != from_name)
    findings = [
        Finding("error", "geography-code-name-conflict",
                {"code": code, "district": areas[code], "other": f"{other} {areas[other]}"}, file=file)
        for code, other in zip(from_code[conflict], from_name[conflict], strict=True)
    ]
    code_values = table[codes[0]] if codes else _none(features)
    name_values = table[names[0]] if names else _none(features)
    by_name_only = (from_code == "") & (from_name != "")
    if codes and by_name_only.any():
        listed = _labels(code_values[by_name_only], name_values[by_name_only])
        findings.append(Finding("warning", "geography-matched-by-name", {"features": listed}, file=file))
    unknown = found == ""
    if unknown.any():
        arguments: dict[str, Argument] = {
            "count": int(unknown.sum()), "features": _labels(code_values[unknown], name_values[unknown])}
        findings.append(Finding("warning", "geography-not-in-catalogue", arguments, file=file))
    return found.mask(conflict, ""), findings


def clean_code(value: object) -> str:
    """A district code as three digits if it can be read as such: 643.0, " 643", VN643, 66643 → "643"."""
    code = re.sub(r"\.0+$", "", _text(value)).upper()
    code = re.sub(r"^VN[-_ ]?", "", code)
    match = re.fullmatch(rf"(?:{_PROVINCE_CODE})?[-_. ]?(\d{{3}})", code)
    return match.group(1) if match else code


def fold_name(value: object) -> str:
    """The `place_key` of a name without its type ("Huyện", "TX.", "District")."""
    plain = re.sub(r"\s+", " ", without_diacritics(_text(value).lower())).strip()
    return place_key(_UNIT_WORDS.sub("", plain))


def _best(table: pd.DataFrame, synonyms: tuple[str, ...], match: Callable[[object], str],
          expected: int) -> tuple[str, pd.Series] | None:
    """The column that matches the most districts, and the code for each of its values."""
    best: tuple[tuple[bool, bool, int, int], str, pd.Series] | None = None
    for column in table.columns:
        plain = re.sub(r"[^a-z0-9]", "", without_diacritics(str(column).lower()))
        known = plain in synonyms
        codes = table[column].map(match).astype("str")
        matched = codes[codes != ""]
        most = 2 * matched.nunique() >= expected
        # A running number up to 700 would match every district, so the column must contain little else.
        if not known and not (most and 2 * len(matched) >= len(codes)):
            continue
        rank = (most, known, int(matched.nunique()), -synonyms.index(plain) if known else 0)
        if best is None or rank > best[0]:
            best = (rank, str(column), codes)
    return (best[1], best[2]) if best else None


def _names_districts(codes: pd.Series, areas: Mapping[str, str]) -> bool:
    """Whether a column contains district names at all (a commune may have a district's name)."""
    matched = codes[codes != ""]
    return 2 * matched.nunique() >= len(areas) or 2 * len(matched) >= len(codes)


def _known(code: str, areas: Mapping[str, str]) -> str:
    return code if code in areas else ""


def _none(features: gpd.GeoDataFrame) -> pd.Series:
    return pd.Series("", index=features.index, dtype="str")


def _text(value: object) -> str:
    return "" if value is None or value != value else str(value).strip()


def _labels(codes: pd.Series, names: pd.Series) -> str:
    pairs = (f"{_text(code)} {_text(name)}".strip() or "?" for code, name in zip(codes, names, strict=True))
    labels = list(dict.fromkeys(pairs))
    return "; ".join(labels[:_LISTED]) + ("; …" if len(labels) > _LISTED else "")
