"""Parameters are checked before anything runs; a refusal says what to write instead, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.reporting.jobs import Job, PageInfo, Value
from analysis.reporting.parameters import ParameterError, check_jobs
from analysis.study import Study

NOTEBOOKS = Path(__file__).parent / "notebooks"


def _check(notebook: Path, parameters: dict[str, Value], study: Study) -> None:
    check_jobs([Job("a", notebook, Path("a.html"), PageInfo("a"), parameters)], study)


def _refusal(study: Study, notebook: str = "good", **parameters: Value) -> str:
    with pytest.raises(ParameterError) as refused:
        _check(NOTEBOOKS / f"{notebook}.ipynb", parameters, study)
    return str(refused.value)


@pytest.mark.parametrize("district", ["lak", "krong-pac", "buon-ma-thuot"])
def test_right_parameters_pass(study: Study, district: str) -> None:
    notebook = NOTEBOOKS / "good.ipynb"
    _check(notebook, {"district": district, "as_of": "2021-02-28", "language": "en"}, study)
    _check(notebook, {"district": district, "as_of": ""}, study)


@pytest.mark.parametrize("written, meant", [
    ("krong-pak", "krong-pac"), ("Krông Pắk", "krong-pac"), ("Buôn Mê Thuột", "buon-ma-thuot"),
    ("BMT", "buon-ma-thuot"), ("CU MGAR", "cu-mgar"), ("643", "buon-ma-thuot"), ("mdrak", "m-drak"),
])
def test_a_mistaken_district_gets_the_nearest_key(study: Study, written: str, meant: str) -> None:
    message = _refusal(study, district=written)
    assert f'Có phải ý bạn là "{meant}"?' in message
    assert f'Did you mean "{meant}"?' in message


def test_a_district_like_none_gets_no_suggestion(study: Study) -> None:
    message = _refusal(study, district="zzzz")
    assert "Có phải" not in message
    assert "Các mã hợp lệ: buon-ma-thuot" in message


def test_an_unknown_parameter_is_refused_with_those_that_exist(study: Study) -> None:
    message = _refusal(study, distrct="lak")
    assert 'không có tham số "distrct"' in message
    assert 'Did you mean "district"?' in message
    assert "district, as_of, language" in message


@pytest.mark.parametrize("value", [5, True, 1.5])
def test_another_type_than_the_default_is_refused(study: Study, value: Value) -> None:
    assert "cần kiểu str" in _refusal(study, district=value)


@pytest.mark.parametrize("day", ["2021-02-30", "28/02/2021", "2021-2-8", "20210228", "mai", "0001-01-01"])
def test_a_day_that_is_none_is_refused(study: Study, day: str) -> None:
    message = _refusal(study, district="lak", as_of=day)
    assert f'Ngày "{day}" không đúng' in message
    assert "is not a day" in message


def test_another_language_is_refused(study: Study) -> None:
    assert 'Không có ngôn ngữ "fr"' in _refusal(study, district="lak", language="fr")


def test_a_notebook_without_a_tagged_cell_is_refused(study: Study) -> None:
    assert 'không có ô mang nhãn "parameters"' in _refusal(study, "untagged", district="lak")


def test_a_notebook_that_is_missing_or_broken_is_refused(study: Study, tmp_path: Path) -> None:
    assert "Không có sổ tay absent.ipynb" in _refusal(study, "absent")
    (tmp_path / "broken.ipynb").write_text("{not json", encoding="utf-8")
    with pytest.raises(ParameterError, match=r"broken\.ipynb không đọc được"):
        _check(tmp_path / "broken.ipynb", {}, study)


def test_all_problems_of_all_jobs_are_told_at_once(study: Study, tmp_path: Path) -> None:
    def job(**parameters: Value) -> Job:
        return Job("a", NOTEBOOKS / "good.ipynb", tmp_path / "a.html", PageInfo("a"), parameters)

    with pytest.raises(ParameterError) as refused:
        check_jobs([job(district="lac", as_of="x"), job(district="lac"), job(district="lak")], study)
    assert len(refused.value.problems) == 2
