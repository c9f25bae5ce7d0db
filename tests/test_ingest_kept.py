"""What was read of a file is kept under all that it depends on: the file, its description, the program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analysis.findings import Finding
from analysis.ingest import KeptReadings, read_figures
from analysis.ingest.readers import read_sheets
from analysis.keys import table_key
from analysis.study import Study, read_catalogue
from tests.ingest_files import copy_catalogue, write_xlsx

PLACES = ["Thành phố Buôn Ma Thuột", "Huyện Ea H'leo", "Huyện Lắk"]


def _book(folder: Path, year: int, *shares: object) -> Path:
    path = folder / f"bhyt_{year}.xlsx"
    write_xlsx(path, [[f"Tỷ lệ bao phủ bảo hiểm y tế năm {year}"], ["Huyện", "Tỷ lệ (%)"],
                      *([place, share] for place, share in zip(PLACES, shares, strict=True))])
    return path


@pytest.fixture
def raw(root: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    copy_catalogue(root, folder)
    _book(folder, 2022, 92.5, 88.25, 95)
    _book(folder, 2023, 93, "không rõ", 96)
    return folder


@pytest.fixture
def study(raw: Path) -> Study:
    return read_catalogue(raw)[0]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that a reader opens."""
    names: list[str] = []

    def named(path: Path, file: str) -> Any:
        names.append(file)
        return read_sheets(path, file)

    monkeypatch.setattr("analysis.ingest.figures.read_sheets", named)
    return names


def _as_new(raw: Path, study: Study, kept: KeptReadings) -> bool:
    """Whether what is kept gives what reading everything anew gives, findings included."""
    figures, findings = read_figures(raw, study, kept)
    fresh, found = read_figures(raw, study)
    return (table_key(figures), findings) == (table_key(fresh), found) and len(figures) > 0


def test_only_a_file_that_is_new_or_changed_is_opened(
        raw: Path, study: Study, opened: list[str], tmp_path: Path) -> None:
    kept = KeptReadings(tmp_path / "kept", "program")
    read_figures(raw, study, kept)
    assert opened == ["bhyt_2022.xlsx", "bhyt_2023.xlsx"]
    _book(raw, 2024, 94, 90, 97)
    _book(raw, 2022, 91, 88, 95)
    opened.clear()
    read_figures(raw, study, kept)
    assert opened == ["bhyt_2022.xlsx", "bhyt_2024.xlsx"]
    assert _as_new(raw, study, kept)


def test_a_description_put_beside_a_file_is_seen(raw: Path, study: Study, opened: list[str], tmp_path: Path) -> None:
    kept = KeptReadings(tmp_path / "kept", "program")
    read_figures(raw, study, kept)
    (raw / "bhyt_2022.xlsx.yaml").write_text("nothing: known", encoding="utf-8")
    opened.clear()
    _, findings = read_figures(raw, study, kept)
    assert opened == ["bhyt_2022.xlsx"]
    assert any(finding.file.startswith("bhyt_2022.xlsx") for finding in findings)


def test_another_program_reads_again_and_damage_is_made_good(
        raw: Path, study: Study, opened: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    read_figures(raw, study, KeptReadings(folder, "program"))
    opened.clear()
    read_figures(raw, study, KeptReadings(folder, "another"))
    assert len(opened) == 2
    for piece in folder.iterdir():
        piece.write_text(piece.read_text(encoding="utf-8").replace("92.5", "29.5"), encoding="utf-8")
    assert _as_new(raw, study, KeptReadings(folder, "another"))


def test_what_the_machine_refused_once_is_tried_again(
        raw: Path, study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptReadings(tmp_path / "kept", "program")
    busy = [Finding("error", "ingest-exhausts", {"file": "", "problem": "20 s"}, file="bhyt_2022.xlsx")]
    with monkeypatch.context() as patch:
        patch.setattr("analysis.ingest.figures.read_sheets", lambda path, file: ([], busy))
        assert busy[0] in read_figures(raw, study, kept)[1]
    assert _as_new(raw, study, kept)
