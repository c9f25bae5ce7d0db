"""The set-up: one list of dependencies in three files, a lock that fits every system, a safe bootstrap."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import audit
import pytest
import run
import setup
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
CONDA_NAMES = {"playwright": "playwright-python"}
SYSTEMS = {
    "Linux": {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
    "macOS": {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"},
    "Windows": {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
}


def _project() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as handle:
        project: dict[str, Any] = tomllib.load(handle)["project"]
    return project


def _requirements(*extras: str) -> list[Requirement]:
    project = _project()
    listed = [*project["dependencies"], *(item for extra in extras
                                          for item in project["optional-dependencies"][extra])]
    return [Requirement(item) for item in listed]


def _locked(path: Path) -> dict[str, tuple[Requirement, int]]:
    """Every package of a lock with the number of its hashes."""
    text = re.sub(r"^\s*#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    entries = text.replace("\\\n", " ").strip().splitlines()
    pairs = [(Requirement(entry.split(" --hash=")[0].strip()), entry.count("--hash=sha256:"))
             for entry in entries]
    return {str(canonicalize_name(requirement.name)): (requirement, hashes) for requirement, hashes in pairs}


def test_conda_users_get_the_same_names_and_ranges() -> None:
    file = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    conda = [item for item in file["dependencies"] if isinstance(item, str) and item != "pip"]
    (pip,) = [item["pip"] for item in file["dependencies"] if isinstance(item, dict)]
    listed: dict[str, str] = {canonicalize_name(Requirement(item).name): str(Requirement(item).specifier)
              for item in [*conda, *pip] if item != "-e ."}
    wanted: dict[str, str] = {canonicalize_name(CONDA_NAMES.get(item.name, item.name)): str(item.specifier)
              for item in _requirements("test")}
    assert listed == {**wanted, "python": _project()["requires-python"]}
    assert file["channels"][0] == "conda-forge"
    assert "-e ." in pip


def _imported() -> set[str]:
    """The first part of every name that a module of the package imports."""
    nodes = [node for path in (ROOT / "src").rglob("*.py") for node in ast.walk(ast.parse(path.read_bytes()))]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return {name.split(".")[0] for name in names}


def test_what_the_package_imports_is_declared() -> None:
    declared, packages = {canonicalize_name(item.name) for item in _requirements("cluster")}, packages_distributions()
    wanted = {name: {canonicalize_name(found) for found in packages.get(name, [name])}
              for name in _imported() - {"analysis"} - sys.stdlib_module_names}
    assert {name: found for name, found in wanted.items() if not found & declared} == {}


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_lock_holds_every_dependency_on_every_system(system: str) -> None:
    locked = _locked(ROOT / "requirements.lock")
    environment = {**default_environment(), **SYSTEMS[system], "python_full_version": "3.11.9"}
    for wanted in _requirements(*_project()["optional-dependencies"]):
        requirement, _ = locked[canonicalize_name(wanted.name)]
        (pin,) = requirement.specifier
        assert pin.operator == "=="
        assert wanted.specifier.contains(pin.version, prereleases=True), f"please run: make lock ({wanted})"
        assert requirement.marker is None or requirement.marker.evaluate(environment)  # type: ignore[arg-type]


def test_the_lock_knows_what_only_some_systems_need() -> None:
    locked = _locked(ROOT / "requirements.lock")
    assert str(locked["pywinpty"][0].marker) == 'os_name == "nt"'
    assert 'sys_platform == "darwin"' in str(locked["appnope"][0].marker)


@pytest.mark.parametrize("name", ["requirements.lock", "scripts/bootstrap.lock"])
def test_a_lock_has_hashes_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.findall(r"https?:|file:|--(?:extra-)?index-url|--find-links|--trusted-host", text)
    assert [package for package, (_, hashes) in _locked(ROOT / name).items() if not hashes] == []


def test_the_bootstrap_pins_the_uv_that_its_source_names() -> None:
    (wanted,) = (ROOT / "scripts" / "bootstrap.in").read_text(encoding="utf-8").split()
    ((requirement, _),) = _locked(ROOT / "scripts" / "bootstrap.lock").values()
    assert str(requirement) == wanted


def test_the_wheel_carries_texts_and_types(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    suffixes = {".py", ".ftl", ".json", ".csv", ".html", ".j2", ".css", ".typed"}
    source = ROOT / "src"
    wanted = {path.relative_to(source).as_posix() for path in source.rglob("*")
              if path.is_file() and path.suffix in suffixes}
    assert wanted <= packed


def test_an_old_python_is_refused_in_both_languages() -> None:
    code = "import sys, runpy; sys.version_info = (3, 9, 1); runpy.run_path('scripts/run.py', run_name='x')"
    code = "import sys; sys.path.insert(0, 'scripts'); " + code
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8",
                           env=setup.environment({"PYTHONIOENCODING": "utf-8"}))
    assert ended.returncode == 1
    assert ended.stderr.startswith("Cần Python 3.11 trở lên")
    assert "Python 3.11 or later is needed" in ended.stderr


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with inputs and no environment, in a path with Vietnamese letters and a space."""
    root = tmp_path / "Dự án Đắk Lắk"
    for name in ("requirements.lock", "pyproject.toml", "bootstrap.lock"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")
    for attribute, value in {"ROOT": root, "VENV": root / ".venv", "LOCK": root / "requirements.lock",
                             "BOOTSTRAP": root / "bootstrap.lock",
                             "STAMP": root / ".venv" / "daklak-setup.json"}.items():
        monkeypatch.setattr(setup, attribute, value)
    return root


class _Installer:
    """Stands in for the steps that take a network; counts them, and fails where told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.steps: list[str] = []
        self.uv = self.pip = True
        monkeypatch.setattr(setup, "_create", self.create)
        monkeypatch.setattr(setup, "_install_with_uv", lambda: self.note("uv") and self.uv)
        monkeypatch.setattr(setup, "_install_with_pip", lambda: self.note("pip") and self.pip)
        monkeypatch.setattr(setup, "_register_kernels", lambda: self.note("kernel"))

    def note(self, step: str) -> bool:
        self.steps.append(step)
        return True

    def create(self) -> None:
        self.note("create")
        python = setup.program("python")
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    def run(self) -> list[str]:
        """The steps of one more set-up."""
        self.steps = []
        setup.ensure()
        return self.steps


@pytest.fixture
def installer(project: Path, monkeypatch: pytest.MonkeyPatch) -> _Installer:
    return _Installer(monkeypatch)


def test_a_second_run_does_nothing_and_a_changed_lock_renews(installer: _Installer, project: Path) -> None:
    assert installer.run() == ["create", "uv", "kernel"]
    assert installer.run() == []
    (project / "requirements.lock").write_text("another", encoding="utf-8")
    assert installer.run() == ["uv", "kernel"]
    settings = project / ".venv" / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    language = json.loads(settings.read_text(encoding="utf-8"))["@jupyterlab/translation-extension:plugin"]
    assert language == {"locale": "vi_VN"}


def test_the_language_pack_is_completed_and_the_copy_in_a_cache_stays(installer: _Installer, project: Path) -> None:
    pack = (project / ".venv" / "lib" / "python3.12" / "site-packages" / "jupyterlab_language_pack_vi_VN" / "locale"
            / "vi_VN" / "LC_MESSAGES" / "jupyterlab.json")
    pack.parent.mkdir(parents=True)
    given = {"": {"domain": "jupyterlab"}, "Run": ["Khởi chạy"]}
    cached = project / "cached.json"
    cached.write_text(json.dumps(given), encoding="utf-8")
    pack.hardlink_to(cached)
    installer.run()
    completed = json.loads(pack.read_text(encoding="utf-8"))
    assert completed["Run All Cells"] == ["Chạy tất cả các ô"]
    assert given.items() <= completed.items()
    assert json.loads(cached.read_text(encoding="utf-8")) == given


def test_pip_takes_over_where_uv_fails(installer: _Installer) -> None:
    installer.uv = False
    assert installer.run() == ["create", "uv", "pip", "kernel"]
    assert installer.run() == []


@pytest.mark.parametrize("change", ["new", "renewed"])
def test_an_unfinished_environment_is_built_anew(installer: _Installer, project: Path, change: str) -> None:
    if change == "renewed":
        installer.run()
        (project / "pyproject.toml").write_text("another", encoding="utf-8")
    installer.uv = installer.pip = False
    with pytest.raises(setup.SetupError, match=r"(?s)Không tải.*could not be downloaded"):
        installer.run()
    installer.uv = True
    assert installer.run() == ["create", "uv", "kernel"]


@pytest.mark.parametrize("damage", ["python gone", "stamp unreadable", "folder moved"])
def test_a_damaged_environment_is_built_anew(installer: _Installer, damage: str) -> None:
    installer.run()
    if damage == "python gone":
        setup.program("python").unlink()
    elif damage == "stamp unreadable":
        setup.STAMP.write_text("{", encoding="utf-8")
    else:
        stamp = {**json.loads(setup.STAMP.read_text(encoding="utf-8")), "root": "elsewhere"}
        setup.STAMP.write_text(json.dumps(stamp), encoding="utf-8")
    assert installer.run() == ["create", "uv", "kernel"]


def test_the_editable_path_is_ascii_and_found_by_python(project: Path) -> None:
    packages = project / ".venv" / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)
    (project / "src").mkdir()
    pointer = packages / "_editable_impl_daklak_targets.pth"
    pointer.write_text(str(project / "src"), encoding="utf-8")
    setup._make_path_relative()
    assert pointer.read_bytes().isascii()
    code = f"import site, sys; site.addsitedir({str(packages)!r}); print(ascii(sys.path))"
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    added = [Path(entry).resolve() for entry in eval(shown.stdout)]
    assert (project / "src").resolve() in added


def test_uv_hears_of_the_index_that_pip_uses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "program", lambda name: Path(sys.executable))
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_CONFIG_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_INDEX_URL", "https://packages.invalid/simple")
    assert setup.index_from_pip()["UV_DEFAULT_INDEX"] == "https://packages.invalid/simple"
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://own.invalid/simple")
    assert setup.index_from_pip() == {}


def test_make_and_the_runner_have_the_same_tasks(capsys: pytest.CaptureFixture[str]) -> None:
    (phony,) = re.findall(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(phony.split()) - {"help"} == set(run.TASKS) - {"daklak"}
    assert run.main(["no-such-task"]) == 2
    shown = capsys.readouterr().err
    assert [task for task in run.TASKS if f"  {task} " not in shown] == []


def test_clean_removes_what_was_made_and_keeps_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ["data/processed/series.parquet", "reports/index.html", "src/analysis/__pycache__/a.pyc"]
    kept = ["data/processed/.gitkeep", "data/raw/areas.csv", "src/analysis/a.py", ".venv/pyvenv.cfg"]
    for name in [*made, *kept]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "VENV", tmp_path / ".venv")
    assert run.main(["clean"]) == 0
    assert [name for name in [*made, *kept] if (tmp_path / name).exists()] == kept
    assert run.main(["clean", "--all"]) == 0
    assert not (tmp_path / ".venv").exists()


def test_notebooks_name_the_projects_kernel() -> None:
    assert (ROOT / run.START).is_file()
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        metadata = json.loads(path.read_text(encoding="utf-8"))["metadata"]
        assert metadata["kernelspec"]["name"] == setup.KERNEL, path.name
        assert metadata["language_info"]["name"] == "python", path.name


def test_an_audit_that_did_not_take_place_is_not_a_clean_one() -> None:
    skipped = {"name": "numpy", "skip_reason": "Dependency not found on PyPI"}
    sound = {"name": "pandas", "version": "3.0.0", "vulns": []}
    weak = {"name": "jinja2", "version": "3.1.0", "vulns": [
        {"id": "PYSEC-0", "fix_versions": ["3.1.6"]}, {"id": "PYSEC-1", "fix_versions": []}]}
    assert audit.judge({}) == (0, [])
    assert audit.judge({"dependencies": [skipped, skipped]}) == (0, [])
    assert audit.judge({"dependencies": [skipped, sound]}) == (1, [])
    assert audit.judge({"dependencies": [sound, weak]}) == (
        2, [("jinja2", "3.1.0", "PYSEC-0", "3.1.6"), ("jinja2", "3.1.0", "PYSEC-1", "–")])
