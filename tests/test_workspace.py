"""Where a project's files lie, and how a file gets into its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.workspace import Workspace, remove_remains, stays_inside, write_atomically


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("DAKLAK_HOME", raising=False)
    return _project(tmp_path / "dự án")


def _project(folder: Path) -> Path:
    (folder / "data" / "raw").mkdir(parents=True)
    (folder / "data" / "raw" / "areas.csv").touch()
    return folder


def test_the_project_is_found_from_within(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "data" / "raw")
    assert Workspace.find().root == Workspace.find(project).root == project


def test_a_folder_that_is_named_goes_before_the_environment_and_that_before_here(
        project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = _project(tmp_path / "khác")
    monkeypatch.chdir(project)
    monkeypatch.setenv("DAKLAK_HOME", str(other))
    assert Workspace.find().root == other
    assert Workspace.find(project).root == project


@pytest.mark.parametrize(("name", "inside"), [
    ("index.html", True), ("districts/lak.html", True), ("a..b.html", True), ("/etc/a.html", False),
    ("../a.html", False), ("a/../../b.html", False), ("..\\a.html", False), ("\\\\server\\a.html", False),
    ("C:a.html", False), ("c:\\a.html", False),
])
def test_a_name_that_leads_out_of_its_folder_is_known_on_every_system(name: str, inside: bool) -> None:
    assert stays_inside(name) is inside


def test_where_there_is_none_the_folder_is_told_in_both_languages(project: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"Không tìm thấy.*--root.* / No .*--root") as error:
        Workspace.find(project.parent)
    assert str(error.value).count(str(project.parent)) == 2


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("old", encoding="utf-8")

    def fill_and_fail(part: Path) -> None:
        part.write_text("half", encoding="utf-8")
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        write_atomically(path, fill_and_fail)
    assert [(each.name, each.read_text(encoding="utf-8")) for each in tmp_path.iterdir()] == [("table.csv", "old")]


def test_what_a_killed_run_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    left: list[Path] = []

    def killed(part: Path) -> None:
        part.write_text("half", encoding="utf-8")
        left.append(part.rename(part.with_name(part.name.replace("table", "other"))))  # out of reach of the clean-up
        raise OSError("killed")

    with pytest.raises(OSError, match="killed"):
        write_atomically(tmp_path / "table.csv", killed)
    kept = [tmp_path / "table.csv", tmp_path / ".lock"]
    for path in kept:
        path.touch()
    assert left[0].exists()
    assert remove_remains(tmp_path, tmp_path / "not there") == 1
    assert sorted(tmp_path.iterdir()) == sorted(kept)
