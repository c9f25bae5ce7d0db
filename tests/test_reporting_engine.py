"""Real papermill runs of small notebooks: what comes out, what is kept, and what a failure leaves alone."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analysis.reporting.delivery import deliver
from analysis.reporting.engine import run_job
from analysis.reporting.jobs import Job, PageInfo, Result
from analysis.reporting.running import run_jobs
from analysis.reporting.translation import ReadablePythonTranslator, use_readable_parameters

NASTY = "Krông \"Pắc\" <script>alert(1)</script> 'x' \\ {a}\nhàng hai"


def _job(folder: Path, notebooks: Path, name: str, key: str = "", **parameters: str) -> Job:
    key = key or f"districts/{name}"
    return Job(
        key=key, notebook=notebooks / f"{name}.ipynb", output=folder.joinpath(*f"{key}.html".split("/")),
        page=PageInfo(f"Thử {name}", as_of="2026-01-01", made="2026-11-24", inputs="abc", home="../"),
        parameters={"district": "lak", **parameters}, home=folder,
    )


@pytest.fixture(scope="module")
def notebooks() -> Path:
    return Path(__file__).parent / "notebooks"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, notebooks: Path) -> tuple[Path, dict[str, Result]]:
    """Reports made side by side: a good one, one that fails, one whose kernel dies, another good one."""
    folder = tmp_path_factory.mktemp("reports")
    jobs = [
        _job(folder, notebooks, "good", district=NASTY), _job(folder, notebooks, "failing"),
        _job(folder, notebooks, "dying"), _job(folder, notebooks, "good", "last"),
    ]
    results = run_jobs(jobs, workers=2, progress=False)
    assert [result.key for result in results] == [job.key for job in jobs]
    return folder, {result.key: result for result in results}


def test_a_failing_report_stops_nothing(run: tuple[Path, dict[str, Result]]) -> None:
    _, results = run
    assert {key: result.ok for key, result in results.items()} == {
        "districts/good": True, "districts/failing": False, "districts/dying": False, "last": True}


def test_the_time_of_each_report_is_measured(run: tuple[Path, dict[str, Result]]) -> None:
    _, results = run
    assert all(0 < result.seconds < 120 for result in results.values())


def test_a_page_shows_results_without_code(run: tuple[Path, dict[str, Result]]) -> None:
    folder, results = run
    page = results["last"].output.read_text(encoding="utf-8")
    assert "<strong>lak</strong>" in page
    assert "data:image/png;base64," in page
    assert "matplotlib" not in page.split("<main")[1].split("</main>")[0]
    assert "Tiêu đề trong sổ tay" not in page
    assert f"{folder}|1" in page


def test_values_from_outside_are_inert(run: tuple[Path, dict[str, Result]]) -> None:
    _, results = run
    page = results["districts/good"].output.read_text(encoding="utf-8")
    assert "<script" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3


def test_what_a_notebook_warns_of_is_recorded_not_shown(run: tuple[Path, dict[str, Result]]) -> None:
    _, results = run
    assert results["last"].warnings == ("lời nhắn cho người phát triển",)
    assert "lời nhắn" not in results["last"].output.read_text(encoding="utf-8")


def test_a_failure_leaves_a_readable_page_and_its_notebook(run: tuple[Path, dict[str, Result]]) -> None:
    folder, results = run
    page = results["districts/failing"].output.read_text(encoding="utf-8")
    assert results["districts/failing"].error == "ValueError: <script>alert(1)</script> hỏng"
    assert "chưa lập được" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; hỏng" in page
    assert "<script" not in page
    assert 'href="failing.failed.ipynb"' in page
    kept = json.loads((folder / "districts" / "failing.failed.ipynb").read_text(encoding="utf-8"))
    shown = json.dumps(kept, ensure_ascii=False)
    assert "đã chạy đến đây" in shown
    assert "\\x1b" not in page


def test_a_dead_kernel_is_an_error_like_any_other(run: tuple[Path, dict[str, Result]]) -> None:
    _, results = run
    assert "DeadKernelError" in results["districts/dying"].error
    assert results["districts/dying"].output.is_file()


def test_a_good_run_removes_the_notebook_kept_from_a_failure(tmp_path: Path, notebooks: Path) -> None:
    job = _job(tmp_path, notebooks, "good")
    job.failed_notebook.parent.mkdir(parents=True)
    job.failed_notebook.write_text("{}", encoding="utf-8")
    result = run_job(job)
    assert result.ok
    assert not job.output.exists()  # a worker writes nothing
    deliver(job, result)
    assert not job.failed_notebook.exists()


def test_the_notebook_itself_is_never_changed(tmp_path: Path, notebooks: Path) -> None:
    before = (notebooks / "failing.ipynb").read_bytes()
    run_job(_job(tmp_path, notebooks, "failing"))
    assert (notebooks / "failing.ipynb").read_bytes() == before


def test_a_notebook_that_is_not_there_is_a_result(tmp_path: Path, notebooks: Path) -> None:
    result = run_job(_job(tmp_path, notebooks, "absent"))
    assert not result.ok
    assert "absent.ipynb" in result.error
    assert "absent.ipynb" in result.page


def test_a_folder_with_braces_and_diacritics_is_an_ordinary_folder(tmp_path: Path, notebooks: Path) -> None:
    folder = tmp_path / "Báo cáo {2025} & khác"
    folder.mkdir()
    (folder / "good.ipynb").write_bytes((notebooks / "good.ipynb").read_bytes())
    result = run_job(_job(folder, folder, "good"))
    assert result.error == ""


def test_a_worker_that_dies_costs_only_its_own_report(
    tmp_path: Path, notebooks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deadly_worker.py").write_text(
        "import os\n"
        "from analysis.reporting.jobs import Result\n"
        "def run(job):\n"
        "    if job.key == 'b':\n"
        "        os._exit(9)\n"
        "    return Result(job.key, True, 0.1, job.output)\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    import deadly_worker  # type: ignore[import-not-found]

    jobs = [_job(tmp_path, notebooks, "good", key) for key in "abcd"]
    results = run_jobs(jobs, workers=2, run=deadly_worker.run, progress=False)
    assert [(result.key, result.ok) for result in results] == [
        ("a", True), ("b", False), ("c", True), ("d", True)]
    assert "dừng đột ngột" in jobs[1].output.read_text(encoding="utf-8")


def test_a_pool_that_breaks_while_it_is_handed_the_jobs_costs_no_report(tmp_path: Path, notebooks: Path) -> None:
    """The first pool takes two jobs, does the first of them and breaks."""
    opened: list[int] = []

    class Breaking(ThreadPoolExecutor):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            taken.append(args[0].key)
            if len(opened) > 1 or len(taken) == 1:
                return super().submit(fn, *args, **kwargs)
            if len(taken) > 2:
                raise BrokenProcessPool("a worker is gone")
            lost: Future[Any] = Future()
            lost.set_exception(BrokenProcessPool("a worker is gone"))
            return lost

    def open_pool(workers: int) -> Breaking:
        opened.append(workers)
        return Breaking(workers)

    taken: list[str] = []
    jobs = [_job(tmp_path, notebooks, "good", key) for key in "abcd"]
    results = run_jobs(jobs, workers=2, run=_made, progress=False, open_executor=open_pool)
    assert [(result.key, result.ok) for result in results] == [(key, True) for key in "abcd"]
    assert taken == ["a", "b", "c", "b", "c", "d"]  # b alone, since it may have been the cause; then the rest


def _made(job: Job) -> Result:
    return Result(job.key, True, 0.1, job.output)


def test_a_notebook_that_hangs_is_stopped_and_said(tmp_path: Path, notebooks: Path) -> None:
    result = run_job(replace(_job(tmp_path, notebooks, "hanging"), timeout=2))
    assert "hanging.failed.ipynb" in result.page
    assert "đã chạy đến đây" in json.dumps(json.loads(result.notebook)["cells"][-2]["outputs"], ensure_ascii=False)
    assert not result.ok
    assert "timed out" in result.error
    assert "time.sleep(600)" in result.error


def test_no_jobs_need_no_workers_and_what_else_there_is_gets_done() -> None:
    asked: list[str] = []
    assert run_jobs([], meanwhile=lambda: asked.append("pages")) == []
    assert asked == ["pages"]


def test_what_goes_wrong_meanwhile_is_raised_and_costs_no_report(tmp_path: Path, notebooks: Path) -> None:
    def disk_is_full() -> None:
        raise OSError(errno.ENOSPC, "full")

    taken: list[str] = []
    with pytest.raises(OSError, match="full"):
        run_jobs([_job(tmp_path, notebooks, "good", key) for key in "abc"], workers=2, run=_made, progress=False,
                 open_executor=ThreadPoolExecutor, done=lambda result: taken.append(result.key), meanwhile=disk_is_full)
    assert sorted(taken) == ["a", "b", "c"]


@pytest.mark.parametrize("words", ["Đắk Lắk", NASTY, "", "ký tự \x00 lạ", "\u202e", "'''\"\"\""])
def test_parameters_are_written_readably_and_read_back_the_same(words: str) -> None:
    written = ReadablePythonTranslator.translate(words)
    assert eval(written, {}) == words
    if words == "Đắk Lắk":
        assert written == "'Đắk Lắk'"


def test_papermill_uses_the_readable_translator() -> None:
    import papermill.translators

    use_readable_parameters()
    found = papermill.translators.papermill_translators.find_translator("python3", "python")
    assert found.codify({"district": "Đắk Lắk", "year": 2025, "values": [1.5, None, True]}) == (
        "# Parameters\ndistrict = 'Đắk Lắk'\nyear = 2025\nvalues = [1.5, None, True]\n")
