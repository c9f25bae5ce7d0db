"""The schedule that is written is one that systemd and a shell read as meant, whatever the folder is called."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from analysis.nightly.schedule import BadTime, make_schedule, write_schedule
from analysis.nightly.store import publish
from analysis.reporting.record import RunRecord
from analysis.workspace import Workspace

FOLDERS = ("daklak", "Báo cáo 100 %", "it's a \"place\"", "$HOME and more")


@pytest.fixture(params=FOLDERS)
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    root = tmp_path / request.param
    root.mkdir()
    return Workspace(root)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_finds_nothing_wrong(workspace: Workspace, tmp_path: Path) -> None:
    program = workspace.root / "daklak"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    service, timer, _ = write_schedule(make_schedule(workspace, "02:30", program), tmp_path / "units")
    own = {"XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(["systemd-analyze", "verify", "--user", "--man=no", str(service), str(timer)],
                          capture_output=True, text=True, env=own)
    said = [line for line in done.stderr.splitlines() if "daklak-reports" in line]
    assert (done.returncode, said) == (0, [])


def test_the_line_for_cron_runs_in_the_folder(workspace: Workspace) -> None:
    program = workspace.root / "daklak"
    program.write_text('#!/bin/sh\necho "$PWD" "$@" > ran.txt\n', encoding="utf-8")
    program.chmod(0o755)
    line = make_schedule(workspace, "23:05", program).cron
    minute, hour, *_ = line.split()
    assert (minute, hour) == ("5", "23")
    assert "%" not in line.replace("\\%", ""), "cron ends a line at a bare per cent sign"
    command = line.split(maxsplit=5)[5].replace("\\%", "%")  # as cron hands it to the shell
    subprocess.run(["/bin/sh", "-c", command], check=True, cwd="/")
    ran = (workspace.root / "ran.txt").read_text(encoding="utf-8")
    assert ran == f"{workspace.root} reports\n", shlex.quote(line)


def test_each_edition_has_units_of_its_own_that_may_write_where_its_copy_goes(tmp_path: Path) -> None:
    store = f"file://{tmp_path}/báo cáo"
    made = make_schedule(Workspace(tmp_path), "03:00", Path("/opt/daklak"), "en", store)
    assert [path.name for path in write_schedule(made, tmp_path)] == [
        f"daklak-reports-en.{ending}" for ending in ("service", "timer", "cron")]
    lines = dict(line.split("=", 1) for line in made.service.splitlines() if "=" in line)
    given = ["/opt/daklak", "reports", "--language", "en", "--store", store]
    assert shlex.split(lines["ExecStart"].replace("%%", "%")) == ["/usr/bin/env", *given]
    assert shlex.split(lines["ReadWritePaths"]) == [str(tmp_path), str(tmp_path / "báo cáo")]
    assert shlex.split(made.cron.replace("\\%", "%"))[9:15] == given
    assert "s3" not in make_schedule(Workspace(tmp_path), store="s3://bucket/site").service.split("ReadWritePaths=")[1]


@pytest.mark.parametrize("written", ["{folder}/báo cáo", "file://{folder}/báo cáo", "file://{folder}/b%C3%A1o%20c%C3%A1o",
                                     "local://{folder}/100% công khai#x"])
def test_the_service_may_write_just_where_the_copy_goes(written: str, tmp_path: Path) -> None:
    site, served = tmp_path / "site", tmp_path / "www"
    site.mkdir()
    (site / "index.html").write_text("<p>Đắk Lắk</p>", encoding="utf-8")
    store = written.format(folder=served)
    service = make_schedule(Workspace(tmp_path), store=store).service
    line = next(line for line in service.splitlines() if line.startswith("ReadWritePaths="))
    allowed = Path(shlex.split(line.split("=", 1)[1].replace("%%", "%"))[1])
    publish(site, RunRecord(pages=("index.html",)), store)
    assert [path.parent for path in served.rglob("index.html")] == [allowed]


def test_a_refusal_is_no_failure_and_a_night_that_was_slept_through_is_made_up(tmp_path: Path) -> None:
    schedule = make_schedule(Workspace(tmp_path))
    assert "SuccessExitStatus=3" in schedule.service.splitlines()  # 3 alone: some report failed is a failure
    assert "Persistent=true" in schedule.timer.splitlines()


@pytest.mark.parametrize("time", ["24:00", "2", "02:60", "02:30:00", "\n02:30"])
def test_a_time_that_is_none_is_refused(time: str, tmp_path: Path) -> None:
    with pytest.raises(BadTime):
        make_schedule(Workspace(tmp_path), time)
