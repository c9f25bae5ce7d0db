"""The kernel that any program can ask for by its kernelspec: the same output as a plain one."""

from __future__ import annotations

import json
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import papermill
import pytest

from analysis.reporting.kernels import can_fork

GOOD = Path(__file__).parent / "notebooks" / "good.ipynb"


@pytest.fixture
def kernels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two kernelspecs that differ in who starts the kernel."""
    for name in ("plain", "forked"):
        folder = tmp_path / "kernels" / name
        folder.mkdir(parents=True)
        spec: dict[str, Any] = {"argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
                                "display_name": name, "language": "python", "env": {"OMP_NUM_THREADS": "1"}}
        if name == "forked":
            spec["metadata"] = {"kernel_provisioner": {"provisioner_name": "analysis-forked"}}
        (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    return tmp_path


def _shown(notebook: Any) -> list[Any]:
    """Outputs without what only counts or times."""
    return [[{key: value for key, value in output.items() if key not in ("execution_count", "metadata")}
             for output in cell.get("outputs", [])] for cell in notebook.cells]


def test_the_entry_point_is_known() -> None:
    names = {point.name for point in entry_points(group="jupyter_client.kernel_provisioners")}
    assert "analysis-forked" in names, "please run scripts/setup.py"


@pytest.mark.skipif(not can_fork(), reason="forks are for Linux")
def test_papermill_with_either_kernel_gives_the_same_outputs(kernels: Path) -> None:
    found = {name: papermill.execute_notebook(str(GOOD), str(kernels / f"{name}.ipynb"), {"district": "lak"},
                                              kernel_name=name, progress_bar=False)
             for name in ("plain", "forked")}
    assert _shown(found["plain"]) == _shown(found["forked"])
    assert any(_shown(found["forked"]))
