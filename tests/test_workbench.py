"""Names as planners write them: found where they can mean one thing, answered with the nearest where they cannot."""

from __future__ import annotations

import copy
import json
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import seaborn
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell
from matplotlib import pyplot
from matplotlib.figure import Figure

from analysis.language import Language, use_language
from analysis.study import Area
from analysis.workbench import Misasked, Shown, controls, open_bench
from analysis.workbench.completing import complete_names
from analysis.workbench.names import Answering, Names, UnknownName
from analysis.workspace import STATIC
from tests.chart_tables import study


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(study(), "vi")


@pytest.mark.parametrize("written", ["lak", "Lắk", "Huyện Lắk", "huyen lak", "656", "Lăk", "Lắk District"])
def test_a_district_is_found_by_key_code_and_any_spelling(names: Names, written: str) -> None:
    assert names.area(written).code == "656"


@pytest.mark.parametrize("area", study().districts, ids=lambda area: area.key)
def test_every_district_is_found_by_each_of_its_names(names: Names, area: Area) -> None:
    for written in (area.key, area.code, area.name_vi, area.name_en, area.short_name, *area.aliases):
        assert names.area(written) == area


@pytest.mark.parametrize("written", ["poverty_rate", "Tỷ lệ hộ nghèo", "ty le ho ngheo"])
def test_an_indicator_is_found_by_id_and_name(names: Names, written: str) -> None:
    assert names.indicator(written).id == "poverty_rate"


@pytest.mark.parametrize(("ask", "written", "meant"), [
    ("area", "Ea Kal", "ea-kar"), ("area", "lakk", "lak"),
    ("indicator", "povrty", "poverty_rate"), ("target", "poverty-pace-2025", "poverty-pace-"),
])
def test_what_is_not_known_is_answered_with_the_nearest(names: Names, ask: str, written: str, meant: str) -> None:
    with pytest.raises(UnknownName) as error:
        getattr(names, ask)(written)
    assert f'Không có "{written}" trong danh mục. Có phải ý bạn là "{meant}' in str(error.value)


@pytest.mark.parametrize(("ask", "written", "first"), [
    ("indicator", "nghèo", '"poverty_rate" (Tỷ lệ hộ nghèo)'),
    ("indicator", "BHYT", '"health_insurance_coverage" (Tỷ lệ bao phủ bảo hiểm y tế)'),
    ("area_or_indicator", "nước sạch", '"urban_clean_water" ('),
    ("area_or_indicator", "Krông", '"krong-buk" (Huyện Krông Búk)'),
    ("target", "Tỷ lệ hộ nghèo", '"poverty-pace-low-2025" (Tỷ lệ hộ nghèo: giảm 1,5'),
])
def test_part_of_a_name_is_answered_with_the_names_that_hold_it(names: Names, ask: str, written: str,
                                                                first: str) -> None:
    with pytest.raises(UnknownName) as error:
        getattr(names, ask)(written)
    assert f"Có phải ý bạn là {first}" in str(error.value)
    assert len(str(error.value)) < 600  # no list of all 140 ids


def test_what_resembles_nothing_is_answered_with_all_there_is(names: Names) -> None:
    with pytest.raises(UnknownName) as error:
        names.area("Phú Yên")
    assert "ý bạn" not in str(error.value)
    assert "Các mã hợp lệ: buon-ma-thuot" in str(error.value)


@pytest.mark.parametrize("written", [["lak", "ea-sup"], None, 6.5])
def test_what_is_no_name_is_said_to_be_none(names: Names, written: Any) -> None:
    for look_up in (names.area, names.indicator, names.target, names.area_or_indicator):
        with pytest.raises(Misasked, match="mỗi lần một tên"):
            look_up(written)
    assert names.area(656).key == "lak"  # type: ignore[arg-type]


def test_both_areas_and_indicators_are_found_by_any_name(names: Names) -> None:
    assert names.area_or_indicator("lắk") == names.area("lak")
    assert names.area_or_indicator("ty le ho ngheo") == names.indicator("poverty_rate")


@pytest.mark.parametrize(("as_of", "language", "said"), [
    ("31/2/2022", "vi", 'Ngày "31/2/2022" không đúng'), (2021, "vi", 'Ngày "2021" không đúng'),
    ("01/01/2999", "vi", "Ngày 01/01/2999 chưa đến"), ("2999-01-01", "en", "1 Jan 2999 is still to come"),
    ("", "vn", """Ngôn ngữ 'vn' không có; hãy ghi "vi" (tiếng Việt) hoặc "en" (tiếng Anh). / There is no language"""),
])
def test_a_day_or_language_that_cannot_be_is_answered_in_words(as_of: Any, language: str, said: str) -> None:
    with pytest.raises(Misasked) as error:
        open_bench(as_of, language)
    assert str(error.value).startswith(said)


def test_a_notebook_shows_the_words_of_a_wrong_question_and_no_calls_of_python(
        names: Names, capsys: pytest.CaptureFixture[str]) -> None:
    shell: Any = InteractiveShell.instance()
    try:
        shell.user_ns["names"] = names
        assert not shell.run_cell('names.area("Ea Kal")').success
    finally:
        InteractiveShell.clear_instance()
    said = capsys.readouterr().out.strip()
    assert said.startswith('Không có "Ea Kal" trong danh mục.')
    assert "Traceback" not in said
    assert ".py" not in said


@pytest.fixture(scope="module")
def bench() -> Any:
    return open_bench("2024-12-31")


@pytest.mark.parametrize(("written", "meant"), [
    ("bench.forcast", 'lệnh "forcast" ở đây. Có phải ý bạn là "forecast"?'),
    ("bench['lak'].sumary()", '"summary"?'), ("bench.Forecast", '"forecast"?'),
    ("bench.forecast('poverty_rate').plots()", '"plot"'), ("bench.indicater", '"indicator"'),
])
def test_a_misspelt_command_is_answered_with_the_nearest(bench: Any, written: str, meant: str) -> None:
    with pytest.raises(Misasked) as error:
        eval(written)
    assert meant in str(error.value)
    assert str(error.value).endswith("nhấn Tab thì hiện các lệnh có thể dùng.")


def test_what_python_and_ipython_look_for_by_themselves_is_plainly_missing(bench: Any) -> None:
    for asked in (bench, bench["lak"], bench["poverty_rate"], bench.forecast("poverty_rate")):
        assert not hasattr(asked, "shape")
        with pytest.raises(AttributeError) as error:
            _ = asked._repr_png_
        assert not isinstance(error.value, Misasked)
        assert copy.copy(asked) == asked
    district = bench["lak"]
    assert repr(pickle.loads(pickle.dumps(district))) == repr(district)
    shell: Any = InteractiveShell.instance()
    try:
        shown, _ = shell.display_formatter.format(district)
    finally:
        InteractiveShell.clear_instance()
    assert set(shown) == {"text/plain", "text/html"}


@pytest.mark.parametrize(("written", "offered"), [
    ('study.forecast("', "poverty_rate"), ("study.forecast('pov", "poverty_rate"),
    ('study.forecast("poverty_rate", "la', "lak"),
    ('x = study.forecast(indicator="poverty_rate", district="', "dak-lak"),
    ('study["lak"].pace_needed("poverty-pace-l', "poverty-pace-low-2025"), ('study.table("ser', "series"),
    ('study.district("lak").if_its_pace_were(1.5, "poverty-pace-l', "poverty-pace-low-2025"),
    ('study.district("buon-m', "buon-ma-thuot"), ('study.bivariate_map("poverty_rate", "pov', "poverty_rate"),
    ('study.forecast("poverty_rate"', ""), ('open("', ""), ('study.matrix("', ""),
])
def test_tab_inside_the_quotation_marks_offers_names_of_the_catalogue(
        bench: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, written: str, offered: str) -> None:
    (tmp_path / "lakes.txt").touch()
    monkeypatch.chdir(tmp_path)
    shell: Any = InteractiveShell.instance()
    try:
        shell.user_ns["study"] = bench
        for _ in range(2):
            complete_names()
        with provisionalcompleter():  # as the kernel of a notebook asks
            found = [(each.start, each.text) for each in shell.Completer.completions(written, len(written))]
    finally:
        InteractiveShell.clear_instance()
    names = [text for _, text in found]
    if offered:
        assert (max(written.rfind('"'), written.rfind("'")) + 1, offered) in found
        assert not [name for name in names if "lakes.txt" in name]
    else:
        assert not {"poverty_rate", "lak"} & set(names)


def test_a_property_that_fails_says_so_itself() -> None:
    class Failing(Answering):
        @property
        def tables(self) -> None:
            raise AttributeError("no such column")

    with pytest.raises(AttributeError, match="no such column"):
        _ = Failing().tables


def test_printed_a_view_is_its_words_a_row_of_a_table_a_line() -> None:
    shown = Shown('<figure><img src="data:," alt="Lắk: 17%"></figure><p>M&#39;Đrắk &lt; 5%</p><table><tr><th>Huyện</th>'
                  "<th>Số</th></tr>\n<tr><td>Lắk</td>\n<td>1,5</td></tr></table>")
    assert str(shown) == "Lắk: 17%\nM'Đrắk < 5%\nHuyện\tSố\nLắk\t1,5"


def test_beside_a_notebook_links_lead_into_the_site_where_it_has_the_page(tmp_path: Path,
                                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("data/raw/areas.csv", "reports/forms.html", "reports/data/a.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setenv("DAKLAK_HOME", str(tmp_path))
    monkeypatch.setenv("JPY_SESSION_NAME", "notebook.ipynb")
    monkeypatch.delenv(STATIC, raising=False)
    html = ('<a class="o" href="../data/a.html#figure-1">1</a> <a href="../forms.html">2</a> '
            '<a href="indicators/b.html">3</a> <a href="https://example.org/c.html">4</a>')
    assert Shown(html)._repr_html_().endswith(
        '<a class="o" href="../reports/data/a.html#figure-1">1</a> <a href="../reports/forms.html">2</a> '
        '3 <a href="https://example.org/c.html">4</a>')
    monkeypatch.delenv("JPY_SESSION_NAME")
    assert Shown(html)._repr_html_() == html


@pytest.mark.parametrize(("language", "half", "other"), [("vi", "0,5", "."), ("en", "0.5", ",")])
def test_the_control_of_pace_writes_numbers_as_its_language_does(language: Language, half: str, other: str) -> None:
    with use_language(language):
        shown = dict(controls.pace_control().options)
    assert shown[half] == 0.5
    assert not any(other in words for words in shown)
    expected = next(words for words, times in shown.items() if times == 1.0)
    assert "=" in expected  # and what that means
    assert (min(shown.values()), max(shown.values()), len(shown)) == (0.0, 3.0, 31)


@pytest.mark.parametrize(("times", "answer", "noted"), [(1.0, True, False), (1.5, True, True), (1.5, False, False)])
def test_a_picture_below_another_pace_says_that_it_does_not_show_it(times: float, answer: bool, noted: bool) -> None:
    class View:
        def if_its_pace_were(self, times: float) -> Shown | None:
            return Shown(f"answer {times}") if answer else None

        def in_short(self, below: str = "") -> Shown:
            return Shown(f"picture {below}")

    class Bench:
        def forecast(self, indicator: str, district: str) -> View:
            return View()

    bench: Any = Bench()
    said = controls.area_view(bench, "poverty_rate", times)._repr_html_()
    assert ("nhịp dự kiến" in said) == noted
    assert ("answer 1.5" in said) == noted
    assert "picture" in said


def test_a_chart_of_ones_own_tells_the_kinds_and_sources_of_what_it_draws(bench: Any) -> None:
    values = bench.indicator("poverty_rate").table()
    before = set(pyplot.get_fignums())
    chart = seaborn.relplot(values, x="year", y="value", hue="area_name", col="definition_name")
    shown = str(bench.own_chart(chart, values, "Nghèo."))
    published, computed = ((values["how"] == how).sum() for how in ("stated", "computed"))
    assert f"Nghèo. Hình tự vẽ từ {published} số công bố và {computed} số tính toán." in shown
    figures = bench.table("figures").set_index("figure_id")
    sources = {bench.study.told(figures["source"][figure]) for figure in values["figure_id"]}
    named = [source for source in sources if source in shown]
    assert 0 < len(named) <= 3
    assert f"và {len(sources) - len(named)} nguồn khác" in shown
    assert set(pyplot.get_fignums()) == before  # pyplot would show it a second time


def test_a_chart_of_ones_own_from_made_up_figures_is_marked(bench: Any) -> None:
    made_up = bench.study.model_copy(update={"illustration": "so-lieu"})
    demonstration = replace(bench, results=replace(bench.results, study=made_up))
    values = bench.indicator("urban_unemployment").table()
    shown = demonstration.own_chart(values.plot("year", "value", "scatter"), values)._repr_html_()
    assert "<figcaption>Số liệu minh họa." in shown
    assert "số công bố" not in shown


@pytest.mark.parametrize(("left", "said"), [
    (["value", "year"], "còn đủ cột figure_id, how"), ([], "không còn dòng nào"),
])
def test_a_chart_of_ones_own_without_its_rows_is_not_shown(bench: Any, left: list[str], said: str) -> None:
    values = bench.indicator("urban_unemployment").table()
    drawn = values[left] if left else values[:0]
    with pytest.raises(Misasked, match=said):
        bench.own_chart(Figure(), drawn)
    with pytest.raises(Misasked, match="DataFrame không phải là hình"):
        bench.own_chart(values, values)


@pytest.mark.slow
def test_a_stored_output_that_the_code_does_not_give_fails(root: Path, tmp_path: Path) -> None:
    notebook = json.loads((root / "tests" / "stored_outputs.ipynb").read_text(encoding="utf-8"))
    said = notebook["cells"][8]["outputs"][0]["text"]  # a short one: of long ones pytest shows the beginning
    notebook["cells"][8]["outputs"][0]["text"] = [line.replace("20,95%", "20,96%", 1) for line in said]
    changed = tmp_path / "changed.ipynb"
    changed.write_text(json.dumps(notebook), encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", tmp_path,
                           "--nbval-lax", "--nbval-current-env", changed],  # as `make test` does
                          cwd=tmp_path, env=os.environ | {"DAKLAK_HOME": str(root)}, capture_output=True, text=True)
    assert f"1 failed, {len(notebook['cells']) - 2} passed" in done.stdout
    assert "20,96%" in done.stdout
