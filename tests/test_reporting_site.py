"""The site: what is run again, what is kept, the exit status, the record, and the pages of figures and findings."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import html5lib
import pandas as pd
import pytest

import analysis.reporting.site as site_module
from analysis.exit_status import DONE, FAILED, REFUSED
from analysis.findings import Finding, findings_table
from analysis.language import text
from analysis.pipeline import Results
from analysis.pipeline.results import TABLES
from analysis.reporting import ParameterError, build_site, site_is_current
from analysis.reporting.data_pages import data_page, findings_page
from analysis.reporting.delivery import deliver
from analysis.reporting.history import UnknownRun, compare_runs, keep_run, known_runs
from analysis.reporting.jobs import Job, PageInfo, Result
from analysis.reporting.record import Entry, RunRecord, read_record, remove_stale, write_record
from analysis.reporting.wishes import Asked, Wish
from analysis.study import Study
from analysis.tables import SCHEMAS, check, empty, write_table
from analysis.workspace import Workspace

ATTACK = '<script>alert("x")</script> & "trích" =HYPERLINK("http://x")'
PAGE = '<meta name="made" content="2026-11-20T02:30:00+07:00"><main><!--kept--><!--/kept--><p>báo cáo</p></main>'
NOTEBOOKS = ("province_report", "track_record", "target_forecast", "gap_maps", "minority_areas", "data_quality",
             "indicator", "district_report")


def _figure(**values: object) -> dict[str, object]:
    blank: dict[str, object] = dict.fromkeys(SCHEMAS["figures"].columns, "")
    return {**blank, "figure_id": "f1", "indicator": "poverty_rate", "definition": "line_2022_2025",
            "area_code": "66", "group": "all", "year": 2023, "value": 7.25, "unit": "percent", "kind": "outcome",
            "how": "stated", "verdict": "use", "source": "Báo", "file": "public_figures.csv", "cell": "H2",
            **values}


def _selection(**values: object) -> dict[str, object]:
    return {"figure_id": "f1", "status": "used", "rule": "only", "winner": "", "reason": "", **values}


def _tables(figures: list[dict[str, object]], selection: list[dict[str, object]],
            findings: Sequence[Finding] = ()) -> dict[str, pd.DataFrame]:
    names = tuple(name for name in TABLES if name not in ("figures", "findings", "selection"))
    return {"figures": check("figures", pd.DataFrame(figures)), "findings": findings_table(findings),
            "selection": check("selection", pd.DataFrame(selection)), **{name: empty(name) for name in names}}


def _strict(page: str) -> Any:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


# Data pages


def test_a_data_page_tells_of_each_figure_whether_it_is_used_and_why(study: Study) -> None:
    tables = _tables(
        [_figure(url="https://baodaklak.vn/a?b=1&c=2"), _figure(figure_id="f 2", value=7.5, verdict="weak",
                                                                 qualifier="at_least", cell="H3")],
        [_selection(rule="verdict"), _selection(figure_id="f 2", status="superseded", rule="verdict", winner="f1")])
    page = data_page(study, tables, "poverty_rate", PageInfo("Số liệu", made="2026-11-24"))
    tree = _strict(page)
    shown = " ".join("".join(tree.itertext()).split())
    assert "7,25%" in shown
    assert "ít nhất 7,5%" in shown
    assert "Dùng. Ưu tiên số liệu dùng được" in shown
    assert "Bị thay thế." in shown
    assert "public_figures.csv · H3" in shown
    rows = {cells[3]: cells for row in tree.iter("tr") if len(cells := [" ".join("".join(cell.itertext()).split())
                                                                        for cell in row]) > 6}
    assert [rows[value][4].rpartition("; ")[2] for value in ("7,25%", "ít nhất 7,5%")] == [
        text(f"reporting-verdict-{verdict}") for verdict in ("use", "weak")]
    assert "Dùng." in rows["7,25%"][5]
    assert "Bị thay thế." in rows["ít nhất 7,5%"][5]
    ids = {element.get("id") for element in tree.iter()}
    assert {"figure-f1", "figure-f-2"} <= ids
    links = {element.get("href") for element in tree.iter("a")}
    assert {"https://baodaklak.vn/a?b=1&c=2", "#figure-f1"} <= links


@pytest.mark.parametrize("field", ["note", "source", "standard", "url", "sheet", "file", "group", "area_code",
                                   "definition", "figure_id"])
def test_words_from_raw_files_are_inert_wherever_they_stand(study: Study, field: str) -> None:
    tables = _tables([_figure(**{field: ATTACK})], [_selection(figure_id=ATTACK if field == "figure_id" else "f1",
                                                              winner=ATTACK, rule="no-such", reason=ATTACK)])
    tree = _strict(data_page(study, tables, "poverty_rate", PageInfo("Số liệu", made="2026-11-24")))
    assert tree.find(".//main").find(".//script") is None
    assert ATTACK in " ".join("".join(tree.itertext()).split())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,<script>", "vbscript:x", "C:\\tệp.pdf"])
def test_an_address_that_is_none_is_no_link(study: Study, url: str) -> None:
    page = data_page(study, _tables([_figure(url=url)], [_selection()]), "poverty_rate",
                     PageInfo("Số liệu", made="2026-11-24"))
    hrefs = [element.get("href") for element in _strict(page).find(".//main").iter("a")]
    assert hrefs == []


def test_an_indicator_without_figures_says_so(study: Study) -> None:
    tables = _tables([_figure()], [_selection()])
    page = data_page(study, tables, "villages_loudspeakers", PageInfo("Số liệu", made="2026-11-24"))
    assert "Chưa có số liệu công bố nào" in page
    assert study.indicator("villages_loudspeakers").holder in page


def test_findings_lead_to_their_figures(study: Study) -> None:
    finding = Finding("error", "catalogue-number", {"file": "a.csv", "line": 3, "field": "value", "found": ATTACK},
                      file="a.csv", cell="value:3", indicator="poverty_rate", area_code="66", year=2023,
                      figure_id="f1")
    page = findings_page(study, _tables([_figure()], [_selection()], [finding, replace(finding, figure_id="gone")]),
                         PageInfo("Kiểm tra", made="2026-11-24"))
    tree = _strict(page)
    assert tree.find(".//main").find(".//script") is None
    links = [element.get("href") for element in tree.find(".//main").iter("a")]
    assert links == ["data/poverty_rate.html#figure-f1", "data/poverty_rate.html"]
    assert "không được dùng (2 lỗi)" in page


# Building


class _Runs:
    """Stands in for the engine: writes a line for each job, fails those it is told to."""

    def __init__(self) -> None:
        self.run: list[str] = []
        self.failing: set[str] = set()

    def __call__(self, jobs: list[Job], workers: int | None = None, progress: bool = True,
                 done: Callable[[Result], None] = lambda result: None, **options: object) -> list[Result]:
        self.run = [job.key for job in jobs]
        results = [Result(job.key, job.key not in self.failing, 0.1, job.output,
                          "hỏng" if job.key in self.failing else "", page=PAGE) for job in jobs]
        for job, result in zip(jobs, results, strict=True):
            deliver(job, result)
            done(result)
        return results


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> _Runs:
    stand_in = _Runs()
    monkeypatch.setattr(site_module, "run_jobs", stand_in)
    return stand_in


@pytest.fixture
def results(tmp_path: Path, study: Study) -> Results:
    """Results of two figures, in a workspace whose notebooks take the parameters that the suite gives them."""
    workspace = Workspace(tmp_path)
    workspace.notebooks.mkdir()
    good = (Path(__file__).parent / "notebooks" / "good.ipynb").read_text(encoding="utf-8")
    for name in NOTEBOOKS:
        both = good.replace('"district = \\"\\"\\n"', '"district = \\"\\"\\n", "indicator = \\"\\"\\n"')
        (workspace.notebooks / f"{name}.ipynb").write_text(both, encoding="utf-8")
    for name, table in _tables([_figure()], [_selection()]).items():
        write_table(workspace.processed, name, table)
    return Results(workspace, workspace.processed, study, date(2026, 1, 1), "inputs-1")


def _fresh(results: Results, **changes: str) -> Results:
    """The same results, the tables read anew."""
    return replace(results, **changes)  # type: ignore[arg-type]


def _build(results: Results, **options: Any) -> Any:
    return build_site(results.workspace, Wish(**options), results, progress=False)


def test_a_site_has_its_pages_and_its_record(results: Results, runs: _Runs) -> None:
    built = _build(results)
    reports = results.workspace.reports
    assert built.exit_status == DONE
    assert built.index == reports / "index.html"
    _strict(built.index.read_text(encoding="utf-8"))
    record = json.loads((reports / "run.json").read_text(encoding="utf-8"))
    assert record["as_of"] == "2026-01-01"
    assert record["inputs"] == "inputs-1"
    assert record["exit_status"] == 0
    assert record["findings"] == {"error": 0, "warning": 0, "info": 0}
    assert record["versions"]["daklak-targets"]
    assert sum(entry["key"].startswith("districts/") for entry in record["reports"]) == 15
    assert [name for name in record["pages"] if not (reports / name).is_file()] == []
    assert site_is_current(results.workspace, "inputs-1")
    assert not site_is_current(results.workspace, "inputs-2")


def test_what_is_up_to_date_is_not_run_again(results: Results, runs: _Runs) -> None:
    first = _build(results)
    again = _build(results)
    assert runs.run == []
    assert set(again.current) == {result.key for result in first.results}
    assert len(again.results) == len(first.results)
    _build(results, force=True)
    assert len(runs.run) == len(first.results)


@pytest.mark.parametrize("change", ["notebook", "page", "edited page", "figure", "catalogue", "language"])
def test_what_has_changed_is_run_again(results: Results, runs: _Runs, change: str) -> None:
    everything = len(_build(results).results)
    options: dict[str, Any] = {}
    expected = 1
    if change == "notebook":
        path = results.workspace.notebooks / "gap_maps.ipynb"
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    elif change == "page":
        (results.workspace.reports / "districts" / "lak.html").unlink()
    elif change == "edited page":
        page = results.workspace.reports / "districts" / "lak.html"
        page.write_text(page.read_text(encoding="utf-8")[:-9], encoding="utf-8")
    elif change == "figure":
        changed = pd.DataFrame([_figure(value=7.5)])
        write_table(results.folder, "figures", check("figures", changed))
        results = _fresh(results, inputs="inputs-2")
        # Of the indicators' pages its own alone; the page on quality counts figures, and the record asks for none.
        expected = everything - 2 - len([key for key in runs.run if key.startswith("indicators/")]) + 1
    elif change == "catalogue":
        results, expected = _fresh(results, inputs="inputs-2", catalogue="changed"), everything
    else:
        options, expected = {"asked": Asked(language="en")}, everything
    _build(results, **options)
    assert len(runs.run) == expected


def test_what_a_killed_run_left_half_written_goes_with_the_next_run(results: Results, runs: _Runs) -> None:
    _build(results)
    folders = [folder for folder in (results.workspace.reports, *results.workspace.reports.iterdir())
               if folder.is_dir() and folder.name != "history"]
    left = [folder / ".page.html.part-x1y2z3.html" for folder in folders]
    for path in left:
        path.write_text("<p>nửa", encoding="utf-8")
    assert {"data", "districts", "blank-forms"} <= {folder.name for folder in folders}
    _build(results)
    assert [path for path in left if path.exists()] == []


def test_the_english_edition_lies_beside_and_both_lead_to_each_other(results: Results, runs: _Runs) -> None:
    _build(results)
    _build(results, asked=Asked(language="en"))
    reports = results.workspace.reports
    vietnamese = (reports / "data" / "poverty_rate.html").read_text(encoding="utf-8")
    english = (reports / "en" / "data" / "poverty_rate.html").read_text(encoding="utf-8")
    assert '<a href="../en/data/poverty_rate.html" lang="en" hreflang="en">English</a>' in vietnamese
    assert '<a href="../../data/poverty_rate.html" lang="vi" hreflang="vi">Tiếng Việt</a>' in english
    assert '<html lang="en">' in english
    assert (reports / "data" / "../en/data/poverty_rate.html").resolve().is_file()
    (reports / "en" / "run.json").unlink()
    _build(results, force=True)
    assert ">English</a>" not in (reports / "data" / "poverty_rate.html").read_text(encoding="utf-8")


def test_a_failed_report_is_tried_again_and_outranks_refused_input(results: Results, runs: _Runs) -> None:
    finding = Finding("error", "catalogue-encoding", {"file": "a.csv"}, file="a.csv")
    write_table(results.folder, "findings", findings_table([finding]))
    runs.failing = {"districts/lak"}
    assert _build(results).exit_status == FAILED
    index = (results.workspace.reports / "index.html").read_text(encoding="utf-8")
    assert "Có 1 báo cáo chưa lập được" in index
    assert "Số liệu đầu vào có 1 lỗi" in index
    assert not site_is_current(results.workspace, "inputs-1")
    runs.failing = set()
    assert _build(results).exit_status == REFUSED
    assert runs.run == ["districts/lak"]


def test_one_district_leaves_the_others_as_they_are(results: Results, runs: _Runs) -> None:
    _build(results)
    changed = _fresh(results, inputs="inputs-2", catalogue="changed")
    _build(changed, districts=["lak"])
    assert [key for key in runs.run if key.startswith("districts/")] == ["districts/lak"]
    assert (results.workspace.reports / "districts" / "ea-kar.html").is_file()
    record = read_record(results.workspace.reports)
    assert sum(entry.key.startswith("districts/") for entry in record.reports) == 15
    assert not site_is_current(results.workspace, "inputs-2")  # the pages of the others are of the older inputs
    _build(changed)
    assert sum(key.startswith("districts/") for key in runs.run) == 14
    assert site_is_current(results.workspace, "inputs-2")


@pytest.mark.parametrize("change", ["page", "catalogue", "selection"])
def test_a_page_of_data_is_made_again_for_whatever_it_shows(
        results: Results, runs: _Runs, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    figure = {**{name: _figure()[name] for name in SCHEMAS["series"].columns if name in _figure()},
              "status": "published"}
    write_table(results.folder, "series", pd.DataFrame([figure])[list(SCHEMAS["series"].columns)])
    _build(_fresh(results))
    data = results.workspace.reports / "data"
    made: list[str] = []

    def counted(study: Study, tables: dict[str, pd.DataFrame], indicator: str, *rest: Any) -> str:
        made.append(indicator)
        return data_page(study, tables, indicator, *rest)

    monkeypatch.setattr("analysis.reporting.pages.data_page", counted)
    if change == "page":
        (data / "poverty_rate.html").write_text("sửa tay", encoding="utf-8")
    elif change == "selection":
        write_table(results.folder, "selection", check("selection", pd.DataFrame([_selection(reason="khác")])))
    _build(_fresh(results, catalogue="changed") if change == "catalogue" else _fresh(results))
    assert "poverty_rate" in made
    assert (len(made) > 1) == (change == "catalogue")
    assert "sửa tay" not in (data / "poverty_rate.html").read_text(encoding="utf-8")


def test_stale_pages_of_ours_go_and_files_of_others_stay(results: Results, runs: _Runs) -> None:
    _build(results)
    reports = results.workspace.reports
    record = json.loads((reports / "run.json").read_text(encoding="utf-8"))
    (reports / "districts" / "gone.html").write_text("x", encoding="utf-8")
    (reports / "mine.html").write_text("x", encoding="utf-8")
    outside = results.workspace.root / "outside.html"
    outside.write_text("x", encoding="utf-8")
    record["reports"].append({**record["reports"][-1], "key": "districts/gone", "page": "districts/gone.html"})
    record["pages"] += ["districts/gone.html", "../outside.html", str(outside), "run.json"]
    (reports / "run.json").write_text(json.dumps(record), encoding="utf-8")
    _build(results)
    assert not (reports / "districts" / "gone.html").exists()
    assert (reports / "mine.html").exists()
    assert outside.exists()
    assert (reports / "run.json").exists()


def test_nothing_runs_where_a_parameter_is_wrong(results: Results, runs: _Runs) -> None:
    with pytest.raises(ParameterError, match='Có phải ý bạn là "krong-pac"'):
        _build(results, districts=["krong-pak"])
    assert runs.run == []
    assert not results.workspace.reports.exists()


def test_a_failed_report_keeps_the_page_of_an_earlier_run_and_says_so(results: Results, runs: _Runs) -> None:
    _build(results)
    runs.failing = {"districts/lak"}
    _build(results, force=True)
    page = (results.workspace.reports / "districts" / "lak.html").read_text(encoding="utf-8")
    assert "<p>báo cáo</p>" in page
    assert "Trang này lập ngày 20/11/2026" in page
    assert "hỏng" in page
    runs.failing = set()
    _build(results)
    assert runs.run == ["districts/lak"]
    assert "Trang này lập ngày" not in (results.workspace.reports / "districts" / "lak.html").read_text(
        encoding="utf-8")


def test_the_start_page_tells_of_a_failure_though_no_figure_has_changed(results: Results, runs: _Runs) -> None:
    _build(results)
    (results.workspace.reports / "districts" / "lak.html").unlink()
    runs.failing = {"districts/lak"}
    _build(results)
    index = (results.workspace.reports / "index.html").read_text(encoding="utf-8")
    assert "Có 1 báo cáo chưa lập được" in index


def test_one_click_leads_from_the_first_section_to_the_districts_that_decide(results: Results, runs: _Runs) -> None:
    _build(results)
    index = (results.workspace.reports / "index.html").read_text(encoding="utf-8")
    link = index.index('href="province.html#deciding"')
    assert index.index('id="standing"') < link < index.index('id="highlights"') < index.index('id="matrix"')


def test_another_day_of_the_statements_makes_every_report_again(results: Results, runs: _Runs) -> None:
    everything = len(_build(results).results)
    _build(replace(results, as_of=date(2026, 1, 2)))
    assert len(runs.run) == everything


def test_what_a_run_cut_short_has_done_is_not_done_again(
    results: Results, runs: _Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_module, "write_parts", lambda *args: pytest.fail("cut short"))
    with pytest.raises(pytest.fail.Exception):
        _build(results)
    monkeypatch.undo()
    assert not site_is_current(results.workspace, "inputs-1")
    monkeypatch.setattr(site_module, "run_jobs", runs)
    _build(results)
    assert runs.run == []
    assert site_is_current(results.workspace, "inputs-1")


def test_runs_are_kept_and_held_against_each_other(results: Results, runs: _Runs) -> None:
    figures = {"indicator": "poverty_rate", "definition": "line_2022_2025", "area_code": "66", "group": "all",
               "figure_id": "f1", "qualifier": "", "unit": "percent", "how": "stated", "verdict": "use",
               "status": "published"}
    for number, value in enumerate((7.25, 7.5, 7.75), 1):
        rows = pd.DataFrame([{**figures, "year": 2023, "value": value}])
        write_table(results.folder, "series", rows[list(SCHEMAS["series"].columns)])
        _build(_fresh(results, inputs=f"inputs-{number}"))
    reports = results.workspace.reports
    assert list(known_runs(reports)) == [1, 2, 3]
    assert [run.changes for run in known_runs(reports).values()] == [-1, 1, 1]
    newest = (reports / "changes.html").read_text(encoding="utf-8")
    assert "7,75%" in newest
    assert "7,25%" not in newest  # that was the run before the last
    page = compare_runs(results.study, reports, 1, 3, PageInfo("", made="2026-11-24")).read_text(encoding="utf-8")
    assert "7,25%" in page
    assert "7,75%" in page
    assert "7,5%" not in page
    with pytest.raises(UnknownRun):
        compare_runs(results.study, reports, 1, 9, PageInfo("", made="2026-11-24"))


def test_a_garbled_page_of_changes_is_written_again(results: Results, runs: _Runs) -> None:
    _build(results)
    _build(_fresh(results, inputs="inputs-2"))
    page = results.workspace.reports / "changes.html"
    written = page.read_bytes()
    page.write_bytes(written[:50] + b"\x00\xff" + written[52:])
    _build(_fresh(results, inputs="inputs-2"))
    whole = (page.read_text(encoding="utf-8"), written.decode("utf-8"))
    assert len({re.sub(r'<p class="stamp">.*?</p>|<meta name="made"[^>]*>', "", each, flags=re.DOTALL)
                for each in whole}) == 1
    assert list(known_runs(results.workspace.reports)) == [1, 2]


def test_runs_are_numbered_on_where_the_record_is_broken(results: Results, runs: _Runs) -> None:
    _build(results)
    _build(_fresh(results, inputs="inputs-2"))
    (results.workspace.reports / "run.json").write_bytes(b"\x00\xff")
    _build(_fresh(results, inputs="inputs-2"))
    assert list(known_runs(results.workspace.reports)) == [1, 2, 3]


def test_a_garbled_page_of_the_other_edition_stops_nothing(results: Results, runs: _Runs) -> None:
    _build(results)
    _build(results, asked=Asked(language="en"))
    page = results.workspace.reports / "en" / "index.html"
    page.write_bytes(b"\x00\xff" + page.read_bytes())
    _build(_fresh(results, inputs="inputs-2"))
    assert site_is_current(results.workspace, "inputs-2")
    assert not site_is_current(results.workspace, "inputs-1", Asked(language="en"))  # its own run mends it


def test_the_newest_runs_are_kept_and_the_oldest_dropped(tmp_path: Path) -> None:
    for number in (1, 2, 3, 12):
        keep_run(tmp_path, RunRecord(number=number, pages=("a.html",)), kept=2)
    assert list(known_runs(tmp_path)) == [3, 12]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"reports": 5}', '{"reports": [{"x": 1}], "pages": []}', *(
    f'{{"reports": [], "pages": ["a.html"], {field}}}' for field in (
        '"parameters": []', '"hashes": 5', '"number": "x"', '"keys": null', '"exit_status": "0"', '"pages": [1]'))])
def test_a_broken_record_counts_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "run.json").write_text(content, encoding="utf-8")
    assert read_record(tmp_path).pages == ()
    assert not site_is_current(Workspace(tmp_path, tmp_path), "")


def test_an_entry_of_another_kind_makes_the_record_none(tmp_path: Path) -> None:
    write_record(tmp_path, RunRecord(pages=("a.html",), reports=(Entry("lak", "a.html", "done", 1.0, "h"),)))
    assert read_record(tmp_path).pages == ("a.html",)
    whole = (tmp_path / "run.json").read_text(encoding="utf-8")
    (tmp_path / "run.json").write_text(whole.replace('"key": "lak"', '"key": 5'), encoding="utf-8")
    assert read_record(tmp_path).pages == ()


def test_only_pages_are_removed(tmp_path: Path) -> None:
    for name in ("a.html", "b.txt", "c.failed.ipynb"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert remove_stale(tmp_path, ["a.html", "b.txt", "c.failed.ipynb", "d.html"], ["a.html"]) == ["c.failed.ipynb"]
    assert {path.name for path in tmp_path.iterdir()} == {"a.html", "b.txt"}
