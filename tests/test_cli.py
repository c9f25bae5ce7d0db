"""A user's mistakes at the command line: words in Vietnamese and English, the right status, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis.cli import app
from tests.ingest_files import copy_catalogue

STOPPED, USAGE = 6, 2


@pytest.fixture
def home(root: Path, tmp_path: Path) -> Path:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    copy_catalogue(root, tmp_path / "data" / "raw")
    return tmp_path


def _refused(status: int, vietnamese: str, english: str, *command: str) -> None:
    result = CliRunner().invoke(app, list(command))
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == status, result.output
    assert vietnamese in result.output
    assert english in result.output


@pytest.mark.parametrize("command", ["clean", "forecast", "form"])
def test_a_file_lies_where_the_tables_go(home: Path, command: str) -> None:
    (home / "data" / "processed").write_text("không phải thư mục", encoding="utf-8")
    _refused(STOPPED, "Lần chạy bị dừng", "The run stopped", command, "--root", str(home))


def test_a_file_lies_where_the_schedule_goes(home: Path) -> None:
    (home / "schedule").write_text("", encoding="utf-8")
    _refused(STOPPED, "Lần chạy bị dừng", "The run stopped", "schedule", "--root", str(home))


def test_a_demonstration_without_notebooks(home: Path) -> None:
    _refused(STOPPED, "Lần chạy bị dừng", "notebooks", "demo", "--root", str(home))


def test_a_time_that_is_none_is_refused_in_both_languages(home: Path) -> None:
    _refused(USAGE, "giờ:phút", "hour:minute", "schedule", "--at", "25:00", "--root", str(home))


def test_nothing_to_compare_is_said_in_both_languages(home: Path) -> None:
    _refused(USAGE, "Chưa lưu lần chạy nào", "No run is kept yet", "compare", "--root", str(home))


@pytest.mark.parametrize("command", ["reports", "demo", "compare"])
def test_a_language_that_is_not_there_is_not_taken_for_vietnamese(home: Path, command: str) -> None:
    _refused(USAGE, "vi", "en", command, "--language", "fr", "--root", str(home))
    assert not (home / "reports").exists()
