"""The notebooks in the real thing: JupyterLab in Chromium runs all cells, a control moves, the view follows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.workbench import controls, open_bench
from analysis.workbench.contents import COMMANDS
from analysis.workspace import STATIC
from tests.lab import PATIENCE, Lab, open_notebook, redraw, run_below, run_lab, stored_outputs

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# The list that is moved, by notebook, and which entry of it is chosen.
MOVES = {
    "data_quality": (0, 2), "district_report": (0, 3), "explore": (0, 3), "gap_maps": (1, 1), "indicator": (0, 6),
    "minority_areas": (0, 2), "province_report": (0, 6), "start": (0, 3), "target_forecast": (0, 1),
    "track_record": (0, 2),
}
WITHOUT_PICTURE = {"data_quality"}


@pytest.fixture(scope="module")
def lab(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with run_lab(root, tmp_path_factory.mktemp("lab")) as running:
        yield running


@pytest.fixture(scope="module")
def explored(lab: Lab, browser: Any) -> Iterator[Any]:
    page = browser.new_page(viewport={"width": 1400, "height": 3000})
    open_notebook(page, lab.page("notebooks/explore.ipynb"))
    yield page
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.close()


def test_every_notebook_has_controls(root: Path) -> None:
    assert {path.stem for path in (root / "notebooks").glob("*.ipynb")} == {*MOVES}


@pytest.mark.parametrize("notebook", sorted(MOVES))
def test_a_notebook_runs_and_its_view_follows_a_control(lab: Lab, browser: Any, notebook: str) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    open_notebook(page, lab.page(f"notebooks/{notebook}.ipynb"))
    page.wait_for_selector(".daklak-view :is(img, table, p)", timeout=PATIENCE)
    before = page.inner_html(".daklak-view")
    redraw(page, *MOVES[notebook])
    assert page.inner_html(".daklak-view") != before
    assert (page.locator(".daklak-view img").count() > 0) == (notebook not in WITHOUT_PICTURE)
    assert page.locator(".daklak-view").inner_text().strip()
    assert "error" not in stored_outputs(page)
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.close()


@pytest.mark.parametrize(("written", "said"), [
    ('study.forecast("nghèo", "lak")', 'Không có "nghèo" trong danh mục. Có phải ý bạn là "poverty_rate" (Tỷ lệ hộ'),
    ('study.forcast("poverty_rate")', 'Không có lệnh "forcast" ở đây. Có phải ý bạn là "forecast"?'),
    ('explore(study, "poverty_rate", ["lak"])', "Ở đây cần một tên hoặc một mã trong dấu ngoặc kép"),
    ('load_study(as_of="31/2/2022")', 'Ngày "31/2/2022" không đúng'),
    ('load_study(as_of="1990-01-01")', "Chưa có số liệu nào được công bố đến ngày này"),
])
def test_a_mistake_in_a_cell_is_answered_in_words_alone(explored: Any, written: str, said: str) -> None:
    run_below(explored, written)
    shown = explored.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").last
    assert shown.inner_text().startswith(said)
    assert "Traceback" not in shown.inner_text()
    assert ".py" not in shown.inner_text()


def test_tab_inside_the_quotation_marks_offers_the_catalogue(explored: Any) -> None:
    offered = explored.evaluate(
        """written => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestComplete(
            {code: written, cursor_pos: written.length}).then(answer => answer.content.matches)""",
        'study.forecast("poverty_')
    assert offered == ["poverty_rate"]


@pytest.mark.parametrize(("menu", "left"), [("Chạy", set()), ("Kernel", set()), ("Chỉnh sửa", set()), ("Tệp", {"In…"})])
def test_a_menu_is_in_vietnamese(explored: Any, menu: str, left: set[str]) -> None:
    explored.locator(".lm-MenuBar-item").filter(has_text=menu).click()
    explored.wait_for_selector(".lm-Menu")
    shown = explored.locator(".lm-Menu [data-type=command] .lm-Menu-itemLabel").all_inner_texts()
    explored.keyboard.press("Escape")
    assert len(shown) > 8
    assert {words for words in shown if words.replace("…", "").isascii()} - {""} == left


def test_the_status_bar_is_in_vietnamese(explored: Any) -> None:
    told = explored.locator(".jp-StatusBar-Widget").inner_text()
    for words in ("Sẵn sàng", "Chế độ: ", "Ô "):
        assert words in told
    for words in ("Idle", "Command", "Cell"):
        assert words not in told


def test_a_chart_drawn_with_seaborn_is_shown_once_above_its_sources(explored: Any) -> None:
    drawn = explored.locator(".jp-Cell", has_text="seaborn.relplot").last
    drawn.scroll_into_view_if_needed()
    explored.wait_for_function("cell => cell.querySelector('.jp-OutputArea img')", arg=drawn.element_handle())
    assert drawn.locator(".jp-OutputArea img").count() == 1
    assert "Nguồn: " in drawn.locator("figcaption").inner_text()


def test_show_shows_a_chart_as_matplotlib_and_plotly_do(explored: Any) -> None:
    run_below(explored, 'study.forecast("poverty_rate", "lak").plot().show()')
    assert stored_outputs(explored)[-1] == "display_data"


def test_controls_without_their_kernel_give_way_to_a_word_on_what_to_do(lab: Lab, browser: Any) -> None:
    said = """selector => getComputedStyle(document.querySelector(selector), '::after').content"""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    open_notebook(page, lab.page("notebooks/province_report.ipynb"))
    page.wait_for_selector(".daklak-view img", timeout=PATIENCE)
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    assert page.evaluate(said, ".daklak-controls") in ("none", "normal")
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.restartKernel()")
    page.wait_for_selector(".daklak-controls select", state="hidden")
    assert not page.locator(".daklak-controls > *").filter(visible=True).count()
    assert "hãy chạy lại cả sổ" in page.evaluate(said, ".daklak-controls")
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.goto(lab.page("notebooks/province_report.ipynb"))
    page.wait_for_selector(".jp-OutputArea-output.jupyter-widgets", timeout=PATIENCE)
    assert "hãy chạy lại cả sổ" in page.evaluate(said, ".jp-OutputArea-output.jupyter-widgets")
    page.close()


def test_a_day_to_come_is_answered_in_the_view_and_back_all_is_shown(explored: Any) -> None:
    explored.evaluate("() => { window.jupyterapp.shell.currentWidget.content.scrollToItem(0) }")
    day = ".daklak-controls input[placeholder='ngày/tháng/năm'] >> nth=0"
    before = explored.locator(".daklak-view").first.inner_text()
    for written, shown in (("01/01/2999", "Ngày 01/01/2999 chưa đến"), ("31/2/2022", 'Ngày "31/2/2022" không đúng'),
                           ("", before)):
        explored.fill(day, written)
        explored.press(day, "Tab")
        explored.wait_for_function("shown => document.querySelector('.daklak-view').innerText.startsWith(shown)",
                                   arg=shown)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_that_is_named_shows_something(root: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("DAKLAK_HOME", str(root))
    answer = eval(COMMANDS[name], {"study": open_bench()})
    assert len(answer) > 0 if isinstance(answer, pd.DataFrame) else str(answer)
    assert "<" in answer._repr_html_()


def test_without_a_reader_there_are_no_controls(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAKLAK_HOME", str(root))
    bench = open_bench()
    makers: dict[str, Callable[[], object]] = {
        "district_report": lambda: controls.for_district(bench, "lak"), "gap_maps": lambda: controls.for_maps(bench),
        "indicator": lambda: controls.for_indicator(bench, "poverty_rate"),
        "province_report": lambda: controls.for_province(bench), "track_record": lambda: controls.for_record(bench),
        "target_forecast": lambda: controls.for_forecast(bench),
        "minority_areas": lambda: controls.for_minorities(bench), "data_quality": lambda: controls.for_quality(bench),
    }
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    assert {name: make() for name, make in makers.items()} == dict.fromkeys(makers)
    monkeypatch.setenv("JPY_SESSION_NAME", "notebook.ipynb")
    monkeypatch.setenv(STATIC, "1")
    assert {name: make() for name, make in makers.items()} == dict.fromkeys(makers)
    for name in makers:  # one line in each notebook
        cells = json.loads((root / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
        assert sum("controls.for_" in "".join(cell["source"]) for cell in cells) == 1
