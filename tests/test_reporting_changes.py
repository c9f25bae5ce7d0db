"""What changed between two runs: nothing said of what reads the same, everything else said once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis.language import use_language
from analysis.reporting.changes import Change, changes
from analysis.reporting.changes_page import changes_page
from analysis.reporting.jobs import PageInfo
from analysis.reporting.record import RunRecord
from analysis.reporting.snapshots import SNAPSHOT, read_snapshot, snapshot, write_snapshot
from tests.chart_tables import chart_tables, study


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    found = chart_tables()
    return {name: found[name] for name in ("series", "forecasts", "attainment")}


def test_a_snapshot_comes_back_and_differs_from_itself_in_nothing(
    tables: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    taken = snapshot(study(), tables)
    write_snapshot(tmp_path, taken)
    again = read_snapshot(tmp_path)
    assert again is not None
    assert changes(again, snapshot(study(), tables)) == []


def test_a_value_that_is_new_gone_or_different_is_told_once(tables: dict[str, pd.DataFrame]) -> None:
    before = snapshot(study(), tables)
    series = tables["series"]
    mended = series.drop(index=series.index[0]).reset_index(drop=True)
    mended.loc[0, "value"] += 1.0
    added = mended.iloc[[5]].assign(year=1999)
    now = snapshot(study(), {**tables, "series": pd.concat([mended, added], ignore_index=True)})
    found = changes(before, now)
    assert [change.kind for change in found] == ["series"] * 3
    gone = next(change for change in found if not change.now)
    assert (gone.area_code, gone.year) == (series.iloc[0]["area_code"], series.iloc[0]["year"])
    assert sum(not change.before for change in found) == 1
    assert sum(bool(change.before and change.now) for change in found) == 1


def test_what_reads_the_same_is_no_change(tables: dict[str, pd.DataFrame]) -> None:
    forecasts = tables["forecasts"].assign(median=tables["forecasts"]["median"] + 1e-6)
    assert changes(snapshot(study(), tables), snapshot(study(), {**tables, "forecasts": forecasts})) == []


@pytest.mark.parametrize(("table", "column", "grade", "by"), [
    ("series", "value", "", 0.01), ("forecasts", "median", "A", 0.1), ("forecasts", "lower_80", "C", 0.1),
    ("forecasts", "upper_80", "C", 0.1), ("attainment", "probability", "A", 0.01)])
def test_what_reads_otherwise_is_a_change(tables: dict[str, pd.DataFrame], table: str, column: str, grade: str,
                                          by: float) -> None:
    rows = tables[table].reset_index(drop=True)
    if grade:
        rows["grade"] = grade
    rows[column] = 50.0 if column != "probability" else 0.5
    changed = rows.copy()
    changed.loc[3, column] += by
    found = changes(snapshot(study(), {**tables, table: rows}), snapshot(study(), {**tables, table: changed}))
    assert len(found) == 1
    assert (found[0].area_code, found[0].year) == (rows.loc[3, "area_code"], rows.loc[3, "year"])


def test_another_way_of_writing_is_no_change(tables: dict[str, pd.DataFrame]) -> None:
    with use_language("en"):
        before = snapshot(study(), tables)
    now = snapshot(study(), tables)
    assert (before["shown"] != now["shown"]).any()
    assert changes(before, now) == []


@pytest.mark.parametrize("content", [b"", b"not parquet"])
def test_a_broken_snapshot_counts_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / SNAPSHOT).write_bytes(content)
    assert read_snapshot(tmp_path) is None
    page = changes_page(study(), None, RunRecord(), RunRecord(), PageInfo("Thay đổi", made="2026-11-24"))
    assert "Chưa có lần chạy trước" in page


def test_the_page_escapes_what_it_shows(tables: dict[str, pd.DataFrame]) -> None:
    before = snapshot(study(), tables)
    found = changes(before, before.iloc[1:].assign(shown=lambda t: t["shown"]))
    page = changes_page(study(), [found[0].__class__(**{**found[0].__dict__, "now": "<script>x</script>"})],
                        RunRecord(date="2026-11-01"), RunRecord(), PageInfo("Thay đổi", made="2026-11-24"))
    assert "<script>x" not in page
    assert "01/11/2026" in page


def test_what_moved_most_comes_first_with_its_target_and_the_time_of_the_run(tables: dict[str, pd.DataFrame]) -> None:
    attainment = tables["attainment"].head(4).assign(word="unlikely", probability=0.20, grade="A")
    moved = attainment.assign(word=["unlikely", "very_likely", "unlikely", "as_likely_as_not"],
                              probability=[0.25, 0.95, 0.32, 0.40])
    series = tables["series"].copy()
    series.loc[series.index[0], "value"] += 1.0
    found = changes(snapshot(study(), {**tables, "attainment": attainment}),
                    snapshot(study(), {**tables, "series": series, "attainment": moved}))
    assert [change.kind for change in found] == ["series", *["attainment"] * 4]
    assert [change.now.split(", ")[-2] for change in found[1:]] == ["≥90%", "40%", "32%", "25%"]
    page = changes_page(study(), found, RunRecord(date="2026-11-01T14:05:09+07:00"), RunRecord(),
                        PageInfo("Thay đổi", made="2026-11-24"))
    assert "01/11/2026 lúc 14:05" in page
    for change in found[1:]:
        assert study().target(change.target_id).adopted_by in page


def test_the_page_says_first_which_files_figures_words_and_probabilities_changed() -> None:
    figure = Change("series", "poverty_rate", "line_2022_2025", "656", "all", 2024, "", "17,22%", "13,22%")
    word = Change("attainment", "poverty_rate", "line_2022_2025", "656", "all", 2025, "poverty-pace-high-2025",
                  "ít khả năng, 15%", "chưa rõ, 47%", word=True, points=32)
    near = replace(word, area_code="655", before="chưa rõ, 40%", now="chưa rõ, 60%", word=False, points=20)
    whole = replace(near, area_code="66", before="chưa rõ, 50%", now="chưa rõ, 42%", points=8)
    tiny = Change("forecasts", "poverty_rate", "line_2022_2025", "643", "all", 2025, "", "1,2%", "1,3%", small=True)
    before, now = RunRecord(files={"a.csv": "1", "b.xlsx": "1"}), RunRecord(files={"a.csv": "2", "c.xlsx": "1"})
    page = changes_page(study(), [figure, word, near, whole, tiny], before, now,
                        PageInfo("Thay đổi", made="2026-11-24"))
    said = [*(f'{how} <code translate="no">{name}</code>' for how, name in (
                ("thêm", "c.xlsx"), ("không còn", "b.xlsx"), ("nội dung khác trước:", "a.csv"))), "17,22% → 13,22%",
            "1 từ chỉ khả năng</strong> thay đổi: Tỷ lệ hộ nghèo", "Huyện Lắk, 2025: ít khả năng, 15% → chưa rõ, 47%",
            "2 xác suất</strong> thay đổi từ 5 điểm % trở lên", "50% → chưa rõ, 42%", "40% → chưa rõ, 60%",
            "ước lượng hay xác suất của 3 địa bàn thay đổi dù số của chính nơi ấy không đổi",
            "số khác đi ở Huyện Lắk 2024", "xác suất có thể tăng dù khoảng ước lượng xấu đi",
            'id="words"', 'id="series"', 'id="attainment"', "1 thay đổi nhỏ khác", "1,3%"]
    places = [page.index(words, page.index("<main")) for words in said]
    assert places == sorted(places)
    assert 'id="forecasts"' not in page
    assert "sai số" not in page


@pytest.mark.parametrize(("table", "now", "points", "small"), [
    ("attainment", {"probability": 0.26}, 4, True), ("attainment", {"probability": 0.265}, 5, False),
    ("attainment", {"probability": 0.26, "grade": "B"}, 4, False), ("forecasts", {"median": 10.3}, 0, True),
    ("forecasts", {"median": 10.4}, 0, False), ("forecasts", {"upper_80": 12.4}, 0, False),
    ("series", {"value": 20.01}, 0, False)])
def test_what_a_reader_would_not_see_is_small(tables: dict[str, pd.DataFrame], table: str, now: dict[str, object],
                                              points: int, small: bool) -> None:
    first: dict[str, dict[str, object]] = {
        "attainment": {"word": "unlikely", "probability": 0.22, "grade": "A"},
        "forecasts": {"median": 10.0, "lower_80": 8.0, "upper_80": 12.0, "grade": "A"}, "series": {"value": 20.0}}
    rows = tables[table].head(1).assign(**first[table])
    found = changes(*(snapshot(study(), {**tables, table: each}) for each in (rows, rows.assign(**now))))
    assert [(change.points, change.small) for change in found] == [(points, small)]


def test_a_year_in_which_a_target_is_due_comes_before_others(tables: dict[str, pd.DataFrame]) -> None:
    target = tables["attainment"].iloc[0]
    forecasts = tables["forecasts"].query("indicator == @target.indicator and area_code == @target.area_code")
    due = forecasts["year"] == target["year"]
    assert 0 < due.sum() < len(forecasts)
    moved = forecasts.assign(median=forecasts["median"] + due.map({True: 1.0, False: 5.0}),
                             upper_80=forecasts["upper_80"] + due.map({True: 1.0, False: 5.0}))
    found = changes(*(snapshot(study(), {**tables, "forecasts": each}) for each in (forecasts, moved)))
    assert [change.year == target["year"] for change in found] == sorted(due, reverse=True)


def test_a_snapshot_of_another_version_may_hold_more(tables: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    taken = snapshot(study(), tables)
    write_snapshot(tmp_path, taken.assign(exact=""))
    again = read_snapshot(tmp_path)
    assert again is not None
    assert changes(again, taken) == []
