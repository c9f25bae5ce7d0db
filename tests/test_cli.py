"""A user's mistakes at the command line: words in Vietnamese and English, the right status, never a traceback."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis.cli import app
from analysis.cli.usage import check_scheduler
from analysis.pipeline import run_pipeline
from analysis.reporting import executors, site
from analysis.reporting.delivery import deliver
from analysis.reporting.history import keep_run, run_folder
from analysis.reporting.jobs import Job, Result
from analysis.reporting.record import RunRecord
from analysis.reporting.snapshots import KINDS, snapshot, write_snapshot
from analysis.tables import empty, read_table
from tests.catalogue import STUDY
from tests.ingest_files import copy_catalogue
from tests.small_workspace import FORECAST, LEDGER, small_workspace

STOPPED, REFUSED, USAGE = 6, 3, 2
TOLD: list[str] = []


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


@pytest.fixture(scope="module")
def made(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of few figures, with its tables."""
    workspace = small_workspace(root, tmp_path_factory.mktemp("made") / "tỉnh", FORECAST[1:])
    shutil.copytree(root / "notebooks", workspace.notebooks)
    run_pipeline(workspace, progress=TOLD.append)
    return workspace.root


@pytest.fixture
def standing(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it; its reports are one line each, written in this process."""
    def one_line(jobs: list[Job], workers: int | None = None, **options: object) -> list[Result]:
        results = [Result(job.key, True, 0.0, job.output, page="<main></main>") for job in jobs]
        for job, result in zip(jobs, results, strict=True):
            deliver(job, result)
            options["done"](result)  # type: ignore[operator]
        return results

    shutil.copytree(made, tmp_path / "tỉnh")
    monkeypatch.setattr(site, "run_jobs", one_line)
    monkeypatch.setattr(executors, "begin_warming", lambda *places: None)
    return tmp_path / "tỉnh"


@pytest.mark.parametrize("command", ["clean", "forecast", "form"])
def test_a_file_lies_where_the_tables_go(home: Path, command: str) -> None:
    (home / "data" / "processed").write_text("không phải thư mục", encoding="utf-8")
    _refused(STOPPED, "tệp hoặc thư mục khác chiếm", "another file or folder", command, "--root", str(home))


def test_a_file_lies_where_the_schedule_goes(home: Path) -> None:
    (home / "schedule").write_text("", encoding="utf-8")
    _refused(STOPPED, "Lần chạy bị dừng", "The run stopped", "schedule", "--root", str(home))


def _health(home: Path) -> tuple[str, int, str]:
    told = json.loads((home / "reports" / "health.json").read_text(encoding="utf-8"))
    return told["status"], told["exit_status"], told["message"]


@pytest.mark.parametrize("ledger", [None, "", "header"], ids=["gone", "empty", "header only"])
def test_without_any_figure_the_folder_is_named_and_not_the_day(home: Path, root: Path, ledger: str | None) -> None:
    path = home / "data" / "raw" / LEDGER
    if ledger is not None:
        first = (root / "data" / "raw" / LEDGER).read_text(encoding="utf-8").splitlines()[0]
        path.write_text(first + "\n" if ledger else "", encoding="utf-8")
    for command in ("clean", "reports"):
        _refused(REFUSED, "không có số liệu nào để dùng", "There is no figure in data/raw",
                 command, "--root", str(home))
    status, number, message = _health(home)
    assert (status, number) == ("refused", REFUSED)
    assert "data/raw" in message
    _refused(USAGE, "Không có số liệu nào đã biết", "no figure that was known", "clean", "--root", str(home),
             "--as-of", "2021-02-28")


def test_plans_alone_are_worked_with(home: Path) -> None:
    (home / "data" / "raw" / "ke_hoach.csv").write_text(
        "indicator,area,year,value,definition,kind\npoverty_rate,Lắk,2025,15.5,line_2022_2025,target\n",
        encoding="utf-8")
    result = CliRunner().invoke(app, ["clean", "--root", str(home)])
    assert "Đã ghi 4 bảng" in result.output
    assert list(read_table(home / "data" / "processed", "figures")["kind"]) == ["target"]


@pytest.mark.parametrize("content", [None, "{"], ids=["deleted", "cut short"])
def test_a_notebook_that_cannot_be_used_is_named_and_the_pages_stay(standing: Path, content: str | None) -> None:
    page = standing / "reports" / "index.html"
    page.parent.mkdir()
    page.write_text("cũ", encoding="utf-8")
    notebook = standing / "notebooks" / "gap_maps.ipynb"
    notebook.unlink() if content is None else notebook.write_text(content, encoding="utf-8")
    _refused(STOPPED, "sổ tính chưa dùng được", "The notebook gap_maps.ipynb" if content else
             "There is no notebook gap_maps.ipynb", "reports", "--root", str(standing))
    assert _health(standing)[:2] == ("stopped", STOPPED)
    assert page.read_text(encoding="utf-8") == "cũ"


def test_a_file_lies_where_the_reports_go(standing: Path) -> None:
    (standing / "reports").write_text("không phải thư mục", encoding="utf-8")
    (standing / "logs").write_text("không phải thư mục", encoding="utf-8")
    _refused(STOPPED, f"chỗ của {standing / 'reports'}", "another file or folder", "reports", "--root", str(standing))


def test_a_demonstration_without_notebooks(home: Path) -> None:
    _refused(STOPPED, "Lần chạy bị dừng", "notebooks", "demo", "--root", str(home))


@pytest.mark.parametrize("address", ["máy chủ", "foo", "tcp://10.0.0.7", "tcp://:"])
def test_an_address_without_a_port_is_refused_before_any_work(home: Path, address: str) -> None:
    _refused(USAGE, f'Địa chỉ "{address}"', "e.g. tcp://127.0.0.1:8786", "reports", "--scheduler", address,
             "--root", str(home))
    assert not (home / "data" / "processed").exists()


@pytest.mark.parametrize("address", ["", "tcp://127.0.0.1:8786", "10.0.0.7:8786", "tls://[::1]:8786/"])
def test_an_address_with_a_port_is_taken(address: str) -> None:
    check_scheduler(address)


def test_a_time_that_is_none_is_refused_in_both_languages(home: Path) -> None:
    _refused(USAGE, "giờ:phút", "hour:minute", "schedule", "--at", "25:00", "--root", str(home))


@pytest.mark.parametrize("command", ["clean", "forecast", "reports"])
def test_a_day_to_come_is_refused_before_any_work(home: Path, command: str) -> None:
    _refused(USAGE, "Ngày 01/01/2999 chưa đến", "still to come", command, "--as-of", "2999-01-01", "--root", str(home))
    assert not (home / "data" / "processed").exists()


def test_nothing_to_compare_is_said_in_both_languages(home: Path) -> None:
    _refused(USAGE, "Chưa lưu lần chạy nào", "No run is kept yet", "compare", "--root", str(home))


@pytest.mark.parametrize(("written", "key"), [
    ("Lắk", "lak"), ("lakk", "lak"), ("656", "lak"), ("TP. Buôn Mê Thuột", "buon-ma-thuot"), ("Krông Pắk", "krong-pac"),
    ("buonho", "buon-ho"), ("Đắk Lắk", ""), ("xyz", "")])
@pytest.mark.parametrize("command", ["reports", "demo"])
def test_a_district_by_another_name_is_told_its_key_before_anything_is_made(
        home: Path, command: str, written: str, key: str) -> None:
    near = (f'Có phải ý bạn là "{key}"', f'Did you mean "{key}"') if key else ("Các mã hợp lệ: buon-don", "Known keys:")
    _refused(USAGE, *near, command, "--district", written, "--root", str(home))
    assert not (home / "build").exists()
    if not key:
        _refused(USAGE, f'"{written}" không phải là mã của huyện nào. Các', "is no key of a district. Known", command,
                 "--district", written, "--root", str(home))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux has /proc, in which nobody can make a folder")
def test_a_folder_that_cannot_be_made_is_named_without_the_systems_words(home: Path) -> None:
    nowhere = "/proc/không có"  # where the system makes the folders
    _refused(STOPPED, f"không tìm thấy {nowhere}", f"{nowhere} is not there", "schedule", "--root", str(home),
             "--out", nowhere)


@pytest.mark.parametrize("numbers", [("0",), ("1", "0"), ("9",)])
def test_a_run_that_is_not_kept_is_named_with_those_that_are(home: Path, numbers: tuple[str, ...]) -> None:
    reports = home / "reports"
    for number in (1, 2):
        keep_run(reports, RunRecord(number=number))
        write_snapshot(run_folder(reports, number), snapshot(STUDY, {kind: empty(kind) for kind in KINDS}))
    _refused(USAGE, f"lần chạy số {numbers[-1]}. Các lần còn lưu: 1, 2", f"kept of run {numbers[-1]}.",
             "compare", *numbers, "--root", str(home))


def test_one_run_has_nothing_to_be_compared_with(home: Path) -> None:
    keep_run(home / "reports", RunRecord(number=1))
    _refused(USAGE, "Mới lưu một lần chạy", "Only run 1 is kept", "compare", "--root", str(home))


def test_the_lines_that_install_a_schedule_name_its_files_whatever_the_folder_is_called(home: Path) -> None:
    folder = home / "it's \"here\" for $1"
    result = CliRunner().invoke(app, ["schedule", "--root", str(home), "--out", str(folder)])
    line = next(line for line in result.output.splitlines() if "mkdir" in line)
    assert {str(folder / f"daklak-reports.{kind}") for kind in ("service", "timer")} <= set(shlex.split(line))


@pytest.mark.parametrize("command", ["reports", "demo", "compare"])
def test_a_language_that_is_not_there_is_not_taken_for_vietnamese(home: Path, command: str) -> None:
    _refused(USAGE, "vi", "en", command, "--language", "fr", "--root", str(home))
    assert not (home / "reports").exists()


@pytest.mark.parametrize(("command", "vietnamese", "english"), [
    (("--foo",), "Không có tùy chọn --foo", "There is no option --foo"),
    (("reports", "--forc"), "Có phải ý bạn là: --force", "Did you mean --force"),
    (("chek",), "Không có lệnh \"chek\"", "There is no command"),
    (("check",), "Thiếu TỆP…", "is missing"),
    (("form", "--year", "abc"), "--year phải là số nguyên", "must be a whole number"),
    (("form", "--year", "1900"), "từ 1990 trở lên", "at least 1990"),
    (("form", "--year"), "Sau --year phải có giá trị", "needs a value"),
    (("reports", "--language", "fr"), "không nhận \"fr\"", "does not take \"fr\""),
    (("clean", "extra"), "Thừa: extra", "Too much: extra"),
    (("compare", "1,5"), "Giá trị của LẦN phải là số nguyên", "must be a whole number"),
])
def test_a_wrong_command_line_is_said_in_both_languages(command: tuple[str, ...], vietnamese: str,
                                                        english: str) -> None:
    _refused(USAGE, vietnamese, english, *command)
    output = CliRunner().invoke(app, list(command)).output
    assert "--help" in output
    assert "Input should" not in output


def test_help_is_in_vietnamese() -> None:
    for command in ((), ("form",)):
        result = CliRunner().invoke(app, [*command, "--help"])
        assert result.exit_code == 0
        assert "Hiện lời hướng dẫn này" in result.output


def test_a_folder_and_a_kind_that_is_not_read(home: Path) -> None:
    _refused(USAGE, "là thư mục", "is a folder", "check", str(home), "--root", str(home))
    (home / "README.md").write_text("# Đọc", encoding="utf-8")
    result = CliRunner().invoke(app, ["check", str(home / "README.md"), "--root", str(home)])
    assert result.exit_code == 2
    assert "thuộc loại không đọc được" in result.output
    assert ".xlsx, .xlsm, .xls" in result.output


def test_each_step_has_a_name_of_its_own_and_the_findings_a_page(standing: Path) -> None:
    """Groups, definitions and the look back from an earlier day are told apart."""
    assert len(TOLD) > 1
    assert len(set(TOLD)) == len(TOLD)
    result = CliRunner().invoke(app, ["clean", "--root", str(standing)])
    assert "findings.html" in result.output
    assert ".parquet" not in result.output
