"""The copy of the site where others read it: on this machine's disk and in memory, as fsspec offers them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import fsspec
import pytest

from analysis.nightly.store import NoStore, publish
from analysis.reporting.record import RunRecord, write_record

PAGES = {"index.html": "<p>Đắk Lắk</p>", "districts/lak.html": "<p>Lắk</p>"}


@pytest.fixture
def site(tmp_path: Path) -> tuple[Path, RunRecord]:
    folder = tmp_path / "báo cáo"
    for name, content in PAGES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    record = replace(RunRecord(), pages=tuple(PAGES))
    write_record(folder, record)
    return folder, record


@pytest.fixture(params=["file", "memory"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return f"file://{tmp_path}/công bố" if request.param == "file" else f"memory://{tmp_path.name}"


def _held(address: str) -> dict[str, str]:
    system, root = fsspec.core.url_to_fs(address)
    return {path.removeprefix(f"{root}/"): system.cat_file(path).decode() for path in system.find(root)}


def test_the_copy_is_the_site_and_is_written_once(site: tuple[Path, RunRecord], address: str) -> None:
    folder, record = site
    assert publish(folder, record, address) == len(PAGES) + 1  # and run.json
    held = _held(address)
    assert {name: held[name] for name in PAGES} == PAGES
    assert publish(folder, record, address) == 0
    assert _held(address) == held


def test_only_what_changed_is_written_and_what_is_gone_removed(site: tuple[Path, RunRecord], address: str) -> None:
    folder, record = site
    publish(folder, record, address)
    system, root = fsspec.core.url_to_fs(address)
    system.pipe_file(f"{root}/của người khác.txt", b"not ours")
    (folder / "index.html").write_text("<p>mới</p>", encoding="utf-8")
    (folder / "districts/lak.html").unlink()
    assert publish(folder, replace(record, pages=("index.html",)), address) == 2
    held = _held(address)
    assert held["index.html"] == "<p>mới</p>"
    assert held["của người khác.txt"] == "not ours"
    assert "districts/lak.html" not in held


def test_a_page_that_is_gone_is_removed_though_no_other_has_changed(site: tuple[Path, RunRecord], address: str) -> None:
    folder, record = site
    publish(folder, record, address)
    (folder / "districts/lak.html").unlink()
    publish(folder, replace(record, pages=("index.html",)), address)
    assert "districts/lak.html" not in _held(address)
    assert _held(address)["index.html"] == PAGES["index.html"]


def test_a_list_of_another_kind_leads_nowhere(site: tuple[Path, RunRecord], tmp_path: Path) -> None:
    folder, record = site
    target = tmp_path / "đích"
    target.mkdir()
    (tmp_path / "outside.txt").write_text("stays", encoding="utf-8")
    (target / "published.json").write_text('{"../outside.txt": "x", "/etc/hosts": "x"}', encoding="utf-8")
    publish(folder, record, f"file://{target}")
    assert (tmp_path / "outside.txt").read_text(encoding="utf-8") == "stays"
    (target / "published.json").write_text("[", encoding="utf-8")
    assert publish(folder, record, f"file://{target}") > 0


@pytest.mark.parametrize("wrong", ["nowhere://x", "file:///proc/nothing/here"])
def test_a_store_that_refuses_is_said(site: tuple[Path, RunRecord], wrong: str) -> None:
    with pytest.raises(NoStore, match=wrong.partition(":")[0]):
        publish(*site, wrong)
